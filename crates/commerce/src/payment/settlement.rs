//! What becomes of money that arrives for an order: a table over amounts, so that no payment is without an outcome.
//!
//! Money, goods and stock are separate axes: an order that is paid on delivery is sent unpaid, and money that comes for
//! a canceled order is owed back and revives nothing.

use crate::time::Timestamp;

/// What an order has to do with money, in minor units of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// What was agreed, less what was given up again; nothing for a canceled order.
    pub owed: i64,
    /// What came in.
    pub received: i64,
    /// What went back.
    pub refunded: i64,
}

impl Balance {
    /// What is still to come; never below zero.
    pub fn outstanding(self) -> i64 {
        self.owed.saturating_sub(self.kept()).max(0)
    }

    /// What is to go back to the buyer; never below zero.
    pub fn due_back(self) -> i64 {
        self.kept().saturating_sub(self.owed).max(0)
    }

    /// What came in and did not go back.
    pub fn kept(self) -> i64 {
        self.received.saturating_sub(self.refunded)
    }

    /// Whether nothing is missing. An order over nothing is.
    pub fn is_paid(self) -> bool {
        self.outstanding() == 0
    }

    /// The balance after a payment, and what the payment was; `None` for one that is no payment.
    pub fn receive(
        self,
        amount: i64,
        at: Timestamp,
        pay_by: Option<Timestamp>,
    ) -> Option<(Self, Receipt)> {
        if amount <= 0 {
            return None;
        }
        let after = Self {
            received: self.received.checked_add(amount)?,
            ..self
        };
        let outcome = match (self.outstanding(), after.outstanding(), after.due_back()) {
            // Nothing was missing: this is a second payment, or one for an order that is no more.
            (0, _, _) => Outcome::Surplus,
            (_, 0, 0) => Outcome::Paid,
            (_, 0, _) => Outcome::Overpaid,
            _ => Outcome::Partial,
        };
        let is_late = pay_by.is_some_and(|pay_by| at > pay_by);
        Some((after, Receipt { outcome, is_late }))
    }

    /// The balance after money went back; `None` when more would go back than came in. What was over goes first; the rest
    /// is given up of what is owed, so that nobody is asked for it again.
    pub fn refund(self, amount: i64) -> Option<Self> {
        if amount <= 0 || amount > self.kept() {
            return None;
        }
        let given_up = amount.saturating_sub(self.due_back()).max(0);
        Some(Self {
            owed: self.owed.checked_sub(given_up)?,
            refunded: self.refunded.checked_add(amount)?,
            ..self
        })
    }
}

/// What a payment was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// What it did.
    pub outcome: Outcome,
    /// Whether it came after the day until which it was expected. It counts all the same: the merchant decides.
    pub is_late: bool,
}

/// What a payment did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Something is still missing.
    Partial,
    /// Nothing is missing, nothing is over.
    Paid,
    /// Nothing is missing, and something is over: it is owed back.
    Overpaid,
    /// Nothing was missing before: all of it is owed back.
    Surplus,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 4] = [Self::Partial, Self::Paid, Self::Overpaid, Self::Surplus];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Partial => "partial",
            Self::Paid => "paid",
            Self::Overpaid => "overpaid",
            Self::Surplus => "surplus",
        }
    }

    /// The outcome with a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }
}
