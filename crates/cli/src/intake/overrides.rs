//! Files that say what differs in the shop's country.

use souk_commerce::Country;
use souk_feeds::{Overrides, Report};

use super::{InputArgs, ReadFeed};
use crate::guess;
use crate::settings::Settings;

/// Changes the feeds for the country of the settings, of the command line, or of the first feed, in this order.
pub(super) fn apply(
    args: &InputArgs,
    settings: Option<&Settings>,
    feeds: &mut [ReadFeed],
    overrides: &[Overrides],
    report: &mut Report,
) {
    if overrides.is_empty() {
        return;
    }
    let Some(country) = country(args, settings, feeds) else {
        return;
    };
    let mut feeds: Vec<_> = feeds
        .iter_mut()
        .map(|read| {
            let language = read.entry.language.clone();
            let language = language.or_else(|| guess::language_of(&read.feed, Some(country)));
            (&mut read.feed, language)
        })
        .collect();
    for file in overrides {
        file.apply(&mut feeds, country, report);
    }
}

fn country(args: &InputArgs, settings: Option<&Settings>, feeds: &[ReadFeed]) -> Option<Country> {
    let of_settings = settings.map(|settings| settings.shop.market.country);
    let guessed = || guess::guess(&feeds.first()?.feed, args.currency, None).country;
    of_settings.or(args.country).or_else(guessed)
}
