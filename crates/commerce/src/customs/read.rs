//! Reads a file of customs facts: one row for one fact, its columns between bars. Good rows are taken, and each bad one is
//! told with its line, its cause and what to do.

use crate::address::Country;
use crate::money::{Currency, Money};
use crate::pricing::{Source, TaxClass};
use crate::time::Date;

use super::{Basis, Chapters, Customs, Fact, Row, Use, Values};

/// The first line of a file.
const HEAD: &str = "souk-customs 1";
/// Longest line, in bytes.
pub const MAX_LINE_BYTES: usize = 1000;
/// Most rows of one file.
pub const MAX_ROWS: usize = 10_000;

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it; names the column.
    pub cause: String,
    /// What to write instead.
    pub remedy: &'static str,
}

/// Reads a file of customs facts. The rows that are good come back beside what is wrong with the others.
pub fn read(text: &str) -> (Customs, Vec<Problem>) {
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    match lines.next() {
        Some((_, HEAD)) => {}
        other => {
            problems.push(Problem {
                line: other.map_or(1, |(line, _)| line),
                cause: "this is no file of customs facts of version 1".to_owned(),
                remedy: "begin the file with the line `souk-customs 1`",
            });
            return (Customs::default(), problems);
        }
    }
    for (number, line) in lines {
        if rows.len() >= MAX_ROWS {
            problems.push(Problem {
                line: number,
                cause: format!("there are more than {MAX_ROWS} rows"),
                remedy: "leave out rows that no longer hold",
            });
            break;
        }
        match row(line) {
            Ok(row) => rows.push(row),
            Err((cause, remedy)) => problems.push(Problem {
                line: number,
                cause,
                remedy,
            }),
        }
    }
    (Customs::new(rows), problems)
}

type Fault = (String, &'static str);

/// `kind | place | of | value | from | until | estimate | as of | source`
fn row(line: &str) -> Result<Row, Fault> {
    if line.len() > MAX_LINE_BYTES {
        return Err((
            format!("the line is longer than {MAX_LINE_BYTES} bytes"),
            "shorten the source to its title",
        ));
    }
    let columns: Vec<&str> = line.split('|').map(str::trim).collect();
    let &[kind, place, of, value, from, until, estimate, as_of, source] = columns.as_slice() else {
        return Err((
            format!("the row has {} columns in place of 9", columns.len()),
            "write kind | place | of | value | from | until | estimate | as of | source; empty columns keep their bars",
        ));
    };
    let place = place_of(place)?;
    let fact = fact(kind, of, value)?;
    let (from, until) = (day_or_none("from", from)?, day_or_none("until", until)?);
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        return Err((
            "it ends before it begins".to_owned(),
            "`until` is the last day on which the row holds, `from` the first",
        ));
    }
    let is_estimate = match estimate {
        "true" => true,
        "false" => false,
        other => {
            return Err((
                format!("`estimate` is \"{}\"", shown(other)),
                "write true, or false when the source states the figure for all goods",
            ));
        }
    };
    let Some(as_of) = day_or_none("as of", as_of)? else {
        return Err((
            "`as of` is empty".to_owned(),
            "write the day of which the source speaks: 2026-11-20",
        ));
    };
    if source.is_empty() {
        return Err((
            "`source` is empty".to_owned(),
            "name the law or whoever says so",
        ));
    }
    Ok(Row {
        place,
        fact,
        from,
        until,
        source: Source {
            name: source.to_owned(),
            as_of,
            is_estimate,
        },
    })
}

fn fact(kind: &str, of: &str, value: &str) -> Result<Fact, Fault> {
    Ok(match kind {
        "member" => Fact::Member(place_of(value)?),
        "vat" => Fact::Vat(
            TaxClass::parse(of).ok_or_else(|| {
                (
                    format!("there is no class of tax \"{}\"", shown(of)),
                    "the classes are standard, reduced, second-reduced, super-reduced and zero",
                )
            })?,
            rate(value)?,
        ),
        "duty" => Fact::Duty(chapters(of)?, rate(value)?),
        "duty-per-heading" => Fact::DutyPerHeading {
            each: amount(value)?,
            up_to: amount(of)?,
        },
        "duty-free" => Fact::DutyFree(amount(value)?),
        "tax-free" => Fact::TaxFree(amount(value)?),
        "handling" => Fact::Handling {
            each: amount(value)?,
            of: match (of.strip_prefix("above "), of.strip_prefix("up to ")) {
                (Some(value), _) => Values::Above(amount(value)?),
                (_, Some(value)) => Values::UpTo(amount(value)?),
                _ if of.is_empty() => Values::All,
                _ => {
                    return Err((
                        format!("\"{}\" are no parcels", shown(of)),
                        "write above 300 AED, up to 150 EUR, or nothing for every parcel",
                    ));
                }
            },
        },
        "basis" => Fact::Basis(
            match of {
                "threshold" => Use::Threshold,
                "duty" => Use::Duty,
                "tax" => Use::Tax,
                other => {
                    return Err((
                        format!("there is no value for \"{}\"", shown(other)),
                        "a basis is of threshold, duty or tax",
                    ));
                }
            },
            match value {
                "goods" => Basis::Goods,
                "delivered" => Basis::Delivered,
                other => {
                    return Err((
                        format!("there is no basis \"{}\"", shown(other)),
                        "a basis is goods, or delivered for goods and delivery",
                    ));
                }
            },
        ),
        other => {
            return Err((
                format!("there is no kind of row \"{}\"", shown(other)),
                "the kinds are member, vat, duty, duty-per-heading, duty-free, tax-free, handling and basis",
            ));
        }
    })
}

/// A foreign word at a length that fits a message.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

fn place_of(text: &str) -> Result<Country, Fault> {
    Country::parse(text).ok_or_else(|| {
        (
            format!("\"{}\" is no country", shown(text)),
            "write two letters of ISO 3166, or EU",
        )
    })
}

/// `19%` and `25.5%` in basis points.
fn rate(text: &str) -> Result<u32, Fault> {
    let fault = || {
        (
            format!("\"{}\" is no rate", shown(text)),
            "write a percentage up to 1000 with at most two decimals: 19% or 5.5%",
        )
    };
    let number = text
        .strip_suffix('%')
        .map(str::trim_end)
        .ok_or_else(fault)?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let has_digits = !whole.is_empty()
        && whole.len() <= 4
        && fraction.len() <= 2
        && !(number.contains('.') && fraction.is_empty())
        && whole
            .bytes()
            .chain(fraction.bytes())
            .all(|b| b.is_ascii_digit());
    let rate: Option<u32> = has_digits
        .then(|| format!("{whole}{fraction:0<2}").parse().ok())
        .flatten();
    rate.filter(|rate| *rate <= 100_000).ok_or_else(fault)
}

/// `150 EUR`, not below nothing.
fn amount(text: &str) -> Result<Money, Fault> {
    let money = text.rsplit_once(' ').and_then(|(number, code)| {
        let currency = Currency::parse(code)?;
        Money::parse_decimal(number, currency).ok()
    });
    money.filter(|money| money.minor() >= 0).ok_or_else(|| {
        (
            format!("\"{}\" is no amount", shown(text)),
            "write a number with a point and a currency of ISO 4217: 150 EUR",
        )
    })
}

/// `61-64`, `85`, or nothing for all others.
fn chapters(text: &str) -> Result<Option<Chapters>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let chapter = |text: &str| {
        let text = text.trim();
        let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let number: Option<u8> = is_number.then(|| text.parse().ok()).flatten();
        number.filter(|chapter| (1..=97).contains(chapter))
    };
    match (chapter(first), chapter(last)) {
        (Some(first), Some(last)) if first <= last => Ok(Some(Chapters { first, last })),
        _ => Err((
            format!("\"{}\" are no chapters", shown(text)),
            "write chapters of the Harmonized System: 85 or 61-64, or nothing for all others",
        )),
    }
}

fn day_or_none(column: &str, text: &str) -> Result<Option<Date>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    Date::from_iso(text).map(Some).ok_or_else(|| {
        (
            format!("`{column}` is \"{}\", which is no day", shown(text)),
            "write year, month and day: 2026-11-20",
        )
    })
}
