//! What is asked of the server: offers and quantities, buyer, destination, delivery, codes and payment. Never a price.

use souk_commerce::CartLine;
use souk_ucp::v2026_04_08::{
    CheckoutRequest, Context, DiscountCodes, Fulfillment, FulfillmentGroup, FulfillmentMethod,
    Instrument, ItemRef, LineItemRequest, MethodType, Payment, PaymentMethod, buyer_of,
    destination_of,
};

use crate::services::saved_checkout::{Draft, PartyDraft};

/// The id of the one destination.
const DESTINATION: &str = "home";

/// The whole of what a session is to hold.
pub(super) fn request_for(
    lines: &[&CartLine],
    draft: &Draft,
    party: Option<&PartyDraft>,
    language: &str,
) -> CheckoutRequest {
    let address = &draft.address;
    let line_items = lines.iter().map(|line| LineItemRequest {
        id: None,
        item: ItemRef {
            id: line.offer.to_string(),
        },
        quantity: line.quantity,
    });
    let group = FulfillmentGroup {
        selected_option_id: party.and_then(|party| party.delivery.clone()),
        ..FulfillmentGroup::default()
    };
    let method = FulfillmentMethod {
        kind: MethodType::Shipping,
        destinations: vec![destination_of(address, DESTINATION)],
        selected_destination_id: Some(DESTINATION.into()),
        groups: vec![group],
        ..FulfillmentMethod::default()
    };
    CheckoutRequest {
        line_items: line_items.collect(),
        buyer: Some(buyer_of(address)),
        context: Some(Context {
            address_country: Some(address.country.as_str().into()),
            language: Some(language.into()),
            ..Context::default()
        }),
        fulfillment: Some(Fulfillment {
            methods: vec![method],
        }),
        discounts: (!draft.codes.is_empty()).then(|| DiscountCodes {
            codes: draft.codes.clone(),
        }),
        payment: party.and_then(|party| party.payment).map(payment_by),
    }
}

pub(super) fn payment_by(method: PaymentMethod) -> Payment {
    let instrument = Instrument {
        id: "pay_1".into(),
        handler_id: method.id().into(),
        kind: method.id().into(),
        selected: Some(true),
    };
    Payment {
        instruments: vec![instrument],
    }
}
