//! What a feed shows of the shop behind it: name, language, country, currency, delivery. Every guess is written into a
//! first `souk.toml`, where the merchant sees it and can correct it.

use std::collections::BTreeMap;
use std::path::Path;

use souk_commerce::{Country, Currency, LanguageTag, Money};
use souk_feeds::{Feed, RowList};

/// What a feed shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Guess {
    /// Title of the channel, else the file's name.
    pub(crate) name: String,
    /// Description of the channel.
    pub(crate) tagline: Option<String>,
    /// Language of the texts.
    pub(crate) language: Option<LanguageTag>,
    /// Where it sells; `None` when nothing shows it.
    pub(crate) country: Option<Country>,
    /// Whether the merchant said so.
    pub(crate) country_is_given: bool,
    /// Currency of most prices; `None` when no price names one.
    pub(crate) currency: Option<Currency>,
    /// The delivery price that most records name for the country.
    pub(crate) delivery: Option<Money>,
}

/// Country, its language and its currency, where one of them points to the others; no currency where it is the euro, which
/// points to no country.
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("AE", "ar", "AED"),
    ("AR", "es", "ARS"),
    ("AT", "de", ""),
    ("AU", "en", "AUD"),
    ("BE", "nl", ""),
    ("BG", "bg", ""),
    ("BH", "ar", "BHD"),
    ("BR", "pt", "BRL"),
    ("CA", "en", "CAD"),
    ("CH", "de", "CHF"),
    ("CL", "es", "CLP"),
    ("CN", "zh", "CNY"),
    ("CZ", "cs", "CZK"),
    ("DE", "de", ""),
    ("DK", "da", "DKK"),
    ("EG", "ar", "EGP"),
    ("ES", "es", ""),
    ("FI", "fi", ""),
    ("FR", "fr", ""),
    ("GB", "en", "GBP"),
    ("GR", "el", ""),
    ("HU", "hu", "HUF"),
    ("ID", "id", "IDR"),
    ("IE", "en", ""),
    ("IL", "he", "ILS"),
    ("IN", "en", "INR"),
    ("IT", "it", ""),
    ("JO", "ar", "JOD"),
    ("JP", "ja", "JPY"),
    ("KR", "ko", "KRW"),
    ("KW", "ar", "KWD"),
    ("KZ", "ru", "KZT"),
    ("MA", "ar", "MAD"),
    ("MX", "es", "MXN"),
    ("MY", "en", "MYR"),
    ("NL", "nl", ""),
    ("NO", "no", "NOK"),
    ("NZ", "en", "NZD"),
    ("OM", "ar", "OMR"),
    ("PH", "en", "PHP"),
    ("PL", "pl", "PLN"),
    ("PT", "pt", ""),
    ("QA", "ar", "QAR"),
    ("RO", "ro", "RON"),
    ("RU", "ru", "RUB"),
    ("SA", "ar", "SAR"),
    ("SE", "sv", "SEK"),
    ("SG", "en", "SGD"),
    ("SK", "sk", ""),
    ("TH", "th", "THB"),
    ("TN", "ar", "TND"),
    ("TR", "tr", "TRY"),
    ("TW", "zh", "TWD"),
    ("UA", "uk", "UAH"),
    ("US", "en", "USD"),
    ("VN", "vi", "VND"),
    ("ZA", "en", "ZAR"),
];

/// Looks at a feed. `currency` and `country` are what the merchant said already.
pub(crate) fn guess<R: RowList>(
    feed: &Feed<R>,
    currency: Option<Currency>,
    country: Option<Country>,
) -> Guess {
    let country_is_given = country.is_some();
    let told = country.and_then(currency_of);
    let currency = currency.or_else(|| feed.currency()).or(told);
    let country = country.or_else(|| guess_country(feed, currency));
    let file = Path::new(&feed.file);
    let stem = file
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or("Souk");
    Guess {
        name: feed.head.title.clone().unwrap_or_else(|| stem.to_owned()),
        tagline: feed
            .head
            .description
            .clone()
            .filter(|text| text.chars().count() <= 160),
        language: language_of(feed, country),
        delivery: country
            .zip(currency)
            .and_then(|(country, currency)| feed.delivery_price(country, currency)),
        country,
        country_is_given,
        currency,
    }
}

/// What a country pays with.
pub(crate) fn currency_of(country: Country) -> Option<Currency> {
    let mut all = COUNTRIES.iter();
    let (_, _, code) = all.find(|(known, _, _)| *known == country.as_str())?;
    Currency::parse(if code.is_empty() { "EUR" } else { code })
}

/// By the delivery that records name, by the host's ending, by the currency.
fn guess_country<R: RowList>(feed: &Feed<R>, currency: Option<Currency>) -> Option<Country> {
    feed.delivery_country()
        .or_else(|| country_of_host(feed.head.link.as_deref()?))
        .or_else(|| {
            let code = currency?;
            let found = COUNTRIES.iter().find(|(_, _, own)| *own == code.code());
            Country::parse(found.map_or("", |(country, _, _)| country))
        })
}

fn country_of_host(link: &str) -> Option<Country> {
    let host = link.split("://").nth(1)?.split(['/', ':', '?']).next()?;
    let ending = host.rsplit('.').next()?.to_ascii_uppercase();
    let code = if ending == "UK" {
        "GB"
    } else {
        ending.as_str()
    };
    let is_known = COUNTRIES.iter().any(|(country, _, _)| *country == code);
    is_known.then(|| Country::parse(code))?
}

/// By what the channel declares, by the script of the titles, by the country. A country whose language has a script of
/// its own says nothing about Latin titles.
pub(crate) fn language_of<R: RowList>(
    feed: &Feed<R>,
    country: Option<Country>,
) -> Option<LanguageTag> {
    const OWN_SCRIPTS: [&str; 10] = ["ar", "th", "he", "el", "ru", "uk", "bg", "ja", "ko", "zh"];
    let titles = feed.first_titles().iter().map(String::as_str);
    let by_country = || {
        let code = country?;
        let (_, language, _) = COUNTRIES
            .iter()
            .find(|(known, _, _)| *known == code.as_str())?;
        (!OWN_SCRIPTS.contains(language)).then_some(*language)
    };
    let declared = feed.head.language.as_deref().and_then(LanguageTag::parse);
    declared
        .or_else(|| LanguageTag::parse(script_language(titles).or_else(by_country).unwrap_or("en")))
}

/// The language of a script that has one language by far; `None` for Latin letters, and when they prevail.
fn script_language<'a>(titles: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut counts: BTreeMap<&'static str, u64> = BTreeMap::new();
    for c in titles.flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        let language = match u32::from(c) {
            0x0E00..=0x0E7F => "th",
            0x0600..=0x06FF | 0x0750..=0x077F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => "ar",
            0x0590..=0x05FF => "he",
            0x0370..=0x03FF => "el",
            0x0400..=0x04FF => "ru",
            0x3040..=0x30FF => "ja",
            0xAC00..=0xD7AF => "ko",
            0x4E00..=0x9FFF => "zh",
            _ => "",
        };
        let count = counts.entry(language).or_default();
        *count = count.saturating_add(1);
    }
    let (language, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (!language.is_empty()).then_some(language)
}
