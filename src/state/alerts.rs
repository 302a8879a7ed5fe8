//! What a shopper waits for: a product for less, or a product that can be had again.
//!
//! The device keeps it as text in small storage, an alert to a line, the latest first: the product's id, what is waited for,
//! and what the last look found, between tabs. Amounts are minor units, a space and the currency. Whoever draws for the
//! shopper looks again; nobody is told while the shop is closed.

use souk_commerce::alerts::{Alarm, Alert, Look, alarm};
use souk_commerce::{Currency, Money, Product, ProductId};
use souk_i18n::Locale;

use crate::platform;
use crate::services::catalog::Catalog;

const KEY: &str = "souk-alerts";
/// Most alerts of a device: each is a file that may have to be fetched.
const MOST: usize = 50;

/// An alert of this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// The product.
    pub product: ProductId,
    /// What is waited for.
    pub alert: Alert,
    /// What the last look found.
    pub look: Look,
}

impl Watch {
    /// Whether what is waited for is so now.
    pub fn is_met(&self) -> bool {
        match (self.alert, self.look.price()) {
            (Alert::PriceBelow(limit), Some(price)) => price < limit,
            (Alert::BackInStock, price) => price.is_some(),
            (Alert::PriceBelow(_), None) => false,
        }
    }

    fn is_of(&self, product: &ProductId, alert: Alert) -> bool {
        let is_alike = matches!(
            (self.alert, alert),
            (Alert::PriceBelow(_), Alert::PriceBelow(_)) | (Alert::BackInStock, Alert::BackInStock)
        );
        self.product == *product && is_alike
    }
}

/// All alerts.
pub fn all() -> Vec<Watch> {
    let text = platform::stored_choice(KEY).unwrap_or_default();
    text.lines().take(MOST).filter_map(read).collect()
}

/// Those of a product.
pub fn of(product: &ProductId) -> Vec<Watch> {
    let mut watches = all();
    watches.retain(|watch| watch.product == *product);
    watches
}

/// Keeps an alert, instead of a former one of the same kind; whether the device keeps it.
pub fn keep(watch: Watch) -> bool {
    let mut watches = all();
    watches.retain(|kept| !kept.is_of(&watch.product, watch.alert));
    watches.insert(0, watch);
    watches.truncate(MOST);
    write(&watches)
}

/// Forgets an alert; whether the device does.
pub fn forget(product: &ProductId, alert: Alert) -> bool {
    let mut watches = all();
    watches.retain(|kept| !kept.is_of(product, alert));
    write(&watches)
}

/// Looks again at everything that is waited for: what has come about since the last look, with the product's title. What
/// cannot be looked at now is looked at another time.
pub async fn check(catalog: &Catalog, locale: Locale, home: Currency) -> Vec<(String, Alarm)> {
    let mut told = Vec::new();
    for watch in all() {
        let Ok(found) = catalog.product(locale, &watch.product).await else {
            continue;
        };
        let look = found
            .as_ref()
            .map_or(Look::Absent, |product| look(product, watch.alert, home));
        if look == watch.look {
            continue;
        }
        if let Some(alarm) = alarm(watch.alert, watch.look, look) {
            let title = found.map(|product| product.title).unwrap_or_default();
            told.push((title, alarm));
        }
        // The list may have changed while the product was on its way.
        let mut watches = all();
        for kept in watches.iter_mut().filter(|kept| **kept == watch) {
            kept.look = look;
        }
        write(&watches);
    }
    told
}

/// What a product can be had for now, in the currency of an alert.
pub fn look(product: &Product, alert: Alert, home: Currency) -> Look {
    let currency = match alert {
        Alert::PriceBelow(limit) => limit.currency(),
        Alert::BackInStock => home,
    };
    let offers = product.variants.iter().flat_map(|variant| &variant.offers);
    Look::of(offers, platform::now(), currency)
}

fn write(watches: &[Watch]) -> bool {
    let lines: Vec<String> = watches.iter().map(line).collect();
    let text = lines.join("\n");
    platform::store_choice(KEY, &text);
    platform::stored_choice(KEY).unwrap_or_default() == text
}

fn line(watch: &Watch) -> String {
    let alert = match watch.alert {
        Alert::PriceBelow(limit) => amount(limit),
        Alert::BackInStock => String::from("stock"),
    };
    let look = match watch.look {
        Look::Absent => String::from("absent"),
        Look::Unpriced => String::from("unpriced"),
        Look::At(price) => amount(price),
    };
    [watch.product.as_str(), &alert, &look].join("\t")
}

fn read(line: &str) -> Option<Watch> {
    let mut columns = line.split('\t');
    let product = ProductId::new(columns.next()?).ok()?;
    let alert = match columns.next()? {
        "stock" => Alert::BackInStock,
        limit => Alert::PriceBelow(money(limit)?),
    };
    let look = match columns.next()? {
        "absent" => Look::Absent,
        "unpriced" => Look::Unpriced,
        price => Look::At(money(price)?),
    };
    Some(Watch {
        product,
        alert,
        look,
    })
}

fn amount(money: Money) -> String {
    [&money.minor().to_string(), money.currency().code()].join(" ")
}

fn money(text: &str) -> Option<Money> {
    let (minor, currency) = text.split_once(' ')?;
    Money::new(minor.parse().ok()?, Currency::parse(currency)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thb(minor: i64) -> Money {
        Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
    }

    fn watch(product: &str, alert: Alert, look: Look) -> Watch {
        Watch {
            product: ProductId::new(product).unwrap(),
            alert,
            look,
        }
    }

    #[test]
    fn what_is_waited_for_is_kept_the_latest_first_and_one_of_a_kind() {
        let stock = watch("pot", Alert::BackInStock, Look::Absent);
        let dear = watch("tea", Alert::PriceBelow(thb(900)), Look::At(thb(1_000)));
        let cheap = watch("tea", Alert::PriceBelow(thb(500)), Look::Unpriced);
        for kept in [&stock, &dear, &cheap] {
            assert!(keep(kept.clone()));
        }
        assert_eq!(all(), [cheap.clone(), stock.clone()]);
        assert_eq!(of(&stock.product), std::slice::from_ref(&stock));
        assert!(forget(&cheap.product, Alert::PriceBelow(thb(1))));
        assert_eq!(all(), [stock]);
    }

    #[test]
    fn what_is_no_alert_is_passed_over() {
        platform::store_choice(
            KEY,
            "tea\nfine\tstock\tabsent\ntea\t5 THB\n\t\t\ntea\tx\ty\tz",
        );
        let names: Vec<String> = all()
            .iter()
            .map(|watch| watch.product.to_string())
            .collect();
        assert_eq!(names, ["fine"]);
    }

    #[test]
    fn a_limit_is_met_below_it() {
        let is_met = |alert, look| watch("tea", alert, look).is_met();
        let below = Alert::PriceBelow(thb(100));
        assert!(is_met(below, Look::At(thb(99))));
        assert!(!is_met(below, Look::At(thb(100))));
        assert!(!is_met(below, Look::Unpriced));
        assert!(is_met(Alert::BackInStock, Look::At(thb(100))));
        assert!(!is_met(Alert::BackInStock, Look::Absent));
    }
}
