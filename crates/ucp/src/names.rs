//! Names of the shop's own payment handlers and extensions, made from the shop's host.
//!
//! The protocol wants reverse-domain names whose authority serves their schema, and its schema allows only
//! `a-z 0-9 _` in them. Hosts that have no such name are mapped; see `docs/adr/ucp-names.md`.

/// Prefix of names at hosts that nobody can own: addresses, `localhost`, names without a dot.
const UNOWNED: &str = "localhost";

/// The names under which a shop declares what the protocol itself does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    authority: String,
}

impl Names {
    /// Names at a host, given without scheme and port: `shop.example` gives `example.shop.souk.…`.
    pub fn at(host: &str) -> Self {
        Self {
            authority: authority(host),
        }
    }

    /// The payment handler for transfers to the seller's account.
    pub fn bank_transfer(&self) -> String {
        self.of("bank_transfer")
    }

    /// The payment handler for cash paid to the courier.
    pub fn cash_on_delivery(&self) -> String {
        self.of("cash_on_delivery")
    }

    /// The payment handler for cards, on a provider's page.
    pub fn card(&self) -> String {
        self.of("card")
    }

    /// The extension that adds `order_token` to a completed checkout.
    pub fn order_token(&self) -> String {
        self.of("order_token")
    }

    /// The extension that adds `payment_instructions` to a completed checkout and to an order.
    pub fn payment_instructions(&self) -> String {
        self.of("payment_instructions")
    }

    fn of(&self, name: &str) -> String {
        format!("{}.souk.{name}", self.authority)
    }
}

/// The host's labels in reverse order, each in the letters that `types/reverse_domain_name.json` allows.
fn authority(host: &str) -> String {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = host.rsplit('.').collect();
    let is_name = labels.len() > 1
        && labels.iter().all(|label| is_label(label))
        && labels
            .first()
            .is_some_and(|top| top.starts_with(|c: char| c.is_ascii_lowercase()));
    if !is_name {
        return UNOWNED.to_owned();
    }
    let mut segments = labels.iter();
    // The first segment may not even hold `_`; a top-level domain has a hyphen only in `xn--`.
    let top = segments.next().map(|top| top.replace('-', ""));
    top.into_iter()
        .chain(segments.map(|label| segment(label)))
        .collect::<Vec<_>>()
        .join(".")
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Two different labels never meet in one segment: no host label holds `_`.
fn segment(label: &str) -> String {
    let text = label.replace('-', "_");
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        format!("n{text}_")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_reversed_host() {
        let names = Names::at("shop.example");
        assert_eq!(names.bank_transfer(), "example.shop.souk.bank_transfer");
        assert_eq!(
            names.cash_on_delivery(),
            "example.shop.souk.cash_on_delivery"
        );
        assert_eq!(names.order_token(), "example.shop.souk.order_token");
        assert_eq!(
            names.payment_instructions(),
            "example.shop.souk.payment_instructions"
        );
    }

    #[test]
    fn every_host_gets_a_name_that_the_protocol_allows() {
        for (host, expected) in [
            ("SHOP.Example.", "example.shop"),
            ("my-shop.co.uk", "uk.co.my_shop"),
            ("7eleven.com", "com.n7eleven_"),
            ("n7eleven.com", "com.n7eleven"),
            ("xn--e1afmkfd.xn--p1ai", "xnp1ai.xn__e1afmkfd"),
            ("localhost", "localhost"),
            ("127.0.0.1", "localhost"),
            ("[::1]", "localhost"),
            ("", "localhost"),
            ("intranet", "localhost"),
            ("a..b", "localhost"),
            ("bad host.example", "localhost"),
        ] {
            let authority = authority(host);
            assert_eq!(authority, expected, "{host:?}");
            let name = Names::at(host).bank_transfer();
            let mut segments = name.split('.');
            let top = segments.next().unwrap();
            assert!(top.bytes().all(|b| b.is_ascii_alphanumeric()), "{name}");
            for segment in std::iter::once(top).chain(segments) {
                assert!(segment.starts_with(|c: char| c.is_ascii_lowercase()));
                assert!(
                    segment
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
                );
            }
        }
    }
}
