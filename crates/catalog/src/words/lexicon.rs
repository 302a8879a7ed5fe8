//! What the owner of a catalogue says about words: those that say nothing, and those that mean the same.

use crate::bytes::{Reader, Writer};
use crate::text::query_words;

/// Words of a search as its owner wants them understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Words that are passed over beside others, such as "for".
    pub stop_words: Vec<String>,
    /// Groups of words or phrases of which each finds what the others find, such as "tv", "television".
    pub synonyms: Vec<Vec<String>>,
}

/// The same in terms.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    stops: Vec<String>,
    groups: Vec<Vec<Phrase>>,
}

/// Terms in order.
pub(crate) type Phrase = Vec<String>;

/// The terms of a text as a query has them.
fn phrase(text: &str) -> Phrase {
    let words = query_words(text).into_iter();
    words.map(|word| word.term).collect()
}

impl Terms {
    pub(crate) fn of(lexicon: &Lexicon) -> Self {
        let phrases = |group: &Vec<String>| {
            let phrases = group.iter().map(|text| phrase(text));
            phrases.filter(|phrase| !phrase.is_empty()).collect()
        };
        Self {
            stops: lexicon
                .stop_words
                .iter()
                .flat_map(|word| phrase(word))
                .collect(),
            groups: lexicon.synonyms.iter().map(phrases).collect(),
        }
    }

    /// Reads what [`Self::write()`] wrote.
    pub(crate) fn open(reader: &mut Reader<'_>) -> Self {
        Self {
            stops: reader.strings("the stop words", "a stop word"),
            groups: reader.list("the synonyms", |reader| {
                reader.list("a group of synonyms", |reader| {
                    reader.strings("a synonym", "a term")
                })
            }),
        }
    }

    /// Whether a term says nothing.
    pub(crate) fn is_stop(&self, term: &str) -> bool {
        self.stops.iter().any(|stop| stop == term)
    }

    /// The longest phrase with which these terms begin, as how many terms it has, with the others of its groups.
    pub(crate) fn others(&self, terms: &[&str]) -> Option<(usize, Vec<&Phrase>)> {
        let begins = |phrase: &&Phrase| {
            let start = terms.get(..phrase.len());
            start.is_some_and(|start| !start.is_empty() && start.iter().eq(phrase.iter()))
        };
        let known = self.groups.iter().flatten().filter(begins);
        let longest = known.map(Vec::len).max()?;
        let said = |phrase: &Phrase| {
            terms
                .get(..longest)
                .is_some_and(|start| start.iter().eq(phrase))
        };
        let groups = self.groups.iter().filter(|group| group.iter().any(said));
        let others = groups.flatten().filter(|phrase| !said(phrase));
        Some((longest, others.collect()))
    }

    /// Stop words as a list of terms; groups, each a list of phrases, each a list of terms.
    pub(crate) fn write(&self) -> Writer {
        let mut writer = Writer::new();
        writer.list(&self.stops, |writer, stop| writer.text(stop));
        writer.list(&self.groups, |writer, group| {
            writer.list(group, |writer, phrase| {
                writer.list(phrase, |writer, term| writer.text(term));
            });
        });
        writer
    }
}
