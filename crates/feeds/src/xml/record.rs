//! One record: its fields with names, values and lines.
//!
//! Entities of HTML are known without a document type; no document type is ever read, so none can expand.

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

use super::prefixes::{Oddity, Prefixes};
use super::sniff::position;
use crate::record::Field;

/// How deep fields may stand inside each other.
const MAX_DEPTH: usize = 16;

/// Fields for which there is room from the start.
const USUAL_FIELDS: usize = 16;

/// What was met on the way and mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remark {
    /// An `&` that begins no entity.
    RawAmpersand,
    /// An odd prefix.
    Prefix(Oddity),
}

/// Why a record cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Malformed {
    pub(crate) too_deep: bool,
    /// The record's id, when it stands before the place where the record breaks.
    pub(crate) id: Option<String>,
    pub(crate) line: u64,
    /// Column, where the break stands in that line.
    pub(crate) column: Option<u64>,
    pub(crate) detail: String,
}

/// A record's element, its fields, and what was odd about them, each with the line and a sample.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parsed {
    /// Name without prefix.
    pub(crate) tag: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) fields: Vec<Field>,
    pub(crate) remarks: Vec<(Remark, u64, String)>,
}

/// Reads one record, with its own tags. `start` is the line and the column at which it begins.
pub(crate) fn parse(
    text: &str,
    start: (u64, u64),
    prefixes: &Prefixes,
) -> Result<Parsed, Malformed> {
    let mut parser = Parser {
        prefixes: prefixes.clone(),
        start,
        text,
        counted: (0, start.0),
        has_lines: memchr::memchr(b'\n', text.as_bytes()).is_some(),
        open: Vec::with_capacity(4),
        parsed: Parsed {
            fields: Vec::with_capacity(USUAL_FIELDS),
            ..Parsed::default()
        },
    };
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    loop {
        let offset = reader.buffer_position();
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => parser.event(&event, offset)?,
            Err(error) => return Err(parser.malformed(reader.error_position(), &error.to_string())),
        }
    }
    if parser.open.is_empty() {
        Ok(parser.parsed)
    } else {
        Err(parser.malformed(reader.buffer_position(), "a tag is not closed"))
    }
}

struct Parser<'a> {
    prefixes: Prefixes,
    start: (u64, u64),
    text: &'a str,
    /// Offset up to which lines are counted, and the line there.
    counted: (usize, u64),
    /// Whether the record stands in more than one line.
    has_lines: bool,
    /// The record itself, then the fields that are open.
    open: Vec<Field>,
    parsed: Parsed,
}

impl Parser<'_> {
    fn event(&mut self, event: &Event<'_>, offset: u64) -> Result<(), Malformed> {
        match event {
            Event::Start(start) => self.start(start, offset)?,
            Event::Empty(start) => {
                self.start(start, offset)?;
                self.end();
            }
            Event::End(_) => self.end(),
            Event::Text(text) => {
                if text.starts_with('&') {
                    self.remark(Remark::RawAmpersand, offset, text);
                }
                self.push(text);
            }
            Event::CData(text) => self.push(text),
            Event::GeneralRef(reference) => self.reference(reference, offset),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>, offset: u64) -> Result<(), Malformed> {
        if self.open.len() > MAX_DEPTH {
            return Err(Malformed {
                too_deep: true,
                ..self.malformed(offset, "tags stand too deep")
            });
        }
        let has_attributes = !start.attributes_raw().trim_ascii().is_empty();
        if has_attributes {
            self.prefixes.declare(start);
        }
        let name = start.name();
        let (prefix, local) = name.as_ref().split_once(':').unwrap_or(("", name.as_ref()));
        let (vocabulary, oddity) = self.prefixes.resolve(prefix);
        if let Some(oddity) = oddity
            && !self.open.is_empty()
        {
            self.remark(Remark::Prefix(oddity), offset, name.as_ref());
        }
        let attributes = start
            .html_attributes()
            .take_while(|_| has_attributes)
            .flatten()
            .map(|attribute| {
                let value = attribute.value.as_ref();
                let value = quick_xml::escape::unescape(value)
                    .map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned);
                (attribute.key.as_ref().to_owned(), value)
            })
            .collect();
        let line = self.line_at(offset);
        self.open.push(Field {
            name: local.to_owned(),
            vocabulary,
            value: String::new(),
            attributes,
            children: Vec::new(),
            line,
        });
        Ok(())
    }

    fn end(&mut self) {
        let Some(mut field) = self.open.pop() else {
            return;
        };
        let trimmed = field.value.trim();
        if trimmed.len() != field.value.len() {
            field.value = trimmed.into();
        }
        // Fields directly below the record are its fields; the record itself is no field.
        match self.open.as_mut_slice() {
            [] => {
                if self.parsed.fields.is_empty() && !field.value.is_empty() {
                    // An element of nothing but text, such as a category: the text is its one field.
                    let text = Field::new("", &field.value, field.line);
                    self.parsed.fields.push(text);
                }
                self.parsed.tag = field.name;
                self.parsed.attributes = field.attributes;
            }
            [_record] => self.parsed.fields.push(field),
            [.., parent] => parent.children.push(field),
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut() {
            if field.value.is_empty() {
                field.value.reserve_exact(text.len());
            }
            field.value.push_str(text);
        }
    }

    fn reference(&mut self, name: &str, offset: u64) {
        if let Some(character) = character(name) {
            let mut buffer = [0; 4];
            self.push(character.encode_utf8(&mut buffer));
        } else if let Some(text) = resolve_html5_entity(name) {
            self.push(text);
        } else {
            self.remark(Remark::RawAmpersand, offset, name);
            self.push("&");
            self.push(name);
            self.push(";");
        }
    }

    fn remark(&mut self, remark: Remark, offset: u64, sample: &str) {
        let line = self.line_at(offset);
        self.parsed.remarks.push((remark, line, sample.to_owned()));
    }

    /// The line of an offset; offsets come in rising order.
    fn line_at(&mut self, offset: u64) -> u64 {
        let (from, line) = self.counted;
        if !self.has_lines {
            return line;
        }
        let to = usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(self.text.len());
        let passed = self.text.as_bytes().get(from..to).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', passed).count();
        let line = line.saturating_add(u64::try_from(lines).unwrap_or(u64::MAX));
        self.counted = (to.max(from), line);
        line
    }

    fn malformed(&self, offset: u64, detail: &str) -> Malformed {
        let (line, column) = position(self.text, usize::try_from(offset).unwrap_or(usize::MAX));
        let before = if line == 1 {
            self.start.1.saturating_sub(1)
        } else {
            0
        };
        // The field that was never closed is the place to look at; the record itself may be all that is open.
        let line = self.start.0.saturating_add(line).saturating_sub(1);
        let opened = self
            .open
            .get(1..)
            .and_then(<[Field]>::last)
            .filter(|field| field.line < line);
        let detail = detail.trim_start_matches("ill-formed document: ");
        Malformed {
            too_deep: false,
            line: opened.map_or(line, |field| field.line),
            column: opened.is_none().then(|| column.saturating_add(before)),
            id: self.id(),
            detail: match opened {
                Some(_) => format!("{detail} in line {line}"),
                None => detail.to_owned(),
            },
        }
    }

    /// The id, when it was read before the record broke.
    fn id(&self) -> Option<String> {
        let field = self.parsed.fields.iter().find(|field| field.name == "id");
        field
            .map(|field| field.value.clone())
            .filter(|id| !id.is_empty())
    }
}

/// The character of `#233` or `#xE9`. What XML 1.0 does not allow is left to the cleaning of texts.
fn character(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn google() -> Prefixes {
        Prefixes::of(&[("g", "http://base.google.com/ns/1.0")])
    }

    fn values(text: &str) -> Vec<(String, String)> {
        let parsed = parse(text, (1, 1), &google()).unwrap();
        parsed
            .fields
            .into_iter()
            .map(|field| (field.name, field.value))
            .collect()
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn entities_sections_and_raw_ampersands_become_plain_text() {
        let text = "<item><g:id> A&amp;B </g:id><title><![CDATA[Tea & <b>cake</b>]]> x</title>\
            <g:link>https://x/?a=1&width=2&amp;b=3</g:link><g:brand>Caf&eacute;&nbsp;&#x41;&bogus;</g:brand></item>";
        assert_eq!(
            values(text),
            [
                pair("id", "A&B"),
                pair("title", "Tea & <b>cake</b> x"),
                pair("link", "https://x/?a=1&width=2&b=3"),
                pair("brand", "Café\u{a0}A&bogus;"),
            ]
        );
    }

    #[test]
    fn a_broken_tag_is_reported_with_its_line_and_id() {
        let broken = parse(
            "<item>\n<g:id>1</g:id>\n<g:title>x</g:titel>\n</item>",
            (10, 1),
            &google(),
        )
        .unwrap_err();
        assert_eq!((broken.line, broken.id.as_deref()), (12, Some("1")));
        assert!(parse("<item><g:id>1", (1, 1), &google()).is_err());
        let deep = format!("<item>{}", "<a>".repeat(40));
        assert!(parse(&deep, (1, 1), &google()).unwrap_err().too_deep);
    }
}
