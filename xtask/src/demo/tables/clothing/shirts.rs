//! Shirts. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CLOTHES, CREAM, MUSTARD, NAVY, OLIVE, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE,
};
use crate::demo::materials::{COTTON, LINEN, SILK};
use crate::demo::tables::Choice::Both;
use crate::demo::tables::brands::{FAIMORA, NASIJRA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const SHIRTS: Kind = Kind {
    art: "shirt",
    code: "SHI",
    name: t("Shirts", "เสื้อ", "القمصان"),
    google: "Apparel & Accessories > Clothing > Shirts & Tops",
    fact: t(
        "Cut straight and a little wide, washed before sewing, so it will not shrink.",
        "ทรงตรงหลวมเล็กน้อย ซักก่อนเย็บจึงไม่หด",
        "قصّة مستقيمة واسعة قليلًا، والقماش مغسول قبل الخياطة فلا ينكمش.",
    ),
    highlights: &[
        t(
            "Washed before sewing, does not shrink",
            "ซักก่อนเย็บ ไม่หด",
            "مغسول مسبقًا ولا ينكمش",
        ),
        t(
            "Flat seams that do not scratch",
            "ตะเข็บเรียบไม่ระคายผิว",
            "درزات مسطّحة لا تخدش",
        ),
    ],
    specs: &[spec(labels::CLOTH, 120, 210, 10, Unit::GramsPerSquareMetre)],
    styles: &[
        style(
            0,
            t("button-up shirt", "เสื้อเชิ้ตแขนยาว", "قميص بأزرار"),
            t(
                "A soft collar, mother-of-pearl buttons and a pocket that takes a notebook.",
                "ปกนุ่ม กระดุมเปลือกหอย กระเป๋าใส่สมุดเล่มเล็กได้",
                "ياقة ناعمة وأزرار من الصدف وجيب يتّسع لدفتر.",
            ),
            &[
                model(
                    "Ruam",
                    "روام",
                    NASIJRA,
                    990,
                    COTTON,
                    Both(&[SKY, WHITE, NAVY], CLOTHES),
                ),
                model(
                    "Nasim",
                    "نسيم",
                    NASIJRA,
                    1390,
                    LINEN,
                    Both(&[SAND, SAGE], CLOTHES),
                ),
            ],
        ),
        style(
            1,
            t("crew-neck T-shirt", "เสื้อยืดคอกลม", "قميص قطني بياقة مستديرة"),
            t(
                "Thick enough for a day alone, fine enough to wear beneath a jacket.",
                "หนาพอใส่เดี่ยว บางพอใส่ใต้แจ็กเก็ต",
                "سميك بما يكفي لتلبسه وحده، ورقيق لتلبسه تحت سترة.",
            ),
            &[
                model(
                    "Ngai",
                    "نغاي",
                    NASIJRA,
                    390,
                    COTTON,
                    Both(&[SAGE, ROSE, WHITE, BLACK], CLOTHES),
                ),
                model(
                    "Basit",
                    "بسيط",
                    FAIMORA,
                    490,
                    COTTON,
                    Both(&[MUSTARD, NAVY], CLOTHES),
                ),
            ],
        ),
        style(
            2,
            t("palm-print shirt", "เสื้อฮาวายลายใบปาล์ม", "قميص بنقشة النخيل"),
            t(
                "Printed by hand with three blocks, for warm evenings and short holidays.",
                "พิมพ์มือด้วยแม่พิมพ์สามบล็อก สำหรับค่ำคืนอบอุ่นและวันหยุดสั้น ๆ",
                "مطبوع يدويًا بثلاثة قوالب، لأمسيات دافئة وعطل قصيرة.",
            ),
            &[
                model(
                    "Hat Sai",
                    "هات ساي",
                    FAIMORA,
                    890,
                    COTTON,
                    Both(&[NAVY, RED, TEAL], CLOTHES),
                ),
                model(
                    "Nakhla",
                    "نخلة",
                    FAIMORA,
                    1190,
                    SILK,
                    Both(&[SAGE, BLACK], CLOTHES),
                ),
            ],
        ),
        style(
            3,
            t(
                "collarless farmer's shirt",
                "เสื้อหม้อห้อมคอตั้ง",
                "قميص ريفي بلا ياقة",
            ),
            t(
                "Two pockets, wooden toggles and fine stripes: the shirt that gardeners hand down.",
                "สองกระเป๋า กระดุมไม้ ริ้วบาง เสื้อที่ชาวสวนส่งต่อกันมา",
                "جيبان وأزرار خشبية وخطوط رفيعة: قميص يتوارثه المزارعون.",
            ),
            &[
                model(
                    "Mohom",
                    "موهوم",
                    FAIMORA,
                    690,
                    COTTON,
                    Both(&[NAVY, OLIVE], CLOTHES),
                ),
                model(
                    "Fallah",
                    "فلاح",
                    FAIMORA,
                    850,
                    LINEN,
                    Both(&[MUSTARD, SAGE, CREAM], CLOTHES),
                ),
            ],
        ),
    ],
};
