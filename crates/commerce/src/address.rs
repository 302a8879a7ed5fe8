//! Where goods go and who receives them.

use std::fmt;

use thiserror::Error;

/// ISO 3166-1 alpha-2 country code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// Member states of the European Economic Area, as of 2026.
const EEA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Country {
    /// Whether consumer law of the European Economic Area holds there: the Union, Iceland, Liechtenstein and Norway.
    pub fn is_in_eea(self) -> bool {
        EEA.contains(&self.as_str())
    }

    /// Reads two letters, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().as_bytes() {
            &[a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// The two upper-case letters.
    pub fn as_str(&self) -> &str {
        // Both bytes are ASCII letters, so the slice is always valid.
        str::from_utf8(&self.0).unwrap_or("ZZ")
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A delivery address with its recipient.
///
/// `region` is the province, emirate or governorate; `district` the Thai amphoe or khet and its like; `locality` the
/// city, or in Thailand the tambon or khwaeng.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Recipient's full name, as one text.
    pub name: String,
    /// House, street, building; may hold several lines.
    pub street: String,
    /// City, or Thai sub-district.
    pub locality: String,
    /// District, where the country has one.
    pub district: String,
    /// Province, emirate, governorate, state.
    pub region: String,
    /// Postal code, where the country has one.
    pub postcode: String,
    /// Country.
    pub country: Country,
    /// Telephone for the courier.
    pub phone: String,
    /// Mail address for the receipt.
    pub email: String,
}

/// The parts of an address, to say which one an error belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressField {
    /// Recipient.
    Name,
    /// Street.
    Street,
    /// City or sub-district.
    Locality,
    /// District.
    District,
    /// Province, emirate, governorate.
    Region,
    /// Postal code.
    Postcode,
    /// Telephone.
    Phone,
    /// Mail address.
    Email,
}

/// What is wrong with one part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AddressProblem {
    /// The country needs it and it is empty.
    #[error("is missing")]
    Missing,
    /// It has not the shape that the country uses.
    #[error("has not the expected form")]
    Malformed,
    /// Longer than 200 characters.
    #[error("is too long")]
    TooLong,
}

/// Which parts a country's addresses have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressFormat {
    /// Parts to ask for, in the order of the form.
    pub fields: &'static [AddressField],
    /// Parts that must not stay empty.
    pub required: &'static [AddressField],
    /// How many digits a postal code may have, the usual number first; empty where it has no fixed number, or letters.
    pub postcode_digits: &'static [usize],
}

use AddressField::{District, Email, Locality, Name, Phone, Postcode, Region, Street};

const THAI: AddressFormat = AddressFormat {
    // The postcode stands before what can be told from it.
    fields: &[
        Name, Phone, Email, Street, Postcode, Locality, District, Region,
    ],
    required: &[
        Name, Phone, Email, Street, Postcode, Locality, District, Region,
    ],
    postcode_digits: &[5],
};
const EMIRATES: AddressFormat = AddressFormat {
    fields: &[Name, Phone, Email, Street, Locality, Region],
    required: &[Name, Phone, Email, Street, Region],
    postcode_digits: &[],
};
const EGYPT: AddressFormat = AddressFormat {
    fields: &[Name, Phone, Email, Street, Locality, Region, Postcode],
    required: &[Name, Phone, Email, Street, Locality, Region],
    postcode_digits: &[],
};
const SAUDI: AddressFormat = AddressFormat {
    fields: &[Name, Phone, Email, Street, District, Locality, Postcode],
    required: &[Name, Phone, Email, Street, Locality, Postcode],
    postcode_digits: &[5],
};
const STATES: AddressFormat = AddressFormat {
    fields: &[Name, Phone, Email, Street, Locality, Region, Postcode],
    required: &[Name, Phone, Email, Street, Locality, Region, Postcode],
    // ZIP and ZIP+4.
    postcode_digits: &[5, 9],
};
const EUROPE: AddressFormat = AddressFormat {
    fields: &[Name, Phone, Email, Street, Postcode, Locality],
    required: &[Name, Phone, Email, Street, Postcode, Locality],
    postcode_digits: &[],
};
const OTHER: AddressFormat = AddressFormat {
    fields: &[Name, Phone, Email, Street, Locality, Region, Postcode],
    required: &[Name, Phone, Email, Street, Locality],
    postcode_digits: &[],
};

impl AddressFormat {
    /// Countries with a format of their own beside those of the European Economic Area.
    const KNOWN: [&str; 5] = ["TH", "AE", "SA", "EG", "US"];

    /// Countries with a format of their own.
    pub fn known() -> impl Iterator<Item = Country> {
        let codes = Self::KNOWN.iter().chain(&EEA);
        codes.filter_map(|code| Country::parse(code))
    }

    /// The format of a country; a general one where none is known.
    pub fn of(country: Country) -> Self {
        match country.as_str() {
            "TH" => THAI,
            "AE" => EMIRATES,
            "EG" => EGYPT,
            "SA" => SAUDI,
            "US" => STATES,
            _ if country.is_in_eea() => Self {
                postcode_digits: european_digits(country),
                ..EUROPE
            },
            _ => OTHER,
        }
    }
}

/// Digits of the postal codes of the European Economic Area (Universal Postal Union, addressing systems). Ireland, Malta
/// and the Netherlands have letters in theirs.
fn european_digits(country: Country) -> &'static [usize] {
    match country.as_str() {
        "IS" => &[3],
        "AT" | "BE" | "BG" | "CY" | "DK" | "HU" | "LI" | "LU" | "LV" | "NO" | "SI" => &[4],
        "CZ" | "DE" | "EE" | "ES" | "FI" | "FR" | "GR" | "HR" | "IT" | "LT" | "PL" | "SE"
        | "SK" => &[5],
        "RO" => &[6],
        "PT" => &[7],
        _ => &[],
    }
}

/// Whether a postal code has one of these numbers of digits. Blanks and a hyphen may part them, and the letters of the
/// country may stand before them: `LV-1010`, `123 45`.
fn is_postcode(text: &str, digits: &[usize]) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let count = number.chars().filter_map(digit_value).count();
    let is_part = |c: char| c.is_whitespace() || c == '-' || digit_value(c).is_some();
    digits.is_empty() || digits.contains(&count) && number.chars().all(is_part)
}

impl Address {
    /// One part of the address.
    pub fn field(&self, field: AddressField) -> &str {
        match field {
            Name => &self.name,
            Street => &self.street,
            Locality => &self.locality,
            District => &self.district,
            Region => &self.region,
            Postcode => &self.postcode,
            Phone => &self.phone,
            Email => &self.email,
        }
    }

    /// Everything that is wrong, in the order of the form; empty when the address can be used.
    pub fn problems(&self) -> Vec<(AddressField, AddressProblem)> {
        let format = AddressFormat::of(self.country);
        format
            .fields
            .iter()
            .filter_map(|&field| self.problem(&format, field).map(|problem| (field, problem)))
            .collect()
    }

    fn problem(&self, format: &AddressFormat, field: AddressField) -> Option<AddressProblem> {
        let text = self.field(field).trim();
        if text.is_empty() {
            return format
                .required
                .contains(&field)
                .then_some(AddressProblem::Missing);
        }
        if text.chars().count() > 200 {
            return Some(AddressProblem::TooLong);
        }
        let fits = match field {
            Email => is_email(text),
            Phone => is_phone(text),
            Postcode => is_postcode(text, format.postcode_digits),
            _ => true,
        };
        (!fits).then_some(AddressProblem::Malformed)
    }
}

/// The value of a decimal digit in ASCII, Arabic-Indic, Persian or Thai script.
pub fn digit_value(character: char) -> Option<u32> {
    let code = u32::from(character);
    [0x30, 0x0660, 0x06F0, 0x0E50]
        .into_iter()
        .find_map(|zero| (zero..zero + 10).contains(&code).then(|| code - zero))
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains("..")
            && !host.contains('@')
            && !text.chars().any(is_special)
    })
}

/// What stands in an address of mail only between quotation marks, which nobody writes (RFC 5322, 3.2.3): in a header it
/// would begin another address.
fn is_special(character: char) -> bool {
    character.is_whitespace() || character.is_control() || "()<>[]:;\\,\"".contains(character)
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter_map(digit_value).count();
    (7..=15).contains(&digits)
        && text.chars().all(|c| {
            digit_value(c).is_some() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '.' | '\u{a0}')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thai() -> Address {
        Address {
            name: "สมชาย ใจดี".into(),
            street: "99/1 ถนนสุขุมวิท".into(),
            locality: "คลองเตย".into(),
            district: "คลองเตย".into(),
            region: "กรุงเทพมหานคร".into(),
            postcode: "๑๐๑๑๐".into(),
            country: Country::parse("th").unwrap(),
            phone: "081 234 5678".into(),
            email: "somchai@example.com".into(),
        }
    }

    #[test]
    fn a_thai_address_with_thai_digits_has_no_problems() {
        assert_eq!(thai().problems(), []);
    }

    #[test]
    fn each_problem_names_its_field_in_the_order_of_the_form() {
        let address = Address {
            name: " ".into(),
            email: "somchai@".into(),
            postcode: "1011".into(),
            ..thai()
        };
        assert_eq!(
            address.problems(),
            [
                (Name, AddressProblem::Missing),
                (Email, AddressProblem::Malformed),
                (Postcode, AddressProblem::Malformed)
            ]
        );
    }

    #[test]
    fn the_emirates_are_not_asked_for_a_postcode() {
        let address = Address {
            country: Country::parse("AE").unwrap(),
            postcode: String::new(),
            ..thai()
        };
        assert_eq!(address.problems(), []);
    }

    #[test]
    fn a_postcode_has_the_digits_of_its_country() {
        let is_good = |country: &str, postcode: &str| {
            let address = Address {
                country: Country::parse(country).unwrap(),
                postcode: postcode.into(),
                ..thai()
            };
            address.problems().is_empty()
        };
        for (country, postcode) in [
            ("US", "94103"),
            ("US", "94103-1234"),
            ("CZ", "110 00"),
            ("LV", "LV-1010"),
            ("PT", "1000-205"),
            ("NL", "1012 AB"),
            ("IE", "D02 AF30"),
            ("JP", "100-0001"),
        ] {
            assert!(is_good(country, postcode), "{country} {postcode}");
        }
        for (country, postcode) in [
            ("US", "9410"),
            ("US", "94103-12"),
            ("DE", "1011"),
            ("DE", ""),
            ("TH", "10110x"),
        ] {
            assert!(!is_good(country, postcode), "{country} {postcode}");
        }
    }

    #[test]
    fn no_address_of_mail_holds_what_a_header_would_read_as_another() {
        for good in ["a@b.example", "o'neil+shop@b-c.example", "สมชาย@ตัวอย่าง.ไทย"]
        {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "a@b",
            "@b.example",
            "a@b..example",
            "<script>@b.example",
            "a@b.example,c@d.example",
            "a@b.example>\nBcc: c@d.example",
            "\"a\"@b.example",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn phone_numbers_are_recognised_by_their_digits() {
        for good in [
            "+66 81 234 5678",
            "081-234-5678",
            "٠٥٠١٢٣٤٥٦٧",
            "(02) 123 4567",
        ] {
            assert!(is_phone(good), "{good}");
        }
        for bad in ["12345", "call me", "0812345678901234"] {
            assert!(!is_phone(bad), "{bad}");
        }
    }
}
