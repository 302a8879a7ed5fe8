//! What a platform asks for, brought into the form in which it is stored: bounded, trimmed, with ids everywhere.

use souk_commerce::cart::{MAX_LINES, MAX_QUANTITY};
use souk_commerce::ids::MAX_ID_BYTES;
use souk_ucp::v2026_04_08::{
    Buyer, CheckoutRequest, Consent, Context, DiscountCodes, Fulfillment, FulfillmentGroup,
    FulfillmentMethod, Instrument, ItemRef, LineItemRequest, MethodType, Payment, PostalAddress,
};

use crate::answer::ApiError;

/// Most destinations in one request.
const MAX_DESTINATIONS: usize = 20;
/// Most claims of eligibility in one request.
const MAX_CLAIMS: usize = 20;
/// Most codes in one request.
const MAX_CODES: usize = 10;
/// Longest text that is kept, in characters. Parts of an address have a bound of their own, with a message.
const MAX_TEXT: usize = 500;
/// Identifier of the only method.
pub(crate) const METHOD_ID: &str = "shipping";
/// Identifier of the only package.
pub(crate) const GROUP_ID: &str = "package_1";

/// The request as it is stored. `before` is what the session asked for until now: its lines keep their ids.
pub(crate) fn normalise(
    request: CheckoutRequest,
    before: Option<&CheckoutRequest>,
) -> Result<CheckoutRequest, ApiError> {
    Ok(CheckoutRequest {
        line_items: lines(request.line_items, before)?,
        buyer: request.buyer.map(buyer).transpose()?,
        context: request.context.map(context).transpose()?,
        fulfillment: request.fulfillment.map(fulfillment).transpose()?,
        discounts: request.discounts.as_ref().map(discounts).transpose()?,
        payment: request.payment.map(payment).transpose()?.flatten(),
    })
}

fn invalid(what: &str) -> ApiError {
    ApiError::Invalid(what.to_owned())
}

fn lines(
    wanted: Vec<LineItemRequest>,
    before: Option<&CheckoutRequest>,
) -> Result<Vec<LineItemRequest>, ApiError> {
    if wanted.is_empty() || wanted.len() > MAX_LINES {
        return Err(ApiError::Invalid(format!(
            "line_items must hold 1 to {MAX_LINES} lines."
        )));
    }
    let mut lines: Vec<LineItemRequest> = Vec::with_capacity(wanted.len());
    for line in wanted {
        if line.quantity == 0 || line.quantity > MAX_QUANTITY {
            return Err(ApiError::Invalid(format!(
                "quantity must be 1 to {MAX_QUANTITY}."
            )));
        }
        let offer = clean(&line.item.id)?;
        if offer.is_empty() || offer.len() > 2 * MAX_ID_BYTES {
            return Err(invalid("item.id must be the id of an offer."));
        }
        let known = line.id.filter(|id| {
            before.is_some_and(|before| {
                before
                    .line_items
                    .iter()
                    .any(|old| old.id.as_ref() == Some(id))
            }) && !lines.iter().any(|other| other.id.as_ref() == Some(id))
        });
        lines.push(LineItemRequest {
            id: known,
            item: ItemRef { id: offer },
            quantity: line.quantity,
        });
    }
    name_lines(&mut lines);
    Ok(lines)
}

/// Gives the first free `li_…` to every line without an id.
fn name_lines(lines: &mut [LineItemRequest]) {
    let mut number = 0_usize;
    for index in 0..lines.len() {
        if lines.get(index).is_none_or(|line| line.id.is_some()) {
            continue;
        }
        let id = loop {
            number += 1;
            let id = format!("li_{number}");
            if !lines.iter().any(|line| line.id.as_ref() == Some(&id)) {
                break id;
            }
        };
        if let Some(line) = lines.get_mut(index) {
            line.id = Some(id);
        }
    }
}

fn buyer(buyer: Buyer) -> Result<Buyer, ApiError> {
    Ok(Buyer {
        first_name: optional(buyer.first_name)?,
        last_name: optional(buyer.last_name)?,
        email: optional(buyer.email)?,
        phone_number: optional(buyer.phone_number)?,
        // Nothing agreed to and nothing refused is the same as not asked.
        consent: buyer
            .consent
            .filter(|consent| *consent != Consent::default()),
    })
}

fn context(context: Context) -> Result<Context, ApiError> {
    Ok(Context {
        address_country: optional(context.address_country)?,
        language: optional(context.language)?,
        eligibility: claims(&context.eligibility)?,
    })
}

fn claims(claims: &[String]) -> Result<Vec<String>, ApiError> {
    if claims.len() > MAX_CLAIMS {
        return Err(invalid("There are too many claims of eligibility."));
    }
    claims.iter().map(|claim| clean(claim)).collect()
}

fn discounts(discounts: &DiscountCodes) -> Result<DiscountCodes, ApiError> {
    if discounts.codes.len() > MAX_CODES {
        return Err(invalid("There are too many codes."));
    }
    let mut codes = Vec::with_capacity(discounts.codes.len());
    for code in &discounts.codes {
        codes.push(clean(code)?);
    }
    Ok(DiscountCodes { codes })
}

fn payment(payment: Payment) -> Result<Option<Payment>, ApiError> {
    chosen(payment).map(|instrument| {
        instrument.map(|instrument| Payment {
            instruments: vec![instrument],
        })
    })
}

/// The chosen one of several instruments; `None` when there are none.
pub(crate) fn chosen(payment: Payment) -> Result<Option<Instrument>, ApiError> {
    let mut instruments = payment.instruments;
    if instruments.len() > 1 {
        instruments.retain(|instrument| instrument.selected == Some(true));
        if instruments.len() != 1 {
            return Err(invalid(
                "payment.instruments must have exactly one selected.",
            ));
        }
    }
    let Some(instrument) = instruments.pop() else {
        return Ok(None);
    };
    Ok(Some(Instrument {
        id: clean(&instrument.id)?,
        handler_id: clean(&instrument.handler_id)?,
        kind: clean(&instrument.kind)?,
        selected: Some(true),
    }))
}

/// The first method with its destinations and the choice of its first package. What the server adds is left out.
fn fulfillment(fulfillment: Fulfillment) -> Result<Fulfillment, ApiError> {
    let Some(method) = fulfillment.methods.into_iter().next() else {
        return Ok(Fulfillment::default());
    };
    let destinations = destinations(method.destinations)?;
    let selected = match optional(method.selected_destination_id)? {
        Some(id) => Some(id),
        None => match destinations.as_slice() {
            [only] => only.id.clone(),
            _ => None,
        },
    };
    let option = method
        .groups
        .into_iter()
        .next()
        .and_then(|group| group.selected_option_id);
    Ok(Fulfillment {
        methods: vec![FulfillmentMethod {
            id: METHOD_ID.to_owned(),
            kind: method.kind,
            line_item_ids: Vec::new(),
            destinations,
            selected_destination_id: selected,
            groups: vec![FulfillmentGroup {
                id: GROUP_ID.to_owned(),
                selected_option_id: optional(option)?,
                ..FulfillmentGroup::default()
            }],
        }],
    })
}

fn destinations(wanted: Vec<PostalAddress>) -> Result<Vec<PostalAddress>, ApiError> {
    if wanted.len() > MAX_DESTINATIONS {
        return Err(invalid("There are too many destinations."));
    }
    let mut destinations: Vec<PostalAddress> = Vec::with_capacity(wanted.len());
    for (index, wanted) in wanted.into_iter().enumerate() {
        let id = optional(wanted.id)?
            .filter(|id| {
                !destinations
                    .iter()
                    .any(|other| other.id.as_ref() == Some(id))
            })
            .unwrap_or_else(|| format!("dest_{}", index + 1));
        destinations.push(PostalAddress {
            id: Some(id),
            extended_address: optional(wanted.extended_address)?,
            street_address: optional(wanted.street_address)?,
            address_locality: optional(wanted.address_locality)?,
            address_region: optional(wanted.address_region)?,
            address_country: optional(wanted.address_country)?,
            postal_code: optional(wanted.postal_code)?,
            first_name: optional(wanted.first_name)?,
            last_name: optional(wanted.last_name)?,
            phone_number: optional(wanted.phone_number)?,
        });
    }
    Ok(destinations)
}

fn optional(text: Option<String>) -> Result<Option<String>, ApiError> {
    let text = text.map(|text| clean(&text)).transpose()?;
    Ok(text.filter(|text| !text.is_empty()))
}

/// A text without control characters (a line break in an address becomes `\n`), trimmed. Characters that change the
/// direction of the text around them go too: they could make an address read differently on a parcel.
fn clean(text: &str) -> Result<String, ApiError> {
    let kept: String = text
        .chars()
        .filter(|c| *c == '\n' || !(c.is_control() || is_directional(*c) || is_invisible(*c)))
        .collect();
    // Joiners and marks of direction belong between letters; alone they are no text.
    let kept = kept.trim_matches(|c: char| c.is_whitespace() || is_between(c));
    if kept.chars().count() > MAX_TEXT {
        return Err(ApiError::Invalid(format!(
            "A text is longer than {MAX_TEXT} characters."
        )));
    }
    Ok(kept.to_owned())
}

/// Embeddings, overrides and isolates of the bidirectional algorithm.
fn is_directional(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters without width or meaning to a reader: breaks, fillers, tags.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Joiners and marks of direction, which some scripts need between letters.
fn is_between(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200c}'..='\u{200f}')
}

/// Whether a request asks for something else than shipping.
pub(crate) fn wants_pickup(request: &CheckoutRequest) -> bool {
    request
        .fulfillment
        .as_ref()
        .and_then(|fulfillment| fulfillment.methods.first())
        .is_some_and(|method| method.kind != MethodType::Shipping)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: Option<&str>, offer: &str) -> LineItemRequest {
        LineItemRequest {
            id: id.map(ToOwned::to_owned),
            item: ItemRef {
                id: offer.to_owned(),
            },
            quantity: 1,
        }
    }

    fn request(lines: Vec<LineItemRequest>) -> CheckoutRequest {
        CheckoutRequest {
            line_items: lines,
            ..CheckoutRequest::default()
        }
    }

    fn ids(request: &CheckoutRequest) -> Vec<&str> {
        request
            .line_items
            .iter()
            .filter_map(|line| line.id.as_deref())
            .collect()
    }

    #[test]
    fn lines_keep_the_ids_that_the_server_gave_them() {
        let first = normalise(
            request(vec![line(Some("mine"), "a:1"), line(None, "a:2")]),
            None,
        )
        .unwrap();
        assert_eq!(ids(&first), ["li_1", "li_2"]);
        let next = request(vec![
            line(None, "a:3"),
            line(Some("li_2"), "a:2"),
            line(Some("li_2"), "a:2"),
        ]);
        let next = normalise(next, Some(&first)).unwrap();
        assert_eq!(ids(&next), ["li_1", "li_2", "li_3"]);
    }

    #[test]
    fn quantities_and_numbers_of_lines_have_bounds() {
        assert!(normalise(request(vec![]), None).is_err());
        assert!(normalise(request(vec![line(None, "a:1"); MAX_LINES + 1]), None).is_err());
        for quantity in [0, MAX_QUANTITY + 1, u32::MAX] {
            let wanted = LineItemRequest {
                quantity,
                ..line(None, "a:1")
            };
            assert!(
                normalise(request(vec![wanted]), None).is_err(),
                "{quantity}"
            );
        }
    }

    #[test]
    fn texts_lose_what_could_disguise_them() {
        assert_eq!(clean(" a\u{0}b\u{202e}c\nd\t ").unwrap(), "abc\nd");
        assert_eq!(clean("ก\u{200b}ข \u{e0041}").unwrap(), "กข");
        assert!(clean(&"x".repeat(MAX_TEXT + 1)).is_err());
    }

    #[test]
    fn a_text_of_which_nothing_is_seen_is_none_and_joiners_between_letters_stay() {
        for nothing in ["\u{200b}", " \u{200e}\u{200d} ", "\u{3164}", "\u{61c}"] {
            assert_eq!(clean(nothing).unwrap(), "", "{nothing:?}");
        }
        let persian = "می\u{200c}خواهم";
        assert_eq!(clean(persian).unwrap(), persian);
    }

    #[test]
    fn a_single_destination_is_chosen_and_one_of_several_is_not() {
        let wish = |count| Fulfillment {
            methods: vec![FulfillmentMethod {
                destinations: vec![PostalAddress::default(); count],
                ..FulfillmentMethod::default()
            }],
        };
        let chosen = |count| {
            fulfillment(wish(count)).unwrap().methods[0]
                .selected_destination_id
                .clone()
        };
        assert_eq!(chosen(1).as_deref(), Some("dest_1"));
        assert_eq!(chosen(2), None);
    }
}
