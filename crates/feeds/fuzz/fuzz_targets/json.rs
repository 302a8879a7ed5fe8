//! JSON in a list and in lines.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    souk_feeds_fuzz::survives_behind(
        b"[{\"offerId\":\"1\",\"title\":\"x\",\"price\":{\"value\":\"1\",\"currency\":\"EUR\"}",
        bytes,
    );
    souk_feeds_fuzz::survives_behind(
        b"{\"offerId\":\"1\",\"title\":\"x\",\"price\":{\"value\":\"1\",\"currency\":\"EUR\"}}\n",
        bytes,
    );
});
