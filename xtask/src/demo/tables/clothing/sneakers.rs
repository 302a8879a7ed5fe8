//! Sneakers. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CREAM, MUSTARD, NAVY, ORANGE, RED, ROSE, SAGE, SAND, SHOES, SKY, TEAL, WHITE,
};
use crate::demo::materials::{CANVAS, LEATHER, LINEN, RECYCLED};
use crate::demo::tables::Choice::Both;
use crate::demo::tables::brands::{KAOVELA, NAKHLARA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const SNEAKERS: Kind = Kind {
    art: "sneakers",
    code: "SNK",
    name: t("Sneakers", "รองเท้าผ้าใบ", "الأحذية الرياضية"),
    google: "Apparel & Accessories > Shoes",
    fact: t(
        "The insole comes out for washing, and a second pair of laces lies in the box.",
        "แผ่นรองถอดซักได้ และมีเชือกสำรองอีกคู่ในกล่อง",
        "البطانة الداخلية تُنزع للغسل، وفي العلبة زوج إضافي من الأربطة.",
    ),
    highlights: &[
        t("Can be resoled", "เปลี่ยนพื้นได้", "يمكن تبديل النعل"),
        t("Washable insole", "แผ่นรองซักได้", "بطانة قابلة للغسل"),
    ],
    specs: &[
        spec(labels::SOLE, 25, 40, 5, Unit::Millimetres),
        spec(labels::WEIGHT, 240, 420, 20, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("low court sneakers", "รองเท้าผ้าใบทรงเตี้ย", "حذاء رياضي منخفض"),
            t(
                "A white toe, a coloured side: the pair that goes with everything but a tuxedo.",
                "หัวขาวข้างสี คู่ที่เข้ากับทุกชุดยกเว้นทักซิโด้",
                "مقدمة بيضاء وجانب ملوّن: زوج يناسب كل شيء إلا بدلة السهرة.",
            ),
            &[
                model(
                    "Sanam",
                    "سانام",
                    KAOVELA,
                    1190,
                    CANVAS,
                    Both(&[NAVY, RED, SAGE], SHOES),
                ),
                model(
                    "Malaab",
                    "ملعب",
                    KAOVELA,
                    1690,
                    LEATHER,
                    Both(&[WHITE, BLACK], SHOES),
                ),
            ],
        ),
        style(
            1,
            t("cushioned running shoes", "รองเท้าวิ่งพื้นนุ่ม", "حذاء جري مبطّن"),
            t(
                "The wavy sole gives way on landing and hands the energy back at the next step.",
                "พื้นคลื่นยุบตัวรับแรงและส่งแรงคืนในก้าวถัดไป",
                "نعله المتموّج يلين عند الهبوط ويعيد الطاقة في الخطوة التالية.",
            ),
            &[
                model(
                    "Wing Wan",
                    "وينغ وان",
                    KAOVELA,
                    1990,
                    RECYCLED,
                    Both(&[ORANGE, SKY, BLACK], SHOES),
                ),
                model(
                    "Rih",
                    "ريح",
                    KAOVELA,
                    2490,
                    RECYCLED,
                    Both(&[TEAL, ROSE], SHOES),
                ),
            ],
        ),
        style(
            2,
            t(
                "high-top canvas sneakers",
                "รองเท้าผ้าใบหุ้มข้อ",
                "حذاء كانفاس عالٍ",
            ),
            t(
                "Laced to the ankle, with a tab at the heel to pull them on.",
                "ผูกเชือกถึงข้อเท้า มีหูดึงที่ส้นใส่ง่าย",
                "يُربط حتى الكاحل، وفي الكعب حلقة لسهولة اللبس.",
            ),
            &[
                model(
                    "Sung",
                    "سونغ",
                    KAOVELA,
                    1390,
                    CANVAS,
                    Both(&[MUSTARD, NAVY, BLACK], SHOES),
                ),
                model(
                    "Burj",
                    "برج",
                    KAOVELA,
                    1590,
                    CANVAS,
                    Both(&[SAGE, CREAM], SHOES),
                ),
            ],
        ),
        style(
            3,
            t("slip-on sneakers", "รองเท้าผ้าใบแบบสวม", "حذاء بلا أربطة"),
            t(
                "Elastic at both sides, no laces, and a stripe of leather around the sole.",
                "ยางยืดสองข้าง ไม่มีเชือก คาดแถบหนังรอบพื้น",
                "مطاط على الجانبين بلا أربطة، وشريط من جلد حول النعل.",
            ),
            &[
                model(
                    "Suam",
                    "سوام",
                    KAOVELA,
                    890,
                    CANVAS,
                    Both(&[NAVY, SAND, RED], SHOES),
                ),
                model(
                    "Sahl",
                    "سهل",
                    NAKHLARA,
                    1090,
                    LINEN,
                    Both(&[SKY, BLACK], SHOES),
                ),
            ],
        ),
    ],
};
