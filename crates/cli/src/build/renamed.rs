//! Prices of goods that go on under another id.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use souk_commerce::{OfferId, PriceHistory, Product, VariantId};
use souk_feeds::guard::Marks;

use crate::intake::Intake;

/// Hands the rows of every offer that was joined to another seller's product over to its id there. Nothing has to be found
/// out: what was joined is known by the ids of the feeds.
pub(super) fn follow_joins(history: &mut PriceHistory, intake: &Intake) {
    let joined = &intake.assembled.joined;
    let current: HashSet<OfferId> = if joined.is_empty() {
        HashSet::new()
    } else {
        let offers = products(intake).flat_map(|product| product.variants);
        let offers = offers.flat_map(|variant| variant.offers);
        offers.map(|offer| offer.id).collect()
    };
    for join in joined {
        for key in [&join.offers.0, &join.offers.1] {
            let new = OfferId::of(&key.seller, &join.variant);
            // Apart, a variant is called by the id of its record, with the seller's before it where another has the same.
            let names = [key.id.clone(), format!("{}-{}", key.seller, key.id)];
            let old = names
                .iter()
                .filter_map(|name| VariantId::new(name).ok())
                .map(|variant| OfferId::of(&key.seller, &variant))
                .find(|old| !current.contains(old) && !history.rows(old).is_empty());
            if let Some(old) = old.filter(|_| current.contains(&new)) {
                history.rename(&old, &new);
            }
        }
    }
}

fn products(intake: &Intake) -> impl Iterator<Item = Product> {
    let assembled = &intake.assembled;
    let first = assembled.languages().first();
    first
        .into_iter()
        .flat_map(|first| assembled.in_language(first))
}

/// Hands the rows of every offer that has a new id over to that id. `pack` is the folder of the pack before; without one
/// that can be read nothing is handed over.
pub(super) fn hand_over(history: &mut PriceHistory, pack: &Path, intake: &Intake) {
    if history.is_empty() {
        return;
    }
    let mut new = Marks::default();
    let mut has_new = false;
    for product in products(intake) {
        let mut offers = product.variants.iter().flat_map(|variant| &variant.offers);
        has_new = has_new || offers.any(|offer| history.rows(&offer.id).is_empty());
        new.add(&product);
    }
    // Without a new id there is nobody to hand anything to, and most builds have none.
    if !has_new {
        return;
    }
    let mut old = Marks::default();
    let load = |name: &str| fs::read(pack.join(name));
    if souk_catalog::each_product(load, |product| old.add(product)).is_err() {
        return;
    }
    for (old, new) in old.renamed(&new) {
        history.rename(&old, &new);
    }
}
