//! The products of `BestBuy`'s API as JSON.
//!
//! Source: bestbuyapis.github.io/api-documentation, "Products API". Prices are numbers without a currency. `salePrice` is what a
//! shopper pays, and a reduction of `regularPrice` only where `onSale` says so.

use super::columns::is_no;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::dialect::names::Table;
use crate::google::fields::Meaning;
use crate::record::Record;
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "BestBuy (JSON)",
    carrier: CarrierKind::Json,
    probe,
};

const NAMES: Table = &[
    ("sku", Meaning::Id),
    ("name", Meaning::Title),
    ("upc", Meaning::Gtin),
    ("modelNumber", Meaning::Mpn),
    ("url", Meaning::Link),
    ("color", Meaning::Color),
    ("image", Meaning::Image),
    ("largeImage", Meaning::MoreImages),
    ("angleImage", Meaning::MoreImages),
    ("backViewImage", Meaning::MoreImages),
    ("leftViewImage", Meaning::MoreImages),
    ("rightViewImage", Meaning::MoreImages),
    ("topViewImage", Meaning::MoreImages),
    ("alternateViewsImage", Meaning::MoreImages),
];
/// Texts that describe the goods, the fullest first.
const TEXTS: &[&str] = &["longDescription", "description", "plot", "shortDescription"];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[NAMES]);
    let needs: &[&[&str]] = &[
        &["sku"],
        &["name"],
        &["regularPrice"],
        &["salePrice"],
        &["upc"],
    ];
    let weight = shape.weigh(needs, &names)?;
    Ok(Found::new(
        "bestbuy-json",
        weight.saturating_add(10),
        BestBuy { names },
    ))
}

struct BestBuy {
    names: Names,
}

impl Dialect for BestBuy {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let says = |name: &str| record.text(name).unwrap_or("").to_owned();
        if is_no(&says("active")) {
            let at = (record.number, record.line);
            out.leave_out(Cause::NotListed, at, &says("sku"), "inactive");
            return;
        }
        let is_sale = says("onSale") == "true";
        let is_used = says("preowned") == "true";
        let has_sale_price = record.text("salePrice").is_some();
        let text = TEXTS.iter().find(|name| record.text(name).is_some());
        let mut entry = Entry::of(&record);
        let mut path = Vec::new();
        for field in record.fields {
            let line = field.line;
            let meaning = match field.name.as_str() {
                "regularPrice" if is_sale || !has_sale_price => Meaning::Price,
                "salePrice" if is_sale => Meaning::SalePrice,
                "salePrice" => Meaning::Price,
                "categoryPath" => {
                    path.extend(field.child("name").map(str::to_owned));
                    continue;
                }
                "manufacturer" | "brand" if entry.text(Meaning::Brand).is_none() => Meaning::Brand,
                "onlineAvailability" => {
                    let state = match field.value.as_str() {
                        "true" => "in_stock",
                        "false" => "out_of_stock",
                        _ => "",
                    };
                    entry.say(Meaning::Availability, "onlineAvailability", state, line);
                    continue;
                }
                "details" if field.child("name").is_some() => {
                    let part = |name| field.child(name).unwrap_or("");
                    entry.attribute(part("name"), part("value"), line);
                    continue;
                }
                name if text.is_some_and(|text| *text == name) => Meaning::Description,
                name => self.names.meaning(name),
            };
            entry.add(meaning, field);
        }
        let condition = if is_used { "used" } else { "" };
        let line = entry.line;
        entry.say(Meaning::Condition, "preowned", condition, line);
        entry.say(
            Meaning::ProductType,
            "categoryPath",
            &path.join(" > "),
            line,
        );
        out.push(entry);
    }
}
