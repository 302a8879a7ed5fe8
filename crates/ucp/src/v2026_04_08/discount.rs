//! Discounts of a checkout: codes in, what they took off out.

use serde::{Deserialize, Serialize};

/// Codes to apply. They replace those of before; none takes all away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscountCodes {
    /// The codes, in any case.
    #[serde(default)]
    pub codes: Vec<String>,
}

/// The codes of a checkout and what came of them. Codes that were refused have a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discounts {
    /// The codes, as they were sent.
    #[serde(default)]
    pub codes: Vec<String>,
    /// What was taken off, in the order in which it was.
    #[serde(default)]
    pub applied: Vec<AppliedDiscount>,
}

/// A discount that was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedDiscount {
    /// The code, as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What people read.
    pub title: String,
    /// How much it takes off, in minor units; not negative.
    pub amount: i64,
    /// How it is allocated; absent for what is taken off delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<AllocationMethod>,
    /// Its place in the order of discounts, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u32>,
    /// What it takes off each line; the amounts add up to its own. None for what is taken off delivery.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allocations: Vec<Allocation>,
}

/// How a discount is allocated to lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AllocationMethod {
    /// Worked out for each line.
    Each,
    /// Worked out over all lines, and divided by their values.
    Across,
}

/// A part of a discount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// The line, as an RFC 9535 path: `$.line_items[0]`.
    pub path: String,
    /// How much, in minor units.
    pub amount: i64,
}
