//! Colour, size and their like as radio groups. A value that does not go with the rest says so and may still be taken.

use std::sync::Arc;

use leptos::prelude::*;
use souk_commerce::product::{Axis, AxisKind};
use souk_commerce::{Product, VariantId};

use super::data::FeedText;
use super::pick::{Fit, pick};
use super::swatch::Swatch;
use crate::Words;

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
    chosen: Signal<VariantId>,
    /// Another variant was chosen.
    on_choose: Callback<VariantId>,
) -> impl IntoView {
    let groups: Vec<_> = product
        .axes
        .iter()
        .enumerate()
        .map(|(index, axis)| group(&words, &product, index, axis, chosen, on_choose))
        .collect();
    let has_gaps = {
        let product = Arc::clone(&product);
        Memo::new(move |_| chosen.with(|id| any_gap(&product, id)))
    };
    let explained = words.options_explained().to_owned();
    view! {
        <div class="c-options">
            {groups}
            <p class="c-options__hint" hidden=move || !has_gaps.get()>{explained}</p>
        </div>
    }
    .into_any()
}

fn any_gap(product: &Product, id: &VariantId) -> bool {
    let Some(chosen) = product.variant(id) else {
        return false;
    };
    product.axes.iter().enumerate().any(|(index, axis)| {
        (0..axis.values.len())
            .filter_map(|value| u16::try_from(value).ok())
            .any(|value| matches!(pick(product, chosen, index, value), Some((_, Fit::Changes))))
    })
}

fn group(
    words: &Words,
    product: &Arc<Product>,
    index: usize,
    axis: &Axis,
    chosen: Signal<VariantId>,
    on_choose: Callback<VariantId>,
) -> AnyView {
    let current = {
        let product = Arc::clone(product);
        move || {
            chosen.with(|id| {
                let variant = product.variant(id)?;
                product.option_value(variant, index).map(str::to_owned)
            })
        }
    };
    let options: Vec<_> = axis
        .values
        .iter()
        .enumerate()
        .filter_map(|(value, label)| {
            let value = u16::try_from(value).ok()?;
            let option = AxisValue {
                axis: index,
                value,
                kind: axis.kind,
                label: label.clone(),
            };
            Some(choice(words, product, option, chosen, on_choose))
        })
        .collect();
    view! {
        <fieldset class="c-options__group">
            <legend>{axis_name(words, axis.kind)} <span class="c-options__current"><bdi>{current}</bdi></span></legend>
            <div class="c-options__values">{options}</div>
        </fieldset>
    }
    .into_any()
}

struct AxisValue {
    axis: usize,
    value: u16,
    kind: AxisKind,
    label: String,
}

fn choice(
    words: &Words,
    product: &Arc<Product>,
    option: AxisValue,
    chosen: Signal<VariantId>,
    on_choose: Callback<VariantId>,
) -> AnyView {
    let AxisValue {
        axis,
        value,
        kind,
        label,
    } = option;
    let target = {
        let product = Arc::clone(product);
        Memo::new(move |_| {
            chosen.with(|id| {
                let (variant, fit) = pick(&product, product.variant(id)?, axis, value)?;
                Some((variant.id.clone(), fit))
            })
        })
    };
    let is_chosen = {
        let product = Arc::clone(product);
        Memo::new(move |_| {
            chosen.with(|id| {
                product
                    .variant(id)
                    .and_then(|variant| *variant.options.get(axis)?)
                    == Some(value)
            })
        })
    };
    let fit = move || match target.get() {
        Some((_, Fit::Fits)) => "fits",
        Some((_, Fit::SoldOut)) => "sold-out",
        _ => "changes",
    };
    let (changes, sold_out) = (
        words.option_other_combination().to_owned(),
        words.option_sold_out().to_owned(),
    );
    let remark = move || match target.get() {
        Some((_, Fit::Fits)) => String::new(),
        Some((_, Fit::SoldOut)) => String::from(", ") + &sold_out,
        _ => String::from(", ") + &changes,
    };
    let take = move |_| {
        if let Some((id, _)) = target.get_untracked() {
            on_choose.run(id);
        }
    };
    let swatch = (kind == AxisKind::Color).then(|| view! { <Swatch name=label.clone()/> });
    view! {
        <label class="c-option" data-fit=fit>
            <input
                type="radio"
                name=String::from("axis-") + &axis.to_string()
                checked=is_chosen.get_untracked()
                prop:checked=move || is_chosen.get()
                on:change=take
            />
            <span class="c-option__face">
                {swatch}
                <FeedText words=words.clone() text=label/>
                <span class="u-hidden">{remark}</span>
            </span>
        </label>
    }
    .into_any()
}
