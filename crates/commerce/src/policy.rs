//! The texts that a shop owes its customers: who sells, on what terms, and what can be done afterwards.

use crate::language::LanguageTag;

/// What a text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyKind {
    /// Who runs the shop, and how to reach them (Directive 2000/31/EC, article 5).
    Imprint,
    /// The terms of a sale.
    Terms,
    /// Where goods are sent, what that costs, and how they are paid.
    Delivery,
    /// Sending goods back: withdrawal (Directive 2011/83/EU, article 9) or what the seller grants.
    Returns,
    /// What is kept about a person, and why.
    Privacy,
}

impl PolicyKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Imprint,
        Self::Terms,
        Self::Delivery,
        Self::Returns,
        Self::Privacy,
    ];

    /// The word in an address and in the settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Imprint => "imprint",
            Self::Terms => "terms",
            Self::Delivery => "delivery",
            Self::Returns => "returns",
            Self::Privacy => "privacy",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A text of a shop in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// What it is about.
    pub kind: PolicyKind,
    /// The language it is written in.
    pub language: LanguageTag,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub text: Vec<Passage>,
}

/// One piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// A heading of what follows.
    Heading(String),
    /// A paragraph; it may have several lines.
    Paragraph(String),
    /// An item of a list.
    Item(String),
}
