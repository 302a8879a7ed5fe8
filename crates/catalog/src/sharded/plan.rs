//! From the text of a question to the keys that it stands for.
//!
//! What the leaves know is taken as it is; other ways to write a word are looked for only where they do not know it, for each is a
//! leaf more to fetch.

use super::root::Root;
use super::speller;
use super::store::{Look, Sharded, Wants};
use super::{name_key, space, value_key};
use crate::records::Question;
use crate::text::{QueryWord, code_key, pieces, query_words, term};
use crate::words::{EXACT, TYPO};

/// Fewest letters and digits of a code; shorter ones are words.
const LEAST_CODE: usize = 3;
/// Words with errors in them that one word may stand for.
const MOST_GUESSES: usize = 4;

/// A key that a word stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) key: String,
    /// Whether keys that begin with it fit as well, a little less.
    pub(super) as_beginning: bool,
    /// How well it fits.
    pub(super) fit: u8,
}

impl Part {
    fn new(key: &str, as_beginning: bool) -> Self {
        Self {
            key: key.to_owned(),
            as_beginning,
            fit: EXACT,
        }
    }
}

/// One word of a question, or several that are one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// As it was typed.
    pub(super) text: String,
    /// The word that was looked for instead.
    pub(super) meant: Option<String>,
    /// Any of these, each of which is all of several keys.
    pub(super) ways: Vec<Vec<Part>>,
}

/// What a question asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) words: Vec<Word>,
    /// Keys of which one must hold, for each filter.
    pub(super) filters: Vec<Vec<String>>,
    /// The whole text as a code that there is.
    pub(super) code: Option<String>,
    /// Words that are in no row.
    pub(super) dropped: Vec<String>,
}

/// What the question stands for, as far as the leaves that are there tell.
pub(super) fn plan(store: &Sharded, question: &Question, wants: &mut Wants) -> Plan {
    let mut plan = Plan {
        filters: filters(&store.root, question),
        ..Plan::default()
    };
    for key in plan.filters.iter().flatten() {
        store.look(key, false, wants);
    }
    let code = code_key(&question.text);
    if code.chars().count() >= LEAST_CODE && code.chars().any(char::is_numeric) {
        let key = format!("{}{code}", space::CODE);
        if let Look::There(found) = store.look(&key, false, wants) {
            plan.code = Some(key).filter(|_| !found.is_empty());
        }
    }
    let mut words = query_words(&question.text);
    let lexicon = &store.root.lexicon;
    if words.iter().any(|word| !lexicon.is_stop(&word.term)) {
        words.retain(|word| !lexicon.is_stop(&word.term));
    }
    // All at once, so that all leaves are asked for in one turn.
    for word in words.iter().filter(|word| !word.is_cut) {
        knows(store, &word.term, word.is_last, wants);
    }
    let mut rest = words.as_slice();
    while let Some((word, behind)) = rest.split_first() {
        if let Some((asked, count)) =
            synonyms(store, rest, wants).or_else(|| joined(store, rest, wants))
        {
            plan.words.push(asked);
            rest = rest.get(count..).unwrap_or_default();
            continue;
        }
        let asked = ask(store, word, wants);
        if asked.ways.is_empty() {
            plan.dropped.push(asked.text);
        } else {
            plan.words.push(asked);
        }
        rest = behind;
    }
    plan
}

/// Whether a key is known; `None` when its leaf is not there.
fn knows(store: &Sharded, key: &str, as_beginning: bool, wants: &mut Wants) -> Option<bool> {
    match store.look(key, as_beginning, wants) {
        Look::Absent => None,
        Look::There(found) => Some(!found.is_empty()),
    }
}

/// What a word stands for.
fn ask(store: &Sharded, word: &QueryWord, wants: &mut Wants) -> Word {
    let mut asked = Word {
        text: word.text.clone(),
        ..Word::default()
    };
    if word.is_cut {
        if let Ok(Some(list)) = store.words(speller::CUT, wants) {
            let parts = speller::cut(list, &word.parts);
            asked
                .ways
                .extend(all_of(store, &parts, word.is_last, wants));
        }
        return asked;
    }
    let is_open = word.is_last || (word.is_run && word.parts.is_empty());
    match knows(store, &word.term, is_open, wants) {
        Some(true) => asked.ways.push(vec![Part::new(&word.term, is_open)]),
        Some(false) => {
            let parts = match word.parts.as_slice() {
                [] => cut_at(&word.term, &pieces(&word.term)),
                parts => parts.to_vec(),
            };
            asked
                .ways
                .extend(all_of(store, &parts, word.is_last, wants));
            if asked.ways.is_empty() {
                guess(store, word, &mut asked, wants);
            }
        }
        None => {}
    }
    asked
}

/// All of several keys; `None` when there are none, or one of them is not known.
fn all_of(store: &Sharded, keys: &[String], is_last: bool, wants: &mut Wants) -> Option<Vec<Part>> {
    let last = keys.len().checked_sub(1)?;
    let mut parts = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let as_beginning = is_last && at == last;
        if knows(store, key, as_beginning, wants) == Some(true) {
            parts.push(Part::new(key, as_beginning));
        }
    }
    Some(parts).filter(|parts| parts.len() == keys.len())
}

fn cut_at(word: &str, places: &[usize]) -> Vec<String> {
    if places.is_empty() {
        return Vec::new();
    }
    let mut start = 0;
    let ends = places.iter().copied().chain([word.len()]);
    ends.map(|end| {
        let piece = term(word.get(start..end).unwrap_or_default());
        start = end;
        piece
    })
    .collect()
}

/// Looks for words of which this one is a misspelling, with the same first letter.
fn guess(store: &Sharded, word: &QueryWord, asked: &mut Word, wants: &mut Wants) {
    let Some(letter) = speller::list_of(&word.term) else {
        return;
    };
    let Ok(Some(list)) = store.words(letter, wants) else {
        return;
    };
    let near = speller::near(list, &word.term, word.is_last);
    asked.meant = near.first().cloned();
    for guess in near.into_iter().take(MOST_GUESSES) {
        let fit = TYPO - u8::from(speller::is_far(&word.term, &guess));
        if knows(store, &guess, false, wants) == Some(true) {
            asked.ways.push(vec![Part {
                fit,
                ..Part::new(&guess, false)
            }]);
        }
    }
}

/// The first two words as one that was taken apart, where one of them is not known; and how many words that takes.
fn joined(store: &Sharded, words: &[QueryWord], wants: &mut Wants) -> Option<(Word, usize)> {
    let [one, other, ..] = words else { return None };
    if one.is_run || other.is_run {
        return None;
    }
    let knows_one = knows(store, &one.term, false, wants)?;
    let knows_other = knows(store, &other.term, other.is_last, wants)?;
    if knows_one && knows_other {
        return None;
    }
    let whole = term(&[one.text.as_str(), &other.text].concat());
    let is_known = knows(store, &whole, other.is_last, wants)?;
    is_known.then(|| {
        let word = Word {
            text: [one.text.as_str(), &other.text].join(" "),
            meant: None,
            ways: vec![vec![Part::new(&whole, other.is_last)]],
        };
        (word, 2)
    })
}

/// The first words and all that means the same, where the owner of the catalogue says so; and how many words that takes.
fn synonyms(store: &Sharded, words: &[QueryWord], wants: &mut Wants) -> Option<(Word, usize)> {
    let said: Vec<&str> = words.iter().map(|word| word.term.as_str()).collect();
    let (count, others) = store.root.lexicon.others(&said)?;
    let said = words.get(..count)?;
    let texts: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    let mut asked = Word {
        text: texts.join(" "),
        ..Word::default()
    };
    let said: Vec<String> = said.iter().map(|word| word.term.clone()).collect();
    for phrase in std::iter::once(&said).chain(others) {
        asked.ways.extend(all_of(store, phrase, false, wants));
    }
    Some((asked, count)).filter(|(asked, _)| !asked.ways.is_empty())
}

/// For each filter the keys of its values.
fn filters(root: &Root, question: &Question) -> Vec<Vec<String>> {
    let keys = |facet: &str, value: &String| {
        let joined: Vec<&str> = match facet {
            "category" => value.split(['>', '/', '|']).map(str::trim).collect(),
            _ => vec![value.as_str()],
        };
        let whole = value_key(facet, &joined.join(" > "));
        let by_itself = (facet == "category").then(|| name_key(value));
        std::iter::once(whole).chain(by_itself).collect::<Vec<_>>()
    };
    let is_known = |name: &str| {
        ["brand", "category"].contains(&name) || root.form.facets.iter().any(|facet| facet == name)
    };
    let filters = question.filters.iter();
    filters
        .map(|(name, values)| {
            let values = values.iter().filter(|_| is_known(name));
            values.flat_map(|value| keys(name, value)).collect()
        })
        .collect()
}
