//! Totes & shoppers. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, BROWN, CREAM, MUSTARD, NAVY, ORANGE, RED, ROSE, SAGE, SAND, SKY};
use crate::demo::materials::{CANVAS, COTTON, HYACINTH, LEATHER, LINEN};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{PAYTARA, RIHLAN, WAIVENA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const TOTES: Kind = Kind {
    art: "tote",
    code: "TOT",
    name: t(
        "Totes & shoppers",
        "กระเป๋าโท้ตและถุงช้อปปิ้ง",
        "حقائب اليد والتسوق",
    ),
    google: "Apparel & Accessories > Handbags, Wallets & Cases > Handbags",
    fact: t(
        "The handles are sewn in twice and carry ten kilograms without a sigh.",
        "หูหิ้วเย็บสองชั้น รับน้ำหนักสิบกิโลกรัมได้สบาย",
        "المقابض مخيطة مرتين وتحمل عشرة كيلوغرامات بسهولة.",
    ),
    highlights: &[
        t(
            "Carries up to ten kilograms",
            "รับน้ำหนักได้สิบกิโลกรัม",
            "تحمل حتى عشرة كيلوغرامات",
        ),
        t(
            "Inner pocket for keys",
            "มีช่องในใส่กุญแจ",
            "جيب داخلي للمفاتيح",
        ),
    ],
    specs: &[
        spec(labels::WIDTH, 32, 46, 2, Unit::Centimetres),
        spec(labels::HEIGHT, 28, 42, 2, Unit::Centimetres),
        spec(labels::WEIGHT, 220, 760, 20, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("canvas tote", "กระเป๋าผ้าแคนวาส", "حقيبة كانفاس"),
            t(
                "It folds into itself when empty and stands on its own when full.",
                "พับเก็บในตัวเองได้เมื่อว่าง ตั้งได้เองเมื่อเต็ม",
                "تُطوى على نفسها فارغة وتقف وحدها ممتلئة.",
            ),
            &[
                model(
                    "Talat",
                    "تالات",
                    PAYTARA,
                    490,
                    CANVAS,
                    Colours(&[SAND, NAVY, SAGE, ROSE]),
                ),
                model(
                    "Souqi",
                    "سوقي",
                    PAYTARA,
                    590,
                    COTTON,
                    Colours(&[MUSTARD, BLACK]),
                ),
                model("Khubz", "خبز", PAYTARA, 290, COTTON, Colours(&[CREAM])),
            ],
        ),
        style(
            1,
            t(
                "zipped shopper with leather base",
                "กระเป๋าซิปก้นหนัง",
                "حقيبة تسوق بسحّاب وقاعدة جلدية",
            ),
            t(
                "A leather base for train floors and café chairs, a zip for crowded markets.",
                "ก้นหนังทนพื้นรถไฟและเก้าอี้คาเฟ่ ซิปปิดมิดชิดในตลาดคนแน่น",
                "قاعدة من جلد لأرضيات القطار وكراسي المقاهي، وسحّاب للأسواق المزدحمة.",
            ),
            &[
                model(
                    "Krung",
                    "كرونغ",
                    RIHLAN,
                    1890,
                    CANVAS,
                    Colours(&[NAVY, RED, CREAM]),
                ),
                model(
                    "Madina",
                    "مدينة",
                    RIHLAN,
                    2490,
                    LINEN,
                    Colours(&[SAGE, BLACK]),
                ),
            ],
        ),
        style(
            2,
            t("woven market bag", "ตะกร้าสานจ่ายตลาด", "حقيبة سوق مجدولة"),
            t(
                "Light as a hat and wide as a drawer, for mangoes, herbs and a loaf of bread.",
                "เบาเหมือนหมวก กว้างเหมือนลิ้นชัก ใส่มะม่วง ผักสด และขนมปังได้ครบ",
                "خفيفة كقبعة وواسعة كدُرج، للمانجو والأعشاب ورغيف الخبز.",
            ),
            &[
                model(
                    "Sanuan",
                    "سانوان",
                    WAIVENA,
                    790,
                    HYACINTH,
                    Colours(&[MUSTARD, SAGE, ROSE]),
                ),
                model(
                    "Qafas",
                    "قفص",
                    WAIVENA,
                    890,
                    HYACINTH,
                    Colours(&[NAVY, ORANGE]),
                ),
            ],
        ),
        style(
            3,
            t(
                "bucket bag with drawstring",
                "กระเป๋าขนมจีบรูดเชือก",
                "حقيبة دلو برباط",
            ),
            t(
                "Pull the cord and the bag closes like a flower at night.",
                "รูดเชือกแล้วปากกระเป๋าหุบเหมือนดอกไม้ยามค่ำ",
                "اسحب الرباط فتنغلق الحقيبة كزهرة في الليل.",
            ),
            &[
                model(
                    "Bua",
                    "بوا",
                    RIHLAN,
                    1590,
                    LEATHER,
                    Colours(&[SKY, BLACK, BROWN]),
                ),
                model("Sorra", "صرّة", RIHLAN, 1990, LEATHER, Colours(&[RED, SAND])),
            ],
        ),
    ],
};
