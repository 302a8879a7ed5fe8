//! That the shop and the widget never ask for a message that their table lacks.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop where something is not there"
)]

use std::fs;
use std::path::{Path, PathBuf};

use souk_i18n::{Locale, Messages, browsing_bundle};

/// What only the checkout program holds: files and folders, from the project's root.
const BUYING: [&str; 36] = [
    "crates/ui/src/components/alerts.rs",
    "crates/ui/src/components/approximate.rs",
    "crates/ui/src/components/buying_plans.rs",
    "crates/ui/src/components/derivation.rs",
    "crates/ui/src/components/landed.rs",
    "crates/ui/src/components/line.rs",
    "crates/ui/src/components/offers.rs",
    "crates/ui/src/components/specification.rs",
    "crates/ui/src/components/totals.rs",
    "crates/ui/src/views/product/beneath.rs",
    "crates/ui/src/views/cart.rs",
    "crates/ui/src/views/checkout.rs",
    "crates/ui/src/views/checkout",
    "crates/ui/src/views/order.rs",
    "crates/ui/src/views/saved.rs",
    "crates/ui/src/views/compare.rs",
    "crates/ui/src/views/seller.rs",
    "src/pages/saved.rs",
    "src/pages/compare.rs",
    "src/pages/seller.rs",
    "crates/ui/src/views/address.rs",
    "src/pages/cart.rs",
    "src/pages/cart",
    "src/pages/checkout.rs",
    "src/pages/checkout",
    "src/pages/order.rs",
    "src/state/checkout.rs",
    "src/state/checkout",
    "crates/ui/src/components/marks.rs",
    "crates/ui/src/components/price_history.rs",
    "crates/ui/src/components/zoom.rs",
    "src/pages/product/beneath.rs",
    "src/pages/waiting.rs",
    "src/pages/product/marks.rs",
    "src/guest",
    "src/buying.rs",
];
/// Where messages are asked for in a browser.
const ASKED: [&str; 3] = ["crates/ui/src", "crates/widget/src", "src"];

fn sources(folder: &Path, root: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if BUYING.iter().any(|buying| path == root.join(buying)) {
            continue;
        }
        if path.is_dir() {
            sources(&path, root, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn what_is_listed_is_said_on_the_way_to_an_order_only() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.join("../..");
    let list = fs::read_to_string(here.join("locales/buying.txt")).unwrap();
    let mut files = Vec::new();
    for folder in ASKED {
        sources(&root.join(folder), &root, &mut files);
    }
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let is_asked = |key: &&str| {
            [".", "::"].iter().any(|before| {
                let asked = format!("{before}{key}");
                let mut rests = text.split(&asked).skip(1);
                rests.any(|rest| rest.starts_with(['(', ',', ')', ' ']))
            })
        };
        let asked = list.lines().find(is_asked);
        assert_eq!(
            asked,
            None,
            "{} names it; take it out of locales/buying.txt",
            file.display()
        );
    }
}

#[test]
fn a_table_without_them_is_a_table_of_this_build() {
    for locale in Locale::all() {
        let messages = Messages::read(&browsing_bundle(locale)).unwrap();
        assert_eq!(messages.place_order("฿1"), "");
        assert!(!messages.add_to_cart().is_empty());
    }
}
