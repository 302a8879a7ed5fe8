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
    /// The deliveries that reach the destination, cheapest first.
    pub(crate) options: Vec<DeliveryTerms>,
    /// The chosen one.
    pub(crate) terms: Option<DeliveryTerms>,
    /// The chosen destination.
    pub(crate) destination: Option<PostalAddress>,
    /// Its country; the buyer's or the shop's own while none is chosen.
    pub(crate) country: Country,
    /// What is missing or wrong.
    pub(crate) messages: Vec<Message>,
    /// Every destination of the request.
    destinations: Vec<PostalAddress>,
}

/// The destinations of a request and the chosen one of them.
struct Target<'a> {
    destinations: &'a [PostalAddress],
    selected_id: Option<&'a str>,
    index: Option<usize>,
    address: Option<Address>,
}

impl<'a> Target<'a> {
    fn of(request: &'a CheckoutRequest) -> Self {
        let wish = method(request);
        let destinations = wish.map_or(&[][..], |wish| &wish.destinations);
        let selected_id = wish.and_then(|wish| wish.selected_destination_id.as_deref());
        let index = destinations.iter().position(|destination| {
            selected_id.is_some() && destination.id.as_deref() == selected_id
        });
        let chosen = index.and_then(|index| destinations.get(index));
        Self {
            destinations,
            selected_id,
            index,
            address: chosen.and_then(|chosen| address_of(chosen, request.buyer.as_ref())),
        }
    }

    /// What is missing or wrong about the destination and its buyer.
    fn messages(&self) -> Vec<Message> {
        let Some(index) = self.index else {
            return vec![match self.selected_id {
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
            }];
        };
        let Some(address) = &self.address else {
            let path = format!("{DESTINATIONS_PATH}[{index}].address_country");
            return vec![error("invalid", &path, "Give the country as two letters.")];
        };
        let problems = address.problems().into_iter();
        problems
            .map(|(field, problem)| {
                let code = match problem {
                    AddressProblem::Missing => "missing",
                    AddressProblem::Malformed | AddressProblem::TooLong => "invalid",
                };
                let content = format!("This {problem}.");
                error(code, &address_path(field, index), &content)
            })
            .collect()
    }

    /// The path of the chosen destination; of all of them when none is chosen.
    fn path(&self) -> String {
        match self.index {
            Some(index) => format!("{DESTINATIONS_PATH}[{index}]"),
            None => DESTINATIONS_PATH.to_owned(),
        }
    }
}

/// Works out the delivery of goods worth `subtotal`.
pub(crate) fn delivery(
    request: &CheckoutRequest,
    terms: &[DeliveryTerms],
    home: Country,
    subtotal: Money,
) -> Delivery {
    let target = Target::of(request);
    let mut messages = Vec::new();
    if wants_pickup(request) {
        messages.push(error(
            "invalid",
            "$.fulfillment.methods[0].type",
            "Goods are sent; they cannot be fetched.",
        ));
    }
    messages.extend(target.messages());
    let country = match &target.address {
        Some(address) => address.country,
        None => hinted_country(request).unwrap_or(home),
    };
    let options: Vec<DeliveryTerms> = options_to(terms, country, subtotal)
        .into_iter()
        .filter(|option| option.price.currency() == subtotal.currency())
        .cloned()
        .collect();
    let wanted = method(request)
        .and_then(|wish| wish.groups.first())
        .and_then(|group| group.selected_option_id.as_deref());
    let chosen = choose(&options, wanted).cloned();
    if options.is_empty() {
        messages.push(error(
            "address_undeliverable",
            &target.path(),
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
        destination: target
            .index
            .and_then(|index| target.destinations.get(index))
            .cloned(),
        destinations: target.destinations.to_vec(),
        country,
        options,
        terms: chosen,
        messages,
    }
}

fn method(request: &CheckoutRequest) -> Option<&FulfillmentMethod> {
    request.fulfillment.as_ref()?.methods.first()
}

fn error(code: &str, path: &str, content: &str) -> Message {
    Message::error(
        code,
        Some(path.to_owned()),
        content.to_owned(),
        Severity::Recoverable,
    )
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

impl Delivery {
    /// The extension's part of an answer about lines with these ids.
    pub(crate) fn shown(&self, line_ids: &[String], subtotal: Money, texts: &Texts) -> Fulfillment {
        let chosen = self.destination.as_ref();
        let options = self.options.iter().map(|option| FulfillmentOption {
            id: option.id.clone(),
            title: option.name.get(texts.language()).to_owned(),
            description: Some(texts.delivery_days(option)),
            totals: vec![Total::new("total", option.price_for(subtotal).minor())],
        });
        Fulfillment {
            methods: vec![FulfillmentMethod {
                id: METHOD_ID.to_owned(),
                kind: MethodType::Shipping,
                line_item_ids: line_ids.to_vec(),
                destinations: self.destinations.clone(),
                selected_destination_id: chosen.and_then(|chosen| chosen.id.clone()),
                groups: vec![FulfillmentGroup {
                    id: GROUP_ID.to_owned(),
                    line_item_ids: line_ids.to_vec(),
                    options: options.collect(),
                    selected_option_id: self.terms.as_ref().map(|terms| terms.id.clone()),
                }],
            }],
        }
    }
}
