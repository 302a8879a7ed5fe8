//! The address: a form that asks for what its country uses, in its order, and the way an address is read back.

use crate::prelude::*;
use leptos::html;
use souk_commerce::address::{AddressField, AddressFormat, AddressProblem};
use souk_commerce::places::{self, Place};
use souk_commerce::{Address, Country};

use crate::components::data::{Code, Data};
use crate::components::field::{Field, FieldKind, FieldTexts};
use crate::components::select::{Choice, option};
use crate::{Source, Words};

/// What a shopper does to the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressEvent {
    /// Another country; the form asks for other parts.
    Country(Country),
    /// The text of a part.
    Typed(AddressField, String),
    /// The form is done. Problems are expected in the signal when the callback returns.
    Submitted,
}

/// The address form.
#[component]
pub fn AddressForm(
    /// Texts and formats.
    words: Words,
    /// Countries that are delivered to; a single one is not asked for.
    countries: Vec<Country>,
    /// The address; what is typed is kept by whoever holds it.
    address: Signal<Address>,
    /// The places that its postcode serves, to choose from; empty where none are known.
    places: Signal<Vec<Place>>,
    /// What is wrong with it. Shown as it stands: leave it empty until the form was submitted once.
    problems: Signal<Vec<(AddressField, AddressProblem)>>,
    /// What the shopper does.
    on_event: Callback<AddressEvent>,
    /// The words of the button.
    #[prop(into)]
    submit_label: String,
) -> Node {
    let summary = NodeRef::<html::Div>::new();
    let attempts = RwSignal::new(0_u32);
    effect(move || {
        if attempts.get() > 0
            && problems.with_untracked(|problems| !problems.is_empty())
            && let Some(summary) = summary.get_untracked()
        {
            // A failure to focus leaves the summary where it is, in view.
            summary.focus().ok();
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_event.run(AddressEvent::Submitted);
        attempts.update(|attempts| *attempts = attempts.saturating_add(1));
    };
    let country = Source::new(move || address.with(|address| address.country));
    let fields = {
        let (words, country) = (words.clone(), country.clone());
        // Only another country draws other fields: the address itself changes with every letter.
        on_change(
            move || country.get(),
            move |&country| {
                AddressFormat::of(country)
                    .fields
                    .iter()
                    .map(|&field| {
                        address_field(&words, country, field, address, places, problems, on_event)
                    })
                    .collect::<Vec<_>>()
            },
        )
    };
    let select =
        (countries.len() > 1).then(|| country_select(&words, countries, country.clone(), on_event));
    view! {
        <form class="c-form" novalidate on:submit=submit>
            <div class="c-form__errors" tabindex="-1" role="alert" node_ref=summary>
                {error_summary(&words, country, problems)}
            </div>
            {select}
            {fields}
            <button type="submit" class="c-button c-button--main">{submit_label}</button>
        </form>
    }
}

fn country_select(
    words: &Words,
    countries: Vec<Country>,
    current: Source<Country>,
    on_event: Callback<AddressEvent>,
) -> Node {
    let value = Source::new(move || current.get().to_string());
    let options: Vec<_> = countries
        .into_iter()
        .map(|country| {
            option(
                Choice::new(country.to_string(), words.country(country)),
                value.clone(),
            )
        })
        .collect();
    let change = move |event| {
        if let Some(country) = Country::parse(&event_target_value(&event)) {
            on_event.run(AddressEvent::Country(country));
        }
    };
    view! {
        <div class="c-field">
            <label for="address-country">{words.field_country()}</label>
            <span class="c-pick">
                <select class="c-input" id="address-country" autocomplete="country" on:change=change>{options}</select>
            </span>
        </div>
    }
}

fn error_summary(
    words: &Words,
    country: Source<Country>,
    problems: Signal<Vec<(AddressField, AddressProblem)>>,
) -> impl Fn() -> Option<Node> + Send + use<> {
    let words = words.clone();
    move || {
        let problems = problems.get();
        if problems.is_empty() {
            return None;
        }
        let count = u64::try_from(problems.len()).unwrap_or(u64::MAX);
        let items: Vec<_> = problems
            .into_iter()
            .map(|(field, problem)| {
                let text = field_label(&words, country.peek(), field)
                    + ": "
                    + &problem_text(&words, country.peek(), field, problem);
                view! { <li><a href=String::from("#") + field_id(field)>{text}</a></li> }
            })
            .collect();
        Some(view! { <p>{words.errors_found(count, &words.number(count))}</p> <ul>{items}</ul> })
    }
}

fn address_field(
    words: &Words,
    country: Country,
    field: AddressField,
    address: Signal<Address>,
    places: Signal<Vec<Place>>,
    problems: Signal<Vec<(AddressField, AddressProblem)>>,
    on_event: Callback<AddressEvent>,
) -> Node {
    let is_required = AddressFormat::of(country).required.contains(&field);
    let texts = FieldTexts {
        label: field_label(words, country, field),
        hint: hint(words, field).to_owned(),
        optional: if is_required {
            String::new()
        } else {
            words.optional().to_owned()
        },
    };
    let value = Memo::new(move |_| address.with(|address| address.field(field).to_owned()));
    let choices = Source::new(move || places.with(|places| places::choices(places, field)));
    let words = words.clone();
    let error = Source::new(move || {
        problems.with(|problems| {
            problems
                .iter()
                .find(|(wrong, _)| *wrong == field)
                .map(|(_, problem)| problem_text(&words, country, field, *problem))
                .unwrap_or_default()
        })
    });
    let typed = Callback::new(move |text| on_event.run(AddressEvent::Typed(field, text)));
    view! { <Field id=field_id(field) texts kind=kind(field) value choices error on_input=typed/> }
}

fn field_id(field: AddressField) -> &'static str {
    match field {
        AddressField::Name => "address-name",
        AddressField::Street => "address-street",
        AddressField::Locality => "address-locality",
        AddressField::District => "address-district",
        AddressField::Region => "address-region",
        AddressField::Postcode => "address-postcode",
        AddressField::Phone => "address-phone",
        AddressField::Email => "address-email",
    }
}

/// How each part is typed. Postcode and phone are text with a fitting keyboard: a number field drops digits that are
/// not ASCII.
fn kind(field: AddressField) -> FieldKind {
    let (input, keyboard, autocomplete, is_ltr) = match field {
        AddressField::Name => ("text", "text", "name", false),
        AddressField::Street => ("textarea", "text", "street-address", false),
        AddressField::Locality => ("text", "text", "address-level2", false),
        AddressField::District => ("text", "text", "address-level3", false),
        AddressField::Region => ("text", "text", "address-level1", false),
        AddressField::Postcode => ("text", "numeric", "postal-code", true),
        AddressField::Phone => ("tel", "tel", "tel", true),
        AddressField::Email => ("email", "email", "email", true),
    };
    FieldKind {
        input,
        keyboard,
        autocomplete,
        is_ltr,
    }
}

/// The name of a part as its country calls it.
fn field_label(words: &Words, country: Country, field: AddressField) -> String {
    match (field, country.as_str()) {
        (AddressField::Name, _) => words.field_name(),
        (AddressField::Street, _) => words.field_street(),
        (AddressField::Locality, "TH") => words.field_subdistrict(),
        (AddressField::Locality, "AE") => words.field_area(),
        (AddressField::Locality, _) => words.field_city(),
        (AddressField::District, _) => words.field_district(),
        (AddressField::Region, "TH") => words.field_province(),
        (AddressField::Region, "AE") => words.field_emirate(),
        (AddressField::Region, "US") => words.field_state(),
        (AddressField::Region, "EG") => words.field_governorate(),
        (AddressField::Region, _) => words.field_region(),
        (AddressField::Postcode, _) => words.field_postcode(),
        (AddressField::Phone, _) => words.field_phone(),
        (AddressField::Email, _) => words.field_email(),
    }
    .to_owned()
}

fn hint(words: &Words, field: AddressField) -> &str {
    match field {
        AddressField::Phone => words.hint_phone(),
        AddressField::Email => words.hint_email(),
        AddressField::Street => words.hint_street(),
        _ => "",
    }
}

fn problem_text(
    words: &Words,
    country: Country,
    field: AddressField,
    problem: AddressProblem,
) -> String {
    match (problem, field) {
        (AddressProblem::Missing, _) => words.error_missing().to_owned(),
        (AddressProblem::TooLong, _) => words.error_too_long().to_owned(),
        (AddressProblem::Malformed, AddressField::Email) => words.error_email().to_owned(),
        (AddressProblem::Malformed, AddressField::Phone) => words.error_phone().to_owned(),
        (AddressProblem::Malformed, AddressField::Postcode) => AddressFormat::of(country)
            .postcode_digits
            .first()
            .and_then(|digits| u64::try_from(*digits).ok())
            .map_or_else(
                || words.error_malformed().to_owned(),
                |digits| words.error_postcode(digits, &words.number(digits)),
            ),
        (AddressProblem::Malformed, _) => words.error_malformed().to_owned(),
    }
}

/// An address to be read.
#[component]
pub fn AddressCard(
    /// Texts and formats.
    words: Words,
    /// The address.
    address: Address,
) -> Node {
    let place = joined(&[&address.locality, &address.district]);
    let region = joined(&[&address.region, &address.postcode]);
    let lines: Vec<_> = [
        address.name,
        address.street,
        place,
        region,
        words.country(address.country),
    ]
    .into_iter()
    .filter(|line| !line.trim().is_empty())
    .map(|line| view! { <span><Data value=line/></span> })
    .collect();
    view! {
        <address class="p-address">
            {lines}
            <span><Code value=address.phone/></span>
            <span><Code value=address.email/></span>
        </address>
    }
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join(" ")
}
