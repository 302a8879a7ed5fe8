use proptest::prelude::*;

use super::{QueryWord, Segment, code_key, each_term, fold, pieces, query_words, segments};

fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    each_term(text, |term| terms.push(term.to_owned()));
    terms
}

#[test]
fn spellings_of_one_word_fold_to_one_form() {
    for (text, folded) in [
        ("Crème BRÛLÉE", "creme brulee"),
        (
            "Straße Øre Łódź İstanbul ısı",
            "strasse ore lodz istanbul isi",
        ),
        ("ĐẠI VIỆT đường", "dai viet duong"),
        ("Ἀθῆναι Άνω ΧΏΡΟΣ χώρος", "αθηναι ανω χωροσ χωροσ"),
        ("Ёлка ЙОД Їжак", "елка иод іжак"),
        ("أحمد إلى آسيا مدرسة", "احمد الي اسيا مدرسه"),
        ("مَكْتَبَـــة", "مكتبه"),
        ("گوشی کیبورد", "گوشي كيبورد"),
        ("שָׁלוֹם", "שלומ"),
        ("๑๒๓ ٤٥٦ ۷۸۹ १२ １２", "123 456 789 12 12"),
        ("ＡＢＣ\u{3000}ａｂｃ", "abc abc"),
        ("น้ำ เเก้ว", "น\u{E49}\u{E33} แก\u{E49}ว"),
        (
            "น\u{E4D}\u{E49}\u{E32} น\u{E49}\u{E4D}\u{E32} ท\u{E48}\u{E35}",
            "น้ำ น้ำ ท\u{E35}\u{E48}",
        ),
        ("ՀԱՅ Ქართული", "հայ ქართული"),
        ("soft\u{AD}hyphen zero\u{200B}width", "softhyphen zerowidth"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

#[test]
fn capital_and_small_letters_fold_alike() {
    let letters = (0xC0..0x181)
        .chain(0x386..0x3CF)
        .chain(0x400..0x530)
        .chain(0x531..0x557);
    for character in letters
        .chain(0x1E00..0x1E9A)
        .chain(0x1EA0..0x1EFA)
        .filter_map(char::from_u32)
    {
        let small: String = character.to_lowercase().collect();
        assert_eq!(fold(&character.to_string()), fold(&small), "{character}");
    }
}

#[test]
fn words_are_cut_at_blanks_and_joined_at_joints() {
    let word = |parts: &[&str]| Segment::Word(parts.iter().map(ToString::to_string).collect());
    let run = |parts: &[&str]| Segment::Run(parts.iter().map(ToString::to_string).collect());
    for (text, expected) in [
        (
            "wh-1000xm5 black",
            vec![word(&["wh", "1000xm5"]), word(&["black"])],
        ),
        (
            "1,5 l, 1.5l.",
            vec![word(&["1.5"]), word(&["l"]), word(&["1.5l"])],
        ),
        (
            "men's a - b",
            vec![word(&["men", "s"]), word(&["a"]), word(&["b"])],
        ),
        (
            "iphoneสีดํา16",
            vec![word(&["iphone"]), run(&["สี", "ดํ", "า"]), word(&["16"])],
        ),
        ("東京タワー", vec![run(&["東", "京", "タ", "ワ", "ー"])]),
        ("--- ...", vec![]),
    ] {
        assert_eq!(segments(text), expected, "{text}");
    }
}

#[test]
fn terms_hold_the_ways_in_which_a_thing_is_asked_for() {
    assert_eq!(terms("WH-1000XM5"), ["wh1000xm5", "wh", "1000xm5"]);
    assert_eq!(terms("WH 1000XM5"), ["wh", "1000xm5"]);
    assert_eq!(terms("32GB"), ["32gb"]);
    assert_eq!(
        terms("Headphones glasses batteries"),
        ["headphone", "glass", "battery"]
    );
    assert_eq!(terms("الهاتف والشاحن"), ["هاتف", "شاحن"]);
    assert_eq!(terms("สีดำ"), ["สี", "ดำ"]);
    assert_eq!(terms("東京都"), ["東京", "京都", "都"]);
    assert_eq!(terms("水"), ["水"]);
}

#[test]
fn a_query_keeps_what_was_typed_and_knows_its_open_end() {
    let words = query_words("USB-C Kabel");
    assert_eq!(
        words,
        [
            QueryWord {
                text: "usbc".into(),
                term: "usbc".into(),
                parts: vec!["usb".into(), "c".into()],
                is_run: false,
                is_cut: false,
                is_last: false
            },
            QueryWord {
                text: "kabel".into(),
                term: "kabel".into(),
                parts: vec![],
                is_run: false,
                is_cut: false,
                is_last: true
            },
        ]
    );
    assert!(query_words("kabel ").iter().all(|word| !word.is_last));
    assert_eq!(query_words(" ?! "), []);
}

#[test]
fn a_word_is_cut_where_digits_and_letters_meet() {
    assert_eq!(pieces("wh1000xm5"), [2, 6, 8]);
    assert_eq!(pieces("1.5l"), [3]);
    assert_eq!(pieces("kettle"), []);
}

#[test]
fn codes_are_compared_without_blanks_joints_and_leading_zeros() {
    assert_eq!(code_key("0 4548736 132610"), code_key("04548736132610"));
    assert_eq!(code_key("AB-12/c"), "ab12c");
    assert_eq!(code_key("007X"), "007x");
}

proptest! {
    #[test]
    fn folding_a_folded_text_changes_nothing(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn no_text_is_too_odd_to_be_cut(text in "[\\PC\u{0}-\u{2FF}ก-๛؀-ۿ.,'/ -]{0,60}") {
        let words = query_words(&text);
        prop_assert!(words.len() <= 24);
        prop_assert!(terms(&text).iter().all(|term| !term.is_empty()));
    }
}
