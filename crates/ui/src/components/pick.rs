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

#[cfg(test)]
mod tests {
    use souk_commerce::product::{Axis, AxisKind, RichText, Stock, StockState};
    use souk_commerce::{
        Currency, Date, Money, Offer, OfferId, Price, ProductId, SellerId, VariantId,
    };

    use super::*;

    /// Variants as `(colour, size, can be ordered)`.
    fn product(variants: &[(u16, u16, bool)]) -> Product {
        let axis = |kind| Axis {
            kind,
            values: vec!["a".into(), "b".into(), "c".into()],
        };
        let variants = variants.iter().map(|&(colour, size, there)| {
            let id = VariantId::new(&format!("{colour}{size}")).unwrap();
            let seller = SellerId::new("s").unwrap();
            let regular = Money::new(100, Currency::parse("THB").unwrap()).unwrap();
            let state = if there {
                StockState::InStock
            } else {
                StockState::OutOfStock
            };
            Variant {
                options: vec![Some(colour), Some(size)],
                images: Vec::new(),
                gtin: None,
                mpn: None,
                unit_pricing: None,
                offers: vec![Offer {
                    id: OfferId::of(&seller, &id),
                    seller,
                    price: Some(Price {
                        regular,
                        sale: None,
                    }),
                    stock: Stock {
                        state,
                        quantity: None,
                        available_from: None,
                    },
                    condition: None,
                    link: None,
                    as_of: Date(0),
                }],
                id,
            }
        });
        Product {
            id: ProductId::new("p").unwrap(),
            title: String::new(),
            brand: None,
            description: RichText::default(),
            category: Vec::new(),
            images: Vec::new(),
            highlights: Vec::new(),
            details: Vec::new(),
            axes: vec![axis(AxisKind::Color), axis(AxisKind::Size)],
            variants: variants.collect(),
            rating: None,
        }
    }

    fn picked(product: &Product, axis: usize, value: u16) -> Option<(String, Fit)> {
        let chosen = product.variants.first().unwrap();
        pick(product, chosen, axis, value).map(|(variant, fit)| (variant.id.to_string(), fit))
    }

    #[test]
    fn the_other_choice_is_kept_where_it_can_be() {
        let product = product(&[
            (0, 0, true),
            (1, 0, true),
            (1, 1, true),
            (2, 1, false),
            (2, 2, true),
        ]);
        assert_eq!(picked(&product, 0, 0), Some(("00".into(), Fit::Fits)));
        assert_eq!(picked(&product, 0, 1), Some(("10".into(), Fit::Fits)));
        assert_eq!(picked(&product, 1, 1), Some(("11".into(), Fit::Changes)));
        assert_eq!(picked(&product, 0, 9), None);
    }

    #[test]
    fn among_equals_what_can_be_ordered_comes_first_and_what_cannot_says_so() {
        let product = product(&[(0, 0, true), (1, 0, false), (2, 1, false), (2, 2, true)]);
        assert_eq!(picked(&product, 0, 1), Some(("10".into(), Fit::SoldOut)));
        assert_eq!(picked(&product, 0, 2), Some(("22".into(), Fit::Changes)));
    }

    #[test]
    fn a_broken_product_is_no_reason_to_panic() {
        let mut product = product(&[(0, 0, true)]);
        product.variants.first_mut().unwrap().options.clear();
        assert_eq!(picked(&product, 0, 0), None);
        assert_eq!(picked(&product, 7, 0), None);
    }
}
