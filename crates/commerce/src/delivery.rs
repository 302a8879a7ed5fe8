//! What delivery costs and how long it takes, by seller, country and basket.

use crate::address::Country;
use crate::language::LocalText;
use crate::money::{Money, MoneyError};

/// One way of delivery that a seller offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryTerms {
    /// Short name, unique for the seller: `standard`.
    pub id: String,
    /// Name for shoppers.
    pub name: LocalText,
    /// Countries it reaches; empty means every country.
    pub countries: Vec<Country>,
    /// Its price.
    pub price: Money,
    /// Subtotal from which it costs nothing.
    pub free_from: Option<Money>,
    /// Fastest and slowest number of working days.
    pub days: (u16, u16),
    /// Added when the courier collects; `None` when this delivery cannot be paid at the door.
    pub cash_on_delivery_fee: Option<Money>,
}

impl DeliveryTerms {
    /// Whether it goes to a country.
    pub fn reaches(&self, country: Country) -> bool {
        self.countries.is_empty() || self.countries.contains(&country)
    }

    /// Its price for a basket: nothing from the free-delivery threshold on.
    pub fn price_for(&self, subtotal: Money) -> Money {
        let is_free = self.free_from.is_some_and(|threshold| {
            threshold.currency() == subtotal.currency() && subtotal >= threshold
        });
        if is_free {
            Money::zero(self.price.currency())
        } else {
            self.price
        }
    }

    /// What is missing until delivery costs nothing; `None` when it is free already or never is.
    pub fn missing_for_free(&self, subtotal: Money) -> Option<Money> {
        let threshold = self
            .free_from
            .filter(|threshold| threshold.currency() == subtotal.currency())?;
        let missing = threshold
            .minor()
            .checked_sub(subtotal.minor())
            .filter(|missing| *missing > 0)?;
        Money::new(missing, threshold.currency()).ok()
    }
}

/// The terms that reach a country, cheapest for the basket first.
pub fn options_to(
    terms: &[DeliveryTerms],
    country: Country,
    subtotal: Money,
) -> Vec<&DeliveryTerms> {
    let mut options: Vec<&DeliveryTerms> = terms
        .iter()
        .filter(|terms| terms.reaches(country))
        .collect();
    options.sort_by_key(|terms| rank(terms, subtotal));
    options
}

/// The cheapest terms for a basket that reach a country: the first of [`options_to`].
pub fn cheapest_to(
    terms: &[DeliveryTerms],
    country: Country,
    subtotal: Money,
) -> Option<&DeliveryTerms> {
    terms
        .iter()
        .filter(|terms| terms.reaches(country))
        .min_by_key(|terms| rank(terms, subtotal))
}

/// Cheaper first, then what arrives sooner at the latest.
fn rank(terms: &DeliveryTerms, subtotal: Money) -> (i64, u16) {
    (terms.price_for(subtotal).minor(), terms.days.1)
}

/// The lowest price of one piece with delivery to a country; `Ok(None)` when nothing reaches it.
///
/// # Errors
/// [`MoneyError`] when price and delivery cannot be added.
pub fn delivered_price(
    unit: Money,
    terms: &[DeliveryTerms],
    country: Country,
) -> Result<Option<Money>, MoneyError> {
    cheapest_to(terms, country, unit)
        .map(|terms| unit.plus(terms.price_for(unit)))
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn thb(minor: i64) -> Money {
        Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
    }

    fn terms(id: &str, countries: &[&str], price: i64, free_from: Option<i64>) -> DeliveryTerms {
        DeliveryTerms {
            id: id.into(),
            name: LocalText::default(),
            countries: countries
                .iter()
                .map(|code| Country::parse(code).unwrap())
                .collect(),
            price: thb(price),
            free_from: free_from.map(thb),
            days: (1, 3),
            cash_on_delivery_fee: None,
        }
    }

    #[test]
    fn delivery_is_free_from_the_threshold_on_and_not_before() {
        let terms = terms("standard", &["TH"], 4000, Some(99_000));
        assert_eq!(terms.price_for(thb(98_999)), thb(4000));
        assert_eq!(terms.price_for(thb(99_000)), thb(0));
        assert_eq!(terms.missing_for_free(thb(98_999)), Some(thb(1)));
        assert_eq!(terms.missing_for_free(thb(99_000)), None);
    }

    #[test]
    fn the_delivered_price_takes_the_cheapest_terms_that_reach_the_country() {
        let all = [
            terms("express", &["TH"], 9000, None),
            terms("post", &["TH"], 4000, None),
            terms("world", &[], 60_000, None),
        ];
        for code in ["TH", "AE"] {
            let (all, country) = (&all, Country::parse(code).unwrap());
            let options = options_to(all, country, thb(10_000));
            assert_eq!(
                cheapest_to(all, country, thb(10_000)),
                options.first().copied()
            );
        }
        let to = |code| delivered_price(thb(10_000), &all, Country::parse(code).unwrap()).unwrap();
        assert_eq!(to("TH"), Some(thb(14_000)));
        assert_eq!(to("AE"), Some(thb(70_000)));
        assert_eq!(
            delivered_price(thb(1), &all[..2], Country::parse("AE").unwrap()),
            Ok(None)
        );
    }
}
