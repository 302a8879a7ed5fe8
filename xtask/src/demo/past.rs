//! What the market's offers have cost in the year before its feeds: made up, in the form in which `souk build` remembers
//! prices (docs/formats/state.md).

use super::chance::Chance;
use super::goods::Product;
use super::offers::{self, Offer, SELLERS};

/// Midnight of 21 November 2025 in Bangkok, 364 days before the feeds, in seconds since 1970.
const FIRST: u32 = 1_763_658_000;
const DAY: u32 = 86_400;
/// Days until the last time that prices were looked at: the day before the feeds.
const DAYS: u32 = 363;
/// Day of the feeds.
const TODAY: &str = "2026-11-20";

/// The history of every offer.
pub(super) fn text(products: &[(usize, Product)]) -> String {
    let mut lines = Vec::new();
    for seller in &SELLERS {
        for (department, product) in products {
            for offer in offers::of(seller, product, *department) {
                let id = format!("{}:{}", seller.id, offer.variant.id);
                lines.push(format!("{id}{}", rows(&id, &offer)));
            }
        }
    }
    lines.sort();
    format!("souk-prices 1 THB\n{}\n", lines.join("\n"))
}

/// The prices of one offer: some that are over, and the one that holds. A sale was the regular price before.
fn rows(id: &str, offer: &Offer<'_>) -> String {
    let mut chance = Chance::of(&["past", id]);
    let sale = offer.sale.filter(|sale| {
        sale.window.is_none_or(|window| {
            let (start, end) = window.split_once('/').unwrap_or((window, window));
            start < TODAY && end > TODAY
        })
    });
    let last = DAYS - chance.between(4, 30);
    let mut rows = String::new();
    let mut since = chance.between(0, 40);
    loop {
        let until = since + chance.between(14, 70);
        if until + 40 > last {
            break;
        }
        let regular = offer.price * chance.between(94, 108) / 100;
        let effective = match chance.between(1, 4) {
            1 => regular * chance.between(78, 92) / 100,
            _ => regular,
        };
        rows += &row(since, Some(until), effective.max(1), regular.max(1));
        // Now and then it was not offered for a while.
        since = until
            + if chance.happens(15) {
                chance.between(3, 15)
            } else {
                0
            };
    }
    match sale {
        Some(sale) => {
            rows += &row(since, Some(last), offer.price, offer.price);
            rows + &row(last, None, sale.price, offer.price)
        }
        None => rows + &row(since, None, offer.price, offer.price),
    }
}

/// One row: from, to, what was owed and the regular price in minor units, and when that was last seen.
fn row(since: u32, until: Option<u32>, effective: u32, regular: u32) -> String {
    let moment = |day: u32| FIRST + day * DAY;
    let to = until.map_or("-".to_owned(), |until| moment(until).to_string());
    let seen = until.map_or(moment(DAYS), |until| moment(until) - 1);
    format!(
        "\t{} {to} {}00 {}00 {seen}",
        moment(since),
        effective,
        regular
    )
}
