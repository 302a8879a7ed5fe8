//! Earbuds. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, GREY, MUSTARD, NAVY, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE};
use crate::demo::materials::PLASTIC;
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{ORVAYN, SIENGRA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const EARBUDS: Kind = Kind {
    art: "earbuds",
    code: "EAR",
    name: t("Earbuds", "หูฟังอินเอียร์", "سماعات الأذن"),
    google: "Electronics > Audio > Audio Components > Headphones & Headsets > Headphones",
    fact: t(
        "Four sizes of silicone tips are in the box, and a lost bud can be bought singly.",
        "มีจุกซิลิโคนสี่ขนาดในกล่อง ทำหายข้างเดียวก็ซื้อแยกได้",
        "في العلبة أربعة مقاسات من أطراف السيليكون، ويمكن شراء سماعة واحدة إن ضاعت.",
    ),
    highlights: &[
        t(
            "Single buds available",
            "ซื้อแยกข้างได้",
            "تُباع كل سماعة منفردة",
        ),
        t(
            "Proof against sweat and rain",
            "กันเหงื่อและฝน",
            "تقاوم العرق والمطر",
        ),
    ],
    specs: &[
        spec(labels::PLAYING, 6, 12, 1, Unit::Hours),
        spec(labels::WEIGHT, 38, 64, 2, Unit::Grams),
        spec(labels::WARRANTY, 12, 24, 12, Unit::Months),
    ],
    styles: &[
        style(
            0,
            t(
                "wireless earbuds in a charging case",
                "หูฟังไร้สายพร้อมเคสชาร์จ",
                "سماعات أذن لاسلكية مع علبة شحن",
            ),
            t(
                "Open the case and the music goes on where it stopped; close it and the buds are charged three times over.",
                "เปิดเคสเพลงก็เล่นต่อจากเดิม ปิดเคสก็ชาร์จเพิ่มได้อีกสามรอบ",
                "افتح العلبة فتستمر الموسيقى من حيث توقفت، وأغلقها فتُشحن السماعات ثلاث مرات.",
            ),
            &[
                model(
                    "Mook",
                    "موك",
                    ORVAYN,
                    2490,
                    PLASTIC,
                    Colours(&[SKY, ROSE, WHITE, BLACK]),
                ),
                model("Hams", "همس", ORVAYN, 3290, PLASTIC, Colours(&[NAVY, SAGE])),
            ],
        ),
        style(
            1,
            t(
                "pebble earbuds",
                "หูฟังเคสทรงก้อนหิน",
                "سماعات أذن في علبة كالحصاة",
            ),
            t(
                "The smooth case lies in the pocket like a stone from the beach.",
                "เคสมนเรียบนอนในกระเป๋าเหมือนก้อนหินจากชายหาด",
                "علبة ملساء ترقد في الجيب كحصاة من الشاطئ.",
            ),
            &[
                model(
                    "Kruat",
                    "كروات",
                    SIENGRA,
                    1290,
                    PLASTIC,
                    Colours(&[MUSTARD, SAGE, GREY]),
                ),
                model(
                    "Hasa",
                    "حصى",
                    SIENGRA,
                    1590,
                    PLASTIC,
                    Colours(&[SAND, BLACK]),
                ),
            ],
        ),
        style(
            2,
            t(
                "sports earbuds with ear hooks",
                "หูฟังกีฬาแบบคล้องหู",
                "سماعات أذن رياضية بخطّاف",
            ),
            t(
                "The hooks stay on through sprints and somersaults, and big keys obey wet fingers.",
                "ตะขอคล้องไม่หลุดแม้วิ่งเต็มฝีเท้า ปุ่มใหญ่กดได้แม้มือเปียก",
                "تثبت الخطاطيف في العدو والقفز، وتستجيب الأزرار الكبيرة للأصابع المبللة.",
            ),
            &[
                model(
                    "Wing",
                    "وينغ",
                    SIENGRA,
                    1790,
                    PLASTIC,
                    Colours(&[RED, BLACK, TEAL]),
                ),
                model(
                    "Barq",
                    "برق",
                    ORVAYN,
                    2290,
                    PLASTIC,
                    Colours(&[MUSTARD, NAVY]),
                ),
            ],
        ),
        style(
            3,
            t("neckband earbuds", "หูฟังคล้องคอ", "سماعات أذن بطوق للرقبة"),
            t(
                "Worn all day around the neck, always found, and good for a night of podcasts.",
                "คล้องคอได้ทั้งวัน ไม่หาย แบตอึดพอฟังพอดแคสต์ทั้งคืน",
                "تُلبس حول الرقبة طوال اليوم فلا تضيع، وتكفي لليلة من البودكاست.",
            ),
            &[
                model(
                    "Khong",
                    "كونغ",
                    SIENGRA,
                    890,
                    PLASTIC,
                    Colours(&[BLACK, WHITE]),
                ),
                model("Tawq", "طوق", SIENGRA, 1090, PLASTIC, Colours(&[RED, SKY])),
                model(
                    "Sai Lom",
                    "ساي لوم",
                    SIENGRA,
                    590,
                    PLASTIC,
                    Colours(&[GREY]),
                ),
            ],
        ),
    ],
};
