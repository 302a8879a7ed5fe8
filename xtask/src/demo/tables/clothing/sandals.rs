//! Sandals. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, BROWN, GREY, MUSTARD, NAVY, OLIVE, ORANGE, RED, ROSE, SAGE, SHOES, SKY, TEAL,
};
use crate::demo::materials::{CORK, COTTON, LEATHER, RECYCLED, RUBBER};
use crate::demo::tables::Choice::Both;
use crate::demo::tables::brands::{KAOVELA, NAKHLARA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const SANDALS: Kind = Kind {
    art: "sandals",
    code: "SAN",
    name: t("Sandals", "รองเท้าแตะ", "الصنادل"),
    google: "Apparel & Accessories > Shoes",
    fact: t(
        "The footbed takes on the shape of the foot within a week.",
        "พื้นรองเท้าเข้ารูปเท้าภายในหนึ่งสัปดาห์",
        "تأخذ أرضية الصندل شكل القدم خلال أسبوع.",
    ),
    highlights: &[
        t("Sole can be replaced", "เปลี่ยนพื้นได้", "النعل قابل للاستبدال"),
        t("Grips on wet ground", "เกาะพื้นเปียก", "يثبت على الأرض المبللة"),
    ],
    specs: &[
        spec(labels::SOLE, 20, 45, 5, Unit::Millimetres),
        spec(labels::WEIGHT, 180, 420, 20, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t(
                "two-strap cork sandals",
                "รองเท้าแตะพื้นไม้ก๊อกสองสาย",
                "صندل فلّين بحزامين",
            ),
            t(
                "Two buckles, one broad footbed, and nothing that pinches.",
                "หัวเข็มขัดสองอัน พื้นกว้าง ไม่มีจุดไหนบีบเท้า",
                "إبزيمان وأرضية عريضة ولا شيء يضغط على القدم.",
            ),
            &[
                model(
                    "Doen",
                    "دوين",
                    KAOVELA,
                    890,
                    CORK,
                    Both(&[NAVY, BROWN, RED], SHOES),
                ),
                model(
                    "Ramla",
                    "رملة",
                    NAKHLARA,
                    1190,
                    LEATHER,
                    Both(&[MUSTARD, BLACK], SHOES),
                ),
            ],
        ),
        style(
            1,
            t("thong sandals", "รองเท้าแตะหูคีบ", "شبشب بإصبع"),
            t(
                "Soft straps that never rub and a sole that floats if it falls into the sea.",
                "สายนุ่มไม่กัดเท้า พื้นลอยน้ำได้ถ้าตกทะเล",
                "أحزمة ناعمة لا تحتك ونعل يطفو إن سقط في البحر.",
            ),
            &[
                model(
                    "Khiap",
                    "كياب",
                    KAOVELA,
                    290,
                    RUBBER,
                    Both(&[SAGE, SKY, ORANGE], SHOES),
                ),
                model(
                    "Shati",
                    "شاطئ",
                    NAKHLARA,
                    390,
                    RUBBER,
                    Both(&[ROSE, BLACK], SHOES),
                ),
            ],
        ),
        style(
            2,
            t("trekking sandals", "รองเท้าแตะเดินป่า", "صندل للمشي الطويل"),
            t(
                "Broad straps hold the foot on roots and river stones, and all of them open in a second.",
                "สายรัดกว้างยึดเท้ามั่นคงบนรากไม้และหินริมธาร ปลดได้ในวินาทีเดียว",
                "أحزمة عريضة تثبّت القدم على الجذور وحجارة النهر، وتُفتح كلها في لحظة.",
            ),
            &[
                model(
                    "Pha",
                    "فا",
                    KAOVELA,
                    1290,
                    RECYCLED,
                    Both(&[OLIVE, NAVY], SHOES),
                ),
                model(
                    "Wadi",
                    "وادي",
                    KAOVELA,
                    1490,
                    RECYCLED,
                    Both(&[TEAL, BLACK], SHOES),
                ),
            ],
        ),
        style(
            3,
            t(
                "slippers for house and garden",
                "รองเท้าสลิปเปอร์ใส่ในบ้านและสวน",
                "خفّ للبيت والحديقة",
            ),
            t(
                "In with a step, off with a shake; the closed toe keeps out the dew.",
                "ก้าวเดียวใส่ สะบัดเดียวถอด หัวปิดกันน้ำค้าง",
                "يُلبس بخطوة ويُخلع بهزّة، ومقدمته المغلقة تصدّ الندى.",
            ),
            &[
                model(
                    "Baan",
                    "بان",
                    KAOVELA,
                    590,
                    COTTON,
                    Both(&[ROSE, GREY, SAGE], SHOES),
                ),
                model(
                    "Babouj",
                    "بابوج",
                    NAKHLARA,
                    990,
                    LEATHER,
                    Both(&[MUSTARD, RED], SHOES),
                ),
            ],
        ),
    ],
};
