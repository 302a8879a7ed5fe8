//! What may be crossed out beside a reduced price, from build to build.

use std::fs;

use souk_catalog::{Cards, Contents, Manifest, each_product};
use souk_commerce::Money;

use super::Workplace;

/// Builds on days of January to March 2026 with a regular price and perhaps a reduced one, in euro; gives the lowest
/// number that each build lets be crossed out, once the product's page and its card agree.
fn crossed_out(country: &str, rule: &str, days: &[(u32, u32, Option<u32>)]) -> Vec<Option<String>> {
    let work = Workplace::new();
    work.write(
        "souk.toml",
        format!(
            "version = 1\n[market]\ncountry = \"{country}\"\ncurrency = \"EUR\"\n{rule}\n\
             [[sellers]]\nid = \"nara\"\n[[feeds]]\nseller = \"nara\"\nfile = \"feed.xml\"\n"
        ),
    );
    let each = days.iter().map(|(day, regular, reduced)| {
        let date = match day {
            1..=31 => format!("{day:02} Jan"),
            32..=59 => format!("{:02} Feb", day - 31),
            _ => format!("{:02} Mar", day - 59),
        };
        let sale = reduced.map(|price| format!("<g:sale_price>{price} EUR</g:sale_price>"));
        work.write(
            "feed.xml",
            format!(
                "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\"><channel><title>Nara</title>\
                 <pubDate>{date} 2026 08:00:00 +0000</pubDate><item><g:id>k</g:id><g:title>Kettle</g:title>\
                 <g:price>{regular} EUR</g:price>{}<g:availability>in_stock</g:availability></item></channel></rss>",
                sale.unwrap_or_default()
            ),
        );
        work.souk("build --out site --pack-only").ok();
        shown(&work)
    });
    each.map(|price| price.map(Money::to_decimal)).collect()
}

/// What the pack lets be crossed out.
fn shown(work: &Workplace) -> Option<Money> {
    let load = |name: &str| fs::read(work.path("site/pack").join(name));
    let manifest = Manifest::read(&load("manifest").unwrap()).unwrap();
    let contents = load(&manifest.default_contents().unwrap().to_string()).unwrap();
    let contents = Contents::read(&contents).unwrap();
    let card = Cards::open(load(&contents.home.to_string()).unwrap())
        .unwrap()
        .get(0)
        .unwrap();
    let mut found = Vec::new();
    each_product(load, |product| {
        let offer = &product.variants[0].offers[0];
        let price = offer.price.as_ref().unwrap();
        found.push(price.reference(manifest.as_of));
    })
    .unwrap();
    assert_eq!(found, [card.regular], "page and card say the same");
    card.regular
}

/// Forty days at 100, five at 90, then a sale whose feed says "from 100", which grows.
const YEAR: [(u32, u32, Option<u32>); 4] = [
    (1, 100, None),
    (41, 90, None),
    (46, 100, Some(80)),
    (50, 100, Some(70)),
];

fn texts(prices: [Option<&str>; 4]) -> Vec<Option<String>> {
    prices.map(|price| price.map(str::to_owned)).to_vec()
}

#[test]
fn in_the_economic_area_only_the_lowest_price_of_thirty_days_is_crossed_out() {
    assert_eq!(
        crossed_out("FR", "", &YEAR),
        texts([None, None, Some("90.00"), Some("80.00")]),
    );
    assert_eq!(
        crossed_out("DE", "", &YEAR),
        texts([None, None, Some("90.00"), Some("90.00")]),
        "where the law says so, a growing reduction counts from its first step"
    );
}

#[test]
fn a_market_without_the_rule_keeps_what_the_feed_says() {
    let feed = texts([None, None, Some("100.00"), Some("100.00")]);
    assert_eq!(crossed_out("US", "", &YEAR), feed);
    assert_eq!(crossed_out("FR", "reference_price = \"feed\"", &YEAR), feed);
    assert_eq!(
        crossed_out("US", "reference_price = \"30-days\"", &YEAR),
        texts([None, None, Some("90.00"), Some("80.00")]),
    );
}

#[test]
fn without_thirty_days_of_known_prices_nothing_is_crossed_out() {
    let days = [
        (1, 100, Some(80)),
        (10, 100, None),
        (20, 100, Some(80)),
        (60, 100, Some(80)),
    ];
    assert_eq!(crossed_out("FR", "", &days), texts([None; 4]));
}
