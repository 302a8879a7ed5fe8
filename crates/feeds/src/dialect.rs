//! The formats: what each calls things, and the few rules that are its own.
//!
//! A format is one file below this one. It says by which names it is known ([`Format::probe`]) and turns its records into
//! [`Entry`]s: one for each offer of one variant, with fields whose [`Meaning`](crate::google::fields::Meaning)s are
//! Google's and whose values are in Google's form (`15.00 EUR`, `in_stock`, an ISO date). One set of readers then serves
//! all formats. What a format does not know goes along as it is and ends in the row's extras.
//!
//! To add one: write the file, and list its `FORMAT` in [`FORMATS`].

mod agentic;
mod agentic_rows;
mod bestbuy;
mod ceneo;
mod columns;
mod entry;
mod foreign;
mod generic;
mod google_json;
mod google_names;
mod google_table;
mod google_xml;
mod heureka;
mod idealo;
mod linked;
mod magento;
mod meta;
mod names;
mod pairs;
mod saleor;
mod saleor_graph;
mod shape;
mod shopify_csv;
mod shopify_json;
mod skroutz;
mod woo_csv;
mod woo_json;
mod yml;

use std::collections::VecDeque;

use souk_commerce::Currency;

use crate::carrier::{CarrierKind, FileName, Layout, Opened};
use crate::error::{FeedError, FeedProblem, Tried, UnknownFormat};
use crate::json;
use crate::page;
use crate::record::Record;
use crate::report::{Cause, Place, Report};
use crate::table;
use crate::xml::frames::Tags;
use crate::xml::sniff::{has_tag, root_of};

pub(crate) use entry::{Entry, addresses};
pub(crate) use names::{Names, fold};
pub(crate) use shape::Shape;

/// Every format, in the order in which ties are decided.
const FORMATS: &[&Format] = &[
    &google_xml::FORMAT,
    &google_table::FORMAT,
    &google_json::FORMAT,
    &meta::FORMAT,
    &meta::OVERRIDES,
    &yml::FORMAT,
    &heureka::FORMAT,
    &skroutz::FORMAT,
    &ceneo::FORMAT,
    &shopify_csv::FORMAT,
    &shopify_json::FORMAT,
    &idealo::FORMAT,
    &agentic::FORMAT,
    &agentic_rows::TABLE,
    &agentic_rows::JSON,
    &woo_csv::FORMAT,
    &woo_json::STORE,
    &woo_json::REST,
    &linked::FORMAT,
    &magento::FORMAT,
    &magento::BAGISTO,
    &magento::BAGISTO_XML,
    &bestbuy::FORMAT,
    &saleor::FORMAT,
    &saleor_graph::FORMAT,
    &generic::TABLE,
    &generic::JSON,
];

/// One format.
pub(crate) struct Format {
    /// What people call it: "Google (CSV or TSV)".
    pub(crate) title: &'static str,
    pub(crate) carrier: CarrierKind,
    /// Looks at the beginning of a file: how well it fits, or what it misses.
    pub(crate) probe: fn(&Shape<'_>) -> Result<Found, Vec<&'static str>>,
}

/// A file of a format.
pub(crate) struct Found {
    /// Short name for reports: `google-csv`.
    pub(crate) name: &'static str,
    /// How many of its names the format knows: of several formats that fit, the one that knows most is taken.
    pub(crate) weight: usize,
    pub(crate) dialect: Box<dyn Dialect>,
    /// XML only: the elements to cut at; the root may stay empty.
    pub(crate) tags: Tags,
    /// The currency that the format itself fixes.
    pub(crate) currency: Option<Currency>,
    /// The records say only what differs from another file's.
    pub(crate) is_override: bool,
}

impl Found {
    /// A file that fits.
    pub(crate) fn new(name: &'static str, weight: usize, dialect: impl Dialect + 'static) -> Self {
        Self {
            name,
            weight,
            dialect: Box::new(dialect),
            tags: Tags::default(),
            currency: None,
            is_override: false,
        }
    }

    /// Says which elements are records, and which stand beside them: `cut_at(&["offer"], &["category", "currency"])`.
    #[must_use]
    pub(crate) fn cut_at(mut self, records: &[&str], asides: &[&str]) -> Self {
        let bytes = |names: &[&str]| names.iter().map(|name| name.as_bytes().to_vec()).collect();
        self.tags.records = bytes(records);
        self.tags.asides = bytes(asides);
        self
    }
}

/// Turns the records of one file into entries. It may keep what it needs between them.
pub(crate) trait Dialect {
    /// Takes a record. Entries that are complete go to `out`; what is never an offer is left out there, with its cause.
    fn take(&mut self, record: Record, out: &mut Out<'_>);

    /// Takes an element that stands beside the records.
    fn aside(&mut self, _record: Record) {}

    /// The file has ended: what was kept for more records goes to `out`.
    fn end(&mut self, _out: &mut Out<'_>) {}

    /// What the records turn out to be, when they are no products after all.
    fn objection(&self) -> Option<FeedProblem> {
        None
    }

    /// Whether enough has been seen to ask for an objection before the end.
    fn is_telling(&self) -> bool {
        false
    }
}

/// Where a dialect puts what it makes of records.
pub(crate) struct Out<'a> {
    pub(crate) entries: &'a mut VecDeque<Entry>,
    #[allow(dead_code, reason = "what formats write with")]
    pub(crate) rejected: &'a mut u64,
    pub(crate) report: &'a mut Report,
    pub(crate) file: &'a FileName,
}

#[allow(dead_code, reason = "what formats write with")]
impl Out<'_> {
    /// One offer. Entries of one record follow each other.
    pub(crate) fn push(&mut self, entry: Entry) {
        self.entries.push_back(entry);
    }

    /// A record that is not listed: a draft, a child without its parent. It counts as rejected. `at` is its number and line.
    pub(crate) fn leave_out(&mut self, cause: Cause, at: (u64, u64), id: &str, raw: &str) {
        *self.rejected = self.rejected.saturating_add(1);
        self.note(cause, at, id, raw);
    }

    /// A remark on a record that is kept.
    pub(crate) fn note(&mut self, cause: Cause, at: (u64, u64), id: &str, raw: &str) {
        let some = |text: &str| (!text.is_empty()).then(|| crate::report::shortened(text));
        self.report.add(
            cause,
            Place {
                id: some(id),
                raw: some(raw),
                ..self.file.place(at.0, at.1)
            },
        );
    }
}

/// A format that was found, and how to cut its file.
pub(crate) struct Chosen {
    pub(crate) found: Found,
    pub(crate) layout: Layout,
}

/// What a file holds.
pub(crate) enum Content {
    Products(Chosen),
    /// Google's product reviews.
    Reviews(Tags),
}

/// Finds the format of a file by its content.
pub(crate) fn choose(opened: &Opened<'_>) -> Result<Content, FeedError> {
    match opened.kind {
        CarrierKind::Xml => choose_xml(opened),
        CarrierKind::Table => choose_table(opened).map(Content::Products),
        CarrierKind::Json => choose_json(opened).map(Content::Products),
        CarrierKind::Page => {
            // Every page may have its data anywhere, so that its beginning says nothing.
            let shape = Shape::page(&opened.text);
            let found = best(&shape).map_err(|_| opened.file.error(FeedProblem::Html, (1, 1)))?;
            Ok(Content::Products(Chosen {
                found,
                layout: Layout::Page,
            }))
        }
    }
}

/// The format that knows most of a shape's names; what the others miss when there is none.
fn best(shape: &Shape<'_>) -> Result<Found, FeedProblem> {
    let mut best: Option<Found> = None;
    let mut tried = Vec::new();
    for format in FORMATS
        .iter()
        .filter(|format| format.carrier == shape.carrier)
    {
        match (format.probe)(shape) {
            Ok(found) => {
                if best.as_ref().is_none_or(|best| found.weight > best.weight) {
                    best = Some(found);
                }
            }
            Err(missing) => tried.push(Tried {
                format: format.title,
                missing,
            }),
        }
    }
    let foreign = foreign::kind_of(shape);
    match (best, foreign) {
        (Some(found), None) => Ok(found),
        (_, Some(what)) => Err(FeedProblem::OtherKind(what.to_owned())),
        (None, None) => Err(FeedProblem::Unknown(Box::new(UnknownFormat {
            what: shape.what(),
            seen: shape.preview(),
            tried,
        }))),
    }
}

fn choose_xml(opened: &Opened<'_>) -> Result<Content, FeedError> {
    let text = opened.text.as_str();
    let root = root_of(text, opened.input.ended).map_err(|misfit| {
        opened
            .file
            .error(misfit.problem, (misfit.line, misfit.column))
    })?;
    let local = root.name.rsplit(':').next().unwrap_or(&root.name);
    let tags = |tags: Tags| Tags {
        root: root.name.as_bytes().to_vec(),
        ..tags
    };
    if local == "feed" && (has_tag(text, "reviews") || has_tag(text, "aggregator")) {
        return Ok(Content::Reviews(tags(Tags {
            records: vec![b"review".to_vec()],
            ..Tags::default()
        })));
    }
    let shape = Shape::xml(text, &root.name);
    let mut found = best(&shape).map_err(|problem| {
        let place = crate::xml::sniff::position(text, root.offset);
        opened.file.error(problem, place)
    })?;
    found.tags = tags(found.tags);
    let layout = Layout::Xml(found.tags.clone());
    Ok(Content::Products(Chosen { found, layout }))
}

/// The header is the first of the first rows that some format knows.
fn choose_table(opened: &Opened<'_>) -> Result<Chosen, FeedError> {
    const ROWS_LOOKED_AT: usize = 12;
    let sample = table::sample(&opened.text, opened.input.ended);
    let mut first = None;
    for (index, row) in sample.rows.iter().enumerate().take(ROWS_LOOKED_AT) {
        if row.len() < 2 {
            continue;
        }
        let shape = Shape::table(row);
        match best(&shape) {
            // Names that any text may have make a header only in the first row.
            Ok(found) if found.weight == 0 && first.is_some() => {}
            Ok(found) => {
                let layout = Layout::Table(table::Layout {
                    style: sample.style,
                    header: row.clone(),
                    rows_before: index.saturating_add(1),
                });
                return Ok(Chosen { found, layout });
            }
            Err(problem) => {
                first.get_or_insert((problem, row, index));
            }
        }
    }
    let Some((problem, row, index)) = first else {
        return Err(opened.file.error(FeedProblem::NoFeed("plain text"), (1, 1)));
    };
    let problem = match problem {
        FeedProblem::Unknown(_) if shape::is_data(row) => {
            FeedProblem::NoHeader(row.iter().take(6).cloned().collect::<Vec<_>>().join(" | "))
        }
        other => other,
    };
    let line = u64::try_from(index.saturating_add(1)).unwrap_or(1);
    Err(opened.file.error(problem, (line, 1)))
}

fn choose_json(opened: &Opened<'_>) -> Result<Chosen, FeedError> {
    if page::is_linked(&opened.text) {
        let shape = Shape::page(&opened.text);
        let found = best(&shape).map_err(|problem| opened.file.error(problem, (1, 1)))?;
        return Ok(Chosen {
            found,
            layout: Layout::Page,
        });
    }
    let outline = json::outline(&opened.text);
    let shape = Shape::json(&opened.text, &outline);
    if shape.names.is_empty() {
        return Err(opened.file.error(FeedProblem::NoRecords, (1, 1)));
    }
    let found = best(&shape).map_err(|problem| opened.file.error(problem, (1, 1)))?;
    Ok(Chosen {
        found,
        layout: Layout::Json(outline.path),
    })
}
