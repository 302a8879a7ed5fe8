//! Reads a shard of products.

use souk_commerce::ids::ProductId;
use souk_commerce::product::{
    Axis, AxisKind, Block, CategoryStep, Detail, Image, Product, Rating, RichText,
};

use crate::bytes::{Frame, Reader};
use crate::contents::FeedDays;
use crate::error::PackError;
use crate::file_name::FileKind;
use crate::products::offer_reader::read_variant;
use crate::products::{NEAR_EACH, Products};

impl Products {
    /// Opens the bytes of a `.products` file.
    ///
    /// # Errors
    /// [`PackError`] when frame or table are not those of a shard of this version.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let mut frame = Frame::open(&bytes, FileKind::Products)?;
        let mut reader = frame.reader(super::IDS, "the ids");
        let ids = reader.strings("the ids", "an id");
        let is_ascending = ids
            .iter()
            .zip(ids.iter().skip(1))
            .all(|(id, next)| id < next);
        if !is_ascending {
            reader.fail("ids in ascending order", reader.offset());
        }
        frame.close(&reader, "the end of the ids");

        let is_dated = frame.has(super::DATED);
        let tag = if is_dated {
            super::DATED
        } else {
            super::RECORDS
        };
        let mut records = frame.reader(tag, "the records");
        let mut lengths = frame.reader(super::LENGTHS, "the lengths");
        let ranges = lengths.column(ids.len(), "the lengths", |lengths| {
            let start = records.offset();
            records.take(lengths.number("a length"), "a whole record");
            start..records.offset()
        });
        frame.close(&lengths, "the end of the lengths");
        frame.close(&records, "the end of the records");
        let near = if frame.has(super::NEAR) {
            frame.section(super::NEAR, "the products near to each")
        } else {
            0..0
        };
        frame
            .finish(Some((ids, ranges)))
            .map(|(ids, records)| Self {
                bytes,
                ids,
                records,
                near,
                is_dated,
            })
    }

    /// The product with an id; `None` when the shard has none. The days are those of the contents that name the shard.
    ///
    /// # Errors
    /// [`PackError`] when its record is damaged.
    pub fn get(&self, id: &ProductId, days: &FeedDays) -> Result<Option<Product>, PackError> {
        match self
            .ids
            .binary_search_by(|stored| stored.as_str().cmp(id.as_str()))
        {
            Ok(position) => self.record(position, days),
            Err(_) => Ok(None),
        }
    }

    /// What is shown beneath the product with an id, by the codes that [`crate::Cards::near`] takes: products of other brands for about the
    /// same price, and the most alike. Nothing in packs that do not say it.
    pub fn near(&self, id: &ProductId) -> [Vec<u16>; 2] {
        let place = self
            .ids
            .binary_search_by(|stored| stored.as_str().cmp(id.as_str()));
        let near = self.bytes.get(self.near.clone()).unwrap_or_default();
        let mut lists = near
            .chunks_exact(2 * NEAR_EACH)
            .skip(place.map_or(usize::MAX, |place| 2 * place));
        [(); 2].map(|()| {
            let codes = lists.next().unwrap_or_default().chunks_exact(2);
            let codes = codes.filter_map(|code| Some(u16::from_le_bytes(*code.first_chunk()?)));
            codes.filter(|code| *code != 0).collect()
        })
    }

    /// Every product, in the order of their ids. The days are those of the contents that name the shard.
    pub fn iter<'a>(
        &'a self,
        days: &'a FeedDays,
    ) -> impl Iterator<Item = Result<Product, PackError>> + 'a {
        (0..self.ids.len()).filter_map(|position| self.record(position, days).transpose())
    }

    /// Number of products.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    fn record(&self, position: usize, days: &FeedDays) -> Result<Option<Product>, PackError> {
        let (Some(id), Some(range)) = (self.ids.get(position), self.records.get(position)) else {
            return Ok(None);
        };
        let content = self.bytes.get(range.clone()).unwrap_or_default();
        let mut reader = Reader::new(content, range.start);
        let product = read_product(&mut reader, id, (!self.is_dated).then_some(days));
        reader.end("the end of a product")?;
        Ok(product)
    }
}

fn read_product(reader: &mut Reader<'_>, id: &str, days: Option<&FeedDays>) -> Option<Product> {
    let at = reader.offset();
    let id = reader.expected(ProductId::new(id).ok(), "a product's id", at)?;
    Some(Product {
        title: reader.string("a title"),
        brand: reader.optional_text("a brand"),
        description: RichText {
            blocks: reader.list("a description", read_block),
        },
        category: reader.list("a category path", read_step),
        images: reader.list("the pictures", read_image),
        highlights: reader.strings("the highlights", "a highlight"),
        details: reader.list("the details", read_detail),
        axes: reader.list("the axes", read_axis),
        variants: reader.list("the variants", |reader| read_variant(reader, &id, days)),
        rating: reader.option("a rating", read_rating),
        id,
    })
}

fn read_block(reader: &mut Reader<'_>) -> Option<Block> {
    Some(if reader.choice(&[false, true], "a kind of block")? {
        Block::Item(reader.string("an item of a list"))
    } else {
        Block::Paragraph(reader.string("a paragraph"))
    })
}

fn read_step(reader: &mut Reader<'_>) -> CategoryStep {
    CategoryStep {
        slug: reader.string("a category's slug"),
        name: reader.string("a category's name"),
    }
}

/// A picture: address and text.
#[inline(never)]
pub(crate) fn read_image(reader: &mut Reader<'_>) -> Image {
    Image {
        url: reader.string("a picture's address"),
        alt: reader.string("a picture's text"),
    }
}

fn read_detail(reader: &mut Reader<'_>) -> Detail {
    Detail {
        section: reader.optional_text("a detail's section"),
        name: reader.string("a detail's name"),
        value: reader.string("a detail's value"),
    }
}

fn read_axis(reader: &mut Reader<'_>) -> Option<Axis> {
    let kinds = [
        AxisKind::Color,
        AxisKind::Size,
        AxisKind::Material,
        AxisKind::Pattern,
        AxisKind::Title,
    ];
    Some(Axis {
        kind: reader.choice(&kinds, "a kind of axis")?,
        values: reader.strings("an axis's values", "a value"),
    })
}

/// Tenths of a star and number of ratings.
pub(crate) fn read_rating(reader: &mut Reader<'_>) -> Rating {
    Rating {
        tenths: reader.u8("the tenths of a rating"),
        count: reader.number("the number of ratings"),
    }
}
