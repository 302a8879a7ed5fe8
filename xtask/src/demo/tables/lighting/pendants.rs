//! Pendant lamps. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, CREAM, MUSTARD, NAVY, RED, ROSE, SAGE, SAND, SKY, TEAL};
use crate::demo::materials::{BRASS, COTTON, GLASS, LINEN, METAL, RATTAN};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{LUMORET, SAENGDO, WAIVENA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const PENDANTS: Kind = Kind {
    art: "pendant",
    code: "PEN",
    name: t("Pendant lamps", "โคมไฟแขวน", "المصابيح المعلّقة"),
    google: "Home & Garden > Lighting > Lighting Fixtures > Ceiling Light Fixtures",
    fact: t(
        "The textile cord can be shortened without cutting, and the canopy hides the knot.",
        "สายผ้าปรับให้สั้นได้โดยไม่ต้องตัด ฝาครอบเพดานซ่อนปมไว้",
        "يمكن تقصير السلك القماشي من دون قصّه، وتخفي الوردة السقفية العقدة.",
    ),
    highlights: &[
        t(
            "Cord length can be set",
            "ปรับความยาวสายได้",
            "طول السلك قابل للضبط",
        ),
        t(
            "Fits every E27 bulb",
            "ใช้หลอดขั้ว E27 ได้ทุกแบบ",
            "يناسب كل لمبات E27",
        ),
    ],
    specs: &[
        spec(labels::DIAMETER, 28, 48, 2, Unit::Centimetres),
        spec(labels::HEIGHT, 20, 36, 2, Unit::Centimetres),
        spec(labels::CABLE, 15, 25, 5, Unit::Metres),
    ],
    styles: &[
        style(
            0,
            t("dome pendant", "โคมแขวนทรงโดม", "مصباح معلّق على شكل قبّة"),
            t(
                "Hung low over a table, it gathers the family in a pool of light.",
                "แขวนเหนือโต๊ะอาหาร รวมทุกคนไว้ในวงแสงเดียวกัน",
                "يُعلّق فوق الطاولة فيجمع العائلة في بقعة من نور.",
            ),
            &[
                model(
                    "Sala",
                    "سالا",
                    LUMORET,
                    1690,
                    METAL,
                    Colours(&[CREAM, SAGE, RED, BLACK]),
                ),
                model("Qubba", "قبّة", LUMORET, 2190, BRASS, Colours(&[MUSTARD])),
            ],
        ),
        style(
            1,
            t(
                "woven bell pendant",
                "โคมแขวนสานทรงระฆัง",
                "مصباح معلّق مجدول على شكل جرس",
            ),
            t(
                "Light falls through the weave and draws fine lines on walls and ceiling.",
                "แสงลอดลายสานวาดเส้นละเอียดบนผนังและเพดาน",
                "يتسلّل الضوء من بين الجدائل ويرسم خطوطًا رفيعة على الجدران والسقف.",
            ),
            &[
                model(
                    "Rakhang",
                    "راكانغ",
                    WAIVENA,
                    1990,
                    RATTAN,
                    Colours(&[SAND, RED, NAVY]),
                ),
                model(
                    "Sadaf",
                    "صدف",
                    WAIVENA,
                    2390,
                    RATTAN,
                    Colours(&[SAGE, BLACK]),
                ),
            ],
        ),
        style(
            2,
            t("opal globe pendant", "โคมแขวนลูกแก้ว", "مصباح كرة معلّق"),
            t(
                "Mouth-blown glass glows evenly all round, alone or in a row of three.",
                "แก้วเป่ามือสว่างสม่ำเสมอรอบด้าน แขวนเดี่ยวหรือเรียงสามดวงก็งาม",
                "زجاج منفوخ بالفم يضيء بالتساوي من كل جانب، منفردًا أو ثلاثة في صف.",
            ),
            &[
                model(
                    "Fong",
                    "فونغ",
                    SAENGDO,
                    1590,
                    GLASS,
                    Colours(&[MUSTARD, SAGE, BLACK]),
                ),
                model("Lulu", "لؤلؤ", SAENGDO, 1890, GLASS, Colours(&[ROSE, TEAL])),
                model("Duang", "دوانغ", SAENGDO, 1290, GLASS, Colours(&[CREAM])),
            ],
        ),
        style(
            3,
            t("drum pendant", "โคมแขวนทรงกลอง", "مصباح معلّق أسطواني"),
            t(
                "Pleated cloth around a simple ring: quiet by day, warm by night.",
                "ผ้าจีบรอบวงแหวนเรียบง่าย เงียบในยามวัน อบอุ่นในยามคืน",
                "قماش مكسّر حول حلقة بسيطة: هادئ نهارًا ودافئ ليلًا.",
            ),
            &[
                model(
                    "Klong",
                    "كلونغ",
                    SAENGDO,
                    1490,
                    LINEN,
                    Colours(&[SKY, CREAM, ROSE]),
                ),
                model(
                    "Tabla",
                    "طبلة",
                    SAENGDO,
                    1690,
                    COTTON,
                    Colours(&[NAVY, MUSTARD]),
                ),
            ],
        ),
    ],
};
