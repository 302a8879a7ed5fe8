//! A page for people as a carrier: the products that it tells machines of, in JSON-LD, else in microdata. JSON-LD in a file
//! of its own is read as the only script of a page.
//!
//! The whole page is read; a page is small. Each `Product` and each `ProductGroup` is a record, whatever list or graph it
//! stands in. A page that has both forms says the same in both, so that microdata counts only where there is no JSON-LD.

mod find;
mod html;
mod microdata;

use std::collections::VecDeque;

use crate::carrier::{Carrier, FileName, Step};
use crate::error::{FeedError, FeedProblem};
use crate::head::Head;
use crate::input::Input;
use crate::json::{Kind, Value, parse};
use crate::record::{Field, Record};
use crate::report::{Cause, Place, Report, shortened};
pub(crate) use find::{Thing, last_of, thing_of};
use html::{Piece, Pieces};

/// Largest page.
const MAX_PAGE_BYTES: usize = 32 * 1024 * 1024;

/// Whether JSON is JSON-LD in the words of schema.org: what a page has in a script, in a file of its own.
pub(crate) fn is_linked(text: &str) -> bool {
    const LOOKED_AT: usize = 500;
    let end = text.char_indices().nth(LOOKED_AT);
    let start = text.get(..end.map_or(text.len(), |(end, _)| end));
    let has_mark = |start: &str| start.contains("\"@context\"") || start.contains("\"@graph\"");
    start.is_some_and(has_mark) && text.contains("schema.org")
}

/// The products of a page.
pub(crate) struct PageRecords {
    head: Head,
    steps: VecDeque<Step>,
    problems: Vec<(Cause, Place)>,
    place: Place,
}

impl PageRecords {
    /// Reads the page.
    pub(crate) fn new(file: &FileName, mut input: Input<'_>) -> Result<Self, FeedError> {
        while !input.ended && input.buffer.len() < MAX_PAGE_BYTES {
            input.fill().map_err(|error| file.io(&error, None))?;
        }
        let mut reading = input.reading();
        let (text, _) = reading.decode(&input.buffer);
        let mut page = Self {
            head: Head {
                encoding: reading.name,
                ..Head::default()
            },
            steps: VecDeque::new(),
            problems: Vec::new(),
            place: Place::file(&file.0),
        };
        let mut things = Vec::new();
        let is_json = text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with(['{', '[']);
        if is_json {
            page.read_script(&text, 1, &mut things);
        }
        let text = if is_json { "" } else { text.as_ref() };
        let mut pieces = Pieces::of(text);
        let mut address = None;
        let mut script = None;
        let mut line: u64 = 1;
        let mut counted = 0;
        while let Some((at, piece)) = pieces.next() {
            match piece {
                Piece::Open(name, inside) => match name.as_str() {
                    "script" => script = Some(inside.to_ascii_lowercase()),
                    "link" | "meta" if address.is_none() => address = address_of(inside),
                    _ => {}
                },
                Piece::Text(inside) => {
                    if script.take().is_some_and(|tag| tag.contains("ld+json")) {
                        let skipped = inside.len().saturating_sub(inside.trim_start().len());
                        let start = at.saturating_add(skipped);
                        let before = text.as_bytes().get(counted..start).unwrap_or_default();
                        let newlines = memchr::memchr_iter(b'\n', before).count();
                        line = line.saturating_add(u64::try_from(newlines).unwrap_or(0));
                        counted = start;
                        page.read_script(inside, line, &mut things);
                    }
                }
                Piece::Close(_) => script = None,
            }
        }
        let mut products = find::products(&things);
        if products.is_empty() {
            products = find::products(&microdata::items(text));
        }
        // The page's own address is that of its only product.
        if let (Some(address), [product]) = (address, products.as_mut_slice())
            && product.child("url").is_none()
        {
            let line = product.line;
            product.children.push(Field::new("url", &address, line));
        }
        for (number, product) in (1..).zip(products) {
            page.steps.push_back(Step::Whole(Record {
                number,
                line: product.line,
                tag: String::new(),
                attributes: Vec::new(),
                fields: product.children,
            }));
        }
        if page.steps.is_empty() {
            let problem = match page.problems.first() {
                _ if !is_json => FeedProblem::Html,
                Some(_) => FeedProblem::JsonBroken {
                    detail: "the JSON is no whole document",
                    records: 0,
                },
                None => FeedProblem::OtherKind("schema.org data of something else".to_owned()),
            };
            return Err(file.error(problem, (1, 1)));
        }
        Ok(page)
    }

    /// Reads the text of a script; comments and CDATA marks around it are taken off.
    fn read_script(&mut self, inside: &str, line: u64, things: &mut Vec<Field>) {
        match parse(unwrapped(inside), (line, 1)) {
            Ok((value, _)) => push(value, things),
            Err(problem) => self.problems.push((
                Cause::JsonMalformed,
                Place {
                    line: Some(problem.line),
                    column: Some(problem.column),
                    raw: Some(shortened(problem.detail)),
                    ..self.place.clone()
                },
            )),
        }
    }
}

/// The objects of a script, those of a list each for itself.
fn push(value: Value, things: &mut Vec<Field>) {
    let line = value.line;
    match value.kind {
        Kind::List(values) => {
            for value in values {
                push(value, things);
            }
        }
        Kind::Object(_) => {
            let mut thing = Field::new("", "", line);
            thing.children = value.into_fields().unwrap_or_default();
            things.push(thing);
        }
        _ => {}
    }
}

/// The address that a page gives itself.
fn address_of(inside: &str) -> Option<String> {
    let attributes = html::attributes(inside);
    let value = |name| html::value_of(&attributes, name);
    let is_own = value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
    let address = if is_own {
        value("href")
    } else {
        value("content").filter(|_| value("property") == Some("og:url"))
    };
    let address = address
        .map(str::trim)
        .filter(|text| text.starts_with("http"));
    address.map(str::to_owned)
}

fn unwrapped(script: &str) -> &str {
    const AROUND: [&str; 8] = [
        "//<![CDATA[",
        "/*<![CDATA[*/",
        "<![CDATA[",
        "<!--",
        "//]]>",
        "/*]]>*/",
        "]]>",
        "-->",
    ];
    let mut script = script.trim();
    for mark in AROUND {
        script = script.strip_prefix(mark).unwrap_or(script);
        script = script.strip_suffix(mark).unwrap_or(script).trim();
    }
    script.trim_end_matches(';')
}

impl Carrier for PageRecords {
    fn next_step(&mut self, report: &mut Report) -> Result<Option<Step>, FeedError> {
        for (cause, place) in self.problems.drain(..) {
            report.add(cause, place);
        }
        Ok(self.steps.pop_front())
    }

    fn head(&self) -> &Head {
        &self.head
    }
}
