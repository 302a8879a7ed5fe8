//! One record as it stands in a file, whatever carries it: names with values, in the order of the file.

use crate::xml::prefixes::Vocabulary;

/// One named value of a record: an element, a cell, a member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// Name as it is written; in XML without its prefix.
    pub(crate) name: String,
    pub(crate) vocabulary: Vocabulary,
    /// Its text, escapes of the carrier resolved once, blanks at the ends removed. Empty also for JSON's `null`.
    pub(crate) value: String,
    /// Attributes of an element, for the few that say something in them.
    pub(crate) attributes: Vec<(String, String)>,
    /// What stands inside: elements of XML, members of a JSON object.
    pub(crate) children: Vec<Self>,
    pub(crate) line: u64,
}

impl Field {
    /// A plain value in the carrier's own words.
    pub(crate) fn new(name: &str, value: &str, line: u64) -> Self {
        Self {
            name: name.to_owned(),
            vocabulary: Vocabulary::Plain,
            value: value.trim().to_owned(),
            attributes: Vec::new(),
            children: Vec::new(),
            line,
        }
    }

    /// The text of a child; `None` when it is missing or empty.
    pub(crate) fn child(&self, name: &str) -> Option<&str> {
        text_of(&self.children, name)
    }

    /// All children with a name.
    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// One record: the root of a tree of fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    /// Number in the file, counted from 1.
    pub(crate) number: u64,
    /// Line at which it begins, counted from 1.
    pub(crate) line: u64,
    /// Name of its element, without prefix; empty where the carrier has none.
    pub(crate) tag: String,
    /// Attributes of its element.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) fields: Vec<Field>,
}

#[allow(dead_code, reason = "what formats read with")]
impl Record {
    /// The text of a field; `None` when it is missing or empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        text_of(&self.fields, name)
    }

    /// All fields with a name.
    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Field> {
        self.fields.iter().filter(move |field| field.name == name)
    }

    /// The text of an attribute of the record's own element.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

fn text_of<'a>(fields: &'a [Field], name: &str) -> Option<&'a str> {
    fields
        .iter()
        .find(|field| field.name == name && !field.value.is_empty())
        .map(|field| field.value.as_str())
}
