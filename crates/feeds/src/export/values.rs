//! Typed values as texts that read back as the same values.

use souk_commerce::Timestamp;
use souk_commerce::product::{Block, Condition, RichText};
use souk_commerce::time::Window;

use crate::google::gtin::parse_gtin;
use crate::text;

/// A text that is the wanted one after one layer of escaping is undone.
pub(super) fn guarded(text: &str) -> String {
    let (_, has_entities) = text::undo_escaping(text);
    if has_entities {
        text.replace('&', "&amp;")
    } else {
        text.to_owned()
    }
}

/// A description in the plainest form that reads back as the same blocks.
pub(super) fn describe(text: &RichText) -> String {
    if let [Block::Paragraph(only)] = text.blocks.as_slice() {
        let plain = guarded(only);
        if text::rich(&plain).value == *text {
            return plain;
        }
    }
    let html = as_html(text);
    if text::rich(&html).value == *text {
        return html;
    }
    let lines: Vec<String> = text.blocks.iter().map(as_line).collect();
    guarded(&lines.join("\n"))
}

fn as_line(block: &Block) -> String {
    match block {
        Block::Paragraph(line) => line.clone(),
        Block::Item(line) => format!("- {line}"),
    }
}

/// Blocks as lines of plain text.
pub(super) fn as_lines(text: &RichText) -> String {
    let lines: Vec<String> = text.blocks.iter().map(as_line).collect();
    lines.join("\n")
}

/// Blocks as paragraphs and lists of HTML.
pub(super) fn as_html(text: &RichText) -> String {
    let mut html = String::new();
    let mut is_list = false;
    for block in &text.blocks {
        let (words, is_item) = match block {
            Block::Paragraph(words) => (words, false),
            Block::Item(words) => (words, true),
        };
        if is_item != is_list {
            html.push_str(if is_item { "<ul>" } else { "</ul>" });
            is_list = is_item;
        }
        let tag = if is_item { "li" } else { "p" };
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        for part in ["<", tag, ">", &words, "</", tag, ">"] {
            html.push_str(part);
        }
    }
    if is_list {
        html.push_str("</ul>");
    }
    html
}

/// A path of categories; a mark at its end where it would be taken for a number or cut elsewhere.
pub(super) fn path(steps: &[String]) -> String {
    let path = steps.join(" > ");
    let is_number = !path.is_empty() && path.bytes().all(|b| b.is_ascii_digit());
    let is_cut = steps.len() == 1 && (path.contains('|') || path.contains(" / "));
    if is_number || is_cut {
        format!("{path} >")
    } else {
        path
    }
}

pub(super) fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::New => "new",
        Condition::Refurbished => "refurbished",
        Condition::Used => "used",
    }
}

/// A number without the zeros before it, as long as it is still the same number.
pub(super) fn short_gtin(gtin: &str) -> &str {
    [8, 12, 13]
        .into_iter()
        .filter_map(|length| gtin.split_at_checked(gtin.len().checked_sub(length)?))
        .find(|(zeros, short)| {
            zeros.bytes().all(|b| b == b'0') && parse_gtin(short).as_deref() == Ok(gtin)
        })
        .map_or(gtin, |(_, short)| short)
}

/// A span with both its ends; Google knows no open one.
pub(super) fn span(window: Window) -> Option<String> {
    let (start, end) = window.start.zip(window.end)?;
    Some(format!("{}/{}", moment(start), moment(end)))
}

/// A moment; the one behind the last day that can be written is the end of that day.
pub(super) fn moment(moment: Timestamp) -> String {
    let text = moment.to_rfc3339();
    if text.len() > "9999-12-31T00:00:00Z".len() {
        "9999-12-31T24:00:00Z".to_owned()
    } else {
        text
    }
}
