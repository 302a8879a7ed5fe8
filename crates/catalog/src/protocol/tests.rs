use proptest::collection::vec;
use proptest::prelude::*;

use super::{decode_found, decode_query, encode_found, encode_query};
use crate::samples::{any_selection, any_summary, seller_id, thb};
use crate::{
    AttributeCount, BrandCount, CategoryCount, Facets, Found, Query, SellerCount, ValueCount,
};

fn any_found() -> impl Strategy<Value = Found> {
    let words = || vec(any::<String>(), 0..3);
    (
        vec(any_summary(), 0..4),
        words(),
        words(),
        any::<[u32; 7]>(),
    )
        .prop_map(|(hits, names, relaxed, numbers)| Found {
            total: numbers[0],
            hits,
            facets: Facets {
                brands: names
                    .iter()
                    .map(|name| BrandCount {
                        name: name.clone(),
                        count: numbers[1],
                    })
                    .collect(),
                categories: names
                    .iter()
                    .map(|name| CategoryCount {
                        slug: name.clone(),
                        name: name.clone(),
                        count: numbers[2],
                    })
                    .collect(),
                sellers: vec![SellerCount {
                    seller: seller_id("nara"),
                    count: numbers[3],
                }],
                attributes: names
                    .iter()
                    .map(|name| AttributeCount {
                        attribute: name.clone(),
                        values: vec![ValueCount {
                            value: name.clone(),
                            count: numbers[1],
                        }],
                    })
                    .collect(),
                price: (numbers[4] > 9).then(|| (thb(1), thb(i64::from(numbers[4])))),
                available: numbers[5],
                on_sale: numbers[6],
                rated: [1, 0, u32::MAX, 7],
            },
            relaxed: relaxed.clone(),
            meant: relaxed.into_iter().next(),
            marks: vec![vec![0..2, 4..9], vec![]],
        })
}

proptest! {
    #[test]
    fn a_query_survives(text in any::<String>(), selection in any_selection()) {
        let query = Query { text, selection };
        prop_assert_eq!(decode_query(&encode_query(&query)), Ok(query));
    }

    #[test]
    fn an_answer_survives(found in any_found()) {
        prop_assert_eq!(decode_found(&encode_found(&found)), Ok(found));
    }

    #[test]
    fn damaged_messages_give_errors_or_values_but_no_panic(
        found in any_found(),
        at in any::<prop::sample::Index>(),
        mask in 1_u8..,
        noise in vec(any::<u8>(), 0..60),
    ) {
        for mut bytes in [encode_found(&found), encode_query(&Query::default()), noise] {
            prop_assert!(bytes.is_empty() || decode_found(&bytes[..bytes.len() - 1]).is_err());
            if !bytes.is_empty() {
                let position = at.index(bytes.len());
                bytes[position] ^= mask;
            }
            drop((decode_query(&bytes), decode_found(&bytes)));
        }
    }
}

#[test]
fn a_question_is_not_taken_for_an_answer() {
    assert!(decode_found(&encode_query(&Query::default())).is_err());
    assert!(decode_query(&encode_found(&Found::default())).is_err());
}
