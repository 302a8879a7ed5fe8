//! Speakers. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CREAM, GREY, LILAC, MUSTARD, NAVY, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE,
};
use crate::demo::materials::{OAK, PLASTIC, WALNUT};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{ORVAYN, SIENGRA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const SPEAKERS: Kind = Kind {
    art: "speaker",
    code: "SPK",
    name: t("Speakers", "ลำโพง", "مكبرات الصوت"),
    google: "Electronics > Audio > Audio Components > Speakers",
    fact: t(
        "It pairs in seconds, remembers eight devices and plays without any app.",
        "จับคู่ได้ในไม่กี่วินาที จำได้แปดอุปกรณ์ และไม่ต้องใช้แอป",
        "يقترن في ثوانٍ ويتذكر ثمانية أجهزة ويعمل من دون أي تطبيق.",
    ),
    highlights: &[
        t("Works without an app", "ไม่ต้องใช้แอป", "يعمل من دون تطبيق"),
        t(
            "Two can be joined to a stereo pair",
            "ต่อสองตัวเป็นสเตอริโอได้",
            "يمكن ربط اثنين لصوت ستيريو",
        ),
    ],
    specs: &[
        spec(labels::POWER, 10, 60, 5, Unit::Watts),
        spec(labels::WARRANTY, 24, 36, 12, Unit::Months),
        spec(labels::WEIGHT, 6, 38, 2, Unit::Kilograms),
    ],
    styles: &[
        style(
            0,
            t(
                "portable cylinder speaker",
                "ลำโพงพกพาทรงกระบอก",
                "مكبر صوت محمول أسطواني",
            ),
            t(
                "Sound goes out all round, and the loop hangs it on a branch or a shower tap.",
                "เสียงกระจายรอบทิศ มีหูห้อยแขวนกิ่งไม้หรือก๊อกฝักบัวได้",
                "ينتشر صوته في كل اتجاه، وتُعلّقه الحلقة على غصن أو صنبور.",
            ),
            &[
                model(
                    "Puk",
                    "بوك",
                    ORVAYN,
                    1990,
                    PLASTIC,
                    Colours(&[MUSTARD, SAGE, BLACK, ROSE]),
                ),
                model("Nada", "ندى", SIENGRA, 1490, PLASTIC, Colours(&[SKY, RED])),
            ],
        ),
        style(
            1,
            t("bookshelf speaker", "ลำโพงวางหิ้ง", "مكبر صوت للرف"),
            t(
                "A real wood cabinet and a large cone give voices and double basses their body.",
                "ตู้ไม้จริงกับดอกลำโพงใหญ่ ให้เสียงร้องและดับเบิลเบสมีเนื้อ",
                "صندوق من خشب طبيعي ومخروط كبير يمنحان الأصوات والكونترباص عمقها.",
            ),
            &[
                model("Tu", "تو", ORVAYN, 5490, OAK, Colours(&[CREAM, BLACK])),
                model("Oud", "عود", ORVAYN, 7490, WALNUT, Colours(&[NAVY, SAGE])),
            ],
        ),
        style(
            2,
            t("round room speaker", "ลำโพงทรงกลม", "مكبر صوت كروي للغرفة"),
            t(
                "It fills a room from the middle of it, and the ring of light shows the volume.",
                "วางกลางห้องก็ได้ยินทั่ว วงไฟบอกระดับเสียง",
                "يملأ الغرفة من وسطها، وتُظهر حلقة الضوء مستوى الصوت.",
            ),
            &[
                model(
                    "Som",
                    "سوم",
                    SIENGRA,
                    2490,
                    PLASTIC,
                    Colours(&[ROSE, GREY, WHITE]),
                ),
                model(
                    "Durra",
                    "درّة",
                    ORVAYN,
                    3290,
                    PLASTIC,
                    Colours(&[TEAL, SAND]),
                ),
                model("Krapuk", "كرابوك", SIENGRA, 1190, PLASTIC, Colours(&[SKY])),
            ],
        ),
        style(
            3,
            t("party boom box", "ลำโพงหิ้วปาร์ตี้", "مكبر صوت للحفلات بمقبض"),
            t(
                "Two big cones, one broad handle and enough battery to dance until the last bus.",
                "ดอกลำโพงใหญ่สองดอก มือจับกว้าง แบตพอเต้นถึงรถเที่ยวสุดท้าย",
                "مخروطان كبيران ومقبض عريض وبطارية تكفي للرقص حتى آخر حافلة.",
            ),
            &[
                model(
                    "Sanuk",
                    "سانوك",
                    SIENGRA,
                    3490,
                    PLASTIC,
                    Colours(&[RED, BLACK, MUSTARD]),
                ),
                model(
                    "Farah",
                    "فرح",
                    SIENGRA,
                    3990,
                    PLASTIC,
                    Colours(&[NAVY, LILAC]),
                ),
            ],
        ),
    ],
};
