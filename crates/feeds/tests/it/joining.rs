//! Products of different sellers, joined by codes and by people.

use souk_commerce::Product;
use souk_feeds::matching::{Decisions, Evidence, GoodKey, Verdict};
use souk_feeds::{Assembled, Join, Matching, Plan, Report, Source, assemble, goods};

use super::assembly::{edition, plan, source};

const S: &str = "4006381333931";
const M: &str = "036000291452";
const L: &str = "96385074";

fn with(decisions: Decisions) -> Plan {
    Plan {
        matching: Matching {
            automatic: true,
            decisions,
            shop_names: Vec::new(),
        },
        ..plan(&["en"], Join::Nothing)
    }
}

fn put(sources: Vec<Source>, plan: &Plan) -> Assembled {
    assemble(sources, &[], plan, &mut Report::default())
}

/// Product, its variants, and the sellers of each.
fn shape(products: &[Product]) -> Vec<String> {
    let variants = |product: &Product| {
        let one = product.variants.iter().map(|variant| {
            let sellers: Vec<&str> = variant
                .offers
                .iter()
                .map(|offer| offer.seller.as_str())
                .collect();
            format!("{}({})", variant.id, sellers.join(" "))
        });
        one.collect::<Vec<_>>().join(" ")
    };
    products
        .iter()
        .map(|product| format!("{}: {}", product.id, variants(product)))
        .collect()
}

fn row(id: &'static str, gtin: &str, more: &str) -> (&'static str, String) {
    (
        id,
        format!("title=Shirt Oak|brand=Oak|price=10 THB|gtin={gtin}|{more}"),
    )
}

fn sold(seller: &str, rows: &[(&str, String)]) -> Source {
    let rows: Vec<(&str, &str)> = rows
        .iter()
        .map(|(id, fields)| (*id, fields.as_str()))
        .collect();
    source(seller, "en", &rows)
}

#[test]
fn two_sellers_offers_of_one_number_are_one_product_under_the_first_ones_ids() {
    let sources = || {
        vec![
            sold("nara", &[row("shirt", S, ""), row("hat", M, "")]),
            sold("kiln", &[row("k-1", S, ""), row("k-2", L, "")]),
        ]
    };
    let assembled = put(sources(), &with(Decisions::default()));
    assert_eq!(
        shape(&edition(&assembled, "en")),
        [
            "shirt: shirt(nara kiln)",
            "hat: hat(nara)",
            "k-2: k-2(kiln)"
        ]
    );
    assert_eq!(
        (assembled.products, assembled.variants, assembled.offers),
        (3, 3, 4)
    );
    let joined = &assembled.joined[0];
    assert_eq!(joined.product.as_str(), "shirt");
    assert_eq!(joined.evidence, Evidence::Gtin(format!("0{S}")));
    assert_eq!(joined.offers.1.to_string(), "kiln:k-1");
    let apart = put(sources(), &plan(&["en"], Join::Nothing));
    assert_eq!((apart.products, apart.joined.len()), (4, 0));
}

#[test]
fn variants_meet_one_by_one_and_what_only_one_seller_has_stands_behind() {
    let nara = sold(
        "nara",
        &[
            row("s", S, "item_group_id=g|size=S"),
            row("m", M, "item_group_id=g|size=M"),
        ],
    );
    let kiln = sold(
        "kiln",
        &[
            row("km", M, "item_group_id=kg|size=M"),
            row("kl", L, "item_group_id=kg|size=L"),
        ],
    );
    let assembled = put(vec![nara, kiln], &with(Decisions::default()));
    assert_eq!(
        shape(&edition(&assembled, "en")),
        ["g: s(nara) m(nara kiln) kl(kiln)"]
    );
    assert_eq!(edition(&assembled, "en")[0].axes[0].values, ["S", "M", "L"]);
}

#[test]
fn a_sellers_own_groups_are_never_mixed_by_another() {
    let singles = sold("nara", &[row("s", S, "size=S"), row("m", M, "size=M")]);
    let group = |seller: &str| {
        sold(
            seller,
            &[
                row("ks", S, "item_group_id=kg|size=S"),
                row("km", M, "item_group_id=kg|size=M"),
            ],
        )
    };
    let assembled = put(vec![singles, group("kiln")], &with(Decisions::default()));
    assert_eq!(
        shape(&edition(&assembled, "en")),
        ["s: s(nara kiln) m(nara kiln)"]
    );
    let groups = sold(
        "nara",
        &[
            row("s", S, "item_group_id=a|size=S"),
            row("s2", "", "item_group_id=a|size=XS"),
            row("m", M, "item_group_id=b|size=M"),
            row("m2", "", "item_group_id=b|size=XL"),
        ],
    );
    let assembled = put(vec![groups, group("kiln")], &with(Decisions::default()));
    assert_eq!(
        shape(&edition(&assembled, "en")),
        ["a: s(nara kiln) s2(nara) km(kiln)", "b: m(nara) m2(nara)"]
    );
}

#[test]
fn a_persons_word_joins_and_parts() {
    let sources = || {
        vec![
            sold("nara", &[row("shirt", S, "")]),
            sold("kiln", &[row("k-1", S, "")]),
            sold("loom", &[("hemd", "title=Hemd|price=9 THB".to_owned())]),
        ]
    };
    let key = |text: &str| GoodKey::parse(text).unwrap();
    let mut decisions = Decisions::default();
    decisions.decide(&key("kiln:k-1"), &key("nara:shirt"), Verdict::Different);
    decisions.decide(&key("loom:hemd"), &key("kiln:k-1"), Verdict::Same);
    decisions.decide(&key("loom:gone"), &key("kiln:k-1"), Verdict::Same);
    let assembled = put(sources(), &with(decisions));
    assert_eq!(
        shape(&edition(&assembled, "en")),
        ["shirt: shirt(nara)", "k-1: k-1(kiln loom)"]
    );
    assert_eq!(assembled.joined[0].evidence, Evidence::Human);
}

#[test]
fn the_name_of_the_shop_is_no_brand() {
    let mut plan = with(Decisions::default());
    plan.matching.shop_names = souk_commerce::SellerId::new("nara")
        .into_iter()
        .map(|seller| (seller, "OAK Ltd.".to_owned()))
        .collect();
    let goods = goods(
        vec![
            sold("nara", &[row("shirt", S, "")]),
            sold("kiln", &[row("k-1", S, "")]),
        ],
        &plan,
        &mut Report::default(),
    );
    let brands: Vec<Option<&str>> = goods.iter().map(|good| good.brand.as_deref()).collect();
    assert_eq!(brands, [None, Some("Oak")]);
}
