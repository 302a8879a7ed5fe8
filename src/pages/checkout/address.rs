//! The first step: who receives it, and where.

use souk_commerce::address::{AddressField, AddressFormat, AddressProblem};
use souk_commerce::{Address, Country, Shop};
use souk_ucp::v2026_04_08::field_of_path;
use souk_ui::prelude::*;
use souk_ui::views::address::{AddressEvent, AddressForm};

use super::Desk;
use crate::routes::CheckoutStep;
use crate::state::checkout::{PartySession, Work};

type Problems = Vec<(AddressField, AddressProblem)>;

/// The form.
pub(super) fn step(desk: Desk) -> Node {
    let checkout = desk.checkout;
    let problems = RwSignal::new(Problems::new());
    let address = Signal::derive(move || checkout.draft().with(|draft| draft.address.clone()));
    let countries = countries(&desk.shop);
    let words = desk.scene.words.clone();
    let submit_label = words.continue_to_delivery().to_owned();
    let on_event = Callback::new(move |event| match event {
        AddressEvent::Country(country) => {
            checkout.set_address(Address {
                country,
                ..address.get_untracked()
            });
            problems.set(Problems::new());
        }
        AddressEvent::Typed(field, text) => {
            checkout.set_address(with_field(address.get_untracked(), field, text));
            problems.update(|problems| problems.retain(|(known, _)| *known != field));
        }
        AddressEvent::Submitted => {
            problems.set(address.get_untracked().problems());
            // A second press while the first is on its way would open a second session.
            let is_asking = checkout.work().with_untracked(|work| *work == Work::Asking);
            if problems.with_untracked(Vec::is_empty) && !is_asking {
                let onward = desk.clone();
                desk.ask(move || {
                    let objections = checkout
                        .sessions()
                        .with_untracked(|sessions| objections(sessions));
                    if objections.is_empty() {
                        onward.go(CheckoutStep::Delivery);
                    } else {
                        problems.set(objections);
                    }
                });
            }
        }
    });
    view! { <AddressForm words countries address problems=problems.into() on_event submit_label/> }
}

/// Countries that at least one delivery names, the shop's own first; all that have a form of their own where a delivery
/// reaches every country.
pub(crate) fn countries(shop: &Shop) -> Vec<Country> {
    let terms = || shop.sellers.iter().flat_map(|seller| &seller.delivery);
    let named = terms().flat_map(|terms| terms.countries.iter().copied());
    let mut countries = vec![shop.market.country];
    countries.extend(named);
    if terms().any(|terms| terms.countries.is_empty()) {
        countries.extend(
            AddressFormat::KNOWN
                .iter()
                .filter_map(|code| Country::parse(code)),
        );
    }
    let mut seen = Vec::new();
    countries.retain(|country| {
        let is_new = !seen.contains(country);
        seen.push(*country);
        is_new
    });
    countries
}

fn with_field(mut address: Address, field: AddressField, text: String) -> Address {
    let place = match field {
        AddressField::Name => &mut address.name,
        AddressField::Street => &mut address.street,
        AddressField::Locality => &mut address.locality,
        AddressField::District => &mut address.district,
        AddressField::Region => &mut address.region,
        AddressField::Postcode => &mut address.postcode,
        AddressField::Phone => &mut address.phone,
        AddressField::Email => &mut address.email,
    };
    *place = text;
    address
}

/// What the server finds wrong with the address.
fn objections(sessions: &[PartySession]) -> Problems {
    let mut problems = Problems::new();
    for message in sessions
        .iter()
        .flat_map(|party| &party.session.checkout.messages)
    {
        let Some(field) = message.path.as_deref().and_then(field_of_path) else {
            continue;
        };
        if !problems.iter().any(|(known, _)| *known == field) {
            let problem = if message.is_about("missing") {
                AddressProblem::Missing
            } else {
                AddressProblem::Malformed
            };
            problems.push((field, problem));
        }
    }
    problems
}
