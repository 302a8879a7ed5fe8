use proptest::prelude::*;
use souk_commerce::Currency;

use super::*;

/// A good out of `name=value` fields, parted by bars.
fn good(key: &str, fields: &str) -> Good {
    let mut good = Good::new(GoodKey::parse(key).unwrap(), "");
    for (name, value) in fields
        .split('|')
        .filter_map(|field| field.trim().split_once('='))
    {
        let value = value.to_owned();
        match name {
            "title" => good.title = value,
            "text" => good.text = value,
            "language" => good.language = LanguageTag::parse(&value),
            "brand" => good.brand = Some(value),
            "gtin" => good.gtin = Some(value),
            "mpn" => good.mpn = Some(value),
            "color" => good.color = Some(value),
            "size" => good.size = Some(value),
            "used" => good.condition = Some(Condition::Used),
            "price" => {
                good.price = Money::parse_decimal(&value, Currency::parse("EUR").unwrap()).ok();
            }
            other => panic!("{other}"),
        }
    }
    good
}

/// What joins two goods, or what speaks against it.
fn verdict(a: &str, b: &str) -> String {
    let goods = [good("nara:1", a), good("kiln:1", b)];
    let matches = join(&goods, &Decisions::default(), true);
    let joined = matches
        .clusters
        .iter()
        .flat_map(|cluster| &cluster.links)
        .map(|link| link.evidence.code().to_owned());
    let held = matches
        .held
        .iter()
        .flat_map(|held| &held.vetoes)
        .map(|veto| format!("not {}", veto.code()));
    joined.chain(held).collect::<Vec<_>>().join(", ")
}

const PEN: &str = "4006381333931";

#[test]
fn a_verified_number_joins_goods_whose_words_agree() {
    for (a, b, expected) in [
        (
            "brand=Stabilo|title=Boss highlighter yellow",
            "brand=STABILO GmbH|title=Highlighter Boss, yellow",
            "gtin",
        ),
        (
            "brand=Stabilo|title=Boss highlighter",
            "title=Stabilo highlighter Boss Original",
            "gtin",
        ),
        (
            "title=Highlighter Boss",
            "title=Boss highlighter 70",
            "gtin",
        ),
        ("title=Highlighter Boss", "title=Garden hose", "not title"),
        (
            "brand=Stabilo|title=Boss highlighter",
            "brand=Stabilo|title=Garden hose",
            "not title",
        ),
        (
            "brand=Stabilo|title=Boss highlighter",
            "brand=Edding|title=Boss highlighter",
            "not brand",
        ),
        (
            "brand=Stabilo|language=en|title=Boss highlighter",
            "brand=Stabilo|language=th|title=ปากกาเน้นข้อความ",
            "gtin",
        ),
        (
            "language=en|title=Boss highlighter",
            "language=th|title=ปากกาเน้นข้อความ",
            "not title",
        ),
    ] {
        let with = |fields: &str| format!("gtin={PEN}|{fields}");
        assert_eq!(verdict(&with(a), &with(b)), expected, "{a} / {b}");
    }
}

#[test]
fn a_number_that_tells_nothing_joins_nothing() {
    let title = "brand=Stabilo|title=Boss highlighter";
    for gtin in [
        "2012345678903",
        "1234567890128",
        "4548360000002",
        "9912345678909",
        "4006381333932",
        "N/A",
    ] {
        let fields = format!("gtin={gtin}|{title}");
        assert_eq!(verdict(&fields, &fields), "", "{gtin}");
    }
    let case = format!("gtin=14006381333938|{title}");
    assert_eq!(verdict(&case, &format!("gtin={PEN}|{title}")), "");
}

#[test]
fn brand_and_part_number_join_goods_with_like_titles() {
    for (a, b, expected) in [
        (
            "brand=Sony|mpn=PS-LX350H|title=Sony turntable PSLX350H",
            "brand=SONY|mpn=pslx350h|title=Turntable belt drive",
            "brand-mpn",
        ),
        (
            "brand=Sony|mpn=PS-LX350H|title=Sony turntable PSLX350H",
            "brand=Pro-Ject|mpn=pslx350h|title=Turntable belt drive",
            "",
        ),
        (
            "brand=HP|mpn=CE400A|title=Toner cartridge HP CE400A",
            "brand=HP|mpn=CE400A|title=Chip CE400A",
            "not title",
        ),
        (
            "brand=HP|mpn=CE400A|title=Toner cartridge HP CE400A",
            "brand=HP|mpn=CE400A|title=Toner cartridge for HP CE400A",
            "not compatible",
        ),
        (
            "brand=HP|mpn=CE400A|title=Картридж HP CE400A (оригинал)",
            "brand=HP|mpn=CE400A|title=Картридж CE400A (совместимый)",
            "not compatible",
        ),
        (
            "brand=HP|mpn=n/a|title=Toner",
            "brand=HP|mpn=n/a|title=Toner",
            "",
        ),
        (
            "brand=HP|mpn=056|title=Toner",
            "brand=HP|mpn=056|title=Toner",
            "",
        ),
    ] {
        assert_eq!(verdict(a, b), expected, "{a} / {b}");
    }
}

#[test]
fn what_the_goods_say_of_themselves_outweighs_any_number() {
    for (a, b, expected) in [
        ("title=Phone X 64GB", "title=Phone X 128 GB", "not measure"),
        ("title=Phone X 64GB", "title=Phone X 64 GB black", "gtin"),
        ("title=Cola 330 ml", "title=Cola 6 x 330 ml", "not pack"),
        ("title=Cola 0.33 l", "title=Cola 330ml", "gtin"),
        (
            "title=Shirt Oak|size=M",
            "title=Shirt Oak|size=L",
            "not size",
        ),
        (
            "title=Shirt Oak|color=Red",
            "title=Shirt Oak blue",
            "not color",
        ),
        (
            "title=Чайник Дуб чёрный",
            "title=Чайник Дуб белый",
            "not color",
        ),
        ("title=Phone X", "title=Phone X|used=yes", "not condition"),
        (
            "title=Phone X",
            "title=Phone X refurbished",
            "not condition",
        ),
        ("title=Phone X", "title=Phone X Plus", "not edition"),
        ("title=Drill D4", "title=Drill D4 bundle", "not set"),
        (
            "title=Drill D4|price=100",
            "title=Drill D4|price=301",
            "not price",
        ),
        (
            "title=Drill D4|price=100",
            "title=Drill D4|price=299",
            "gtin",
        ),
    ] {
        let with = |fields: &str| format!("gtin={PEN}|brand=Oak|{fields}");
        assert_eq!(verdict(&with(a), &with(b)), expected, "{a} / {b}");
    }
    let (a, b) = (
        "brand=HP|mpn=CE400A|title=Toner CE400A",
        "brand=HP|mpn=CE400A|title=Toner CE400A",
    );
    assert_eq!(
        verdict(
            &format!("{a}|gtin={PEN}"),
            &format!("{b}|gtin=036000291452")
        ),
        "not gtin"
    );
}

#[test]
fn a_number_that_one_seller_uses_twice_is_not_believed() {
    let fields = format!("gtin={PEN}|brand=Oak|title=Shirt Oak");
    let goods = [
        good("nara:1", &fields),
        good("nara:2", &fields),
        good("kiln:1", &fields),
    ];
    let matches = join(&goods, &Decisions::default(), true);
    assert!(matches.clusters.is_empty());
    assert!(
        matches
            .held
            .iter()
            .all(|held| held.vetoes == [Veto::Ambiguous])
    );
    assert_eq!(matches.held.len(), 2);
}

#[test]
fn part_numbers_that_are_a_sellers_own_ids_are_not_believed() {
    let pot = "brand=Oak|mpn=AB-1001|title=Pot Oak";
    let mut goods = vec![good("kiln:7", pot), good("nara:AB1001", pot)];
    assert_eq!(join(&goods, &Decisions::default(), true).clusters.len(), 1);
    for id in ["AB1002", "AB1003"] {
        goods.push(good(
            &format!("nara:{id}"),
            &format!("brand=Oak|mpn={id}|title=Pan {id}"),
        ));
    }
    assert!(
        join(&goods, &Decisions::default(), true)
            .clusters
            .is_empty()
    );
}

#[test]
fn what_a_person_said_outweighs_numbers_and_vetoes() {
    let fields = format!("gtin={PEN}|brand=Oak|title=Shirt Oak");
    let goods = [
        good("nara:1", &fields),
        good("kiln:1", &fields),
        good("loom:1", "title=Hemd, grün, 3 Stück"),
    ];
    let keys: Vec<&GoodKey> = goods.iter().map(|good| &good.keys[0]).collect();
    let mut decisions = Decisions::default();
    decisions.decide(keys[0], keys[1], Verdict::Different);
    decisions.decide(keys[2], keys[0], Verdict::Same);
    for automatic in [true, false] {
        let matches = join(&goods, &decisions, automatic);
        assert_eq!(matches.clusters.len(), 1);
        assert_eq!(matches.clusters[0].members, [0, 2]);
        assert_eq!(matches.clusters[0].links[0].evidence, Evidence::Human);
        assert!(matches.held.is_empty());
    }
    assert!(
        join(&goods, &Decisions::default(), false)
            .clusters
            .is_empty()
    );
}

#[test]
fn goods_never_meet_through_a_third_that_is_neither() {
    let goods = [
        good(
            "nara:1",
            &format!("gtin={PEN}|brand=Oak|title=Phone Oak 64 GB"),
        ),
        good(
            "kiln:1",
            &format!("gtin={PEN}|brand=Oak|mpn=OAK-77|title=Phone Oak"),
        ),
        good("loom:1", "brand=Oak|mpn=OAK-77|title=Phone Oak 128 GB"),
    ];
    let matches = join(&goods, &Decisions::default(), true);
    assert_eq!(matches.clusters.len(), 1);
    assert_eq!(matches.clusters[0].members, [0, 1]);
}

#[test]
fn likeness_is_suggested_with_its_reasons_and_joins_nothing() {
    let goods = [
        good(
            "nara:1",
            "title=Sony turntable PS-LX350H belt drive|price=150",
        ),
        good("nara:2", "title=Bose speaker AM53BK|price=400"),
        good("kiln:1", "title=Sony PSLX350H turntable|price=140"),
        good("kiln:2", "title=Garden hose 20 m|price=30"),
    ];
    let decisions = Decisions::default();
    let matches = join(&goods, &decisions, true);
    assert!(matches.clusters.is_empty());
    let suggestions = Comparison::of(&goods).suggestions(&matches, &decisions);
    assert_eq!(suggestions.len(), 1);
    let first = &suggestions[0];
    assert_eq!((first.a, first.b), (0, 2));
    assert!(first.score > 0.8, "{}", first.score);
    let reasons: Vec<String> = first.reasons.iter().map(ToString::to_string).collect();
    assert_eq!(
        reasons,
        [
            "both name PSLX350H",
            "61 % of the words stand in both",
            "the lower price is 93 % of the higher"
        ]
    );
    for verdict in [Verdict::Same, Verdict::Different] {
        let mut decisions = Decisions::default();
        decisions.decide(&goods[0].keys[0], &goods[2].keys[0], verdict);
        let matches = join(&goods, &decisions, true);
        assert!(
            Comparison::of(&goods)
                .suggestions(&matches, &decisions)
                .is_empty()
        );
    }
}

#[test]
fn what_can_never_be_joined_is_not_suggested() {
    let mug = |key: &str, gtin: &str, color: &str| {
        good(
            key,
            &format!("brand=Oak|gtin={gtin}|color={color}|title=Two-tone mug Safwa"),
        )
    };
    let goods = [
        mug("nara:red", PEN, "red"),
        mug("nara:blue", "036000291452", "blue"),
        mug("kiln:1", PEN, "red"),
        good("kiln:2", "brand=Oak|title=Two-tone mug Safwa"),
        good("loom:1", "brand=Oak|title=Two-tone mug Safwa"),
    ];
    let decisions = Decisions::default();
    let matches = join(&goods, &decisions, true);
    let suggestions = Comparison::of(&goods).suggestions(&matches, &decisions);
    let pairs: Vec<(usize, usize)> = suggestions.iter().map(|pair| (pair.a, pair.b)).collect();
    // Kiln sells the red one already, and the two numbers differ; Loom may have any of them.
    assert_eq!(pairs, [(0, 4), (1, 3), (1, 4), (3, 4)]);
}

prop_compose! {
    /// Goods out of few words, codes and sellers, so that everything happens often.
    fn any_good()(
        seller in "[a-d]",
        id in 0..4_u8,
        words in prop::collection::vec(prop::sample::select(vec!["oak", "pot", "64gb", "128gb", "red", "blue", "set", "plus", "AX-100"]), 1..5),
        gtin in prop::option::of(prop::sample::select(vec![PEN, "036000291452", "96385074"])),
        mpn in prop::option::of(prop::sample::select(vec!["AX100", "BX200"])),
        brand in prop::option::of(Just("Oak")),
    ) -> Good {
        let mut good = Good::new(GoodKey::parse(&format!("{seller}:{id}")).unwrap(), &words.join(" "));
        good.gtin = gtin.map(str::to_owned);
        good.mpn = mpn.map(str::to_owned);
        good.brand = brand.map(str::to_owned);
        good
    }
}

proptest! {
    #[test]
    fn a_product_has_one_good_of_a_seller_and_no_refused_pair(
        goods in prop::collection::vec(any_good(), 0..12),
        decided in prop::collection::vec((0..12_usize, 0..12_usize, any::<bool>()), 0..6),
    ) {
        let mut decisions = Decisions::default();
        for (a, b, is_same) in decided {
            if let (Some(a), Some(b)) = (goods.get(a), goods.get(b)) && !a.shares_seller(b) {
                let verdict = if is_same { Verdict::Same } else { Verdict::Different };
                decisions.decide(&a.keys[0], &b.keys[0], verdict);
            }
        }
        let matches = join(&goods, &decisions, true);
        prop_assert_eq!(&matches, &join(&goods, &decisions, true));
        for cluster in &matches.clusters {
            prop_assert_eq!(cluster.links.len() + 1, cluster.members.len());
            for a in &cluster.members {
                for b in cluster.members.iter().filter(|b| *b > a) {
                    let (a, b) = (&goods[*a], &goods[*b]);
                    prop_assert!(!a.shares_seller(b));
                    prop_assert_ne!(decisions.of(&a.keys[0], &b.keys[0]), Some(Verdict::Different));
                }
            }
        }
        let suggestions = Comparison::of(&goods).suggestions(&matches, &decisions);
        for pair in &suggestions {
            prop_assert!((0.0..=1.0).contains(&pair.score));
            prop_assert_eq!(decisions.of(&goods[pair.a].keys[0], &goods[pair.b].keys[0]), None);
        }
    }

    #[test]
    fn the_order_of_a_pair_does_not_matter(a in any_good(), b in any_good()) {
        let goods = [a, b];
        let comparison = Comparison::of(&goods);
        prop_assert_eq!(comparison.features(0, 1), comparison.features(1, 0));
        prop_assert_eq!(comparison.vetoes(0, 1), comparison.vetoes(1, 0));
    }
}
