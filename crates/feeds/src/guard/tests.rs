use std::collections::BTreeMap;

use souk_commerce::{Currency, Money, OfferId, Quote, Timestamp};

use super::{Alarm, FeedNote, Sight, alarms};

fn quotes(count: usize, name: &str, minor: i64) -> BTreeMap<OfferId, Quote> {
    let money = |minor| Money::new(minor, Currency::parse("THB").unwrap()).unwrap();
    let quote = Quote {
        effective: money(minor),
        regular: money(minor),
    };
    (0..count)
        .map(|number| {
            let id = OfferId::parse(&format!("nara:{name}{number}")).unwrap();
            (id, quote)
        })
        .collect()
}

fn note(records: u64, stated: i64) -> [FeedNote; 1] {
    [FeedNote {
        name: "feed.xml".into(),
        stated: Some(Timestamp(stated)),
        records,
    }]
}

type Quotes = BTreeMap<OfferId, Quote>;

/// What offers of one seller, without files, give rise to.
fn between(before: &Quotes, now: &Quotes) -> Vec<Alarm> {
    let sight = |quotes| Sight { feeds: &[], quotes };
    alarms(sight(before), sight(now))
}

fn codes(alarms: &[Alarm]) -> Vec<&'static str> {
    alarms.iter().map(Alarm::code).collect()
}

#[test]
fn the_same_again_and_ordinary_changes_raise_no_alarm() {
    let before = quotes(100, "a", 1000);
    for now in [
        before.clone(),
        quotes(51, "a", 1000),
        quotes(900, "a", 1000),
        quotes(100, "a", 9999),
        quotes(100, "a", 101),
    ] {
        assert_eq!(between(&before, &now), []);
    }
    assert_eq!(between(&BTreeMap::new(), &before), [], "a first build");
    assert_eq!(between(&quotes(2, "a", 5), &quotes(1, "b", 5)), []);
}

#[test]
fn a_seller_that_shrinks_by_half_or_to_nothing_is_held_back() {
    let before = quotes(100, "a", 1000);
    let half = between(&before, &quotes(50, "a", 1000));
    assert_eq!(codes(&half), ["feed-shrunk"]);
    assert_eq!(
        half[0].to_string(),
        "nara has shrunk from 100 to 50 offers: half of them or more are gone"
    );
    let nothing = between(&quotes(1, "a", 1), &BTreeMap::new());
    assert_eq!(nothing[0].to_string(), "nara is empty; it held 1 offers");
    assert!(half[0].holds_back() && nothing[0].holds_back());
}

#[test]
fn ids_that_are_all_new_are_held_back_with_an_example_of_both() {
    let found = between(&quotes(9, "old-", 5), &quotes(9, "new-", 5));
    assert_eq!(codes(&found), ["ids-changed"]);
    assert_eq!(
        found[0].to_string(),
        "none of the 9 ids of nara is left; they were like \"old-0\" and are like \"new-0\""
    );
    assert!(found[0].remedy().contains("right shop's feed"));
}

#[test]
fn prices_that_jump_tenfold_up_or_down_are_held_back_from_one_in_a_hundred_on() {
    let before = quotes(200, "a", 1000);
    for (minor, count, is_held) in [
        (10_000, 200, true),
        (100_000, 2, true),
        (100, 2, true),
        (10_000, 1, false),
    ] {
        let mut now = before.clone();
        for (id, quote) in quotes(count, "a", minor) {
            now.insert(id, quote);
        }
        let found = between(&before, &now);
        assert_eq!(codes(&found), ["prices-jumped"]);
        assert_eq!(found[0].holds_back(), is_held, "{minor} {count}");
        assert!(found[0].to_string().contains("\"a0\" was 10.00 THB and is"));
    }
}

#[test]
fn a_deep_sale_is_no_jump() {
    let before = quotes(10, "a", 1000);
    let mut now = before.clone();
    for quote in now.values_mut() {
        quote.effective = quotes(1, "a", 50).into_values().next().unwrap().effective;
    }
    assert_eq!(between(&before, &now), []);
}

#[test]
fn a_file_is_compared_with_itself_and_told_once() {
    let (before, now) = (quotes(100, "a", 1000), quotes(10, "a", 1000));
    let between = |old: &[FeedNote], new: &[FeedNote], now| {
        let (before, now) = (
            Sight {
                feeds: old,
                quotes: &before,
            },
            Sight {
                feeds: new,
                quotes: now,
            },
        );
        alarms(before, now)
    };
    let found = between(&note(100, 50), &note(10, 60), &now);
    assert_eq!(
        found[0].to_string(),
        "feed.xml has shrunk from 100 to 10 records: half of them or more are gone"
    );
    assert_eq!(found.len(), 1);
    let older = between(&note(100, 86_400), &note(100, 0), &before);
    assert_eq!(codes(&older), ["feed-older"]);
    assert_eq!(
        older[0].to_string(),
        "feed.xml is dated 1970-01-01T00:00:00Z, and the shop was made from a file dated 1970-01-02T00:00:00Z"
    );
}
