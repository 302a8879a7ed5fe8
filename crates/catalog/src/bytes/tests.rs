use proptest::collection::vec;
use proptest::prelude::*;

use super::{Column, Frame, FrameWriter, Lines, Reader, Writer, number, write_column, write_line};
use crate::error::PackError;
use crate::file_name::FileKind;

/// What a reader gives of the bytes, and the first error if there is one.
fn read<'a, T>(
    bytes: &'a [u8],
    offset: usize,
    take: impl FnOnce(&mut Reader<'a>) -> T,
) -> Result<T, PackError> {
    let mut reader = Reader::new(bytes, offset);
    let value = take(&mut reader);
    reader.end("the end").map(|()| value)
}

#[test]
fn numbers_end_at_sixty_four_bits() {
    let number = |bytes: &[u8]| read(bytes, 0, |reader| reader.varint("a number"));
    assert_eq!(number(&[0x80, 0x01]), Ok(128));
    let largest = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01];
    assert_eq!(number(&largest), Ok(u64::MAX));
    let mut larger = largest;
    larger[9] = 2;
    assert!(number(&larger).is_err());
    assert!(number(&[0x80; 11]).is_err());
    assert!(number(&[0x80]).is_err());
}

#[test]
fn a_list_longer_than_its_bytes_is_refused_before_room_is_made() {
    let mut writer = Writer::new();
    writer.varint(u64::MAX);
    let bytes = writer.finish();
    let list = |reader: &mut Reader<'_>| -> Vec<u8> {
        reader.list("a list", |reader| reader.u8("a value"))
    };
    assert_eq!(read(&bytes, 7, list).unwrap_err().offset, 7);
}

#[test]
fn the_first_error_stays_and_all_that_follows_is_empty() {
    let mut reader = Reader::new(&[3, b'a', b'b', 9], 40);
    assert_eq!(reader.u8("a byte"), 3);
    assert!(!reader.flag("a flag"));
    assert_eq!(reader.string("a text"), "");
    assert_eq!(reader.number::<u32>("a number"), 0);
    let list: Vec<u8> = reader.list("a list", |reader| reader.u8("a value"));
    assert!(list.is_empty());
    let column = reader.column(2, "a column", |reader| reader.u8("a value"));
    assert!(column.is_empty());
    let error = reader.end("the end").unwrap_err();
    assert_eq!((error.what, error.offset), ("a flag", 41));
}

#[test]
fn only_whole_files_of_the_right_kind_and_version_open() {
    let mut writer = FrameWriter::new(FileKind::Cards);
    let mut section = Writer::new();
    section.text("abc");
    writer.section(1, section);
    let file = writer.finish();
    let open = |bytes: &[u8]| Frame::open(bytes, FileKind::Cards).map(drop);
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
        prop_assert_eq!(reader.varint("a number"), number);
        prop_assert_eq!(reader.signed("a number"), signed);
        prop_assert_eq!(reader.text("a text"), text.as_str());
        prop_assert_eq!(reader.end("the end"), Ok(()));
    }

    #[test]
    fn columns_of_numbers_survive(numbers in vec(prop_oneof![0_u32..300, any::<u32>()], 0..60)) {
        let mut writer = Writer::new();
        write_column(&mut writer, &numbers);
        let bytes = writer.finish();
        let rows = number(numbers.len());
        let column = read(&bytes, 0, |reader| Column::open(reader, rows, "numbers")).unwrap();
        let cells = column.of(&bytes);
        let all: Vec<u32> = (0..rows).map(|row| cells.get(row)).collect();
        prop_assert_eq!(all, numbers);
        prop_assert_eq!(cells.get(rows), 0);
    }

    #[test]
    fn lines_survive(texts in vec(any::<String>(), 0..60)) {
        let mut writer = Writer::new();
        for text in &texts {
            write_line(&mut writer, text);
        }
        let bytes = writer.finish();
        let lines = |count| read(&bytes, 0, |reader| Lines::open(reader, count, "lines"));
        let read = lines(texts.len()).unwrap();
        prop_assert!(read.iter(&bytes).eq(texts.iter().map(String::as_str)));
        prop_assert_eq!(read.get(&bytes, texts.len()), "");
        prop_assert!(lines(texts.len() + 1).is_err());
    }

    #[test]
    fn noise_is_no_column_or_a_column(noise in vec(any::<u8>(), 0..40), count in 0_u32..20) {
        if let Ok(column) = read(&noise, 0, |reader| Column::open(reader, count, "numbers")) {
            (0..=count).for_each(|row| assert!(column.of(&noise).get(row) < u32::MAX || row < count));
        }
    }
}
