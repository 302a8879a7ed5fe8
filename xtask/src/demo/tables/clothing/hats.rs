//! Hats & caps. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CREAM, GREY, HATS, MUSTARD, NAVY, OLIVE, ORANGE, RED, ROSE, SAGE, SAND, SKY, TEAL,
};
use crate::demo::materials::{CANVAS, COTTON, HYACINTH, LINEN, RECYCLED, WOOL};
use crate::demo::tables::Choice::{Both, Colours};
use crate::demo::tables::brands::{FAIMORA, NASIJRA, SADURRA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const HEADWEAR: Kind = Kind {
    art: "hat",
    code: "HAT",
    name: t("Hats & caps", "หมวก", "القبعات"),
    google: "Apparel & Accessories > Clothing Accessories > Hats",
    fact: t(
        "A cotton band inside keeps the forehead dry and can be taken out for washing.",
        "แถบผ้าฝ้ายด้านในซับเหงื่อและถอดซักได้",
        "شريط قطني في الداخل يبقي الجبين جافًا ويمكن نزعه للغسل.",
    ),
    highlights: &[
        t("Shades from the sun", "กันแดดได้ดี", "تقي من الشمس"),
        t("Size can be adjusted", "ปรับขนาดได้", "المقاس قابل للضبط"),
    ],
    specs: &[spec(labels::WEIGHT, 70, 140, 10, Unit::Grams)],
    styles: &[
        style(
            0,
            t("straw hat with ribbon", "หมวกสานคาดริบบิ้น", "قبعة قش بشريط"),
            t(
                "Woven in one piece from brim to crown; the ribbon is tied, not glued.",
                "สานเป็นผืนเดียวจากปีกถึงยอด ริบบิ้นผูกไม่ใช่กาว",
                "مجدولة قطعة واحدة من الحافة إلى القمة، والشريط معقود لا ملصق.",
            ),
            &[
                model(
                    "Thale",
                    "تاليه",
                    SADURRA,
                    590,
                    HYACINTH,
                    Both(&[RED, NAVY, SAGE], HATS),
                ),
                model(
                    "Shams",
                    "شمس",
                    SADURRA,
                    690,
                    HYACINTH,
                    Both(&[MUSTARD, BLACK], HATS),
                ),
            ],
        ),
        style(
            1,
            t("six-panel cap", "หมวกแก๊ปหกชิ้น", "قبعة بحافة أمامية"),
            t(
                "A soft visor that may be folded into a pocket and a metal clasp at the back.",
                "ปีกนุ่มพับใส่กระเป๋าได้ ตัวปรับด้านหลังเป็นโลหะ",
                "حافة لينة تُطوى في الجيب ومشبك معدني في الخلف.",
            ),
            &[
                model(
                    "Wingsai",
                    "وينغساي",
                    NASIJRA,
                    390,
                    COTTON,
                    Colours(&[NAVY, BLACK, SAGE, ORANGE]),
                ),
                model("Saif", "صيف", NASIJRA, 450, RECYCLED, Colours(&[SKY, RED])),
                model("Madrasa", "مدرسة", NASIJRA, 320, COTTON, Colours(&[TEAL])),
            ],
        ),
        style(
            2,
            t("bucket hat", "หมวกบักเก็ต", "قبعة دلو"),
            t(
                "The stitched brim keeps its wave after every wash.",
                "ปีกเย็บซ้อนหลายรอบ ซักกี่ครั้งก็ไม่เสียทรง",
                "حافتها المدرّزة تحافظ على تموّجها بعد كل غسلة.",
            ),
            &[
                model(
                    "Thang",
                    "تانغ",
                    NASIJRA,
                    350,
                    CANVAS,
                    Both(&[CREAM, OLIVE, ROSE], HATS),
                ),
                model("Dalw", "دلو", NASIJRA, 420, LINEN, Both(&[SKY, SAND], HATS)),
            ],
        ),
        style(
            3,
            t("knitted beanie", "หมวกไหมพรม", "قبعة صوفية محبوكة"),
            t(
                "For mountain mornings: thick ribs, a deep turn-up and a cheerful pompom.",
                "สำหรับเช้าบนดอย ถักร่องหนา พับขอบลึก ติดปอมปอมน่ารัก",
                "لصباحات الجبال: أضلاع سميكة وطيّة عميقة وكرة صوف مرحة.",
            ),
            &[
                model(
                    "Mok",
                    "موك",
                    FAIMORA,
                    390,
                    WOOL,
                    Colours(&[RED, MUSTARD, NAVY]),
                ),
                model("Thalj", "ثلج", FAIMORA, 450, WOOL, Colours(&[TEAL, GREY])),
                model("Yot Doi", "يوت دوي", FAIMORA, 290, WOOL, Colours(&[CREAM])),
            ],
        ),
    ],
};
