//! What the shop says about itself: its discovery profile, the profile of its own storefront as a platform, and the
//! schemas of what it adds to the protocol.

mod schemas;

use souk_commerce::Shop;
use souk_commerce::shop::{self, SaleMode};
use souk_ucp::names::Names;
use souk_ucp::v2026_04_08::{
    BUYER_CONSENT, CATALOG_LOOKUP, CHECKOUT, Capability, DISCOUNT, FULFILLMENT, ORDER,
    PaymentHandler, PaymentMethod, Profile, Registry, SHOPPING, Service, Ucp, VERSION,
};

use crate::card::Cards;
use crate::checkout::{handler, handler_name};

pub(crate) use schemas::schema;

/// Where the official documents of the version stand.
const OFFICIAL: &str = "https://ucp.dev/2026-04-08";
/// Path of the profile that the storefront sends in `UCP-Agent`.
pub(crate) const PLATFORM_PATH: &str = "/ucp/platform.json";

/// The shop's profile at `/.well-known/ucp`.
pub(crate) fn business(shop: &Shop, cards: &Cards) -> Profile {
    let service = Service {
        endpoint: Some(format!("{}/ucp/v1", backend(shop))),
        ..service()
    };
    let mut profile = profile(shop, cards, service);
    // The storefront asks no such questions; platforms that do are heard.
    profile.ucp.capabilities.get_or_insert_default().extend([
        official(BUYER_CONSENT, "buyer_consent", &[CHECKOUT]),
        // Its specification stands in a folder.
        catalog_lookup(),
    ]);
    profile
}

/// The storefront's profile as a platform.
pub(crate) fn platform(shop: &Shop, cards: &Cards) -> Profile {
    profile(shop, cards, service())
}

/// Where the backend stands: at the shop's origin unless the settings say otherwise.
fn backend(shop: &Shop) -> &str {
    match shop.backend.as_deref() {
        Some(url) if !url.is_empty() => url.trim_end_matches('/'),
        _ => &shop.origin,
    }
}

fn service() -> Service {
    Service {
        version: VERSION.to_owned(),
        transport: "rest".to_owned(),
        spec: Some(format!("{OFFICIAL}/specification/overview")),
        schema: Some(format!("{OFFICIAL}/services/shopping/rest.openapi.json")),
        endpoint: None,
    }
}

fn profile(shop: &Shop, cards: &Cards, service: Service) -> Profile {
    let names = Names::at(shop.host());
    let own = |name: String, file: &str, extends: &[&str]| {
        let entry = Capability {
            spec: Some(format!("{}/ucp/spec", backend(shop))),
            schema: Some(format!("{}/ucp/schemas/{file}.json", backend(shop))),
            extends: extends.iter().map(|parent| (*parent).to_owned()).collect(),
            ..Capability::active()
        };
        (name, vec![entry])
    };
    let capabilities = Registry::from([
        official(CHECKOUT, "checkout", &[]),
        official(FULFILLMENT, "fulfillment", &[CHECKOUT]),
        official(DISCOUNT, "discount", &[CHECKOUT]),
        official(ORDER, "order", &[]),
        own(names.order_token(), "order_token", &[CHECKOUT]),
        own(
            names.payment_instructions(),
            "payment_instructions",
            &[CHECKOUT, ORDER],
        ),
    ]);
    Profile {
        ucp: Ucp {
            version: VERSION.to_owned(),
            status: None,
            services: Some(Registry::from([(SHOPPING.to_owned(), vec![service])])),
            capabilities: Some(capabilities),
            payment_handlers: Some(handlers(shop, cards, &names)),
        },
    }
}

fn catalog_lookup() -> (String, Vec<Capability>) {
    let (name, mut entries) = official(CATALOG_LOOKUP, "catalog_lookup", &[]);
    for entry in &mut entries {
        entry.spec = Some(format!("{OFFICIAL}/specification/catalog/lookup"));
    }
    (name, entries)
}

fn official(name: &str, file: &str, extends: &[&str]) -> (String, Vec<Capability>) {
    let entry = Capability {
        spec: Some(format!(
            "{OFFICIAL}/specification/{}",
            file.replace('_', "-")
        )),
        schema: Some(format!("{OFFICIAL}/schemas/shopping/{file}.json")),
        extends: extends.iter().map(|parent| (*parent).to_owned()).collect(),
        ..Capability::active()
    };
    (name.to_owned(), vec![entry])
}

/// The ways to pay that at least one of the shop's own sellers takes.
fn handlers(shop: &Shop, cards: &Cards, names: &Names) -> Registry<PaymentHandler> {
    let takes = |method: PaymentMethod| {
        let mut own = shop
            .sellers
            .iter()
            .filter(|seller| seller.sale == SaleMode::Own);
        if method == PaymentMethod::Card {
            return own.any(|seller| cards.contains_key(&seller.id));
        }
        own.flat_map(|seller| &seller.payment).any(|taken| {
            matches!(
                (taken, method),
                (
                    shop::PaymentMethod::BankTransfer(_),
                    PaymentMethod::BankTransfer
                ) | (
                    shop::PaymentMethod::CashOnDelivery,
                    PaymentMethod::CashOnDelivery
                )
            )
        })
    };
    PaymentMethod::ALL
        .into_iter()
        .filter(|method| takes(*method))
        .map(|method| {
            let entry = PaymentHandler {
                spec: Some(format!("{}/ucp/spec", backend(shop))),
                schema: Some(format!(
                    "{}/ucp/schemas/{}.json",
                    backend(shop),
                    method.id()
                )),
                ..handler(method)
            };
            (handler_name(names, method), vec![entry])
        })
        .collect()
}
