//! Writes a table of contents.

use crate::bytes::{FrameWriter, Writer};
use crate::contents::{Category, Contents, shop_writer};
use crate::file_name::FileKind;
use crate::policies::write_kind;

/// The bytes of a table of contents.
pub(crate) fn write(contents: &Contents) -> Vec<u8> {
    let mut shop = Writer::new();
    shop_writer::write_shop(&mut shop, &contents.shop);

    let mut files = Writer::new();
    files.text(contents.language.as_str());
    files.text(contents.content_language.as_str());
    files.varint(contents.products);
    contents.home.write(&mut files);
    contents.index.write(&mut files);
    files.list(&contents.cards, |writer, name| name.write(writer));
    files.list(&contents.shards, |writer, name| name.write(writer));

    let mut categories = Writer::new();
    categories.list(&contents.categories, write_category);

    let mut frame = FrameWriter::new(FileKind::Contents);
    frame.section(super::SHOP, shop);
    frame.section(super::FILES, files);
    frame.section(super::CATEGORIES, categories);
    if !contents.history.is_empty() {
        let mut history = Writer::new();
        history.list(&contents.history, |writer, name| name.write(writer));
        frame.section(super::HISTORY, history);
    }
    if !contents.days.is_empty() {
        let mut days = Writer::new();
        contents.days.write(&mut days);
        frame.section(super::DAYS, days);
    }
    if let Some(policies) = &contents.policies {
        let mut names = Writer::new();
        policies.file.write(&mut names);
        names.list(&policies.titles, |writer, (kind, title)| {
            write_kind(writer, *kind);
            writer.text(title);
        });
        frame.section(super::POLICIES, names);
    }
    frame.finish()
}

/// Depth and last slug are enough: what lies above comes in front.
fn write_category(writer: &mut Writer, category: &Category) {
    writer.size(category.path.len());
    writer.text(category.path.last().map_or("", String::as_str));
    writer.text(&category.name);
    writer.varint(category.count);
}
