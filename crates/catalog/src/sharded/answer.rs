//! From the pages that are there to an answer, and to the pages that would make it better.

use std::collections::{BTreeMap, BTreeSet};

use super::Piece;
use super::candidates::{Candidate, Candidates, Rarities, candidates};
use super::plan::{Plan, plan};
use super::store::{Sharded, Wants};

use crate::records::{Order, Question};

/// What a card shows of a hit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// As it was given.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who makes it.
    pub brand: String,
    /// In units of [`crate::records::Form::digits`] digits behind the point.
    pub price: Option<u32>,
    /// The better the higher: comparable within one answer only.
    pub score: u32,
}

/// What was found in the pieces that are there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// How many records fit.
    pub total: u32,
    /// Whether [`Self::total`] is so, not about so.
    pub is_total_exact: bool,
    /// Whether hits and counts are those of the whole index; otherwise they are of the pages that are there.
    pub is_whole: bool,
    /// The hits, from the offset on.
    pub hits: Vec<Shown>,
    /// The facets that were asked for: values with the number of records, the most frequent first.
    pub facets: Vec<(String, Vec<(String, u32)>)>,
    /// Lowest and highest price; only beside facets and ranges.
    pub prices: Option<(u32, u32)>,
    /// How many have a price of each of [`Question::ranges`], and beyond the last.
    pub ranges: Vec<u32>,
    /// Words that were left aside, because nothing has them all.
    pub relaxed: Vec<String>,
    /// The text as it may have been meant.
    pub meant: Option<String>,
    /// Pieces to be fetched for a better answer, the most useful first.
    pub wanted: Vec<Piece>,
    /// How many pieces could not be had that this answer would have needed.
    pub missing: usize,
}

/// A hit in the order of an answer: what the order goes by, the score from above, page, row.
type Key = (u32, u32, u32, u32);

/// What the pages that are there hold.
#[derive(Debug, Default)]
struct Gathered<'a> {
    /// In their order.
    hits: Vec<Key>,
    total: u32,
    facets: BTreeMap<&'a str, BTreeMap<String, u32>>,
    prices: Option<(u32, u32)>,
    ranges: Vec<u32>,
    /// Pages that nobody has fetched, the best first.
    unread: Vec<Candidate>,
    /// How many pages could not be had.
    missing: usize,
}

impl Sharded {
    /// Answers with what is there. At most so many pages are named in [`Answer::wanted`] as `pages` says; leaves, without which there is no
    /// answer, come all, and first.
    pub fn ask(&self, question: &Question, pages: usize) -> Answer {
        let mut wants = Wants::default();
        let mut plan = plan(self, question, &mut wants);
        if !wants.pieces.is_empty() {
            return Answer {
                wanted: wants.pieces.into_iter().collect(),
                missing: wants.failed.len(),
                ..Answer::default()
            };
        }
        let mut answer = Answer {
            relaxed: std::mem::take(&mut plan.dropped),
            ..Answer::default()
        };
        if plan.words.is_empty() && plan.code.is_none() && !answer.relaxed.is_empty() {
            answer.is_total_exact = wants.failed.is_empty();
            answer.is_whole = wants.failed.is_empty();
            answer.missing = wants.failed.len();
            answer.facets = self.counted(question, BTreeMap::new(), &plan, true);
            return answer;
        }
        loop {
            let (mut candidates, rarities) = candidates(self, &plan);
            self.add_beside(question, &plan, &mut candidates);
            self.read(question, &plan, &rarities, &candidates, pages, &mut answer);
            // Nothing has all of it: without the rarest word there may be something.
            let has_found = !answer.hits.is_empty() || answer.total > 0;
            let is_open = !answer.wanted.is_empty();
            if has_found || is_open || plan.words.len() < 2 {
                break;
            }
            let rarest = rarities.iter().map(|ways| ways.iter().flatten().max());
            let rarest = rarest.enumerate().max_by_key(|(_, rarity)| *rarity);
            let Some((rarest, _)) = rarest else { break };
            answer.relaxed.push(plan.words.remove(rarest).text);
        }
        if answer.relaxed.is_empty() && plan.words.iter().any(|word| word.meant.is_some()) {
            let words = plan.words.iter();
            let words: Vec<&str> = words
                .map(|word| word.meant.as_deref().unwrap_or(&word.text))
                .collect();
            answer.meant = Some(words.join(" "));
        }
        answer.missing += wants.failed.len();
        answer.is_whole &= wants.failed.is_empty();
        answer
    }

    /// Adds the pages that hold no hit but what else could be chosen in a facet.
    fn add_beside(&self, question: &Question, plan: &Plan, candidates: &mut Candidates) {
        let filters = question.filters.iter().zip(&plan.filters);
        let others: Vec<Vec<String>> = filters
            .filter(|((name, _), _)| !question.facets.contains(name))
            .map(|(_, keys)| keys.clone())
            .collect();
        if others.len() == plan.filters.len() {
            return;
        }
        let known: BTreeSet<u32> = candidates.pages.iter().map(|page| page.page).collect();
        let wider = Plan {
            filters: others,
            ..plan.clone()
        };
        let (wider, _) = self::candidates(self, &wider);
        let beside = wider
            .pages
            .into_iter()
            .filter(|page| !known.contains(&page.page));
        candidates.pages.extend(beside.map(|page| Candidate {
            bound: 0,
            count: 0,
            ..page
        }));
    }

    /// Reads the pages that are there.
    fn gather<'a>(
        &self,
        question: &'a Question,
        plan: &Plan,
        rarities: &Rarities,
        candidates: &Candidates,
    ) -> Gathered<'a> {
        let in_page = Question {
            offset: 0,
            limit: question.offset.saturating_add(question.limit),
            ..question.clone()
        };
        let mut gathered = Gathered {
            ranges: vec![0; question.ranges.len() + 1],
            ..Gathered::default()
        };
        for candidate in &candidates.pages {
            let Some(page) = self.pages.get(&candidate.page) else {
                if self.failed.contains(&Piece::Page(candidate.page)) {
                    gathered.missing += 1;
                } else {
                    gathered.unread.push(*candidate);
                }
                continue;
            };
            let reply = page.records.tell(&in_page, &page.fitting(plan, rarities));
            gathered.total = gathered.total.saturating_add(reply.total);
            for hit in reply.hits {
                let key = page.records.order_key(question.order, hit.row);
                let hit = (key, u32::MAX - hit.score, candidate.page, hit.row);
                gathered.hits.push(hit);
            }
            for counts in reply.facets {
                let Some(name) = question.facets.iter().find(|name| **name == counts.name) else {
                    continue;
                };
                let known = gathered.facets.entry(name).or_default();
                for (value, count) in counts.values {
                    let text = page.records.value(name, value);
                    *known.entry(text).or_default() += count;
                }
            }
            for (range, count) in gathered.ranges.iter_mut().zip(reply.ranges) {
                *range += count;
            }
            if let Some((low, high)) = reply.prices {
                let (lowest, highest) = gathered.prices.unwrap_or((low, high));
                gathered.prices = Some((lowest.min(low), highest.max(high)));
            }
        }
        gathered.hits.sort_unstable();
        gathered
    }

    /// Reads the pages that are there, and says which of the others would make the answer better.
    fn read(
        &self,
        question: &Question,
        plan: &Plan,
        rarities: &Rarities,
        candidates: &Candidates,
        pages: usize,
        answer: &mut Answer,
    ) {
        let gathered = self.gather(question, plan, rarities, candidates);
        let last = question.offset.saturating_add(question.limit);
        let worst = last
            .checked_sub(1)
            .and_then(|last| gathered.hits.get(last))
            .copied();
        let by_relevance = question.order == Order::Relevance;
        // Whether a page may hold a hit that is better than the last one that is shown.
        let is_useful = |candidate: &Candidate| match worst {
            _ if candidate.count == 0 => false,
            Some((_, score, page, _)) if by_relevance => {
                (u32::MAX - candidate.bound, candidate.page) < (score, page)
            }
            _ => true,
        };
        let counts = !question.facets.is_empty() || !question.ranges.is_empty();
        let unread = &gathered.unread;
        let has_all_counts = unread.is_empty() && gathered.missing == 0;
        let has_all_hits = gathered.missing == 0 && unread.iter().all(|page| page.count == 0);
        let has_best_hits = gathered.missing == 0 && !unread.iter().any(is_useful);
        answer.is_whole = has_all_counts || (has_best_hits && !counts);
        answer.missing += gathered.missing;
        (answer.total, answer.is_total_exact) = if has_all_hits {
            (gathered.total, true)
        } else {
            let is_sifted = question.rating > 0 || question.price != (None, None);
            let about = candidates.total.max(gathered.total);
            (about, candidates.is_exact && !is_sifted)
        };

        let lacks = last.saturating_sub(gathered.hits.len());
        // Counts are worth pages that hold nothing better, but only when so few are all.
        let completes = counts && unread.len() <= pages;
        let useful = Candidates {
            pages: unread
                .iter()
                .filter(|page| completes || is_useful(page))
                .copied()
                .collect(),
            ..Candidates::default()
        };
        // What a second look takes comes at once: each look is a round trip.
        let is_first_look = unread.len() == candidates.pages.len();
        let enough = match lacks {
            0 if !by_relevance && !completes => 0,
            lacks if is_first_look && !completes => useful.enough(lacks),
            _ => pages,
        };
        let wanted = useful.pages.iter().take(enough.min(pages));
        answer.wanted = wanted.map(|page| Piece::Page(page.page)).collect();
        answer.ranges.clone_from(&gathered.ranges);
        answer.prices = gathered.prices;
        answer.facets = self.counted(question, gathered.facets, plan, has_all_counts);
        answer.hits = self.shown(gathered.hits, question);
    }

    fn shown(&self, hits: Vec<Key>, question: &Question) -> Vec<Shown> {
        let shown = hits.into_iter().skip(question.offset).take(question.limit);
        shown
            .filter_map(|(_, score, page, row)| {
                let page = self.pages.get(&page)?;
                Some(Shown {
                    id: page.records.id(row),
                    title: page.title(row).to_owned(),
                    brand: page.records.value_of("brand", row),
                    price: page.records.price(row),
                    score: u32::MAX - score,
                })
            })
            .collect()
    }

    /// Counts of the pages that are there or, where nothing is asked but to look around, those of the root.
    fn counted(
        &self,
        question: &Question,
        mut found: BTreeMap<&str, BTreeMap<String, u32>>,
        plan: &Plan,
        is_read: bool,
    ) -> Vec<(String, Vec<(String, u32)>)> {
        let is_plain = plan.words.is_empty()
            && plan.code.is_none()
            && plan.filters.is_empty()
            && question.price == (None, None)
            && question.rating == 0;
        let facets = question.facets.iter();
        facets
            .filter_map(|name| {
                let told = self.root.facets.iter().find(|(known, _)| known == name);
                if let Some((_, values)) = told.filter(|_| is_plain && !is_read) {
                    return Some((name.clone(), values.clone()));
                }
                told?;
                let counts = found.remove(name.as_str()).unwrap_or_default();
                let mut values: Vec<(String, u32)> = counts.into_iter().collect();
                values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                Some((name.clone(), values))
            })
            .collect()
    }
}
