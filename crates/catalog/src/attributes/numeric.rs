//! Values that are numbers with a unit: put in order, and into ranges when there are many.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Most values of a number that stand for themselves.
const SINGLE: usize = 12;
/// Ranges that more values are put into.
const RANGES: usize = 6;

/// A value's number in millionths, and its unit.
fn parse(text: &str) -> Option<(i64, &str)> {
    let text = text.trim();
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let unit = unit.trim();
    // What goes on with digits is a model or a size such as 10 x 20.
    if unit.contains(|c: char| c.is_ascii_digit()) || unit.chars().count() > 12 {
        return None;
    }
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    if whole.is_empty() || whole.len() > 9 || fraction.len() > 6 {
        return None;
    }
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
    Some((whole * 1_000_000 + fraction, unit))
}

/// Values in their order, and for each old position its new one; `None` when they are not all numbers of one unit.
pub(super) fn ordered(values: &[String], counts: &[u32]) -> Option<(Vec<String>, Vec<u32>)> {
    let parsed: Option<Vec<(i64, &str)>> = values.iter().map(|value| parse(value)).collect();
    let parsed = parsed?;
    let (_, unit) = parsed.first()?;
    if !parsed
        .iter()
        .all(|(_, other)| other.to_lowercase() == unit.to_lowercase())
    {
        return None;
    }
    let mut products: BTreeMap<i64, (u64, &str)> = BTreeMap::new();
    for (((amount, _), value), count) in parsed.iter().zip(values).zip(counts) {
        products.entry(*amount).or_insert((0, value)).0 += u64::from(*count);
    }
    // Many numbers without a unit are rather names of models.
    if products.len() > SINGLE && unit.is_empty() {
        return None;
    }
    let ranges = if products.len() <= SINGLE {
        let each = products.iter();
        each.map(|(amount, (_, value))| (*amount, (*value).to_owned()))
            .collect()
    } else {
        cut(&products, unit)
    };
    let place = |amount: i64| {
        let place = ranges.partition_point(|(last, _)| *last < amount);
        u32::try_from(place).unwrap_or(u32::MAX)
    };
    let places = parsed.iter().map(|(amount, _)| place(*amount)).collect();
    let labels = ranges.iter().map(|(_, label)| label.clone()).collect();
    Some((labels, places))
}

/// Ranges with about as many products each: their highest amounts and what they are called.
fn cut(products: &BTreeMap<i64, (u64, &str)>, unit: &str) -> Vec<(i64, String)> {
    let total: u64 = products.values().map(|(count, _)| count).sum();
    let share = total.div_ceil(u64::try_from(RANGES).unwrap_or(1)).max(1);
    let mut ranges = Vec::new();
    let (mut first, mut held) = (None, 0);
    let last = products.last_key_value().map(|(amount, _)| *amount);
    for (amount, (count, _)) in products {
        let low = *first.get_or_insert(*amount);
        held += count;
        if held >= share || Some(*amount) == last {
            let label = match low.cmp(amount) {
                Ordering::Equal => decimal(low),
                _ => format!("{}–{}", decimal(low), decimal(*amount)),
            };
            let label = format!("{label} {unit}").trim().to_owned();
            ranges.push((*amount, label));
            (first, held) = (None, 0);
        }
    }
    ranges
}

fn decimal(millionths: i64) -> String {
    let text = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Sizes of clothes in their order; `None` when one of the values is none.
pub(super) fn sizes(values: &[String]) -> Option<(Vec<String>, Vec<u32>)> {
    const LETTERS: [&str; 11] = [
        "XXXS", "XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL", "4XL", "5XL",
    ];
    let rank = |value: &String| {
        let upper = value.trim().to_uppercase();
        let upper = match upper.as_str() {
            "2XL" => "XXL",
            "3XL" => "XXXL",
            other => other,
        };
        LETTERS.iter().position(|letters| *letters == upper)
    };
    let ranks: Option<Vec<usize>> = values.iter().map(rank).collect();
    let ranks = ranks?;
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|place| ranks.get(*place));
    let mut places = vec![0; values.len()];
    for (new, old) in (0_u32..).zip(&order) {
        if let Some(place) = places.get_mut(*old) {
            *place = new;
        }
    }
    let labels = order.iter().filter_map(|place| values.get(*place).cloned());
    Some((labels.collect(), places))
}
