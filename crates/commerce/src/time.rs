//! Moments and days, always handed in from the edge: nothing in this crate asks a clock.

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// Days since 1970-01-01 in the Gregorian calendar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub i32);

impl Date {
    /// The day that holds a moment, in UTC.
    pub fn of(moment: Timestamp) -> Self {
        Self(i32::try_from(moment.0.div_euclid(86_400)).unwrap_or(i32::MAX))
    }

    /// The first second of the day, in UTC.
    pub fn start(self) -> Timestamp {
        Timestamp(i64::from(self.0).saturating_mul(86_400))
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The day of a calendar date; `None` when there is no such day in the years 0 to 9999.
    ///
    /// Counting as in Howard Hinnant's `days_from_civil`.
    pub fn from_calendar(year: i32, month: u32, day: u32) -> Option<Self> {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let length = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if day == 0 || day > length || !(0..=9999).contains(&year) {
            return None;
        }
        let shifted_year = if month <= 2 { year - 1 } else { year };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let month = i32::try_from(month).ok()?;
        let day = i32::try_from(day).ok()?;
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month and day.
    ///
    /// Counting as in Howard Hinnant's `civil_from_days`.
    pub fn to_calendar(self) -> (i32, u32, u32) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (
            i32::try_from(year).unwrap_or(i32::MAX),
            u32::try_from(month).unwrap_or(1),
            u32::try_from(day).unwrap_or(1),
        )
    }

    /// The day that `2026-11-22` (ISO 8601) names; `None` for every other text.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |length: usize| -> Option<u32> {
            let part = parts.next()?;
            let is_number = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| part.parse().ok()).flatten()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return None;
        }
        Self::from_calendar(i32::try_from(year).ok()?, month, day)
    }

    /// `2026-11-22` (ISO 8601).
    pub fn to_iso(self) -> String {
        let (year, month, day) = self.to_calendar();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

impl Timestamp {
    /// `2026-11-22T13:05:09Z` (RFC 3339, UTC).
    pub fn to_rfc3339(self) -> String {
        let second_of_day = self.0.rem_euclid(86_400);
        let (hour, minute, second) = (
            second_of_day / 3600,
            second_of_day / 60 % 60,
            second_of_day % 60,
        );
        format!(
            "{}T{hour:02}:{minute:02}:{second:02}Z",
            Date::of(self).to_iso()
        )
    }

    /// The moment `seconds` later.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

/// A span from `start` (included) to `end` (excluded); an absent end is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    /// First moment inside.
    pub start: Option<Timestamp>,
    /// First moment after.
    pub end: Option<Timestamp>,
}

impl Window {
    /// Whether a moment lies inside.
    pub fn contains(&self, moment: Timestamp) -> bool {
        self.start.is_none_or(|start| start <= moment) && self.end.is_none_or(|end| moment < end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_days_are_counted_right() {
        assert_eq!(Date::from_calendar(1970, 1, 1), Some(Date(0)));
        assert_eq!(Date::from_calendar(2000, 3, 1), Some(Date(11_017)));
        assert_eq!(
            Timestamp(1_795_352_709).to_rfc3339(),
            "2026-11-22T13:05:09Z"
        );
        assert_eq!(Timestamp(-1).to_rfc3339(), "1969-12-31T23:59:59Z");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for (year, month, day) in [
            (2025, 2, 29),
            (2026, 4, 31),
            (2026, 13, 1),
            (2026, 0, 1),
            (2026, 1, 0),
            (10_000, 1, 1),
        ] {
            assert_eq!(Date::from_calendar(year, month, day), None);
        }
    }

    #[test]
    fn a_window_holds_its_start_but_not_its_end() {
        let window = Window {
            start: Some(Timestamp(10)),
            end: Some(Timestamp(20)),
        };
        assert!(window.contains(Timestamp(10)) && window.contains(Timestamp(19)));
        assert!(!window.contains(Timestamp(9)) && !window.contains(Timestamp(20)));
        assert!(Window::default().contains(Timestamp(0)));
    }

    proptest! {
        #[test]
        fn every_day_survives_the_calendar_and_back(days in -700_000_i32..2_900_000) {
            let (year, month, day) = Date(days).to_calendar();
            prop_assert_eq!(Date::from_calendar(year, month, day), Some(Date(days)));
        }
    }
}
