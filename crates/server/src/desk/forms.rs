//! The forms of an order, each folded away but for the next one, and what is said about one that had no effect.

use super::acts::{Act, Slip};
use super::fields::Nonce;
use super::html::Html;
use super::order::{Returned, Sheet};
use super::web::{Refusal, Sitting};
use super::words;
use crate::app::AppState;
use crate::store::orders::OrderRow;

/// A field of a form.
struct Field {
    name: String,
    label: &'static str,
    /// Title and language of the line that the field is about.
    about: Option<(String, String)>,
    hint: Option<String>,
    value: String,
    kind: Kind,
    is_optional: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Amount,
    Count,
    Address,
    Box,
}

impl Field {
    fn new(name: &str, label: &'static str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            label,
            about: None,
            hint: None,
            value: String::new(),
            kind,
            is_optional: false,
        }
    }

    fn optional(self) -> Self {
        Self {
            is_optional: true,
            ..self
        }
    }

    fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }
}

/// What stands on a form's fold, above its fields and on its button.
fn texts(act: Act, order: &OrderRow) -> (&'static str, &'static str, &'static str) {
    match act {
        Act::Confirm if order.balance.outstanding() == 0 => (
            "Book a further payment",
            "Nothing is missing: what comes in now is to go back.",
            "Book it",
        ),
        Act::Confirm => (
            "Confirm a payment",
            "Book what stands in the account, whether it is all of it or not.",
            "Confirm the payment",
        ),
        Act::Pick => (
            "Pick the goods",
            "They lie ready, and have not left.",
            "They are picked",
        ),
        Act::Ship => (
            "Send the goods",
            "They have left. The buyer sees it, with what you write here.",
            "They have left",
        ),
        Act::Deliver => (
            "Note the arrival",
            "The buyer has them.",
            "They have arrived",
        ),
        Act::Refund => (
            "Book money that went back",
            "This sends no money: give it back first, then book it here.",
            "Book it",
        ),
        Act::Cancel => (
            "Cancel the order",
            "Its pieces can be sold again, and what came in is owed back.",
            "Cancel the order",
        ),
    }
}

fn fields(act: Act, order: &OrderRow) -> Vec<Field> {
    let amount = |minor: i64| Field {
        value: if minor > 0 {
            words::decimal(order, minor)
        } else {
            String::new()
        },
        ..Field::new("amount", "Amount", Kind::Amount).hint(format!("In {}", order.currency))
    };
    let number = || {
        Field::new(
            "bank_reference",
            "The bank\u{2019}s number of it",
            Kind::Text,
        )
        .hint("With it the payment is booked once, whoever books it again")
        .optional()
    };
    match act {
        Act::Confirm => vec![amount(order.balance.outstanding()), number()],
        Act::Pick | Act::Deliver => Vec::new(),
        Act::Ship => vec![
            Field::new("carrier", "Carrier", Kind::Text).optional(),
            Field::new("tracking_number", "Number to follow it by", Kind::Text).optional(),
            Field::new("tracking_url", "Page to follow it on", Kind::Address)
                .hint("A whole address: https://\u{2026}")
                .optional(),
        ],
        Act::Refund => {
            let due = order.balance.due_back();
            let kept = words::amount(order, order.balance.kept());
            let mut fields = vec![
                amount(due).hint(format!("At most {kept} came in and did not go back")),
                number(),
            ];
            let lines = order.lines.iter().filter(|line| line.kept() > 0);
            fields.extend(lines.map(|line| {
                Field {
                    about: Some((order.language.as_str().to_owned(), line.title.clone())),
                    ..Field::new(
                        &format!("pieces-{}", line.line_id),
                        "Pieces that came back",
                        Kind::Count,
                    )
                    .hint(format!("Of {}", line.kept()))
                    .optional()
                }
            }));
            fields
        }
        Act::Cancel => vec![Field::new(
            "sure",
            "Give this order up. It cannot be taken back.",
            Kind::Box,
        )],
    }
}

/// What is said first about a form that had no effect.
pub(super) fn summary(html: &mut Html, act: Act, slip: &Slip) {
    html.raw("<div class=\"slip\" role=\"alert\" tabindex=\"-1\" autofocus><h2>Nothing was changed</h2><ul><li>");
    match slip {
        Slip::Field(name, says) => {
            html.raw("<a href=\"#").text(&id(act, name)).raw("\">");
            html.text(says).raw("</a>");
        }
        Slip::Order(says) => {
            html.text(says);
        }
        Slip::Other(_) => {}
    }
    html.raw("</li></ul></div>");
}

fn id(act: Act, name: &str) -> String {
    format!("{}-{name}", act.word())
}

/// The forms that a role may send and that the order's state allows.
pub(super) fn write(
    html: &mut Html,
    state: &AppState,
    sitting: &Sitting,
    sheet: &Sheet,
    returned: Option<Returned<'_>>,
) -> Result<(), Refusal> {
    let acts = Act::ALL
        .into_iter()
        .filter(|act| act.is_for(sitting.row.role) && act.fits(&sheet.order, sheet.is_picked()));
    let acts: Vec<Act> = acts.collect();
    if acts.is_empty() {
        return Ok(());
    }
    let next = next(&acts, sheet);
    html.raw("<section aria-labelledby=\"todo\"><h2 id=\"todo\">What to do</h2>");
    for act in acts {
        let returned = returned.filter(|(of, _, _)| *of == act);
        let nonce = Nonce::new(&state.sources)?;
        let is_open = match returned {
            Some(_) => true,
            None => Some(act) == next,
        };
        let (title, hint, button) = texts(act, &sheet.order);
        html.raw(if is_open {
            "<details class=\"act\" open><summary>"
        } else {
            "<details class=\"act\"><summary>"
        });
        html.raw(title)
            .raw("</summary><form method=\"post\" action=\"/desk/orders/")
            .text(&sheet.order.reference)
            .raw("/")
            .raw(act.word())
            .raw("\"><p>")
            .raw(hint)
            .raw("</p>");
        nonce.write(html, sitting);
        html.raw("<input type=\"hidden\" name=\"seen\" value=\"")
            .text(&sheet.seen().to_string())
            .raw("\">");
        for field in fields(act, &sheet.order) {
            write_field(html, act, &field, returned);
        }
        html.raw(if Some(act) == next {
            "<button class=\"main\">"
        } else {
            "<button>"
        });
        html.raw(button).raw("</button></form></details>");
    }
    html.raw("</section>");
    Ok(())
}

/// The form that is probably wanted.
fn next(acts: &[Act], sheet: &Sheet) -> Option<Act> {
    let balance = sheet.order.balance;
    let is_wanted = |act: Act| match act {
        Act::Confirm => sheet.order.pay_by.is_some() && balance.outstanding() > 0,
        Act::Refund => balance.due_back() > 0,
        Act::Pick | Act::Ship | Act::Deliver => true,
        Act::Cancel => false,
    };
    acts.iter().copied().find(|act| is_wanted(*act))
}

fn write_field(html: &mut Html, act: Act, field: &Field, returned: Option<Returned<'_>>) {
    let id = id(act, &field.name);
    let slip = returned.and_then(|(_, _, slip)| match slip {
        Slip::Field(name, says) if *name == field.name => Some(says),
        _ => None,
    });
    let value = returned.map_or(field.value.as_str(), |(_, typed, _)| typed.get(&field.name));
    html.raw(if field.kind == Kind::Box {
        "<div class=\"field box\"><label for=\""
    } else {
        "<div class=\"field\"><label for=\""
    });
    html.text(&id).raw("\">").raw(field.label);
    if let Some((language, title)) = &field.about {
        html.raw(": ").local(language, title);
    }
    if field.is_optional {
        html.raw(" <small>(may be left out)</small>");
    }
    html.raw("</label>");
    if let Some(hint) = &field.hint {
        html.raw("<p class=\"hint\" id=\"")
            .text(&id)
            .raw("-hint\">");
        html.text(hint).raw("</p>");
    }
    if let Some(says) = slip {
        html.raw("<p class=\"wrong\" id=\"")
            .text(&id)
            .raw("-wrong\">");
        html.text(says).raw("</p>");
    }
    html.raw("<input id=\"")
        .text(&id)
        .raw("\" name=\"")
        .text(&field.name);
    html.raw(match field.kind {
        Kind::Text => "\" type=\"text\" dir=\"auto\" maxlength=\"200\" autocomplete=\"off\"",
        Kind::Amount => "\" type=\"text\" inputmode=\"decimal\" dir=\"ltr\" maxlength=\"30\" autocomplete=\"off\"",
        Kind::Count => "\" type=\"text\" inputmode=\"numeric\" dir=\"ltr\" maxlength=\"9\" autocomplete=\"off\"",
        Kind::Address => "\" type=\"text\" inputmode=\"url\" dir=\"ltr\" maxlength=\"1000\" autocomplete=\"off\"",
        Kind::Box => "\" type=\"checkbox\"",
    });
    if field.kind == Kind::Box {
        html.raw(" value=\"yes\"");
    } else {
        html.raw(" value=\"").text(value).raw("\"");
    }
    if field.hint.is_some() || slip.is_some() {
        html.raw(" aria-describedby=\"");
        if field.hint.is_some() {
            html.text(&id).raw("-hint ");
        }
        if slip.is_some() {
            html.text(&id).raw("-wrong");
        }
        html.raw("\"");
    }
    html.raw(if slip.is_some() {
        " aria-invalid=\"true\"></div>"
    } else {
        "></div>"
    });
}
