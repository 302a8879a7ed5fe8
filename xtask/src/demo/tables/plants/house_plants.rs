//! House plants. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CREAM, GREY, MUSTARD, NAVY, ORANGE, POTS, RED, ROSE, SAGE, SAND, TEAL, WHITE,
};
use crate::demo::materials::{CERAMIC, CONCRETE, TERRACOTTA};
use crate::demo::tables::Choice::{Colours, Sizes};
use crate::demo::tables::brands::SUANVERA;
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const PLANTS: Kind = Kind {
    art: "plant",
    code: "PLA",
    name: t("House plants", "ไม้กระถาง", "نباتات المنزل"),
    google: "Home & Garden > Plants > Indoor & Outdoor Plants",
    fact: t(
        "Sent with its pot in a box that keeps it upright; if it arrives unwell, we send another.",
        "ส่งพร้อมกระถางในกล่องที่ประคองต้น หากต้นไม้ไม่สมบูรณ์เมื่อถึงมือ เราส่งต้นใหม่ให้",
        "تُرسل مع أصيصها في علبة تبقيها قائمة، وإن وصلت متعبة أرسلنا غيرها.",
    ),
    highlights: &[
        t("Pot included", "พร้อมกระถาง", "مع الأصيص"),
        t(
            "Replaced if it arrives unwell",
            "เปลี่ยนให้หากต้นไม้ไม่สมบูรณ์",
            "تُستبدل إن وصلت متعبة",
        ),
        t(
            "Safe journey in two days",
            "ถึงมืออย่างปลอดภัยในสองวัน",
            "رحلة آمنة في يومين",
        ),
    ],
    specs: &[
        spec(labels::HEIGHT, 25, 80, 5, Unit::Centimetres),
        spec(labels::DIAMETER, 14, 21, 1, Unit::Centimetres),
    ],
    styles: &[
        style(
            0,
            t("monstera", "มอนสเตอร่า", "نبتة المونستيرا"),
            t(
                "Each new leaf unrolls with more windows than the last; it likes bright shade and dry feet.",
                "ใบใหม่ทุกใบมีช่องมากกว่าเดิม ชอบแดดรำไรและดินไม่แฉะ",
                "كل ورقة جديدة تتفتح بنوافذ أكثر من سابقتها؛ تحب الظل المضيء والتربة غير المبللة.",
            ),
            &[
                model(
                    "Pa",
                    "با",
                    SUANVERA,
                    590,
                    CERAMIC,
                    Colours(&[RED, NAVY, WHITE]),
                ),
                model(
                    "Ghaba",
                    "غابة",
                    SUANVERA,
                    1290,
                    TERRACOTTA,
                    Sizes(ORANGE, POTS),
                ),
            ],
        ),
        style(
            1,
            t("snake plant", "ลิ้นมังกร", "نبتة جلد النمر"),
            t(
                "It forgives holidays, dim corners and forgetful owners.",
                "ทนแม้เจ้าของไปเที่ยว มุมมืด และการลืมรดน้ำ",
                "تغفر الإجازات والزوايا المعتمة وأصحابها كثيري النسيان.",
            ),
            &[
                model(
                    "Mangkon",
                    "مانغكون",
                    SUANVERA,
                    290,
                    CERAMIC,
                    Colours(&[ROSE, BLACK, MUSTARD]),
                ),
                model("Sayf", "سيف", SUANVERA, 690, CONCRETE, Sizes(GREY, POTS)),
            ],
        ),
        style(
            2,
            t(
                "flowering column cactus",
                "กระบองเพชรออกดอก",
                "صبّار عمودي مزهر",
            ),
            t(
                "Sun all day, water twice a month, and once a year a pink surprise.",
                "แดดทั้งวัน รดน้ำเดือนละสองครั้ง ปีละครั้งมีดอกชมพูให้ชื่นใจ",
                "شمس طوال اليوم وماء مرتين في الشهر، ومفاجأة وردية مرة في السنة.",
            ),
            &[
                model(
                    "Nam Thong",
                    "نام تونغ",
                    SUANVERA,
                    190,
                    TERRACOTTA,
                    Colours(&[ORANGE, TEAL, WHITE]),
                ),
                model(
                    "Badiya",
                    "بادية",
                    SUANVERA,
                    390,
                    CERAMIC,
                    Colours(&[SAND, NAVY]),
                ),
                model("Shawk", "شوك", SUANVERA, 150, CERAMIC, Colours(&[MUSTARD])),
            ],
        ),
        style(
            3,
            t("rubber fig", "ยางอินเดีย", "نبتة المطاط"),
            t(
                "Broad, shining leaves on a straight stem: a tree for people without a garden.",
                "ใบกว้างเป็นมันบนลำต้นตรง ต้นไม้ใหญ่สำหรับคนไม่มีสวน",
                "أوراق عريضة لامعة على ساق مستقيمة: شجرة لمن لا حديقة له.",
            ),
            &[
                model(
                    "Rom",
                    "روم",
                    SUANVERA,
                    490,
                    CERAMIC,
                    Colours(&[SAGE, CREAM, RED]),
                ),
                model("Zill", "ظل", SUANVERA, 890, CONCRETE, Sizes(GREY, POTS)),
                model("Bai", "باي", SUANVERA, 390, CERAMIC, Colours(&[BLACK])),
            ],
        ),
    ],
};
