//! A checkout as it is kept on the device until it is ordered: a promise to later versions of the program.
//!
//! Version 1 is JSON. What cannot be read is an empty checkout: the cart is kept elsewhere, and a form can be filled in
//! again.

use serde::{Deserialize, Serialize};
use souk_commerce::{Address, Country, OfferId, SellerId};
use souk_ucp::v2026_04_08::PaymentMethod;

/// A checkout on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Recipient and destination, as far as filled in.
    pub address: Address,
    /// Codes that were entered, for all selling parties.
    pub codes: Vec<String>,
    /// What was chosen and opened for each selling party.
    pub parties: Vec<PartyDraft>,
    /// Orders that are placed already.
    pub placed: Vec<PlacedOrder>,
}

/// A selling party's part of a checkout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyDraft {
    /// The seller.
    pub seller: SellerId,
    /// The chosen delivery.
    pub delivery: Option<String>,
    /// The chosen way to pay.
    pub payment: Option<PaymentMethod>,
    /// The session at the server.
    pub session: Option<String>,
    /// The key under which the order is being placed: kept before it is sent, so that a retry after a crash is the same.
    pub placing_key: Option<String>,
    /// The revision that the key belongs to.
    pub placing_etag: Option<String>,
}

/// An order with its private key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedOrder {
    /// Order id.
    pub id: String,
    /// Bearer token.
    pub token: String,
    /// What was ordered.
    pub offers: Vec<OfferId>,
}

impl Draft {
    /// Nothing filled in yet, for a country.
    pub fn empty(country: Country) -> Self {
        let text = String::new;
        let address = Address {
            name: text(),
            street: text(),
            locality: text(),
            district: text(),
            region: text(),
            postcode: text(),
            country,
            phone: text(),
            email: text(),
        };
        Self {
            address,
            codes: Vec::new(),
            parties: Vec::new(),
            placed: Vec::new(),
        }
    }

    /// Changes the part of a selling party; it begins empty.
    pub fn change_party(&mut self, seller: &SellerId, change: impl FnOnce(&mut PartyDraft)) {
        let position = self
            .parties
            .iter()
            .position(|party| &party.seller == seller);
        let mut party = position.map_or_else(
            || PartyDraft::empty(seller),
            |position| self.parties.remove(position),
        );
        change(&mut party);
        self.parties
            .insert(position.unwrap_or(self.parties.len()), party);
    }

    /// The part of a selling party.
    pub fn party(&self, seller: &SellerId) -> Option<&PartyDraft> {
        self.parties.iter().find(|party| &party.seller == seller)
    }
}

impl PartyDraft {
    fn empty(seller: &SellerId) -> Self {
        Self {
            seller: seller.clone(),
            delivery: None,
            payment: None,
            session: None,
            placing_key: None,
            placing_etag: None,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct SavedCheckoutV1 {
    version: u32,
    name: String,
    street: String,
    locality: String,
    district: String,
    region: String,
    postcode: String,
    country: String,
    phone: String,
    email: String,
    #[serde(default)]
    codes: Vec<String>,
    parties: Vec<SavedPartyV1>,
    placed: Vec<SavedOrderV1>,
}

#[derive(Serialize, Deserialize)]
struct SavedPartyV1 {
    seller: String,
    delivery: Option<String>,
    payment: Option<String>,
    session: Option<String>,
    placing_key: Option<String>,
    placing_etag: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct SavedOrderV1 {
    id: String,
    token: String,
    offers: Vec<String>,
}

/// Writes a draft.
pub fn write(draft: &Draft) -> String {
    let address = &draft.address;
    let saved = SavedCheckoutV1 {
        version: 1,
        name: address.name.clone(),
        street: address.street.clone(),
        locality: address.locality.clone(),
        district: address.district.clone(),
        region: address.region.clone(),
        postcode: address.postcode.clone(),
        country: address.country.as_str().to_owned(),
        phone: address.phone.clone(),
        email: address.email.clone(),
        codes: draft.codes.clone(),
        parties: draft.parties.iter().map(saved_party).collect(),
        placed: draft.placed.iter().map(saved_order).collect(),
    };
    serde_json::to_string(&saved).unwrap_or_default()
}

fn saved_party(party: &PartyDraft) -> SavedPartyV1 {
    SavedPartyV1 {
        seller: party.seller.to_string(),
        delivery: party.delivery.clone(),
        payment: party.payment.map(|method| method.id().to_owned()),
        session: party.session.clone(),
        placing_key: party.placing_key.clone(),
        placing_etag: party.placing_etag.clone(),
    }
}

fn saved_order(order: &PlacedOrder) -> SavedOrderV1 {
    SavedOrderV1 {
        id: order.id.clone(),
        token: order.token.clone(),
        offers: order.offers.iter().map(ToString::to_string).collect(),
    }
}

/// Reads a draft; `None` when the text is none.
pub fn read(text: &str) -> Option<Draft> {
    let saved: SavedCheckoutV1 = serde_json::from_str(text).ok()?;
    if saved.version != 1 {
        return None;
    }
    let party = |party: SavedPartyV1| {
        Some(PartyDraft {
            seller: SellerId::new(&party.seller).ok()?,
            delivery: party.delivery,
            payment: party.payment.and_then(|id| PaymentMethod::of_id(&id)),
            session: party.session,
            placing_key: party.placing_key,
            placing_etag: party.placing_etag,
        })
    };
    let order = |order: SavedOrderV1| PlacedOrder {
        id: order.id,
        token: order.token,
        offers: order
            .offers
            .iter()
            .filter_map(|offer| OfferId::parse(offer).ok())
            .collect(),
    };
    Some(Draft {
        address: Address {
            name: saved.name,
            street: saved.street,
            locality: saved.locality,
            district: saved.district,
            region: saved.region,
            postcode: saved.postcode,
            country: Country::parse(&saved.country)?,
            phone: saved.phone,
            email: saved.email,
        },
        codes: saved.codes,
        parties: saved.parties.into_iter().filter_map(party).collect(),
        placed: saved.placed.into_iter().map(order).collect(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_draft_survives_being_saved(name in ".{0,20}", codes in prop::collection::vec(".{0,9}", 0..3), key in prop::option::of("[a-z0-9-]{1,36}"), offers in prop::collection::vec("[^\\p{C}\\s]{1,9}", 0..3)) {
            let mut draft = Draft::empty(Country::parse("TH").unwrap());
            draft.address.name = name;
            draft.codes = codes;
            draft.change_party(&SellerId::new("nara").unwrap(), |party| {
                party.payment = Some(PaymentMethod::CashOnDelivery);
                party.placing_key = key;
            });
            let offers = offers.iter().map(|offer| OfferId::parse(&format!("nara:{offer}")).unwrap()).collect();
            draft.placed.push(PlacedOrder { id: "ord_1".into(), token: "t".into(), offers });
            prop_assert_eq!(read(&write(&draft)), Some(draft));
        }

        #[test]
        fn no_saved_text_breaks_the_reader(text in ".{0,80}") {
            let _ = read(&text);
        }
    }

    #[test]
    fn a_draft_that_was_saved_before_there_were_codes_is_read() {
        let draft = Draft::empty(Country::parse("TH").unwrap());
        let text = write(&draft).replace("\"codes\":[],", "");
        assert!(!text.contains("codes"));
        assert_eq!(read(&text), Some(draft));
    }

    #[test]
    fn a_draft_of_another_version_is_none() {
        let text = write(&Draft::empty(Country::parse("TH").unwrap()));
        assert!(read(&text.replace("\"version\":1", "\"version\":2")).is_none());
    }
}
