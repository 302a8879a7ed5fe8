//! Writes facts as [`super::read()`] reads them.

use crate::money::Money;

use super::{Basis, Chapters, Customs, Fact, Use, Values};

/// The facts as a file, in their order and without remarks.
pub fn write(customs: &Customs) -> String {
    let mut text = String::from("souk-customs 1\n");
    for row in customs.rows() {
        let (kind, of, value) = columns(&row.fact);
        let day = |day: Option<crate::time::Date>| day.map(crate::time::Date::to_iso);
        let columns = [
            kind.to_owned(),
            row.place.as_str().to_owned(),
            of,
            value,
            day(row.from).unwrap_or_default(),
            day(row.until).unwrap_or_default(),
            row.source.is_estimate.to_string(),
            row.source.as_of.to_iso(),
            row.source.name.clone(),
        ];
        text.push_str(&columns.join("|"));
        text.push('\n');
    }
    text
}

/// Kind, of what, and value.
fn columns(fact: &Fact) -> (&'static str, String, String) {
    match fact {
        Fact::Member(territory) => ("member", String::new(), territory.as_str().to_owned()),
        Fact::Vat(class, rate_bp) => ("vat", class.as_str().to_owned(), rate(*rate_bp)),
        Fact::Duty(of, rate_bp) => ("duty", of.map(chapters).unwrap_or_default(), rate(*rate_bp)),
        Fact::DutyPerHeading { each, up_to } => ("duty-per-heading", amount(*up_to), amount(*each)),
        Fact::DutyFree(value) => ("duty-free", String::new(), amount(*value)),
        Fact::TaxFree(value) => ("tax-free", String::new(), amount(*value)),
        Fact::Handling { each, of } => {
            let of = match of {
                Values::All => String::new(),
                Values::Above(value) => format!("above {}", amount(*value)),
                Values::UpTo(value) => format!("up to {}", amount(*value)),
            };
            ("handling", of, amount(*each))
        }
        Fact::Basis(purpose, basis) => {
            let of = match purpose {
                Use::Threshold => "threshold",
                Use::Duty => "duty",
                Use::Tax => "tax",
            };
            let value = match basis {
                Basis::Goods => "goods",
                Basis::Delivered => "delivered",
            };
            ("basis", of.to_owned(), value.to_owned())
        }
    }
}

fn rate(bp: u32) -> String {
    format!("{}.{:02}%", bp / 100, bp % 100)
}

fn amount(money: Money) -> String {
    format!("{} {}", money.to_decimal(), money.currency().code())
}

fn chapters(of: Chapters) -> String {
    format!("{}-{}", of.first, of.last)
}
