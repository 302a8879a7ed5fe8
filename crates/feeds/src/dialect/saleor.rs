//! A dump of Saleor's database as JSON: products, variants, prices and the rest as rows of tables, one object each.
//!
//! Source: Django's `dumpdata` of Saleor's models (`product`, `attribute`, `channel`, `warehouse`). A variant has a price for
//! each channel, with the channel's currency. A catalogue has one price: that of the default channel, else of the one that sells
//! most. The prices of others stay in the extras. Rows of other tables are read and say nothing of products.

mod shop;

use std::collections::HashMap;

use super::{Dialect, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::record::{Field, Record};
pub(super) use shop::{html_of, short};

pub(super) const FORMAT: Format = Format {
    title: "Saleor (JSON)",
    carrier: CarrierKind::Json,
    probe,
};

/// Tables that say something of products.
const TABLES: &[&str] = &[
    "product.category",
    "product.product",
    "product.productchannellisting",
    "product.productvariant",
    "product.productvariantchannellisting",
    "product.productmedia",
    "attribute.attribute",
    "attribute.attributevalue",
    "attribute.attributevariant",
    "attribute.assignedproductattributevalue",
    "attribute.assignedvariantattribute",
    "attribute.assignedvariantattributevalue",
    "channel.channel",
    "warehouse.stock",
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let needs: &[&[&str]] = &[&["model"], &["pk"], &["fields"]];
    shape.weigh(needs, &Names::default())?;
    if !shape.text.contains("\"product.") {
        return Err(vec!["rows of the table product.product"]);
    }
    Ok(Found::new("saleor", 20, Saleor::default()))
}

/// A row of a table.
struct Stored {
    key: String,
    number: u64,
    line: u64,
    fields: Field,
}

/// Tables may stand in any order, so they wait for the end of the file.
#[derive(Default)]
struct Saleor {
    tables: HashMap<String, Vec<Stored>>,
}

impl Dialect for Saleor {
    fn take(&mut self, record: Record, _: &mut Out<'_>) {
        let model = record.text("model").unwrap_or("").to_owned();
        if !TABLES.contains(&model.as_str()) {
            return;
        }
        let key = record.text("pk").unwrap_or("").to_owned();
        let (number, line) = (record.number, record.line);
        let mut fields = record.fields.into_iter();
        if let Some(fields) = fields.find(|field| field.name == "fields") {
            self.tables.entry(model).or_default().push(Stored {
                key,
                number,
                line,
                fields,
            });
        }
    }

    fn end(&mut self, out: &mut Out<'_>) {
        shop::release(&std::mem::take(&mut self.tables), out);
    }
}
