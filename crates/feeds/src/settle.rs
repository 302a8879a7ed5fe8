//! What can only be decided once a whole feed is known: the style of its numbers, its currency, what has expired.

mod outliers;
mod slashes;

use std::collections::BTreeMap;

use souk_commerce::product::{Price, Sale};
use souk_commerce::time::Timestamp;
use souk_commerce::{Country, Currency, Money};

use crate::google::base::Base;
use crate::google::price::{
    PriceProblem, PriceText, ReadPrice, StyleEvidence, named_currency, parse_price,
};
use crate::google::url::parse_picture;
use crate::google::{NumberStyle, Picture, Row};
use crate::reader::Feed;
use crate::report::{Cause, Place, Report};

impl Feed {
    /// The currency that most prices of the feed name, else the one that its format fixes; `None` when nothing shows it.
    pub fn currency(&self) -> Option<Currency> {
        let mut counts: BTreeMap<Currency, u64> = BTreeMap::new();
        let texts = self
            .rows
            .iter()
            .flat_map(|row| row.price_text.iter().chain(&row.sale_text));
        for currency in texts.filter_map(|price| named_currency(&price.text)) {
            let count = counts.entry(currency).or_default();
            *count = count.saturating_add(1);
        }
        counts
            .into_iter()
            .max_by_key(|(currency, count)| (*count, std::cmp::Reverse(*currency)))
            .map(|(currency, _)| currency)
            .or(self.head.currency)
    }

    /// The delivery price that most rows name for a country, nothing included.
    pub fn delivery_price(&self, country: Country, currency: Currency) -> Option<Money> {
        let mut counts: BTreeMap<Money, u64> = BTreeMap::new();
        for shipping in self.rows.iter().flat_map(|row| &row.shipping) {
            let Some(price) = shipping
                .price
                .as_ref()
                .filter(|_| shipping.country.is_none_or(|there| there == country))
            else {
                continue;
            };
            let money = match parse_price(&price.text, NumberStyle::Point, Some(currency)) {
                Ok(read) => Some(read.money).filter(|money| money.currency() == currency),
                Err(PriceProblem::Zero) => Some(Money::zero(currency)),
                Err(_) => None,
            };
            if let Some(money) = money {
                let count = counts.entry(money).or_default();
                *count = count.saturating_add(1);
            }
        }
        counts
            .into_iter()
            .max_by_key(|(money, count)| (*count, std::cmp::Reverse(*money)))
            .map(|(money, _)| money)
    }

    /// Asks for every local picture where it will stand in the shop: `/media/kettle.svg`. One that is nowhere is taken out;
    /// where none of them is there, they are no files but addresses below the shop's own.
    pub fn place_pictures(
        &mut self,
        mut place: impl FnMut(&str) -> Option<String>,
        report: &mut Report,
    ) {
        let mut placed: BTreeMap<String, Option<String>> = BTreeMap::new();
        for picture in self.rows.iter().flat_map(|row| &row.pictures) {
            if let Picture::Local(path) = picture
                && !placed.contains_key(path)
            {
                placed.insert(path.clone(), place(path));
            }
        }
        let are_files = placed.values().any(Option::is_some);
        let base = Base::of(&self.file, self.head.link.as_deref()).filter(|_| !are_files);
        for row in &mut self.rows {
            let here = Place {
                line: Some(row.line),
                record: Some(row.number),
                id: Some(row.id.clone()),
                ..Place::file(&self.file)
            };
            row.pictures.retain_mut(|picture| {
                let Picture::Local(path) = &*picture else {
                    return true;
                };
                let there = here.clone().with("image_link", path);
                let found = match (placed.get(path), &base) {
                    (Some(Some(url)), _) => Some(Picture::Placed(url.clone())),
                    (_, Some(base)) => parse_picture(&base.complete(path)).map(|read| read.picture),
                    _ => None,
                };
                match found {
                    Some(Picture::Placed(_)) => {}
                    Some(_) => report.add(Cause::UrlCompleted, there),
                    None => report.add(Cause::PictureMissing, there),
                }
                found.map(|found| *picture = found).is_some()
            });
        }
    }

    /// Takes out how many pieces there are, for a seller who does not want that known.
    pub fn withhold_counts(&mut self, report: &mut Report) {
        for row in &mut self.rows {
            if row.stock.quantity.take().is_some() {
                let mut place = Place {
                    line: Some(row.line),
                    record: Some(row.number),
                    id: Some(row.id.clone()),
                    ..Place::file(&self.file)
                };
                // The count stays out of the report as well.
                place.field = Some("quantity".to_owned());
                report.add(Cause::StockCountWithheld, place);
            }
        }
    }

    /// Records of which there are rows; the rows of one follow each other.
    fn records_with_rows(&self) -> u64 {
        let mut numbers: Vec<u64> = self.rows.iter().map(|row| row.number).collect();
        numbers.dedup();
        u64::try_from(numbers.len()).unwrap_or(u64::MAX)
    }

    /// Reads the prices of all rows and takes out what had expired at `now`. `currency` is what the shop sells in; a
    /// price in another one is dropped.
    pub fn settle(&mut self, currency: Option<Currency>, now: Timestamp, report: &mut Report) {
        let mut evidence = StyleEvidence::default();
        for row in &self.rows {
            for price in row.price_text.iter().chain(&row.sale_text) {
                evidence.see(&price.text);
            }
        }
        let mut settling = Settling {
            style: evidence.style(),
            currency,
            file: &self.file,
            report,
        };
        let before = self.records_with_rows();
        self.rows.retain_mut(|row| {
            if row.expires.is_some_and(|end| end <= now) {
                settling.note(Cause::Expired, row, None, "");
                return false;
            }
            row.price = settling.price(row);
            true
        });
        let expired = before.saturating_sub(self.records_with_rows());
        self.counts.accepted = self.counts.accepted.saturating_sub(expired);
        self.counts.rejected = self.counts.rejected.saturating_add(expired);
        slashes::split(&mut self.rows, &self.file, report);
        outliers::note(&self.rows, &self.file, report);
    }
}

struct Settling<'a> {
    style: NumberStyle,
    currency: Option<Currency>,
    file: &'a str,
    report: &'a mut Report,
}

impl Settling<'_> {
    fn note(&mut self, cause: Cause, row: &Row, price: Option<&PriceText>, field: &str) {
        let mut place = Place {
            line: Some(price.map_or(row.line, |price| price.line)),
            record: Some(row.number),
            id: Some(row.id.clone()),
            ..Place::file(self.file)
        };
        if let Some(price) = price {
            place = place.with(field, &price.text);
        }
        self.report.add(cause, place);
    }

    fn price(&mut self, row: &Row) -> Option<Price> {
        let Some(text) = &row.price_text else {
            self.note(Cause::PriceMissing, row, None, "price");
            return None;
        };
        let regular = self.money(row, text, "price")?;
        let sale = row
            .sale_text
            .as_ref()
            .and_then(|text| self.sale(row, text, regular));
        Some(Price { regular, sale })
    }

    fn sale(&mut self, row: &Row, text: &PriceText, regular: Money) -> Option<Sale> {
        let price = self.money(row, text, "sale_price")?;
        if price.currency() != regular.currency() || price >= regular {
            self.note(Cause::SaleNotLower, row, Some(text), "sale_price");
            return None;
        }
        Some(Sale {
            price,
            window: row.sale_window,
        })
    }

    fn money(&mut self, row: &Row, text: &PriceText, field: &str) -> Option<Money> {
        match parse_price(&text.text, self.style, self.currency) {
            Ok(read) => self.accepted(row, text, field, read),
            Err(problem) => {
                let cause = match problem {
                    PriceProblem::Unreadable => Cause::PriceUnreadable,
                    PriceProblem::Range => Cause::PriceRange,
                    PriceProblem::Zero => Cause::PriceZero,
                    PriceProblem::NoCurrency => Cause::CurrencyUnknown,
                    PriceProblem::Decimals => Cause::PriceDecimals,
                    PriceProblem::TooLarge => Cause::PriceTooLarge,
                };
                self.note(cause, row, Some(text), field);
                None
            }
        }
    }

    fn accepted(
        &mut self,
        row: &Row,
        text: &PriceText,
        field: &str,
        read: ReadPrice,
    ) -> Option<Money> {
        if self
            .currency
            .is_some_and(|currency| currency != read.money.currency())
        {
            self.note(Cause::CurrencyOther, row, Some(text), field);
            return None;
        }
        if read.is_currency_assumed {
            self.note(Cause::CurrencyAssumed, row, Some(text), field);
        }
        if read.is_rounded {
            self.note(Cause::PriceRounded, row, Some(text), field);
        }
        Some(read.money)
    }
}
