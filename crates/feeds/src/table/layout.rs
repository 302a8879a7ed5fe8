//! How a table is written, by its beginning: delimiter, quotes, and the rows among which the header is.

use super::cells::{Measured, Style, cells, measure};

/// Rows looked at.
const SAMPLE_ROWS: usize = 40;
/// What may stand between cells, the least likely inside a text first.
const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];

/// Where the records of a table begin and how they are cut.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) style: Style,
    /// Names of the columns.
    pub(crate) header: Vec<String>,
    /// Rows to pass over before the first record, header included.
    pub(crate) rows_before: usize,
}

/// The first rows of a table.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) style: Style,
    /// Cells, cleaned; blank rows are empty.
    pub(crate) rows: Vec<Vec<String>>,
}

/// Reads the first rows with the delimiter that fits best; `is_all` says that the text is the whole file.
pub(crate) fn sample(text: &str, is_all: bool) -> Sample {
    let has_backslash = has_backslash(text);
    let read = |delimiter| {
        let style = Style {
            delimiter,
            has_backslash,
        };
        Sample {
            style,
            rows: rows(text, is_all, style),
        }
    };
    if let Some(delimiter) = declared(text) {
        return read(delimiter);
    }
    let mut best = read(b',');
    let mut best_fit = fit(&best.rows);
    for delimiter in DELIMITERS {
        let sample = read(delimiter);
        let fits = fit(&sample.rows);
        if fits > best_fit {
            best_fit = fits;
            best = sample;
        }
    }
    best
}

/// The delimiter of a first line `sep=;`, which Excel writes and reads.
fn declared(text: &str) -> Option<u8> {
    let line = text.trim_start_matches('\u{feff}').lines().next()?;
    let line = line.trim_matches('"');
    let rest = line.strip_prefix("sep=")?;
    rest.bytes().next().filter(|byte| DELIMITERS.contains(byte))
}

/// Whether quotes are escaped with a backslash: there are such, and none is doubled.
fn has_backslash(text: &str) -> bool {
    let escaped = text.match_indices("\\\"").any(|(at, _)| {
        let next = text
            .get(at.saturating_add(2)..)
            .and_then(|rest| rest.chars().next());
        next.is_some_and(|c| c.is_alphanumeric() || c == ' ' || c == '>')
    });
    let doubled = text.match_indices("\"\"").any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        // An empty cell holds two quotes as well.
        before.is_some_and(|c| !matches!(c, '\\' | '\n' | '\r' | ',' | ';' | '\t' | '|'))
    });
    escaped && !doubled
}

fn rows(text: &str, is_all: bool, style: Style) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut rest = text;
    while rows.len() < SAMPLE_ROWS && !rest.is_empty() {
        let behind = match measure(rest.as_bytes(), is_all, style) {
            Measured::Row { length, behind } => {
                let row = rest.get(..length).unwrap_or("");
                let row: Vec<String> = cells(row, style)
                    .into_iter()
                    .map(|(cell, _)| clean_name(&cell))
                    .collect();
                let is_blank = row.iter().all(String::is_empty);
                rows.push(if is_blank { Vec::new() } else { row });
                behind
            }
            Measured::Unclosed { next, .. } => {
                rows.push(Vec::new());
                next
            }
            Measured::Short => {
                // The first row may be longer than the look; what is there of it has to do.
                if rows.is_empty() {
                    rows.push(
                        cells(rest, style)
                            .into_iter()
                            .map(|cell| clean_name(&cell.0))
                            .collect(),
                    );
                }
                break;
            }
        };
        rest = rest.get(behind..).unwrap_or("");
    }
    rows
}

/// The name of a column without marks and blanks around it.
fn clean_name(cell: &str) -> String {
    cell.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}')
        .to_owned()
}

/// How well rows fit each other: the commonest number of cells, times the square of the share of the rows that have it.
fn fit(rows: &[Vec<String>]) -> usize {
    let counts: Vec<usize> = rows
        .iter()
        .map(Vec::len)
        .filter(|count| *count > 0)
        .collect();
    let share = |count: usize| counts.iter().filter(|other| **other == count).count();
    let best = counts
        .iter()
        .copied()
        .filter(|count| *count > 1)
        .max_by_key(|count| (share(*count), *count));
    best.map_or(0, |count| {
        let share = share(count).saturating_mul(1000) / counts.len().max(1);
        count.min(60).saturating_mul(share).saturating_mul(share)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (char, usize) {
        let sample = sample(text, true);
        (
            char::from(sample.style.delimiter),
            sample.rows.iter().map(Vec::len).max().unwrap_or(0),
        )
    }

    #[test]
    fn the_delimiter_is_the_one_that_gives_rows_of_one_length() {
        assert_eq!(found("id,title\n1,\"a;b;c\"\n2,\"d;e;f\"\n"), (',', 2));
        assert_eq!(
            found("id;title;price\n1;Tea, green;1,20\n2;Pot;3,40\n"),
            (';', 3)
        );
        assert_eq!(found("id\ttitle\n1\ta,b,c\n"), ('\t', 2));
        assert_eq!(found("id|title|price\n1|a, b|2\n"), ('|', 3));
        assert_eq!(found("sep=;\nid;a,b,c,d\n1;a,b,c,d\n"), (';', 2));
    }
}
