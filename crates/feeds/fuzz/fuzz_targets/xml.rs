//! XML: RSS, and YML with its categories.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    souk_feeds_fuzz::survives_behind(
        b"<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel><item><g:id>1</g:id>",
        bytes,
    );
    souk_feeds_fuzz::survives_behind(
        b"<yml_catalog><shop><categories><category id=\"1\">x</category></categories><offers>",
        bytes,
    );
});
