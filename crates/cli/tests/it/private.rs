//! What only the merchant may know is in no file of a shop, whatever format it came in.

use std::io::Read as _;

use super::{Workplace, feed};

/// An amount, a number of pieces, and a word that stand in private fields and nowhere else.
const COST: &str = "4711.83";
const PIECES: u32 = 90_417;
const WORD: &str = "zzsecretmargin";

/// Feeds by name, each with one good at a price.
fn feeds(price: &str) -> Vec<(&'static str, String)> {
    let google = format!(
        "<item><g:id>rss</g:id><g:title>Kettle</g:title><g:price>{price}</g:price><g:availability>in_stock</g:availability>\
         <g:cost_of_goods_sold>{COST} THB</g:cost_of_goods_sold><g:auto_pricing_min_price>{COST} THB</g:auto_pricing_min_price>\
         <g:custom_label_0>{WORD}</g:custom_label_0><g:custom_number_1>471183</g:custom_number_1><g:ads_labels>{WORD}</g:ads_labels>\
         <g:quantity>{PIECES}</g:quantity><g:supplier>{WORD}</g:supplier></item>\n"
    );
    vec![
        ("rss.xml", feed(&google)),
        (
            "google.csv",
            format!(
                "id,title,price,availability,cost of goods sold,custom label 0,profit margin,inventory,wholesale price\n\
                 csv,Pot,{price},in stock,{COST} THB,{WORD},{WORD},{PIECES},{COST}\n"
            ),
        ),
        (
            "meta.csv",
            format!(
                "id,title,price,availability,status,image[0].url,quantity_to_sell_on_facebook,internal_label,custom_label_1\n\
                 meta,Pan,{price},in stock,active,https://x.example/a.jpg,{PIECES},{WORD},{WORD}\n"
            ),
        ),
        (
            "google.json",
            format!(
                "[{{\"offerId\": \"json\", \"title\": \"Cup\", \"price\": {{\"value\": \"{}\", \"currency\": \"THB\"}}, \"availability\": \"in stock\", \
                 \"costOfGoodsSold\": {{\"value\": \"{COST}\", \"currency\": \"THB\"}}, \"customLabel2\": \"{WORD}\", \"quantity\": {PIECES}}}]",
                price.trim_end_matches(" THB")
            ),
        ),
        (
            "shopify.csv",
            format!(
                "Handle,Title,Vendor,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,\
                 Variant Inventory Policy,Variant Price,Variant Barcode,Cost per item,Wholesale price,Status\n\
                 mug,Mug,Potter,TRUE,Color,Blue,MUG-B,shopify,{PIECES},deny,{price},,{COST},{COST},active\n"
            ),
        ),
        (
            "woo.csv",
            format!(
                "ID,Type,SKU,Name,Published,Visibility in catalog,In stock?,Stock,Low stock amount,Regular price,Cost of goods\n\
                 1,simple,WOO-1,Bowl,1,visible,1,{PIECES},{PIECES},{price},{COST}\n"
            ),
        ),
        (
            "yml.xml",
            format!(
                "<yml_catalog date=\"2026-11-22 08:00\"><shop><name>S</name><currencies><currency id=\"THB\" rate=\"1\"/></currencies>\
                 <categories><category id=\"1\">Home</category></categories><offers><offer id=\"yml\" available=\"true\"><name>Lamp</name>\
                 <price>{}</price><currencyId>THB</currencyId><categoryId>1</categoryId><purchase_price>{COST}</purchase_price>\
                 <stock_quantity>{PIECES}</stock_quantity></offer></offers></shop></yml_catalog>",
                price.trim_end_matches(" THB")
            ),
        ),
        (
            "heureka.xml",
            format!(
                "<SHOP><SHOPITEM><ITEM_ID>heureka</ITEM_ID><PRODUCTNAME>Vase</PRODUCTNAME><URL>https://x.example/v</URL>\
                 <PRICE_VAT>{price}</PRICE_VAT><DELIVERY_DATE>0</DELIVERY_DATE><HEUREKA_CPC>{COST}</HEUREKA_CPC></SHOPITEM></SHOP>"
            ),
        ),
    ]
}

fn shop(price: &str, allowed: bool) -> (Workplace, String) {
    let work = Workplace::new();
    let build = |work: &Workplace, price: &str, day: &str| {
        let mut settings = "version = 1\n[shop]\nname = \"Souk\"\n[market]\ncountry = \"TH\"\ncurrency = \"THB\"\n[[sellers]]\nid = \"nara\"\n".to_owned();
        if allowed {
            settings += "stock_counts = true\n";
        }
        for (name, text) in feeds(price) {
            work.write(name, text.replace("Sun, 22 Nov", day));
            settings += "[[feeds]]\nseller = \"nara\"\nfile = \"";
            settings += name;
            settings += "\"\n";
        }
        work.write("souk.toml", settings);
        let run = work
            .souk("build --out site --pack-only --report report.json --accept")
            .ok();
        run.out() + &run.err()
    };
    build(&work, price, "Sun, 22 Nov");
    // A second build adds a delta and a row to each history.
    let told = build(&work, "649 THB", "Mon, 23 Nov");
    (work, told)
}

/// Every file of the shop, of its state and of the report, unpacked.
fn files(work: &Workplace, told: String) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = work.files("site").into_iter().collect();
    files.extend(work.files("site.state"));
    files.push((
        "report.json".into(),
        std::fs::read(work.path("report.json")).unwrap(),
    ));
    let html = work.souk("check --format html").ok().out();
    files.push(("report.html".into(), html.into_bytes()));
    files.push(("output".into(), told.into_bytes()));
    for (name, bytes) in &mut files {
        if name.strip_suffix(".br").is_some() {
            let mut plain = Vec::new();
            brotli::Decompressor::new(&bytes[..], 4096)
                .read_to_end(&mut plain)
                .unwrap();
            *bytes = plain;
        }
    }
    files
}

/// A number as the pack writes it: seven bits a byte, the lowest first.
fn varint(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7F {
        bytes.push(u8::try_from(number & 0x7F).unwrap() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap());
    bytes
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn nothing_private_is_in_any_file_of_a_shop() {
    let (work, told) = shop("599 THB", false);
    let files = files(&work, told);
    for kind in [
        ".products.br",
        ".cards.br",
        ".index.br",
        ".delta.br",
        ".history.br",
        ".contents",
    ] {
        assert!(
            files.iter().any(|(name, _)| name.ends_with(kind)),
            "no file is a {kind}"
        );
    }
    let titles = ["Kettle", "Pot", "Pan", "Cup", "Mug", "Bowl", "Lamp", "Vase"];
    for title in titles {
        assert!(
            files
                .iter()
                .any(|(_, bytes)| holds(bytes, title.as_bytes())),
            "{title} is sold"
        );
    }
    let cost = 471_183_u32;
    let secrets: [Vec<u8>; 9] = [
        COST.into(),
        "4711,83".into(),
        "471183".into(),
        WORD.into(),
        PIECES.to_string().into(),
        varint(cost),
        varint(PIECES),
        cost.to_le_bytes().into(),
        PIECES.to_le_bytes().into(),
    ];
    for (name, bytes) in &files {
        for secret in &secrets {
            assert!(
                !holds(bytes, secret),
                "{name} holds {}",
                String::from_utf8_lossy(secret)
            );
        }
    }
    let report = String::from_utf8(std::fs::read(work.path("report.json")).unwrap()).unwrap();
    assert!(
        report.contains("private-field") && report.contains("stock-count-withheld"),
        "{report}"
    );
}

#[test]
fn the_number_of_pieces_is_published_where_the_merchant_allows_it() {
    let (work, told) = shop("599 THB", true);
    let files = files(&work, told);
    let shown = files
        .iter()
        .any(|(name, bytes)| name.ends_with(".products") && holds(bytes, &varint(PIECES)));
    assert!(shown, "this is also how the other test would find it");
    assert!(
        files
            .iter()
            .all(|(_, bytes)| !holds(bytes, WORD.as_bytes()) && !holds(bytes, COST.as_bytes()))
    );
}
