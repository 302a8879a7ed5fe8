//! Writes a set of pieces.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::leaf::{Cut, LeafWriter};
use super::places::{self, Class, Places, classes, write_place};
use super::root::{NAME_BYTES, Root, between};
use super::speller::Lists;
use super::{PAGE, PAGE_BITS, Piece, name_key, page, space, value_key};
use crate::bytes::{Writer, index, number};
use crate::records::{Form, Record, each_field};
use crate::text::code_key;
use crate::words::{LexiconTerms, List, WordsWriter};

/// Values of a facet of which the root tells how many rows have each.
const TOLD: usize = 100;

/// Hands the pieces of `count` records to `put`; all but the root belong in a folder with the set's name. The records come in the order of [`crate::records::arrange`]; those past the count are left out. Gives the name of the set. The root comes
/// last.
///
/// # Errors
/// What `put` says.
pub fn write<E>(
    records: impl Iterator<Item = Record>,
    count: usize,
    form: &Form,
    put: &mut dyn FnMut(Piece, Vec<u8>) -> Result<(), E>,
) -> Result<String, E> {
    let mut set = Set {
        hash: Sha256::new(),
        put,
    };
    let mut words = WordsWriter::new(count, 0);
    let mut keys: BTreeMap<Box<str>, List> = BTreeMap::new();
    let mut page: Vec<Record> = Vec::new();
    let mut rows = 0;
    for record in records.take(count) {
        words.add(rows, |visit| each_field(&record, visit));
        each_key(&record, form, |key| note(&mut keys, key, rows));
        page.push(record);
        rows += 1;
        if rows.is_multiple_of(PAGE) {
            set.put(Piece::Page(rows / PAGE - 1), page::write(&page, form))?;
            page.clear();
        }
    }
    if !page.is_empty() {
        set.put(Piece::Page(rows / PAGE), page::write(&page, form))?;
    }
    let (title_words, terms) = words.into_terms();
    let facets = told(&keys, form);
    let leaves = set.leaves(&keys, &terms, &title_words)?;
    drop(keys);
    let beginnings = set.beginnings(&leaves, &terms, &title_words, rows)?;
    let mut lists = Lists::default();
    for (term, list) in &terms {
        lists.add(term, number(list.sorted().len()));
    }
    let mut letters = Vec::new();
    for (place, (letter, bytes)) in (0..).zip(lists.finish()) {
        set.put(Piece::Words(place), bytes)?;
        letters.push(letter);
    }
    let mut name = [0; NAME_BYTES];
    for (to, from) in name.iter_mut().zip(set.hash.finalize()) {
        *to = from;
    }
    let root = Root {
        name,
        rows,
        form: form.clone(),
        leaves: firsts(&leaves),
        beginnings,
        words: letters,
        facets,
        lexicon: LexiconTerms::of(&form.lexicon),
    };
    (set.put)(Piece::Root, root.write())?;
    Ok(root.name())
}

/// Where pieces go, with the hash of all so far.
struct Set<'a, E> {
    hash: Sha256,
    put: &'a mut dyn FnMut(Piece, Vec<u8>) -> Result<(), E>,
}

/// First and last key of a leaf.
type Ends = (String, String);

impl<E> Set<'_, E> {
    fn put(&mut self, piece: Piece, bytes: Vec<u8>) -> Result<(), E> {
        self.hash.update(Sha256::digest(&bytes));
        (self.put)(piece, bytes)
    }

    /// All keys; those that are no terms begin with a character that no term has, and stand in front.
    fn leaves(
        &mut self,
        keys: &BTreeMap<Box<str>, List>,
        terms: &BTreeMap<Box<str>, List>,
        title_words: &[u8],
    ) -> Result<Vec<Ends>, E> {
        let mut ends = Vec::new();
        let mut leaf = LeafWriter::new();
        let mut put = |cut: Option<Cut>| match cut {
            Some(cut) => {
                self.put(Piece::Leaf(number(ends.len())), cut.bytes)?;
                ends.push((cut.first, cut.last));
                Ok(())
            }
            None => Ok(()),
        };
        for (key, list) in keys.iter().chain(terms) {
            let postings = list.sorted();
            let rows = classes(&postings, title_words);
            put(leaf.add(key, number(rows.len()), &places::write(&rows, 0)))?;
        }
        put(leaf.finish())?;
        Ok(ends)
    }

    /// The beginnings of terms that lie in more than one leaf; gives what each piece of them begins with.
    fn beginnings(
        &mut self,
        leaves: &[Ends],
        terms: &BTreeMap<Box<str>, List>,
        title_words: &[u8],
        rows: u32,
    ) -> Result<Vec<String>, E> {
        let wanted = spanning(leaves);
        let pages = index(rows.div_ceil(PAGE));
        let mut open: Vec<Beginning<'_>> = Vec::new();
        let mut done: BTreeMap<&str, (u32, Places)> = BTreeMap::new();
        for (term, list) in terms {
            while let Some(last) = open.pop_if(|last| !term.starts_with(last.text)) {
                done.insert(last.text, last.finish());
            }
            let known = open.last().map_or(0, |last| last.text.len());
            for (end, _) in term.char_indices().skip(1).chain([(term.len(), ' ')]) {
                let text = term.get(..end).filter(|_| end > known);
                if let Some(text) = text.and_then(|text| wanted.get(text)) {
                    open.push(Beginning {
                        text,
                        rows: 0,
                        pages: vec![(Class::default(), 0); pages],
                    });
                }
            }
            if !open.is_empty() {
                let rows = classes(&list.sorted(), title_words);
                for beginning in &mut open {
                    beginning.add(&rows);
                }
            }
        }
        for last in open {
            done.insert(last.text, last.finish());
        }
        let mut firsts = Vec::new();
        let mut leaf = LeafWriter::new();
        for (text, (rows, places)) in done {
            if let Some(cut) = leaf.add(text, rows, &places) {
                self.put(Piece::Beginnings(number(firsts.len())), cut.bytes)?;
                firsts.push(cut.first);
            }
        }
        if let Some(cut) = leaf.finish() {
            self.put(Piece::Beginnings(number(firsts.len())), cut.bytes)?;
            firsts.push(cut.first);
        }
        Ok(firsts)
    }
}

/// All terms with one beginning.
struct Beginning<'a> {
    text: &'a str,
    rows: u32,
    /// For each page the best class, and how many postings it has.
    pages: Vec<(Class, u32)>,
}

impl Beginning<'_> {
    fn add(&mut self, rows: &[(u32, Class)]) {
        self.rows = self.rows.saturating_add(number(rows.len()));
        for (row, class) in rows {
            if let Some(page) = self.pages.get_mut(index(row >> PAGE_BITS)) {
                *page = (page.0.max(*class), (page.1 + 1).min(PAGE));
            }
        }
    }

    fn finish(self) -> (u32, Places) {
        let mut writer = Writer::new();
        let mut next = 0;
        for (unit, (class, count)) in (0..).zip(self.pages) {
            if count > 0 {
                let place = places::Place { unit, class, count };
                write_place(&mut writer, &mut next, PAGE_BITS, place);
            }
        }
        let places = Places {
            grain: PAGE_BITS,
            bytes: writer.finish(),
        };
        (self.rows, places)
    }
}

/// The beginnings that the last key of a leaf and the first one of the next have in common.
fn spanning(leaves: &[Ends]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for [(_, last), (first, _)] in leaves.array_windows() {
        let mut end = 0;
        for (one, other) in last.chars().zip(first.chars()) {
            if one != other || one.is_control() {
                break;
            }
            end += one.len_utf8();
            all.extend(first.get(..end).map(str::to_owned));
        }
    }
    all
}

/// What each leaf begins with, as short as it can be.
fn firsts(leaves: &[Ends]) -> Vec<String> {
    let lasts = std::iter::once("").chain(leaves.iter().map(|(_, last)| last.as_str()));
    let pairs = lasts.zip(leaves);
    pairs
        .map(|(last, (first, _))| between(last, first))
        .collect()
}

fn note(keys: &mut BTreeMap<Box<str>, List>, key: &str, row: u32) {
    let entry = row << 2;
    if let Some(list) = keys.get_mut(key) {
        list.push(entry);
    } else {
        keys.insert(key.into(), List::One(entry));
    }
}

/// Codes, and values to filter by.
fn each_key(record: &Record, form: &Form, mut visit: impl FnMut(&str)) {
    let codes = record.codes.iter().chain([&record.id]);
    for code in codes.map(|code| code_key(code)) {
        if !code.is_empty() {
            visit(&format!("{}{code}", space::CODE));
        }
    }
    if !record.brand.is_empty() {
        visit(&value_key("brand", &record.brand));
    }
    let mut path = String::new();
    for name in record.category.iter().filter(|name| !name.is_empty()) {
        let is_first = path.is_empty();
        path = if is_first {
            name.clone()
        } else {
            visit(&name_key(name));
            format!("{path} > {name}")
        };
        visit(&value_key("category", &path));
    }
    for (facet, values) in form.facets.iter().zip(&record.attributes) {
        for value in values.iter().filter(|value| !value.is_empty()) {
            visit(&value_key(facet, value));
        }
    }
}

/// How many rows have each of the most frequent values of each facet.
fn told(keys: &BTreeMap<Box<str>, List>, form: &Form) -> Vec<(String, Vec<(String, u32)>)> {
    let names = ["brand", "category"].into_iter();
    let names = names.chain(form.facets.iter().map(String::as_str));
    names
        .map(|name| {
            let start = value_key(name, "");
            let known = keys.range(Box::from(start.as_str())..);
            let known = known.take_while(|(key, _)| key.starts_with(&start));
            let mut values: Vec<(String, u32)> = known
                .map(|(key, list)| {
                    let value = key.get(start.len()..).unwrap_or_default();
                    (value.to_owned(), number(list.sorted().len()))
                })
                .collect();
            values.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
            values.truncate(TOLD);
            (name.to_owned(), values)
        })
        .collect()
}
