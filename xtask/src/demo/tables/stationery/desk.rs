//! On the desk. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, BROWN, MUSTARD, NAVY, OLIVE, RED, ROSE, SAGE, SKY, TEAL, WHITE};
use crate::demo::materials::{CANVAS, CORK, LEATHER, METAL, OAK, PLASTIC, TEAK, WALNUT};
use crate::demo::tables::Choice::{Colours, Materials};
use crate::demo::tables::brands::{KRADAYA, PAYTARA, TEAKORA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const DESK: Kind = Kind {
    art: "desk",
    code: "DSK",
    name: t("On the desk", "ของบนโต๊ะ", "على المكتب"),
    google: "Office Supplies > Desk Organizers & Desktop Storage",
    fact: t(
        "Made to be used every day and to look calm while doing so.",
        "ทำมาให้ใช้ทุกวันและดูสงบอยู่เสมอ",
        "صُنع ليُستعمل كل يوم ويبقى هادئ المظهر.",
    ),
    highlights: &[
        t("Non-slip base", "ฐานกันลื่น", "قاعدة مانعة للانزلاق"),
        t("Easy to wipe", "เช็ดง่าย", "سهل المسح"),
    ],
    specs: &[
        spec(labels::WIDTH, 9, 22, 1, Unit::Centimetres),
        spec(labels::HEIGHT, 8, 14, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 90, 640, 10, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("zipped pencil case", "กระเป๋าดินสอซิป", "مقلمة بسحّاب"),
            t(
                "Holds thirty pencils, a ruler and a secret; it stands open like a cup.",
                "ใส่ดินสอสามสิบแท่ง ไม้บรรทัด และความลับ เปิดแล้วตั้งได้เหมือนแก้ว",
                "تتسع لثلاثين قلمًا ومسطرة وسرّ، وتقف مفتوحة كالكوب.",
            ),
            &[
                model(
                    "Thung",
                    "تونغ",
                    PAYTARA,
                    190,
                    CANVAS,
                    Colours(&[ROSE, NAVY, MUSTARD]),
                ),
                model(
                    "Miqlama",
                    "مقلمة",
                    PAYTARA,
                    390,
                    LEATHER,
                    Colours(&[BROWN, BLACK]),
                ),
            ],
        ),
        style(
            1,
            t("pencil cup", "ถ้วยใส่ดินสอ", "كوب أقلام"),
            t(
                "Tall enough for scissors, heavy enough not to follow them. Pencils are not included.",
                "สูงพอใส่กรรไกร หนักพอไม่ล้มตาม ไม่รวมดินสอ",
                "طويل يتسع للمقص وثقيل لا يتبعه. الأقلام غير مرفقة.",
            ),
            &[
                model(
                    "Thuai",
                    "تواي",
                    TEAKORA,
                    240,
                    METAL,
                    Colours(&[RED, WHITE, SAGE]),
                ),
                model(
                    "Kub",
                    "كوب",
                    TEAKORA,
                    390,
                    OAK,
                    Materials(&[OAK, WALNUT, CORK]),
                ),
                model("Lek", "ليك", TEAKORA, 150, METAL, Colours(&[NAVY])),
            ],
        ),
        style(
            2,
            t("letter stand", "ที่เสียบจดหมาย", "حامل رسائل"),
            t(
                "Two levels for what must be answered and what may wait.",
                "สองระดับ แยกเรื่องที่ต้องตอบกับเรื่องที่รอได้",
                "مستويان: لما يجب الرد عليه ولما يمكن أن ينتظر.",
            ),
            &[
                model(
                    "Jotmai",
                    "جوتماي",
                    TEAKORA,
                    350,
                    METAL,
                    Colours(&[SKY, OLIVE, BLACK]),
                ),
                model(
                    "Barid",
                    "بريد",
                    TEAKORA,
                    590,
                    TEAK,
                    Materials(&[TEAK, OAK, WALNUT]),
                ),
            ],
        ),
        style(
            3,
            t("tape dispenser", "แท่นตัดเทป", "قاطعة شريط لاصق"),
            t(
                "Cuts with one hand and stays where it stands; the first roll is paper tape.",
                "ตัดได้ด้วยมือเดียว ไม่เลื่อนหนี แถมเทปกระดาษหนึ่งม้วน",
                "تقطع بيد واحدة وتبقى في مكانها، ومعها لفافة أولى من شريط ورقي.",
            ),
            &[
                model(
                    "Tat",
                    "تات",
                    KRADAYA,
                    290,
                    METAL,
                    Colours(&[MUSTARD, TEAL, WHITE]),
                ),
                model(
                    "Sharit",
                    "شريط",
                    KRADAYA,
                    340,
                    PLASTIC,
                    Colours(&[ROSE, NAVY]),
                ),
                model("Noi", "نوي", KRADAYA, 190, PLASTIC, Colours(&[BLACK])),
            ],
        ),
    ],
};
