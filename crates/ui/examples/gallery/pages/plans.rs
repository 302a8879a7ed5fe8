//! Other ways to buy a cart, with sample data.

use souk_commerce::plan::{Goal, Proof};
use souk_ui::Words;
use souk_ui::components::buying_plans::{BuyingPlan, BuyingPlans, PlannedParcel};
use souk_ui::prelude::*;

use super::signal;
use crate::goods::thb;

/// Two ways to buy what is in the cart, one of them as it is.
pub(super) fn plans(words: &Words) -> Node {
    let plan = |goal, minor, is_taken| BuyingPlan {
        goal,
        parcels: vec![PlannedParcel {
            seller: "Nara".to_owned(),
            titles: vec!["Kettle".to_owned()],
            total: thb(minor),
        }],
        total: thb(minor),
        now: thb(129_000),
        days: Some(3),
        proof: Proof::Exact,
        is_taken,
    };
    let plans = vec![
        plan(Goal::Cheapest, 99_000, false),
        plan(Goal::FewestParcels, 129_000, true),
    ];
    let on_event = Callback::new(|_| ());
    view! { <BuyingPlans words=words.clone() plans=signal(plans) can_undo=signal(true) on_event/> }
}
