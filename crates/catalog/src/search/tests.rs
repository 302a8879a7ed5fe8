use std::sync::{LazyLock, Mutex};

use proptest::prelude::*;
use souk_commerce::Product;
use souk_commerce::product::{Block, RichText};

use crate::samples::{NOW, file, product, products, shop, tag};
use crate::{Contents, Edition, Engine, Found, Manifest, PackInput, Query, Selection, Sort};

fn open(products: Vec<Product>) -> Engine {
    let shop = shop();
    let edition = Edition {
        language: tag("en"),
        content: tag("en"),
        products,
        policies: Vec::new(),
    };
    let input = PackInput {
        editions: vec![edition],
        ..crate::samples::input(&shop)
    };
    let pack = crate::write(&input).unwrap();
    let manifest = Manifest::read(&file(&pack, &"manifest")).unwrap();
    let contents = Contents::read(&file(&pack, manifest.default_contents().unwrap())).unwrap();
    let cards = contents
        .cards
        .iter()
        .map(|name| file(&pack, name))
        .collect();
    Engine::open(file(&pack, &contents.index), cards).unwrap()
}

/// A shop with these titles; ids count from P0.
fn titled(titles: &[&str]) -> Engine {
    let products = titles.iter().enumerate();
    open(
        products
            .map(|(number, title)| product(&format!("P{number}"), title, "", &[], 100))
            .collect(),
    )
}

fn ask(engine: &mut Engine, text: &str) -> Found {
    engine.search(&Query {
        text: text.into(),
        ..Query::default()
    })
}

fn ids(found: &Found) -> Vec<&str> {
    found
        .hits
        .iter()
        .map(|card| card.product.as_str())
        .collect()
}

/// Asks each query and compares the ids, in order.
fn check(engine: &mut Engine, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let found = ask(engine, text);
        assert_eq!(
            ids(&found),
            *expected,
            "{text:?}, relaxed {:?}",
            found.relaxed
        );
        assert_eq!(found.relaxed, [""; 0], "{text:?}");
    }
}

#[test]
fn english_words_are_found_whole_begun_and_mistyped() {
    check(
        &mut open(products("en")),
        &[
            ("headphones", &["HP1"]),
            ("HEADPHONE ", &["HP1"]),
            ("wireless head", &["HP1"]),
            ("hedphones", &["HP1"]),
            ("headpohnes sony", &["HP1"]),
            ("speeker ", &["SP1"]),
            ("ketl", &["KT1"]),
            ("creme brulee", &["CUP"]),
            ("CRÈME", &["CUP"]),
            ("cordless kettle", &["KT1"]),
            ("electronics sony", &["HP1"]),
            ("1,5 l kettle", &["KT1"]),
        ],
    );
}

#[test]
fn words_beside_each_other_come_before_words_apart() {
    let mut engine = titled(&[
        "Table with coffee stain",
        "Coffee table",
        "Coffee for the table",
    ]);
    assert_eq!(ids(&ask(&mut engine, "coffee table")), ["P1", "P2", "P0"]);
}

#[test]
fn an_answer_tells_what_was_meant_and_where_it_stands() {
    let found = ask(&mut titled(&["Steel kettle"]), "steel ketle ");
    assert_eq!(found.meant.as_deref(), Some("steel kettle"));
    assert_eq!(found.marks, [[0..5, 6..12]]);
}

#[test]
fn model_numbers_are_found_however_they_are_joined() {
    for language in ["en", "th", "ar"] {
        check(
            &mut open(products(language)),
            &[
                ("WH-1000XM5", &["HP1"]),
                ("wh1000xm5", &["HP1"]),
                ("wh 1000xm5", &["HP1"]),
                ("wh-1000", &["HP1"]),
                ("flip6", &["SP1"]),
                ("JBL Flip 6", &["SP1"]),
            ],
        );
    }
    assert_eq!(ask(&mut open(products("en")), "WH-1000XM4").total, 0);
}

#[test]
fn codes_are_found_whole_and_come_first() {
    let mut engine = open(products("en"));
    check(
        &mut engine,
        &[
            ("04548736132610", &["HP1"]),
            ("4548736132610", &["HP1"]),
            ("4 548736 132610", &["HP1"]),
            ("jblflip6blk", &["SP1"]),
            ("CUP-B", &["CUP"]),
            ("kt1", &["KT1"]),
        ],
    );
    let mut engine = titled(&["P1 screws", "Hammer", "P1 nails"]);
    assert_eq!(
        ids(&ask(&mut engine, "p1"))[0],
        "P1",
        "the id, before words that look like it"
    );
}

#[test]
fn thai_is_found_without_spaces_in_parts_and_with_an_error() {
    let mut engine = titled(&[
        "หูฟังไร้สายบลูทูธ",
        "กาต้มน้ำไฟฟ้าสแตนเลส",
        "กระเป๋าเดินทาง 24 นิ้ว",
        "แก้วน้ำ iPhone สีดำ",
        "รองเท้าวิ่งผู้ชาย",
    ]);
    check(
        &mut engine,
        &[
            ("หูฟัง", &["P0"]),
            ("ไร้สาย", &["P0"]),
            ("หูฟังบลูทูธ", &["P0"]),
            ("หู", &["P0"]),
            ("กาต้มน้ำ", &["P1"]),
            ("สแตนเลศ", &["P1"]),
            ("กระเป๋าเดินทาง ๒๔", &["P2"]),
            ("กระเปาเดินทาง", &["P2"]),
            ("เเก้ว", &["P3"]),
            ("iphone สีดำ", &["P3"]),
            ("iPhoneสีดำ", &["P3"]),
            ("รองเท้า ผู้ชาย", &["P4"]),
            ("รองเท้าวิ่", &["P4"]),
        ],
    );
}

#[test]
fn arabic_is_found_in_every_spelling() {
    let mut engine = titled(&[
        "سماعات لاسلكية من سوني",
        "الغلاية الكهربائية",
        "حقيبة مدرسية للأطفال",
        "هاتف ذكي ٢٥٦ جيجابايت",
        "أحذية رياضية للرجال",
    ]);
    check(
        &mut engine,
        &[
            ("سماعات", &["P0"]),
            ("السماعات اللاسلكيه", &["P0"]),
            ("غلاية", &["P1"]),
            ("غلايه كهربائيه", &["P1"]),
            ("الغلّاية", &["P1"]),
            ("حقيبه", &["P2"]),
            ("حقيـــبة", &["P2"]),
            ("هاتف 256", &["P3"]),
            ("الهاتف ٢٥٦", &["P3"]),
            ("احذيه", &["P4"]),
            ("أحذيه رياضيه", &["P4"]),
            ("سماعت ", &["P0"]),
        ],
    );
}

#[test]
fn other_scripts_are_found_too() {
    let mut engine = titled(&[
        "Электрический чайник",
        "Ηλεκτρικός βραστήρας",
        "東京限定タワー",
        "무선 이어폰",
        "קומקום חשמלי",
        "Żółta łódź",
    ]);
    check(
        &mut engine,
        &[
            ("чаиник", &["P0"]),
            ("ЭЛЕКТРИЧ", &["P0"]),
            ("ηλεκτρικοσ", &["P1"]),
            ("ΒΡΑΣΤΗΡΑΣ", &["P1"]),
            ("限定", &["P2"]),
            ("タワー", &["P2"]),
            ("이어폰", &["P3"]),
            ("קומקום", &["P4"]),
            ("zolta lodz", &["P5"]),
        ],
    );
}

#[test]
fn the_title_counts_more_than_brand_category_and_text() {
    let step = [("lamps", "Lamp")];
    let mut text = product("TEXT", "Chair", "", &[], 100);
    text.description = RichText {
        blocks: vec![Block::Paragraph("Goes with every lamp.".into())],
    };
    let mut engine = open(vec![
        text,
        product("CATEGORY", "Chandelier", "", &step, 100),
        product("BRAND", "Sofa", "Lamp", &[], 100),
        product(
            "LONG",
            "Lamp with a very long name of many words",
            "",
            &[],
            100,
        ),
        product("TITLE", "Lamp", "", &[], 100),
    ]);
    check(
        &mut engine,
        &[("lamp", &["TITLE", "LONG", "BRAND", "CATEGORY", "TEXT"])],
    );
}

#[test]
fn a_word_that_nothing_has_is_left_aside_and_said() {
    let mut engine = open(products("en"));
    for (text, expected, relaxed) in [
        ("sony headphones xyzzyq", &["HP1"][..], &["xyzzyq"][..]),
        ("qqqq kettle zzzz", &["KT1"], &["qqqq", "zzzz"]),
        ("sony kettle", &["KT1"], &["sony"]),
        ("nothing xyzzyq", &[], &[]),
    ] {
        let found = ask(&mut engine, text);
        assert_eq!(
            (ids(&found), &found.relaxed[..]),
            (
                expected.to_vec(),
                &relaxed.iter().map(ToString::to_string).collect::<Vec<_>>()[..]
            ),
            "{text}"
        );
    }
}

#[test]
fn a_thai_word_that_nothing_has_is_left_aside_and_said() {
    let mut engine = titled(&["หูฟังไร้สาย", "กาต้มน้ำ"]);
    let found = ask(&mut engine, "หูฟัง ขนมปัง");
    assert_eq!(
        (ids(&found), found.relaxed.clone()),
        (vec!["P0"], vec!["ขนมปัง".to_owned()])
    );
}

#[test]
fn another_number_is_not_taken_for_a_typing_error() {
    let mut engine = titled(&["Bulb 2700K", "Bulb 4000K"]);
    check(&mut engine, &[("2700k", &["P0"]), ("4000k ", &["P1"])]);
    assert_eq!(ask(&mut engine, "2701k").total, 0);
}

#[test]
fn marks_alone_show_everything() {
    let found = ask(&mut open(products("en")), " ?! ");
    assert_eq!((found.total, found.relaxed), (5, vec!["?!".to_owned()]));
    assert_eq!(ask(&mut open(products("en")), "  ").relaxed, [""; 0]);
}

#[test]
fn hits_are_filtered_sorted_and_counted_over_the_whole_result() {
    let mut engine = open(products("en"));
    let query = Query {
        text: "s".into(),
        selection: Selection {
            sort: Sort::PriceDescending,
            limit: 1,
            offset: 1,
            ..Selection::default()
        },
    };
    let found = engine.search(&query);
    assert_eq!((found.total, ids(&found)), (3, vec!["SP1"]));
    let categories: Vec<(&str, u32)> = found
        .facets
        .categories
        .iter()
        .map(|category| (category.slug.as_str(), category.count))
        .collect();
    assert_eq!(categories, [("electronics", 2), ("kitchen", 1)]);
    assert_eq!(found.facets.on_sale, 1);
}

#[test]
fn files_of_two_packs_do_not_open_together() {
    let shop = shop();
    let pack = |titles: &[&str]| {
        let products: Vec<_> = titles
            .iter()
            .map(|title| product(title, title, "", &[], 1))
            .collect();
        let edition = Edition {
            language: tag("en"),
            content: tag("en"),
            products,
            policies: Vec::new(),
        };
        let files = crate::write(&PackInput {
            collections: Vec::new(),
            shop: &shop,
            editions: vec![edition],
            now: NOW,
            history: None,
            lexicon: crate::Lexicon::default(),
        })
        .unwrap();
        let kind = |kind: &str| {
            files
                .iter()
                .find(|file| file.name.ends_with(kind))
                .unwrap()
                .bytes
                .clone()
        };
        (kind(".index"), kind(".cards"))
    };
    let (one, two) = (pack(&["a"]), pack(&["a", "b"]));
    assert!(Engine::open(one.0.clone(), vec![one.1.clone()]).is_ok());
    assert!(Engine::open(one.0.clone(), vec![two.1.clone()]).is_err());
    assert!(Engine::open(one.0.clone(), vec![]).is_err());
    assert!(Engine::open(one.0, vec![one.1, two.1]).is_err());
}

static THAI: LazyLock<Mutex<Engine>> = LazyLock::new(|| Mutex::new(open(products("th"))));

proptest! {
    #[test]
    fn every_text_gets_an_answer(text in any::<String>()) {
        let found = ask(&mut THAI.lock().unwrap(), &text);
        prop_assert!(found.total >= u32::try_from(found.hits.len()).unwrap());
    }

    #[test]
    fn a_long_text_gets_an_answer(word in "[a-zก-ฮ -]{1,9}", times in 100_usize..2000) {
        ask(&mut THAI.lock().unwrap(), &word.repeat(times));
    }
}
