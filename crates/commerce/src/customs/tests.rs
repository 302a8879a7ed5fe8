//! Facts that are looked up, and files that are wrong.

use proptest::prelude::*;

use super::*;
use crate::money::Currency;

fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_calendar(year, month, day).unwrap()
}

fn money(text: &str, code: &str) -> Money {
    Money::parse_decimal(text, Currency::parse(code).unwrap()).unwrap()
}

const UNION: &str =
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

#[test]
fn the_files_of_the_house_have_no_problem() {
    for (name, text) in BUILT_IN {
        let (customs, problems) = read(text);
        assert_eq!(problems, [], "{name}");
        assert!(!customs.rows().is_empty(), "{name}");
    }
}

#[test]
fn facts_that_are_written_read_back() {
    let mut rows = Customs::built_in().rows().to_vec();
    let place = country("AE");
    let source = rows[0].source.clone();
    for of in [
        Values::All,
        Values::Above(money("300", "AED")),
        Values::UpTo(money("150.50", "EUR")),
    ] {
        rows.push(Row {
            place,
            fact: Fact::Handling {
                each: money("65", "AED"),
                of,
            },
            from: None,
            until: Some(day(2027, 1, 31)),
            source: source.clone(),
        });
    }
    let customs = Customs::new(rows);
    assert_eq!(read(&write(&customs)), (customs, Vec::new()));
}

#[test]
fn every_member_of_the_union_and_every_other_destination_has_its_tax_and_its_duty() {
    let customs = Customs::built_in();
    let today = day(2026, 11, 23);
    let union: Vec<Country> = UNION.split(' ').map(country).collect();
    assert_eq!(union.len(), 27);
    for member in &union {
        assert_eq!(customs.territory(*member, today), country("EU"), "{member}");
    }
    for place in union
        .iter()
        .copied()
        .chain(["TH", "US", "SA", "AE", "EG"].map(country))
    {
        let (rate, _) = customs.vat(place, TaxClass::Standard, today).unwrap();
        assert!(rate <= 2700, "{place}");
        assert!(
            customs.duty(place, None, today).unwrap().1.is_estimate,
            "{place}"
        );
        assert!(customs.age_days(place, today).unwrap() >= 0, "{place}");
    }
    assert!(!customs.knows(country("JP"), today));
}

#[test]
fn a_fact_holds_from_its_first_day_to_its_last() {
    let customs = Customs::built_in();
    let free = |place: &str, day| {
        let found = customs.find(country(place), day, |fact| match fact {
            Fact::DutyFree(value) => Some(*value),
            _ => None,
        });
        found.map(|(value, _)| value)
    };
    assert_eq!(free("US", day(2025, 8, 28)), Some(money("800", "USD")));
    assert_eq!(free("US", day(2025, 8, 29)), None);
    assert_eq!(free("DE", day(2026, 6, 30)), Some(money("150", "EUR")));
    assert_eq!(free("DE", day(2026, 7, 1)), None);
    assert_eq!(free("TH", day(2025, 12, 31)), Some(money("1500", "THB")));
    assert_eq!(free("TH", day(2026, 1, 1)), Some(money("1", "THB")));
    let reduced = |day| {
        customs
            .vat(country("FI"), TaxClass::Reduced, day)
            .unwrap()
            .0
    };
    assert_eq!(
        (reduced(day(2025, 12, 31)), reduced(day(2026, 1, 1))),
        (1400, 1350)
    );
}

#[test]
fn duty_is_that_of_the_chapter_else_that_of_all_others() {
    let customs = Customs::built_in();
    let duty = |code: &str| {
        let hs = HsCode::parse(code);
        customs
            .duty(country("TH"), hs.as_ref(), day(2026, 11, 23))
            .unwrap()
            .0
    };
    assert_eq!(
        [
            duty("6109.10"),
            duty("42"),
            duty("8517"),
            duty("9503"),
            duty("x")
        ],
        [3000, 2000, 1000, 1000, 1000]
    );
}

#[test]
fn a_merchants_file_takes_the_place_of_what_it_names_and_of_nothing_else() {
    let (own, problems) = read(
        "souk-customs 1\nvat | TH | standard | 10% | | | false | 2026-10-01 | Revenue Department",
    );
    assert_eq!(problems, []);
    let customs = Customs::built_in().replaced_by(&own);
    let today = day(2026, 11, 23);
    assert_eq!(
        customs
            .vat(country("TH"), TaxClass::Standard, today)
            .unwrap()
            .0,
        1000
    );
    assert_eq!(customs.duty(country("TH"), None, today), None);
    assert!(customs.duty(country("US"), None, today).is_some());
    assert_eq!(customs.age_days(country("TH"), today), Some(53));
}

#[test]
fn each_bad_row_is_told_and_the_good_ones_are_taken() {
    let good = "vat | TH | standard | 7% | | | false | 2026-01-01 | someone";
    let head = "souk-customs 1\n# remark\n\n";
    for (bad, cause) in [
        ("vat | TH | standard | 7%", "4 columns"),
        (
            "vat | Thailand | standard | 7% | | | false | 2026-01-01 | x",
            "is no country",
        ),
        (
            "vat | TH | luxury | 7% | | | false | 2026-01-01 | x",
            "no class of tax",
        ),
        (
            "vat | TH | standard | 7 | | | false | 2026-01-01 | x",
            "is no rate",
        ),
        (
            "vat | TH | standard | -7% | | | false | 2026-01-01 | x",
            "is no rate",
        ),
        (
            "vat | TH | standard | 7.123% | | | false | 2026-01-01 | x",
            "is no rate",
        ),
        (
            "vat | TH | standard | 2000% | | | false | 2026-01-01 | x",
            "is no rate",
        ),
        (
            "levy | TH | | 7% | | | false | 2026-01-01 | x",
            "no kind of row",
        ),
        (
            "duty | TH | 64-61 | 7% | | | false | 2026-01-01 | x",
            "are no chapters",
        ),
        (
            "duty | TH | 98 | 7% | | | false | 2026-01-01 | x",
            "are no chapters",
        ),
        (
            "duty-free | TH | | 1500 | | | false | 2026-01-01 | x",
            "is no amount",
        ),
        (
            "duty-free | TH | | -1 THB | | | false | 2026-01-01 | x",
            "is no amount",
        ),
        (
            "duty-free | TH | | 1 RUR | | | false | 2026-01-01 | x",
            "is no amount",
        ),
        (
            "handling | TH | over 1 THB | 1 THB | | | false | 2026-01-01 | x",
            "are no parcels",
        ),
        (
            "basis | TH | price | goods | | | false | 2026-01-01 | x",
            "no value for",
        ),
        (
            "basis | TH | duty | fob | | | false | 2026-01-01 | x",
            "no basis",
        ),
        (
            "vat | TH | standard | 7% | 2026-02-30 | | false | 2026-01-01 | x",
            "is no day",
        ),
        (
            "vat | TH | standard | 7% | 2026-02-02 | 2026-02-01 | false | 2026-01-01 | x",
            "ends before",
        ),
        (
            "vat | TH | standard | 7% | | | maybe | 2026-01-01 | x",
            "`estimate`",
        ),
        (
            "vat | TH | standard | 7% | | | false | | x",
            "`as of` is empty",
        ),
        (
            "vat | TH | standard | 7% | | | false | 2026-01-01 |",
            "`source` is empty",
        ),
    ] {
        let (customs, problems) = read(&format!("{head}{bad}\n{good}"));
        assert_eq!(customs.rows().len(), 1, "{bad}");
        let [problem] = problems.as_slice() else {
            panic!("{bad}: {problems:?}");
        };
        assert_eq!(problem.line, 4, "{bad}");
        assert!(problem.cause.contains(cause), "{bad}: {}", problem.cause);
        assert!(!problem.remedy.is_empty());
    }
    for bad in ["", "vat", "souk-customs 2", "\0"] {
        let (customs, problems) = read(bad);
        assert!(customs.rows().is_empty() && problems.len() == 1, "{bad}");
    }
}

proptest! {
    #[test]
    fn no_text_is_too_much_for_the_reader(text in "(souk-customs 1\n)?[ -~\n|€\u{0}]{0,300}") {
        let (customs, problems) = read(&text);
        prop_assert!(customs.rows().len() + problems.len() <= text.lines().count() + 1);
    }

    #[test]
    fn a_good_file_that_was_cut_anywhere_and_joined_anew_is_read_without_harm(file in 0_usize..6, from in 0_usize..9000, to in 0_usize..9000) {
        let bytes = BUILT_IN[file].1.as_bytes();
        let cut = [&bytes[..from.min(bytes.len())], &bytes[to.min(bytes.len())..]].concat();
        let text = String::from_utf8_lossy(&cut);
        let (customs, _) = read(&text);
        for row in customs.rows() {
            prop_assert!(!row.source.name.is_empty());
        }
    }
}
