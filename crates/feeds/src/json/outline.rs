//! Where the records of a JSON file stand, and what they are made of, by its beginning.

use super::parse::{parse, parse_start};
use super::value::{Kind, Value};

/// A container on the way to the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Container {
    /// A list: each of its values.
    List,
    /// An object: the member of this name.
    Member(String),
}

/// The way from the beginning of a file to its records. Empty when records stand one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) steps: Vec<Container>,
    /// Every record is a line of its own, so that a broken one costs nothing but itself.
    pub(crate) is_lines: bool,
}

impl Path {
    /// Names of the members on the way.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.steps
            .iter()
            .filter_map(|step| match step {
                Container::Member(name) => Some(name.as_str()),
                Container::List => None,
            })
            .collect()
    }
}

/// What the beginning of a file shows.
#[derive(Debug, Clone)]
pub(crate) struct Outline {
    pub(crate) path: Path,
    /// The first records, as far as they go.
    pub(crate) records: Vec<Value>,
}

/// Names of members that hold lists of records.
const LISTS: &[&str] = &[
    "products",
    "items",
    "resources",
    "offers",
    "data",
    "results",
    "entries",
    "edges",
    "records",
    "rows",
    "goods",
    "product",
    "item",
    "entry",
    "entity",
    "channel",
    "feed",
    "rss",
    "catalog",
    "catalogue",
    "shop",
    "response",
    "content",
    "list",
    "value",
    "values",
    "@graph",
    "node",
    "collection",
    "payload",
    "variants",
];
/// Names of members that one record has.
const OF_RECORDS: &[&str] = &[
    "id",
    "offerid",
    "itemid",
    "productid",
    "sku",
    "title",
    "name",
    "price",
    "handle",
    "url",
    "link",
    "permalink",
    "gtin",
    "brand",
    "variants",
    "offers",
    "description",
    "@type",
    "productattributes",
    "attributes",
    "availability",
    "image",
    "prices",
];

/// Looks at the beginning of a file.
pub(crate) fn outline(text: &str) -> Outline {
    let roots = parse_start(text, 20);
    let mut path = Path::default();
    let mut level: Vec<&Value> = roots.iter().collect();
    while path.steps.len() < 8 {
        let Some(first) = level.iter().find(|value| !is_empty(value)) else {
            break;
        };
        match &first.kind {
            Kind::List(_) => {
                level = level.iter().flat_map(|value| value.values()).collect();
                path.steps.push(Container::List);
            }
            Kind::Object(members) => {
                let Some(name) = list_of(members) else { break };
                level = level
                    .iter()
                    .filter_map(|value| value.member(&name))
                    .collect();
                path.steps.push(Container::Member(name));
            }
            _ => break,
        }
    }
    path.is_lines = path.steps.is_empty() && are_lines(text);
    Outline {
        records: level.into_iter().take(20).cloned().collect(),
        path,
    }
}

fn is_empty(value: &Value) -> bool {
    match &value.kind {
        Kind::Null => true,
        Kind::Scalar(_) => false,
        Kind::List(values) => values.is_empty(),
        Kind::Object(members) => members.is_empty(),
    }
}

fn folded(name: &str) -> String {
    name.to_ascii_lowercase().replace(['_', '-', ' '], "")
}

/// How many of its members are such as a record has.
fn likeness(members: &[(String, Value)]) -> usize {
    members
        .iter()
        .filter(|(name, _)| OF_RECORDS.contains(&folded(name).as_str()))
        .count()
}

/// The member of an object that holds the records; `None` when the object is a record itself.
fn list_of(members: &[(String, Value)]) -> Option<String> {
    let own = likeness(members);
    let holds = |value: &Value| -> Option<usize> {
        let inner = match &value.kind {
            Kind::List(values) => values.iter().find(|value| !is_empty(value))?,
            Kind::Object(_) => value,
            _ => return None,
        };
        match &inner.kind {
            // One more wrapper, such as `data: { products: [...] }`.
            Kind::Object(inner) if likeness(inner) < 2 => list_of(inner).map(|_| 2),
            Kind::Object(inner) => Some(likeness(inner)),
            _ => None,
        }
    };
    let is_record = own >= 3
        || members.iter().any(|(name, value)| {
            matches!(
                folded(name).as_str(),
                "price" | "handle" | "variants" | "prices"
            ) && !is_empty(value)
        });
    members
        .iter()
        .filter(|(name, _)| LISTS.contains(&folded(name).as_str()))
        .find(|(name, value)| {
            // What has an id of its own beside its variants or offers is what they are of.
            let is_part = own >= 2 && matches!(folded(name).as_str(), "variants" | "offers");
            let is_list = matches!(value.kind, Kind::List(_)) && !is_part;
            holds(value).is_some_and(|inner| {
                inner >= 2 && (!is_record || (is_list && inner > own.saturating_add(1)))
            })
        })
        .or_else(|| {
            // A list of an unknown name, in an object that is no record.
            members.iter().find(|(_, value)| {
                own == 0
                    && matches!(value.kind, Kind::List(_))
                    && holds(value).is_some_and(|inner| inner >= 2)
            })
        })
        .or_else(|| {
            // Nothing is in the list; it is the list all the same.
            members.iter().find(|(name, value)| {
                own == 0
                    && matches!(value.kind, Kind::List(_))
                    && LISTS.contains(&folded(name).as_str())
            })
        })
        .map(|(name, _)| name.clone())
}

/// Whether the first line is a whole object, and another begins behind it.
fn are_lines(text: &str) -> bool {
    let mut lines = text
        .lines()
        .map(|line| line.trim_matches(['\u{feff}', '\u{1e}', ' ', '\t', ',']))
        .filter(|line| !line.is_empty());
    let is_object = |line: &str| line.starts_with('{') && parse(line, (1, 1)).is_ok();
    lines.next().is_some_and(is_object) && lines.next().is_some_and(|line| line.starts_with('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(text: &str) -> String {
        let outline = outline(text);
        let steps: Vec<String> = outline
            .path
            .steps
            .iter()
            .map(|step| match step {
                Container::List => "[]".to_owned(),
                Container::Member(name) => name.clone(),
            })
            .collect();
        format!(
            "{}{} {}",
            steps.join("."),
            if outline.path.is_lines { "lines" } else { "" },
            outline.records.len()
        )
    }

    #[test]
    fn records_are_found_in_lists_lines_wrappers_and_pages() {
        let record = r#"{"id": 1, "title": "x", "price": "2"}"#;
        for (text, expected) in [
            (format!("[{record}, {record}]"), "[] 2"),
            (format!("{record}\n{record}\n"), "lines 2"),
            (format!("{{\"products\": [{record}]}}"), "products.[] 1"),
            (
                format!("{{\"data\": {{\"products\": {{\"edges\": [{{\"node\": {record}}}]}}}}}}"),
                "data.products.edges.[].node 1",
            ),
            (
                format!("[{{\"products\": [{record}]}}, {{\"products\": [{record}]}}]"),
                "[].products.[] 2",
            ),
            (
                r#"{"id": 7, "title": "x", "handle": "y", "variants": [{"id": 8, "price": "1", "title": "z", "sku": "q"}]}"#.to_owned(),
                " 1",
            ),
            (
                r#"{"@type": "Product", "name": "x", "url": "u", "offers": [{"price": 1, "url": "v"}]}"#.to_owned(),
                " 1",
            ),
            (
                r#"{"id": "tee", "variants": [{"id": "r", "title": "z", "description": "d", "url": "u", "price": 1, "availability": "a"}]}"#
                    .to_owned(),
                " 1",
            ),
            ("null".to_owned(), " 1"),
        ] {
            let found = way(&text);
            assert_eq!(found, expected, "{text}");
        }
    }
}
