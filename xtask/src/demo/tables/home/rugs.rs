//! Rugs. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, BROWN, GREY, MUSTARD, NAVY, OLIVE, ORANGE, RED, ROSE, ROUNDS, RUGS, SAGE, SAND, SKY,
    TEAL,
};
use crate::demo::materials::{CANVAS, COTTON, WOOL};
use crate::demo::tables::Choice::{Both, Colours};
use crate::demo::tables::brands::SADURRA;
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const RUG_KIND: Kind = Kind {
    art: "rug",
    code: "RUG",
    name: t("Rugs", "พรม", "السجاد"),
    google: "Home & Garden > Decor > Rugs",
    fact: t(
        "Flat-woven and reversible; an underlay that stops slipping is included.",
        "ทอเรียบใช้ได้สองด้าน มีแผ่นรองกันลื่นในชุด",
        "منسوج مسطّح يُستعمل من الوجهين، ومعه بطانة مانعة للانزلاق.",
    ),
    highlights: &[
        t(
            "Can be used on both sides",
            "ใช้ได้สองด้าน",
            "يُستعمل من الوجهين",
        ),
        t("Underlay included", "มีแผ่นรองกันลื่น", "البطانة مرفقة"),
    ],
    specs: &[spec(
        labels::CLOTH,
        1200,
        2400,
        100,
        Unit::GramsPerSquareMetre,
    )],
    styles: &[
        style(
            0,
            t(
                "striped rug with fringes",
                "พรมลายทางชายครุย",
                "سجادة مخططة بأهداب",
            ),
            t(
                "Quiet stripes frame two rows of diamonds, as on the boats of the river.",
                "ริ้วเรียบล้อมลายข้าวหลามตัดสองแถวเหมือนบนเรือริมน้ำ",
                "خطوط هادئة تؤطّر صفين من المعيّنات كما على قوارب النهر.",
            ),
            &[
                model(
                    "Nam",
                    "نام",
                    SADURRA,
                    2490,
                    COTTON,
                    Both(&[ROSE, NAVY, SAGE], RUGS),
                ),
                model(
                    "Safina",
                    "سفينة",
                    SADURRA,
                    3990,
                    WOOL,
                    Both(&[RED, SAND], RUGS),
                ),
            ],
        ),
        style(
            1,
            t("round braided rug", "พรมถักทรงกลม", "سجادة مستديرة مجدولة"),
            t(
                "Braided in one long plait and sewn from the middle outwards.",
                "ถักเปียเส้นเดียวยาวแล้วเย็บวนจากกลางออกไป",
                "مجدولة في ضفيرة واحدة طويلة ومخيطة من الوسط إلى الخارج.",
            ),
            &[
                model(
                    "Wong",
                    "وونغ",
                    SADURRA,
                    1890,
                    COTTON,
                    Both(&[TEAL, RED, MUSTARD], ROUNDS),
                ),
                model(
                    "Halqa",
                    "حلقة",
                    SADURRA,
                    2490,
                    WOOL,
                    Both(&[NAVY, GREY], ROUNDS),
                ),
            ],
        ),
        style(
            2,
            t(
                "diamond runner",
                "พรมทางเดินลายข้าวหลามตัด",
                "سجادة ممر بالمعيّنات",
            ),
            t(
                "Three diamonds lead down the hall; the border holds them together.",
                "ลายข้าวหลามตัดสามดวงนำสายตาไปตามทางเดิน มีกรอบล้อมไว้",
                "ثلاثة معيّنات تقود عبر الممر وإطار يجمعها.",
            ),
            &[
                model(
                    "Thang Doen",
                    "تانغ دوين",
                    SADURRA,
                    1690,
                    COTTON,
                    Colours(&[MUSTARD, SAGE, RED]),
                ),
                model(
                    "Mamarr",
                    "ممر",
                    SADURRA,
                    2290,
                    WOOL,
                    Colours(&[NAVY, BROWN]),
                ),
            ],
        ),
        style(
            3,
            t(
                "picnic rug with straps",
                "เสื่อปิกนิกพร้อมสายรัด",
                "سجادة نزهات بأحزمة",
            ),
            t(
                "Rolls up in a moment; the underside keeps out dew and sand.",
                "ม้วนเก็บได้ในพริบตา ด้านล่างกันน้ำค้างและทราย",
                "تُلف في لحظة، ووجهها السفلي يصدّ الندى والرمل.",
            ),
            &[
                model(
                    "Suea",
                    "سويا",
                    SADURRA,
                    990,
                    CANVAS,
                    Colours(&[SKY, RED, OLIVE]),
                ),
                model(
                    "Nuzha",
                    "نزهة",
                    SADURRA,
                    1190,
                    COTTON,
                    Colours(&[ORANGE, BLACK]),
                ),
                model("Bustan", "بستان", SADURRA, 890, COTTON, Colours(&[SAGE])),
            ],
        ),
    ],
};
