//! Feeds become shops.

use std::path::Path;

use super::{Workplace, feed, item};

#[test]
fn a_feed_alone_becomes_a_shop_with_its_local_pictures() {
    let work = Workplace::new();
    work.write(
        "feed/media/kettle red.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    let pictures = "<g:image_link>media/kettle red.svg</g:image_link><g:additional_image_link>media/none.svg</g:additional_image_link>";
    work.write("feed/feed.xml", feed(&item("a", "Kettle", pictures)));
    let run = work.souk("build feed/feed.xml --out site --pack-only").ok();
    assert!(
        run.out().contains("1 product, 1 variant, 1 offer"),
        "{}",
        run.out()
    );
    assert!(
        run.out()
            .contains("country TH is read off the feed, currency THB is read off the feed"),
        "{}",
        run.out()
    );
    assert!(run.out().contains("[picture-missing]"), "{}", run.out());
    let files = work.files("site");
    assert!(files.contains_key("media/kettle red.svg") && files.contains_key("pack/manifest"));
    assert_eq!(
        work.names(),
        ["feed", "site", "site.state"],
        "nothing else is left"
    );
}

#[test]
fn a_build_says_where_country_and_currency_come_from() {
    let work = Workplace::new();
    work.write("feed.csv", "id,title,price\na,Kettle,10\n");
    for (options, said) in [
        (
            "--country DE",
            "country DE was given, currency EUR is that of the country",
        ),
        (
            "--country DE --currency CHF",
            "country DE was given, currency CHF was given",
        ),
        (
            "--currency CHF",
            "country CH follows from feed and currency, currency CHF was given",
        ),
    ] {
        let run = work
            .souk(&format!(
                "build feed.csv --out site --pack-only --accept {options}"
            ))
            .ok();
        assert!(run.out().contains(said), "{said}: {}", run.out());
    }
}

#[test]
fn the_same_files_give_the_same_bytes_and_replace_what_was_there() {
    let work = Workplace::new();
    let items: String = (0..50)
        .map(|n| {
            item(
                &format!("id-{n}"),
                &format!("Kettle {n}"),
                "<g:product_type>Home</g:product_type>",
            )
        })
        .collect();
    work.write("feed.xml", feed(&items));
    work.souk("build feed.xml --out one --pack-only").ok();
    work.souk("build feed.xml --out two --pack-only").ok();
    assert_eq!(work.files("one"), work.files("two"));

    work.write("feed.xml", feed(&item("b", "Teapot", "")));
    work.souk("build feed.xml --out one --pack-only --accept")
        .ok();
    assert_ne!(work.files("one"), work.files("two"));
    assert!(work.names().iter().all(|name| !name.starts_with('.')));
}

#[test]
fn settings_join_sellers_languages_and_reviews() {
    let work = Workplace::new();
    let product = "<g:product_type>Home</g:product_type><g:item_group_id>k</g:item_group_id><g:image_link>https://x.example/k.jpg</g:image_link>";
    work.write("nara-en.xml", feed(&item("k-1", "Kettle", product)));
    work.write(
        "nara-th.xml",
        feed(&item("k-1", "กาต้มน้ำ", &product.replace("Home", "บ้าน"))),
    );
    work.write("kiln-en.xml", feed(&item("k-1", "Kettle", product)));
    work.write(
        "reviews.xml",
        "<feed><reviews><review><review_id>1</review_id><ratings><overall min=\"1\" max=\"5\">4</overall></ratings><products><product>\
         <product_ids><skus><sku>k</sku></skus></product_ids></product></products></review></reviews></feed>",
    );
    work.write(
        "souk.toml",
        "version = 1\n[shop]\nname = \"Souk\"\nlanguages = [\"en\", \"th\", \"ar\"]\n[market]\ncountry = \"TH\"\ncurrency = \"THB\"\n\
         [matching]\njoin = \"id\"\n[[sellers]]\nid = \"nara\"\n[[sellers]]\nid = \"kiln\"\nsale = \"page\"\n\
         [[feeds]]\nseller = \"nara\"\nlanguage = \"en\"\nfile = \"nara-en.xml\"\n\
         [[feeds]]\nseller = \"nara\"\nlanguage = \"th\"\nfile = \"nara-th.xml\"\n\
         [[feeds]]\nseller = \"kiln\"\nlanguage = \"en\"\nfile = \"kiln-en.xml\"\n\
         [[feeds]]\nkind = \"reviews\"\nfile = \"reviews.xml\"\n",
    );
    let run = work
        .souk("build --out site --pack-only --report report.json")
        .ok();
    assert!(
        run.out()
            .contains("4 records, 4 kept, 0 left out\n1 product, 1 variant, 2 offers"),
        "{}",
        run.out()
    );
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(work.path("report.json")).unwrap()).unwrap();
    assert_eq!(report["format"], "google-rss, google-reviews");
    assert_eq!(report["issues"], serde_json::json!([]));
    let run = work.souk("check").ok();
    assert!(
        run.out().contains("1 product, 1 variant, 2 offers"),
        "{}",
        run.out()
    );
}

#[test]
fn init_writes_settings_that_build_understands_and_never_overwrites() {
    let work = Workplace::new();
    work.write("feeds/feed.xml", feed(&item("a", "กาต้มน้ำ", "")));
    work.souk("init feeds/feed.xml").ok();
    let settings = std::fs::read_to_string(work.path("souk.toml")).unwrap();
    for line in [
        "name = \"Nara\"",
        "languages = [\"th\"]",
        "country = \"TH\" # assumed",
        "currency = \"THB\"\n",
        "price = \"40.00\"\n",
        "file = \"feeds/feed.xml\"",
        "language = \"th\"",
    ] {
        assert!(settings.contains(line), "{line}\n{settings}");
    }
    work.souk("init feeds/feed.xml --country KH --out told.toml")
        .ok();
    let told = std::fs::read_to_string(work.path("told.toml")).unwrap();
    assert!(told.contains("country = \"KH\"\n"), "{told}");
    work.souk("build --out site --pack-only").ok();
    work.souk("build feeds/feed.xml --out again --pack-only")
        .ok();
    assert_eq!(work.files("site"), work.files("again"));

    let run = work.souk("init feeds/feed.xml");
    assert_eq!(run.code(), 2);
    assert!(
        run.err().contains("there are settings already"),
        "{}",
        run.err()
    );
    assert_eq!(
        std::fs::read_to_string(work.path("souk.toml")).unwrap(),
        settings
    );
}

#[test]
fn check_reports_as_json_what_it_reports_as_text() {
    let work = Workplace::new();
    let broken = "<item><g:id>b</g:id><g:title>Broken</g:title>\n<g:price>5 THB</item>\n<item><g:id>c</g:id><g:title>C</g:title><g:price>7</g:price>\
         <g:availability>in_stock</g:availability></item>\n";
    work.write(
        "feed.xml",
        feed(&format!("{}{broken}", item("a", "Kettle", ""))),
    );
    let run = work.souk("check feed.xml --format json").ok();
    let report: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    assert_eq!(
        report["records"],
        serde_json::json!({ "read": 3, "accepted": 2, "rejected": 1 })
    );
    assert_eq!(
        (&report["format"], &report["encoding"], &report["offers"]),
        (&"google-rss".into(), &"UTF-8".into(), &2.into())
    );
    let first = &report["issues"][0];
    assert_eq!(
        (&first["severity"], &first["code"], &first["count"]),
        (
            &"record-rejected".into(),
            &"record-malformed".into(),
            &1.into()
        )
    );
    let place = &first["places"][0];
    assert_eq!(
        (
            &place["file"],
            &place["line"],
            &place["record"],
            &place["id"]
        ),
        (&"feed.xml".into(), &9.into(), &2.into(), &"b".into())
    );
    let text = work.souk("check feed.xml").ok().out();
    assert!(
        text.contains("3 records, 2 kept, 1 left out") && text.contains("feed.xml:9"),
        "{text}"
    );
    assert!(text.contains("assumed [currency-assumed] once"), "{text}");

    work.write("page.xml", "<html><body/></html>");
    let run = work.souk("check page.xml --format json");
    let report: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    assert_eq!(
        (
            run.code(),
            &report["issues"][0]["severity"],
            &report["issues"][0]["code"]
        ),
        (2, &"fatal".into(), &"html-page".into())
    );
}

#[test]
fn a_currency_that_nobody_names_is_asked_for_once() {
    let work = Workplace::new();
    let items: String = (0..5).map(|n| format!("<item><g:id>{n}</g:id><g:title>T</g:title><g:price>{n}5</g:price><g:availability>in stock</g:availability></item>")).collect();
    work.write("feed.xml", feed(&items));
    let text = work.souk("check feed.xml").ok().out();
    assert!(
        text.contains("field-dropped [currency-unknown] 5 times"),
        "{text}"
    );
    assert!(text.contains("--currency CZK"), "{text}");
    let text = work
        .souk("check feed.xml --currency KZT --country KZ")
        .ok()
        .out();
    assert!(
        text.contains("assumed [currency-assumed] 5 times") && !text.contains("currency-unknown"),
        "{text}"
    );
}

#[test]
fn real_feeds_become_shops() {
    let shared = std::env::var_os("SOUK_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        Into::into,
    );
    let work = Workplace::new();
    for (file, command, products) in [
        (
            "google-rss-importpc-cz/google_feed.xml",
            "check",
            "1254 products",
        ),
        (
            "google-rss-arabic-uae/google_feed.xml",
            "build --out site --pack-only",
            "670 products",
        ),
    ] {
        let path = shared.join("data").join(file);
        if !path.is_file() {
            println!("skipped: {} is not here", path.display());
            continue;
        }
        let run = work.souk(&format!("{command} {}", path.display())).ok();
        assert!(run.out().contains(products), "{}", run.out());
    }
}
