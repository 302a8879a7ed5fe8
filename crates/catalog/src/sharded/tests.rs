use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::bytes::number;
use crate::records::{self, Form, Order, Question, Record, Records, arrange};

const BRANDS: [&str; 6] = ["Hario", "Bodum", "Zebra", "Sony", "Alessi", "Ünold"];
const THINGS: [(&str, [&str; 2]); 6] = [
    ("kettle", ["Kitchen", "Kettles"]),
    ("teapot", ["Kitchen", "Teapots"]),
    ("headphones", ["Audio", "Headphones"]),
    ("กาน้ำสแตนเลส", ["Kitchen", "Kettles"]),
    ("speaker", ["Audio", "Speakers"]),
    ("grinder", ["Kitchen", "Grinders"]),
];
const QUALITIES: [&str; 12] = [
    "steel", "enamel", "red", "blue", "large", "small", "electric", "travel", "black", "classic",
    "glass", "silent",
];

/// A catalogue in which words are as unlike in number as they are in shops.
fn catalogue(count: u32) -> (Vec<Record>, Form) {
    let mut state: u32 = 7;
    let mut next = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut pick = move |below: usize| {
        let below = u32::try_from(below).unwrap();
        let (one, other) = (next(below), next(below));
        usize::try_from(one.min(other)).unwrap()
    };
    let mut records: Vec<Record> = (0..count)
        .map(|id| {
            let (thing, category) = THINGS[pick(THINGS.len())];
            let brand = BRANDS[pick(BRANDS.len())];
            let qualities: Vec<&str> = (0..=pick(4)).map(|_| QUALITIES[pick(12)]).collect();
            let model = format!("{}{}", ["wh", "km", "x"][pick(3)], 100 + pick(900));
            Record {
                id: format!("id-{id}"),
                title: format!("{brand} {} {thing} {model}", qualities.join(" ")),
                brand: brand.to_owned(),
                category: category.map(str::to_owned).to_vec(),
                price: Some(u32::try_from(500 + 7 * pick(3_000)).unwrap()),
                rating: u8::try_from(pick(51)).unwrap(),
                codes: vec![format!("40063813{:05}", id)],
                attributes: vec![vec![QUALITIES[2 + pick(2)].to_owned()]],
                ..Record::default()
            }
        })
        .collect();
    arrange(&mut records);
    let form = Form {
        digits: 2,
        facets: vec!["colour".to_owned()],
        ..Form::default()
    };
    (records, form)
}

/// Files by their pieces, and how many of them were fetched.
struct Host {
    files: BTreeMap<Piece, Vec<u8>>,
    fetched: usize,
    rounds: usize,
}

impl Host {
    fn of(records: &[Record], form: &Form) -> Self {
        let mut files = BTreeMap::new();
        let put = &mut |piece, bytes| {
            assert!(files.insert(piece, bytes).is_none(), "{piece} comes once");
            Ok::<(), ()>(())
        };
        write(records.iter().cloned(), records.len(), form, put).unwrap();
        Self {
            files,
            fetched: 0,
            rounds: 0,
        }
    }

    fn open(&self) -> Sharded {
        Sharded::open(&self.files[&Piece::Root]).unwrap()
    }

    /// Asks and fetches until nothing is wanted, at most so many pages.
    fn ask(&mut self, set: &mut Sharded, question: &Question, pages: usize) -> Answer {
        let mut left = pages;
        for _ in 0..200 {
            let answer = set.ask(question, left);
            if answer.wanted.is_empty() {
                return answer;
            }
            self.rounds += 1;
            for piece in answer.wanted {
                self.fetched += 1;
                left -= usize::from(matches!(piece, Piece::Page(_)));
                set.put(piece, self.files.get(&piece).cloned()).unwrap();
            }
        }
        panic!("there is no end to what is wanted");
    }
}

fn question(text: &str) -> Question {
    Question {
        text: text.to_owned(),
        limit: 10,
        facets: vec![
            "brand".to_owned(),
            "category".to_owned(),
            "colour".to_owned(),
        ],
        ..Question::default()
    }
}

/// Ids with scores, total and counts of a whole index.
fn whole(records: &mut Records, question: &Question) -> Told {
    let reply = records.search(question);
    let hits = reply.hits.iter().map(|hit| records.id(hit.row)).collect();
    let facets = reply.facets.iter().map(|counts| {
        let values = counts.values.iter();
        let mut values: Vec<(String, u32)> = values
            .map(|(value, count)| (records.value(&counts.name, *value), *count))
            .collect();
        values.sort();
        values
    });
    Told {
        facets: facets.collect(),
        hits,
        total: reply.total,
        prices: reply.prices,
    }
}

/// The same of an answer.
fn told(answer: &Answer) -> Told {
    Told {
        facets: answer
            .facets
            .iter()
            .map(|(_, values)| {
                let mut values = values.clone();
                values.sort();
                values
            })
            .collect(),
        hits: answer.hits.iter().map(|hit| hit.id.clone()).collect(),
        total: answer.total,
        prices: answer.prices,
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Told {
    hits: Vec<String>,
    total: u32,
    facets: Vec<Vec<(String, u32)>>,
    prices: Option<(u32, u32)>,
}

#[test]
fn with_all_pieces_answers_are_those_of_a_whole_index() {
    let (records, form) = catalogue(3_000);
    let mut host = Host::of(&records, &form);
    let mut set = host.open();
    for number in 0..3_000_u32.div_ceil(PAGE) {
        let page = host.files.get(&Piece::Page(number)).cloned();
        set.put(Piece::Page(number), page).unwrap();
    }
    let mut index = Records::open(records::write(records, &form)).unwrap();
    for text in [
        "",
        "kettle",
        "red kettle",
        "hario",
        "hario enamel teapot",
        "ket",
        "e",
        "s",
        "classic blue sony",
        "400638130",
        "4006381300042",
        "id-77",
        "wh123",
        "wh 123",
        "กาน้ำ",
        "small",
    ] {
        for order in [
            Order::Relevance,
            Order::Cheapest,
            Order::Dearest,
            Order::Rating,
        ] {
            let asked = Question {
                order,
                ..question(text)
            };
            let answer = host.ask(&mut set, &asked, 0);
            assert_eq!(
                told(&answer),
                whole(&mut index, &asked),
                "{text:?} by {order:?}"
            );
            assert!(answer.is_whole && answer.is_total_exact, "{text:?}");
        }
        let mut asked = question(text);
        asked.filters = vec![
            (
                "brand".to_owned(),
                vec!["Hario".to_owned(), "Sony".to_owned()],
            ),
            (
                "category".to_owned(),
                vec!["Kitchen".to_owned(), "Headphones".to_owned()],
            ),
        ];
        asked.price = (Some(900), Some(9_000));
        let answer = host.ask(&mut set, &asked, 0);
        let expected = whole(&mut index, &asked);
        assert_eq!(told(&answer).hits, expected.hits, "{text:?} with filters");
    }
}

#[test]
fn few_pages_are_enough_for_what_somebody_knows_by_name() {
    let (records, form) = catalogue(20_000);
    let mut host = Host::of(&records, &form);
    for wanted in records.iter().step_by(997) {
        let mut set = host.open();
        (host.fetched, host.rounds) = (0, 0);
        let asked = Question {
            facets: Vec::new(),
            ..question(&wanted.title)
        };
        let answer = host.ask(&mut set, &asked, 6);
        let alike = answer.hits.iter().filter(|hit| hit.title == wanted.title);
        assert!(alike.count() > 0, "{}", wanted.title);
        assert!(host.rounds <= 4, "{}: {} rounds", wanted.title, host.rounds);
    }
}

#[test]
fn an_answer_says_what_it_is_made_of() {
    let (records, form) = catalogue(20_000);
    let mut host = Host::of(&records, &form);
    let mut set = host.open();
    let answer = host.ask(&mut set, &question("teapot"), 2);
    assert!(!answer.is_whole, "two pages are not all teapots");
    assert!(answer.is_total_exact, "the leaf knows how many there are");
    let all = records
        .iter()
        .filter(|record| record.title.contains("teapot"));
    assert_eq!(answer.total, number(all.count()));
    assert_eq!(answer.hits.len(), 10);
    assert!(
        answer
            .hits
            .is_sorted_by_key(|hit| std::cmp::Reverse(hit.score))
    );
}

#[test]
fn everything_can_be_looked_through_without_a_word() {
    let (records, form) = catalogue(3_000);
    let mut host = Host::of(&records, &form);
    let mut set = host.open();
    let answer = host.ask(&mut set, &question(""), 1);
    assert_eq!(answer.total, 3_000);
    assert!(answer.is_total_exact);
    let first: Vec<&str> = records
        .iter()
        .take(10)
        .map(|record| record.id.as_str())
        .collect();
    let found: Vec<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
    assert_eq!(found, first);
    let (_, brands) = &answer.facets[0];
    let hario = records
        .iter()
        .filter(|record| record.brand == "Hario")
        .count();
    assert!(
        brands.contains(&("Hario".to_owned(), number(hario))),
        "counts are of all records"
    );
}

#[test]
fn words_with_errors_are_understood() {
    let (records, form) = catalogue(3_000);
    let mut host = Host::of(&records, &form);
    for (typed, meant) in [
        ("ketle steel ", "kettle steel"),
        ("grindr enamel ", "grinder enamel"),
    ] {
        let mut set = host.open();
        let answer = host.ask(&mut set, &question(typed), 6);
        assert_eq!(answer.meant.as_deref(), Some(meant));
        assert!(!answer.hits.is_empty());
    }
    let mut set = host.open();
    let answer = host.ask(&mut set, &question("teapot quixotic "), 6);
    assert_eq!(answer.relaxed, ["quixotic"]);
    assert!(!answer.hits.is_empty());
}

#[test]
fn synonyms_and_stop_words_of_the_owner_hold() {
    let (records, mut form) = catalogue(3_000);
    form.lexicon.stop_words = vec!["for".to_owned()];
    form.lexicon.synonyms = vec![vec!["tea pot".to_owned(), "teapot".to_owned()]];
    let mut host = Host::of(&records, &form);
    let mut set = host.open();
    let one = host.ask(&mut set, &question("tea pot for travel "), 60);
    let other = host.ask(&mut set, &question("teapot travel "), 60);
    assert_eq!(told(&one).hits, told(&other).hits);
    assert!(one.relaxed.is_empty());
}

#[test]
fn a_piece_that_cannot_be_had_is_missing_from_the_answer_and_said_so() {
    let (records, form) = catalogue(3_000);
    let host = Host::of(&records, &form);
    let ask = |text: &str, without: &dyn Fn(Piece) -> bool| {
        let mut set = host.open();
        for _ in 0..20 {
            let answer = set.ask(&question(text), 60);
            if answer.wanted.is_empty() {
                return answer;
            }
            for piece in answer.wanted {
                let bytes = host.files.get(&piece).filter(|_| !without(piece));
                set.put(piece, bytes.cloned()).unwrap();
            }
        }
        panic!("there is no end to what is wanted");
    };
    let whole = ask("red kettle ", &|_| false);
    assert_eq!(whole.missing, 0);
    let half = ask(
        "red kettle ",
        &|piece| matches!(piece, Piece::Page(page) if page % 2 == 0),
    );
    assert!(half.missing > 0 && !half.is_whole);
    assert!(!half.hits.is_empty());
    let none = ask("red kettle ", &|piece| matches!(piece, Piece::Leaf(_)));
    assert!(none.missing > 0 && !none.is_whole && !none.is_total_exact);
    assert!(none.hits.is_empty());
}

#[test]
fn the_same_records_give_the_same_pieces() {
    let (records, form) = catalogue(1_000);
    assert_eq!(
        Host::of(&records, &form).files,
        Host::of(&records, &form).files
    );
}

#[test]
fn a_set_of_nothing_answers_with_nothing() {
    let mut host = Host::of(&[], &Form::default());
    let mut set = host.open();
    assert!(set.is_empty());
    let answer = host.ask(&mut set, &question("kettle"), 6);
    assert_eq!((answer.total, answer.is_whole), (0, true));
}

#[test]
fn names_of_pieces_are_read_as_they_are_written() {
    for piece in [
        Piece::Root,
        Piece::Leaf(0),
        Piece::Beginnings(7),
        Piece::Words(3),
        Piece::Page(4_096),
    ] {
        assert_eq!(piece.to_string().parse(), Ok(piece));
    }
    for bad in ["", "p", "p-1", "x1", "p99999999999", "l1/../root"] {
        assert_eq!(bad.parse::<Piece>(), Err(()), "{bad:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damaged_pieces_give_errors_or_answers(
        changes in proptest::collection::vec((any::<u32>(), any::<u8>()), 1..12),
        cut in proptest::option::of(any::<u16>()),
        text in "[a-z]{0,4} ?[a-z0-9]{0,9}",
    ) {
        let (records, form) = catalogue(400);
        let host = Host::of(&records, &form);
        let damaged = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            for (place, value) in &changes {
                let length = bytes.len();
                bytes[usize::try_from(*place).unwrap() % length] = *value;
            }
            if let Some(cut) = cut {
                let length = usize::from(cut) % bytes.len();
                bytes.truncate(length);
            }
            bytes
        };
        for text in [text.as_str(), "red kettle", "ketle", "wh123", "กาน้ำ"] {
            let root = &host.files[&Piece::Root];
            for root in [root.clone(), damaged(root)] {
                let Ok(mut set) = Sharded::open(&root) else { continue };
                for _ in 0..12 {
                    let answer = set.ask(&question(text), 8);
                    prop_assert!(answer.hits.len() <= 10);
                    if answer.wanted.is_empty() {
                        break;
                    }
                    for piece in answer.wanted {
                        // What is damaged may be refused, or be other words; both are answers.
                        let bytes = host.files.get(&piece).map(|bytes| damaged(bytes));
                        set.put(piece, bytes).unwrap_or_default();
                    }
                }
            }
        }
    }

    #[test]
    fn any_question_has_an_answer(text in any::<String>(), offset in any::<usize>(), limit in any::<usize>()) {
        let (records, form) = catalogue(300);
        let mut host = Host::of(&records, &form);
        let mut set = host.open();
        let asked = Question { offset, limit, ..question(&text) };
        let answer = host.ask(&mut set, &asked, 9);
        prop_assert!(answer.hits.len() <= 300);
    }
}
