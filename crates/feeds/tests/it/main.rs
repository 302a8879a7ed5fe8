//! The room as a whole: files in, rows, products and reports out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::format_collect,
    clippy::let_underscore_must_use,
    reason = "what surprises a test ends it"
)]

mod apis;
mod assembly;
mod bad_input;
mod comparison;
mod defects;
mod export;
mod formats;
mod joining;
mod magento;
mod mutation;
mod pages;
mod prices;
mod real;
mod shops;
mod unnamed;

use souk_commerce::{Currency, Timestamp};
use souk_feeds::{Feed, FeedError, Report};

/// Reads a feed and settles its prices in THB at noon of 22 November 2026.
fn read(bytes: &[u8]) -> Result<(Feed, Report), FeedError> {
    let mut report = Report::default();
    let mut feed = Feed::read("feed.xml", bytes, &mut report)?;
    feed.settle(
        Currency::parse("THB"),
        Timestamp(1_795_348_800),
        &mut report,
    );
    Ok((feed, report))
}

/// A feed in RSS around some records.
fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\"><channel>\
         <title>Test</title>\n{items}\n</channel></rss>"
    )
}

/// One record with the fields that a shop needs, and some more.
fn item(id: &str, more: &str) -> String {
    format!(
        "<item><g:id>{id}</g:id><g:title>Title of {id}</g:title><g:price>10.00 THB</g:price>\
         <g:availability>in_stock</g:availability>{more}</item>\n"
    )
}
