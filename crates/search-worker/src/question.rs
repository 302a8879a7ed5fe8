//! A question as it crosses from JavaScript: texts in one text each, and numbers.

use souk_catalog::records::{Order, Question};

/// The question. `filters`: groups of a facet's name and its values, U+001E ends a group, U+001F parts its texts; `facets`: names, each with
/// U+001F at its end; `numbers`: lowest and highest price, the largest number for any; order; offset; limit; lowest rating in tenths; ends
/// of price ranges.
pub(crate) fn question(text: &str, filters: &str, facets: &str, numbers: &[u32]) -> Question {
    let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
    let size = |at: usize| usize::try_from(number(at)).unwrap_or(usize::MAX);
    let bound = |at: usize| Some(number(at)).filter(|bound| *bound < u32::MAX);
    let filter = |group: &str| {
        let mut texts = group.split('\u{1F}').map(str::to_owned);
        Some((texts.next()?, texts.collect()))
    };
    Question {
        text: text.to_owned(),
        filters: filters
            .split_terminator('\u{1E}')
            .filter_map(filter)
            .collect(),
        price: (bound(0), bound(1)),
        order: match number(2) {
            1 => Order::Cheapest,
            2 => Order::Dearest,
            3 => Order::Rating,
            4 => Order::Discount,
            5 => Order::Newest,
            6 => Order::Name,
            7 => Order::NameBackwards,
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
    }
}
