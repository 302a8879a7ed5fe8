//! Any bytes as pieces of an index: errors, or answers.
#![no_main]

use souk_catalog::records::{Form, Question, Record};
use souk_catalog::sharded::{self, Piece, Sharded};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let record = Record {
        id: "1".to_owned(),
        title: "Enamel kettle".to_owned(),
        brand: "Hario".to_owned(),
        ..Record::default()
    };
    let mut root = Vec::new();
    let _ = sharded::write([record].into_iter(), 1, &Form::default(), &mut |piece, bytes| {
        if piece == Piece::Root {
            root = bytes;
        }
        Ok::<(), ()>(())
    });
    for root in [root.as_slice(), bytes] {
        let Ok(mut set) = Sharded::open(root) else {
            continue;
        };
        for text in ["", "kettle", "ketle ", "wh 1000xm5", "กาน้ำ", "4006381333931"] {
            for _ in 0..4 {
                let answer = set.ask(
                    &Question {
                        text: text.to_owned(),
                        facets: vec!["brand".to_owned()],
                        limit: 9,
                        ..Question::default()
                    },
                    3,
                );
                assert!(answer.hits.len() <= 9);
                for piece in answer.wanted {
                    set.put(piece, Some(bytes.to_vec())).unwrap_or_default();
                }
            }
        }
    }
});
