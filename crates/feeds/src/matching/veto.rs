//! What forbids two goods to be one product, however alike they are.

use std::fmt;

use souk_commerce::product::Condition;

use super::Good;
use super::measures::Measure;
use super::traits::{Make, Traits};

/// Two prices further apart than this many times are hardly of one product.
const MAX_TIMES: i64 = 3;

/// One reason against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Veto {
    /// A person said that they are two things.
    Refused,
    /// Both have a GTIN, and not the same.
    Gtin,
    /// Both name a brand, and not the same.
    Brand,
    /// The titles have too little in common.
    Title,
    /// Capacity, volume, weight, length or power.
    Measure,
    /// Number of pieces.
    Pack,
    /// Size.
    Size,
    /// Colour.
    Color,
    /// New, used, refurbished.
    Condition,
    /// One is compatible with what the other is.
    Compatible,
    /// One comes with more.
    Set,
    /// Another model of one line, another edition of one program.
    Edition,
    /// One costs more than three times as much.
    Price,
    /// The number stands on several goods of one seller.
    Ambiguous,
}

impl Veto {
    /// A name for programs; it keeps its meaning for ever.
    pub fn code(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Gtin => "gtin",
            Self::Brand => "brand",
            Self::Title => "title",
            Self::Measure => "measure",
            Self::Pack => "pack",
            Self::Size => "size",
            Self::Color => "color",
            Self::Condition => "condition",
            Self::Compatible => "compatible",
            Self::Set => "set",
            Self::Edition => "edition",
            Self::Price => "price",
            Self::Ambiguous => "ambiguous",
        }
    }
}

impl fmt::Display for Veto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => "somebody refused this pair",
            Self::Gtin => "the GTINs differ",
            Self::Brand => "the brands differ",
            Self::Title => "the titles have little in common",
            Self::Measure => "capacity, volume, weight or length differ",
            Self::Pack => "the numbers of pieces differ",
            Self::Size => "the sizes differ",
            Self::Color => "the colours differ",
            Self::Condition => "one is new, the other is not",
            Self::Compatible => "one is original, the other compatible",
            Self::Set => "one is a set",
            Self::Edition => "they are different models or editions",
            Self::Price => "one costs more than three times as much",
            Self::Ambiguous => "the number stands on several goods of one seller",
        })
    }
}

/// Everything in two goods' own words that speaks against joining them.
pub(super) fn between(a: (&Good, &Traits), b: (&Good, &Traits)) -> Vec<Veto> {
    let ((good_a, a), (good_b, b)) = (a, b);
    let has_gtins = good_a.gtin.is_some() && good_b.gtin.is_some();
    let checks = [
        (Veto::Gtin, has_gtins && good_a.gtin != good_b.gtin),
        (
            Veto::Measure,
            measures_differ(&a.measures.amounts, &b.measures.amounts),
        ),
        (Veto::Pack, a.measures.pieces != b.measures.pieces),
        (Veto::Size, sizes_differ(a, b)),
        (Veto::Color, neither_holds(&a.colours, &b.colours)),
        (
            Veto::Condition,
            a.condition.unwrap_or(Condition::New) != b.condition.unwrap_or(Condition::New),
        ),
        (Veto::Compatible, makes_differ(a, b)),
        (Veto::Set, a.is_set != b.is_set),
        (Veto::Edition, a.editions != b.editions),
        (Veto::Price, prices_differ(a, b)),
    ];
    checks
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(veto, _)| veto)
        .collect()
}

/// Whether each list has something that the other has not. An empty list says nothing.
fn neither_holds<T: Ord>(a: &[T], b: &[T]) -> bool {
    let holds = |all: &[T], part: &[T]| part.iter().all(|one| all.binary_search(one).is_ok());
    !holds(a, b) && !holds(b, a)
}

fn measures_differ(a: &[Measure], b: &[Measure]) -> bool {
    let kinds = a.iter().map(|(kind, _)| *kind);
    kinds.into_iter().any(|kind| {
        let of = |list: &[Measure]| -> Vec<u64> {
            list.iter()
                .filter(|(other, _)| *other == kind)
                .map(|(_, amount)| *amount)
                .collect()
        };
        neither_holds(&of(a), &of(b))
    })
}

fn sizes_differ(a: &Traits, b: &Traits) -> bool {
    let stated = matches!((&a.size, &b.size), (Some(a), Some(b)) if a != b);
    stated || neither_holds(&a.sizes, &b.sizes)
}

fn makes_differ(a: &Traits, b: &Traits) -> bool {
    (a.make == Make::Compatible) != (b.make == Make::Compatible) || a.is_made_for != b.is_made_for
}

fn prices_differ(a: &Traits, b: &Traits) -> bool {
    match (a.price, b.price) {
        (Some(a), Some(b)) if a.currency() == b.currency() => {
            let (low, high) = (a.minor().min(b.minor()), a.minor().max(b.minor()));
            low.saturating_mul(MAX_TIMES) < high
        }
        _ => false,
    }
}
