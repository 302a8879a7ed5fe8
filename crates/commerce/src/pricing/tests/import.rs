//! What destinations charge, from the facts of the house.

use super::*;
use crate::customs::HsCode;

/// A parcel from Thailand to somewhere, with delivery of 10.
fn abroad(to: &str, lines: Vec<Line>, incoterm: Incoterm, exchange: &[ExchangeRate]) -> Ledger {
    let mut rates = rates(&[(None, "10.00")], None);
    rates.zones[0].countries.clear();
    let customs = Customs::built_in();
    let terms = Terms {
        delivery: Some(&rates),
        customs: Some(&customs),
        incoterm,
        exchange,
        ..Terms::new(currency("EUR"), country("TH"), NOW)
    };
    price(
        &Basket {
            destination: Some(country(to)),
            ..basket(lines)
        },
        &terms,
    )
    .unwrap()
}

fn coded(id: &str, price: &str, hs: &str) -> Line {
    Line {
        hs: HsCode::parse(hs),
        ..line(id, price, 1)
    }
}

#[test]
fn a_small_parcel_to_the_union_bears_three_euros_for_each_heading_and_the_tax_of_its_member() {
    let lines = || {
        vec![
            coded("a", "20", "6109.10"),
            coded("b", "20", "6109.10"),
            coded("c", "20", "4202.22"),
            line("d", "20", 1),
        ]
    };
    let ledger = abroad("DE", lines(), Incoterm::Dap, &[]);
    assert_eq!(sum(&ledger, EntryKind::Duty), "9.00");
    // 19 % of 80 and 10 and 9.
    assert_eq!(sum(&ledger, EntryKind::ImportTax), "18.81");
    assert_eq!(ledger.charged(), Ok(Total::Known(eur("90.00"))));
    assert_eq!(ledger.landed(), Ok(Total::Known(eur("117.81"))));
    assert!(ledger.is_estimate());
    let paid = abroad("DE", lines(), Incoterm::Ddp, &[]);
    assert_eq!(paid.charged(), Ok(Total::Known(eur("117.81"))));
    assert_eq!(
        sum(
            &abroad("IT", lines(), Incoterm::Dap, &[]),
            EntryKind::Handling
        ),
        "2.00"
    );
}

#[test]
fn a_larger_parcel_bears_the_rate_of_each_chapter() {
    let ledger = abroad(
        "DE",
        vec![coded("a", "100", "6109"), coded("b", "100", "8517")],
        Incoterm::Dap,
        &[],
    );
    // 12 % and 2 % of 105 each: duty is on goods with their share of delivery.
    assert_eq!(sum(&ledger, EntryKind::Duty), "14.70");
    assert_eq!(ledger.of(EntryKind::Duty).count(), 2);
    let source = ledger
        .of(EntryKind::Duty)
        .next()
        .unwrap()
        .derivation
        .source
        .as_ref();
    assert!(source.is_some_and(|source| source.is_estimate && source.name.contains("Tariff")));
}

#[test]
fn import_charges_that_cannot_be_reckoned_are_said_to_be_missing_and_are_not_nothing() {
    let missing = |to: &str| {
        let ledger = abroad(to, vec![line("a", "20", 1)], Incoterm::Dap, &[]);
        assert_eq!(ledger.sum_of(EntryKind::Duty).unwrap(), eur("0"));
        assert!(matches!(ledger.landed(), Ok(Total::Partial(_))));
        assert_eq!(ledger.charged(), Ok(Total::Known(eur("30.00"))));
        ledger.missing
    };
    assert_eq!(
        missing("JP"),
        [Missing::ImportCharges(NoImport::NoData(country("JP")))]
    );
    assert_eq!(
        missing("AE"),
        [Missing::ImportCharges(NoImport::NoExchange(currency(
            "AED"
        )))]
    );
}

#[test]
fn thresholds_in_another_currency_go_by_the_rate_of_exchange() {
    let rate = ExchangeRate {
        from: currency("EUR"),
        to: currency("AED"),
        numerator: 4,
        denominator: 1,
        source: Source {
            name: "made up".into(),
            as_of: crate::time::Date::of(NOW),
            is_estimate: true,
        },
    };
    let duty = |price: &str| {
        let ledger = abroad(
            "AE",
            vec![line("a", price, 1)],
            Incoterm::Dap,
            std::slice::from_ref(&rate),
        );
        (
            sum(&ledger, EntryKind::Duty),
            sum(&ledger, EntryKind::Handling),
        )
    };
    assert_eq!(duty("75.00"), ("0.00".to_owned(), "0.00".to_owned()));
    assert_eq!(duty("75.01"), ("4.25".to_owned(), "16.25".to_owned()));
}

#[test]
fn nothing_is_charged_within_a_customs_territory() {
    let customs = Customs::built_in();
    let terms = Terms {
        customs: Some(&customs),
        ..Terms::new(currency("EUR"), country("FR"), NOW)
    };
    let ledger = price(&basket(vec![line("a", "20", 1)]), &terms).unwrap();
    assert!(
        !ledger
            .missing
            .iter()
            .any(|missing| matches!(missing, Missing::ImportCharges(_)))
    );
}
