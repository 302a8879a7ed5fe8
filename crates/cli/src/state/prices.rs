//! The price history as text: a head, then one line for each offer.

use std::fmt::Write as _;

use souk_commerce::{Currency, Money, OfferId, PriceHistory, PricePoint, Timestamp};

/// First word of the file, and its version.
const HEAD: &str = "souk-prices 1";

/// The text of a history.
pub(super) fn write(currency: Currency, history: &PriceHistory) -> String {
    let mut text = format!("{HEAD} {currency}\n");
    for (offer, rows) in history.iter() {
        text.push_str(offer.as_str());
        for row in rows {
            let to = row.to.map_or("-".to_owned(), |to| to.0.to_string());
            // Writing into a text cannot fail.
            let written = write!(
                text,
                "\t{} {to} {} {} {}",
                row.from.0,
                row.effective.minor(),
                row.regular.minor(),
                row.last_seen.0
            );
            debug_assert!(written.is_ok(), "a text takes everything");
        }
        text.push('\n');
    }
    text
}

/// Reads a history; one in another currency is empty.
///
/// # Errors
/// The number of the first line that is not what [`write()`] writes.
pub(super) fn read(text: &str, currency: Currency) -> Result<PriceHistory, usize> {
    let mut history = PriceHistory::default();
    let mut lines = text.lines().zip(1..);
    let head = lines.next().and_then(|(head, _)| head.strip_prefix(HEAD));
    let stored = head.and_then(|head| Currency::parse(head.trim()));
    if stored.ok_or(1_usize)? != currency {
        return Ok(history);
    }
    for (line, number) in lines {
        let mut fields = line.split('\t');
        let offer = fields.next().and_then(|id| OfferId::parse(id).ok());
        let offer = offer.ok_or(number)?;
        for field in fields {
            let row = row(field, currency).ok_or(number)?;
            if !history.restore(&offer, row) {
                return Err(number);
            }
        }
    }
    Ok(history)
}

fn row(text: &str, currency: Currency) -> Option<PricePoint> {
    let moment = |text: &str| text.parse().ok().map(Timestamp);
    let money = |text: &str| Money::new(text.parse().ok()?, currency).ok();
    let mut words = text.split(' ');
    let row = PricePoint {
        from: moment(words.next()?)?,
        to: match words.next()? {
            "-" => None,
            to => Some(moment(to)?),
        },
        effective: money(words.next()?)?,
        regular: money(words.next()?)?,
        last_seen: moment(words.next()?)?,
    };
    words.next().is_none().then_some(row)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use souk_commerce::Quote;

    use super::*;

    fn thb() -> Currency {
        Currency::parse("THB").unwrap()
    }

    #[test]
    fn a_history_reads_back_and_looks_as_documented() {
        let mut history = PriceHistory::default();
        for (moment, minor) in [(0, 59_900), (86_400, 59_900), (172_800, 49_900)] {
            let money = |minor| Money::new(minor, thb()).unwrap();
            let quote = Quote {
                effective: money(minor),
                regular: money(59_900),
            };
            let id = OfferId::parse("nara:KETTLE red").unwrap();
            history.note(Timestamp(moment), &BTreeMap::from([(id, quote)]));
        }
        let text = write(thb(), &history);
        assert_eq!(
            text,
            "souk-prices 1 THB\nnara:KETTLE red\t0 172800 59900 59900 86400\t172800 - 49900 59900 172800\n"
        );
        assert_eq!(read(&text, thb()), Ok(history));
        let czk = Currency::parse("CZK").unwrap();
        assert_eq!(read(&text, czk), Ok(PriceHistory::default()));
    }

    #[test]
    fn a_line_that_is_no_price_is_named() {
        for (text, line) in [
            ("", 1),
            ("souk-prices 2 THB\n", 1),
            ("souk-prices 1 THB\nnara:a\t0 - 1 1 0\nnara:b\t0 - 1 1\n", 3),
            ("souk-prices 1 THB\nnara:a\t0 - 1 1 0 9\n", 2),
            ("souk-prices 1 THB\nnara:a\t5 4 1 1 5\n", 2),
            ("souk-prices 1 THB\nnara:a\t5 - 1 1 5\t6 - 1 1 6\n", 2),
            ("souk-prices 1 THB\nno offer\t5 - 1 1 5\n", 2),
        ] {
            assert_eq!(read(text, thb()), Err(line), "{text:?}");
        }
    }
}
