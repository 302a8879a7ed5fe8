//! What JavaScript sees.

use js_sys::Uint8Array;
use souk_catalog::Engine;
use souk_catalog::protocol::{decode_query, encode_found};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// An opened engine.
#[wasm_bindgen]
#[derive(Debug)]
pub struct SearchEngine(Engine);

#[wasm_bindgen]
impl SearchEngine {
    /// Opens the bytes of an index and of all cards of the same language, in the order of its table of contents.
    ///
    /// # Errors
    /// An `Error` that says which bytes cannot be read.
    pub fn open(index: Vec<u8>, cards: Vec<Uint8Array>) -> Result<Self, JsError> {
        let cards = cards.into_iter().map(|bytes| bytes.to_vec()).collect();
        Ok(Self(Engine::open(index, cards)?))
    }

    /// The answer to a query, both in the bytes of `souk_catalog::protocol`.
    ///
    /// # Errors
    /// An `Error` when the bytes are no query.
    pub fn search(&mut self, query: &[u8]) -> Result<Vec<u8>, JsError> {
        Ok(encode_found(&self.0.search(&decode_query(query)?)))
    }
}
