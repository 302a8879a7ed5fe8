//! Kettles. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CREAM, GREY, JUGS, MUSTARD, NAVY, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE,
};
use crate::demo::materials::{ENAMEL, GLASS, STEEL};
use crate::demo::tables::Choice::{Both, Colours};
use crate::demo::tables::brands::{LEKVARA, SAHMARA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const KETTLES: Kind = Kind {
    art: "kettle",
    code: "KET",
    name: t("Kettles", "กาต้มน้ำ", "الغلايات"),
    google: "Home & Garden > Kitchen & Dining > Kitchen Appliances > Electric Kettles",
    fact: t(
        "The handle stays cool and the lid opens wide enough to clean inside by hand.",
        "ด้ามจับไม่ร้อน ฝาเปิดกว้างพอล้างด้านในด้วยมือได้",
        "المقبض يبقى باردًا والغطاء واسع بما يكفي لتنظيف الداخل باليد.",
    ),
    highlights: &[
        t(
            "Boils 0.9 litres in under five minutes",
            "น้ำ 0.9 ลิตรเดือดในไม่ถึงห้านาที",
            "تغلي 0.9 لتر في أقل من خمس دقائق",
        ),
        t("Handle that stays cool", "ด้ามจับไม่ร้อนมือ", "مقبض لا يسخن"),
        t(
            "Spare lids and handles available",
            "มีฝาและด้ามสำรองจำหน่าย",
            "أغطية ومقابض بديلة متوفرة",
        ),
    ],
    specs: &[
        spec(labels::HEIGHT, 18, 26, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 620, 1180, 20, Unit::Grams),
        spec(labels::WARRANTY, 24, 36, 12, Unit::Months),
    ],
    styles: &[
        style(
            0,
            t(
                "gooseneck pour-over kettle",
                "กาดริปคอห่าน",
                "غلاية تقطير بعنق إوزة",
            ),
            t(
                "The long, slim spout pours a thin, steady stream and lands it exactly where the coffee needs it.",
                "พวยยาวเรียวรินน้ำเป็นสายเล็กสม่ำเสมอ ลงตรงจุดที่กาแฟต้องการพอดี",
                "يصبّ العنق الطويل النحيف خيطًا رفيعًا ثابتًا من الماء حيث تحتاجه القهوة تمامًا.",
            ),
            &[
                model(
                    "Sarai",
                    "سراي",
                    LEKVARA,
                    1290,
                    STEEL,
                    Both(&[CREAM, SAGE, BLACK], JUGS),
                ),
                model(
                    "Hamsa",
                    "همسة",
                    LEKVARA,
                    1590,
                    STEEL,
                    Colours(&[RED, WHITE, NAVY]),
                ),
            ],
        ),
        style(
            1,
            t(
                "whistling stovetop kettle",
                "กานกหวีดตั้งเตา",
                "غلاية موقد بصافرة",
            ),
            t(
                "It sings in two notes when the water boils, and its broad base wastes no flame.",
                "ร้องเตือนเป็นเสียงสองโน้ตเมื่อน้ำเดือด ก้นกว้างรับไฟได้เต็มที่",
                "تصفر بنغمتين عندما يغلي الماء، وقاعدتها العريضة لا تهدر اللهب.",
            ),
            &[
                model(
                    "Bulbul",
                    "بلبل",
                    LEKVARA,
                    990,
                    ENAMEL,
                    Colours(&[SAGE, SKY, RED, CREAM]),
                ),
                model(
                    "Nokyung",
                    "نوكيونغ",
                    SAHMARA,
                    1150,
                    STEEL,
                    Colours(&[MUSTARD, GREY]),
                ),
                model("Safir", "صفير", LEKVARA, 790, STEEL, Colours(&[WHITE])),
            ],
        ),
        style(
            2,
            t("electric jug kettle", "กาน้ำไฟฟ้า", "غلاية كهربائية"),
            t(
                "A window shows the level, and it switches itself off when the water boils or runs dry.",
                "มีช่องดูระดับน้ำ และตัดไฟเองเมื่อน้ำเดือดหรือแห้ง",
                "نافذة تُظهر مستوى الماء، وتنطفئ تلقائيًا عند الغليان أو نفاد الماء.",
            ),
            &[
                model(
                    "Rapid",
                    "رابيد",
                    LEKVARA,
                    1190,
                    STEEL,
                    Colours(&[TEAL, BLACK, WHITE]),
                ),
                model(
                    "Chao",
                    "تشاو",
                    LEKVARA,
                    1690,
                    STEEL,
                    Colours(&[CREAM, ROSE, NAVY]),
                ),
                model("Duan", "دوان", SAHMARA, 890, GLASS, Colours(&[WHITE])),
            ],
        ),
        style(
            3,
            t(
                "enamel camping kettle",
                "กาเคลือบแคมป์ปิ้ง",
                "غلاية تخييم مطلية بالمينا",
            ),
            t(
                "It hangs over a fire, stands on a gas ring and still looks at home on the breakfast table.",
                "แขวนเหนือกองไฟก็ได้ ตั้งเตาแก๊สก็ดี วางบนโต๊ะอาหารเช้าก็เข้ากัน",
                "تُعلّق فوق النار وتوضع على موقد الغاز وتبقى أنيقة على مائدة الإفطار.",
            ),
            &[
                model(
                    "Doi",
                    "دوي",
                    LEKVARA,
                    690,
                    ENAMEL,
                    Both(&[NAVY, RED, SAGE], JUGS),
                ),
                model(
                    "Sahra",
                    "صحراء",
                    SAHMARA,
                    740,
                    ENAMEL,
                    Colours(&[SAND, BLACK]),
                ),
            ],
        ),
    ],
};
