//! Any bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| souk_feeds_fuzz::survives(bytes));
