//! Pens & pencils. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, GREY, LILAC, MUSTARD, NAVY, ORANGE, RED, ROSE, SAGE, SKY, TEAL};
use crate::demo::materials::{ALUMINIUM, BRASS, METAL, PLASTIC, WOODEN};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::QALAMOR;
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const PENS: Kind = Kind {
    art: "pen",
    code: "INK",
    name: t("Pens & pencils", "ปากกาและดินสอ", "الأقلام"),
    google: "Office Supplies > General Office Supplies > Writing & Drawing Instruments > Pens & Pencils",
    fact: t(
        "Balanced for long letters; right and left hands are equally welcome.",
        "ถ่วงสมดุลสำหรับเขียนนาน ถนัดขวาหรือซ้ายก็ใช้ได้",
        "متوازن للرسائل الطويلة، ومناسب لليد اليمنى واليسرى معًا.",
    ),
    highlights: &[
        t(
            "Balanced for long writing",
            "สมดุลเขียนได้นาน",
            "متوازن للكتابة الطويلة",
        ),
        t(
            "Comes in a paper sleeve, no plastic",
            "มาในซองกระดาษ ไม่ใช้พลาสติก",
            "في غلاف ورقي بلا بلاستيك",
        ),
    ],
    specs: &[
        spec(labels::TIP, 3, 8, 1, Unit::Millimetres),
        spec(labels::LENGTH, 13, 18, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 8, 34, 2, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("fountain pen", "ปากกาหมึกซึม", "قلم حبر سائل"),
            t(
                "The nib writes at the first touch, even after a month in the drawer.",
                "หัวปากกาเขียนติดตั้งแต่แตะแรก แม้ทิ้งไว้ในลิ้นชักเป็นเดือน",
                "تكتب ريشته من اللمسة الأولى ولو بعد شهر في الدرج.",
            ),
            &[
                model(
                    "Muek",
                    "مويك",
                    QALAMOR,
                    890,
                    METAL,
                    Colours(&[NAVY, RED, TEAL]),
                ),
                model("Hibr", "حبر", QALAMOR, 1490, BRASS, Colours(&[ROSE, BLACK])),
                model("Diwani", "ديواني", QALAMOR, 1190, METAL, Colours(&[BLACK])),
            ],
        ),
        style(
            1,
            t("ballpoint pen with grip", "ปากกาลูกลื่นมีที่จับ", "قلم جاف بمقبض"),
            t(
                "A quiet click and a line that neither skips nor smears.",
                "เสียงกดเบา เส้นไม่ขาดไม่เลอะ",
                "نقرة هادئة وخط لا ينقطع ولا يتلطخ.",
            ),
            &[
                model(
                    "Kot",
                    "كوت",
                    QALAMOR,
                    90,
                    PLASTIC,
                    Colours(&[RED, SKY, BLACK, SAGE]),
                ),
                model(
                    "Naqra",
                    "نقرة",
                    QALAMOR,
                    290,
                    ALUMINIUM,
                    Colours(&[MUSTARD, GREY]),
                ),
            ],
        ),
        style(
            2,
            t(
                "set of four brush pens",
                "ชุดปากกาพู่กันสี่ด้าม",
                "طقم من أربعة أقلام فرشاة",
            ),
            t(
                "From hairline to bold in one stroke, in four tones that mix on the paper.",
                "จากเส้นบางถึงหนาในขีดเดียว สี่โทนผสมกันบนกระดาษได้",
                "من خط رفيع إلى عريض في سحبة واحدة، بأربع درجات تمتزج على الورق.",
            ),
            &[
                model(
                    "Phukan",
                    "فوكان",
                    QALAMOR,
                    320,
                    PLASTIC,
                    Colours(&[SAGE, SKY, ROSE]),
                ),
                model(
                    "Khatti",
                    "خطّي",
                    QALAMOR,
                    390,
                    PLASTIC,
                    Colours(&[LILAC, ORANGE]),
                ),
            ],
        ),
        style(
            3,
            t("pencil with eraser", "ดินสอมียางลบ", "قلم رصاص بممحاة"),
            t(
                "Soft, dark and hard to break; the shavings smell of cedar.",
                "ไส้นุ่มเข้มหักยาก ขี้กบหอมไม้ซีดาร์",
                "ليّن داكن صعب الكسر، وبرايته تفوح برائحة الأرز.",
            ),
            &[
                model(
                    "Dinso",
                    "دينسو",
                    QALAMOR,
                    25,
                    WOODEN,
                    Colours(&[MUSTARD, NAVY, RED]),
                ),
                model("Rasm", "رسم", QALAMOR, 35, WOODEN, Colours(&[TEAL, BLACK])),
                model("Khit", "كيت", QALAMOR, 20, WOODEN, Colours(&[GREY])),
            ],
        ),
    ],
};
