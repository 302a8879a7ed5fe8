//! The way of the lines through the promotions.

use crate::address::Country;
use crate::money::{Currency, Money, MoneyError};
use crate::time::Timestamp;

use super::super::delivery::PaymentKind;
use super::super::ledger::{Derivation, Due, Entry, EntryKind, Rule};
use super::super::rounding::{Rounding, portion, split};
use super::{Effect, Outcome, Promotion, Unmet, Verdict};

/// What promotions are told about the order.
#[derive(Debug, Clone, Copy)]
pub(in crate::pricing) struct Circumstances<'a> {
    pub(in crate::pricing) currency: Currency,
    pub(in crate::pricing) now: Timestamp,
    pub(in crate::pricing) destination: Option<Country>,
    pub(in crate::pricing) payment: Option<&'a PaymentKind>,
    pub(in crate::pricing) is_first_order: bool,
    pub(in crate::pricing) rounding: Rounding,
}

/// A line with a known price, on its way through the promotions.
#[derive(Debug, Clone)]
pub(in crate::pricing) struct Reduced<'a> {
    /// Its place in the basket.
    pub(in crate::pricing) place: usize,
    pub(in crate::pricing) tags: &'a [String],
    pub(in crate::pricing) unit: i64,
    pub(in crate::pricing) quantity: u32,
    /// Price of all pieces.
    pub(in crate::pricing) goods: i64,
    /// What the promotions have left of it.
    pub(in crate::pricing) left: i64,
}

/// What the promotions came to.
#[derive(Debug, Default)]
pub(in crate::pricing) struct Reductions {
    pub(in crate::pricing) entries: Vec<Entry>,
    pub(in crate::pricing) verdicts: Vec<Verdict>,
    /// Promotions that make delivery free, by their place among the verdicts.
    pub(in crate::pricing) free_delivery: Vec<usize>,
}

/// Applies what applies. `lines` are in an order that does not depend on the basket's.
pub(in crate::pricing) fn apply(
    lines: &mut [Reduced<'_>],
    promotions: &[Promotion],
    codes: &[String],
    given: &Circumstances<'_>,
) -> Result<Reductions, MoneyError> {
    let mut out = Reductions::default();
    let mut applied: Vec<&Promotion> = Vec::new();
    for promotion in promotions {
        let entered = promotion
            .code
            .as_ref()
            .map(|code| codes.iter().find(|entered| same_code(code, entered)));
        let code = match entered {
            Some(None) => continue,
            Some(Some(code)) => Some(code.clone()),
            None => None,
        };
        let mut unmet = unmet(promotion, lines, given)?;
        let rival = applied
            .iter()
            .find(|other| !(other.combines && promotion.combines));
        unmet.extend(rival.map(|rival| Unmet::NotWith(rival.id.clone())));
        let taken = if unmet.is_empty() {
            reduce(promotion, lines, given)?
        } else {
            Vec::new()
        };
        let is_delivery = promotion.effect == Effect::FreeDelivery;
        if unmet.is_empty() && taken.is_empty() && !is_delivery {
            unmet.push(Unmet::NothingToReduce);
        }
        let outcome = if unmet.is_empty() {
            applied.push(promotion);
            let sum = taken
                .iter()
                .try_fold(0_i64, |sum, (_, amount)| sum.checked_add(*amount));
            let sum = sum.ok_or(MoneyError::Overflow)?;
            if is_delivery {
                out.free_delivery.push(out.verdicts.len());
            }
            out.entries
                .extend(entries(promotion, &taken, lines, given)?);
            Outcome::Applied(Money::new(sum, given.currency)?)
        } else {
            Outcome::Refused(unmet)
        };
        out.verdicts.push(Verdict {
            promotion: promotion.id.clone(),
            code,
            outcome,
        });
    }
    out.verdicts.extend(strangers(promotions, codes));
    Ok(out)
}

/// Codes that belong to no promotion, each once.
fn strangers(promotions: &[Promotion], codes: &[String]) -> Vec<Verdict> {
    let is_known = |code: &String| {
        let mut known = promotions.iter().filter_map(|known| known.code.as_ref());
        known.any(|known| same_code(known, code))
    };
    let is_first = |at: usize, code: &String| {
        let mut earlier = codes.iter().take(at);
        !earlier.any(|other| same_code(other, code))
    };
    let unknown = codes
        .iter()
        .enumerate()
        .filter(|(at, code)| !is_known(code) && is_first(*at, code));
    unknown
        .map(|(_, code)| Verdict {
            promotion: code.clone(),
            code: Some(code.clone()),
            outcome: Outcome::Refused(vec![Unmet::UnknownCode]),
        })
        .collect()
}

fn same_code(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Everything that stands in the way of a promotion but other promotions.
fn unmet(
    promotion: &Promotion,
    lines: &[Reduced<'_>],
    given: &Circumstances<'_>,
) -> Result<Vec<Unmet>, MoneyError> {
    let mut unmet = Vec::new();
    if let Some(start) = promotion.window.start.filter(|start| given.now < *start) {
        unmet.push(Unmet::NotBefore(start));
    }
    if let Some(end) = promotion.window.end.filter(|end| *end <= given.now) {
        unmet.push(Unmet::EndedAt(end));
    }
    let stated = match &promotion.effect {
        Effect::PieceAmount(amount) | Effect::OrderAmount(amount) => Some(amount),
        Effect::OrderPercent { cap, .. } => cap.as_ref(),
        _ => None,
    };
    if let Some(stated) = stated.filter(|stated| stated.currency() != given.currency) {
        unmet.push(Unmet::OtherCurrency(stated.currency()));
    }
    for condition in &promotion.conditions {
        unmet.extend(condition.unmet(lines, given)?);
    }
    Ok(unmet)
}

/// What a promotion takes off each line, by the line's place in the list; only what is above nothing.
fn reduce(
    promotion: &Promotion,
    lines: &mut [Reduced<'_>],
    given: &Circumstances<'_>,
) -> Result<Vec<(usize, i64)>, MoneyError> {
    let selected: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let line = lines.get(*at);
            line.is_some_and(|line| promotion.selection.holds(line.tags))
        })
        .collect();
    let part = |amount: i64, rate_bp: u32| -> Result<i64, MoneyError> {
        let amount = Money::new(amount, given.currency)?;
        let rate = u64::from(rate_bp.min(10_000));
        Ok(portion(amount, rate, 10_000, given.rounding)?.minor())
    };
    let each = |wish: &dyn Fn(&Reduced<'_>) -> Result<i64, MoneyError>| {
        let lines = selected
            .iter()
            .filter_map(|at| Some((*at, lines.get(*at)?)));
        lines
            .map(|(at, line)| Ok((at, wish(line)?)))
            .collect::<Result<Vec<_>, MoneyError>>()
    };
    let together = |wish: i64| -> Vec<(usize, i64)> {
        let left: Vec<u64> = selected
            .iter()
            .map(|at| lines.get(*at).map_or(0, |line| line.left.unsigned_abs()))
            .collect();
        let all = left
            .iter()
            .fold(0_u64, |sum, left| sum.saturating_add(*left));
        let wish = wish.min(i64::try_from(all).unwrap_or(i64::MAX));
        selected.iter().copied().zip(split(wish, &left)).collect()
    };
    let all_left = || -> Result<i64, MoneyError> {
        let mut left = selected.iter().filter_map(|at| lines.get(*at));
        left.try_fold(0_i64, |sum, line| sum.checked_add(line.left))
            .ok_or(MoneyError::Overflow)
    };
    let wishes = match &promotion.effect {
        Effect::LinePercent(rate_bp) => each(&|line| part(line.left, *rate_bp))?,
        Effect::PieceAmount(amount) => each(&|line| Ok(amount.times(line.quantity)?.minor()))?,
        Effect::OrderPercent { rate_bp, cap } => {
            let wish = part(all_left()?, *rate_bp)?;
            together(cap.map_or(wish, |cap| wish.min(cap.minor().max(0))))
        }
        Effect::OrderAmount(amount) => together(amount.minor().max(0)),
        Effect::BuyGet { buy, get, rate_bp } => {
            let reduced = cheapest(lines, &selected, *buy, *get);
            reduced
                .into_iter()
                .map(|(at, unit, pieces)| {
                    let amount = unit
                        .checked_mul(i64::from(pieces))
                        .ok_or(MoneyError::Overflow)?;
                    Ok((at, part(amount, *rate_bp)?))
                })
                .collect::<Result<Vec<_>, MoneyError>>()?
        }
        Effect::FreeDelivery => Vec::new(),
    };
    let mut taken = Vec::new();
    for (at, wish) in wishes {
        if let Some(line) = lines.get_mut(at) {
            let amount = wish.clamp(0, line.left);
            line.left -= amount;
            if amount > 0 {
                taken.push((at, amount));
            }
        }
    }
    Ok(taken)
}

/// The cheapest pieces that a promotion of "buy so many, get so many" reduces: line, price of one, pieces.
fn cheapest(
    lines: &[Reduced<'_>],
    selected: &[usize],
    buy: u32,
    get: u32,
) -> Vec<(usize, i64, u32)> {
    let mut by_price: Vec<(usize, &Reduced<'_>)> = selected
        .iter()
        .filter_map(|at| Some((*at, lines.get(*at)?)))
        .collect();
    by_price.sort_by_key(|(_, line)| line.unit);
    let pieces: u64 = by_price
        .iter()
        .map(|(_, line)| u64::from(line.quantity))
        .sum();
    let group = u64::from(buy).saturating_add(u64::from(get)).max(1);
    let mut left = (pieces / group).saturating_mul(u64::from(get));
    let mut out = Vec::new();
    for (at, line) in by_price {
        let taken = left.min(u64::from(line.quantity));
        left -= taken;
        if taken > 0 {
            out.push((at, line.unit, u32::try_from(taken).unwrap_or(u32::MAX)));
        }
    }
    out
}

fn entries(
    promotion: &Promotion,
    taken: &[(usize, i64)],
    lines: &[Reduced<'_>],
    given: &Circumstances<'_>,
) -> Result<Vec<Entry>, MoneyError> {
    let is_of_lines = matches!(
        promotion.effect,
        Effect::LinePercent(_) | Effect::PieceAmount(_) | Effect::BuyGet { .. }
    );
    let kind = if is_of_lines {
        EntryKind::LineDiscount
    } else {
        EntryKind::OrderDiscount
    };
    taken
        .iter()
        .filter_map(|(at, amount)| Some((lines.get(*at)?, *amount)))
        .map(|(line, amount)| {
            Ok(Entry {
                kind,
                line: Some(line.place),
                amount: Money::new(-amount, given.currency)?,
                due: Due::Now,
                derivation: Derivation {
                    rule: Rule::Promotion {
                        id: promotion.id.clone(),
                        effect: promotion.effect.clone(),
                        base: Money::new(line.left.saturating_add(amount), given.currency)?,
                    },
                    source: None,
                },
            })
        })
        .collect()
}
