//! Room that a search needs and the next one uses again.

use std::sync::Arc;

use super::Hit;
use super::candidates::Many;

/// Bytes that noted beginnings may take together, and how many are kept in any case.
const ROOM: usize = 1 << 20;
const FEWEST: usize = 2;

/// Buffers, one entry for each row where nothing else is said.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// The best that a row reaches for the word at hand; 0 for rows that do not have it.
    pub(super) best: Vec<u8>,
    /// Rows that were marked in `best`, in any order, once or more often.
    pub(super) marked: Vec<u32>,
    /// Rows that fit, ascending, any number.
    pub(crate) fitting: Vec<Hit>,
    /// Beginnings that many terms have.
    beginnings: Vec<(String, Arc<Many>)>,
}

impl Scratch {
    /// The rows of a beginning that many terms have; what is typed letter by letter asks for the same few again and again.
    pub(super) fn beginning(&mut self, text: &str, make: impl FnOnce() -> Many) -> Arc<Many> {
        let known = self.beginnings.iter().position(|(known, _)| known == text);
        let (text, many) = match known {
            Some(place) => self.beginnings.remove(place),
            None => (text.to_owned(), Arc::new(make())),
        };
        let most = (ROOM / self.best.len().max(1)).max(FEWEST);
        if self.beginnings.len() >= most {
            // What many rows have takes longest to be noted again.
            let kept = self.beginnings.iter().enumerate();
            let cheapest = kept.min_by_key(|(_, (_, many))| many.cost());
            if let Some((cheapest, _)) = cheapest {
                self.beginnings.remove(cheapest);
            }
        }
        self.beginnings.push((text, Arc::clone(&many)));
        many
    }
}
