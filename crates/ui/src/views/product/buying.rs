//! What it costs, how it comes, and the action: beside the pictures on a desk, within reach of the thumb on a phone.

use crate::prelude::*;
use souk_commerce::Offer;
use souk_commerce::cart::MAX_QUANTITY;
use souk_commerce::shop::SaleMode;

use super::{Chosen, ProductEvent};
use crate::Words;
use crate::components::button::{Button, ButtonLink, Weight};
use crate::components::data::Data;
use crate::components::icon::{Icon, Picto};
use crate::components::price::{Price, PriceFacts, PriceSize};
use crate::components::stepper::Stepper;
use crate::components::stock::StockNote;
use crate::components::terms::{OfferTerms, days_text, delivery_text};

/// The best offer of the chosen variant and the number of pieces wanted.
#[derive(Clone)]
pub(super) struct Basket {
    pub(super) words: Words,
    /// Name of the country of delivery.
    pub(super) country: String,
    pub(super) current: Memo<Option<Chosen>>,
    pub(super) quantity: RwSignal<u32>,
    pub(super) on_event: Callback<ProductEvent>,
}

fn facts_of(terms: &OfferTerms) -> PriceFacts {
    PriceFacts {
        price: terms.price,
        regular: terms.regular,
        delivered: terms.delivered,
    }
}

impl Basket {
    fn best(&self) -> Option<OfferTerms> {
        self.current
            .with(|current| current.as_ref()?.offers.first().cloned())
    }

    /// The price and what is saved.
    pub(super) fn price(&self) -> Node {
        let basket = self.clone();
        (move || {
            let terms = basket.best()?;
            let facts = facts_of(&terms);
            let saving = facts
                .saving()
                .map(|saved| view! { <p class="c-saving">{basket.words.saving(&basket.words.money(saved))}</p> });
            Some(view! {
                <div class="p-product__price">
                    <Price words=basket.words.clone() facts size=PriceSize::Page/>
                    {terms.unit_price.map(|text| view! { <p class="c-price__parts">{text}</p> })}
                    {saving}
                </div>
            })
        })
        .into_node()
    }

    /// Stock, seller, delivery, returns, date of the price.
    pub(super) fn terms(&self) -> Node {
        let basket = self.clone();
        (move || basket.best().map(|terms| basket.terms_of(terms))).into_node()
    }

    fn terms_of(&self, terms: OfferTerms) -> Node {
        let words = &self.words;
        let delivery = match &terms.delivery {
            Some((way, cost)) => {
                let mut text = delivery_text(words, *cost);
                text.push_str(" · ");
                text.push_str(&days_text(words, way.days));
                text
            }
            None => words.delivery_unknown().to_owned(),
        };
        let returns = terms
            .returns_days
            .map(|days| words.returns_days(u64::from(days), &words.number(days)));
        let as_of = words.as_of(&words.date(terms.offer.as_of));
        view! {
            <ul class="p-product__terms" role="list">
                <li><StockNote words=words.clone() stock=terms.offer.stock/></li>
                <li>
                    <Picto icon=Icon::Delivery/>
                    <span>{words.delivery_to(&self.country)} <br/> <small>{delivery}</small></span>
                </li>
                <li>
                    <Picto icon=Icon::Arch/>
                    <span>
                        {words.sold_by(&terms.seller)} <br/>
                        <small>{returns.map(|text| text + " · ")} {as_of}</small>
                    </span>
                </li>
            </ul>
        }
    }

    fn most(&self) -> u32 {
        self.best()
            .and_then(|terms| terms.offer.stock.quantity)
            .map_or(MAX_QUANTITY, |there| there.clamp(1, MAX_QUANTITY))
    }

    fn add(&self, offer: Offer) -> Callback<()> {
        let (quantity, on_event) = (self.quantity, self.on_event);
        Callback::new(move |()| {
            on_event.run(ProductEvent::Add {
                offer: offer.clone(),
                quantity: quantity.get_untracked(),
            });
        })
    }

    /// What can be done with the best offer.
    fn verb(&self, terms: &OfferTerms) -> Node {
        let words = &self.words;
        match (terms.sale, terms.offer.link.clone()) {
            (SaleMode::Own, _) if terms.offer.is_orderable() => {
                let add = self.add(terms.offer.clone());
                view! { <Button label=words.add_to_cart() on_press=add weight=Weight::Main icon=Icon::Cart/> }
            }
            (SaleMode::SellerPage, Some(href)) => {
                let label = words.go_to_named_seller(&terms.seller);
                view! { <ButtonLink href label weight=Weight::Main leaves=true/> }
            }
            _ => view! { <p class="p-product__gone">{words.stock_out()}</p> },
        }
    }

    /// Number of pieces and the action, in the buying box.
    pub(super) fn action(&self) -> Node {
        let basket = self.clone();
        let quantity = self.quantity;
        let set = Callback::new(move |number| quantity.set(number));
        (move || {
            let terms = basket.best()?;
            let can_count = terms.sale == SaleMode::Own && terms.offer.is_orderable();
            let stepper = can_count.then(|| {
                let (words, most) = (basket.words.clone(), basket.most());
                let most = Signal::derive(move || most);
                view! { <Stepper name=words.quantity() words=words.clone() value=quantity.into() most on_change=set/> }
            });
            Some(view! { <div class="p-product__action">{stepper} {basket.verb(&terms)}</div> })
        })
        .into_node()
    }

    /// Price and action again, at the lower edge of a phone.
    pub(super) fn bar(&self) -> Node {
        let basket = self.clone();
        (move || {
            let terms = basket.best()?;
            let words = &basket.words;
            let amount = terms
                .delivered
                .or(terms.price)
                .map(|amount| words.money(amount));
            let note = match (terms.delivered, terms.price) {
                (Some(delivered), Some(price)) if delivered == price => words.free_delivery(),
                (Some(_), _) => words.incl_delivery(),
                _ => words.plus_delivery(),
            };
            Some(view! {
                <div class="p-buybar">
                    <p>
                        <strong><Data value=amount.unwrap_or_default()/></strong>
                        <small>{note.to_owned()}</small>
                    </p>
                    {basket.verb(&terms)}
                </div>
            })
        })
        .into_node()
    }
}
