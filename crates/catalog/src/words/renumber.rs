//! Words as they would be if their rows had other numbers.

use super::codes::write_codes;
use super::dictionary::DictionaryWriter;
use super::postings::Posting;
use super::write::sections;
use super::{View, Words};
use crate::bytes::{FrameWriter, Writer, index};

impl Words {
    /// Writes the sections, from `tag` on, with the new number of each row, of `rows` rows. Rows without one are left out; a term
    /// that is in no other row stays, with none.
    pub(crate) fn write_renumbered(
        &self,
        file: &[u8],
        numbers: &[Option<u32>],
        rows: u32,
        frame: &mut FrameWriter,
        tag: u8,
    ) {
        let number = |old: u32| numbers.get(index(old)).copied().flatten();
        let mut dictionary = DictionaryWriter::default();
        let mut term: Vec<u8> = Vec::new();
        for entry in self.terms.walk(file, 0) {
            term.truncate(entry.shared);
            term.extend_from_slice(entry.rest);
            let mut list: Vec<Posting> = Vec::new();
            entry.postings.each(|row, field| {
                list.extend(number(row).map(|row| Posting { row, field }));
            });
            list.sort_unstable_by_key(|posting| posting.row);
            dictionary.add(&term, &list);
        }
        let mut codes = Writer::new();
        codes.size(self.codes.len());
        for kind in &self.codes {
            let mut pairs: Vec<(String, u32)> = Vec::new();
            kind.each(file, |code, row| {
                pairs.extend(number(row).map(|row| (code.to_owned(), row)));
            });
            let pairs = pairs.iter();
            let mut pairs: Vec<(&str, u32)> =
                pairs.map(|(code, row)| (code.as_str(), *row)).collect();
            codes.raw(&write_codes(&mut pairs).finish());
        }
        let view = View { words: self, file };
        let lengths = view.lengths();
        let mut title_words = vec![0; index(rows)];
        for (old, new) in numbers.iter().enumerate() {
            if let Some(word) = new.and_then(|new| title_words.get_mut(index(new))) {
                *word = lengths.get(old).copied().unwrap_or(u8::MAX);
            }
        }
        sections(frame, tag, dictionary, codes, &title_words, &self.lexicon);
    }
}
