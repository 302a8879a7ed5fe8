//! CSV and TSV.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    souk_feeds_fuzz::survives_behind(b"id,title,price,availability\n1,", bytes);
    souk_feeds_fuzz::survives_behind(b"id;title;price;status;image[0].url\n1;", bytes);
});
