//! The private link of orders: ids and tokens in the fragment, which no server and no log ever sees.

/// An order and the token that opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderKey {
    /// Order id.
    pub id: String,
    /// Bearer token.
    pub token: String,
}

/// Writes the fragment of a link to orders: `id.token`, several joined by commas.
pub fn fragment(orders: &[OrderKey]) -> String {
    let keys: Vec<String> = orders
        .iter()
        .map(|order| format!("{}.{}", order.id, order.token))
        .collect();
    keys.join(",")
}

/// Reads a fragment. What is not `id.token` in letters, digits, `-` and `_` is left out.
pub fn read(fragment: &str) -> Vec<OrderKey> {
    let is_plain = |text: &str| {
        !text.is_empty()
            && text.len() <= 200
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    let keys = fragment.split(',').filter_map(|key| key.split_once('.'));
    keys.filter(|(id, token)| is_plain(id) && is_plain(token))
        .map(|(id, token)| OrderKey {
            id: id.to_owned(),
            token: token.to_owned(),
        })
        .take(20)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_key_is_left_out() {
        assert_eq!(read("a.b,c,d.,.e,../x.y,f.g h,i.j"), read("a.b,i.j"));
        assert_eq!(read(""), []);
    }

    proptest! {
        #[test]
        fn every_link_reads_back(keys in prop::collection::vec(("[A-Za-z0-9_-]{1,40}", "[A-Za-z0-9_-]{1,40}"), 0..5)) {
            let keys: Vec<OrderKey> = keys.into_iter().map(|(id, token)| OrderKey { id, token }).collect();
            prop_assert_eq!(read(&fragment(&keys)), keys);
        }
    }
}
