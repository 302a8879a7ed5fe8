//! The foot of every page: settings, contact, who sells here, how prices are meant.

use crate::prelude::*;

use super::data::{Code, Data};
use super::language::{LanguageLink, language_items};
use super::link::Link;
use super::theme::{Appearance, AppearanceSwitch};
use crate::Words;

/// What the foot shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FooterFacts {
    /// The shop's name.
    pub shop_name: String,
    /// The shop's one sentence; empty for none.
    pub tagline: String,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone in international form.
    pub phone: Option<String>,
    /// What the shop says about itself and its terms.
    pub policies: Vec<Link>,
    /// All sellers.
    pub sellers: Vec<Link>,
    /// Remarks on prices, such as tax and their date, each a sentence.
    pub notes: Vec<String>,
    /// This page in every language.
    pub languages: Vec<LanguageLink>,
    /// Whether numbers are written ١٢٣, where the language leaves the choice.
    pub has_eastern_digits: Option<bool>,
}

/// The foot of a page.
#[component]
pub fn SiteFooter(
    /// Texts and formats.
    words: Words,
    /// What it shows.
    facts: FooterFacts,
    /// How bright the shop looks.
    appearance: Signal<Appearance>,
    /// Another appearance was chosen.
    on_appearance: Callback<Appearance>,
    /// Digits of the East, or of the West, were chosen.
    on_digits: Callback<bool>,
) -> Node {
    let languages = language_items(&words, facts.languages);
    let email = facts.email.map(|mail| {
        let href = String::from("mailto:") + &mail;
        view! { <li><a href=href><Code value=mail/></a></li> }
    });
    let phone = facts.phone.map(|phone| {
        let digits: String = phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        let href = String::from("tel:") + &digits;
        view! { <li><a href=href><Code value=phone/></a></li> }
    });
    let policies: Vec<_> = facts
        .policies
        .into_iter()
        .map(|policy| view! { <li><a href=policy.href><bdi>{policy.label}</bdi></a></li> })
        .collect();
    let contact = (email.is_some() || phone.is_some() || !policies.is_empty()).then(|| {
        view! {
            <section>
                <h2>{words.contact()}</h2>
                <ul role="list">{email} {phone} {policies}</ul>
            </section>
        }
    });
    let sellers: Vec<_> = facts
        .sellers
        .into_iter()
        .map(|seller| view! { <li><a href=seller.href><bdi>{seller.label}</bdi></a></li> })
        .collect();
    let digits = facts.has_eastern_digits.map(|is_eastern| {
        let change = move |_| on_digits.run(!is_eastern);
        view! {
            <label class="c-check">
                <input type="checkbox" checked=is_eastern on:change=change/>
                <span>{words.digits()} " ١٢٣"</span>
            </label>
        }
    });
    let notes: Vec<_> = facts
        .notes
        .into_iter()
        .map(|note| view! { <p>{note}</p> })
        .collect();
    view! {
        <footer class="c-footer">
            <div class="c-footer__columns l-center">
                <section class="c-footer__shop">
                    <p class="c-footer__name"><Data value=facts.shop_name/></p>
                    <p><Data value=facts.tagline/></p>
                </section>
                <section><h2>{words.sellers_here()}</h2><ul role="list">{sellers}</ul></section>
                {contact}
                <section class="c-footer__settings">
                    <h2>{words.language_choice()}</h2>
                    <ul role="list" class="c-footer__languages">{languages}</ul>
                    <AppearanceSwitch words=words.clone() appearance on_change=on_appearance/>
                    {digits}
                </section>
            </div>
            <div class="c-footer__notes l-center">{notes}</div>
        </footer>
    }
}
