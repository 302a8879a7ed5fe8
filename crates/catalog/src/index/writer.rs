//! Collects the terms of products and writes the index.

use std::collections::BTreeMap;

use souk_commerce::product::{Block, Product};

use crate::bytes::{FrameWriter, Writer, index, number, write_texts};
use crate::file_name::FileKind;
use crate::index::Field;
use crate::index::postings::{self, Posting};
use crate::text::{code_key, each_term};

/// An index in the making.
#[derive(Debug, Default)]
pub(crate) struct IndexWriter {
    terms: BTreeMap<Box<str>, List>,
    codes: Codes,
    title_words: Vec<u8>,
    counts: Vec<u32>,
}

/// The products that have a term, in any order, each as its number and two bits of its field. Most terms of a large shop are
/// numbers that one product has.
#[derive(Debug)]
enum List {
    One(u32),
    Many(Vec<u32>),
}

impl List {
    fn push(&mut self, entry: u32) {
        match self {
            Self::One(first) => *self = Self::Many(vec![*first, entry]),
            Self::Many(entries) => {
                // A quarter more each time, not twice as much: most of an index is its longest lists.
                if entries.len() == entries.capacity() {
                    entries.reserve_exact(entries.len() / 4 + 4);
                }
                entries.push(entry);
            }
        }
    }

    fn write(self, writer: &mut Writer) {
        let mut entries = match self {
            Self::One(entry) => vec![entry],
            Self::Many(entries) => entries,
        };
        entries.sort_unstable();
        let postings = entries.into_iter().map(|entry| {
            let [low, ..] = entry.to_le_bytes();
            Posting {
                row: entry >> 2,
                field: low & 3,
            }
        });
        postings::write(writer, &postings.collect::<Vec<_>>());
    }
}

/// Codes and the products that have them.
#[derive(Debug, Default)]
struct Codes {
    /// All codes, one after the other.
    text: String,
    /// Where a code begins and ends, and whose it is.
    rows: Vec<(u32, u32, u32)>,
}

impl Codes {
    fn add(&mut self, code: &str, row: u32) {
        let start = number(self.text.len());
        if self
            .rows
            .last()
            .is_some_and(|last| last.2 == row && self.get(last) == code)
        {
            return;
        }
        self.text.push_str(code);
        self.rows.push((start, number(self.text.len()), row));
    }

    fn get(&self, (start, end, _): &(u32, u32, u32)) -> &str {
        self.text.get(index(*start)..index(*end)).unwrap_or("")
    }

    /// The codes in order, each with its products, and their number in front.
    fn write(mut self) -> (Writer, Writer) {
        let mut entries = std::mem::take(&mut self.rows);
        entries
            .sort_unstable_by(|one, other| (self.get(one), one.2).cmp(&(self.get(other), other.2)));
        entries.dedup_by(|one, other| one.2 == other.2 && self.get(one) == self.get(other));
        let same =
            |one: &(u32, u32, u32), other: &(u32, u32, u32)| self.get(one) == self.get(other);
        let mut codes = Writer::new();
        codes.size(entries.chunk_by(same).count());
        let firsts = entries.chunk_by(same).filter_map(<[_]>::first);
        write_texts(&mut codes, firsts.map(|first| self.get(first)));
        let mut rows = Writer::new();
        for chunk in entries.chunk_by(same) {
            rows.list(chunk, |writer, (_, _, row)| writer.varint(*row));
        }
        (codes, rows)
    }
}

impl IndexWriter {
    /// Begins the next file of cards, with so many of them.
    pub(crate) fn begin_file(&mut self, cards: usize) {
        self.counts.push(number(cards));
        self.title_words.resize(self.title_words.len() + cards, 0);
    }

    /// Adds the product of a card, by its place among all.
    pub(crate) fn add(&mut self, rank: usize, product: &Product) {
        let row = number(rank);
        let mut fields: BTreeMap<String, Field> = BTreeMap::new();
        let mut title_words: u8 = 0;
        each_term(&product.title, |_| {
            title_words = title_words.saturating_add(1);
        });
        if let Some(slot) = self.title_words.get_mut(rank) {
            *slot = title_words;
        }
        each_field(product, |field, text| {
            each_term(text, |term| match fields.get_mut(term) {
                Some(best) => *best = (*best).max(field),
                None => {
                    fields.insert(term.to_owned(), field);
                }
            });
        });
        for (term, field) in fields {
            let entry = row << 2 | u32::from(code_of(field));
            match self.terms.get_mut(term.as_str()) {
                Some(list) => list.push(entry),
                None => {
                    self.terms.insert(term.into(), List::One(entry));
                }
            }
        }
        each_code(product, |code| {
            let key = code_key(code);
            if !key.is_empty() {
                self.codes.add(&key, row);
            }
        });
    }

    /// The bytes of the index.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut head = Writer::new();
        head.list(&self.counts, |writer, count| writer.varint(*count));

        let mut terms = Writer::new();
        terms.size(self.terms.len());
        write_texts(&mut terms, self.terms.keys().map(AsRef::as_ref));
        let mut lengths = Writer::new();
        let mut lists = Writer::new();
        for list in self.terms.into_values() {
            let start = lists.len();
            list.write(&mut lists);
            lengths.size(lists.len() - start);
        }

        let (codes, code_rows) = self.codes.write();
        let mut title_words = Writer::new();
        title_words.raw(&self.title_words);

        let mut frame = FrameWriter::new(FileKind::Index);
        frame.section(super::HEAD, head);
        frame.section(super::TERMS, terms);
        frame.section(super::LENGTHS, lengths);
        frame.section(super::POSTINGS, lists);
        frame.section(super::CODES, codes);
        frame.section(super::CODE_ROWS, code_rows);
        frame.section(super::TITLE_WORDS, title_words);
        frame.finish()
    }
}

fn code_of(field: Field) -> u8 {
    match field {
        Field::Rest => 0,
        Field::Category => 1,
        Field::Brand => 2,
        Field::Title => 3,
    }
}

fn each_field(product: &Product, mut visit: impl FnMut(Field, &str)) {
    visit(Field::Title, &product.title);
    product
        .brand
        .iter()
        .for_each(|brand| visit(Field::Brand, brand));
    for step in &product.category {
        visit(Field::Category, &step.name);
    }
    for block in &product.description.blocks {
        let (Block::Paragraph(text) | Block::Item(text)) = block;
        visit(Field::Rest, text);
    }
    product
        .highlights
        .iter()
        .for_each(|text| visit(Field::Rest, text));
    for detail in &product.details {
        visit(Field::Rest, &detail.name);
        visit(Field::Rest, &detail.value);
    }
    for axis in &product.axes {
        axis.values
            .iter()
            .for_each(|value| visit(Field::Rest, value));
    }
}

fn each_code(product: &Product, mut visit: impl FnMut(&str)) {
    visit(product.id.as_str());
    for variant in &product.variants {
        visit(variant.id.as_str());
        variant.gtin.iter().for_each(|gtin| visit(gtin));
        variant.mpn.iter().for_each(|mpn| visit(mpn));
    }
}
