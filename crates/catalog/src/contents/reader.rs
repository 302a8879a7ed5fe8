//! Reads a table of contents.

use crate::bytes::{Frame, Reader};
use crate::contents::{Category, Contents, read_language, shop_reader};
use crate::error::PackError;
use crate::file_name::{FileKind, FileName};

impl Contents {
    /// Reads the bytes of a `.contents` file.
    ///
    /// # Errors
    /// [`PackError`] when they are no table of contents of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, PackError> {
        let frame = Frame::open(bytes, FileKind::Contents)?;
        let mut reader = frame.reader(bytes, super::SHOP, "the shop")?;
        let shop = shop_reader::read_shop(&mut reader)?;
        reader.end("the end of the shop")?;

        let mut files = frame.reader(bytes, super::FILES, "the files")?;
        let language = read_language(&mut files)?;
        let content_language = read_language(&mut files)?;
        let products = files.number("the number of products")?;
        let home = FileName::read(&mut files, FileKind::Cards)?;
        let index = FileName::read(&mut files, FileKind::Index)?;
        let cards = files.list("the cards", |reader| {
            FileName::read(reader, FileKind::Cards)
        })?;
        let shards = files.list("the shards", |reader| {
            FileName::read(reader, FileKind::Products)
        })?;
        if !shards.is_empty() && !shards.len().is_power_of_two() {
            return Err(files.error("a power of two as number of shards"));
        }
        files.end("the end of the files")?;

        let mut reader = frame.reader(bytes, super::CATEGORIES, "the categories")?;
        let categories = read_categories(&mut reader, &cards)?;
        reader.end("the end of the categories")?;
        let history = read_history(&frame, bytes, shards.len())?;
        Ok(Self {
            shop,
            language,
            content_language,
            products,
            home,
            index,
            cards,
            shards,
            history,
            categories,
        })
    }
}

/// Packs without histories lack the section.
fn read_history(frame: &Frame, bytes: &[u8], shards: usize) -> Result<Vec<FileName>, PackError> {
    if !frame.has(super::HISTORY) {
        return Ok(Vec::new());
    }
    let mut reader = frame.reader(bytes, super::HISTORY, "the histories")?;
    let history = reader.list("the histories", |reader| {
        FileName::read(reader, FileKind::History)
    })?;
    if history.len() != shards {
        return Err(reader.error("a history for each shard"));
    }
    reader.end("the end of the histories")?;
    Ok(history)
}

/// Deepest category path; a feed that goes deeper is cut when it is written.
pub(crate) const MAX_DEPTH: usize = 32;

fn read_categories(
    reader: &mut Reader<'_>,
    cards: &[FileName],
) -> Result<Vec<Category>, PackError> {
    let mut path: Vec<String> = Vec::new();
    let mut files = cards.iter();
    let mut current = None;
    reader.list("the categories", |reader| {
        let at = reader.error("a depth that follows from the category before");
        let depth: usize = reader.number("a category's depth")?;
        if depth == 0 || depth > path.len() + 1 || depth > MAX_DEPTH {
            return Err(at);
        }
        path.truncate(depth - 1);
        path.push(reader.string("a category's slug")?);
        if depth == 1 {
            current = files.next();
        }
        Ok(Category {
            path: path.clone(),
            name: reader.string("a category's name")?,
            count: reader.number("a category's count")?,
            cards: current.cloned().ok_or(at)?,
        })
    })
}
