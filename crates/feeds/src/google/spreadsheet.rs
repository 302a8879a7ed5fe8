//! What spreadsheets make of values that look like numbers or dates to them.

/// `4.54836E+12`: a long number as a spreadsheet shows it.
pub(crate) fn is_rounded(text: &str) -> bool {
    let Some((number, exponent)) = text.trim().split_once(['E', 'e']) else {
        return false;
    };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    whole.len() == 1
        && are_digits(whole)
        && are_digits(fraction)
        && exponent
            .strip_prefix('+')
            .is_some_and(|exponent| are_digits(exponent) && exponent.len() <= 2)
}

/// `12-Oct` and `Oct-12`: what a spreadsheet makes of `10-12`.
pub(crate) fn is_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let text = text.trim();
    if text.len() > "12-Oct".len() {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let Some((first, second)) = lower.split_once(['-', '.', ' ']) else {
        return false;
    };
    let is_day =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    (is_day(first) && MONTHS.contains(&second)) || (MONTHS.contains(&first) && is_day(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_numbers_and_made_up_dates_are_known() {
        for text in ["4.54836E+12", "4,54836E+12", "9E+12"] {
            assert!(is_rounded(text), "{text}");
        }
        for text in ["4548360123456", "E+12", "AB1E+2", "1E5", "12.5E+3", ""] {
            assert!(!is_rounded(text), "{text}");
        }
        for text in ["12-Oct", "Oct-12", "10. oct", "1 Jan"] {
            assert_eq!(is_date(text), text != "10. oct", "{text}");
        }
        assert!(!is_date("10-12") && !is_date("M") && !is_date("2026-10-12"));
    }
}
