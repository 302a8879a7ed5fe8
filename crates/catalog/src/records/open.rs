//! Opens an index: every length and number is checked once, so that a search meets no surprise.

use super::ids::Ids;
use super::values::Values;
use super::{Facet, Form, Lexicon, MAX_FACETS, Records, tag};
use crate::bytes::{Column, Frame, Lines, Reader, index};
use crate::error::PackError;
use crate::file_name::FileKind;
use crate::words::{Scratch, Words};

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

        let words = Words::open(&mut frame, tag::WORDS, rows);
        let ids = Ids::open(&mut frame, &bytes, rows);
        let prices = column(&mut frame, tag::PRICES, rows, "the prices");
        let ratings = column(&mut frame, tag::RATINGS, rows, "the ratings");
        let reductions = column(&mut frame, tag::REDUCTIONS, rows, "the reductions");
        let days = column(&mut frame, tag::DAYS, rows, "the days");
        let mut facets = Vec::with_capacity(names.len());
        let mut place = tag::FACETS;
        for name in &names {
            let what = "the values of a facet";
            let values = section(&mut frame, place, what, |reader| Values::open(reader, what));
            let what = "the column of a facet";
            let column = column(&mut frame, place.saturating_add(1), rows, what);
            place = place.saturating_add(2);
            facets.push(Facet {
                name: name.clone(),
                values,
                column,
            });
        }
        let by_name = frame.has(tag::NAMES);
        let by_name = by_name.then(|| column(&mut frame, tag::NAMES, rows, "the names"));
        let titles = frame.has(tag::TITLES).then(|| {
            section(&mut frame, tag::TITLES, "the titles", |reader| {
                Lines::open(reader, index(rows), "the titles")
            })
        });
        let ids = frame.finish(ids)?;
        let form = Form {
            digits,
            lexicon: Lexicon::default(),
            has_number_ids,
            keeps_titles: titles.is_some(),
            facets: names.get(2..).unwrap_or_default().to_vec(),
        };
        Ok(Self {
            bytes,
            form,
            rows,
            words,
            ids,
            prices,
            ratings,
            reductions,
            days,
            names: by_name,
            titles,
            facets,
            scratch: Scratch::default(),
        })
    }
}

/// A column that fills its section.
#[inline(never)]
fn column(frame: &mut Frame<'_>, tag: u8, rows: u32, what: &'static str) -> Column {
    section(frame, tag, what, |reader| Column::open(reader, rows, what))
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
