//! Which products resemble another one, and which it is compared with: worked out from content when a pack is written.
//!
//! Products of one category are neighbours. Terms are those of the title without the brand's, and rows of the
//! specification. Two products are the more alike the more of their terms they share (100 for all), 30 more when they
//! are of one brand, 40 more for equal prices and less the further prices lie apart, and 20 more when the other can be
//! ordered. Often compared are the eight most alike of other brands that share a term and cost between two thirds and one and a half times as much. In a large category a product is held against its 64
//! neighbours in price and its 64 in brand and title.

use souk_commerce::{Product, Summary};

use crate::bytes::number;
use crate::contents::near_code;
use crate::products::{NEAR_EACH, Near};
use crate::text::each_term;

/// Terms of a product that count.
const TERMS: usize = 32;
/// Neighbours on each side.
const SIDE: usize = 32;

/// What the resemblance of a product depends on.
#[derive(Debug, Clone)]
pub(super) struct Look {
    category: u32,
    code: u16,
    brand: u32,
    /// Minor units; 0 for none.
    price: u64,
    is_available: bool,
    /// Hashes, ascending, each once.
    terms: Box<[u32]>,
}

impl Look {
    /// Of a product with its card.
    pub(super) fn of(product: &Product, card: &Summary) -> Self {
        let mut of_brand = Vec::new();
        if let Some(brand) = &card.brand {
            each_term(brand, |term| of_brand.push(hash(term)));
        }
        let mut terms = Vec::new();
        each_term(&card.title, |term| {
            let hash = hash(term);
            if !of_brand.contains(&hash) && terms.len() < TERMS {
                terms.push(hash);
            }
        });
        for detail in product.details.iter().take(TERMS) {
            terms.push(hash(&[&detail.name, "=", detail.value.as_str()].concat()));
        }
        terms.sort_unstable();
        terms.dedup();
        let price = card.price.map_or(0, souk_commerce::Money::minor);
        Self {
            category: 0,
            code: near_code(card.product.as_str()),
            brand: card.brand.as_deref().map_or(0, |brand| hash(brand).max(1)),
            price: u64::try_from(price).unwrap_or(0),
            is_available: card.available,
            terms: terms.into_boxed_slice(),
        }
    }

    /// The same in its category's place.
    pub(super) fn in_category(self, category: u32) -> Self {
        Self { category, ..self }
    }

    /// How alike another product is.
    fn likeness(&self, other: &Self) -> u64 {
        let shared = u64::from(number(self.shared(other)));
        let all = u64::from(number(self.terms.len() + other.terms.len())) - shared;
        let low = self.price.min(other.price);
        let high = self.price.max(other.price).max(1);
        100 * shared / all.max(1)
            + 30 * u64::from(self.brand != 0 && self.brand == other.brand)
            + 40_u64.saturating_mul(low) / high
            + 20 * u64::from(other.is_available)
    }

    fn shared(&self, other: &Self) -> usize {
        let (mut own, mut others) = (self.terms.iter(), other.terms.iter());
        let (mut one, mut two) = (own.next(), others.next());
        let mut shared = 0;
        while let (Some(left), Some(right)) = (one, two) {
            shared += usize::from(left == right);
            if left <= right {
                one = own.next();
            }
            if right <= left {
                two = others.next();
            }
        }
        shared
    }

    /// Whether somebody who looks at this may weigh the other against it.
    fn compares(&self, other: &Self) -> bool {
        let is_other_brand = self.brand != 0 && other.brand != 0 && self.brand != other.brand;
        let is_near = self.price > 0
            && other.price.saturating_mul(3) >= self.price.saturating_mul(2)
            && other.price.saturating_mul(2) <= self.price.saturating_mul(3);
        is_other_brand && is_near && other.is_available && self.shared(other) > 0
    }
}

/// FNV-1a.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// For each product of a shelf, in the order of the cards, those near to it.
pub(super) fn of_shelf(looks: &[Look]) -> Vec<Near> {
    looks
        .chunk_by(|one, other| one.category == other.category)
        .flat_map(of_category)
        .collect()
}

fn of_category(looks: &[Look]) -> Vec<Near> {
    let mut by_price: Vec<usize> = (0..looks.len()).collect();
    by_price.sort_by_key(|at| looks.get(*at).map(|look| look.price));
    let mut place_of = vec![0; looks.len()];
    for (place, at) in by_price.iter().enumerate() {
        if let Some(slot) = place_of.get_mut(*at) {
            *slot = place;
        }
    }
    let around = |place: usize| {
        let end = place.saturating_add(SIDE + 1).min(looks.len());
        place.saturating_sub(SIDE)..end
    };
    let near = |(own, look): (usize, &Look)| {
        let price = around(place_of.get(own).copied().unwrap_or(0));
        let mut others: Vec<usize> = by_price.get(price).unwrap_or_default().to_vec();
        others.extend(around(own));
        others.sort_unstable();
        others.dedup();
        let mut ranked: Vec<(u64, usize, &Look)> = others
            .into_iter()
            .filter(|at| *at != own)
            .filter_map(|at| looks.get(at).map(|other| (at, other)))
            .map(|(at, other)| (u64::MAX - look.likeness(other), at, other))
            .collect();
        ranked.sort_by_key(|(order, at, _)| (*order, *at));
        let compared = ranked.iter().filter(|(_, _, other)| look.compares(other));
        let compared = codes(compared);
        let others = ranked
            .iter()
            .filter(|(_, _, other)| !compared.contains(&other.code));
        [compared, codes(others)]
    };
    looks.iter().enumerate().map(near).collect()
}

/// The codes of the first.
fn codes<'a>(looks: impl Iterator<Item = &'a (u64, usize, &'a Look)>) -> [u16; NEAR_EACH] {
    let mut codes = [0; NEAR_EACH];
    for (slot, (_, _, look)) in codes.iter_mut().zip(looks) {
        *slot = look.code;
    }
    codes
}

#[cfg(test)]
mod tests;
