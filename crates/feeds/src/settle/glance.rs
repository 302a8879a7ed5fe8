//! What the rows of a feed show together, looked at once while they are read.

use std::collections::BTreeMap;

use souk_commerce::{Country, Currency};

use super::slashes::Paths;
use crate::google::price::StyleEvidence;
use crate::google::{Picture, Row};

/// Titles that are looked at for their language.
const TITLES: usize = 50;
/// Delivery prices that are counted, each with its country.
const DELIVERIES: usize = 1000;

/// What the rows of a feed show together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Glance {
    pub(super) evidence: StyleEvidence,
    pub(super) currencies: BTreeMap<Currency, u64>,
    /// Countries that delivery is named for.
    pub(super) countries: BTreeMap<Country, u64>,
    pub(super) deliveries: BTreeMap<(Option<Country>, String), u64>,
    pub(super) titles: Vec<String>,
    pub(super) has_local_pictures: bool,
    /// Whether any row says how many pieces there are.
    pub(super) has_counts: bool,
    pub(super) paths: Paths,
}

impl Glance {
    /// Looks at a row.
    pub(crate) fn see(&mut self, row: &Row) {
        for price in row.price_text.iter().chain(&row.sale_text) {
            if let Some(currency) = self.evidence.see(&price.text) {
                count(&mut self.currencies, currency);
            }
        }
        for shipping in &row.shipping {
            if let Some(country) = shipping.country {
                count(&mut self.countries, country);
            }
            if let Some(price) = &shipping.price {
                let key = (shipping.country, price.text.clone());
                if self.deliveries.len() < DELIVERIES || self.deliveries.contains_key(&key) {
                    count(&mut self.deliveries, key);
                }
            }
        }
        let is_local = |picture: &Picture| matches!(picture, Picture::Local(_));
        self.has_local_pictures |= row.pictures.iter().any(is_local);
        self.has_counts |= row.stock.quantity.is_some();
        self.paths.see(row);
        if self.titles.len() < TITLES {
            self.titles.push(row.title.clone());
        }
    }
}

fn count<K: Ord>(counts: &mut BTreeMap<K, u64>, key: K) {
    let count = counts.entry(key).or_default();
    *count = count.saturating_add(1);
}
