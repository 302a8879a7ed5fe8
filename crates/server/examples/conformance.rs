//! A server for a conformance suite, on a small shop in memory and a database in a folder of its own.
//!
//! `conformance FOLDER [open-orders]` listens on any free port of this machine, prints its address, ends with its standard input, and then
//! fails when what it stored does not add up.
//! `FOLDER/profiles.json` maps addresses of platforms' profiles to files in that folder.
#![allow(
    clippy::print_stdout,
    reason = "a program that is run by another one tells it where it listens"
)]

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use souk_catalog::OfferTableError;
use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::language::LocalText;
use souk_commerce::pricing::{Effect, Promotion, Selection};
use souk_commerce::product::{Axis, AxisKind, RichText, Stock, StockState};
use souk_commerce::shop::{
    BankAccount, Contact, Market, PaymentMethod, SaleMode, Seller, TaxRule, Theme,
};
use souk_commerce::time::Window;
use souk_commerce::{
    Country, Coupon, Currency, Date, LanguageTag, Money, Offer, OfferId, PolicyKind, Price,
    Product, ProductId, SellerId, Shop, Timestamp, Variant, VariantId,
};
use souk_server::{
    AppState, Catalogue, Database, Desk, Hooks, OfferRow, Sources, Store, VariantName, app,
};

type Failure = Box<dyn std::error::Error>;

/// 2026-11-22T12:00:00Z, the day of the stock.
const AS_OF: Timestamp = Timestamp(1_795_348_800);

#[derive(Debug)]
struct Stall {
    shop: Shop,
    offers: BTreeMap<OfferId, OfferRow>,
    products: BTreeMap<ProductId, Product>,
}

impl Catalogue for Stall {
    fn shop(&self) -> &Shop {
        &self.shop
    }
    fn build(&self) -> &'static str {
        "conformance"
    }
    fn as_of(&self) -> Timestamp {
        AS_OF
    }
    fn policies(&self, _language: &LanguageTag) -> Vec<(PolicyKind, String)> {
        vec![(PolicyKind::Terms, "Terms of sale".to_owned())]
    }
    fn terms_version(&self, _language: &LanguageTag) -> Option<String> {
        None
    }
    fn offer(&self, id: &OfferId) -> Option<OfferRow> {
        self.offers.get(id).cloned()
    }
    fn product(
        &self,
        id: &ProductId,
        _language: &LanguageTag,
    ) -> Result<Option<Product>, OfferTableError> {
        Ok(self.products.get(id).cloned())
    }
    fn name(&self, _variant: &VariantId, _language: &LanguageTag) -> Option<VariantName> {
        None
    }
}

fn stall(origin: String) -> Option<Stall> {
    let language = LanguageTag::parse("en")?;
    let local = |text: &str| LocalText::new(vec![(language.clone(), text.to_owned())]);
    let currency = Currency::parse("USD")?;
    let country = Country::parse("US")?;
    let bank = PaymentMethod::BankTransfer(BankAccount {
        holder: "Conformance".to_owned(),
        bank: "Bank".to_owned(),
        account: "DE33100205000001194700".to_owned(),
        bic: None,
    });
    let seller = |id: &str, payment| {
        Some(Seller {
            id: SellerId::new(id).ok()?,
            name: local(id),
            sale: SaleMode::Own,
            delivery: vec![DeliveryTerms {
                id: "standard".to_owned(),
                name: local("Standard"),
                countries: vec![country],
                price: Money::new(500, currency).ok()?,
                free_from: None,
                days: (1, 3),
                cash_on_delivery_fee: Money::new(100, currency).ok(),
            }],
            payment,
            ships_from: country,
            returns_days: Some(14),
        })
    };
    let (mut offers, mut products) = (BTreeMap::new(), BTreeMap::new());
    for (id, price, state) in [
        ("shop:kettle", 3500, StockState::InStock),
        ("shop:cup", 1250, StockState::InStock),
        ("shop:gone", 900, StockState::OutOfStock),
        ("far:lamp", 7000, StockState::InStock),
    ] {
        let id = OfferId::parse(id).ok()?;
        let offer = Offer {
            seller: id.seller(),
            price: Some(Price {
                regular: Money::new(price, currency).ok()?,
                sale: None,
            }),
            stock: Stock {
                state,
                quantity: None,
                available_from: None,
            },
            condition: None,
            link: None,
            as_of: Date::of(AS_OF),
            id: id.clone(),
        };
        let row = OfferRow {
            product: ProductId::new(id.variant().as_str()).ok()?,
            title: id.variant().as_str().to_owned(),
            options: String::new(),
            image: None,
            brand: None,
            category: "".into(),
            offer,
        };
        products.insert(row.product.clone(), product(&row));
        offers.insert(id, row);
    }
    let both = vec![bank.clone(), PaymentMethod::CashOnDelivery];
    Some(Stall {
        shop: Shop {
            name: local("Conformance"),
            tagline: LocalText::default(),
            origin,
            languages: vec![language.clone()],
            market: Market {
                country,
                currency,
                tax: Some(TaxRule {
                    name: local("Sales tax"),
                    rate_bp: 700,
                    included: true,
                }),
            },
            sellers: vec![seller("shop", both)?, seller("far", vec![bank])?],
            backend: Some(String::new()),
            contact: Contact::default(),
            theme: Theme::default(),
        },
        offers,
        products,
    })
}

/// The product of one offer. The kettle comes in two colours, of which one is sold.
fn product(row: &OfferRow) -> Product {
    let is_kettle = row.product.as_str() == "kettle";
    let axis = Axis {
        kind: AxisKind::Color,
        values: vec!["Red".to_owned(), "Blue".to_owned()],
    };
    Product {
        id: row.product.clone(),
        title: row.title.clone(),
        brand: None,
        description: RichText::default(),
        category: Vec::new(),
        images: Vec::new(),
        highlights: Vec::new(),
        details: Vec::new(),
        axes: is_kettle.then_some(axis).into_iter().collect(),
        variants: vec![Variant {
            id: row.offer.id.variant(),
            options: is_kettle.then_some(Some(0)).into_iter().collect(),
            images: Vec::new(),
            gtin: None,
            mpn: None,
            unit_pricing: None,
            offers: vec![row.offer.clone()],
        }],
        rating: None,
    }
}

/// Three codes that go together: one for delivery, one for an amount, one for a part.
fn coupons() -> Option<Vec<Coupon>> {
    let off = Money::new(500, Currency::parse("USD")?).ok()?;
    let tenth = Effect::OrderPercent {
        rate_bp: 1000,
        cap: None,
    };
    let effects = [
        ("POST", Effect::FreeDelivery),
        ("FIVE", Effect::OrderAmount(off)),
        ("TENTH", tenth),
    ];
    let coupon = |(code, effect): (&str, Effect)| Coupon {
        promotion: Promotion {
            id: code.to_owned(),
            code: Some(code.to_owned()),
            window: Window::default(),
            conditions: Vec::new(),
            selection: Selection::Everything,
            effect,
            combines: true,
        },
        title: LocalText::default(),
        limit: None,
        limit_per_buyer: None,
        zone_minutes: 0,
    };
    Some(effects.into_iter().map(coupon).collect())
}

fn hooks(folder: &Path) -> Result<Hooks, Failure> {
    let text = std::fs::read_to_string(folder.join("profiles.json"))?;
    let files: BTreeMap<String, PathBuf> = serde_json::from_str(&text)?;
    let trusted_profiles = files
        .into_iter()
        .map(|(address, file)| (address, folder.join(file)))
        .collect();
    let has_open_orders = std::env::args().nth(2).as_deref() == Some("open-orders");
    Ok(Hooks {
        trusted_profiles,
        has_open_orders,
    })
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let folder = std::env::args_os().nth(1).ok_or("conformance FOLDER")?;
    let folder = PathBuf::from(folder);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let origin = format!("http://{}", listener.local_addr()?);
    let stall = stall(origin.clone()).ok_or("the shop makes no sense")?;
    let store = Store::open(&folder.join("souk.db")).await?;
    let state = AppState::new(Arc::new(stall), store.clone(), Sources::system(), &folder)
        .with_coupons(coupons().ok_or("the coupons make no sense")?)
        .with_hooks(hooks(&folder)?);
    println!("{origin}");
    let end = tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new()));
    tokio::select! {
        served = async { axum::serve(listener, app(state)).await } => served?,
        ended = end => drop(ended?),
    }
    store.close().await;
    // Whatever was asked of it: what it stored adds up.
    let findings = Desk::open(&Database::File(folder.join("souk.db")))
        .await?
        .audit()
        .await?;
    if findings.is_empty() {
        Ok(())
    } else {
        Err(format!("the audit found {findings:?}").into())
    }
}
