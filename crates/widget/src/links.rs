//! Addresses of the shop's pages, as the shop itself writes them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use souk_commerce::{Handoff, ProductId};

/// Characters that stand for themselves (RFC 3986, unreserved).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Where the shop is, and in which language its pages are wanted.
#[derive(Debug, Clone)]
pub struct Links {
    origin: String,
    /// Origin, `/` and the language's tag.
    start: String,
}

impl Links {
    /// Links to the shop at an origin, such as `https://shop.example`, in a language.
    pub fn new(origin: &str, tag: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            start: format!("{origin}/{tag}"),
        }
    }

    /// A product's page.
    pub fn product(&self, id: &ProductId) -> String {
        format!("{}/p/{}", self.start, encoded(id.as_str()))
    }

    /// A category's page; the home page for an empty path.
    pub fn category(&self, path: &[String]) -> String {
        let mut href = self.start.clone();
        href.push_str(if path.is_empty() { "/" } else { "/c" });
        for slug in path {
            href.push('/');
            href.push_str(&encoded(slug));
        }
        href
    }

    /// The cart's page, with what is handed over to it.
    pub fn cart(&self, handoff: &Handoff) -> String {
        format!("{}/cart#{}", self.start, handoff.fragment())
    }

    /// A picture's address on this page: the catalogue writes the shop's own from the shop's root.
    pub fn picture(&self, url: &str) -> String {
        match url.strip_prefix('/') {
            Some(rest) if !rest.starts_with('/') => format!("{}/{rest}", self.origin),
            _ => url.to_owned(),
        }
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_leads_to_the_shop_whatever_an_id_holds() {
        let links = Links::new("https://shop.example", "th");
        let id = ProductId::new("//a/../b?c#d e").unwrap();
        assert_eq!(
            links.product(&id),
            "https://shop.example/th/p/%2F%2Fa%2F..%2Fb%3Fc%23d%20e"
        );
        let path = ["kitchen".to_owned(), "ชา".to_owned()];
        assert_eq!(
            links.category(&path),
            "https://shop.example/th/c/kitchen/%E0%B8%8A%E0%B8%B2"
        );
        assert_eq!(links.category(&[]), "https://shop.example/th/");
        assert_eq!(
            links.cart(&Handoff::default()),
            "https://shop.example/th/cart#add="
        );
    }

    #[test]
    fn only_the_shops_own_pictures_are_moved_to_its_origin() {
        let links = Links::new("https://shop.example", "en");
        for (url, expected) in [
            ("/media/a.svg", "https://shop.example/media/a.svg"),
            ("https://img.example/a.jpg", "https://img.example/a.jpg"),
            ("//img.example/a.jpg", "//img.example/a.jpg"),
            ("", ""),
        ] {
            assert_eq!(links.picture(url), expected);
        }
    }
}
