//! The places that a postcode serves, which an address form suggests and fills in.
//!
//! A table is text. Each line holds a postcode, a region, a district, and localities between commas; tabs stand between
//! these four. Lines of another shape, such as remarks that begin with `#`, say nothing.

use crate::address::{Address, AddressField, Country, digit_value};

/// A place, in the words of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Sub-district: tambon or khwaeng.
    pub locality: String,
    /// District: amphoe or khet.
    pub district: String,
    /// Province.
    pub region: String,
}

/// Parts of an address that a place has, the narrowest first.
pub const PARTS: [AddressField; 3] = [
    AddressField::Locality,
    AddressField::District,
    AddressField::Region,
];

impl Place {
    /// A part of the place; empty for what is none of [`PARTS`].
    pub fn part(&self, field: AddressField) -> &str {
        match field {
            AddressField::Locality => &self.locality,
            AddressField::District => &self.district,
            AddressField::Region => &self.region,
            _ => "",
        }
    }
}

/// The name of the table that has a postcode, such as `th/10`; `None` where there is none, or the postcode is unfinished.
pub fn table(country: Country, postcode: &str) -> Option<String> {
    let postcode = digits(postcode);
    (country.as_str() == "TH" && postcode.len() == 5)
        .then(|| String::from("th/") + postcode.get(..2).unwrap_or_default())
}

/// The name of the table that a line belongs to, as [`table`] has it; `None` for a line that names no postcode.
pub fn table_of_line(country: Country, line: &str) -> Option<String> {
    table(country, line.split('\t').next()?)
}

/// The places that a postcode serves, in the order of the table.
pub fn serving(table: &str, postcode: &str) -> Vec<Place> {
    let postcode = digits(postcode);
    let mut places = Vec::new();
    for line in table.lines() {
        let mut columns = line.split('\t');
        if columns.next() != Some(postcode.as_str()) {
            continue;
        }
        let (Some(region), Some(district), Some(localities)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        places.extend(localities.split(',').map(|locality| Place {
            locality: locality.to_owned(),
            district: district.to_owned(),
            region: region.to_owned(),
        }));
    }
    places
}

/// The different values of a part, in the order of the places.
pub fn choices(places: &[Place], field: AddressField) -> Vec<String> {
    let mut choices: Vec<String> = Vec::new();
    for part in places.iter().map(|place| place.part(field)) {
        if !part.is_empty() && !choices.iter().any(|known| known == part) {
            choices.push(part.to_owned());
        }
    }
    choices
}

/// The parts that follow after `typed` was typed, each with its text: what all places that fit agree on.
///
/// What the shopper wrote stays. What a place of `before` or of `places` says was filled in or chosen from a list, and
/// gives way when a narrower part says otherwise.
pub fn following(
    address: &Address,
    typed: AddressField,
    places: &[Place],
    before: &[Place],
) -> Vec<(AddressField, String)> {
    let is_known =
        |field, text: &str| is_part_of(before, field, text) || is_part_of(places, field, text);
    // A part that is typed itself says more than those after it, when it is one that the places know.
    let typed_at = PARTS.iter().position(|part| *part == typed);
    let may_fill = |at: usize| typed_at.is_none_or(|typed_at| at > typed_at);
    if typed_at.is_some() && !is_part_of(places, typed, address.field(typed)) {
        return Vec::new();
    }
    let mut fitting: Vec<&Place> = places.iter().collect();
    let mut following = Vec::new();
    for (at, field) in PARTS.into_iter().enumerate() {
        let text = address.field(field);
        let is_free = text.trim().is_empty() || is_known(field, text);
        // A choice among the new places is one that stays.
        let is_kept = !may_fill(at) || (typed_at.is_none() && is_part_of(places, field, text));
        if is_kept && is_part_of(places, field, text) {
            fitting.retain(|place| place.part(field) == text);
        } else if is_free && may_fill(at) {
            let first = fitting.first().map_or("", |place| place.part(field));
            let is_common = fitting.iter().all(|place| place.part(field) == first);
            let new = if is_common { first } else { "" };
            if new != text {
                following.push((field, new.to_owned()));
            }
        }
    }
    following
}

fn is_part_of(places: &[Place], field: AddressField, text: &str) -> bool {
    places.iter().any(|place| place.part(field) == text)
}

/// The digits of a postcode as ASCII.
fn digits(postcode: &str) -> String {
    let values = postcode.chars().filter_map(digit_value);
    values
        .filter_map(|value| char::from_digit(value, 10))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# a remark\n\
        10110\tกรุงเทพมหานคร\tคลองเตย\tคลองตัน,คลองเตย\n\
        10110\tกรุงเทพมหานคร\tวัฒนา\tคลองเตยเหนือ\n\
        10120\tกรุงเทพมหานคร\tสาทร\tยานนาวา\n\
        broken\n10130\tonly\n";

    fn thailand() -> Country {
        Country::parse("TH").unwrap()
    }

    fn address(locality: &str, district: &str, region: &str) -> Address {
        Address {
            name: String::new(),
            street: String::new(),
            locality: locality.into(),
            district: district.into(),
            region: region.into(),
            postcode: "10110".into(),
            country: thailand(),
            phone: String::new(),
            email: String::new(),
        }
    }

    fn after(
        address: &Address,
        typed: AddressField,
        postcode: &str,
        before: &str,
    ) -> Vec<(AddressField, String)> {
        following(
            address,
            typed,
            &serving(TABLE, postcode),
            &serving(TABLE, before),
        )
    }

    fn said(field: AddressField, text: &str) -> (AddressField, String) {
        (field, text.to_owned())
    }

    #[test]
    fn a_postcode_names_its_table_once_it_is_whole() {
        assert_eq!(table(thailand(), "๑๐๑๑๐").as_deref(), Some("th/10"));
        assert_eq!(table(thailand(), "1011"), None);
        assert_eq!(table(Country::parse("US").unwrap(), "94103"), None);
        assert_eq!(table_of_line(thailand(), "# a remark"), None);
    }

    #[test]
    fn a_table_lists_the_places_of_a_postcode_and_nothing_else() {
        let places = serving(TABLE, "10110");
        assert_eq!(places.len(), 3);
        assert_eq!(
            choices(&places, AddressField::District),
            ["คลองเตย", "วัฒนา"]
        );
        assert_eq!(serving(TABLE, "10130"), []);
        assert_eq!(serving(TABLE, ""), []);
    }

    #[test]
    fn a_postcode_fills_in_what_all_its_places_agree_on() {
        assert_eq!(
            after(&address("", "", ""), AddressField::Postcode, "10110", ""),
            [said(AddressField::Region, "กรุงเทพมหานคร")]
        );
        assert_eq!(
            after(&address("", "", ""), AddressField::Postcode, "10120", "").len(),
            3
        );
    }

    #[test]
    fn a_chosen_locality_says_its_district() {
        assert_eq!(
            after(
                &address("คลองเตยเหนือ", "", "กรุงเทพมหานคร"),
                AddressField::Locality,
                "10110",
                "10110"
            ),
            [said(AddressField::District, "วัฒนา")]
        );
        assert_eq!(
            after(
                &address("คลองตัน", "วัฒนา", "กรุงเทพมหานคร"),
                AddressField::Locality,
                "10110",
                "10110"
            ),
            [said(AddressField::District, "คลองเตย")]
        );
    }

    #[test]
    fn what_was_filled_in_for_another_postcode_gives_way() {
        let moved = address("คลองตัน", "คลองเตย", "กรุงเทพมหานคร");
        assert_eq!(
            after(&moved, AddressField::Postcode, "10120", "10110"),
            [
                said(AddressField::Locality, "ยานนาวา"),
                said(AddressField::District, "สาทร")
            ]
        );
    }

    #[test]
    fn what_the_shopper_wrote_stays() {
        let own = address("Khlong Tan", "Khlong Toei", "Bangkok");
        assert_eq!(after(&own, AddressField::Postcode, "10120", "10110"), []);
        assert_eq!(after(&own, AddressField::Locality, "10110", ""), []);
        let emptied = address("คลองตัน", "", "กรุงเทพมหานคร");
        assert_eq!(
            after(&emptied, AddressField::District, "10110", "10110"),
            []
        );
    }
}
