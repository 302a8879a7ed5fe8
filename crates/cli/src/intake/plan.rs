//! How sources are put together: in which order, in which languages, and joined by what.

use souk_commerce::language::LocalText;
use souk_commerce::measure::UnitRule;
use souk_commerce::{LanguageTag, SellerId};
use souk_feeds::matching::Decisions;
use souk_feeds::{Matching, Plan, Report, RowStore, Source, assemble};
use souk_i18n::{Locale, Messages};

use crate::decisions;
use crate::failure::Failure;
use crate::intake::{Gathered, Intake};
use crate::settings::Settings;

impl Gathered {
    /// Puts products together.
    pub(crate) fn put_together(self, report: &mut Report) -> Intake {
        let assembled = assemble(self.sources, &self.reviews, &self.plan, report);
        Intake {
            assembled,
            ..self.intake
        }
    }
}

/// What joins products of different sellers: what the settings say, and the people's decisions beside them.
///
/// # Errors
/// The file of decisions is there and cannot be read or understood.
pub(super) fn matching(settings: &Settings) -> Result<Matching, Failure> {
    let sellers = &settings.shop.sellers;
    // One seller's offers cannot be joined, so nothing can depend on a file that happens to stand here.
    let decisions = if sellers.len() > 1 {
        decisions::read(&settings.matches)?
    } else {
        Decisions::default()
    };
    let names = |seller: &souk_commerce::Seller| -> Vec<(SellerId, String)> {
        let names = seller.name.entries().iter();
        names
            .map(|(_, name)| (seller.id.clone(), name.clone()))
            .collect()
    };
    Ok(Matching {
        automatic: settings.automatic,
        decisions,
        shop_names: sellers.iter().flat_map(names).collect(),
    })
}

/// Sellers in the order of the settings, and each seller's languages in the order of the shop's.
pub(super) fn sort_sources(sources: &mut [Source<RowStore>], settings: &Settings) {
    let rank = |seller: &SellerId| {
        settings
            .shop
            .sellers
            .iter()
            .position(|known| known.id == *seller)
    };
    let languages = &settings.shop.languages;
    let language_rank = |language: &LanguageTag| {
        languages
            .iter()
            .position(|known| known.base() == language.base())
            .unwrap_or(usize::MAX)
    };
    sources.sort_by_key(|source| (rank(&source.seller), language_rank(&source.language)));
}

/// How to put sources together: languages of the shop first, and what else the feeds have. Matching is left out.
pub(super) fn plan(settings: &Settings, sources: &[Source<RowStore>]) -> Plan {
    let mut languages: Vec<LanguageTag> = Vec::new();
    let in_shop = settings.shop.languages.iter().filter_map(|wanted| {
        sources
            .iter()
            .map(|source| &source.language)
            .find(|language| language.base() == wanted.base())
    });
    for language in in_shop.chain(sources.iter().map(|source| &source.language)) {
        if !languages.contains(language) {
            languages.push(language.clone());
        }
    }
    Plan {
        languages,
        join: settings.join,
        matching: Matching::default(),
        units: UnitRule::of(settings.shop.market.country),
        everything: in_all_locales(Messages::all_products),
        other: in_all_locales(Messages::category_other),
    }
}

fn in_all_locales(text: impl Fn(&Messages) -> &str) -> LocalText {
    let texts = Locale::all().filter_map(|locale| {
        let tag = LanguageTag::parse(locale.tag())?;
        Some((tag, text(&Messages::of(locale)).to_owned()))
    });
    LocalText::new(texts.collect())
}
