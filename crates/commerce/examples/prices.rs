//! What `cargo xtask bench prices` runs natively and, as a browser's program, in Node: made-up baskets and made-up markets.

use std::fmt::Write as _;

use souk_commerce::address::Country;
use souk_commerce::money::{Currency, Money};
use souk_commerce::plan::{
    Coupon, EFFORT, Goal, Item, ItemOffer, Off, Plan, Proof, SellerTerms, plan,
};
use souk_commerce::pricing::samples::{Chance, digest};
use souk_commerce::pricing::{WeightBand, Zone};
#[cfg(target_family = "wasm")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The digest of so many made-up baskets, as hexadecimal digits.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn digest_of(count: u32) -> String {
    format!("{:016x}", digest(0, u64::from(count)))
}

/// A plan for a made-up market: total, distance from the best in basis points, parcels, saving.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn plan_of(seed: u32, lines: u32, sellers: u32, goal: u32) -> String {
    let goal = match goal {
        0 => Goal::Cheapest,
        1 => Goal::FewestParcels,
        _ => Goal::Soonest,
    };
    let Some((currency, items, terms)) = market(seed, lines, sellers) else {
        return String::new();
    };
    match plan(currency, &items, &terms, goal, EFFORT) {
        Ok(plan) => told(&plan),
        Err(error) => error.to_string(),
    }
}

fn told(plan: &Plan) -> String {
    let gap = match plan.proof {
        Proof::Exact => 0,
        Proof::Within { gap_bp, .. } => gap_bp,
    };
    let saves = plan.saves().map_or(0, Money::minor);
    let (total, parcels) = (plan.total.minor(), plan.parcels.len());
    format!("{total} {gap} {parcels} {saves}")
}

/// Sellers who have most things at prices up to a third apart, as in a comparison of supermarkets or drugstores.
fn market(seed: u32, lines: u32, sellers: u32) -> Option<(Currency, Vec<Item>, Vec<SellerTerms>)> {
    let mut chance = Chance::new(u64::from(seed));
    let chance = &mut chance;
    let eur = Currency::parse("EUR")?;
    let money = |minor: u32| Money::new(i64::from(minor), eur).ok();
    let mut terms = Vec::new();
    for at in 0..sellers {
        let price = 290 + chance.below(9) * 50;
        let band = |up_to_grams, price| {
            Some(WeightBand {
                up_to_grams,
                price: money(price)?,
            })
        };
        let zone = Zone {
            countries: vec![Country::parse("AT")?],
            bands: vec![band(Some(10_000), price)?, band(None, price + 400)?],
            free_from: (!chance.once_in(4))
                .then(|| money(2900 + chance.below(8) * 1000))
                .flatten(),
        };
        let coupons = chance.once_in(3).then(|| {
            Some(Coupon {
                code: format!("code-{at}"),
                least: money(3000 + chance.below(5) * 1000)?,
                off: if chance.once_in(2) {
                    Off::Amount(money(500)?)
                } else {
                    Off::Percent {
                        rate_bp: 1000,
                        cap: money(1500),
                    }
                },
            })
        });
        terms.push(SellerTerms {
            zone: Some(zone),
            coupons: coupons.flatten().into_iter().collect(),
        });
    }
    let mut items = Vec::new();
    for _ in 0..lines {
        let base = 200 + chance.below(3000);
        let mut offers = Vec::new();
        for seller in 0..terms.len() {
            let percent = 85 + chance.below(30);
            if chance.once_in(4) {
                continue;
            }
            offers.push(ItemOffer {
                seller,
                unit: money((base * percent / 100).max(1))?,
                left: chance.once_in(6).then(|| chance.below(5)),
                days: Some(u16::try_from(1 + chance.below(6)).ok()?),
            });
        }
        items.push(Item {
            quantity: 1 + chance.below(2),
            weight_grams: Some(100 + chance.below(1500)),
            offers,
        });
    }
    Some((eur, items, terms))
}

/// `prices COUNT MARKETS LINES SELLERS`: the digest of so many baskets, then one line for each market and goal with its
/// milliseconds.
#[allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads the clock and prints; in a browser's program this is not called"
)]
fn main() {
    if cfg!(target_family = "wasm") {
        return;
    }
    let numbers: Vec<u32> = std::env::args()
        .skip(1)
        .filter_map(|text| text.parse().ok())
        .collect();
    let &[count, markets, lines, sellers] = numbers.as_slice() else {
        println!("prices COUNT MARKETS LINES SELLERS");
        return;
    };
    let began = std::time::Instant::now();
    let digest = digest_of(count);
    let mut out = format!("digest {digest} {}\n", began.elapsed().as_millis());
    for seed in 0..markets {
        for goal in 0..3 {
            let began = std::time::Instant::now();
            let plan = plan_of(seed, lines, sellers, goal);
            let time = began.elapsed().as_micros();
            // Writing to a text cannot fail.
            writeln!(out, "plan {seed} {goal} {plan} {time}").unwrap_or_default();
        }
    }
    print!("{out}");
}
