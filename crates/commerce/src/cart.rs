//! The cart: a list of lines and the named events that change it.
//!
//! A change is a pure function of cart and event, so that two tabs, a test and the widget cannot disagree about it.
//! Prices in a line are what the shopper saw; what is owed is the server's to say.

use thiserror::Error;

use crate::ids::{OfferId, ProductId, SellerId, VariantId};
use crate::money::Money;
use crate::time::Timestamp;

/// Most pieces in one line.
pub const MAX_QUANTITY: u32 = 999;
/// Most lines in one cart.
pub const MAX_LINES: usize = 200;

/// One offer in the cart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CartLine {
    /// Which offer; no two lines have the same.
    pub offer: OfferId,
    /// The product it belongs to, for the link back.
    pub product: ProductId,
    /// Pieces, 1 to [`MAX_QUANTITY`].
    pub quantity: u32,
    /// Price of one piece when it was last shown.
    pub seen: Money,
    /// What the line said when it was added, for the moment the catalogue cannot be read.
    pub snapshot: Snapshot,
    /// When it was added.
    pub added: Timestamp,
}

/// Texts of a line as they were when it was added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Product title.
    pub title: String,
    /// `Red / 40`.
    pub options: String,
    /// Address of the picture; empty for none.
    pub image: String,
}

/// What can happen to a cart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CartEvent {
    /// Puts pieces in; adds to the line of the same offer.
    Add(CartLine),
    /// Sets the number of pieces of a line.
    SetQuantity {
        /// The line's offer.
        offer: OfferId,
        /// New number, 1 to [`MAX_QUANTITY`].
        quantity: u32,
    },
    /// Takes a line out.
    Remove(OfferId),
    /// Puts a line back where it was; the undo of `Remove`.
    Restore {
        /// The line.
        line: CartLine,
        /// Its former position.
        position: usize,
    },
    /// The shopper has seen and accepted another price.
    Reprice {
        /// The line's offer.
        offer: OfferId,
        /// The price accepted.
        seen: Money,
    },
    /// Takes out what has been ordered.
    Ordered(Vec<OfferId>),
}

/// Why an event was refused. The cart is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CartError {
    /// No piece, or more than [`MAX_QUANTITY`].
    #[error("a line holds 1 to {MAX_QUANTITY} pieces")]
    Quantity,
    /// More than [`MAX_LINES`] lines.
    #[error("a cart holds {MAX_LINES} lines at most")]
    Full,
    /// There is no line for the offer.
    #[error("this line is no longer in the cart")]
    NoSuchLine,
}

/// Lines in the order in which they were added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cart {
    lines: Vec<CartLine>,
}

impl Cart {
    /// A cart from stored lines. Lines with an impossible number of pieces, a second line for an offer, and lines past
    /// [`MAX_LINES`] are left out; the second value counts them.
    pub fn from_lines(lines: Vec<CartLine>) -> (Self, usize) {
        let stored = lines.len();
        let mut cart = Self::default();
        for line in lines {
            let fits = (1..=MAX_QUANTITY).contains(&line.quantity) && cart.lines.len() < MAX_LINES;
            if fits && cart.line(&line.offer).is_none() {
                cart.lines.push(line);
            }
        }
        let dropped = stored.saturating_sub(cart.lines.len());
        (cart, dropped)
    }

    /// All lines.
    pub fn lines(&self) -> &[CartLine] {
        &self.lines
    }

    /// The line of an offer.
    pub fn line(&self, offer: &OfferId) -> Option<&CartLine> {
        self.lines.iter().find(|line| &line.offer == offer)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Number of pieces in all lines.
    pub fn pieces(&self) -> u32 {
        self.lines
            .iter()
            .fold(0, |sum, line| sum.saturating_add(line.quantity))
    }

    /// Lines by selling party, in the order of first appearance.
    pub fn by_seller(&self) -> Vec<(SellerId, Vec<&CartLine>)> {
        let mut groups: Vec<(SellerId, Vec<&CartLine>)> = Vec::new();
        for line in &self.lines {
            let seller = line.offer.seller();
            match groups.iter_mut().find(|(id, _)| *id == seller) {
                Some((_, lines)) => lines.push(line),
                None => groups.push((seller, vec![line])),
            }
        }
        groups
    }

    /// The cart after an event.
    ///
    /// # Errors
    /// [`CartError`] when the event cannot happen to this cart.
    pub fn apply(&self, event: CartEvent) -> Result<Self, CartError> {
        let mut next = self.clone();
        match event {
            CartEvent::Add(line) => next.add(line)?,
            CartEvent::SetQuantity { offer, quantity } => {
                let quantity = allowed(quantity)?;
                next.line_mut(&offer)?.quantity = quantity;
            }
            CartEvent::Remove(offer) => {
                next.line_mut(&offer)?;
                next.lines.retain(|line| line.offer != offer);
            }
            CartEvent::Restore { line, position } => {
                if next.line(&line.offer).is_some() {
                    next.add(line)?;
                } else {
                    next.has_room()?;
                    let position = position.min(next.lines.len());
                    next.lines.insert(position, line);
                }
            }
            CartEvent::Reprice { offer, seen } => next.line_mut(&offer)?.seen = seen,
            CartEvent::Ordered(offers) => next.lines.retain(|line| !offers.contains(&line.offer)),
        }
        Ok(next)
    }

    fn add(&mut self, line: CartLine) -> Result<(), CartError> {
        allowed(line.quantity)?;
        if let Ok(existing) = self.line_mut(&line.offer) {
            existing.quantity = allowed(existing.quantity.saturating_add(line.quantity))?;
            existing.seen = line.seen;
            existing.snapshot = line.snapshot;
        } else {
            self.has_room()?;
            self.lines.push(line);
        }
        Ok(())
    }

    fn has_room(&self) -> Result<(), CartError> {
        if self.lines.len() < MAX_LINES {
            Ok(())
        } else {
            Err(CartError::Full)
        }
    }

    fn line_mut(&mut self, offer: &OfferId) -> Result<&mut CartLine, CartError> {
        self.lines
            .iter_mut()
            .find(|line| &line.offer == offer)
            .ok_or(CartError::NoSuchLine)
    }
}

fn allowed(quantity: u32) -> Result<u32, CartError> {
    if (1..=MAX_QUANTITY).contains(&quantity) {
        Ok(quantity)
    } else {
        Err(CartError::Quantity)
    }
}

impl CartLine {
    /// The variant that is in the line.
    pub fn variant(&self) -> VariantId {
        self.offer.variant()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::money::Currency;

    fn line(offer: &str, quantity: u32) -> CartLine {
        CartLine {
            offer: OfferId::parse(offer).unwrap(),
            product: ProductId::new("p").unwrap(),
            quantity,
            seen: Money::new(1000, Currency::parse("THB").unwrap()).unwrap(),
            snapshot: Snapshot::default(),
            added: Timestamp(0),
        }
    }

    fn cart(lines: &[(&str, u32)]) -> Cart {
        Cart::from_lines(
            lines
                .iter()
                .map(|&(offer, quantity)| line(offer, quantity))
                .collect(),
        )
        .0
    }

    #[test]
    fn adding_twice_raises_the_quantity_of_one_line() {
        let twice = cart(&[("a:1", 2)])
            .apply(CartEvent::Add(line("a:1", 3)))
            .unwrap();
        assert_eq!(twice, cart(&[("a:1", 5)]));
    }

    #[test]
    fn a_removed_line_comes_back_where_it_was() {
        let full = cart(&[("a:1", 1), ("a:2", 2), ("b:3", 3)]);
        let without = full
            .apply(CartEvent::Remove(OfferId::parse("a:2").unwrap()))
            .unwrap();
        assert_eq!(
            without
                .apply(CartEvent::Restore {
                    line: line("a:2", 2),
                    position: 1
                })
                .unwrap(),
            full
        );
    }

    #[test]
    fn impossible_events_leave_the_cart_as_it_was() {
        let cart = cart(&[("a:1", 998)]);
        let offer = OfferId::parse("a:1").unwrap();
        let gone = OfferId::parse("a:9").unwrap();
        assert_eq!(
            cart.apply(CartEvent::Add(line("a:1", 2))),
            Err(CartError::Quantity)
        );
        assert_eq!(
            cart.apply(CartEvent::SetQuantity { offer, quantity: 0 }),
            Err(CartError::Quantity)
        );
        assert_eq!(
            cart.apply(CartEvent::Remove(gone)),
            Err(CartError::NoSuchLine)
        );
    }

    #[test]
    fn a_cart_takes_two_hundred_lines_and_no_more() {
        let lines: Vec<_> = (0..=MAX_LINES)
            .map(|number| line(&format!("a:{number}"), 1))
            .collect();
        let (cart, dropped) = Cart::from_lines(lines);
        assert_eq!((cart.lines().len(), dropped), (MAX_LINES, 1));
        assert_eq!(
            cart.apply(CartEvent::Add(line("b:1", 1))),
            Err(CartError::Full)
        );
    }

    #[test]
    fn stored_nonsense_is_left_out_and_counted() {
        let (cart, dropped) = Cart::from_lines(vec![
            line("a:1", 1),
            line("a:1", 4),
            line("a:2", 0),
            line("a:3", 1000),
        ]);
        assert_eq!((cart.lines().len(), dropped), (1, 3));
    }

    #[test]
    fn lines_are_grouped_by_selling_party() {
        let cart = cart(&[("b:1", 1), ("a:2", 1), ("b:3", 1)]);
        let groups: Vec<_> = cart
            .by_seller()
            .into_iter()
            .map(|(seller, lines)| (seller.to_string(), lines.len()))
            .collect();
        assert_eq!(groups, [("b".to_owned(), 2), ("a".to_owned(), 1)]);
    }

    fn event() -> impl Strategy<Value = CartEvent> {
        let offer = (0..4_u8).prop_map(|number| OfferId::parse(&format!("s:{number}")).unwrap());
        prop_oneof![
            (0..4_u8, 0..1200_u32).prop_map(|(number, quantity)| CartEvent::Add(line(
                &format!("s:{number}"),
                quantity
            ))),
            (offer.clone(), 0..1200_u32)
                .prop_map(|(offer, quantity)| CartEvent::SetQuantity { offer, quantity }),
            offer.clone().prop_map(CartEvent::Remove),
            (0..4_u8, 0..9_usize).prop_map(|(number, position)| CartEvent::Restore {
                line: line(&format!("s:{number}"), 1),
                position
            }),
            offer.prop_map(|offer| CartEvent::Ordered(vec![offer])),
        ]
    }

    proptest! {
        #[test]
        fn no_sequence_of_events_makes_an_impossible_cart(events in prop::collection::vec(event(), 0..60)) {
            let mut cart = Cart::default();
            for event in events {
                cart = cart.apply(event).unwrap_or(cart);
                prop_assert!(cart.lines().iter().all(|line| (1..=MAX_QUANTITY).contains(&line.quantity)));
                let (again, dropped) = Cart::from_lines(cart.lines().to_vec());
                prop_assert_eq!((again, dropped), (cart.clone(), 0));
            }
        }
    }
}
