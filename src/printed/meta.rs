//! What a page says about itself to search engines, to other sites and to programs: schema.org in JSON-LD, a sentence, a picture.

use serde_json::{Value, json};
use souk_commerce::money::Money;
use souk_commerce::product::{Block, StockState};
use souk_commerce::{Offer, Product, Variant};

use crate::platform;
use crate::routes::{ListState, Page, Route};
use crate::services::catalog::{Catalog, LoadError};
use crate::state::scene::Scene;

/// Characters of a description: what search engines show of it.
const LONGEST: usize = 160;

/// What is said about a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// A sentence or two; empty for none.
    pub description: String,
    /// Address of a picture; empty for none.
    pub picture: String,
    /// `website` or `product`, as Open Graph has it.
    pub kind: &'static str,
    /// JSON-LD, one value after the other.
    pub structured: Vec<Value>,
}

impl Meta {
    /// What the pack says of a route.
    pub(super) async fn of(
        catalog: &Catalog,
        scene: &Scene,
        route: &Route,
    ) -> Result<Self, LoadError> {
        let contents = scene.contents.clone()?;
        let origin = &contents.shop.origin;
        let link = |page: Page| {
            let locale = route.locale;
            format!("{origin}{}", Route { locale, page }.href())
        };
        match &route.page {
            Page::Product(id, _) => {
                let Some(product) = catalog.product(route.locale, id).await? else {
                    return Ok(Self::default());
                };
                let place = link(Page::Product(id.clone(), None));
                Ok(Self {
                    description: description(&product),
                    picture: product
                        .images
                        .first()
                        .map(|image| image.url.clone())
                        .unwrap_or_default(),
                    kind: "product",
                    structured: vec![
                        goods(&product, origin, &place, scene),
                        crumbs(
                            product
                                .category
                                .iter()
                                .scan(Vec::new(), |path, step| {
                                    path.push(step.slug.clone());
                                    Some((category(path), step.name.clone()))
                                })
                                .chain([(Page::Product(id.clone(), None), product.title.clone())]),
                            &link,
                        ),
                    ],
                })
            }
            Page::Category(path, _) => {
                let Some(found) = contents.category(path) else {
                    return Ok(Self::default());
                };
                let names = (1..=path.len()).filter_map(|depth| {
                    let above = contents.category(path.get(..depth)?)?;
                    Some((category(&above.path), above.name.clone()))
                });
                let cards = catalog.cards(&found.cards).await?;
                let all = 0..u32::try_from(cards.len()).unwrap_or(u32::MAX);
                let mut inside = all
                    .filter_map(|position| cards.get(position))
                    .filter(|summary| summary.category.starts_with(path));
                let picture = inside.find_map(|summary| summary.image);
                Ok(Self {
                    description: scene.words.text(&contents.shop.tagline),
                    picture: picture.map(|image| image.url.clone()).unwrap_or_default(),
                    kind: "website",
                    structured: vec![crumbs(names, &link)],
                })
            }
            Page::Policy(kind) => {
                let names = contents.policies.iter().flat_map(|names| &names.titles);
                let asked = names.filter(|(known, _)| known == kind);
                let steps = asked.map(|(kind, title)| (Page::Policy(*kind), title.clone()));
                Ok(Self {
                    description: scene.words.text(&contents.shop.tagline),
                    picture: String::new(),
                    kind: "website",
                    structured: vec![crumbs(steps, &link)],
                })
            }
            _ => Ok(Self {
                description: scene.words.text(&contents.shop.tagline),
                picture: String::new(),
                kind: "website",
                structured: vec![json!({
                    "@context": "https://schema.org",
                    "@type": "WebSite",
                    "name": scene.words.text(&contents.shop.name),
                    "url": link(Page::Home),
                    "inLanguage": route.locale.tag(),
                    "potentialAction": {
                        "@type": "SearchAction",
                        "target": format!("{}?q={{search_term_string}}", link(Page::Search(String::new(), ListState::default()))),
                        "query-input": "required name=search_term_string",
                    },
                })],
            }),
        }
    }
}

fn category(path: &[String]) -> Page {
    Page::Category(path.to_vec(), ListState::default())
}

/// The first paragraphs of a product's description, cut at a word.
fn description(product: &Product) -> String {
    let texts = product.description.blocks.iter().map(|block| match block {
        Block::Paragraph(text) | Block::Item(text) => text.as_str(),
    });
    let mut all = String::new();
    for text in texts {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(text);
        if all.chars().count() > LONGEST {
            break;
        }
    }
    let Some((end, _)) = all.char_indices().nth(LONGEST) else {
        return all;
    };
    let cut = all.get(..end).unwrap_or_default();
    let whole = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{whole}…")
}

fn crumbs(steps: impl Iterator<Item = (Page, String)>, link: &dyn Fn(Page) -> String) -> Value {
    let steps = (1..).zip(steps).map(|(position, (page, name))| {
        json!({ "@type": "ListItem", "position": position, "name": name, "item": link(page) })
    });
    json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": steps.collect::<Vec<_>>(),
    })
}

/// A product, or a group of them where there is something to choose between.
fn goods(product: &Product, origin: &str, place: &str, scene: &Scene) -> Value {
    let pictures: Vec<String> = product
        .images
        .iter()
        .map(|image| absolute(origin, &image.url))
        .collect();
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "url": place,
        "image": pictures,
    });
    let text = description(product);
    if !text.is_empty() {
        put(&mut value, "description", text.into());
    }
    if let Some(brand) = &product.brand {
        put(
            &mut value,
            "brand",
            json!({ "@type": "Brand", "name": brand }),
        );
    }
    if let Some(rating) = &product.rating {
        let stars = f64::from(rating.tenths) / 10.0;
        put(
            &mut value,
            "aggregateRating",
            json!({ "@type": "AggregateRating", "ratingValue": stars, "reviewCount": rating.count }),
        );
    }
    match product.variants.as_slice() {
        [only] => {
            for (name, code) in codes(only) {
                put(&mut value, name, code.into());
            }
            let all: Vec<&Offer> = only.offers.iter().collect();
            put(&mut value, "offers", offers(&all, place, scene));
        }
        variants => {
            put(&mut value, "@type", "ProductGroup".into());
            put(&mut value, "productGroupID", product.id.as_str().into());
            let each = variants.iter().map(|variant| {
                let label = product.option_label(variant);
                let mut goods = json!({
                    "@type": "Product",
                    "name": format!("{} {label}", product.title).trim_end(),
                    "sku": variant.id.as_str(),
                });
                for (name, code) in codes(variant) {
                    put(&mut goods, name, code.into());
                }
                let all: Vec<&Offer> = variant.offers.iter().collect();
                put(&mut goods, "offers", offers(&all, place, scene));
                goods
            });
            put(&mut value, "hasVariant", each.collect::<Vec<_>>().into());
        }
    }
    value
}

fn codes(variant: &Variant) -> Vec<(&'static str, String)> {
    let gtin = variant.gtin.as_ref().map(|gtin| ("gtin", gtin.clone()));
    let mpn = variant.mpn.as_ref().map(|mpn| ("mpn", mpn.clone()));
    gtin.into_iter().chain(mpn).collect()
}

/// One offer, or the range of several. An offer without a price is none.
fn offers(all: &[&Offer], place: &str, scene: &Scene) -> Value {
    let priced: Vec<(Money, &Offer)> = all
        .iter()
        .filter_map(|offer| Some((offer.price.as_ref()?.at(platform::now()), *offer)))
        .collect();
    let seller = |offer: &Offer| {
        let contents = scene.contents.as_ref().ok()?;
        let mut sellers = contents.shop.sellers.iter();
        let seller = sellers.find(|seller| seller.id == offer.seller)?;
        Some(scene.words.text(&seller.name))
    };
    let each = priced.iter().map(|(price, offer)| {
        let mut value = json!({
            "@type": "Offer",
            "price": price.to_decimal(),
            "priceCurrency": price.currency().code(),
            "url": place,
        });
        if let Some(stock) = stock(offer) {
            put(
                &mut value,
                "availability",
                format!("https://schema.org/{stock}").into(),
            );
        }
        let reference = offer.price.as_ref();
        if let Some(reference) = reference.and_then(|price| price.reference(platform::now())) {
            put(
                &mut value,
                "priceSpecification",
                json!({
                    "@type": "UnitPriceSpecification",
                    "priceType": "https://schema.org/StrikethroughPrice",
                    "price": reference.to_decimal(),
                    "priceCurrency": reference.currency().code(),
                }),
            );
        }
        if let Some(name) = seller(offer) {
            put(
                &mut value,
                "seller",
                json!({ "@type": "Organization", "name": name }),
            );
        }
        value
    });
    let mut each: Vec<Value> = each.collect();
    if each.len() == 1 {
        return each.swap_remove(0);
    }
    let lowest = priced
        .iter()
        .map(|(price, _)| *price)
        .min_by_key(|price| price.minor());
    let highest = priced
        .iter()
        .map(|(price, _)| *price)
        .max_by_key(|price| price.minor());
    match lowest.zip(highest) {
        Some((lowest, highest)) => json!({
            "@type": "AggregateOffer",
            "lowPrice": lowest.to_decimal(),
            "highPrice": highest.to_decimal(),
            "priceCurrency": lowest.currency().code(),
            "offerCount": each.len(),
            "offers": each,
        }),
        None => json!([]),
    }
}

/// `None` where the feed does not say.
fn stock(offer: &Offer) -> Option<&'static str> {
    match offer.stock.state {
        StockState::InStock => Some("InStock"),
        StockState::OutOfStock => Some("OutOfStock"),
        StockState::Preorder => Some("PreOrder"),
        StockState::Backorder => Some("BackOrder"),
        StockState::Unknown => None,
    }
}

fn put(value: &mut Value, name: &str, text: Value) {
    if let Value::Object(fields) = value {
        fields.insert(name.to_owned(), text);
    }
}

fn absolute(origin: &str, url: &str) -> String {
    if url.starts_with('/') {
        format!("{origin}{url}")
    } else {
        url.to_owned()
    }
}
