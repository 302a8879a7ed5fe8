//! Bowls & plates. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, CREAM, GREY, MUSTARD, NAVY, RED, ROSE, SAGE, SKY, TEAL, WHITE};
use crate::demo::materials::{BRASS, CERAMIC, OAK, PORCELAIN, STONEWARE, TEAK, WALNUT};
use crate::demo::tables::Choice::{Colours, Materials};
use crate::demo::tables::brands::{DINTHARA, SAHMARA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const BOWLS: Kind = Kind {
    art: "bowl",
    code: "BOL",
    name: t("Bowls & plates", "ชามและจาน", "الأطباق والسلطانيات"),
    google: "Home & Garden > Kitchen & Dining > Tableware > Dinnerware > Bowls",
    fact: t(
        "Pieces can be bought again one by one for many years.",
        "ซื้อเติมทีละชิ้นได้อีกหลายปี",
        "يمكن شراء القطع من جديد واحدة واحدة لسنوات طويلة.",
    ),
    highlights: &[
        t("Stacks well", "ซ้อนเก็บง่าย", "سهلة التكديس"),
        t(
            "Made for everyday use",
            "ทำมาเพื่อใช้ทุกวัน",
            "صُنعت للاستعمال اليومي",
        ),
    ],
    specs: &[
        spec(labels::DIAMETER, 14, 27, 1, Unit::Centimetres),
        spec(labels::HEIGHT, 5, 9, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 340, 990, 10, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t(
                "noodle bowl with chopsticks",
                "ชามก๋วยเตี๋ยวพร้อมตะเกียบ",
                "سلطانية نودلز مع عيدان",
            ),
            t(
                "Deep enough for broth, wide enough for herbs, with a ledge where the chopsticks rest.",
                "ลึกพอสำหรับน้ำซุป กว้างพอสำหรับผักสด มีร่องวางตะเกียบ",
                "عميقة بما يكفي للمرق وواسعة للأعشاب، وفيها حافة تستريح عليها العيدان.",
            ),
            &[
                model(
                    "Senlek",
                    "سنليك",
                    DINTHARA,
                    390,
                    STONEWARE,
                    Colours(&[RED, NAVY, BLACK]),
                ),
                model(
                    "Wan",
                    "وان",
                    DINTHARA,
                    450,
                    CERAMIC,
                    Colours(&[SAGE, CREAM]),
                ),
                model(
                    "Khao Soi",
                    "كاو سوي",
                    DINTHARA,
                    320,
                    STONEWARE,
                    Colours(&[SKY]),
                ),
            ],
        ),
        style(
            1,
            t(
                "set of three nesting bowls",
                "ชุดชามซ้อนสามใบ",
                "طقم من ثلاث سلطانيات متداخلة",
            ),
            t(
                "Three sizes that vanish into one another: for dips, for salads, for rising dough.",
                "สามขนาดซ้อนเก็บในใบเดียว ใส่น้ำจิ้ม สลัด หรือพักแป้งก็ได้",
                "ثلاثة أحجام يختفي بعضها في بعض: للغموس وللسلطة ولتخمير العجين.",
            ),
            &[
                model(
                    "Sam",
                    "سام",
                    DINTHARA,
                    790,
                    CERAMIC,
                    Colours(&[ROSE, NAVY, MUSTARD]),
                ),
                model(
                    "Tulip",
                    "توليب",
                    DINTHARA,
                    890,
                    PORCELAIN,
                    Colours(&[SKY, WHITE]),
                ),
            ],
        ),
        style(
            2,
            t("set of four plates", "ชุดจานสี่ใบ", "طقم من أربعة أطباق"),
            t(
                "The raised rim keeps the sauce where it belongs, and the broad border frames every dish.",
                "ขอบยกกันซอสไหล ริมกว้างช่วยจัดจานให้สวย",
                "تحفظ الحافة المرتفعة الصلصة في مكانها، ويؤطّر الإطار العريض كل طبق.",
            ),
            &[
                model(
                    "Tawan",
                    "تاوان",
                    DINTHARA,
                    1190,
                    STONEWARE,
                    Colours(&[MUSTARD, RED, SKY]),
                ),
                model(
                    "Qamar",
                    "قمر",
                    DINTHARA,
                    1390,
                    PORCELAIN,
                    Colours(&[CREAM, TEAL]),
                ),
            ],
        ),
        style(
            3,
            t("mortar and pestle", "ครกพร้อมสาก", "هاون مع مدقّة"),
            t(
                "Heavy enough to stay put while you pound chillies, garlic and lime leaves.",
                "หนักพอไม่ขยับเวลาตำพริก กระเทียม และใบมะกรูด",
                "ثقيل بما يكفي ليثبت وأنت تدقّ الفلفل والثوم وأوراق الليمون.",
            ),
            &[
                model(
                    "Tam",
                    "تام",
                    DINTHARA,
                    690,
                    STONEWARE,
                    Colours(&[SAGE, GREY]),
                ),
                model(
                    "Habba",
                    "حبّة",
                    SAHMARA,
                    1190,
                    BRASS,
                    Materials(&[BRASS, TEAK, WALNUT, OAK]),
                ),
                model("Hawun", "هاون", SAHMARA, 590, STONEWARE, Colours(&[BLACK])),
            ],
        ),
    ],
};
