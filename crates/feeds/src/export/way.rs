//! Extras as elements inside each other: `video.url` is `<g:video><g:url>`.

use crate::record::Field;
use crate::xml::prefixes::Vocabulary;

/// Elements inside each other that are written as such.
const MAX_STEPS: usize = 6;

/// The name of an extra as elements inside each other.
pub(super) struct Way<'a> {
    pub(super) first: &'a str,
    pub(super) inside: Vec<&'a str>,
    pub(super) attribute: Option<&'a str>,
}

impl<'a> Way<'a> {
    /// `None` when a part of it is no name of an element.
    pub(super) fn of(name: &'a str) -> Option<Self> {
        let (elements, attribute) = match name.rsplit_once(".@") {
            Some((elements, attribute)) => (elements, Some(attribute)),
            None => (name, None),
        };
        let mut steps = elements.split('.');
        let first = steps.next()?;
        let inside: Vec<&str> = steps.collect();
        let are_names = inside
            .iter()
            .chain([&first])
            .copied()
            .chain(attribute)
            .all(is_element_name);
        (are_names && inside.len() < MAX_STEPS).then_some(Self {
            first,
            inside,
            attribute,
        })
    }
}

/// Names that every XML parser takes, without a prefix.
fn is_element_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes
        .next()
        .is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        && !name
            .get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case("xml"))
}

/// Puts a value into a field so that reading finds it behind everything that is there; `false` when that cannot be.
pub(super) fn put(
    field: &mut Field,
    inside: &[&str],
    attribute: Option<&str>,
    value: &str,
) -> bool {
    let Some((first, rest)) = inside.split_first() else {
        let is_new = field.children.is_empty();
        return match attribute {
            Some(name) if is_new && field.attribute(name).is_none() => {
                field.attributes.push((name.to_owned(), value.to_owned()));
                true
            }
            None if is_new && field.attributes.is_empty() && field.value.is_empty() => {
                value.clone_into(&mut field.value);
                true
            }
            _ => false,
        };
    };
    if let Some(last) = field.children.last_mut()
        && last.name == *first
        && put(last, rest, attribute, value)
    {
        return true;
    }
    if field.children.iter().any(|child| child.name == *first) {
        return false;
    }
    let mut child = Field {
        vocabulary: Vocabulary::Google,
        ..Field::new(first, "", field.line)
    };
    put(&mut child, rest, attribute, value);
    field.children.push(child);
    true
}
