//! Lists of products that this device keeps: saved for later, to be compared, looked at lately.
//!
//! A list is text in small storage, a product to a line, the latest first. Behind the product's id may stand, after a tab,
//! what it cost then: minor units, a space and the currency.

use souk_commerce::{Currency, Money, ProductId};
use souk_ui::prelude::*;

use crate::platform;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Saved for later.
    Saved,
    /// To be compared.
    Compared,
    /// Looked at lately.
    Seen,
}

/// A product of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The product.
    pub product: ProductId,
    /// What it cost when it was put there.
    pub price: Option<Money>,
}

/// Most products that are compared side by side.
pub const MOST_COMPARED: u8 = 4;

impl ListKind {
    /// Its name in small storage.
    pub fn key(self) -> &'static str {
        match self {
            Self::Saved => "souk-saved",
            Self::Compared => "souk-compared",
            // The boot script looks whether there is one.
            Self::Seen => "souk-seen",
        }
    }

    fn most(self) -> usize {
        match self {
            Self::Saved => 200,
            Self::Compared => usize::from(MOST_COMPARED),
            Self::Seen => 12,
        }
    }

    fn text(self) -> String {
        platform::stored_choice(self.key()).unwrap_or_default()
    }

    /// What is in it.
    pub fn entries(self) -> Vec<Entry> {
        let text = self.text();
        text.lines().take(self.most()).filter_map(entry).collect()
    }

    /// Puts a product in front of it, or takes it out; whether the device keeps that. What no longer fits falls off the end.
    pub fn put(self, product: &ProductId, price: Option<Money>, is_in: bool) -> bool {
        let former = self.text();
        let others = former.lines().filter(|line| name(line) != product.as_str());
        let mut text = String::new();
        let mut left = self.most();
        if is_in {
            text.push_str(product.as_str());
            if let Some(price) = price {
                text.push('\t');
                text.push_str(&price.minor().to_string());
                text.push(' ');
                text.push_str(price.currency().code());
            }
            left -= 1;
        }
        for line in others.take(left) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
        platform::store_choice(self.key(), &text);
        self.text() == text
    }
}

fn name(line: &str) -> &str {
    line.split_once('\t').map_or(line, |(name, _)| name)
}

fn entry(line: &str) -> Option<Entry> {
    let price = line.split_once('\t').and_then(|(_, price)| {
        let (minor, currency) = price.split_once(' ')?;
        Money::new(minor.parse().ok()?, Currency::parse(currency)?).ok()
    });
    Some(Entry {
        product: ProductId::new(name(line)).ok()?,
        price,
    })
}

/// Whether one product is in a list, and the means to change that.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    kind: ListKind,
    is_in: RwSignal<bool>,
}

impl Mark {
    /// Of a product in a list.
    pub fn of(kind: ListKind, product: &ProductId) -> Self {
        let text = kind.text();
        let is_in = text.lines().any(|line| name(line) == product.as_str());
        Self {
            kind,
            is_in: RwSignal::new(is_in),
        }
    }

    /// Whether it is in.
    pub fn is_in(self) -> Signal<bool> {
        self.is_in.into()
    }

    /// Puts it in or takes it out.
    ///
    /// # Errors
    /// [`Refusal`] says why it stays as it was.
    pub fn turn(self, product: &ProductId, price: Option<Money>) -> Result<(), Refusal> {
        let is_in = !self.is_in.get_untracked();
        let is_full = self.kind.text().lines().count() >= self.kind.most();
        if is_in && is_full && self.kind == ListKind::Compared {
            Err(Refusal::Full)
        } else if self.kind.put(product, price, is_in) {
            self.is_in.set(is_in);
            Ok(())
        } else {
            Err(Refusal::NotKept)
        }
    }
}

/// Why a list stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It holds as many as it can.
    Full,
    /// The browser keeps nothing.
    NotKept,
}

#[cfg(test)]
mod tests {
    use souk_commerce::Money;

    use super::*;

    fn id(text: &str) -> ProductId {
        ProductId::new(text).unwrap()
    }

    fn names(kind: ListKind) -> Vec<String> {
        let entries = kind.entries().into_iter();
        entries.map(|entry| entry.product.to_string()).collect()
    }

    #[test]
    fn the_latest_stands_first_once_and_the_oldest_falls_off() {
        for number in 0..20 {
            assert!(ListKind::Seen.put(&id(&format!("p{number}")), None, true));
        }
        assert!(ListKind::Seen.put(&id("p15"), None, true));
        let names = names(ListKind::Seen);
        assert_eq!(names.len(), 12);
        assert_eq!(names[..3], ["p15", "p19", "p18"]);
    }

    #[test]
    fn what_it_cost_is_kept_beside_it() {
        let price = Money::new(12_345, Currency::parse("THB").unwrap()).unwrap();
        ListKind::Saved.put(&id("tea"), Some(price), true);
        ListKind::Saved.put(&id("pot"), None, true);
        let prices: Vec<_> = ListKind::Saved
            .entries()
            .into_iter()
            .map(|entry| entry.price)
            .collect();
        assert_eq!(prices, [None, Some(price)]);
        ListKind::Saved.put(&id("pot"), None, false);
        assert_eq!(names(ListKind::Saved), ["tea"]);
    }

    #[test]
    fn a_fifth_product_is_not_compared_and_that_is_said() {
        Owner::new().with(|| {
            let turned: Vec<_> = (0..5)
                .map(|number| {
                    let product = id(&format!("p{number}"));
                    Mark::of(ListKind::Compared, &product).turn(&product, None)
                })
                .collect();
            assert_eq!(turned.last(), Some(&Err(Refusal::Full)));
            assert_eq!(names(ListKind::Compared), ["p3", "p2", "p1", "p0"]);
        });
    }

    #[test]
    fn what_is_no_list_is_an_empty_one() {
        platform::store_choice("souk-saved", "\t\n\n \u{0}\ttwo words\nfine\tx y");
        assert_eq!(names(ListKind::Saved), ["fine"]);
        assert_eq!(ListKind::Saved.entries()[0].price, None);
    }
}
