//! Global trade item numbers: which are real, and which only look so.

use std::borrow::Cow;

/// Why a text is no number to know a product by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GtinProblem {
    /// Wrong length or wrong check digit.
    Invalid,
    /// A placeholder, a coupon, a number for one shop's own use, or one that a spreadsheet has damaged.
    Restricted,
}

/// Reads a GTIN-8, -12, -13 or -14, or an ISBN-10, into 14 digits. Apostrophes, blanks and hyphens are passed over; one
/// lost leading zero is restored where the check digit then fits.
pub(crate) fn parse_gtin(text: &str) -> Result<String, GtinProblem> {
    let digits = if text.bytes().all(|b| b.is_ascii_digit()) {
        Cow::Borrowed(text)
    } else {
        let is_mark = |c: &char| matches!(c, '\'' | '’' | '-' | '\u{2010}'..='\u{2013}');
        let kept = text.chars().filter(|c| !c.is_whitespace() && !is_mark(c));
        Cow::Owned(kept.collect::<String>())
    };
    if let Some(isbn) = isbn_13(&digits) {
        return Ok(isbn);
    }
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(GtinProblem::Invalid);
    }
    if let Some(upc) = upc_a(&digits) {
        return Ok(upc);
    }
    let padded = match digits.len() {
        8 | 11..=14 => format!("{digits:0>14}"),
        _ => return Err(GtinProblem::Invalid),
    };
    if check_digit(&padded) != padded.bytes().last() {
        return Err(GtinProblem::Invalid);
    }
    if is_restricted(&padded, digits.len() == 8) {
        return Err(GtinProblem::Restricted);
    }
    Ok(padded)
}

/// The check digit that the first 13 of 14 digits ask for.
fn check_digit(padded: &str) -> Option<u8> {
    let sum: u32 = padded
        .bytes()
        .take(13)
        .enumerate()
        .map(|(index, b)| u32::from(b.saturating_sub(b'0')) * if index % 2 == 0 { 3 } else { 1 })
        .sum();
    u8::try_from((10 - sum % 10) % 10)
        .ok()
        .map(|digit| b'0'.saturating_add(digit))
}

/// A UPC-E with a right check digit, as 14 digits: the short form of a UPC whose number has zeros in its middle. It begins
/// with 0, as no GTIN-8 of a maker does. GS1 General Specifications, section 5.2.2.4.
fn upc_a(digits: &str) -> Option<String> {
    let (check, body) = digits.as_bytes().split_last()?;
    let (last, five) = body.strip_prefix(b"0")?.split_last()?;
    if five.len() != 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // How many of the five stand before the gap, how long it is, and whether the last digit stands before or behind it.
    let (before, zeros, is_before) = match last {
        b'0'..=b'2' => (2, 4, true),
        b'3' => (3, 5, false),
        b'4' => (4, 5, false),
        _ => (5, 4, false),
    };
    let (maker, end) = five.split_at_checked(before)?;
    let last_before = is_before.then_some(*last);
    let last_behind = (before == 5).then_some(*last);
    let all = b"000"
        .iter()
        .chain(maker)
        .copied()
        .chain(last_before)
        .chain(std::iter::repeat_n(b'0', zeros))
        .chain(end.iter().copied())
        .chain(last_behind)
        .chain([*check]);
    let padded: String = all.map(char::from).collect();
    let is_real = check_digit(&padded) == Some(*check) && !is_restricted(&padded, false);
    is_real.then_some(padded)
}

/// Prefixes by the GS1 General Specifications: 02, 04 and 2 for use inside one company, 05, 98 and 99 for coupons.
fn is_restricted(padded: &str, is_short: bool) -> bool {
    let body = padded.trim_start_matches('0');
    let is_placeholder = body.len() < 4
        || padded.ends_with("1234567890128")
        || body.bytes().all(|b| body.bytes().next() == Some(b));
    if is_short {
        let first = padded.get(6..7).unwrap_or("");
        return is_placeholder || matches!(first, "0" | "2");
    }
    let thirteen = padded.get(1..).unwrap_or("");
    let is_excel =
        thirteen.get(7..12) == Some("00000") && thirteen.get(..7).is_some_and(|p| p.len() == 7);
    is_placeholder
        || is_excel
        || ["02", "04", "05", "2", "98", "99"]
            .iter()
            .any(|prefix| thirteen.starts_with(prefix))
}

/// An ISBN-10 with a right check digit, as ISBN-13.
fn isbn_13(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let (last, body) = bytes.split_last().filter(|(_, body)| body.len() == 9)?;
    if !body.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let last = match last {
        b'X' | b'x' => 10,
        digit if digit.is_ascii_digit() => u32::from(digit.saturating_sub(b'0')),
        _ => return None,
    };
    let sum: u32 = body
        .iter()
        .zip((2..=10).rev())
        .map(|(digit, weight): (&u8, u32)| u32::from(digit.saturating_sub(b'0')) * weight)
        .sum();
    if !(sum + last).is_multiple_of(11) {
        return None;
    }
    let padded = format!("0978{}", text.get(..9)?);
    let check = check_digit(&padded)?;
    Some(format!("{padded}{}", char::from(check)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::GtinProblem::{Invalid, Restricted};
    use super::*;

    #[test]
    fn a_number_counts_when_its_check_digit_fits_and_its_class_is_public() {
        for (text, gtin) in [
            ("4006381333931", "04006381333931"),
            ("'4006381333931", "04006381333931"),
            ("4006381-33393 1", "04006381333931"),
            ("036000291452", "00036000291452"),
            ("36000291452", "00036000291452"),
            ("96385074", "00000096385074"),
            ("0-306-40615-2", "09780306406157"),
            ("080442957X", "09780804429573"),
            ("978-0-306-40615-7", "09780306406157"),
            ("14006381333938", "14006381333938"),
            ("01234565", "00012345000065"),
            ("04252614", "00042100005264"),
        ] {
            assert_eq!(parse_gtin(text), Ok(gtin.to_owned()), "{text}");
        }
        for (text, problem) in [
            ("4006381333932", Invalid),
            ("N/A", Invalid),
            ("KS0297", Invalid),
            ("", Invalid),
            ("123456789", Invalid),
            ("0000000004100", Invalid),
            ("01234560", Invalid),
            ("0-306-40615-3", Invalid),
            ("978030640615", Invalid),
            ("4.5E+12", Invalid),
            ("4,54836E+12", Invalid),
            ("20123451", Restricted),
            ("0000000000000", Restricted),
            ("0512345678900", Restricted),
            ("9812345678902", Restricted),
            ("0412345678903", Restricted),
            ("1234567890128", Restricted),
            ("2012345678903", Restricted),
            ("9912345678909", Restricted),
            ("0212345678909", Restricted),
            ("4548360000002", Restricted),
        ] {
            assert_eq!(parse_gtin(text), Err(problem), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_14_digits_and_is_accepted_again(text in "[0-9X' -]{0,16}") {
            if let Ok(gtin) = parse_gtin(&text) {
                prop_assert_eq!(gtin.len(), 14);
                prop_assert_eq!(parse_gtin(&gtin), Ok(gtin));
            }
        }
    }
}
