//! Quantities out of texts.

use super::{Dimension, Measure, Unit};

/// Most digits of a number.
const MAX_DIGITS: usize = 12;
/// Longest text in which a quantity is looked for, in bytes.
const MAX_BYTES: usize = 400;

/// `1,5 l`, `6 x 330 ml`, `15.6"`: the whole text.
pub(super) fn measure(text: &str) -> Option<Measure> {
    let text = text.trim();
    if text.len() > MAX_BYTES {
        return None;
    }
    let (times, rest) = times(text);
    let (number, decimals, rest) = number(rest)?;
    let unit = Unit::parse(rest)?;
    Some(Measure {
        number,
        decimals,
        unit,
        times,
    })
}

/// The last quantity in a title of something that goods are sold by.
pub(super) fn in_title(title: &str) -> Option<Measure> {
    let end = (0..=title.len().min(MAX_BYTES))
        .rev()
        .find(|at| title.is_char_boundary(*at))?;
    let title = title.get(..end)?;
    let words: Vec<&str> = title
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '/' | ';' | '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_sold_by = |found: &Measure| {
        matches!(
            found.dimension(),
            Dimension::Mass | Dimension::Volume | Dimension::Length | Dimension::Area
        )
    };
    // The longest run of words that is a quantity: "6 x 330 ml" before "330 ml".
    (0..words.len()).rev().find_map(|last| {
        (0..4_usize).rev().find_map(|more| {
            let first = last.checked_sub(more)?;
            let run = words.get(first..=last)?.join(" ");
            let run = run.trim_end_matches([',', '.']);
            measure(run).filter(is_sold_by)
        })
    })
}

/// The number of pieces before a quantity: `6 x`, `6x`, `6 ×`, `6 *`, and with the Greek and Cyrillic letters that look so.
fn times(text: &str) -> (u32, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, rest) = text.split_at_checked(digits).unwrap_or(("", text));
    let rest = rest.trim_start();
    let mark = ["x", "X", "×", "*", "χ", "Χ", "х", "Х"]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark));
    match (count.parse::<u32>(), mark.map(str::trim_start)) {
        (Ok(count), Some(rest)) if count > 0 && starts_with_digit(rest) => (count, rest),
        _ => (1, text),
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.chars().next().and_then(digit).is_some()
}

/// The value of a digit, Arabic, Persian and Thai ones included.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '٠'..='٩' => u32::from(c).checked_sub(u32::from('٠')),
        '۰'..='۹' => u32::from(c).checked_sub(u32::from('۰')),
        '๐'..='๙' => u32::from(c).checked_sub(u32::from('๐')),
        _ => None,
    }
}

/// A number, its decimals, and what follows. One mark is a decimal one, except a comma or a point before three digits after
/// one to three others ("1.500"), where nobody knows.
fn number(text: &str) -> Option<(i64, u8, &str)> {
    let mut number = 0_i64;
    let (mut whole, mut decimals) = (0_usize, None::<u8>);
    let mut mark_at = None;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        if let Some(digit) = digit(c) {
            number = number.checked_mul(10)?.checked_add(i64::from(digit))?;
            whole += 1;
            if whole > MAX_DIGITS {
                return None;
            }
            decimals = decimals.map(|decimals| decimals.saturating_add(1));
        } else if matches!(c, '.' | ',' | '٫') && decimals.is_none() && whole > 0 {
            let after = text.get(at + c.len_utf8()..).unwrap_or("");
            if !starts_with_digit(after) {
                end = at;
                break;
            }
            decimals = Some(0);
            mark_at = Some(whole);
        } else {
            end = at;
            break;
        }
    }
    let is_unclear = decimals == Some(3) && mark_at.is_some_and(|before| before <= 3) && {
        // "0.125 l" is clear: nobody groups thousands behind nothing.
        !text.starts_with(['0', '٠', '۰', '๐'])
    };
    if whole == 0 || is_unclear {
        return None;
    }
    Some((number, decimals.unwrap_or(0), text.get(end..)?))
}
