//! Drafts: texts with blanks, filled in from the settings.
//!
//! A blank is `{name}`; `{?name}` fills in nothing. A line in which a blank cannot be filled is left out. Lines between `@seller` and `@end` come once for each seller whose orders are taken here. Of lines beside each
//! other with `{way}` the fullest that can be filled comes once for each way of delivery. A heading with nothing below it goes.

use std::collections::BTreeMap;
use std::sync::Arc;

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::shop::{PaymentMethod, SaleMode, Seller};
use souk_commerce::{LanguageTag, Passage, Policy, PolicyKind, Shop};
use souk_i18n::{Locale, Messages};
use souk_ui::Words;
use souk_ui::components::terms::days_text;
use storefront::platform::IntlFormatter;

use super::{Imprint, locale, parse};

const TEXTS: [(&str, &str); 3] = [
    ("en", include_str!("en.txt")),
    ("th", include_str!("th.txt")),
    ("ar", include_str!("ar.txt")),
];

/// What fills blanks.
type Facts = BTreeMap<&'static str, String>;

/// A draft of every text in a language.
pub(super) fn all(shop: &Shop, imprint: &Imprint, language: &LanguageTag) -> Vec<Policy> {
    let locale = locale(language);
    let Some(words) = words(locale) else {
        return Vec::new();
    };
    let writer = Writer {
        shop,
        facts: facts(shop, imprint, &words),
        words,
    };
    let texts = PolicyKind::ALL.into_iter();
    texts
        .map(|kind| {
            let (title, text) = parse(&writer.fill(template(kind, locale)));
            Policy {
                kind,
                language: LanguageTag::parse(locale.tag()).unwrap_or_else(|| language.clone()),
                title: title.unwrap_or_default(),
                text: without_empty_headings(text),
            }
        })
        .filter(|policy| !policy.text.is_empty())
        .collect()
}

/// What a text is called where its own lines do not say it.
pub(super) fn title(kind: PolicyKind, language: &LanguageTag) -> String {
    let (title, _) = parse(template(kind, locale(language)));
    title.unwrap_or_default()
}

fn template(kind: PolicyKind, locale: Locale) -> &'static str {
    let text = TEXTS.iter().find(|(tag, _)| *tag == locale.tag());
    let text = text.or(TEXTS.first()).map_or("", |(_, text)| text);
    let mut sections = text.split("=== ");
    sections
        .find_map(|section| section.strip_prefix(kind.as_str()))
        .unwrap_or("")
}

fn words(locale: Locale) -> Option<Words> {
    let language = LanguageTag::parse(locale.tag())?;
    let messages = Messages::read(&souk_i18n::bundle(locale)).ok()?;
    let format = Arc::new(IntlFormatter::new(locale));
    Some(Words::new(Arc::new(messages), format, language))
}

fn facts(shop: &Shop, imprint: &Imprint, words: &Words) -> Facts {
    let own = shop
        .sellers
        .iter()
        .filter(|seller| seller.sale == SaleMode::Own);
    let country = shop.market.country;
    let tax = shop.market.tax.as_ref();
    let tax = |included: bool| {
        tax.filter(|tax| tax.included == included)
            .map(|tax| words.text(&tax.name))
    };
    let is = |holds: bool| holds.then(String::new);
    let address = Some(imprint.address.join("\n")).filter(|address| !address.is_empty());
    [
        (
            "name",
            Some(
                imprint
                    .name
                    .clone()
                    .unwrap_or_else(|| words.text(&shop.name)),
            ),
        ),
        ("address", address),
        ("represented_by", imprint.represented_by.clone()),
        ("register", imprint.register.clone()),
        ("tax_id", imprint.tax_id.clone()),
        ("email", shop.contact.email.clone()),
        ("phone", shop.contact.phone.clone()),
        ("url", Some(shop.host().to_owned())),
        ("currency", Some(shop.market.currency.to_string())),
        ("tax_included", tax(true)),
        ("tax_added", tax(false)),
        ("eea", is(country.is_in_eea())),
        ("pdpa", is(country.as_str() == "TH")),
        ("many", is(own.count() > 1)),
    ]
    .into_iter()
    .filter_map(|(name, fact)| Some((name, fact?)))
    .collect()
}

/// Fills in one language's drafts.
struct Writer<'a> {
    shop: &'a Shop,
    words: Words,
    facts: Facts,
}

impl Writer<'_> {
    fn fill(&self, template: &str) -> String {
        let mut out = String::new();
        let mut lines = template.lines();
        while let Some(line) = lines.next() {
            if line != "@seller" {
                out.extend(filled(line, &self.facts));
                continue;
            }
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "@end").collect();
            for seller in &self.shop.sellers {
                if seller.sale == SaleMode::Own {
                    self.of_seller(&block, seller, &mut out);
                }
            }
        }
        out
    }

    fn of_seller(&self, block: &[&str], seller: &Seller, out: &mut String) {
        let pays = |wanted: fn(&PaymentMethod) -> bool| {
            seller.payment.iter().any(wanted).then(String::new)
        };
        let own = [
            ("seller", Some(self.words.text(&seller.name))),
            ("ships_from", Some(self.words.country(seller.ships_from))),
            (
                "returns_days",
                seller.returns_days.map(|days| self.words.number(days)),
            ),
            (
                "transfer",
                pays(|method| matches!(method, PaymentMethod::BankTransfer(_))),
            ),
            (
                "cash",
                pays(|method| matches!(method, PaymentMethod::CashOnDelivery)),
            ),
        ];
        let facts = with(&self.facts, own);
        for lines in block.chunk_by(|one, other| is_way(one) && is_way(other)) {
            match lines {
                [line] if !is_way(line) => out.extend(filled(line, &facts)),
                lines => {
                    for terms in &seller.delivery {
                        let facts = with(&facts, self.way(terms));
                        let mut fullest = lines.iter().rev();
                        let fullest = fullest.find_map(|line| filled(line, &facts));
                        out.extend(fullest);
                    }
                }
            }
        }
    }

    fn way(&self, terms: &DeliveryTerms) -> [(&'static str, Option<String>); 4] {
        [
            ("way", Some(self.words.text(&terms.name))),
            ("way_price", Some(self.words.money(terms.price))),
            (
                "way_free",
                terms.free_from.map(|from| self.words.money(from)),
            ),
            ("way_days", Some(days_text(&self.words, terms.days))),
        ]
    }
}

fn is_way(line: &str) -> bool {
    line.contains("{way}")
}

fn with<const N: usize>(facts: &Facts, more: [(&'static str, Option<String>); N]) -> Facts {
    let more = more
        .into_iter()
        .filter_map(|(name, fact)| Some((name, fact?)));
    facts.clone().into_iter().chain(more).collect()
}

/// A line with its blanks filled and its end; `None` where one cannot be.
fn filled(line: &str, facts: &Facts) -> Option<String> {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}')?;
        out.push_str(before);
        match name.strip_prefix('?') {
            Some(name) => {
                facts.get(name)?;
            }
            None => out.push_str(facts.get(name)?),
        }
        rest = behind;
    }
    out.push_str(rest);
    out.push('\n');
    Some(out)
}

fn without_empty_headings(text: Vec<Passage>) -> Vec<Passage> {
    let is_heading = |passage: &Passage| matches!(passage, Passage::Heading(_));
    let next_is_heading: Vec<bool> = text.iter().skip(1).map(is_heading).chain([true]).collect();
    text.into_iter()
        .zip(next_is_heading)
        .filter(|(passage, next_is_heading)| !(is_heading(passage) && *next_is_heading))
        .map(|(passage, _)| passage)
        .collect()
}
