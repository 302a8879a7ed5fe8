//! Hands the texts and codes of products over to the words, and writes the index.

use souk_commerce::product::{Block, Product};

use crate::attributes::AttributesWriter;
use crate::bytes::{FrameWriter, Writer, number};
use crate::file_name::FileKind;
use crate::words::{Field, Lexicon, WordsWriter};

/// Kinds of codes, each with the place of its own: ids, GTINs, part numbers.
const KINDS: usize = 3;

/// An index in the making.
#[derive(Debug)]
pub(crate) struct IndexWriter {
    words: WordsWriter,
    attributes: AttributesWriter,
    counts: Vec<u32>,
}

impl IndexWriter {
    /// For files with so many cards.
    pub(crate) fn new(counts: Vec<u32>, lexicon: &Lexicon) -> Self {
        let rows = counts.iter().fold(0, |sum: usize, count| {
            sum.saturating_add(crate::bytes::index(*count))
        });
        let words = WordsWriter::new(rows, KINDS).with_lexicon(lexicon);
        Self {
            words,
            attributes: AttributesWriter::new(rows),
            counts,
        }
    }

    /// Adds the product of a card, by its place among all.
    pub(crate) fn add(&mut self, rank: usize, product: &Product) {
        let row = number(rank);
        self.attributes.add(rank, product);
        self.words.add(row, |visit| each_field(product, visit));
        each_code(product, |kind, code| self.words.add_code(kind, row, code));
    }

    /// The bytes of the index.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut head = Writer::new();
        head.list(&self.counts, |writer, count| writer.varint(*count));
        let mut frame = FrameWriter::new(FileKind::Index);
        frame.section(super::HEAD, head);
        self.words.write(&mut frame, super::WORDS);
        if let Some(attributes) = self.attributes.finish(&self.counts) {
            frame.section(super::ATTRIBUTES, attributes);
        }
        frame.finish()
    }
}

fn each_field(product: &Product, visit: &mut dyn FnMut(Field, &str)) {
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

fn each_code(product: &Product, mut visit: impl FnMut(usize, &str)) {
    visit(0, product.id.as_str());
    for variant in &product.variants {
        visit(0, variant.id.as_str());
        variant.gtin.iter().for_each(|gtin| visit(1, gtin));
        variant.mpn.iter().for_each(|mpn| visit(2, mpn));
    }
}
