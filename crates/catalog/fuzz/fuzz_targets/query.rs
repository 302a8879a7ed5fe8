//! Any text as a query: an answer.
#![no_main]

use std::cell::RefCell;

use souk_catalog::records::{Form, Question, Record, Records, write};

thread_local! {
    static RECORDS: RefCell<Option<Records>> = RefCell::new(open());
}

fn open() -> Option<Records> {
    let titles = [
        "Enamel kettle 1.5 l",
        "WH-1000XM5 headphones",
        "กาน้ำสแตนเลส iPhone สีดำ",
        "دلة قهوة عربية",
        "東京タワー",
        "Κουτί Ёлка",
    ];
    let records = titles.iter().enumerate().map(|(place, title)| Record {
        id: place.to_string(),
        title: (*title).to_owned(),
        ..Record::default()
    });
    Records::open(write(records.collect(), &Form::default())).ok()
}

libfuzzer_sys::fuzz_target!(|text: &str| {
    RECORDS.with_borrow_mut(|records| {
        let Some(records) = records else { return };
        let reply = records.search(&Question {
            text: text.to_owned(),
            limit: 3,
            ..Question::default()
        });
        let mut before = 0;
        for mark in records.marks(text, text, reply.meant.as_deref()) {
            assert!(before <= mark.start && mark.end <= text.len());
            assert!(text.get(mark.clone()).is_some());
            before = mark.end;
        }
    });
});
