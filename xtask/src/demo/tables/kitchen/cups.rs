//! Cups & mugs. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, CREAM, MUSTARD, NAVY, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE};
use crate::demo::materials::{CERAMIC, ENAMEL, PORCELAIN, STEEL, STONEWARE};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{DINTHARA, LEKVARA, SAHMARA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const CUPS: Kind = Kind {
    art: "cup",
    code: "CUP",
    name: t("Cups & mugs", "ถ้วยและแก้วมัค", "الأكواب والفناجين"),
    google: "Home & Garden > Kitchen & Dining > Tableware > Drinkware > Mugs",
    fact: t(
        "The rim is ground smooth, and the foot leaves no marks on the table.",
        "ขอบปากเจียเรียบ ฐานไม่ทิ้งรอยบนโต๊ะ",
        "الحافة مصقولة ناعمة، والقاعدة لا تترك أثرًا على الطاولة.",
    ),
    highlights: &[
        t(
            "Safe in the dishwasher",
            "เข้าเครื่องล้างจานได้",
            "مناسب لغسالة الصحون",
        ),
        t(
            "Free of lead and cadmium",
            "ปราศจากตะกั่วและแคดเมียม",
            "خالٍ من الرصاص والكادميوم",
        ),
    ],
    specs: &[
        spec(labels::CAPACITY, 2, 4, 1, Unit::Litres),
        spec(labels::HEIGHT, 7, 12, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 180, 390, 10, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("two-tone mug", "แก้วมัคทูโทน", "كوب بلونين"),
            t(
                "Half glazed, half raw clay: warm to the hand, cool to the lip.",
                "ครึ่งเคลือบครึ่งเนื้อดินเปลือย อุ่นมือแต่ไม่ร้อนปาก",
                "نصفه مزجّج ونصفه طين خام: دافئ لليد ولطيف على الشفة.",
            ),
            &[
                model(
                    "Suan",
                    "سوان",
                    DINTHARA,
                    290,
                    STONEWARE,
                    Colours(&[ROSE, SAGE, SKY, MUSTARD]),
                ),
                model(
                    "Safwa",
                    "صفوة",
                    DINTHARA,
                    340,
                    STONEWARE,
                    Colours(&[NAVY, RED]),
                ),
                model("Luk", "لوك", DINTHARA, 190, ENAMEL, Colours(&[TEAL, WHITE])),
                model("Sabah", "صباح", DINTHARA, 230, STONEWARE, Colours(&[SAND])),
            ],
        ),
        style(
            1,
            t("dipped tea bowl", "ถ้วยชาเคลือบจุ่ม", "طاسة شاي مغموسة بالطلاء"),
            t(
                "Dipped twice by hand, so the line of the glaze runs differently on each bowl.",
                "จุ่มเคลือบสองครั้งด้วยมือ เส้นเคลือบของแต่ละใบจึงไม่เหมือนกัน",
                "مغموسة مرتين باليد، فيختلف خط التزجيج من طاسة إلى أخرى.",
            ),
            &[
                model(
                    "Khlong",
                    "كلونغ",
                    DINTHARA,
                    240,
                    STONEWARE,
                    Colours(&[NAVY, RED, TEAL]),
                ),
                model(
                    "Mawj",
                    "موج",
                    DINTHARA,
                    280,
                    PORCELAIN,
                    Colours(&[SKY, SAND]),
                ),
            ],
        ),
        style(
            2,
            t(
                "espresso cup with saucer",
                "ถ้วยเอสเปรสโซพร้อมจานรอง",
                "فنجان إسبريسو مع صحن",
            ),
            t(
                "The thick wall holds the heat of a short coffee; the saucer leaves room for a date or a biscuit.",
                "ผนังหนาเก็บความร้อนของกาแฟแก้วเล็ก จานรองมีที่วางอินทผลัมหรือคุกกี้",
                "جداره السميك يحفظ حرارة القهوة القصيرة، وفي الصحن متّسع لتمرة أو بسكويتة.",
            ),
            &[
                model(
                    "Mokha",
                    "مخا",
                    DINTHARA,
                    320,
                    PORCELAIN,
                    Colours(&[MUSTARD, SAGE, BLACK]),
                ),
                model(
                    "Dawn",
                    "داون",
                    SAHMARA,
                    360,
                    CERAMIC,
                    Colours(&[ROSE, NAVY]),
                ),
            ],
        ),
        style(
            3,
            t(
                "insulated travel tumbler",
                "แก้วเก็บอุณหภูมิพกพา",
                "كوب سفر حافظ للحرارة",
            ),
            t(
                "Double walls keep coffee hot for four hours, and the lid closes tightly enough for a bag.",
                "ผนังสองชั้นเก็บกาแฟร้อนได้สี่ชั่วโมง ฝาปิดแน่นพอใส่กระเป๋าได้",
                "جدار مزدوج يبقي القهوة ساخنة أربع ساعات، وغطاء محكم يصلح للحقيبة.",
            ),
            &[
                model(
                    "Rodfai",
                    "رودفاي",
                    LEKVARA,
                    590,
                    STEEL,
                    Colours(&[SKY, BLACK, RED, CREAM]),
                ),
                model("Safar", "سفر", LEKVARA, 690, STEEL, Colours(&[SAGE, NAVY])),
                model(
                    "Thang Klai",
                    "ثانغ كلاي",
                    LEKVARA,
                    490,
                    STEEL,
                    Colours(&[WHITE]),
                ),
            ],
        ),
    ],
};
