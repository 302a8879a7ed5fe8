//! Pots & pans. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, CREAM, GREY, MUSTARD, NAVY, PANS, RED, SAGE, SAND, SKY, TEAL};
use crate::demo::materials::{ALUMINIUM, CAST_IRON, ENAMEL, METAL, STEEL};
use crate::demo::tables::Choice::{Both, Colours, Sizes};
use crate::demo::tables::brands::LEKVARA;
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const PANS_AND_POTS: Kind = Kind {
    art: "pan",
    code: "PAN",
    name: t("Pots & pans", "หม้อและกระทะ", "القدور والمقالي"),
    google: "Home & Garden > Kitchen & Dining > Cookware & Bakeware > Cookware",
    fact: t(
        "It works on gas, ceramic and induction hobs alike.",
        "ใช้ได้ทั้งเตาแก๊ส เตาเซรามิก และเตาแม่เหล็กไฟฟ้า",
        "تعمل على مواقد الغاز والسيراميك والحث على حد سواء.",
    ),
    highlights: &[
        t(
            "For every hob, induction too",
            "ใช้ได้กับเตาทุกชนิดรวมเตาแม่เหล็กไฟฟ้า",
            "لكل المواقد، ومنها الحث",
        ),
        t(
            "Handle can be replaced",
            "เปลี่ยนด้ามได้",
            "المقبض قابل للاستبدال",
        ),
        t("Free of PFAS", "ปราศจากสาร PFAS", "خالية من مركبات PFAS"),
    ],
    specs: &[
        spec(labels::HEIGHT, 6, 14, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 900, 3400, 100, Unit::Grams),
        spec(labels::WARRANTY, 36, 60, 12, Unit::Months),
    ],
    styles: &[
        style(
            0,
            t("frying pan", "กระทะแบน", "مقلاة"),
            t(
                "Sears quickly, cooks evenly and lets an omelette slide onto the plate.",
                "จี่หน้าไว สุกทั่วถึง ไข่เจียวไถลลงจานได้ง่าย",
                "تحمّر بسرعة وتطهو بالتساوي وينزلق منها البيض إلى الطبق.",
            ),
            &[
                model("Fai", "فاي", LEKVARA, 890, CAST_IRON, Sizes(BLACK, PANS)),
                model(
                    "Lahab",
                    "لهب",
                    LEKVARA,
                    1190,
                    ALUMINIUM,
                    Both(&[RED, NAVY], PANS),
                ),
                model("Thong", "تونغ", LEKVARA, 1490, STEEL, Sizes(GREY, PANS)),
            ],
        ),
        style(
            1,
            t("saucepan with lid", "หม้อด้ามพร้อมฝา", "قدر صغيرة بغطاء"),
            t(
                "For rice, sauces and the soup of the day, with a rim that pours from either side.",
                "สำหรับหุงข้าว ทำซอส และต้มซุป ขอบรินได้ทั้งสองด้าน",
                "للأرز والصلصات وحساء اليوم، بحافة تصبّ من الجانبين.",
            ),
            &[
                model(
                    "Nom",
                    "نوم",
                    LEKVARA,
                    790,
                    ENAMEL,
                    Colours(&[SAGE, CREAM, MUSTARD]),
                ),
                model("Zayn", "زين", LEKVARA, 1290, STEEL, Colours(&[SKY, BLACK])),
            ],
        ),
        style(
            2,
            t("casserole with lid", "หม้อสตูว์พร้อมฝา", "قدر طهي بطيء بغطاء"),
            t(
                "Made for slow curries and Sunday stews, from the flame to the oven to the table.",
                "เกิดมาเพื่อแกงเคี่ยวช้าและสตูว์วันอาทิตย์ จากเตาเข้าเตาอบแล้วยกขึ้นโต๊ะ",
                "صُنعت للكاري البطيء ويخنات العطلة، من الموقد إلى الفرن إلى المائدة.",
            ),
            &[
                model(
                    "Raan",
                    "ران",
                    LEKVARA,
                    2490,
                    CAST_IRON,
                    Both(&[RED, TEAL, CREAM], PANS),
                ),
                model(
                    "Diwan",
                    "ديوان",
                    LEKVARA,
                    2890,
                    CAST_IRON,
                    Colours(&[NAVY, SAGE]),
                ),
            ],
        ),
        style(
            3,
            t("round-bottomed wok", "กระทะก้นกลม", "مقلاة ووك"),
            t(
                "Thin at the rim and strong at the base, it reaches the heat that a good stir-fry needs.",
                "ขอบบางก้นหนา ร้อนจัดพอสำหรับผัดไฟแดง",
                "رقيقة عند الحافة قوية عند القاعدة، تبلغ الحرارة التي يحتاجها القلي السريع.",
            ),
            &[
                model("Yaowa", "ياووا", LEKVARA, 990, METAL, Sizes(BLACK, PANS)),
                model(
                    "Charoen",
                    "تشارون",
                    LEKVARA,
                    1390,
                    CAST_IRON,
                    Colours(&[SAND, BLACK]),
                ),
                model("Phat", "بات", LEKVARA, 690, METAL, Colours(&[GREY])),
            ],
        ),
    ],
};
