//! `starts` and `ends`: moments between which something holds.

use souk_commerce::time::Window;
use souk_commerce::{Date, Timestamp};
use toml::Spanned;
use toml::value::{Datetime, Offset};

use super::meaning::{Reader, Result};

impl Reader<'_> {
    /// When something holds, and the minutes by which the clocks of its first moment are ahead of UTC.
    pub(super) fn window(
        &self,
        starts: Option<&Spanned<String>>,
        ends: Option<&Spanned<String>>,
        key: &str,
    ) -> Result<(Window, i16)> {
        let read = |written: &Spanned<String>, name: &str| {
            moment(written.get_ref()).ok_or_else(|| {
                let problem = format!(
                    "{key}.{name}: {:?} is no moment with a zone",
                    written.get_ref()
                );
                let remedy = "write day, time and zone, such as \"2026-12-01T00:00:00+07:00\"";
                self.source.wrong(written, problem, remedy)
            })
        };
        let start = starts.map(|at| read(at, "starts")).transpose()?;
        let end = ends.map(|at| read(at, "ends")).transpose()?;
        if let (Some((start, _)), Some((end, _)), Some(written)) = (start, end, ends)
            && end <= start
        {
            let problem = format!("{key}.ends is not after starts");
            return Err(self.source.wrong(written, problem, "write a later moment"));
        }
        let zone = start.or(end).map_or(0, |(_, zone)| zone);
        let window = Window {
            start: start.map(|(moment, _)| moment),
            end: end.map(|(moment, _)| moment),
        };
        Ok((window, zone))
    }
}

/// A moment with its zone (RFC 3339), and the minutes by which the zone is ahead of UTC.
fn moment(text: &str) -> Option<(Timestamp, i16)> {
    let read: Datetime = text.trim().parse().ok()?;
    let (date, time) = (read.date?, read.time?);
    let zone = match read.offset? {
        Offset::Z => 0,
        Offset::Custom { minutes } => minutes,
    };
    let day = Date::from_calendar(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )?;
    let clock = i64::from(time.hour) * 3600
        + i64::from(time.minute) * 60
        + time.second.map_or(0, i64::from);
    Some((day.start().plus(clock - 60 * i64::from(zone)), zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_names_its_zone() {
        let at = moment("2026-12-01T00:00:00+07:00").unwrap();
        assert_eq!(
            (at.0.to_rfc3339().as_str(), at.1),
            ("2026-11-30T17:00:00Z", 420)
        );
        let at = moment(" 2026-12-01T00:00:00Z ").unwrap();
        assert_eq!(at.0.to_rfc3339(), "2026-12-01T00:00:00Z");
        let west = moment("2026-03-08 01:30:00-05:00").unwrap();
        assert_eq!(
            (west.0.to_rfc3339().as_str(), west.1),
            ("2026-03-08T06:30:00Z", -300)
        );
        for text in [
            "",
            "2026-12-01",
            "2026-12-01T00:00:00",
            "2026-02-30T00:00:00Z",
            "tomorrow",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
