use proptest::prelude::*;
use souk_commerce::product::{Block, Condition, Detail, Price, RichText, Sale, Stock, StockState};
use souk_commerce::time::{Date, Timestamp, Window};
use souk_commerce::{Country, Currency, Money};

use super::*;
use crate::google::price::PriceText;
use crate::google::row::{Extra, Shipping};

/// A row with something in every field, made of a few texts and a number.
fn row(number: u64, texts: &[String], choice: u8) -> Row {
    let text = |at: usize| {
        texts
            .get(at % texts.len().max(1))
            .cloned()
            .unwrap_or_default()
    };
    let some = |at: usize| (choice >> (at % 8) & 1 == 1).then(|| text(at));
    let day = i32::from(choice);
    let moment = |at: i64| Timestamp(i64::try_from(number).unwrap_or(7).wrapping_sub(at));
    let money = |minor: i64| Money::new(minor, Currency::parse("KWD").unwrap()).unwrap();
    let price_text = |at: usize| PriceText {
        text: text(at),
        line: number.wrapping_add(u64::from(choice)),
    };
    let window = Window {
        start: (choice & 2 == 2).then(|| moment(-5)),
        end: (choice & 4 == 4).then(|| moment(5)),
    };
    Row {
        number,
        line: number.wrapping_mul(3),
        id: text(0),
        group: some(1),
        title: text(2),
        description: RichText {
            blocks: vec![Block::Paragraph(text(3)), Block::Item(text(4))],
        },
        brand: some(2),
        product_type: vec![text(5), text(6)],
        google_category: Vec::new(),
        pictures: vec![
            Picture::Remote(text(1)),
            Picture::Local(text(2)),
            Picture::Placed(text(3)),
        ],
        link: some(3),
        price_text: Some(price_text(4)),
        sale_text: (choice & 1 == 1).then(|| price_text(5)),
        sale_window: window,
        price: (choice & 8 == 8).then(|| Price {
            regular: money(12_345),
            sale: (choice & 1 == 1).then(|| Sale {
                price: money(1),
                window,
                reference: Some(money(12_345)),
            }),
        }),
        stock: Stock {
            state: [
                StockState::InStock,
                StockState::Unknown,
                StockState::Preorder,
            ][usize::from(choice) % 3],
            quantity: (choice & 16 == 16).then_some(u32::from(choice)),
            available_from: (choice & 32 == 32).then_some(Date(day - 100)),
        },
        condition: [None, Some(Condition::Used), Some(Condition::New)][usize::from(choice) % 3],
        gtin: some(4),
        mpn: some(5),
        color: some(6),
        size: some(7),
        material: some(0),
        pattern: some(3),
        highlights: vec![text(7)],
        details: vec![Detail {
            section: some(1),
            name: text(1),
            value: text(2),
        }],
        shipping: vec![Shipping {
            country: Country::parse("KW"),
            service: some(2),
            price: Some(price_text(1)),
            more: vec![Extra {
                name: text(3),
                value: text(4),
            }],
        }],
        expires: (choice & 64 == 64).then(|| moment(0)),
        extras: vec![Extra {
            name: text(8),
            value: text(9),
        }],
    }
}

fn all(store: &RowStore) -> Vec<Row> {
    let mut rows = Vec::new();
    store.each(&mut |row| {
        rows.push(row.clone());
        true
    });
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rows_come_out_as_they_went_in(
        texts in proptest::collection::vec("\\PC{0,300}", 1..10),
        rows in proptest::collection::vec((any::<u64>(), any::<u8>()), 0..400),
    ) {
        let rows: Vec<Row> = rows.iter().map(|(number, choice)| row(*number, &texts, *choice)).collect();
        let store = RowStore::from(rows.clone());
        prop_assert_eq!(&all(&store), &rows);
        // In any order, too.
        for (number, row) in rows.iter().enumerate().rev() {
            let got = store.get(u32::try_from(number).unwrap());
            prop_assert_eq!(got.as_ref(), Some(row));
        }
        prop_assert_eq!(store.get(u32::try_from(rows.len()).unwrap()), None);
    }
}

#[test]
fn what_is_decided_about_all_rows_holds_for_each_of_them() {
    let rows: Vec<Row> = (0..3)
        .map(|number| row(number, &["a.jpg".to_owned()], 0))
        .collect();
    let change = |row: &mut Row| {
        row.title = format!("{} times", row.number);
        row.number != 1
    };
    let mut open = rows.clone();
    let mut store = RowStore::from(rows);
    open.amend(&mut |row| change(row));
    store.amend(&mut |row| change(row));
    let places = BTreeMap::from([(
        "a.jpg".to_owned(),
        Some(Picture::Placed("/media/a.jpg".to_owned())),
    )]);
    open.decide(Change::Place(places.clone()));
    store.decide(Change::Place(places));
    assert_eq!(all(&store), open);
    assert_eq!(open[1].title, "2 times");
    assert_eq!(open[1].pictures[1], Picture::Placed("/media/a.jpg".into()));
}

#[test]
fn an_outline_takes_a_fraction_of_the_room() {
    let size = |keep| {
        let mut store = RowStore::keeping(keep);
        for number in 0..2_000 {
            let text = |what: &str| format!("{what} {number} of a thing that is sold in this shop");
            let mut row = row(number, &[text("id"), text("word"), text("title")], 0);
            row.description.blocks = vec![Block::Paragraph(text("description").repeat(20))];
            RowList::push(&mut store, row);
        }
        store
            .blocks
            .iter()
            .map(|block| block.packed.len())
            .sum::<usize>()
    };
    assert!(size(Keep::Outline) * 2 < size(Keep::Everything));
}
