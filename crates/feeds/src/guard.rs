//! Whether new feeds may take the place of the ones before them.
//!
//! A half-written export, another shop's file or a lost decimal point all read well. What gives them away is the build
//! before: the catalogue halves, every id is new, prices stand ten times higher. Such feeds are held back until a person
//! agrees. Nothing here reads a file; offers and counts of both builds are handed in.

mod renamed;

use std::collections::BTreeMap;
use std::fmt;

use souk_commerce::{OfferId, PriceHistory, Quote, SellerId, Timestamp};

pub use renamed::Marks;

/// Offers or records below which a change says nothing: the smallest shop may halve its two goods.
const FEW: u64 = 4;
/// Price factor that is taken for an error.
const JUMP: i64 = 10;
/// One jump in so many prices holds a feed back; fewer are told.
const JUMPS_IN: u64 = 100;
/// Examples that an alarm gives.
const EXAMPLES: usize = 3;

/// What a build knows of one of its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedNote {
    /// The file, as messages call it.
    pub name: String,
    /// The date that the file itself states.
    pub stated: Option<Timestamp>,
    /// Records that were kept.
    pub records: u64,
}

/// Something that is probably an error in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alarm {
    /// A file or seller has half as much as before, or less, or nothing.
    Shrunk {
        /// The file, or the seller over all files.
        of: String,
        /// What is counted: `"records"` or `"offers"`.
        what: &'static str,
        /// How many there were.
        before: u64,
        /// How many there are.
        now: u64,
    },
    /// Not one id of a seller is left.
    NewIds {
        /// The seller.
        seller: SellerId,
        /// Offers before.
        before: u64,
        /// An id as it was, and one as it is.
        example: (OfferId, OfferId),
    },
    /// Prices stand at ten times what they were or more, or at a tenth or less.
    Jumped {
        /// The seller.
        seller: SellerId,
        /// Prices that jumped.
        jumped: u64,
        /// Prices that can be compared.
        compared: u64,
        /// The first of them with the price before and the price of this build.
        examples: Vec<(OfferId, Quote, Quote)>,
    },
    /// A file is older than the one that the last build read.
    Older {
        /// The file.
        of: String,
        /// The date of the last build's file.
        before: Timestamp,
        /// The date of this one.
        now: Timestamp,
    },
}

impl Alarm {
    /// A short name for programs; it never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shrunk { .. } => "feed-shrunk",
            Self::NewIds { .. } => "ids-changed",
            Self::Jumped { .. } => "prices-jumped",
            Self::Older { .. } => "feed-older",
        }
    }

    /// Whether it holds the build back; the others are only told.
    pub fn holds_back(&self) -> bool {
        match self {
            Self::Jumped {
                jumped, compared, ..
            } => jumped.saturating_mul(JUMPS_IN) >= *compared,
            _ => true,
        }
    }

    /// What to look at.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Shrunk { .. } => {
                "look whether the export was cut off, or whether a filter leaves goods out"
            }
            Self::NewIds { .. } => {
                "look whether this is the right shop's feed, and whether the export takes its ids from another column; with new \
                 ids every address and every cart begins anew, and price histories go on only by GTIN or page"
            }
            Self::Jumped { .. } => {
                "look whether decimal points or currency of the export have changed"
            }
            Self::Older { .. } => "give the newer file, or look whether the export still runs",
        }
    }
}

impl fmt::Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shrunk {
                of,
                what,
                before,
                now: 0,
            } => write!(f, "{of} is empty; it held {before} {what}"),
            Self::Shrunk {
                of,
                what,
                before,
                now,
            } => write!(
                f,
                "{of} has shrunk from {before} to {now} {what}: half of them or more are gone"
            ),
            Self::NewIds {
                seller,
                before,
                example: (old, new),
            } => write!(
                f,
                "none of the {before} ids of {seller} is left; they were like {:?} and are like {:?}",
                old.variant().as_str(),
                new.variant().as_str()
            ),
            Self::Jumped {
                seller,
                jumped,
                compared,
                examples,
            } => {
                write!(
                    f,
                    "{jumped} of {compared} prices of {seller} are ten times what they were or more, or a tenth or less:"
                )?;
                for (position, (offer, before, now)) in examples.iter().enumerate() {
                    let comma = if position == 0 { "" } else { "," };
                    write!(
                        f,
                        "{comma} {:?} was {:?} and is {:?}",
                        offer.variant().as_str(),
                        before.effective,
                        now.effective
                    )?;
                }
                Ok(())
            }
            Self::Older { of, before, now } => write!(
                f,
                "{of} is dated {}, and the shop was made from a file dated {}",
                now.to_rfc3339(),
                before.to_rfc3339()
            ),
        }
    }
}

/// What there was or is: files, and prices of offers.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// The files.
    pub feeds: &'a [FeedNote],
    /// Every offer that has a price.
    pub quotes: &'a BTreeMap<OfferId, Quote>,
}

/// The prices that a history holds for its last moment.
pub fn last_quotes(history: &PriceHistory) -> BTreeMap<OfferId, Quote> {
    let current = history.current();
    current.map(|(id, quote)| (id.clone(), quote)).collect()
}

/// Compares two builds: what is wrong with files first, then what is wrong with sellers.
pub fn alarms(before: Sight<'_>, now: Sight<'_>) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    for feed in now.feeds {
        if let Some(old) = before.feeds.iter().find(|old| old.name == feed.name) {
            alarms.extend(of_file(old, feed));
        }
    }
    let is_told = !alarms.is_empty();
    let mut sellers: BTreeMap<SellerId, Seller<'_>> = BTreeMap::new();
    for (id, quote) in before.quotes {
        let seller = sellers.entry(id.seller()).or_default();
        seller.before = seller.before.saturating_add(1);
        seller.example = seller.example.or(Some(id));
        if let Some(new) = now.quotes.get(id) {
            seller.compare(id, *quote, *new);
        }
    }
    for id in now.quotes.keys() {
        if let Some(seller) = sellers.get_mut(&id.seller()) {
            seller.now = seller.now.saturating_add(1);
            seller.new_example = seller.new_example.or(Some(id));
        }
    }
    for (id, seller) in sellers {
        alarms.extend(seller.alarm(id, is_told));
    }
    alarms
}

fn of_file(old: &FeedNote, new: &FeedNote) -> Option<Alarm> {
    if let (Some(before), Some(now)) = (old.stated, new.stated)
        && now < before
    {
        let of = new.name.clone();
        return Some(Alarm::Older { of, before, now });
    }
    has_shrunk(old.records, new.records).then(|| Alarm::Shrunk {
        of: new.name.clone(),
        what: "records",
        before: old.records,
        now: new.records,
    })
}

/// Whether half is gone, or everything.
fn has_shrunk(before: u64, now: u64) -> bool {
    let is_halved = before >= FEW && now.saturating_mul(2) <= before;
    is_halved || (before > 0 && now == 0)
}

/// A seller's offers before and after.
#[derive(Default)]
struct Seller<'a> {
    before: u64,
    now: u64,
    compared: u64,
    jumped: u64,
    example: Option<&'a OfferId>,
    new_example: Option<&'a OfferId>,
    examples: Vec<(OfferId, Quote, Quote)>,
}

impl Seller<'_> {
    fn compare(&mut self, id: &OfferId, before: Quote, now: Quote) {
        if before.effective.currency() != now.effective.currency() {
            return;
        }
        self.compared = self.compared.saturating_add(1);
        // A sale alone does not make an error: both prices have to jump.
        let has_jumped = is_jump(before.effective.minor(), now.effective.minor())
            && is_jump(before.regular.minor(), now.regular.minor());
        if has_jumped {
            self.jumped = self.jumped.saturating_add(1);
            if self.examples.len() < EXAMPLES {
                self.examples.push((id.clone(), before, now));
            }
        }
    }

    fn alarm(self, seller: SellerId, is_told: bool) -> Option<Alarm> {
        if let (0, Some(old), Some(new)) = (self.compared, self.example, self.new_example)
            && self.before >= FEW
        {
            return Some(Alarm::NewIds {
                seller,
                before: self.before,
                example: (old.clone(), new.clone()),
            });
        }
        if self.jumped > 0 {
            return Some(Alarm::Jumped {
                seller,
                jumped: self.jumped,
                compared: self.compared,
                examples: self.examples,
            });
        }
        // A file that has shrunk was told already.
        (!is_told && has_shrunk(self.before, self.now)).then(|| Alarm::Shrunk {
            of: seller.to_string(),
            what: "offers",
            before: self.before,
            now: self.now,
        })
    }
}

/// Whether one of two amounts is ten times the other, or more.
fn is_jump(one: i64, other: i64) -> bool {
    let (low, high) = (one.min(other), one.max(other));
    low > 0 && high >= low.saturating_mul(JUMP)
}

#[cfg(test)]
mod tests;
