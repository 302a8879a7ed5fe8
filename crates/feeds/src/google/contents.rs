//! What is in the goods, for their price per kilogram, litre or piece: Google's `unit_pricing_measure` and
//! `unit_pricing_base_measure`, as a text or as value and unit, and the columns of Shopify for the same.

use souk_commerce::measure::{Measure, UnitBase};

use super::row::Extra;

/// Names of the two quantities, and of the unit where it stands beside the number.
const NAMES: [[[&str; 2]; 2]; 3] = [
    [
        ["unit_pricing_measure", ""],
        ["unit_pricing_base_measure", ""],
    ],
    [
        ["unit_pricing_measure.value", "unit_pricing_measure.unit"],
        [
            "unit_pricing_base_measure.value",
            "unit_pricing_base_measure.unit",
        ],
    ],
    [
        ["Unit Price Total Measure", "Unit Price Total Measure Unit"],
        ["Unit Price Base Measure", "Unit Price Base Measure Unit"],
    ],
];

/// What a record says about its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contents<'a> {
    /// So much is in it, and prices are stated for so much of it, where that is said.
    Read(Measure, Option<UnitBase>),
    /// Something that is no quantity, under a name.
    Unreadable(&'a str),
}

/// The contents that fields without a type state; `None` when they state none.
pub(crate) fn read_contents(extras: &[Extra]) -> Option<Contents<'_>> {
    NAMES.iter().find_map(|[total, base]| {
        let (extra, text) = stated(extras, total)?;
        let base = stated(extras, base).and_then(|(_, text)| UnitBase::parse(&text));
        Some(match Measure::parse(&text) {
            Some(measure) => Contents::Read(measure, base),
            None => Contents::Unreadable(&extra.name),
        })
    })
}

fn stated<'a>(extras: &'a [Extra], [number, unit]: &[&str; 2]) -> Option<(&'a Extra, String)> {
    let of = |name: &str| extras.iter().find(|extra| extra.name == name);
    let extra = of(number)?;
    let unit = of(unit).map_or("", |unit| unit.value.as_str());
    Some((extra, format!("{} {unit}", extra.value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extras(fields: &[(&str, &str)]) -> Vec<Extra> {
        let extra = |(name, value): &(&str, &str)| Extra {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        };
        fields.iter().map(extra).collect()
    }

    #[test]
    fn contents_are_read_in_each_of_their_wordings() {
        let expected = Contents::Read(Measure::parse("1.5 kg").unwrap(), UnitBase::parse("100 g"));
        for fields in [
            [
                ("unit_pricing_measure", "1.5 kg"),
                ("unit_pricing_base_measure", "100 g"),
                ("", ""),
                ("", ""),
            ],
            [
                ("unit_pricing_measure.value", "1.5"),
                ("unit_pricing_measure.unit", "kg"),
                ("unit_pricing_base_measure.value", "100"),
                ("unit_pricing_base_measure.unit", "g"),
            ],
            [
                ("Unit Price Total Measure", "1.5"),
                ("Unit Price Total Measure Unit", "kg"),
                ("Unit Price Base Measure", "100"),
                ("Unit Price Base Measure Unit", "g"),
            ],
        ] {
            assert_eq!(
                read_contents(&extras(&fields)),
                Some(expected),
                "{fields:?}"
            );
        }
        assert_eq!(read_contents(&[]), None);
    }

    #[test]
    fn a_quantity_in_unknown_units_is_named_and_not_guessed() {
        let fields = extras(&[("unit_pricing_measure", "3 handfuls")]);
        let unreadable = Contents::Unreadable("unit_pricing_measure");
        assert_eq!(read_contents(&fields), Some(unreadable));
    }
}
