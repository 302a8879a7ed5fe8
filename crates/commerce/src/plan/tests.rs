//! Plans beside every other plan that there is.

use proptest::prelude::*;

use super::*;
use crate::address::Country;
use crate::pricing::samples::{Chance, NOW};
use crate::pricing::{
    Basket, Condition, DeliveryRates, Effect, Line, PaymentKind, Promotion, Selection, TaxClass,
    Terms, Unmet, WeightBand, price,
};
use crate::time::Window;

fn eur() -> Currency {
    Currency::parse("EUR").unwrap()
}

fn money(minor: i64) -> Money {
    Money::new(minor, eur()).unwrap()
}

fn home() -> Country {
    Country::parse("AT").unwrap()
}

fn zone(price: i64, free_from: Option<i64>) -> Zone {
    Zone {
        countries: vec![home()],
        bands: vec![WeightBand {
            up_to_grams: None,
            price: money(price),
        }],
        free_from: free_from.map(money),
    }
}

fn seller(price: i64, free_from: Option<i64>) -> SellerTerms {
    SellerTerms {
        zone: Some(zone(price, free_from)),
        coupons: Vec::new(),
    }
}

/// One piece of a line at each seller's price; 0 for none.
fn item(prices: &[i64]) -> Item {
    let offers = prices.iter().enumerate().filter(|(_, price)| **price > 0);
    Item {
        quantity: 1,
        weight_grams: None,
        offers: offers
            .map(|(seller, price)| ItemOffer {
                seller,
                unit: money(*price),
                left: None,
                days: Some(1),
            })
            .collect(),
    }
}

fn best(items: &[Item], sellers: &[SellerTerms], goal: Goal) -> Plan {
    plan(eur(), items, sellers, goal, EFFORT).unwrap()
}

fn minor(plan: &Plan) -> i64 {
    plan.total.minor()
}

#[test]
fn a_threshold_is_filled_when_that_is_cheaper_than_delivery() {
    let sellers = [seller(500, Some(3000)), seller(500, None)];
    // The second line is 1.00 cheaper elsewhere, and 5.00 dearer with its delivery; here it makes delivery free.
    let plan = best(
        &[item(&[2500, 2500]), item(&[600, 500])],
        &sellers,
        Goal::Cheapest,
    );
    assert_eq!(
        (minor(&plan), plan.parcels.len(), plan.proof),
        (3100, 1, Proof::Exact)
    );
    assert_eq!(plan.saves(), None);
    let plan = best(
        &[item(&[2500, 9000]), item(&[9000, 500])],
        &sellers,
        Goal::Cheapest,
    );
    assert_eq!((minor(&plan), plan.saves()), (4000, Some(money(6000))));
}

#[test]
fn a_coupon_is_used_where_it_helps_and_a_refused_one_says_what_would_unlock_it() {
    let mut sellers = [seller(400, None)];
    sellers[0].coupons = vec![
        Coupon {
            code: "TEN".into(),
            least: money(1000),
            off: Off::Percent {
                rate_bp: 1000,
                cap: None,
            },
        },
        Coupon {
            code: "POST".into(),
            least: money(1500),
            off: Off::Delivery,
        },
        Coupon {
            code: "BIG".into(),
            least: money(5000),
            off: Off::Amount(money(2000)),
        },
    ];
    let plan = best(&[item(&[2000])], &sellers, Goal::Cheapest);
    let parcel = &plan.parcels[0];
    assert_eq!(
        (minor(&plan), parcel.coupon.as_deref()),
        (2000, Some("POST"))
    );
    assert_eq!(parcel.refused[0].why, Unmet::NotWith("POST".into()));
    assert_eq!(
        parcel.refused[1].why,
        Unmet::Worth {
            missing: money(3000),
            of: Selection::Everything
        }
    );
}

#[test]
fn an_offer_without_enough_stock_is_not_taken_and_what_nobody_has_is_said() {
    let mut few = item(&[100, 900]);
    few.quantity = 3;
    few.offers[0].left = Some(2);
    let plan = best(
        &[few, item(&[])],
        &[seller(0, None), seller(0, None)],
        Goal::Cheapest,
    );
    assert_eq!((plan.parcels[0].seller, minor(&plan)), (1, 2700));
    assert_eq!(plan.unfilled, [1]);
    let nothing = plan_of(&[item(&[])], &[seller(0, None)]);
    assert_eq!(nothing, Err(PlanError::NothingToBuy));
}

fn plan_of(items: &[Item], sellers: &[SellerTerms]) -> Result<Plan, PlanError> {
    plan(eur(), items, sellers, Goal::Cheapest, EFFORT)
}

#[test]
fn fewest_parcels_and_soonest_are_kept_before_the_price() {
    let sellers = [seller(0, None), seller(0, None), seller(0, None)];
    let mut items = [item(&[100, 0, 300]), item(&[0, 100, 300])];
    assert_eq!(minor(&best(&items, &sellers, Goal::Cheapest)), 200);
    let fewest = best(&items, &sellers, Goal::FewestParcels);
    assert_eq!((fewest.parcels.len(), minor(&fewest)), (1, 600));
    for item in &mut items {
        for offer in &mut item.offers {
            offer.days = if offer.seller == 1 {
                None
            } else {
                Some(5 - u16::try_from(offer.seller).unwrap())
            };
        }
    }
    let soonest = best(&items, &sellers, Goal::Soonest);
    assert_eq!((soonest.days, minor(&soonest)), (Some(3), 600));
}

#[test]
fn prices_that_cannot_be_meant_or_added_are_not_planned_with() {
    let mut wrong = item(&[100]);
    wrong.offers[0].unit = money(0);
    assert_eq!(
        plan_of(&[wrong.clone()], &[seller(0, None)]),
        Err(PlanError::NothingToBuy)
    );
    wrong.offers[0].unit = Money::new(1, Currency::parse("USD").unwrap()).unwrap();
    assert_eq!(
        plan_of(&[wrong], &[seller(0, None)]),
        Err(PlanError::NothingToBuy)
    );
    assert_eq!(
        plan_of(&[item(&[MAX_MINOR])], &[seller(0, None)]),
        Err(PlanError::Overflow)
    );
    let many = vec![item(&[1]); MAX_ITEMS + 1];
    assert_eq!(plan_of(&many, &[seller(0, None)]), Err(PlanError::TooLarge));
}

/// A made-up market, small enough to try everything.
fn market(seed: u64, lines: u32, sellers: u32) -> (Vec<Item>, Vec<SellerTerms>) {
    let mut chance = Chance::new(seed);
    let chance = &mut chance;
    let terms = (0..sellers).map(|_| {
        let by_weight = chance.once_in(2);
        let first = i64::from(chance.below(800));
        let bands = if by_weight {
            let last = if chance.once_in(3) { Some(9000) } else { None };
            vec![(Some(2000), first), (last, first + 300)]
        } else {
            vec![(None, first)]
        };
        let bands = bands.into_iter().map(|(up_to_grams, price)| WeightBand {
            up_to_grams,
            price: money(price),
        });
        let zone = Zone {
            countries: vec![home()],
            bands: bands.collect(),
            free_from: chance
                .once_in(2)
                .then(|| money(i64::from(chance.below(9000)))),
        };
        let coupons = (0..chance.below(3)).map(|at| {
            let off = match chance.below(3) {
                0 => Off::Amount(money(1 + i64::from(chance.below(900)))),
                1 => Off::Delivery,
                _ => {
                    let cap = i64::from(chance.below(900));
                    Off::Percent {
                        rate_bp: chance.below(10_001),
                        cap: chance.once_in(2).then(|| money(cap)),
                    }
                }
            };
            Coupon {
                code: format!("code-{at}"),
                least: money(i64::from(chance.below(8000))),
                off,
            }
        });
        SellerTerms {
            coupons: coupons.collect(),
            zone: Some(zone),
        }
    });
    let terms: Vec<SellerTerms> = terms.collect();
    let items = (0..lines).map(|_| {
        let base = 100 + i64::from(chance.below(4000));
        let offers = (0..terms.len()).filter_map(|seller| {
            let unit = money(base + i64::from(chance.below(700)));
            let days = (!chance.once_in(9)).then(|| u16::try_from(chance.below(6)).unwrap());
            let left = chance.once_in(4).then(|| chance.below(4));
            (!chance.once_in(4)).then_some(ItemOffer {
                seller,
                unit,
                left,
                days,
            })
        });
        Item {
            offers: offers.collect(),
            quantity: 1 + chance.below(3),
            weight_grams: Some(chance.below(1500)),
        }
    });
    (items.collect(), terms)
}

/// What a parcel costs by the pricing engine, with the best of its coupons.
fn engine(items: &[(Item, ItemOffer)], terms: &SellerTerms) -> Option<i64> {
    let lines = items.iter().enumerate().map(|(at, (item, offer))| Line {
        id: format!("{at}"),
        quantity: item.quantity,
        price: Some(offer.unit),
        sale: None,
        tiers: vec![],
        deposit: None,
        weight_grams: item.weight_grams,
        tax_class: TaxClass::Standard,
        tags: vec![],
        hs: None,
    });
    let basket = Basket {
        lines: lines.collect(),
        destination: Some(home()),
        payment: Some(PaymentKind::Card),
        ..Basket::default()
    };
    let rates = DeliveryRates {
        id: String::new(),
        zones: terms.zone.clone().into_iter().collect(),
        payment: vec![],
    };
    let with = |coupon: Option<&Coupon>| {
        let promotions: Vec<Promotion> = coupon
            .into_iter()
            .map(|coupon| Promotion {
                id: coupon.code.clone(),
                code: None,
                window: Window::default(),
                conditions: vec![Condition::Worth(Selection::Everything, coupon.least)],
                selection: Selection::Everything,
                combines: true,
                effect: match coupon.off {
                    Off::Amount(amount) => Effect::OrderAmount(amount),
                    Off::Delivery => Effect::FreeDelivery,
                    Off::Percent { rate_bp, cap } => Effect::OrderPercent { rate_bp, cap },
                },
            })
            .collect();
        let terms = Terms {
            delivery: Some(&rates),
            promotions: &promotions,
            ..Terms::new(eur(), home(), NOW)
        };
        price(&basket, &terms)
            .unwrap()
            .charged()
            .unwrap()
            .known()
            .map(Money::minor)
    };
    std::iter::once(None)
        .chain(terms.coupons.iter().map(Some))
        .filter_map(with)
        .min()
}

/// Every assignment: parcels, last day, total.
fn everything(items: &[Item], sellers: &[SellerTerms]) -> Vec<(usize, Option<u16>, i64)> {
    let takeable: Vec<&Item> = items
        .iter()
        .filter(|item| item.offers.iter().any(|offer| can(item, offer, sellers)))
        .collect();
    let mut out = Vec::new();
    let mut taken = Vec::new();
    walk(&takeable, sellers, &mut taken, &mut out);
    out
}

fn can(item: &Item, offer: &ItemOffer, sellers: &[SellerTerms]) -> bool {
    offer.left.is_none_or(|left| left >= item.quantity)
        && engine(&[(item.clone(), *offer)], &sellers[offer.seller]).is_some()
}

fn walk(
    items: &[&Item],
    sellers: &[SellerTerms],
    taken: &mut Vec<(Item, ItemOffer)>,
    out: &mut Vec<(usize, Option<u16>, i64)>,
) {
    let Some(item) = items.get(taken.len()) else {
        let mut total = 0;
        let mut parcels = 0;
        for (at, terms) in sellers.iter().enumerate() {
            let of: Vec<_> = taken
                .iter()
                .filter(|(_, offer)| offer.seller == at)
                .cloned()
                .collect();
            if !of.is_empty() {
                let Some(cost) = engine(&of, terms) else {
                    return;
                };
                total += cost;
                parcels += 1;
            }
        }
        let last = taken
            .iter()
            .map(|(_, offer)| offer.days)
            .try_fold(0, |last, days| Some(last.max(days?)));
        out.push((parcels, last, total));
        return;
    };
    for offer in item.offers.iter().filter(|offer| can(item, offer, sellers)) {
        taken.push(((*item).clone(), *offer));
        walk(items, sellers, taken, out);
        taken.pop();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_small_plan_is_the_best_of_all_plans(seed in any::<u64>(), lines in 1_u32..5, sellers in 1_u32..5) {
        let (items, terms) = market(seed, lines, sellers);
        let all = everything(&items, &terms);
        for goal in [Goal::Cheapest, Goal::FewestParcels, Goal::Soonest] {
            let plan = match plan(eur(), &items, &terms, goal, EFFORT) {
                Ok(plan) => plan,
                Err(error) => {
                    prop_assert_eq!(error, PlanError::NothingToBuy);
                    prop_assert!(items.iter().all(|item| !item.offers.iter().any(|offer| can(item, offer, &terms))) || all.is_empty());
                    continue;
                }
            };
            prop_assert_eq!(plan.proof, Proof::Exact);
            let last = |days: Option<u16>| days.unwrap_or(u16::MAX);
            let wanted = match goal {
                Goal::Cheapest => all.iter().map(|plan| plan.2).min().unwrap(),
                Goal::FewestParcels => all.iter().map(|plan| (plan.0, plan.2)).min().unwrap().1,
                Goal::Soonest => all.iter().map(|plan| (last(plan.1), plan.2)).min().unwrap().1,
            };
            prop_assert_eq!(plan.total.minor(), wanted, "{:?}", goal);
            if goal == Goal::Soonest {
                prop_assert_eq!(last(plan.days), all.iter().map(|plan| last(plan.1)).min().unwrap());
            }
            if goal == Goal::FewestParcels {
                prop_assert_eq!(plan.parcels.len(), all.iter().map(|plan| plan.0).min().unwrap());
            }
        }
    }

    #[test]
    fn a_plan_is_a_plan_whatever_its_effort_and_its_bound_is_one(seed in any::<u64>(), effort in 0_u32..300) {
        let (items, terms) = market(seed, 8, 6);
        let Ok(short) = plan(eur(), &items, &terms, Goal::Cheapest, effort) else { return Ok(()) };
        let long = best(&items, &terms, Goal::Cheapest);
        prop_assert_eq!(long.proof, Proof::Exact);
        prop_assert!(long.total <= short.total);
        if let Proof::Within { at_least, gap_bp } = short.proof {
            prop_assert!(at_least <= long.total && gap_bp > 0);
        } else {
            prop_assert_eq!(long.total, short.total);
        }
        let mut told: Vec<usize> = short.parcels.iter().flat_map(|parcel| parcel.items.clone()).chain(short.unfilled).collect();
        told.sort_unstable();
        prop_assert_eq!(told, (0..items.len()).collect::<Vec<_>>());
        prop_assert_eq!(short.parcels.iter().map(Parcel::total_minor).sum::<i64>(), short.total.minor());
    }
}
