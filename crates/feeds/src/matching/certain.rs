//! Links that need no guess: a person's word, a verified GTIN, brand and part number.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use souk_commerce::SellerId;

use super::decisions::{Decisions, Verdict};
use super::gtin::telling_gtin;
use super::number::normalise_mpn;
use super::traits::{Make, Reading, Traits};
use super::words::{fold, is_number, models, words};
use super::{Evidence, Good, GoodKey, Held, Link, Veto, brand, veto};

/// Most goods that one code may stand on: more of them, and it is no code of a product.
const MAX_SHARED: usize = 64;
/// Share of the shorter title's telling words that both must have when a code alone speaks for them, in percent.
const MIN_SHARED_WORDS: usize = 30;
/// The same where no brand backs the code.
const MIN_SHARED_WORDS_WITHOUT_BRAND: usize = 50;
/// Fewest goods on which a brand stands before other titles are searched for it.
const MIN_GOODS: usize = 3;
/// Share of a seller's part numbers that equal the seller's own ids, in percent, from which they are taken for these.
const OWN_NUMBERS: usize = 50;

/// The pairs that people confirmed and that are there.
pub(super) fn confirmed(goods: &[Good], decisions: &Decisions) -> Vec<Link> {
    let places: HashMap<&GoodKey, usize> = goods
        .iter()
        .enumerate()
        .flat_map(|(place, good)| good.keys.iter().map(move |key| (key, place)))
        .collect();
    let mut links: Vec<Link> = decisions
        .pairs()
        .filter(|(_, _, verdict)| *verdict == Verdict::Same)
        .filter_map(|(a, b, _)| {
            let (a, b) = (*places.get(a)?, *places.get(b)?);
            (a != b).then(|| Link {
                a: a.min(b),
                b: a.max(b),
                evidence: Evidence::Human,
            })
        })
        .collect();
    links.sort_unstable_by_key(|link| (link.a, link.b));
    links
}

/// Whether somebody refused a pair.
pub(super) fn is_refused(a: &Good, b: &Good, decisions: &Decisions) -> bool {
    is_decided(a, b, decisions, Verdict::Different)
}

/// Whether somebody confirmed a pair.
pub(super) fn is_confirmed(a: &Good, b: &Good, decisions: &Decisions) -> bool {
    is_decided(a, b, decisions, Verdict::Same)
}

fn is_decided(a: &Good, b: &Good, decisions: &Decisions, verdict: Verdict) -> bool {
    a.keys
        .iter()
        .any(|a| b.keys.iter().any(|b| decisions.of(a, b) == Some(verdict)))
}

/// The codes of one good, for comparison.
struct Codes {
    /// Brands of other goods that its title names: who made it, or what it is for.
    others: BTreeSet<String>,
    gtin: Option<String>,
    brand: Option<String>,
    mpn: Option<String>,
}

/// Links by codes, and the pairs whose codes are not believed.
pub(super) fn by_codes(
    goods: &[Good],
    reading: &Reading<'_>,
    decisions: &Decisions,
) -> (Vec<Link>, Vec<Held>) {
    let own = sellers_with_own_numbers(goods);
    let known = known_brands(goods);
    let codes: Vec<Codes> = goods.iter().map(|good| codes(good, &own, &known)).collect();
    let mut shared: BTreeMap<Evidence, Vec<usize>> = BTreeMap::new();
    for (place, codes) in codes.iter().enumerate() {
        if let Some(gtin) = &codes.gtin {
            shared
                .entry(Evidence::Gtin(gtin.clone()))
                .or_default()
                .push(place);
        }
        if let (Some(brand), Some(mpn)) = (&codes.brand, &codes.mpn) {
            let evidence = Evidence::BrandMpn(brand.clone(), mpn.clone());
            shared.entry(evidence).or_default().push(place);
        }
    }
    let (mut links, mut held) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for (evidence, places) in shared {
        if places.len() > MAX_SHARED {
            continue;
        }
        let is_ambiguous = ambiguous(goods, &places);
        for (index, &a) in places.iter().enumerate() {
            for &b in places.iter().skip(index.saturating_add(1)) {
                let (Some((good_a, traits_a)), Some((good_b, traits_b))) =
                    (reading.at(a), reading.at(b))
                else {
                    continue;
                };
                if good_a.shares_seller(good_b)
                    || is_confirmed(good_a, good_b, decisions)
                    || is_refused(good_a, good_b, decisions)
                    || !seen.insert((a, b))
                {
                    continue;
                }
                let mut vetoes = veto::between((good_a, traits_a), (good_b, traits_b));
                vetoes.extend(disagreement(
                    &evidence,
                    (good_a, traits_a),
                    (good_b, traits_b),
                ));
                if let (Some(a), Some(b)) = (codes.get(a), codes.get(b))
                    && names_others(&evidence, a, b)
                {
                    vetoes.push(Veto::Brand);
                }
                if is_ambiguous.contains(&a) || is_ambiguous.contains(&b) {
                    vetoes.push(Veto::Ambiguous);
                }
                vetoes.sort_unstable();
                vetoes.dedup();
                let evidence = evidence.clone();
                if vetoes.is_empty() {
                    links.push(Link { a, b, evidence });
                } else {
                    held.push(Held {
                        a,
                        b,
                        evidence,
                        vetoes,
                    });
                }
            }
        }
    }
    held.sort_by_key(|held| (held.a, held.b));
    (links, held)
}

/// The goods of sellers that have more than one good with the code.
fn ambiguous(goods: &[Good], places: &[usize]) -> HashSet<usize> {
    let mut by_seller: HashMap<&SellerId, Vec<usize>> = HashMap::new();
    for &place in places {
        for seller in goods.get(place).into_iter().flat_map(Good::sellers) {
            by_seller.entry(seller).or_default().push(place);
        }
    }
    by_seller
        .into_values()
        .filter(|places| places.len() > 1)
        .flatten()
        .collect()
}

/// Sellers whose part numbers are mostly their own ids.
fn sellers_with_own_numbers(goods: &[Good]) -> HashSet<SellerId> {
    let mut counts: HashMap<&SellerId, (usize, usize)> = HashMap::new();
    for good in goods {
        let Some(mpn) = good.mpn.as_deref().and_then(normalise_mpn) else {
            continue;
        };
        for key in &good.keys {
            let (all, own) = counts.entry(&key.seller).or_default();
            *all = all.saturating_add(1);
            *own = own.saturating_add(usize::from(normalise_mpn(&key.id).as_ref() == Some(&mpn)));
        }
    }
    counts
        .into_iter()
        .filter(|(_, (all, own))| {
            *all > 2 && own.saturating_mul(100) > all.saturating_mul(OWN_NUMBERS)
        })
        .map(|(seller, _)| seller.clone())
        .collect()
}

/// Brands of one word that stand on several goods.
fn known_brands(goods: &[Good]) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for good in goods {
        if let Some(brand) = good.brand.as_deref().and_then(brand::normalise_brand) {
            let count = counts.entry(brand).or_default();
            *count = count.saturating_add(1);
        }
    }
    counts
        .into_iter()
        .filter(|(brand, count)| *count >= MIN_GOODS && brand.chars().count() > 2)
        .map(|(brand, _)| brand)
        .collect()
}

fn codes(good: &Good, own: &HashSet<SellerId>, known: &HashSet<String>) -> Codes {
    let gtin = good.gtin.as_deref().and_then(telling_gtin);
    let is_own = good.sellers().any(|seller| own.contains(seller));
    let mpn = good
        .mpn
        .as_deref()
        .filter(|_| !is_own)
        .and_then(normalise_mpn);
    let brand = good.brand.as_deref().and_then(brand::normalise_brand);
    let others = words(&fold(&good.title))
        .into_iter()
        .filter(|word| known.contains(word) && brand.as_ref() != Some(word))
        .collect();
    Codes {
        others,
        mpn: mpn.filter(|mpn| telling_gtin(mpn).is_none() || telling_gtin(mpn) != gtin),
        brand,
        gtin,
    }
}

/// Whether one title names a brand that is neither its own nor in the other's title: `Europrint` on a cartridge of
/// HP's number.
fn names_others(evidence: &Evidence, a: &Codes, b: &Codes) -> bool {
    matches!(evidence, Evidence::BrandMpn(..)) && a.others != b.others
}

/// What in brand and title speaks against a code.
fn disagreement(
    evidence: &Evidence,
    (a, traits_a): (&Good, &Traits),
    (b, traits_b): (&Good, &Traits),
) -> Option<Veto> {
    let is_foreign =
        matches!((&a.language, &b.language), (Some(a), Some(b)) if a.base() != b.base());
    let shared = shared_words(a, b);
    match evidence {
        Evidence::Human => None,
        Evidence::BrandMpn(..) => {
            // What fits a brand's machine bears its part number as well, whoever made it.
            if traits_a.make == Make::Compatible
                || traits_b.make == Make::Compatible
                || traits_a.is_made_for
                || traits_b.is_made_for
            {
                return Some(Veto::Compatible);
            }
            (is_foreign || shared.is_some_and(|shared| shared < MIN_SHARED_WORDS))
                .then_some(Veto::Title)
        }
        Evidence::Gtin(_) => match brands_agree(a, b) {
            Some(false) => Some(Veto::Brand),
            Some(true) => (!is_foreign && shared == Some(0)).then_some(Veto::Title),
            None => shared
                .is_none_or(|shared| shared < MIN_SHARED_WORDS_WITHOUT_BRAND)
                .then_some(Veto::Title),
        },
    }
}

/// Whether the brands are one; `None` when one side names none anywhere.
fn brands_agree(a: &Good, b: &Good) -> Option<bool> {
    let read = |good: &Good| good.brand.as_deref().and_then(brand::normalise_brand);
    let in_title = |brand: &str, good: &Good| {
        let title: String = fold(&good.title)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        title.contains(brand).then_some(true)
    };
    match (read(a), read(b)) {
        (Some(one), Some(other)) => Some(
            one == other || in_title(&one, b) == Some(true) || in_title(&other, a) == Some(true),
        ),
        (Some(one), None) => in_title(&one, b),
        (None, Some(other)) => in_title(&other, a),
        (None, None) => None,
    }
}

/// How many of the shorter title's words the longer one has, in percent. Brands and numbers do not count; a model
/// number in common makes all others needless. `None` when one title has no other words.
fn shared_words(a: &Good, b: &Good) -> Option<usize> {
    let (folded_a, folded_b) = (fold(&a.title), fold(&b.title));
    let own = |good: &Good| words(&fold(good.brand.as_deref().unwrap_or("")));
    let brands: Vec<String> = own(a).into_iter().chain(own(b)).collect();
    let codes: Vec<String> = models(&folded_a)
        .into_iter()
        .chain(models(&folded_b))
        .collect();
    let telling = |folded: &str| -> HashSet<String> {
        words(folded)
            .into_iter()
            .filter(|word| {
                word.chars().count() > 2
                    && !is_number(word)
                    && !brands.contains(word)
                    && !codes.contains(word)
            })
            .map(|word| word.chars().take(5).collect())
            .collect()
    };
    let (a, b) = (telling(&folded_a), telling(&folded_b));
    let shorter = a.len().min(b.len());
    (shorter > 0).then(|| a.intersection(&b).count().saturating_mul(100) / shorter)
}
