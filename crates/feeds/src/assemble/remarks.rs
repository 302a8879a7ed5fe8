//! Remarks on whole products, at the record that speaks for them first.

use super::choose::Chooser;
use super::group::{Draft, Sourced};
use crate::matching::normalise_brand;
use crate::report::{Cause, Place, Report};

/// A remark on a product.
pub(super) fn note_first(draft: &Draft, cause: Cause, rows: &Chooser<'_>, report: &mut Report) {
    if let Some(place) = first_place(draft, rows) {
        report.add(cause, place);
    }
}

/// A remark where the variants of a seller's product name unlike brands: they were hardly meant to be one.
pub(super) fn note_mixed(draft: &Draft, rows: &Chooser<'_>, report: &mut Report) {
    let brand = |sourced: &Sourced| normalise_brand(sourced.row.brand.as_deref()?);
    let own = draft
        .variants
        .iter()
        .filter_map(|variant| variant.rows.first());
    let Some(first) = own.clone().find_map(brand) else {
        return;
    };
    let other = own
        .filter(|sourced| sourced.row.group.is_some())
        .find(|sourced| brand(sourced).is_some_and(|brand| brand != first));
    if let Some(sourced) = other
        && let Some(origin) = rows.origins.get(sourced.origin)
    {
        let brand = sourced.row.brand.as_deref().unwrap_or("");
        let place = origin.place(&sourced.row).with("brand", brand);
        report.add(Cause::GroupMixed, place);
    }
}

fn first_place(draft: &Draft, rows: &Chooser<'_>) -> Option<Place> {
    let sourced = draft.variants.first()?.rows.first()?;
    Some(rows.origins.get(sourced.origin)?.place(&sourced.row))
}
