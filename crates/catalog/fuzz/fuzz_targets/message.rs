//! Any bytes as a message between page and worker: an error, or the same message again.
#![no_main]

use souk_catalog::protocol::{decode_found, decode_query, encode_found, encode_query};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(query) = decode_query(bytes) {
        assert_eq!(decode_query(&encode_query(&query)), Ok(query));
    }
    if let Ok(found) = decode_found(bytes) {
        assert_eq!(decode_found(&encode_found(&found)), Ok(found));
    }
});
