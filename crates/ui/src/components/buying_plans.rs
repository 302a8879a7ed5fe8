//! Other ways to buy what is in the cart: from whom, in how many parcels, how soon, and what each costs beside the cart as
//! it is.

use souk_commerce::Money;
use souk_commerce::plan::{Goal, Proof};

use super::button::Button;
use super::data::{Data, FeedText};
use crate::Words;
use crate::prelude::*;

/// A way to buy it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuyingPlan {
    /// What it is best in.
    pub goal: Goal,
    /// What each seller would send.
    pub parcels: Vec<PlannedParcel>,
    /// What all of it comes to.
    pub total: Money,
    /// What the cart as it is comes to.
    pub now: Money,
    /// Working days until the last parcel is there; `None` when some seller does not say.
    pub days: Option<u16>,
    /// How sure it is that nothing is better.
    pub proof: Proof,
    /// Whether the cart is so already.
    pub is_taken: bool,
}

/// What one seller would send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedParcel {
    /// The seller's name.
    pub seller: String,
    /// Titles of what is in it.
    pub titles: Vec<String>,
    /// Goods and delivery.
    pub total: Money,
}

/// What a shopper does with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanEvent {
    /// Buys it so.
    Take(Goal),
    /// Puts the cart back as it was.
    Undo,
}

/// The ways; nothing where there is no choice.
#[component]
pub fn BuyingPlans(
    /// Texts and formats.
    words: Words,
    /// The ways.
    plans: Signal<Vec<BuyingPlan>>,
    /// Whether one was taken and can be undone.
    can_undo: Signal<bool>,
    /// What the shopper does.
    on_event: Callback<PlanEvent>,
) -> Node {
    live(move || {
        let plans = plans.get();
        if plans.is_empty() {
            return None;
        }
        let each: Vec<_> = plans
            .into_iter()
            .map(|plan| shown(&words, plan, on_event))
            .collect();
        let undo = can_undo.get().then(|| {
            let back = Callback::new(move |()| on_event.run(PlanEvent::Undo));
            view! { <p><Button label=words.plan_undo().to_owned() on_press=back/></p> }
        });
        Some(view! {
            <section class="c-plans">
                <h2>{words.plans_title()}</h2>
                <ul class="c-plans__list" role="list">{each}</ul>
                {undo}
            </section>
        })
    })
}

fn name(words: &Words, goal: Goal) -> &str {
    match goal {
        Goal::Cheapest => words.plan_cheapest(),
        Goal::FewestParcels => words.plan_fewest(),
        Goal::Soonest => words.plan_soonest(),
    }
}

fn shown(words: &Words, plan: BuyingPlan, on_event: Callback<PlanEvent>) -> Node {
    let goal = plan.goal;
    let title = name(words, goal).to_owned();
    let count = u64::try_from(plan.parcels.len()).unwrap_or(u64::MAX);
    let mut facts = vec![words.plan_parcels(count, &words.number(count))];
    if let Some(days) = plan.days {
        facts.push(words.plan_days(u64::from(days), &words.number(days)));
    }
    let proof = match plan.proof {
        Proof::Exact => words.plan_exact().to_owned(),
        // Rounded up: a gap is never told smaller than it is.
        Proof::Within { gap_bp, .. } => words.plan_gap(&words.number(gap_bp.div_ceil(100))),
    };
    let parcels: Vec<_> = plan
        .parcels
        .into_iter()
        .map(|parcel| {
            let titles: Vec<_> = parcel
                .titles
                .into_iter()
                .map(|text| view! { <li><FeedText words=words.clone() text/></li> })
                .collect();
            view! {
                <li>
                    <p><Data value=parcel.seller/> " " <Data value=words.money(parcel.total)/></p>
                    <ul>{titles}</ul>
                </li>
            }
        })
        .collect();
    // Taking it changes sellers; the way of delivery is chosen later.
    let fastest = (goal == Goal::Soonest)
        .then(|| view! { <p class="c-plans__note">{words.plan_fastest().to_owned()}</p> });
    let is_so = plan.total == plan.now;
    let take = if plan.is_taken {
        is_so
            .then(|| view! { <p class="c-plans__note">{words.plan_taken()}</p> })
            .into_node()
    } else {
        let label = words.plan_take().to_owned();
        let name = [&label, ": ", &title].concat();
        let take = Callback::new(move |()| on_event.run(PlanEvent::Take(goal)));
        view! { <p><Button label name on_press=take/></p> }
    };
    view! {
        <li class="c-plans__plan">
            <h3>{title}</h3>
            <p class="c-plans__total"><Data value=words.money(plan.total)/></p>
            {difference(words, plan.total, plan.now)}
            <p class="c-plans__note">{facts.join(" · ")}</p>
            {fastest}
            <details>
                <summary>{words.plan_split()}</summary>
                <ul class="c-plans__parcels" role="list">{parcels}</ul>
                <p class="c-plans__note">{proof}</p>
            </details>
            {take}
        </li>
    }
}

/// What it costs less or more than the cart as it is; nothing where that is the same.
fn difference(words: &Words, total: Money, now: Money) -> Option<Node> {
    let off = now.minor().checked_sub(total.minor())?;
    let amount = Money::new(off.checked_abs()?, total.currency()).ok()?;
    let amount = words.money(amount);
    match off {
        0 => None,
        1.. => Some(view! { <p class="c-saving">{words.plan_saves(&amount)}</p> }),
        _ => Some(view! { <p class="c-plans__note">{words.plan_costs_more(&amount)}</p> }),
    }
}
