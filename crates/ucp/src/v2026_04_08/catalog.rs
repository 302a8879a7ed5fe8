//! The catalogue: products by identifier, and one product with the choice among its variants.
//!
//! A variant of the protocol is one seller's offer of a variant: its id goes into a checkout as it is.

use serde::{Deserialize, Serialize};

use super::message::Message;
use super::profile::Ucp;

/// Body of a lookup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookupRequest {
    /// Ids of products and of variants.
    #[serde(default)]
    pub ids: Vec<String>,
    /// What to narrow the answer to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filters: Option<CatalogFilters>,
    /// Hints about country and language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<CatalogContext>,
}

/// Body of a request for one product.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRequest {
    /// Id of the product, or of a variant.
    pub id: String,
    /// What was chosen so far.
    #[serde(default)]
    pub selected: Vec<SelectedOption>,
    /// Names of options; where nothing fits, the choice is given up from the end of this list first.
    #[serde(default)]
    pub preferences: Vec<String>,
    /// What to narrow the variants to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filters: Option<CatalogFilters>,
    /// Hints about country and language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<CatalogContext>,
}

/// Hints about language and currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogContext {
    /// BCP 47 tag; outweighs `Accept-Language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// ISO 4217 code in which prices of filters are stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// What products are narrowed to; all of it must be so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogFilters {
    /// Categories, of which one is enough.
    #[serde(default)]
    pub categories: Vec<String>,
    /// A range of prices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceFilter>,
}

/// A range of prices in minor units, both ends within.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceFilter {
    /// The lowest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The highest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
}

/// Answer to a lookup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookupResponse {
    /// The envelope.
    pub ucp: Ucp,
    /// The products that were found, each once.
    pub products: Vec<CatalogProduct>,
    /// Ids that were not found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
}

/// Answer to a request for one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductResponse {
    /// The envelope.
    pub ucp: Ucp,
    /// The product.
    pub product: CatalogProduct,
    /// What was left out of account.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogProduct {
    /// Its id, the same in every language.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is said about it.
    pub description: Description,
    /// Its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where it belongs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<CatalogCategory>,
    /// From the cheapest of its variants to the dearest.
    pub price_range: PriceRange,
    /// Pictures, the main one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    /// What its variants differ in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ProductOption>,
    /// What is chosen of them; only in the answer about one product.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub selected: Vec<SelectedOption>,
    /// Offers, the featured one first.
    pub variants: Vec<CatalogVariant>,
    /// Shoppers' rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<CatalogRating>,
}

/// One seller's offer of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogVariant {
    /// Offer id, `seller:variant`: what goes into a checkout.
    pub id: String,
    /// Title with the values of its options.
    pub title: String,
    /// What is said about it.
    pub description: Description,
    /// Standard codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub barcodes: Vec<Barcode>,
    /// What it costs now.
    pub price: CatalogPrice,
    /// The price that may be crossed out beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_price: Option<CatalogPrice>,
    /// Whether it can be ordered here.
    pub availability: Availability,
    /// The values of its options.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<SelectedOption>,
    /// Pictures, the main one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    /// Who sells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seller: Option<CatalogSeller>,
    /// Ids of the request that led to it; in lookups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<InputCorrelation>,
}

/// A text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Without any markup.
    pub plain: String,
}

/// A category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogCategory {
    /// Its address within the shop, `kitchen/kettles`, or its name.
    pub value: String,
    /// Whose categories: `merchant`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taxonomy: Option<String>,
}

/// A price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogPrice {
    /// Minor units.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
}

/// Two prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceRange {
    /// The lower one.
    pub min: CatalogPrice,
    /// The higher one.
    pub max: CatalogPrice,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// `image`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its address.
    pub url: String,
    /// What it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt_text: Option<String>,
}

/// What variants differ in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductOption {
    /// Its name, the same in every language: `color`.
    pub name: String,
    /// Its values.
    pub values: Vec<OptionValue>,
}

/// A value of an option, and whether it goes together with what is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionValue {
    /// The value.
    pub label: String,
    /// Whether something with it can be ordered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available: Option<bool>,
    /// Whether there is something with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<bool>,
}

/// A chosen value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectedOption {
    /// The option's name.
    pub name: String,
    /// The value.
    pub label: String,
}

/// A standard code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Barcode {
    /// `GTIN`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The code.
    pub value: String,
}

/// Whether something can be ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    /// Whether it can.
    pub available: bool,
    /// `in_stock`, `backorder`, `preorder`, `out_of_stock`.
    pub status: String,
}

/// Who sells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogSeller {
    /// Name for shoppers.
    pub name: String,
}

/// Shoppers' rating. The scale is one on which the mean is a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogRating {
    /// The mean.
    pub value: u32,
    /// The lowest mean there can be.
    #[serde(default)]
    pub scale_min: u32,
    /// The highest.
    pub scale_max: u32,
    /// Number of ratings.
    #[serde(default)]
    pub count: u32,
}

/// Which id of a request led to a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputCorrelation {
    /// The id.
    pub id: String,
    /// `exact` for the variant's own id, `featured` for its product's.
    #[serde(rename = "match")]
    pub kind: String,
}
