//! Cases 58 to 63: markup, scripts, addresses, pictures, categories.

use souk_commerce::product::Block;
use souk_commerce::{Currency, Timestamp};
use souk_feeds::{Cause, Feed, Join, Picture, Report};

use super::super::assembly::{edition, put, source};
use super::super::{item, read, rss};
use super::assert_told;

fn described(html: &str) -> (Vec<Block>, Report) {
    let html = html.replace('&', "&amp;").replace('<', "&lt;");
    let more = format!("<g:description>{html}</g:description>");
    let (mut feed, report) = read(rss(&item("a", &more)).as_bytes()).unwrap();
    (feed.rows.remove(0).description.blocks, report)
}

fn titled(title: &str) -> (String, Report) {
    let text = rss(&item("a", "").replace("Title of a", title));
    let (mut feed, report) = read(text.as_bytes()).unwrap();
    (feed.rows.remove(0).title, report)
}

#[test]
pub(super) fn nothing_of_a_description_runs_and_its_words_stay() {
    let words = [Block::Paragraph("Boils fast.".into())];
    for html in [
        "<p>Boils <b>fast</b>.</p><script>steal()</script>",
        "<p onclick=\"steal()\">Boils fast.</p>",
        "<p>Boils <a href=\"javascript:steal()\">fast</a>.</p>",
        "<p>Boils <a href=\"java\tscript:steal()\">fast</a>.</p>",
        "<iframe src=\"https://x.example\">No frames here</iframe><p>Boils fast.</p>",
        "<img src=x onerror=steal()>Boils fast.",
        "<svg/onload=steal()></svg><p>Boils fast.</p>",
        "<form action=\"/steal\"><p>Boils fast.</p></form>",
    ] {
        let (blocks, report) = described(html);
        assert_eq!(blocks, words, "{html}");
        let raw: String = html
            .chars()
            .map(|c| if c == '\t' { ' ' } else { c })
            .take(80)
            .collect();
        let place = format!("feed.xml:3, record 1 \"a\", description: \"{raw}\"");
        assert_told(&report, Cause::ActiveContent, 1, &place);
        assert_eq!(report.issues().len(), 1, "{report}");
    }
    for html in [
        "<!DOCTYPE html><html><head><title>Shop</title><style>p{color:red}</style></head><body><p style=\"color:red\">Boils fast.</p></body></html>",
        "<div class=\"prose\" data-message-author-role=\"assistant\"><p data-start=\"0\" data-end=\"9\">Boils fast.</p></div>",
        "```html\n<p>Boils fast.</p>\n```",
        "<meta charset='utf-8'>Boils <span data-sheets-value=\"{}\">fast</span>.",
        "Boils\u{a0}fast.",
    ] {
        let (blocks, report) = described(html);
        assert_eq!(blocks, words, "{html}");
        assert!(report.is_empty(), "{html}\n{report}");
    }
}

#[test]
pub(super) fn characters_that_hide_go_and_those_that_a_script_needs_stay() {
    let hidden = "Ket\u{200B}tle\u{202E} caf\u{65}\u{301}\u{a0}\u{a0}me\u{308}r";
    let (title, report) = titled(hidden);
    assert_eq!(title, "Kettle café m\u{eb}r", "composed, with plain blanks");
    let place = format!("feed.xml:3, record 1 \"a\", title: \"{hidden}\"");
    assert_told(&report, Cause::ControlCharacter, 1, &place);
    for whole in [
        "چای\u{200C}ساز برقی",
        "مقلاة \u{200F}(28 cm)",
        "👩\u{200D}🍳 apron",
    ] {
        let (title, report) = titled(whole);
        assert_eq!(title, whole);
        assert!(report.is_empty(), "{report}");
    }
}

#[test]
pub(super) fn letters_of_two_alphabets_in_one_word_are_told() {
    let more = "<g:brand>Ѕony</g:brand>";
    let (feed, report) = read(rss(&item("a", more)).as_bytes()).unwrap();
    assert_eq!(feed.rows[0].brand.as_deref(), Some("Ѕony"));
    let place = "feed.xml:3, record 1 \"a\", brand: \"Ѕony\"";
    assert_told(&report, Cause::MixedLetters, 1, place);
    let (_, report) = titled("USB-кабель 2м Sony, Καφές");
    assert!(report.is_empty(), "{report}");
    assert_eq!(
        souk_feeds::matching::normalise_brand("Ѕony"),
        souk_feeds::matching::normalise_brand("SONY")
    );
}

/// Page and pictures of one record in a feed of a name, and what was told.
fn addresses(name: &str, head: &str, link: &str, pictures: &[&str]) -> (Addresses, Report) {
    let pictures: String = pictures
        .iter()
        .map(|url| format!("<g:additional_image_link>{url}</g:additional_image_link>"))
        .collect();
    let more = format!("<g:link>{link}</g:link>{pictures}");
    let text = rss(&item("a", &more)).replace("<title>Test</title>", head);
    let mut report = Report::default();
    let mut feed = Feed::read(name, text.as_bytes(), &mut report).unwrap();
    feed.settle(Currency::parse("THB"), Timestamp(0), &mut report);
    feed.place_pictures(
        |path| (path == "media/here.jpg").then(|| "/media/1.jpg".to_owned()),
        &mut report,
    );
    let row = feed.rows.remove(0);
    let pictures = row.pictures.into_iter().map(|picture| match picture {
        Picture::Remote(url) | Picture::Placed(url) => url,
        Picture::Local(path) => format!("local {path}"),
    });
    ((row.link, pictures.collect()), report)
}

type Addresses = (Option<String>, Vec<String>);

#[test]
pub(super) fn addresses_are_completed_mended_or_refused() {
    let shop = "<title>Test</title><link>https://shop.example/th/</link>";
    let ((link, pictures), report) = addresses(
        "feed.xml",
        shop,
        "/p/1?a=1",
        &[
            "http://shop.example/a.jpg",
            "//shop.example/b.jpg",
            "/img/c.jpg",
            "media/there.jpg",
            "www.shop.example/d.jpg",
            "https://shop.example/صورة 1.jpg",
            "data:image/png;base64,AAAA",
            "javascript:steal()",
            "https://shop.example/{size}.jpg",
        ],
    );
    assert_eq!(link.as_deref(), Some("https://shop.example/p/1?a=1"));
    assert_eq!(
        pictures,
        [
            "https://shop.example/a.jpg",
            "https://shop.example/b.jpg",
            "https://shop.example/img/c.jpg",
            "https://shop.example/th/media/there.jpg",
            "https://www.shop.example/d.jpg",
            "https://shop.example/%D8%B5%D9%88%D8%B1%D8%A9%201.jpg",
        ]
    );
    let place = |field: &str, raw: &str| format!("feed.xml:3, record 1 \"a\", {field}: \"{raw}\"");
    let picture = "additional_image_link";
    assert_told(
        &report,
        Cause::UrlRefused,
        3,
        &place(picture, "data:image/png;base64,AAAA"),
    );
    assert_told(
        &report,
        Cause::HttpUpgraded,
        1,
        &place(picture, "http://shop.example/a.jpg"),
    );
    assert_told(
        &report,
        Cause::UrlCompleted,
        4,
        &place(picture, "/img/c.jpg"),
    );
}

#[test]
pub(super) fn a_feed_that_was_fetched_completes_addresses_by_its_own() {
    let name = "https://feeds.example/shop/all.xml?key=1";
    let head = "<title>Test</title>";
    let ((link, pictures), report) =
        addresses(name, head, "p/1", &["img/a.jpg", "/b.jpg", "../c.jpg"]);
    assert_eq!(link.as_deref(), Some("https://feeds.example/shop/p/1"));
    let whole =
        ["shop/img/a.jpg", "b.jpg", "c.jpg"].map(|path| format!("https://feeds.example/{path}"));
    assert_eq!(pictures, whole);
    assert_eq!(report.count(Cause::UrlCompleted), 4, "{report}");
    // The shop's own address says more than that of a service that delivers feeds.
    let head = "<title>Test</title><link>https://shop.example</link>";
    let ((link, _), _) = addresses(name, head, "p/1", &[]);
    assert_eq!(link.as_deref(), Some("https://shop.example/p/1"));
    // Nothing is known to complete it by.
    let ((link, pictures), report) = addresses(
        "feed.xml",
        "<title>Test</title>",
        "p/1",
        &["/b.jpg", "img/a.jpg"],
    );
    assert!(link.is_none() && pictures.is_empty());
    let place = "feed.xml:3, record 1 \"a\", additional_image_link: \"/b.jpg\"";
    assert_told(&report, Cause::UrlRefused, 2, place);
    let place = "feed.xml:3, record 1 \"a\", image_link: \"img/a.jpg\"";
    assert_told(&report, Cause::PictureMissing, 1, place);
    // Where one picture stands in the folder, another was meant to stand there.
    let head = "<title>Test</title><link>https://shop.example</link>";
    let pictures = ["media/here.jpg", "media/there.jpg"];
    let ((_, pictures), report) = addresses("feed.xml", head, "", &pictures);
    assert_eq!(pictures, ["/media/1.jpg"]);
    let place = "feed.xml:3, record 1 \"a\", image_link: \"media/there.jpg\"";
    assert_told(&report, Cause::PictureMissing, 1, place);
}

#[test]
pub(super) fn a_product_without_a_picture_is_told_once() {
    let rows = [
        ("1", "title=Kettle|price=1 THB"),
        ("2", "title=Pot red|color=red|item_group_id=p|price=1 THB"),
        ("3", "title=Pot blue|color=blue|item_group_id=p|price=1 THB"),
    ];
    let mut bare = source("nara", "en", &rows);
    for row in &mut bare.feed.rows {
        row.pictures.retain(|_| row.id == "3");
    }
    let (assembled, report) = put(vec![bare], &["en"], Join::Nothing);
    let products = edition(&assembled, "en");
    assert!(products[0].images.is_empty() && !products[1].images.is_empty());
    assert_told(&report, Cause::PictureNone, 1, "feed.xml:3, record 1 \"1\"");
}

/// The category of each product of a table, and what was told.
fn categories(paths: &[&str]) -> (Vec<Vec<String>>, Report) {
    let rows: String = paths
        .iter()
        .enumerate()
        .map(|(n, path)| format!("n{n}\tKettle\t10 THB\tin stock\t{path}\n"))
        .collect();
    let table = format!("id\ttitle\tprice\tavailability\tproduct type\n{rows}");
    let (feed, report) = read(table.as_bytes()).unwrap();
    (
        feed.rows.into_iter().map(|row| row.product_type).collect(),
        report,
    )
}

#[test]
pub(super) fn the_steps_of_a_category_are_found_whatever_parts_them() {
    let (paths, report) = categories(&[
        "Home > Kitchen",
        "Home>Kitchen",
        "Home >> Kitchen",
        "Home &gt; Kitchen",
        "Home | Kitchen",
        "Home / Kitchen",
        "Home » Kitchen",
    ]);
    assert!(
        paths.iter().all(|path| *path == ["Home", "Kitchen"]),
        "{paths:?}"
    );
    assert_eq!(report.count(Cause::CategorySlash), 0);
    let (paths, report) = categories(&["Home/Kitchen", "Home/Bath", "Garden", "Home/Kitchen"]);
    assert_eq!(paths[1], ["Home", "Bath"]);
    let place = "feed.xml:2, record 1 \"n0\", product_type: \"Home/Kitchen\"";
    assert_told(&report, Cause::CategorySlash, 3, place);
    let (paths, report) = categories(&["TV/Video", "Kitchen"]);
    assert_eq!(paths, [["TV/Video"], ["Kitchen"]]);
    assert!(report.is_empty(), "{report}");
    let (paths, report) = categories(&["5181", "Home"]);
    assert!(paths[0].is_empty());
    let place = "feed.xml:2, record 1 \"n0\", product type: \"5181\"";
    assert_told(&report, Cause::CategoryNumber, 1, place);
}

#[test]
pub(super) fn a_list_of_categories_may_lead_in_a_circle_or_nowhere() {
    let offer = |id: &str, category: &str| {
        format!(
            "<offer id=\"{id}\" available=\"true\"><name>Kettle</name><price>10</price><currencyId>THB</currencyId><categoryId>{category}</categoryId></offer>\n"
        )
    };
    let categories = "<category id=\"1\" parentId=\"2\">One</category><category id=\"2\" parentId=\"1\">Two</category>\
        <category id=\"3\">Home</category><category id=\"4\" parentId=\"3\">Home</category><category id=\"5\" parentId=\"99\">Lost</category>";
    let offers: String = ["1", "2", "4", "5", "77"]
        .iter()
        .map(|id| offer(&format!("o{id}"), id))
        .collect();
    let text = format!(
        "<yml_catalog><shop><categories>{categories}</categories>\n<offers>{offers}</offers></shop></yml_catalog>"
    );
    let (feed, report) = read(text.as_bytes()).unwrap();
    let paths: Vec<Vec<String>> = feed.rows.into_iter().map(|row| row.product_type).collect();
    let expected: [&[&str]; 5] = [
        &["Two", "One"],
        &["One", "Two"],
        &["Home", "Home"],
        &["Lost"],
        &[],
    ];
    assert_eq!(paths, expected);
    assert_told(
        &report,
        Cause::CategoryUnknown,
        4,
        "feed.xml:2, record 1 \"o1\": \"1\"",
    );
}
