//! Collects the terms of products and writes the index.

use std::collections::{BTreeMap, BTreeSet};

use souk_commerce::product::{Block, Product};

use crate::bytes::{FrameWriter, Writer, number, write_texts};
use crate::file_name::FileKind;
use crate::index::Field;
use crate::index::postings::{self, Posting};
use crate::text::{code_key, each_term};

/// An index in the making.
#[derive(Debug, Default)]
pub(crate) struct IndexWriter {
    terms: BTreeMap<String, Vec<Posting>>,
    codes: BTreeMap<String, BTreeSet<u32>>,
    title_words: Vec<u8>,
    counts: Vec<u32>,
}

impl IndexWriter {
    /// Begins the next file of cards.
    pub(crate) fn begin_file(&mut self) {
        self.counts.push(0);
    }

    /// Adds the product of the next card.
    pub(crate) fn add(&mut self, product: &Product) {
        let row = number(self.title_words.len());
        if let Some(count) = self.counts.last_mut() {
            *count += 1;
        }
        let mut fields: BTreeMap<String, Field> = BTreeMap::new();
        let mut title_words: u8 = 0;
        each_term(&product.title, |_| {
            title_words = title_words.saturating_add(1);
        });
        self.title_words.push(title_words);
        each_field(product, |field, text| {
            each_term(text, |term| match fields.get_mut(term) {
                Some(best) => *best = (*best).max(field),
                None => {
                    fields.insert(term.to_owned(), field);
                }
            });
        });
        for (term, field) in fields {
            let field = code_of(field);
            self.terms
                .entry(term)
                .or_default()
                .push(Posting { row, field });
        }
        each_code(product, |code| {
            let key = code_key(code);
            if !key.is_empty() {
                self.codes.entry(key).or_default().insert(row);
            }
        });
    }

    /// The bytes of the index.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut head = Writer::new();
        head.list(&self.counts, |writer, count| writer.varint(*count));

        let mut terms = Writer::new();
        terms.size(self.terms.len());
        write_texts(&mut terms, self.terms.keys().map(String::as_str));
        let mut lengths = Writer::new();
        let mut lists = Writer::new();
        for list in self.terms.values() {
            let start = lists.len();
            postings::write(&mut lists, list);
            lengths.size(lists.len() - start);
        }

        let mut codes = Writer::new();
        codes.size(self.codes.len());
        write_texts(&mut codes, self.codes.keys().map(String::as_str));
        let mut code_rows = Writer::new();
        for rows in self.codes.values() {
            let rows: Vec<u32> = rows.iter().copied().collect();
            code_rows.list(&rows, |writer, row| writer.varint(*row));
        }
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
