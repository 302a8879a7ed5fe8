//! From keys to the pages in which hits may be, and how good these can be.

use super::places::{self, Class};
use super::plan::{Part, Plan, Word};
use super::store::{Look, Sharded, Wants};
use super::{PAGE_BITS, places::Place};
use crate::words::{PREFIX, rarity, weight};

/// Parts of which one hit has so many.
const WHOLE: u64 = 256;

/// Rows `unit << grain` up to the next unit, of which some may fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unit {
    at: u32,
    /// At best.
    score: u32,
    /// Words of the title, at least.
    title_words: u8,
    /// How many rows may fit, in parts of [`WHOLE`].
    count: u64,
}

/// Stretches of rows, ascending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Units {
    grain: u8,
    list: Vec<Unit>,
}

/// A page in which hits may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) page: u32,
    /// No hit scores more.
    pub(super) bound: u32,
    /// How many hits there may be, in parts of [`WHOLE`].
    pub(super) count: u64,
}

/// Pages that may hold hits, the best first.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub(super) pages: Vec<Candidate>,
    /// How many rows fit.
    pub(super) total: u32,
    /// Whether that is so, not about so.
    pub(super) is_exact: bool,
}

/// For each word how rare it is, and for each part of a way that has several: what a page scores with.
pub(super) type Rarities = Vec<Vec<Vec<u32>>>;

/// Where all of a plan may be; and how rare its keys are.
pub(super) fn candidates(store: &Sharded, plan: &Plan) -> (Candidates, Rarities) {
    let rows = store.root.rows;
    let mut rarities = Rarities::new();
    let mut all: Option<Units> = None;
    let mut conditions = 0;
    let mut is_whole = true;
    let mut only = 0;
    for word in &plan.words {
        let (units, word_rarities, count) = of_word(store, word);
        rarities.push(word_rarities);
        conditions += 1;
        is_whole &= units.grain == 0;
        only = count;
        all = Some(match all {
            None => units,
            Some(all) => both(&all, &units),
        });
    }
    for keys in &plan.filters {
        let mut units = Units::default();
        only = 0;
        for key in keys {
            let (more, count) = of_key(store, key, false, 0);
            only += count;
            units = either(&units, &more);
        }
        conditions += 1;
        is_whole &= units.grain == 0;
        all = Some(match all {
            None => units,
            Some(all) => both(&all, &units),
        });
    }
    let coded = plan.code.as_ref().map(|key| of_key(store, key, false, 0));
    let is_everything = all.is_none() && coded.is_none();
    let all = match all {
        Some(all) => all,
        None if is_everything => everything(rows),
        None => Units::default(),
    };
    let mut pages = pages_of(&all);
    if let Some((units, count)) = coded {
        // Whatever is found by its code stands in front.
        for found in pages_of(&units) {
            pages.retain(|page| page.page != found.page);
            pages.push(Candidate {
                bound: u32::MAX,
                ..found
            });
        }
        if conditions == 0 {
            (conditions, only) = (1, count);
        }
    }
    pages.sort_by(|one, other| {
        let key = |page: &Candidate| {
            (
                std::cmp::Reverse(page.bound),
                std::cmp::Reverse(page.count),
                page.page,
            )
        };
        key(one).cmp(&key(other))
    });
    let sum: u64 = all.list.iter().map(|unit| unit.count).sum();
    let about = u32::try_from(sum.div_ceil(WHOLE)).unwrap_or(rows).min(rows);
    let candidates = Candidates {
        pages,
        total: match conditions {
            _ if is_everything => rows,
            1 => only.min(rows),
            _ => about,
        },
        is_exact: is_everything || conditions == 1 || is_whole,
    };
    (candidates, rarities)
}

fn everything(rows: u32) -> Units {
    let pages = rows.div_ceil(1 << PAGE_BITS);
    let unit = |at| Unit {
        at,
        score: 0,
        title_words: 0,
        count: WHOLE << PAGE_BITS,
    };
    Units {
        grain: PAGE_BITS,
        list: (0..pages).map(unit).collect(),
    }
}

/// Any of a word's ways; how rare the keys of each are; and how many rows have the word, about.
fn of_word(store: &Sharded, word: &Word) -> (Units, Vec<Vec<u32>>, u32) {
    let rows = store.root.rows;
    let parts = |way: &Vec<Part>| {
        let keys = way.iter();
        keys.map(|part| of_key(store, &part.key, part.as_beginning, part.fit))
            .collect::<Vec<_>>()
    };
    let ways: Vec<Vec<(Units, u32)>> = word.ways.iter().map(parts).collect();
    // Several ways of one key each are one word in other spellings.
    let is_one = ways.iter().all(|way| way.len() == 1);
    let sum = ways.iter().flatten().map(|(_, count)| *count);
    let sum = sum.fold(0, u32::saturating_add);
    let mut rarities = Vec::new();
    let mut all = Units::default();
    for way in ways {
        let count = crate::bytes::number(way.len()).max(1);
        let mut found: Option<Units> = None;
        let mut each = Vec::new();
        for (mut units, rows_of_key) in way {
            let rarity = rarity(rows, if is_one { sum } else { rows_of_key });
            for unit in &mut units.list {
                unit.score = unit.score * rarity / count;
            }
            each.push(rarity);
            found = Some(match found {
                None => units,
                Some(found) => both(&found, &units),
            });
        }
        rarities.push(each);
        all = either(&all, &found.unwrap_or_default());
    }
    let count = match all.grain {
        0 => crate::bytes::number(all.list.len()),
        _ => sum.min(rows),
    };
    (all, rarities, count)
}

/// Where a key stands, and in how many rows.
fn of_key(store: &Sharded, key: &str, as_beginning: bool, fit: u8) -> (Units, u32) {
    let Look::There(found) = store.look(key, as_beginning, &mut Wants::default()) else {
        return (Units::default(), 0);
    };
    let mut lists: Vec<Units> = Vec::new();
    let mut sum: u32 = 0;
    for (is_whole, entry) in found {
        let fit = if is_whole { fit } else { fit.min(PREFIX) };
        let mut list = Vec::new();
        places::each(entry.grain, entry.places, |place| {
            list.push(unit(place, entry.grain, fit));
        });
        sum = sum.saturating_add(entry.rows);
        lists.push(Units {
            grain: entry.grain,
            list,
        });
    }
    // In pairs, so that each list is gone through few times.
    while lists.len() > 1 {
        lists = lists
            .chunks(2)
            .map(|pair| match pair {
                [one, other] => either(one, other),
                one => one.first().cloned().unwrap_or_default(),
            })
            .collect();
    }
    let units = lists.pop().unwrap_or_default();
    let rows = if units.grain == 0 {
        crate::bytes::number(units.list.len())
    } else {
        sum
    };
    (units, rows)
}

fn unit(place: Place, grain: u8, fit: u8) -> Unit {
    let class: Class = place.class;
    let size = 1_u64 << grain;
    Unit {
        at: place.unit,
        score: u32::from(fit) * u32::from(weight(class.field())),
        title_words: if class.field() < 3 {
            0
        } else {
            class.title_words()
        },
        count: u64::from(place.count).min(size) * WHOLE,
    }
}

/// What is in both; as narrow as the narrower.
fn both(one: &Units, other: &Units) -> Units {
    let (fine, coarse) = if one.grain <= other.grain {
        (one, other)
    } else {
        (other, one)
    };
    let wider = coarse.grain - fine.grain;
    let size = WHOLE << coarse.grain;
    let mut list = Vec::new();
    let mut at = 0;
    for unit in &fine.list {
        let wanted = unit.at >> wider;
        while coarse.list.get(at).is_some_and(|other| other.at < wanted) {
            at += 1;
        }
        let Some(other) = coarse.list.get(at).filter(|other| other.at == wanted) else {
            continue;
        };
        list.push(Unit {
            at: unit.at,
            score: unit.score.saturating_add(other.score),
            title_words: unit.title_words.max(other.title_words),
            count: (unit.count * other.count / size).max(1),
        });
    }
    Units {
        grain: fine.grain,
        list,
    }
}

/// What is in one of them; as wide as the wider.
fn either(one: &Units, other: &Units) -> Units {
    if one.list.is_empty() {
        return other.clone();
    }
    if other.list.is_empty() {
        return one.clone();
    }
    let grain = one.grain.max(other.grain);
    let (one, other) = (widened(one, grain), widened(other, grain));
    let mut list = Vec::with_capacity(one.len() + other.len());
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (ones.peek(), others.peek()) {
            (Some(a), Some(b)) if a.at == b.at => {
                let (a, b) = (**a, **b);
                others.next();
                ones.next().map(|_| merged(a, b, grain))
            }
            (Some(a), Some(b)) if a.at > b.at => others.next().copied(),
            (Some(_), _) => ones.next().copied(),
            (None, _) => others.next().copied(),
        };
        let Some(next) = next else { break };
        list.push(next);
    }
    Units { grain, list }
}

fn widened(units: &Units, grain: u8) -> Vec<Unit> {
    let wider = grain - units.grain;
    let mut list: Vec<Unit> = Vec::with_capacity(units.list.len());
    for unit in &units.list {
        let unit = Unit {
            at: unit.at >> wider,
            ..*unit
        };
        match list.last_mut() {
            Some(before) if before.at == unit.at => *before = merged(*before, unit, grain),
            _ => list.push(unit),
        }
    }
    list
}

/// Two kinds of rows in one stretch; in one row they are the same.
fn merged(one: Unit, other: Unit, grain: u8) -> Unit {
    Unit {
        at: one.at,
        score: one.score.max(other.score),
        title_words: one.title_words.min(other.title_words),
        count: (one.count + other.count).min(WHOLE << grain),
    }
}

fn pages_of(units: &Units) -> Vec<Candidate> {
    let narrower = PAGE_BITS.saturating_sub(units.grain);
    let mut pages: Vec<Candidate> = Vec::new();
    for unit in &units.list {
        let brevity = 15 - u32::from(unit.title_words.min(15));
        let bound = unit.score.saturating_mul(16).saturating_add(brevity);
        let page = unit.at >> narrower;
        match pages.last_mut() {
            Some(last) if last.page == page => {
                last.bound = last.bound.max(bound);
                last.count += unit.count;
            }
            _ => pages.push(Candidate {
                page,
                bound,
                count: unit.count,
            }),
        }
    }
    pages
}

impl Candidates {
    /// How many pages from the first on hold so many hits, about; one at least.
    pub(super) fn enough(&self, hits: usize) -> usize {
        let wanted = WHOLE.saturating_mul(u64::try_from(hits).unwrap_or(u64::MAX));
        let mut sum = 0;
        let before = self.pages.iter().take_while(|page| {
            let is_short = sum < wanted;
            sum += page.count;
            is_short
        });
        before.count().max(1)
    }
}
