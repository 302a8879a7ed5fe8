//! Collects the words of rows and writes them.

use std::collections::BTreeMap;

use super::Field;
use super::codes::write_codes;
use super::compounds::take_apart;
use super::dictionary::{DictionaryWriter, MAX_TERM};
use super::lexicon::{Lexicon, Terms};
use super::postings::Posting;
use crate::bytes::{FrameWriter, Writer, index, number};
use crate::text::{code_key, each_term};

/// Words in the making. Rows come in any order.
#[derive(Debug)]
pub(crate) struct WordsWriter {
    terms: BTreeMap<Box<str>, List>,
    /// One for each kind.
    codes: Vec<Codes>,
    title_words: Vec<u8>,
    lexicon: Terms,
}

/// The postings of a term, in any order, each as its row and two bits of its field. Most terms of a large catalogue are
/// numbers that one row has.
#[derive(Debug)]
pub(crate) enum List {
    One(u32),
    Many(Vec<u32>),
}

impl List {
    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Many(entries) => entries.len(),
        }
    }

    /// Hands over the entries.
    pub(crate) fn each(&self, visit: impl FnMut(u32)) {
        match self {
            Self::One(entry) => Some(*entry).into_iter().for_each(visit),
            Self::Many(entries) => entries.iter().copied().for_each(visit),
        }
    }

    /// Adds an entry.
    pub(crate) fn push(&mut self, entry: u32) {
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

    /// One posting for each row, ascending.
    pub(crate) fn sorted(&self) -> Vec<Posting> {
        let mut entries = match self {
            Self::One(entry) => vec![*entry],
            Self::Many(entries) => entries.clone(),
        };
        // Of the fields of one row the best, which stands last, is kept.
        entries.sort_unstable_by(|one, other| other.cmp(one));
        entries.dedup_by_key(|entry| *entry >> 2);
        entries.reverse();
        entries.into_iter().map(Posting::of).collect()
    }
}

/// Codes and the rows that have them.
#[derive(Debug, Clone, Default)]
struct Codes {
    /// All codes, one after the other.
    text: String,
    /// Where a code begins and ends, and whose it is.
    rows: Vec<(u32, u32, u32)>,
}

impl Codes {
    fn add(&mut self, code: &str, row: u32) {
        let start = number(self.text.len());
        self.text.push_str(code);
        self.rows.push((start, number(self.text.len()), row));
    }

    fn write(&self) -> Writer {
        let text = |start, end| self.text.get(index(start)..index(end)).unwrap_or("");
        let pairs = self.rows.iter();
        let mut pairs: Vec<(&str, u32)> = pairs
            .map(|&(start, end, row)| (text(start, end), row))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        write_codes(&mut pairs)
    }
}

impl WordsWriter {
    /// For so many rows, and so many kinds of codes.
    pub(crate) fn new(rows: usize, kinds: usize) -> Self {
        Self {
            terms: BTreeMap::new(),
            codes: vec![Codes::default(); kinds],
            title_words: vec![0; rows],
            lexicon: Terms::default(),
        }
    }

    /// With what the owner says about words.
    pub(crate) fn with_lexicon(self, lexicon: &Lexicon) -> Self {
        let lexicon = Terms::of(lexicon);
        Self { lexicon, ..self }
    }

    /// Adds a row: `each_text` hands over its texts. A row past the last is left out.
    pub(crate) fn add(&mut self, row: u32, each_text: impl FnOnce(&mut dyn FnMut(Field, &str))) {
        let Some(title_words) = self.title_words.get_mut(index(row)) else {
            return;
        };
        let mut fields: BTreeMap<String, Field> = BTreeMap::new();
        each_text(&mut |field, text| {
            each_term(text, |term| {
                if field == Field::Title {
                    *title_words = title_words.saturating_add(1);
                }
                if let Some(best) = fields.get_mut(term) {
                    *best = (*best).max(field);
                } else if term.len() <= MAX_TERM {
                    fields.insert(term.to_owned(), field);
                }
            });
        });
        for (term, field) in fields {
            let field = match field {
                Field::Rest => 0,
                Field::Category => 1,
                Field::Brand => 2,
                Field::Title => 3,
            };
            let entry = row << 2 | field;
            if let Some(list) = self.terms.get_mut(term.as_str()) {
                list.push(entry);
            } else {
                self.terms.insert(term.into(), List::One(entry));
            }
        }
    }

    /// Adds a code of a row, of one of the kinds.
    pub(crate) fn add_code(&mut self, kind: usize, row: u32, code: &str) {
        let key = code_key(code);
        if let Some(codes) = self.codes.get_mut(kind).filter(|_| !key.is_empty()) {
            codes.add(&key, row);
        }
    }

    /// The number of each title's words, and the terms in the order of their bytes with what has them.
    pub(crate) fn into_terms(mut self) -> (Vec<u8>, BTreeMap<Box<str>, List>) {
        take_apart(&mut self.terms);
        (self.title_words, self.terms)
    }

    /// Writes the sections, from `tag` on.
    pub(crate) fn write(mut self, frame: &mut FrameWriter, tag: u8) {
        take_apart(&mut self.terms);
        let mut dictionary = DictionaryWriter::default();
        for (term, list) in self.terms {
            dictionary.add(term.as_bytes(), &list.sorted());
        }
        let mut codes = Writer::new();
        codes.size(self.codes.len());
        for kind in &self.codes {
            codes.raw(&kind.write().finish());
        }
        sections(
            frame,
            tag,
            dictionary,
            codes,
            &self.title_words,
            &self.lexicon,
        );
    }
}

/// Writes the sections that [`super::Words`] opens.
pub(super) fn sections(
    frame: &mut FrameWriter,
    tag: u8,
    dictionary: DictionaryWriter,
    codes: Writer,
    lengths: &[u8],
    lexicon: &Terms,
) {
    let mut title_words = Writer::new();
    title_words.raw(lengths);
    let [terms, lists, ones] = dictionary.finish();
    let lexicon = lexicon.write();
    for (place, content) in (tag..).zip([terms, lists, ones, codes, title_words, lexicon]) {
        frame.section(place, content);
    }
}
