//! `souk init`: a first `souk.toml` from what a feed shows.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use souk_commerce::{Country, Currency, LanguageTag};
use souk_i18n::Locale;

use crate::failure::{BadInput, Failure};
use crate::guess::{Guess, guess};
use crate::intake;
use crate::source::is_address;

/// Write a first souk.toml from what a feed shows.
///
/// Name, language, country, currency and delivery are read off the feed where it shows them. What was taken for granted
/// is marked "assumed": look at those lines before you open the shop.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The feed, or one feed for each language
    #[arg(required = true, value_name = "FEED")]
    feeds: Vec<PathBuf>,
    /// Where to write the settings
    #[arg(long, value_name = "FILE", default_value = "souk.toml")]
    out: PathBuf,
    /// Currency of prices that name none, such as CZK
    #[arg(long, value_parser = intake::parse_currency)]
    currency: Option<Currency>,
    /// Country in which the shop sells, such as CZ
    #[arg(long, value_parser = intake::parse_country)]
    country: Option<Country>,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    if args.out.exists() {
        return Err(BadInput::new(
            &args.out.display().to_string(),
            "there are settings already, and they are left as they are",
            "remove the file first, or name another with --out FILE",
        )
        .into());
    }
    let mut report = souk_feeds::Report::default();
    let mut files = Vec::new();
    let mut first = None;
    for path in &args.feeds {
        let feed = intake::read_products(path, &path.display().to_string(), &mut report)?;
        let seen = guess(&feed, args.currency, args.country);
        let language = seen.language.as_ref().map(ToString::to_string);
        files.push((path_from(&args.out, path)?, language));
        first.get_or_insert(seen);
    }
    let seen = first.context("no feed was named")?;
    let text = settings_text(&seen, &files);
    let mut file = fs::File::create_new(&args.out)
        .with_context(|| format!("{} cannot be written", args.out.display()))?;
    file.write_all(text.as_bytes())
        .with_context(|| format!("{} cannot be written", args.out.display()))?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} is written. Look at the lines marked \"assumed\", then:",
        args.out.display()
    )?;
    writeln!(
        out,
        "  souk build --settings {} --out site",
        args.out.display()
    )?;
    Ok(())
}

/// A feed's path as the settings have to write it: below their folder, else in full.
fn path_from(settings: &Path, feed: &Path) -> anyhow::Result<String> {
    if let Some(address) = feed.to_str().filter(|name| is_address(name)) {
        return Ok(address.to_owned());
    }
    let full = |path: &Path| {
        std::path::absolute(path).with_context(|| format!("{} cannot be found", path.display()))
    };
    let settings = full(settings)?;
    let feed = full(feed)?;
    let below = settings
        .parent()
        .and_then(|folder| feed.strip_prefix(folder).ok());
    Ok(below.unwrap_or(&feed).display().to_string())
}

/// The languages of the feeds that have messages, quoted; English when none has.
fn interface_languages(seen: &Guess, files: &[(String, Option<String>)]) -> Vec<String> {
    let first = seen.language.as_ref().map(LanguageTag::as_str);
    let others = files.iter().filter_map(|(_, language)| language.as_deref());
    let mut languages = Vec::new();
    for locale in first.into_iter().chain(others).filter_map(Locale::parse) {
        let quoted = format!("\"{}\"", locale.tag());
        if !languages.contains(&quoted) {
            languages.push(quoted);
        }
    }
    if languages.is_empty() {
        languages.push(format!("\"{}\"", Locale::ENGLISH.tag()));
    }
    languages
}

/// A settings file from a guess. `files` are feeds with their languages.
pub(crate) fn settings_text(seen: &Guess, files: &[(String, Option<String>)]) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let country = seen
        .country
        .map_or_else(|| "US".to_owned(), |country| country.to_string());
    let currency = seen
        .currency
        .map_or_else(|| "USD".to_owned(), |currency| currency.to_string());
    let delivery = seen.delivery.map(souk_commerce::Money::to_decimal);
    let assumed = |is_so: bool| if is_so { " # assumed" } else { "" };

    let mut text = String::from(
        "# Settings of a shop. docs/formats/souk-toml.md describes every key.\nversion = 1\n\n[shop]\n",
    );
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    line(format!("name = {}", quoted(&seen.name)));
    if let Some(tagline) = &seen.tagline {
        line(format!("tagline = {}", quoted(tagline)));
    }
    line("# The address at which the shop will stand:".to_owned());
    line("# url = \"https://shop.example\"".to_owned());
    line("# Languages of buttons and messages; the texts of the feed stay as they are.".to_owned());
    line(format!(
        "languages = [{}]",
        interface_languages(seen, files).join(", ")
    ));
    line("\n[market]".to_owned());
    line(format!(
        "country = {}{}",
        quoted(&country),
        assumed(!seen.country_is_given)
    ));
    line(format!(
        "currency = {}{}",
        quoted(&currency),
        assumed(seen.currency.is_none())
    ));
    line("# [market.tax]\n# name = \"VAT\"\n# rate = \"7\"\n# included = true".to_owned());
    line("\n[[sellers]]".to_owned());
    line("id = \"shop\"".to_owned());
    line(format!("name = {}", quoted(&seen.name)));
    line("# \"own\": orders are placed in this shop. \"page\": the shopper is led to the seller's own page.".to_owned());
    line("sale = \"own\" # assumed".to_owned());
    line("# Whether shoppers may know how many pieces there are, where the feed says it.\n# stock_counts = true".to_owned());
    line("\n[[sellers.delivery]]".to_owned());
    line("id = \"standard\"".to_owned());
    line(
        "name = { en = \"Standard delivery\", th = \"จัดส่งมาตรฐาน\", ar = \"توصيل عادي\" }"
            .to_owned(),
    );
    line(format!("countries = [{}]", quoted(&country)));
    line(format!(
        "price = {}{}",
        quoted(delivery.as_deref().unwrap_or("0")),
        assumed(delivery.is_none())
    ));
    line("days = [2, 5] # assumed".to_owned());
    line("cash_on_delivery_fee = \"0\" # assumed".to_owned());
    line("\n[payment]".to_owned());
    line("cash_on_delivery = true # assumed".to_owned());
    line("# [payment.bank]\n# holder = \"Shop Ltd\"\n# bank = \"Name of the bank\"\n# account = \"IBAN or account number\"\n# promptpay = \"mobile number or tax id\"".to_owned());
    for (file, language) in files {
        line("\n[[feeds]]".to_owned());
        line(format!("file = {}", quoted(file)));
        if let Some(language) = language {
            line(format!("language = {}", quoted(language)));
        }
    }
    text
}
