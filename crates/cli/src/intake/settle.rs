//! Feeds that have been read, settled: what the shop sells in, what has expired, whose they are.

use souk_commerce::Date;
use souk_feeds::guard::FeedNote;
use souk_feeds::{Assembled, Counts, Overrides, Report, ReviewSource, Source};

use super::{Gathered, InputArgs, Intake, ReadFeed, plan};
use crate::guess;
use crate::media::Media;
use crate::settings::Settings;

pub(super) fn settle(
    args: &InputArgs,
    settings: Settings,
    is_guessed: bool,
    (feeds, reviews, overrides): (Vec<ReadFeed>, Vec<ReviewSource>, &[Overrides]),
    report: &mut Report,
) -> Gathered {
    let newest = feeds.iter().map(|read| read.date).max().unwrap_or_default();
    let now = args.date.map_or(newest, Date::start);
    let market = &settings.shop.market;
    let shows_currency = feeds.iter().any(|read| read.feed.currency().is_some());
    // Without settings a price without any currency stays unknown, and the report says so, unless the merchant has named the
    // currency or the country.
    let knows_currency = !is_guessed
        || args.currency.is_some()
        || args.country.and_then(guess::currency_of).is_some()
        || shows_currency;
    let currency = knows_currency.then_some(market.currency);
    let mut media = Media::default();
    let mut intake_formats = Vec::new();
    let mut encodings = Vec::new();
    let mut counts = Counts::default();
    let mut note = |head: &souk_feeds::Head, more: Counts| {
        if !intake_formats.contains(&head.format) {
            intake_formats.push(head.format);
        }
        if !encodings.contains(&head.encoding) {
            encodings.push(head.encoding);
        }
        counts = Counts {
            read: counts.read.saturating_add(more.read),
            accepted: counts.accepted.saturating_add(more.accepted),
            rejected: counts.rejected.saturating_add(more.rejected),
        };
    };
    let mut sources = Vec::new();
    let mut notes = Vec::new();
    for ReadFeed {
        entry,
        mut feed,
        date,
    } in feeds
    {
        feed.settle(currency, now, report);
        feed.place_pictures(|path| media.beside(&entry.path, path), report);
        note(&feed.head, feed.counts);
        notes.push(FeedNote {
            name: entry.name.clone(),
            stated: feed.head.date,
            records: feed.counts.accepted,
        });
        let language = entry
            .language
            .or_else(|| guess::language_of(&feed, Some(market.country)));
        let seller = entry.seller.or_else(|| {
            settings
                .shop
                .sellers
                .first()
                .map(|seller| seller.id.clone())
        });
        if seller
            .as_ref()
            .is_none_or(|seller| !settings.counting.contains(seller))
        {
            feed.withhold_counts(report);
        }
        if let (Some(seller), Some(language)) = (seller, language) {
            sources.push(Source {
                seller,
                language,
                as_of: Date::of(date),
                feed,
            });
        }
    }
    for source in &reviews {
        note(&source.reviews.head, source.reviews.counts);
    }
    for file in overrides {
        note(&file.head, file.counts);
    }
    plan::sort_sources(&mut sources, &settings);
    Gathered {
        plan: plan::plan(&settings, &sources),
        intake: Intake {
            settings,
            is_guessed,
            shows_currency,
            assembled: Assembled::default(),
            media,
            now,
            formats: intake_formats,
            encodings,
            counts,
            feeds: notes,
        },
        sources,
        reviews,
    }
}
