//! Headphones. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, CREAM, GREY, LILAC, MUSTARD, NAVY, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE,
};
use crate::demo::materials::{ALUMINIUM, LEATHER, PLASTIC};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{ORVAYN, SIENGRA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const HEADPHONES: Kind = Kind {
    art: "headphones",
    code: "HPH",
    name: t("Headphones", "หูฟังครอบหู", "سماعات الرأس"),
    google: "Electronics > Audio > Audio Components > Headphones & Headsets > Headphones",
    fact: t(
        "Pads, band and battery come off with two screws and can be ordered as spare parts.",
        "ฟองน้ำ ก้าน และแบตเตอรี่ถอดได้ด้วยสกรูสองตัว สั่งอะไหล่แยกได้",
        "تُفك الوسائد والطوق والبطارية ببرغيين ويمكن طلبها قطع غيار.",
    ),
    highlights: &[
        t(
            "Pads and battery can be replaced",
            "เปลี่ยนฟองน้ำและแบตเตอรี่ได้",
            "الوسائد والبطارية قابلة للاستبدال",
        ),
        t(
            "Two devices at once",
            "เชื่อมต่อสองอุปกรณ์พร้อมกัน",
            "جهازان في الوقت نفسه",
        ),
        t("Charges over USB-C", "ชาร์จผ่าน USB-C", "شحن عبر USB-C"),
    ],
    specs: &[
        spec(labels::PLAYING, 28, 60, 2, Unit::Hours),
        spec(labels::WEIGHT, 180, 320, 10, Unit::Grams),
        spec(labels::WARRANTY, 24, 36, 12, Unit::Months),
    ],
    styles: &[
        style(
            0,
            t(
                "wireless over-ear headphones",
                "หูฟังไร้สายแบบครอบหู",
                "سماعات رأس لاسلكية محيطة بالأذن",
            ),
            t(
                "They hush the street without shutting it out and bring back one voice at a touch.",
                "ลดเสียงรบกวนโดยไม่ตัดขาดจากรอบตัว แตะครั้งเดียวก็ได้ยินเสียงคนคุย",
                "تخفّف ضجيج الشارع من دون أن تعزلك، وتعيد صوت من يحدّثك بلمسة.",
            ),
            &[
                model(
                    "Ngiap",
                    "نغياب",
                    ORVAYN,
                    4990,
                    PLASTIC,
                    Colours(&[SAND, NAVY, SAGE, BLACK]),
                ),
                model(
                    "Sakina",
                    "سكينة",
                    ORVAYN,
                    6490,
                    LEATHER,
                    Colours(&[CREAM, BLACK]),
                ),
                model("Lom", "لوم", SIENGRA, 2990, PLASTIC, Colours(&[SKY, ROSE])),
            ],
        ),
        style(
            1,
            t(
                "light on-ear headphones",
                "หูฟังแนบหูน้ำหนักเบา",
                "سماعات رأس خفيفة على الأذن",
            ),
            t(
                "A steel band and two soft pads: so light that you look for them on your head.",
                "ก้านเหล็กกับฟองน้ำนุ่มสองข้าง เบาจนลืมว่าใส่อยู่",
                "طوق من الفولاذ ووسادتان ناعمتان: خفيفة حتى تنسى أنها على رأسك.",
            ),
            &[
                model(
                    "Bao",
                    "باو",
                    SIENGRA,
                    1490,
                    ALUMINIUM,
                    Colours(&[ROSE, WHITE, MUSTARD]),
                ),
                model(
                    "Risha",
                    "ريشة",
                    SIENGRA,
                    1890,
                    ALUMINIUM,
                    Colours(&[TEAL, BLACK]),
                ),
                model("Nok", "نوك", SIENGRA, 690, PLASTIC, Colours(&[GREY])),
            ],
        ),
        style(
            2,
            t(
                "studio headphones with removable cable",
                "หูฟังสตูดิโอถอดสายได้",
                "سماعات استوديو بسلك قابل للفصل",
            ),
            t(
                "They hide nothing and flatter nobody: with the cable at the desk, without it on the way.",
                "ไม่ปิดบังและไม่แต่งเสียง ต่อสายที่โต๊ะทำงาน ถอดสายเมื่อเดินทาง",
                "لا تخفي شيئًا ولا تجامل أحدًا: بالسلك على المكتب ومن دونه في الطريق.",
            ),
            &[
                model(
                    "Hong",
                    "هونغ",
                    ORVAYN,
                    3990,
                    PLASTIC,
                    Colours(&[RED, BLACK]),
                ),
                model(
                    "Maqam",
                    "مقام",
                    ORVAYN,
                    5490,
                    LEATHER,
                    Colours(&[NAVY, GREY]),
                ),
            ],
        ),
        style(
            3,
            t(
                "headphones for children",
                "หูฟังสำหรับเด็ก",
                "سماعات رأس للأطفال",
            ),
            t(
                "The volume ends at 85 decibels, and the padding forgives a fall from the bunk bed.",
                "เสียงดังสุดแค่ 85 เดซิเบล บุนุ่มทนการตกจากเตียงสองชั้น",
                "يتوقف الصوت عند 85 ديسيبل، وتتحمّل حشوتها السقوط من السرير العلوي.",
            ),
            &[
                model(
                    "Dao",
                    "داو",
                    SIENGRA,
                    990,
                    PLASTIC,
                    Colours(&[MUSTARD, SAGE, LILAC]),
                ),
                model(
                    "Najma",
                    "نجمة",
                    SIENGRA,
                    1190,
                    PLASTIC,
                    Colours(&[SKY, RED]),
                ),
            ],
        ),
    ],
};
