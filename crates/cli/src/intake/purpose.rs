//! Why feeds are read, and what is kept of them for that.

use souk_feeds::Keep;

use crate::settings::FeedEntry;

/// What is to become of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A shop, or a look at its goods.
    Shop,
    /// Only the report.
    Report,
}

impl Purpose {
    /// What has to be kept of the rows of these files.
    pub(super) fn keeps(self, entries: &[FeedEntry]) -> Keep {
        match (self, entries) {
            (Self::Shop, _) => Keep::Everything,
            // One feed has nobody to be compared with.
            (Self::Report, [_]) => Keep::Outline,
            (Self::Report, _) => Keep::Comparison,
        }
    }
}
