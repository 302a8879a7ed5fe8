//! Words out of HTML, as browsers would show them, without a parser of all of HTML.

use souk_commerce::product::Block;

use super::{is_spaced, normalised, undo_escaping, without_hidden};

/// Elements whose content is no text.
const SILENT: &[&str] = &[
    "script", "style", "head", "iframe", "object", "template", "noscript", "svg", "select", "title",
];
/// Elements that end a line of text.
const BREAKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "br",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Other elements by which HTML is known.
const OTHERS: &[&str] = &[
    "!--", "!doctype", "a", "abbr", "applet", "area", "audio", "b", "base", "big", "button",
    "canvas", "center", "cite", "code", "del", "embed", "em", "font", "frame", "frameset", "i",
    "img", "input", "ins", "label", "link", "map", "mark", "meta", "o:p", "picture", "q", "s",
    "small", "source", "span", "strike", "strong", "sub", "sup", "textarea", "tt", "u", "video",
    "wbr",
];

/// Longest tag that is taken for one.
const MAX_TAG_BYTES: usize = 8192;

/// Whether a text is written in HTML: it holds a tag of it.
pub(super) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at.saturating_add(1)..).unwrap_or("");
        tag(rest).is_some_and(|tag| {
            BREAKS.contains(&tag.name.as_str())
                || SILENT.contains(&tag.name.as_str())
                || OTHERS.contains(&tag.name.as_str())
        })
    })
}

struct Tag<'a> {
    name: String,
    is_end: bool,
    /// What stands behind its name.
    attributes: &'a str,
    /// What follows the tag.
    rest: &'a str,
}

/// The tag that begins here, its `<` taken off; `None` when this is no tag but a sign in a text.
fn tag(after: &str) -> Option<Tag<'_>> {
    if let Some(comment) = after.strip_prefix("!--") {
        let rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        return Some(Tag {
            name: "!--".to_owned(),
            is_end: false,
            attributes: "",
            rest,
        });
    }
    let (is_end, body) = after
        .strip_prefix('/')
        .map_or((false, after), |body| (true, body));
    let length = body
        .bytes()
        .take(32)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'!' | b'?' | b':' | b'-'))
        .count();
    let name = body.get(..length)?;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return None;
    }
    let close = end_of_tag(body.get(length..)?)?;
    let (attributes, rest) = body.get(length..)?.split_at_checked(close)?;
    Some(Tag {
        name: name.to_ascii_lowercase(),
        is_end,
        attributes,
        rest,
    })
}

/// Offset behind the `>` that ends a tag; quoted values may hold one.
fn end_of_tag(attributes: &str) -> Option<usize> {
    let mut quote = None;
    let attributes = attributes.as_bytes();
    let attributes = attributes.get(..MAX_TAG_BYTES).unwrap_or(attributes);
    for (at, b) in attributes.iter().copied().enumerate() {
        match (quote, b) {
            (None, b'>') => return at.checked_add(1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if open == b => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed: the first `>` ends the tag.
    memchr::memchr(b'>', attributes)?.checked_add(1)
}

/// Whether a tag would run something in a browser, or load another page.
fn is_active(tag: &Tag<'_>) -> bool {
    if matches!(
        tag.name.as_str(),
        "script" | "iframe" | "object" | "embed" | "applet" | "frame" | "base" | "form"
    ) {
        return true;
    }
    let lower = tag.attributes.to_ascii_lowercase();
    let is_handler = |rest: &str| {
        let name = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_assigned = rest
            .get(name..)
            .is_some_and(|rest| rest.trim_start().starts_with('='));
        name > 0 && is_assigned
    };
    let has_handler = lower.match_indices("on").any(|(at, _)| {
        let before = lower
            .get(..at)
            .and_then(|before| before.chars().next_back());
        let parts = before.is_some_and(|c| c.is_whitespace() || matches!(c, '/' | '"' | '\''));
        parts && lower.get(at.saturating_add(2)..).is_some_and(is_handler)
    });
    let plain: String = lower
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let schemes = ["javascript:", "vbscript:", "data:text/html"];
    has_handler || schemes.iter().any(|scheme| plain.contains(scheme))
}

/// Blocks of a text in HTML, and whether anything in it would have run in a browser.
pub(super) fn blocks_of_html(html: &str) -> (Vec<Block>, bool) {
    let mut was_active = false;
    let mut blocks = Blocks::default();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        blocks.push_html(before);
        let Some(tag) = tag(after) else {
            blocks.line.push('<');
            rest = after;
            continue;
        };
        rest = tag.rest;
        was_active |= !tag.is_end && is_active(&tag);
        if !tag.is_end && SILENT.contains(&tag.name.as_str()) {
            rest = behind_end(rest, &tag.name);
        }
        if BREAKS.contains(&tag.name.as_str()) {
            blocks.flush();
            blocks.is_item = tag.name == "li" && !tag.is_end;
        }
    }
    blocks.push_html(rest);
    blocks.flush();
    (blocks.done, was_active)
}

/// What follows the end tag of an element; nothing when it is never closed.
fn behind_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        let is_it = after
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name));
        if is_it {
            return after.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = after;
    }
    ""
}

/// Blocks of a plain text: one for each line, list items by their mark.
pub(super) fn blocks_of_text(text: &str) -> Vec<Block> {
    let mut blocks = Blocks::default();
    for line in text.split(['\n', '\r']) {
        let line = line.trim();
        let point = ["- ", "* ", "• ", "– ", "·\u{a0}", "· "]
            .iter()
            .find_map(|mark| line.strip_prefix(mark));
        blocks.is_item = point.is_some();
        blocks.line.push_str(point.unwrap_or(line));
        blocks.flush();
    }
    blocks.done
}

#[derive(Default)]
struct Blocks {
    done: Vec<Block>,
    line: String,
    is_item: bool,
}

impl Blocks {
    fn push_html(&mut self, text: &str) {
        self.line.push_str(&undo_escaping(text).0);
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let words = if is_spaced(&line) {
            line
        } else {
            let kept = without_hidden(&line);
            normalised(kept.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        if !words.is_empty() {
            self.done.push(if self.is_item {
                Block::Item(words)
            } else {
                Block::Paragraph(words)
            });
        }
        self.is_item = false;
    }
}
