//! Cushions. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, BROWN, GREY, LILAC, MUSTARD, NAVY, RED, ROSE, SAGE, TEAL};
use crate::demo::materials::{COTTON, LINEN, SILK, VELVET, WOOL};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::SADURRA;
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const CUSHIONS: Kind = Kind {
    art: "cushion",
    code: "CUS",
    name: t("Cushions", "หมอนอิง", "الوسائد"),
    google: "Home & Garden > Decor > Throw Pillows",
    fact: t(
        "The cover comes off with a hidden zip; the filling is kapok and recycled fibre.",
        "ปลอกถอดได้ด้วยซิปซ่อน ไส้ในเป็นนุ่นผสมใยรีไซเคิล",
        "يُنزع الغطاء بسحّاب مخفي، والحشوة من القابوق وألياف معاد تدويرها.",
    ),
    highlights: &[
        t(
            "Cover comes off for washing",
            "ปลอกถอดซักได้",
            "الغطاء قابل للنزع والغسل",
        ),
        t("Filling included", "พร้อมไส้หมอน", "الحشوة مرفقة"),
    ],
    specs: &[
        spec(labels::WIDTH, 45, 60, 5, Unit::Centimetres),
        spec(labels::WEIGHT, 520, 1600, 40, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("striped cushion", "หมอนอิงลายทาง", "وسادة مخططة"),
            t(
                "Three broad stripes and three fine ones, woven in, not printed.",
                "ริ้วกว้างสามริ้วบางสาม ทอในเนื้อผ้าไม่ใช่พิมพ์",
                "ثلاثة خطوط عريضة وثلاثة رفيعة، منسوجة لا مطبوعة.",
            ),
            &[
                model(
                    "Rio",
                    "ريو",
                    SADURRA,
                    490,
                    COTTON,
                    Colours(&[ROSE, NAVY, SAGE, MUSTARD]),
                ),
                model("Khatt", "خط", SADURRA, 590, LINEN, Colours(&[TEAL, GREY])),
                model("Yaem", "يام", SADURRA, 350, COTTON, Colours(&[TEAL])),
            ],
        ),
        style(
            1,
            t(
                "lumbar cushion with tassels",
                "หมอนรองหลังพู่ห้อย",
                "وسادة ظهر بشراشيب",
            ),
            t(
                "A band of diamonds for the back that sits too long.",
                "ลายข้าวหลามตัดสำหรับหลังที่นั่งนานเกินไป",
                "شريط من المعيّنات لظهر يجلس أكثر مما ينبغي.",
            ),
            &[
                model(
                    "Lai",
                    "لاي",
                    SADURRA,
                    690,
                    COTTON,
                    Colours(&[RED, MUSTARD, NAVY]),
                ),
                model(
                    "Sharshaf",
                    "شرشف",
                    SADURRA,
                    890,
                    SILK,
                    Colours(&[LILAC, TEAL]),
                ),
            ],
        ),
        style(
            2,
            t("pleated floor cushion", "เบาะนั่งพื้นจับจีบ", "وسادة أرضية مكسّرة"),
            t(
                "Pleated like the sun; firm enough for a meal, soft enough for a film.",
                "จับจีบเป็นรัศมี แน่นพอนั่งกินข้าว นุ่มพอดูหนัง",
                "مكسّرة كالشمس؛ متماسكة لوجبة ولينة لفيلم.",
            ),
            &[
                model(
                    "Phuen",
                    "فوين",
                    SADURRA,
                    990,
                    VELVET,
                    Colours(&[SAGE, ROSE, NAVY]),
                ),
                model(
                    "Qurs",
                    "قرص",
                    SADURRA,
                    1190,
                    WOOL,
                    Colours(&[MUSTARD, GREY]),
                ),
            ],
        ),
        style(
            3,
            t(
                "triangular Thai cushion",
                "หมอนขวาน",
                "وسادة تايلاندية مثلثة",
            ),
            t(
                "The classic backrest for mats and terraces, stuffed row by row with kapok.",
                "หมอนพิงคู่เสื่อและชานบ้าน ยัดนุ่นทีละช่อง",
                "مسند الظهر التقليدي للحصير والشرفات، محشو بالقابوق صفًا صفًا.",
            ),
            &[
                model(
                    "Khwan",
                    "كوان",
                    SADURRA,
                    890,
                    COTTON,
                    Colours(&[RED, NAVY, BLACK]),
                ),
                model(
                    "Takya",
                    "تكية",
                    SADURRA,
                    1090,
                    COTTON,
                    Colours(&[TEAL, BROWN]),
                ),
            ],
        ),
    ],
};
