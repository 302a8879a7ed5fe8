//! What records are called, given back as it was.

use super::tag;
use crate::bytes::{Column, Frame, FrameWriter, Writer, index, write_column};
use crate::error::PackError;
use crate::words::{Ids as Texts, write_codes};

/// The ids of all rows.
#[derive(Debug)]
pub(super) enum Ids {
    /// Numbers of 32 bits, each in its row.
    Numbers(Column, u32),
    /// Texts as a kind of codes; for each row the place of its own.
    Texts(Texts, Vec<u32>),
}

/// Ids as numbers, where all are numbers of 32 bits that are written as such.
fn numbers(ids: &[&str]) -> Option<Vec<u32>> {
    let number = |id: &&str| {
        id.parse()
            .ok()
            .filter(|number: &u32| number.to_string() == *id)
    };
    ids.iter().map(number).collect()
}

/// Writes ids in the order of their rows: whether they are numbers (flag); the column of numbers, or the texts.
pub(super) fn write(frame: &mut FrameWriter, ids: &[&str], are_numbers: bool) {
    let mut writer = Writer::new();
    let numbers = numbers(ids).filter(|_| are_numbers);
    writer.flag(numbers.is_some());
    if let Some(numbers) = numbers {
        write_column(&mut writer, &numbers);
    } else {
        let mut texts: Vec<(&str, u32)> = ids.iter().copied().zip(0..).collect();
        writer.raw(&write_codes(&mut texts).finish());
    }
    frame.section(tag::IDS, writer);
}

impl Ids {
    /// Opens what [`write()`] wrote. `None` when the section is damaged, which is noted.
    pub(super) fn open(frame: &mut Frame<'_>, file: &[u8], rows: u32) -> Option<Self> {
        let mut reader = frame.reader(tag::IDS, "the ids");
        let ids = if reader.flag("whether ids are numbers") {
            Some(Self::Numbers(
                Column::open(&mut reader, rows, "the ids"),
                rows,
            ))
        } else {
            let texts = Texts::open(&mut reader, "the ids");
            let places = texts.by_row(file, rows);
            places.map(|places| Self::Texts(texts, places))
        };
        if ids.is_none() {
            let what = "one id for each row";
            frame.note(Err(PackError {
                what,
                offset: reader.offset(),
            }));
        }
        frame.close(&reader, "the end of the ids");
        ids
    }

    /// The id of a row; empty past the last.
    pub(super) fn get(&self, file: &[u8], row: u32) -> String {
        match self {
            Self::Numbers(..) => self
                .number(file, row)
                .map_or_else(String::new, |id| id.to_string()),
            Self::Texts(texts, places) => {
                let place = places.get(index(row));
                place.map_or_else(String::new, |place| texts.get(file, *place))
            }
        }
    }

    /// The id of a row, where all are numbers.
    pub(super) fn number(&self, file: &[u8], row: u32) -> Option<u32> {
        match self {
            Self::Numbers(column, rows) if row < *rows => Some(column.of(file).get(row)),
            _ => None,
        }
    }

    /// Hands the rows whose id is a text to `visit`.
    pub(super) fn find(&self, file: &[u8], wanted: &str, visit: &mut dyn FnMut(u32)) {
        match self {
            Self::Numbers(column, rows) => {
                if let Ok(wanted) = wanted.parse::<u32>() {
                    let cells = column.of(file);
                    (0..*rows)
                        .filter(|row| cells.get(*row) == wanted)
                        .for_each(visit);
                }
            }
            Self::Texts(texts, _) => texts.find(file, wanted, visit),
        }
    }
}
