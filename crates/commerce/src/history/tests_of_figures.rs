//! Figures, judgements and reference prices beside what a day-by-day look finds.

use proptest::prelude::*;

use super::*;
use crate::address::Country;
use crate::money::Currency;

const DAY: i64 = 86_400;

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::parse("EUR").unwrap()).unwrap()
}

/// Rows of a price for each day: effective and regular; `None` for no offer. The last day is today, at its end.
fn rows(days: &[Option<(i64, i64)>]) -> (Vec<PricePoint>, Timestamp) {
    let mut history = PriceHistory::default();
    let id = OfferId::parse("nara:a").unwrap();
    for (day, prices) in (0..).zip(days) {
        let quote = prices.map(|(effective, regular)| Quote {
            effective: eur(effective),
            regular: eur(regular),
        });
        let seen = quote.map(|quote| (id.clone(), quote)).into_iter().collect();
        assert!(history.note(Timestamp(day * DAY), &seen));
    }
    let now = Timestamp(i64::try_from(days.len()).unwrap() * DAY);
    (history.rows(&id).to_vec(), now)
}

/// So many days at each price, none of them reduced.
fn flat(runs: &[(usize, i64)]) -> (Vec<PricePoint>, Timestamp) {
    let days: Vec<_> = runs
        .iter()
        .flat_map(|(days, price)| vec![Some((*price, *price)); *days])
        .collect();
    rows(&days)
}

/// So many days at each price, with the price outside any sale.
fn sales(runs: &[(usize, i64, i64)]) -> (Vec<PricePoint>, Timestamp) {
    let days: Vec<_> = runs
        .iter()
        .flat_map(|(days, price, regular)| vec![Some((*price, *regular)); *days])
        .collect();
    rows(&days)
}

#[test]
fn a_good_price_says_why_and_a_raised_one_before_it_fools_nobody() {
    let judged = |runs: &[(usize, i64)]| {
        let (rows, now) = flat(runs);
        judge(&rows, now)
    };
    let typical = eur(1000);
    assert_eq!(
        judged(&[(100, 1000), (5, 800)]),
        Judgement::Good(GoodBecause::LowestOf {
            span: Span::Days90,
            typical
        })
    );
    assert_eq!(
        judged(&[(400, 1000), (5, 800)]),
        Judgement::Good(GoodBecause::LowestOf {
            span: Span::All,
            typical
        })
    );
    assert_eq!(
        judged(&[(40, 700), (20, 1000), (80, 1000), (5, 800)]),
        Judgement::Good(GoodBecause::LowestOf {
            span: Span::Days90,
            typical
        })
    );
    assert_eq!(
        judged(&[(60, 1000), (2, 700), (40, 1000), (5, 900)]),
        Judgement::Good(GoodBecause::BelowTypical {
            typical,
            below_bp: 1000
        })
    );
    assert_eq!(
        judged(&[(80, 1000), (10, 1500), (5, 1000)]),
        Judgement::Usual { typical }
    );
    assert_eq!(
        judged(&[(80, 1000), (5, 1050)]),
        Judgement::High {
            typical,
            above_bp: 500
        }
    );
    assert_eq!(
        judged(&[(80, 1000), (5, 1049)]),
        Judgement::Usual { typical }
    );
    assert_eq!(judged(&[(90, 1000)]), Judgement::Usual { typical });
    assert_eq!(
        judged(&[(20, 1000), (9, 800)]),
        Judgement::Unknown(NoJudgement::TooShort { days: 29 })
    );
    assert_eq!(judged(&[]), Judgement::Unknown(NoJudgement::NoPrice));
}

#[test]
fn a_tenfold_price_is_set_aside_and_not_judged() {
    let (rows, now) = flat(&[(60, 845), (3, 8450), (30, 845)]);
    let found = figures(&rows, Span::Days365, now).unwrap();
    assert_eq!((found.highest.price, found.set_aside), (eur(845), 1));
    assert_eq!(judge(&rows, now), Judgement::Usual { typical: eur(845) });
    for wrong in [8450, 84] {
        let (rows, now) = flat(&[(60, 845), (3, wrong)]);
        assert_eq!(
            judge(&rows, now),
            Judgement::Unknown(NoJudgement::Absurd),
            "{wrong}"
        );
    }
}

#[test]
fn a_chart_has_a_step_for_each_change_and_a_gap_where_there_was_no_offer() {
    let (all, now) = rows(&[
        Some((5, 5)),
        Some((5, 9)),
        Some((4, 9)),
        None,
        Some((4, 4)),
        Some((4, 4)),
    ]);
    let at = |day: i64, price: Option<i64>| Step {
        at: Timestamp(day * DAY),
        price: price.map(eur),
    };
    assert_eq!(
        steps(&all, Span::All, now),
        [
            at(0, Some(5)),
            at(2, Some(4)),
            at(3, None),
            at(4, Some(4)),
            at(6, Some(4))
        ]
    );
    let (gone, now) = rows(&[Some((5, 5)), None]);
    assert_eq!(steps(&gone, Span::All, now), [at(0, Some(5)), at(1, None)]);
    assert!(steps(&[], Span::Days30, now).is_empty());
}

const RULE: ReductionRule = ReductionRule {
    days: 30,
    is_progressive: false,
};
const GROWING: ReductionRule = ReductionRule {
    days: 30,
    is_progressive: true,
};

#[test]
fn what_may_be_crossed_out_is_the_lowest_price_of_the_thirty_days_before() {
    let (rows, now) = sales(&[(20, 900, 900), (29, 1000, 1000), (10, 800, 1000)]);
    let found = reference_price(&rows, RULE, now).unwrap();
    assert_eq!((found.price, found.percent), (eur(900), 11));
    assert_eq!(found.reduced_since, Timestamp(49 * DAY));
    // One day more, and the lower price lies before the thirty.
    let (rows, now) = sales(&[(20, 900, 900), (30, 1000, 1000), (10, 800, 1000)]);
    assert_eq!(reference_price(&rows, RULE, now).unwrap().price, eur(1000));
}

#[test]
fn nothing_is_crossed_out_without_a_reduction_from_a_known_price() {
    let reason = |runs: &[(usize, i64, i64)]| {
        let (rows, now) = sales(runs);
        reference_price(&rows, RULE, now).unwrap_err()
    };
    assert_eq!(
        reason(&[(60, 1000, 1000), (5, 800, 800)]),
        NoReference::NotReduced
    );
    assert_eq!(
        reason(&[(29, 1000, 1000), (5, 800, 1000)]),
        NoReference::TooShort { days: 29 }
    );
    assert_eq!(
        reason(&[(60, 800, 800), (5, 800, 1000)]),
        NoReference::NotLower { lowest: eur(800) }
    );
    assert_eq!(
        reason(&[
            (40, 1000, 1000),
            (1, 700, 1000),
            (9, 1000, 1000),
            (5, 800, 1000)
        ]),
        NoReference::NotLower { lowest: eur(700) }
    );
    assert_eq!(reason(&[]), NoReference::NoPrice);
    // A month at ten times the price makes no reduction.
    assert_eq!(
        reason(&[(60, 800, 800), (31, 8000, 8000), (5, 790, 1000)]),
        NoReference::TooShort { days: 0 }
    );
}

#[test]
fn a_growing_reduction_counts_from_its_first_step_where_the_market_says_so() {
    let (rows, now) = sales(&[(60, 1000, 1000), (10, 800, 1000), (10, 600, 1000)]);
    let found = |rule| reference_price(&rows, rule, now).unwrap();
    assert_eq!(
        (found(GROWING).price, found(GROWING).percent),
        (eur(1000), 40)
    );
    assert_eq!((found(RULE).price, found(RULE).percent), (eur(800), 25));
    // A break ends it.
    let (rows, now) = sales(&[
        (60, 1000, 1000),
        (10, 800, 1000),
        (1, 1000, 1000),
        (10, 600, 1000),
    ]);
    assert_eq!(
        reference_price(&rows, GROWING, now).unwrap().price,
        eur(800)
    );
}

#[test]
fn the_rule_of_a_country_is_that_of_the_directive_or_none() {
    let of = |code: &str| ReductionRule::of(Country::parse(code).unwrap());
    assert_eq!(of("FR"), Some(RULE));
    assert_eq!(of("DE"), Some(GROWING));
    assert_eq!(of("TH"), None);
}

proptest! {
    #[test]
    fn figures_are_what_a_look_at_each_day_finds(days in prop::collection::vec(prop::option::weighted(0.9, 500_i64..2000), 1..150)) {
        let quoted: Vec<_> = days.iter().map(|day| day.map(|price| (price, price))).collect();
        let (rows, now) = rows(&quoted);
        for span in Span::ALL {
            let from = span.days().map_or(0, |span| days.len().saturating_sub(usize::from(span)));
            let mut seen: Vec<i64> = days[from..].iter().flatten().copied().collect();
            seen.sort_unstable();
            match figures(&rows, span, now) {
                None => prop_assert!(seen.is_empty()),
                Some(found) => {
                    prop_assert_eq!(found.lowest.price, eur(seen[0]));
                    prop_assert_eq!(found.highest.price, eur(seen[seen.len() - 1]));
                    prop_assert_eq!(found.typical, eur(seen[(seen.len() - 1) / 2]));
                    prop_assert_eq!(found.known_seconds, i64::try_from(seen.len()).unwrap() * DAY);
                    prop_assert_eq!(found.set_aside, 0);
                }
            }
        }
    }

    #[test]
    fn a_reference_price_is_the_lowest_of_the_days_before_the_reduction(days in prop::collection::vec((700_i64..1000, any::<bool>()), 1..90)) {
        let quoted: Vec<_> = days.iter().map(|(price, sale)| Some((*price, if *sale { 1000 } else { *price }))).collect();
        let (rows, now) = rows(&quoted);
        let (price, on_sale) = days[days.len() - 1];
        // The first day of the run of equal reduced prices at the end.
        let start = days.iter().rposition(|day| *day != (price, true)).map_or(0, |last| last + 1);
        match reference_price(&rows, RULE, now) {
            Ok(found) => {
                let lowest = days[start - 30..start].iter().map(|(price, _)| *price).min().unwrap();
                prop_assert_eq!(found.price, eur(lowest));
                prop_assert!(on_sale && price < lowest);
                prop_assert!(i64::from(found.percent) * lowest <= (lowest - price) * 100);
            }
            Err(NoReference::NotReduced) => prop_assert!(!on_sale),
            Err(NoReference::TooShort { .. }) => prop_assert!(on_sale && start < 30),
            Err(NoReference::NotLower { lowest }) => prop_assert!(lowest <= eur(price)),
            Err(NoReference::NoPrice) => prop_assert!(false),
        }
    }
}
