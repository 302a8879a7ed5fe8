//! A page for people as a carrier: the JSON-LD that it holds for machines.
//!
//! The whole page is read; a page is small. Each object of a script, of its `@graph` or of its list is a record.

use std::collections::VecDeque;

use crate::carrier::{Carrier, FileName, Step};
use crate::error::{FeedError, FeedProblem};
use crate::head::Head;
use crate::input::Input;
use crate::json::{Kind, Value, parse};
use crate::record::Record;
use crate::report::{Cause, Place, Report, shortened};

/// Largest page.
const MAX_PAGE_BYTES: usize = 32 * 1024 * 1024;

/// The objects of a page.
pub(crate) struct PageRecords {
    head: Head,
    steps: VecDeque<Step>,
    problems: Vec<(Cause, Place)>,
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
        };
        let mut number = 0;
        for (script, line) in scripts(&text) {
            match parse(script, (line, 1)) {
                Ok((value, _)) => page.push(value, &mut number),
                Err(problem) => page.problems.push((
                    Cause::JsonMalformed,
                    Place {
                        line: Some(problem.line),
                        column: Some(problem.column),
                        raw: Some(shortened(problem.detail)),
                        ..Place::file(&file.0)
                    },
                )),
            }
        }
        if page.steps.is_empty() {
            return Err(file.error(FeedProblem::Html, (1, 1)));
        }
        Ok(page)
    }

    fn push(&mut self, value: Value, number: &mut u64) {
        let line = value.line;
        match value.kind {
            Kind::List(values) => {
                for value in values {
                    self.push(value, number);
                }
            }
            Kind::Object(mut members) => {
                if let Some(at) = members.iter().position(|(name, _)| name == "@graph") {
                    let (_, graph) = members.swap_remove(at);
                    self.push(graph, number);
                    return;
                }
                *number = number.saturating_add(1);
                let object = Value {
                    line,
                    kind: Kind::Object(members),
                };
                self.steps.push_back(Step::Whole(Record {
                    number: *number,
                    line,
                    tag: String::new(),
                    attributes: Vec::new(),
                    fields: object.into_fields().unwrap_or_default(),
                }));
            }
            _ => {}
        }
    }
}

/// The texts of the JSON-LD scripts of a page, each with its line; comments and CDATA marks around them taken off.
fn scripts(text: &str) -> Vec<(&str, u64)> {
    let mut all = Vec::new();
    let mut line: u64 = 1;
    let mut rest = text;
    let lines = |text: &str| u64::try_from(text.matches('\n').count()).unwrap_or(0);
    while let Some(at) = rest.find("<script").or_else(|| rest.find("<SCRIPT")) {
        let (before, script) = rest.split_at_checked(at).unwrap_or((rest, ""));
        line = line.saturating_add(lines(before));
        let Some((tag, body)) = script.split_once('>') else {
            break;
        };
        line = line.saturating_add(lines(tag));
        let end = body.find("</").unwrap_or(body.len());
        let mut end = end;
        while let Some(after) = body.get(end..)
            && !after.is_empty()
            && !after
                .get(..8)
                .is_some_and(|tag| tag.eq_ignore_ascii_case("</script"))
        {
            let next = after.get(2..).and_then(|after| after.find("</"));
            end = next.map_or(body.len(), |next| {
                end.saturating_add(2).saturating_add(next)
            });
        }
        let (inside, after) = body.split_at_checked(end).unwrap_or((body, ""));
        if tag.to_ascii_lowercase().contains("ld+json") {
            let trimmed = inside.trim_start();
            let skipped = inside.get(..inside.len().saturating_sub(trimmed.len()));
            all.push((
                unwrapped(trimmed),
                line.saturating_add(lines(skipped.unwrap_or(""))),
            ));
        }
        line = line.saturating_add(lines(inside));
        rest = after;
    }
    all
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
