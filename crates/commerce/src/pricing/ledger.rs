//! What pricing answers: signed entries that each say how they came about, and what could not be known.

use crate::money::{Currency, Money, MoneyError};
use crate::time::{Date, Timestamp};

use super::delivery::PaymentKind;
use super::missing::{Missing, Remark};
use super::promotion::{Effect, Verdict};

/// What an entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// Goods of one line.
    Goods,
    /// What is given back for the empty bottle.
    Deposit,
    /// Taken off one line.
    LineDiscount,
    /// A line's share of what is taken off the order.
    OrderDiscount,
    /// Delivery.
    Delivery,
    /// Taken off delivery.
    DeliveryDiscount,
    /// What the way to pay costs.
    PaymentCost,
    /// Tax on top of the prices.
    Tax,
    /// Import duty.
    Duty,
    /// Tax on import.
    ImportTax,
    /// What carrier or customs ask for clearing the parcel.
    Handling,
    /// The difference to the next coin.
    CashRounding,
}

impl EntryKind {
    /// The word for it among the totals of UCP 2026-04-08 (`types/total.json`; own words where it has none).
    pub fn ucp_type(self) -> &'static str {
        match self {
            Self::Goods => "subtotal",
            Self::Deposit => "deposit",
            // A share of the order's discount is allocated to its line.
            Self::LineDiscount | Self::OrderDiscount => "items_discount",
            Self::DeliveryDiscount => "discount",
            Self::Delivery => "fulfillment",
            Self::PaymentCost => "fee",
            Self::Tax => "tax",
            Self::Duty => "duty",
            Self::ImportTax => "import_tax",
            Self::Handling => "customs_fee",
            Self::CashRounding => "rounding",
        }
    }
}

/// When an entry is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// With the order, to the seller.
    Now,
    /// To the carrier or to customs, when the parcel arrives.
    OnArrival,
}

/// Where a figure is from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// Who says so.
    pub name: String,
    /// The day of which it speaks.
    pub as_of: Date,
    /// Whether the law or the tariff says otherwise for some goods.
    pub is_estimate: bool,
}

/// The rule that made an entry, with the figures that went into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// The price outside any sale, for each piece.
    RegularPrice {
        /// Price of one piece.
        unit: Money,
        /// Pieces.
        quantity: u32,
    },
    /// A reduced price for each piece.
    SalePrice {
        /// Price of one piece.
        unit: Money,
        /// The price outside the sale.
        regular: Money,
        /// Pieces.
        quantity: u32,
        /// The moment at which the sale ends.
        until: Option<Timestamp>,
    },
    /// A price for many pieces.
    TierPrice {
        /// Price of one piece.
        unit: Money,
        /// Pieces from which it holds.
        from: u32,
        /// Pieces.
        quantity: u32,
    },
    /// A deposit for each piece.
    Deposit {
        /// Deposit of one piece.
        unit: Money,
        /// Pieces.
        quantity: u32,
    },
    /// A promotion.
    Promotion {
        /// Its id.
        id: String,
        /// What it does.
        effect: Effect,
        /// What it was taken off.
        base: Money,
    },
    /// Terms of delivery.
    Delivery {
        /// Their id.
        id: String,
        /// Grams up to which the price holds; `None` for any weight.
        up_to_grams: Option<u32>,
    },
    /// Terms of delivery that cost nothing from a value on.
    FreeDelivery {
        /// Their id.
        id: String,
        /// The value.
        from: Money,
    },
    /// A way to pay.
    PaymentCost {
        /// Which.
        kind: PaymentKind,
        /// Its fixed part.
        fixed: Money,
        /// Basis points of everything before it.
        rate_bp: u32,
    },
    /// A rate on a base: tax on top, duty, tax on import.
    Rate {
        /// Basis points.
        rate_bp: u32,
        /// What it was taken of.
        base: Money,
    },
    /// Goods of a value that bears no duty or no tax.
    BelowThreshold {
        /// The value up to which nothing is charged, in the destination's currency.
        threshold: Money,
    },
    /// An amount for each kind of goods, by their heading in the tariff.
    PerHeading {
        /// Amount for one heading, in the destination's currency.
        each: Money,
        /// Headings in the parcel.
        headings: u32,
    },
    /// A fixed amount.
    Fixed {
        /// The amount in the currency in which it is stated.
        stated: Money,
    },
    /// Rounded to a coin.
    CashRounding {
        /// The smallest step, in minor units.
        step: u32,
    },
}

/// How an entry came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The rule.
    pub rule: Rule,
    /// Where its figures are from; `None` for the seller's own terms.
    pub source: Option<Source>,
}

/// One signed line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it stands for.
    pub kind: EntryKind,
    /// The line of the basket that it belongs to, by its place; `None` for the order as a whole.
    pub line: Option<usize>,
    /// How much; discounts are negative.
    pub amount: Money,
    /// When it is paid.
    pub due: Due,
    /// How it came about.
    pub derivation: Derivation,
}

/// Tax that prices hold already: shown, and part of no sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncludedTax {
    /// The line; `None` for delivery, costs of payment, or a tax that is rounded over the order.
    pub line: Option<usize>,
    /// Basis points.
    pub rate_bp: u32,
    /// The amount that holds it.
    pub gross: Money,
    /// The tax in it.
    pub tax: Money,
}

/// A sum, and whether all of it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Everything is in it.
    Known(Money),
    /// The sum of what is known; something is missing.
    Partial(Money),
}

impl Total {
    /// The amount when everything is in it.
    pub fn known(self) -> Option<Money> {
        match self {
            Self::Known(amount) => Some(amount),
            Self::Partial(_) => None,
        }
    }

    /// The sum of what is known.
    pub fn sum(self) -> Money {
        match self {
            Self::Known(amount) | Self::Partial(amount) => amount,
        }
    }
}

/// What a basket comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The currency of every entry: the one that is charged.
    pub currency: Currency,
    /// Signed lines: the goods in the basket's order, then what is taken off, delivery, costs, taxes, import, rounding.
    pub entries: Vec<Entry>,
    /// Tax that is in the prices.
    pub included_tax: Vec<IncludedTax>,
    /// What is not known.
    pub missing: Vec<Missing>,
    /// What was said and left out of account.
    pub remarks: Vec<Remark>,
    /// What became of each promotion and of each code.
    pub verdicts: Vec<Verdict>,
}

impl Ledger {
    /// The sum of the entries of one kind.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn sum_of(&self, kind: EntryKind) -> Result<Money, MoneyError> {
        self.sum(|entry| entry.kind == kind)
    }

    /// The entries of one kind.
    pub fn of(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// The entries that are paid with the order.
    pub fn paid_now(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.due == Due::Now)
    }

    /// What is paid with the order.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn charged(&self) -> Result<Total, MoneyError> {
        let sum = self.sum(|entry| entry.due == Due::Now)?;
        let lacks = |missing: &Missing| !matches!(missing, Missing::ImportCharges(_));
        Ok(Self::total(sum, self.missing.iter().any(lacks)))
    }

    /// What is paid until the goods are in the house, import charges included.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn landed(&self) -> Result<Total, MoneyError> {
        Ok(Self::total(self.sum(|_| true)?, !self.missing.is_empty()))
    }

    /// Whether any entry rests on an estimate.
    pub fn is_estimate(&self) -> bool {
        let mut sources = self
            .entries
            .iter()
            .filter_map(|entry| entry.derivation.source.as_ref());
        sources.any(|source| source.is_estimate)
    }

    /// Tax in the prices, as one sum.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn included_tax_sum(&self) -> Result<Money, MoneyError> {
        Money::sum(self.currency, self.included_tax.iter().map(|part| part.tax))
    }

    fn sum(&self, chosen: impl Fn(&Entry) -> bool) -> Result<Money, MoneyError> {
        let entries = self.entries.iter().filter(|entry| chosen(entry));
        Money::sum(self.currency, entries.map(|entry| entry.amount))
    }

    fn total(sum: Money, lacks: bool) -> Total {
        if lacks {
            Total::Partial(sum)
        } else {
            Total::Known(sum)
        }
    }
}
