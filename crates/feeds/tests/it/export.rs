//! What is written is what was read.

mod agentic;
mod laws;
mod real;
mod table;

use souk_commerce::Timestamp;
use souk_feeds::export::{About, Format, write};
use souk_feeds::{Feed, Report, Row};

const NOW: Timestamp = Timestamp(1_795_348_800);

/// A feed as it is settled in the currency that it names.
fn settled(bytes: &[u8]) -> Option<Feed> {
    let mut report = Report::default();
    let mut feed = Feed::read("feed", bytes, &mut report).ok()?;
    feed.settle(feed.currency(), NOW, &mut report);
    Some(feed)
}

fn exported(feed: &Feed, format: Format) -> String {
    let rows: Vec<&Row> = feed.rows.iter().collect();
    let about = About {
        head: &feed.head,
        origin: "https://shop.example",
        seller: "Nara",
        now: NOW,
    };
    let mut out = Vec::new();
    let count = write(format, &rows, &about, &mut out).unwrap();
    assert!(count <= u64::try_from(rows.len()).unwrap());
    String::from_utf8(out).unwrap()
}

/// A row without its place, and with prices as they were understood instead of as they were written.
fn essence(row: &Row) -> Row {
    let mut row = row.clone();
    (row.number, row.line) = (0, 0);
    let is_counted = |name: &str| {
        let name = name.to_lowercase();
        ["stock", "qty", "quantity", "inventory"]
            .iter()
            .any(|word| name.contains(word))
    };
    row.stock.quantity = None;
    row.extras.retain(|extra| !is_counted(&extra.name));
    let shipping = row.shipping.iter_mut();
    let shipping = shipping.filter_map(|shipping| shipping.price.as_mut());
    let prices = row.price_text.iter_mut().chain(&mut row.sale_text);
    for price in prices.chain(shipping) {
        price.line = 0;
        // `10 THB` is `10.00 THB`; what it comes to is compared as money.
        price.text.retain(|c| c.is_ascii_digit() && c != '0');
    }
    row
}

/// Writes a feed, reads it back, and wants the same rows; writing these again must give the same bytes.
fn assert_lossless(feed: &Feed, what: &str) {
    let text = exported(feed, Format::Google);
    let again =
        settled(text.as_bytes()).unwrap_or_else(|| panic!("{what} cannot be read back:\n{text}"));
    assert_eq!(again.rows.len(), feed.rows.len(), "{what}\n{text}");
    for (read, row) in again.rows.iter().zip(&feed.rows) {
        let (read, row) = (essence(read), essence(row));
        if read != row {
            let (read, row) = (format!("{read:#?}"), format!("{row:#?}"));
            let new = read
                .lines()
                .filter(|line| !row.lines().any(|other| other == *line));
            let gone = row
                .lines()
                .filter(|line| !read.lines().any(|other| other == *line));
            let (new, gone): (Vec<_>, Vec<_>) = (new.collect(), gone.collect());
            panic!("{what}\nnew: {new:#?}\ngone: {gone:#?}\n{text}");
        }
    }
    assert_eq!(exported(&again, Format::Google), text, "{what}");
}
