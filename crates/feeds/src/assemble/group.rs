//! Products that are being put together: as they are looked at, and as they are kept.

use souk_commerce::product::Rating;
use souk_commerce::{Date, LanguageTag, ProductId, SellerId, VariantId};

use super::few::Few;
use crate::google::Row;
use crate::report::Place;

/// Where rows come from.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub(super) seller: SellerId,
    pub(super) language: LanguageTag,
    pub(super) as_of: Date,
    pub(super) file: String,
}

impl Origin {
    pub(super) fn place(&self, row: &Row) -> Place {
        Place {
            line: Some(row.line),
            record: Some(row.number),
            id: Some(row.id.clone()),
            ..Place::file(&self.file)
        }
    }
}

/// A row and the index of its origin.
#[derive(Debug, Clone)]
pub(super) struct Sourced {
    pub(super) origin: usize,
    pub(super) row: Row,
}

/// All rows of one variant, in the order of the sources.
#[derive(Debug, Clone)]
pub(super) struct DraftVariant {
    pub(super) id: VariantId,
    pub(super) rows: Vec<Sourced>,
}

/// A product that is being put together.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) id: ProductId,
    pub(super) variants: Vec<DraftVariant>,
    pub(super) rating: Option<Rating>,
}

/// A row where it lies: the index of its origin and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowAt {
    pub(super) origin: u32,
    pub(super) row: u32,
}

/// A variant whose rows lie elsewhere.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Its id, where it is not that of its first row.
    pub(super) id: Option<Box<VariantId>>,
    pub(super) rows: Few<RowAt>,
}

/// A product whose rows lie elsewhere. There is one of each product, so it is small.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Its id, where it is not the group's or else the id of its first row.
    pub(super) id: Option<Box<ProductId>>,
    pub(super) members: Few<Member>,
}

/// Ratings that are being added up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ratings {
    pub(super) count: u64,
    pub(super) hundredths: u64,
}

impl Ratings {
    /// Takes over the ratings of another product.
    pub(super) fn add(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.hundredths = self.hundredths.saturating_add(other.hundredths);
    }

    /// The mean, half up.
    pub(super) fn mean(self) -> Option<Rating> {
        let divisor = self.count.checked_mul(10).filter(|divisor| *divisor > 0)?;
        let tenths = self.hundredths.saturating_add(divisor / 2) / divisor;
        Some(Rating {
            tenths: u8::try_from(tenths).ok()?,
            count: u32::try_from(self.count).unwrap_or(u32::MAX),
        })
    }
}
