//! Any text as a file of customs facts: rows with a source and problems with a remedy, and a basket that can be priced.
#![no_main]

use souk_commerce::customs::read;
use souk_commerce::pricing::{price, samples};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (customs, problems) = read(&text);
    assert!(customs.rows().iter().all(|row| !row.source.name.is_empty()));
    assert!(problems.iter().all(|problem| problem.line > 0 && !problem.remedy.is_empty()));
    let seed = bytes.iter().fold(0_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    if let Some(case) = samples::case(seed)
        && let Ok(ledger) = price(&case.basket, &case.terms(&customs))
        && let Ok(total) = ledger.charged()
    {
        assert!(total.sum().minor() >= 0);
    }
});
