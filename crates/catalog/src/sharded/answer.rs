//! From the pages that are there to an answer, and to the pages that would make it better.

use std::collections::BTreeMap;

use super::Piece;
use super::candidates::{Candidates, Rarities, candidates};
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

/// Pages to be looked at in one turn for hits that may be better than those that are there.
const MORE: usize = 2;

/// A hit in the order of an answer.
type Key = (u32, u32, u32, u32);

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
            let (candidates, rarities) = candidates(self, &plan);
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

    /// Reads the pages that are there, the best first, until no other can hold a better hit.
    fn read(
        &self,
        question: &Question,
        plan: &Plan,
        rarities: &Rarities,
        candidates: &Candidates,
        pages: usize,
        answer: &mut Answer,
    ) {
        let last = question.offset.saturating_add(question.limit);
        let in_page = Question {
            offset: 0,
            limit: last,
            ..question.clone()
        };
        let by_relevance = question.order == Order::Relevance;
        let counts = !question.facets.is_empty() || !question.ranges.is_empty();
        let mut hits: Vec<Key> = Vec::new();
        let mut facets: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
        let mut sum: u32 = 0;
        let mut unread = Vec::new();
        let mut missing = 0;
        answer.ranges = vec![0; question.ranges.len() + 1];
        for candidate in &candidates.pages {
            let Some(page) = self.pages.get(&candidate.page) else {
                if self.failed.contains(&Piece::Page(candidate.page)) {
                    missing += 1;
                } else {
                    unread.push(*candidate);
                }
                continue;
            };
            let reply = page.records.tell(&in_page, &page.fitting(plan, rarities));
            sum = sum.saturating_add(reply.total);
            for hit in reply.hits {
                let key = page.records.order_key(question.order, hit.row);
                hits.push((key, u32::MAX - hit.score, candidate.page, hit.row));
            }
            for counts in reply.facets {
                let Some(name) = question.facets.iter().find(|name| **name == counts.name) else {
                    continue;
                };
                let known = facets.entry(name).or_default();
                for (value, count) in counts.values {
                    let text = page.records.value(name, value);
                    *known.entry(text).or_default() += count;
                }
            }
            for (range, count) in answer.ranges.iter_mut().zip(reply.ranges) {
                *range += count;
            }
            if let Some((low, high)) = reply.prices {
                let (lowest, highest) = answer.prices.unwrap_or((low, high));
                answer.prices = Some((lowest.min(low), highest.max(high)));
            }
        }
        hits.sort_unstable();
        let worst = last.checked_sub(1).and_then(|last| hits.get(last)).copied();
        // What an unread page can hold is no better than the last hit that is shown.
        let is_open = |candidate: &super::candidates::Candidate| match worst {
            Some((_, score, page, _)) if by_relevance => {
                let bound = (u32::MAX - candidate.bound, candidate.page);
                bound < (score, page)
            }
            _ => true,
        };
        let is_settled = !unread.iter().any(is_open);
        let is_read = unread.is_empty() && missing == 0;
        answer.is_whole = missing == 0 && (is_read || (is_settled && !counts));
        answer.missing += missing;
        (answer.total, answer.is_total_exact) = if is_read {
            (sum, true)
        } else {
            let is_sifted = question.rating > 0 || question.price != (None, None);
            let about = candidates.total.max(sum);
            (about, candidates.is_exact && !is_sifted)
        };
        let lacks = last.saturating_sub(hits.len());
        let open = Candidates {
            pages: unread.into_iter().filter(is_open).collect(),
            ..Candidates::default()
        };
        let useful = match lacks {
            0 if by_relevance => MORE,
            0 => 0,
            lacks => open.enough(lacks),
        };
        let wanted = open.pages.iter().take(useful.min(pages));
        answer.wanted = wanted.map(|page| Piece::Page(page.page)).collect();
        answer.hits = self.shown(hits, question);
        answer.facets = self.counted(question, facets, plan, is_read);
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
