//! What the first bytes of a file show: its carrier, and the root element of a document.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::carrier::CarrierKind;
use crate::error::FeedProblem;

/// A problem and the line and column at which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    pub(crate) problem: FeedProblem,
    pub(crate) line: u64,
    pub(crate) column: u64,
}

impl Misfit {
    /// A problem of the file as a whole.
    pub(crate) fn at_start(problem: FeedProblem) -> Self {
        Self {
            problem,
            line: 1,
            column: 1,
        }
    }

    fn at(text: &str, offset: usize, problem: FeedProblem) -> Self {
        let (line, column) = position(text, offset);
        Self {
            problem,
            line,
            column,
        }
    }
}

/// Where the text begins: behind blanks, marks of byte order and zeros.
fn start(text: &str) -> usize {
    let trimmed = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{FEFF}' | '\0' | '\u{1E}')
    });
    text.len().saturating_sub(trimmed.len())
}

/// The carrier of a text, by its first signs.
pub(crate) fn looks_like(text: &str) -> Result<CarrierKind, Misfit> {
    let skipped = start(text);
    let trimmed = text.get(skipped..).unwrap_or("");
    let is_json = |rest: &str| {
        let next = rest.trim_start().chars().next();
        next.is_none_or(|c| {
            matches!(c, '{' | '[' | ']' | '}' | '"' | '/' | '-' | 'n') || c.is_ascii_digit()
        })
    };
    if trimmed.is_empty() {
        return Err(Misfit::at_start(FeedProblem::Blank));
    }
    if trimmed.starts_with('<') {
        return Ok(if is_html(trimmed) {
            CarrierKind::Page
        } else {
            CarrierKind::Xml
        });
    }
    if trimmed.strip_prefix(['{', '[']).is_some_and(is_json) {
        return Ok(CarrierKind::Json);
    }
    let other = if trimmed.starts_with("%PDF") {
        Some("a PDF document")
    } else if trimmed.starts_with("\u{fffd}\u{fffd}\u{11}\u{fffd}")
        || trimmed.starts_with("ÐÏ\u{11}à")
    {
        Some("an old Excel workbook")
    } else if is_binary(trimmed) {
        Some("no text")
    } else {
        None
    };
    match other {
        Some(what) => Err(Misfit::at(text, skipped, FeedProblem::NoFeed(what))),
        None => Ok(CarrierKind::Table),
    }
}

/// Whether a text holds more signs of a machine's file than a careless export does.
fn is_binary(text: &str) -> bool {
    let start: Vec<char> = text.chars().take(2000).collect();
    let odd = start
        .iter()
        .filter(|c| (c.is_control() && !c.is_whitespace()) || **c == '\u{FFFD}')
        .count();
    odd.saturating_mul(5) > start.len()
}

/// The root element of a document.
pub(crate) fn root_of(text: &str, is_whole: bool) -> Result<Root, Misfit> {
    let skipped = start(text);
    let trimmed = text.get(skipped..).unwrap_or("");
    root(trimmed)
        .map(|root| Root {
            offset: root.offset.saturating_add(skipped),
            ..root
        })
        .map_err(|(offset, detail)| {
            let problem = if is_whole {
                FeedProblem::Broken(detail)
            } else {
                FeedProblem::Broken("no element begins within the first 64 KiB".to_owned())
            };
            Misfit::at(text, skipped.saturating_add(offset), problem)
        })
}

fn is_html(text: &str) -> bool {
    let mut start: String = text.chars().take(2048).collect();
    start.make_ascii_lowercase();
    let is_fragment = [
        "<script", "<div", "<body", "<head", "<main", "<article", "<section", "<span",
    ]
    .iter()
    .any(|tag| start.starts_with(tag));
    is_fragment || start.contains("<!doctype html") || start.contains("<html")
}

/// The first element of a document.
pub(crate) struct Root {
    /// Its name, with prefix.
    pub(crate) name: String,
    /// Where it stands, in bytes.
    pub(crate) offset: usize,
}

/// The first element's name, with its prefix, and where it stands.
fn root(text: &str) -> Result<Root, (usize, String)> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    loop {
        let offset = usize::try_from(reader.buffer_position()).unwrap_or(0);
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                return Ok(Root {
                    name: start.name().as_ref().to_owned(),
                    offset,
                });
            }
            Ok(Event::Eof) => return Err((offset, "no element begins".to_owned())),
            Ok(_) => {}
            Err(error) => return Err((offset, error.to_string())),
        }
    }
}

/// Whether an element of this name begins somewhere.
pub(crate) fn has_tag(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).is_some_and(|before| before.ends_with('<'));
        let after = text
            .get(at.saturating_add(name.len())..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|c| c.is_whitespace() || matches!(c, '>' | '/'));
        before && after
    })
}

/// Line and column, counted from 1, of a byte offset.
pub(crate) fn position(text: &str, offset: usize) -> (u64, u64) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before
        .rsplit('\n')
        .next()
        .map_or(0, |tail| tail.chars().count())
        .saturating_add(1);
    (
        u64::try_from(line).unwrap_or(u64::MAX),
        u64::try_from(column).unwrap_or(u64::MAX),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_carrier_is_known_by_the_first_signs() {
        for (text, kind) in [
            ("\u{FEFF}\n<rss>", CarrierKind::Xml),
            ("<!doctype html><p>", CarrierKind::Page),
            ("\n{\"id\": 1}", CarrierKind::Json),
            ("[\n  {", CarrierKind::Json),
            ("[id]\t[title]", CarrierKind::Table),
            ("id,title", CarrierKind::Table),
        ] {
            assert_eq!(looks_like(text).unwrap(), kind, "{text}");
        }
        for (text, message) in [
            (" \n\t", "the file holds nothing but blanks"),
            ("%PDF-1.7", "this is a PDF document, not a feed"),
            ("\u{1}\u{2}\u{3}x", "this is no text, not a feed"),
        ] {
            assert_eq!(looks_like(text).unwrap_err().problem.to_string(), message);
        }
        assert!(root_of("<rss", true).is_err());
        let root = root_of("<?xml version='1.0'?>\n<opml version='2'/>", true).unwrap();
        assert_eq!((root.name.as_str(), root.offset), ("opml", 22));
    }
}
