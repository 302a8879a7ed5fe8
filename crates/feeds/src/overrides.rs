//! Files that say of a catalogue's rows what differs in one country or language: Meta's override files.

use std::collections::{HashMap, VecDeque};

use souk_commerce::{Country, LanguageTag};

use crate::carrier::{self, Opened, Step};
use crate::dialect::{Chosen, Out};
use crate::error::FeedError;
use crate::google::Patch;
use crate::google::base::Base;
use crate::google::row::{Notes, Spot, read_patch};
use crate::head::Head;
use crate::reader::{Counts, Feed};
use crate::report::{Cause, Place, Report};
use crate::store::RowList;

/// A whole override file.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The file's name, as it was given.
    pub file: String,
    /// What stands before the records.
    pub head: Head,
    /// How many records there are.
    pub counts: Counts,
    /// The records that can be used, in the file's order.
    pub patches: Vec<Patch>,
}

impl Overrides {
    pub(crate) fn of(
        opened: Opened<'_>,
        mut chosen: Chosen,
        report: &mut Report,
    ) -> Result<Self, FeedError> {
        let file = opened.file.clone();
        let mut records = carrier::cut(opened, chosen.layout)?;
        let base = Base::of(&file.0, records.head().link.as_deref());
        let mut counts = Counts::default();
        let mut patches = Vec::new();
        let mut entries = VecDeque::new();
        loop {
            let step = records.next_step(report);
            let Some(step) = step.map_err(|error| error.behind(counts.read))? else {
                break;
            };
            counts.read = counts.read.saturating_add(1);
            let Step::Whole(record) = step else { continue };
            let mut out = Out {
                entries: &mut entries,
                rejected: &mut counts.rejected,
                report,
                file: &file,
            };
            chosen.found.dialect.take(record, &mut out);
            for entry in entries.drain(..) {
                let mut notes = Notes {
                    spot: Spot {
                        file: &file,
                        number: entry.number,
                        line: entry.line,
                        id: None,
                    },
                    base: base.as_ref(),
                    report,
                };
                patches.extend(read_patch(&entry, &mut notes));
            }
        }
        counts.accepted = u64::try_from(patches.len()).unwrap_or(u64::MAX);
        counts.rejected = counts.read.saturating_sub(counts.accepted);
        let head = Head {
            format: chosen.found.name,
            ..records.head().clone()
        };
        Ok(Self {
            file: file.0,
            head,
            counts,
            patches,
        })
    }
}

/// Whether a market of an override file is this country or this language: `FR`, `fr_XX`, `fr-FR`.
fn is_for(market: &str, country: Country, language: Option<&LanguageTag>) -> bool {
    match market.split_once(['_', '-']) {
        Some((spoken, place)) => {
            let speaks =
                language.is_none_or(|language| language.base().eq_ignore_ascii_case(spoken));
            let is_here =
                place.eq_ignore_ascii_case("XX") || place.eq_ignore_ascii_case(country.as_str());
            speaks && is_here
        }
        None => market.eq_ignore_ascii_case(country.as_str()),
    }
}

impl Overrides {
    /// Changes rows as the file says for a country and the language of each feed. What it says for others is passed over; an
    /// id that no feed has is told. To be called before prices are settled.
    pub fn apply<R: RowList>(
        &self,
        feeds: &mut [(&mut Feed<R>, Option<LanguageTag>)],
        country: Country,
        report: &mut Report,
    ) {
        let mut wanted: Vec<bool> = vec![false; self.patches.len()];
        let mut known: Vec<bool> = vec![false; self.patches.len()];
        for (feed, language) in feeds {
            let mut patches: HashMap<&str, Vec<(usize, &Patch)>> = HashMap::new();
            for ((index, patch), wanted) in self.patches.iter().enumerate().zip(&mut wanted) {
                if is_for(&patch.market, country, language.as_ref()) {
                    *wanted = true;
                    patches.entry(&patch.id).or_default().push((index, patch));
                }
            }
            if patches.is_empty() {
                continue;
            }
            feed.amend(&mut |row| {
                let id = row.id.clone();
                for (index, patch) in patches.get(id.as_str()).into_iter().flatten() {
                    patch.apply(row);
                    if let Some(known) = known.get_mut(*index) {
                        *known = true;
                    }
                }
            });
        }
        for (patch, (is_wanted, is_known)) in self.patches.iter().zip(wanted.into_iter().zip(known))
        {
            let place = Place {
                line: Some(patch.line),
                record: Some(patch.number),
                id: Some(patch.id.clone()),
                ..Place::file(&self.file)
            };
            if !is_wanted {
                report.add(
                    Cause::OverrideElsewhere,
                    place.with("override", &patch.market),
                );
            } else if !is_known {
                report.add(Cause::OverrideUnmatched, place);
            }
        }
    }
}
