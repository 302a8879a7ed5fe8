//! Cases 38 to 46: records, ids and groups; 54 and 55: prices beside others; 57: numbers of goods.

use souk_feeds::{Cause, Join};

use super::super::assembly::{edition, put, source};
use super::super::{item, read, rss};
use super::{assert_told, ids};

const HEADER: &str = "id,title,price,availability,image link\n";

fn table(rows: &str) -> String {
    rows.lines().fold(HEADER.to_owned(), |table, row| {
        table + row + ",in stock,https://x.example/a.jpg\n"
    })
}

#[test]
pub(super) fn a_record_needs_an_id_and_a_title() {
    let text = table(",Kettle,10 THB\nb,,10 THB\nc, \t,10 THB\nd,Pot,10 THB");
    let (found, report) = ids(text.as_bytes());
    assert_eq!(found, ["d"]);
    assert_told(&report, Cause::IdMissing, 1, "feed.xml:2, record 1");
    assert_told(
        &report,
        Cause::TitleMissing,
        2,
        "feed.xml:3, record 2 \"b\"",
    );
    let long = format!("{},Kettle,10 THB", "x".repeat(121));
    let (found, report) = ids(table(&long).as_bytes());
    assert!(found.is_empty());
    assert_eq!(report.count(Cause::IdUnusable), 1);
    // A feed of RSS has a stable key beside the id.
    let text = rss(
        "<item><guid>https://x.example/1</guid><g:title>Kettle</g:title><g:price>10 THB</g:price><g:availability>in_stock</g:availability></item>",
    );
    let (found, report) = ids(text.as_bytes());
    assert_eq!(found, ["https://x.example/1"]);
    let place = "feed.xml:3, record 1 \"https://x.example/1\", guid: \"https://x.example/1\"";
    let untold = "feed.xml:3, record 1, guid: \"https://x.example/1\"";
    let issue = report.issues()[0].clone();
    assert_eq!(issue.cause, Cause::IdFromGuid);
    assert!([place, untold].contains(&issue.places[0].to_string().as_str()));
}

#[test]
pub(super) fn a_missing_page_is_nothing_to_speak_of() {
    let (feed, report) = read(table("a,Kettle,10 THB").as_bytes()).unwrap();
    assert!(feed.rows[0].link.is_none() && report.is_empty(), "{report}");
    let (feed, report) = read(rss(&item("a", "<g:link> </g:link>")).as_bytes()).unwrap();
    assert!(feed.rows[0].link.is_none() && report.is_empty(), "{report}");
}

#[test]
pub(super) fn of_equal_ids_the_first_stays_and_both_places_are_told() {
    let text = table("a,Kettle,10 THB\na,Kettle,10 THB\na,Pot,11 THB\nb,Pan,12 THB");
    let (feed, report) = read(text.as_bytes()).unwrap();
    assert_eq!((feed.rows.len(), feed.counts.rejected), (2, 2));
    assert_eq!(feed.rows[0].title, "Kettle");
    assert_told(
        &report,
        Cause::RecordRepeated,
        1,
        "feed.xml:3, record 2 \"a\", id: \"the first stands in line 2\"",
    );
    assert_told(
        &report,
        Cause::IdDuplicate,
        1,
        "feed.xml:4, record 3 \"a\", id: \"the first stands in line 2\"",
    );
}

#[test]
pub(super) fn ids_that_differ_only_in_case_or_blanks_are_two_and_told() {
    let text = table(
        "AB-1,Kettle,10 THB\nab-1,Pot,10 THB\nAB -1,Pan,10 THB\nAB-1\u{200B},Cup,10 THB\nab-2,Tea,10 THB",
    );
    let (found, report) = ids(text.as_bytes());
    assert_eq!(found.len(), 5);
    assert_told(
        &report,
        Cause::IdAlike,
        3,
        "feed.xml:3, record 2 \"ab-1\", id: \"the first stands in line 2\"",
    );
    // Blanks around an id are nobody's intention.
    let (found, report) = ids(table(" a ,Kettle,10 THB\na,Pot,10 THB").as_bytes());
    assert_eq!((found.len(), report.count(Cause::IdDuplicate)), (1, 1));
}

#[test]
pub(super) fn groups_that_are_no_groups_are_kept_and_told() {
    let rows = [
        (
            "1",
            "title=Kettle red|color=red|item_group_id=k|price=1 THB|brand=Nara",
        ),
        (
            "2",
            "title=Kettle red|color=red|item_group_id=k|price=1 THB|brand=Nara",
        ),
        ("3", "title=Pot|item_group_id=mixed|price=1 THB|brand=Nara"),
        ("4", "title=Lamp|item_group_id=mixed|price=1 THB|brand=Kiln"),
        ("5", "title=Cup|item_group_id=alone|price=1 THB"),
    ];
    let (assembled, report) = put(vec![source("nara", "en", &rows)], &["en"], Join::Nothing);
    let products = edition(&assembled, "en");
    assert_eq!((products.len(), assembled.variants), (3, 5));
    assert!(
        products[2].axes.is_empty(),
        "a group of one has nothing to choose"
    );
    assert_told(
        &report,
        Cause::VariantsAlike,
        1,
        "feed.xml:3, record 1 \"1\"",
    );
    assert_told(
        &report,
        Cause::GroupMixed,
        1,
        "feed.xml:3, record 4 \"4\", brand: \"Kiln\"",
    );
}

#[test]
pub(super) fn what_is_too_much_for_a_page_is_not_shown_and_not_lost() {
    let pictures: String = (0..250)
        .map(|n| {
            format!("<g:additional_image_link>https://x.example/{n}.jpg</g:additional_image_link>")
        })
        .collect();
    let words = format!("{}the end", "word ".repeat(9_000));
    let description = format!("<g:description>{words}</g:description>");
    let text = rss(&item("a", &(pictures + "\n" + &description)));
    let (feed, report) = read(text.as_bytes()).unwrap();
    let row = &feed.rows[0];
    assert_eq!(row.pictures.len(), 20);
    let extra = |name: &str| row.extras.iter().filter(|extra| extra.name == name).count();
    assert_eq!(extra("additional_image_link"), 230);
    assert_told(
        &report,
        Cause::ImagesTooMany,
        1,
        "feed.xml:3, record 1 \"a\", additional_image_link: \"https://x.example/20.jpg\"",
    );
    let shown: usize = row
        .description
        .blocks
        .iter()
        .map(|block| format!("{block:?}").len())
        .sum();
    assert!((19_000..21_000).contains(&shown), "{shown}");
    let kept = row
        .extras
        .iter()
        .find(|extra| extra.name == "description")
        .unwrap();
    assert_eq!(kept.value, words);
    let issue = report
        .issues()
        .into_iter()
        .find(|issue| issue.cause == Cause::TextTooLong)
        .unwrap()
        .clone();
    assert_eq!(
        (issue.places[0].line, issue.places[0].field.as_deref()),
        (Some(4), Some("description"))
    );
}

#[test]
pub(super) fn a_group_of_thousands_is_cut_at_two_thousand() {
    let rows: Vec<(String, String)> = (0..2_005)
        .map(|n| {
            (
                format!("n{n}"),
                format!("title=Kettle {n}|size={n}|item_group_id=k|price=1 THB"),
            )
        })
        .collect();
    let rows: Vec<(&str, &str)> = rows
        .iter()
        .map(|(id, fields)| (id.as_str(), fields.as_str()))
        .collect();
    let (assembled, report) = put(vec![source("nara", "en", &rows)], &["en"], Join::Nothing);
    assert_eq!((assembled.products, assembled.variants), (1, 2_000));
    assert_told(
        &report,
        Cause::VariantsTooMany,
        5,
        "feed.xml:3, record 2001 \"n2000\"",
    );
}

#[test]
pub(super) fn a_price_far_from_those_beside_it_is_told_and_kept() {
    let rows: String = (0..20)
        .map(|n| format!("n{n},Kettle {n},{}.90 THB\n", 40 + n))
        .collect();
    let rows = rows.replace(",47.90 THB", ",4790 THB");
    let text = table(rows.trim_end()).replace("image link\n", "image link,product type\n");
    let text = text.replace("a.jpg\n", "a.jpg,Home > Kettles\n");
    let (feed, report) = read(text.as_bytes()).unwrap();
    assert_eq!(
        feed.rows[7].price.as_ref().unwrap().regular.minor(),
        479_000
    );
    assert_told(
        &report,
        Cause::PriceOutlier,
        1,
        "feed.xml:9, record 8 \"n7\", price: \"4790 THB; others cost about 51.90 THB\"",
    );
    // Where prices differ as they do between cables and machines, one more proves nothing.
    let mixed = text
        .replace("n3,Kettle 3,43", "n3,Kettle 3,4343")
        .replace("n5,Kettle 5,45", "n5,Kettle 5,4545")
        .replace("n9,Kettle 9,49", "n9,Kettle 9,4949");
    let (_, report) = read(mixed.as_bytes()).unwrap();
    assert_eq!(report.count(Cause::PriceOutlier), 0, "{report}");
    // Variants of one product cost about the same.
    let group: String = ["599", "649", "5.99", "599", "629"]
        .iter()
        .enumerate()
        .map(|(n, price)| {
            item(&format!("v{n}"), "<g:item_group_id>k</g:item_group_id>").replace("10.00", price)
        })
        .collect();
    let (_, report) = read(rss(&group).as_bytes()).unwrap();
    assert_told(
        &report,
        Cause::PriceOutlier,
        1,
        "feed.xml:5, record 3 \"v2\", price: \"5.99 THB; others cost about 599.00 THB\"",
    );
}

#[test]
pub(super) fn a_lowest_price_and_a_span_of_prices_are_none() {
    let text =
        table("a,Kettle,ab 9.99\nb,Pot,10 - 20 THB\nc,Pan,from 5 THB\nd,Cup,10–20\ne,Tea,10 THB");
    let (feed, report) = read(text.as_bytes()).unwrap();
    let prices: Vec<bool> = feed.rows.iter().map(|row| row.price.is_some()).collect();
    assert_eq!(prices, [false, false, false, false, true]);
    assert_told(
        &report,
        Cause::PriceRange,
        4,
        "feed.xml:2, record 1 \"a\", price: \"ab 9.99\"",
    );
    assert_eq!(report.count(Cause::PriceUnreadable), 0);
}

#[test]
pub(super) fn numbers_of_goods_count_when_they_can_be_what_they_say() {
    let numbers = [
        ("4006381333931", Some("04006381333931")),
        ("'036000291452", Some("00036000291452")),
        ("0-306-40615-2", Some("09780306406157")),
        ("01234565", Some("00012345000065")),
        ("14006381333938", Some("14006381333938")),
        ("4006381333932", None),
        ("4.54836E+12", None),
        ("2012345678903", None),
        ("0212345678909", None),
        ("0412345678903", None),
        ("9812345678902", None),
        ("1234567890128", None),
        ("4548360000002", None),
    ];
    let rows: String = numbers
        .iter()
        .enumerate()
        .map(|(n, (number, _))| format!("n{n},Kettle,10 THB,in stock,{number}\n"))
        .collect();
    let text = format!("id,title,price,availability,gtin\n{rows}");
    let (feed, report) = read(text.as_bytes()).unwrap();
    for (row, (number, gtin)) in feed.rows.iter().zip(numbers) {
        assert_eq!(row.gtin.as_deref(), gtin, "{number}");
        let extra = row.extras.iter().find(|extra| extra.name == "gtin");
        assert_eq!(
            extra.is_some(),
            gtin.is_none(),
            "what is no number is kept as text: {number}"
        );
    }
    assert_told(
        &report,
        Cause::GtinInvalid,
        1,
        "feed.xml:7, record 6 \"n5\", gtin: \"4006381333932\"",
    );
    assert_told(
        &report,
        Cause::SpreadsheetNumber,
        1,
        "feed.xml:8, record 7 \"n6\", gtin: \"4.54836E+12\"",
    );
    assert_told(
        &report,
        Cause::GtinRestricted,
        6,
        "feed.xml:9, record 8 \"n7\", gtin: \"2012345678903\"",
    );
}
