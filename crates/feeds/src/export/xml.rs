//! Google's product data in RSS 2.0.
//!
//! Source: support.google.com/merchants/answer/7052112 and the RSS 2.0 specification (rssboard.org). Each field stands in a line of its own.

use std::io::{self, Write};

use souk_commerce::{Date, Timestamp};

use super::About;
use super::google::{Composer, GOOGLE_NAMESPACE, OWN_NAMESPACE};
use crate::google::Row;
use crate::record::Field;
use crate::text;
use crate::xml::prefixes::Vocabulary;

/// Writes a channel with an item for each row.
pub(super) fn write(rows: &[&Row], about: &About<'_>, out: &mut dyn Write) -> io::Result<u64> {
    let head = about.head;
    let composer = Composer::of(rows, about);
    writeln!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <rss version=\"2.0\" xmlns:g=\"{GOOGLE_NAMESPACE}\" xmlns:s=\"{OWN_NAMESPACE}\">\n<channel>"
    )?;
    // RSS asks for these three even where nothing is known.
    element(out, "title", head.title.as_deref().unwrap_or(about.seller))?;
    element(out, "link", about.link())?;
    element(
        out,
        "description",
        head.description.as_deref().unwrap_or(""),
    )?;
    if let Some(language) = &head.language {
        element(out, "language", language)?;
    }
    if let Some(date) = head.date {
        element(out, "pubDate", &rfc_822(date))?;
    }
    let mut count: u64 = 0;
    for row in rows {
        writeln!(out, "<item>")?;
        for field in composer.fields(row) {
            self::field(out, &field)?;
            writeln!(out)?;
        }
        writeln!(out, "</item>")?;
        count = count.saturating_add(1);
    }
    writeln!(out, "</channel>\n</rss>")?;
    Ok(count)
}

fn element(out: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "<{name}>{}</{name}>", escaped(value))
}

fn field(out: &mut dyn Write, field: &Field) -> io::Result<()> {
    if field.vocabulary == Vocabulary::Own {
        let (name, value) = (escaped(&field.name), escaped(&field.value));
        return write!(out, "<s:field name=\"{name}\">{value}</s:field>");
    }
    write!(out, "<g:{}", field.name)?;
    for (name, value) in &field.attributes {
        write!(out, " {name}=\"{}\"", escaped(value))?;
    }
    write!(out, ">{}", escaped(&field.value))?;
    for child in &field.children {
        self::field(out, child)?;
    }
    write!(out, "</g:{}>", field.name)
}

/// A text that XML may hold, between tags and between quotes: what XML does not allow is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Parsers fold these in attributes, and the last of them everywhere.
            '\t' => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            '\n' => out.push('\n'),
            c if text::is_no_text(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// `Sun, 22 Nov 2026 13:05:09 GMT`.
fn rfc_822(moment: Timestamp) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let date = Date::of(moment);
    let (year, month, day) = date.to_calendar();
    let weekday = usize::try_from(date.0.rem_euclid(7)).unwrap_or(0);
    let weekday = DAYS.get(weekday).copied().unwrap_or("");
    let month = usize::try_from(month.saturating_sub(1)).unwrap_or(0);
    let month = MONTHS.get(month).copied().unwrap_or("");
    let text = moment.to_rfc3339();
    let clock = text
        .split_once('T')
        .map_or("", |(_, clock)| clock.trim_end_matches('Z'));
    format!("{weekday}, {day:02} {month} {year:04} {clock} GMT")
}
