//! Tags and texts of an HTML page, one after the other. Every byte is looked at a fixed number of times.

use crate::text::undo_escaping;

/// Longest tag; one that is not closed by then is passed over.
const MAX_TAG_BYTES: usize = 64 * 1024;
/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "iframe", "xmp"];

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// A start tag: its name in small letters, and its attributes as they are written.
    Open(String, &'t str),
    /// An end tag.
    Close(String),
    /// Text as it is written, entities included.
    Text(&'t str),
}

/// Cuts a page.
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
    /// The element whose content is no markup.
    raw: Option<String>,
}

impl<'t> Pieces<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            raw: None,
        }
    }

    /// The next piece, and where it begins.
    pub(super) fn next(&mut self) -> Option<(usize, Piece<'t>)> {
        loop {
            let start = self.at;
            let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
            if let Some(name) = self.raw.take() {
                let length = end_of_raw(rest, &name);
                self.at = start.saturating_add(length);
                return Some((start, Piece::Text(rest.get(..length)?)));
            }
            let Some(inside) = rest.strip_prefix('<') else {
                let length = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
                self.at = start.saturating_add(length);
                return Some((start, Piece::Text(rest.get(..length)?)));
            };
            if let Some(comment) = inside.strip_prefix("!--") {
                let end = comment.find("-->").map(|end| end.saturating_add(7));
                self.at = start.saturating_add(end.unwrap_or(rest.len()));
                continue;
            }
            let (is_end, named) = inside
                .strip_prefix('/')
                .map_or((false, inside), |named| (true, named));
            if inside.starts_with(['!', '?'])
                || (is_end && !named.starts_with(|c: char| c.is_ascii_alphabetic()))
            {
                let end = memchr::memchr(b'>', rest.as_bytes()).map(|end| end.saturating_add(1));
                self.at = start.saturating_add(end.unwrap_or(rest.len()));
                continue;
            }
            if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
                // A sign in a text.
                self.at = start.saturating_add(1);
                return Some((start, Piece::Text("<")));
            }
            let length = named
                .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
                .unwrap_or(named.len());
            let (name, after) = named.split_at_checked(length)?;
            let end = end_of_tag(after);
            let before = rest.len().saturating_sub(after.len());
            self.at = start.saturating_add(before).saturating_add(end.0);
            let attributes = after.get(..end.1).unwrap_or("");
            let name = name.get(..name.len().min(32)).unwrap_or("");
            let name = name.to_ascii_lowercase();
            if is_end {
                return Some((start, Piece::Close(name)));
            }
            if RAW.contains(&name.as_str()) {
                self.raw = Some(name.clone());
            }
            return Some((start, Piece::Open(name, attributes)));
        }
    }
}

/// Where the text behind a tag's name goes on, and where its attributes end. A quotation mark counts only behind an
/// equals sign.
fn end_of_tag(after: &str) -> (usize, usize) {
    let mut quote = None;
    let mut last = b' ';
    for (at, b) in after.bytes().enumerate().take(MAX_TAG_BYTES) {
        match (quote, b) {
            (None, b'>') => return (at.saturating_add(1), at),
            (None, b'"' | b'\'') if last == b'=' => quote = Some(b),
            (Some(open), b) if open == b => quote = None,
            _ => {}
        }
        if !b.is_ascii_whitespace() {
            last = b;
        }
    }
    let mut end = after.len().min(MAX_TAG_BYTES);
    while !after.is_char_boundary(end) {
        end = end.saturating_add(1);
    }
    (end, 0)
}

/// Where the content of an element ends that holds no markup.
fn end_of_raw(text: &str, name: &str) -> usize {
    for at in memchr::memmem::find_iter(text.as_bytes(), b"</") {
        let after = text.get(at.saturating_add(2)..).unwrap_or("");
        let is_it = after
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name));
        if is_it {
            return at;
        }
    }
    text.len()
}

/// The attributes of a tag: names in small letters, entities of values resolved.
pub(super) fn attributes(text: &str) -> Vec<(String, String)> {
    const MAX_ATTRIBUTES: usize = 64;
    let mut all = Vec::new();
    let mut rest = text;
    while all.len() < MAX_ATTRIBUTES {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let length = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '/'))
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let behind = after.trim_start();
        let Some(value) = behind.strip_prefix('=') else {
            if name.is_empty() {
                break;
            }
            all.push((name.to_ascii_lowercase(), String::new()));
            rest = after;
            continue;
        };
        let value = value.trim_start();
        let quoted = value
            .strip_prefix('"')
            .and_then(|value| value.split_once('"'))
            .or_else(|| {
                value
                    .strip_prefix('\'')
                    .and_then(|value| value.split_once('\''))
            });
        let (value, after) = quoted.unwrap_or_else(|| {
            let length = value.find(char::is_whitespace).unwrap_or(value.len());
            value.split_at_checked(length).unwrap_or((value, ""))
        });
        all.push((
            name.to_ascii_lowercase(),
            undo_escaping(value).0.into_owned(),
        ));
        rest = after;
    }
    all
}

/// The value of an attribute.
pub(super) fn value_of<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = attributes.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Piece<'_>> {
        let mut pieces = Pieces::of(text);
        std::iter::from_fn(|| pieces.next().map(|(_, piece)| piece)).collect()
    }

    fn open<'t>(name: &str, attributes: &'t str) -> Piece<'t> {
        Piece::Open(name.to_owned(), attributes)
    }

    fn close(name: &str) -> Piece<'static> {
        Piece::Close(name.to_owned())
    }

    #[test]
    fn a_page_is_cut_into_tags_and_texts() {
        assert_eq!(
            all("<!DOCTYPE html><P title=\"a>b\">1 < 2<!-- <b> --></P>"),
            [
                open("p", " title=\"a>b\""),
                Piece::Text("1 "),
                Piece::Text("<"),
                Piece::Text(" 2"),
                close("p")
            ]
        );
    }

    #[test]
    fn what_stands_in_a_script_is_no_markup() {
        assert_eq!(
            all("<script>if (a<b) \"</p>\"</SCRIPT >x"),
            [
                open("script", ""),
                Piece::Text("if (a<b) \"</p>\""),
                close("script"),
                Piece::Text("x")
            ]
        );
    }

    #[test]
    fn a_mark_that_opens_no_value_hides_nothing() {
        assert_eq!(all("<p don't>a</p>").len(), 3);
        assert_eq!(all("<p a='x>a</p>").len(), 1);
        assert!(all("<!-- open").is_empty());
    }

    #[test]
    fn attributes_are_read_in_all_three_forms() {
        let found = attributes(
            " itemscope itemprop='a b' CONTENT = \"R&amp;D\" href=http://x.example/InStock /",
        );
        assert_eq!(value_of(&found, "itemscope"), Some(""));
        assert_eq!(value_of(&found, "itemprop"), Some("a b"));
        assert_eq!(value_of(&found, "content"), Some("R&D"));
        assert_eq!(value_of(&found, "href"), Some("http://x.example/InStock"));
    }
}
