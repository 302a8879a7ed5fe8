//! A page: a small index of its own, which tells exactly what fits.

use super::candidates::Rarities;
use super::plan::Plan;
use super::{PAGE, space};
use crate::bytes::{Frame, FrameWriter, Lines, Writer, index, write_line};
use crate::error::PackError;
use crate::file_name::FileKind;
use crate::records::{self, Form, Hit, Record, Records};
use crate::words::{CODE_SCORE, PREFIX, weight};

/// The section behind those of an index of records.
const SHOWN: u8 = 250;

/// An opened page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) records: Records,
    titles: Lines,
}

/// The bytes of a page; the records are in the order of [`records::arrange()`].
pub(super) fn write(records: &[Record], form: &Form) -> Vec<u8> {
    let form = Form {
        lexicon: crate::words::Lexicon::default(),
        ..form.clone()
    };
    let mut frame: FrameWriter = records::frame(records, &form);
    let mut titles = Writer::new();
    for record in records {
        write_line(&mut titles, &record.title);
    }
    frame.section(SHOWN, titles);
    frame.finish()
}

impl Page {
    /// Opens a page of so many rows.
    pub(super) fn open(bytes: Vec<u8>, rows: u32) -> Result<Self, PackError> {
        let mut frame = Frame::open(&bytes, FileKind::Records)?;
        let mut reader = frame.reader(SHOWN, "the titles");
        let titles = Lines::open(&mut reader, index(rows), "the titles");
        frame.close(&reader, "the end of the titles");
        let titles = frame.finish(Some(titles))?;
        let records = Records::open(bytes)?;
        if records.len() != index(rows) {
            return Err(PackError {
                what: "as many records as the root says",
                offset: 0,
            });
        }
        Ok(Self { records, titles })
    }

    /// The title of a row.
    pub(super) fn title(&self, row: u32) -> &str {
        self.titles.get(self.records.bytes(), index(row))
    }

    /// The rows that have all words of a plan, with their scores, ascending; all rows when it has none.
    pub(super) fn fitting(&self, plan: &Plan, rarities: &Rarities) -> Vec<Hit> {
        let rows = self.records.len().min(index(PAGE));
        let (words, file) = self.records.words();
        let is_all = plan.words.is_empty();
        let mut scores: Vec<Option<u32>> = vec![(is_all && plan.code.is_none()).then_some(0); rows];
        if !is_all {
            scores.fill(Some(0));
        }
        for (word, rarities) in plan.words.iter().zip(rarities) {
            let mut best: Vec<Option<u32>> = vec![None; rows];
            for (way, rarities) in word.ways.iter().zip(rarities) {
                let count = crate::bytes::number(way.len()).max(1);
                let mut sums: Vec<Option<u32>> = vec![Some(0); rows];
                for (part, rarity) in way.iter().zip(rarities) {
                    let mut here: Vec<u32> = vec![0; rows];
                    words.each(
                        file,
                        &part.key,
                        part.as_beginning,
                        &mut |row, field, is_whole| {
                            let fit = if is_whole {
                                part.fit
                            } else {
                                part.fit.min(PREFIX)
                            };
                            let score = u32::from(fit) * u32::from(weight(field)) * rarity / count;
                            if let Some(here) = here.get_mut(index(row)) {
                                *here = (*here).max(score);
                            }
                        },
                    );
                    for (sum, here) in sums.iter_mut().zip(here) {
                        *sum = sum.filter(|_| here > 0).map(|sum| sum + here);
                    }
                }
                for (best, sum) in best.iter_mut().zip(sums) {
                    *best = (*best).max(sum);
                }
            }
            for (score, best) in scores.iter_mut().zip(best) {
                *score = score.zip(best).map(|(score, more)| score + more);
            }
        }
        let lengths = words.title_words(file);
        for (score, length) in scores.iter_mut().zip(lengths) {
            let brevity = 15 - u32::from(*length.min(&15));
            if !is_all {
                *score = score.map(|score| score.saturating_mul(16).saturating_add(brevity));
            }
        }
        if let Some(code) = &plan.code {
            let code = code.trim_start_matches(space::CODE);
            self.records.each_coded(code, |row| {
                if let Some(score) = scores.get_mut(index(row)) {
                    *score = Some(score.unwrap_or(0).max(CODE_SCORE));
                }
            });
        }
        let fitting = (0_u32..).zip(scores);
        fitting
            .filter_map(|(row, score)| score.map(|score| Hit { row, score }))
            .collect()
    }
}
