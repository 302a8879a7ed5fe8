//! The cart as it is kept on the device: a promise to every later version of the shop, so it has its own format.
//!
//! Version 1 is text. The first line is `souk-cart 1`; each further line is one line of the cart, nine fields joined by
//! tabs: offer, product, quantity, minor units, currency, added (seconds since 1970), title, options, picture. Inside a
//! field backslash, tab and line break are written `\\`, `\t`, `\n`.

use souk_commerce::cart::Snapshot;
use souk_commerce::{Cart, CartLine, Currency, Money, OfferId, ProductId, Timestamp};

const HEAD: &str = "souk-cart 1";

/// A cart read back, and what of it could not be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedCart {
    /// Every line that could be read.
    pub cart: Cart,
    /// Lines that could not.
    pub lost_lines: usize,
}

/// Writes a cart.
pub fn write(cart: &Cart) -> String {
    let mut text = String::from(HEAD);
    for line in cart.lines() {
        let quantity = line.quantity.to_string();
        let minor = line.seen.minor().to_string();
        let added = line.added.0.to_string();
        let currency = line.seen.currency();
        let fields = [
            line.offer.as_str(),
            line.product.as_str(),
            &quantity,
            &minor,
            currency.code(),
            &added,
            &line.snapshot.title,
            &line.snapshot.options,
            &line.snapshot.image,
        ];
        text.push('\n');
        text.push_str(&fields.map(escaped).join("\t"));
    }
    text
}

/// Reads a cart. A text that is no saved cart counts as one lost line.
pub fn read(text: &str) -> SavedCart {
    let mut lines = text.split('\n');
    if lines.next() != Some(HEAD) {
        return SavedCart {
            cart: Cart::default(),
            lost_lines: 1,
        };
    }
    let stored: Vec<Option<CartLine>> = lines.map(read_line).collect();
    let unreadable = stored.iter().filter(|line| line.is_none()).count();
    let (cart, impossible) = Cart::from_lines(stored.into_iter().flatten().collect());
    SavedCart {
        cart,
        lost_lines: unreadable.saturating_add(impossible),
    }
}

fn read_line(line: &str) -> Option<CartLine> {
    let fields: Vec<String> = line.split('\t').map(unescaped).collect();
    let [
        offer,
        product,
        quantity,
        minor,
        currency,
        added,
        title,
        options,
        image,
    ] = fields.as_slice()
    else {
        return None;
    };
    Some(CartLine {
        offer: OfferId::parse(offer).ok()?,
        product: ProductId::new(product).ok()?,
        quantity: quantity.parse().ok()?,
        seen: Money::new(minor.parse().ok()?, Currency::parse(currency)?).ok()?,
        snapshot: Snapshot {
            title: title.clone(),
            options: options.clone(),
            image: image.clone(),
        },
        added: Timestamp(added.parse().ok()?),
    })
}

fn escaped(field: &str) -> String {
    field
        .replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
}

fn unescaped(field: &str) -> String {
    let mut text = String::with_capacity(field.len());
    let mut characters = field.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line() -> impl Strategy<Value = CartLine> {
        let id = "[^\\p{C}\\s]{1,12}";
        (
            id,
            id,
            1..=999_u32,
            -1_000_000..1_000_000_i64,
            any::<i64>(),
            ".{0,20}",
            "[\\\\\t\nx]{0,9}",
        )
            .prop_map(
                |(variant, product, quantity, minor, added, title, options)| CartLine {
                    offer: OfferId::parse(&format!("s:{variant}")).unwrap(),
                    product: ProductId::new(&product).unwrap(),
                    quantity,
                    seen: Money::new(minor, Currency::parse("KWD").unwrap()).unwrap(),
                    snapshot: Snapshot {
                        title,
                        options,
                        image: "/media/a.svg".into(),
                    },
                    added: Timestamp(added),
                },
            )
    }

    #[test]
    fn a_malformed_line_is_lost_and_the_others_are_kept() {
        let good = "s:1\tp\t2\t1500\tTHB\t0\tTea\t\t";
        for bad in [
            "",
            "x",
            "s:1\tp\t0\t1500\tTHB\t0\tTea\t\t",
            "s:2\tp\t2\t1e3\tTHB\t0\tTea\t\t",
            "s:2\tp\t2\t1500\t???\t0\tTea\t\t",
        ] {
            let saved = read(&format!("{HEAD}\n{bad}\n{good}"));
            assert_eq!(
                (saved.cart.lines().len(), saved.lost_lines),
                (1, 1),
                "{bad:?}"
            );
        }
        assert_eq!(read("{\"lines\":[]}").lost_lines, 1);
        assert_eq!(read(HEAD), SavedCart::default());
    }

    proptest! {
        #[test]
        fn every_cart_survives_being_saved(lines in prop::collection::vec(line(), 0..8)) {
            let (cart, _) = Cart::from_lines(lines);
            prop_assert_eq!(read(&write(&cart)), SavedCart { cart, lost_lines: 0 });
        }

        #[test]
        fn no_saved_text_breaks_the_reader(text in "(souk-cart 1\n)?[\\PC\t\n\\\\]{0,80}") {
            let _ = read(&text);
        }
    }
}
