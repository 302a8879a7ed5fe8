//! A seller: who takes the order, from where it is sent, what delivery costs, how it is paid, and its goods.

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::shop::{PaymentMethod, SaleMode};
use souk_commerce::{Seller, Summary};

use crate::Words;
use crate::components::button::ButtonLink;
use crate::components::card::Card;
use crate::components::data::Data;
use crate::components::grid::{CardRow, Collection};
use crate::components::link::Link;
use crate::components::terms::{days_text, delivery_text};
use crate::prelude::*;

/// What a seller's page shows.
#[derive(Debug, Clone)]
pub struct SellerFacts {
    /// The seller.
    pub seller: Seller,
    /// All its goods.
    pub goods_href: String,
    /// Some of its goods.
    pub cards: Signal<Vec<Card>>,
    /// What the shop says about itself and its terms.
    pub policies: Vec<Link>,
}

/// A seller's page.
#[component]
pub fn SellerView(
    /// Texts and formats.
    words: Words,
    /// What it shows.
    facts: SellerFacts,
    /// Puts a product into the cart.
    on_add: Callback<Summary>,
) -> Node {
    let SellerFacts {
        seller,
        goods_href,
        cards,
        policies,
    } = facts;
    let name = words.text(&seller.name);
    let sale = match seller.sale {
        SaleMode::Own => words.seller_own().to_owned(),
        SaleMode::SellerPage => words.seller_elsewhere().to_owned(),
    };
    let from = words.ships_from(&words.country(seller.ships_from));
    let returns = seller.returns_days.map(|days| {
        let text = words.returns_days(u64::from(days), &words.number(days));
        view! { <li>{text}</li> }
    });
    let payment = (!seller.payment.is_empty()).then(|| {
        let ways: Vec<&str> = seller
            .payment
            .iter()
            .map(|method| match method {
                PaymentMethod::BankTransfer(_) => words.pay_transfer(),
                PaymentMethod::CashOnDelivery => words.pay_cash(),
            })
            .collect();
        let text = words.seller_payment(&ways.join(" · "));
        view! { <li>{text}</li> }
    });
    let delivery = delivery(&words, &seller.delivery);
    let policies: Vec<_> = policies
        .into_iter()
        .map(|link| view! { <li><a href=link.href><bdi>{link.label}</bdi></a></li> })
        .collect();
    let goods_name = words.seller_goods(&name);
    let goods = {
        let (words, title, all) = (words.clone(), goods_name.clone(), goods_href.clone());
        move || {
            let cards = cards.get();
            (!cards.is_empty()).then(|| {
                let row = CardRow {
                    title: title.clone(),
                    is_feed_text: false,
                    all_href: Some(all.clone()),
                    cards,
                };
                view! { <Collection words=words.clone() row on_add=Some(on_add)/> }
            })
        }
    };
    view! {
        <article class="p-seller">
            <header>
                <h1 tabindex="-1"><Data value=name/></h1>
                <p>{sale}</p>
                <ul role="list" class="p-seller__facts"><li>{from}</li>{returns}{payment}</ul>
                <ButtonLink href=goods_href label=goods_name/>
            </header>
            {delivery}
            <ul role="list" class="p-seller__policies">{policies}</ul>
            {goods}
        </article>
    }
}

fn delivery(words: &Words, terms: &[DeliveryTerms]) -> Node {
    if terms.is_empty() {
        return view! { <p>{words.delivery_unknown()}</p> };
    }
    let rows: Vec<_> = terms
        .iter()
        .map(|terms| {
            let countries: Vec<String> = terms
                .countries
                .iter()
                .map(|country| words.country(*country))
                .collect();
            let reach = if countries.is_empty() {
                words.delivery_everywhere().to_owned()
            } else {
                countries.join(" · ")
            };
            let free = terms.free_from.map(
                |from| view! { <small>{words.delivery_free_from(&words.money(from))}</small> },
            );
            view! {
                <tr>
                    <th scope="row"><Data value=words.text(&terms.name)/></th>
                    <td>{reach}</td>
                    <td><Data value=delivery_text(words, terms.price)/> {free}</td>
                    <td>{days_text(words, terms.days)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="p-seller__delivery">
            <h2>{words.column_delivery()}</h2>
            <div class="p-compare__scroll" tabindex="0" role="region" aria-label=words.column_delivery()>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.delivery_way()}</th>
                            <th scope="col">{words.delivery_where()}</th>
                            <th scope="col">{words.column_price()}</th>
                            <th scope="col">{words.delivery_time()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}
