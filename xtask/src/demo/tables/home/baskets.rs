//! Baskets. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, GREY, MUSTARD, NAVY, OLIVE, ORANGE, RED, ROSE, SAGE, SKY, TEAL, WHITE,
};
use crate::demo::materials::{HYACINTH, RATTAN};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::WAIVENA;
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const BASKETS: Kind = Kind {
    art: "basket",
    code: "BAS",
    name: t("Baskets", "ตะกร้า", "السلال"),
    google: "Home & Garden > Household Supplies > Storage & Organization > Household Storage Containers",
    fact: t(
        "Woven over a frame that keeps its shape when the basket is full.",
        "สานบนโครงแข็งแรง ใส่ของเต็มก็ไม่เสียทรง",
        "مجدولة على هيكل يحافظ على شكلها وهي ممتلئة.",
    ),
    highlights: &[
        t("Woven by hand", "สานด้วยมือ", "مجدولة يدويًا"),
        t(
            "Light, strong and biodegradable",
            "เบา แข็งแรง ย่อยสลายได้",
            "خفيفة ومتينة وقابلة للتحلل",
        ),
    ],
    specs: &[
        spec(labels::WIDTH, 32, 48, 2, Unit::Centimetres),
        spec(labels::HEIGHT, 18, 46, 2, Unit::Centimetres),
        spec(labels::WEIGHT, 480, 1400, 40, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t(
                "two-tone basket with handles",
                "ตะกร้าทูโทนมีหูจับ",
                "سلة بلونين ومقبضين",
            ),
            t(
                "For blankets, toys or a tree: the dipped base is easy to wipe.",
                "ใส่ผ้าห่ม ของเล่น หรือต้นไม้ ก้นทาสีเช็ดง่าย",
                "للبطانيات أو الألعاب أو شجرة: قاعدتها المطلية سهلة المسح.",
            ),
            &[
                model(
                    "Krabung",
                    "كرابونغ",
                    WAIVENA,
                    690,
                    HYACINTH,
                    Colours(&[ROSE, NAVY, SAGE, WHITE]),
                ),
                model(
                    "Salla",
                    "سلّة",
                    WAIVENA,
                    790,
                    RATTAN,
                    Colours(&[MUSTARD, BLACK]),
                ),
            ],
        ),
        style(
            1,
            t("laundry basket with lid", "ตะกร้าผ้ามีฝา", "سلة غسيل بغطاء"),
            t(
                "The lining lifts out and goes into the machine together with the wash.",
                "ถุงผ้าด้านในถอดออกซักพร้อมเสื้อผ้าได้เลย",
                "تُرفع البطانة وتدخل الغسالة مع الملابس.",
            ),
            &[
                model(
                    "Sakpha",
                    "ساكفا",
                    WAIVENA,
                    1390,
                    HYACINTH,
                    Colours(&[NAVY, SAGE, RED]),
                ),
                model(
                    "Ghasil",
                    "غسيل",
                    WAIVENA,
                    1590,
                    RATTAN,
                    Colours(&[ROSE, GREY]),
                ),
            ],
        ),
        style(
            2,
            t("fruit tray", "ถาดผลไม้สาน", "صينية فواكه مجدولة"),
            t(
                "Air passes below the fruit, so mangoes ripen and do not sweat.",
                "อากาศถ่ายเทใต้ผลไม้ มะม่วงสุกสวยไม่ช้ำ",
                "يمر الهواء تحت الفاكهة فينضج المانجو ولا يتعرّق.",
            ),
            &[
                model(
                    "Phonla",
                    "فونلا",
                    WAIVENA,
                    590,
                    RATTAN,
                    Colours(&[OLIVE, RED, MUSTARD]),
                ),
                model(
                    "Thamar",
                    "ثمر",
                    WAIVENA,
                    690,
                    HYACINTH,
                    Colours(&[TEAL, WHITE]),
                ),
                model("Fakiha", "فاكهة", WAIVENA, 420, RATTAN, Colours(&[OLIVE])),
            ],
        ),
        style(
            3,
            t(
                "picnic basket with cloth",
                "ตะกร้าปิกนิกพร้อมผ้าคลุม",
                "سلة نزهات مع قماش",
            ),
            t(
                "One high handle for two hands, and a cloth that becomes the tablecloth.",
                "หูสูงถือสองคนก็ได้ ผ้าคลุมกางเป็นผ้าปูโต๊ะ",
                "مقبض عالٍ ليدين وقماش يتحول إلى مفرش.",
            ),
            &[
                model(
                    "Wanyut",
                    "وانيوت",
                    WAIVENA,
                    890,
                    RATTAN,
                    Colours(&[SKY, RED, SAGE]),
                ),
                model(
                    "Bariya",
                    "برّية",
                    WAIVENA,
                    990,
                    HYACINTH,
                    Colours(&[NAVY, ORANGE]),
                ),
            ],
        ),
    ],
};
