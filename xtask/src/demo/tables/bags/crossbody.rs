//! Cross-body bags. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, BROWN, CREAM, GREY, MUSTARD, NAVY, OLIVE, RED, ROSE, SAGE, SAND, SKY, TEAL,
};
use crate::demo::materials::{CANVAS, LEATHER, RECYCLED};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{PAYTARA, RIHLAN};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const CROSSBODY: Kind = Kind {
    art: "crossbody",
    code: "CRS",
    name: t("Cross-body bags", "กระเป๋าสะพายข้าง", "حقائب الكتف"),
    google: "Apparel & Accessories > Handbags, Wallets & Cases > Handbags",
    fact: t(
        "The strap adjusts from the hip to the shoulder and comes off altogether.",
        "สายปรับได้ตั้งแต่สะโพกถึงไหล่ และถอดออกได้",
        "يُضبط الحزام من الورك إلى الكتف ويمكن نزعه.",
    ),
    highlights: &[
        t(
            "Strap adjusts and comes off",
            "สายปรับและถอดได้",
            "حزام قابل للضبط والنزع",
        ),
        t("Lined with cotton", "บุซับในผ้าฝ้าย", "مبطّنة بالقطن"),
    ],
    specs: &[
        spec(labels::WIDTH, 18, 28, 1, Unit::Centimetres),
        spec(labels::HEIGHT, 12, 20, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 180, 460, 20, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("saddle bag", "กระเป๋าทรงอานม้า", "حقيبة على شكل سرج"),
            t(
                "The round flap falls over everything and clicks shut with a brass tongue.",
                "ฝาโค้งปิดคลุมทั้งใบและล็อกด้วยลิ้นทองเหลือง",
                "يغطي اللسان المستدير كل شيء ويُقفل بطقّة نحاسية.",
            ),
            &[
                model(
                    "Ma",
                    "ما",
                    RIHLAN,
                    1690,
                    LEATHER,
                    Colours(&[BROWN, BLACK, CREAM]),
                ),
                model(
                    "Faris",
                    "فارس",
                    RIHLAN,
                    2290,
                    LEATHER,
                    Colours(&[SAGE, RED]),
                ),
            ],
        ),
        style(
            1,
            t("half-moon bag", "กระเป๋าทรงพระจันทร์เสี้ยว", "حقيبة نصف قمر"),
            t(
                "Its curve lies along the body and hardly shows under a jacket.",
                "ทรงโค้งแนบลำตัว สวมเสื้อคลุมทับแทบมองไม่เห็น",
                "ينسجم انحناؤها مع الجسم ولا تكاد تظهر تحت السترة.",
            ),
            &[
                model(
                    "Siao",
                    "سياو",
                    PAYTARA,
                    890,
                    RECYCLED,
                    Colours(&[ROSE, NAVY, MUSTARD]),
                ),
                model(
                    "Layla",
                    "ليلى",
                    RIHLAN,
                    1490,
                    LEATHER,
                    Colours(&[TEAL, BLACK]),
                ),
            ],
        ),
        style(
            2,
            t("belt bag", "กระเป๋าคาดเอว", "حقيبة خصر"),
            t(
                "Worn in front at the market and behind on the bicycle, with a pocket inside for the phone.",
                "คาดหน้าเวลาเดินตลาด คาดหลังเวลาปั่นจักรยาน มีช่องในใส่โทรศัพท์",
                "تُلبس من الأمام في السوق ومن الخلف على الدراجة، وفي داخلها جيب للهاتف.",
            ),
            &[
                model(
                    "Eo",
                    "إيو",
                    PAYTARA,
                    690,
                    RECYCLED,
                    Colours(&[RED, SKY, BLACK]),
                ),
                model(
                    "Khasr",
                    "خصر",
                    PAYTARA,
                    790,
                    CANVAS,
                    Colours(&[OLIVE, SAND]),
                ),
                model("Hizam", "حزام", PAYTARA, 590, CANVAS, Colours(&[GREY])),
            ],
        ),
        style(
            3,
            t("camera bag", "กระเป๋าทรงกล้อง", "حقيبة كاميرا"),
            t(
                "Soft dividers make it a home for lenses; without them it is simply a neat box.",
                "มีแผ่นกั้นนุ่มสำหรับเลนส์ ถอดออกก็เป็นกล่องเรียบร้อยใบหนึ่ง",
                "فواصل لينة تجعلها بيتًا للعدسات، ومن دونها علبة أنيقة فحسب.",
            ),
            &[
                model(
                    "Lens",
                    "عدسة",
                    PAYTARA,
                    1290,
                    CANVAS,
                    Colours(&[SAGE, NAVY, GREY]),
                ),
                model(
                    "Suwar",
                    "صور",
                    RIHLAN,
                    1890,
                    LEATHER,
                    Colours(&[BROWN, BLACK]),
                ),
            ],
        ),
    ],
};
