//! Search: an editable combobox with a list, after the pattern of the ARIA Authoring Practices.
//!
//! The field keeps focus; the arrow keys move a mark through the list. Enter takes the marked suggestion, or searches
//! for what was typed; Escape closes the list, and empties the field when there is none. While an input method composes
//! (Thai, Arabic, Japanese keyboards), no key means anything here.

use crate::prelude::*;
use leptos::ev::KeyboardEvent;
use leptos::html;

use super::data::Data;
use super::icon::{Icon, Picto};
use crate::Words;

/// Something that may be meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// What it says.
    pub text: String,
    /// What kind it is, or in which category; empty for none.
    pub detail: String,
    /// Where it leads.
    pub href: String,
}

/// What a shopper asks of the search box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchEvent {
    /// The text changed; suggestions may follow.
    Typed(String),
    /// All results for a text.
    Submitted(String),
    /// A suggestion was taken.
    Taken(Suggestion),
}

/// The id of the list, to which the field refers.
const LIST: &str = "search-list";

/// The search box.
#[component]
pub fn SearchBox(
    /// Texts and formats.
    words: Words,
    /// The results page, to which the form goes where no program runs.
    #[prop(into)]
    action: String,
    /// The text that is searched for.
    query: Signal<String>,
    /// What may be meant; belongs to the text typed last.
    suggestions: Signal<Vec<Suggestion>>,
    /// What the shopper asks for.
    on_event: Callback<SearchEvent>,
) -> Node {
    let field = NodeRef::<html::Input>::new();
    let box_state = Combobox {
        is_open: RwSignal::new(false),
        marked: RwSignal::new(None),
        suggestions,
        on_event,
        field,
    };
    let shows_list = Signal::derive(move || box_state.shows_list());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        box_state.submit();
    };
    let input = move |event| {
        box_state.marked.set(None);
        box_state.is_open.set(true);
        on_event.run(SearchEvent::Typed(event_target_value(&event)));
    };
    let spoken = {
        let words = words.clone();
        move || {
            let count = suggestions.with(Vec::len).try_into().unwrap_or(u64::MAX);
            shows_list
                .get()
                .then(|| words.suggestions_count(count, &words.number(count)))
        }
    };
    let active = move || box_state.marked.get().map(option_id);
    view! {
        <search class="c-search">
            <form role="search" method="get" action=action on:submit=submit>
                <input
                    node_ref=field
                    class="c-search__field"
                    type="search"
                    name="q"
                    role="combobox"
                    enterkeyhint="search"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-label=words.search()
                    aria-autocomplete="list"
                    aria-controls=LIST
                    aria-expanded=move || if shows_list.get() { "true" } else { "false" }
                    aria-activedescendant=active
                    placeholder=words.search_placeholder()
                    value=query.get_untracked()
                    prop:value=move || query.get()
                    on:input=input
                    on:keydown=move |event| box_state.key(&event)
                    on:blur=move |_| box_state.is_open.set(false)
                />
                <button type="submit" class="c-search__go" aria-label=words.search()>
                    <Picto icon=Icon::Search/>
                </button>
            </form>
            <ul
                id=LIST
                class="c-search__list"
                role="listbox"
                aria-label=words.search_suggestions()
                hidden=move || !shows_list.get()
            >
                {move || box_state.options()}
            </ul>
            <span class="u-hidden" role="status">{spoken}</span>
        </search>
    }
}

fn option_id(index: usize) -> String {
    String::from("search-option-") + &index.to_string()
}

#[derive(Clone, Copy)]
struct Combobox {
    is_open: RwSignal<bool>,
    marked: RwSignal<Option<usize>>,
    suggestions: Signal<Vec<Suggestion>>,
    on_event: Callback<SearchEvent>,
    field: NodeRef<html::Input>,
}

impl Combobox {
    fn shows_list(self) -> bool {
        self.is_open.get() && self.suggestions.with(|suggestions| !suggestions.is_empty())
    }

    fn options(self) -> Vec<Node> {
        let suggestions = self.suggestions.get();
        suggestions
            .into_iter()
            .zip(0_usize..)
            .map(|(suggestion, index)| {
                let is_marked = move || {
                    if self.marked.get() == Some(index) {
                        "true"
                    } else {
                        "false"
                    }
                };
                let taken = suggestion.clone();
                // A press would move focus out of the field and close the list before the click arrives.
                view! {
                    <li
                        id=option_id(index)
                        role="option"
                        aria-selected=is_marked
                        on:mousedown=move |event| event.prevent_default()
                        on:click=move |_| self.take(taken.clone())
                    >
                        <Data value=suggestion.text/>
                        <small><Data value=suggestion.detail/></small>
                    </li>
                }
            })
            .collect()
    }

    fn take(self, suggestion: Suggestion) {
        self.is_open.set(false);
        self.marked.set(None);
        self.on_event.run(SearchEvent::Taken(suggestion));
    }

    fn submit(self) {
        self.is_open.set(false);
        let text = self
            .field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        self.on_event.run(SearchEvent::Submitted(text));
    }

    fn key(self, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        let count = self.suggestions.with_untracked(Vec::len);
        let was_open = self.is_open.get_untracked() && count > 0;
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if count > 0 => {
                event.prevent_default();
                self.is_open.set(true);
                let is_down = event.key() == "ArrowDown";
                self.marked
                    .update(|marked| *marked = moved(*marked, count, is_down));
            }
            "Enter" if was_open => {
                let marked = self.marked.get_untracked().and_then(|index| {
                    self.suggestions
                        .with_untracked(|all| all.get(index).cloned())
                });
                if let Some(suggestion) = marked {
                    event.prevent_default();
                    self.take(suggestion);
                }
            }
            "Escape" if was_open => {
                event.prevent_default();
                self.is_open.set(false);
                self.marked.set(None);
            }
            "Escape" => self.on_event.run(SearchEvent::Typed(String::new())),
            _ => {}
        }
    }
}

/// The mark after an arrow key: from the text into the list, through it, and back to the text.
fn moved(marked: Option<usize>, count: usize, is_down: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match (marked, is_down) {
        (None, true) => Some(0),
        (None, false) => Some(last),
        (Some(index), true) => (index < last).then(|| index.saturating_add(1)),
        (Some(index), false) => index.checked_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_walk_through_the_list_and_back_to_the_text() {
        assert_eq!(moved(None, 3, true), Some(0));
        assert_eq!(moved(None, 3, false), Some(2));
        assert_eq!(moved(Some(1), 3, true), Some(2));
        assert_eq!(moved(Some(2), 3, true), None);
        assert_eq!(moved(Some(0), 3, false), None);
        assert_eq!(moved(None, 0, true), None);
    }
}
