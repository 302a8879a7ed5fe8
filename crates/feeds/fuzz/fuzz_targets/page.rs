//! Pages with JSON-LD.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| souk_feeds_fuzz::survives_behind(
    b"<!doctype html><script type=\"application/ld+json\">{\"@type\":\"Product\",",
    bytes
));
