//! Dates and spans: ISO 8601 as Google's feeds write it, and the dates of RSS.

use souk_commerce::time::{Date, Timestamp, Window};

/// Seconds of a day.
pub(crate) const DAY: i64 = 86_400;

/// A moment, and whether the text gave a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) at: Timestamp,
    pub(crate) is_whole_day: bool,
}

/// Reads `2016-02-24T13:00-0800`, `2016-02-24 13:00:30+08:00`, `2016-02-24T13:00Z`, `2016-02-24`. Without a zone: UTC.
pub(crate) fn parse_iso(text: &str) -> Option<Moment> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || month.len() != 2 || parts.next().is_some() {
        return None;
    }
    let day = Date::from_calendar(number(year)?, unsigned(month)?, unsigned(day)?)?;
    if rest.is_empty() {
        return Some(Moment {
            at: day.start(),
            is_whole_day: true,
        });
    }
    let time = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let zone_at = time.find(['+', '-', 'Z', 'z', ' ']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(zone_at)?;
    let seconds = clock_seconds(clock)?;
    let at = day
        .start()
        .plus(seconds)
        .plus(zone_seconds(zone)?.checked_neg()?);
    Some(Moment {
        at,
        is_whole_day: false,
    })
}

/// `13:00`, `13:00:59`, `13:00:59.5`, `24:00`.
fn clock_seconds(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let hour: i64 = unsigned(parts.next()?)?.into();
    let minute: i64 = unsigned(parts.next()?)?.into();
    let second: i64 = match parts.next() {
        Some(second) => unsigned(second.split('.').next()?)?.into(),
        None => 0,
    };
    let total = hour * 3600 + minute * 60 + second;
    let fits = hour <= 24 && minute <= 59 && second <= 60 && total <= DAY && parts.next().is_none();
    fits.then_some(total)
}

/// `Z`, nothing, `+08:00`, `-0800`, `+08`.
fn zone_seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() || text.eq_ignore_ascii_case("z") || text.eq_ignore_ascii_case("utc") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.strip_prefix(['+', '-'])?.replace(':', "");
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let (hours, minutes): (i64, i64) = (unsigned(hours)?.into(), unsigned(minutes)?.into());
    (hours <= 14 && minutes <= 59).then_some(sign * (hours * 3600 + minutes * 60))
}

fn number(text: &str) -> Option<i32> {
    unsigned(text).and_then(|number| i32::try_from(number).ok())
}

/// Plain digits only: `parse` alone would take a sign.
fn unsigned(text: &str) -> Option<u32> {
    let all_digits =
        !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| text.parse().ok())?
}

/// Reads `start/end`. A whole day at the end counts as a whole; a span that ends before it begins is none.
pub(crate) fn parse_window(text: &str) -> Option<Window> {
    let (start, end) = text.split_once('/')?;
    let start = parse_iso(start)?;
    let end = parse_iso(end)?;
    let end = if end.is_whole_day {
        end.at.plus(DAY)
    } else {
        end.at
    };
    (start.at < end).then_some(Window {
        start: Some(start.at),
        end: Some(end),
    })
}

/// Reads the date of an RSS channel (`Sun, 22 Nov 2026 13:05:09 +0700`) or an ISO date.
pub(crate) fn parse_feed_date(text: &str) -> Option<Timestamp> {
    parse_iso(text)
        .map(|moment| moment.at)
        .or_else(|| parse_rfc_822(text))
}

fn parse_rfc_822(text: &str) -> Option<Timestamp> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut parts = text.split_whitespace();
    let day = unsigned(parts.next()?)?;
    let name = parts.next()?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| name.starts_with(month))?;
    let month = u32::try_from(month).ok()?.checked_add(1)?;
    let year = number(parts.next()?)?;
    let seconds = clock_seconds(parts.next().unwrap_or("0:0"))?;
    let zone = match parts.next() {
        None | Some("GMT" | "UT" | "UTC" | "Z") => 0,
        Some("EST") => -5 * 3600,
        Some("EDT") => -4 * 3600,
        Some("PST") => -8 * 3600,
        Some("PDT") => -7 * 3600,
        Some(offset) => zone_seconds(offset)?,
    };
    Some(
        Date::from_calendar(year, month, day)?
            .start()
            .plus(seconds - zone),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_ways_in_which_feeds_write_a_moment_are_read() {
        for (text, moment) in [
            ("2016-02-24T13:00-0800", "2016-02-24T21:00:00Z"),
            ("2016-02-24T13:00:30+08:00", "2016-02-24T05:00:30Z"),
            ("2016-02-24T13:00:30.123Z", "2016-02-24T13:00:30Z"),
            ("2016-02-24 13:00", "2016-02-24T13:00:00Z"),
            ("2016-02-29", "2016-02-29T00:00:00Z"),
            ("2016-02-24T24:00+07", "2016-02-24T17:00:00Z"),
        ] {
            assert_eq!(parse_iso(text).unwrap().at.to_rfc3339(), moment, "{text}");
        }
        for bad in [
            "YYYY-MM-DD",
            "2015-02-29",
            "2016-02-24T25:00",
            "24.02.2016",
            "2016-02-24T13",
            "",
            "2016-02-2é",
        ] {
            assert_eq!(parse_iso(bad), None, "{bad}");
        }
        assert_eq!(
            parse_feed_date("Sun, 22 Nov 2026 13:05:09 +0700")
                .unwrap()
                .to_rfc3339(),
            "2026-11-22T06:05:09Z"
        );
        assert_eq!(
            parse_feed_date("22 Nov 2026 13:05 GMT")
                .unwrap()
                .to_rfc3339(),
            "2026-11-22T13:05:00Z"
        );
    }

    #[test]
    fn a_window_of_days_holds_its_last_day_and_a_reversed_one_is_none() {
        let window = parse_window("2026-11-20 / 2026-11-21").unwrap();
        assert_eq!(window.start.unwrap().to_rfc3339(), "2026-11-20T00:00:00Z");
        assert_eq!(window.end.unwrap().to_rfc3339(), "2026-11-22T00:00:00Z");
        let window = parse_window("2016-02-24T13:00-0800/2016-02-29T15:30-0800").unwrap();
        assert_eq!(window.end.unwrap().to_rfc3339(), "2016-02-29T23:30:00Z");
        assert_eq!(parse_window("2026-11-21/2026-11-19"), None);
        assert_eq!(parse_window("2026-11-21"), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = (parse_window(&text), parse_feed_date(&text));
        }
    }
}
