//! Prices as feeds write them, and what becomes of them.

use souk_commerce::{Currency, Timestamp};
use souk_feeds::{Cause, Feed, Report};

use super::bad_input::assert_told;

fn prices(currency: Option<&str>, texts: &[&str]) -> (Vec<Option<(i64, String)>>, Report) {
    let mut table = String::from("id\ttitle\tprice\tavailability\n");
    for (number, text) in texts.iter().enumerate() {
        table.push_str(&[&format!("n{number}"), "Kettle", text, "in stock\n"].join("\t"));
    }
    let mut report = Report::default();
    let mut feed = Feed::read("feed.tsv", table.as_bytes(), &mut report).unwrap();
    feed.settle(
        currency.and_then(Currency::parse),
        Timestamp(1_795_348_800),
        &mut report,
    );
    let read = feed.rows.iter().map(|row| {
        let regular = row.price.as_ref()?.regular;
        Some((regular.minor(), regular.currency().code().to_owned()))
    });
    (read.collect(), report)
}

fn minor(currency: &str, texts: &[&str]) -> Vec<Option<i64>> {
    let (read, _) = prices(Some(currency), texts);
    read.into_iter()
        .map(|price| price.map(|price| price.0))
        .collect()
}

#[test]
pub(super) fn what_is_no_price_is_none() {
    let (read, report) = prices(
        Some("USD"),
        &[
            "", "0", "-5 USD", "Call us", "$0", " USD", "0.00 USD", "5 USD",
        ],
    );
    assert_eq!(read.iter().filter(|price| price.is_some()).count(), 1);
    assert_eq!(
        (
            report.count(Cause::PriceMissing),
            report.count(Cause::PriceZero),
            report.count(Cause::PriceUnreadable)
        ),
        (1, 4, 2),
        "{report}"
    );
    assert_told(
        &report,
        Cause::PriceMissing,
        1,
        "feed.tsv:2, record 1 \"n0\"",
    );
    assert_told(
        &report,
        Cause::PriceZero,
        4,
        "feed.tsv:3, record 2 \"n1\", price: \"0\"",
    );
    assert_told(
        &report,
        Cause::PriceUnreadable,
        2,
        "feed.tsv:5, record 4 \"n3\", price: \"Call us\"",
    );
}

#[test]
pub(super) fn a_feed_without_currency_asks_once() {
    let texts: Vec<String> = (1..500).map(|number| format!("{number}.50")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (read, report) = prices(None, &texts);
    assert!(read.iter().all(Option::is_none));
    let issues = report.issues();
    assert_eq!(
        (issues.len(), issues[0].cause, issues[0].count),
        (1, Cause::CurrencyUnknown, 499)
    );
    assert!(issues[0].cause.remedy().contains("--currency"));
    assert_told(
        &report,
        Cause::CurrencyUnknown,
        499,
        "feed.tsv:2, record 1 \"n0\", price: \"1.50\"",
    );
    let (read, report) = prices(Some("KZT"), &texts);
    assert!(read.iter().all(Option::is_some));
    assert_told(
        &report,
        Cause::CurrencyAssumed,
        499,
        "feed.tsv:2, record 1 \"n0\", price: \"1.50\"",
    );
}

#[test]
pub(super) fn currencies_are_known_by_codes_and_signs() {
    for (text, currency) in [
        ("5 €", "EUR"),
        ("€5", "EUR"),
        ("5\u{a0}EUR", "EUR"),
        ("5\u{202f}€", "EUR"),
        ("£5", "GBP"),
        ("5 ₸", "KZT"),
        ("CZK 5", "CZK"),
        ("5 Kč", "CZK"),
        ("$5", "USD"),
        ("5 kr", "SEK"),
    ] {
        let (read, report) = prices(Some(currency), &[text]);
        assert_eq!(
            read[0].as_ref().map(|price| price.1.as_str()),
            Some(currency),
            "{text}\n{report}"
        );
    }
    let (read, report) = prices(None, &["$5", "5 kr"]);
    assert!(read.iter().all(Option::is_none));
    assert_eq!(report.count(Cause::CurrencyUnknown), 2);
    let (_, report) = prices(Some("EUR"), &["5 USD", "5 EUR"]);
    assert_told(
        &report,
        Cause::CurrencyOther,
        1,
        "feed.tsv:2, record 1 \"n0\", price: \"5 USD\"",
    );
    // The old rouble is no currency any more, and beads never were.
    let (read, report) = prices(Some("RUB"), &["5 RUR", "5 beads", "5 RUB"]);
    assert_eq!(read.iter().filter(|price| price.is_some()).count(), 1);
    assert_told(
        &report,
        Cause::PriceUnreadable,
        2,
        "feed.tsv:2, record 1 \"n0\", price: \"5 RUR\"",
    );
}

#[test]
pub(super) fn the_mark_before_decimals_is_decided_for_a_whole_feed() {
    assert_eq!(
        minor("EUR", &["1.299,00", "3,99", "1.299"]),
        [Some(129_900), Some(399), Some(129_900)]
    );
    assert_eq!(
        minor("EUR", &["1,299.00", "3.99", "1,299"]),
        [Some(129_900), Some(399), Some(129_900)]
    );
    assert_eq!(
        minor("EUR", &["1 299,00", "1'299,00", "1\u{a0}299,50"]),
        [Some(129_900), Some(129_900), Some(129_950)]
    );
}

#[test]
pub(super) fn digits_of_any_script_are_digits() {
    assert_eq!(
        minor("AED", &["١٢٫٥٠ AED", "۱۲ AED"]),
        [Some(1250), Some(1200)]
    );
    assert_eq!(minor("THB", &["๑๒.๕๐ บาท"]), [Some(1250)]);
}

#[test]
pub(super) fn decimals_beyond_the_currency_are_rounded_or_refused() {
    assert_eq!(minor("KWD", &["20.225 KWD"]), [Some(20_225)]);
    let (read, report) = prices(Some("USD"), &["27.085 USD", "27.0851 USD", "27.50 USD"]);
    assert_eq!(
        read.iter()
            .map(|price| price.as_ref().map(|price| price.0))
            .collect::<Vec<_>>(),
        [None, Some(2709), Some(2750)]
    );
    assert_eq!(
        (
            report.count(Cause::PriceDecimals),
            report.count(Cause::PriceRounded)
        ),
        (1, 1)
    );
    assert_told(
        &report,
        Cause::PriceDecimals,
        1,
        "feed.tsv:2, record 1 \"n0\", price: \"27.085 USD\"",
    );
    assert_told(
        &report,
        Cause::PriceRounded,
        1,
        "feed.tsv:3, record 2 \"n1\", price: \"27.0851 USD\"",
    );
}

#[test]
pub(super) fn a_sale_must_be_lower_and_have_readable_dates() {
    let table = "id,title,price,sale price,sale price effective date\na,A,10 THB,10 THB,\nb,B,10 THB,9 THB,soon\nc,C,10 THB,9 THB,2026-11-30/2026-11-20\nd,D,10 THB,9 THB,2026-02-29/2026-03-02\ne,E,10 THB,9 THB,\n";
    let mut report = Report::default();
    let mut feed = Feed::read("feed.csv", table.as_bytes(), &mut report).unwrap();
    feed.settle(
        Currency::parse("THB"),
        Timestamp(1_795_348_800),
        &mut report,
    );
    let sales: Vec<bool> = feed
        .rows
        .iter()
        .map(|row| row.price.as_ref().unwrap().sale.is_some())
        .collect();
    assert_eq!(sales, [false, false, false, false, true], "{report}");
    assert_eq!(
        (
            report.count(Cause::SaleNotLower),
            report.count(Cause::SaleWindowUnreadable)
        ),
        (1, 3),
        "{report}"
    );
    assert_told(
        &report,
        Cause::SaleNotLower,
        1,
        "feed.csv:2, record 1 \"a\", sale_price: \"10 THB\"",
    );
    let place = "feed.csv:3, record 2 \"b\", sale price effective date: \"soon\"";
    assert_told(&report, Cause::SaleWindowUnreadable, 3, place);
}

#[test]
pub(super) fn a_price_beyond_money_is_refused() {
    let (read, report) = prices(Some("THB"), &["99999999999999999999 THB"]);
    assert_eq!(
        (read[0].clone(), report.count(Cause::PriceTooLarge)),
        (None, 1),
        "{report}"
    );
    let place = "feed.tsv:2, record 1 \"n0\", price: \"99999999999999999999 THB\"";
    assert_told(&report, Cause::PriceTooLarge, 1, place);
}

#[test]
pub(super) fn contents_in_units_that_nobody_knows_are_told_with_their_place() {
    let csv = "id,title,price,unit_pricing_measure\na,Tea,10 THB,3 handfuls\nb,Oil,10 THB,750 ml\n";
    let mut report = Report::default();
    let feed = Feed::read("feed.csv", csv.as_bytes(), &mut report).unwrap();
    assert_eq!(feed.rows.len(), 2);
    let place = "feed.csv:2, record 1 \"a\", unit_pricing_measure: \"3 handfuls\"";
    assert_told(&report, Cause::ContentsUnreadable, 1, place);
}
