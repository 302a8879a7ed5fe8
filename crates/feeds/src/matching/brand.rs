//! Brand names for comparison.

use super::words::fold;
use crate::text::latinised;

/// Words that say what kind of company it is, not which.
const LEGAL_FORMS: &[&str] = &[
    "ab",
    "ag",
    "aps",
    "as",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "doo",
    "gmbh",
    "group",
    "holding",
    "inc",
    "incorporated",
    "international",
    "kft",
    "kg",
    "limited",
    "llc",
    "llp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "oy",
    "oyj",
    "plc",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "sia",
    "sl",
    "spa",
    "sp",
    "srl",
    "sro",
    "sti",
    "ооо",
    "оао",
    "зао",
    "ао",
];

/// Other names of brands that feeds use for one.
const ALIASES: &[(&str, &str)] = &[
    ("hewlettpackard", "hp"),
    ("hewlettpackardenterprise", "hpe"),
    ("lgelectronics", "lg"),
    ("samsungelectronics", "samsung"),
    ("westerndigital", "wd"),
    ("kyoceramita", "kyocera"),
    ("americanpowerconversion", "apc"),
];

/// What stands for no brand at all.
const NOTHING: &[&str] = &[
    "",
    "na",
    "none",
    "nobrand",
    "unbranded",
    "generic",
    "unknown",
    "noname",
    "other",
    "default",
    "brand",
    "various",
    "безбренда",
    "нет",
];

/// A brand for comparison: folded, without marks of registration, legal forms and everything but letters and digits;
/// `None` for a text that names no brand.
pub fn normalise_brand(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '®' | '™' | '©'))
        .collect();
    let folded = fold(&latinised(&plain)).replace(['.', '\'', '’'], "");
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let kept = words
        .iter()
        .rposition(|word| !LEGAL_FORMS.contains(word))
        .and_then(|last| words.get(..=last))
        .unwrap_or(&words);
    let brand: String = kept.concat();
    let brand = ALIASES
        .iter()
        .find(|(other, _)| *other == brand)
        .map_or(brand, |(_, name)| (*name).to_owned());
    (!NOTHING.contains(&brand.as_str())).then_some(brand)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_is_compared_without_what_companies_add() {
        for (text, brand) in [
            ("Sony®", Some("sony")),
            ("Ѕony", Some("sony")),
            ("SONY Corporation", Some("sony")),
            ("Konica-Minolta", Some("konicaminolta")),
            ("Konica Minolta, Inc.", Some("konicaminolta")),
            ("İGLOO A.Ş.", Some("igloo")),
            ("Igloo", Some("igloo")),
            ("IGLOO", Some("igloo")),
            ("ıgloo", Some("igloo")),
            ("Müller GmbH & Co. KG", Some("muller")),
            ("ООО", Some("ооо")),
            ("N/A", None),
            ("No brand", None),
            ("", None),
        ] {
            assert_eq!(normalise_brand(text).as_deref(), brand, "{text}");
        }
    }
}
