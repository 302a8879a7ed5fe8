//! What variants differ in: colours and sizes.

use super::art::Rgb;
use super::text::{Text, same, t};

/// A colour with its name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Colour {
    /// Part of ids and file names.
    pub(crate) code: &'static str,
    pub(crate) name: Text,
    pub(crate) rgb: Rgb,
}

const fn colour(code: &'static str, rgb: u32, name: Text) -> Colour {
    Colour {
        code,
        name,
        rgb: Rgb(rgb),
    }
}

pub(crate) const RED: &Colour = &colour("RED", 0x00c9_563f, t("Brick red", "แดงอิฐ", "أحمر قرميدي"));
pub(crate) const CREAM: &Colour = &colour("CRM", 0x00f0_e2c4, t("Cream", "ครีม", "كريمي"));
pub(crate) const SAGE: &Colour = &colour(
    "SGE",
    0x007f_9b78,
    t("Sage green", "เขียวเสจ", "أخضر ميرمية"),
);
pub(crate) const NAVY: &Colour = &colour("NVY", 0x002f_4a6b, t("Navy", "กรมท่า", "كحلي"));
pub(crate) const BLACK: &Colour = &colour("BLK", 0x0033_333c, t("Black", "ดำ", "أسود"));
pub(crate) const MUSTARD: &Colour =
    &colour("MUS", 0x00e0_a52e, t("Mustard", "เหลืองมัสตาร์ด", "خردلي"));
pub(crate) const ROSE: &Colour = &colour("ROS", 0x00d9_8c8c, t("Dusty rose", "ชมพูกุหลาบ", "وردي"));
pub(crate) const SKY: &Colour = &colour("SKY", 0x005f_8fa6, t("Sky blue", "ฟ้า", "أزرق سماوي"));
pub(crate) const TEAL: &Colour = &colour("TRQ", 0x003f_8f8c, t("Turquoise", "เทอร์ควอยซ์", "فيروزي"));
pub(crate) const LILAC: &Colour = &colour("LIL", 0x00a9_8fc0, t("Lilac", "ม่วงไลแลค", "ليلكي"));
pub(crate) const SAND: &Colour = &colour("SND", 0x00d2_b98c, t("Sand", "ทราย", "رملي"));
pub(crate) const WHITE: &Colour = &colour("WHT", 0x00f6_f3ec, t("White", "ขาว", "أبيض"));
pub(crate) const GREY: &Colour = &colour("GRY", 0x0092_979f, t("Grey", "เทา", "رمادي"));
pub(crate) const BROWN: &Colour = &colour("BRN", 0x008a_5a3c, t("Brown", "น้ำตาล", "بني"));
pub(crate) const OLIVE: &Colour = &colour("OLV", 0x007d_7f45, t("Olive", "เขียวมะกอก", "زيتي"));
pub(crate) const ORANGE: &Colour = &colour("ORG", 0x00dd_7d3a, t("Orange", "ส้ม", "برتقالي"));

/// A size, a pack or a length, with what it does to the price.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// Part of ids.
    pub(crate) code: &'static str,
    pub(crate) name: Text,
    /// Price in percent of the model's.
    pub(crate) price: u32,
    /// Net quantity for the unit price, and its unit.
    pub(crate) measure: Option<(u32, &'static str)>,
}

const fn plain(code: &'static str, name: Text, price: u32) -> Size {
    Size {
        code,
        name,
        price,
        measure: None,
    }
}

const fn pack(code: &'static str, name: Text, price: u32, amount: u32, unit: &'static str) -> Size {
    Size {
        code,
        name,
        price,
        measure: Some((amount, unit)),
    }
}

/// Clothes.
pub(crate) const CLOTHES: &[Size] = &[
    plain("S", same("S"), 100),
    plain("M", same("M"), 100),
    plain("L", same("L"), 100),
    plain("XL", same("XL"), 106),
];
/// Shoes, European sizes.
pub(crate) const SHOES: &[Size] = &[
    plain("37", same("37"), 100),
    plain("38", same("38"), 100),
    plain("39", same("39"), 100),
    plain("40", same("40"), 100),
    plain("41", same("41"), 100),
    plain("42", same("42"), 100),
    plain("43", same("43"), 100),
];
/// Hats.
pub(crate) const HATS: &[Size] = &[
    plain("SM", same("S/M"), 100),
    plain("LX", same("L/XL"), 100),
];
/// Pots and pans by diameter.
pub(crate) const PANS: &[Size] = &[
    plain("20", t("20 cm", "20 ซม.", "20 سم"), 82),
    plain("24", t("24 cm", "24 ซม.", "24 سم"), 100),
    plain("28", t("28 cm", "28 ซม.", "28 سم"), 124),
];
/// Flower pots by diameter.
pub(crate) const POTS: &[Size] = &[
    plain("14", t("14 cm", "14 ซม.", "14 سم"), 68),
    plain("18", t("18 cm", "18 ซม.", "18 سم"), 100),
    plain("24", t("24 cm", "24 ซม.", "24 سم"), 158),
];
/// Kettles and teapots by content.
pub(crate) const JUGS: &[Size] = &[
    plain("06", t("0.6 L", "0.6 ลิตร", "0.6 لتر"), 86),
    plain("09", t("0.9 L", "0.9 ลิตร", "0.9 لتر"), 100),
    plain("12", t("1.2 L", "1.2 ลิตร", "1.2 لتر"), 118),
];
/// Rugs.
pub(crate) const RUGS: &[Size] = &[
    plain("A", t("80 × 150 cm", "80 × 150 ซม.", "80 × 150 سم"), 58),
    plain("B", t("120 × 180 cm", "120 × 180 ซม.", "120 × 180 سم"), 100),
    plain("C", t("160 × 230 cm", "160 × 230 ซม.", "160 × 230 سم"), 168),
];
/// Round rugs.
pub(crate) const ROUNDS: &[Size] = &[
    plain("A", t("Ø 100 cm", "Ø 100 ซม.", "قطر 100 سم"), 62),
    plain("B", t("Ø 150 cm", "Ø 150 ซม.", "قطر 150 سم"), 100),
];
/// Paper formats.
pub(crate) const PAGES: &[Size] = &[
    plain("A6", same("A6"), 72),
    plain("A5", same("A5"), 100),
    plain("B5", same("B5"), 122),
];
/// Rice.
pub(crate) const SACKS: &[Size] = &[
    pack("1K", t("1 kg", "1 กก.", "1 كغ"), 100, 1000, "g"),
    pack("2K", t("2 kg", "2 กก.", "2 كغ"), 190, 2000, "g"),
    pack("5K", t("5 kg", "5 กก.", "5 كغ"), 440, 5000, "g"),
];
/// Coffee.
pub(crate) const BAGS: &[Size] = &[
    pack("250", t("250 g", "250 กรัม", "250 غرامًا"), 100, 250, "g"),
    pack("500", t("500 g", "500 กรัม", "500 غرام"), 185, 500, "g"),
    pack("1K", t("1 kg", "1 กก.", "1 كغ"), 350, 1000, "g"),
];
/// Tea.
pub(crate) const LEAVES: &[Size] = &[
    pack("50", t("50 g", "50 กรัม", "50 غرامًا"), 58, 50, "g"),
    pack("100", t("100 g", "100 กรัม", "100 غرام"), 100, 100, "g"),
    pack("200", t("200 g", "200 กรัม", "200 غرام"), 186, 200, "g"),
];
/// Spices.
pub(crate) const PINCHES: &[Size] = &[
    pack("40", t("40 g", "40 กรัม", "40 غرامًا"), 100, 40, "g"),
    pack("90", t("90 g", "90 กรัม", "90 غرامًا"), 195, 90, "g"),
];
/// Honey and preserves.
pub(crate) const GLASSES: &[Size] = &[
    pack("230", t("230 g", "230 กรัม", "230 غرامًا"), 100, 230, "g"),
    pack("450", t("450 g", "450 กรัม", "450 غرامًا"), 178, 450, "g"),
];
/// Sauces, syrups, shampoo.
pub(crate) const BOTTLES: &[Size] = &[
    pack("250M", t("250 ml", "250 มล.", "250 مل"), 100, 250, "ml"),
    pack("500M", t("500 ml", "500 มล.", "500 مل"), 172, 500, "ml"),
];
/// Oils for the skin.
pub(crate) const DROPS: &[Size] = &[
    pack("30M", t("30 ml", "30 มล.", "30 مل"), 100, 30, "ml"),
    pack("100M", t("100 ml", "100 มล.", "100 مل"), 260, 100, "ml"),
];
/// Soap by the piece.
pub(crate) const BARS: &[Size] = &[
    pack("1P", t("100 g", "100 กรัม", "100 غرام"), 100, 100, "g"),
    pack(
        "3P",
        t("3 × 100 g", "3 × 100 กรัม", "3 × 100 غرام"),
        268,
        300,
        "g",
    ),
];
/// Candles.
pub(crate) const WAXES: &[Size] = &[
    pack("160", t("160 g", "160 กรัม", "160 غرامًا"), 100, 160, "g"),
    pack("320", t("320 g", "320 กรัม", "320 غرامًا"), 170, 320, "g"),
];
/// One bar that is no soap: shampoo, conditioner.
pub(crate) const BAR: &[Size] = &[pack("80", t("80 g", "80 กรัม", "80 غرامًا"), 100, 80, "g")];
/// Two soaps in a box.
pub(crate) const PAIR: &[Size] = &[pack(
    "2P",
    t("2 × 100 g", "2 × 100 กรัม", "2 × 100 غرام"),
    100,
    200,
    "g",
)];
/// A candle in a tin.
pub(crate) const TIN: &[Size] = &[pack("90", t("90 g", "90 กรัม", "90 غرامًا"), 100, 90, "g")];
/// Three candles in a box.
pub(crate) const TRIO: &[Size] = &[pack(
    "480",
    t("480 g", "480 กรัม", "480 غرامًا"),
    100,
    480,
    "g",
)];
/// A grinder, filled.
pub(crate) const GRINDER: &[Size] = &[pack("60", t("60 g", "60 กรัม", "60 غرامًا"), 100, 60, "g")];
/// Three jars of spice.
pub(crate) const JARS: &[Size] = &[pack(
    "120",
    t("120 g", "120 กรัม", "120 غرامًا"),
    100,
    120,
    "g",
)];
