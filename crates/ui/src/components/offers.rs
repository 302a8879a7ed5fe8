//! Every seller's terms for one variant, with the price at the shopper's door.

use std::sync::Arc;

use crate::prelude::*;
use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::shop::SaleMode;
use souk_commerce::{Money, Offer, SellerId, Shop, Timestamp, Variant};

use super::button::{Button, ButtonLink, Weight};
use super::data::Data;
use super::stock::StockNote;
use crate::Words;

/// One seller's offer with all that follows from the shop's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferTerms {
    /// The offer.
    pub offer: Offer,
    /// The seller's name.
    pub seller: String,
    /// Price of one piece at the moment of showing; `None` when unknown.
    pub price: Option<Money>,
    /// The regular price, when it is higher.
    pub regular: Option<Money>,
    /// The cheapest way to the shop's own country with its price for one piece; `None` when the seller names none.
    pub delivery: Option<(DeliveryTerms, Money)>,
    /// Price and delivery together.
    pub delivered: Option<Money>,
    /// Who takes the order.
    pub sale: SaleMode,
    /// Days in which goods can be sent back.
    pub returns_days: Option<u16>,
}

/// All offers for a variant in the order in which they are shown: what can be ordered first, then by the price with
/// delivery where it is known.
pub fn terms_of(words: &Words, shop: &Shop, variant: &Variant, now: Timestamp) -> Vec<OfferTerms> {
    // Offers are few, and a sort of the standard library brings five kilobytes of code for each type.
    let mut ranked: Vec<OfferTerms> = Vec::with_capacity(variant.offers.len());
    for offer in &variant.offers {
        let terms = offer_terms(words, shop, offer, now);
        let behind = ranked.iter().position(|other| other.rank() > terms.rank());
        ranked.insert(behind.unwrap_or(ranked.len()), terms);
    }
    ranked
}

impl OfferTerms {
    fn rank(&self) -> (bool, bool, i64, &SellerId) {
        let known = self.delivered.or(self.price);
        (
            !self.offer.is_orderable(),
            known.is_none(),
            known.map_or(0, Money::minor),
            &self.offer.seller,
        )
    }
}

fn offer_terms(words: &Words, shop: &Shop, offer: &Offer, now: Timestamp) -> OfferTerms {
    let seller = shop.seller(&offer.seller);
    let price = offer.price.as_ref().map(|price| price.at(now));
    let regular = offer
        .price
        .as_ref()
        .filter(|price| price.is_on_sale(now))
        .map(|price| price.regular);
    let delivery = seller.zip(price).and_then(|(seller, price)| {
        let terms = seller
            .delivery
            .iter()
            .filter(|terms| terms.reaches(shop.market.country))
            .min_by_key(|terms| (terms.price_for(price).minor(), terms.days.1))?;
        Some((terms.clone(), terms.price_for(price)))
    });
    let delivered = price
        .zip(delivery.as_ref())
        .and_then(|(price, (_, cost))| price.plus(*cost).ok());
    OfferTerms {
        seller: seller.map_or_else(
            || offer.seller.to_string(),
            |seller| words.text(&seller.name),
        ),
        price,
        regular,
        delivery,
        delivered,
        sale: seller.map_or(SaleMode::SellerPage, |seller| seller.sale),
        returns_days: seller.and_then(|seller| seller.returns_days),
        offer: offer.clone(),
    }
}

/// How long a way of delivery takes.
pub fn days_text(words: &Words, (fastest, slowest): (u16, u16)) -> String {
    if fastest == slowest {
        words.delivery_days_exact(u64::from(slowest), &words.number(slowest))
    } else {
        words.delivery_days(&words.number(fastest), &words.number(slowest))
    }
}

/// What a way of delivery costs.
pub fn delivery_text(words: &Words, cost: Money) -> String {
    if cost.is_zero() {
        words.free_delivery().to_owned()
    } else {
        words.delivery_costs(&words.money(cost))
    }
}

/// The table of offers.
#[component]
pub fn Offers(
    /// Texts and formats.
    words: Words,
    /// The offers, in the order of [`terms_of`].
    offers: Vec<OfferTerms>,
    /// The shop, for the country of delivery.
    shop: Arc<Shop>,
    /// Puts one piece of an offer into the cart.
    on_add: Callback<Offer>,
) -> Node {
    let rows: Vec<_> = offers
        .into_iter()
        .map(|terms| row(&words, terms, on_add))
        .collect();
    let country = words.country(shop.market.country);
    view! {
        <table class="c-offers">
            <caption>{words.offers_caption()} " · " {words.delivery_to(&country)}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.column_seller()}</th>
                    <th scope="col" class="c-offers__wide">{words.column_price()}</th>
                    <th scope="col" class="c-offers__wide">{words.column_delivery()}</th>
                    <th scope="col">{words.column_delivered()}</th>
                    <th scope="col"><span class="u-hidden">{words.column_action()}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(words: &Words, terms: OfferTerms, on_add: Callback<Offer>) -> Node {
    let dash = || String::from("–");
    let money = |amount: Option<Money>| amount.map_or_else(dash, |amount| words.money(amount));
    let (cost, days) = match &terms.delivery {
        Some((ways, cost)) => (
            delivery_text(words, *cost),
            Some(days_text(words, ways.days)),
        ),
        None => (words.delivery_unknown().to_owned(), None),
    };
    let regular = terms
        .regular
        .map(|regular| view! { <small>{words.price_was(&words.money(regular))}</small> });
    let large = money(terms.delivered.or(terms.price));
    let note = terms
        .delivered
        .is_none()
        .then(|| view! { <small>{words.plus_delivery()}</small> });
    let narrow = terms
        .delivered
        .is_some()
        .then(|| view! { <small class="c-offers__narrow">{cost.clone()}</small> });
    let action = action(words, &terms, on_add);
    view! {
        <tr>
            <th scope="row">
                <Data value=terms.seller/>
                <StockNote words=words.clone() stock=terms.offer.stock/>
            </th>
            <td class="c-offers__wide"><Data value=money(terms.price)/> {regular}</td>
            <td class="c-offers__wide"><span>{cost}</span> {days.map(|days| view! { <small>{days}</small> })}</td>
            <td class="c-offers__total"><Data value=large/> {note} {narrow}</td>
            <td class="c-offers__action">{action}</td>
        </tr>
    }
}

fn action(words: &Words, terms: &OfferTerms, on_add: Callback<Offer>) -> Option<Node> {
    let offer = terms.offer.clone();
    match terms.sale {
        SaleMode::Own if offer.is_orderable() => {
            let add = Callback::new(move |()| on_add.run(offer.clone()));
            let label = words.add_to_cart().to_owned();
            let name = String::from(words.add_to_cart()) + ": " + &terms.seller;
            Some(view! { <Button label name on_press=add/> })
        }
        SaleMode::SellerPage => offer.link.map(|href| {
            let name = words.go_to_named_seller(&terms.seller) + ", " + words.outside_page();
            let label = words.go_to_seller().to_owned();
            view! { <ButtonLink href label name leaves=true weight=Weight::Plain/> }
        }),
        SaleMode::Own => None,
    }
}
