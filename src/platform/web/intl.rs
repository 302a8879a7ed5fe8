//! Numbers, money and dates by the browser's Intl, with numbering system and calendar pinned.

use souk_i18n::{Formatter, Locale};

use crate::platform::has_eastern_digits;

mod browser {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen(module = "/src/platform/web/browser.js")]
    extern "C" {
        #[wasm_bindgen(js_name = formatNumber)]
        pub(super) fn number(tag: &str, digits: &str) -> Option<String>;
        #[wasm_bindgen(js_name = formatMoney)]
        pub(super) fn money(tag: &str, decimal: &str, currency: &str) -> Option<String>;
        #[wasm_bindgen(js_name = formatDate)]
        pub(super) fn date(tag: &str, iso: &str) -> Option<String>;
        #[wasm_bindgen(js_name = rankNames)]
        pub(super) fn rank_names(tag: &str, names: &str) -> Vec<u32>;
        #[wasm_bindgen(js_name = formatCountry)]
        pub(super) fn country(tag: &str, code: &str) -> Option<String>;
    }
}

/// Places of names in the order of a language; names are single lines.
pub fn rank_names(tag: &str, names: &[&str]) -> Vec<u32> {
    browser::rank_names(tag, &names.join("\n"))
}

/// Formats in one interface language. What Intl refuses stands as it came.
#[derive(Debug, Clone)]
pub struct IntlFormatter {
    tag: &'static str,
}

impl IntlFormatter {
    /// The formatter of a language: Latin digits everywhere, in Arabic unless the device asks for others; the Buddhist calendar in Thai, the Gregorian elsewhere.
    pub fn new(locale: Locale) -> Self {
        let tag = match locale.tag() {
            "th" => "th-TH-u-ca-buddhist-nu-latn",
            "ar" if has_eastern_digits() => "ar-u-ca-gregory-nu-arab",
            "ar" => "ar-u-ca-gregory-nu-latn",
            "en" => "en-GB-u-ca-gregory-nu-latn",
            other => other,
        };
        Self { tag }
    }
}

impl Formatter for IntlFormatter {
    fn number(&self, value: u64) -> String {
        let digits = value.to_string();
        browser::number(self.tag, &digits).unwrap_or(digits)
    }

    fn money(&self, decimal: &str, currency: &str) -> String {
        browser::money(self.tag, decimal, currency).unwrap_or_else(|| [currency, decimal].join(" "))
    }

    fn date(&self, iso: &str) -> String {
        browser::date(self.tag, iso).unwrap_or_else(|| iso.to_owned())
    }

    fn country(&self, code: &str) -> String {
        browser::country(self.tag, code).unwrap_or_else(|| code.to_owned())
    }
}
