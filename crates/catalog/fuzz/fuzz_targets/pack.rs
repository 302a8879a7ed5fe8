//! Any bytes as each file of a pack: an error, or what it holds.
#![no_main]

use souk_catalog::{Cards, Contents, Delta, Engine, Manifest, Overlay, PastPrices, Products, Query, Selection};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    drop(Manifest::read(bytes));
    drop(Contents::read(bytes));
    drop(souk_catalog::read_policies(bytes));
    drop(Products::open(bytes.to_vec()));
    drop(PastPrices::open(bytes.to_vec()));
    drop(Delta::open(bytes.to_vec()));
    if let Ok(overlay) = Overlay::read(bytes) {
        assert_eq!(Overlay::read(&overlay.write()), Ok(overlay));
    }
    if let Ok(cards) = Cards::open(bytes.to_vec()) {
        cards.select(&Selection::default());
        cards.get(0);
    }
    // An index with cards behind it: the first two bytes tell where they begin.
    let Some(([high, low], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let cut = usize::from(u16::from_be_bytes([*high, *low])).min(rest.len());
    let (index, cards) = rest.split_at(cut);
    if let (Ok(overlay), Ok(mut cards)) = (Overlay::read(index), Cards::open(cards.to_vec())) {
        cards.lay(&overlay);
        cards.select(&Selection::default());
    }
    if let Ok(mut engine) = Engine::open(index.to_vec(), vec![cards.to_vec()]) {
        engine.search(&Query {
            text: "steel ketle".to_owned(),
            ..Query::default()
        });
    }
});
