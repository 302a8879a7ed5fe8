//! Offers that go on under another id.
//!
//! An export that takes its ids from another column sells the same goods. What is the same is known by its GTIN, else by the
//! address of its page, within one seller, and only where the mark belongs to one offer alone.

use std::collections::{BTreeMap, BTreeSet};

use souk_commerce::{OfferId, Product, SellerId};

/// What an offer can be known by beside its id. The stronger mark comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Gtin(String),
    Link(String),
}

/// The marks of all offers of a build.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    ids: BTreeSet<OfferId>,
    /// `None` for a mark of several offers.
    offers: BTreeMap<(Mark, SellerId), Option<OfferId>>,
}

impl Marks {
    /// Takes in the offers of a product.
    pub fn add(&mut self, product: &Product) {
        for variant in &product.variants {
            for offer in &variant.offers {
                self.ids.insert(offer.id.clone());
                let gtin = variant.gtin.clone().map(Mark::Gtin);
                let link = offer.link.clone().map(Mark::Link);
                for mark in gtin.into_iter().chain(link) {
                    self.offers
                        .entry((mark, offer.seller.clone()))
                        .and_modify(|known| *known = None)
                        .or_insert_with(|| Some(offer.id.clone()));
                }
            }
        }
    }

    /// Offers that are gone and go on in `new`: old id and new id.
    pub fn renamed(&self, new: &Self) -> Vec<(OfferId, OfferId)> {
        let mut renamed: Vec<(OfferId, OfferId)> = Vec::new();
        let mut taken = BTreeSet::new();
        for (mark, id) in &new.offers {
            let (Some(id), Some(Some(old))) = (id, self.offers.get(mark)) else {
                continue;
            };
            let is_change = !self.ids.contains(id) && !new.ids.contains(old);
            if is_change && !taken.contains(id) && !taken.contains(old) {
                taken.extend([id, old]);
                renamed.push((old.clone(), id.clone()));
            }
        }
        renamed
    }
}

#[cfg(test)]
mod tests {
    use souk_commerce::product::{RichText, Stock, StockState};
    use souk_commerce::{Date, Offer, ProductId, Variant};

    use super::*;

    /// Offers by id, GTIN and link; an empty text is none.
    fn marks(offers: &[(&str, &str, &str)]) -> Marks {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let mut marks = Marks::default();
        for (id, gtin, link) in offers {
            let id = OfferId::parse(id).unwrap();
            let offer = Offer {
                seller: id.seller(),
                price: None,
                stock: Stock {
                    state: StockState::Unknown,
                    quantity: None,
                    available_from: None,
                },
                condition: None,
                link: some(link),
                as_of: Date(0),
                id: id.clone(),
            };
            marks.add(&Product {
                id: ProductId::new(id.variant().as_str()).unwrap(),
                title: String::new(),
                brand: None,
                description: RichText::default(),
                category: Vec::new(),
                images: Vec::new(),
                highlights: Vec::new(),
                details: Vec::new(),
                axes: Vec::new(),
                variants: vec![Variant {
                    id: id.variant(),
                    options: Vec::new(),
                    images: Vec::new(),
                    gtin: some(gtin),
                    mpn: None,
                    unit_pricing: None,
                    offers: vec![offer],
                }],
                rating: None,
            });
        }
        marks
    }

    fn renamed(old: &[(&str, &str, &str)], new: &[(&str, &str, &str)]) -> Vec<(String, String)> {
        let renamed = marks(old).renamed(&marks(new)).into_iter();
        renamed
            .map(|(old, new)| (old.to_string(), new.to_string()))
            .collect()
    }

    #[test]
    fn the_same_gtin_or_page_of_the_same_seller_goes_on() {
        let found = renamed(
            &[
                ("a:1", "4006", "/one"),
                ("a:2", "", "/two"),
                ("a:3", "4008", ""),
            ],
            &[
                ("a:x", "4006", "/new"),
                ("a:y", "", "/two"),
                ("b:z", "4008", ""),
            ],
        );
        let expected = [("a:1", "a:x"), ("a:2", "a:y")];
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_gtin_says_more_than_a_page() {
        let found = renamed(
            &[("a:1", "4006", "/one"), ("a:2", "4007", "/two")],
            &[("a:x", "4006", "/two"), ("a:y", "4007", "/one")],
        );
        assert_eq!(found.len(), 2);
        assert!(found.contains(&("a:1".into(), "a:x".into())));
    }

    #[test]
    fn what_is_still_there_or_stands_twice_is_nobodys_successor() {
        assert_eq!(
            renamed(
                &[("a:1", "4006", "")],
                &[("a:1", "4006", ""), ("a:x", "4006", "")]
            ),
            []
        );
        assert_eq!(
            renamed(
                &[("a:1", "", "/one")],
                &[("a:1", "", ""), ("a:x", "", "/one")]
            ),
            []
        );
        assert_eq!(
            renamed(&[("a:1", "", "/"), ("a:2", "", "/")], &[("a:x", "", "/")]),
            []
        );
    }
}
