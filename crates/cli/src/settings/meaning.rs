//! What the settings mean: every value checked, every default filled in.

use std::path::{Path, PathBuf};

use souk_commerce::history::ReductionRule;
use souk_commerce::language::LocalText;
use souk_commerce::shop::{Contact, Market, SaleMode, TaxRule, Theme};
use souk_commerce::{Country, Currency, LanguageTag, Money, Seller, SellerId, Shop};
use toml::Spanned;

use super::problem::{SettingsError, at, nearest};
use super::rates::basis_points;
use super::raw::{
    RawDecimal, RawFeed, RawKind, RawMode, RawSettings, RawTax, RawText, RawTheme, RawUrl,
};
use super::sellers::payment_of;
use super::{FeedEntry, FeedKind, MATCHES, Settings};
use super::{card, customs, every, languages, mail};
use crate::source::is_address;

/// Origin of a shop whose settings name none: where `souk serve` stands.
pub(crate) const LOCAL_ORIGIN: &str = "http://127.0.0.1:8080";

/// The file that is being understood.
pub(super) struct Source<'a> {
    pub(super) name: &'a str,
    pub(super) folder: &'a Path,
    pub(super) text: &'a str,
}

impl Source<'_> {
    pub(super) fn wrong<T>(
        &self,
        value: &Spanned<T>,
        problem: String,
        remedy: &str,
    ) -> SettingsError {
        at(
            self.name,
            self.text,
            Some(value.span()),
            problem,
            remedy.to_owned(),
        )
    }
}

pub(super) type Result<T> = std::result::Result<T, SettingsError>;

pub(super) fn understand(source: &Source<'_>, raw: RawSettings) -> Result<Settings> {
    if *raw.version.get_ref() != 1 {
        let problem = format!(
            "version {} of the settings is not known",
            raw.version.get_ref()
        );
        return Err(source.wrong(&raw.version, problem, "write version = 1"));
    }
    let languages = languages::understand(source, &raw.shop)?;
    let country = country(source, &raw.market.country, "market.country")?;
    let currency = Currency::parse(raw.market.currency.get_ref()).ok_or_else(|| {
        let problem = format!(
            "market.currency: {:?} is no currency",
            raw.market.currency.get_ref()
        );
        source.wrong(
            &raw.market.currency,
            problem,
            "write the three letters of ISO 4217, such as THB",
        )
    })?;
    let reader = Reader {
        source,
        languages: &languages,
        country,
        currency,
    };
    let policies = reader.policies(&raw.policies, raw.imprint)?;
    let payment = raw.payment.as_ref().map(payment_of).unwrap_or_default();
    let mut sellers = reader.sellers(&raw.sellers, &payment)?;
    let is_comparison = raw.shop.mode == RawMode::Comparison;
    if is_comparison {
        for seller in &mut sellers {
            seller.sale = SaleMode::SellerPage;
            seller.payment.clear();
        }
    }
    let feeds = raw
        .feeds
        .iter()
        .map(|feed| reader.feed(feed, &sellers))
        .collect::<Result<_>>()?;
    let shop = Shop {
        name: reader
            .optional_text(raw.shop.name.as_ref(), "shop.name")?
            .unwrap_or_else(|| {
                LocalText::new(
                    languages
                        .first()
                        .map(|language| (language.clone(), "Souk".to_owned()))
                        .into_iter()
                        .collect(),
                )
            }),
        tagline: reader
            .optional_text(raw.shop.tagline.as_ref(), "shop.tagline")?
            .unwrap_or_default(),
        origin: reader.origin(raw.shop.url.as_ref())?,
        market: Market {
            country,
            currency,
            tax: raw
                .market
                .tax
                .as_ref()
                .map(|tax| reader.tax(tax))
                .transpose()?,
        },
        sellers,
        backend: reader
            .backend(raw.backend.url.as_ref())?
            .filter(|_| !is_comparison),
        contact: Contact {
            email: raw.contact.email,
            phone: raw.contact.phone,
        },
        theme: reader.theme(&raw.theme)?,
        languages: languages.clone(),
    };
    Ok(Settings {
        every: every::understand(source, raw.fresh.every.as_ref())?,
        mail: mail::understand(source, raw.mail.as_ref())?,
        coupons: reader.coupons(&raw.coupons)?,
        collections: reader.collections(&raw.collections)?,
        exchange: reader.exchange(&raw.exchange)?,
        counting: super::sellers::counting(&shop.sellers, &raw.sellers),
        receivers: reader.receivers(&raw.sellers, &shop.sellers, raw.payment.as_ref())?,
        reductions: match raw.market.reference_price {
            Some(written) => written.rule(),
            None => ReductionRule::of(country),
        },
        cards: card::understand(source, &raw.sellers, &shop.sellers, raw.payment.as_ref()),
        shop,
        feeds,
        join: raw.matching.join.into(),
        automatic: raw.matching.automatic,
        lexicon: raw.search.into(),
        policies,
        customs: customs::understand(source, raw.customs.file.as_ref())?,
        matches: source.folder.join(MATCHES),
    })
}

pub(super) fn country(
    source: &Source<'_>,
    written: &Spanned<String>,
    key: &str,
) -> Result<Country> {
    Country::parse(written.get_ref()).ok_or_else(|| {
        let problem = format!("{key}: {:?} is no country", written.get_ref());
        source.wrong(
            written,
            problem,
            "write the two letters of ISO 3166, such as TH",
        )
    })
}

pub(super) struct Reader<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) languages: &'a [LanguageTag],
    pub(super) country: Country,
    pub(super) currency: Currency,
}

impl Reader<'_> {
    /// Texts by language, the shop's languages first and in their order.
    pub(super) fn text(&self, written: &Spanned<RawText>, key: &str) -> Result<LocalText> {
        let first = self.languages.first();
        let mut texts: Vec<(LanguageTag, String)> = match written.get_ref() {
            RawText::One(text) => first
                .map(|language| (language.clone(), text.clone()))
                .into_iter()
                .collect(),
            RawText::Many(texts) => {
                let mut read = Vec::new();
                for (tag, text) in texts {
                    let language = LanguageTag::parse(tag).ok_or_else(|| {
                        let problem = format!("{key}: {tag:?} is no language");
                        self.source
                            .wrong(written, problem, "write two letters, such as th")
                    })?;
                    read.push((language, text.clone()));
                }
                read
            }
        };
        texts.retain(|(_, text)| !text.trim().is_empty());
        if texts.is_empty() {
            return Err(self.source.wrong(
                written,
                format!("{key} is empty"),
                "write a text, or leave the key out",
            ));
        }
        texts.sort_by_key(|(language, _)| {
            self.languages
                .iter()
                .position(|known| known == language)
                .unwrap_or(usize::MAX)
        });
        Ok(LocalText::new(texts))
    }

    pub(super) fn optional_text(
        &self,
        written: Option<&Spanned<RawText>>,
        key: &str,
    ) -> Result<Option<LocalText>> {
        written.map(|text| self.text(text, key)).transpose()
    }

    pub(super) fn money(&self, written: &Spanned<RawDecimal>, key: &str) -> Result<Money> {
        let text = written.get_ref().text();
        let money = Money::parse_decimal(&text, self.currency).map_err(|error| {
            let problem = format!("{key}: {text:?} {error}");
            self.source.wrong(
                written,
                problem,
                "write an amount with a point, such as \"49.50\"",
            )
        })?;
        if money.minor() < 0 {
            let problem = format!("{key}: {text:?} is below zero");
            return Err(self
                .source
                .wrong(written, problem, "write \"0\" for what costs nothing"));
        }
        Ok(money)
    }

    pub(super) fn optional_money(
        &self,
        written: Option<&Spanned<RawDecimal>>,
        key: &str,
    ) -> Result<Option<Money>> {
        written.map(|amount| self.money(amount, key)).transpose()
    }

    fn origin(&self, written: Option<&Spanned<String>>) -> Result<String> {
        let Some(written) = written else {
            return Ok(LOCAL_ORIGIN.to_owned());
        };
        self.address(written, written.get_ref(), "shop.url")
    }

    /// An origin: scheme and host, nothing after them.
    fn address<T>(&self, written: &Spanned<T>, text: &str, key: &str) -> Result<String> {
        let text = text.trim().trim_end_matches('/');
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let is_origin = host.is_some_and(|host| {
            !host.is_empty()
                && host
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'))
        });
        if is_origin {
            Ok(text.to_owned())
        } else {
            let problem = format!("{key}: {text:?} is no address of a host");
            Err(self.source.wrong(
                written,
                problem,
                "write scheme and host only, such as \"https://shop.example\"",
            ))
        }
    }

    fn backend(&self, written: Option<&Spanned<RawUrl>>) -> Result<Option<String>> {
        match written.map(|written| (written, written.get_ref())) {
            None | Some((_, RawUrl::Switch(true))) => Ok(Some(String::new())),
            Some((_, RawUrl::Switch(false))) => Ok(None),
            Some((_, RawUrl::Text(text))) if text.is_empty() => Ok(Some(String::new())),
            Some((written, RawUrl::Text(text))) => {
                self.address(written, text, "backend.url").map(Some)
            }
        }
    }

    fn tax(&self, tax: &RawTax) -> Result<TaxRule> {
        let text = tax.rate.get_ref().text();
        Ok(TaxRule {
            name: self.text(&tax.name, "market.tax.name")?,
            rate_bp: basis_points(&text).ok_or_else(|| {
                let problem = format!("market.tax.rate: {text:?} is no rate");
                self.source.wrong(
                    &tax.rate,
                    problem,
                    "write the percentage with at most two decimals, such as \"7\" or \"5.5\"",
                )
            })?,
            included: tax.included,
        })
    }

    fn theme(&self, theme: &RawTheme) -> Result<Theme> {
        if let Some(accent) = &theme.accent {
            let digits = accent.get_ref().strip_prefix('#').unwrap_or("");
            if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                let problem = format!("theme.accent: {:?} is no colour", accent.get_ref());
                return Err(self
                    .source
                    .wrong(accent, problem, "write it as \"#c2410c\""));
            }
        }
        if let Some(radius) = theme
            .radius
            .as_ref()
            .filter(|radius| *radius.get_ref() > 24)
        {
            let problem = format!("theme.radius: {} is too round", radius.get_ref());
            return Err(self.source.wrong(radius, problem, "write 0 to 24"));
        }
        Ok(Theme {
            accent: theme
                .accent
                .as_ref()
                .map(|accent| accent.get_ref().to_ascii_lowercase()),
            radius: theme.radius.as_ref().map(|radius| *radius.get_ref()),
        })
    }

    fn feed(&self, feed: &RawFeed, sellers: &[Seller]) -> Result<FeedEntry> {
        let kind = match feed.kind {
            RawKind::Products => FeedKind::Products,
            RawKind::Reviews => FeedKind::Reviews,
        };
        let seller = feed
            .seller
            .as_ref()
            .map(|written| self.known_seller(written, sellers))
            .transpose()?;
        // One seller needs no naming; reviews may be of everybody's goods.
        let seller = match (seller, sellers, kind) {
            (Some(seller), _, _) => Some(seller),
            (None, [only], _) => Some(only.id.clone()),
            (None, _, FeedKind::Reviews) => None,
            (None, _, FeedKind::Products) => {
                let problem = format!("the feed {:?} names no seller", feed.file.get_ref());
                return Err(self.source.wrong(
                    &feed.file,
                    problem,
                    "add seller with the id of one of [[sellers]]",
                ));
            }
        };
        let language = feed.language.as_ref().map(|written| {
            LanguageTag::parse(written.get_ref()).ok_or_else(|| {
                let problem = format!("feeds.language: {:?} is no language", written.get_ref());
                self.source
                    .wrong(written, problem, "write two letters, such as th")
            })
        });
        Ok(FeedEntry {
            path: if is_address(feed.file.get_ref()) {
                PathBuf::from(feed.file.get_ref())
            } else {
                self.source.folder.join(feed.file.get_ref())
            },
            name: feed.file.get_ref().clone(),
            seller,
            language: language.transpose()?,
            kind,
        })
    }

    fn known_seller(&self, written: &Spanned<String>, sellers: &[Seller]) -> Result<SellerId> {
        let found = sellers
            .iter()
            .find(|seller| seller.id.as_str() == written.get_ref());
        found.map(|seller| seller.id.clone()).ok_or_else(|| {
            let known: Vec<&str> = sellers.iter().map(|seller| seller.id.as_str()).collect();
            let problem = format!("feeds.seller: there is no seller {:?}", written.get_ref());
            let remedy = nearest(written.get_ref(), &known).map_or_else(
                || format!("the sellers are {}", known.join(", ")),
                |near| format!("did you mean {near:?}?"),
            );
            self.source.wrong(written, problem, &remedy)
        })
    }
}
