//! Writes an index.

use std::collections::BTreeMap;

use super::dictionary::{self, MAX_TERM};
use super::postings::Posting;
use super::{Field, Form, MAX_FACETS, Record, columns, tag};
use crate::bytes::{FrameWriter, Writer, number, write_line};
use crate::file_name::FileKind;
use crate::text::{code_key, each_term};

type Terms = BTreeMap<String, Vec<Posting>>;

/// The bytes of an index. The same records in any order give the same bytes, but for those that are equal in all but the id.
///
/// Facets past the 98th are left out.
pub fn write(mut records: Vec<Record>, form: &Form) -> Vec<u8> {
    records.sort_by(|a, b| {
        let key = |record: &'_ Record| (record.category.clone(), record.brand.clone());
        key(a)
            .cmp(&key(b))
            .then_with(|| a.title.cmp(&b.title))
            .then_with(|| a.id.cmp(&b.id))
    });
    let (mut terms, mut codes) = (Terms::new(), Terms::new());
    let (mut title_words, mut ids) = (Writer::new(), Writer::new());
    for (row, record) in (0_u32..).zip(&records) {
        let mut words: u8 = 0;
        each_term(&record.title, |_| words = words.saturating_add(1));
        title_words.u8(words);
        write_line(&mut ids, &record.id);
        let mut fields: BTreeMap<String, Field> = BTreeMap::new();
        each_field(record, |field, text| {
            each_term(text, |term| {
                if let Some(best) = fields.get_mut(term) {
                    *best = (*best).max(field);
                } else if term.len() <= MAX_TERM {
                    fields.insert(term.to_owned(), field);
                }
            });
        });
        for (term, field) in fields {
            let field = code_of(field);
            terms.entry(term).or_default().push(Posting { row, field });
        }
        for code in &record.codes {
            let key = code_key(code);
            let rows = codes.entry(key).or_default();
            if rows.last().is_none_or(|last| last.row < row) {
                rows.push(Posting { row, field: 0 });
            }
        }
    }
    codes.retain(|key, _| !key.is_empty() && key.len() <= MAX_TERM);

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
    let (names_of_terms, rows_of_terms) = dictionary::write(&terms);
    frame.section(tag::TERMS, names_of_terms);
    frame.section(tag::TERM_ROWS, rows_of_terms);
    let (names_of_codes, rows_of_codes) = dictionary::write(&codes);
    frame.section(tag::CODES, names_of_codes);
    frame.section(tag::CODE_ROWS, rows_of_codes);
    frame.section(tag::TITLE_WORDS, title_words);
    frame.section(tag::IDS, ids);
    let price = |record: &Record| record.price.map_or(0, |price| price.saturating_add(1));
    let prices: Vec<u32> = records.iter().map(price).collect();
    frame.section(tag::PRICES, columns::write(&prices));
    let ratings: Vec<u32> = records
        .iter()
        .map(|record| u32::from(record.rating.min(50)))
        .collect();
    frame.section(tag::RATINGS, columns::write(&ratings));

    let mut place = tag::FACETS;
    for facet in 0..names.len() {
        let (values, column) = match facet {
            0 => side_by_side(records.iter().map(|record| record.brand.as_str())),
            1 => tree(&records),
            _ => side_by_side(records.iter().map(|record| {
                let value = record.attributes.get(facet - 2);
                value.map_or("", String::as_str)
            })),
        };
        frame.section(place, values);
        frame.section(place + 1, columns::write(&column));
        place += 2;
    }
    frame.finish()
}

/// The values of a facet and which of them each row has.
fn side_by_side<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> (Writer, Vec<u32>) {
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    let mut values: Vec<String> = Vec::new();
    let column = texts
        .map(|text| {
            if text.is_empty() {
                return 0;
            }
            *known.entry(text).or_insert_with(|| {
                values.push(text.to_owned());
                number(values.len())
            })
        })
        .collect();
    (columns::write_values(&values, None), column)
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
    (columns::write_values(&values, Some(&above)), column)
}

fn code_of(field: Field) -> u8 {
    match field {
        Field::Rest => 0,
        Field::Category => 1,
        Field::Brand => 2,
        Field::Title => 3,
    }
}

fn each_field(record: &Record, mut visit: impl FnMut(Field, &str)) {
    visit(Field::Title, &record.title);
    visit(Field::Brand, &record.brand);
    visit(Field::Brand, &record.model);
    for name in &record.category {
        visit(Field::Category, name);
    }
    for value in &record.attributes {
        visit(Field::Rest, value);
    }
    visit(Field::Rest, &record.description);
}
