//! Plans that are found without a search: good enough to cut one short.

use super::parcel::Tariff;
use super::{Choice, Problem};

/// Most sellers that are tried together.
const TOGETHER: u32 = 4;
/// Rounds of improving.
const ROUNDS: usize = 50;
/// Most pairs of an offer and another line for which moves of two lines are tried.
const PAIRS: usize = 50_000;

/// The cheapest seller of everything, with what it comes to.
pub(super) fn single(problem: &Problem, wanted: &[usize]) -> Option<(usize, i64)> {
    let sellers = problem.tariffs.iter().enumerate();
    let totals = sellers.filter_map(|(seller, tariff)| {
        let tariff = tariff.as_ref()?;
        let taken = wanted.iter().map(|at| {
            let of = problem.choices.get(*at)?;
            of.iter().find(|choice| choice.seller == seller)
        });
        let taken: Vec<&Choice> = taken.collect::<Option<_>>()?;
        let goods = taken.iter().map(|choice| choice.price).sum();
        let grams = taken.iter().map(|choice| choice.grams).sum();
        Some((seller, tariff.cost(goods, grams)?.total))
    });
    totals.min_by_key(|(_, total)| *total)
}

/// Whether so many sellers can have every wanted line together.
pub(super) fn can_cover(problem: &Problem, wanted: &[usize], most: usize) -> bool {
    let mut masks: Vec<u64> = wanted
        .iter()
        .filter_map(|at| problem.choices.get(*at))
        .map(|of| of.iter().fold(0, |mask, choice| mask | bit(choice.seller)))
        .collect();
    // The line with the fewest sellers first: it leaves the least to try.
    masks.sort_by_key(|mask| mask.count_ones());
    let mut steps = 200_000;
    cover(&masks, 0, most, &mut steps)
}

fn cover(masks: &[u64], chosen: u64, left: usize, steps: &mut u32) -> bool {
    let Some(open) = masks.iter().find(|mask| *mask & chosen == 0) else {
        return true;
    };
    if left == 0 {
        return false;
    }
    if *steps == 0 {
        // Not known: the search will tell.
        return true;
    }
    *steps -= 1;
    let mut sellers = *open;
    while sellers != 0 {
        let lowest = sellers & sellers.wrapping_neg();
        if cover(masks, chosen | lowest, left - 1, steps) {
            return true;
        }
        sellers ^= lowest;
    }
    false
}

pub(super) fn bit(seller: usize) -> u64 {
    u32::try_from(seller).map_or(0, |seller| 1_u64.checked_shl(seller).unwrap_or(0))
}

/// A plan as the place of the choice of each line, with its cost.
pub(super) type Draft = (i64, Vec<usize>);

/// The best plan that is found by trying few sellers together and by moving single lines.
pub(super) fn draft(
    choices: &[Vec<Choice>],
    tariffs: &[Option<Tariff>],
    most: Option<usize>,
) -> Option<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let everybody = tariffs
        .iter()
        .enumerate()
        .fold(0, |mask, (at, _)| mask | bit(at));
    let together = most.map_or(TOGETHER, |most| {
        u32::try_from(most).unwrap_or(u32::MAX).min(TOGETHER + 1)
    });
    let mut groups = vec![0_u64];
    let mut all = vec![everybody];
    for _ in 0..together {
        let mut next = Vec::new();
        for group in &groups {
            // Each group once: only sellers above its highest are added.
            let above = 64 - group.leading_zeros();
            for seller in usize::try_from(above).unwrap_or(64)..tariffs.len() {
                next.push(group | bit(seller));
            }
        }
        if all.len() + next.len() > 20_000 {
            break;
        }
        all.extend(&next);
        groups = next;
    }
    for group in all {
        let taken: Option<Vec<usize>> = choices
            .iter()
            .map(|of| of.iter().position(|choice| bit(choice.seller) & group != 0))
            .collect();
        if let Some(taken) = taken
            && let Some(total) = total(choices, tariffs, &taken, most)
        {
            drafts.push((total, taken));
        }
    }
    drafts.sort();
    drafts.truncate(8);
    let improved = drafts
        .into_iter()
        .map(|draft| improve(choices, tariffs, most, draft));
    improved.min()
}

/// Moves single lines, and pairs of lines to one seller, while that makes the plan cheaper.
fn improve(
    choices: &[Vec<Choice>],
    tariffs: &[Option<Tariff>],
    most: Option<usize>,
    draft: Draft,
) -> Draft {
    let (mut best, mut taken) = draft;
    let offers: usize = choices.iter().map(Vec::len).sum();
    let has_pairs = offers.saturating_mul(choices.len()) <= PAIRS;
    for _ in 0..ROUNDS {
        let Some(state) = State::of(choices, tariffs, &taken) else {
            break;
        };
        let mut change: Option<(i64, Vec<(usize, usize)>)> = None;
        for (at, of) in choices.iter().enumerate() {
            for to in 0..of.len() {
                let seller = of.get(to).map(|choice| choice.seller);
                let others = choices.iter().enumerate().skip(at + 1);
                let pairs = others.filter(|_| has_pairs).filter_map(|(other, of)| {
                    let there = of.iter().position(|choice| Some(choice.seller) == seller)?;
                    Some(vec![(at, to), (other, there)])
                });
                for moves in std::iter::once(vec![(at, to)]).chain(pairs) {
                    let Some(total) = state.after(&moves, most) else {
                        continue;
                    };
                    if total < change.as_ref().map_or(best, |(total, _)| *total) {
                        change = Some((total, moves));
                    }
                }
            }
        }
        let Some((total, moves)) = change else { break };
        best = total;
        for (at, to) in moves {
            if let Some(slot) = taken.get_mut(at) {
                *slot = to;
            }
        }
    }
    (best, taken)
}

/// A plan with the cost of each parcel.
struct State<'a> {
    choices: &'a [Vec<Choice>],
    tariffs: &'a [Option<Tariff>],
    taken: &'a [usize],
    parcels: Vec<(i64, u64)>,
    costs: Vec<i64>,
    total: i64,
}

impl<'a> State<'a> {
    fn of(
        choices: &'a [Vec<Choice>],
        tariffs: &'a [Option<Tariff>],
        taken: &'a [usize],
    ) -> Option<Self> {
        let mut parcels = vec![(0_i64, 0_u64); tariffs.len()];
        for (of, taken) in choices.iter().zip(taken) {
            let choice = of.get(*taken)?;
            let (goods, grams) = parcels.get_mut(choice.seller)?;
            *goods += choice.price;
            *grams += choice.grams;
        }
        let sellers = parcels.iter().enumerate();
        let costs: Vec<i64> = sellers
            .map(|(seller, parcel)| cost(tariffs, seller, *parcel))
            .collect::<Option<_>>()?;
        let total = costs.iter().sum();
        Some(Self {
            choices,
            tariffs,
            taken,
            parcels,
            costs,
            total,
        })
    }

    /// What the plan comes to after some lines have gone to other choices; `None` when it cannot be.
    fn after(&self, moves: &[(usize, usize)], most: Option<usize>) -> Option<i64> {
        // At most two lines move, from two sellers to one.
        let mut changed: [Option<(usize, i64, u64)>; 4] = [None; 4];
        for (at, to) in moves {
            let of = self.choices.get(*at)?;
            let (from, to) = (of.get(*self.taken.get(*at)?)?, of.get(*to)?);
            self.change(&mut changed, from.seller, |(goods, grams)| {
                (goods - from.price, grams - from.grams)
            })?;
            self.change(&mut changed, to.seller, |(goods, grams)| {
                (goods + to.price, grams + to.grams)
            })?;
        }
        let mut total = self.total;
        let mut begun = self.parcels.iter().filter(|(goods, _)| *goods > 0).count();
        for (seller, goods, grams) in changed.into_iter().flatten() {
            total += cost(self.tariffs, seller, (goods, grams))? - self.costs.get(seller)?;
            let was = self.parcels.get(seller)?.0 > 0;
            begun = begun + usize::from(goods > 0) - usize::from(was);
        }
        most.is_none_or(|most| begun <= most).then_some(total)
    }

    fn change(
        &self,
        changed: &mut [Option<(usize, i64, u64)>],
        seller: usize,
        by: impl Fn((i64, u64)) -> (i64, u64),
    ) -> Option<()> {
        let is_it =
            |slot: &Option<(usize, i64, u64)>| slot.is_none_or(|(known, _, _)| known == seller);
        let slot = changed.iter_mut().find(|slot| is_it(slot))?;
        let before = slot.map_or_else(
            || self.parcels.get(seller).copied(),
            |(_, goods, grams)| Some((goods, grams)),
        )?;
        let (goods, grams) = by(before);
        *slot = Some((seller, goods, grams));
        Some(())
    }
}

fn cost(tariffs: &[Option<Tariff>], seller: usize, (goods, grams): (i64, u64)) -> Option<i64> {
    if goods == 0 {
        return Some(0);
    }
    let tariff = tariffs.get(seller)?.as_ref()?;
    Some(tariff.cost(goods, grams)?.total)
}

/// What a plan comes to; `None` when a parcel is too heavy or there are too many.
fn total(
    choices: &[Vec<Choice>],
    tariffs: &[Option<Tariff>],
    taken: &[usize],
    most: Option<usize>,
) -> Option<i64> {
    let mut parcels = [(0_i64, 0_u64); super::MAX_SELLERS];
    for (of, taken) in choices.iter().zip(taken) {
        let choice = of.get(*taken)?;
        let (goods, grams) = parcels.get_mut(choice.seller)?;
        *goods += choice.price;
        *grams += choice.grams;
    }
    let mut total = 0;
    let mut count = 0;
    for (tariff, (goods, grams)) in tariffs.iter().zip(parcels) {
        if goods > 0 {
            total += tariff.as_ref()?.cost(goods, grams)?.total;
            count += 1;
        }
    }
    most.is_none_or(|most| count <= most).then_some(total)
}
