//! Text to values. What JSON forbids and real exports do (a comma before a closing bracket, comments, NaN, line breaks in
//! strings) is read and remarked on.

use super::value::{Kind, Value, plain_number};

/// How deep values may stand inside each other.
const MAX_DEPTH: usize = 64;

/// Something that JSON does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looseness {
    Comma,
    Comment,
    NotANumber,
    LineBreak,
    /// A `\u` escape that is half of a character.
    Surrogate,
    RepeatedName,
}

/// Where a text stops being JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Malformed {
    pub(crate) line: u64,
    pub(crate) column: u64,
    pub(crate) detail: &'static str,
    pub(crate) too_deep: bool,
}

/// A remark with line and column.
pub(crate) type Remark = (Looseness, u64, u64);

/// Reads one value; anything behind it is an error.
pub(crate) fn parse(text: &str, start: (u64, u64)) -> Result<(Value, Vec<Remark>), Malformed> {
    let mut parser = Parser::new(text, start);
    parser.blanks();
    let value = parser.value(0)?;
    parser.blanks();
    if parser.rest().is_empty() {
        Ok((value, parser.remarks))
    } else {
        Err(parser.malformed("something stands behind the value"))
    }
}

/// Reads the first values of a text that may stop anywhere: what is open then counts as closed.
pub(crate) fn parse_start(text: &str, most: usize) -> Vec<Value> {
    let mut parser = Parser::new(text, (1, 1));
    parser.is_cut = true;
    let mut values = Vec::new();
    while values.len() < most {
        parser.blanks();
        parser.skip(|c| matches!(c, ',' | '\u{1e}' | '\u{feff}'));
        parser.blanks();
        if parser.rest().is_empty() {
            break;
        }
        match parser.value(0) {
            Ok(value) => values.push(value),
            // What stands before the break is a start as well.
            Err(_) if parser.at < text.len() => {
                return parse_start(text.get(..parser.at).unwrap_or(""), most);
            }
            Err(_) => break,
        }
    }
    values
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    /// Where the line began, and the column that it began with.
    line_start: usize,
    first_column: u64,
    is_cut: bool,
    remarks: Vec<Remark>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, start: (u64, u64)) -> Self {
        Self {
            text,
            at: 0,
            line: start.0,
            line_start: 0,
            first_column: start.1,
            is_cut: false,
            remarks: Vec::new(),
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at = self.at.saturating_add(c.len_utf8());
        if c == '\n' {
            self.line = self.line.saturating_add(1);
            self.line_start = self.at;
            self.first_column = 1;
        }
        Some(c)
    }

    fn skip(&mut self, wanted: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.bump();
        }
    }

    fn column(&self) -> u64 {
        let before = self.text.get(self.line_start..self.at).unwrap_or("");
        self.first_column
            .saturating_add(u64::try_from(before.chars().count()).unwrap_or(u64::MAX))
    }

    fn malformed(&self, detail: &'static str) -> Malformed {
        Malformed {
            line: self.line,
            column: self.column(),
            detail,
            too_deep: false,
        }
    }

    fn remark(&mut self, what: Looseness) {
        let place = (what, self.line, self.column());
        self.remarks.push(place);
    }

    /// Blanks and comments.
    fn blanks(&mut self) {
        loop {
            self.skip(|c| c.is_whitespace() || c == '\u{feff}' || c == '\0');
            if self.rest().starts_with("//") {
                self.remark(Looseness::Comment);
                self.skip(|c| c != '\n');
            } else if self.rest().starts_with("/*") {
                self.remark(Looseness::Comment);
                let length = self
                    .rest()
                    .find("*/")
                    .map_or(self.rest().len(), |at| at + 2);
                let end = self.at.saturating_add(length);
                while self.at < end && self.bump().is_some() {}
            } else {
                return;
            }
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Malformed> {
        if depth > MAX_DEPTH {
            return Err(Malformed {
                too_deep: true,
                ..self.malformed("values stand too deep")
            });
        }
        let line = self.line;
        let kind = match self.peek() {
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Kind::Scalar(self.string()?),
            Some(_) => self.word()?,
            None if self.is_cut => Kind::Null,
            None => return Err(self.malformed("the text ends where a value should stand")),
        };
        Ok(Value { line, kind })
    }

    fn word(&mut self) -> Result<Kind, Malformed> {
        let from = self.at;
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
        let start = (self.line, self.column());
        self.skip(is_part);
        let word = self.text.get(from..self.at).unwrap_or("");
        let is_number = word
            .trim_start_matches('-')
            .starts_with(|c: char| c.is_ascii_digit() || c == '.');
        Ok(match word {
            "null" => Kind::Null,
            "true" | "false" => Kind::Scalar(word.to_owned()),
            "NaN" | "Infinity" | "-Infinity" | "undefined" | "None" => {
                self.remarks.push((Looseness::NotANumber, start.0, start.1));
                Kind::Null
            }
            _ if is_number => Kind::Scalar(plain_number(word)),
            _ if self.is_cut && self.rest().is_empty() => Kind::Null,
            _ => {
                return Err(Malformed {
                    column: start.1,
                    ..self.malformed("a value is missing, or a text stands without quotes")
                });
            }
        })
    }

    fn list(&mut self, depth: usize) -> Result<Kind, Malformed> {
        self.bump();
        let mut values = Vec::new();
        let mut comma = false;
        loop {
            self.blanks();
            match self.peek() {
                Some(']') => {
                    if comma {
                        self.remark(Looseness::Comma);
                    }
                    self.bump();
                    return Ok(Kind::List(values));
                }
                Some(',') if !comma && !values.is_empty() => {
                    self.bump();
                    comma = true;
                }
                None if self.is_cut => return Ok(Kind::List(values)),
                None => return Err(self.malformed("a list is not closed")),
                Some(_) if !comma && !values.is_empty() => {
                    return Err(self.malformed("a comma is missing"));
                }
                Some(_) => {
                    values.push(self.value(depth.saturating_add(1))?);
                    comma = false;
                }
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Kind, Malformed> {
        self.bump();
        let mut members: Vec<(String, Value)> = Vec::new();
        let mut comma = false;
        loop {
            self.blanks();
            match self.peek() {
                Some('}') => {
                    if comma {
                        self.remark(Looseness::Comma);
                    }
                    self.bump();
                    return Ok(Kind::Object(members));
                }
                Some(',') if !comma && !members.is_empty() => {
                    self.bump();
                    comma = true;
                }
                Some('"') if comma || members.is_empty() => {
                    let name = self.string()?;
                    if members.iter().any(|(known, _)| *known == name) {
                        self.remark(Looseness::RepeatedName);
                    }
                    self.blanks();
                    if self.peek() == Some(':') {
                        self.bump();
                    } else if !(self.is_cut && self.rest().is_empty()) {
                        return Err(self.malformed("a colon is missing behind a name"));
                    }
                    self.blanks();
                    let value = self.value(depth.saturating_add(1))?;
                    members.push((name, value));
                    comma = false;
                }
                None if self.is_cut => return Ok(Kind::Object(members)),
                None => return Err(self.malformed("an object is not closed")),
                Some('"') => return Err(self.malformed("a comma is missing")),
                Some(_) => return Err(self.malformed("a name in double quotes should stand here")),
            }
        }
    }

    fn string(&mut self) -> Result<String, Malformed> {
        let start = (self.line, self.column());
        self.bump();
        let mut out = String::new();
        loop {
            match self.bump() {
                Some('"') => return Ok(out),
                Some('\\') => self.escape(&mut out)?,
                Some('\n') => {
                    self.remark(Looseness::LineBreak);
                    out.push('\n');
                }
                Some(c) => out.push(c),
                None if self.is_cut => return Ok(out),
                None => {
                    return Err(Malformed {
                        line: start.0,
                        column: start.1,
                        detail: "a text is not closed",
                        too_deep: false,
                    });
                }
            }
        }
    }

    fn escape(&mut self, out: &mut String) -> Result<(), Malformed> {
        let c = match self.bump() {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some(c @ ('"' | '\\' | '/' | '\'')) => c,
            Some('u') => {
                let unit = self.unit()?;
                return self.character(unit, out);
            }
            None if self.is_cut => return Ok(()),
            _ => return Err(self.malformed("this escape is not known")),
        };
        out.push(c);
        Ok(())
    }

    fn unit(&mut self) -> Result<u32, Malformed> {
        let digits = self.rest().get(..4);
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match unit {
            Some(unit) => {
                self.at = self.at.saturating_add(4);
                Ok(unit)
            }
            None if self.is_cut => {
                self.at = self.text.len();
                Ok(0xFFFD)
            }
            None => Err(self.malformed("four hexadecimal digits should stand behind \\u")),
        }
    }

    fn character(&mut self, unit: u32, out: &mut String) -> Result<(), Malformed> {
        let is_high = (0xD800..0xDC00).contains(&unit);
        if is_high && self.rest().starts_with("\\u") {
            let before = self.at;
            self.at = self.at.saturating_add(2);
            let low = self.unit()?;
            if (0xDC00..0xE000).contains(&low) {
                let code = 0x10000_u32
                    .saturating_add(unit.saturating_sub(0xD800) << 10)
                    .saturating_add(low.saturating_sub(0xDC00));
                out.extend(char::from_u32(code));
                return Ok(());
            }
            self.at = before;
        }
        if char::from_u32(unit).is_none() {
            self.remark(Looseness::Surrogate);
        }
        out.push(char::from_u32(unit).unwrap_or('\u{FFFD}'));
        Ok(())
    }
}

#[cfg(test)]
mod tests;
