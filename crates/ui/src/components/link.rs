//! A place to go, as plain data.

/// A link: where to, and what it says. Whoever calls a view writes the addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// Address.
    pub href: String,
    /// What it says.
    pub label: String,
}

impl Link {
    /// A link.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            label: label.into(),
        }
    }
}
