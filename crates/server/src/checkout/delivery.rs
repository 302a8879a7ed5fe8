//! Where the goods go and by which delivery.

use souk_commerce::address::AddressProblem;
use souk_commerce::delivery::{DeliveryTerms, options_to};
use souk_commerce::{Address, Country, Money};
use souk_ucp::v2026_04_08::{
    CheckoutRequest, DESTINATIONS_PATH, Fulfillment, FulfillmentGroup, FulfillmentMethod,
    FulfillmentOption, Message, MethodType, PostalAddress, Severity, Total, address_of,
    address_path,
};

use super::wish::{GROUP_ID, METHOD_ID, wants_pickup};
use crate::texts::Texts;

const OPTION_PATH: &str = "$.fulfillment.methods[0].groups[0].selected_option_id";

/// The way that the goods go, as far as it is known.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    /// The extension's part of the answer.
    pub(crate) fulfillment: Fulfillment,
    /// The deliveries that reach the destination, cheapest first.
    pub(crate) options: Vec<DeliveryTerms>,
    /// The chosen one.
    pub(crate) terms: Option<DeliveryTerms>,
    /// The chosen destination.
    pub(crate) destination: Option<PostalAddress>,
    /// What is missing or wrong.
    pub(crate) messages: Vec<Message>,
}

/// Works out the delivery of goods worth `subtotal` that lines with these ids make up.
pub(crate) fn delivery(
    request: &CheckoutRequest,
    terms: &[DeliveryTerms],
    home: Country,
    subtotal: Money,
    line_ids: &[String],
    texts: &Texts,
) -> Delivery {
    let wish = request
        .fulfillment
        .as_ref()
        .and_then(|fulfillment| fulfillment.methods.first());
    let destinations = wish
        .map(|wish| wish.destinations.clone())
        .unwrap_or_default();
    let selected_id = wish.and_then(|wish| wish.selected_destination_id.clone());
    let index = destinations
        .iter()
        .position(|destination| destination.id == selected_id && selected_id.is_some());
    let destination = index.and_then(|index| destinations.get(index));
    let address = destination.and_then(|chosen| address_of(chosen, request.buyer.as_ref()));

    let mut messages = Vec::new();
    if wants_pickup(request) {
        messages.push(error(
            "invalid",
            "$.fulfillment.methods[0].type",
            "Goods are sent; they cannot be fetched.",
        ));
    }
    destination_messages(
        &mut messages,
        index,
        selected_id.as_deref(),
        address.as_ref(),
    );

    let country = address.as_ref().map_or_else(
        || hinted_country(request).unwrap_or(home),
        |address| address.country,
    );
    let options: Vec<DeliveryTerms> = options_to(terms, country, subtotal)
        .into_iter()
        .filter(|option| option.price.currency() == subtotal.currency())
        .cloned()
        .collect();
    let wanted = wish
        .and_then(|wish| wish.groups.first())
        .and_then(|group| group.selected_option_id.as_deref());
    let chosen = choose(&options, wanted).cloned();
    if options.is_empty() {
        let path = match index {
            Some(index) => format!("{DESTINATIONS_PATH}[{index}]"),
            None => DESTINATIONS_PATH.to_owned(),
        };
        messages.push(error(
            "address_undeliverable",
            &path,
            "This seller does not deliver there.",
        ));
    } else if chosen.is_none() {
        let (code, content) = match wanted {
            None => ("missing", "Choose a delivery."),
            Some(_) => (
                "invalid",
                "This delivery is not offered here. Choose another one.",
            ),
        };
        messages.push(error(code, OPTION_PATH, content));
    }
    Delivery {
        destination: destination.cloned(),
        fulfillment: Fulfillment {
            methods: vec![FulfillmentMethod {
                id: METHOD_ID.to_owned(),
                kind: MethodType::Shipping,
                line_item_ids: line_ids.to_vec(),
                destinations,
                selected_destination_id: selected_id.filter(|_| index.is_some()),
                groups: vec![FulfillmentGroup {
                    id: GROUP_ID.to_owned(),
                    line_item_ids: line_ids.to_vec(),
                    options: options
                        .iter()
                        .map(|option| shown(option, subtotal, texts))
                        .collect(),
                    selected_option_id: chosen.as_ref().map(|chosen| chosen.id.clone()),
                }],
            }],
        },
        options,
        terms: chosen,
        messages,
    }
}

fn error(code: &str, path: &str, content: &str) -> Message {
    Message::error(
        code,
        Some(path.to_owned()),
        content.to_owned(),
        Severity::Recoverable,
    )
}

/// What is missing or wrong about the destination and its buyer.
fn destination_messages(
    messages: &mut Vec<Message>,
    index: Option<usize>,
    selected_id: Option<&str>,
    address: Option<&Address>,
) {
    let Some(index) = index else {
        messages.push(match selected_id {
            None => error(
                "missing",
                DESTINATIONS_PATH,
                "Give an address for the delivery.",
            ),
            Some(_) => error(
                "invalid",
                "$.fulfillment.methods[0].selected_destination_id",
                "There is no destination with this id.",
            ),
        });
        return;
    };
    let Some(address) = address else {
        let path = format!("{DESTINATIONS_PATH}[{index}].address_country");
        messages.push(error("invalid", &path, "Give the country as two letters."));
        return;
    };
    for (field, problem) in address.problems() {
        let code = match problem {
            AddressProblem::Missing => "missing",
            AddressProblem::Malformed | AddressProblem::TooLong => "invalid",
        };
        messages.push(error(
            code,
            &address_path(field, index),
            &format!("This {problem}."),
        ));
    }
}

fn hinted_country(request: &CheckoutRequest) -> Option<Country> {
    Country::parse(request.context.as_ref()?.address_country.as_deref()?)
}

/// The delivery that was asked for; the only one where nothing was asked for.
fn choose<'a>(options: &'a [DeliveryTerms], wanted: Option<&str>) -> Option<&'a DeliveryTerms> {
    match (wanted, options) {
        (Some(id), _) => options.iter().find(|option| option.id == id),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}

fn shown(option: &DeliveryTerms, subtotal: Money, texts: &Texts) -> FulfillmentOption {
    FulfillmentOption {
        id: option.id.clone(),
        title: option.name.get(texts.language()).to_owned(),
        description: Some(texts.delivery_days(option)),
        totals: vec![Total::new("total", option.price_for(subtotal).minor())],
    }
}
