//! What a title measures: capacity, volume, weight, length, and how many pieces it is of.

use super::words::is_number;

/// What is measured. Units of one kind are compared in its smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Storage,
    Volume,
    Mass,
    Length,
    Inches,
    Ounces,
    Pounds,
    Power,
    Charge,
    Pages,
    Sides,
}

/// One measure: its kind, and its amount in thousandths of the kind's smallest unit.
pub(super) type Measure = (Kind, u64);

const UNITS: &[(&str, Kind, u64)] = &[
    ("mb", Kind::Storage, 1),
    ("мб", Kind::Storage, 1),
    ("gb", Kind::Storage, 1_000),
    ("гб", Kind::Storage, 1_000),
    ("tb", Kind::Storage, 1_000_000),
    ("тб", Kind::Storage, 1_000_000),
    ("ml", Kind::Volume, 1),
    ("мл", Kind::Volume, 1),
    ("مل", Kind::Volume, 1),
    ("cl", Kind::Volume, 10),
    ("dl", Kind::Volume, 100),
    ("l", Kind::Volume, 1_000),
    ("л", Kind::Volume, 1_000),
    ("lt", Kind::Volume, 1_000),
    ("ltr", Kind::Volume, 1_000),
    ("liter", Kind::Volume, 1_000),
    ("liters", Kind::Volume, 1_000),
    ("litre", Kind::Volume, 1_000),
    ("litres", Kind::Volume, 1_000),
    ("litr", Kind::Volume, 1_000),
    ("ลิตร", Kind::Volume, 1_000),
    ("لتر", Kind::Volume, 1_000),
    ("mg", Kind::Mass, 1),
    ("мг", Kind::Mass, 1),
    ("g", Kind::Mass, 1_000),
    ("gr", Kind::Mass, 1_000),
    ("г", Kind::Mass, 1_000),
    ("гр", Kind::Mass, 1_000),
    ("γρ", Kind::Mass, 1_000),
    ("กรัม", Kind::Mass, 1_000),
    ("جم", Kind::Mass, 1_000),
    ("kg", Kind::Mass, 1_000_000),
    ("кг", Kind::Mass, 1_000_000),
    ("กก", Kind::Mass, 1_000_000),
    ("كجم", Kind::Mass, 1_000_000),
    ("mm", Kind::Length, 1),
    ("мм", Kind::Length, 1),
    ("cm", Kind::Length, 10),
    ("см", Kind::Length, 10),
    ("ซม", Kind::Length, 10),
    ("سم", Kind::Length, 10),
    ("m", Kind::Length, 1_000),
    ("м", Kind::Length, 1_000),
    ("meter", Kind::Length, 1_000),
    ("metre", Kind::Length, 1_000),
    ("in", Kind::Inches, 1),
    ("inch", Kind::Inches, 1),
    ("inches", Kind::Inches, 1),
    ("\"", Kind::Inches, 1),
    ("''", Kind::Inches, 1),
    ("″", Kind::Inches, 1),
    ("zoll", Kind::Inches, 1),
    ("дюим", Kind::Inches, 1),
    ("дюима", Kind::Inches, 1),
    ("дюимов", Kind::Inches, 1),
    ("pouces", Kind::Inches, 1),
    ("pulgadas", Kind::Inches, 1),
    ("ft", Kind::Inches, 12),
    ("oz", Kind::Ounces, 1),
    ("lb", Kind::Pounds, 1),
    ("lbs", Kind::Pounds, 1),
    ("w", Kind::Power, 1),
    ("вт", Kind::Power, 1),
    ("kw", Kind::Power, 1_000),
    ("квт", Kind::Power, 1_000),
    ("kva", Kind::Power, 1_000),
    ("mah", Kind::Charge, 1),
    ("k", Kind::Pages, 1_000),
    ("к", Kind::Pages, 1_000),
];

/// Words after a number of pieces.
const PIECES: &[&str] = &[
    "pack",
    "packs",
    "pk",
    "pc",
    "pcs",
    "piece",
    "pieces",
    "count",
    "ct",
    "units",
    "bags",
    "capsules",
    "tablets",
    "rolls",
    "sheets",
    "pairs",
    "stuck",
    "stk",
    "er",
    "beutel",
    "kapseln",
    "tabletten",
    "rollen",
    "blatt",
    "pieces",
    "unites",
    "uds",
    "ud",
    "unidades",
    "piezas",
    "pezzi",
    "pz",
    "ks",
    "kusu",
    "szt",
    "sztuk",
    "шт",
    "штук",
    "adet",
    "li",
    "τεμ",
    "ชิ้น",
    "قطع",
    "قطعة",
];

/// Words before a number of pieces: `pack of 3`, `lot de 3`.
const OF: &[&str] = &[
    "pack of",
    "set of",
    "box of",
    "case of",
    "lot de",
    "paquete de",
    "confezione da",
    "набор из",
];

/// What was found in a title.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Measures {
    /// Sorted, each once.
    pub(super) amounts: Vec<Measure>,
    /// Pieces, where it says more than one; sorted, each once.
    pub(super) pieces: Vec<u64>,
}

/// Reads the measures of a folded title.
pub(super) fn read(folded: &str) -> Measures {
    let tokens = tokens(folded);
    let mut found = Measures::default();
    for (index, token) in tokens.iter().enumerate() {
        let at = |offset: usize| {
            tokens
                .get(index.saturating_add(offset))
                .map_or("", String::as_str)
        };
        let Some(number) = thousandths(token) else {
            continue;
        };
        let is_times = matches!(at(1), "x" | "×" | "х" | "*");
        if is_times && let Some(second) = thousandths(at(2)) {
            // `6 x 330 ml` is six pieces of something; `244 x 183` are sides.
            if UNITS.iter().any(|(unit, kind, _)| {
                *unit == at(3) && !matches!(kind, Kind::Length | Kind::Inches)
            }) {
                found.pieces.extend(whole(number));
            } else {
                found
                    .amounts
                    .extend([(Kind::Sides, number), (Kind::Sides, second)]);
            }
            continue;
        }
        if let Some((_, kind, factor)) = UNITS.iter().find(|(unit, _, _)| *unit == at(1)) {
            found.amounts.push((*kind, number.saturating_mul(*factor)));
        } else if PIECES.contains(&at(1)) || (is_times && at(2).is_empty()) {
            found.pieces.extend(whole(number));
        }
        let before = index
            .checked_sub(2)
            .and_then(|start| tokens.get(start..index))
            .map(|words| words.join(" "))
            .unwrap_or_default();
        let is_after_times = index > 0
            && tokens
                .get(index.saturating_sub(1))
                .is_some_and(|token| matches!(token.as_str(), "x" | "×" | "х"));
        let is_last = tokens.len() == index.saturating_add(1);
        if OF.contains(&before.as_str())
            || (is_after_times
                && is_last
                && index > 1
                && tokens
                    .get(index.saturating_sub(2))
                    .is_some_and(|token| thousandths(token).is_none()))
        {
            found.pieces.extend(whole(number));
        }
    }
    found.amounts.sort_unstable();
    found.amounts.dedup();
    found.pieces.retain(|pieces| *pieces > 1);
    found.pieces.sort_unstable();
    found.pieces.dedup();
    found
}

/// Numbers, words and the marks that stand for units, each alone: `500ml` is `500` and `ml`.
fn tokens(folded: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in folded.chars() {
        // Digits after letters belong to a model number; `6x330ml` is the exception.
        let is_times = tokens
            .last()
            .is_some_and(|token| matches!(token.as_str(), "x" | "х"))
            && tokens
                .iter()
                .rev()
                .nth(1)
                .is_some_and(|token| thousandths(token).is_some());
        let in_number = tokens
            .last()
            .is_some_and(|token| token.starts_with(|c: char| c.is_ascii_digit()));
        let joins = match (class(last), class(c)) {
            (Class::Digit | Class::Point, Class::Digit)
            | (Class::Letter, Class::Letter)
            | (Class::Quote, Class::Quote) => true,
            (Class::Digit, Class::Point) => in_number,
            (Class::Letter, Class::Digit) => !is_times,
            (Class::Digit, Class::Letter) => !in_number,
            _ => false,
        };
        if joins && let Some(token) = tokens.last_mut() {
            token.push(c);
        } else if !c.is_whitespace() && !matches!(c, '-' | '.' | ',' | '(' | ')' | '[' | ']') {
            tokens.push(c.to_string());
        }
        last = c;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Point,
    Letter,
    Quote,
    Other,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        '.' | ',' => Class::Point,
        '"' | '\'' | '″' => Class::Quote,
        '×' | '*' => Class::Other,
        c if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => {
            Class::Letter
        }
        _ => Class::Other,
    }
}

/// A number in thousandths.
fn thousandths(token: &str) -> Option<u64> {
    let pointed = token.trim_end_matches(['.', ',']).replace(',', ".");
    if !is_number(&pointed) {
        return None;
    }
    let (whole, part) = pointed.split_once('.').unwrap_or((&pointed, ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(1_000)?
        .checked_add(part.parse().ok()?)
}

fn whole(thousandths: u64) -> Option<u64> {
    thousandths
        .is_multiple_of(1_000)
        .then_some(thousandths / 1_000)
}

#[cfg(test)]
mod tests {
    use super::super::words::fold;
    use super::*;

    fn measures(title: &str) -> Measures {
        read(&fold(title))
    }

    #[test]
    fn units_are_folded_as_titles_are() {
        let units = UNITS.iter().map(|(unit, _, _)| *unit);
        for unit in units
            .filter(|unit| *unit != "″")
            .chain(PIECES.iter().copied())
        {
            assert_eq!(fold(unit), unit);
        }
    }

    #[test]
    fn an_amount_is_read_in_any_unit_of_its_kind() {
        for (a, b) in [
            ("Juice 0.5 l", "Juice 500ml"),
            ("Reis 1,5 kg", "Rice 1500 g"),
            ("Disk 1TB", "Disk 1000 GB"),
            ("Чай 250г", "Tea 0.25 kg"),
            ("Monitor 27\"", "Monitor 27 inch"),
            ("Cola 6 x 330 ml", "Cola 330ml 6 pack"),
            ("Socks pack of 3", "Socks 3 pcs"),
            ("Drum (2,1K)", "Drum 2.1k"),
        ] {
            assert_eq!(measures(a), measures(b), "{a} | {b}");
            assert_ne!(measures(a), Measures::default(), "{a}");
        }
        for (a, b) in [
            ("Phone 64GB", "Phone 128 GB"),
            ("Cola 330 ml", "Cola 6 x 330 ml"),
            ("Screen 244 x 183", "Screen 244 x 244"),
            ("Bulb 9W", "Bulb 11 W"),
        ] {
            assert_ne!(measures(a), measures(b), "{a} | {b}");
        }
        assert_eq!(measures("Kettle"), Measures::default());
    }
}
