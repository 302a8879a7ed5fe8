//! A price and what belongs to it: the delivered price first where it is known, what it was before, what is saved.

use crate::prelude::*;
use souk_commerce::Money;

use super::data::Data;
use crate::Words;

/// What is known about a price.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PriceFacts {
    /// Price of one piece; `None` when no feed gives a usable one.
    pub price: Option<Money>,
    /// The regular price, when it is higher.
    pub regular: Option<Money>,
    /// Price with delivery to the shop's own country, when every part of it is known.
    pub delivered: Option<Money>,
}

/// Where a price stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PriceSize {
    /// On a card.
    #[default]
    Card,
    /// On the product's own page.
    Page,
}

impl PriceFacts {
    /// Whole per cent by which the price is below the regular one, rounded down; `None` when that is less than one.
    pub fn percent_off(&self) -> Option<u64> {
        let (price, regular) = (self.price?, self.regular?);
        if price.currency() != regular.currency() || regular.minor() <= 0 {
            return None;
        }
        let saved = regular.minor().checked_sub(price.minor())?;
        let percent = saved.checked_mul(100)?.checked_div(regular.minor())?;
        u64::try_from(percent).ok().filter(|percent| *percent > 0)
    }

    /// The amount by which the price is below the regular one.
    pub fn saving(&self) -> Option<Money> {
        let (price, regular) = (self.price?, self.regular?);
        let saved = regular.minor().checked_sub(price.minor())?;
        Money::new(saved, price.currency())
            .ok()
            .filter(|saved| saved.minor() > 0 && price.currency() == regular.currency())
    }
}

/// A price with its parts.
#[component]
pub fn Price(
    /// Texts and formats.
    words: Words,
    /// What is known.
    facts: PriceFacts,
    /// Where it stands.
    #[prop(optional)]
    size: PriceSize,
) -> Node {
    let Some(price) = facts.price else {
        return view! { <p class="c-price c-price--unknown">{words.price_unknown()}</p> };
    };
    let large = facts.delivered.unwrap_or(price);
    let is_free = facts.delivered == Some(price);
    let note = match facts.delivered {
        Some(_) if is_free => words.free_delivery(),
        Some(_) => words.incl_delivery(),
        None => words.plus_delivery(),
    };
    let goods = (facts.delivered.is_some() && !is_free)
        .then(|| words.price_without_delivery(&words.money(price)));
    let was = facts
        .regular
        .map(|regular| words.price_was(&words.money(regular)));
    let parts = (goods.is_some() || was.is_some()).then(|| {
        view! {
            <p class="c-price__parts">
                {goods.map(|text| view! { <span>{text}</span> })}
                {was.map(|text| view! { <span class="c-price__was">{text}</span> })}
            </p>
        }
    });
    view! {
        <div class="c-price" data-size=match size { PriceSize::Card => "card", PriceSize::Page => "page" }>
            <p class="c-price__now">
                <strong class="c-price__amount"><Data value=words.money(large)/></strong>
                " "
                <span class="c-price__note">{note.to_owned()}</span>
            </p>
            {parts}
        </div>
    }
}
