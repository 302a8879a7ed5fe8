//! The currency that a shopper thinks in, beside the one that is charged.

use std::sync::Arc;

use souk_commerce::Currency;
use souk_commerce::pricing::ExchangeRate;
use souk_ui::components::approximate::OtherCurrency;
use souk_ui::prelude::*;

use crate::platform;
use crate::services::catalog::Catalog;

/// The chosen currency in small storage.
const CURRENCY: &str = "souk-currency";

/// The choice of this device over the rates of the shop. Where the rates cannot be had, there is nothing to choose.
pub fn other_currency(catalog: Catalog) -> OtherCurrency {
    let rates = RwSignal::default();
    platform::spawn(async move {
        if let Ok(found) = catalog.rates().await {
            rates.set(found);
        }
    });
    chosen_among(rates.into())
}

/// The choice of this device over rates.
pub fn chosen_among(rates: Signal<Arc<Vec<ExchangeRate>>>) -> OtherCurrency {
    let kept = platform::stored_choice(CURRENCY).and_then(|code| Currency::parse(&code));
    let chosen = RwSignal::new(kept);
    OtherCurrency {
        rates,
        chosen: chosen.into(),
        on_choose: Callback::new(move |currency: Option<Currency>| {
            let code = currency.as_ref().map_or("", Currency::code);
            platform::store_choice(CURRENCY, code);
            chosen.set(currency);
        }),
    }
}
