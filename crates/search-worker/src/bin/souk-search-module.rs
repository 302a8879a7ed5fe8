//! The search engine for anyone: `souk-search.js` puts it into the hands of pages and of Node.
//!
//! Lists cross as one text each, because every kind of value that crosses costs glue: U+001E ends a group, U+001F a text in it.

/// `souk-search.js` calls the exports; starting the program does nothing.
fn main() {}

#[cfg(target_family = "wasm")]
#[path = "../memory.rs"]
mod memory;
#[cfg(target_family = "wasm")]
#[path = "../question.rs"]
mod question;

#[cfg(target_family = "wasm")]
mod exports {
    use crate::question::question;
    use souk_catalog::records::{Records, SAMPLE};
    use wasm_bindgen::JsError;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An opened index.
    #[wasm_bindgen]
    #[derive(Debug)]
    pub struct Catalogue {
        records: Records,
        ids: String,
        titles: String,
        relaxed: String,
        meant: Option<String>,
    }

    #[wasm_bindgen]
    impl Catalogue {
        /// Opens what `souk index` wrote.
        ///
        /// # Errors
        /// An `Error` that says so. It does not say where: putting a number into words would weigh more than opening the index.
        pub fn open(bytes: Vec<u8>) -> Result<Self, JsError> {
            let damaged = "these bytes are no search index, or not all of one";
            let records = Records::open(bytes).map_err(|_| JsError::new(damaged))?;
            Ok(Self {
                records,
                ids: String::new(),
                titles: String::new(),
                relaxed: String::new(),
                meant: None,
            })
        }

        /// A small index that comes with the program.
        pub fn sample() -> Option<Self> {
            Self::open(SAMPLE.to_vec()).ok()
        }

        /// Number of records.
        pub fn size(&self) -> usize {
            self.records.len()
        }

        /// Digits behind the point in prices.
        pub fn digits(&self) -> u8 {
            self.records.form().digits
        }

        /// Whether ids were numbers.
        pub fn has_number_ids(&self) -> bool {
            self.records.form().has_number_ids
        }

        /// Whether ids stand among the numbers of an answer.
        pub fn has_numbers(&self) -> bool {
            self.records.number(0).is_some()
        }

        /// The ids of the last search's hits, one after the other.
        pub fn ids(&self) -> String {
            self.ids.clone()
        }

        /// Whether titles are kept.
        pub fn has_titles(&self) -> bool {
            self.records.form().keeps_titles
        }

        /// The titles of the last search's hits, each with U+001F at its end.
        pub fn titles(&self) -> String {
            self.titles.clone()
        }

        /// The text of a facet's value.
        pub fn value(&self, facet: &str, value: u32) -> String {
            self.records.value(facet, value)
        }

        /// Words that the last search left aside.
        pub fn relaxed(&self) -> String {
            self.relaxed.clone()
        }

        /// The text of the last search as it may have been meant.
        pub fn meant(&self) -> Option<String> {
            self.meant.clone()
        }

        /// The parts of a text that a question asks for: where each begins and ends, in UTF-16 units.
        pub fn marks(&self, text: &str, asked: &str, meant: &str) -> Vec<u32> {
            let mut places = Vec::new();
            let (mut units, mut before) = (0, 0);
            for mark in self.records.marks(text, asked, Some(meant)) {
                for place in [mark.start, mark.end] {
                    let part = text.get(before..place).unwrap_or_default();
                    units += part.encode_utf16().count();
                    before = place;
                    places.push(count(units));
                }
            }
            places
        }

        /// Answers a question, given as [`question()`] takes it.
        ///
        /// Gives the total; whether words were left aside or meant otherwise; whether there are prices, lowest, highest; how many have a price of each
        /// range and beyond; the number of hits, score and id of each, or the length of the id in UTF-16 units; for each facet the number of
        /// values, value and count of each.
        pub fn search(
            &mut self,
            text: &str,
            filters: &str,
            facets: &str,
            numbers: &[u32],
        ) -> Vec<u32> {
            let question = question(text, filters, facets, numbers);
            let reply = self.records.search(&question);
            self.relaxed = reply.relaxed.join("\u{1F}");
            self.meant = reply.meant;
            let is_told = !self.relaxed.is_empty() || self.meant.is_some();
            let (lowest, highest) = reply.prices.unwrap_or_default();
            let has_prices = reply.prices.is_some();
            let mut numbers = vec![reply.total, u32::from(is_told)];
            numbers.extend([u32::from(has_prices), lowest, highest]);
            numbers.extend(&reply.ranges);
            numbers.push(count(reply.hits.len()));
            self.ids.clear();
            self.titles.clear();
            for hit in reply.hits {
                numbers.push(hit.score);
                if self.records.form().keeps_titles {
                    self.titles.push_str(self.records.title(hit.row));
                    self.titles.push('\u{1F}');
                }
                if let Some(id) = self.records.number(hit.row) {
                    numbers.push(id);
                } else {
                    let id = self.records.id(hit.row);
                    numbers.push(count(id.encode_utf16().count()));
                    self.ids.push_str(&id);
                }
            }
            for name in facets.split_terminator('\u{1F}') {
                let counts = reply.facets.iter().find(|counts| counts.name == name);
                let values = counts.map_or(&[][..], |counts| &counts.values);
                numbers.push(count(values.len()));
                for &(value, count) in values {
                    numbers.extend([value, count]);
                }
            }
            numbers
        }
    }

    fn count(length: usize) -> u32 {
        u32::try_from(length).unwrap_or(u32::MAX)
    }
}
