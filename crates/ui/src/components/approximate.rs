//! An amount in the currency that the shopper thinks in, beside the one that is charged.

use std::sync::Arc;

use souk_commerce::pricing::{Approximate as Converted, ExchangeRate, approximate};
use souk_commerce::{Currency, Money};

use super::select::{Choice, Select};
use crate::prelude::*;
use crate::{Source, Words};

/// What other currencies cost, and the one that the shopper thinks in.
#[derive(Debug, Clone, Copy)]
pub struct OtherCurrency {
    /// The rates of the shop; none while they are on their way.
    pub rates: Signal<Arc<Vec<ExchangeRate>>>,
    /// The one that is chosen; `None` for the shop's own alone.
    pub chosen: Signal<Option<Currency>>,
    /// Another one is chosen, or none.
    pub on_choose: Callback<Option<Currency>>,
}

impl OtherCurrency {
    /// About how much an amount is there; `None` where nothing is chosen or there is no rate.
    fn of(self, amount: Money) -> Option<Converted> {
        let to = self.chosen.get()?;
        let rates = self.rates.get();
        approximate(amount, to, &rates).ok().flatten()
    }

    /// The same as a text: "≈ US$20.15".
    pub fn text(self, words: &Words, amount: Money) -> Option<String> {
        let found = self.of(amount)?;
        Some(words.about_amount(&words.money(found.about)))
    }
}

/// The choice of another currency and the amount in it, with rate, source and day, and in what is paid. Nothing where
/// the shop knows no rates of its currency.
#[component]
pub fn Approximate(
    /// Texts and formats.
    words: Words,
    /// The currency that is charged.
    charged: Currency,
    /// What is converted; `None` while it is not known.
    amount: Signal<Option<Money>>,
    /// The other currencies.
    other: OtherCurrency,
) -> Node {
    live(move || {
        let rates = other.rates.get();
        let codes = rates.iter().filter_map(|rate| match (rate.from, rate.to) {
            (from, to) if to == charged => Some(from),
            (from, to) if from == charged => Some(to),
            _ => None,
        });
        let others = codes.map(|other| Choice::new(other.code(), other.code()));
        let alone = words.other_currency_none(charged.code());
        let choices: Vec<Choice> = std::iter::once(Choice::new("", alone))
            .chain(others)
            .collect();
        if choices.len() < 2 {
            return Node::default();
        }
        let value = Source::new(move || {
            let chosen = other.chosen.get();
            chosen.map_or_else(String::new, |chosen| chosen.code().to_owned())
        });
        let choose = Callback::new(move |code: String| other.on_choose.run(Currency::parse(&code)));
        let label = words.other_currency().to_owned();
        let words = words.clone();
        let about = move || {
            let found = other.of(amount.get()?)?;
            let text = words.about_amount(&words.money(found.about));
            let note = found.rate.written().map(|(from, rate, to)| {
                let source = &found.rate.source;
                let day = words.date(source.as_of);
                words.about_rate(
                    from.code(),
                    &rate,
                    to.code(),
                    &source.name,
                    &day,
                    charged.code(),
                )
            });
            Some(view! { <strong>{text}</strong> " " <small>{note}</small> })
        };
        view! {
            <div class="c-approximate">
                <Select label choices value on_change=choose/>
                <p aria-live="polite">{about}</p>
            </div>
        }
    })
}
