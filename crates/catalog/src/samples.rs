//! A tiny shop for tests: three languages, two sellers, four categories.
//!
//! The golden pack holds it as it stands: another case gets a sample of its own.

mod random;

use souk_commerce::address::Country;
use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::ids::{OfferId, ProductId, SellerId, VariantId};
use souk_commerce::language::{LanguageTag, LocalText};
use souk_commerce::money::{Currency, Money};
use souk_commerce::product::{
    Axis, AxisKind, Block, CategoryStep, Condition, Detail, Image, Offer, Price, Product, Rating,
    RichText, Sale, Stock, StockState, Variant,
};
use souk_commerce::shop::{
    BankAccount, Contact, Market, PaymentMethod, SaleMode, Seller, Shop, TaxRule, Theme,
};
use souk_commerce::time::{Date, Timestamp, Window};

use crate::{Edition, PackFile, PackInput};

pub(crate) use random::{any_products, any_selection, any_shop, any_summary};

/// The feed's date.
pub(crate) const NOW: Timestamp = Timestamp(1_795_000_000);

pub(crate) fn tag(text: &str) -> LanguageTag {
    LanguageTag::parse(text).unwrap()
}

pub(crate) fn seller_id(text: &str) -> SellerId {
    SellerId::new(text).unwrap()
}

pub(crate) fn product_id(text: &str) -> ProductId {
    ProductId::new(text).unwrap()
}

pub(crate) fn thb(minor: i64) -> Money {
    Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
}

fn local(texts: &[(&str, &str)]) -> LocalText {
    let texts = texts
        .iter()
        .map(|(language, text)| (tag(language), (*text).to_owned()));
    LocalText::new(texts.collect())
}

fn seller(id: &str, sale: SaleMode, price: i64) -> Seller {
    Seller {
        id: seller_id(id),
        name: local(&[("en", "Seller"), ("th", "ผู้ขาย")]),
        sale,
        delivery: vec![DeliveryTerms {
            id: "standard".into(),
            name: local(&[("en", "Standard")]),
            countries: vec![Country::parse("TH").unwrap()],
            price: thb(price),
            free_from: Some(thb(100_000)),
            days: (1, 3),
            cash_on_delivery_fee: Some(thb(2000)),
        }],
        payment: vec![
            PaymentMethod::BankTransfer(BankAccount {
                holder: "Nara Co.".into(),
                bank: "Bank".into(),
                account: "123-4-56789-0".into(),
                bic: None,
            }),
            PaymentMethod::CashOnDelivery,
        ],
        ships_from: Country::parse("TH").unwrap(),
        returns_days: Some(14),
    }
}

/// The shop's settings.
pub(crate) fn shop() -> Shop {
    Shop {
        name: local(&[("en", "Corner"), ("th", "มุม"), ("ar", "زاوية")]),
        tagline: LocalText::default(),
        origin: "https://shop.example".into(),
        languages: vec![tag("en"), tag("th"), tag("ar")],
        market: Market {
            country: Country::parse("TH").unwrap(),
            currency: Currency::parse("THB").unwrap(),
            tax: Some(TaxRule {
                name: local(&[("en", "VAT")]),
                rate_bp: 700,
                included: true,
            }),
        },
        sellers: vec![
            seller("nara", SaleMode::Own, 4000),
            seller("second", SaleMode::SellerPage, 0),
        ],
        backend: Some(String::new()),
        contact: Contact {
            email: Some("shop@shop.example".into()),
            phone: None,
        },
        theme: Theme {
            accent: Some("#d98c1f".into()),
            radius: Some(8),
        },
    }
}

fn offer(seller: &str, variant: &VariantId, minor: i64, state: StockState) -> Offer {
    let seller = seller_id(seller);
    Offer {
        id: OfferId::of(&seller, variant),
        seller,
        price: Some(Price {
            regular: thb(minor),
            sale: None,
        }),
        stock: Stock {
            state,
            quantity: None,
            available_from: None,
        },
        condition: Some(Condition::New),
        link: Some(format!("https://nara.example/{variant}")),
        as_of: Date::of(NOW),
    }
}

/// A product with one variant and one offer from `nara`.
pub(crate) fn product(
    id: &str,
    title: &str,
    brand: &str,
    path: &[(&str, &str)],
    minor: i64,
) -> Product {
    let variant = VariantId::new(id).unwrap();
    Product {
        id: product_id(id),
        title: title.into(),
        brand: (!brand.is_empty()).then(|| brand.into()),
        description: RichText::default(),
        category: path
            .iter()
            .map(|(slug, name)| CategoryStep {
                slug: (*slug).into(),
                name: (*name).into(),
            })
            .collect(),
        images: vec![Image {
            url: format!("/media/{id}.webp"),
            alt: String::new(),
        }],
        highlights: Vec::new(),
        details: Vec::new(),
        axes: Vec::new(),
        variants: vec![Variant {
            offers: vec![offer("nara", &variant, minor, StockState::InStock)],
            id: variant,
            options: Vec::new(),
            images: Vec::new(),
            gtin: None,
            mpn: None,
            unit_pricing: None,
        }],
        rating: None,
    }
}

/// The products of a language: the same ids in each.
pub(crate) fn products(language: &str) -> Vec<Product> {
    let pick = |en: &'static str, th: &'static str, ar: &'static str| match language {
        "th" => th,
        "ar" => ar,
        _ => en,
    };
    let audio = [
        (
            "electronics",
            pick("Electronics", "อิเล็กทรอนิกส์", "إلكترونيات"),
        ),
        ("audio", pick("Audio", "เครื่องเสียง", "صوتيات")),
    ];
    let kitchen = [("kitchen", pick("Kitchen", "ครัว", "المطبخ"))];
    let mut all = vec![
        product(
            "HP1",
            pick(
                "Sony WH-1000XM5 wireless headphones",
                "หูฟังไร้สาย Sony WH-1000XM5",
                "سماعات سوني WH-1000XM5 لاسلكية",
            ),
            "Sony",
            &audio,
            1_290_000,
        ),
        product(
            "SP1",
            pick(
                "JBL Flip 6 speaker",
                "ลำโพง JBL Flip 6",
                "مكبّر الصوت JBL Flip 6",
            ),
            "JBL",
            &audio,
            399_000,
        ),
        product(
            "KT1",
            pick(
                "Steel kettle 1.5L",
                "กาต้มน้ำสแตนเลส 1.5L",
                "غلاية من الفولاذ 1.5L",
            ),
            "Mazzi",
            &kitchen,
            89_000,
        ),
        product(
            "CUP",
            pick("Crème brûlée cups", "ถ้วยครีมสีดำ", "أكواب القهوة"),
            "",
            &kitchen,
            15_000,
        ),
        product(
            "GIFT",
            pick("Gift card", "บัตรของขวัญ", "بطاقة هدية"),
            "",
            &[],
            50_000,
        ),
    ];
    decorate(&mut all, pick("Black", "ดำ", "أسود"));
    all
}

fn decorate(all: &mut [Product], black: &str) {
    let [headphones, speaker, kettle, cups, gift] = all else {
        panic!("five products");
    };
    headphones.variants[0].gtin = Some("04548736132610".into());
    headphones.rating = Some(Rating {
        tenths: 47,
        count: 812,
    });
    headphones.details = vec![Detail {
        section: None,
        name: "Bluetooth".into(),
        value: "5.2".into(),
    }];
    let id = headphones.variants[0].id.clone();
    let second = offer("second", &id, 1_250_000, StockState::InStock);
    headphones.variants[0].offers.push(second);
    speaker.rating = Some(Rating {
        tenths: 42,
        count: 3,
    });
    speaker.variants[0].mpn = Some("JBLFLIP6BLK".into());
    speaker.variants[0].offers[0].price = Some(Price {
        regular: thb(399_000),
        sale: Some(Sale {
            price: thb(299_000),
            window: Window {
                start: Some(Timestamp(NOW.0 - 10)),
                end: Some(Timestamp(NOW.0 + 10)),
            },
            reference: Some(thb(399_000)),
        }),
    });
    kettle.description = RichText {
        blocks: vec![
            Block::Paragraph("Boils in three minutes.".into()),
            Block::Item("Cordless".into()),
        ],
    };
    cups.axes = vec![Axis {
        kind: AxisKind::Color,
        values: vec!["White".into(), black.into()],
    }];
    let black_id = VariantId::new("CUP-B").unwrap();
    let mut black_cup = cups.variants[0].clone();
    black_cup.offers = vec![offer("nara", &black_id, 16_000, StockState::OutOfStock)];
    black_cup.id = black_id;
    cups.variants[0].options = vec![Some(0)];
    black_cup.options = vec![Some(1)];
    cups.variants.push(black_cup);
    gift.variants[0].offers[0].stock.state = StockState::OutOfStock;
}

/// What the sample pack is made of.
pub(crate) fn input(shop: &Shop) -> PackInput<'_> {
    let editions = shop.languages.iter().map(|language| Edition {
        language: language.clone(),
        content: language.clone(),
        products: products(language.as_str()),
        policies: Vec::new(),
    });
    PackInput {
        collections: Vec::new(),
        shop,
        editions: editions.collect(),
        now: NOW,
        history: None,
        lexicon: crate::Lexicon::default(),
    }
}

/// The sample pack.
pub(crate) fn pack() -> Vec<PackFile> {
    crate::write(&input(&shop())).unwrap()
}

/// The bytes of a file.
pub(crate) fn file(pack: &[PackFile], name: &impl ToString) -> Vec<u8> {
    let name = name.to_string();
    pack.iter()
        .find(|file| file.name == name)
        .unwrap()
        .bytes
        .clone()
}
