//! When a shopper wants to be told: a price below a limit, something that can be had again.
//!
//! An alert looks at what was and at what is, so it is told once, at the change, and not at each new pack.

use crate::history::is_absurd;
use crate::money::{Currency, Money};
use crate::product::Offer;
use crate::time::Timestamp;

/// What a shopper waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// It can be ordered for less than this.
    PriceBelow(Money),
    /// It can be ordered again.
    BackInStock,
}

/// What has come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alarm {
    /// It can be ordered for less than the limit.
    PriceBelow {
        /// The lowest price at which it can be ordered.
        now: Money,
        /// The lowest one before; `None` when it could not be ordered.
        before: Option<Money>,
    },
    /// It can be ordered again.
    BackInStock {
        /// The lowest price at which it can be ordered.
        now: Money,
    },
}

/// What a product could be had for at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// It could not be ordered, or was not there.
    Absent,
    /// It could be ordered, at no price that is known in the currency.
    Unpriced,
    /// The lowest price at which it could be ordered.
    At(Money),
}

impl Look {
    /// At the offers of one product or variant, in one currency.
    pub fn of<'a>(
        offers: impl Iterator<Item = &'a Offer>,
        at: Timestamp,
        currency: Currency,
    ) -> Self {
        let mut look = Self::Absent;
        for offer in offers.filter(|offer| offer.is_orderable()) {
            let price = offer.price.as_ref().map(|price| price.at(at));
            let meant = price.filter(|price| price.minor() > 0 && price.currency() == currency);
            look = match (look, meant) {
                (Self::At(lowest), Some(price)) if lowest.minor() <= price.minor() => look,
                (_, Some(price)) => Self::At(price),
                (Self::Absent, None) => Self::Unpriced,
                (_, None) => look,
            };
        }
        look
    }

    /// The lowest price.
    pub fn price(self) -> Option<Money> {
        match self {
            Self::At(price) => Some(price),
            Self::Absent | Self::Unpriced => None,
        }
    }
}

/// What has come about of an alert between two looks. A price that has fallen to a tenth is not told: it is most likely an
/// error, and the next look decides.
pub fn alarm(alert: Alert, before: Look, now: Look) -> Option<Alarm> {
    let is = now.price()?;
    match alert {
        Alert::PriceBelow(limit) => {
            let was = before.price();
            let is_error = was.is_some_and(|was| is < was && is_absurd(is, was));
            let is_new = was.is_none_or(|was| was >= limit);
            (is < limit && is_new && !is_error).then_some(Alarm::PriceBelow {
                now: is,
                before: was,
            })
        }
        Alert::BackInStock => (before == Look::Absent).then_some(Alarm::BackInStock { now: is }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ids::{OfferId, SellerId};
    use crate::product::{Price, Stock, StockState};
    use crate::time::Date;

    fn thb(minor: i64) -> Money {
        Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
    }

    fn offer(price: Option<i64>, is_there: bool) -> Offer {
        Offer {
            id: OfferId::parse("nara:a").unwrap(),
            seller: SellerId::new("nara").unwrap(),
            price: price.map(|minor| Price {
                regular: thb(minor),
                sale: None,
            }),
            stock: Stock {
                state: if is_there {
                    StockState::InStock
                } else {
                    StockState::OutOfStock
                },
                quantity: None,
                available_from: None,
            },
            condition: None,
            link: None,
            as_of: Date(0),
        }
    }

    fn between(alert: Alert, before: &[Offer], now: &[Offer]) -> Option<Alarm> {
        let currency = match alert {
            Alert::PriceBelow(limit) => limit.currency(),
            Alert::BackInStock => thb(1).currency(),
        };
        let look = |offers: &[Offer]| Look::of(offers.iter(), Timestamp(0), currency);
        alarm(alert, look(before), look(now))
    }

    #[test]
    fn a_price_is_told_when_it_passes_the_limit_and_not_again() {
        let below = |before: Option<i64>, now: i64| {
            let before: Vec<Offer> = before
                .map(|minor| offer(Some(minor), true))
                .into_iter()
                .collect();
            between(
                Alert::PriceBelow(thb(100)),
                &before,
                &[offer(Some(now), true)],
            )
        };
        assert_eq!(
            below(Some(100), 99),
            Some(Alarm::PriceBelow {
                now: thb(99),
                before: Some(thb(100))
            })
        );
        assert_eq!(
            below(None, 99),
            Some(Alarm::PriceBelow {
                now: thb(99),
                before: None
            })
        );
        for (before, now) in [(100, 100), (99, 98), (120, 110), (100, 10)] {
            assert_eq!(below(Some(before), now), None, "{before} {now}");
        }
    }

    #[test]
    fn what_cannot_be_ordered_or_has_no_price_is_not_told() {
        let was = [offer(Some(200), true)];
        for now in [
            offer(Some(50), false),
            offer(None, true),
            offer(Some(0), true),
        ] {
            assert_eq!(between(Alert::PriceBelow(thb(100)), &was, &[now]), None);
        }
        let limit = Money::new(100, Currency::parse("USD").unwrap()).unwrap();
        assert_eq!(
            between(Alert::PriceBelow(limit), &was, &[offer(Some(50), true)]),
            None
        );
    }

    #[test]
    fn something_is_back_when_any_seller_has_it_again() {
        let (gone, there) = (offer(Some(50), false), offer(Some(60), true));
        let back = Some(Alarm::BackInStock { now: thb(60) });
        assert_eq!(
            between(
                Alert::BackInStock,
                std::slice::from_ref(&gone),
                &[gone.clone(), there.clone()]
            ),
            back
        );
        assert_eq!(
            between(Alert::BackInStock, &[], std::slice::from_ref(&there)),
            back
        );
        assert_eq!(
            between(
                Alert::BackInStock,
                std::slice::from_ref(&there),
                std::slice::from_ref(&there)
            ),
            None
        );
        assert_eq!(between(Alert::BackInStock, &[], &[gone]), None);
    }

    proptest! {
        #[test]
        fn looking_twice_tells_nothing_new(prices in prop::collection::vec((1_i64..300, any::<bool>()), 0..5), limit in 1_i64..300) {
            let offers: Vec<Offer> = prices.into_iter().map(|(minor, there)| offer(Some(minor), there)).collect();
            prop_assert_eq!(between(Alert::PriceBelow(thb(limit)), &offers, &offers), None);
            prop_assert_eq!(between(Alert::BackInStock, &offers, &offers), None);
        }

        #[test]
        fn a_look_finds_the_lowest_price_in_any_order(prices in prop::collection::vec(1_i64..300, 1..6)) {
            let offers: Vec<Offer> = prices.iter().map(|minor| offer(Some(*minor), true)).collect();
            let lowest = prices.iter().min().copied().unwrap();
            prop_assert_eq!(Look::of(offers.iter().rev(), Timestamp(0), thb(1).currency()), Look::At(thb(lowest)));
        }
    }
}
