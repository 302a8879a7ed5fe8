//! Writes a shard of products.

use souk_commerce::ids::ProductId;
use souk_commerce::product::{Axis, AxisKind, Block, CategoryStep, Detail, Image, Product, Rating};

use crate::bytes::{FrameWriter, Writer};
use crate::contents::{FeedDays, write_optional_text};
use crate::file_name::FileKind;
use crate::products::Near;
use crate::products::offer_writer::write_variant;

/// The bytes of a shard out of [`record`]s with their ids, which go up, each id once.
pub(crate) fn write(products: &[(&ProductId, &[u8], &Near)]) -> Vec<u8> {
    let mut ids = Writer::new();
    let mut lengths = Writer::new();
    let mut records = Writer::new();
    ids.list(products, |writer, (id, ..)| writer.text(id.as_str()));
    for (_, record, _) in products {
        lengths.size(record.len());
        records.raw(record);
    }
    let mut frame = FrameWriter::new(FileKind::Products);
    frame.section(super::IDS, ids);
    frame.section(super::LENGTHS, lengths);
    frame.section(super::RECORDS, records);
    if products.iter().any(|(.., near)| **near != Near::default()) {
        let mut codes = Writer::new();
        for code in products.iter().flat_map(|(.., near)| near.as_flattened()) {
            codes.raw(&code.to_le_bytes());
        }
        frame.section(super::NEAR, codes);
    }
    frame.finish()
}

/// A product without its id, its days counted from those of its sellers.
pub(crate) fn record(product: &Product, days: &FeedDays) -> Vec<u8> {
    let mut record = Writer::new();
    write_product(&mut record, product, days);
    record.finish()
}

fn write_product(writer: &mut Writer, product: &Product, days: &FeedDays) {
    writer.text(&product.title);
    write_optional_text(writer, product.brand.as_ref());
    writer.list(&product.description.blocks, write_block);
    writer.list(&product.category, write_step);
    writer.list(&product.images, write_image);
    writer.list(&product.highlights, |writer, text| writer.text(text));
    writer.list(&product.details, write_detail);
    writer.list(&product.axes, write_axis);
    writer.list(&product.variants, |writer, variant| {
        write_variant(writer, &product.id, variant, days);
    });
    writer.option(product.rating, write_rating);
}

fn write_block(writer: &mut Writer, block: &Block) {
    let (code, text) = match block {
        Block::Paragraph(text) => (0, text),
        Block::Item(text) => (1, text),
    };
    writer.u8(code);
    writer.text(text);
}

fn write_step(writer: &mut Writer, step: &CategoryStep) {
    writer.text(&step.slug);
    writer.text(&step.name);
}

/// A picture: address and text.
pub(crate) fn write_image(writer: &mut Writer, image: &Image) {
    writer.text(&image.url);
    writer.text(&image.alt);
}

fn write_detail(writer: &mut Writer, detail: &Detail) {
    write_optional_text(writer, detail.section.as_ref());
    writer.text(&detail.name);
    writer.text(&detail.value);
}

fn write_axis(writer: &mut Writer, axis: &Axis) {
    writer.u8(match axis.kind {
        AxisKind::Color => 0,
        AxisKind::Size => 1,
        AxisKind::Material => 2,
        AxisKind::Pattern => 3,
        AxisKind::Title => 4,
    });
    writer.list(&axis.values, |writer, value| writer.text(value));
}

/// Tenths of a star and number of ratings.
pub(crate) fn write_rating(writer: &mut Writer, rating: Rating) {
    writer.u8(rating.tenths);
    writer.varint(rating.count);
}
