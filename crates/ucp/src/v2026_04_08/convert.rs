//! Between the wire and the vocabulary of the shop.

use souk_commerce::address::AddressField;
use souk_commerce::totals::TotalKind;
use souk_commerce::{Address, Country};

use super::checkout::{Buyer, Total};
use super::fulfillment::PostalAddress;

/// Path of the destinations of a checkout.
pub const DESTINATIONS_PATH: &str = "$.fulfillment.methods[0].destinations";

/// The type of a line of totals.
pub fn kind_name(kind: TotalKind) -> &'static str {
    match kind {
        TotalKind::Subtotal => "subtotal",
        TotalKind::ItemsDiscount => "items_discount",
        TotalKind::Fulfillment => "fulfillment",
        TotalKind::Discount => "discount",
        TotalKind::Fee => "fee",
        TotalKind::Tax => "tax",
    }
}

/// The amount of the line with a type, such as `total`.
pub fn total_amount(totals: &[Total], kind: &str) -> Option<i64> {
    totals
        .iter()
        .find(|total| total.kind == kind)
        .map(|total| total.amount)
}

/// The destination of an address. Its mail address belongs to the buyer: [`buyer_of`].
pub fn destination_of(address: &Address, id: &str) -> PostalAddress {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    PostalAddress {
        id: Some(id.to_owned()),
        extended_address: text(&address.district),
        street_address: text(&address.street),
        address_locality: text(&address.locality),
        address_region: text(&address.region),
        address_country: Some(address.country.as_str().to_owned()),
        postal_code: text(&address.postcode),
        first_name: text(&address.name),
        last_name: None,
        phone_number: text(&address.phone),
    }
}

/// The buyer who receives the goods at an address.
pub fn buyer_of(address: &Address) -> Buyer {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Buyer {
        first_name: text(&address.name),
        last_name: None,
        email: text(&address.email),
        phone_number: text(&address.phone),
        consent: None,
    }
}

/// The address of a destination; the buyer stands in for a name or telephone that it lacks. `None` without a country
/// code of two letters.
pub fn address_of(destination: &PostalAddress, buyer: Option<&Buyer>) -> Option<Address> {
    let country = Country::parse(destination.address_country.as_deref()?)?;
    let text = |text: Option<&str>| text.unwrap_or_default().trim().to_owned();
    let own_name = full_name(
        destination.first_name.as_deref(),
        destination.last_name.as_deref(),
    );
    let own_phone = text(destination.phone_number.as_deref());
    let name = match buyer {
        Some(buyer) if own_name.is_empty() => {
            full_name(buyer.first_name.as_deref(), buyer.last_name.as_deref())
        }
        _ => own_name,
    };
    let phone = match buyer {
        Some(buyer) if own_phone.is_empty() => text(buyer.phone_number.as_deref()),
        _ => own_phone,
    };
    Some(Address {
        name,
        street: text(destination.street_address.as_deref()),
        locality: text(destination.address_locality.as_deref()),
        district: text(destination.extended_address.as_deref()),
        region: text(destination.address_region.as_deref()),
        postcode: text(destination.postal_code.as_deref()),
        country,
        phone,
        email: buyer
            .map(|buyer| text(buyer.email.as_deref()))
            .unwrap_or_default(),
    })
}

fn full_name(first: Option<&str>, last: Option<&str>) -> String {
    [first, last]
        .into_iter()
        .flatten()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

const FIELD_NAMES: [(AddressField, &str); 7] = [
    (AddressField::Name, "first_name"),
    (AddressField::Street, "street_address"),
    (AddressField::Locality, "address_locality"),
    (AddressField::District, "extended_address"),
    (AddressField::Region, "address_region"),
    (AddressField::Postcode, "postal_code"),
    (AddressField::Phone, "phone_number"),
];
const EMAIL_PATH: &str = "$.buyer.email";

/// The path by which a message names a part of the address that is the destination with an index.
pub fn address_path(field: AddressField, index: usize) -> String {
    FIELD_NAMES
        .iter()
        .find(|(known, _)| *known == field)
        .map_or_else(
            || EMAIL_PATH.to_owned(),
            |(_, name)| format!("{DESTINATIONS_PATH}[{index}].{name}"),
        )
}

/// The part of the address that a message names by its path.
pub fn field_of_path(path: &str) -> Option<AddressField> {
    if path == EMAIL_PATH {
        return Some(AddressField::Email);
    }
    let (_, name) = path
        .strip_prefix(DESTINATIONS_PATH)?
        .strip_prefix('[')?
        .split_once("].")?;
    FIELD_NAMES
        .iter()
        .find(|(_, known)| *known == name)
        .map(|(field, _)| *field)
}
