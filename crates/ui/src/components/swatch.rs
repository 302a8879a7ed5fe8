//! A dot in a named colour. A name that is not known gets no dot: its text says it.

use leptos::prelude::*;
use souk_view::view;

/// Colour names of the three languages and the class that shows them. Compared without the case of ASCII letters.
const NAMES: &[(&str, &[&str])] = &[
    ("black", &["black", "ดำ", "สีดำ", "أسود", "اسود", "černá"]),
    ("white", &["white", "ขาว", "สีขาว", "أبيض", "ابيض", "bílá"]),
    ("grey", &["grey", "gray", "เทา", "สีเทา", "رمادي", "šedá"]),
    ("silver", &["silver", "เงิน", "สีเงิน", "فضي", "stříbrná"]),
    ("red", &["red", "แดง", "สีแดง", "أحمر", "احمر", "červená"]),
    (
        "terracotta",
        &[
            "terracotta",
            "clay",
            "rust",
            "ดินเผา",
            "สีดินเผา",
            "تراكوتا",
            "طيني",
            "قرميدي",
        ],
    ),
    ("orange", &["orange", "ส้ม", "สีส้ม", "برتقالي", "oranžová"]),
    (
        "saffron",
        &[
            "saffron",
            "mustard",
            "amber",
            "ocher",
            "ochre",
            "เหลืองหญ้าฝรั่น",
            "มัสตาร์ด",
            "สีมัสตาร์ด",
            "زعفراني",
            "خردلي",
        ],
    ),
    (
        "yellow",
        &["yellow", "เหลือง", "สีเหลือง", "أصفر", "اصفر", "žlutá"],
    ),
    (
        "green",
        &["green", "เขียว", "สีเขียว", "أخضر", "اخضر", "zelená"],
    ),
    (
        "sage",
        &[
            "sage",
            "mint",
            "olive",
            "เขียวเสจ",
            "เขียวมิ้นต์",
            "เขียวมะกอก",
            "زيتي",
            "زيتوني",
            "نعناعي",
            "مريمية",
            "ميرمية",
        ],
    ),
    (
        "teal",
        &[
            "teal",
            "turquoise",
            "เขียวน้ำทะเล",
            "สีเทอร์ควอยซ์",
            "تركواز",
            "فيروزي",
        ],
    ),
    (
        "blue",
        &["blue", "น้ำเงิน", "สีน้ำเงิน", "أزرق", "ازرق", "modrá"],
    ),
    (
        "sky",
        &["sky", "light blue", "ฟ้า", "สีฟ้า", "سماوي", "أزرق فاتح"],
    ),
    (
        "navy",
        &[
            "navy",
            "indigo",
            "dark blue",
            "กรมท่า",
            "สีกรมท่า",
            "คราม",
            "สีคราม",
            "كحلي",
            "نيلي",
        ],
    ),
    (
        "purple",
        &[
            "purple",
            "violet",
            "lavender",
            "ม่วง",
            "สีม่วง",
            "بنفسجي",
            "أرجواني",
            "fialová",
        ],
    ),
    (
        "pink",
        &["pink", "rose", "ชมพู", "สีชมพู", "وردي", "زهري", "růžová"],
    ),
    (
        "brown",
        &[
            "brown",
            "walnut",
            "chestnut",
            "น้ำตาล",
            "สีน้ำตาล",
            "بني",
            "hnědá",
        ],
    ),
    (
        "sand",
        &[
            "sand",
            "beige",
            "natural",
            "oak",
            "bamboo",
            "เบจ",
            "สีเบจ",
            "ทราย",
            "สีทราย",
            "ธรรมชาติ",
            "สีธรรมชาติ",
            "بيج",
            "رملي",
            "طبيعي",
            "béžová",
        ],
    ),
    (
        "cream",
        &["cream", "ivory", "ครีม", "สีครีม", "كريمي", "عاجي", "krémová"],
    ),
    (
        "gold",
        &[
            "gold",
            "brass",
            "ทอง",
            "สีทอง",
            "ทองเหลือง",
            "ذهبي",
            "نحاسي",
            "zlatá",
        ],
    ),
];

/// The class suffix of a colour name; `None` when the name is not known.
pub fn swatch_of(name: &str) -> Option<&'static str> {
    let name = name.trim();
    NAMES
        .iter()
        .find(|(_, names)| names.iter().any(|known| known.eq_ignore_ascii_case(name)))
        .map(|(class, _)| *class)
}

/// A dot, or nothing for a colour that is not known.
#[component]
pub fn Swatch(
    /// The colour's name in the catalogue.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    swatch_of(&name).map(|suffix| {
        let class = String::from("c-swatch c-swatch--") + suffix;
        view! { <span class=class aria-hidden="true"></span> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_known_in_three_languages_and_a_fancy_name_is_not() {
        for (name, class) in [
            ("Red", Some("red")),
            (" สีแดง ", Some("red")),
            ("أحمر", Some("red")),
            ("GRAY", Some("grey")),
            ("Midnight Dream", None),
            ("", None),
        ] {
            assert_eq!(swatch_of(name), class, "{name:?}");
        }
    }
}
