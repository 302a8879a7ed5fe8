//! Filters, counts, prices and order, beside a model that goes over all records.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

const BRANDS: [&str; 4] = ["", "Hario", "Bodum", "Ha > rio"];
const NAMES: [&str; 4] = ["Kitchen", "Kettles", "Pots", "Pots / Pans"];
const COLOURS: [&str; 3] = ["red", "blue", "1,5 l"];
const TITLES: [&str; 4] = ["Enamel kettle", "Teapot", "kettle", "Grinder, steel"];

fn records() -> impl Strategy<Value = Vec<Record>> {
    let record = (
        0..TITLES.len(),
        0..BRANDS.len(),
        vec(0..NAMES.len(), 0..3),
        proptest::option::of(0_u32..60),
        0_u8..=50,
        (0_u8..=100, proptest::option::of(0_u32..9)),
        vec(0..COLOURS.len(), 0..3),
    );
    let record = record.prop_map(
        |(title, brand, category, price, rating, (reduction, day), colours)| Record {
            title: TITLES[title].to_owned(),
            brand: BRANDS[brand].to_owned(),
            category: category.iter().map(|at| NAMES[*at].to_owned()).collect(),
            price,
            rating,
            reduction,
            day,
            attributes: vec![colours.iter().map(|at| COLOURS[*at].to_owned()).collect()],
            ..Record::default()
        },
    );
    vec(record, 0..40).prop_map(|mut records| {
        for (record, id) in records.iter_mut().zip(0_u32..) {
            record.id = id.to_string();
        }
        records
    })
}

fn questions() -> impl Strategy<Value = Question> {
    let brands = vec(0..BRANDS.len(), 0..3);
    let path = vec(0..NAMES.len(), 1..3);
    let colours = vec(0..COLOURS.len(), 0..3);
    let bound = || proptest::option::of(0_u32..60);
    (
        any::<bool>(),
        (brands, proptest::option::of(path), colours),
        (bound(), bound()),
        proptest::collection::btree_set(0_u32..60, 0..4),
        prop_oneof![Just(0), 0_u8..=60],
        0..ORDERS.len(),
        (0_usize..50, 0_usize..50),
    )
        .prop_map(
            |(has_text, (brands, path, colours), price, ranges, rating, order, page)| {
                let texts = |all: &[&str], chosen: &[usize]| -> Vec<String> {
                    chosen.iter().map(|at| all[*at].to_owned()).collect()
                };
                let path = path.map(|path| texts(&NAMES, &path).join(" > "));
                let filters = [
                    ("brand", texts(&BRANDS, &brands)),
                    ("category", Vec::from_iter(path)),
                    ("colour", texts(&COLOURS, &colours)),
                ];
                let filters = filters.into_iter().filter(|(_, values)| !values.is_empty());
                Question {
                    text: if has_text { "enamel " } else { "" }.to_owned(),
                    filters: filters
                        .map(|(name, values)| (name.to_owned(), values))
                        .collect(),
                    price,
                    ranges: ranges.into_iter().collect(),
                    rating,
                    order: ORDERS[order],
                    facets: ["brand", "category", "colour"].map(str::to_owned).to_vec(),
                    offset: page.0,
                    limit: page.1,
                }
            },
        )
}

const ORDERS: [Order; 8] = [
    Order::Relevance,
    Order::Cheapest,
    Order::Dearest,
    Order::Rating,
    Order::Discount,
    Order::Newest,
    Order::Name,
    Order::NameBackwards,
];

/// The values of a facet that a record has, those above them included, each with all names by which it may be asked for.
fn values(record: &Record, facet: &str) -> Vec<(String, Vec<String>)> {
    let plain = |text: &String| (text.clone(), vec![text.clone()]);
    match facet {
        "brand" => Some(&record.brand)
            .filter(|brand| !brand.is_empty())
            .map(plain)
            .into_iter()
            .collect(),
        "category" => (1..=record.category.len())
            .map(|depth| {
                let path = record.category[..depth].join(" > ");
                let names = vec![path.clone(), record.category[depth - 1].clone()];
                (path, names)
            })
            .collect(),
        _ => {
            let mut values: Vec<_> = record.attributes[0].iter().map(plain).collect();
            values.sort();
            values.dedup();
            values
        }
    }
}

/// Whether a record passes everything, but for the filter of `but`.
fn passes(record: &Record, question: &Question, but: &str) -> bool {
    let has_text = question.text.is_empty() || record.title.to_lowercase().contains("enamel");
    let has_values = question.filters.iter().all(|(name, wanted)| {
        let has = |(_, names): &(String, Vec<String>)| names.iter().any(|own| wanted.contains(own));
        name == but || values(record, name).iter().any(has)
    });
    let (low, high) = question.price;
    let is_priced = but == "price"
        || (low.is_none() && high.is_none())
        || record.price.is_some_and(|price| {
            low.is_none_or(|low| low <= price) && high.is_none_or(|high| price <= high)
        });
    has_text && has_values && is_priced && record.rating >= question.rating
}

/// What an order goes by, the smallest first; relevance is left to the engine.
fn key(record: &Record, order: Order) -> (bool, i64) {
    let number = |value: Option<u32>| value.map_or(0, i64::from);
    let place = TITLES.iter().map(|title| title.to_lowercase());
    let place = place.filter(|title| *title < record.title.to_lowercase());
    let place = i64::try_from(place.count()).unwrap();
    match order {
        Order::Relevance => (false, 0),
        Order::Cheapest => (record.price.is_none(), number(record.price)),
        Order::Dearest => (record.price.is_none(), -number(record.price)),
        Order::Rating => (false, -i64::from(record.rating)),
        Order::Discount => (false, -i64::from(record.reduction)),
        Order::Newest => (record.day.is_none(), -number(record.day)),
        Order::Name => (false, place),
        Order::NameBackwards => (false, -place),
    }
}

proptest! {
    #[test]
    fn answers_are_those_of_going_over_all_records(records in records(), question in questions()) {
        let form = Form { facets: vec!["colour".to_owned()], ..Form::default() };
        let mut opened = Records::open(write(records.clone(), &form)).unwrap();
        let reply = opened.search(&question);

        let fitting: Vec<&Record> = records.iter().filter(|record| passes(record, &question, "")).collect();
        prop_assert_eq!(reply.total, u32::try_from(fitting.len()).unwrap());

        let all = opened.search(&Question { offset: 0, limit: usize::MAX, ..question.clone() });
        let ids: Vec<String> = all.hits.iter().map(|hit| opened.id(hit.row)).collect();
        let mut sorted = ids.clone();
        sorted.sort();
        let mut expected: Vec<String> = fitting.iter().map(|record| record.id.clone()).collect();
        expected.sort();
        prop_assert_eq!(sorted, expected);
        let found = ids.iter().map(|id| &records[id.parse::<usize>().unwrap()]);
        let keys: Vec<_> = found.map(|record| key(record, question.order)).collect();
        prop_assert!(keys.is_sorted(), "{:?}", keys);
        let page = all.hits.iter().skip(question.offset).take(question.limit);
        prop_assert_eq!(&reply.hits, &page.copied().collect::<Vec<_>>());

        for counts in &reply.facets {
            let mut expected: BTreeMap<String, u32> = BTreeMap::new();
            let beside = records.iter().filter(|record| passes(record, &question, &counts.name));
            for (value, _) in beside.flat_map(|record| values(record, &counts.name)) {
                *expected.entry(value).or_default() += 1;
            }
            let told = counts.values.iter();
            let told: BTreeMap<String, u32> = told
                .map(|(value, count)| (opened.value(&counts.name, *value), *count))
                .collect();
            prop_assert_eq!(told, expected, "{}", &counts.name);
            prop_assert!(counts.values.iter().map(|(_, count)| std::cmp::Reverse(*count)).is_sorted());
        }

        let beside = records.iter().filter(|record| passes(record, &question, "price"));
        let prices: Vec<u32> = beside.filter_map(|record| record.price).collect();
        let ends = prices.iter().min().copied().zip(prices.iter().max().copied());
        prop_assert_eq!(reply.prices, ends);
        for (at, count) in reply.ranges.iter().enumerate() {
            let from = at.checked_sub(1).map_or(0, |at| question.ranges[at]);
            let to = question.ranges.get(at).copied().unwrap_or(u32::MAX);
            let within = prices.iter().filter(|price| from <= **price && **price < to);
            prop_assert_eq!(*count, u32::try_from(within.count()).unwrap());
        }
    }
}
