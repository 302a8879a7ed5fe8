//! The pictures of a variant over the whole screen, one at a time, as large as they are or larger.

use crate::prelude::*;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use souk_commerce::product::Image;
use souk_i18n::Direction;

use super::button::IconButton;
use super::icon::Icon;
use crate::Words;

/// How far an arrow key moves an enlarged picture, in hundredths of its size.
const STEP: i32 = 15;

/// Width and height of a picture in units of its view box, and of the part that is seen of it enlarged.
const WHOLE: i32 = 1_000;
const PART: i32 = 400;

/// What part of an enlarged picture stands still, in hundredths of its width and height.
type Focus = (i32, i32);

const MIDDLE: Focus = (50, 50);

/// Pictures over the whole screen. Arrow keys go from one to the next; in an enlarged one they move it.
#[component]
pub fn Zoom(
    /// Texts and formats.
    words: Words,
    /// The pictures, the main one first.
    images: Signal<Vec<Image>>,
    /// The product's title, for pictures without a text of their own.
    #[prop(into)]
    title: String,
    /// Which one is shown; `None` for none of them.
    shown: RwSignal<Option<usize>>,
) -> Node {
    let element = NodeRef::<html::Dialog>::new();
    let focus = RwSignal::new(None::<Focus>);
    effect(move || {
        let Some(dialog) = element.get() else { return };
        match (shown.get().is_some(), dialog.open()) {
            // Fails only for an element outside the document, which has nothing to show.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let direction = words.direction();
    let go = move |forward: bool| {
        let total = images.with(Vec::len);
        focus.set(None);
        shown.update(|shown| *shown = shown.map(|index| next(index, total, forward)));
    };
    let on_key = move |event: KeyboardEvent| {
        let key = event.key();
        let Some((x, y)) = arrow(&key) else { return };
        if let Some(at) = focus.get_untracked() {
            focus.set(Some(moved(at, (x * STEP, y * STEP))));
        } else if x != 0 {
            // Forward is where the text goes.
            go((x > 0) == (direction == Direction::Ltr));
        }
        event.prevent_default();
    };
    let on_move = move |event: PointerEvent| {
        let Some(dialog) = element
            .get_untracked()
            .filter(|_| focus.get_untracked().is_some())
        else {
            return;
        };
        let part = |at: i32, of: i32| (at * 100 / of.max(1)).clamp(0, 100);
        let x = part(event.client_x(), dialog.client_width());
        focus.set(Some((x, part(event.client_y(), dialog.client_height()))));
    };
    let pressed = move || {
        if focus.get().is_some() {
            "true"
        } else {
            "false"
        }
    };
    let turn = move |_| focus.update(|focus| *focus = focus.is_none().then_some(MIDDLE));
    view! {
        <dialog
            class="c-zoom"
            aria-label=words.gallery()
            node_ref=element
            on:close=move |_| {
                focus.set(None);
                shown.set(None);
            }
            on:keydown=on_key
        >
            {head(&words, images, shown, Callback::new(go))}
            <button
                type="button"
                class="c-zoom__picture"
                aria-label=words.enlarge()
                aria-pressed=pressed
                on:click=turn
                on:pointermove=on_move
            >
                {picture(title, images, shown, focus)}
            </button>
        </dialog>
    }
}

/// Which picture it is, and the ways to the others and out.
fn head(
    words: &Words,
    images: Signal<Vec<Image>>,
    shown: RwSignal<Option<usize>>,
    go: Callback<bool>,
) -> Node {
    let place = {
        let words = words.clone();
        move || {
            let number = |value: usize| words.number(u64::try_from(value).unwrap_or(u64::MAX));
            let (index, total) = (shown.get()?, images.with(Vec::len));
            Some(words.picture_of(&number(index.saturating_add(1)), &number(total)))
        }
    };
    let [back, on] = [false, true].map(|forward| Callback::new(move |()| go.run(forward)));
    let close = Callback::new(move |()| shown.set(None));
    view! {
        <header class="c-zoom__head">
            <p role="status">{place}</p>
            <span class="c-zoom__back">
                <IconButton icon=Icon::Forward name=words.former_picture() on_press=back/>
            </span>
            <IconButton icon=Icon::Forward name=words.next_picture() on_press=on/>
            <IconButton icon=Icon::Close name=words.close() on_press=close/>
        </header>
    }
}

/// The picture that is shown. A view box enlarges it without styles in the document, which its policy forbids.
fn picture(
    title: String,
    images: Signal<Vec<Image>>,
    shown: RwSignal<Option<usize>>,
    focus: RwSignal<Option<Focus>>,
) -> Node {
    live(move || {
        let image = images.with(|images| images.get(shown.get()?).cloned())?;
        let alt = if image.alt.is_empty() {
            title.clone()
        } else {
            image.alt
        };
        let part = move || {
            let focus = focus.get();
            let (x, y) = focus.unwrap_or_default();
            let size = focus.map_or(WHOLE, |_| PART).to_string();
            let from = |at: i32| (at * (WHOLE - PART) / 100).to_string();
            [from(x), from(y), size.clone(), size].join(" ")
        };
        Some(view! {
            <svg viewBox=part role="img" aria-label=alt>
                <image href=image.url width=WHOLE.to_string() height=WHOLE.to_string()></image>
            </svg>
        })
    })
}

fn next(index: usize, total: usize, forward: bool) -> usize {
    let step = if forward { 1 } else { total.saturating_sub(1) };
    (index + step).checked_rem(total).unwrap_or(0)
}

fn arrow(key: &str) -> Option<(i32, i32)> {
    match key {
        "ArrowLeft" => Some((-1, 0)),
        "ArrowRight" => Some((1, 0)),
        "ArrowUp" => Some((0, -1)),
        "ArrowDown" => Some((0, 1)),
        _ => None,
    }
}

fn moved((x, y): Focus, (right, down): (i32, i32)) -> Focus {
    ((x + right).clamp(0, 100), (y + down).clamp(0, 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_last_picture_comes_the_first() {
        assert_eq!(
            [next(0, 3, true), next(2, 3, true), next(0, 3, false)],
            [1, 0, 2]
        );
        assert_eq!([next(0, 1, false), next(0, 0, true)], [0, 0]);
    }

    #[test]
    fn an_enlarged_picture_moves_to_its_edges_and_no_further() {
        assert_eq!(moved((90, 50), (15, -15)), (100, 35));
        assert_eq!(arrow("ArrowUp"), Some((0, -1)));
        assert_eq!(arrow("Enter"), None);
    }
}
