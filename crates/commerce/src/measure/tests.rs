//! Quantities in many wordings.

use proptest::prelude::*;

use super::*;
use crate::address::Country;
use crate::language::LanguageTag;
use crate::money::{Currency, Money};

fn measure(text: &str) -> Measure {
    Measure::parse(text).unwrap_or_else(|| panic!("{text}"))
}

fn eur(text: &str) -> Money {
    Money::parse_decimal(text, Currency::parse("EUR").unwrap()).unwrap()
}

#[test]
fn one_quantity_in_two_wordings_is_one() {
    for (one, other) in [
        ("1,5 l", "1500 ml"),
        ("1.5L", "150 cl"),
        ("15.6 in", "39.6 cm"),
        ("15,6\"", "39.6cm"),
        ("12 oz", "340 g"),
        ("6 x 330 ml", "1,98 l"),
        ("6×0,33l", "6 x 330ml"),
        ("24Χ500 ml", "12 l"),
        ("٥٠٠ غ", "0.5 kg"),
        ("๕๐๐ กรัม", "500 g"),
        ("24 months", "2 years"),
        ("5000 mAh", "5 Ah"),
        ("2 TB", "2000 GB"),
        ("0.125 l", "125 ml"),
    ] {
        assert!(measure(one).is_same(&measure(other)), "{one} {other}");
        assert!(measure(other).is_same(&measure(one)), "{other} {one}");
    }
}

#[test]
fn two_quantities_are_two() {
    for (one, other) in [
        ("1 l", "1,4 l"),
        ("1 l", "1 kg"),
        ("15.6 in", "40.6 cm"),
        ("14 in", "15.6 in"),
        ("12 oz", "350 g"),
        ("330 ml", "6 x 330 ml"),
    ] {
        assert!(!measure(one).is_same(&measure(other)), "{one} {other}");
    }
}

#[test]
fn what_is_no_quantity_or_not_clear_is_none() {
    for text in [
        "",
        "l",
        "5",
        "1.500 g",
        "12,500 ml",
        "1,5,3 l",
        "five kg",
        "5 kg or so",
        "-5 kg",
        "5 quux",
        "9999999999999 g",
        "x 5 g",
    ] {
        assert_eq!(Measure::parse(text), None, "{text}");
    }
}

#[test]
fn a_title_says_what_is_in_the_pack() {
    for (title, expected) in [
        ("Καρότα Συσκευασμένα Ελληνικά 500 gr", "500 g"),
        (
            "Frozen Burger Garden Gourmet Sensational Burger (226 g)",
            "226 g",
        ),
        ("Milk 3.5% 6 x 1 l, fresh", "6 l"),
        ("Sprouted Spelt bread Everfresh (400gr)", "400 g"),
        ("Box 2 kg (4 x 500 g)", "2 kg"),
    ] {
        let found = Measure::in_title(title).unwrap();
        assert!(found.is_same(&measure(expected)), "{title}: {found:?}");
    }
    for title in ["", "Bananas", "Windows 11 Pro", "Router 5 GHz"] {
        assert_eq!(Measure::in_title(title), None, "{title}");
    }
}

fn pricing(contents: &str, base: UnitBase) -> Option<UnitPricing> {
    UnitPricing::new(&measure(contents), base, String::new())
}

#[test]
fn a_unit_price_is_per_kilogram_or_litre_rounded_once() {
    let per = |price: &str, contents: &str| {
        let base = UnitBase::of(measure(contents).dimension()).unwrap();
        pricing(contents, base).unwrap().of(eur(price)).unwrap()
    };
    assert_eq!(per("4.49", "500 ml"), eur("8.98"));
    assert_eq!(per("0.69", "6 x 330 ml"), eur("0.35"));
    assert_eq!(per("1.00", "3 stk"), eur("0.33"));
    assert_eq!(per("2.00", "3 stk"), eur("0.67"));
    let hundred = UnitBase::parse("100 g").unwrap();
    let found = pricing("250 g", hundred).unwrap();
    assert_eq!((found.above, found.below), (2, 5));
    assert_eq!(found.of(eur("1.00")), Some(eur("0.40")));
    assert!(pricing("0.1 kg", hundred).unwrap().is_whole_piece());
}

#[test]
fn what_has_no_unit_price_has_none() {
    let hundred = UnitBase::parse("100 g").unwrap();
    assert_eq!(pricing("1 l", hundred), None);
    assert_eq!(pricing("0 g", hundred), None);
    let kilogram = UnitBase::parse("kg").unwrap();
    let most = Money::new(crate::money::MAX_MINOR, eur("0").currency()).unwrap();
    assert_eq!(pricing("1 g", kilogram).unwrap().of(most), None);
    let below = Money::new(-1, eur("0").currency()).unwrap();
    assert_eq!(pricing("1 g", kilogram).unwrap().of(below), None);
    for text in ["", "0 g", "1.5 kg", "-1 kg", "100", "100 apples"] {
        assert_eq!(UnitBase::parse(text), None, "{text}");
    }
}

#[test]
fn the_base_is_the_sellers_where_the_market_lets_it_be() {
    let base = |rule: UnitRule, contents: &str, stated: &str| {
        let english = LanguageTag::parse("en").unwrap();
        let base = rule.base(&measure(contents), UnitBase::parse(stated));
        base.map(|base| base.label(&english))
    };
    let stated = UnitRule::of(Country::parse("TH").unwrap());
    assert_eq!(base(stated, "250 g", "100 g").as_deref(), Some("100 g"));
    assert_eq!(base(stated, "250 g", "").as_deref(), Some("kg"));
    assert_eq!(base(stated, "250 g", "100 ml").as_deref(), Some("kg"));
    assert_eq!(base(stated, "12 fl oz", "").as_deref(), Some("fl oz"));
    assert_eq!(base(stated, "40 W", ""), None);
    let whole = UnitRule::of(Country::parse("DE").unwrap());
    assert_eq!(base(whole, "250 g", "100 g").as_deref(), Some("kg"));
    let thai = LanguageTag::parse("th-TH").unwrap();
    assert_eq!(UnitBase::parse("100 ml").unwrap().label(&thai), "100 มล.");
}

#[test]
fn every_spelling_belongs_to_one_unit() {
    for unit in [
        Unit::Gram,
        Unit::Inch,
        Unit::FluidOunce,
        Unit::SquareMetre,
        Unit::Gigabyte,
        Unit::Year,
        Unit::Piece,
    ] {
        assert_eq!(Unit::parse(unit.symbol()), Some(unit), "{unit:?}");
    }
    assert_eq!(Unit::parse("Stk."), Some(Unit::Piece));
}

proptest! {
    #[test]
    fn grams_and_kilograms_agree(grams in 1_u32..10_000_000) {
        let kilograms = format!("{}.{:03}0 kg", grams / 1000, grams % 1000);
        let (one, other) = (measure(&format!("{grams} g")), measure(&kilograms));
        prop_assert!(one.is_same(&other));
        prop_assert_eq!(one.order(&other), Some(std::cmp::Ordering::Equal));
    }

    #[test]
    fn no_text_is_too_much(text in "\\PC{0,60}") {
        let _ = Measure::parse(&text).map(|found| found.is_same(&measure("1 l")));
        let _ = Measure::in_title(&text);
    }

    #[test]
    fn a_unit_price_is_within_one_half_of_the_exact_one(price in 1_i64..1_000_000, grams in 1_u32..100_000) {
        let price = Money::new(price, eur("0").currency()).unwrap();
        let contents = Measure::whole(grams, Unit::Gram);
        let base = UnitBase::of(Dimension::Mass).unwrap();
        let found = UnitPricing::new(&contents, base, String::new()).unwrap().of(price).unwrap();
        let off = (found.minor() * i64::from(grams) - price.minor() * 1000).abs();
        prop_assert!(off * 2 <= i64::from(grams));
    }
}
