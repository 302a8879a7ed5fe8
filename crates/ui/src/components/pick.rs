//! Which variant a choice leads to. Pure: no markup here.

use souk_commerce::product::{Product, Variant};

/// What choosing a value of an axis would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It goes with everything else that is chosen.
    Fits,
    /// It goes with the rest, but no seller has it.
    SoldOut,
    /// No variant has it together with the rest: choosing it changes another choice.
    Changes,
}

/// The variant that a value of an axis leads to from the chosen one, and what that means; `None` when no variant has
/// the value.
///
/// The other choices are kept as far as possible, and among equals what can be ordered comes first.
pub fn pick<'a>(
    product: &'a Product,
    chosen: &Variant,
    axis: usize,
    value: u16,
) -> Option<(&'a Variant, Fit)> {
    let others = |variant: &Variant| {
        (0..product.axes.len())
            .filter(|other| {
                *other != axis && variant.options.get(*other) == chosen.options.get(*other)
            })
            .count()
    };
    let all_others = product.axes.len().saturating_sub(1);
    let best = product
        .variants
        .iter()
        .filter(|variant| variant.options.get(axis) == Some(&Some(value)))
        // `max_by_key` takes the last of equals; the first is the feed's own order.
        .rev()
        .max_by_key(|variant| (others(variant), can_be_ordered(variant)))?;
    let fit = if others(best) < all_others {
        Fit::Changes
    } else if can_be_ordered(best) {
        Fit::Fits
    } else {
        Fit::SoldOut
    };
    Some((best, fit))
}

/// Whether any seller can deliver a variant.
pub fn can_be_ordered(variant: &Variant) -> bool {
    variant
        .offers
        .iter()
        .any(souk_commerce::Offer::is_orderable)
}
