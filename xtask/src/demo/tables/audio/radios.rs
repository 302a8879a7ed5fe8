//! Radios & turntables. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, CREAM, MUSTARD, NAVY, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE};
use crate::demo::materials::{OAK, PLASTIC, WALNUT};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{ORVAYN, SIENGRA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const RADIOS: Kind = Kind {
    art: "radio",
    code: "RAD",
    name: t(
        "Radios & turntables",
        "วิทยุและเครื่องเล่นแผ่นเสียง",
        "أجهزة الراديو والأسطوانات",
    ),
    google: "Electronics > Audio > Audio Players & Recorders",
    fact: t(
        "Real knobs, clear labels: everyone in the house can use it at once.",
        "ปุ่มหมุนจริง ป้ายชัดเจน ทุกคนในบ้านใช้เป็นทันที",
        "أزرار حقيقية وكتابة واضحة: يستعمله كل من في البيت من أول مرة.",
    ),
    highlights: &[
        t(
            "Plays over Bluetooth too",
            "เล่นผ่านบลูทูธได้ด้วย",
            "يعمل عبر البلوتوث أيضًا",
        ),
        t("Headphone socket", "มีช่องเสียบหูฟัง", "مقبس لسماعات الرأس"),
    ],
    specs: &[
        spec(labels::WIDTH, 18, 42, 2, Unit::Centimetres),
        spec(labels::POWER, 5, 20, 5, Unit::Watts),
        spec(labels::WEIGHT, 8, 46, 2, Unit::Kilograms),
    ],
    styles: &[
        style(
            0,
            t(
                "retro table radio",
                "วิทยุตั้งโต๊ะทรงย้อนยุค",
                "راديو طاولة بطراز قديم",
            ),
            t(
                "The rounded case and the slatted front look back; the sound does not.",
                "ตัวเครื่องโค้งมนหน้าไม้ระแนงดูย้อนยุค แต่เสียงไม่ย้อนตาม",
                "هيكله المستدير وواجهته الخشبية من الماضي، أما صوته فلا.",
            ),
            &[
                model(
                    "Yon",
                    "يون",
                    SIENGRA,
                    2290,
                    PLASTIC,
                    Colours(&[CREAM, RED, TEAL]),
                ),
                model(
                    "Zaman",
                    "زمان",
                    ORVAYN,
                    2990,
                    WALNUT,
                    Colours(&[SAGE, MUSTARD]),
                ),
            ],
        ),
        style(
            1,
            t(
                "portable radio with leather handle",
                "วิทยุพกพาหูหิ้วหนัง",
                "راديو محمول بمقبض جلدي",
            ),
            t(
                "It runs forty hours on its battery and can be charged from a solar panel.",
                "แบตเตอรี่เล่นได้สี่สิบชั่วโมง ชาร์จจากแผงโซลาร์ได้",
                "يعمل أربعين ساعة على بطاريته ويمكن شحنه من لوح شمسي.",
            ),
            &[
                model(
                    "Rimna",
                    "ريمنا",
                    SIENGRA,
                    1290,
                    PLASTIC,
                    Colours(&[SAGE, SKY, RED]),
                ),
                model(
                    "Wahat",
                    "واحات",
                    SIENGRA,
                    1590,
                    PLASTIC,
                    Colours(&[SAND, BLACK]),
                ),
            ],
        ),
        style(
            2,
            t(
                "belt-driven turntable",
                "เครื่องเล่นแผ่นเสียงระบบสายพาน",
                "مشغل أسطوانات بحزام",
            ),
            t(
                "Lower the arm, hear the groove: a built-in amplifier connects it to any speaker.",
                "วางเข็มลงก็ได้ยินร่องเสียง มีแอมป์ในตัวต่อกับลำโพงใดก็ได้",
                "أنزل الذراع واسمع الأخدود: مضخم مدمج يصله بأي مكبر صوت.",
            ),
            &[
                model(
                    "Phaen",
                    "فين",
                    ORVAYN,
                    5990,
                    OAK,
                    Colours(&[CREAM, RED, BLACK]),
                ),
                model(
                    "Tarab",
                    "طرب",
                    ORVAYN,
                    7990,
                    WALNUT,
                    Colours(&[NAVY, WHITE]),
                ),
            ],
        ),
        style(
            3,
            t("clock radio", "วิทยุนาฬิกาปลุก", "راديو بمنبّه"),
            t(
                "It wakes you with a voice that grows slowly, and it never glows in the dark.",
                "ปลุกด้วยเสียงที่ค่อย ๆ ดังขึ้น และไม่เรืองแสงรบกวนตอนกลางคืน",
                "يوقظك بصوت يعلو رويدًا رويدًا، ولا يضيء في الظلام.",
            ),
            &[
                model(
                    "Chaotru",
                    "تشاوترو",
                    SIENGRA,
                    1190,
                    PLASTIC,
                    Colours(&[ROSE, NAVY, WHITE]),
                ),
                model(
                    "Fajr",
                    "فجر",
                    SIENGRA,
                    1390,
                    PLASTIC,
                    Colours(&[MUSTARD, BLACK]),
                ),
                model("Sahar", "سحر", SIENGRA, 890, PLASTIC, Colours(&[SAND])),
            ],
        ),
    ],
};
