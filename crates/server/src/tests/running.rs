//! Folder, database and socket: a real pack on a real port, and everything that can be in the way of one.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use souk_catalog::{Edition, PackInput};
use souk_commerce::product::{RichText, Stock, StockState};
use souk_commerce::{
    Date, LanguageTag, Offer, OfferId, Price, Product, ProductId, Shop, Timestamp, Variant,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::fixture::{NOON, shop, thb};
use crate::Database;
use crate::{Config, ServeError, bind};

const ANYWHERE: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 0);

fn kettle() -> Product {
    let id = OfferId::parse("nara:KETTLE").unwrap();
    Product {
        id: ProductId::new("KETTLE").unwrap(),
        title: "Kettle".to_owned(),
        brand: None,
        description: RichText::default(),
        category: Vec::new(),
        images: Vec::new(),
        highlights: Vec::new(),
        details: Vec::new(),
        axes: Vec::new(),
        variants: vec![Variant {
            id: id.variant(),
            options: Vec::new(),
            images: Vec::new(),
            gtin: None,
            mpn: None,
            unit_pricing: None,
            offers: vec![Offer {
                seller: id.seller(),
                price: Some(Price {
                    regular: thb(129_000),
                    sale: None,
                }),
                stock: Stock {
                    state: StockState::InStock,
                    quantity: None,
                    available_from: None,
                },
                condition: None,
                link: None,
                as_of: Date::of(Timestamp(NOON)),
                id,
            }],
        }],
        rating: None,
    }
}

fn build(folder: &Path, shop: &Shop) {
    let language = LanguageTag::parse("en").unwrap();
    let input = PackInput {
        collections: Vec::new(),
        shop,
        editions: vec![Edition {
            content: language.clone(),
            language,
            products: vec![kettle()],
            policies: Vec::new(),
        }],
        now: Timestamp(NOON),
        history: None,
        lexicon: souk_catalog::Lexicon::default(),
    };
    let pack = folder.join("site/pack");
    std::fs::create_dir_all(&pack).unwrap();
    for file in souk_catalog::write(&input).unwrap() {
        std::fs::write(pack.join(file.name), file.bytes).unwrap();
    }
    std::fs::write(folder.join("site/index.html"), "<title>shop</title>").unwrap();
}

fn config(folder: &Path) -> Config {
    Config {
        site: folder.join("site"),
        database: Database::File(folder.join("souk.db")),
        address: ANYWHERE,
        press: None,
        receivers: BTreeMap::new(),
        mail: None,
        cards: BTreeMap::new(),
        coupons: Vec::new(),
        operations: Some(ANYWHERE),
    }
}

fn small_shop() -> Shop {
    let mut shop = shop();
    shop.languages.truncate(1);
    shop
}

/// The whole answer to a request over a socket.
async fn post(address: SocketAddr, path: &str, body: &str) -> String {
    let request = format!(
        "POST /ucp/v1/{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         UCP-Agent: profile=\"http://{address}/ucp/platform.json\"\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_built_shop_takes_an_order_over_a_socket_and_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), &small_shop());
    let bound = bind(config(folder.path())).await.unwrap();
    let address = bound.address();
    assert_eq!(bound.shop().origin, "https://shop.example");
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(bound.run(async {
        drop(stopped.await);
    }));
    let body = r#"{"line_items":[{"item":{"id":"nara:KETTLE"},"quantity":1}]}"#;
    let answer = post(address, "checkout-sessions", body).await;
    assert!(answer.starts_with("HTTP/1.1 201 Created\r\n"), "{answer}");
    assert!(answer.contains("\"title\":\"Kettle\""), "{answer}");
    let shown = post(address, "catalog/product", r#"{"id":"nara:KETTLE"}"#).await;
    assert!(shown.starts_with("HTTP/1.1 200 OK\r\n"), "{shown}");
    assert!(
        shown.contains("\"variants\":[{\"id\":\"nara:KETTLE\",\"title\":\"Kettle\""),
        "{shown}"
    );

    // A second one is told that the port is taken.
    let taken = Config {
        address,
        ..config(folder.path())
    };
    let refused = bind(taken).await.unwrap_err();
    assert!(matches!(refused, ServeError::PortTaken { .. }), "{refused}");

    stop.send(()).unwrap();
    server.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_connection_that_says_nothing_or_never_ends_its_head_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), &small_shop());
    let bound = bind(config(folder.path())).await.unwrap();
    let address = bound.address();
    let silence = Duration::from_millis(200);
    let server = tokio::spawn(bound.run_for(silence, std::future::pending()));
    for said in [
        "",
        "GET / HTTP/1.1\r\nHost: ",
        "GET /ucp/spec HTTP/1.1\r\nHost: shop.example\r\n\r\n",
    ] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(said.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let closed = stream.read_to_end(&mut answer);
        let closed = tokio::time::timeout(Duration::from_secs(10), closed).await;
        assert!(closed.is_ok(), "{said:?}");
        assert_eq!(
            answer.starts_with(b"HTTP/1.1 200 OK\r\n"),
            said.ends_with("\r\n\r\n")
        );
    }
    server.abort();
}

#[tokio::test]
async fn whatever_is_in_the_way_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let error = async |config: Config| bind(config).await.unwrap_err().to_string();
    assert!(
        error(config(folder.path()))
            .await
            .contains("index.html is missing")
    );
    build(folder.path(), &small_shop());

    let inside = Config {
        database: Database::File(folder.path().join("site/souk.db")),
        ..config(folder.path())
    };
    assert!(error(inside).await.contains("everybody could download it"));
    let nowhere = Config {
        database: Database::File(folder.path().join("nowhere/souk.db")),
        ..config(folder.path())
    };
    assert!(
        error(nowhere)
            .await
            .contains("check that its folder exists")
    );
    let garbage = folder.path().join("garbage.db");
    std::fs::write(
        &garbage,
        "this is no database, however long it is looked at",
    )
    .unwrap();
    let other = Config {
        database: Database::File(garbage),
        ..config(folder.path())
    };
    assert!(error(other).await.contains("cannot be opened"));

    // Newer prices that cannot be read are in nobody's way.
    let overlay = folder.path().join("site/pack/overlay");
    std::fs::write(overlay, "damaged").unwrap();
    assert!(bind(config(folder.path())).await.is_ok());

    let mut shop = small_shop();
    shop.origin = "shop.example/".to_owned();
    build(folder.path(), &shop);
    assert!(
        error(config(folder.path()))
            .await
            .contains("`url` under [shop]")
    );

    let pack = folder.path().join("site/pack");
    std::fs::write(pack.join("manifest"), "damaged").unwrap();
    assert!(error(config(folder.path())).await.contains("manifest"));
}
