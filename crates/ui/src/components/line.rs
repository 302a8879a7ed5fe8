//! A line of the cart: picture, name, number of pieces, price, and what is to be known about it.

use crate::prelude::*;
use souk_commerce::product::Image;
use souk_commerce::{Money, OfferId};

use super::button::ButtonLink;
use super::data::FeedText;
use super::picture::Picture;
use super::stepper::Stepper;
use crate::{Source, Words};

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFacts {
    /// Which offer.
    pub offer: OfferId,
    /// The product's page.
    pub href: String,
    /// The product's title.
    pub title: String,
    /// `Red / 40`; empty for none.
    pub options: String,
    /// Its picture.
    pub image: Option<Image>,
    /// Price of one piece.
    pub unit: Money,
    /// Pieces.
    pub quantity: u32,
    /// Price of all pieces.
    pub total: Money,
    /// Most pieces that can be had.
    pub most: u32,
    /// What the shopper should know, in words; empty for nothing.
    pub remark: String,
    /// Whether it is left out of the order.
    pub is_out: bool,
    /// The seller's own page, when the order is taken there.
    pub seller_href: Option<String>,
}

impl LineFacts {
    /// What is drawn once: where any of it changes, the line is drawn anew.
    pub(crate) fn fixed(&self) -> String {
        let image = self.image.as_ref().map_or("", |image| &image.url);
        [
            self.offer.to_string().as_str(),
            &self.href,
            &self.title,
            &self.options,
            image,
            self.seller_href.as_deref().unwrap_or_default(),
        ]
        .join("\n")
    }
}

/// What a shopper does to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineEvent {
    /// Sets the number of pieces.
    Quantity(OfferId, u32),
    /// Takes it out.
    Remove(OfferId),
    /// Takes it out and keeps the product among the saved ones.
    Later(OfferId),
}

/// A line of the cart. It follows its facts and goes away with them.
#[component]
pub fn Line(
    /// Texts and formats.
    words: Words,
    /// The line as it is at first.
    first: LineFacts,
    /// The line as it is; `None` once it is gone.
    facts: Source<Option<LineFacts>>,
    /// What the shopper does.
    on_event: Callback<LineEvent>,
) -> Node {
    let offer = first.offer.clone();
    let (removed, later) = (first.offer.clone(), first.offer.clone());
    let [counted, bounded, summed, each, remarked, stated] = [(); 6].map(|()| facts.clone());
    // What is half typed is written over only when the number itself has changed.
    let quantity = Memo::new(move |_| counted.get().map_or(1, |facts| facts.quantity));
    let most = Signal::derive(move || bounded.get().map_or(first.most, |facts| facts.most));
    let (total_words, each_words) = (words.clone(), words.clone());
    let total = move || summed.get().map(|facts| total_words.money(facts.total));
    let each = move || {
        let facts = each.get().filter(|facts| facts.quantity > 1)?;
        Some(each_words.price_each(&each_words.money(facts.unit)))
    };
    // Nothing rather than an empty text: an element with nothing in it takes no room.
    let remark = move || {
        let remark = remarked.get()?.remark;
        (!remark.is_empty()).then_some(remark)
    };
    let state = move || match stated.get() {
        Some(facts) if facts.is_out => "out",
        _ => "in",
    };
    let options = (!first.options.is_empty()).then(|| {
        view! { <p class="c-line__options"><FeedText words=words.clone() text=first.options/></p> }
    });
    let away = first.seller_href.map(|href| {
        view! { <ButtonLink href label=words.open_at_seller() leaves=true/> }
    });
    let set =
        Callback::new(move |quantity| on_event.run(LineEvent::Quantity(offer.clone(), quantity)));
    view! {
        <li class="c-line" data-state=state>
            <div class="c-line__picture"><Picture image=first.image alt=""/></div>
            <div class="c-line__name">
                <a href=first.href><FeedText words=words.clone() text=first.title.clone()/></a>
                {options}
                <p class="c-line__remark" role="status">{remark}</p>
            </div>
            <div class="c-line__price"><strong><bdi>{total}</bdi></strong> <small>{each}</small></div>
            <div class="c-line__actions">
                <Stepper words=words.clone() name=words.quantity_of(&first.title) value=quantity.into() most on_change=set/>
                <button
                    type="button"
                    class="c-button c-button--quiet"
                    aria-label=words.remove_name(&first.title)
                    on:click=move |_| on_event.run(LineEvent::Remove(removed.clone()))
                >
                    {words.remove()}
                </button>
                <button
                    type="button"
                    class="c-button c-button--quiet"
                    aria-label=words.move_name_to_saved(&first.title)
                    on:click=move |_| on_event.run(LineEvent::Later(later.clone()))
                >
                    {words.move_to_saved()}
                </button>
                {away}
            </div>
        </li>
    }
}
