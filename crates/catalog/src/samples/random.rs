//! Random shops for property tests: every field takes every kind of value that its type allows.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use souk_commerce::Summary;
use souk_commerce::ids::{OfferId, ProductId, SellerId, VariantId};
use souk_commerce::measure::UnitPricing;
use souk_commerce::money::{Currency, MAX_MINOR, Money};
use souk_commerce::product::{
    Axis, AxisKind, Block, CategoryStep, Condition, Detail, Image, Offer, Price, Product, Rating,
    RichText, Sale, Stock, StockState, Variant,
};
use souk_commerce::shop::{SaleMode, Shop};
use souk_commerce::time::{Date, Timestamp, Window};

use crate::{Selection, Sort};

/// Letters of several scripts, marks, blanks and control characters.
fn text() -> BoxedStrategy<String> {
    prop_oneof![
        3 => "[a-dA-D 0-9.-]{0,12}",
        1 => any::<String>(),
        1 => "[ก-๛؀-ۿ ]{0,10}",
    ]
    .boxed()
}

fn id() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9:ก-ฮ][a-zA-Z0-9 :./-]{0,3}[0-9]"
}

fn seller() -> impl Strategy<Value = SellerId> {
    prop_oneof!["nara", "second", "un-known"].prop_map(|id| SellerId::new(&id).unwrap())
}

fn money(currency: &'static str) -> impl Strategy<Value = Money> {
    let currency = Currency::parse(currency).unwrap();
    prop_oneof![4 => 0_i64..200, 1 => -MAX_MINOR..=MAX_MINOR]
        .prop_map(move |minor| Money::new(minor, currency).unwrap())
}

fn price() -> impl Strategy<Value = Price> {
    let any_money = || prop_oneof![6 => money("THB"), 1 => money("KWD")];
    let moment = || option::of(any::<i64>().prop_map(Timestamp));
    let window = (moment(), moment()).prop_map(|(start, end)| Window { start, end });
    let reference = prop_oneof![
        Just(None),
        Just(Some(None)),
        any_money().prop_map(|price| Some(Some(price)))
    ];
    let sale = (any_money(), window, reference);
    (any_money(), option::of(sale)).prop_map(|(regular, sale)| Price {
        regular,
        sale: sale.map(|(price, window, reference)| Sale {
            price,
            window,
            reference: reference.map(|other| other.unwrap_or(regular)),
        }),
    })
}

fn stock() -> impl Strategy<Value = Stock> {
    let state = prop_oneof![
        3 => Just(StockState::InStock),
        1 => Just(StockState::OutOfStock),
        1 => Just(StockState::Preorder),
        1 => Just(StockState::Backorder),
        1 => Just(StockState::Unknown),
    ];
    let day = option::of(any::<i32>().prop_map(Date));
    (state, option::of(any::<u32>()), day).prop_map(|(state, quantity, available_from)| Stock {
        state,
        quantity,
        available_from,
    })
}

fn offer(variant: VariantId) -> impl Strategy<Value = Offer> {
    let condition = option::of(prop_oneof![
        Just(Condition::New),
        Just(Condition::Refurbished),
        Just(Condition::Used),
    ]);
    let terms = (
        option::of(price()),
        stock(),
        condition,
        option::of(text()),
        any::<i32>(),
    );
    (seller(), terms, any::<bool>()).prop_map(move |(seller, terms, is_usual)| {
        let (price, stock, condition, link, day) = terms;
        let other = VariantId::new("other").unwrap();
        Offer {
            id: OfferId::of(&seller, if is_usual { &variant } else { &other }),
            seller,
            price,
            stock,
            condition,
            link,
            as_of: Date(day),
        }
    })
}

fn image() -> impl Strategy<Value = Image> {
    (text(), text()).prop_map(|(url, alt)| Image { url, alt })
}

fn variant() -> impl Strategy<Value = Variant> {
    let per = (1..=u32::MAX, 1..=u32::MAX, text());
    let per = per.prop_map(|(above, below, base)| UnitPricing { above, below, base });
    let codes = (option::of(text()), option::of(text()), option::of(per));
    let options = vec(option::of(any::<u16>()), 0..3);
    (id(), options, vec(image(), 0..2), codes)
        .prop_flat_map(|(id, options, images, codes)| {
            let id = VariantId::new(&id).unwrap();
            let rest = (Just(id.clone()), Just(options), Just(images), Just(codes));
            (rest, vec(offer(id), 0..3))
        })
        .prop_map(
            |((id, options, images, (gtin, mpn, unit_pricing)), offers)| Variant {
                id,
                options,
                images,
                gtin,
                mpn,
                unit_pricing,
                offers,
            },
        )
}

fn rating() -> impl Strategy<Value = Rating> {
    (any::<u8>(), prop_oneof![1_u32..9, 1..=u32::MAX])
        .prop_map(|(tenths, count)| Rating { tenths, count })
}

fn category() -> impl Strategy<Value = Vec<CategoryStep>> {
    let step = ("[a-c]{0,1}", text()).prop_map(|(slug, name)| CategoryStep { slug, name });
    vec(step, 0..4)
}

fn content() -> impl Strategy<Value = (RichText, Vec<String>, Vec<Detail>, Vec<Axis>)> {
    let block = prop_oneof![
        text().prop_map(Block::Paragraph),
        text().prop_map(Block::Item)
    ];
    let detail = (option::of(text()), text(), text()).prop_map(|(section, name, value)| Detail {
        section,
        name,
        value,
    });
    let kind = prop_oneof![
        Just(AxisKind::Color),
        Just(AxisKind::Size),
        Just(AxisKind::Material),
        Just(AxisKind::Pattern),
        Just(AxisKind::Title),
    ];
    let axis = (kind, vec(text(), 0..3)).prop_map(|(kind, values)| Axis { kind, values });
    let blocks = vec(block, 0..3).prop_map(|blocks| RichText { blocks });
    (
        blocks,
        vec(text(), 0..3),
        vec(detail, 0..3),
        vec(axis, 0..3),
    )
}

fn product() -> impl Strategy<Value = Product> {
    let head = (
        id(),
        text(),
        option::of(prop_oneof!["Sony", "Mazzi", ""]),
        category(),
    );
    let tail = (
        vec(image(), 0..3),
        vec(variant(), 1..3),
        option::of(rating()),
    );
    (head, content(), tail).prop_map(|(head, content, tail)| {
        let (id, title, brand, category) = head;
        let (description, highlights, details, axes) = content;
        let (images, variants, rating) = tail;
        Product {
            id: ProductId::new(&id).unwrap(),
            title,
            brand,
            description,
            category,
            images,
            highlights,
            details,
            axes,
            variants,
            rating,
        }
    })
}

/// Products with different ids.
pub(crate) fn any_products() -> impl Strategy<Value = Vec<Product>> {
    vec(product(), 0..40).prop_map(|products| {
        let by_id: BTreeMap<ProductId, Product> = products
            .into_iter()
            .map(|product| (product.id.clone(), product))
            .collect();
        by_id.into_values().collect()
    })
}

/// The sample shop with random settings of its own.
pub(crate) fn any_shop() -> impl Strategy<Value = Shop> {
    (
        text(),
        any::<bool>(),
        option::of(text()),
        option::of(any::<u8>()),
    )
        .prop_map(|(origin, own, backend, radius)| {
            let mut shop = super::shop();
            shop.origin = origin;
            shop.backend.clone_from(&backend);
            shop.contact.phone = backend;
            shop.theme.radius = radius;
            shop.market.tax = shop.market.tax.filter(|_| own);
            if own {
                shop.sellers[1].sale = SaleMode::Own;
                shop.sellers[1].delivery.clear();
            }
            shop
        })
}

/// The card of a random product.
pub(crate) fn any_summary() -> impl Strategy<Value = Summary> {
    (product(), any_shop(), any::<i64>())
        .prop_map(|(product, shop, now)| crate::summarize(&product, &shop, Timestamp(now)))
}

/// A selection that random products may fit.
pub(crate) fn any_selection() -> impl Strategy<Value = Selection> {
    let sort = prop_oneof![
        Just(Sort::Relevance),
        Just(Sort::PriceAscending),
        Just(Sort::PriceDescending),
        Just(Sort::Delivered),
        Just(Sort::Discount),
        Just(Sort::Rating),
        Just(Sort::Name),
    ];
    let values = (
        vec("[a-c]{0,1}", 0..3),
        vec(prop_oneof!["Sony", "Mazzi", "", "Nobody"], 0..3),
        vec(seller(), 0..3),
    );
    let bounds = (
        option::of(-10_i64..200),
        option::of(0_i64..300),
        option::of(any::<u8>()),
    );
    let flags = (any::<bool>(), any::<bool>());
    (values, bounds, flags, sort, 0_u32..5, 0_u32..30).prop_map(
        |(values, bounds, flags, sort, offset, limit)| Selection {
            category: values.0,
            brands: values.1,
            sellers: values.2,
            attributes: Vec::new(),
            price_min: bounds.0,
            price_max: bounds.1,
            rating_min: bounds.2,
            available_only: flags.0,
            on_sale_only: flags.1,
            sort,
            offset,
            limit,
        },
    )
}
