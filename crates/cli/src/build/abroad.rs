//! What a build says of buyers abroad: how old the facts of customs and the rates of exchange are, and where there are none.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use souk_commerce::{Country, Date, Timestamp};

use crate::settings::Settings;

/// Days after which facts may well have changed: laws do with the year, and their sources speak of a day before.
const OLD_DAYS: i32 = 400;

/// Days after which a rate of exchange is no longer what money costs.
const OLD_RATE_DAYS: i32 = 31;

/// One line for each thing that a merchant who delivers abroad should know; nothing for others.
pub(super) fn told(settings: &Settings, now: Timestamp) -> String {
    let day = Date::of(now);
    let customs = &settings.customs;
    let mut places = BTreeSet::new();
    for seller in &settings.shop.sellers {
        let from = customs.territory(seller.ships_from, day);
        let countries = seller.delivery.iter().flat_map(|terms| &terms.countries);
        places.extend(countries.filter(|to| customs.territory(**to, day) != from));
    }
    let (known, unknown): (Vec<Country>, Vec<Country>) = places
        .into_iter()
        .partition(|place| customs.knows(*place, day));
    let oldest = known
        .iter()
        .filter_map(|place| Some((customs.age_days(*place, day)?, *place)))
        .max();
    let mut text = String::new();
    // Writing to a text cannot fail.
    if let Some((age, place)) = oldest.filter(|(age, _)| *age > OLD_DAYS) {
        writeln!(
            text,
            "customs facts for {place} speak of a day {age} days ago; `customs.file` in the settings replaces them"
        )
        .unwrap_or_default();
    }
    if !unknown.is_empty() {
        let names: Vec<&str> = unknown.iter().map(Country::as_str).collect();
        writeln!(
            text,
            "there are no customs facts for {}, so import charges there are unknown; `customs.file` in the settings adds some",
            names.join(", ")
        )
        .unwrap_or_default();
    }
    let rates = settings.exchange.iter();
    let oldest = rates.min_by_key(|rate| rate.source.as_of);
    if let Some(rate) = oldest.filter(|rate| day.0 - rate.source.as_of.0 > OLD_RATE_DAYS) {
        writeln!(
            text,
            "the rate of exchange for {} is {} days old; [[exchange]] in the settings takes a newer one",
            rate.from,
            day.0 - rate.source.as_of.0
        )
        .unwrap_or_default();
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn told_of(countries: &str, year: i32) -> String {
        let text = format!(
            "version = 1\n[market]\ncountry = \"DE\"\ncurrency = \"EUR\"\n[[sellers]]\nid = \"nara\"\n\
             [[sellers.delivery]]\nid = \"post\"\nname = \"Post\"\ncountries = [{countries}]\nprice = \"5\"\ndays = [1, 2]\n"
        );
        let settings = Settings::parse("souk.toml", Path::new(""), &text).unwrap();
        told(&settings, Date::from_calendar(year, 1, 1).unwrap().start())
    }

    #[test]
    fn a_rate_of_exchange_is_told_when_money_no_longer_costs_that() {
        let text = "version = 1\n[market]\ncountry = \"DE\"\ncurrency = \"EUR\"\n[[sellers]]\nid = \"nara\"\n\
                    [[exchange]]\ncurrency = \"USD\"\nrate = \"0.92\"\nas_of = \"2026-01-01\"\nsource = \"ECB\"\n";
        let settings = Settings::parse("souk.toml", Path::new(""), text).unwrap();
        let on = |month, day| {
            told(
                &settings,
                Date::from_calendar(2026, month, day).unwrap().start(),
            )
        };
        assert_eq!(on(2, 1), "");
        assert!(on(2, 2).contains("the rate of exchange for USD is 32 days old; [[exchange]]"));
    }

    #[test]
    fn old_facts_and_missing_ones_are_told_to_those_who_deliver_abroad() {
        assert_eq!(told_of("\"DE\", \"FR\"", 2026), "");
        assert_eq!(told_of("\"TH\"", 2026), "");
        let old = told_of("\"TH\", \"FR\"", 2029);
        assert!(
            old.contains("facts for TH speak of a day") && old.lines().count() == 1,
            "{old}"
        );
        let none = told_of("\"JP\", \"CH\", \"EG\"", 2026);
        assert!(none.contains("no customs facts for CH, JP,"), "{none}");
    }
}
