//! The title of a product out of the titles of its variants.

/// Marks that join a title with what tells a variant apart.
const JOINTS: &[char] = &[
    '-', '–', '—', ',', '/', '|', '(', ')', ':', '·', '"', '[', ']',
];

/// One variant's title, and its values on the axes.
pub(super) struct Titled<'a> {
    pub(super) title: &'a str,
    pub(super) values: Vec<&'a str>,
}

/// What all titles share: the titles without their variant's own values at the end where these then agree, else the
/// words they begin with, else the words they end with, else the first title.
pub(super) fn shared_title(variants: &[Titled<'_>]) -> String {
    let Some(first) = variants.first() else {
        return String::new();
    };
    if variants.iter().all(|variant| variant.title == first.title) {
        return first.title.to_owned();
    }
    let stripped = strip(first);
    if !stripped.is_empty() && variants.iter().all(|variant| strip(variant) == stripped) {
        return stripped.to_owned();
    }
    let words: Vec<Vec<&str>> = variants
        .iter()
        .map(|variant| variant.title.split_whitespace().collect())
        .collect();
    let front = shared_count(&words, |words, index| words.get(index).copied());
    let back = shared_count(&words, |words, index| {
        words.iter().rev().nth(index).copied()
    });
    let first_words = words.first().map(Vec::as_slice).unwrap_or_default();
    let front = first_words.get(..front).unwrap_or_default().join(" ");
    let front = front.trim_matches(|c: char| c.is_whitespace() || JOINTS.contains(&c));
    if !front.is_empty() {
        return front.to_owned();
    }
    let start = first_words.len().saturating_sub(back);
    let back = first_words.get(start..).unwrap_or_default().join(" ");
    let back = back.trim_matches(|c: char| c.is_whitespace() || JOINTS.contains(&c));
    if back.is_empty() {
        first.title.to_owned()
    } else {
        back.to_owned()
    }
}

/// What a variant's title adds to the product's; the whole title when it adds nothing.
pub(super) fn distinct_part<'a>(title: &'a str, product: &str) -> &'a str {
    let rest = title.strip_prefix(product).unwrap_or(title);
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || JOINTS.contains(&c));
    if rest.is_empty() { title } else { rest }
}

/// The title without the variant's values and their joints at its end.
fn strip<'a>(variant: &Titled<'a>) -> &'a str {
    let trim =
        |text: &'a str| text.trim_end_matches(|c: char| c.is_whitespace() || JOINTS.contains(&c));
    let mut title = variant.title;
    loop {
        let trimmed = trim(title);
        let shorter = variant
            .values
            .iter()
            .find_map(|value| ends_with(trimmed, value));
        match shorter {
            Some(shorter) if !trim(shorter).is_empty() => title = shorter,
            _ => {
                return if title.len() < variant.title.len() {
                    trim(title)
                } else {
                    title
                };
            }
        }
    }
}

/// The title without the value at its end, whatever the case of both.
fn ends_with<'a>(title: &'a str, value: &str) -> Option<&'a str> {
    let start = title
        .len()
        .checked_sub(value.len())
        .filter(|_| !value.is_empty())?;
    let (front, tail) = title.split_at_checked(start)?;
    (tail == value || tail.to_lowercase() == value.to_lowercase()).then_some(front)
}

/// How many words all titles share, counted by `word`.
fn shared_count<'a>(
    words: &[Vec<&'a str>],
    word: impl Fn(&[&'a str], usize) -> Option<&'a str>,
) -> usize {
    let mut count = 0;
    while let Some(first) = words.first().and_then(|words| word(words, count)) {
        if !words.iter().all(|words| word(words, count) == Some(first)) {
            break;
        }
        count = count.saturating_add(1);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(titles: &[(&str, &[&str])]) -> String {
        let variants: Vec<Titled<'_>> = titles
            .iter()
            .map(|(title, values)| Titled {
                title,
                values: values.to_vec(),
            })
            .collect();
        shared_title(&variants)
    }

    #[test]
    fn the_product_is_called_what_its_variants_share() {
        assert_eq!(
            shared(&[("Kettle – Red", &["Red"]), ("Kettle – Blue", &["Blue"])]),
            "Kettle"
        );
        assert_eq!(
            shared(&[
                ("Shirt (red / M)", &["Red", "M"]),
                ("Shirt (red / L)", &["Red", "L"])
            ]),
            "Shirt"
        );
        assert_eq!(
            shared(&[("กาต้มน้ำสีแดง", &["สีแดง"]), ("กาต้มน้ำสีฟ้า", &["สีฟ้า"])]),
            "กาต้มน้ำ"
        );
        assert_eq!(
            shared(&[("Cable USB 1 m", &[]), ("Cable USB 2 m", &[])]),
            "Cable USB"
        );
        assert_eq!(
            shared(&[("Red kettle", &[]), ("Blue kettle", &[])]),
            "kettle"
        );
        assert_eq!(shared(&[("One", &[]), ("Two", &[])]), "One");
        assert_eq!(shared(&[("Same", &["S"]), ("Same", &["L"])]), "Same");
        assert_eq!(shared(&[("Red", &["Red"]), ("Blue", &["Blue"])]), "Red");
    }

    #[test]
    fn a_variant_is_called_by_what_it_adds() {
        assert_eq!(distinct_part("Cable USB 1 m", "Cable USB"), "1 m");
        assert_eq!(distinct_part("Cable USB", "Cable USB"), "Cable USB");
    }
}
