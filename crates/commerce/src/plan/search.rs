//! Branch and bound: the lines one after the other, each at each of its sellers, as long as the bound leaves hope.

use super::Choice;
use super::bound::{Begun, Bounds, part_of};
use super::parcel::Tariff;
use super::start::{bit, draft};

/// What a search came to.
#[derive(Debug)]
pub(super) struct Found {
    /// The choice of each line, in the order in which they were handed in.
    pub(super) assignment: Vec<Choice>,
    /// No plan costs less.
    pub(super) at_least: i64,
}

/// A search.
#[derive(Debug)]
pub(super) struct Search<'a> {
    /// Lines in the order in which they are decided, with their choices.
    order: Vec<Vec<Choice>>,
    /// Where each of them stood.
    places: Vec<usize>,
    tariffs: &'a [Option<Tariff>],
    /// Most parcels.
    most: Option<usize>,
    bounds: Bounds,
    /// The price of each line at each seller, `[seller][step]`; far above all prices where the seller does not have it.
    prices: Vec<Vec<i64>>,
    /// Goods and weight in each seller's parcel.
    parcels: Vec<(i64, u64)>,
    begun: u64,
    taken: Vec<Choice>,
    best: Option<(i64, Vec<Choice>)>,
    steps: u32,
    /// The least bound of what was left untried for want of effort.
    untried: i64,
}

impl<'a> Search<'a> {
    /// A search for lines with their choices, in at most so many parcels.
    pub(super) fn new(
        choices: Vec<Vec<Choice>>,
        tariffs: &'a [Option<Tariff>],
        most: Option<usize>,
    ) -> Self {
        let mut order: Vec<(usize, Vec<Choice>)> = choices.into_iter().enumerate().collect();
        // Dear lines first: they fill thresholds and leave small ones to bounds that are then sharp.
        order.sort_by_key(|(place, of)| {
            let price = of.first().map_or(0, |choice| choice.price);
            (of.len() > 1, std::cmp::Reverse(price), *place)
        });
        let (places, order): (Vec<usize>, Vec<Vec<Choice>>) = order.into_iter().unzip();
        let bounds = Bounds::new(&order, tariffs);
        let price = |seller: usize, of: &[Choice]| {
            let there = of.iter().find(|choice| choice.seller == seller);
            there.map_or(i64::MAX, |choice| choice.price)
        };
        let prices = (0..tariffs.len())
            .map(|seller| order.iter().map(|of| price(seller, of)).collect())
            .collect();
        Self {
            prices,
            parcels: vec![(0, 0); tariffs.len()],
            order,
            places,
            tariffs,
            most,
            bounds,
            begun: 0,
            taken: Vec::new(),
            best: None,
            steps: 0,
            untried: i64::MAX,
        }
    }

    /// Searches for so many steps; `None` when there is no plan.
    pub(super) fn run(mut self, effort: u32) -> Option<Found> {
        if let Some((total, taken)) = draft(&self.order, self.tariffs, self.most) {
            let choices = self.order.iter().zip(taken);
            let taken = choices.filter_map(|(of, at)| of.get(at).copied());
            self.best = Some((total, taken.collect()));
        }
        self.steps = effort;
        self.descend(0);
        let untried = self.untried;
        let (total, taken) = self.best?;
        let mut back: Vec<(usize, Choice)> = self.places.into_iter().zip(taken).collect();
        back.sort_by_key(|(place, _)| *place);
        Some(Found {
            assignment: back.into_iter().map(|(_, choice)| choice).collect(),
            at_least: total.min(untried),
        })
    }

    fn descend(&mut self, step: usize) {
        let Some(choices) = self.order.get(step) else {
            self.finish();
            return;
        };
        let choices = choices.clone();
        let mut children = match self.most {
            None => self.bounds_of(step + 1, &choices),
            Some(most) => self.bounds_within(step + 1, &choices, most),
        };
        children.sort_by_key(|(bound, choice)| (*bound, choice.price, choice.seller));
        for (bound, choice) in children {
            if self.best.as_ref().is_some_and(|(best, _)| bound >= *best) {
                continue;
            }
            if self.steps == 0 {
                self.untried = self.untried.min(bound);
                continue;
            }
            self.steps -= 1;
            self.put(choice);
            self.taken.push(choice);
            self.descend(step + 1);
            self.taken.pop();
            self.take_back(choice);
        }
    }

    /// The bound of each choice of a line, when the number of parcels does not matter: what the choices have in common is
    /// reckoned once.
    fn bounds_of(&self, next: usize, choices: &[Choice]) -> Vec<(i64, Choice)> {
        let mut begun: Vec<(usize, Begun)> = Vec::with_capacity(self.parcels.len());
        for (seller, (goods, grams)) in self.parcels.iter().enumerate() {
            if *goods > 0 {
                let Some(bound) = self.begun_cost(seller, next, *goods, *grams) else {
                    return Vec::new();
                };
                begun.push((seller, bound));
            }
        }
        let parts = self.parts(next);
        let left = self.order.get(next..).unwrap_or(&[]);
        let least: Vec<TwoLeast> = left.iter().map(|of| TwoLeast::of(of, &parts)).collect();
        let all = least
            .iter()
            .fold(0_i64, |sum, least| sum.saturating_add(least.first));
        let mut with_child = Vec::with_capacity(begun.len() + 1);
        let mut bounds = Vec::with_capacity(choices.len());
        for choice in choices {
            let Some((goods, grams)) = self.parcels.get(choice.seller).copied() else {
                continue;
            };
            let (then, heavier) = (goods + choice.price, grams + choice.grams);
            let Some(own) = self.begun_cost(choice.seller, next, then, heavier) else {
                continue;
            };
            with_child.clear();
            let others = begun.iter().filter(|(seller, _)| *seller != choice.seller);
            with_child.extend(others.map(|(_, begun)| *begun));
            with_child.push(own);
            let rest = if goods > 0 {
                all
            } else {
                let part = self.bounds.part(next, choice.seller, true);
                let prices = self.prices.get(choice.seller).and_then(|of| of.get(next..));
                let pairs = least.iter().zip(prices.unwrap_or(&[]));
                pairs.fold(0_i64, |sum, (least, price)| {
                    let others = least.without(choice.seller);
                    sum.saturating_add(others.min(part_of(*price, part)))
                })
            };
            let parcels = self.bounds.together(next, &mut with_child);
            bounds.push((parcels.saturating_add(rest), *choice));
        }
        bounds
    }

    /// The same when there may be so many parcels at most.
    fn bounds_within(
        &mut self,
        next: usize,
        choices: &[Choice],
        most: usize,
    ) -> Vec<(i64, Choice)> {
        let mut children = Vec::with_capacity(choices.len());
        for choice in choices {
            let begun = self.begun | bit(choice.seller);
            if usize::try_from(begun.count_ones()).unwrap_or(usize::MAX) > most {
                continue;
            }
            self.put(*choice);
            if let Some(bound) = self.bound(next) {
                children.push((bound, *choice));
            }
            self.take_back(*choice);
        }
        children
    }

    fn begun_cost(&self, seller: usize, step: usize, goods: i64, grams: u64) -> Option<Begun> {
        let tariff = self.tariffs.get(seller)?.as_ref()?;
        self.bounds.begun(tariff, seller, step, goods, grams)
    }

    /// What a part of a price counts at each seller.
    fn parts(&self, step: usize) -> [i64; super::MAX_SELLERS] {
        let mut parts = [0_i64; super::MAX_SELLERS];
        for (seller, part) in parts.iter_mut().enumerate().take(self.bounds.sellers()) {
            *part = self
                .bounds
                .part(step, seller, self.begun & bit(seller) != 0);
        }
        parts
    }

    fn put(&mut self, choice: Choice) {
        if let Some((goods, grams)) = self.parcels.get_mut(choice.seller) {
            *goods += choice.price;
            *grams += choice.grams;
        }
        self.begun |= bit(choice.seller);
    }

    fn take_back(&mut self, choice: Choice) {
        if let Some((goods, grams)) = self.parcels.get_mut(choice.seller) {
            *goods -= choice.price;
            *grams -= choice.grams;
            if *goods == 0 {
                self.begun &= !bit(choice.seller);
            }
        }
    }

    /// What every completion costs at the least; `None` when there is none.
    fn bound(&self, step: usize) -> Option<i64> {
        let mut begun = Vec::with_capacity(self.parcels.len());
        for (seller, (goods, grams)) in self.parcels.iter().enumerate() {
            if *goods > 0 {
                begun.push(self.begun_cost(seller, step, *goods, *grams)?);
            }
        }
        let mut sum = self.bounds.together(step, &mut begun);
        let is_full = self.most.is_some_and(|most| {
            usize::try_from(self.begun.count_ones()).unwrap_or(usize::MAX) >= most
        });
        let mut parts = [0_i64; super::MAX_SELLERS];
        for (seller, part) in parts.iter_mut().enumerate().take(self.bounds.sellers()) {
            *part = self
                .bounds
                .part(step, seller, self.begun & bit(seller) != 0);
        }
        for choices in self.order.get(step..).unwrap_or(&[]) {
            let least = choices
                .iter()
                .filter(|choice| !is_full || self.begun & bit(choice.seller) != 0)
                .map(|choice| part_of(choice.price, parts.get(choice.seller).copied().unwrap_or(0)))
                .min();
            sum = sum.saturating_add(least?);
        }
        Some(sum)
    }

    fn finish(&mut self) {
        let mut total = 0_i64;
        for (tariff, (goods, grams)) in self.tariffs.iter().zip(&self.parcels) {
            if *goods > 0 {
                let Some(cost) = tariff
                    .as_ref()
                    .and_then(|tariff| tariff.cost(*goods, *grams))
                else {
                    return;
                };
                total += cost.total;
            }
        }
        if self.best.as_ref().is_none_or(|(best, _)| total < *best) {
            self.best = Some((total, self.taken.clone()));
        }
    }
}

/// The least that a line counts at any of its sellers, and at any other.
struct TwoLeast {
    seller: usize,
    first: i64,
    second: i64,
}

impl TwoLeast {
    fn of(choices: &[Choice], parts: &[i64]) -> Self {
        let mut two = Self {
            seller: usize::MAX,
            first: i64::MAX,
            second: i64::MAX,
        };
        for choice in choices {
            let counted = part_of(choice.price, parts.get(choice.seller).copied().unwrap_or(0));
            if counted < two.first {
                two.second = two.first;
                (two.first, two.seller) = (counted, choice.seller);
            } else {
                two.second = two.second.min(counted);
            }
        }
        two
    }

    fn without(&self, seller: usize) -> i64 {
        if self.seller == seller {
            self.second
        } else {
            self.first
        }
    }
}
