//! Reads a table of contents.

use crate::bytes::{Frame, Reader};
use crate::contents::{Category, Contents, FeedDays, PolicyNames, read_language, shop_reader};
use crate::error::PackError;
use crate::file_name::{FileKind, FileName};
use crate::policies::read_kind;

impl Contents {
    /// Reads the bytes of a `.contents` file.
    ///
    /// # Errors
    /// [`PackError`] when they are no table of contents of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, PackError> {
        let mut frame = Frame::open(bytes, FileKind::Contents)?;
        let contents = read_contents(&mut frame);
        frame.finish(contents)
    }
}

fn read_contents(frame: &mut Frame<'_>) -> Option<Contents> {
    let mut files = frame.reader(super::FILES, "the files");
    let language = read_language(&mut files);
    let content_language = read_language(&mut files);
    let products = files.number("the number of products");
    let home = FileName::read(&mut files, FileKind::Cards);
    let index = FileName::read(&mut files, FileKind::Index);
    let cards = FileName::read_list(&mut files, FileKind::Cards, "the cards");
    let shards = FileName::read_list(&mut files, FileKind::Products, "the shards");
    if !shards.is_empty() && !shards.len().is_power_of_two() {
        files.fail("a power of two as number of shards", files.offset());
    }
    frame.close(&files, "the end of the files");

    let history = read_history(frame, shards.len());
    let days = read_days(frame);
    let policies = read_policies(frame);
    let mut reader = frame.reader(super::CATEGORIES, "the categories");
    let categories = read_categories(&mut reader, &cards);
    frame.close(&reader, "the end of the categories");

    let mut reader = frame.reader(super::SHOP, "the shop");
    let shop = shop_reader::read_shop(&mut reader);
    frame.close(&reader, "the end of the shop");
    Some(Contents {
        shop: shop?,
        language: language?,
        content_language: content_language?,
        products,
        home,
        index,
        cards,
        shards,
        history,
        days,
        policies,
        categories,
    })
}

/// Packs without histories lack the section.
fn read_history(frame: &mut Frame<'_>, shards: usize) -> Vec<FileName> {
    if !frame.has(super::HISTORY) {
        return Vec::new();
    }
    let mut reader = frame.reader(super::HISTORY, "the histories");
    let history = FileName::read_list(&mut reader, FileKind::History, "the histories");
    if history.len() != shards {
        reader.fail("a history for each shard", reader.offset());
    }
    frame.close(&reader, "the end of the histories");
    history
}

/// Packs whose shards hold whole days lack the section.
fn read_days(frame: &mut Frame<'_>) -> FeedDays {
    if !frame.has(super::DAYS) {
        return FeedDays::default();
    }
    let mut reader = frame.reader(super::DAYS, "the days of feeds");
    let days = FeedDays::read(&mut reader);
    frame.close(&reader, "the end of the days of feeds");
    days
}

/// Packs of shops without policies lack the section.
fn read_policies(frame: &mut Frame<'_>) -> Option<PolicyNames> {
    if !frame.has(super::POLICIES) {
        return None;
    }
    let mut reader = frame.reader(super::POLICIES, "the policies");
    let policies = PolicyNames {
        file: FileName::read(&mut reader, FileKind::Policies),
        titles: reader.list("the policies", |reader| {
            Some((read_kind(reader)?, reader.string("a policy's title")))
        }),
    };
    frame.close(&reader, "the end of the policies");
    Some(policies)
}

/// Deepest category path; a feed that goes deeper is cut when it is written.
pub(crate) const MAX_DEPTH: usize = 32;

fn read_categories(reader: &mut Reader<'_>, cards: &[FileName]) -> Vec<Category> {
    let what = "a depth that follows from the category before";
    let mut path: Vec<String> = Vec::new();
    let mut files = cards.iter();
    let mut current = None;
    reader.list("the categories", |reader| {
        let at = reader.offset();
        let depth: usize = reader.number("a category's depth");
        if depth == 0 || depth > path.len() + 1 || depth > MAX_DEPTH {
            reader.fail(what, at);
            return None;
        }
        if depth == 1 {
            current = files.next();
        }
        let cards = reader.expected(current.cloned(), what, at)?;
        path.truncate(depth - 1);
        path.push(reader.string("a category's slug"));
        Some(Category {
            path: path.clone(),
            name: reader.string("a category's name"),
            count: reader.number("a category's count"),
            cards,
        })
    })
}
