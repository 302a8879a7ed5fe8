//! Version 2026-04-08.
//!
//! Source of every shape: the vendored schemas in `schemas/2026-04-08`; the tests compare what these types write
//! with them. On input unknown fields are ignored, as the protocol asks; absent lists are empty lists.

mod catalog;
mod checkout;
mod convert;
mod discount;
mod fulfillment;
mod message;
mod order;
mod payment;
mod profile;

pub use catalog::{
    Availability, Barcode, CatalogCategory, CatalogContext, CatalogFilters, CatalogPrice,
    CatalogProduct, CatalogRating, CatalogSeller, CatalogVariant, Description, InputCorrelation,
    LookupRequest, LookupResponse, Media, OptionValue, PriceFilter, PriceRange, ProductOption,
    ProductRequest, ProductResponse, SelectedOption,
};
pub use checkout::{
    Buyer, Checkout, CheckoutComplete, CheckoutRequest, Consent, Context, Item, ItemRef, LineItem,
    LineItemRequest, Link, OrderConfirmation, Status, SubTotal, Total,
};
pub use convert::{
    DESTINATIONS_PATH, address_of, address_path, buyer_of, destination_of, field_of_path,
    kind_name, total_amount,
};
pub use discount::{Allocation, AllocationMethod, AppliedDiscount, DiscountCodes, Discounts};
pub use fulfillment::{
    Fulfillment, FulfillmentGroup, FulfillmentMethod, FulfillmentOption, MethodType, PostalAddress,
};
pub use message::{ErrorResponse, Message, MessageType, ProtocolError, Severity};
pub use order::{
    Adjustment, AdjustmentStatus, Expectation, FulfillmentEvent, LineQuantity, Order,
    OrderFulfillment, OrderLine, OrderLineStatus, OrderQuantity,
};
pub use payment::{
    Account, Instrument, Payment, PaymentCode, PaymentInstructions, PaymentMethod, PaymentState,
};
pub use profile::{
    AvailableInstrument, Capability, PaymentHandler, Profile, Registry, Service, Ucp, UcpStatus,
};

/// The version as it stands in every body.
pub const VERSION: &str = "2026-04-08";
/// Service name of a profile.
pub const SHOPPING: &str = "dev.ucp.shopping";
/// Capability: checkout sessions.
pub const CHECKOUT: &str = "dev.ucp.shopping.checkout";
/// Extension of checkout: destinations and ways of delivery.
pub const FULFILLMENT: &str = "dev.ucp.shopping.fulfillment";
/// Extension of checkout: what the buyer agreed to and refused.
pub const BUYER_CONSENT: &str = "dev.ucp.shopping.buyer_consent";
/// Extension of checkout: codes and what they take off.
pub const DISCOUNT: &str = "dev.ucp.shopping.discount";
/// Capability: products by identifier, and one product in detail.
pub const CATALOG_LOOKUP: &str = "dev.ucp.shopping.catalog.lookup";
/// Capability: orders.
pub const ORDER: &str = "dev.ucp.shopping.order";

#[cfg(test)]
mod tests;
