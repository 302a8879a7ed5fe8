//! Numbers and money by the browser's Intl, with the numbering system pinned as in the shop itself.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Reflect};
use souk_i18n::{Formatter, Locale};
use wasm_bindgen::{JsCast as _, JsValue};

thread_local! {
    /// Making a formatter costs far more than using one.
    static FORMATTERS: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Formats in one interface language.
#[derive(Debug, Clone)]
pub(crate) struct IntlFormatter {
    tag: &'static str,
}

impl IntlFormatter {
    /// The formatter of a language, with Latin digits everywhere.
    pub(crate) fn new(locale: Locale) -> Self {
        let tag = match locale.tag() {
            "th" => "th-TH-u-nu-latn",
            "ar" => "ar-u-nu-latn",
            "en" => "en-GB-u-nu-latn",
            other => other,
        };
        Self { tag }
    }

    /// Formats a decimal, as an amount when a currency is named.
    fn formatted(&self, decimal: &str, currency: &str) -> Option<String> {
        let key = format!("{}{currency}", self.tag);
        // Nothing of the engine's runs while the list is borrowed: what throws would leave it so.
        let kept = FORMATTERS.with_borrow(|formatters| {
            let found = formatters.iter().find(|(has, _)| *has == key);
            found.map(|(_, format)| format.clone())
        });
        let format = if let Some(format) = kept {
            format
        } else {
            let format = number_format(self.tag, currency)?;
            FORMATTERS.with_borrow_mut(|formatters| formatters.push((key, format.clone())));
            format
        };
        format
            .call1(&JsValue::NULL, &decimal.into())
            .ok()?
            .as_string()
    }
}

/// The function of a number format; `None` where the engine refuses its options.
fn number_format(tag: &str, currency: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"NumberFormat".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let arguments = Array::of2(&tag.into(), &options(currency));
    let format = Reflect::construct(&class, &arguments).ok()?;
    Reflect::get(&format, &"format".into())
        .ok()?
        .dyn_into()
        .ok()
}

fn options(currency: &str) -> Object {
    let options = Object::new();
    let pairs = [
        ("style", "currency"),
        ("currency", currency),
        ("currencyDisplay", "narrowSymbol"),
        ("trailingZeroDisplay", "stripIfInteger"),
    ];
    for (name, value) in pairs.iter().filter(|_| !currency.is_empty()) {
        // Setting a property of a fresh object cannot fail.
        Reflect::set(&options, &(*name).into(), &(*value).into()).ok();
    }
    options
}

impl Formatter for IntlFormatter {
    fn number(&self, value: u64) -> String {
        let text = value.to_string();
        self.formatted(&text, "").unwrap_or(text)
    }

    fn money(&self, decimal: &str, currency: &str) -> String {
        self.formatted(decimal, currency)
            .unwrap_or_else(|| format!("{currency} {decimal}"))
    }

    /// No card shows a day.
    fn date(&self, iso: &str) -> String {
        iso.to_owned()
    }

    /// No card shows a country.
    fn country(&self, code: &str) -> String {
        code.to_owned()
    }
}
