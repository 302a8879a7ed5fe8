//! What the names of fields mean, and which of them nobody but the merchant may see.

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
        Vocabulary::Other => Meaning::Other,
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

/// Whether a name, in small letters with underscores, is for the merchant only.
pub(crate) fn is_private(name: &str) -> bool {
    matches!(
        name,
        "cost_of_goods_sold"
            | "auto_pricing_min_price"
            | "promotion_id"
            | "display_ads_id"
            | "display_ads_value"
            | "pause"
            | "external_seller_id"
            | "adwords_labels"
            | "adwords_grouping"
            | "adwords_redirect"
    ) || name.starts_with("custom_label_")
        || name.starts_with("custom_number_")
        || name.starts_with("ads_")
        || name.starts_with("display_ads_")
        || [
            "cost",
            "margin",
            "wholesale",
            "purchase_price",
            "buying_price",
            "supplier",
        ]
        .iter()
        .any(|word| name.split('_').any(|part| part == *word) || name == *word)
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
        ] {
            assert_eq!(by_name(name), Meaning::Private, "{name}");
        }
        for name in ["costume", "price", "certification", "unit_pricing_measure"] {
            assert_ne!(by_name(name), Meaning::Private, "{name}");
        }
    }
}
