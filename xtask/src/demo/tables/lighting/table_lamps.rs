//! Table lamps. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CREAM, MUSTARD, NAVY, ORANGE, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE,
};
use crate::demo::materials::{CERAMIC, CONCRETE, GLASS, METAL, OAK, STONEWARE, TEAK, WALNUT};
use crate::demo::tables::Choice::{Colours, Materials};
use crate::demo::tables::brands::{LUMORET, SAENGDO};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const TABLE: Kind = Kind {
    art: "lamp",
    code: "LMP",
    name: t("Table lamps", "โคมไฟตั้งโต๊ะ", "مصابيح الطاولة"),
    google: "Home & Garden > Lighting > Lamps",
    fact: t(
        "The bulb is included, can be changed without tools and is dimmed at the switch.",
        "มีหลอดไฟในชุด เปลี่ยนเองได้โดยไม่ใช้เครื่องมือ และหรี่แสงที่สวิตช์",
        "اللمبة مرفقة وتُبدَّل من دون أدوات، ويُخفَّف الضوء من المفتاح.",
    ),
    highlights: &[
        t("Dimmable", "หรี่แสงได้", "قابل لتخفيف الإضاءة"),
        t("Warm white light", "แสงวอร์มไวต์", "ضوء أبيض دافئ"),
        t("Bulb included", "มีหลอดไฟในชุด", "اللمبة مرفقة"),
    ],
    specs: &[
        spec(labels::HEIGHT, 28, 52, 2, Unit::Centimetres),
        spec(labels::LIGHT, 400, 800, 50, Unit::Lumens),
        spec(labels::WARMTH, 2700, 3000, 300, Unit::Kelvin),
        spec(labels::CABLE, 15, 20, 5, Unit::Metres),
    ],
    styles: &[
        style(
            0,
            t(
                "ceramic table lamp with linen shade",
                "โคมไฟเซรามิกโป๊ะผ้าลินิน",
                "مصباح طاولة خزفي بغطاء كتّاني",
            ),
            t(
                "The thrown foot carries a linen shade that softens the light to the colour of late afternoon.",
                "ฐานปั้นมือรับโป๊ะผ้าลินินที่กรองแสงให้นวลเหมือนยามบ่ายแก่",
                "قاعدة مشكّلة على الدولاب تحمل غطاء كتّانيًا يلطّف الضوء إلى لون العصر.",
            ),
            &[
                model(
                    "Lamai",
                    "لاماي",
                    SAENGDO,
                    1890,
                    CERAMIC,
                    Colours(&[SAGE, NAVY, ROSE, WHITE]),
                ),
                model(
                    "Sirin",
                    "سيرين",
                    SAENGDO,
                    2190,
                    STONEWARE,
                    Colours(&[RED, SAND]),
                ),
                model(
                    "Khun",
                    "كون",
                    SAENGDO,
                    2490,
                    OAK,
                    Materials(&[OAK, TEAK, WALNUT]),
                ),
            ],
        ),
        style(
            1,
            t("mushroom lamp", "โคมไฟทรงเห็ด", "مصباح على شكل فطر"),
            t(
                "One dome, one stem: the light falls down only, so it never dazzles.",
                "โดมหนึ่งใบกับก้านหนึ่งต้น แสงส่องลงอย่างเดียวจึงไม่แยงตา",
                "قبّة واحدة وساق واحدة: ينزل الضوء إلى أسفل فقط فلا يبهر العين.",
            ),
            &[
                model(
                    "Hed",
                    "هيد",
                    LUMORET,
                    1490,
                    METAL,
                    Colours(&[RED, MUSTARD, CREAM, TEAL]),
                ),
                model(
                    "Fitr",
                    "فطر",
                    LUMORET,
                    1790,
                    GLASS,
                    Colours(&[ORANGE, WHITE]),
                ),
                model("Khao", "كاو", LUMORET, 1090, METAL, Colours(&[WHITE])),
            ],
        ),
        style(
            2,
            t(
                "jointed desk lamp",
                "โคมไฟอ่านหนังสือปรับแขนได้",
                "مصباح مكتب بذراع متحرك",
            ),
            t(
                "Two joints hold any position, and the deep shade keeps the light on the page.",
                "ข้อต่อสองจุดค้างได้ทุกองศา โป๊ะลึกบังคับแสงให้อยู่บนหน้ากระดาษ",
                "مفصلان يثبتان في أي وضع، وغطاء عميق يبقي الضوء على الصفحة.",
            ),
            &[
                model(
                    "Khian",
                    "كيان",
                    LUMORET,
                    1290,
                    METAL,
                    Colours(&[SAGE, SKY, BLACK]),
                ),
                model(
                    "Qalam",
                    "قلم",
                    LUMORET,
                    1690,
                    METAL,
                    Colours(&[RED, WHITE, NAVY]),
                ),
            ],
        ),
        style(
            3,
            t(
                "opal globe lamp",
                "โคมไฟลูกแก้วโอปอล",
                "مصباح كرة من الزجاج الأوبالي",
            ),
            t(
                "A full moon on a small base, bright enough to read by and dim enough to sleep beside.",
                "พระจันทร์เต็มดวงบนฐานเล็ก สว่างพออ่านหนังสือ หรี่ได้พอนอนหลับ",
                "بدر على قاعدة صغيرة، يكفي للقراءة ويخفت حتى النوم بجانبه.",
            ),
            &[
                model(
                    "Chan",
                    "تشان",
                    SAENGDO,
                    1590,
                    GLASS,
                    Colours(&[ROSE, SAGE, BLACK]),
                ),
                model(
                    "Badr",
                    "بدر",
                    SAENGDO,
                    1990,
                    WALNUT,
                    Materials(&[WALNUT, OAK, CONCRETE]),
                ),
            ],
        ),
    ],
};
