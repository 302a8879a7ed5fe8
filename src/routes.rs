//! Addresses: what each one means, and how each meaning is written. Pure, both ways, without Leptos.
//!
//! `parse(href(route)) == route` for every route; whatever else a browser asks for is [`Page::Unknown`].

mod escape;
mod list;

use souk_commerce::{PolicyKind, ProductId, SellerId, VariantId};
use souk_i18n::Locale;

use escape::{decode, encode, push};
use list::ATTRIBUTE;

pub use list::{LIST_STEP, ListState, Sort};

/// One address of the shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Interface language, the first part of the path.
    pub locale: Locale,
    /// What is shown.
    pub page: Page,
}

/// What an address shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The home page.
    Home,
    /// A category and what is chosen in it.
    Category(Vec<String>, ListState),
    /// Search results and what is chosen in them; the text may be empty.
    Search(String, ListState),
    /// A product, with the chosen variant.
    Product(ProductId, Option<VariantId>),
    /// The cart; another program.
    Cart,
    /// A step of the checkout; another program.
    Checkout(CheckoutStep),
    /// Orders by their private link; the ids and tokens stand in the fragment. Another program.
    Order,
    /// What the shop says about itself and its terms. Another program.
    Policy(PolicyKind),
    /// Products saved for later. Another program.
    Saved,
    /// Products side by side; none stands for those that the device keeps. Another program.
    Compare(Vec<ProductId>),
    /// Who sells. Another program.
    Seller(SellerId),
    /// Nothing that this shop has; the path as it was asked for.
    Unknown(String),
}

/// Steps of the checkout, each with an address of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckoutStep {
    /// Who receives it, and where.
    #[default]
    Address,
    /// How it is sent.
    Delivery,
    /// How it is paid.
    Payment,
    /// All of it, before it is ordered.
    Review,
}

impl CheckoutStep {
    /// Every step in its order.
    pub const ALL: [Self; 4] = [Self::Address, Self::Delivery, Self::Payment, Self::Review];

    fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Delivery => "delivery",
            Self::Payment => "payment",
            Self::Review => "review",
        }
    }
}

impl Route {
    /// The meaning of a path and its query (without `?`); `None` when the path names no interface language.
    pub fn parse(path: &str, query: &str) -> Option<Self> {
        let segments: Vec<String> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(decode)
            .collect();
        let (first, rest) = segments.split_first()?;
        let locale = Locale::parse(first).filter(|locale| locale.tag() == first)?;
        let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
        let query = Query::parse(query);
        let page = match rest.as_slice() {
            [] | ["index.html"] => Page::Home,
            ["c", slugs @ ..] if !slugs.is_empty() => Page::Category(
                slugs.iter().map(|&slug| slug.to_owned()).collect(),
                query.list(),
            ),
            ["search"] => Page::Search(
                query.first("q").unwrap_or_default().to_owned(),
                query.list(),
            ),
            ["p", id] => match ProductId::new(id) {
                Ok(id) => Page::Product(id, query.first("v").and_then(|v| VariantId::new(v).ok())),
                Err(_) => Page::Unknown(path.to_owned()),
            },
            ["cart"] => Page::Cart,
            ["checkout"] => Page::Checkout(CheckoutStep::Address),
            ["checkout", step] => CheckoutStep::ALL
                .into_iter()
                .find(|known| known.as_str() == *step)
                .map_or_else(|| Page::Unknown(path.to_owned()), Page::Checkout),
            ["order"] => Page::Order,
            ["saved"] => Page::Saved,
            ["compare"] => {
                let ids = query.all("p");
                Page::Compare(
                    ids.iter()
                        .filter_map(|id| ProductId::new(id).ok())
                        .collect(),
                )
            }
            ["sellers", id] => {
                SellerId::new(id).map_or_else(|_| Page::Unknown(path.to_owned()), Page::Seller)
            }
            ["policies", kind] => {
                PolicyKind::parse(kind).map_or_else(|| Page::Unknown(path.to_owned()), Page::Policy)
            }
            _ => Page::Unknown(path.to_owned()),
        };
        Some(Self { locale, page })
    }

    /// The address, path and query, in the form in which the shop writes it.
    pub fn href(&self) -> String {
        let locale = self.locale.tag();
        let mut query = String::new();
        let path = match &self.page {
            Page::Home => format!("/{locale}/"),
            Page::Category(slugs, list) => {
                list.write(&mut query);
                let slugs: Vec<String> = slugs.iter().map(|slug| encode(slug)).collect();
                format!("/{locale}/c/{}", slugs.join("/"))
            }
            Page::Search(text, list) => {
                if !text.is_empty() {
                    push(&mut query, "q", text);
                }
                list.write(&mut query);
                format!("/{locale}/search")
            }
            Page::Product(id, variant) => {
                if let Some(variant) = variant {
                    push(&mut query, "v", variant.as_str());
                }
                format!("/{locale}/p/{}", encode(id.as_str()))
            }
            Page::Cart => format!("/{locale}/cart"),
            Page::Checkout(CheckoutStep::Address) => format!("/{locale}/checkout"),
            Page::Checkout(step) => format!("/{locale}/checkout/{}", step.as_str()),
            Page::Order => format!("/{locale}/order"),
            Page::Policy(kind) => format!("/{locale}/policies/{}", kind.as_str()),
            Page::Saved => format!("/{locale}/saved"),
            Page::Compare(ids) => {
                for id in ids {
                    push(&mut query, "p", id.as_str());
                }
                format!("/{locale}/compare")
            }
            Page::Seller(id) => format!("/{locale}/sellers/{id}"),
            Page::Unknown(path) => return path.clone(),
        };
        if query.is_empty() {
            path
        } else {
            format!("{path}?{query}")
        }
    }

    /// The same page in another language.
    #[must_use]
    pub fn in_locale(&self, locale: Locale) -> Self {
        let page = match &self.page {
            Page::Unknown(_) => Page::Home,
            page => page.clone(),
        };
        Self { locale, page }
    }

    /// Whether the checkout program shows it.
    pub fn is_buying(&self) -> bool {
        matches!(
            self.page,
            Page::Cart
                | Page::Checkout(_)
                | Page::Order
                | Page::Policy(_)
                | Page::Saved
                | Page::Compare(_)
                | Page::Seller(_)
        )
    }
}

struct Query(Vec<(String, String)>);

impl Query {
    fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (
                decode(&key.replace('+', " ")),
                decode(&value.replace('+', " ")),
            )
        });
        Self(pairs.collect())
    }

    fn first(&self, key: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    }

    fn all(&self, key: &str) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for (_, value) in self
            .0
            .iter()
            .filter(|(name, value)| name == key && !value.is_empty())
        {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
        values
    }

    fn attributes(&self) -> Vec<(String, String)> {
        let mut chosen = Vec::new();
        for (key, value) in &self.0 {
            let attribute = key.strip_prefix(ATTRIBUTE).unwrap_or_default();
            let choice = (attribute.to_owned(), value.clone());
            if !attribute.is_empty() && !value.is_empty() && !chosen.contains(&choice) {
                chosen.push(choice);
            }
        }
        chosen
    }

    fn price(&self, key: &str) -> Option<String> {
        let text = self.first(key)?;
        let is_decimal = text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && text.bytes().filter(|b| *b == b'.').count() <= 1
            && text.bytes().any(|b| b.is_ascii_digit());
        is_decimal.then(|| text.to_owned())
    }

    fn list(&self) -> ListState {
        ListState {
            brands: self.all("brand"),
            sellers: self.all("seller"),
            categories: self.all("category"),
            attributes: self.attributes(),
            min: self.price("min"),
            max: self.price("max"),
            available: self.first("available") == Some("1"),
            on_sale: self.first("sale") == Some("1"),
            sort: Sort::parse(self.first("sort").unwrap_or_default()),
            more: self
                .first("more")
                .and_then(|more| more.parse().ok())
                .unwrap_or(0)
                .min(1000),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(address: &str) -> Option<Route> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Route::parse(path, query)
    }

    fn page(address: &str) -> Page {
        parse(address).unwrap().page
    }

    #[test]
    fn every_page_is_found_by_its_address() {
        assert_eq!(page("/en"), Page::Home);
        assert_eq!(page("/th/"), Page::Home);
        assert_eq!(
            page("/en/c/kitchen/kettles"),
            Page::Category(
                vec!["kitchen".into(), "kettles".into()],
                ListState::default()
            )
        );
        assert_eq!(
            page("/ar/search?q=%D8%B4%D8%A7%D9%8A"),
            Page::Search("شاي".into(), ListState::default())
        );
        assert_eq!(page("/en/cart"), Page::Cart);
        assert_eq!(
            page("/en/checkout/review"),
            Page::Checkout(CheckoutStep::Review)
        );
        assert_eq!(
            page("/en/p/a%2Fb%20c?v=R%26D"),
            Page::Product(
                ProductId::new("a/b c").unwrap(),
                Some(VariantId::new("R&D").unwrap())
            )
        );
    }

    #[test]
    fn what_the_shop_does_not_have_is_unknown_and_what_names_no_language_is_none() {
        for unknown in [
            "/en/nowhere",
            "/en/p",
            "/en/p/%00",
            "/en/c",
            "/en/checkout/now",
            "/en/cart/2",
        ] {
            assert!(matches!(page(unknown), Page::Unknown(_)), "{unknown}");
        }
        for foreign in ["/", "/cs/", "/EN/", "/favicon.ico"] {
            assert_eq!(parse(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn nonsense_in_a_query_is_left_out() {
        let list = ListState {
            brands: vec!["A".into()],
            ..ListState::default()
        };
        assert_eq!(
            page("/en/c/x?brand=A&brand=A&brand=&min=1e3&max=-5&sort=best&more=x&available=yes&&="),
            Page::Category(vec!["x".into()], list)
        );
        assert_eq!(
            page("/en/search?q=50%25off"),
            Page::Search("50%off".into(), ListState::default())
        );
        assert_eq!(
            page("/en/search?q=a+b"),
            Page::Search("a b".into(), ListState::default())
        );
    }

    #[test]
    fn the_language_changes_and_the_page_stays() {
        let arabic = Locale::parse("ar").unwrap();
        assert_eq!(
            parse("/en/c/x?brand=A&sort=price")
                .unwrap()
                .in_locale(arabic)
                .href(),
            "/ar/c/x?brand=A&sort=price"
        );
        assert_eq!(
            parse("/en/nowhere").unwrap().in_locale(arabic).href(),
            "/ar/"
        );
    }

    #[test]
    fn attributes_stand_in_the_address_by_their_names() {
        let list = ListState {
            attributes: vec![
                ("color".into(), "Red".into()),
                ("Max. load=kg".into(), "10–20 kg".into()),
            ],
            ..ListState::default()
        };
        let address = "/en/c/x?f.color=Red&f.Max.%20load%3Dkg=10%E2%80%9320%20kg";
        assert_eq!(page(address), Page::Category(vec!["x".into()], list));
        assert_eq!(parse(address).unwrap().href(), address);
    }

    fn list() -> impl Strategy<Value = ListState> {
        let names = || {
            prop::collection::btree_set("[^\\p{C}]{1,12}", 0..3)
                .prop_map(|set| set.into_iter().collect::<Vec<_>>())
        };
        let price = || prop::option::of("[0-9]{1,6}(\\.[0-9]{1,2})?");
        (
            names(),
            names(),
            names(),
            price(),
            price(),
            any::<bool>(),
            any::<bool>(),
            0..7_usize,
            0..1000_usize,
            prop::collection::btree_set(("[^\\p{C}]{1,9}", "[^\\p{C}]{1,9}"), 0..3),
        )
            .prop_map(
                |(
                    brands,
                    sellers,
                    categories,
                    min,
                    max,
                    available,
                    on_sale,
                    sort,
                    more,
                    attributes,
                )| {
                    ListState {
                        brands,
                        sellers,
                        categories,
                        attributes: attributes.into_iter().collect(),
                        min,
                        max,
                        available,
                        on_sale,
                        sort: Sort::ALL[sort],
                        more,
                    }
                },
            )
    }

    fn any_page() -> impl Strategy<Value = Page> {
        let id = "[^\\p{C}\\s]{1,20}";
        prop_oneof![
            Just(Page::Home),
            (prop::collection::vec("[^\\p{C}]{1,12}", 1..4), list())
                .prop_map(|(slugs, list)| Page::Category(slugs, list)),
            ("[^\\p{C}]{0,20}", list()).prop_map(|(text, list)| Page::Search(text, list)),
            (id, prop::option::of(id)).prop_map(|(product, variant)| Page::Product(
                ProductId::new(&product).unwrap(),
                variant.map(|variant| VariantId::new(&variant).unwrap()),
            )),
            Just(Page::Cart),
            (0..4_usize).prop_map(|step| Page::Checkout(CheckoutStep::ALL[step])),
            Just(Page::Order),
        ]
    }

    proptest! {
        #[test]
        fn every_route_survives_its_address(page in any_page(), locale in 0..3_usize) {
            let route = Route { locale: Locale::all().nth(locale).unwrap(), page };
            prop_assert_eq!(parse(&route.href()), Some(route));
        }

        #[test]
        fn no_address_breaks_the_parser(path in ".{0,60}", query in ".{0,60}") {
            let _ = Route::parse(&path, &query);
        }
    }
}
