//! Units, their sizes, and how sellers write them.

use crate::language::LanguageTag;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Base: the microgram.
    Mass,
    /// Base: the nanolitre.
    Volume,
    /// Base: the micrometre.
    Length,
    /// Base: the square millimetre.
    Area,
    /// Pieces.
    Count,
    /// Base: the milliwatt.
    Power,
    /// Base: the watt-second.
    Energy,
    /// Base: the milliampere-hour.
    Charge,
    /// Base: the millivolt.
    Voltage,
    /// Base: the byte.
    Storage,
    /// Base: the hertz.
    Frequency,
    /// Base: the second.
    Time,
}

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is called what it is called")]
pub enum Unit {
    Milligram,
    Gram,
    Decagram,
    Kilogram,
    Tonne,
    Ounce,
    Pound,
    Millilitre,
    Centilitre,
    Decilitre,
    Litre,
    FluidOunce,
    Millimetre,
    Centimetre,
    Metre,
    Kilometre,
    Inch,
    Foot,
    SquareCentimetre,
    SquareMetre,
    Piece,
    Milliwatt,
    Watt,
    Kilowatt,
    WattHour,
    KilowattHour,
    MilliampereHour,
    AmpereHour,
    Volt,
    Megabyte,
    Gigabyte,
    Terabyte,
    Hertz,
    Kilohertz,
    Megahertz,
    Gigahertz,
    Second,
    Minute,
    Hour,
    Day,
    Month,
    Year,
}

use Dimension as D;
use Unit as U;

/// A unit, its dimension, base units in it as above and below a line, and how it is written, in lower case.
type Row = (Unit, Dimension, u64, u64, &'static str);

/// Inches and ounces are exact by definition (international yard and pound, US fluid ounce); a month is a twelfth of 365 days.
const ROWS: [Row; 42] = [
    (
        U::Milligram,
        D::Mass,
        1000,
        1,
        "mg milligram milligrams milligramm มก ملغ мг",
    ),
    (
        U::Gram,
        D::Mass,
        1_000_000,
        1,
        "g gr gram grams gramm gramme grammes gramos γρ γραμμάρια γραμμ กรัม ก غرام جم غ г гр",
    ),
    (U::Decagram, D::Mass, 10_000_000, 1, "dag dkg"),
    (
        U::Kilogram,
        D::Mass,
        1_000_000_000,
        1,
        "kg kgs kilo kilos kilogram kilograms kilogramm κιλά κιλό κιλο กก กิโลกรัม كغ كجم كيلو кг",
    ),
    (U::Tonne, D::Mass, 1_000_000_000_000, 1, "t tonne tonnes"),
    (U::Ounce, D::Mass, 28_349_523_125, 1000, "oz ounce ounces"),
    (U::Pound, D::Mass, 453_592_370, 1, "lb lbs pound pounds"),
    (
        U::Millilitre,
        D::Volume,
        1_000_000,
        1,
        "ml mls milliliter milliliters millilitre millilitres มล مل мл",
    ),
    (
        U::Centilitre,
        D::Volume,
        10_000_000,
        1,
        "cl centilitre centiliter",
    ),
    (
        U::Decilitre,
        D::Volume,
        100_000_000,
        1,
        "dl decilitre deciliter",
    ),
    (
        U::Litre,
        D::Volume,
        1_000_000_000,
        1,
        "l lt ltr liter liters litre litres litro litros λίτρα λίτρο λιτ ลิตร لتر ل л",
    ),
    (
        U::FluidOunce,
        D::Volume,
        295_735_295_625,
        10_000,
        "floz fl.oz fl-oz",
    ),
    (
        U::Millimetre,
        D::Length,
        1000,
        1,
        "mm millimeter millimetre millimeters millimetres มม ملم мм",
    ),
    (
        U::Centimetre,
        D::Length,
        10_000,
        1,
        "cm centimeter centimetre centimeters centimetres ซม سم см",
    ),
    (
        U::Metre,
        D::Length,
        1_000_000,
        1,
        "m meter metre meters metres เมตร متر м",
    ),
    (U::Kilometre, D::Length, 1_000_000_000, 1, "km"),
    (
        U::Inch,
        D::Length,
        25_400,
        1,
        "in inch inches zoll pouces \" ″ ” '' นิ้ว بوصة",
    ),
    (U::Foot, D::Length, 304_800, 1, "ft foot feet"),
    (U::SquareCentimetre, D::Area, 100, 1, "cm² cm2 qcm"),
    (
        U::SquareMetre,
        D::Area,
        1_000_000,
        1,
        "m² m2 qm sqm ตร.ม ตรม",
    ),
    (
        U::Piece,
        D::Count,
        1,
        1,
        "pc pcs ct piece pieces stk stück stueck st unit units ea pack pièces τεμ τεμάχια ชิ้น قطعة قطع шт",
    ),
    (U::Milliwatt, D::Power, 1, 1, "mw"),
    (U::Watt, D::Power, 1000, 1, "w watt watts วัตต์ واط вт"),
    (U::Kilowatt, D::Power, 1_000_000, 1, "kw"),
    (U::WattHour, D::Energy, 3600, 1, "wh"),
    (U::KilowattHour, D::Energy, 3_600_000, 1, "kwh"),
    (U::MilliampereHour, D::Charge, 1, 1, "mah"),
    (U::AmpereHour, D::Charge, 1000, 1, "ah"),
    (U::Volt, D::Voltage, 1000, 1, "v volt volts โวลต์ فولت"),
    (
        U::Megabyte,
        D::Storage,
        1_000_000,
        1,
        "mb megabyte megabytes",
    ),
    (
        U::Gigabyte,
        D::Storage,
        1_000_000_000,
        1,
        "gb gigabyte gigabytes",
    ),
    (
        U::Terabyte,
        D::Storage,
        1_000_000_000_000,
        1,
        "tb terabyte terabytes",
    ),
    (U::Hertz, D::Frequency, 1, 1, "hz hertz"),
    (U::Kilohertz, D::Frequency, 1000, 1, "khz"),
    (U::Megahertz, D::Frequency, 1_000_000, 1, "mhz"),
    (U::Gigahertz, D::Frequency, 1_000_000_000, 1, "ghz"),
    (
        U::Second,
        D::Time,
        1,
        1,
        "s sec secs second seconds sekunden วินาที",
    ),
    (
        U::Minute,
        D::Time,
        60,
        1,
        "min mins minute minutes minuten นาที دقيقة",
    ),
    (
        U::Hour,
        D::Time,
        3600,
        1,
        "h hr hrs hour hours stunden heures ชั่วโมง ชม ساعة ساعات",
    ),
    (U::Day, D::Time, 86_400, 1, "d day days tage jours วัน يوم"),
    (
        U::Month,
        D::Time,
        2_628_000,
        1,
        "month months monate mois เดือน شهر",
    ),
    (
        U::Year,
        D::Time,
        31_536_000,
        1,
        "y yr yrs year years jahre ans ปี سنة سنوات",
    ),
];

impl Unit {
    fn row(self) -> Option<&'static Row> {
        ROWS.iter().find(|row| row.0 == self)
    }

    /// What it measures.
    pub fn dimension(self) -> Dimension {
        self.row().map_or(Dimension::Count, |row| row.1)
    }

    /// Base units in it, above and below the line.
    pub(super) fn in_base(self) -> (u64, u64) {
        self.row().map_or((1, 1), |row| (row.2, row.3))
    }

    /// How what goods are sold by is written in a language that has letters of its own for it; else as in all others.
    pub fn symbol_in(self, language: &LanguageTag) -> &'static str {
        let [thai, arabic] = match self {
            Self::Gram => ["กรัม", "جم"],
            Self::Kilogram => ["กก.", "كجم"],
            Self::Millilitre => ["มล.", "مل"],
            Self::Litre => ["ลิตร", "لتر"],
            Self::Metre => ["ม.", "م"],
            Self::SquareMetre => ["ตร.ม.", "م²"],
            Self::Piece => ["ชิ้น", "قطعة"],
            _ => [self.symbol(); 2],
        };
        match language.base() {
            "th" => thai,
            "ar" => arabic,
            _ => self.symbol(),
        }
    }

    /// How it is usually written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Inch => "in",
            Self::Litre => "l",
            Self::SquareMetre => "m²",
            Self::Watt => "W",
            Self::Kilowatt => "kW",
            Self::Milliwatt => "mW",
            Self::WattHour => "Wh",
            Self::KilowattHour => "kWh",
            Self::MilliampereHour => "mAh",
            Self::AmpereHour => "Ah",
            Self::Volt => "V",
            Self::Megabyte => "MB",
            Self::Gigabyte => "GB",
            Self::Terabyte => "TB",
            Self::Hertz => "Hz",
            Self::Kilohertz => "kHz",
            Self::Megahertz => "MHz",
            Self::Gigahertz => "GHz",
            Self::FluidOunce => "fl oz",
            other => {
                let words = other.row().map_or("", |row| row.4);
                words.split(' ').next().unwrap_or("")
            }
        }
    }

    /// Whether it is one of the units that do not come out even in metric ones.
    pub fn is_imperial(self) -> bool {
        matches!(
            self,
            Self::Ounce | Self::Pound | Self::FluidOunce | Self::Inch | Self::Foot
        )
    }

    /// The unit of a word, in any case, with or without a full stop.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let word = word.strip_suffix('.').unwrap_or(&word);
        let word = if word == "fl oz" || word == "fl. oz" {
            "floz"
        } else {
            word
        };
        let is_it = |row: &&Row| !word.is_empty() && row.4.split(' ').any(|known| known == word);
        ROWS.iter().find(is_it).map(|row| row.0)
    }
}
