//! Opens an index: every length and number is checked once, so that a search meets no surprise.

use super::columns::{Column, Values};
use super::dictionary::Dictionary;
use super::scratch::Scratch;
use super::{Facet, Form, MAX_FACETS, Records, tag};
use crate::bytes::{Frame, Lines, Reader, index};
use crate::error::PackError;
use crate::file_name::FileKind;

impl Records {
    /// Opens what [`super::write()`] wrote.
    ///
    /// # Errors
    /// [`PackError`] with the place at which the bytes are something else.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let mut frame = Frame::open(&bytes, FileKind::Records)?;
        let mut head = frame.reader(tag::HEAD, "the head");
        let rows: u32 = head.number("the number of records");
        let digits = head.u8("the digits of prices");
        let has_number_ids = head.flag("whether ids are numbers");
        let names = head.strings("the names of facets", "the name of a facet");
        if names.len() > MAX_FACETS {
            head.fail("the names of facets", head.offset());
        }
        frame.close(&head, "the end of the head");

        let terms = dictionary(&mut frame, tag::TERMS, tag::TERM_ROWS, "the terms");
        let codes = dictionary(&mut frame, tag::CODES, tag::CODE_ROWS, "the codes");
        let title_words = frame.section(tag::TITLE_WORDS, "the title lengths");
        if title_words.len() != index(rows) {
            frame.note(Err(head.error("one title length for each record")));
        }
        let ids = section(&mut frame, tag::IDS, "the ids", |reader| {
            Lines::open(reader, index(rows), "the ids")
        });
        let prices = section(&mut frame, tag::PRICES, "the prices", |reader| {
            Column::open(reader, rows, u32::MAX, "the prices")
        });
        let ratings = section(&mut frame, tag::RATINGS, "the ratings", |reader| {
            Column::open(reader, rows, 50, "the ratings")
        });
        let mut facets = Vec::with_capacity(names.len());
        let mut place = tag::FACETS;
        for name in &names {
            let what = "the values of a facet";
            let values = section(&mut frame, place, what, |reader| Values::open(reader, what));
            let what = "the column of a facet";
            let column = section(&mut frame, place.saturating_add(1), what, |reader| {
                Column::open(reader, rows, values.len(), what)
            });
            place = place.saturating_add(2);
            facets.push(Facet {
                name: name.clone(),
                values,
                column,
            });
        }
        frame.finish(Some(()))?;
        let form = Form {
            digits,
            has_number_ids,
            facets: names.get(2..).unwrap_or_default().to_vec(),
        };
        Ok(Self {
            bytes,
            form,
            rows,
            terms,
            codes,
            title_words,
            ids,
            prices,
            ratings,
            facets,
            scratch: Scratch::default(),
        })
    }
}

fn section<T>(
    frame: &mut Frame<'_>,
    tag: u8,
    what: &'static str,
    read: impl FnOnce(&mut Reader<'_>) -> T,
) -> T {
    let mut reader = frame.reader(tag, what);
    let value = read(&mut reader);
    frame.close(&reader, what);
    value
}

fn dictionary(frame: &mut Frame<'_>, terms: u8, lists: u8, what: &'static str) -> Dictionary {
    let lists = frame.section(lists, what);
    section(frame, terms, what, |reader| {
        Dictionary::open(reader, lists, what)
    })
}
