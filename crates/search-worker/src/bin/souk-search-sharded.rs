//! The search engine for catalogues that are too large to be downloaded: `souk-search-sharded.js` fetches what it asks for.
//!
//! Answers cross as one text: U+001D ends a part of it, U+001E a group, U+001F a text in it.

/// `souk-search-sharded.js` calls the exports; starting the program does nothing.
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
    use souk_catalog::sharded::{Answer, Sharded};
    use wasm_bindgen::JsError;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An index in pieces.
    #[wasm_bindgen]
    #[derive(Debug)]
    pub struct Pieces {
        set: Sharded,
    }

    #[wasm_bindgen]
    impl Pieces {
        /// Opens a root.
        ///
        /// # Errors
        /// An `Error` that says so.
        pub fn open(root: &[u8]) -> Result<Self, JsError> {
            let damaged = "these bytes are no root of a search index, or not all of one";
            let set = Sharded::open(root).map_err(|_| JsError::new(damaged))?;
            Ok(Self { set })
        }

        /// The folder of all other pieces.
        pub fn name(&self) -> String {
            self.set.name()
        }

        /// Number of records.
        pub fn size(&self) -> u32 {
            self.set.len()
        }

        /// Digits behind the point in prices.
        pub fn digits(&self) -> u8 {
            self.set.form().digits
        }

        /// Whether ids were numbers.
        pub fn has_number_ids(&self) -> bool {
            self.set.form().has_number_ids
        }

        /// Takes a piece; without bytes, or when they are none, it counts as one that cannot be had. Tells whether it was taken.
        pub fn put(&mut self, name: &str, bytes: Option<Vec<u8>>) -> bool {
            let has_bytes = bytes.is_some();
            let put = name.parse().map(|piece| self.set.put(piece, bytes));
            has_bytes && matches!(put, Ok(Ok(())))
        }

        /// Forgets which pieces could not be had.
        pub fn try_again(&mut self) {
            self.set.try_again();
        }

        /// Answers with the pieces that are there to a question, given as [`question()`] takes it.
        pub fn ask(
            &self,
            text: &str,
            filters: &str,
            facets: &str,
            numbers: &[u32],
            pages: usize,
        ) -> String {
            let question = question(text, filters, facets, numbers);
            told(&self.set.ask(&question, pages))
        }
    }

    /// An answer as a text.
    fn told(answer: &Answer) -> String {
        let (low, high) = answer.prices.unwrap_or_default();
        let flag = |flag: bool| if flag { "1" } else { "" };
        let mut text = [
            &answer.total.to_string(),
            &answer.missing.to_string(),
            flag(answer.is_total_exact),
            flag(answer.is_whole),
            flag(answer.prices.is_some()),
            &low.to_string(),
            &high.to_string(),
        ]
        .join("\u{1F}");
        text.push('\u{1D}');
        for count in &answer.ranges {
            plain(&mut text, &count.to_string());
        }
        text.push('\u{1D}');
        for hit in &answer.hits {
            for part in [&hit.id, &hit.title, &hit.brand] {
                plain(&mut text, part);
            }
            plain(
                &mut text,
                &hit.price
                    .map_or_else(String::new, |price| price.to_string()),
            );
            text.push_str(&hit.score.to_string());
            text.push('\u{1E}');
        }
        text.push('\u{1D}');
        for (name, values) in &answer.facets {
            plain(&mut text, name);
            for (value, count) in values {
                plain(&mut text, value);
                plain(&mut text, &count.to_string());
            }
            text.push('\u{1E}');
        }
        text.push('\u{1D}');
        for word in &answer.relaxed {
            plain(&mut text, word);
        }
        text.push('\u{1D}');
        text.push_str(answer.meant.as_deref().unwrap_or_default());
        text.push('\u{1D}');
        for piece in &answer.wanted {
            plain(&mut text, &piece.to_string());
        }
        text
    }

    /// A text and its end, without what would end it earlier.
    fn plain(text: &mut String, part: &str) {
        let is_plain = |letter: &char| !('\u{1D}'..='\u{1F}').contains(letter);
        text.extend(part.chars().filter(is_plain));
        text.push('\u{1F}');
    }
}
