//! No bytes make a reader panic, hang or lose count.

use proptest::prelude::*;
use souk_feeds::{Feed, Report, Reviews};

const DEFECTS: &[u8] = include_bytes!("../fixtures/defects.xml");

/// Pieces that mean something to a reader of XML.
const PIECES: &[&str] = &[
    "<item>",
    "</item>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&",
    "&amp;",
    "&#x0;",
    "<",
    ">",
    "\"",
    "'",
    "</channel>",
    "</rss>",
    "<?",
    "?>",
    "<g:price>",
    "\0",
    "\u{FEFF}",
    "<!DOCTYPE",
    "xmlns:g=",
    "<item ",
    "/>",
    "ก",
];

fn survives(bytes: &[u8]) {
    let mut report = Report::default();
    if let Ok(mut feed) = Feed::read("feed.xml", bytes, &mut report) {
        assert_eq!(
            feed.counts.read,
            feed.counts.accepted + feed.counts.rejected
        );
        assert_eq!(
            feed.counts.accepted,
            u64::try_from(feed.rows.len()).unwrap()
        );
        feed.settle(feed.currency(), souk_commerce::Timestamp(0), &mut report);
    }
    let _ = Reviews::read("feed.xml", bytes, &mut report);
    let _ = report.to_string();
}

#[test]
pub(super) fn a_feed_cut_anywhere_is_refused_or_read() {
    for end in 0..DEFECTS.len() {
        survives(&DEFECTS[..end]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_feed_with_pieces_put_in_anywhere_is_refused_or_read(
        edits in prop::collection::vec((0..DEFECTS.len(), 0..PIECES.len(), 0_usize..12), 1..8),
    ) {
        let mut bytes = DEFECTS.to_vec();
        for (at, piece, removed) in edits {
            let end = (at + removed).min(bytes.len());
            bytes.splice(at.min(end)..end, PIECES[piece].bytes());
        }
        survives(&bytes);
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..400), prefix in prop::sample::select(vec![0, 60, 400])) {
        survives(&[&DEFECTS[..prefix], &bytes].concat());
    }
}
