//! A small bundle, and what becomes of it.

use std::collections::BTreeMap;

use souk_commerce::shop::{Contact, Market, Theme};
use souk_commerce::{Country, Currency, Timestamp, language::LocalText};

use std::fs;
use std::path::Path;

use super::*;

const PAGE: &str = "<html lang=\"{{language}}\" dir=\"{{direction}}\" data-build=\"{{build}}\">{{title}}|{{description}}{{head}}{{content}}\
    {{surface}}{{surface-dark}}{{style}}{{theme}}<script type=\"application/json\">{{data}}</script>\
    {{boot}}{{boot-integrity}}{{early}}{{no-script}}";

fn bundle(folder: &Path) -> Bundle {
    for (path, text) in [
        ("templates/index.html", PAGE),
        (
            "templates/sw.js",
            "const BUILD = '{{build}}'; const SHELL = {{shell}};",
        ),
        ("templates/embed.js", "const files = {{files}};"),
        ("app/shop-01.js", "shop glue"),
        ("app/shop-01.wasm", "shop program"),
        ("app/checkout-02.js", "checkout glue"),
        ("app/checkout-02.wasm", "checkout program"),
        ("app/checkout-02.wasm.br", "compressed"),
        ("app/widget-03.js", "widget glue"),
        ("app/widget-03.wasm", "widget program"),
        ("app/widget-09.css", "d{e: f}"),
        ("app/boot-04.js", "boot"),
        ("app/shop-05.css", "a{b: c}"),
        ("app/checkout-05.css", "a{b: c}"),
        ("app/messages-en-06.txt", "en"),
        ("app/messages-ar-07.txt", "ar"),
        ("app/messages-th-08.txt", "th"),
        ("app/messages-checkout-en-16.txt", "en"),
        ("app/messages-checkout-ar-17.txt", "ar"),
        ("app/messages-checkout-th-18.txt", "th"),
        ("icons/icon.svg", "<svg/>"),
        ("public/sw-kill.js", "kill"),
    ] {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    Bundle::read(folder).unwrap()
}

fn shop(name: &str) -> Shop {
    let tag = |text| LanguageTag::parse(text).unwrap();
    Shop {
        name: LocalText::new(vec![(tag("en"), name.to_owned())]),
        tagline: LocalText::default(),
        origin: "https://shop.example".to_owned(),
        languages: vec![tag("en"), tag("ar"), tag("cs"), tag("en-gb")],
        market: Market {
            country: Country::parse("TH").unwrap(),
            currency: Currency::parse("THB").unwrap(),
            tax: None,
        },
        sellers: Vec::new(),
        backend: Some("https://orders.example/ucp".to_owned()),
        contact: Contact::default(),
        theme: Theme {
            accent: Some("#123456".to_owned()),
            radius: None,
        },
    }
}

/// Every file of a site that is no compressed copy, by path.
fn site(shop: &Shop) -> BTreeMap<String, String> {
    let (app, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let pack = PackSummary {
        image_origins: vec!["https://img.example".to_owned()],
        now: Timestamp(0),
    };
    let output = Output::new(out.path(), None);
    write(&output, &bundle(app.path()), shop, &pack, Policy::None).unwrap();
    let mut files = BTreeMap::new();
    collect(out.path(), "", &mut files);
    files
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else if let Ok(text) = String::from_utf8(fs::read(&path).unwrap()) {
            files.insert(name, text);
        }
    }
}

#[test]
fn a_site_has_a_page_for_each_program_and_a_manifest_for_each_language() {
    let files = site(&shop("Souk"));
    assert!(files["index.html"].contains("/app/shop-01.wasm"));
    assert!(files["checkout/index.html"].contains("/app/checkout-02.wasm"));
    assert!(files["index.html"].contains("/app/theme-"));
    let manifests: Vec<_> = files
        .keys()
        .filter(|name| name.ends_with(".webmanifest"))
        .collect();
    assert_eq!(manifests, ["ar.webmanifest", "en.webmanifest"]);
    assert!(files["ar.webmanifest"].contains("\"dir\":\"rtl\""));
    assert!(files.contains_key("sw-kill.js") && files.contains_key("icons/icon.svg"));
}

#[test]
fn the_worker_lists_what_the_shop_loads_and_nothing_else() {
    let files = site(&shop("Souk"));
    let worker = &files["sw.js"];
    for listed in [
        "[\"/\",",
        "/checkout/",
        "/app/shop-01.js",
        "/app/messages-ar-07.txt",
        "/app/theme-",
    ] {
        assert!(worker.contains(listed), "{listed} in {worker}");
    }
    for absent in ["widget", "messages-th", ".br"] {
        assert!(!worker.contains(absent), "{absent} in {worker}");
    }
    assert!(worker.contains(&integrity(files["index.html"].as_bytes())));
}

#[test]
fn the_build_is_called_by_its_content() {
    let (one, same, other) = (site(&shop("Souk")), site(&shop("Souk")), site(&shop("Suq")));
    assert_eq!(one, same);
    assert_ne!(one["sw.js"], other["sw.js"]);
    let id = one["sw.js"].split('\'').nth(1).unwrap().to_owned();
    assert!(one["index.html"].contains(&format!("data-build=\"{id}\"")));
}

#[test]
fn a_hostile_name_stays_text() {
    let files = site(&shop("</script><script>alert(1)</script>{{data}}"));
    for page in ["index.html", "404.html"] {
        assert!(!files[page].contains("<script>alert"), "{page}");
    }
}

#[test]
fn the_policy_names_the_backend_and_the_pictures_and_no_more() {
    let headers = &site(&shop("Souk"))["_headers"];
    assert!(headers.contains("connect-src 'self' https://orders.example;"));
    assert!(headers.contains("img-src 'self' data: https://img.example;"));
    assert!(!headers.contains("unsafe-inline") && !headers.contains("'unsafe-eval'"));
}

#[test]
fn a_folder_without_browser_files_is_refused_with_the_remedy() {
    let empty = tempfile::tempdir().unwrap();
    let error = format!("{:#}", Bundle::read(empty.path()).unwrap_err());
    assert!(error.contains("cargo xtask dist"), "{error}");
}

#[test]
fn the_loader_for_other_sites_names_the_widgets_files_and_the_shops_look() {
    let site = site(&shop("Tea"));
    let files = site["embed.js"]
        .strip_prefix("const files = ")
        .and_then(|text| text.strip_suffix(';'))
        .unwrap();
    let files: serde_json::Value = serde_json::from_str(files).unwrap();
    for (name, expected) in [
        ("glue", "/app/widget-03.js"),
        ("wasm", "/app/widget-03.wasm"),
        ("style", "/app/widget-09.css"),
        ("language", "en"),
        ("theme", "--shop-accent:#123456;"),
    ] {
        assert_eq!(files[name], expected, "{name}");
    }
    assert!(files["integrity"].as_str().unwrap().starts_with("sha384-"));
    assert_eq!(files["messages"]["ar"], "/app/messages-ar-07.txt");
}
