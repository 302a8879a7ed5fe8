//! What can only be decided once a whole feed is known: the style of its numbers, its currency, what has expired.

mod glance;
mod outliers;
mod slashes;

use std::collections::BTreeMap;

use souk_commerce::product::{Price, Sale};
use souk_commerce::time::Timestamp;
use souk_commerce::{Country, Currency, Money};

use crate::google::base::Base;
use crate::google::price::{PriceProblem, PriceText, ReadPrice, parse_price};
use crate::google::url::parse_picture;
use crate::google::{NumberStyle, Picture, Row};
use crate::reader::Feed;
use crate::report::{Cause, Place, Report};
use crate::store::{Change, RowList};

pub(crate) use glance::Glance;
pub(crate) use slashes::split;

/// What was counted most often, the first of several.
fn most<K: Ord + Copy>(counts: &BTreeMap<K, u64>) -> Option<K> {
    counts
        .iter()
        .max_by_key(|(key, count)| (**count, std::cmp::Reverse(**key)))
        .map(|(key, _)| *key)
}

impl<R: RowList> Feed<R> {
    fn glance(&self) -> &Glance {
        self.glance.get_or_init(|| {
            let mut glance = Glance::default();
            self.rows.each(&mut |row| {
                glance.see(row);
                true
            });
            glance
        })
    }

    /// The currency that most prices of the feed name, else the one that its format fixes; `None` when nothing shows it.
    pub fn currency(&self) -> Option<Currency> {
        most(&self.glance().currencies).or(self.head.currency)
    }

    /// The country that most delivery terms of the feed name.
    pub fn delivery_country(&self) -> Option<Country> {
        most(&self.glance().countries)
    }

    /// The first titles of the feed, fifty at most.
    pub fn first_titles(&self) -> &[String] {
        &self.glance().titles
    }

    /// The delivery price that most rows name for a country, nothing included.
    pub fn delivery_price(&self, country: Country, currency: Currency) -> Option<Money> {
        let mut counts: BTreeMap<Money, u64> = BTreeMap::new();
        for ((there, text), count) in &self.glance().deliveries {
            if there.is_some_and(|there| there != country) {
                continue;
            }
            let money = match parse_price(text, NumberStyle::Point, Some(currency)) {
                Ok(read) => Some(read.money).filter(|money| money.currency() == currency),
                Err(PriceProblem::Zero) => Some(Money::zero(currency)),
                Err(_) => None,
            };
            if let Some(money) = money {
                let sum = counts.entry(money).or_default();
                *sum = sum.saturating_add(*count);
            }
        }
        most(&counts)
    }

    /// Asks for every local picture where it will stand in the shop: `/media/kettle.svg`. One that is nowhere is taken out;
    /// where none of them is there, they are no files but addresses below the shop's own.
    pub fn place_pictures(
        &mut self,
        mut place: impl FnMut(&str) -> Option<String>,
        report: &mut Report,
    ) {
        if !self.glance().has_local_pictures {
            return;
        }
        let mut homes: BTreeMap<String, Option<Picture>> = BTreeMap::new();
        self.rows.each(&mut |row| {
            for path in row.pictures.iter().filter_map(local) {
                if !homes.contains_key(path) {
                    homes.insert(path.to_owned(), place(path).map(Picture::Placed));
                }
            }
            true
        });
        let are_files = homes.values().any(Option::is_some);
        let base = Base::of(&self.file, self.head.link.as_deref()).filter(|_| !are_files);
        if let Some(base) = base {
            for (path, home) in &mut homes {
                *home = parse_picture(&base.complete(path)).map(|read| read.picture);
            }
        }
        self.rows.each(&mut |row| {
            for path in row.pictures.iter().filter_map(local) {
                let cause = match homes.get(path).and_then(Option::as_ref) {
                    Some(Picture::Placed(_)) => continue,
                    Some(_) => Cause::UrlCompleted,
                    None => Cause::PictureMissing,
                };
                report.note(cause, || {
                    row_place(&self.file, row).with("image_link", path)
                });
            }
            true
        });
        self.rows.decide(Change::Place(homes));
    }

    /// Takes out how many pieces there are, for a seller who does not want that known.
    pub fn withhold_counts(&mut self, report: &mut Report) {
        if !self.glance().has_counts {
            return;
        }
        self.rows.each(&mut |row| {
            if row.stock.quantity.is_some() {
                // The count stays out of the report as well.
                report.note(Cause::StockCountWithheld, || Place {
                    field: Some("quantity".to_owned()),
                    ..row_place(&self.file, row)
                });
            }
            true
        });
        self.rows.decide(Change::WithholdCounts);
    }

    /// Changes every row, before prices are settled.
    pub(crate) fn amend(&mut self, change: &mut dyn FnMut(&mut Row)) {
        let titles = self.glance().titles.clone();
        let mut glance = Glance::default();
        self.rows.amend(&mut |row| {
            change(row);
            glance.see(row);
            true
        });
        // Rows may have been kept without their titles.
        if glance.titles.iter().all(String::is_empty) {
            glance.titles = titles;
        }
        self.glance = glance.into();
    }

    /// Reads the prices of all rows and takes out what had expired at `now`. `currency` is what the shop sells in; a
    /// price in another one is dropped.
    pub fn settle(&mut self, currency: Option<Currency>, now: Timestamp, report: &mut Report) {
        let terms = Terms {
            style: self.glance().evidence.style(),
            currency,
            now,
        };
        let is_tree = self.glance().paths.are_tree();
        let mut settling = Settling {
            terms,
            file: &self.file,
            report: Some(report),
        };
        let mut groups = outliers::Groups::new(is_tree);
        // The rows of one record follow each other.
        let (mut last, mut last_kept) = (None, None);
        let mut expired: u64 = 0;
        self.rows.each(&mut |row| {
            if last != Some(row.number) {
                expired = expired.saturating_add(1);
                last = Some(row.number);
            }
            if terms.has_expired(row) {
                settling.note(Cause::Expired, row, None, "");
                return true;
            }
            if last_kept != Some(row.number) {
                expired = expired.saturating_sub(1);
                last_kept = Some(row.number);
            }
            if let Some(price) = settling.price(row) {
                groups.see(row, price.regular);
            }
            true
        });
        self.rows.decide(Change::Settle(terms));
        self.counts.accepted = self.counts.accepted.saturating_sub(expired);
        self.counts.rejected = self.counts.rejected.saturating_add(expired);
        if is_tree {
            slashes::note(&self.rows, &self.file, report);
            self.rows.decide(Change::SplitPaths);
        }
        groups.middles().note(&self.rows, &self.file, report);
    }
}

fn local(picture: &Picture) -> Option<&str> {
    match picture {
        Picture::Local(path) => Some(path),
        Picture::Remote(_) | Picture::Placed(_) => None,
    }
}

fn row_place(file: &str, row: &Row) -> Place {
    Place {
        line: Some(row.line),
        record: Some(row.number),
        id: Some(row.id.clone()),
        ..Place::file(file)
    }
}

/// How the prices of a feed are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    style: NumberStyle,
    /// What the shop sells in.
    currency: Option<Currency>,
    now: Timestamp,
}

impl Terms {
    fn has_expired(&self, row: &Row) -> bool {
        row.expires.is_some_and(|end| end <= self.now)
    }

    /// Reads the price of a row; `false` when the row has expired.
    pub(crate) fn apply(&self, row: &mut Row) -> bool {
        let mut settling = Settling {
            terms: *self,
            file: "",
            report: None,
        };
        row.price = settling.price(row);
        self.keeps(row)
    }

    /// Whether a row has not expired.
    pub(crate) fn keeps(&self, row: &Row) -> bool {
        !self.has_expired(row)
    }
}

struct Settling<'a> {
    terms: Terms,
    file: &'a str,
    /// `None` when everything has been told before.
    report: Option<&'a mut Report>,
}

impl Settling<'_> {
    fn note(&mut self, cause: Cause, row: &Row, price: Option<&PriceText>, field: &str) {
        let Some(report) = &mut self.report else {
            return;
        };
        report.note(cause, || {
            let place = row_place(self.file, row);
            match price {
                None => place,
                Some(price) => Place {
                    line: Some(price.line),
                    ..place.with(field, &price.text)
                },
            }
        });
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
            reference: Some(regular),
        })
    }

    fn money(&mut self, row: &Row, text: &PriceText, field: &str) -> Option<Money> {
        match parse_price(&text.text, self.terms.style, self.terms.currency) {
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
            .terms
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
