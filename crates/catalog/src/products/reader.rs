//! Reads a shard of products.

use souk_commerce::ids::ProductId;
use souk_commerce::product::{
    Axis, AxisKind, Block, CategoryStep, Detail, Image, Product, Rating, RichText,
};

use crate::bytes::{Frame, Reader};
use crate::contents::read_optional_text;
use crate::error::PackError;
use crate::file_name::FileKind;
use crate::products::Products;
use crate::products::offer_reader::read_variant;

impl Products {
    /// Opens the bytes of a `.products` file.
    ///
    /// # Errors
    /// [`PackError`] when frame or table are not those of a shard of this version.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let frame = Frame::open(&bytes, FileKind::Products)?;
        let mut reader = frame.reader(&bytes, super::IDS, "the ids")?;
        let ids = reader.list("the ids", |reader| reader.string("an id"))?;
        if ids
            .iter()
            .zip(ids.iter().skip(1))
            .any(|(id, next)| id >= next)
        {
            return Err(reader.error("ids in ascending order"));
        }
        reader.end("the end of the ids")?;

        let mut records = frame.reader(&bytes, super::RECORDS, "the records")?;
        let mut lengths = frame.reader(&bytes, super::LENGTHS, "the lengths")?;
        let ranges = lengths.column(ids.len(), "the lengths", |lengths| {
            let start = records.offset();
            records.take(lengths.number("a length")?, "a whole record")?;
            Ok(start..records.offset())
        })?;
        lengths.end("the end of the lengths")?;
        records.end("the end of the records")?;
        Ok(Self {
            bytes,
            ids,
            records: ranges,
        })
    }

    /// The product with an id; `None` when the shard has none.
    ///
    /// # Errors
    /// [`PackError`] when its record is damaged.
    pub fn get(&self, id: &ProductId) -> Result<Option<Product>, PackError> {
        match self
            .ids
            .binary_search_by(|stored| stored.as_str().cmp(id.as_str()))
        {
            Ok(position) => self.record(position),
            Err(_) => Ok(None),
        }
    }

    /// Every product, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = Result<Product, PackError>> {
        (0..self.ids.len()).filter_map(|position| self.record(position).transpose())
    }

    /// Number of products.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    fn record(&self, position: usize) -> Result<Option<Product>, PackError> {
        let (Some(id), Some(range)) = (self.ids.get(position), self.records.get(position)) else {
            return Ok(None);
        };
        let content = self.bytes.get(range.clone()).unwrap_or_default();
        let mut reader = Reader::new(content, range.start);
        let id = ProductId::new(id).map_err(|_| reader.error("a product's id"))?;
        let product = read_product(&mut reader, id)?;
        reader.end("the end of a product")?;
        Ok(Some(product))
    }
}

fn read_product(reader: &mut Reader<'_>, id: ProductId) -> Result<Product, PackError> {
    Ok(Product {
        title: reader.string("a title")?,
        brand: read_optional_text(reader, "a brand")?,
        description: RichText {
            blocks: reader.list("a description", read_block)?,
        },
        category: reader.list("a category path", read_step)?,
        images: reader.list("the pictures", read_image)?,
        highlights: reader.list("the highlights", |reader| reader.string("a highlight"))?,
        details: reader.list("the details", read_detail)?,
        axes: reader.list("the axes", read_axis)?,
        variants: reader.list("the variants", |reader| read_variant(reader, &id))?,
        rating: reader.option("a rating", read_rating)?,
        id,
    })
}

fn read_block(reader: &mut Reader<'_>) -> Result<Block, PackError> {
    let at = reader.error("a kind of block");
    match reader.u8("a kind of block")? {
        0 => reader.string("a paragraph").map(Block::Paragraph),
        1 => reader.string("an item of a list").map(Block::Item),
        _ => Err(at),
    }
}

fn read_step(reader: &mut Reader<'_>) -> Result<CategoryStep, PackError> {
    Ok(CategoryStep {
        slug: reader.string("a category's slug")?,
        name: reader.string("a category's name")?,
    })
}

/// A picture: address and text.
pub(crate) fn read_image(reader: &mut Reader<'_>) -> Result<Image, PackError> {
    Ok(Image {
        url: reader.string("a picture's address")?,
        alt: reader.string("a picture's text")?,
    })
}

fn read_detail(reader: &mut Reader<'_>) -> Result<Detail, PackError> {
    Ok(Detail {
        section: read_optional_text(reader, "a detail's section")?,
        name: reader.string("a detail's name")?,
        value: reader.string("a detail's value")?,
    })
}

fn read_axis(reader: &mut Reader<'_>) -> Result<Axis, PackError> {
    let at = reader.error("a kind of axis");
    let kind = match reader.u8("a kind of axis")? {
        0 => AxisKind::Color,
        1 => AxisKind::Size,
        2 => AxisKind::Material,
        3 => AxisKind::Pattern,
        4 => AxisKind::Title,
        _ => return Err(at),
    };
    Ok(Axis {
        kind,
        values: reader.list("an axis's values", |reader| reader.string("a value"))?,
    })
}

/// Tenths of a star and number of ratings.
pub(crate) fn read_rating(reader: &mut Reader<'_>) -> Result<Rating, PackError> {
    Ok(Rating {
        tenths: reader.u8("the tenths of a rating")?,
        count: reader.number("the number of ratings")?,
    })
}
