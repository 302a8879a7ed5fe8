//! What kind of file this is, by its first bytes and never by its name.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::frames::Tags;
use crate::error::FeedProblem;

/// What the first bytes show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Products in Google's vocabulary; the word names the carrier.
    Products(&'static str, Tags),
    /// Google's product reviews.
    Reviews(Tags),
}

/// A problem and the line and column at which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    pub(crate) problem: FeedProblem,
    pub(crate) line: u64,
    pub(crate) column: u64,
}

/// Decides by the first bytes, which keep ASCII. `whole` says that the file ends with them.
pub(crate) fn sniff(head: &[u8], whole: bool) -> Result<Kind, Misfit> {
    let at_start = |problem| Misfit {
        problem,
        line: 1,
        column: 1,
    };
    if head.is_empty() {
        return Err(at_start(FeedProblem::Empty));
    }
    if let Some(kind) = compressed(head) {
        return Err(at_start(FeedProblem::Compressed(kind)));
    }
    let text = String::from_utf8_lossy(head);
    let trimmed =
        text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\0');
    let skipped = text.len().saturating_sub(trimmed.len());
    if trimmed.is_empty() {
        return Err(at_start(FeedProblem::Blank));
    }
    let place = |offset: usize, problem| {
        let (line, column) = position(&text, skipped.saturating_add(offset));
        Misfit {
            problem,
            line,
            column,
        }
    };
    if !trimmed.starts_with('<') {
        return Err(place(0, FeedProblem::NotXml(kind_of_text(trimmed))));
    }
    let root = match root(trimmed) {
        Ok(root) => root,
        Err((offset, detail)) => {
            let problem = if is_html(trimmed) {
                FeedProblem::Html
            } else if whole {
                FeedProblem::Broken(detail)
            } else {
                FeedProblem::Broken("no element begins within the first 64 KiB".to_owned())
            };
            return Err(place(offset, problem));
        }
    };
    kind_of_root(&root.name, trimmed).map_err(|problem| place(root.offset, problem))
}

fn compressed(head: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (&[0x1f, 0x8b], "gzip"),
        (b"PK\x03\x04", "zip"),
        (&[0x28, 0xb5, 0x2f, 0xfd], "zstd"),
        (b"BZh", "bzip2"),
        (&[0xfd, b'7', b'z', b'X', b'Z'], "xz"),
    ];
    MAGIC
        .iter()
        .find(|(magic, _)| head.starts_with(magic))
        .map(|(_, name)| *name)
}

fn kind_of_text(text: &str) -> &'static str {
    let first = text.lines().next().unwrap_or("");
    if text.starts_with(['{', '[']) {
        "JSON"
    } else if text.starts_with("%PDF") {
        "a PDF document"
    } else if first.contains(['\t', ',', ';']) {
        "a table (CSV or TSV)"
    } else {
        "plain text"
    }
}

fn is_html(text: &str) -> bool {
    let mut start: String = text.chars().take(2048).collect();
    start.make_ascii_lowercase();
    start.contains("<!doctype html") || start.contains("<html")
}

struct Root {
    name: String,
    offset: usize,
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

fn kind_of_root(root: &str, text: &str) -> Result<Kind, FeedProblem> {
    let tags = |record: &str| Tags {
        root: root.as_bytes().to_vec(),
        record: record.as_bytes().to_vec(),
    };
    let local = root.rsplit(':').next().unwrap_or(root);
    match local.to_ascii_lowercase().as_str() {
        "html" => return Err(FeedProblem::Html),
        "rss" | "rdf" | "channel" => return Ok(Kind::Products("google-rss", tags("item"))),
        "feed" if has_tag(text, "reviews") || has_tag(text, "aggregator") => {
            return Ok(Kind::Reviews(tags("review")));
        }
        "feed" => {
            let record = match root.rsplit_once(':') {
                Some((prefix, _)) => format!("{prefix}:entry"),
                None => "entry".to_owned(),
            };
            return Ok(Kind::Products("google-atom", tags(&record)));
        }
        "shop" if has_tag(text, "SHOPITEM") => {
            return Err(FeedProblem::OtherKind("a Heureka or Zboží feed".to_owned()));
        }
        "yml_catalog" => return Err(FeedProblem::OtherKind("a Yandex YML feed".to_owned())),
        "mywebstore" => return Err(FeedProblem::OtherKind("a Skroutz feed".to_owned())),
        "urlset" | "sitemapindex" => return Err(FeedProblem::OtherKind("a sitemap".to_owned())),
        "listings" if has_tag(text, "vehicle_id") || has_tag(text, "vin") => {
            return Err(FeedProblem::OtherKind("a feed of vehicles".to_owned()));
        }
        "svg" => return Err(FeedProblem::OtherKind("a picture (SVG)".to_owned())),
        _ => {}
    }
    // Google's vocabulary inside a self-made root: the record is whatever holds the fields.
    let speaks_google = text.contains("base.google.com/ns/1.0") || has_tag(text, "g:id");
    ["item", "product", "entry", "offer"]
        .into_iter()
        .find(|record| *record != root && has_tag(text, record))
        .filter(|_| speaks_google)
        .map(|record| Kind::Products("google-xml", tags(record)))
        .ok_or_else(|| FeedProblem::OtherRoot(crate::report::shortened(root)))
}

fn has_tag(text: &str, name: &str) -> bool {
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

    fn problem(text: &str) -> (String, u64, u64) {
        let misfit = sniff(text.as_bytes(), true).unwrap_err();
        (misfit.problem.to_string(), misfit.line, misfit.column)
    }

    #[test]
    fn what_is_no_feed_is_named_with_its_place() {
        for (text, message, line, column) in [
            ("", "the file is empty", 1, 1),
            (" \n\t", "the file holds nothing but blanks", 1, 1),
            ("\n{\"id\": 1}", "this is JSON, not XML", 2, 1),
            (
                "id\ttitle\n1\tx",
                "this is a table (CSV or TSV), not XML",
                1,
                1,
            ),
            (
                "<!DOCTYPE html><html><head><meta charset=utf-8><title>Log in",
                "this is an HTML page, not a feed",
                1,
                16,
            ),
            (
                "<?xml version=\"1.0\"?>\n<opml version='2'/>",
                "this is XML of another kind: its root element is <opml>",
                2,
                1,
            ),
            (
                "<SHOP><SHOPITEM/></SHOP>",
                "this is a Heureka or Zboží feed, not a feed of products in Google's format",
                1,
                1,
            ),
            (
                "<rss",
                "the XML is broken before the first record: syntax error: tag not closed: `>` not found before end of input",
                1,
                1,
            ),
        ] {
            assert_eq!(problem(text), (message.to_owned(), line, column), "{text}");
        }
        assert_eq!(problem("\u{1f}\u{8b}").0, "this is plain text, not XML");
        assert!(matches!(
            sniff(&[0x1f, 0x8b, 8], true),
            Err(Misfit {
                problem: FeedProblem::Compressed("gzip"),
                ..
            })
        ));
    }

    #[test]
    fn each_carrier_has_its_record() {
        let kind = |text: &str| match sniff(text.as_bytes(), true).unwrap() {
            Kind::Products(carrier, tags) => {
                format!("{carrier} {}", String::from_utf8(tags.record).unwrap())
            }
            Kind::Reviews(_) => "reviews".to_owned(),
        };
        assert_eq!(
            kind("<rss version='2.0'><channel/></rss>"),
            "google-rss item"
        );
        assert_eq!(
            kind("\u{FEFF}\n<feed xmlns='http://www.w3.org/2005/Atom'/>"),
            "google-atom entry"
        );
        assert_eq!(kind("<atom:feed/>"), "google-atom atom:entry");
        assert_eq!(
            kind("<feed><version>2.3</version><reviews><review/></reviews></feed>"),
            "reviews"
        );
        assert_eq!(
            kind("<products><product><g:id>1</g:id></product></products>"),
            "google-xml product"
        );
    }
}
