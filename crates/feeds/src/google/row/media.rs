//! Addresses of one record: its pictures and its page.

use std::borrow::Cow;

use super::Picture;
use super::notes::{Fields, Notes};
use crate::google::base::Base;
use crate::google::fields::Meaning;
use crate::google::url::{is_whole, parse_link, parse_picture};
use crate::record::Field;
use crate::report::Cause;
use crate::text;

/// Pictures shown of one record.
const MAX_PICTURES: usize = 20;

/// The pictures of a record.
pub(super) struct Pictures<'a> {
    pub(super) shown: Vec<Picture>,
    /// Fields of those that are refused or too many.
    pub(super) left: Vec<&'a Field>,
}

pub(super) fn read_pictures<'a>(fields: &Fields<'a>, notes: &mut Notes<'_>) -> Pictures<'a> {
    let mut shown: Vec<Picture> = Vec::new();
    let mut left = Vec::new();
    let mut is_told = false;
    let all = fields
        .first(Meaning::Image)
        .into_iter()
        .chain(fields.all(Meaning::MoreImages));
    for field in all.filter(|field| !field.value.is_empty()) {
        let Some(picture) = read_picture(field, notes) else {
            left.push(field);
            continue;
        };
        if shown.contains(&picture) {
            continue;
        }
        if shown.len() < MAX_PICTURES {
            shown.push(picture);
            continue;
        }
        left.push(field);
        if !is_told {
            notes.add(Cause::ImagesTooMany, field);
            is_told = true;
        }
    }
    Pictures { shown, left }
}

fn read_picture(field: &Field, notes: &mut Notes<'_>) -> Option<Picture> {
    let (address, _) = text::undo_escaping(&field.value);
    // Beside a file in a folder stand the pictures that it names; beside the answer of a server stands nothing.
    let is_elsewhere = address.trim().starts_with(['/', '?']);
    let address = completed(&address, field, notes, |base| {
        base.is_fetched || is_elsewhere
    });
    let Some(read) = parse_picture(&address) else {
        notes.add(Cause::UrlRefused, field);
        return None;
    };
    if read.is_upgraded {
        notes.add(Cause::HttpUpgraded, field);
    }
    Some(read.picture)
}

pub(super) fn read_link(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Option<String> {
    let field = fields.first(Meaning::Link)?;
    let address = if field.value.is_empty() {
        field.attribute("href")?
    } else {
        field.value.as_str()
    };
    let (address, _) = text::undo_escaping(address);
    let address = completed(&address, field, notes, |_| true);
    let link = parse_link(&address);
    if link.is_none() {
        notes.add_named(Cause::UrlRefused, &field.name, &address, field.line);
    }
    link
}

/// The address as a whole one, where it is none, something is known to complete it by, and that is wanted.
fn completed<'a>(
    address: &'a str,
    field: &Field,
    notes: &mut Notes<'_>,
    is_wanted: impl Fn(&Base) -> bool,
) -> Cow<'a, str> {
    let address = address.trim();
    if address.is_empty() || is_whole(address) {
        return Cow::Borrowed(address);
    }
    let starts_with_www = address
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("www."));
    let whole = if starts_with_www {
        Some(format!("https://{address}"))
    } else {
        let base = notes.base.filter(|base| is_wanted(base));
        base.map(|base| base.complete(address))
    };
    let Some(whole) = whole else {
        return Cow::Borrowed(address);
    };
    notes.add(Cause::UrlCompleted, field);
    Cow::Owned(whole)
}
