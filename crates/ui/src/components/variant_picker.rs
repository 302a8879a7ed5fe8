//! Colour, size and their like as radio groups. A value that does not go with the rest says so and may still be taken.

use std::sync::Arc;

use crate::prelude::*;
use souk_commerce::product::{Axis, AxisKind};
use souk_commerce::{Product, VariantId};

use super::data::FeedText;
use super::pick::{Fit, pick};
use super::swatch::Swatch;
use crate::{Source, Words};

/// The name of an axis.
pub fn axis_name(words: &Words, kind: AxisKind) -> String {
    match kind {
        AxisKind::Color => words.axis_color(),
        AxisKind::Size => words.axis_size(),
        AxisKind::Material => words.axis_material(),
        AxisKind::Pattern => words.axis_pattern(),
        AxisKind::Title => words.axis_variant(),
    }
    .to_owned()
}

/// One radio group for each axis.
#[component]
pub fn VariantPicker(
    /// Texts and formats.
    words: Words,
    /// The product.
    product: Arc<Product>,
    /// The variant that is shown.
    chosen: Source<VariantId>,
    /// Another variant was chosen.
    on_choose: Callback<VariantId>,
) -> Node {
    let picker = Picker {
        words,
        product,
        chosen,
        on_choose,
    };
    let groups: Vec<Node> = picker
        .product
        .axes
        .iter()
        .zip(0_usize..)
        .map(|(axis, index)| picker.group(axis, index))
        .collect();
    let explained = picker.words.options_explained().to_owned();
    view! {
        <div class="c-options">
            {groups}
            <p class="c-options__hint" hidden=move || !picker.has_gaps()>{explained}</p>
        </div>
    }
}

#[derive(Clone)]
struct Picker {
    words: Words,
    product: Arc<Product>,
    chosen: Source<VariantId>,
    on_choose: Callback<VariantId>,
}

/// A value of an axis: the two indices.
type Place = (usize, u16);

impl Picker {
    fn target(&self, (axis, value): Place) -> Option<(VariantId, Fit)> {
        let chosen = self.product.variant(&self.chosen.get())?;
        let (variant, fit) = pick(&self.product, chosen, axis, value)?;
        Some((variant.id.clone(), fit))
    }

    fn is_chosen(&self, (axis, value): Place) -> bool {
        let chosen = self.chosen.get();
        let option = self
            .product
            .variant(&chosen)
            .and_then(|variant| variant.options.get(axis).copied().flatten());
        option == Some(value)
    }

    fn has_gaps(&self) -> bool {
        self.product
            .axes
            .iter()
            .zip(0_usize..)
            .any(|(axis, index)| {
                axis.values.iter().zip(0_u16..).any(|(_, value)| {
                    matches!(self.target((index, value)), Some((_, Fit::Changes)))
                })
            })
    }

    fn group(&self, axis: &Axis, index: usize) -> Node {
        let picker = self.clone();
        let current = move || {
            let variant = picker.product.variant(&picker.chosen.get())?;
            picker
                .product
                .option_value(variant, index)
                .map(str::to_owned)
        };
        let options: Vec<Node> = axis
            .values
            .iter()
            .zip(0_u16..)
            .map(|(label, value)| self.choice(axis.kind, (index, value), label))
            .collect();
        view! {
            <fieldset class="c-options__group">
                <legend>
                    {axis_name(&self.words, axis.kind)}
                    " "
                    <span class="c-options__current"><bdi>{current}</bdi></span>
                </legend>
                <div class="c-options__values">{options}</div>
            </fieldset>
        }
    }

    fn choice(&self, kind: AxisKind, place: Place, label: &str) -> Node {
        let [fitting, remarked, taken, chosen] = [(); 4].map(|()| self.clone());
        let fit = move || match fitting.target(place) {
            Some((_, Fit::Fits)) => "fits",
            Some((_, Fit::SoldOut)) => "sold-out",
            _ => "changes",
        };
        let remark = move || {
            let words = &remarked.words;
            let remark = match remarked.target(place) {
                Some((_, Fit::Fits)) => return None,
                Some((_, Fit::SoldOut)) => words.option_sold_out(),
                _ => words.option_other_combination(),
            };
            Some(String::from(", ") + remark)
        };
        let take = move |_| {
            if let Some((id, _)) = untrack(|| taken.target(place)) {
                taken.on_choose.run(id);
            }
        };
        let swatch = (kind == AxisKind::Color).then(|| view! { <Swatch name=label/> });
        view! {
            <label class="c-option" data-fit=fit>
                <input
                    type="radio"
                    name=String::from("axis-") + &place.0.to_string()
                    checked=untrack(|| self.is_chosen(place))
                    prop:checked=move || chosen.is_chosen(place)
                    on:change=take
                />
                <span class="c-option__face">
                    {swatch}
                    <FeedText words=self.words.clone() text=label/>
                    <span class="u-hidden">{remark}</span>
                </span>
            </label>
        }
    }
}
