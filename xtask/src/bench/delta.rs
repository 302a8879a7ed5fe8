//! What a client downloads to follow a shop of 51,200 things in which one in a hundred has changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;
use souk_catalog::{Edition, Manifest, PackFile, PackInput, Previous, follow};
use souk_commerce::language::LocalText;
use souk_commerce::product::{Block, CategoryStep, Image, RichText, Stock, StockState};
use souk_commerce::shop::{Contact, Market, SaleMode, Seller, Theme};
use souk_commerce::{
    Country, Currency, Date, LanguageTag, Money, Offer, OfferId, Price, PriceHistory, Product,
    ProductId, Quote, SellerId, Shop, Timestamp, Variant, VariantId,
};

/// One in so many has changed.
const CHANGED_IN: usize = 100;
/// The days of the two builds.
const DAYS: [i32; 2] = [20_779, 20_780];
/// Goal, in parts of a thousand.
const GOAL: usize = 30;

/// What happened to one in a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Nothing,
    /// Another price.
    Prices,
    /// Another price for most; of ten, two are gone, one has another title, and two are new.
    Goods,
}

/// Bytes of the pack and of what leads to it, for each kind of change.
pub(super) fn measure(data: &Path) -> Result<String> {
    let things = read(&data.join("products-51k/products.jsonl.zst"))?;
    let mut table =
        String::from("| what changed | pack | delta | part |\n| --- | --- | --- | --- |\n");
    for (name, change, day) in [
        ("prices, on the same day", Change::Prices, DAYS[0]),
        ("prices, a day later", Change::Prices, DAYS[1]),
        ("prices and goods, a day later", Change::Goods, DAYS[1]),
    ] {
        let mut history = PriceHistory::default();
        let old = build(&things, Change::Nothing, DAYS[0], &mut history)?;
        let new = build(&things, change, day, &mut history)?;
        let new = follow(new, |name| {
            let file = old.iter().find(|file| file.name == name);
            let bytes = file.map(|file| file.bytes.clone());
            bytes.ok_or(std::io::ErrorKind::NotFound.into())
        });
        let (pack, delta) = weigh(&new)?;
        let part = delta * 1000 / pack.max(1);
        let verdict = if part > GOAL { ", more than 3 %" } else { "" };
        writeln!(
            table,
            "| {name} | {pack} | {delta} | {}.{} %{verdict} |",
            part / 10,
            part % 10
        )?;
    }
    Ok(table)
}

/// Compressed bytes of a pack, and of its manifest and deltas.
fn weigh(files: &[PackFile]) -> Result<(usize, usize)> {
    let manifest = files.last().context("a pack has a manifest")?;
    let previous = Manifest::read(&manifest.bytes)?.previous;
    let names = previous.iter().flat_map(Previous::names);
    let deltas: Vec<String> = names.map(ToString::to_string).collect();
    let (mut pack, mut delta) = (0, manifest.bytes.len());
    for file in files {
        let bytes = brotli(&file.bytes)?.len().min(file.bytes.len());
        if deltas.contains(&file.name) {
            delta += bytes;
        } else {
            pack += bytes;
        }
    }
    Ok((pack, delta))
}

/// Brotli at its highest level, as files are served.
pub(super) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &settings).context("brotli failed")?;
    Ok(compressed)
}

fn read(path: &Path) -> Result<Vec<Value>> {
    let bytes = std::fs::read(path).with_context(|| format!("{} is missing", path.display()))?;
    let mut text = String::new();
    ruzstd::decoding::StreamingDecoder::new(bytes.as_slice())
        .map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?
        .read_to_string(&mut text)?;
    text.lines()
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}

fn build(
    things: &[Value],
    change: Change,
    day: i32,
    history: &mut PriceHistory,
) -> Result<Vec<PackFile>> {
    let mut products = Vec::new();
    for (number, thing) in things.iter().enumerate() {
        // Which ones change follows no order that the pack has.
        let lot = number.wrapping_mul(7_919) % (CHANGED_IN * 10);
        let is_changed = lot.is_multiple_of(CHANGED_IN) && change != Change::Nothing;
        let place = lot / CHANGED_IN;
        if is_changed && change == Change::Goods {
            if place < 2 {
                let id = format!("new-{number}");
                products.push(product(thing, &id, "of this season", false, day)?);
                continue;
            }
            let title = if place == 2 { "second edition" } else { "" };
            products.push(product(thing, text(thing, "sku"), title, place > 2, day)?);
        } else {
            products.push(product(thing, text(thing, "sku"), "", is_changed, day)?);
        }
    }
    let now = Date(day).start();
    history.note(now, &quotes(&products, now));
    pack_of(products, now, history)
}

/// A pack of products with what they have cost.
pub(super) fn pack_of(
    products: Vec<Product>,
    now: Timestamp,
    history: &PriceHistory,
) -> Result<Vec<PackFile>> {
    let shop = shop()?;
    let language = language()?;
    let input = PackInput {
        collections: Vec::new(),
        shop: &shop,
        editions: vec![Edition {
            content: language.clone(),
            language,
            products,
            policies: Vec::new(),
        }],
        now,
        history: Some(history),
        lexicon: souk_catalog::Lexicon::default(),
    };
    Ok(souk_catalog::write(&input)?)
}

fn text<'a>(thing: &'a Value, field: &str) -> &'a str {
    thing.get(field).and_then(Value::as_str).unwrap_or("")
}

/// A product of a thing.
pub(super) fn product(
    thing: &Value,
    id: &str,
    more: &str,
    is_cheaper: bool,
    day: i32,
) -> Result<Product> {
    let price = thing.get("price").map(ToString::to_string);
    let full = Money::parse_decimal(&price.unwrap_or_default(), currency()?)?;
    let regular = if is_cheaper {
        full.portion(9, 10)?
    } else {
        full
    };
    let seller = SellerId::new("shop")?;
    let variant = VariantId::new(id)?;
    let steps = thing.get("category").and_then(Value::as_array);
    let steps = steps.into_iter().flatten().filter_map(Value::as_str);
    let offer = Offer {
        id: OfferId::of(&seller, &variant),
        seller,
        price: Some(Price {
            regular,
            sale: None,
        }),
        stock: Stock {
            state: StockState::InStock,
            quantity: None,
            available_from: None,
        },
        condition: None,
        link: None,
        as_of: Date(day),
    };
    Ok(Product {
        id: ProductId::new(id)?,
        title: format!("{} {more}", text(thing, "name")).trim().to_owned(),
        brand: Some(text(thing, "brand").to_owned()),
        description: RichText {
            blocks: vec![Block::Paragraph(text(thing, "description").to_owned())],
        },
        category: steps
            .map(|name| CategoryStep {
                slug: name.to_lowercase().replace(' ', "-"),
                name: name.to_owned(),
            })
            .collect(),
        images: vec![Image {
            url: format!("/media/{}", text(thing, "image")),
            alt: String::new(),
        }],
        highlights: Vec::new(),
        details: Vec::new(),
        axes: Vec::new(),
        variants: vec![Variant {
            id: variant,
            options: Vec::new(),
            images: Vec::new(),
            gtin: None,
            mpn: Some(text(thing, "model").to_owned()),
            unit_pricing: None,
            offers: vec![offer],
        }],
        rating: None,
    })
}

fn quotes(products: &[Product], now: Timestamp) -> BTreeMap<OfferId, Quote> {
    let variants = products.iter().flat_map(|product| &product.variants);
    let offers = variants.flat_map(|variant| &variant.offers);
    let quotes = offers.filter_map(|offer| {
        let price = offer.price.as_ref()?;
        let quote = Quote {
            effective: price.at(now),
            regular: price.regular,
        };
        Some((offer.id.clone(), quote))
    });
    quotes.collect()
}

/// The currency of everything here.
pub(super) fn currency() -> Result<Currency> {
    Currency::parse("USD").context("a currency")
}

fn language() -> Result<LanguageTag> {
    LanguageTag::parse("en").context("a language")
}

fn shop() -> Result<Shop> {
    let country = Country::parse("US").context("a country")?;
    let name = LocalText::new(vec![(language()?, "Bench".to_owned())]);
    Ok(Shop {
        name: name.clone(),
        tagline: LocalText::default(),
        origin: "https://shop.example".to_owned(),
        languages: vec![language()?],
        market: Market {
            country,
            currency: currency()?,
            tax: None,
        },
        sellers: vec![Seller {
            id: SellerId::new("shop")?,
            name,
            sale: SaleMode::Own,
            delivery: Vec::new(),
            payment: Vec::new(),
            ships_from: country,
            returns_days: None,
        }],
        backend: None,
        contact: Contact::default(),
        theme: Theme::default(),
    })
}
