//! The sellers' feeds: Google's product data as RSS 2.0, one file for each seller and language.

use std::fmt::Write as _;

use super::goods::{Product, Variant};
use super::labels;
use super::offers::{self, Offer, Seller, Stock};
use super::text::{Lang, Text, t};

/// The day on which every feed speaks.
pub(crate) const DAY: &str = "Fri, 20 Nov 2026 08:00:00 +0700";

static ABOUT: Text = t(
    "Products of this seller. Made-up goods of a demonstration shop.",
    "สินค้าของผู้ขายรายนี้ เป็นสินค้าสมมติของร้านสาธิต",
    "منتجات هذا البائع، وهي بضائع افتراضية لمتجر تجريبي.",
);

/// A feed, and how many items it holds.
pub(crate) fn feed(seller: &Seller, products: &[(usize, Product)], lang: Lang) -> (String, usize) {
    let mut xml = String::with_capacity(1 << 20);
    let mut count = 0;
    xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str("<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n<channel>\n");
    line(&mut xml, "title", seller.name.get(lang));
    line(
        &mut xml,
        "link",
        &format!("https://{}.example/{}", seller.id, lang.tag()),
    );
    line(&mut xml, "description", ABOUT.get(lang));
    line(&mut xml, "language", lang.tag());
    line(&mut xml, "lastBuildDate", DAY);
    for (department, product) in products {
        for offer in offers::of(seller, product, *department) {
            item(&mut xml, seller, product, &offer, lang);
            count += 1;
        }
    }
    xml.push_str("</channel>\n</rss>\n");
    (xml, count)
}

fn item(xml: &mut String, seller: &Seller, product: &Product, offer: &Offer<'_>, lang: Lang) {
    let variant = offer.variant;
    xml.push_str("<item>\n");
    line(xml, "g:id", &variant.id);
    line(xml, "title", &product.title(lang));
    let [first, second] = product.description(lang);
    line(
        xml,
        "description",
        &format!("<p>{first}</p><p>{second}</p>"),
    );
    let link = format!(
        "https://{}.example/{}/{}",
        seller.id,
        lang.tag(),
        variant.id
    );
    line(xml, "link", &link);
    for (index, name) in product.pictures_of(variant).iter().enumerate() {
        let field = if index == 0 {
            "g:image_link"
        } else {
            "g:additional_image_link"
        };
        line(xml, field, &format!("media/{name}"));
    }
    line(xml, "g:condition", "new");
    terms(xml, offer);
    kind_of_thing(xml, product, variant, lang);
    xml.push_str("</item>\n");
}

/// What it is, whoever sells it.
fn kind_of_thing(xml: &mut String, product: &Product, variant: &Variant, lang: Lang) {
    line(xml, "g:gtin", &variant.gtin);
    line(xml, "g:mpn", &variant.mpn);
    line(xml, "g:brand", product.model.brand.name);
    if product.variants.len() > 1 {
        line(xml, "g:item_group_id", &product.id);
    }
    if let Some(colour) = variant.colour {
        line(xml, "g:color", colour.name.get(lang));
    }
    if let Some(size) = variant.size {
        line(xml, "g:size", size.name.get(lang));
    }
    if let Some(material) = variant.material.or(product.model.material) {
        line(xml, "g:material", material.name.get(lang));
    }
    if let Some((amount, unit)) = variant.size.and_then(|size| size.measure) {
        line(xml, "g:unit_pricing_measure", &format!("{amount} {unit}"));
        line(xml, "g:unit_pricing_base_measure", &format!("100 {unit}"));
    }
    let path = format!(
        "{} > {}",
        product.department.name.get(lang),
        product.kind.name.get(lang)
    );
    line(xml, "g:product_type", &path);
    line(xml, "g:google_product_category", product.kind.google);
    for highlight in product.kind.highlights {
        line(xml, "g:product_highlight", highlight.get(lang));
    }
    for (label, value) in product.specification(lang) {
        xml.push_str("<g:product_detail>");
        part(xml, "g:section_name", labels::SECTION.get(lang));
        part(xml, "g:attribute_name", &label);
        part(xml, "g:attribute_value", &value);
        xml.push_str("</g:product_detail>\n");
    }
}

/// Price, sale and stock.
fn terms(xml: &mut String, offer: &Offer<'_>) {
    line(xml, "g:price", &format!("{}.00 THB", offer.price));
    if let Some(sale) = offer.sale {
        line(xml, "g:sale_price", &format!("{}.00 THB", sale.price));
        if let Some(window) = sale.window {
            line(xml, "g:sale_price_effective_date", window);
        }
    }
    let (word, day) = match offer.stock {
        Stock::There => ("in_stock", None),
        Stock::Gone => ("out_of_stock", None),
        Stock::Preorder(day) => ("preorder", Some(day)),
        Stock::Backorder(day) => ("backorder", Some(day)),
    };
    line(xml, "g:availability", word);
    if let Some(day) = day {
        line(xml, "g:availability_date", &format!("{day}T00:00+07:00"));
    }
    if let Some(quantity) = offer.quantity {
        line(xml, "g:quantity", &quantity.to_string());
    }
}

fn line(xml: &mut String, name: &str, text: &str) {
    part(xml, name, text);
    xml.push('\n');
}

/// An element with a text.
pub(crate) fn part(xml: &mut String, name: &str, text: &str) {
    // Writing into a string cannot fail.
    let _ok = write!(xml, "<{name}>{}</{name}>", escaped(text));
}

/// Text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
