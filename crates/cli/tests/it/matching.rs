//! `souk match`, and what it changes in a build.

use std::fs;

use super::{Workplace, feed};

const SETTINGS: &str = r#"version = 1
[shop]
name = "Market"
[market]
country = "TH"
currency = "THB"
[[sellers]]
id = "nara"
[[sellers]]
id = "kiln"
[[feeds]]
seller = "nara"
file = "nara.xml"
[[feeds]]
seller = "kiln"
file = "kiln.xml"
"#;

fn item(id: &str, title: &str, more: &str) -> String {
    super::item(id, title, more)
}

/// Two sellers with one pair of equal numbers, one pair of equal numbers and unlike capacity, and one pair that only
/// looks alike.
fn market() -> Workplace {
    let place = Workplace::new();
    place.write("souk.toml", SETTINGS);
    let numbered = |gtin: &str| format!("<g:brand>Oak</g:brand><g:gtin>{gtin}</g:gtin>");
    let nara = [
        item("pot", "Teapot Oak", &numbered("4006381333931")),
        item("phone", "Phone Oak 64 GB", &numbered("036000291452")),
        item("deck", "Sony turntable PS-LX350H", ""),
    ];
    let kiln = [
        item("k1", "Oak teapot", &numbered("4006381333931")),
        item("k2", "Phone Oak 128 GB", &numbered("036000291452")),
        item("k3", "Sony turntable PSLX350H", ""),
    ];
    place.write("nara.xml", feed(&nara.concat()));
    place.write("kiln.xml", feed(&kiln.concat()));
    place
}

fn products(place: &Workplace) -> u64 {
    let report = place.souk("check --format json").ok().out();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    report["products"].as_u64().unwrap()
}

#[test]
fn suggestions_are_listed_with_their_reasons() {
    let place = market();
    let list: serde_json::Value =
        serde_json::from_str(&place.souk("match --format json").ok().out()).unwrap();
    assert_eq!(list["joined"].as_array().unwrap().len(), 1);
    assert_eq!(
        list["joined"][0]["offers"],
        serde_json::json!(["nara:pot", "kiln:k1"])
    );
    assert_eq!(list["joined"][0]["links"][0]["evidence"], "gtin");
    let pairs = list["suggestions"].as_array().unwrap();
    let against = |id: &str| {
        let pair = pairs
            .iter()
            .find(|pair| pair["offers"][0]["offer"] == id)
            .unwrap();
        pair["against"].clone()
    };
    assert_eq!(pairs.len(), 2);
    assert_eq!(against("nara:phone")[0]["code"], "measure");
    assert_eq!(against("nara:deck"), serde_json::json!([]));
    let text = place.souk("match").ok().out();
    assert!(
        text.starts_with(
            "1 joined: 1 by GTIN, 0 by brand and part number, 0 by people\n2 to look at\n"
        ),
        "{text}"
    );
    assert!(text.contains("for: both name PSLX350H; "), "{text}");
    assert!(
        text.contains("against: capacity, volume, weight or length differ"),
        "{text}"
    );
}

#[test]
fn a_decision_is_kept_beside_the_settings_and_holds_in_every_build() {
    let place = market();
    assert_eq!(products(&place), 5);
    let said = place
        .souk("match --confirm nara:deck kiln:k3 --refuse kiln:k1 nara:pot")
        .ok()
        .out();
    assert_eq!(
        said,
        "nara:deck and kiln:k3 are one product\nkiln:k1 and nara:pot stay apart\n"
    );
    assert_eq!(
        fs::read_to_string(place.path("souk.matches")).unwrap(),
        "souk-matches 1\nsame\tkiln:k3\tnara:deck\ndifferent\tkiln:k1\tnara:pot\n"
    );
    assert_eq!(products(&place), 5);
    assert_eq!(
        place.names(),
        ["kiln.xml", "nara.xml", "souk.matches", "souk.toml"]
    );
    place.souk("match --confirm kiln:k1 nara:pot").ok();
    assert_eq!(products(&place), 4);
    place.write(
        "souk.toml",
        format!("{SETTINGS}[matching]\nautomatic = false\n"),
    );
    assert_eq!(products(&place), 4);
    fs::remove_file(place.path("souk.matches")).unwrap();
    assert_eq!(products(&place), 6);
}

#[test]
fn what_cannot_be_decided_is_told() {
    let place = market();
    for (arguments, problem) in [
        (
            "match --confirm nara:deck kiln:k9",
            "kiln:k9: no feed has this offer",
        ),
        (
            "match --confirm nara:deck nara:pot",
            "both are offers of one seller",
        ),
        ("match --confirm deck kiln:k1", "write seller:id"),
        ("match nara.xml --settings none.toml", "none.toml"),
    ] {
        let run = place.souk(arguments);
        assert_eq!(run.code(), 2, "{arguments}");
        assert!(run.err().contains(problem), "{}", run.err());
    }
    place.write("souk.matches", "souk-matches 1\nsame nara:deck kiln:k3\n");
    let run = place.souk("check");
    assert_eq!(run.code(), 2);
    assert!(
        run.err()
            .contains("souk.matches, line 2: a line begins with `same` or `different` and a tab"),
        "{}",
        run.err()
    );
}

/// Two sellers with five goods each that nothing but their titles likens, and a shop built of them.
fn two_shelves() -> Workplace {
    let place = Workplace::new();
    place.write("souk.toml", SETTINGS);
    let goods = |start: &str| -> String {
        (0..5)
            .map(|n| item(&format!("{start}-{n}"), &format!("Lamp number {n}"), ""))
            .collect()
    };
    place.write("nara.xml", feed(&goods("n")));
    place.write("kiln.xml", feed(&goods("k")).replace("599", "549"));
    place.souk("build --out site --pack-only").ok();
    place
}

fn confirmed(numbers: std::ops::Range<u32>) -> String {
    let pairs = numbers.map(|n| format!("same\tkiln:k-{n}\tnara:n-{n}\n"));
    "souk-matches 1\n".to_owned() + &pairs.collect::<String>()
}

#[test]
fn offers_that_are_joined_keep_what_they_have_cost_and_raise_no_alarm() {
    let place = two_shelves();
    let prices = || fs::read_to_string(place.path("site.state/prices")).unwrap();
    assert!(prices().contains("\nkiln:k-1\t"), "{}", prices());
    let rows = |id: &str| {
        let prices = prices();
        let line = prices
            .lines()
            .find(|line| line.starts_with(&format!("{id}\t")));
        line.map(|line| line.split_once('\t').unwrap().1.to_owned())
    };
    let before = rows("kiln:k-1").unwrap();
    place.write("souk.matches", confirmed(0..5));
    place.souk("build --out site --pack-only").ok();
    assert_eq!(products(&place), 5);
    assert_eq!(rows("kiln:n-1"), Some(before));
    assert_eq!(rows("kiln:k-1"), None);
}

#[test]
fn decisions_hold_for_a_feed_of_another_name_format_and_order() {
    let place = two_shelves();
    place.write("souk.matches", confirmed(0..3));
    assert_eq!(products(&place), 7);
    let rows: String = (0..5)
        .rev()
        .map(|n| format!("k-{n}\tLamp of kiln {n}\t549 THB\tin stock\n"))
        .collect();
    place.write(
        "export.tsv",
        format!("id\ttitle\tprice\tavailability\n{rows}"),
    );
    place.write("souk.toml", SETTINGS.replace("kiln.xml", "export.tsv"));
    assert_eq!(products(&place), 7);
    place.souk("match --refuse kiln:k-0 nara:n-0").ok();
    assert_eq!(products(&place), 8);
}
