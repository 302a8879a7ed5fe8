//! What a file says before its records, or about all of them.

use souk_commerce::Currency;
use souk_commerce::time::Timestamp;

/// What stands before the records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Short name of the format, such as `google-rss`; docs/formats/report.md lists them.
    pub format: &'static str,
    /// Name of the encoding in which the file was read.
    pub encoding: &'static str,
    /// Title of the channel.
    pub title: Option<String>,
    /// Address of the shop.
    pub link: Option<String>,
    /// Description of the channel.
    pub description: Option<String>,
    /// Language that the channel declares.
    pub language: Option<String>,
    /// When the feed was made.
    pub date: Option<Timestamp>,
    /// The currency of prices that name none, where the format itself fixes it.
    pub currency: Option<Currency>,
    /// Containers around the file, outermost first: `gzip`, `zip`, `zstd`.
    pub packed: Vec<&'static str>,
}
