//! What every target asks of the readers: no panic, no lost record, the same twice.

use souk_commerce::Timestamp;
use souk_feeds::{Breaks, Contents, Report};

/// Reads bytes twice and compares.
pub fn survives(bytes: &[u8]) {
    assert_eq!(read(bytes), read(bytes));
}

/// Reads bytes behind a beginning that leads to one of the readers, and alone.
pub fn survives_behind(beginning: &[u8], bytes: &[u8]) {
    survives(bytes);
    survives(&[beginning, bytes].concat());
}

fn read(bytes: &[u8]) -> String {
    let mut report = Report::default();
    for breaks in [Breaks::Refuse, Breaks::TakePart] {
        match Contents::read("feed", bytes, breaks, &mut report) {
            Ok(Contents::Products(mut feed)) => {
                let counts = feed.counts;
                assert_eq!(counts.read, counts.accepted + counts.rejected);
                feed.settle(feed.currency(), Timestamp(0), &mut report);
                assert_eq!(
                    feed.counts.read,
                    feed.counts.accepted + feed.counts.rejected
                );
            }
            Ok(Contents::Reviews(_) | Contents::Overrides(_)) => {}
            Err(error) => assert!(!error.problem.remedy().is_empty()),
        }
    }
    report.to_string()
}
