//! The first step: who receives it, and where.

use souk_commerce::address::{AddressField, AddressFormat, AddressProblem};
use souk_commerce::places::{self, Place};
use souk_commerce::{Address, Country, Shop};
use souk_ucp::v2026_04_08::field_of_path;
use souk_ui::prelude::*;
use souk_ui::views::address::{AddressEvent, AddressForm};

use super::Desk;
use crate::platform;
use crate::routes::CheckoutStep;
use crate::state::checkout::{PartySession, Work};

type Problems = Vec<(AddressField, AddressProblem)>;

/// The form.
pub(super) fn step(desk: Desk) -> Node {
    let checkout = desk.checkout;
    let problems = RwSignal::new(Problems::new());
    let address = Signal::derive(move || checkout.draft().with(|draft| draft.address.clone()));
    let served = RwSignal::new(Vec::<Place>::new());
    look_up(&desk, served, None);
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
            look_up(&desk, served, None);
        }
        AddressEvent::Typed(field, text) => {
            checkout.set_address(with_field(address.get_untracked(), field, text));
            problems.update(|problems| problems.retain(|(known, _)| *known != field));
            if field == AddressField::Postcode {
                look_up(&desk, served, Some(problems));
            } else {
                let places = served.get_untracked();
                fill_in(&desk, field, &places, &[], problems);
            }
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
    view! { <AddressForm words countries address places=served.into() problems=problems.into() on_event submit_label/> }
}

/// Finds the places that the postcode serves. Those of a postcode that was just typed are filled in, which `typed` says
/// with the problems that this solves. Without a table, or a network, everything is typed by hand.
fn look_up(desk: &Desk, served: RwSignal<Vec<Place>>, typed: Option<RwSignal<Problems>>) {
    let draft = desk.checkout.draft();
    let asked = move || {
        draft.with_untracked(|draft| (draft.address.country, draft.address.postcode.clone()))
    };
    let (country, postcode) = asked();
    let Some(table) = places::table(country, &postcode) else {
        // What was filled in stays until another postcode says otherwise.
        if typed.is_none() {
            served.set(Vec::new());
        }
        return;
    };
    let desk = desk.clone();
    platform::spawn(async move {
        let Ok(table) = desk.catalog.places(&table).await else {
            return;
        };
        if asked() != (country, postcode.clone()) {
            return;
        }
        let places = places::serving(&table, &postcode);
        if let Some(problems) = typed {
            let before = served.get_untracked();
            fill_in(&desk, AddressField::Postcode, &places, &before, problems);
        }
        served.set(places);
    });
}

/// Fills in what follows from the part that was typed.
fn fill_in(
    desk: &Desk,
    typed: AddressField,
    places: &[Place],
    before: &[Place],
    problems: RwSignal<Problems>,
) {
    let draft = desk.checkout.draft();
    let mut address = draft.with_untracked(|draft| draft.address.clone());
    let following = places::following(&address, typed, places, before);
    if following.is_empty() {
        return;
    }
    for (field, text) in following {
        problems.update(|problems| problems.retain(|(known, _)| *known != field));
        address = with_field(address, field, text);
    }
    desk.checkout.set_address(address);
}

/// Countries that at least one delivery names, the shop's own first; all that have a form of their own where a delivery
/// reaches every country.
pub(crate) fn countries(shop: &Shop) -> Vec<Country> {
    let terms = || shop.sellers.iter().flat_map(|seller| &seller.delivery);
    let named = terms().flat_map(|terms| terms.countries.iter().copied());
    let mut countries = vec![shop.market.country];
    countries.extend(named);
    if terms().any(|terms| terms.countries.is_empty()) {
        countries.extend(AddressFormat::known());
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
