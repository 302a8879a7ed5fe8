//! What a good says of itself that another must not contradict.

use std::cell::OnceCell;

use souk_commerce::Money;
use souk_commerce::product::Condition;

use super::words::{fold, words};
use super::{Good, brand, colours, measures};

/// Whether the maker of the brand made it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Make {
    #[default]
    Unsaid,
    Original,
    Compatible,
}

/// The traits of one good.
#[derive(Debug, Clone, Default)]
pub(super) struct Traits {
    pub(super) measures: measures::Measures,
    pub(super) colours: Vec<&'static str>,
    pub(super) size: Option<String>,
    pub(super) sizes: Vec<String>,
    pub(super) condition: Option<Condition>,
    pub(super) make: Make,
    /// It is for goods of its brand, and may be of anybody.
    pub(super) is_made_for: bool,
    pub(super) is_set: bool,
    /// Words that tell models of one line apart, sorted.
    pub(super) editions: Vec<&'static str>,
    pub(super) price: Option<Money>,
}

/// Goods with their traits, each read when it is first asked for: most goods share no code with another.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    goods: &'a [Good],
    traits: Vec<OnceCell<Traits>>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(goods: &'a [Good]) -> Self {
        Self {
            goods,
            traits: goods.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// A good and its traits, by its place in the list.
    pub(super) fn at(&self, place: usize) -> Option<(&'a Good, &Traits)> {
        let good = self.goods.get(place)?;
        Some((good, self.traits.get(place)?.get_or_init(|| read(good))))
    }
}

const COMPATIBLE: &[&str] = &[
    "compatible",
    "compatibles",
    "compatibile",
    "compativel",
    "kompatibel",
    "kompatible",
    "kompatibler",
    "kompatibilni",
    "kompatybilny",
    "uyumlu",
    "muadil",
    "replacement",
    "replica",
    "remanufactured",
    "совместимыи",
    "совместимая",
    "совместимое",
    "совместимые",
    "аналог",
    "суміснии",
    "сумісна",
    "восстановленныи",
];

const ORIGINAL: &[&str] = &[
    "original",
    "genuine",
    "originale",
    "originalni",
    "oryginalny",
    "orijinal",
    "оригинал",
    "оригинальныи",
    "оригинальная",
    "оригинальное",
    "оригинальные",
    "echt",
    "оригінал",
    "оригінальнии",
    "ของแท้",
    "اصلي",
];

const REFURBISHED: &[&str] = &[
    "refurbished",
    "renewed",
    "refurb",
    "reconditioned",
    "generaluberholt",
    "reconditionne",
    "reacondicionado",
    "ricondizionato",
    "repasovany",
    "repasovana",
    "yenilenmis",
    "восстановленныи",
    "восстановленная",
];

const USED: &[&str] = &[
    "used",
    "gebraucht",
    "preowned",
    "secondhand",
    "usado",
    "usato",
    "begagnad",
    "pouzite",
    "bazar",
    "б/у",
    "бу",
    "มือสอง",
];

const SETS: &[&str] = &[
    "bundle",
    "kit",
    "kits",
    "set",
    "sets",
    "combo",
    "paket",
    "bundles",
    "lot",
    "ensemble",
    "juego",
    "conjunto",
    "sada",
    "zestaw",
    "komplet",
    "takim",
    "комплект",
    "набор",
    "комплекты",
    "σετ",
    "ชุด",
    "طقم",
];

const FOR: &[&str] = &[
    "for",
    "fur",
    "pour",
    "para",
    "per",
    "voor",
    "till",
    "dla",
    "для",
    "สําหรับ",
    "icin",
];

/// Words that make another model of a name: a Plus is not the one without.
const EDITIONS: &[&str] = &[
    "pro",
    "plus",
    "max",
    "mini",
    "lite",
    "ultra",
    "se",
    "fe",
    "xl",
    "air",
    "neo",
    "prime",
    "premium",
    "deluxe",
    "standard",
    "home",
    "professional",
    "academic",
    "student",
    "upgrade",
    "update",
    "trial",
    "mac",
    "windows",
    "linux",
    "wifi",
    "lte",
    "cellular",
    "4g",
    "5g",
    "oem",
    "limited",
    "slim",
    "matte",
];

const SIZES: &[&str] = &[
    "xxs", "xs", "xxl", "xxxl", "2xl", "3xl", "4xl", "5xl", "small", "medium", "large", "queen",
];

const SIZE_WORDS: &[&str] = &[
    "size",
    "grosse",
    "gr",
    "taille",
    "talla",
    "taglia",
    "maat",
    "rozmiar",
    "velikost",
    "beden",
    "размер",
    "розмір",
];

/// Reads the traits of a good.
fn read(good: &Good) -> Traits {
    let title = fold(&good.title);
    let words = words(&title);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let opening = fold(&good.text);
    let opening: Vec<&str> = opening.split_whitespace().take(3).collect();
    let opens = |list: &[&str]| opening.iter().any(|word| list.contains(word));
    let make = if has(COMPATIBLE) || opens(COMPATIBLE) {
        Make::Compatible
    } else if has(ORIGINAL) || opens(ORIGINAL) {
        Make::Original
    } else {
        Make::Unsaid
    };
    let colour = good.color.as_deref().map(fold).unwrap_or_default();
    let colour_words = super::words::words(&colour);
    let mut editions: Vec<&'static str> = EDITIONS
        .iter()
        .copied()
        .filter(|edition| words.iter().any(|word| word == edition))
        .collect();
    editions.sort_unstable();
    let size = good.size.as_deref().map(fold).map(|size| squeezed(&size));
    Traits {
        measures: measures::read(&title),
        colours: colours::read(words.iter().chain(&colour_words).map(String::as_str)),
        size: size.filter(|size| !size.is_empty() && size != "onesize"),
        sizes: sizes(&words),
        condition: good.condition.or_else(|| condition(&title, &has)),
        make,
        is_made_for: make != Make::Original && is_made_for(&words, good.brand.as_deref()),
        is_set: has(SETS) || title.contains(" + "),
        editions,
        price: good.price,
    }
}

fn condition(title: &str, has: &impl Fn(&[&str]) -> bool) -> Option<Condition> {
    if has(REFURBISHED) {
        Some(Condition::Refurbished)
    } else if has(USED)
        || title.contains("б/у")
        || title.contains("pre-owned")
        || title.contains("second hand")
    {
        Some(Condition::Used)
    } else {
        None
    }
}

fn is_made_for(words: &[String], own: Option<&str>) -> bool {
    let Some(own) = own.and_then(brand::normalise_brand) else {
        return false;
    };
    words.windows(2).any(|pair| match pair {
        [before, word] => FOR.contains(&before.as_str()) && own.starts_with(word.as_str()),
        _ => false,
    })
}

fn sizes(words: &[String]) -> Vec<String> {
    let named = words
        .iter()
        .filter(|word| SIZES.contains(&word.as_str()))
        .cloned();
    let announced = words.windows(2).filter_map(|pair| match pair {
        [before, size] if SIZE_WORDS.contains(&before.as_str()) => Some(size.clone()),
        _ => None,
    });
    let mut sizes: Vec<String> = named.chain(announced).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '/'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_to_look_for_are_folded_as_titles_are() {
        for list in [
            COMPATIBLE,
            ORIGINAL,
            REFURBISHED,
            USED,
            SETS,
            FOR,
            EDITIONS,
            SIZES,
            SIZE_WORDS,
        ] {
            for word in list {
                assert_eq!(fold(word), **word, "{word}");
            }
        }
    }
}
