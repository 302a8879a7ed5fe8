//! Chairs. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, CREAM, MUSTARD, NAVY, OLIVE, RED, ROSE, SAGE, SAND, SKY, TEAL};
use crate::demo::materials::{CANVAS, LINEN, OAK, RATTAN, TEAK, VELVET, WALNUT, WOODEN};
use crate::demo::tables::Choice::{Colours, Materials};
use crate::demo::tables::brands::{TEAKORA, WAIVENA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const CHAIRS: Kind = Kind {
    art: "chair",
    code: "CHR",
    name: t("Chairs", "เก้าอี้", "الكراسي"),
    google: "Furniture > Chairs",
    fact: t(
        "Tested for daily use over ten years; screws and pads come along.",
        "ทดสอบการใช้งานทุกวันเทียบเท่าสิบปี มีสกรูและแผ่นรองขามาให้",
        "مجرَّب لاستعمال يومي يعادل عشر سنوات، والبراغي ووسائد القوائم مرفقة.",
    ),
    highlights: &[
        t(
            "Carries 120 kilograms",
            "รับน้ำหนัก 120 กิโลกรัม",
            "يتحمّل 120 كيلوغرامًا",
        ),
        t(
            "Wood from certified forests",
            "ไม้จากป่าที่ได้รับการรับรอง",
            "خشب من غابات معتمدة",
        ),
    ],
    specs: &[
        spec(labels::WIDTH, 46, 72, 2, Unit::Centimetres),
        spec(labels::HEIGHT, 76, 98, 2, Unit::Centimetres),
        spec(labels::DEPTH, 48, 70, 2, Unit::Centimetres),
        spec(labels::WEIGHT, 46, 120, 2, Unit::Kilograms),
    ],
    styles: &[
        style(
            0,
            t("spindle-back chair", "เก้าอี้พนักซี่ไม้", "كرسي بظهر من القضبان"),
            t(
                "Four spindles, one curved rail and a seat hollowed by hand.",
                "ซี่ไม้สี่ซี่ พนักโค้งหนึ่งชิ้น ที่นั่งขุดด้วยมือ",
                "أربعة قضبان ومسند مقوّس ومقعد محفور باليد.",
            ),
            &[
                model(
                    "Rong",
                    "رونغ",
                    TEAKORA,
                    2490,
                    WOODEN,
                    Colours(&[RED, MUSTARD, BLACK, SAGE]),
                ),
                model(
                    "Majlis",
                    "مجلس",
                    TEAKORA,
                    3290,
                    OAK,
                    Materials(&[OAK, TEAK, WALNUT]),
                ),
            ],
        ),
        style(
            1,
            t("lounge chair", "เก้าอี้อาร์มแชร์", "كرسي استرخاء"),
            t(
                "Deep enough to read in, upright enough to get out of.",
                "ลึกพอสำหรับนั่งอ่านหนังสือ ตั้งตรงพอให้ลุกง่าย",
                "عميق بما يكفي للقراءة ومستقيم بما يكفي للنهوض.",
            ),
            &[
                model(
                    "Phak",
                    "فاك",
                    TEAKORA,
                    7990,
                    VELVET,
                    Colours(&[SAGE, ROSE, NAVY]),
                ),
                model(
                    "Raha",
                    "راحة",
                    TEAKORA,
                    8990,
                    LINEN,
                    Colours(&[SKY, SAND, MUSTARD]),
                ),
            ],
        ),
        style(
            2,
            t(
                "folding director's chair",
                "เก้าอี้ผู้กำกับพับได้",
                "كرسي مخرج قابل للطي",
            ),
            t(
                "Folds to the width of a hand and goes to the beach, the garden or the second row.",
                "พับแล้วหนาเท่าฝ่ามือ พกไปทะเล สวน หรือแถวหลังก็ได้",
                "يُطوى حتى عرض اليد ويذهب إلى الشاطئ أو الحديقة أو الصف الثاني.",
            ),
            &[
                model(
                    "Phap",
                    "فاب",
                    TEAKORA,
                    1490,
                    CANVAS,
                    Colours(&[NAVY, CREAM, RED]),
                ),
                model(
                    "Rihla",
                    "رحلة",
                    TEAKORA,
                    1790,
                    TEAK,
                    Colours(&[OLIVE, BLACK]),
                ),
                model(
                    "Rim Khlong",
                    "ريم خلونغ",
                    TEAKORA,
                    1290,
                    CANVAS,
                    Colours(&[SAGE]),
                ),
            ],
        ),
        style(
            3,
            t(
                "rattan armchair with cushion",
                "เก้าอี้หวายพร้อมเบาะ",
                "كرسي روطان بوسادة",
            ),
            t(
                "The back opens like a shell and gives way a little when you lean.",
                "พนักโค้งเหมือนเปลือกหอย ยืดหยุ่นเล็กน้อยเมื่อเอนหลัง",
                "ينفتح ظهره كصدفة ويلين قليلًا حين تتكئ.",
            ),
            &[
                model(
                    "Hoi",
                    "هوي",
                    WAIVENA,
                    4490,
                    RATTAN,
                    Colours(&[ROSE, SAGE, NAVY]),
                ),
                model(
                    "Sadafa",
                    "صدفة",
                    WAIVENA,
                    4990,
                    RATTAN,
                    Colours(&[MUSTARD, TEAL]),
                ),
            ],
        ),
    ],
};
