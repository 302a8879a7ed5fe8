//! What is chosen of a product's options, and what goes together with it.

use souk_commerce::product::AxisKind;
use souk_commerce::{OfferId, Product, Variant};
use souk_ucp::v2026_04_08::{OptionValue, ProductOption, SelectedOption};

use super::Goods;
use crate::answer::ApiError;

/// A choice that at least one variant fits.
#[derive(Debug)]
pub(crate) struct Choice {
    /// What is chosen: the place of an axis, and the place of a value on it.
    values: Vec<(usize, u16)>,
    /// The offer that was asked for by its own id.
    pub(crate) exact: Option<OfferId>,
}

/// The name of an option in the protocol, the same in every language.
pub(crate) fn name_of(kind: AxisKind) -> &'static str {
    match kind {
        AxisKind::Color => "color",
        AxisKind::Size => "size",
        AxisKind::Material => "material",
        AxisKind::Pattern => "pattern",
        AxisKind::Title => "title",
    }
}

/// The options of a variant.
pub(crate) fn options_of(product: &Product, variant: &Variant) -> Vec<SelectedOption> {
    let axes = product.axes.iter().enumerate();
    axes.filter_map(|(place, axis)| {
        Some(SelectedOption {
            name: name_of(axis.kind).to_owned(),
            label: product.option_value(variant, place)?.to_owned(),
        })
    })
    .collect()
}

/// Finds out what is chosen. An offer's own id decides everything; nothing chosen is the choice of the best offer; where
/// nothing fits all that is chosen, it is given up from what is preferred least.
pub(super) fn choose(
    goods: &Goods,
    exact: Option<&OfferId>,
    selected: &[SelectedOption],
    preferences: &[String],
) -> Result<Choice, ApiError> {
    let product = &goods.product;
    for (place, option) in selected.iter().enumerate() {
        let mut earlier = selected.iter().take(place);
        if earlier.any(|other| is_same(&other.name, &option.name)) {
            return Err(ApiError::Invalid(
                "selected names an option more than once.".into(),
            ));
        }
    }
    let featured = match exact {
        Some(exact) => goods.offers.iter().find(|own| own.offer.id == *exact),
        None => goods.offers.first().filter(|_| selected.is_empty()),
    };
    if let Some(own) = featured {
        let variant = product.variants.get(own.variant);
        let options = variant.map_or(&[][..], |variant| &variant.options);
        let values = (0..).zip(options);
        return Ok(Choice {
            values: values
                .filter_map(|(axis, value)| Some((axis, (*value)?)))
                .collect(),
            exact: exact.cloned(),
        });
    }
    let rank = |option: &&SelectedOption| {
        let mut names = preferences.iter();
        names
            .position(|name| is_same(name, &option.name))
            .unwrap_or(usize::MAX)
    };
    let mut wanted: Vec<&SelectedOption> = selected.iter().collect();
    wanted.sort_by_key(rank);
    let mut choice = Choice {
        values: wanted
            .into_iter()
            .filter_map(|option| place_of(product, option))
            .collect(),
        exact: None,
    };
    while !goods
        .offers
        .iter()
        .any(|own| choice.fits(product, own.variant))
        && choice.values.pop().is_some()
    {}
    Ok(choice)
}

fn is_same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// The places of an option and of its value; `None` for what the product does not have.
fn place_of(product: &Product, option: &SelectedOption) -> Option<(usize, u16)> {
    let axis = product
        .axes
        .iter()
        .position(|axis| is_same(name_of(axis.kind), &option.name))?;
    let mut values = product.axes.get(axis)?.values.iter();
    let value = values.position(|value| is_same(value, &option.label))?;
    Some((axis, u16::try_from(value).ok()?))
}

fn has(product: &Product, variant: usize, (axis, value): (usize, u16)) -> bool {
    let variant = product.variants.get(variant);
    variant.and_then(|variant| variant.options.get(axis)) == Some(&Some(value))
}

impl Choice {
    /// Whether a variant, by its place, is what is chosen.
    pub(super) fn fits(&self, product: &Product, variant: usize) -> bool {
        let mut values = self.values.iter();
        values.all(|value| has(product, variant, *value))
    }

    /// What is chosen, in the order of the product's options.
    pub(super) fn selected(&self, product: &Product) -> Vec<SelectedOption> {
        let mut values = self.values.clone();
        values.sort_unstable();
        let option = |(axis, value): (usize, u16)| {
            let axis = product.axes.get(axis)?;
            Some(SelectedOption {
                name: name_of(axis.kind).to_owned(),
                label: axis.values.get(usize::from(value))?.clone(),
            })
        };
        values.into_iter().filter_map(option).collect()
    }

    /// The product's options, each value with whether there is something with it and with all else that is chosen.
    pub(super) fn options(&self, goods: &Goods) -> Vec<ProductOption> {
        let product = &goods.product;
        let value_of = |axis: usize, value: u16, label: &str| {
            let fits = |variant: usize| {
                let mut others = self.values.iter().filter(|(other, _)| *other != axis);
                has(product, variant, (axis, value))
                    && others.all(|other| has(product, variant, *other))
            };
            let fitting = || goods.offers.iter().filter(|own| fits(own.variant));
            OptionValue {
                label: label.to_owned(),
                available: Some(fitting().any(|own| own.is_there)),
                exists: Some(fitting().next().is_some()),
            }
        };
        let axes = product.axes.iter().enumerate();
        axes.map(|(place, axis)| ProductOption {
            name: name_of(axis.kind).to_owned(),
            values: (0..)
                .zip(&axis.values)
                .map(|(value, label)| value_of(place, value, label))
                .collect(),
        })
        .collect()
    }
}
