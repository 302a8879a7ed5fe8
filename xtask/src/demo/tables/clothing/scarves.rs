//! Scarves. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CREAM, GREY, LILAC, MUSTARD, NAVY, OLIVE, RED, ROSE, SAGE, SAND, TEAL,
};
use crate::demo::materials::{COTTON, SILK, WOOL};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{FAIMORA, SADURRA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const SCARVES: Kind = Kind {
    art: "scarf",
    code: "SCA",
    name: t("Scarves", "ผ้าพันคอ", "الأوشحة"),
    google: "Apparel & Accessories > Clothing Accessories > Scarves & Shawls",
    fact: t(
        "The edges are rolled and sewn by hand.",
        "ริมผ้าม้วนและเย็บด้วยมือ",
        "الحواف ملفوفة ومخيطة يدويًا.",
    ),
    highlights: &[
        t("Woven on hand looms", "ทอด้วยกี่มือ", "منسوج على أنوال يدوية"),
        t("Comes in a cotton pouch", "มาในถุงผ้าฝ้าย", "يأتي في كيس قطني"),
    ],
    specs: &[
        spec(labels::LENGTH, 90, 190, 10, Unit::Centimetres),
        spec(labels::WIDTH, 45, 90, 5, Unit::Centimetres),
        spec(labels::WEIGHT, 60, 240, 20, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("fringed scarf", "ผ้าพันคอชายครุย", "وشاح بأهداب"),
            t(
                "Warm for the plane, light for the evening, and long enough to be a blanket for one.",
                "อุ่นบนเครื่องบิน เบาในยามเย็น ยาวพอเป็นผ้าห่มสำหรับหนึ่งคน",
                "دافئ للطائرة وخفيف للمساء وطويل يصلح غطاء لشخص واحد.",
            ),
            &[
                model(
                    "Nao",
                    "ناو",
                    FAIMORA,
                    690,
                    WOOL,
                    Colours(&[SAGE, RED, GREY, MUSTARD]),
                ),
                model("Dafa", "دفء", SADURRA, 890, WOOL, Colours(&[NAVY, CREAM])),
                model("Fai", "فاي", FAIMORA, 590, COTTON, Colours(&[MUSTARD])),
            ],
        ),
        style(
            1,
            t(
                "printed square scarf",
                "ผ้าพันคอสี่เหลี่ยมพิมพ์ลาย",
                "وشاح مربع مطبوع",
            ),
            t(
                "A flower with eight petals stands in the middle; folded, each corner shows another colour.",
                "ดอกไม้แปดกลีบอยู่กลางผืน พับแล้วแต่ละมุมให้สีต่างกัน",
                "في وسطه زهرة بثماني بتلات، وعند طيّه تُظهر كل زاوية لونًا آخر.",
            ),
            &[
                model(
                    "Dokmai",
                    "دوكماي",
                    SADURRA,
                    990,
                    SILK,
                    Colours(&[TEAL, ROSE, NAVY]),
                ),
                model("Zahra", "زهرة", SADURRA, 1290, SILK, Colours(&[LILAC, RED])),
                model("Rabi", "ربيع", SADURRA, 1090, SILK, Colours(&[OLIVE])),
            ],
        ),
        style(
            2,
            t(
                "shawl with woven border",
                "ผ้าคลุมไหล่ทอขอบลาย",
                "شال بحاشية منسوجة",
            ),
            t(
                "The zigzag border is tied and dyed before weaving, thread by thread.",
                "ลายซิกแซกที่ชายผ้ามัดและย้อมก่อนทอทีละเส้น",
                "حاشيته المتعرجة تُربط خيوطها وتُصبغ خيطًا خيطًا قبل النسج.",
            ),
            &[
                model(
                    "Mudmee",
                    "مودمي",
                    FAIMORA,
                    1490,
                    SILK,
                    Colours(&[NAVY, RED, OLIVE]),
                ),
                model(
                    "Naqsh",
                    "نقش",
                    FAIMORA,
                    1190,
                    COTTON,
                    Colours(&[SAND, BLACK]),
                ),
            ],
        ),
        style(
            3,
            t(
                "checked all-purpose cloth",
                "ผ้าขาวม้า",
                "قماش تقليدي مربّعات متعدد الاستعمال",
            ),
            t(
                "Sash, towel, hammock, headscarf: one cloth that has served all of them for centuries.",
                "คาดเอว เช็ดตัว ผูกเปล โพกหัว ผืนเดียวใช้ได้ทุกอย่างมาหลายร้อยปี",
                "حزام ومنشفة وأرجوحة وعمامة: قماش واحد خدم في كل ذلك منذ قرون.",
            ),
            &[
                model(
                    "Isan",
                    "إيسان",
                    FAIMORA,
                    290,
                    COTTON,
                    Colours(&[RED, NAVY, MUSTARD, SAGE]),
                ),
                model(
                    "Phrae",
                    "فراي",
                    FAIMORA,
                    350,
                    COTTON,
                    Colours(&[TEAL, ROSE]),
                ),
            ],
        ),
    ],
};
