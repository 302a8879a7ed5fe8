//! Names of colours in the languages of the feeds.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A colour and its names, folded. Russian and Ukrainian names stand as stems.
const COLOURS: &[(&str, &[&str])] = &[
    (
        "black",
        &[
            "black",
            "schwarz",
            "schwarze",
            "schwarzer",
            "noir",
            "noire",
            "negro",
            "negra",
            "nero",
            "nera",
            "zwart",
            "svart",
            "cerna",
            "cerny",
            "cerne",
            "czarny",
            "czarna",
            "черн",
            "чорн",
            "siyah",
            "ดํา",
            "สีดํา",
            "اسود",
            "اسود",
            "μαυρο",
            "preto",
            "preta",
        ],
    ),
    (
        "white",
        &[
            "white",
            "weiss",
            "weiß",
            "blanc",
            "blanche",
            "blanco",
            "blanca",
            "bianco",
            "bianca",
            "vit",
            "bila",
            "bily",
            "biala",
            "bialy",
            "бел",
            "біл",
            "beyaz",
            "ขาว",
            "สีขาว",
            "ابيض",
            "λευκο",
            "ασπρο",
            "branco",
            "branca",
        ],
    ),
    (
        "grey",
        &[
            "grey",
            "gray",
            "grau",
            "gris",
            "grigio",
            "grijs",
            "sedy",
            "szary",
            "szara",
            "сер",
            "сір",
            "gri",
            "เทา",
            "สีเทา",
            "رمادي",
            "γκρι",
            "cinza",
            "spacegrau",
            "graphite",
            "anthracite",
            "anthrazit",
        ],
    ),
    (
        "silver",
        &[
            "silver",
            "silber",
            "argent",
            "plata",
            "argento",
            "zilver",
            "stribrna",
            "srebrny",
            "серебрист",
            "срібн",
            "gumus",
            "เงิน",
            "สีเงิน",
            "فضي",
            "ασημι",
            "prata",
        ],
    ),
    (
        "gold",
        &[
            "gold",
            "golden",
            "oro",
            "goud",
            "guld",
            "zlata",
            "zlaty",
            "zloty",
            "zlota",
            "золот",
            "altin",
            "ทอง",
            "สีทอง",
            "ذهبي",
            "χρυσο",
            "dourado",
        ],
    ),
    (
        "red",
        &[
            "red",
            "rot",
            "rouge",
            "rojo",
            "roja",
            "rosso",
            "rossa",
            "rood",
            "cervena",
            "cerveny",
            "czerwony",
            "czerwona",
            "красн",
            "червон",
            "kirmizi",
            "แดง",
            "สีแดง",
            "احمر",
            "κοκκινο",
            "vermelho",
        ],
    ),
    (
        "blue",
        &[
            "blue",
            "blau",
            "bleu",
            "bleue",
            "azul",
            "blu",
            "blauw",
            "modra",
            "modry",
            "niebieski",
            "син",
            "mavi",
            "น้ําเงิน",
            "สีน้ําเงิน",
            "ฟ้า",
            "สีฟ้า",
            "ازرق",
            "μπλε",
        ],
    ),
    ("cyan", &["cyan", "голуб", "блакитн"]),
    ("magenta", &["magenta", "пурпурн", "малинов"]),
    (
        "green",
        &[
            "green",
            "grun",
            "grun",
            "vert",
            "verte",
            "verde",
            "groen",
            "gron",
            "zelena",
            "zeleny",
            "zielony",
            "zielona",
            "зелен",
            "yesil",
            "เขียว",
            "สีเขียว",
            "اخضر",
            "πρασινο",
        ],
    ),
    (
        "yellow",
        &[
            "yellow",
            "gelb",
            "jaune",
            "amarillo",
            "amarilla",
            "giallo",
            "gialla",
            "geel",
            "gul",
            "zluta",
            "zluty",
            "zolty",
            "zolta",
            "желт",
            "жовт",
            "sari",
            "เหลือง",
            "สีเหลือง",
            "اصفر",
            "κιτρινο",
            "amarelo",
        ],
    ),
    (
        "orange",
        &[
            "orange",
            "naranja",
            "arancione",
            "oranje",
            "oranzova",
            "pomaranczowy",
            "оранжев",
            "turuncu",
            "ส้ม",
            "สีส้ม",
            "برتقالي",
            "πορτοκαλι",
            "laranja",
        ],
    ),
    (
        "pink",
        &[
            "pink",
            "rosa",
            "rose",
            "roze",
            "ruzova",
            "ruzovy",
            "rozowy",
            "розов",
            "рожев",
            "pembe",
            "ชมพู",
            "สีชมพู",
            "وردي",
            "ροζ",
        ],
    ),
    (
        "purple",
        &[
            "purple",
            "violet",
            "lila",
            "violett",
            "morado",
            "viola",
            "paars",
            "fialova",
            "fioletowy",
            "фиолетов",
            "mor",
            "ม่วง",
            "สีม่วง",
            "بنفسجي",
            "μωβ",
            "roxo",
        ],
    ),
    (
        "brown",
        &[
            "brown",
            "braun",
            "marron",
            "marrone",
            "bruin",
            "brun",
            "hneda",
            "hnedy",
            "brazowy",
            "коричнев",
            "kahverengi",
            "น้ําตาล",
            "สีน้ําตาล",
            "بني",
            "καφε",
            "marrom",
        ],
    ),
    (
        "beige",
        &[
            "beige",
            "cream",
            "creme",
            "бежев",
            "bej",
            "เบจ",
            "สีเบจ",
            "بيج",
            "μπεζ",
        ],
    ),
    (
        "transparent",
        &["clear", "transparent", "transparente", "прозрачн", "ใส"],
    ),
];

/// Endings of Slavic adjectives, folded.
const ENDINGS: &[&str] = &[
    "ыи", "ии", "ая", "ое", "ые", "яя", "ее", "ие", "ого", "ои", "ым", "ых", "а", "о", "е", "і",
    "ии",
];

/// The colours that words name, sorted, each once.
pub(super) fn read<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = words.filter_map(colour).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Names and stems by their colour, for words that are looked up in every title.
static BY_NAME: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let all = COLOURS.iter();
    all.flat_map(|(colour, names)| names.iter().map(move |name| (*name, *colour)))
        .collect()
});

fn colour(word: &str) -> Option<&'static str> {
    if !word.starts_with(is_cyrillic) {
        return BY_NAME.get(word).copied();
    }
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find_map(|stem| BY_NAME.get(stem).copied())
}

fn is_cyrillic(c: char) -> bool {
    ('а'..='я').contains(&c) || c == 'і'
}

#[cfg(test)]
mod tests {
    use super::super::words::{fold, words};
    use super::*;

    fn colours(title: &str) -> Vec<&'static str> {
        let words = words(&fold(title));
        read(words.iter().map(String::as_str))
    }

    #[test]
    fn names_are_folded_as_titles_are() {
        for name in COLOURS.iter().flat_map(|(_, names)| *names).chain(ENDINGS) {
            assert_eq!(fold(name), **name, "{name}");
        }
    }

    #[test]
    fn a_colour_is_known_in_many_languages_and_a_squirrel_is_none() {
        for (title, expected) in [
            ("Kettle Black", vec!["black"]),
            ("Картридж чёрный", vec!["black"]),
            ("Тонер жёлтая", vec!["yellow"]),
            ("Černá konvice", vec!["black"]),
            ("กาต้มน้ำ สีแดง", vec!["red"]),
            ("Grün und Weiß", vec!["green", "white"]),
            ("белка и серия", vec![]),
            ("Blackberry", vec![]),
        ] {
            assert_eq!(colours(title), expected, "{title}");
        }
    }
}
