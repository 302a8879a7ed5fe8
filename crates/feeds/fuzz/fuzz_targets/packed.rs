//! Containers: gzip, zip, zstd.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for beginning in [
        &[0x1f, 0x8b, 8, 0][..],
        b"PK\x03\x04",
        &[0x28, 0xb5, 0x2f, 0xfd],
    ] {
        souk_feeds_fuzz::survives_behind(beginning, bytes);
    }
});
