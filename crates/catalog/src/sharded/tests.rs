use std::collections::BTreeMap;

use super::*;
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
    for number in 0..12 {
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
fn few_pages_give_the_best_hits() {
    let (records, form) = catalogue(20_000);
    let mut host = Host::of(&records, &form);
    let mut index = Records::open(records::write(records, &form)).unwrap();
    for text in [
        "enamel kettle",
        "sony blue headphones",
        "กาน้ำ",
        "teapot wh123",
        "travel grinder",
    ] {
        let mut set = host.open();
        (host.fetched, host.rounds) = (0, 0);
        let asked = Question {
            facets: Vec::new(),
            ..question(text)
        };
        let answer = host.ask(&mut set, &asked, 6);
        let expected = whole(&mut index, &asked);
        let found = told(&answer).hits;
        let common = found.iter().filter(|id| expected.hits.contains(id)).count();
        println!(
            "{text}: {common} of {} in {} files, {} rounds, whole: {}, total {} ({}) of {}",
            expected.hits.len(),
            host.fetched,
            host.rounds,
            answer.is_whole,
            answer.total,
            answer.is_total_exact,
            expected.total
        );
    }
}
