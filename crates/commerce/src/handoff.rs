//! A cart on its way to the shop: what a widget on another page hands over stands in the fragment of the shop's cart
//! address, which browsers send to nobody.
//!
//! `add=` is followed by lines joined by `,`. A line is `offer*pieces`, or `offer*pieces*product` where the product's id
//! is not the variant's own. Ids are percent-encoded, so neither mark can occur in one. No line carries a price: the
//! shop says what each costs when it arrives. Anybody can write such an address, so reading trusts nothing.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::cart::{CartError, MAX_LINES, MAX_QUANTITY};
use crate::ids::{OfferId, ProductId};

/// What a fragment that hands over a cart begins with.
const HEAD: &str = "add=";

/// Characters that stand for themselves (RFC 3986, unreserved).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Pieces of one offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoffLine {
    /// Which offer; no two lines have the same.
    pub offer: OfferId,
    /// The product it belongs to, by which the catalogue finds it.
    pub product: ProductId,
    /// Pieces, 1 to [`MAX_QUANTITY`].
    pub quantity: u32,
}

/// Lines to be handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handoff {
    lines: Vec<HandoffLine>,
}

impl Handoff {
    /// All lines, in the order in which they were added.
    pub fn lines(&self) -> &[HandoffLine] {
        &self.lines
    }

    /// Whether there is nothing to hand over.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Number of pieces in all lines.
    pub fn pieces(&self) -> u32 {
        self.lines
            .iter()
            .fold(0, |sum, line| sum.saturating_add(line.quantity))
    }

    /// Adds pieces to the line of their offer.
    ///
    /// # Errors
    /// [`CartError`] when there would be too many pieces or lines; nothing is changed then.
    pub fn add(&mut self, line: HandoffLine) -> Result<(), CartError> {
        let has_room = self.lines.len() < MAX_LINES;
        let existing = self.lines.iter_mut().find(|has| has.offer == line.offer);
        let present = existing.as_ref().map_or(0, |line| line.quantity);
        let quantity = present.saturating_add(line.quantity);
        if line.quantity == 0 || quantity > MAX_QUANTITY {
            return Err(CartError::Quantity);
        }
        match existing {
            Some(existing) => existing.quantity = quantity,
            None if has_room => self.lines.push(line),
            None => return Err(CartError::Full),
        }
        Ok(())
    }

    /// The fragment without `#`, in ASCII.
    pub fn fragment(&self) -> String {
        let mut text = String::from(HEAD);
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            text.extend(utf8_percent_encode(line.offer.as_str(), KEPT));
            text.push('*');
            text.push_str(&line.quantity.to_string());
            if line.offer.variant().as_str() != line.product.as_str() {
                text.push('*');
                text.extend(utf8_percent_encode(line.product.as_str(), KEPT));
            }
        }
        text
    }

    /// Reads a fragment without `#`; `None` when it hands over nothing. The second value counts lines that could not be
    /// read or held too much.
    pub fn read(fragment: &str) -> Option<(Self, usize)> {
        let body = fragment.strip_prefix(HEAD)?;
        let mut handoff = Self::default();
        let mut lost: usize = 0;
        for text in body.split(',').filter(|text| !text.is_empty()) {
            let line = read_line(text);
            if line.is_none_or(|line| handoff.add(line).is_err()) {
                lost = lost.saturating_add(1);
            }
        }
        Some((handoff, lost))
    }
}

fn read_line(text: &str) -> Option<HandoffLine> {
    let mut fields = text.split('*');
    let offer = OfferId::parse(&decoded(fields.next()?)?).ok()?;
    let quantity = fields.next()?.parse().ok()?;
    let product = match fields.next() {
        Some(product) => ProductId::new(&decoded(product)?),
        None => ProductId::new(offer.variant().as_str()),
    };
    let product = product.ok()?;
    fields.next().is_none().then_some(HandoffLine {
        offer,
        product,
        quantity,
    })
}

fn decoded(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(offer: &str, product: &str, quantity: u32) -> HandoffLine {
        HandoffLine {
            offer: OfferId::parse(offer).unwrap(),
            product: ProductId::new(product).unwrap(),
            quantity,
        }
    }

    fn handoff(lines: &[(&str, &str, u32)]) -> Handoff {
        let mut handoff = Handoff::default();
        for &(offer, product, quantity) in lines {
            handoff.add(line(offer, product, quantity)).unwrap();
        }
        handoff
    }

    #[test]
    fn a_line_names_its_product_only_where_the_variant_does_not() {
        let handoff = handoff(&[("a:tea", "tea", 2), ("a:x*1,ü", "x y", 1)]);
        assert_eq!(
            handoff.fragment(),
            "add=a%3Atea*2,a%3Ax%2A1%2C%C3%BC*1*x%20y"
        );
        assert_eq!(Handoff::read(&handoff.fragment()), Some((handoff, 0)));
    }

    #[test]
    fn adding_twice_raises_the_quantity_of_one_line() {
        assert_eq!(
            handoff(&[("a:1", "p", 1), ("a:1", "p", 2)]),
            handoff(&[("a:1", "p", 3)])
        );
    }

    #[test]
    fn what_cannot_be_is_left_out_and_counted() {
        for bad in [
            "tea*1",
            "a:*1",
            "a:1",
            "a:1*",
            "a:1*0",
            "a:1*-1",
            "a:1*1000",
            "a:1*1*",
            "a:1*1*p*2",
            "a:%ff*1",
            "a:%00*1",
            "A:1*1",
        ] {
            assert_eq!(
                Handoff::read(&format!("add={bad},s:2*3")),
                Some((handoff(&[("s:2", "2", 3)]), 1)),
                "{bad}"
            );
        }
        assert_eq!(Handoff::read("add="), Some((Handoff::default(), 0)));
        assert_eq!(Handoff::read("order.token"), None);
        assert_eq!(Handoff::read(""), None);
    }

    #[test]
    fn no_fragment_holds_more_than_a_cart() {
        let many: Vec<String> = (0..=MAX_LINES)
            .map(|number| format!("s:{number}*1"))
            .collect();
        let (handoff, lost) = Handoff::read(&format!("add={}", many.join(","))).unwrap();
        assert_eq!((handoff.lines().len(), lost), (MAX_LINES, 1));
        assert_eq!(
            Handoff::read("add=s:1*600,s:1*600"),
            Some((self::handoff(&[("s:1", "1", 600)]), 1))
        );
    }

    proptest! {
        #[test]
        fn every_cart_survives_the_way(lines in prop::collection::vec(("[^\\p{C}\\s]{1,9}", "[^\\p{C}\\s]{1,9}", 1..999_u32), 0..9)) {
            let mut handoff = Handoff::default();
            for (variant, product, quantity) in lines {
                // A second line for an offer may hold too much; then the first stays.
                handoff.add(line(&format!("s:{variant}"), &product, quantity)).ok();
            }
            let fragment = handoff.fragment();
            prop_assert!(fragment.is_ascii());
            prop_assert_eq!(Handoff::read(&fragment), Some((handoff, 0)));
        }

        #[test]
        fn no_fragment_breaks_the_reader(text in "(add=)?[\\PC*,%:]{0,80}") {
            let _ = Handoff::read(&text);
        }
    }
}
