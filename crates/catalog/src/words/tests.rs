use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::bytes::{FrameWriter, number};
use crate::file_name::FileKind;

const TAG: u8 = 1;

/// A file of rows with these titles.
fn file(titles: &[String]) -> Vec<u8> {
    let mut writer = WordsWriter::new(titles.len(), 1);
    for (row, title) in (0..).zip(titles) {
        writer.add(row, |visit| visit(Field::Title, title));
    }
    let mut frame = FrameWriter::new(FileKind::Records);
    writer.write(&mut frame, TAG);
    frame.finish()
}

fn open(bytes: &[u8], rows: usize) -> Option<Words> {
    let mut frame = Frame::open(bytes, FileKind::Records).ok()?;
    let words = Words::open(&mut frame, TAG, number(rows));
    frame.finish(Some(words)).ok()
}

/// The rows that fit a text, ascending.
fn rows(words: &Words, bytes: &[u8], text: &str) -> (Vec<u32>, Told) {
    let mut scratch = Scratch::default();
    let told = words.find(bytes, &|_, _| {}, text, &mut scratch);
    let hits = scratch.fitting.iter().map(|hit| hit.row);
    (hits.collect(), told.unwrap_or_default())
}

fn find(titles: &[&str], text: &str) -> (Vec<u32>, Told) {
    let titles: Vec<String> = titles.iter().map(ToString::to_string).collect();
    let bytes = file(&titles);
    rows(&open(&bytes, titles.len()).unwrap(), &bytes, text)
}

#[test]
fn errors_are_counted_in_the_word_as_it_is_typed() {
    let titles = [
        "Supplies",
        "Fruits",
        "Pets",
        "Care",
        "Lotus sun",
        "Lots",
        "Cat",
    ];
    for (text, expected) in [
        ("suppliev ", vec![0]),
        ("supplijes ", vec![0]),
        ("suplies ", vec![0]),
        ("fruiis ", vec![1]),
        ("epts ", vec![2]),
        // A word of three letters may lack one; no other error makes it a word.
        ("cre ", vec![3]),
        ("cbt ", vec![]),
        ("lotgs sun ", vec![4]),
    ] {
        assert_eq!(find(&titles, text).0, expected, "{text}");
    }
}

#[test]
fn a_thing_is_found_spelt_apart_and_together() {
    let titles = [
        "WH-1000XM5",
        "WH 1000XM5",
        "Card 32GB",
        "Card 32 GB",
        "Coffeemaker",
        "Coffee maker",
        "Headphones",
    ];
    for (text, expected) in [
        ("wh1000xm5", vec![0, 1]),
        ("wh 1000 xm5", vec![0]),
        ("wh 1000xm5", vec![0, 1]),
        ("WH-1000 XM5", vec![0]),
        ("32gb", vec![2, 3]),
        ("32 gb", vec![2, 3]),
        ("32 gb card", vec![2, 3]),
        ("coffeemaker", vec![4]),
        ("coffeemaker ", vec![4]),
        ("coffee maker", vec![5]),
        ("head phones", vec![6]),
        ("cardcoffee", vec![]),
    ] {
        let (found, told) = find(&titles, text);
        assert_eq!(found, expected, "{text}");
        assert_eq!(told.relaxed, Vec::<String>::new(), "{text}");
    }
    assert_eq!(find(&["Coffee maker"], "coffeemaker").0, [0]);
}

#[test]
fn a_word_that_nobody_knows_is_taken_for_the_most_frequent_one_near_it() {
    let titles = ["Kettle", "Steel kettle", "Kettley"];
    let (found, told) = find(&titles, "steel ketle ");
    assert_eq!(found, [1]);
    assert_eq!(told.meant.as_deref(), Some("steel kettle"));
    assert_eq!(find(&titles, "steel kettle").1, Told::default());
    assert_eq!(find(&titles, "kett").1, Told::default());
}

proptest! {
    #[test]
    fn every_word_finds_all_rows_that_have_it(titles in vec("[ab]{1,4}( [abc]{1,6}){0,5}", 1..60)) {
        let bytes = file(&titles);
        let words = open(&bytes, titles.len()).unwrap();
        let all: BTreeSet<&str> = titles.iter().flat_map(|title| title.split(' ')).collect();
        for word in all {
            let has = |title: &String| title.split(' ').any(|other| other == word);
            let expected = (0..).zip(&titles).filter(|(_, title)| has(title));
            let expected: Vec<u32> = expected.map(|(row, _)| row).collect();
            prop_assert_eq!(rows(&words, &bytes, &format!("{word} ")).0, expected, "{}", word);
            let has = |title: &String| title.split(' ').any(|other| other.starts_with(word));
            let expected = (0..).zip(&titles).filter(|(_, title)| has(title));
            let expected: Vec<u32> = expected.map(|(row, _)| row).collect();
            prop_assert_eq!(rows(&words, &bytes, word).0, expected, "{}…", word);
        }
    }

    #[test]
    fn damaged_words_are_refused_or_answer(
        titles in vec("[ab]{1,4}( [abc]{1,6}){0,5}", 1..60),
        at in any::<prop::sample::Index>(),
        mask in 1_u8..,
        text in "[abc]{1,9}( [abc]{1,9}){0,2}",
    ) {
        let mut bytes = file(&titles);
        let at = at.index(bytes.len());
        bytes[at] ^= mask;
        if let Some(words) = open(&bytes, titles.len()) {
            let (found, _) = rows(&words, &bytes, &text);
            prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(found.iter().all(|row| index(*row) < titles.len()));
        }
    }
}
