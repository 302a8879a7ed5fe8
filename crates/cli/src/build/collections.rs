//! What a build says of the merchant's own rows: which of them find nothing, and which products are not there.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use souk_catalog::{Chosen, Collection};
use souk_commerce::Product;

/// One line for each row that does not show what the settings name; nothing when all do.
pub(super) fn told(collections: &[Collection], products: impl Iterator<Item = Product>) -> String {
    let mut found: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); collections.len()];
    if !collections.is_empty() {
        for product in products {
            for (places, collection) in found.iter_mut().zip(collections) {
                places.extend(collection.of.place(&product));
            }
        }
    }
    let mut text = String::new();
    for (number, (places, collection)) in found.iter().zip(collections).enumerate() {
        let missing: Vec<String> = match &collection.of {
            Chosen::Products(ids) => {
                let ids = ids.iter().enumerate();
                let missing = ids.filter(|(place, _)| !places.contains(place));
                missing.map(|(_, id)| id.to_string()).collect()
            }
            _ if !places.is_empty() => Vec::new(),
            Chosen::Category(path) => vec![path.join("/")],
            Chosen::Brand(brand) => vec![brand.clone()],
        };
        if !missing.is_empty() {
            let missing = missing.join(", ");
            // Writing to a text cannot fail.
            writeln!(
                text,
                "collections[{number}] in the settings finds nothing for {missing}"
            )
            .unwrap_or_default();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::settings::Settings;

    #[test]
    fn a_row_that_finds_nothing_is_told() {
        let text = "version = 1\n[market]\ncountry = \"TH\"\ncurrency = \"THB\"\n[[sellers]]\nid = \"nara\"\n\
                    [[collections]]\ntitle = \"A\"\nproducts = [\"cup\", \"mug\"]\n\
                    [[collections]]\ntitle = \"B\"\ncategory = \"kitchen/cups\"\n\
                    [[collections]]\ntitle = \"C\"\nbrand = \"Nara\"\n";
        let rows = Settings::parse("souk.toml", Path::new(""), text)
            .unwrap()
            .collections;
        let lines = told(&rows, std::iter::empty());
        let named = [
            "[0] in the settings finds nothing for cup, mug\n",
            "[1]",
            "kitchen/cups\n",
            "[2]",
            "Nara\n",
        ];
        for part in named {
            assert!(lines.contains(part), "{lines}");
        }
        assert_eq!(lines.lines().count(), 3);
        assert_eq!(told(&[], std::iter::empty()), "");
    }
}
