//! Writes an index.

use std::collections::BTreeMap;

use super::{Form, MAX_CODES, MAX_FACETS, Record, ids, tag, values};
use crate::bytes::{FrameWriter, Writer, number, write_column, write_line};
use crate::file_name::FileKind;
use crate::selection::ranks_by_name;
use crate::text::{code_key, fold};
use crate::words::{Field, WordsWriter};

/// The bytes of an index. The same records in any order give the same bytes, but for those that are equal in all but the id.
///
/// Facets past the 98th are left out.
pub fn write(mut records: Vec<Record>, form: &Form) -> Vec<u8> {
    arrange(&mut records);
    let mut frame = frame(&records, form);
    let titles: Vec<String> = records.iter().map(|record| fold(&record.title)).collect();
    frame.section(tag::NAMES, column(&ranks_by_name(&titles)));
    if form.keeps_titles {
        let mut lines = Writer::new();
        for record in &records {
            write_line(&mut lines, &record.title.replace(char::is_control, " "));
        }
        frame.section(tag::TITLES, lines);
    }
    frame.finish()
}

/// Puts records in the order in which they are numbered.
pub fn arrange(records: &mut [Record]) {
    records.sort_by(|one, other| {
        let order = one.category.cmp(&other.category);
        order
            .then_with(|| one.brand.cmp(&other.brand))
            .then_with(|| one.title.cmp(&other.title))
            .then_with(|| one.id.cmp(&other.id))
    });
}

/// The sections of an index of records that stand in order.
pub(crate) fn frame(records: &[Record], form: &Form) -> FrameWriter {
    let kinds = records.iter().map(|record| record.codes.len()).max();
    let mut words = WordsWriter::new(records.len(), kinds.unwrap_or(0).min(MAX_CODES) + 1)
        .with_lexicon(&form.lexicon);
    for (row, record) in (0_u32..).zip(records) {
        words.add(row, |visit| each_field(record, visit));
        // Ids are looked up as they are; those that are spelt in another way than they are compared stand here too.
        if code_key(&record.id) != record.id {
            words.add_code(0, row, &record.id);
        }
        for (kind, code) in (1..).zip(&record.codes) {
            words.add_code(kind, row, code);
        }
    }

    let mut frame = FrameWriter::new(FileKind::Records);
    let names: Vec<&str> = ["brand", "category"]
        .into_iter()
        .chain(form.facets.iter().map(String::as_str))
        .take(MAX_FACETS)
        .collect();
    let mut head = Writer::new();
    head.size(records.len());
    head.u8(form.digits);
    head.flag(form.has_number_ids);
    head.list(&names, |writer, name| writer.text(name));
    frame.section(tag::HEAD, head);
    words.write(&mut frame, tag::WORDS);
    let each_id: Vec<&str> = records.iter().map(|record| record.id.as_str()).collect();
    ids::write(&mut frame, &each_id, form.has_number_ids);
    let mut put = |tag, number: &dyn Fn(&Record) -> u32| {
        let numbers: Vec<u32> = records.iter().map(number).collect();
        frame.section(tag, column(&numbers));
    };
    put(tag::PRICES, &|record| {
        record.price.map_or(0, |price| price.saturating_add(1))
    });
    put(tag::RATINGS, &|record| u32::from(record.rating.min(50)));
    put(tag::REDUCTIONS, &|record| {
        u32::from(record.reduction.min(100))
    });
    put(tag::DAYS, &|record| {
        record.day.map_or(0, |day| day.saturating_add(1))
    });

    let mut place = tag::FACETS;
    for facet in 0..names.len() {
        let (values, column) = match facet {
            0 => side_by_side(
                records
                    .iter()
                    .map(|record| std::slice::from_ref(&record.brand)),
            ),
            1 => tree(records),
            _ => side_by_side(records.iter().map(|record| {
                let values = record.attributes.get(facet - 2);
                values.map_or(&[][..], Vec::as_slice)
            })),
        };
        frame.section(place, values);
        frame.section(place + 1, self::column(&column));
        place += 2;
    }
    frame
}

/// The values of a facet and which of them each row has.
fn side_by_side<'a>(texts: impl Iterator<Item = &'a [String]>) -> (Writer, Vec<u32>) {
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    let mut values: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<u32>> = Vec::new();
    for texts in texts {
        let mut row: Vec<u32> = Vec::new();
        for text in texts.iter().filter(|text| !text.is_empty()) {
            row.push(*known.entry(text).or_insert_with(|| {
                values.push(text.clone());
                number(values.len())
            }));
        }
        row.sort_unstable();
        row.dedup();
        rows.push(row);
    }
    let mut numbers: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    let mut sets: Vec<Vec<u32>> = Vec::new();
    let column = rows.into_iter().map(|row| match row.as_slice() {
        [] => 0,
        [value] => *value,
        _ => *numbers.entry(row).or_insert_with_key(|row| {
            sets.push(row.clone());
            number(values.len() + sets.len())
        }),
    });
    let column = column.collect();
    (values::write(&values, None, &sets), column)
}

/// The categories, each behind the one above it, and the narrowest of each row.
fn tree(records: &[Record]) -> (Writer, Vec<u32>) {
    let mut known: BTreeMap<(u32, &str), u32> = BTreeMap::new();
    let (mut values, mut above): (Vec<String>, Vec<u32>) = (Vec::new(), Vec::new());
    let column = records
        .iter()
        .map(|record| {
            let names = record.category.iter().filter(|name| !name.is_empty());
            names.fold(0, |parent, name| {
                *known.entry((parent, name)).or_insert_with(|| {
                    values.push(name.clone());
                    above.push(parent);
                    number(values.len())
                })
            })
        })
        .collect();
    (values::write(&values, Some(&above), &[]), column)
}

fn column(numbers: &[u32]) -> Writer {
    let mut writer = Writer::new();
    write_column(&mut writer, numbers);
    writer
}

/// Hands over the texts of a record.
pub(crate) fn each_field(record: &Record, visit: &mut dyn FnMut(Field, &str)) {
    visit(Field::Title, &record.title);
    visit(Field::Brand, &record.brand);
    visit(Field::Brand, &record.model);
    for name in &record.category {
        visit(Field::Category, name);
    }
    for value in record.attributes.iter().flatten() {
        visit(Field::Rest, value);
    }
    visit(Field::Rest, &record.description);
}
