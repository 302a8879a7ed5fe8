//! What is wrong with a feed, told so that a merchant can mend it.
//!
//! One [`Issue`] per cause, however often it occurs: a count, and the first places where it was seen. Readers add to a
//! [`Report`]; nothing here decides whether a build goes on.

mod cause;
mod text;

pub use cause::{Cause, Severity};

/// Places kept for one cause.
pub const PLACES: usize = 3;
/// Characters kept of a value that is shown in a place.
pub const RAW_CHARS: usize = 80;

/// Where something was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Name of the file, as it was given.
    pub file: String,
    /// Line, counted from 1; `None` for a remark on the whole file.
    pub line: Option<u64>,
    /// Column in characters, counted from 1, where it is known.
    pub column: Option<u64>,
    /// Number of the record in the file, counted from 1.
    pub record: Option<u64>,
    /// Id of the record, once it is known.
    pub id: Option<String>,
    /// Name of the field.
    pub field: Option<String>,
    /// What stands there, [`RAW_CHARS`] characters at most.
    pub raw: Option<String>,
}

impl Place {
    /// A place that is a whole file.
    pub fn file(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            ..Self::default()
        }
    }

    /// The same place with the field and the value that stands there.
    #[must_use]
    pub fn with(mut self, field: &str, raw: &str) -> Self {
        self.field = Some(field.to_owned());
        self.raw = Some(shortened(raw));
        self
    }
}

/// The first [`RAW_CHARS`] characters of a text on one line, with an ellipsis when more follow.
pub fn shortened(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(RAW_CHARS)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(RAW_CHARS).is_some() {
        short.pop();
        short.push('…');
    }
    short
}

/// One cause with all its occurrences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// What is wrong.
    pub cause: Cause,
    /// How often.
    pub count: u64,
    /// The first places, [`PLACES`] at most.
    pub places: Vec<Place>,
}

/// All issues of one or several feeds, in the order in which they were first seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    issues: Vec<Issue>,
}

impl Report {
    /// Notes one occurrence.
    pub fn add(&mut self, cause: Cause, place: Place) {
        self.note(cause, || place);
    }

    /// Notes one occurrence; the place is only made when it is one of the first.
    pub(crate) fn note(&mut self, cause: Cause, place: impl FnOnce() -> Place) {
        match self.issues.iter_mut().find(|issue| issue.cause == cause) {
            Some(issue) => {
                issue.count = issue.count.saturating_add(1);
                if issue.places.len() < PLACES {
                    issue.places.push(place());
                }
            }
            None => self.issues.push(Issue {
                cause,
                count: 1,
                places: vec![place()],
            }),
        }
    }

    /// Counts more occurrences of a cause whose first places are known.
    pub(crate) fn note_more(&mut self, cause: Cause, more: u64) {
        let known = self.issues.iter_mut().find(|issue| issue.cause == cause);
        if let Some(issue) = known {
            issue.count = issue.count.saturating_add(more);
        }
    }

    /// Takes over everything that another report holds.
    pub fn merge(&mut self, other: Self) {
        for theirs in other.issues {
            match self
                .issues
                .iter_mut()
                .find(|issue| issue.cause == theirs.cause)
            {
                Some(issue) => {
                    issue.count = issue.count.saturating_add(theirs.count);
                    let room = PLACES.saturating_sub(issue.places.len());
                    issue.places.extend(theirs.places.into_iter().take(room));
                }
                None => self.issues.push(theirs),
            }
        }
    }

    /// All issues, the gravest first, and within one severity in the order of first appearance.
    pub fn issues(&self) -> Vec<&Issue> {
        let mut issues: Vec<&Issue> = self.issues.iter().collect();
        issues.sort_by_key(|issue| issue.cause.severity());
        issues
    }

    /// How often a cause occurred.
    pub fn count(&self, cause: Cause) -> u64 {
        self.issues
            .iter()
            .find(|issue| issue.cause == cause)
            .map_or(0, |issue| issue.count)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }
}
