//! What sellers call one property, and which of its values is the better one.

/// Which value is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Better {
    /// The larger one.
    More,
    /// The smaller one.
    Less,
}

/// A property by its words, in lower case without marks, and which value is better. Where taste decides, none is: a heavier
/// thing may be the sturdier one.
const KNOWN: [(&[&str], Option<Better>); 20] = [
    (
        &[
            "weight",
            "net weight",
            "item weight",
            "product weight",
            "gewicht",
            "nettogewicht",
            "poids",
            "peso",
            "βάρος",
            "น้ำหนัก",
            "الوزن",
            "وزن",
        ],
        None,
    ),
    (
        &[
            "contents",
            "content",
            "volume",
            "net content",
            "inhalt",
            "füllmenge",
            "contenance",
            "ปริมาณ",
            "ปริมาตร",
            "السعة",
            "الحجم",
        ],
        None,
    ),
    (
        &[
            "screen size",
            "display size",
            "screen",
            "displaygröße",
            "display größe",
            "bildschirmgröße",
            "bildschirmdiagonale",
            "taille d écran",
            "ขนาดหน้าจอ",
            "حجم الشاشة",
        ],
        None,
    ),
    (
        &["color", "colour", "farbe", "couleur", "สี", "اللون", "لون"],
        None,
    ),
    (
        &[
            "material",
            "materials",
            "matériau",
            "วัสดุ",
            "المادة",
            "الخامة",
        ],
        None,
    ),
    (&["length", "länge", "longueur", "ความยาว", "الطول"], None),
    (&["width", "breite", "largeur", "ความกว้าง", "العرض"], None),
    (&["height", "höhe", "hauteur", "ความสูง", "الارتفاع"], None),
    (&["depth", "tiefe", "profondeur", "ความลึก", "العمق"], None),
    (
        &[
            "power",
            "wattage",
            "leistung",
            "puissance",
            "กำลังไฟ",
            "القدرة",
        ],
        None,
    ),
    (
        &["voltage", "spannung", "tension", "แรงดันไฟฟ้า", "الجهد"],
        None,
    ),
    (
        &[
            "battery capacity",
            "battery",
            "akkukapazität",
            "akku",
            "capacité de la batterie",
            "ความจุแบตเตอรี่",
            "سعة البطارية",
        ],
        Some(Better::More),
    ),
    (
        &[
            "battery life",
            "battery runtime",
            "akkulaufzeit",
            "autonomie",
            "อายุการใช้งานแบตเตอรี่",
            "عمر البطارية",
        ],
        Some(Better::More),
    ),
    (
        &[
            "charging time",
            "charge time",
            "ladezeit",
            "temps de charge",
            "เวลาชาร์จ",
            "وقت الشحن",
        ],
        Some(Better::Less),
    ),
    (
        &[
            "storage",
            "storage capacity",
            "internal storage",
            "hard drive",
            "ssd",
            "speicher",
            "speicherkapazität",
            "stockage",
            "ความจุ",
            "سعة التخزين",
        ],
        Some(Better::More),
    ),
    (
        &[
            "ram",
            "memory",
            "arbeitsspeicher",
            "mémoire vive",
            "หน่วยความจำ",
            "الذاكرة",
        ],
        Some(Better::More),
    ),
    (
        &[
            "refresh rate",
            "bildwiederholrate",
            "taux de rafraîchissement",
            "อัตรารีเฟรช",
            "معدل التحديث",
        ],
        Some(Better::More),
    ),
    (
        &[
            "warranty",
            "guarantee",
            "garantie",
            "การรับประกัน",
            "รับประกัน",
            "الضمان",
        ],
        Some(Better::More),
    ),
    (
        &[
            "energy consumption",
            "power consumption",
            "energieverbrauch",
            "stromverbrauch",
            "consommation d énergie",
            "การใช้พลังงาน",
            "استهلاك الطاقة",
        ],
        Some(Better::Less),
    ),
    (
        &[
            "maximum load",
            "max load",
            "load capacity",
            "belastbarkeit",
            "charge maximale",
            "รับน้ำหนักสูงสุด",
            "الحمولة القصوى",
        ],
        Some(Better::More),
    ),
];

/// A property, whatever it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// One that the house knows, by its place in the list.
    Known(usize),
    /// Another one, by its folded words.
    Other(String),
}

impl Name {
    /// The property of a seller's words.
    pub(super) fn of(words: &str) -> Self {
        let words = folded(words);
        let known = KNOWN
            .iter()
            .position(|(names, _)| names.contains(&words.as_str()));
        known.map_or(Self::Other(words), Self::Known)
    }

    /// Which of its values is better.
    pub(super) fn better(&self) -> Option<Better> {
        match self {
            Self::Known(at) => KNOWN.get(*at).and_then(|(_, better)| *better),
            Self::Other(_) => None,
        }
    }
}

/// Words in lower case, with one blank for all that stands between them.
pub(super) fn folded(words: &str) -> String {
    let lower = words.to_lowercase();
    // Thai vowels above and below are marks of their letters, so what is neither letter nor digit is named instead.
    let is_between = |c: char| {
        c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '’' | '–' | '·' | '،')
    };
    let words: Vec<&str> = lower
        .split(is_between)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}
