//! Heureka, and Zboží, whose feeds are written alike: shops of the Czech Republic and Slovakia.
//!
//! Source: sluzby.heureka.cz/napoveda/xml-feed and napoveda.zbozi.cz/xml-feed/specifikace. `PRICE` is without tax where a
//! rate stands beside it, so only `PRICE_VAT` is a price there. The currency follows from the country and stands in few files.

use super::names::Table;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "Heureka or Zboží (XML)",
    carrier: CarrierKind::Xml,
    probe,
};

const NAMES: Table = &[
    ("ITEM_ID", Meaning::Id),
    ("ITEMGROUP_ID", Meaning::GroupId),
    ("DESCRIPTION", Meaning::Description),
    ("URL", Meaning::Link),
    ("IMGURL", Meaning::Image),
    ("IMGURL_ALTERNATIVE", Meaning::MoreImages),
    ("PRICE_VAT", Meaning::Price),
    ("MANUFACTURER", Meaning::Brand),
    ("BRAND", Meaning::Brand),
    ("PRODUCTNO", Meaning::Mpn),
    ("EAN", Meaning::Gtin),
    ("ISBN", Meaning::Gtin),
    ("CATEGORYTEXT", Meaning::ProductType),
    ("STOCK_QUANTITY", Meaning::Quantity),
    ("HEUREKA_CPC", Meaning::Private),
    ("MAX_CPC", Meaning::Private),
    ("MAX_CPC_SEARCH", Meaning::Private),
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[NAMES]);
    let weight = shape.weigh(&[&["SHOPITEM"], &["PRODUCTNAME", "PRODUCT"]], &names)?;
    let found = Found::new("heureka", weight.saturating_add(10), Heureka { names });
    Ok(found.cut_at(&["SHOPITEM"], &[]))
}

struct Heureka {
    names: Names,
}

impl Dialect for Heureka {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let line = record.line;
        let id = record.text("ITEM_ID").unwrap_or("").to_owned();
        if record.text("VISIBILITY") == Some("0") {
            out.leave_out(Cause::NotListed, (record.number, line), &id, "VISIBILITY 0");
            return;
        }
        let mut entry = Entry::of(&record);
        if id.is_empty() {
            // The id became required only later; the address tells the goods of older files apart.
            entry.say(Meaning::Guid, "URL", record.text("URL").unwrap_or(""), line);
        }
        let has = |name| record.text(name).is_some();
        let is_named = has("PRODUCTNAME");
        let is_price_final = !has("PRICE_VAT") && !has("VAT");
        let currency = record.text("CURRENCY").unwrap_or("").to_owned();
        for field in record.fields {
            match field.name.as_str() {
                "PRODUCTNAME" => entry.add(Meaning::Title, field),
                "PRODUCT" if !is_named => entry.add(Meaning::Title, field),
                "PRICE" if is_price_final => priced(&field, &currency, &mut entry),
                "PRICE_VAT" => priced(&field, &currency, &mut entry),
                "CURRENCY" => {}
                "DELIVERY_DATE" => stock(field, &mut entry),
                "ITEM_TYPE" => condition(&field, &mut entry),
                "PARAM" => {
                    let name = field.child("PARAM_NAME").unwrap_or("").to_owned();
                    for value in field.named("VAL") {
                        entry.attribute(&name, &value.value, field.line);
                    }
                }
                "DELIVERY" => delivery(field, &currency, &mut entry),
                name => {
                    let meaning = self.names.meaning(name);
                    entry.add(meaning, field);
                }
            }
        }
        out.push(entry);
    }
}

fn priced(field: &Field, currency: &str, entry: &mut Entry) {
    if !field.value.is_empty() {
        let price = format!("{} {currency}", field.value);
        entry.say(Meaning::Price, &field.name, &price, field.line);
    }
}

/// Days until the goods are sent, 0 for goods in stock; or the day from which on they are.
fn stock(field: Field, entry: &mut Entry) {
    let word = match field.value.parse::<u32>() {
        Ok(0) => "in_stock",
        Ok(_) => "backorder",
        Err(_) if field.value.contains('-') => {
            let day = field.value.split_whitespace().next().unwrap_or("");
            entry.say(Meaning::AvailabilityDate, &field.name, day, field.line);
            "preorder"
        }
        Err(_) => field.value.as_str(),
    };
    entry.say(Meaning::Availability, &field.name, word, field.line);
    entry.add(Meaning::Other, field);
}

fn condition(field: &Field, entry: &mut Entry) {
    let word = match field.value.to_lowercase().as_str() {
        "bazar" | "bazaar" | "použité" | "použitý" => "used",
        "nové" | "nový" => "new",
        "repasované" | "repasovaný" => "refurbished",
        _ => field.value.as_str(),
    };
    entry.say(Meaning::Condition, &field.name, word, field.line);
}

/// One way of delivery. What it costs to pay on delivery has no place of its own.
fn delivery(field: Field, currency: &str, entry: &mut Entry) {
    let line = field.line;
    let mut shipping = Field::new("DELIVERY", "", line);
    if let Some(service) = field.child("DELIVERY_ID") {
        shipping.children.push(Field::new("service", service, line));
    }
    if let Some(price) = field.child("DELIVERY_PRICE") {
        let price = format!("{price} {currency}");
        shipping.children.push(Field::new("price", &price, line));
    }
    entry.add(Meaning::Shipping, shipping);
    if field.child("DELIVERY_PRICE_COD").is_some() {
        entry.add(Meaning::Other, field);
    }
}
