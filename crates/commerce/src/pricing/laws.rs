//! Laws that hold for every basket.

use proptest::prelude::*;

use super::samples::{DIGEST, DIGESTED, NOW, case, digest};
use super::*;

fn priced(basket: &Basket, terms: &Terms<'_>) -> Ledger {
    price(basket, terms).unwrap()
}

/// `tests/browser.rs` asks the same of a browser's program.
#[test]
fn made_up_baskets_come_to_what_they_came_to_before() {
    let found = digest(0, DIGESTED);
    assert_eq!(found, DIGEST, "0x{found:016x}");
}

/// A big enough part of the cases reaches each rule, so that the laws below are about something.
#[test]
fn the_made_up_baskets_reach_every_kind_of_entry() {
    let customs = Customs::built_in();
    let mut kinds = std::collections::BTreeMap::new();
    let mut whole = 0;
    for seed in 0..5000 {
        let case = case(seed).unwrap();
        let ledger = priced(&case.basket, &case.terms(&customs));
        whole += u32::from(ledger.landed().unwrap().known().is_some());
        for entry in ledger.entries {
            *kinds.entry(entry.kind).or_insert(0) += 1;
        }
    }
    assert_eq!(kinds.len(), 12, "{kinds:?}");
    assert!(
        kinds.values().all(|count| *count > 50) && whole > 1000,
        "{whole} {kinds:?}"
    );
}

proptest! {
    #[test]
    fn totals_are_the_sums_of_the_ledger_and_never_below_nothing(seed in any::<u64>()) {
        let (customs, case) = (Customs::built_in(), case(seed).unwrap());
        let ledger = priced(&case.basket, &case.terms(&customs));
        let sum: i64 = ledger.entries.iter().map(|entry| entry.amount.minor()).sum();
        let now = ledger.entries.iter().filter(|entry| entry.due == Due::Now);
        prop_assert_eq!(ledger.landed().unwrap().sum().minor(), sum);
        prop_assert_eq!(ledger.charged().unwrap().sum().minor(), now.map(|entry| entry.amount.minor()).sum::<i64>());
        prop_assert!(ledger.charged().unwrap().sum().minor() >= 0);
        prop_assert!(ledger.landed().unwrap().sum() >= ledger.charged().unwrap().sum());
        for entry in &ledger.entries {
            let is_discount = matches!(entry.kind, EntryKind::LineDiscount | EntryKind::OrderDiscount | EntryKind::DeliveryDiscount);
            prop_assert!(entry.kind == EntryKind::CashRounding || (entry.amount.minor() < 0) == is_discount || entry.amount.is_zero());
        }
        for at in 0..case.basket.lines.len() {
            let of_line = ledger.entries.iter().filter(|entry| {
                entry.line == Some(at) && matches!(entry.kind, EntryKind::Goods | EntryKind::LineDiscount | EntryKind::OrderDiscount)
            });
            prop_assert!(of_line.map(|entry| entry.amount.minor()).sum::<i64>() >= 0);
        }
    }

    #[test]
    fn what_is_unknown_is_never_a_whole_total(seed in any::<u64>(), hidden in any::<prop::sample::Index>()) {
        let (customs, mut case) = (Customs::built_in(), case(seed).unwrap());
        let at = hidden.index(case.basket.lines.len());
        case.basket.lines[at].price = None;
        let ledger = priced(&case.basket, &case.terms(&customs));
        prop_assert!(matches!(ledger.charged(), Ok(Total::Partial(_))));
        let is_told = ledger.missing.iter().any(|missing| matches!(missing, Missing::Price { line, .. } if *line == at));
        prop_assert!(is_told);
        prop_assert!(ledger.entries.iter().all(|entry| entry.line != Some(at)));
    }

    #[test]
    fn the_order_of_the_lines_changes_no_total(seed in any::<u64>(), turn in 0_usize..8) {
        let (customs, case) = (Customs::built_in(), case(seed).unwrap());
        let mut turned = case.basket.clone();
        let by = turn % turned.lines.len();
        turned.lines.rotate_left(by);
        turned.lines.reverse();
        let (one, other) = (priced(&case.basket, &case.terms(&customs)), priced(&turned, &case.terms(&customs)));
        prop_assert_eq!(one.charged(), other.charged());
        prop_assert_eq!(one.landed(), other.landed());
        prop_assert_eq!(one.included_tax_sum(), other.included_tax_sum());
        prop_assert_eq!(one.verdicts, other.verdicts);
    }

    #[test]
    fn pricing_again_and_entering_a_code_twice_change_nothing(seed in any::<u64>()) {
        let (customs, case) = (Customs::built_in(), case(seed).unwrap());
        let once = priced(&case.basket, &case.terms(&customs));
        prop_assert_eq!(&once, &priced(&case.basket, &case.terms(&customs)));
        let mut twice = case.basket.clone();
        let shouted = twice.codes.iter().map(|code| format!(" {} ", code.to_uppercase())).collect::<Vec<_>>();
        twice.codes.extend(shouted);
        prop_assert_eq!(once, priced(&twice, &case.terms(&customs)));
    }

    #[test]
    fn more_goods_never_make_delivery_dearer_and_more_weight_never_cheaper(
        worth in 0_i64..400_000, more in 0_i64..400_000, grams in 0_u64..30_000, heavier in 0_u64..30_000, seed in any::<u64>(),
    ) {
        let case = case(seed).unwrap();
        let (Some(rates), Some(to)) = (&case.delivery, case.basket.destination) else { return Ok(()) };
        let quote = |worth: i64, grams: u64| {
            let value = Money::new(worth, case.currency).unwrap();
            rates.quote(to, value, Some(grams)).map(|(price, _)| price)
        };
        let Ok(first) = quote(worth, grams) else { return Ok(()) };
        prop_assert!(quote(worth + more, grams).unwrap() <= first);
        prop_assert!(quote(worth, grams + heavier).unwrap() >= first);
    }

    #[test]
    fn a_discount_is_what_its_verdict_says(seed in any::<u64>()) {
        let (customs, case) = (Customs::built_in(), case(seed).unwrap());
        let ledger = priced(&case.basket, &case.terms(&customs));
        for verdict in &ledger.verdicts {
            let of = ledger.entries.iter().filter(|entry| matches!(&entry.derivation.rule, Rule::Promotion { id, .. } if *id == verdict.promotion));
            let sum: i64 = of.map(|entry| entry.amount.minor()).sum();
            match &verdict.outcome {
                Outcome::Applied(amount) => prop_assert_eq!(amount.minor(), -sum),
                Outcome::Refused(unmet) => prop_assert!(!unmet.is_empty() && sum == 0),
            }
        }
    }

    #[test]
    fn what_is_missing_to_a_promotion_unlocks_it(worth in 1_i64..100_000, least in 1_i64..100_000) {
        let thb = Currency::parse("THB").unwrap();
        let money = |minor| Money::new(minor, thb).unwrap();
        let promotions = [Promotion {
            id: "ten".into(), code: None, window: crate::time::Window::default(),
            conditions: vec![Condition::Worth(Selection::Everything, money(least))],
            selection: Selection::Everything, effect: Effect::OrderAmount(money(1)), combines: true,
        }];
        let terms = Terms { promotions: &promotions, ..Terms::new(thb, Country::parse("TH").unwrap(), NOW) };
        let basket = |minor: i64| Basket {
            lines: vec![Line { price: Some(money(minor)), tiers: vec![], sale: None, ..case(1).unwrap().basket.lines[0].clone() }],
            ..Basket::default()
        };
        let mut one = basket(worth);
        one.lines[0].quantity = 1;
        match &priced(&one, &terms).verdicts[0].outcome {
            Outcome::Applied(_) => prop_assert!(worth >= least),
            Outcome::Refused(unmet) => {
                let [Unmet::Worth { missing, .. }] = unmet.as_slice() else { panic!("{unmet:?}") };
                let mut enough = basket(worth + missing.minor());
                enough.lines[0].quantity = 1;
                prop_assert!(matches!(priced(&enough, &terms).verdicts[0].outcome, Outcome::Applied(_)));
                let mut short = basket(worth + missing.minor() - 1);
                short.lines[0].quantity = 1;
                prop_assert!(matches!(priced(&short, &terms).verdicts[0].outcome, Outcome::Refused(_)));
            }
        }
    }

    #[test]
    fn without_promotions_it_is_what_the_plain_way_says(
        units in prop::collection::vec((1_i64..10_000_000, 1_u32..1000), 1..20),
        delivery in 0_i64..100_000, fee in 0_i64..100_000, included in any::<bool>(), rate_bp in 0_u32..3000,
    ) {
        let thb = Currency::parse("THB").unwrap();
        let money = |minor| Money::new(minor, thb).unwrap();
        let to = Country::parse("TH").unwrap();
        let rates = DeliveryRates {
            id: "post".into(),
            zones: vec![Zone { countries: vec![], bands: vec![WeightBand { up_to_grams: None, price: money(delivery) }], free_from: None }],
            payment: vec![PaymentCost { kind: PaymentKind::CashOnDelivery, fixed: money(fee), rate_bp: 0 }],
        };
        let regime = TaxRegime {
            rates: vec![(TaxClass::Standard, rate_bp)], is_included: included, scope: RoundingScope::Line,
            rounding: Rounding::HalfUp, delivery_class: TaxClass::Standard, taxes_deposit: false, source: None,
        };
        let lines = units.iter().enumerate().map(|(at, &(unit, quantity))| Line {
            id: format!("{at}"), quantity, price: Some(money(unit)), sale: None, tiers: vec![], deposit: None,
            weight_grams: None, tax_class: TaxClass::Standard, tags: vec![], hs: None,
        });
        let basket = Basket { lines: lines.collect(), destination: Some(to), payment: Some(PaymentKind::CashOnDelivery), ..Basket::default() };
        let terms = Terms { tax: Some(&regime), delivery: Some(&rates), ..Terms::new(thb, to, NOW) };
        let ledger = priced(&basket, &terms);
        // The plain way: each line, delivery and fee for themselves.
        let rate = i64::from(rate_bp);
        let half_up = |above: i64, below: i64| (above * 2 + below) / (below * 2);
        let bases = || units.iter().map(|(unit, quantity)| unit * i64::from(*quantity)).chain([delivery, fee]);
        let within: i64 = bases().map(|gross| gross - half_up(gross * 10_000, 10_000 + rate)).sum();
        let on_top: i64 = bases().map(|net| half_up(net * rate, 10_000)).sum();
        let goods: i64 = bases().sum();
        let expected = if included { goods } else { goods + on_top };
        prop_assert_eq!(ledger.charged(), Ok(Total::Known(money(expected))));
        prop_assert_eq!(ledger.included_tax_sum().unwrap(), money(if included { within } else { 0 }));
    }
}
