//! The fulfilment extension: where the goods go and by which way of delivery.

use serde::{Deserialize, Serialize};

use super::checkout::Total;

/// Ways and destinations of a checkout.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fulfillment {
    /// One method for each way; the shop has shipping only.
    #[serde(default)]
    pub methods: Vec<FulfillmentMethod>,
}

/// Shipping, with its destinations and packages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FulfillmentMethod {
    /// Identifier; given by the server.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Which way.
    #[serde(rename = "type", default)]
    pub kind: MethodType,
    /// Lines that go this way; given by the server.
    #[serde(default)]
    pub line_item_ids: Vec<String>,
    /// Addresses to choose from; sent by the platform.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub destinations: Vec<PostalAddress>,
    /// The chosen address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected_destination_id: Option<String>,
    /// Packages; the shop has one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<FulfillmentGroup>,
}

/// Ways in which goods reach their buyer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MethodType {
    /// Sent to an address.
    #[default]
    Shipping,
    /// Fetched from a place.
    Pickup,
}

/// A package and the deliveries to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FulfillmentGroup {
    /// Identifier; given by the server.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Lines in it; given by the server.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub line_item_ids: Vec<String>,
    /// Deliveries to choose from, cheapest first; given by the server.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<FulfillmentOption>,
    /// The chosen delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected_option_id: Option<String>,
}

/// One delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FulfillmentOption {
    /// Identifier.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How long it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its price, as `total`.
    #[serde(default)]
    pub totals: Vec<Total>,
}

/// An address, of a destination or of an order. `extended_address` carries the district where a country has one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostalAddress {
    /// Identifier among destinations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// District, such as the Thai amphoe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended_address: Option<String>,
    /// House and street; may hold several lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street_address: Option<String>,
    /// City, or Thai sub-district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address_locality: Option<String>,
    /// Province, emirate, governorate, state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address_region: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address_country: Option<String>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// The recipient's first name; the whole name where a form asks for one text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The recipient's last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Telephone for the courier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
}
