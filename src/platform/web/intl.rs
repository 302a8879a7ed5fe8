//! Numbers, money and dates by the browser's Intl, with numbering system and calendar pinned.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use souk_i18n::{Formatter, Locale};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// Making a formatter costs far more than using one.
    static FORMATTERS: RefCell<HashMap<String, Function>> = RefCell::default();
}

/// Formats in one interface language.
#[derive(Debug, Clone)]
pub struct IntlFormatter {
    tag: &'static str,
}

impl IntlFormatter {
    /// The formatter of a language: Latin digits everywhere, the Buddhist calendar in Thai, the Gregorian elsewhere.
    pub fn new(locale: Locale) -> Self {
        let tag = match locale.tag() {
            "th" => "th-TH-u-ca-buddhist-nu-latn",
            "ar" => "ar-u-ca-gregory-nu-latn",
            "en" => "en-GB-u-ca-gregory-nu-latn",
            other => other,
        };
        Self { tag }
    }

    fn formatted(
        &self,
        kind: &str,
        make: impl FnOnce(&Array) -> Option<Function>,
        value: &JsValue,
    ) -> Option<String> {
        let key = format!("{}{kind}", self.tag);
        let format = FORMATTERS.with_borrow_mut(|formatters| {
            if let Some(format) = formatters.get(&key) {
                return Some(format.clone());
            }
            let format = make(&Array::of1(&self.tag.into()))?;
            formatters.insert(key, format.clone());
            Some(format)
        })?;
        format.call1(&JsValue::NULL, value).ok()?.as_string()
    }
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // Setting a property of a fresh object cannot fail.
        Reflect::set(&options, &(*name).into(), &(*value).into()).ok();
    }
    options
}

impl Formatter for IntlFormatter {
    fn number(&self, value: u64) -> String {
        let text = value.to_string();
        let make = |tag: &Array| Some(Intl::NumberFormat::new(tag, &Object::new()).format());
        self.formatted("number", make, &text.as_str().into())
            .unwrap_or(text)
    }

    fn money(&self, decimal: &str, currency: &str) -> String {
        let make = |tag: &Array| {
            let options = options(&[
                ("style", "currency"),
                ("currency", currency),
                ("currencyDisplay", "narrowSymbol"),
                ("trailingZeroDisplay", "stripIfInteger"),
            ]);
            Some(Intl::NumberFormat::new(tag, &options).format())
        };
        self.formatted(currency, make, &decimal.into())
            .unwrap_or_else(|| format!("{currency} {decimal}"))
    }

    fn date(&self, iso: &str) -> String {
        let make = |tag: &Array| {
            let options = options(&[("dateStyle", "medium"), ("timeZone", "UTC")]);
            Some(Intl::DateTimeFormat::new(tag, &options).format())
        };
        self.formatted("date", make, &Date::new(&iso.into()))
            .unwrap_or_else(|| iso.to_owned())
    }

    fn country(&self, code: &str) -> String {
        let make = |tag: &Array| {
            let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
            let names: Function = Reflect::get(&intl, &"DisplayNames".into())
                .ok()?
                .dyn_into()
                .ok()?;
            let arguments = Array::of2(tag, &options(&[("type", "region")]));
            let names = Reflect::construct(&names, &arguments).ok()?;
            let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
            Some(of.bind0(&names))
        };
        self.formatted("country", make, &code.into())
            .unwrap_or_else(|| code.to_owned())
    }
}
