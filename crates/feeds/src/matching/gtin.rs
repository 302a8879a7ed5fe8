//! Which global trade item numbers say what a good is.

use crate::google::gtin::{GtinProblem, parse_gtin};

/// What kind of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GtinClass {
    /// A good as it is sold.
    Unit,
    /// A case of several units: another thing than the unit inside.
    Case,
    /// Goods of varying weight, told apart by nothing in the number.
    Variable,
    /// Given out inside one company, a coupon, a placeholder, or damaged by a spreadsheet.
    Restricted,
    /// No such number: wrong length or wrong check digit.
    Invalid,
}

impl GtinClass {
    /// Sorts a number as a feed writes it.
    pub fn of(text: &str) -> Self {
        match parse_gtin(text) {
            Err(GtinProblem::Invalid) => Self::Invalid,
            Err(GtinProblem::Restricted) => Self::Restricted,
            Ok(padded) => match padded.bytes().next() {
                Some(b'0') => Self::Unit,
                Some(b'9') => Self::Variable,
                _ => Self::Case,
            },
        }
    }
}

/// The number as 14 digits when goods can be told by it.
pub fn telling_gtin(text: &str) -> Option<String> {
    match GtinClass::of(text) {
        GtinClass::Unit | GtinClass::Case => parse_gtin(text).ok(),
        GtinClass::Variable | GtinClass::Restricted | GtinClass::Invalid => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_sorted_before_anything_is_known_by_it() {
        for (text, class) in [
            ("4006381333931", GtinClass::Unit),
            ("036000291452", GtinClass::Unit),
            ("36000291452", GtinClass::Unit),
            ("96385074", GtinClass::Unit),
            ("0-306-40615-2", GtinClass::Unit),
            ("14006381333938", GtinClass::Case),
            ("94006381333934", GtinClass::Variable),
            ("2012345678903", GtinClass::Restricted),
            ("0212345678909", GtinClass::Restricted),
            ("9912345678909", GtinClass::Restricted),
            ("1234567890128", GtinClass::Restricted),
            ("4548360000002", GtinClass::Restricted),
            ("0000000000000", GtinClass::Restricted),
            ("4.54836E+12", GtinClass::Invalid),
            ("4006381333932", GtinClass::Invalid),
            ("EANRP1", GtinClass::Invalid),
        ] {
            assert_eq!(GtinClass::of(text), class, "{text}");
        }
    }

    #[test]
    fn a_case_and_its_unit_are_two_things() {
        assert_ne!(
            telling_gtin("14006381333938"),
            telling_gtin("4006381333931")
        );
        assert_eq!(telling_gtin("94006381333934"), None);
    }
}
