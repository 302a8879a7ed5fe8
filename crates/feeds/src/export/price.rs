//! Prices as Google wants them: `1299.00 EUR`.

use souk_commerce::Currency;

use crate::google::price::{PriceProblem, StyleEvidence, parse_price};
use crate::google::{NumberStyle, PriceText, Row};

/// How the prices of some rows are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prices {
    style: NumberStyle,
    currency: Option<Currency>,
}

impl Prices {
    /// Looks at all prices, as reading them does. Those that name no currency are in that of the others.
    pub(super) fn of(rows: &[&Row]) -> Self {
        let mut evidence = StyleEvidence::default();
        for row in rows {
            for price in row.price_text.iter().chain(&row.sale_text) {
                evidence.see(&price.text);
            }
        }
        let settled = rows.iter().find_map(|row| row.price.as_ref());
        Self {
            style: evidence.style(),
            currency: settled.map(|price| price.regular.currency()),
        }
    }

    /// A price in the plain form; one that cannot be read, or only by rounding, as it stands.
    pub(super) fn text(self, price: &PriceText) -> String {
        let text = price.text.trim();
        match parse_price(text, self.style, self.currency) {
            Ok(read) if !read.is_rounded || self.style == NumberStyle::Comma => {
                format!(
                    "{} {}",
                    read.money.to_decimal(),
                    read.money.currency().code()
                )
            }
            // Nothing written here may look like evidence for the comma.
            Err(PriceProblem::Zero) => text.replace(',', "."),
            _ => text.to_owned(),
        }
    }
}
