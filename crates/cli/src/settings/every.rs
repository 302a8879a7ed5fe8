//! Spans of time as people write them: `90s`, `30m`, `6h`, `1d`.

use std::time::Duration;

use toml::Spanned;

use super::meaning::{Result, Source};

/// What to write.
pub(crate) const EVERY_REMEDY: &str = "write a number and s, m, h or d, such as 30m";

/// Reads a span of time; `None` for nothing, for zero and for more than a year.
pub(crate) fn parse_every(text: &str) -> Option<Duration> {
    let text = text.trim();
    let unit = match text.bytes().last()? {
        b's' => 1,
        b'm' => 60,
        b'h' => 3600,
        b'd' => 86_400,
        _ => return None,
    };
    let number: u64 = text.get(..text.len() - 1)?.parse().ok()?;
    let seconds = number.checked_mul(unit)?;
    (1..=365 * 86_400)
        .contains(&seconds)
        .then(|| Duration::from_secs(seconds))
}

/// `fresh.every` of the settings.
pub(super) fn understand(
    source: &Source<'_>,
    written: Option<&Spanned<String>>,
) -> Result<Option<Duration>> {
    let Some(written) = written else {
        return Ok(None);
    };
    let every = parse_every(written.get_ref()).ok_or_else(|| {
        let problem = format!("fresh.every: {:?} is no span of time", written.get_ref());
        source.wrong(written, problem, EVERY_REMEDY)
    })?;
    Ok(Some(every))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_a_number_and_a_unit() {
        for (text, seconds) in [("90s", 90), ("30m", 1800), ("6h", 21_600), (" 1d ", 86_400)] {
            assert_eq!(parse_every(text), Some(Duration::from_secs(seconds)));
        }
        for text in [
            "",
            "m",
            "30",
            "0m",
            "-1h",
            "1.5h",
            "366d",
            "99999999999999999999d",
            "30 m",
            "ห",
        ] {
            assert_eq!(parse_every(text), None, "{text:?}");
        }
    }
}
