//! Feeds of real merchants, where they are at hand. Nothing of them is kept here but counts.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use souk_commerce::Timestamp;
use souk_feeds::{Cause, Feed, FeedError, Report};

/// The folder of real feeds; `None`, and a word about it, when it is not here.
pub(super) fn data() -> Option<PathBuf> {
    let shared = std::env::var_os("SOUK_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let data = shared.join("data");
    if data.is_dir() {
        Some(data)
    } else {
        println!("skipped: there are no real feeds in {}", data.display());
        None
    }
}

fn read(path: &Path) -> (Result<Feed, FeedError>, Report) {
    let mut report = Report::default();
    let feed =
        Feed::read("feed.xml", std::fs::File::open(path).unwrap(), &mut report).map(|mut feed| {
            feed.settle(feed.currency(), Timestamp(1_795_348_800), &mut report);
            feed
        });
    (feed, report)
}

#[test]
fn real_feeds_have_the_records_that_their_source_counts() {
    let Some(data) = data() else { return };
    for (file, records, accepted, currency) in [
        ("google-rss-importpc-cz/google_feed.xml", 1255, 1254, "CZK"),
        ("google-rss-arabic-uae/google_feed.xml", 670, 670, "AED"),
        (
            "google-rss-arabic-uae/google_feed-arabsad.xml",
            670,
            670,
            "AED",
        ),
        ("google-rss-arabic-oman/google_feed.xml", 129, 129, "OMR"),
        ("google-rss-solea-fr/google-shopping.xml", 90, 90, "EUR"),
        (
            "google-xml-samples/google-merchant-xml-sample.xml",
            17,
            17,
            "AUD",
        ),
        ("google-xml-samples/google-merchant.xml", 2, 1, "TRY"),
        ("nasty-google-samples/ipaper-placeholder.xml", 5, 5, "USD"),
        ("google-rss-velofant-se/prisjakt-03.xml", 9, 8, "SEK"),
        ("google-rss-velofant-se/prisjakt-11.xml", 16, 11, "SEK"),
        ("google-rss-velofant-se/prisjakt-21.xml", 18, 18, "SEK"),
        ("google-rss-opispot-es/google_feed.xml.zst", 486, 486, "USD"),
        (
            "google-rss-trailerparts-au/product_feed.xml.zst",
            3284,
            3284,
            "AUD",
        ),
        ("google-tsv-gmc-learning/feed.tsv", 22, 22, "EUR"),
        (
            "meta-csv-couleurvarie-jp/facebook_feed.csv",
            271,
            271,
            "JPY",
        ),
        ("nasty-yml-windows1251-kz/copyline.yml", 1228, 1228, "KZT"),
        ("yml-islandgift-ru/yml.xml", 102, 102, "RUB"),
        ("yml-suppliers-kz/alstyle.yml.zst", 2003, 2003, "KZT"),
        ("yml-suppliers-kz/akcent.yml", 144, 144, "KZT"),
        ("heureka-xml-puffmi-cz/heureka.xml", 30, 30, "CZK"),
        ("skroutz-xml-askadam-gr/skroutz.xml", 41, 41, "EUR"),
    ] {
        let (feed, report) = read(&data.join(file));
        let feed = feed.unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(
            (feed.counts.read, feed.counts.accepted),
            (records, accepted),
            "{file}\n{report}"
        );
        let found = feed.currency();
        let found = found.as_ref().map_or("", |found| found.code());
        assert_eq!(found, currency, "{file}");
        let priced = feed.rows.iter().filter(|row| row.price.is_some()).count();
        assert!(
            priced * 10 >= feed.rows.len() * 8,
            "{file}: {priced} prices\n{report}"
        );
    }
}

/// Files with the format that they are known as, the records read and accepted, and the rows.
type Counted = (&'static str, &'static str, u64, u64, usize);

/// Exports of shop systems name no currency, so that they are counted without one.
fn assert_counts(files: &[Counted]) {
    let Some(data) = data() else { return };
    for (file, format, records, accepted, rows) in files {
        let (feed, report) = read(&data.join(file));
        let feed = feed.unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(feed.head.format, *format, "{file}");
        assert_eq!(
            (feed.counts.read, feed.counts.accepted),
            (*records, *accepted),
            "{file}\n{report}"
        );
        assert_eq!(feed.rows.len(), *rows, "{file}\n{report}");
    }
}

#[test]
fn real_exports_of_shops_have_the_records_that_their_source_counts() {
    assert_counts(&[
        (
            "shopify-csv-bags-in/products_export_1.csv",
            "shopify-csv",
            604,
            604,
            549,
        ),
        (
            "shopify-csv-barcodes-nl/products_export_1.csv",
            "shopify-csv",
            814,
            814,
            814,
        ),
        (
            "shopify-csv-procure/products_export_1.csv",
            "shopify-csv",
            1145,
            835,
            371,
        ),
        (
            "shopify-csv-procure/dwc.products.csv",
            "shopify-csv",
            179,
            179,
            77,
        ),
        (
            "shopify-csv-turkish/products_export_1.csv",
            "shopify-csv",
            94,
            89,
            15,
        ),
        ("shopify-csv-samples/apparel.csv", "shopify-csv", 22, 22, 22),
        (
            "shopify-csv-samples/jewelery.csv",
            "shopify-csv",
            41,
            41,
            23,
        ),
        (
            "shopify-csv-samples/home-and-garden.csv",
            "shopify-csv",
            21,
            21,
            21,
        ),
        (
            "shopify-json-misc/camera-us.json.zst",
            "shopify-json",
            95,
            95,
            1615,
        ),
        (
            "shopify-json-misc/outdoor-uk.json.zst",
            "shopify-json",
            214,
            214,
            509,
        ),
        (
            "shopify-json-misc/vmax-de.json",
            "shopify-json",
            288,
            288,
            363,
        ),
    ]);
}

#[test]
fn real_exports_of_other_shops_have_the_records_that_their_source_counts() {
    assert_counts(&[
        (
            // 147 rows are configurable products, which are sold as their variants.
            "magento2-csv/products.csv.zst",
            "magento-csv",
            1994,
            1994,
            1847,
        ),
        // 721 rows of all tables; 73 of them are variants.
        ("saleor-json/populatedb_data.json", "saleor", 721, 721, 73),
        // A grouped product and a bundle are left out; a configurable one is sold as its variants.
        ("bagisto-samples/products.csv", "bagisto", 26, 24, 23),
        ("bagisto-samples/products.xml", "bagisto", 26, 24, 23),
        (
            "bagisto-samples/products-with-errors.csv",
            "bagisto",
            2,
            2,
            2,
        ),
        ("woo-csv-sample/sample_products.csv", "woo-csv", 24, 22, 20),
        (
            "woo-csv-sample/importer-test-sample.csv",
            "woo-csv",
            7,
            5,
            4,
        ),
    ]);
}

#[test]
fn real_feeds_without_a_currency_have_the_records_that_their_source_counts() {
    let Some(data) = data() else { return };
    for (file, format, records) in [
        ("idealo-csv-epages-de/idealo.csv", "idealo-csv", 14),
        ("heureka-xml-schema-samples/heureka.xml", "heureka", 18),
        ("heureka-xml-schema-samples/zbozi.xml", "heureka", 5),
        ("heureka-xml-schema-samples/jyxo.xml", "heureka", 3),
        ("bestbuy-api-json-100/bestbuy.json", "bestbuy-json", 100),
        (
            "flipkart-csv-full-part/flipkart_part_full.csv.zst",
            "generic-csv",
            999,
        ),
    ] {
        let (feed, report) = read(&data.join(file));
        let feed = feed.unwrap_or_else(|error| panic!("{file}: {error}"));
        let found = (feed.head.format, feed.counts.read);
        assert_eq!(found, (format, records), "{file}\n{report}");
        assert!(feed.currency().is_none(), "{file}");
    }
}

/// One shop's catalogue in no known format; the same article stands in it once for each of its categories.
#[test]
fn real_lists_of_no_known_format_have_the_records_that_their_source_counts() {
    let Some(data) = data() else { return };
    let (feed, report) = read(&data.join("thai-diy-boonthavorn-54k/products.jsonl.zst"));
    let feed = feed.unwrap();
    assert_eq!(feed.head.format, "generic-json");
    assert_eq!(feed.counts.read, 53_929, "{report}");
    assert_eq!(feed.currency(), souk_commerce::Currency::parse("THB"));
    let repeated = report.count(Cause::RecordRepeated) + report.count(Cause::IdDuplicate);
    assert_eq!(feed.counts.rejected, repeated, "{report}");
    assert!((40_000..41_000).contains(&feed.rows.len()), "{report}");
    let priced = feed.rows.iter().filter(|row| row.price.is_some()).count();
    assert!(priced * 10 >= feed.rows.len() * 9, "{report}");
}

/// A table without names of columns is refused with a look at what stands there; with them it has all its records.
#[test]
fn a_real_list_without_a_header_is_refused_until_it_has_one() {
    let Some(data) = data() else { return };
    let path = data.join("flipkart-csv/flipkart_20k_titles.csv.zst");
    let (feed, _) = read(&path);
    assert_eq!(feed.unwrap_err().problem.code(), "no-header");
    let header = "id,title,product_type,price\n".as_bytes();
    let file = std::fs::File::open(&path).unwrap();
    let rows = ruzstd::decoding::StreamingDecoder::new(file).unwrap();
    let mut report = Report::default();
    let feed = Feed::read("x", header.chain(rows), &mut report).unwrap();
    assert_eq!(feed.counts.read, 20_000, "{report}");
}

#[test]
fn a_real_table_of_vehicles_is_named_as_one() {
    let Some(data) = data() else { return };
    let (feed, _) = read(&data.join("google-rss-vehicles-us/reddit_feed.csv"));
    let error = feed.unwrap_err();
    assert_eq!(error.problem.code(), "other-kind");
    assert!(error.to_string().contains("vehicles"), "{error}");
}

/// A page names its products in JSON-LD or microdata, with a currency, and has no count of its own in SOURCE.md.
#[test]
fn real_pages_hold_the_products_that_they_show() {
    let Some(data) = data() else { return };
    for (file, ids, prices, currency) in [
        (
            "product-microdata.html",
            &["925872"][..],
            &[11_999][..],
            "USD",
        ),
        ("product_microdata.html", &["925872"], &[11_999], "USD"),
        (
            "real-microdata-page.html",
            &["CS20858_1", "CS20858_2"],
            &[956, 529],
            "GBP",
        ),
    ] {
        let (feed, report) = read(&data.join("schema-org-html").join(file));
        let feed = feed.unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(feed.head.format, "schema-org");
        let found: Vec<&str> = feed.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(found, ids, "{file}\n{report}");
        let rows = feed.rows.iter();
        let found: Vec<i64> = rows
            .map(|row| row.price.as_ref().map_or(0, |price| price.regular.minor()))
            .collect();
        assert_eq!(found, prices, "{file}\n{report}");
        let found = feed.currency();
        assert_eq!(
            found.as_ref().map(souk_commerce::Currency::code),
            Some(currency)
        );
    }
    let (feed, report) = read(&data.join("schema-org-html/real-opengraph-product-page.html"));
    let feed = feed.unwrap();
    let row = &feed.rows[0];
    assert_eq!(
        row.price.as_ref().unwrap().regular.minor(),
        1799,
        "{report}"
    );
    assert!(row.link.as_ref().unwrap().starts_with("https://www.fye"));
    // What is referred to from elsewhere in the page belongs to the first product.
    let (feed, report) = read(&data.join("schema-org-html/product-ref-microdata.html"));
    let feed = feed.unwrap();
    assert_eq!(feed.rows[0].id, "925872", "{report}");
    // A business and a review are no products.
    let (feed, _) = read(&data.join("schema-org-html/null-jsonld.html"));
    assert_eq!(feed.unwrap_err().problem.code(), "html-page");
}

#[test]
fn every_file_among_the_real_feeds_is_read_or_refused_with_a_remedy() {
    let Some(data) = data() else { return };
    let mut files = 0;
    for folder in std::fs::read_dir(data).unwrap().flatten() {
        for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
            let path = file.path();
            if !path.is_file() || path.metadata().unwrap().len() > 2 * 1024 * 1024 {
                continue;
            }
            files += 1;
            let (feed, _) = read(&path);
            match feed {
                Ok(feed) => assert!(feed.counts.read > 0, "{}", path.display()),
                Err(error) => assert!(!error.problem.remedy().is_empty(), "{}", path.display()),
            }
        }
    }
    assert!(files > 100);
}
