//! A browser's program comes to the same cents as the backend.
#![cfg(target_family = "wasm")]

use souk_commerce::pricing::samples::{DIGEST, DIGESTED, digest};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn made_up_baskets_come_to_the_same_cents_in_a_browser() {
    assert_eq!(digest(0, DIGESTED), DIGEST);
}
