//! Teapots. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CREAM, JUGS, MUSTARD, NAVY, ORANGE, RED, ROSE, SAGE, SAND, TEAL, WHITE,
};
use crate::demo::materials::{CAST_IRON, CERAMIC, GLASS, PORCELAIN, STONEWARE};
use crate::demo::tables::Choice::{Both, Colours, Sizes};
use crate::demo::tables::brands::{DINTHARA, LEKVARA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const TEAPOTS: Kind = Kind {
    art: "teapot",
    code: "POT",
    name: t("Teapots", "กาน้ำชา", "أباريق الشاي"),
    google: "Home & Garden > Kitchen & Dining > Tableware > Coffee Servers & Tea Pots",
    fact: t(
        "A fine strainer sits behind the spout, and the last drop does not run down the side.",
        "มีตะแกรงกรองละเอียดหลังพวย หยดสุดท้ายไม่ไหลย้อยข้างกา",
        "خلف الصنبور مصفاة دقيقة، والقطرة الأخيرة لا تسيل على الجانب.",
    ),
    highlights: &[
        t("Pours without dripping", "รินไม่หยด", "صبّ من دون تنقيط"),
        t("Strainer included", "มีตะแกรงกรองในชุด", "المصفاة مرفقة"),
        t(
            "Enough for three to four cups",
            "ชงได้สามถึงสี่ถ้วย",
            "يكفي ثلاثة إلى أربعة أكواب",
        ),
    ],
    specs: &[
        spec(labels::CAPACITY, 6, 11, 1, Unit::Litres),
        spec(labels::HEIGHT, 13, 19, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 480, 980, 20, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("round teapot", "กาน้ำชาทรงกลม", "إبريق شاي مستدير"),
            t(
                "The round belly gives the leaves room to open and keeps the tea warm through a long talk.",
                "ทรงกลมให้ใบชาคลี่ตัวเต็มที่และเก็บความอุ่นไว้ได้ตลอดบทสนทนา",
                "تمنح البطن المستديرة الأوراقَ مساحة لتتفتّح وتحفظ الشاي دافئًا طوال جلسة طويلة.",
            ),
            &[
                model(
                    "Malee",
                    "مالي",
                    DINTHARA,
                    890,
                    STONEWARE,
                    Colours(&[NAVY, CREAM, RED, SAGE]),
                ),
                model(
                    "Bustan",
                    "بستان",
                    DINTHARA,
                    1090,
                    PORCELAIN,
                    Colours(&[ROSE, TEAL, WHITE]),
                ),
            ],
        ),
        style(
            1,
            t("dotted iron teapot", "กาเหล็กลายจุด", "إبريق شاي حديدي منقّط"),
            t(
                "Raised dots cover the heavy body; inside, an enamel coat keeps the taste of the tea clean.",
                "ลายจุดนูนทั่วตัวกาหนัก ด้านในเคลือบอีนาเมลไม่ทำให้รสชาเพี้ยน",
                "تغطي النقاط البارزة جسمه الثقيل، ومن الداخل طبقة مينا تحفظ نقاء طعم الشاي.",
            ),
            &[
                model(
                    "Mekhong",
                    "ميكونغ",
                    LEKVARA,
                    1490,
                    CAST_IRON,
                    Both(&[RED, TEAL, BLACK], JUGS),
                ),
                model(
                    "Najm",
                    "نجم",
                    LEKVARA,
                    1790,
                    CAST_IRON,
                    Colours(&[NAVY, MUSTARD]),
                ),
            ],
        ),
        style(
            2,
            t(
                "glass teapot with infuser",
                "กาน้ำชาแก้วพร้อมที่กรอง",
                "إبريق شاي زجاجي مع مصفاة",
            ),
            t(
                "You see when the colour is right, lift the infuser out, and the tea stops brewing.",
                "เห็นสีชาพอดีเมื่อไร ก็ยกที่กรองออกได้ทันที ชาไม่ขมเกินไป",
                "ترى اللون حين يصبح مناسبًا، فترفع المصفاة ويتوقف النقع.",
            ),
            &[
                model("Sai", "ساي", DINTHARA, 690, GLASS, Sizes(ORANGE, JUGS)),
                model(
                    "Billaur",
                    "بلّور",
                    DINTHARA,
                    850,
                    GLASS,
                    Colours(&[RED, SAGE]),
                ),
                model("Nana", "نعناع", DINTHARA, 590, GLASS, Colours(&[TEAL])),
            ],
        ),
        style(
            3,
            t(
                "side-handled teapot",
                "กาน้ำชาด้ามข้าง",
                "إبريق شاي بمقبض جانبي",
            ),
            t(
                "Held like a small pan, it pours with a turn of the wrist, just as green tea likes it.",
                "จับด้ามเหมือนกระทะใบเล็ก พลิกข้อมือก็รินได้ เหมาะกับชาเขียว",
                "يُمسك كمقلاة صغيرة ويصبّ بلفتة من المعصم، كما يحب الشاي الأخضر.",
            ),
            &[
                model(
                    "Pai",
                    "باي",
                    DINTHARA,
                    790,
                    STONEWARE,
                    Colours(&[SAND, NAVY, ROSE]),
                ),
                model(
                    "Hilal",
                    "هلال",
                    DINTHARA,
                    950,
                    CERAMIC,
                    Colours(&[SAGE, BLACK]),
                ),
            ],
        ),
    ],
};
