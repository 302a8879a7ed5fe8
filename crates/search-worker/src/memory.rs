//! Allocates for a program that runs in one thread of a browser.

/// As fast as the standard allocator and 2 kB smaller, compressed.
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
