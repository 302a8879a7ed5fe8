//! A price range as two fields: no slider that only a mouse can move.

use crate::prelude::*;
use leptos::html;
use souk_commerce::address::digit_value;

use super::icon::{Icon, Picto};
use crate::{Source, Words};

/// A range in major units, in plain decimals; `None` is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PriceBounds {
    /// Lowest price.
    pub min: Option<String>,
    /// Highest price.
    pub max: Option<String>,
}

/// What a shopper typed as a plain decimal: digits of any script become ASCII, one decimal point stays, everything else
/// goes. `None` when no digit is left.
pub fn plain_decimal(text: &str) -> Option<String> {
    let mut plain = String::new();
    for character in text.chars() {
        if let Some(digit) = digit_value(character).and_then(|digit| char::from_digit(digit, 10)) {
            plain.push(digit);
        } else if matches!(character, '.' | '\u{66b}') && !plain.contains('.') && !plain.is_empty()
        {
            plain.push('.');
        }
    }
    let plain = plain.trim_end_matches('.');
    (!plain.is_empty()).then(|| plain.to_owned())
}

/// Two fields and a button.
#[component]
pub fn PriceRange(
    /// Texts and formats.
    words: Words,
    /// The range that holds.
    bounds: Source<PriceBounds>,
    /// The lowest and highest price of the list, as hints; empty when unknown.
    hints: Source<(String, String)>,
    /// A range was asked for.
    on_change: Callback<PriceBounds>,
) -> Node {
    let min = NodeRef::<html::Input>::new();
    let max = NodeRef::<html::Input>::new();
    let typed = |field: NodeRef<html::Input>| {
        field
            .get_untracked()
            .and_then(|field| plain_decimal(&field.value()))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_change.run(PriceBounds {
            min: typed(min),
            max: typed(max),
        });
    };
    let apply = words.price_apply();
    let [low, high] = [(); 2].map(|()| bounds.clone());
    // Only another bound writes into its field: what is being typed outlives a list that is drawn anew.
    let low = Memo::new(move |_| low.get().min.unwrap_or_default());
    let high = Memo::new(move |_| high.get().max.unwrap_or_default());
    let hint = hints.clone();
    view! {
        <form class="c-range" on:submit=submit>
            <fieldset class="c-facet">
                <legend>{words.filter_price()}</legend>
                <div class="c-range__fields">
                    {bound(words.price_min(), min, low, Source::new(move || hint.get().0))}
                    {bound(words.price_max(), max, high, Source::new(move || hints.get().1))}
                    <button type="submit" class="c-button" aria-label=apply title=apply>
                        <Picto icon=Icon::Forward/>
                    </button>
                </div>
            </fieldset>
        </form>
    }
}

fn bound(
    label: &str,
    field: NodeRef<html::Input>,
    value: Memo<String>,
    hint: Source<String>,
) -> Node {
    view! {
        <label class="c-range__bound">
            <span>{label}</span>
            <input
                node_ref=field
                class="c-input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                dir="ltr"
                value=value.get_untracked()
                prop:value=move || value.get()
                placeholder=move || hint.get()
            />
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_become_a_plain_decimal() {
        for (typed, plain) in [
            ("1290", Some("1290")),
            (" ฿1,290.50 ", Some("1290.50")),
            ("١٢٣٫٥", Some("123.5")),
            ("๑๒๓", Some("123")),
            ("1.2.3", Some("1.23")),
            (".5", Some("5")),
            ("12.", Some("12")),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(plain_decimal(typed).as_deref(), plain, "{typed:?}");
        }
    }
}
