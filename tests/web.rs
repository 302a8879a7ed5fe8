//! What only a JavaScript engine can answer: money, numbers, dates and countries by Intl, in the shop's languages.
//!
//! Texts of Intl change with the engine, so these look for what must be in them and compare none as a whole.
#![cfg(target_family = "wasm")]

use souk_i18n::{Formatter as _, Locale};
use storefront::platform::IntlFormatter;
use wasm_bindgen_test::wasm_bindgen_test;

// The script of the platform is a module, so these are modules too.
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_node_experimental);

fn formatters() -> impl Iterator<Item = (Locale, IntlFormatter)> {
    Locale::all().map(|locale| (locale, IntlFormatter::new(locale)))
}

/// Digits of a text, whatever stands between them.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[wasm_bindgen_test]
fn digits_are_latin_in_every_language() {
    for (locale, formatter) in formatters() {
        assert_eq!(
            digits(&formatter.number(1_234_567)),
            "1234567",
            "{locale:?}"
        );
        assert_eq!(
            digits(&formatter.money("1234.50", "THB")),
            "123450",
            "{locale:?}"
        );
    }
}

#[wasm_bindgen_test]
fn what_intl_refuses_is_shown_plainly_and_spoils_nothing_after_it() {
    for (locale, formatter) in formatters() {
        for _ in 0..2 {
            assert_eq!(formatter.money("12.50", "?"), "? 12.50", "{locale:?}");
            assert_eq!(formatter.date("no day"), "no day", "{locale:?}");
            assert_eq!(formatter.country("nowhere"), "nowhere", "{locale:?}");
        }
        assert_eq!(digits(&formatter.money("12.50", "THB")), "1250");
    }
}

#[wasm_bindgen_test]
fn a_currency_keeps_its_own_number_of_decimals() {
    for (locale, formatter) in formatters() {
        for (decimal, currency, expected) in [
            ("1.234", "KWD", "1234"),
            ("12", "JPY", "12"),
            ("1.05", "AED", "105"),
        ] {
            assert_eq!(
                digits(&formatter.money(decimal, currency)),
                expected,
                "{locale:?} {currency}"
            );
        }
    }
}

#[wasm_bindgen_test]
fn an_amount_beyond_a_double_loses_no_unit() {
    let formatter = IntlFormatter::new(Locale::ENGLISH);
    assert_eq!(
        digits(&formatter.money("92233720368547758.07", "THB")),
        "9223372036854775807"
    );
}

#[wasm_bindgen_test]
fn thai_years_are_buddhist_and_others_are_not() {
    for (locale, formatter) in formatters() {
        let year = if locale.tag() == "th" { "2569" } else { "2026" };
        assert!(formatter.date("2026-11-22").contains(year), "{locale:?}");
    }
}

#[wasm_bindgen_test]
fn a_country_has_a_name_in_every_language() {
    let names: Vec<String> = formatters()
        .map(|(_, formatter)| formatter.country("TH"))
        .collect();
    assert!(
        names.iter().all(|name| !name.is_empty() && name != "TH"),
        "{names:?}"
    );
    assert!(names.contains(&"Thailand".to_owned()), "{names:?}");
}

#[wasm_bindgen_test]
fn a_country_that_is_none_is_shown_by_its_code() {
    let formatter = IntlFormatter::new(Locale::ENGLISH);
    assert_eq!(formatter.country("??"), "??");
}
