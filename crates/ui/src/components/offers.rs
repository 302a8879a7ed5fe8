//! Every seller's terms for one variant, with the price at the shopper's door and how it comes about.

use std::sync::Arc;

use crate::prelude::*;
use souk_commerce::product::Condition;
use souk_commerce::shop::SaleMode;
use souk_commerce::{Money, Offer, Shop};

use super::approximate::OtherCurrency;
use super::button::{Button, ButtonLink, Weight};
use super::data::Data;
use super::derivation::Derivation;
use super::landed::Landed;
use super::stock::StockNote;
use super::terms::{OfferTerms, days_text, delivery_text};
use crate::Words;

/// The table of offers.
#[component]
pub fn Offers(
    /// Texts and formats.
    words: Words,
    /// The offers, in the order of [`super::landed::landed`].
    offers: Vec<Landed>,
    /// The shop, for the name of its tax.
    shop: Arc<Shop>,
    /// The country of delivery, by its name.
    country: String,
    /// The currency that the shopper thinks in.
    other: OtherCurrency,
    /// Puts one piece of an offer into the cart.
    on_add: Callback<Offer>,
) -> Node {
    let rows: Vec<_> = offers
        .into_iter()
        .map(|offer| row(&words, &shop, &country, other, offer, on_add))
        .collect();
    view! {
        <table class="c-offers">
            <caption>{words.offers_caption()}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.column_seller()}</th>
                    <th scope="col" class="c-offers__wide">{words.column_price()}</th>
                    <th scope="col" class="c-offers__wide">{words.column_delivery()}</th>
                    <th scope="col">{words.column_delivered()}</th>
                    <th scope="col"><span class="u-hidden">{words.column_action()}</span></th>
                </tr>
            </thead>
            {rows}
        </table>
    }
}

fn row(
    words: &Words,
    shop: &Shop,
    country: &str,
    other: OtherCurrency,
    offer: Landed,
    on_add: Callback<Offer>,
) -> Node {
    let dash = || String::from("–");
    let money = |amount: Option<Money>| amount.map_or_else(dash, |amount| words.money(amount));
    let total = offer.total();
    let sum = total.map(souk_commerce::pricing::Total::sum);
    let large = money(sum);
    let about = sum.and_then(|sum| other.text(words, sum));
    let about = about.map(|text| view! { <small>{text}</small> });
    let lacks = [
        (offer.lacks_delivery(), words.plus_delivery()),
        (offer.lacks_import(), words.import_not_included()),
    ];
    let lacks = lacks
        .into_iter()
        .filter(|(lacks, _)| *lacks && total.is_some());
    let lacks: Vec<_> = lacks
        .map(|(_, text)| view! { <small>{text.to_owned()}</small> })
        .collect();
    let (cost, days) = delivery(words, &offer, country);
    let terms = &offer.terms;
    let regular = terms
        .regular
        .map(|regular| view! { <small>{words.price_was(&words.money(regular))}</small> });
    let unit = terms.unit_price.clone();
    let unit = unit.map(|text| view! { <small>{text}</small> });
    let narrow = [terms.unit_price.clone(), Some(cost.clone()), days.clone()];
    let narrow = narrow.into_iter().flatten();
    let narrow: Vec<_> = narrow
        .map(|text| view! { <small class="c-offers__narrow">{text}</small> })
        .collect();
    let opened = total.is_some().then_some(offer.ledger).flatten();
    let opened = opened.map(|ledger| {
        let way = offer.way.as_ref().map(|way| words.text(&way.name));
        let name = words.offer_opened().to_owned();
        view! {
            <tr class="c-offers__opened">
                <td colspan="5">
                    <details>
                        <summary>{name} <span class="u-hidden">": " {terms.seller.clone()}</span></summary>
                        <Derivation words=words.clone() ledger delivery=way.unwrap_or_default() tax=shop.market.tax.clone()/>
                    </details>
                </td>
            </tr>
        }
    });
    view! {
        <tbody>
            <tr>
                <th scope="row">
                    <Data value=terms.seller.clone()/>
                    <StockNote words=words.clone() stock=terms.offer.stock/>
                    <small>{facts(words, terms, offer.ships_from.map(|from| words.country(from)))}</small>
                </th>
                <td class="c-offers__wide"><Data value=money(terms.price)/> {regular} {unit}</td>
                <td class="c-offers__wide"><span>{cost}</span> {days.map(|days| view! { <small>{days}</small> })}</td>
                <td class="c-offers__total"><Data value=large/> {about} {lacks} {narrow}</td>
                <td class="c-offers__action">{action(words, terms, on_add)}</td>
            </tr>
            {opened}
        </tbody>
    }
}

/// What delivery costs and how long it takes.
fn delivery(words: &Words, offer: &Landed, country: &str) -> (String, Option<String>) {
    match offer.way.as_ref().zip(offer.terms.price) {
        Some((way, price)) => (
            delivery_text(words, way.price_for(price)),
            Some(days_text(words, way.days)),
        ),
        None if offer.names_delivery => (words.delivery_none(country), None),
        None => (words.delivery_unknown().to_owned(), None),
    }
}

/// Condition, origin, returns, and the day of which the offer speaks.
fn facts(words: &Words, terms: &OfferTerms, ships_from: Option<String>) -> String {
    let condition = terms.offer.condition.map(|condition| {
        match condition {
            Condition::New => words.condition_new(),
            Condition::Refurbished => words.condition_refurbished(),
            Condition::Used => words.condition_used(),
        }
        .to_owned()
    });
    let origin = ships_from.map(|country| words.ships_from(&country));
    let returns = terms.returns_days;
    let returns = returns.map(|days| words.returns_days(u64::from(days), &words.number(days)));
    let as_of = words.offer_as_of(&words.date(terms.offer.as_of));
    let facts = [condition, origin, returns, Some(as_of)];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
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
