//! A dot in a named colour. A name that is not known gets no dot: its text says it.

use crate::prelude::*;

/// Classes and the words for them. Shades stand before the plain colours, since "sage green" is a shade of green.
const NAMES: &[(&str, &str)] = &[
    (
        "terracotta",
        "terracotta clay rust brick ดินเผา แดงอิฐ تراكوتا طيني قرميدي",
    ),
    (
        "saffron",
        "saffron mustard amber ocher ochre เหลืองมัสตาร์ด มัสตาร์ด เหลืองหญ้าฝรั่น زعفراني خردلي",
    ),
    (
        "sage",
        "sage mint olive เขียวเสจ เขียวมิ้นต์ เขียวมะกอก زيتي زيتوني نعناعي مريمية ميرمية",
    ),
    ("teal", "teal turquoise เทอร์ควอยซ์ เขียวน้ำทะเล تركواز فيروزي"),
    ("sky", "sky ฟ้า سماوي"),
    ("navy", "navy indigo กรมท่า คราม كحلي نيلي"),
    ("pink", "pink rose ชมพู وردي زهري růžová"),
    (
        "sand",
        "sand beige natural oak bamboo เบจ ทราย ธรรมชาติ بيج رملي طبيعي béžová",
    ),
    ("cream", "cream ivory ครีม كريمي عاجي krémová"),
    ("gold", "gold brass ทอง ذهبي نحاسي zlatá"),
    ("silver", "silver เงิน فضي stříbrná"),
    ("black", "black ดำ أسود اسود černá"),
    ("white", "white ขาว أبيض ابيض bílá"),
    ("grey", "grey gray เทา رمادي šedá"),
    ("red", "red แดง أحمر احمر červená"),
    ("orange", "orange ส้ม برتقالي oranžová"),
    ("yellow", "yellow เหลือง أصفر اصفر žlutá"),
    ("green", "green เขียว أخضر اخضر zelená"),
    ("blue", "blue น้ำเงิน أزرق ازرق modrá"),
    (
        "purple",
        "purple violet lavender lilac ม่วง بنفسجي أرجواني ليلكي fialová",
    ),
    ("brown", "brown walnut chestnut น้ำตาล بني hnědá"),
];

/// The class suffix of a colour name; `None` when no word of it is known.
pub fn swatch_of(name: &str) -> Option<&'static str> {
    let is_meant = |known: &str| {
        name.split_whitespace().any(|word| {
            // Thai writes "colour" before the colour, and the shade behind it without a space.
            let word = word.strip_prefix("สี").unwrap_or(word);
            word.eq_ignore_ascii_case(known) || (is_thai(known) && word.starts_with(known))
        })
    };
    NAMES
        .iter()
        .find(|(_, names)| names.split(' ').any(is_meant))
        .map(|(class, _)| *class)
}

fn is_thai(text: &str) -> bool {
    text.starts_with(|character| ('\u{e00}'..='\u{e7f}').contains(&character))
}

/// A dot, or nothing for a colour that is not known.
#[component]
pub fn Swatch(
    /// The colour's name in the catalogue.
    #[prop(into)]
    name: String,
) -> Node {
    let dot = swatch_of(&name).map(|suffix| {
        let class = String::from("c-swatch c-swatch--") + suffix;
        view! { <span class=class aria-hidden="true"></span> }
    });
    dot.into_node()
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
            ("Sage green", Some("sage")),
            ("أخضر ميرمية", Some("sage")),
            ("เขียวเสจ", Some("sage")),
            ("ม่วงไลแลค", Some("purple")),
            ("น้ำเงิน", Some("blue")),
            ("Blackberry", None),
            ("Midnight Dream", None),
            ("", None),
        ] {
            assert_eq!(swatch_of(name), class, "{name:?}");
        }
    }
}
