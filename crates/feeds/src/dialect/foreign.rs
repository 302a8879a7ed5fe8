//! Legal files of something else: known by their names, so that a merchant hears what was given instead of what is missing.

use super::Shape;
use crate::carrier::CarrierKind;

/// A kind of file: what it is, and the names that tell it; of each list one has to be there.
type Kind = (&'static str, &'static [&'static [&'static str]]);

const TABLES: &[Kind] = &[
    (
        "a list of vehicles",
        &[&["vin", "vehicle_id"], &["make"], &["model"]],
    ),
    ("a list of hotels", &[&["hotel_id"], &["name"]]),
    (
        "a list of flights",
        &[&["origin_airport"], &["destination_airport"]],
    ),
    (
        "a list of orders",
        &[
            &[
                "financial status",
                "order id",
                "order number",
                "order_id",
                "order status",
                "bestellnummer",
            ],
            &[
                "email",
                "billing name",
                "customer",
                "customer email",
                "billing address",
                "lineitem name",
                "order total",
            ],
        ],
    ),
    (
        "a list of customers",
        &[
            &["email", "e-mail"],
            &["first name", "last name", "customer id"],
            &[
                "total spent",
                "total orders",
                "accepts marketing",
                "accepts email marketing",
                "phone",
            ],
        ],
    ),
    (
        "a list of stock by place (inventory)",
        &[
            &["handle", "sku", "id", "store code"],
            &[
                "on hand",
                "on hand (new)",
                "available (not editable)",
                "quantity",
                "location",
                "store code",
            ],
            &[
                "location",
                "hs code",
                "coo",
                "store code",
                "pickup method",
                "on hand",
            ],
        ],
    ),
];

/// What a table or XML document is, when it is a known other kind. A table with a price and a title is none of these.
pub(super) fn kind_of(shape: &Shape<'_>) -> Option<&'static str> {
    match shape.carrier {
        CarrierKind::Table => TABLES
            .iter()
            .filter(|(what, _)| {
                what.contains("vehicles") || !(shape.has("price") && shape.has("title"))
            })
            .find(|(_, needs)| needs.iter().all(|names| shape.has_any(names)))
            .map(|(what, _)| *what),
        CarrierKind::Xml => {
            let local = shape.root.rsplit(':').next().unwrap_or(&shape.root);
            match local.to_ascii_lowercase().as_str() {
                "urlset" | "sitemapindex" => Some("a sitemap"),
                "listings" if shape.has_any(&["vehicle_id", "vin"]) => Some("a feed of vehicles"),
                "svg" => Some("a picture (SVG)"),
                "orders" | "order" => Some("a list of orders"),
                "opml" => Some("a list of feeds (OPML)"),
                "kml" | "gpx" => Some("a map"),
                _ => None,
            }
        }
        CarrierKind::Json => {
            let is_order = shape.has_any(&["line_items", "lineItems"])
                && shape.has_any(&["billing_address", "billing", "customer", "financial_status"]);
            let is_news = shape.text.contains("jsonfeed.org/version");
            match (is_order, is_news) {
                (true, _) => Some("a list of orders"),
                (_, true) => Some("a feed of news or articles (JSON Feed)"),
                _ => None,
            }
        }
        CarrierKind::Page => None,
    }
}
