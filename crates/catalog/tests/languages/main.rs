//! How well things are found in English, Thai and Arabic: queries with known answers, half of them with errors, on catalogues
//! that are made of words. `cargo xtask bench languages` prints what these tests hold to.

mod goods;
mod sets;

use goods::{Language, goods, open};
use sets::{Asked, Baseline, Score, ask, set};

fn score(language: Language, copies: usize) -> Option<Score> {
    let goods = goods(language, copies);
    let mut records = open(&goods)?;
    let answer = |text: &str| ask(&mut records, text);
    Some(Score::of(&goods, &set(language), answer))
}

fn check(score: &Score, success: f64, mrr: f64) {
    let figures = (score.success(), score.mrr());
    assert!(
        figures.0 >= success && figures.1 >= mrr,
        "{figures:?}\n{}",
        score.missed.join("\n")
    );
}

#[test]
fn things_are_found_in_english() {
    check(&score(Language::English, 1).unwrap(), 1.0, 0.98);
}

#[test]
fn things_are_found_in_thai() {
    check(&score(Language::Thai, 1).unwrap(), 0.95, 0.95);
}

#[test]
fn things_are_found_in_arabic() {
    check(&score(Language::Arabic, 1).unwrap(), 0.95, 0.95);
}

#[test]
fn things_are_found_among_many_in_arabic() {
    check(&score(Language::Arabic, 8).unwrap(), 0.95, 0.95);
}

#[test]
fn errors_are_where_a_search_without_a_tokenizer_falls_behind() {
    for language in [Language::English, Language::Thai, Language::Arabic] {
        let goods = goods(language, 1);
        let mut records = open(&goods).unwrap();
        let baseline = Baseline::new(&goods);
        let mut set = set(language);
        set.retain(|asked| asked.has_errors);
        let ours = Score::of(&goods, &set, |text| ask(&mut records, text));
        let peer = Score::of(&goods, &set, |text| baseline.ask(text));
        assert!(
            ours.success() > peer.success() + 0.2,
            "{language:?}: {}",
            peer.success()
        );
    }
}

#[test]
fn the_sets_ask_for_what_there_is_half_of_it_with_errors() {
    for language in [Language::English, Language::Thai, Language::Arabic] {
        let goods = goods(language, 1);
        let set = set(language);
        for asked in &set {
            let is_there = goods.iter().any(|good| asked.is_answered_by(good));
            assert!(is_there, "{}", asked.text);
        }
        let with_errors = set.iter().filter(|asked: &&Asked| asked.has_errors).count();
        assert!(set.len() >= 100 && with_errors * 2 >= set.len());
        assert!(goods.len() > 2_000, "{}", goods.len());
    }
}
