//! A form field: label, hint, error, tied together for those who cannot see where they stand.

use crate::prelude::*;

use crate::Source;

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldKind {
    /// Type of the input; `textarea` for several lines.
    pub input: &'static str,
    /// Which keyboard helps.
    pub keyboard: &'static str,
    /// What a browser may fill in (HTML, autofill tokens).
    pub autocomplete: &'static str,
    /// Whether it runs from left to right in every language.
    pub is_ltr: bool,
}

/// What a field says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldTexts {
    /// Its label.
    pub label: String,
    /// What it is for; empty for none.
    pub hint: String,
    /// The remark that it may stay empty; empty when it may not.
    pub optional: String,
}

/// A text field.
#[component]
pub fn Field(
    /// Id and name, unique in the page.
    #[prop(into)]
    id: String,
    /// What it says.
    texts: FieldTexts,
    /// How it is filled in.
    kind: FieldKind,
    /// Its text. What is typed must come back in it, so that a text that is filled in stands there too.
    value: Memo<String>,
    /// What may be chosen instead of typing; empty for nothing.
    choices: Source<Vec<String>>,
    /// What is wrong with it, in words; empty when nothing is.
    error: Source<String>,
    /// The text changed.
    on_input: Callback<String>,
) -> Node {
    let hint_id = id.clone() + "-hint";
    let error_id = id.clone() + "-error";
    let described = {
        let hint = (!texts.hint.is_empty()).then(|| hint_id.clone());
        let (error, error_id) = (error.clone(), error_id.clone());
        Source::new(move || match (&hint, error.get().is_empty()) {
            (Some(hint), false) => Some(error_id.clone() + " " + hint),
            (None, false) => Some(error_id.clone()),
            (hint, true) => hint.clone(),
        })
    };
    let is_required = texts.optional.is_empty();
    let common = Common {
        id: id.clone(),
        kind,
        value,
        list: id.clone() + "-list",
        on_input,
        is_required,
    };
    let input = common.draw(described, error.clone());
    let list_id = id.clone() + "-list";
    let list = move || {
        let choices = choices.get();
        let options = |choices: Vec<String>| -> Vec<Node> {
            choices
                .into_iter()
                .map(|choice| view! { <option value=choice></option> })
                .collect()
        };
        (!choices.is_empty())
            .then(|| view! { <datalist id=list_id.clone()>{options(choices)}</datalist> })
    };
    let optional =
        (!is_required).then(|| view! { <span class="c-field__optional">{texts.optional}</span> });
    let hint = (!texts.hint.is_empty())
        .then(|| view! { <p class="c-field__hint" id=hint_id>{texts.hint}</p> });
    let field = id.clone();
    view! {
        <div class="c-field" data-field=field>
            <label for=id>{texts.label} " " {optional}</label>
            {input}
            {list}
            {hint}
            <p class="c-field__error" id=error_id>{move || Some(error.get()).filter(|error| !error.is_empty())}</p>
        </div>
    }
}

struct Common {
    id: String,
    kind: FieldKind,
    value: Memo<String>,
    /// Id of the list of choices, which stands beside the field while there are any.
    list: String,
    on_input: Callback<String>,
    is_required: bool,
}

impl Common {
    fn draw(self, described: Source<Option<String>>, error: Source<String>) -> Node {
        let Self {
            id,
            kind,
            value,
            list,
            on_input,
            is_required,
        } = self;
        let invalid = move || (!error.get().is_empty()).then_some("true");
        let report = move |event| on_input.run(event_target_value(&event));
        let dir = kind.is_ltr.then_some("ltr");
        if kind.input == "textarea" {
            view! {
                <textarea
                    class="c-input"
                    id=id.clone()
                    name=id
                    rows="2"
                    autocomplete=kind.autocomplete
                    aria-required=is_required.then_some("true")
                    aria-invalid=invalid
                    aria-describedby=move || described.get()
                    prop:value=move || value.get()
                    on:input=report
                >
                    {value.get_untracked()}
                </textarea>
            }
        } else {
            view! {
                <input
                    class="c-input"
                    id=id.clone()
                    name=id
                    type=kind.input
                    inputmode=kind.keyboard
                    autocomplete=kind.autocomplete
                    dir=dir
                    value=value.get_untracked()
                    prop:value=move || value.get()
                    list=list
                    aria-required=is_required.then_some("true")
                    aria-invalid=invalid
                    aria-describedby=move || described.get()
                    on:input=report
                />
            }
        }
    }
}
