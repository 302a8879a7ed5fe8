//! The search engine for anyone: `souk-search.js` puts it into the hands of pages and of Node.
//!
//! Lists cross as one text each, because every kind of value that crosses costs glue: U+001E ends a group, U+001F a text in it.

/// `souk-search.js` calls the exports; starting the program does nothing.
fn main() {}

#[cfg(target_family = "wasm")]
mod exports {
    use souk_catalog::records::{Order, Question, Records};
    use wasm_bindgen::JsError;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An opened index.
    #[wasm_bindgen]
    #[derive(Debug)]
    pub struct Catalogue {
        records: Records,
        relaxed: String,
        meant: Option<String>,
    }

    #[wasm_bindgen]
    impl Catalogue {
        /// Opens what `souk index` wrote.
        ///
        /// # Errors
        /// An `Error` with the place at which the bytes are something else.
        pub fn open(bytes: Vec<u8>) -> Result<Self, JsError> {
            let records = Records::open(bytes)?;
            Ok(Self {
                records,
                relaxed: String::new(),
                meant: None,
            })
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

        /// The id of a row.
        pub fn id(&self, row: u32) -> String {
            self.records.id(row)
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
        pub fn marks(&self, text: &str, asked: &str, meant: Option<String>) -> Vec<u32> {
            let marks = self.records.marks(text, asked, meant.as_deref());
            let places = marks.iter().flat_map(|mark| [mark.start, mark.end]);
            let units = |place| text.get(..place).unwrap_or_default().encode_utf16().count();
            places.map(|place| count(units(place))).collect()
        }

        /// Answers a question. `numbers`: lowest price, 0 for any; highest, the largest number for any; order; offset; limit; lowest rating in tenths.
        ///
        /// Gives the total; whether there are prices, lowest, highest; the number of hits, row and score of each; for each facet the number of
        /// values, value and count of each.
        pub fn search(
            &mut self,
            text: &str,
            filters: &str,
            facets: &str,
            numbers: &[u32],
        ) -> Vec<u32> {
            let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
            let reply = self.records.search(&Question {
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
                offset: size(number(3)),
                limit: size(number(4)),
                rating: u8::try_from(number(5)).unwrap_or(u8::MAX),
            });
            self.relaxed = reply.relaxed.join("\u{1F}");
            self.meant = reply.meant;
            let (lowest, highest) = reply.prices.unwrap_or_default();
            let mut numbers = vec![
                reply.total,
                u32::from(reply.prices.is_some()),
                lowest,
                highest,
                count(reply.hits.len()),
            ];
            for hit in reply.hits {
                numbers.extend([hit.row, hit.score]);
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

    fn filter(group: &str) -> Option<(String, Vec<String>)> {
        let mut texts = group.split('\u{1F}').map(str::to_owned);
        Some((texts.next()?, texts.collect()))
    }

    fn size(number: u32) -> usize {
        usize::try_from(number).unwrap_or(usize::MAX)
    }

    fn count(length: usize) -> u32 {
        u32::try_from(length).unwrap_or(u32::MAX)
    }
}
