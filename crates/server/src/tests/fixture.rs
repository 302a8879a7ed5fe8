//! A small shop in memory, and a backend around it with a clock and a die that tests turn by hand.

mod stall;

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::language::LocalText;
use souk_commerce::payment::Receivers;
use souk_commerce::product::{CategoryStep, Image, Rating, RichText, Stock, StockState};
use souk_commerce::shop::{
    BankAccount, Contact, Market, PaymentMethod, SaleMode, Seller, TaxRule, Theme,
};
use souk_commerce::{
    Country, Coupon, Currency, Date, LanguageTag, Money, Offer, OfferId, Price, Product, ProductId,
    SellerId, Shop, Timestamp,
};
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::oracle::Oracle;
use crate::{AppState, Cards, Catalogue, Database, Desk, OfferRow, OpenPress, Sources, Store, app};

/// 2026-11-22T12:00:00Z.
pub(super) const NOON: i64 = 1_795_348_800;
pub(super) const STOREFRONT: &str = "profile=\"https://shop.example/ucp/platform.json\"";
pub(super) const SESSIONS: &str = "/ucp/v1/checkout-sessions";

fn tag(text: &str) -> LanguageTag {
    LanguageTag::parse(text).unwrap()
}

fn local(english: &str, thai: &str) -> LocalText {
    LocalText::new(vec![
        (tag("en"), english.to_owned()),
        (tag("th"), thai.to_owned()),
    ])
}

pub(super) fn thb(minor: i64) -> Money {
    Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
}

fn terms(id: &str, price: i64, cash: Option<i64>, days: (u16, u16)) -> DeliveryTerms {
    DeliveryTerms {
        id: id.to_owned(),
        name: local(id, "ส่ง"),
        countries: vec![Country::parse("TH").unwrap()],
        price: thb(price),
        free_from: (id == "standard").then(|| thb(200_000)),
        days,
        cash_on_delivery_fee: cash.map(thb),
    }
}

fn seller(id: &str, sale: SaleMode, delivery: Vec<DeliveryTerms>, cash: bool) -> Seller {
    let mut payment = vec![PaymentMethod::BankTransfer(BankAccount {
        holder: format!("{id} Co., Ltd."),
        bank: "Kasikornbank".to_owned(),
        account: "012-3-45678-9".to_owned(),
        bic: Some("KASITHBK".to_owned()),
    })];
    if cash {
        payment.push(PaymentMethod::CashOnDelivery);
    }
    Seller {
        id: SellerId::new(id).unwrap(),
        name: local(id, id),
        sale,
        delivery,
        payment,
        ships_from: Country::parse("TH").unwrap(),
        returns_days: Some(14),
    }
}

/// Three sellers: `nara` with two deliveries and both ways to pay, `kiri` with one of each, `away` on pages of its own.
pub(super) fn shop() -> Shop {
    Shop {
        name: local("Bazaar", "ตลาด"),
        tagline: LocalText::default(),
        origin: "https://shop.example".to_owned(),
        languages: vec![tag("en"), tag("th")],
        market: Market {
            country: Country::parse("TH").unwrap(),
            currency: Currency::parse("THB").unwrap(),
            tax: Some(TaxRule {
                name: local("VAT", "ภาษีมูลค่าเพิ่ม"),
                rate_bp: 700,
                included: true,
            }),
        },
        sellers: vec![
            seller(
                "nara",
                SaleMode::Own,
                vec![
                    terms("standard", 4000, Some(2000), (2, 4)),
                    terms("express", 9000, None, (1, 1)),
                ],
                true,
            ),
            seller(
                "kiri",
                SaleMode::Own,
                vec![terms("post", 5000, None, (3, 5))],
                false,
            ),
            seller("away", SaleMode::SellerPage, vec![], false),
        ],
        backend: Some(String::new()),
        contact: Contact::default(),
        theme: Theme::default(),
    }
}

/// A catalogue whose prices and stock a test changes.
#[derive(Debug)]
pub(super) struct Stall {
    shop: Shop,
    offers: Mutex<HashMap<OfferId, OfferRow>>,
    products: Mutex<HashMap<ProductId, Product>>,
    terms: Mutex<Option<String>>,
}

impl Stall {
    fn new() -> Self {
        let stall = Self {
            shop: shop(),
            offers: Mutex::default(),
            products: Mutex::default(),
            terms: Mutex::default(),
        };
        let counted = |pieces| (StockState::InStock, Some(pieces));
        for (id, price, stock) in [
            ("nara:KETTLE", 129_000, (StockState::InStock, None)),
            ("nara:LAST", 10_000, counted(1)),
            ("nara:FEW", 5000, counted(5)),
            ("nara:GONE", 5000, (StockState::OutOfStock, None)),
            ("nara:SOON", 5000, (StockState::Preorder, Some(0))),
            ("kiri:LAMP", 70_000, (StockState::InStock, None)),
            ("away:CHAIR", 90_000, (StockState::InStock, None)),
        ] {
            stall.put(id, price, stock);
        }
        stall
    }

    /// Puts up terms of a version.
    pub(super) fn state_terms(&self, version: &str) {
        *self.terms.lock().unwrap() = Some(version.to_owned());
    }

    /// Puts an offer on the stall, or changes it.
    pub(super) fn put(&self, id: &str, price: i64, stock: (StockState, Option<u32>)) {
        let id = OfferId::parse(id).unwrap();
        let offer = Offer {
            seller: id.seller(),
            price: Some(Price {
                regular: thb(price),
                sale: None,
            }),
            stock: Stock {
                state: stock.0,
                quantity: stock.1,
                available_from: None,
            },
            condition: None,
            link: None,
            as_of: Date::of(Timestamp(NOON)),
            id,
        };
        let row = OfferRow {
            product: ProductId::new(offer.id.variant().as_str()).unwrap(),
            title: offer.id.variant().as_str().to_lowercase(),
            options: "Red / 40".to_owned(),
            image: Some("/media/x.webp".to_owned()),
            brand: Some("Nara".into()),
            category: "kitchen/kettles".into(),
            offer,
        };
        self.change(row);
    }

    /// Puts a whole product onto the stall.
    pub(super) fn stock(&self, product: Product) {
        let mut products = self.products.lock().unwrap();
        products.insert(product.id.clone(), product);
    }

    /// A mug without anything to choose or to buy.
    pub(super) fn plain(id: &str) -> Product {
        let step = |slug: &str, name: &str| CategoryStep {
            slug: slug.to_owned(),
            name: name.to_owned(),
        };
        let kind = if id == "mug" {
            ("mugs", "Mugs")
        } else {
            ("kettles", "Kettles")
        };
        Product {
            id: ProductId::new(id).unwrap(),
            title: id.to_owned(),
            brand: None,
            description: RichText::default(),
            category: vec![step("kitchen", "Kitchen"), step(kind.0, kind.1)],
            images: vec![Image {
                url: "/media/x.webp".to_owned(),
                alt: String::new(),
            }],
            highlights: vec![],
            details: vec![],
            axes: vec![],
            variants: vec![],
            rating: Some(Rating {
                tenths: 43,
                count: 12,
            }),
        }
    }

    /// The row of an offer.
    pub(super) fn row(&self, id: &str) -> OfferRow {
        self.offer(&OfferId::parse(id).unwrap()).unwrap()
    }

    /// Puts a row onto the stall as it is.
    pub(super) fn change(&self, row: OfferRow) {
        self.offers
            .lock()
            .unwrap()
            .insert(row.offer.id.clone(), row);
    }

    /// Takes an offer off the stall.
    pub(super) fn remove(&self, id: &str) {
        self.offers
            .lock()
            .unwrap()
            .remove(&OfferId::parse(id).unwrap());
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) bytes: Vec<u8>,
}

impl Reply {
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(super) fn etag(&self) -> String {
        self.header("etag").unwrap().to_owned()
    }

    /// The codes of the messages.
    pub(super) fn codes(&self) -> Vec<String> {
        let body = self.json();
        let messages = body["messages"].as_array().cloned().unwrap_or_default();
        messages
            .iter()
            .map(|message| message["code"].as_str().unwrap().to_owned())
            .collect()
    }

    pub(super) fn path_of(&self, code: &str) -> String {
        let body = self.json();
        let messages = body["messages"].as_array().unwrap();
        let message = messages.iter().find(|message| message["code"] == code);
        message.unwrap()["path"].as_str().unwrap().to_owned()
    }
}

/// A database of a test's own: in its folder, or on the server that `SOUK_POSTGRES` names.
pub(super) async fn database(folder: &TempDir) -> Database {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let Ok(server) = std::env::var("SOUK_POSTGRES") else {
        return Database::File(folder.path().join("souk.db"));
    };
    let number = NUMBER.fetch_add(1, Ordering::SeqCst);
    let name = format!("souk_{}_{number}", std::process::id());
    let pool = sqlx::PgPool::connect(&server).await.unwrap();
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::query(create).execute(&pool).await.unwrap();
    pool.close().await;
    let address = server.replacen("/postgres?", &format!("/{name}?"), 1);
    assert_ne!(address, server, "SOUK_POSTGRES ends in /postgres?…");
    address.parse().unwrap()
}

/// A backend on a temporary database.
pub(super) struct Till {
    pub(super) database: Database,
    pub(super) stall: Arc<Stall>,
    pub(super) store: Store,
    pub(super) clock: Arc<AtomicI64>,
    pub(super) folder: TempDir,
    sources: Sources,
    pub(super) state: AppState,
    app: Router,
}

impl Till {
    pub(super) async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::open_in(folder).await
    }

    /// A backend whose orders can be paid by code.
    pub(super) async fn open_paid_by(receivers: BTreeMap<SellerId, Receivers>) -> Self {
        Self::open_as(tempfile::tempdir().unwrap(), None, receivers).await
    }

    /// A backend of sellers who take cards.
    pub(super) async fn open_taking(cards: Cards) -> Self {
        let till = Self::open().await;
        let state = till.state.clone().with_cards(cards);
        Self {
            app: app(state.clone()),
            state,
            ..till
        }
    }

    /// A backend whose shop has coupons.
    pub(super) async fn open_with_coupons(coupons: Vec<Coupon>) -> Self {
        Self::open().await.change_coupons(coupons)
    }

    /// The same backend on the same database, with other coupons in its settings.
    pub(super) fn change_coupons(self, coupons: Vec<Coupon>) -> Self {
        let state = self.state.clone().with_coupons(coupons);
        Self {
            app: app(state.clone()),
            state,
            ..self
        }
    }

    /// A backend that serves the folder `site` in a folder.
    pub(super) async fn open_in(folder: TempDir) -> Self {
        Self::open_with(folder, None).await
    }

    /// The same with a press for pages that no file holds.
    pub(super) async fn open_with(folder: TempDir, press: Option<OpenPress>) -> Self {
        Self::open_as(folder, press, BTreeMap::new()).await
    }

    async fn open_as(
        folder: TempDir,
        press: Option<OpenPress>,
        receivers: BTreeMap<SellerId, Receivers>,
    ) -> Self {
        let stall = Arc::new(Stall::new());
        let clock = Arc::new(AtomicI64::new(NOON));
        let database = database(&folder).await;
        let store = Store::connect(&database).await.unwrap();
        let time = Arc::clone(&clock);
        let rolls = AtomicU64::new(0);
        let sources = Sources::new(
            move || Timestamp(time.load(Ordering::SeqCst)),
            move |bytes| {
                let roll = rolls.fetch_add(1, Ordering::SeqCst);
                let random = Sha256::digest(roll.to_be_bytes());
                for (to, from) in bytes.iter_mut().zip(random.iter().cycle()) {
                    *to = *from;
                }
                true
            },
        );
        let catalogue: Arc<Stall> = Arc::clone(&stall);
        let state = AppState::new(
            catalogue,
            store.clone(),
            sources.clone(),
            &folder.path().join("site"),
        )
        .with_receivers(receivers);
        let state = match press {
            Some(press) => state.with_press(press),
            None => state,
        };
        Self {
            database,
            stall,
            store,
            clock,
            folder,
            sources,
            app: app(state.clone()),
            state,
        }
    }

    /// The router by itself.
    pub(super) fn clone_app(&self) -> Router {
        self.app.clone()
    }

    /// A second backend on the same database, as on another machine.
    pub(super) async fn neighbour(&self) -> Router {
        let store = Store::connect(&self.database).await.unwrap();
        let catalogue: Arc<Stall> = Arc::clone(&self.stall);
        let state = AppState::new(catalogue, store, Sources::system(), self.folder.path());
        app(state)
    }

    /// The merchant's side.
    pub(super) fn desk(&self) -> Desk {
        Desk::on(self.store.clone(), self.sources.clone())
    }

    /// Everything that is stored adds up.
    pub(super) async fn audit(&self) {
        assert_eq!(self.desk().audit().await.unwrap(), []);
    }

    /// Sends a request as it is, and compares a JSON answer of the interface with the schemas.
    pub(super) async fn send(&self, request: Request<Body>) -> Reply {
        let path = request.uri().path().to_owned();
        let method = request.method().clone();
        let response = self.app.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let headers = response.headers().clone();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let is_json = headers
            .get("content-type")
            .is_some_and(|kind| kind == "application/json");
        // Addresses and methods that do not exist are not described.
        if is_json && !matches!(status.as_u16(), 404 | 405) {
            Oracle::get().describe(method.as_str(), &path, status.as_u16(), &bytes);
        }
        let is_own = path.contains("/ucp/schemas/")
            || ["/ucp/status", "/ucp/openapi.json"].contains(&path.as_str());
        if is_json && !is_own {
            Oracle::get().check(&path, status.as_u16(), &bytes);
        }
        assert!(
            !status.is_server_error() || status == 503,
            "{path} {status}"
        );
        Reply {
            status,
            headers,
            bytes: bytes.to_vec(),
        }
    }

    pub(super) async fn call(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| *name == "ucp-agent") {
            request = request.header("ucp-agent", STOREFRONT);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.into()).unwrap()).await
    }

    pub(super) async fn get(&self, path: &str) -> Reply {
        self.call("GET", path, &[], Body::empty()).await
    }

    pub(super) async fn create(&self, body: &Value) -> Reply {
        self.call("POST", SESSIONS, &[], body.to_string()).await
    }

    pub(super) async fn update(&self, id: &str, body: &Value) -> Reply {
        let path = format!("{SESSIONS}/{id}");
        self.call("PUT", &path, &[], body.to_string()).await
    }

    pub(super) async fn complete(&self, id: &str, headers: &[(&str, &str)], method: &str) -> Reply {
        let path = format!("{SESSIONS}/{id}/complete");
        let body = json!({ "payment": payment(method) });
        self.call("POST", &path, headers, body.to_string()).await
    }

    /// A checkout that lacks nothing; its id.
    pub(super) async fn ready(&self, lines: &[(&str, u32)], option: &str, method: &str) -> String {
        let reply = self.create(&wish(lines, option, method)).await;
        assert_eq!(reply.status, 201);
        assert_eq!(
            reply.json()["status"],
            "ready_for_complete",
            "{}",
            reply.json()
        );
        reply.json()["id"].as_str().unwrap().to_owned()
    }

    /// Carries out a statement on the connection that writes.
    pub(super) async fn write(&self, statement: &'static str) {
        self.store.write(statement).await;
    }

    pub(super) async fn count(&self, query: &'static str) -> i64 {
        let mut connection = self.store.reader().await.unwrap();
        sqlx::query_scalar(query)
            .fetch_one(&mut *connection)
            .await
            .unwrap()
    }
}

pub(super) fn lines(lines: &[(&str, u32)]) -> Value {
    lines
        .iter()
        .map(|(offer, quantity)| json!({ "item": { "id": offer }, "quantity": quantity }))
        .collect()
}

pub(super) fn payment(method: &str) -> Value {
    json!({ "instruments": [{ "id": "pay_1", "handler_id": method, "type": method, "selected": true }] })
}

pub(super) fn destination() -> Value {
    json!({
        "first_name": "สมชาย ใจดี", "phone_number": "081 234 5678",
        "street_address": "99/1 ถนนสุขุมวิท", "address_locality": "คลองเตย",
        "extended_address": "วัฒนา", "address_region": "กรุงเทพมหานคร",
        "postal_code": "10110", "address_country": "TH"
    })
}

/// A request that lacks nothing.
pub(super) fn wish(offers: &[(&str, u32)], option: &str, method: &str) -> Value {
    json!({
        "line_items": lines(offers),
        "buyer": { "first_name": "สมชาย ใจดี", "email": "somchai@example.com" },
        "fulfillment": { "methods": [{
            "type": "shipping",
            "destinations": [destination()],
            "groups": [{ "selected_option_id": option }]
        }] },
        "payment": payment(method)
    })
}
