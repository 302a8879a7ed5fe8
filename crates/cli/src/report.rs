//! The report as JSON, for programs, and as a page, for people. docs/formats/report.md describes it.

mod html;

use serde::Serialize;
use souk_feeds::{FeedError, Issue, Place, Report};

use crate::intake::Intake;

#[derive(Debug, Serialize)]
pub(crate) struct ReportJson {
    format: String,
    encoding: String,
    records: RecordsJson,
    products: u64,
    variants: u64,
    offers: u64,
    issues: Vec<IssueJson>,
}

#[derive(Debug, Serialize)]
struct RecordsJson {
    read: u64,
    accepted: u64,
    rejected: u64,
}

#[derive(Debug, Serialize)]
struct IssueJson {
    severity: &'static str,
    code: &'static str,
    count: u64,
    message: String,
    remedy: &'static str,
    places: Vec<PlaceJson>,
}

#[derive(Debug, Serialize)]
struct PlaceJson {
    file: String,
    line: Option<u64>,
    column: Option<u64>,
    record: Option<u64>,
    id: Option<String>,
    field: Option<String>,
    raw: Option<String>,
}

impl ReportJson {
    /// The report of files that could be read.
    pub(crate) fn of(intake: &Intake, report: &Report) -> Self {
        Self {
            format: intake.formats.join(", "),
            encoding: intake.encodings.join(", "),
            records: RecordsJson {
                read: intake.counts.read,
                accepted: intake.counts.accepted,
                rejected: intake.counts.rejected,
            },
            products: intake.assembled.products,
            variants: intake.assembled.variants,
            offers: intake.assembled.offers,
            issues: issues(report),
        }
    }

    /// The report of a file that is no feed: what was found before, and why it ended.
    pub(crate) fn of_error(error: &FeedError, report: &Report) -> Self {
        let fatal = IssueJson {
            severity: "fatal",
            code: error.problem.code(),
            count: 1,
            message: error.problem.to_string(),
            remedy: error.problem.remedy(),
            places: vec![PlaceJson {
                file: error.file.clone(),
                line: error.line,
                column: error.column,
                record: None,
                id: None,
                field: None,
                raw: None,
            }],
        };
        let mut all = vec![fatal];
        all.extend(issues(report));
        Self {
            format: "unknown".to_owned(),
            encoding: "unknown".to_owned(),
            records: RecordsJson {
                read: error.records,
                accepted: 0,
                rejected: error.records,
            },
            products: 0,
            variants: 0,
            offers: 0,
            issues: all,
        }
    }

    /// The report as text, with a line break at its end.
    pub(crate) fn to_text(&self) -> anyhow::Result<String> {
        Ok(format!("{}\n", serde_json::to_string_pretty(self)?))
    }
}

fn issues(report: &Report) -> Vec<IssueJson> {
    report.issues().into_iter().map(issue).collect()
}

fn issue(issue: &Issue) -> IssueJson {
    IssueJson {
        severity: issue.cause.severity().as_str(),
        code: issue.cause.code(),
        count: issue.count,
        message: issue.cause.message().to_owned(),
        remedy: issue.cause.remedy(),
        places: issue.places.iter().map(place).collect(),
    }
}

fn place(place: &Place) -> PlaceJson {
    PlaceJson {
        file: place.file.clone(),
        line: place.line,
        column: place.column,
        record: place.record,
        id: place.id.clone(),
        field: place.field.clone(),
        raw: place.raw.clone(),
    }
}
