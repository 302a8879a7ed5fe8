//! Rows and cells: where a row ends, and what stands in it.

use std::borrow::Cow;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) delimiter: u8,
    /// Quotes inside a cell are written `\"` and not `""`.
    pub(crate) has_backslash: bool,
}

/// A row at the beginning of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measured {
    /// Its length, and the length with the end of its line.
    Row { length: usize, behind: usize },
    /// A quote was opened and not closed where it should: its offset, and where the next line begins.
    Unclosed { quote: usize, next: usize },
    /// The bytes end first.
    Short,
}

/// Finds the end of the row at the beginning of `bytes`; `is_all` says that nothing follows them.
pub(crate) fn measure(bytes: &[u8], is_all: bool, style: Style) -> Measured {
    let mut at = 0;
    let mut opened = None;
    let mut has_lines = false;
    let mut is_cell_start = true;
    let byte = |at: usize| bytes.get(at).copied();
    let is_end = |b: Option<u8>| b.is_none_or(|b| b == style.delimiter || b == b'\r' || b == b'\n');
    loop {
        // Most bytes are text, which decides nothing.
        let rest = bytes.get(at..).unwrap_or_default();
        let next_sign = match opened {
            Some(_) if style.has_backslash => memchr::memchr2(b'"', b'\\', rest),
            Some(_) => memchr::memchr(b'"', rest),
            None if is_cell_start => Some(0),
            None => memchr::memchr3(style.delimiter, b'\r', b'\n', rest),
        };
        let text = rest
            .get(..next_sign.unwrap_or(rest.len()))
            .unwrap_or_default();
        if opened.is_some() && !has_lines {
            has_lines = memchr::memchr2(b'\n', b'\r', text).is_some();
        }
        at = at.saturating_add(text.len());
        let Some(b) = byte(at) else {
            return match (is_all, opened) {
                (false, _) => Measured::Short,
                (true, Some(quote)) => unclosed(bytes, quote),
                (true, None) => Measured::Row {
                    length: at,
                    behind: at,
                },
            };
        };
        let next = byte(at.saturating_add(1));
        if !is_all && bytes.len().saturating_sub(at) < 3 {
            return Measured::Short;
        }
        if let Some(quote) = opened {
            match b {
                b'\\' if style.has_backslash => at = at.saturating_add(1),
                b'"' => {
                    // A quote right behind a delimiter opens a cell: the one before was never closed.
                    let before = at.checked_sub(1).and_then(byte);
                    let opens = has_lines && before == Some(style.delimiter);
                    if opens && !is_end(next) && next != Some(b'"') {
                        return unclosed(bytes, quote);
                    }
                    if next == Some(b'"') {
                        at = at.saturating_add(1);
                    } else if is_end(next) {
                        opened = None;
                    }
                }
                _ => {}
            }
        } else if b == b'\n' || b == b'\r' {
            let is_pair = b == b'\r' && next == Some(b'\n');
            return Measured::Row {
                length: at,
                behind: at.saturating_add(if is_pair { 2 } else { 1 }),
            };
        } else if b == b'"' && is_cell_start {
            opened = Some(at);
            is_cell_start = false;
        } else {
            is_cell_start = b == style.delimiter || (is_cell_start && b == b' ');
        }
        at = at.saturating_add(1);
    }
}

fn unclosed(bytes: &[u8], quote: usize) -> Measured {
    let rest = bytes.get(quote..).unwrap_or_default();
    let end = memchr::memchr2(b'\n', b'\r', rest).map_or(bytes.len(), |at| {
        let is_pair = rest.get(at..).is_some_and(|rest| rest.starts_with(b"\r\n"));
        quote
            .saturating_add(at)
            .saturating_add(if is_pair { 2 } else { 1 })
    });
    Measured::Unclosed { quote, next: end }
}

/// The cells of a row, each with the number of line breaks before it.
pub(crate) fn cells(row: &str, style: Style) -> Vec<(Cow<'_, str>, u64)> {
    let mut all = Vec::new();
    let mut lines: u64 = 0;
    let mut rest = row;
    loop {
        let from = lines;
        let (cell, after) = match rest.trim_start_matches(' ').strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted, style),
            None => match memchr::memchr(style.delimiter, rest.as_bytes()) {
                Some(at) => {
                    let cell = rest.get(..at).unwrap_or("");
                    (Cow::Borrowed(cell), rest.get(at.saturating_add(1)..))
                }
                None => (Cow::Borrowed(rest), None),
            },
        };
        let breaks = memchr::memchr_iter(b'\n', cell.as_bytes()).count();
        lines = lines.saturating_add(u64::try_from(breaks).unwrap_or(0));
        all.push((cell, from));
        match after {
            Some(after) => rest = after,
            None => return all,
        }
    }
}

/// A cell behind its opening quote, and what follows its delimiter.
fn quoted_cell(text: &str, style: Style) -> (Cow<'_, str>, Option<&str>) {
    let mut cell = Cow::Borrowed("");
    let mut rest = text;
    loop {
        let mark = if style.has_backslash {
            memchr::memchr2(b'"', b'\\', rest.as_bytes())
        } else {
            memchr::memchr(b'"', rest.as_bytes())
        };
        let Some((before, marked)) = mark.and_then(|at| rest.split_at_checked(at)) else {
            cell += rest;
            return (cell, None);
        };
        cell += before;
        if let Some(escaped) = marked.strip_prefix('\\') {
            let quote = escaped.strip_prefix('"');
            cell += if quote.is_some() { "\"" } else { "\\" };
            rest = quote.unwrap_or(escaped);
            // What a backslash stands before is text, another backslash too.
            if let Some(after) = rest.strip_prefix('\\').filter(|_| quote.is_none()) {
                cell += "\\";
                rest = after;
            }
            continue;
        }
        let after = marked.get(1..).unwrap_or("");
        match after.bytes().next() {
            None => return (cell, None),
            Some(next) if next == style.delimiter || next == b'\r' || next == b'\n' => {
                return (cell, after.get(1..));
            }
            Some(b'"') => {
                cell += "\"";
                rest = after.get(1..).unwrap_or("");
            }
            // Unescaped: it belongs to the text.
            Some(_) => {
                cell += "\"";
                rest = after;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMA: Style = Style {
        delimiter: b',',
        has_backslash: false,
    };

    fn rows(text: &str, style: Style) -> Vec<String> {
        let mut rest = text.as_bytes();
        let mut all = Vec::new();
        while !rest.is_empty() {
            let behind = match measure(rest, true, style) {
                Measured::Row { length, behind } => {
                    let row = String::from_utf8_lossy(&rest[..length]);
                    let cells: Vec<String> = cells(&row, style)
                        .into_iter()
                        .map(|cell| cell.0.into_owned())
                        .collect();
                    all.push(cells.join("|"));
                    behind
                }
                Measured::Unclosed { quote, next } => {
                    all.push(format!("unclosed {quote}"));
                    next
                }
                Measured::Short => panic!("nothing follows"),
            };
            rest = &rest[behind..];
        }
        all
    }

    #[test]
    fn quotes_line_breaks_and_delimiters_inside_cells_are_text() {
        assert_eq!(
            rows("a,\"b,\"\"c\"\"\nd\",e\r\nf,,\"\"\rg", COMMA),
            ["a|b,\"c\"\nd|e", "f||", "g"]
        );
        let backslash = Style {
            has_backslash: true,
            ..COMMA
        };
        assert_eq!(rows("\"a\\\"b,c\",d", backslash), ["a\"b,c|d"]);
    }

    #[test]
    fn unescaped_quotes_are_text_and_unclosed_ones_cost_their_line() {
        assert_eq!(
            rows("1,\"5\" screen\",x\n2,5\" screen,y", COMMA),
            ["1|5\" screen|x", "2|5\" screen|y"]
        );
        assert_eq!(
            rows("1,\"Tea,2\n2,\"Cup\",3\n3,Pot,4", COMMA),
            ["unclosed 2", "2|Cup|3", "3|Pot|4"]
        );
        assert_eq!(
            rows("1,Tea,2\n2,\"Cup,3\n3,Pot,4\n", COMMA),
            ["1|Tea|2", "unclosed 2", "3|Pot|4"]
        );
    }

    proptest! {
        #[test]
        fn what_is_written_by_the_rule_is_read_back(
            table in prop::collection::vec(prop::collection::vec("[a-z\"\n, ;]{0,6}", 2..5), 1..6)
        ) {
            let mut text = String::new();
            for row in &table {
                let cells: Vec<String> =
                    row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                text.push_str(&cells.join(","));
                text.push_str("\r\n");
            }
            let expected: Vec<String> = table.iter().map(|row| row.join("|")).collect();
            prop_assert_eq!(rows(&text, COMMA), expected);
        }

        #[test]
        fn no_bytes_panic_or_stand_still(text in "(\"|,|\n|\r|\\\\|a| ){0,40}") {
            let mut rest = text.as_bytes();
            while !rest.is_empty() {
                let behind = match measure(rest, true, COMMA) {
                    Measured::Row { behind, .. } => behind,
                    Measured::Unclosed { next, .. } => next,
                    Measured::Short => panic!("nothing follows"),
                };
                prop_assert!(behind > 0);
                rest = &rest[behind..];
            }
            let _ = cells(&text, COMMA);
        }
    }
}
