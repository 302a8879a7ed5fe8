//! Prefixes of names: what they are bound to, and what real feeds bind them to instead.

use std::collections::BTreeMap;
use std::rc::Rc;

use quick_xml::events::BytesStart;

/// Which vocabulary a field belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vocabulary {
    /// Google's namespace.
    Google,
    /// No prefix, and no default namespace of Google.
    Plain,
    /// Souk's own namespace: fields of other formats, under the names that they have there.
    Own,
    /// Any other namespace.
    Other,
}

/// The namespace of fields that no other vocabulary has.
pub(crate) const OWN_NAMESPACE: &str = "urn:souk:feed:1";

/// Prefixes and what they are bound to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prefixes(Rc<BTreeMap<String, (Vocabulary, Option<Oddity>)>>);

/// What was odd about the prefix of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Oddity {
    /// It is declared nowhere.
    Undeclared,
    /// `g` is bound to something else than Google's namespace.
    NotGoogle,
}

impl Prefixes {
    #[cfg(test)]
    pub(super) fn of(declared: &[(&str, &str)]) -> Self {
        Self(Rc::new(
            declared
                .iter()
                .map(|(prefix, uri)| ((*prefix).to_owned(), bound(prefix, uri)))
                .collect(),
        ))
    }

    /// Adds the declarations of a start tag.
    pub(crate) fn declare(&mut self, start: &BytesStart<'_>) {
        for attribute in start.html_attributes().flatten() {
            let name = attribute.key.as_ref();
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            let meaning = bound(prefix, attribute.value.as_ref());
            Rc::make_mut(&mut self.0).insert(prefix.to_owned(), meaning);
        }
    }

    /// The vocabulary that a prefix stands for.
    pub(crate) fn resolve(&self, prefix: &str) -> (Vocabulary, Option<Oddity>) {
        match self.0.get(prefix) {
            Some(bound) => *bound,
            None if prefix.is_empty() => (Vocabulary::Plain, None),
            None => (Vocabulary::Google, Some(Oddity::Undeclared)),
        }
    }
}

/// What a prefix stands for once it is bound.
fn bound(prefix: &str, uri: &str) -> (Vocabulary, Option<Oddity>) {
    if is_google(uri) {
        let exact = uri.starts_with("http");
        return (Vocabulary::Google, (!exact).then_some(Oddity::NotGoogle));
    }
    match prefix {
        // Prisjakt's fields extend Google's under the same names.
        _ if uri.contains("schema.prisjakt.nu/ns") => (Vocabulary::Google, None),
        _ if uri == OWN_NAMESPACE => (Vocabulary::Own, None),
        "" => (Vocabulary::Plain, None),
        "g" => (Vocabulary::Google, Some(Oddity::NotGoogle)),
        _ => (Vocabulary::Other, None),
    }
}

/// Google's namespace, also with `https`, with a slash at the end, or inside a printed Python dictionary.
fn is_google(uri: &str) -> bool {
    uri.contains("base.google.com/ns/1.0") || uri.contains("base.google.com/cns/1.0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_counts_by_what_it_is_bound_to() {
        let mut prefixes = Prefixes::of(&[
            ("g", "http://base.google.com/ns/1.0"),
            ("c", "https://base.google.com/ns/1.0/"),
            ("media", "http://search.yahoo.com/mrss/"),
            ("dict", "{'g': 'http://base.google.com/ns/1.0'}"),
        ]);
        assert_eq!(prefixes.resolve("c"), (Vocabulary::Google, None));
        assert_eq!(prefixes.resolve("media"), (Vocabulary::Other, None));
        assert_eq!(
            prefixes.resolve("dict"),
            (Vocabulary::Google, Some(Oddity::NotGoogle))
        );
        assert_eq!(
            prefixes.resolve("x"),
            (Vocabulary::Google, Some(Oddity::Undeclared))
        );
        assert_eq!(prefixes.resolve(""), (Vocabulary::Plain, None));
        let google = bound("", "http://base.google.com/ns/1.0");
        Rc::make_mut(&mut prefixes.0).insert(String::new(), google);
        assert_eq!(prefixes.resolve(""), (Vocabulary::Google, None));
    }
}
