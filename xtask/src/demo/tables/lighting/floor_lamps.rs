//! Floor lamps & lanterns. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, CREAM, MUSTARD, NAVY, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE};
use crate::demo::materials::{BRASS, METAL, OAK, TEAK};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{LUMORET, SAENGDO};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const FLOOR: Kind = Kind {
    art: "floorlamp",
    code: "FLO",
    name: t(
        "Floor lamps & lanterns",
        "โคมตั้งพื้นและตะเกียง",
        "المصابيح الأرضية والفوانيس",
    ),
    google: "Home & Garden > Lighting > Lamps",
    fact: t(
        "It stands firmly on tiles and carpets and packs flat for its journey.",
        "ยืนมั่นคงทั้งบนกระเบื้องและพรม และแพ็กแบนเวลาขนส่ง",
        "يقف بثبات على البلاط والسجاد ويُشحن في علبة مسطّحة.",
    ),
    highlights: &[
        t(
            "Assembled in five minutes",
            "ประกอบเสร็จในห้านาที",
            "يُركّب في خمس دقائق",
        ),
        t(
            "Every part can be bought again",
            "สั่งซื้ออะไหล่ได้ทุกชิ้น",
            "كل قطعة متوفرة للشراء من جديد",
        ),
    ],
    specs: &[
        spec(labels::LIGHT, 600, 1100, 50, Unit::Lumens),
        spec(labels::WARMTH, 2700, 3000, 300, Unit::Kelvin),
        spec(labels::WARRANTY, 24, 36, 12, Unit::Months),
    ],
    styles: &[
        style(
            0,
            t(
                "tripod floor lamp",
                "โคมตั้งพื้นสามขา",
                "مصباح أرضي ثلاثي القوائم",
            ),
            t(
                "Three legs of turned wood, a brass ring, a wide shade: at home beside any sofa.",
                "ขาไม้กลึงสามขา ห่วงทองเหลือง โป๊ะกว้าง เข้ากับโซฟาทุกตัว",
                "ثلاث قوائم من خشب مخروط وحلقة نحاسية وغطاء واسع: مكانه بجانب أي أريكة.",
            ),
            &[
                model(
                    "Samkha",
                    "سامكا",
                    SAENGDO,
                    3490,
                    TEAK,
                    Colours(&[CREAM, BLACK, SAGE]),
                ),
                model(
                    "Nakhil",
                    "نخيل",
                    SAENGDO,
                    3990,
                    OAK,
                    Colours(&[MUSTARD, NAVY]),
                ),
            ],
        ),
        style(
            1,
            t("arc floor lamp", "โคมตั้งพื้นแขนโค้ง", "مصباح أرضي مقوّس"),
            t(
                "The arc reaches over the armchair, while the heavy base stays out of the way.",
                "แขนโค้งยื่นเหนือเก้าอี้ ฐานหนักวางหลบอยู่ด้านหลัง",
                "يمتد القوس فوق الكرسي بينما تبقى القاعدة الثقيلة بعيدة عن الطريق.",
            ),
            &[
                model(
                    "Rung",
                    "رونغ",
                    LUMORET,
                    4290,
                    BRASS,
                    Colours(&[ROSE, NAVY, WHITE]),
                ),
                model("Qaws", "قوس", LUMORET, 4890, METAL, Colours(&[TEAL, BLACK])),
            ],
        ),
        style(
            2,
            t("portable lantern", "ตะเกียงพกพา", "فانوس محمول"),
            t(
                "Charge it once and carry it for three evenings, from the balcony to the beach.",
                "ชาร์จครั้งเดียวใช้ได้สามคืน หิ้วจากระเบียงไปถึงชายหาด",
                "اشحنه مرة واحمله ثلاث أمسيات، من الشرفة إلى الشاطئ.",
            ),
            &[
                model(
                    "Takiang",
                    "تاكيانغ",
                    LUMORET,
                    1390,
                    METAL,
                    Colours(&[RED, MUSTARD, BLACK]),
                ),
                model(
                    "Fanus",
                    "فانوس",
                    SAENGDO,
                    1690,
                    BRASS,
                    Colours(&[TEAL, NAVY]),
                ),
                model("Nur", "نور", LUMORET, 990, METAL, Colours(&[WHITE])),
            ],
        ),
        style(
            3,
            t(
                "paper column lamp",
                "โคมกระดาษทรงเสา",
                "مصباح عمودي من الورق",
            ),
            t(
                "Mulberry paper over bamboo rings turns a dark corner into a calm one.",
                "กระดาษสาบนห่วงไม้ไผ่เปลี่ยนมุมมืดให้เป็นมุมสงบ",
                "ورق التوت فوق حلقات من الخيزران يحوّل الزاوية المظلمة إلى ركن هادئ.",
            ),
            &[
                model("Sa", "سا", SAENGDO, 1290, OAK, Colours(&[SAND, ROSE])),
                model(
                    "Khaima",
                    "خيمة",
                    SAENGDO,
                    1590,
                    TEAK,
                    Colours(&[CREAM, SKY]),
                ),
            ],
        ),
    ],
};
