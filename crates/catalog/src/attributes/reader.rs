//! Opens the section of attributes.

use super::{Attribute, Attributes, KNOWN, Shelf, ShelfColumn};
use crate::bytes::{Column, Reader};

impl Attributes {
    /// Reads the section of an index whose files have so many cards.
    pub(crate) fn open(reader: &mut Reader<'_>, counts: &[u32]) -> Self {
        let all = reader.list("the attributes", read_attribute);
        let mut first: u32 = 0;
        let mut shelves = Vec::new();
        for count in counts {
            if reader.has_failed() {
                break;
            }
            let columns = reader.list("the attributes of a file", |reader| ShelfColumn {
                attribute: reader.below(all.len(), "an attribute"),
                sets: Column::open(reader, *count, "a column of values"),
            });
            shelves.push(Shelf { first, columns });
            first = first.saturating_add(*count);
        }
        Self { all, shelves }
    }
}

fn read_attribute(reader: &mut Reader<'_>) -> Attribute {
    let at = reader.offset();
    let kind = reader.u8("a kind of attribute");
    let name = reader.string("an attribute's name");
    if kind > 4 {
        reader.fail("a kind of attribute", at);
    }
    let known = KNOWN.get(usize::from(kind)).copied();
    let is_ordered = reader.flag("whether values are in order");
    let values = reader.strings("an attribute's values", "a value");
    let sets = reader.list("the sets of values", |reader| {
        reader.list("a set of values", |reader| {
            reader.below(values.len(), "a value")
        })
    });
    Attribute {
        key: known.map_or(name, str::to_owned),
        is_ordered,
        values,
        sets,
    }
}
