//! Items of microdata, as fields of the same shape as JSON-LD has: `@type` first, items inside as children.
//!
//! Source: the HTML standard, section "Microdata". An element closes what stands open inside it; a paragraph, list item
//! or cell ends where the next begins.

use std::collections::HashMap;

use super::html::{Piece, Pieces, attributes, value_of};
use crate::record::Field;
use crate::text::undo_escaping;

/// How deep elements may stand inside each other; deeper ones are read as parts of the last one.
const MAX_DEPTH: usize = 256;
/// Properties of a page.
const MAX_PROPERTIES: usize = 20_000;
/// Longest value, in bytes.
const MAX_VALUE_BYTES: usize = 100_000;
/// Longest values of a page together, in bytes; so much once more where items are referred to.
const MAX_ALL_BYTES: usize = 64 * 1024 * 1024;
/// How deep items may stand inside each other.
const MAX_NESTING: usize = 8;

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements that end where the next of their kind begins.
const ENDED_BY_NEXT: &[&str] = &["p", "li", "dt", "dd", "td", "th", "tr", "option"];
/// Elements that begin a line.
const LINES: &[&str] = &[
    "p", "li", "br", "div", "ul", "ol", "tr", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5",
    "h6", "section", "table",
];

/// The items of a page that are no property of another.
pub(super) fn items(text: &str) -> Vec<Field> {
    if !text.contains("itemscope") && !text.contains("ITEMSCOPE") {
        return Vec::new();
    }
    let mut reader = Reader {
        referred: referred(text),
        bytes_left: MAX_ALL_BYTES,
        ..Reader::default()
    };
    let mut pieces = Pieces::of(text);
    let mut line: u64 = 1;
    let mut counted = 0;
    while let Some((at, piece)) = pieces.next() {
        let passed = text.as_bytes().get(counted..at).unwrap_or_default();
        let newlines = memchr::memchr_iter(b'\n', passed).count();
        line = line.saturating_add(u64::try_from(newlines).unwrap_or(0));
        counted = at;
        match piece {
            Piece::Open(name, inside) => reader.open(name, inside, line),
            Piece::Close(name) => reader.close(&name),
            Piece::Text(text) => reader.text(text),
        }
    }
    while reader.pop() {}
    reader.into_fields()
}

/// The ids of elements that `itemref` names.
fn referred(text: &str) -> HashMap<String, Option<usize>> {
    let mut all = HashMap::new();
    if !text.contains("itemref") {
        return all;
    }
    let mut pieces = Pieces::of(text);
    while let Some((_, piece)) = pieces.next() {
        if let Piece::Open(_, inside) = piece
            && inside.contains("itemref")
        {
            let attributes = attributes(inside);
            let ids = value_of(&attributes, "itemref").unwrap_or("");
            all.extend(ids.split_whitespace().map(|id| (id.to_owned(), None)));
        }
    }
    all
}

#[derive(Default)]
struct Reader {
    /// Items, and elements that `itemref` names.
    items: Vec<Item>,
    referred: HashMap<String, Option<usize>>,
    open: Vec<Element>,
    /// Elements that stand too deep to be remembered.
    too_deep: usize,
    /// Where properties go.
    owners: Vec<usize>,
    /// The text of the page so far; properties are parts of it.
    seen: String,
    properties: usize,
    bytes_left: usize,
}

#[derive(Default)]
struct Item {
    types: Vec<String>,
    id: String,
    line: u64,
    is_first: bool,
    properties: Vec<(String, Content, u64)>,
    refers: Vec<String>,
}

#[derive(Clone)]
enum Content {
    Text(String),
    Item(usize),
}

struct Element {
    name: String,
    /// The owners before this element, where it changes them.
    before: Option<Vec<usize>>,
    /// A property whose value is the text inside: names, owners, where the text begins, line.
    property: Option<(Vec<String>, Vec<usize>, usize, u64)>,
}

impl Reader {
    fn open(&mut self, name: String, inside: &str, line: u64) {
        let is_next = |open: &Element| open.name == name && ENDED_BY_NEXT.contains(&name.as_str());
        if self.open.last().is_some_and(is_next) {
            self.pop();
        }
        if LINES.contains(&name.as_str()) {
            self.seen.push('\n');
        }
        let is_void = VOID.contains(&name.as_str());
        if self.open.len() >= MAX_DEPTH {
            if !is_void {
                self.too_deep = self.too_deep.saturating_add(1);
            }
            return;
        }
        let mut element = Element {
            name,
            before: None,
            property: None,
        };
        let says = !self.referred.is_empty() || inside.contains("item") || inside.contains("ITEM");
        if says && self.properties < MAX_PROPERTIES {
            self.look_at(&mut element, &attributes(inside), line);
        }
        if is_void {
            if let Some(before) = element.before {
                self.owners = before;
            }
        } else {
            self.open.push(element);
        }
    }

    fn look_at(&mut self, element: &mut Element, attributes: &[(String, String)], line: u64) {
        let before = self.owners.clone();
        // An element that an item refers to adds to that item, wherever it stands.
        if let Some(id) = value_of(attributes, "id")
            && let Some(part) = self.referred.get_mut(id)
            && part.is_none()
        {
            *part = Some(self.items.len());
            self.owners.push(self.items.len());
            self.items.push(Item::default());
        }
        let names = value_of(attributes, "itemprop").unwrap_or("");
        let names: Vec<String> = names.split_whitespace().map(str::to_owned).collect();
        let is_property = !names.is_empty() && !self.owners.is_empty();
        if value_of(attributes, "itemscope").is_some() {
            let words = |name: &str| {
                let text = value_of(attributes, name).unwrap_or("");
                text.split_whitespace().map(str::to_owned).collect()
            };
            let item = self.items.len();
            self.items.push(Item {
                types: words("itemtype"),
                id: value_of(attributes, "itemid")
                    .unwrap_or("")
                    .trim()
                    .to_owned(),
                line,
                is_first: !is_property && names.is_empty(),
                properties: Vec::new(),
                refers: words("itemref"),
            });
            self.add(&names, &self.owners.clone(), &Content::Item(item), line);
            self.owners = vec![item];
        } else if is_property {
            match plain_value(&element.name, attributes) {
                Some(value) => {
                    let value = Content::Text(value.trim().to_owned());
                    self.add(&names, &self.owners.clone(), &value, line);
                }
                None if VOID.contains(&element.name.as_str()) => {}
                None => {
                    element.property = Some((names, self.owners.clone(), self.seen.len(), line));
                }
            }
        }
        if self.owners != before {
            element.before = Some(before);
        }
    }

    fn add(&mut self, names: &[String], owners: &[usize], content: &Content, line: u64) {
        for owner in owners {
            for name in names {
                self.properties = self.properties.saturating_add(1);
                if self.properties > MAX_PROPERTIES {
                    return;
                }
                if let Content::Text(text) = content {
                    match self.bytes_left.checked_sub(text.len()) {
                        Some(left) => self.bytes_left = left,
                        None => return,
                    }
                }
                if let Some(item) = self.items.get_mut(*owner) {
                    item.properties.push((name.clone(), content.clone(), line));
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        let is_silent = |open: &Element| matches!(open.name.as_str(), "script" | "style");
        if self.open.last().is_some_and(is_silent) {
            return;
        }
        let text = undo_escaping(text).0;
        for (index, word) in text.split(char::is_whitespace).enumerate() {
            if index > 0 && !self.seen.ends_with([' ', '\n']) {
                self.seen.push(' ');
            }
            self.seen.push_str(word);
        }
    }

    fn close(&mut self, name: &str) {
        if self.too_deep > 0 {
            self.too_deep = self.too_deep.saturating_sub(1);
            return;
        }
        if !self.open.iter().any(|element| element.name == name) {
            return;
        }
        while self.open.last().is_some_and(|element| element.name != name) {
            self.pop();
        }
        self.pop();
    }

    /// Closes the innermost element.
    fn pop(&mut self) -> bool {
        let Some(element) = self.open.pop() else {
            return false;
        };
        if let Some((names, owners, start, line)) = element.property {
            let mut end = self.seen.len().min(start.saturating_add(MAX_VALUE_BYTES));
            while !self.seen.is_char_boundary(end) {
                end = end.saturating_sub(1);
            }
            let text = self.seen.get(start..end).unwrap_or("").trim();
            let text = if names.iter().any(|name| name == "description") {
                text.to_owned()
            } else {
                text.replace('\n', " ")
            };
            self.add(&names, &owners, &Content::Text(text), line);
        }
        if let Some(before) = element.before {
            self.owners = before;
        }
        if LINES.contains(&element.name.as_str()) {
            self.seen.push('\n');
        }
        true
    }

    fn into_fields(self) -> Vec<Field> {
        let mut left = MAX_ALL_BYTES;
        let first = self.items.iter().filter(|item| item.is_first);
        first
            .map(|item| self.field("", item, item.line, 0, &mut left))
            .collect()
    }

    /// An item as a field. What is referred to more than once stands in each place, up to a limit for the page.
    fn field(&self, name: &str, item: &Item, line: u64, depth: usize, left: &mut usize) -> Field {
        let mut field = Field::new(name, "", line);
        for kind in &item.types {
            field.children.push(Field::new("@type", kind, line));
        }
        if !item.id.is_empty() {
            field.children.push(Field::new("@id", &item.id, line));
        }
        let parts = item.refers.iter().filter_map(|id| {
            let part = self.referred.get(id)?;
            part.and_then(|part| self.items.get(part))
        });
        for part in std::iter::once(item).chain(parts) {
            for (name, content, line) in &part.properties {
                if *left == 0 || depth > MAX_NESTING {
                    return field;
                }
                let size = match content {
                    Content::Text(text) => text.len(),
                    Content::Item(_) => 0,
                };
                *left = left.saturating_sub(size.saturating_add(64));
                field.children.extend(match content {
                    Content::Text(text) => Some(Field::new(name, text, *line)),
                    Content::Item(at) => self
                        .items
                        .get(*at)
                        .map(|inner| self.field(name, inner, *line, depth.saturating_add(1), left)),
                });
            }
        }
        field
    }
}

/// The value of a property that stands in an attribute; `None` when it is the text inside. `content` counts on every
/// element, as search engines take it.
fn plain_value(element: &str, attributes: &[(String, String)]) -> Option<String> {
    let name = match element {
        "img" | "audio" | "video" | "embed" | "iframe" | "source" | "track" => "src",
        "a" | "area" | "link" => "href",
        "object" => "data",
        "data" | "meter" => "value",
        "time" => "datetime",
        _ => "content",
    };
    let value = value_of(attributes, "content").or_else(|| value_of(attributes, name));
    value.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named<'a>(field: &'a Field, name: &str) -> Vec<&'a str> {
        let all = field.children.iter().filter(|child| child.name == name);
        all.map(|child| child.value.as_str()).collect()
    }

    #[test]
    fn values_stand_in_attributes_or_in_the_text() {
        let page = "<div itemscope itemtype='https://schema.org/Product'><h1 itemprop=name> Big\n <b>Kettle</b></h1>\
            <img itemprop=image src=' /k.jpg '><a itemprop=url href=/k>here</a><meta itemprop=sku content=K1>\
            <time itemprop=released datetime=2026-01-02>today</time>\
            <div itemprop=description><p>One &amp; two<p>Three</div></div>";
        let items = items(page);
        assert_eq!(items.len(), 1);
        let item = &items[0];
        assert_eq!(named(item, "@type"), ["https://schema.org/Product"]);
        assert_eq!(named(item, "name"), ["Big Kettle"]);
        assert_eq!(named(item, "image"), ["/k.jpg"]);
        assert_eq!(named(item, "url"), ["/k"]);
        assert_eq!(named(item, "sku"), ["K1"]);
        assert_eq!(named(item, "released"), ["2026-01-02"]);
        let description = named(item, "description").concat();
        let lines: Vec<&str> = description.split_whitespace().collect();
        assert_eq!(lines.join(" "), "One & two Three");
        assert!(description.contains('\n'));
    }

    #[test]
    fn items_stand_inside_items_and_where_a_reference_takes_them() {
        let page = "<div itemscope itemref='more none'><span itemprop=name>A</span>\
            <div itemprop=offers itemscope><span itemprop=price>5</span></div></div>\
            <div id=more><span itemprop=brand>B</span><i itemprop=self itemscope itemref=more></i></div>";
        let items = items(page);
        assert_eq!(items.len(), 1, "{items:?}");
        assert_eq!(named(&items[0], "brand"), ["B"]);
        let offers: Vec<&Field> = items[0].named("offers").collect();
        assert_eq!(named(offers[0], "price"), ["5"]);
    }

    #[test]
    fn elements_that_are_never_closed_take_nothing_from_those_around_them() {
        let page =
            "<ul itemscope><li><b itemprop=name>One<li itemprop=color>Red</ul><p itemprop=stray>x";
        let items = items(page);
        assert_eq!(items.len(), 1);
        assert!(named(&items[0], "stray").is_empty());
        assert_eq!(named(&items[0], "color"), ["Red"]);
    }
}
