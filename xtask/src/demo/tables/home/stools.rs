//! Stools & small tables. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, MUSTARD, NAVY, RED, ROSE, SAGE, SKY, TEAL, WHITE};
use crate::demo::materials::{LINEN, METAL, OAK, TEAK, VELVET, WALNUT, WOODEN};
use crate::demo::tables::Choice::{Colours, Materials};
use crate::demo::tables::brands::TEAKORA;
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const STOOLS: Kind = Kind {
    art: "stool",
    code: "STO",
    name: t(
        "Stools & small tables",
        "สตูลและโต๊ะเล็ก",
        "المقاعد والطاولات الصغيرة",
    ),
    google: "Furniture > Chairs > Stools & Benches",
    fact: t(
        "Delivered in one piece and ready to stand.",
        "ส่งมาประกอบเสร็จ พร้อมใช้งาน",
        "يصل قطعة واحدة جاهزًا للاستعمال.",
    ),
    highlights: &[
        t(
            "Ready to use, nothing to assemble",
            "ไม่ต้องประกอบ",
            "جاهز من دون تركيب",
        ),
        t("Felt under every foot", "มีสักหลาดรองขา", "لبّاد تحت كل قائمة"),
    ],
    specs: &[
        spec(labels::HEIGHT, 40, 48, 1, Unit::Centimetres),
        spec(labels::LOAD, 100, 150, 10, Unit::Kilograms),
        spec(labels::WEIGHT, 24, 78, 2, Unit::Kilograms),
    ],
    styles: &[
        style(
            0,
            t("three-legged stool", "สตูลสามขา", "مقعد بثلاث قوائم"),
            t(
                "Three legs never wobble, whatever the floor says.",
                "สามขาไม่เคยโคลง พื้นจะเป็นอย่างไรก็ตาม",
                "ثلاث قوائم لا تتأرجح أبدًا مهما كانت الأرض.",
            ),
            &[
                model(
                    "Tua",
                    "توا",
                    TEAKORA,
                    890,
                    WOODEN,
                    Colours(&[SKY, RED, SAGE]),
                ),
                model(
                    "Thulath",
                    "ثلاث",
                    TEAKORA,
                    1190,
                    OAK,
                    Materials(&[OAK, TEAK, WALNUT]),
                ),
            ],
        ),
        style(
            1,
            t("upholstered bench", "ม้านั่งบุนวม", "مقعد طويل منجّد"),
            t(
                "At the foot of the bed, in the hall, along the table when guests bring guests.",
                "ปลายเตียง โถงบ้าน หรือข้างโต๊ะเมื่อแขกพาแขกมา",
                "عند طرف السرير وفي المدخل وعلى الطاولة حين يأتي الضيوف بضيوف.",
            ),
            &[
                model(
                    "Yao",
                    "ياو",
                    TEAKORA,
                    3490,
                    LINEN,
                    Colours(&[SAGE, MUSTARD, NAVY]),
                ),
                model(
                    "Diwana",
                    "ديوانة",
                    TEAKORA,
                    3990,
                    VELVET,
                    Colours(&[ROSE, TEAL]),
                ),
            ],
        ),
        style(
            2,
            t("tray table", "โต๊ะถาด", "طاولة صينية"),
            t(
                "Lift the tray off and carry tea for four; set it back and it clicks.",
                "ยกถาดออกเสิร์ฟชาสี่ที่ วางกลับก็ล็อกเข้าที่",
                "ارفع الصينية واحمل الشاي لأربعة، ثم أعدها فتثبت بطقّة.",
            ),
            &[
                model(
                    "Thad",
                    "تاد",
                    TEAKORA,
                    1690,
                    METAL,
                    Colours(&[SKY, BLACK, WHITE]),
                ),
                model(
                    "Siniya",
                    "صينية",
                    TEAKORA,
                    1990,
                    METAL,
                    Colours(&[MUSTARD, SAGE]),
                ),
            ],
        ),
        style(
            3,
            t("step stool", "บันไดเตี้ย", "سلّم صغير بدرجتين"),
            t(
                "Two steps up to the top shelf; a slot in the seat serves as a handle.",
                "สองขั้นถึงชั้นบนสุด ช่องบนที่นั่งใช้เป็นมือจับ",
                "درجتان إلى الرف الأعلى، وفتحة في المقعد تصلح مقبضًا.",
            ),
            &[
                model(
                    "Kao",
                    "كاو",
                    TEAKORA,
                    1290,
                    WOODEN,
                    Colours(&[ROSE, NAVY, WHITE]),
                ),
                model(
                    "Sullam",
                    "سُلّم",
                    TEAKORA,
                    1590,
                    OAK,
                    Materials(&[OAK, WALNUT]),
                ),
                model("Khan", "خان", TEAKORA, 790, WOODEN, Colours(&[WHITE])),
            ],
        ),
    ],
};
