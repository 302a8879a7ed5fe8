//! Pots & planters. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, MUSTARD, NAVY, ORANGE, POTS, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE,
};
use crate::demo::materials::{CERAMIC, CONCRETE, OAK, TEAK, TERRACOTTA};
use crate::demo::tables::Choice::{Both, Colours, Materials};
use crate::demo::tables::brands::{DINTHARA, WAIVENA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const PLANTERS: Kind = Kind {
    art: "pot",
    code: "PTR",
    name: t("Pots & planters", "กระถาง", "الأصص"),
    google: "Home & Garden > Lawn & Garden > Gardening > Pots & Planters",
    fact: t(
        "A hole in the base lets water out, and a stopper for indoors lies inside.",
        "ก้นมีรูระบายน้ำ พร้อมจุกปิดสำหรับใช้ในบ้าน",
        "في القاعدة ثقب لتصريف الماء، ومعها سدادة للاستعمال الداخلي.",
    ),
    highlights: &[
        t(
            "Drains well, stopper included",
            "ระบายน้ำดี มีจุกปิด",
            "تصريف جيد والسدادة مرفقة",
        ),
        t(
            "For indoors and outdoors",
            "ใช้ได้ทั้งในและนอกบ้าน",
            "للداخل والخارج",
        ),
    ],
    specs: &[
        spec(labels::HEIGHT, 14, 28, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 6, 38, 2, Unit::Kilograms),
    ],
    styles: &[
        style(
            0,
            t(
                "tapered pot with wave",
                "กระถางปากบานลายคลื่น",
                "أصيص مخروطي بموجة",
            ),
            t(
                "A wave of lighter glaze runs once around the pot and never meets itself.",
                "เส้นคลื่นเคลือบสีอ่อนวนรอบกระถางโดยไม่บรรจบกัน",
                "موجة من تزجيج أفتح تدور حول الأصيص ولا تلتقي بنفسها.",
            ),
            &[
                model(
                    "Khluen",
                    "كلوين",
                    DINTHARA,
                    290,
                    CERAMIC,
                    Both(&[SKY, SAGE, ROSE], POTS),
                ),
                model(
                    "Sahil",
                    "ساحل",
                    DINTHARA,
                    240,
                    TERRACOTTA,
                    Both(&[ORANGE, SAND], POTS),
                ),
            ],
        ),
        style(
            1,
            t(
                "fluted pot with saucer",
                "กระถางลอนพร้อมจานรอง",
                "أصيص مضلّع مع صحن",
            ),
            t(
                "Fine flutes catch the light; the saucer catches what is too much.",
                "ลอนละเอียดรับแสง จานรองรับน้ำส่วนเกิน",
                "تلتقط الأضلاع الدقيقة الضوء ويلتقط الصحن ما زاد من الماء.",
            ),
            &[
                model(
                    "Lon",
                    "لون",
                    DINTHARA,
                    350,
                    CERAMIC,
                    Colours(&[NAVY, WHITE, MUSTARD]),
                ),
                model(
                    "Amud",
                    "عمود",
                    DINTHARA,
                    390,
                    CERAMIC,
                    Materials(&[TERRACOTTA, CONCRETE, CERAMIC]),
                ),
                model("Tin", "طين", DINTHARA, 250, TERRACOTTA, Colours(&[ORANGE])),
            ],
        ),
        style(
            2,
            t(
                "planter on a wooden stand",
                "กระถางบนขาไม้",
                "أصيص على حامل خشبي",
            ),
            t(
                "Lifted off the floor, plants get more light and cats get a new shelf.",
                "ยกสูงจากพื้น ต้นไม้ได้แสงมากขึ้น แมวได้ชั้นใหม่",
                "حين ترتفع عن الأرض تنال النباتات ضوءًا أكثر وتنال القطط رفًّا جديدًا.",
            ),
            &[
                model(
                    "Yok",
                    "يوك",
                    DINTHARA,
                    890,
                    TEAK,
                    Colours(&[ROSE, BLACK, WHITE]),
                ),
                model("Minbar", "منبر", DINTHARA, 990, OAK, Colours(&[SAGE, NAVY])),
            ],
        ),
        style(
            3,
            t(
                "hanging planter in a net",
                "กระถางแขวนตาข่ายเชือก",
                "أصيص معلّق في شبكة",
            ),
            t(
                "Knotted cotton holds the bowl; the plant hangs where the window is.",
                "เชือกฝ้ายถักรับชาม ต้นไม้แขวนรับแสงหน้าต่าง",
                "قطن معقود يحمل الوعاء، والنبتة معلّقة حيث النافذة.",
            ),
            &[
                model(
                    "Khwaen",
                    "كواين",
                    WAIVENA,
                    490,
                    CERAMIC,
                    Colours(&[NAVY, RED, MUSTARD]),
                ),
                model(
                    "Shabaka",
                    "شبكة",
                    WAIVENA,
                    590,
                    CERAMIC,
                    Colours(&[TEAL, WHITE]),
                ),
            ],
        ),
    ],
};
