//! Feeds written beside the shop.

use super::{Workplace, feed, item};

const SELLERS: &str = r#"version = 1
[shop]
name = "Market"
url = "https://market.example"
languages = ["en"]
[market]
country = "TH"
currency = "THB"
[[sellers]]
id = "nara"
[[sellers]]
id = "sala"
[[feeds]]
seller = "nara"
file = "nara.xml"
language = "en"
[[feeds]]
seller = "sala"
file = "sala.xml"
language = "en"
"#;

#[test]
fn a_build_writes_its_products_as_feeds_and_one_of_them_makes_the_same_shop() {
    let work = Workplace::new();
    let more = "<g:shipping_label>big</g:shipping_label><g:cost_of_goods_sold>333 THB</g:cost_of_goods_sold>";
    work.write(
        "feed.xml",
        feed(&(item("a", "Kettle", more) + &item("b", "Pot", ""))),
    );
    let run = work
        .souk("build feed.xml --out site --pack-only --export google,agentic")
        .ok();
    let files = work.files("site");
    let written: Vec<&String> = files
        .keys()
        .filter(|name| name.contains("feeds/"))
        .collect();
    assert_eq!(written.len(), 2, "{written:?}");
    let google = written.iter().find(|name| name.contains("google")).unwrap();
    let google = (*google).clone();
    assert!(
        run.out().contains(&format!("{google}: 2 records")),
        "{}",
        run.out()
    );
    let text = String::from_utf8(files[&google].clone()).unwrap();
    assert!(
        text.contains("<g:shipping_label>big</g:shipping_label>") && !text.contains("333"),
        "{text}"
    );
    assert_eq!(work.names(), ["feed.xml", "site", "site.state"]);
    assert!(
        !work
            .files("site.state")
            .keys()
            .any(|name| name.contains("feeds"))
    );

    work.write("again.xml", &text);
    work.souk("build again.xml --out two --pack-only --export google")
        .ok();
    let two = work.files("two");
    assert_eq!(two[&google], files[&google]);
    assert_eq!(two["pack/manifest"], files["pack/manifest"]);

    // The next build keeps what did not change, and one that is not asked writes none.
    work.souk("build feed.xml --out site --pack-only --export google")
        .ok();
    assert_eq!(work.files("site")[&google], files[&google]);
    work.souk("build feed.xml --out site --pack-only").ok();
    assert!(!work.files("site").contains_key(&google));
}

#[test]
fn each_seller_has_a_feed_of_its_own() {
    let work = Workplace::new();
    work.write("souk.toml", SELLERS);
    work.write("nara.xml", feed(&item("a", "Kettle", "")));
    work.write(
        "sala.xml",
        feed(&item("a", "Kettle", "").replace("599", "650")),
    );
    work.souk("build --out site --pack-only --export google")
        .ok();
    let files = work.files("site");
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert!(text("feeds/google-nara-en.xml").contains("<g:price>599.00 THB</g:price>"));
    assert!(text("feeds/google-sala-en.xml").contains("<g:price>650.00 THB</g:price>"));
}

#[test]
fn a_format_that_cannot_be_written_is_refused_with_those_that_can() {
    let work = Workplace::new();
    work.write("feed.xml", feed(&item("a", "Kettle", "")));
    let run = work.souk("build feed.xml --out site --export shopify");
    assert_eq!(run.code(), 2);
    assert!(
        run.err().contains("write google, google-tsv or agentic"),
        "{}",
        run.err()
    );
}
