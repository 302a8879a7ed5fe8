use proptest::collection::vec;
use proptest::prelude::*;

use super::{Frame, FrameWriter, Lines, Reader, Texts, Writer, write_line, write_texts};
use crate::file_name::FileKind;

fn column(texts: &[String]) -> Vec<u8> {
    let mut writer = Writer::new();
    write_texts(&mut writer, texts.iter().map(String::as_str));
    writer.finish()
}

fn open(bytes: &[u8], count: usize) -> Option<Texts> {
    Texts::open(&mut Reader::new(bytes, 0), count, "texts").ok()
}

#[test]
fn numbers_end_at_sixty_four_bits() {
    let read = |bytes: &[u8]| Reader::new(bytes, 0).varint("a number");
    assert_eq!(read(&[0x80, 0x01]), Ok(128));
    let largest = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01];
    assert_eq!(read(&largest), Ok(u64::MAX));
    let mut larger = largest;
    larger[9] = 2;
    assert!(read(&larger).is_err());
    assert!(read(&[0x80; 11]).is_err());
    assert!(read(&[0x80]).is_err());
}

#[test]
fn a_list_longer_than_its_bytes_is_refused_before_room_is_made() {
    let mut writer = Writer::new();
    writer.varint(u64::MAX);
    let bytes = writer.finish();
    let list = Reader::new(&bytes, 7).list("a list", |reader| reader.u8("a value"));
    assert_eq!(list.unwrap_err().offset, 7);
}

#[test]
fn a_shared_part_never_ends_inside_a_character() {
    // The second text claims one byte of the first one's "é".
    let bytes = [0, 2, 1, 0, 0xC3, 0xA9];
    assert!(open(&bytes, 2).is_none());
    let texts = vec!["é".to_owned(), "è".to_owned()];
    let bytes = column(&texts);
    assert_eq!(open(&bytes, 2).unwrap().get(&bytes, 1), "è");
}

#[test]
fn only_whole_files_of_the_right_kind_and_version_open() {
    let mut writer = FrameWriter::new(FileKind::Cards);
    let mut section = Writer::new();
    section.text("abc");
    writer.section(1, section);
    let file = writer.finish();
    let open = |bytes: &[u8]| Frame::open(bytes, FileKind::Cards);
    assert!(open(&file).is_ok());
    assert!(Frame::open(&file, FileKind::Index).is_err());
    let changed = |at: usize, byte: u8| {
        let mut file = file.clone();
        file[at] = byte;
        open(&file).unwrap_err()
    };
    assert_eq!(changed(0, b's').what, "the magic SOUK");
    assert_eq!(changed(5, 2).what, "format version 1");
    let longer = [&file[..], &[0]].concat();
    assert_eq!(open(&longer).unwrap_err().what, "the end of the file");
    assert!(open(&file[..file.len() - 1]).is_err());
}

proptest! {
    #[test]
    fn numbers_survive(number in any::<u64>(), signed in any::<i64>(), text in any::<String>()) {
        let mut writer = Writer::new();
        writer.varint(number);
        writer.signed(signed);
        writer.text(&text);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes, 0);
        prop_assert_eq!(reader.varint("a number"), Ok(number));
        prop_assert_eq!(reader.signed("a number"), Ok(signed));
        prop_assert_eq!(reader.text("a text"), Ok(text.as_str()));
        prop_assert_eq!(reader.end("the end"), Ok(()));
    }

    #[test]
    fn columns_of_texts_survive(texts in vec(prop_oneof!["[a-cé]{0,6}", any::<String>()], 0..60)) {
        let bytes = column(&texts);
        let read = open(&bytes, texts.len()).unwrap();
        let one_by_one: Vec<String> = (0..texts.len()).map(|at| read.get(&bytes, at)).collect();
        prop_assert_eq!(&one_by_one, &texts);
        let mut in_order = Vec::new();
        read.for_each(&bytes, |_, text| in_order.push(text.to_owned()));
        prop_assert_eq!(&in_order, &texts);
    }

    #[test]
    fn a_sorted_column_is_searched_as_a_slice_is(
        texts in prop::collection::btree_set("[a-c]{0,4}", 0..80),
        wanted in "[a-c]{0,4}",
    ) {
        let texts: Vec<String> = texts.into_iter().collect();
        let bytes = column(&texts);
        let read = open(&bytes, texts.len()).unwrap();
        prop_assert_eq!(read.search(&bytes, &wanted), texts.binary_search(&wanted));
    }

    #[test]
    fn lines_survive(texts in vec(any::<String>(), 0..60)) {
        let mut writer = Writer::new();
        for text in &texts {
            write_line(&mut writer, text);
        }
        let bytes = writer.finish();
        let lines = |count| Lines::open(Reader::new(&bytes, 0), count, "lines");
        let read = lines(texts.len()).unwrap();
        prop_assert!(read.iter(&bytes).eq(texts.iter().map(String::as_str)));
        prop_assert_eq!(read.get(&bytes, texts.len()), "");
        prop_assert!(lines(texts.len() + 1).is_err());
    }

    #[test]
    fn noise_is_no_column_or_a_column(noise in vec(any::<u8>(), 0..40), count in 0_usize..20) {
        if let Some(texts) = open(&noise, count) {
            (0..=count).for_each(|at| drop(texts.get(&noise, at)));
        }
    }
}
