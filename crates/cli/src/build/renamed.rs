//! Prices of goods that go on under another id.

use std::fs;
use std::path::Path;

use souk_commerce::PriceHistory;
use souk_feeds::guard::Marks;

use crate::intake::Intake;

/// Hands the rows of every offer that has a new id over to that id. `pack` is the folder of the pack before; without one
/// that can be read nothing is handed over.
pub(super) fn hand_over(history: &mut PriceHistory, pack: &Path, intake: &Intake) {
    let first = intake.assembled.editions.first();
    let products = first.into_iter().flat_map(|(_, products)| products);
    let mut new = Marks::default();
    let mut has_new = false;
    for product in products {
        let mut offers = product.variants.iter().flat_map(|variant| &variant.offers);
        has_new = has_new || offers.any(|offer| history.rows(&offer.id).is_empty());
        new.add(product);
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
