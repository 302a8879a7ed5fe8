//! `shop.languages`: those that the program has messages in.

use souk_commerce::LanguageTag;
use souk_i18n::Locale;

use super::meaning::{Result, Source};
use super::raw::RawShop;

/// The languages in their order; English where none is named.
pub(super) fn understand(source: &Source<'_>, shop: &RawShop) -> Result<Vec<LanguageTag>> {
    let mut languages = Vec::new();
    for written in shop.languages.iter().flatten() {
        let known =
            Locale::parse(written.get_ref()).and_then(|locale| LanguageTag::parse(locale.tag()));
        let Some(language) = known else {
            let known: Vec<&str> = Locale::all().map(Locale::tag).collect();
            let problem = format!(
                "shop.languages: there are no messages in {:?}",
                written.get_ref()
            );
            return Err(source.wrong(
                written,
                problem,
                &format!("choose from {}", known.join(", ")),
            ));
        };
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    if languages.is_empty() {
        languages.extend(LanguageTag::parse(Locale::ENGLISH.tag()));
    }
    Ok(languages)
}
