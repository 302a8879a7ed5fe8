//! Lists of `name=value` in one cell, as Magento and Bagisto write them.

/// Cuts `size=XS,color=Black`. A comma parts two pairs only where a name and an equals sign follow, so that values may hold
/// commas; values in quotation marks may hold anything.
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut rest = text.trim();
    while let Some((name, value)) = rest.split_once('=') {
        let whole = value.strip_prefix('"').and_then(quoted);
        let (value, after) = whole.unwrap_or_else(|| {
            let end = next_pair(value);
            let (value, after) = value.split_at_checked(end).unwrap_or((value, ""));
            (value.trim().to_owned(), after)
        });
        all.push((name.trim().to_owned(), value));
        rest = after.strip_prefix(',').unwrap_or(after);
    }
    all
}

/// Cuts `sku=A,size=XS|sku=B,size=S` into its variants.
pub(super) fn variants(text: &str) -> Vec<Vec<(String, String)>> {
    let mut all = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find("|sku=").unwrap_or(rest.len());
        let (variant, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        all.push(pairs(variant));
        rest = after.strip_prefix('|').unwrap_or(after);
    }
    all
}

/// The value of a name.
pub(super) fn value_of<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = pairs.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

/// The text up to a closing quotation mark, which stands twice inside, and what follows the mark.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        value.push_str(before);
        match after.strip_prefix('"') {
            Some(after) => {
                value.push('"');
                rest = after;
            }
            None => return Some((value.trim().to_owned(), after)),
        }
    }
}

/// Where the next pair begins, at its comma.
fn next_pair(text: &str) -> usize {
    let is_pair = |at: &usize| {
        let rest = text.get(at.saturating_add(1)..).unwrap_or("").trim_start();
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let after = rest.trim_start_matches(is_name);
        after.len() < rest.len() && after.starts_with('=')
    };
    let commas = text.match_indices(',').map(|(at, _)| at);
    commas.into_iter().find(is_pair).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(String, String)> {
        pairs(text)
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn a_comma_in_a_value_does_not_end_it() {
        assert_eq!(
            of("care=Wash, dry, iron,color=Black, size=XS"),
            [
                pair("care", "Wash, dry, iron"),
                pair("color", "Black"),
                pair("size", "XS")
            ]
        );
    }

    #[test]
    fn a_quoted_value_holds_pairs_and_marks() {
        assert_eq!(
            of(r#"note="a=1,b=2, 5"" wide",size=L"#),
            [pair("note", r#"a=1,b=2, 5" wide"#), pair("size", "L")]
        );
        assert_eq!(of(r#"note="open,size=L"#).len(), 2);
    }

    #[test]
    fn variants_part_at_their_sku_and_values_may_hold_bars() {
        let found = variants("sku=A,fit=slim|long|sku=B,fit=wide");
        assert_eq!(found.len(), 2);
        assert_eq!(value_of(&found[0], "fit"), Some("slim|long"));
        assert_eq!(value_of(&found[1], "sku"), Some("B"));
        assert!(variants(" ").is_empty());
    }
}
