//! This build beside the last one: what looks wrong, and what the next build has to know.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use souk_commerce::{Currency, OfferId, PriceHistory, Quote, Timestamp};
use souk_feeds::guard::{Alarm, FeedNote, Sight, alarms, last_quotes};

use super::renamed;
use crate::failure::{Failure, HeldBack};
use crate::intake::Intake;
use crate::state::{LastBuild, State};

/// The comparison with the last build.
#[derive(Debug)]
pub(super) struct Guarded {
    alarms: Vec<Alarm>,
    feeds: Vec<FeedNote>,
    as_of: Timestamp,
    currency: Currency,
    /// With the prices of this build.
    history: PriceHistory,
}

/// Compares what was read with the last build. `shop` is its folder.
///
/// # Errors
/// When the state cannot be read.
pub(super) fn look(state: &State, shop: &Path, intake: &Intake) -> Result<Guarded, Failure> {
    let currency = intake.settings.shop.market.currency;
    let mut history = state.history(currency)?;
    // Before anything is compared: an offer that was joined is the same offer.
    renamed::follow_joins(&mut history, intake);
    let quotes = quotes(intake);
    let alarms = match state.last()? {
        None => Vec::new(),
        Some(last) => {
            let before = Sight {
                feeds: &last.feeds,
                quotes: &last_quotes(&history),
            };
            let now = Sight {
                feeds: &intake.feeds,
                quotes: &quotes,
            };
            alarms(before, now)
        }
    };
    renamed::hand_over(&mut history, &shop.join("pack"), intake);
    history.note(intake.now, &quotes);
    Ok(Guarded {
        alarms,
        feeds: intake.feeds.clone(),
        as_of: intake.now,
        currency,
        history,
    })
}

/// The price of every offer that has one.
fn quotes(intake: &Intake) -> BTreeMap<OfferId, Quote> {
    let assembled = &intake.assembled;
    let first = assembled.languages().first();
    let products = first
        .into_iter()
        .flat_map(|first| assembled.in_language(first));
    let offers = products
        .flat_map(|product| product.variants)
        .flat_map(|variant| variant.offers);
    offers
        .filter_map(|offer| {
            let price = offer.price.as_ref()?;
            let quote = Quote {
                effective: price.at(intake.now),
                regular: price.regular,
            };
            Some((offer.id, quote))
        })
        .collect()
}

impl Guarded {
    /// Stops a build that a person has to look at.
    pub(super) fn check(&self, shop: &Path) -> Result<(), HeldBack> {
        let grave = self.alarms.iter().filter(|alarm| alarm.holds_back());
        let alarms: Vec<Alarm> = grave.cloned().collect();
        if alarms.is_empty() {
            return Ok(());
        }
        Err(HeldBack {
            shop: shop.display().to_string(),
            alarms,
        })
    }

    /// What offers have cost, this build included.
    pub(super) fn history(&self) -> &PriceHistory {
        &self.history
    }

    /// Says what looked wrong and did not stop the build.
    pub(super) fn tell(&self) -> std::io::Result<()> {
        let mut out = std::io::stdout().lock();
        for alarm in &self.alarms {
            writeln!(
                out,
                "look at this: [{}] {alarm}\n  to mend it: {}",
                alarm.code(),
                alarm.remedy()
            )?;
        }
        Ok(())
    }

    /// Writes down what the next build needs.
    pub(super) fn store(&self, state: &State, build: String) -> anyhow::Result<()> {
        let last = LastBuild {
            build,
            as_of: self.as_of,
            feeds: self.feeds.clone(),
        };
        state.store(&last, self.currency, &self.history)
    }
}
