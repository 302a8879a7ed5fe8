//! Single rules at their boundaries.

mod import;

use super::samples::NOW;
use super::*;
use crate::time::Window;

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

fn money(text: &str, code: &str) -> Money {
    Money::parse_decimal(text, currency(code)).unwrap()
}

fn eur(text: &str) -> Money {
    money(text, "EUR")
}

fn line(id: &str, price: &str, quantity: u32) -> Line {
    Line {
        id: id.to_owned(),
        quantity,
        price: Some(eur(price)),
        sale: None,
        tiers: Vec::new(),
        deposit: None,
        weight_grams: None,
        tax_class: TaxClass::Standard,
        tags: Vec::new(),
        hs: None,
    }
}

fn basket(lines: Vec<Line>) -> Basket {
    Basket {
        lines,
        destination: Some(country("DE")),
        payment: Some(PaymentKind::Card),
        ..Basket::default()
    }
}

fn rates(bands: &[(Option<u32>, &str)], free_from: Option<&str>) -> DeliveryRates {
    let bands = bands.iter().map(|(up_to_grams, price)| WeightBand {
        up_to_grams: *up_to_grams,
        price: eur(price),
    });
    DeliveryRates {
        id: "post".to_owned(),
        zones: vec![Zone {
            countries: vec![country("DE")],
            bands: bands.collect(),
            free_from: free_from.map(eur),
        }],
        payment: vec![PaymentCost {
            kind: PaymentKind::CashOnDelivery,
            fixed: eur("2.00"),
            rate_bp: 100,
        }],
    }
}

fn home() -> Terms<'static> {
    Terms::new(currency("EUR"), country("DE"), NOW)
}

fn sum(ledger: &Ledger, kind: EntryKind) -> String {
    ledger.sum_of(kind).unwrap().to_decimal()
}

fn coupon(id: &str, effect: Effect) -> Promotion {
    Promotion {
        id: id.to_owned(),
        code: None,
        window: Window::default(),
        conditions: Vec::new(),
        selection: Selection::Everything,
        effect,
        combines: true,
    }
}

#[test]
fn a_sale_holds_from_its_start_to_its_end_on_its_own_clock() {
    let wall = |seconds, offset_minutes| {
        Some(WallTime {
            seconds,
            offset_minutes,
        })
    };
    let unit = |start, end, zone_minutes| {
        let mut lines = vec![line("a", "10.00", 1)];
        lines[0].sale = Some(LineSale {
            price: eur("8.00"),
            start,
            end,
        });
        let terms = Terms {
            zone_minutes,
            ..home()
        };
        let ledger = price(&basket(lines), &terms).unwrap();
        (sum(&ledger, EntryKind::Goods), ledger.remarks)
    };
    let now = NOW.0;
    assert_eq!(
        unit(wall(now, Some(0)), None, None),
        ("8.00".to_owned(), vec![])
    );
    assert_eq!(unit(wall(now + 1, Some(0)), None, None).0, "10.00");
    assert_eq!(unit(None, wall(now, Some(0)), None).0, "10.00");
    assert_eq!(unit(None, wall(now + 1, Some(0)), None).0, "8.00");
    // Noon in Bangkok is five in the morning in UTC.
    assert_eq!(unit(wall(now + 7 * 3600, Some(420)), None, None).0, "8.00");
    assert_eq!(unit(wall(now + 7 * 3600, None), None, Some(420)).0, "8.00");
    assert_eq!(
        unit(wall(now + 7 * 3600 + 1, None), None, Some(420)).0,
        "10.00"
    );
}

#[test]
fn sales_that_cannot_be_meant_are_left_out_with_the_reason() {
    let wall = |seconds, offset_minutes| {
        Some(WallTime {
            seconds,
            offset_minutes,
        })
    };
    let now = NOW.0;
    for (price_of, start, end, remark) in [
        (
            "8.00",
            wall(now, Some(0)),
            wall(now - 1, Some(0)),
            Remark::SaleReversed { line: 0 },
        ),
        (
            "8.00",
            wall(now - 9, None),
            None,
            Remark::SaleWithoutZone { line: 0 },
        ),
        ("10.00", None, None, Remark::SaleNotLower { line: 0 }),
        ("0", None, None, Remark::SaleNotLower { line: 0 }),
    ] {
        let mut lines = vec![line("a", "10.00", 1)];
        lines[0].sale = Some(LineSale {
            price: eur(price_of),
            start,
            end,
        });
        let ledger = price(&basket(lines), &home()).unwrap();
        assert_eq!(
            (sum(&ledger, EntryKind::Goods).as_str(), ledger.remarks),
            ("10.00", vec![remark])
        );
    }
}

#[test]
fn a_tier_holds_from_its_number_of_pieces_and_the_lowest_price_wins() {
    for (quantity, expected) in [(4, "40.00"), (5, "45.00"), (10, "80.00")] {
        let mut lines = vec![line("a", "10.00", quantity)];
        lines[0].tiers = vec![
            Tier {
                from: 10,
                unit: eur("8.00"),
            },
            Tier {
                from: 5,
                unit: eur("9.00"),
            },
            Tier {
                from: 2,
                unit: eur("12.00"),
            },
        ];
        let ledger = price(&basket(lines), &home()).unwrap();
        assert_eq!(sum(&ledger, EntryKind::Goods), expected);
        assert_eq!(ledger.remarks, [Remark::TierNotLower { line: 0, from: 2 }]);
    }
}

#[test]
fn a_price_that_is_missing_zero_negative_or_foreign_is_unknown() {
    for (price_of, fault) in [
        (None, PriceFault::Absent),
        (Some(eur("0")), PriceFault::Zero),
        (Some(eur("-1")), PriceFault::Negative),
        (
            Some(money("1", "USD")),
            PriceFault::OtherCurrency(currency("USD")),
        ),
    ] {
        let mut lines = vec![line("a", "10.00", 1), line("b", "5.00", 1)];
        lines[0].price = price_of;
        let rates = rates(&[(None, "4.00")], None);
        let terms = Terms {
            delivery: Some(&rates),
            ..home()
        };
        let ledger = price(&basket(lines), &terms).unwrap();
        assert_eq!(ledger.missing, [Missing::Price { line: 0, fault }]);
        assert_eq!(ledger.charged(), Ok(Total::Partial(eur("9.00"))));
    }
}

#[test]
fn an_amount_out_of_range_is_an_error() {
    let lines = vec![
        line("a", "90000000000000", 2),
        line("b", "90000000000000", 1),
    ];
    assert_eq!(price(&basket(lines), &home()), Err(MoneyError::Overflow));
}

#[test]
fn delivery_goes_by_weight_and_is_free_from_a_value_on() {
    let rates = rates(&[(Some(1000), "4.00"), (Some(5000), "7.00")], Some("50"));
    let terms = Terms {
        delivery: Some(&rates),
        ..home()
    };
    let delivery = |worth: &str, grams: Option<u32>| {
        let mut lines = vec![line("a", worth, 1)];
        lines[0].weight_grams = grams;
        let ledger = price(&basket(lines), &terms).unwrap();
        let missing = ledger.missing.first().copied();
        (sum(&ledger, EntryKind::Delivery), missing)
    };
    assert_eq!(delivery("49.99", Some(1000)), ("4.00".to_owned(), None));
    assert_eq!(delivery("49.99", Some(1001)).0, "7.00");
    assert_eq!(delivery("50.00", Some(1001)).0, "0.00");
    assert_eq!(
        delivery("9", Some(5001)).1,
        Some(Missing::Delivery(NoDelivery::TooHeavy))
    );
    assert_eq!(
        delivery("9", None).1,
        Some(Missing::Delivery(NoDelivery::WeightUnknown))
    );
}

#[test]
fn a_way_to_pay_costs_what_it_says_and_an_open_choice_is_unknown() {
    let rates = rates(&[(None, "4.00")], None);
    let terms = Terms {
        delivery: Some(&rates),
        cash_step: 5,
        ..home()
    };
    let pay = |payment| {
        let basket = Basket {
            payment,
            ..basket(vec![line("a", "9.99", 1)])
        };
        price(&basket, &terms).unwrap()
    };
    let cash = pay(Some(PaymentKind::CashOnDelivery));
    // 13.99 and a hundredth of it and 2.00 make 16.13, and with coins of 0.05 that is 16.15.
    assert_eq!(sum(&cash, EntryKind::PaymentCost), "2.14");
    assert_eq!(sum(&cash, EntryKind::CashRounding), "0.02");
    assert_eq!(cash.charged(), Ok(Total::Known(eur("16.15"))));
    assert_eq!(
        pay(Some(PaymentKind::Card)).charged(),
        Ok(Total::Known(eur("13.99")))
    );
    assert_eq!(pay(None).missing, [Missing::PaymentCost]);
}

#[test]
fn promotions_take_what_the_earlier_ones_left_and_never_more() {
    let promotions = [
        coupon("half", Effect::LinePercent(5000)),
        coupon("six", Effect::OrderAmount(eur("6.00"))),
        coupon("late", Effect::LinePercent(1000)),
    ];
    let terms = Terms {
        promotions: &promotions,
        ..home()
    };
    let ledger = price(
        &basket(vec![line("a", "5.01", 1), line("b", "5.00", 1)]),
        &terms,
    )
    .unwrap();
    // Half of 5.01 is 2.51, rounded up, so 2.50 is left.
    assert_eq!(sum(&ledger, EntryKind::LineDiscount), "-5.01");
    assert_eq!(sum(&ledger, EntryKind::OrderDiscount), "-5.00");
    assert_eq!(
        ledger.verdicts[2].outcome,
        Outcome::Refused(vec![Unmet::NothingToReduce])
    );
}

#[test]
fn three_for_two_gives_away_the_cheapest_pieces() {
    let promotions = [coupon(
        "three",
        Effect::BuyGet {
            buy: 2,
            get: 1,
            rate_bp: 10_000,
        },
    )];
    let terms = Terms {
        promotions: &promotions,
        ..home()
    };
    for (cheap, dear, expected) in [
        (1, 1, "0.00"),
        (1, 2, "-3.00"),
        (2, 4, "-6.00"),
        (1, 5, "-10.00"),
    ] {
        let ledger = price(
            &basket(vec![line("a", "3.00", cheap), line("b", "7.00", dear)]),
            &terms,
        )
        .unwrap();
        assert_eq!(
            sum(&ledger, EntryKind::LineDiscount),
            expected,
            "{cheap} {dear}"
        );
    }
}

#[test]
fn a_refused_code_says_everything_that_stands_in_its_way() {
    let mut vip = coupon("vip", Effect::OrderAmount(eur("5")));
    vip.code = Some("VIP".to_owned());
    vip.combines = false;
    vip.window.end = Some(NOW);
    vip.conditions = vec![
        Condition::Worth(Selection::Everything, eur("30")),
        Condition::Pieces(Selection::Tagged(vec!["shoes".to_owned()]), 2),
        Condition::Destination(vec![country("FR")]),
        Condition::Payment(PaymentKind::BankTransfer),
        Condition::FirstOrder,
    ];
    let promotions = [coupon("all", Effect::OrderAmount(eur("1"))), vip];
    let terms = Terms {
        promotions: &promotions,
        ..home()
    };
    let mut basket = basket(vec![line("a", "20.00", 1)]);
    basket.codes = vec!["vip".to_owned(), "nonsense".to_owned()];
    let ledger = price(&basket, &terms).unwrap();
    assert_eq!(
        ledger.verdicts[1].outcome,
        Outcome::Refused(vec![
            Unmet::EndedAt(NOW),
            Unmet::Worth {
                missing: eur("10"),
                of: Selection::Everything
            },
            Unmet::Pieces {
                missing: 2,
                of: Selection::Tagged(vec!["shoes".to_owned()])
            },
            Unmet::Destination(vec![country("FR")]),
            Unmet::Payment(PaymentKind::BankTransfer),
            Unmet::FirstOrder,
            Unmet::NotWith("all".to_owned()),
        ])
    );
    assert_eq!(
        ledger.verdicts[2].outcome,
        Outcome::Refused(vec![Unmet::UnknownCode])
    );
}

#[test]
fn free_delivery_is_a_line_of_its_own() {
    let rates = rates(&[(None, "4.00")], None);
    let promotions = [
        coupon("free", Effect::FreeDelivery),
        coupon("again", Effect::FreeDelivery),
    ];
    let terms = Terms {
        promotions: &promotions,
        delivery: Some(&rates),
        ..home()
    };
    let ledger = price(&basket(vec![line("a", "10", 1)]), &terms).unwrap();
    assert_eq!(
        (
            sum(&ledger, EntryKind::Delivery),
            sum(&ledger, EntryKind::DeliveryDiscount)
        ),
        ("4.00".to_owned(), "-4.00".to_owned())
    );
    assert_eq!(ledger.verdicts[0].outcome, Outcome::Applied(eur("4.00")));
    assert_eq!(
        ledger.verdicts[1].outcome,
        Outcome::Refused(vec![Unmet::NothingToReduce])
    );
}

#[test]
fn tax_is_rounded_by_line_or_by_order_and_halves_go_where_the_market_says() {
    let regime = |is_included, scope, rounding| TaxRegime {
        rates: vec![(TaxClass::Standard, 1000)],
        is_included,
        scope,
        rounding,
        delivery_class: TaxClass::Standard,
        taxes_deposit: false,
        source: None,
    };
    let lines = || {
        vec![
            line("a", "0.05", 1),
            line("b", "0.05", 1),
            line("c", "0.05", 1),
        ]
    };
    let tax = |regime: &TaxRegime| {
        let ledger = price(
            &basket(lines()),
            &Terms {
                tax: Some(regime),
                ..home()
            },
        )
        .unwrap();
        (
            sum(&ledger, EntryKind::Tax),
            ledger.included_tax_sum().unwrap().to_decimal(),
        )
    };
    for (scope, rounding, expected) in [
        (RoundingScope::Line, Rounding::HalfUp, "0.03"),
        (RoundingScope::Line, Rounding::HalfEven, "0.00"),
        (RoundingScope::Order, Rounding::HalfUp, "0.02"),
        (RoundingScope::Order, Rounding::HalfEven, "0.02"),
    ] {
        assert_eq!(
            tax(&regime(false, scope, rounding)),
            (expected.to_owned(), "0.00".to_owned())
        );
    }
    assert_eq!(
        tax(&regime(true, RoundingScope::Order, Rounding::HalfUp)),
        ("0.00".to_owned(), "0.01".to_owned())
    );
}

#[test]
fn a_class_without_a_rate_makes_the_total_unknown() {
    let regime = TaxRegime {
        rates: vec![],
        is_included: false,
        scope: RoundingScope::Line,
        rounding: Rounding::HalfUp,
        delivery_class: TaxClass::Zero,
        taxes_deposit: false,
        source: None,
    };
    let ledger = price(
        &basket(vec![line("a", "1", 1)]),
        &Terms {
            tax: Some(&regime),
            ..home()
        },
    )
    .unwrap();
    assert!(
        ledger
            .missing
            .contains(&Missing::TaxRate(TaxClass::Standard))
    );
}

#[test]
fn conversions_are_approximate_and_know_both_directions_and_both_exponents() {
    let rate = ExchangeRate {
        from: currency("USD"),
        to: currency("JPY"),
        numerator: 1505,
        denominator: 10,
        source: Source {
            name: "made up".into(),
            as_of: crate::time::Date::of(NOW),
            is_estimate: false,
        },
    };
    let rates = [rate];
    let about = |amount, to| {
        approximate(amount, currency(to), &rates)
            .unwrap()
            .map(|about| about.about)
    };
    assert_eq!(
        about(money("2.00", "USD"), "JPY"),
        Some(money("301", "JPY"))
    );
    assert_eq!(
        about(money("301", "JPY"), "USD"),
        Some(money("2.00", "USD"))
    );
    assert_eq!(about(money("1", "EUR"), "USD"), None);
    let most = Money::new(crate::money::MAX_MINOR, currency("USD")).unwrap();
    assert_eq!(
        approximate(most, currency("JPY"), &rates),
        Err(MoneyError::Overflow)
    );
}
