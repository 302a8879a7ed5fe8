//! How what does not come out even is rounded, and how an amount is split without losing any of it.

use crate::money::{Money, MoneyError};

/// What happens to exactly one half.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Away from zero: 118.5 is 119 (the examples of UCP 2026-04-08 round so).
    #[default]
    HalfUp,
    /// To the even neighbour: 118.5 is 118, 119.5 is 120.
    HalfEven,
}

/// Where tax is rounded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RoundingScope {
    /// Once for each line; the order's tax is the sum.
    #[default]
    Line,
    /// Once for each rate, over the whole order.
    Order,
}

/// `numerator / denominator`, rounded; a denominator of zero counts as one.
pub(crate) fn quotient(numerator: i128, denominator: u128, rounding: Rounding) -> i128 {
    let denominator = denominator.max(1);
    let size = numerator.unsigned_abs();
    let (whole, rest) = (size / denominator, size % denominator);
    // Compared as `rest` against what is left above it: twice the rest could overflow.
    let above = denominator - rest;
    let up = match rest.cmp(&above) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => rounding == Rounding::HalfUp || whole % 2 == 1,
    };
    let rounded = i128::try_from(whole.saturating_add(u128::from(up))).unwrap_or(i128::MAX);
    if numerator < 0 { -rounded } else { rounded }
}

/// `numerator / denominator` of an amount.
///
/// # Errors
/// [`MoneyError::Overflow`]; a zero denominator counts as one.
pub fn portion(
    amount: Money,
    numerator: u64,
    denominator: u64,
    rounding: Rounding,
) -> Result<Money, MoneyError> {
    let product = i128::from(amount.minor())
        .checked_mul(i128::from(numerator))
        .ok_or(MoneyError::Overflow)?;
    let rounded = quotient(product, u128::from(denominator), rounding);
    Money::new(
        i64::try_from(rounded).map_err(|_| MoneyError::Overflow)?,
        amount.currency(),
    )
}

/// Splits `total` in the proportion of `weights` by largest remainder, ties in the order of the list: the parts add up to
/// the total, and none is further than one from its exact share. Without any weight the first part takes all.
pub fn split(total: i64, weights: &[u64]) -> Vec<i64> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if sum == 0 {
        let mut parts = vec![0; weights.len()];
        if let Some(first) = parts.first_mut() {
            *first = total;
        }
        return parts;
    }
    let size = u128::from(total.unsigned_abs());
    let shares: Vec<(u128, u128)> = weights
        .iter()
        .map(|weight| {
            let product = size.saturating_mul(u128::from(*weight));
            (product / sum, product % sum)
        })
        .collect();
    let given: u128 = shares.iter().map(|(whole, _)| whole).sum();
    let mut left = size.saturating_sub(given);
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(shares.get(*at).map_or(0, |share| share.1)));
    let mut parts: Vec<u128> = shares.iter().map(|(whole, _)| *whole).collect();
    for at in by_remainder {
        if left == 0 {
            break;
        }
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
            left -= 1;
        }
    }
    let sign = if total < 0 { -1 } else { 1 };
    parts
        .into_iter()
        .map(|part| i64::try_from(part).unwrap_or(i64::MAX).saturating_mul(sign))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn exactly_one_half_goes_where_the_market_says() {
        for (numerator, up, even) in [
            (237, 119, 118),
            (239, 120, 120),
            (-237, -119, -118),
            (236, 118, 118),
        ] {
            assert_eq!(quotient(numerator, 2, Rounding::HalfUp), up);
            assert_eq!(quotient(numerator, 2, Rounding::HalfEven), even);
        }
    }

    #[test]
    fn splits_go_by_largest_remainder_and_ties_by_order() {
        assert_eq!(split(1000, &[3333, 3333, 3334]), [333, 333, 334]);
        assert_eq!(split(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(split(-100, &[1, 1, 1]), [-34, -33, -33]);
        assert_eq!(split(7, &[0, 0]), [7, 0]);
        assert!(split(7, &[]).is_empty());
    }

    proptest! {
        #[test]
        fn the_parts_of_a_split_add_up_and_none_is_further_than_one_from_its_share(
            total in -1_000_000_000_000_i64..1_000_000_000_000,
            weights in prop::collection::vec(0_u64..1_000_000_000, 1..30),
        ) {
            let parts = split(total, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), total);
            let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
            if sum > 0 {
                for (part, weight) in parts.iter().zip(&weights) {
                    let exact = i128::from(total) * i128::from(*weight);
                    prop_assert!((i128::from(*part) * sum - exact).abs() < sum);
                    prop_assert!(*weight > 0 || *part == 0);
                }
            }
        }

        #[test]
        fn a_portion_is_within_one_half_of_the_exact_one(minor in -1_000_000_000_i64..1_000_000_000, bp in 0_u64..20_000, even in any::<bool>()) {
            let rounding = if even { Rounding::HalfEven } else { Rounding::HalfUp };
            let amount = Money::new(minor, crate::money::Currency::parse("THB").unwrap()).unwrap();
            let part = portion(amount, bp, 10_000, rounding).unwrap();
            let off = (i128::from(part.minor()) * 10_000 - i128::from(minor) * i128::from(bp)).abs();
            prop_assert!(off * 2 <= 10_000);
        }
    }
}
