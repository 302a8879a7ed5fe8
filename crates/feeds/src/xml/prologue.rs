//! What stands before the first record of an XML document: title, language, date, and the prefixes.

use quick_xml::events::{BytesStart, Event};

use super::prefixes::Prefixes;
use crate::google::date::parse_feed_date;
use crate::head::Head;
use crate::text;

/// Title, link and the like of a channel, and the prefixes that are declared before the first record. Read for what
/// it gives: a broken tag here ends it, and the records still stand.
pub(super) fn read_head(prologue: &str) -> (Head, Prefixes) {
    let mut reader = quick_xml::Reader::from_str(prologue);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut head = Head::default();
    let mut prefixes = Prefixes::default();
    let mut open: Vec<String> = Vec::new();
    let mut value = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) => {
                prefixes.declare(&start);
                note_language(&start, &mut head);
                if open.is_empty() {
                    note_date(&start, &mut head);
                }
                open.push(start.local_name().as_ref().to_owned());
                value.clear();
            }
            Event::Empty(start) => note_href(&start, &mut head),
            Event::End(_) => {
                // `rss > channel > title`, and `feed > title`.
                if let Some(name) = open.pop()
                    && open.len() <= 2
                {
                    note_head(&name, &value, &mut head);
                    if open.last().is_some_and(|parent| parent == "shop") {
                        note_shop(&name, &value, &mut head);
                    }
                }
                value.clear();
            }
            Event::Text(text) => value.push_str(&text),
            Event::CData(text) => value.push_str(&text),
            Event::GeneralRef(name) => {
                value.push('&');
                value.push_str(&name);
                value.push(';');
            }
            _ => {}
        }
    }
    (head, prefixes)
}

fn note_language(start: &BytesStart<'_>, head: &mut Head) {
    if let Ok(Some(language)) = start.try_get_attribute("xml:lang") {
        head.language
            .get_or_insert_with(|| language.value.to_string());
    }
}

/// `<yml_catalog date="2026-11-22 10:00">`.
fn note_date(start: &BytesStart<'_>, head: &mut Head) {
    if let Ok(Some(date)) = start.try_get_attribute("date") {
        head.date = head.date.max(parse_feed_date(&date.value));
    }
}

/// Name and address of a shop of YML: `yml_catalog > shop > name`.
fn note_shop(name: &str, value: &str, head: &mut Head) {
    let head_name = match name {
        "name" => "title",
        "url" => "link",
        _ => return,
    };
    note_head(head_name, value, head);
}

fn note_href(start: &BytesStart<'_>, head: &mut Head) {
    if start.local_name().as_ref() == "link"
        && let Ok(Some(href)) = start.try_get_attribute("href")
    {
        head.link.get_or_insert_with(|| href.value.to_string());
    }
}

fn note_head(name: &str, value: &str, head: &mut Head) {
    let value = text::line(value, text::MAX_TITLE).value;
    if value.is_empty() {
        return;
    }
    match name {
        "title" => head.title = head.title.take().or(Some(value)),
        "link" => head.link = head.link.take().or(Some(value)),
        "description" | "subtitle" => head.description = head.description.take().or(Some(value)),
        "language" => head.language = head.language.take().or(Some(value)),
        // The last is Skroutz's.
        "pubDate" | "lastBuildDate" | "updated" | "created_at" => {
            head.date = head.date.max(parse_feed_date(&value));
        }
        _ => {}
    }
}
