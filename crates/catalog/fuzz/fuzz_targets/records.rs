//! Any bytes as an index of records: an error, or answers.
#![no_main]

use souk_catalog::records::{Order, Question, Records};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(mut records) = Records::open(bytes.to_vec()) else {
        return;
    };
    for text in ["", "k", "steel ketle", "wh 1000xm5", "กาน้ำ", "4006381333931"] {
        let reply = records.search(&Question {
            text: text.to_owned(),
            filters: vec![("brand".to_owned(), vec!["Hario".to_owned()])],
            price: (Some(1), None),
            ranges: vec![1_000, 5_000],
            rating: 10,
            order: Order::Cheapest,
            facets: vec!["brand".to_owned(), "category".to_owned()],
            offset: 0,
            limit: 9,
        });
        assert!(reply.hits.len() <= 9);
        for hit in reply.hits {
            records.id(hit.row);
        }
    }
});
