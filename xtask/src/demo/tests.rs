use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::chance::hash;
use super::goods::check_digit;
use super::*;

/// An item of a feed: values by field, a repeated field as often as it occurs.
type Item = BTreeMap<String, Vec<String>>;

/// Reads a whole document; a document that is not well-formed fails the test.
fn items(name: &str, xml: &str, record: &str) -> Vec<Item> {
    let mut reader = Reader::from_str(xml);
    let (mut items, mut item, mut path) = (Vec::new(), Item::new(), Vec::<String>::new());
    let mut text = String::new();
    loop {
        let event = reader.read_event();
        match event.unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(tag) => {
                path.push(tag.name().as_ref().to_owned());
                text.clear();
            }
            Event::End(_) => {
                let field = path.pop().unwrap();
                let text = std::mem::take(&mut text);
                if field == record {
                    items.push(std::mem::take(&mut item));
                } else if !text.trim().is_empty() {
                    item.entry(field).or_default().push(text);
                }
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(name) => text.push_str(match &*name {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                other => panic!("&{other};"),
            }),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty(), "{name}: elements stay open");
    items
}

fn one<'a>(item: &'a Item, field: &str) -> &'a str {
    item.get(field).map_or("", |values| values[0].as_str())
}

/// All offers of one language.
fn offers_in(files: &BTreeMap<String, String>, tag: &str) -> Vec<Item> {
    files
        .iter()
        .filter(|(name, _)| name.ends_with(&format!("-{tag}.xml")))
        .flat_map(|(name, xml)| items(name, xml, "item"))
        .collect()
}

#[test]
fn the_same_sources_write_the_same_bytes() {
    let sum = || {
        let (files, _) = files();
        let parts: Vec<&str> = files
            .iter()
            .flat_map(|(name, text)| [name.as_str(), text.as_str()])
            .collect();
        hash(&parts)
    };
    assert_eq!(sum(), sum());
}

#[test]
fn the_market_is_worth_a_visit() {
    let (files, summary) = files();
    assert!((300..=420).contains(&summary.products), "{summary}");
    assert!(summary.variants > 2 * summary.products, "{summary}");
    assert!(summary.reviews > 3 * summary.products, "{summary}");
    let offers = offers_in(&files, "en");
    assert_eq!(offers.len(), summary.offers);
    let values = |field: &str| -> BTreeSet<&str> {
        offers
            .iter()
            .map(|offer| one(offer, field))
            .filter(|value| !value.is_empty())
            .collect()
    };
    let departments: BTreeSet<&str> = values("g:product_type")
        .into_iter()
        .filter_map(|path| path.split(" > ").next())
        .collect();
    assert!(departments.len() >= 8 && values("g:product_type").len() >= 30);
    let availability = values("g:availability");
    assert_eq!(
        availability,
        BTreeSet::from(["backorder", "in_stock", "out_of_stock", "preorder"])
    );
    assert!(values("g:sale_price").len() > 50);
    assert!(values("g:item_group_id").len() > 250);
    // Where nothing is to be chosen, a card has a button that puts the thing into the cart.
    let simple = market()
        .iter()
        .filter(|(_, product)| product.variants.len() == 1)
        .count();
    assert!(simple >= 36, "{simple}");
    // Most things are sold by more than one.
    let mut sellers: BTreeMap<&str, u32> = BTreeMap::new();
    for offer in &offers {
        *sellers.entry(one(offer, "g:id")).or_default() += 1;
    }
    let shared = sellers.values().filter(|count| **count > 1).count();
    assert!(shared * 2 > sellers.len(), "{shared} of {}", sellers.len());
    assert_eq!(sellers.len(), summary.variants);
}

#[test]
fn ids_are_short_and_unique_and_numbers_are_valid() {
    let products = market();
    let mut ids = BTreeSet::new();
    let mut gtins = BTreeSet::new();
    let mut mpns = BTreeSet::new();
    for (_, product) in &products {
        assert!(ids.insert(product.id.clone()), "{}", product.id);
        for variant in &product.variants {
            assert!(variant.id.len() <= 50, "{}", variant.id);
            assert!(ids.insert(variant.id.clone()), "{}", variant.id);
            assert!(mpns.insert(variant.mpn.clone()), "{}", variant.mpn);
            let (body, last) = variant.gtin.split_at(12);
            assert!(body.starts_with("952") && variant.gtin.len() == 13);
            assert_eq!(last, check_digit(body).to_string());
            assert!(gtins.insert(variant.gtin.clone()));
        }
    }
}

#[test]
fn the_check_digit_is_that_of_the_standard() {
    for gtin in ["4006381333931", "9780306406157", "9521101530001"] {
        let (body, last) = gtin.split_at(12);
        assert_eq!(check_digit(body).to_string(), last);
    }
}

#[test]
fn every_offer_stands_in_every_language_with_the_same_terms() {
    let (files, _) = files();
    for seller in &offers::SELLERS {
        let [en, th, ar] = Lang::ALL.map(|lang| {
            let name = format!("{}-{}.xml", seller.id, lang.tag());
            items(&name, &files[&name], "item")
        });
        let terms = |items: &[Item]| -> Vec<Vec<String>> {
            let fields = [
                "g:id",
                "g:price",
                "g:sale_price",
                "g:availability",
                "g:quantity",
                "g:gtin",
            ];
            items
                .iter()
                .map(|item| fields.map(|field| one(item, field).to_owned()).to_vec())
                .collect()
        };
        assert_eq!(terms(&en), terms(&th));
        assert_eq!(terms(&en), terms(&ar));
        for (english, other) in en.iter().zip(th.iter().chain(&ar).take(en.len())) {
            assert_ne!(one(english, "title"), one(other, "title"));
        }
    }
}

#[test]
fn texts_are_written_in_the_script_of_their_language() {
    let (files, _) = files();
    for (tag, range) in [("th", '\u{e00}'..='\u{e7f}'), ("ar", '\u{600}'..='\u{6ff}')] {
        for offer in offers_in(&files, tag) {
            for field in [
                "title",
                "description",
                "g:product_type",
                "g:product_highlight",
            ] {
                let text = one(&offer, field);
                assert!(
                    text.chars().any(|c| range.contains(&c)),
                    "{tag} {field}: {text}"
                );
                let is_foreign = |c: char| match tag {
                    "th" => ('\u{600}'..='\u{6ff}').contains(&c),
                    _ => ('\u{e00}'..='\u{e7f}').contains(&c),
                };
                assert!(!text.chars().any(is_foreign), "{tag} {field}: {text}");
            }
        }
    }
}

#[test]
fn a_sale_is_below_the_price_and_some_hold_on_the_day_of_the_feeds() {
    let (files, _) = files();
    let baht = |text: &str| -> u32 { text.trim_end_matches(".00 THB").parse().unwrap() };
    let mut holding = 0;
    for offer in offers_in(&files, "en") {
        let (price, sale) = (one(&offer, "g:price"), one(&offer, "g:sale_price"));
        if !sale.is_empty() {
            assert!(baht(sale) < baht(price), "{}", one(&offer, "g:id"));
            let window = one(&offer, "g:sale_price_effective_date");
            let holds = window.split_once('/').is_none_or(|(start, end)| {
                start <= "2026-11-20T08:00" && end >= "2026-11-20T08:00"
            });
            holding += u32::from(holds);
        }
    }
    assert!(holding > 100, "{holding}");
}

#[test]
fn every_picture_that_is_named_is_there_and_every_picture_is_named() {
    let (files, _) = files();
    let named: BTreeSet<String> = offers_in(&files, "th")
        .iter()
        .flat_map(|offer| {
            ["g:image_link", "g:additional_image_link"].map(|field| offer.get(field).cloned())
        })
        .flatten()
        .flatten()
        .collect();
    let there: BTreeSet<String> = files
        .keys()
        .filter(|name| name.starts_with("media/"))
        .cloned()
        .collect();
    assert_eq!(named, there);
}

#[test]
fn every_picture_is_a_small_well_formed_file_with_ids_of_its_own() {
    let (files, _) = files();
    let mut ids = BTreeSet::new();
    for (name, svg) in files.iter().filter(|(name, _)| name.starts_with("media/")) {
        items(name, svg, "svg");
        let most = if name.ends_with("-family.svg") {
            24_000
        } else {
            9_000
        };
        assert!(svg.len() < most, "{name}: {} bytes", svg.len());
        assert!(!svg.contains("<text") && !svg.contains("style="), "{name}");
        for part in svg
            .split(" id=\"")
            .skip(1)
            .chain(svg.split("<clipPath id=\"").skip(1))
        {
            let id = part.split('"').next().unwrap_or_default();
            assert!(svg.contains(&format!("#{id})")), "{name}: {id} is not used");
            ids.insert((id.to_owned(), name.clone()));
        }
    }
    let unlike: BTreeSet<&String> = ids.iter().map(|(id, _)| id).collect();
    assert_eq!(unlike.len(), ids.len(), "two pictures share an id");
}

#[test]
fn every_kind_can_be_drawn_in_four_shapes() {
    for (_, product) in market() {
        assert!(art::can_draw(product.kind.art), "{}", product.kind.art);
        assert!(product.style.shape < 4, "{}", product.id);
    }
}

#[test]
fn reviews_speak_of_goods_that_are_there() {
    let (files, summary) = files();
    let variants: BTreeSet<String> = market()
        .iter()
        .flat_map(|(_, product)| product.variants.iter().map(|variant| variant.id.clone()))
        .collect();
    let reviews = items("reviews.xml", &files["reviews.xml"], "review");
    assert_eq!(reviews.len(), summary.reviews);
    for review in &reviews {
        assert!(variants.contains(one(review, "sku")));
        assert!((1..=5).contains(&one(review, "overall").parse::<u32>().unwrap()));
    }
}

#[test]
fn the_settings_name_every_feed_and_every_seller() {
    let (files, _) = files();
    let settings: toml::Table = files["souk.toml"].parse().unwrap();
    assert_eq!(settings["version"].as_integer(), Some(1));
    let named = |list: &str, key: &str| -> BTreeSet<String> {
        settings[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry[key].as_str().unwrap().to_owned())
            .collect()
    };
    let feeds: BTreeSet<String> = files
        .keys()
        .filter(|name| !name.starts_with("media/") && *name != "souk.toml" && *name != PAST)
        .cloned()
        .collect();
    assert_eq!(named("feeds", "file"), feeds);
    assert_eq!(named("sellers", "id").len(), 4);
}

#[test]
fn what_is_written_is_what_was_made() {
    let folder = std::env::temp_dir().join(format!("souk-demo-{}", std::process::id()));
    let summary = write(&folder).unwrap();
    assert_eq!(
        fs::read_dir(folder.join("media")).unwrap().count(),
        summary.pictures
    );
    assert_eq!(
        fs::read_to_string(folder.join("souk.toml")).unwrap(),
        settings::text()
    );
    fs::remove_dir_all(&folder).unwrap();
}
