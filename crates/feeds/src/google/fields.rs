//! What the names of fields mean, and which of them nobody but the merchant may see.

use std::borrow::Cow;

use crate::record::Field;
use crate::xml::prefixes::Vocabulary;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Meaning {
    Id,
    Guid,
    GroupId,
    Title,
    Description,
    Link,
    Image,
    MoreImages,
    Price,
    SalePrice,
    SaleWindow,
    Availability,
    AvailabilityDate,
    Quantity,
    Condition,
    Gtin,
    Mpn,
    Brand,
    ProductType,
    GoogleCategory,
    Color,
    Size,
    Material,
    Pattern,
    /// An attribute of a variant that is none of the four above.
    Option,
    Shipping,
    Detail,
    Highlight,
    Expires,
    /// For the merchant only: cost, margin, labels, campaign data.
    Private,
    /// Kept as it is.
    Other,
}

/// The meaning of a field. RSS and Atom name some fields without a prefix; any other name without a prefix counts as
/// Google's when it is one of Google's names.
pub(crate) fn meaning(field: &Field) -> Meaning {
    let name = field.name.as_str();
    match field.vocabulary {
        Vocabulary::Own | Vocabulary::Other if is_private(name) => Meaning::Private,
        Vocabulary::Own | Vocabulary::Other => Meaning::Other,
        Vocabulary::Plain if matches!(name, "summary" | "content") => Meaning::Description,
        Vocabulary::Plain if name == "guid" => Meaning::Guid,
        Vocabulary::Plain | Vocabulary::Google => by_name(name),
    }
}

/// Whether a name without a prefix belongs to RSS or Atom itself.
pub(crate) fn is_of_carrier(name: &str) -> bool {
    matches!(
        name,
        "title"
            | "link"
            | "description"
            | "guid"
            | "id"
            | "summary"
            | "content"
            | "pubDate"
            | "updated"
            | "published"
            | "category"
            | "author"
            | "comments"
            | "enclosure"
            | "source"
            | "rights"
            | "contributor"
    )
}

/// The meaning of one of Google's names.
pub(crate) fn by_name(name: &str) -> Meaning {
    match name {
        "id" => Meaning::Id,
        "item_group_id" => Meaning::GroupId,
        "title" => Meaning::Title,
        "description" => Meaning::Description,
        "link" => Meaning::Link,
        "image_link" => Meaning::Image,
        "additional_image_link" => Meaning::MoreImages,
        "price" => Meaning::Price,
        "sale_price" => Meaning::SalePrice,
        "sale_price_effective_date" => Meaning::SaleWindow,
        "availability" => Meaning::Availability,
        "availability_date" => Meaning::AvailabilityDate,
        "quantity" | "quantity_to_sell_on_facebook" | "inventory" => Meaning::Quantity,
        "condition" => Meaning::Condition,
        "gtin" | "ean" | "upc" | "isbn" => Meaning::Gtin,
        "mpn" => Meaning::Mpn,
        "brand" => Meaning::Brand,
        "product_type" => Meaning::ProductType,
        "google_product_category" => Meaning::GoogleCategory,
        "color" | "colour" => Meaning::Color,
        "size" => Meaning::Size,
        "material" => Meaning::Material,
        "pattern" => Meaning::Pattern,
        "shipping" => Meaning::Shipping,
        "product_detail" => Meaning::Detail,
        "product_highlight" => Meaning::Highlight,
        "expiration_date" => Meaning::Expires,
        _ if is_private(name) => Meaning::Private,
        _ => Meaning::Other,
    }
}

/// Whether a name is for the merchant only, however its words are joined: `cost_price`, `Cost per item`, `costPrice`. Of what
/// stands inside something, every part of its way counts.
pub(crate) fn is_private(name: &str) -> bool {
    name.split('.').any(|part| is_private_word(&words(part)))
}

fn is_private_word(name: &str) -> bool {
    let has = |words: &[&str]| name.split('_').any(|part| words.contains(&part));
    let is_label = ["custom_label", "custom_number", "ads_", "display_ads_"]
        .iter()
        .any(|start| name.starts_with(start));
    let is_known = matches!(
        name,
        "cost_of_goods_sold"
            | "auto_pricing_min_price"
            | "promotion_id"
            | "promotion_ids"
            | "pause"
            | "external_seller_id"
            | "adwords_labels"
            | "adwords_grouping"
            | "adwords_redirect"
    );
    let is_trade = has(&["margin", "wholesale", "supplier", "cpc"])
        || ["purchase_price", "buying_price"]
            .iter()
            .any(|words| name.contains(words));
    // What a shopper pays for delivery is no secret.
    let is_cost = has(&["cost"]) && !has(&["shipping", "delivery", "payment"]);
    is_label || is_known || is_trade || is_cost
}

/// Whether a name is one of a count of stock. It is read, and written nowhere.
pub(crate) fn is_count(name: &str) -> bool {
    name.split('.').any(|part| {
        let words = words(part);
        let has = |wanted: &[&str]| words.split('_').any(|word| wanted.contains(&word));
        let is_of_order = has(&[
            "min", "max", "minimum", "maximum", "order", "unit", "in", "out",
        ]);
        has(&["inventory", "qty", "stock", "quantity", "warehouse"]) && !is_of_order
    })
}

/// A name in small letters with underscores between its words.
fn words(name: &str) -> Cow<'_, str> {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if name.bytes().all(is_plain) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len().saturating_add(4));
    let mut before = '_';
    for c in name.trim().chars() {
        if c.is_uppercase() && (before.is_lowercase() || before.is_numeric()) {
            out.push('_');
        }
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('_') {
            out.push('_');
        }
        before = c;
    }
    Cow::Owned(out)
}

/// Fields that only feeds of vehicles have.
pub(crate) fn is_of_vehicle(name: &str) -> bool {
    matches!(
        name,
        "vin" | "vehicle_id" | "mileage" | "vehicle_option" | "vehicle_fulfillment"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_merchant_may_see_is_known_as_private() {
        for name in [
            "cost_of_goods_sold",
            "auto_pricing_min_price",
            "custom_label_0",
            "custom_label_4",
            "ads_redirect",
            "ads_labels",
            "cost",
            "wholesale_price",
            "profit_margin",
            "purchase_price",
            "supplier",
            "Cost per item",
            "COST",
            "costOfGoodsSold",
            "customLabel0",
            "adsRedirect",
            "variants.costPrice",
        ] {
            assert_eq!(by_name(name), Meaning::Private, "{name}");
        }
        for name in [
            "costume",
            "price",
            "certification",
            "unit_pricing_measure",
            "shippingCost",
            "shipping_cost",
        ] {
            assert_ne!(by_name(name), Meaning::Private, "{name}");
        }
        for name in [
            "stock_quantity",
            "Variant Inventory Qty",
            "variants.inventoryQuantity",
            "sell_on_google_quantity",
        ] {
            assert!(is_count(name), "{name}");
        }
        for name in [
            "in_stock",
            "min_order_quantity",
            "unit_pricing_measure",
            "availability",
        ] {
            assert!(!is_count(name), "{name}");
        }
    }
}
