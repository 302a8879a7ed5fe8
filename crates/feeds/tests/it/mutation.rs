//! No bytes make a reader panic, hang or lose count.

use proptest::prelude::*;
use souk_commerce::{Date, LanguageTag, SellerId};
use souk_feeds::{Breaks, Contents, Feed, Join, Report, Source, assemble};

use super::assembly::plan;

/// One file for each carrier and each format with rules of its own.
const FIXTURES: &[&[u8]] = &[
    include_bytes!("../fixtures/defects.xml"),
    include_bytes!("../fixtures/defects.csv"),
    include_bytes!("../fixtures/defects.json"),
    include_bytes!("../fixtures/defects.yml"),
    include_bytes!("../fixtures/page.html"),
    include_bytes!("../fixtures/group.html"),
    include_bytes!("../fixtures/microdata.html"),
    include_bytes!("../fixtures/heureka.xml"),
    include_bytes!("../fixtures/skroutz.xml"),
    include_bytes!("../fixtures/ceneo.xml"),
    include_bytes!("../fixtures/shopify.csv"),
    include_bytes!("../fixtures/shopify.json"),
    include_bytes!("../fixtures/idealo.csv"),
    include_bytes!("../fixtures/agentic.json"),
    include_bytes!("../fixtures/woo.csv"),
    include_bytes!("../fixtures/woo-store.json"),
    include_bytes!("../fixtures/woo-rest.json"),
    include_bytes!("../fixtures/agentic-rows.csv"),
    include_bytes!("../fixtures/magento.csv"),
    include_bytes!("../fixtures/bagisto.csv"),
    include_bytes!("../fixtures/bestbuy.json"),
    include_bytes!("../fixtures/generic.csv"),
    include_bytes!("../fixtures/saleor.json"),
    include_bytes!("../fixtures/saleor-graph.json"),
    include_bytes!("../fixtures/generic.json"),
];

/// Pieces that mean something to one of the readers.
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
    "\"\"",
    ";",
    ",",
    "\t",
    "\r",
    "\n",
    "\\",
    "\\u",
    "{",
    "}",
    "[",
    "]",
    ":",
    "null",
    "1e9",
    "//",
    "/*",
    "*/",
    "<category id=\"1\" parentId=\"1\">",
    "</script>",
    "@graph",
    "<div itemscope itemprop=offers itemref=more>",
    "<script>",
    "\"@id\": \"#kettle\"",
];

/// How often each of the laws below is tried: `SOUK_MUTATIONS`, else what a test run has time for.
fn cases() -> u32 {
    let told = std::env::var("SOUK_MUTATIONS").ok();
    told.and_then(|text| text.parse().ok()).unwrap_or(500)
}

fn put_together(feed: Feed, report: &mut Report) {
    let rows = u64::try_from(feed.rows.len()).unwrap();
    let language = LanguageTag::parse("en").unwrap();
    let plan = plan(&["en"], Join::Nothing);
    let source = Source {
        seller: SellerId::new("nara").unwrap(),
        language,
        as_of: Date(0),
        feed,
    };
    let assembled = assemble(vec![source], &[], &plan, report);
    assert!(assembled.products <= assembled.variants && assembled.variants <= rows);
}

fn survives(bytes: &[u8]) {
    let mut report = Report::default();
    for breaks in [Breaks::Refuse, Breaks::TakePart] {
        match Contents::read("feed", bytes, breaks, &mut report) {
            Ok(Contents::Products(mut feed)) => {
                assert_eq!(
                    feed.counts.read,
                    feed.counts.accepted + feed.counts.rejected
                );
                feed.settle(feed.currency(), souk_commerce::Timestamp(0), &mut report);
                assert_eq!(
                    feed.counts.read,
                    feed.counts.accepted + feed.counts.rejected
                );
                feed.place_pictures(|_| None, &mut report);
                put_together(feed, &mut report);
            }
            Ok(Contents::Reviews(_) | Contents::Overrides(_)) => {}
            Err(error) => assert!(!error.problem.remedy().is_empty()),
        }
    }
    let _ = report.to_string();
}

#[test]
pub(super) fn a_feed_cut_anywhere_is_refused_or_read() {
    // All bytes take a minute: a test run looks at some of each file, a long one at all.
    let step = if std::env::var_os("SOUK_MUTATIONS").is_some() {
        1
    } else {
        17
    };
    for (start, fixture) in FIXTURES.iter().enumerate() {
        for end in (start % step..fixture.len()).step_by(step) {
            survives(&fixture[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn a_feed_with_pieces_put_in_anywhere_is_refused_or_read(
        fixture in prop::sample::select(FIXTURES),
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(PIECES), 0_usize..12), 1..8),
    ) {
        let mut bytes = fixture.to_vec();
        for (at, piece, removed) in edits {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, piece.bytes());
        }
        survives(&bytes);
    }

    #[test]
    fn pieces_of_two_feeds_behind_each_other_are_refused_or_read(
        (one, other) in (prop::sample::select(FIXTURES), prop::sample::select(FIXTURES)),
        (end, start, stop) in any::<(prop::sample::Index, prop::sample::Index, prop::sample::Index)>(),
        times in prop_oneof![9 => 1..4_usize, 1 => 4..100_usize],
    ) {
        let (start, stop) = (start.index(other.len()), stop.index(other.len()));
        let middle = &other[start.min(stop)..start.max(stop)].repeat(times);
        let end = end.index(one.len());
        survives(&[&one[..end], middle, &one[end..]].concat());
    }

    #[test]
    fn any_bytes_are_refused_or_read(
        fixture in prop::sample::select(FIXTURES),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        prefix in prop::sample::select(vec![0, 30, 60, 400]),
    ) {
        survives(&[fixture.get(..prefix).unwrap_or_default(), &bytes].concat());
    }
}
