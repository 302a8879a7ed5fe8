//! The search engine as a browser program: bytes in, hits out.
//!
//! `public/search-worker.js` loads it in a worker, hands it the files of a pack and passes messages on. Nothing here
//! fetches, waits or keeps state beyond the opened engine; outside the browser there is nothing to run.

#[cfg(target_family = "wasm")]
mod engine;
#[cfg(target_family = "wasm")]
mod memory;

/// The worker's script calls the exports; starting the program does nothing.
fn main() {}
