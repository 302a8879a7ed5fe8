//! What stands in a mail: the words of a language, filled with an order.

use souk_commerce::{Currency, Money, Shop};
use souk_ucp::v2026_04_08::PaymentMethod;

use crate::store::orders::OrderRow;
use crate::store::shipments::ShipmentRow;

/// Texts by language, the one that stands in for others first.
const TEXTS: [(&str, &str); 3] = [
    ("en", include_str!("../../mail/en.txt")),
    ("th", include_str!("../../mail/th.txt")),
    ("ar", include_str!("../../mail/ar.txt")),
];
const PHRASES: &str = "phrases";

/// Subject and body of the mail about something that happened to an order; `None` when nobody is told of it.
pub(super) fn write(
    shop: &Shop,
    order: &OrderRow,
    parcels: &[ShipmentRow],
    kind: &str,
    link: &str,
) -> Option<(String, String)> {
    let text = text(order.language.base())?;
    let template = section(text, kind).filter(|_| kind != PHRASES)?;
    let say = |name: &str, values: &[(&str, &str)]| {
        let phrase = section(text, PHRASES)
            .into_iter()
            .flat_map(str::lines)
            .find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        phrase
            .map(|phrase| fill(phrase, values))
            .unwrap_or_default()
    };
    let amount = |minor| amount(order, minor);
    let contact = [&shop.contact.email, &shop.contact.phone];
    let contact: Vec<&str> = contact.into_iter().filter_map(Option::as_deref).collect();
    let due_back = order.balance.due_back();
    let values = [
        ("reference", order.reference.clone()),
        ("shop", shop.name.get(&order.language).to_owned()),
        ("lines", lines(order)),
        ("totals", totals(order)),
        ("delivery", order.delivery.clone()),
        ("address", address(order)),
        ("payment", payment(order, say)),
        ("link", link.to_owned()),
        ("refunded", amount(order.balance.refunded)),
        (
            "due_back",
            match due_back {
                0 => String::new(),
                due => say("due_back", &[("amount", &amount(due))]),
            },
        ),
        (
            "tracking",
            match parcel(parcels) {
                parcel if parcel.is_empty() => String::new(),
                parcel => say("tracking", &[("parcel", &parcel)]),
            },
        ),
        (
            "contact",
            match contact.join(", ") {
                contact if contact.is_empty() => String::new(),
                contact => say("contact", &[("contact", &contact)]),
            },
        ),
    ];
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let (subject, body) = template.split_once('\n')?;
    Some((fill(subject, &values), without_gaps(&fill(body, &values))))
}

fn text(language: &str) -> Option<&'static str> {
    let find = |wanted: &str| TEXTS.iter().find(|(known, _)| *known == wanted);
    find(language).or(TEXTS.first()).map(|(_, text)| *text)
}

/// What stands below a name in brackets.
fn section<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("[{name}]\n"))?;
    Some(rest.split("\n[").next().unwrap_or(rest))
}

/// Puts values into their places, each once: what a value holds is no place.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// No two empty lines in a row, none at the ends.
fn without_gaps(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for line in text.trim().lines() {
        if !(line.is_empty() && kept.last().is_some_and(|last| last.is_empty())) {
            kept.push(line);
        }
    }
    kept.join("\n") + "\n"
}

fn amount(order: &OrderRow, minor: i64) -> String {
    let money =
        Currency::parse(&order.currency).and_then(|currency| Money::new(minor, currency).ok());
    money.map_or_else(String::new, |money| {
        format!("{} {}", money.to_decimal(), order.currency)
    })
}

fn lines(order: &OrderRow) -> String {
    let lines = order.lines.iter().filter(|line| line.kept() > 0);
    let lines: Vec<String> = lines
        .map(|line| format!("{} × {}", line.kept(), line.title))
        .collect();
    lines.join("\n")
}

/// Names and amounts as the checkout showed them.
fn totals(order: &OrderRow) -> String {
    let lines: Vec<String> = order
        .totals
        .iter()
        .map(|total| {
            let name = total.display_text.as_deref().unwrap_or(&total.kind);
            format!("{name}: {}", amount(order, total.amount))
        })
        .collect();
    lines.join("\n")
}

fn address(order: &OrderRow) -> String {
    let place = &order.destination;
    let parts = [
        &place.first_name,
        &place.street_address,
        &place.extended_address,
        &place.address_locality,
        &place.address_region,
        &place.postal_code,
        &place.address_country,
    ];
    let parts: Vec<&str> = parts.into_iter().filter_map(Option::as_deref).collect();
    parts.join("\n")
}

fn payment(order: &OrderRow, say: impl Fn(&str, &[(&str, &str)]) -> String) -> String {
    let amount = amount(order, order.balance.outstanding());
    match (order.payment_method, &order.account) {
        (PaymentMethod::CashOnDelivery, _) => say("cash", &[("amount", &amount)]),
        (PaymentMethod::BankTransfer, Some(account)) => {
            let pay_by = order
                .pay_by
                .map(|moment| souk_commerce::Date::of(moment).to_iso());
            let account = format!("{}, {}, {}", account.holder, account.bank, account.account);
            let values = [
                ("amount", amount.as_str()),
                ("pay_by", pay_by.as_deref().unwrap_or_default()),
                ("account", &account),
                ("reference", &order.reference),
            ];
            say("transfer", &values)
        }
        (PaymentMethod::Card, _) => say("card", &[("amount", &amount)]),
        (PaymentMethod::BankTransfer, None) => String::new(),
    }
}

fn parcel(parcels: &[ShipmentRow]) -> String {
    let Some(parcel) = parcels.iter().rfind(|parcel| parcel.kind == "shipped") else {
        return String::new();
    };
    let parts = [
        &parcel.carrier,
        &parcel.tracking_number,
        &parcel.tracking_url,
    ];
    let parts: Vec<&str> = parts.into_iter().filter_map(Option::as_deref).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_mails_with_the_same_places() {
        let places = |text: &str| {
            let mut places: Vec<String> = text
                .split('{')
                .skip(1)
                .map(|rest| rest.split('}').next().unwrap().to_owned())
                .collect();
            places.sort();
            places
        };
        let [(_, english), others @ ..] = TEXTS;
        for name in [
            "order_placed",
            "payment_received",
            "goods_shipped",
            "order_canceled",
            "payment_refunded",
            PHRASES,
        ] {
            let expected = places(section(english, name).unwrap());
            for (language, text) in others {
                assert_eq!(
                    places(section(text, name).unwrap()),
                    expected,
                    "{language} {name}"
                );
            }
        }
    }

    #[test]
    fn a_value_that_looks_like_a_place_stays_as_it_is() {
        assert_eq!(
            fill("{a} and {b}", &[("a", "{b}"), ("b", "x")]),
            "{b} and x"
        );
        assert_eq!(fill("open { end", &[]), "open  end");
    }
}
