//! The tables of places by postcode, cut so that a form fetches only the part that its postcode is in.

use std::collections::BTreeMap;

use anyhow::Result;
use souk_commerce::{Country, places};

use super::put;
use crate::output::Output;

/// Countries with a table, each with its text.
const TABLES: [(&str, &str); 1] = [("TH", include_str!("../../data/places-th.tsv"))];

/// Writes each part of each table, as [`places::table`] names them, below `places/`.
pub(super) fn write(out: &Output) -> Result<()> {
    for (country, text) in TABLES {
        let Some(country) = Country::parse(country) else {
            continue;
        };
        let mut parts = BTreeMap::<String, String>::new();
        for line in text.lines() {
            if let Some(name) = places::table_of_line(country, line) {
                let part = parts.entry(name).or_default();
                part.push_str(line);
                part.push('\n');
            }
        }
        for (name, part) in parts {
            put(out, &format!("places/{name}.txt"), part.as_bytes())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_names_places_that_its_postcode_serves() {
        let (_, text) = TABLES[0];
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let postcode = line.split('\t').next().unwrap();
            assert!(
                places::table_of_line(Country::parse("TH").unwrap(), line).is_some(),
                "{line}"
            );
            assert!(!places::serving(line, postcode).is_empty(), "{line}");
        }
        let wattana = places::serving(text, "10110");
        assert!(
            wattana
                .iter()
                .any(|place| place.district == "วัฒนา" && place.locality == "คลองเตยเหนือ")
        );
    }
}
