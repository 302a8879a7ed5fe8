//! The search engine for catalogues that are too large to be downloaded: `souk-search-sharded.js` fetches what it asks for.
//!
//! Answers cross as one text: U+001D ends a part of it, U+001E a group, U+001F a text in it.

/// `souk-search-sharded.js` calls the exports; starting the program does nothing.
fn main() {}

#[cfg(target_family = "wasm")]
mod exports {
    use souk_catalog::records::{Order, Question};
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

        /// Answers with the pieces that are there. `filters`: groups of a facet's name and its values; `facets`: names; `numbers`:
        /// lowest price, 0 for any; highest, the largest number for any; order; offset; limit; lowest rating in tenths; ends of price ranges.
        pub fn ask(
            &self,
            text: &str,
            filters: &str,
            facets: &str,
            numbers: &[u32],
            pages: usize,
        ) -> String {
            let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
            let size = |at: usize| usize::try_from(number(at)).unwrap_or(usize::MAX);
            let filter = |group: &str| {
                let mut texts = group.split('\u{1F}').map(str::to_owned);
                Some((texts.next()?, texts.collect()))
            };
            let question = Question {
                text: text.to_owned(),
                filters: filters
                    .split_terminator('\u{1E}')
                    .filter_map(filter)
                    .collect(),
                price: (
                    Some(number(0)).filter(|low| *low > 0),
                    Some(number(1)).filter(|high| *high < u32::MAX),
                ),
                order: match number(2) {
                    1 => Order::Cheapest,
                    2 => Order::Dearest,
                    3 => Order::Rating,
                    4 => Order::Discount,
                    5 => Order::Newest,
                    _ => Order::Relevance,
                },
                facets: facets
                    .split_terminator('\u{1F}')
                    .map(str::to_owned)
                    .collect(),
                offset: size(3),
                limit: size(4),
                rating: u8::try_from(number(5)).unwrap_or(u8::MAX),
                ranges: numbers.get(6..).unwrap_or_default().to_vec(),
            };
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
