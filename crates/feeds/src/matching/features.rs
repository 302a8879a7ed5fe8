//! What two goods have in common, as sixteen numbers.

use super::profile::Profile;

/// How many numbers there are.
pub const FEATURES: usize = 16;

/// What each of them says, in its order.
pub const FEATURE_NAMES: [&str; FEATURES] = [
    "cosine of the titles' words by rarity",
    "share of words in both titles",
    "cosine of the titles' three-letter groups",
    "a model number in both",
    "model numbers, none in both",
    "share of plain numbers in both",
    "plain numbers, none in both",
    "the same first word",
    "share of the shorter title's words, by rarity, in the other",
    "lower price by higher price",
    "prices more than twice apart",
    "the same brand",
    "different brands",
    "cosine of titles and descriptions",
    "a model number that continues the other's",
    "what the shorter title says alone",
];

/// The share of prices that is taken when one is unknown.
const UNKNOWN_PRICE: f64 = 0.6;
/// Fewest characters of a model number that is looked for inside a title without blanks.
const MIN_INSIDE: usize = 5;

/// Measures a pair; the order of the two does not matter.
pub(super) fn measure(a: &Profile, b: &Profile) -> [f64; FEATURES] {
    let words = overlap(&a.title, &b.title);
    let is_model_shared = model_in_common(a, b).is_some();
    let is_continued = !is_model_shared
        && a.models
            .iter()
            .any(|one| b.models.iter().any(|other| continues(one, other)));
    let have_models = !a.models.is_empty() && !b.models.is_empty();
    let numbers = shared_numbers(&a.numbers, &b.numbers);
    let price = price_ratio(a.price, b.price);
    let brands = brands_agree(a, b);
    [
        cosine(&a.title, &b.title),
        words.share,
        cosine(&a.trigrams, &b.trigrams),
        one(is_model_shared),
        one(have_models && !is_model_shared && !is_continued),
        numbers.unwrap_or(0.0),
        one(!a.numbers.is_empty() && !b.numbers.is_empty() && numbers == Some(0.0)),
        one(a.first.is_some() && a.first == b.first),
        words.contained,
        price.unwrap_or(UNKNOWN_PRICE),
        one(price.is_some_and(|ratio| ratio < 0.5)),
        one(brands),
        one(!brands && a.brand.is_some() && b.brand.is_some()),
        cosine(&a.text, &b.text),
        one(is_continued),
        words.left_over,
    ]
}

fn one(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Words of two titles, by their weights.
struct Overlap {
    share: f64,
    contained: f64,
    left_over: f64,
}

fn overlap(a: &[(u32, f64)], b: &[(u32, f64)]) -> Overlap {
    let sum = |list: &[(u32, f64)]| list.iter().map(|(_, weight)| weight).sum::<f64>();
    let shorter = sum(a).min(sum(b));
    let in_both = a
        .iter()
        .filter(|(word, _)| b.binary_search_by_key(word, |(word, _)| *word).is_ok());
    let (number, weight) = in_both.fold((0_usize, 0.0), |(number, sum), (_, weight)| {
        (number.saturating_add(1), sum + weight)
    });
    let all = count(a.len()) + count(b.len()) - count(number);
    Overlap {
        share: if all > 0.0 { count(number) / all } else { 0.0 },
        contained: if shorter > 0.0 { weight / shorter } else { 0.0 },
        left_over: ((shorter - weight) / 20.0).clamp(0.0, 2.0),
    }
}

/// The share of the shorter title's words, by their weights, that stand in the other.
pub(super) fn part_of_words(a: &Profile, b: &Profile) -> f64 {
    overlap(&a.title, &b.title).contained
}

fn cosine<T: Ord + Copy>(a: &[(T, f64)], b: &[(T, f64)]) -> f64 {
    let square = |list: &[(T, f64)]| list.iter().map(|(_, weight)| weight * weight).sum::<f64>();
    let product: f64 = a
        .iter()
        .filter_map(|(key, weight)| {
            let at = b.binary_search_by_key(key, |(key, _)| *key).ok()?;
            b.get(at).map(|(_, other)| weight * other)
        })
        .sum();
    let lengths = (square(a) * square(b)).sqrt();
    if lengths > 0.0 {
        product / lengths
    } else {
        0.0
    }
}

/// The longest model number of one that the other names too: in its title, in its description, or inside its title.
pub(super) fn model_in_common<'a>(a: &'a Profile, b: &'a Profile) -> Option<&'a str> {
    let named = |model: &str, other: &Profile| {
        other.models.iter().any(|there| there == model)
            || other.text_models.iter().any(|there| there == model)
            || (model.len() >= MIN_INSIDE && other.squeezed.contains(model))
    };
    let of_a = a.models.iter().filter(|model| named(model, b));
    let of_b = b.models.iter().filter(|model| named(model, a));
    of_a.chain(of_b)
        .max_by_key(|model| (model.len(), std::cmp::Reverse(*model)))
        .map(String::as_str)
}

/// Whether one number is the other and up to three characters more, as the letters of a colour or a market are.
fn continues(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 4 && long.strip_prefix(short).is_some_and(|rest| rest.len() <= 3)
}

/// The share of numbers that stand in both; `None` when there are none.
fn shared_numbers(a: &[String], b: &[String]) -> Option<f64> {
    let shared = a.iter().filter(|number| b.contains(number)).count();
    let all = a.len().saturating_add(b.len()).saturating_sub(shared);
    (all > 0).then(|| count(shared) / count(all))
}

fn price_ratio(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) if a > 0.0 && b > 0.0 => Some(a.min(b) / a.max(b)),
        _ => None,
    }
}

/// Whether one brand is the other or its beginning, or stands in the other's title.
fn brands_agree(a: &Profile, b: &Profile) -> bool {
    match (&a.brand, &b.brand) {
        (Some(one), Some(other)) => {
            one.starts_with(other.as_str()) || other.starts_with(one.as_str())
        }
        (Some(one), None) => b.squeezed.contains(one.as_str()),
        (None, Some(other)) => a.squeezed.contains(other.as_str()),
        (None, None) => false,
    }
}
