//! What a ledger cannot say, and what it left out of account: values with their reasons, for whoever shows them.

use crate::address::Country;
use crate::money::Currency;

use super::tax::TaxClass;

/// Why the price of a line is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceFault {
    /// The feed states none.
    Absent,
    /// It states nothing as the price, which nobody means.
    Zero,
    /// It states less than nothing.
    Negative,
    /// It states the price in another currency than the one that is charged.
    OtherCurrency(Currency),
}

/// Why delivery has no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDelivery {
    /// No way of delivery is chosen.
    NotChosen,
    /// Nobody has said where to.
    NoDestination,
    /// It does not go there.
    OutOfReach(Country),
    /// Its price goes by weight, and a line's weight is not known.
    WeightUnknown,
    /// The parcel is heavier than any it takes.
    TooHeavy,
    /// Its price is in another currency than the one that is charged.
    OtherCurrency(Currency),
}

/// Why import charges are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoImport {
    /// Nobody has said where to.
    NoDestination,
    /// There is no data for the destination.
    NoData(Country),
    /// The data lacks a rate of duty or tax for the day.
    NoRule(Country),
    /// There is no rate of exchange from the destination's currency.
    NoExchange(Currency),
    /// The value on which they are reckoned is itself not known.
    NoValue,
}

/// What is not known, and so is in no sum. Unknown is never nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The price of a line.
    Price {
        /// The line, by its place.
        line: usize,
        /// Why.
        fault: PriceFault,
    },
    /// The price of delivery.
    Delivery(NoDelivery),
    /// What the way to pay costs: none is chosen, or nobody says.
    PaymentCost,
    /// The rate of tax of a class of goods.
    TaxRate(TaxClass),
    /// "Import charges not included."
    ImportCharges(NoImport),
}

/// What was said and left out of account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// A sale that ends before it begins.
    SaleReversed {
        /// The line, by its place.
        line: usize,
    },
    /// A sale whose moments name no zone, in a market that has none.
    SaleWithoutZone {
        /// The line, by its place.
        line: usize,
    },
    /// A sale that is not below the regular price, is not above nothing, or is in another currency.
    SaleNotLower {
        /// The line, by its place.
        line: usize,
    },
    /// A price for many pieces that is not below the price of one, is not above nothing, or is in another currency.
    TierNotLower {
        /// The line, by its place.
        line: usize,
        /// Pieces from which it would hold.
        from: u32,
    },
    /// A deposit in another currency or below nothing.
    DepositUnusable {
        /// The line, by its place.
        line: usize,
    },
}
