//! Watering & tools. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, CREAM, GREY, MUSTARD, NAVY, ORANGE, RED, ROSE, SAGE, SKY, TEAL};
use crate::demo::materials::{GLASS, METAL, PLASTIC, STEEL};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{LEKVARA, SUANVERA};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const TOOLS: Kind = Kind {
    art: "watering",
    code: "WAT",
    name: t("Watering & tools", "บัวรดน้ำและเครื่องมือ", "السقاية والأدوات"),
    google: "Home & Garden > Lawn & Garden > Gardening > Gardening Tools",
    fact: t(
        "Light when full and beautiful enough to be left standing about.",
        "เบาแม้ใช้งานหนัก สวยพอวางโชว์ได้",
        "خفيفة عند الاستعمال وجميلة بما يكفي لتبقى ظاهرة.",
    ),
    highlights: &[
        t("Does not rust", "ไม่เป็นสนิม", "لا تصدأ"),
        t("Spare parts available", "มีอะไหล่", "قطع الغيار متوفرة"),
    ],
    specs: &[
        spec(labels::HEIGHT, 20, 34, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 320, 980, 20, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("garden watering can", "บัวรดน้ำสวน", "مرشّة حديقة"),
            t(
                "The brass rose gives a rain as fine as mist.",
                "หัวฝักบัวทองเหลืองให้น้ำละเอียดเหมือนละอองฝน",
                "رأسها النحاسي يمنح مطرًا ناعمًا كالرذاذ.",
            ),
            &[
                model(
                    "Bua Rot",
                    "بوا روت",
                    LEKVARA,
                    690,
                    METAL,
                    Colours(&[SAGE, RED, MUSTARD]),
                ),
                model("Ghayth", "غيث", LEKVARA, 890, STEEL, Colours(&[NAVY, GREY])),
            ],
        ),
        style(
            1,
            t(
                "long-spouted indoor can",
                "กาน้ำรดต้นไม้พวยยาว",
                "إبريق سقاية داخلي بعنق طويل",
            ),
            t(
                "Reaches between the leaves and stops without a drop on the sill.",
                "สอดถึงโคนต้นระหว่างใบ หยุดรินไม่หยดบนขอบหน้าต่าง",
                "يصل بين الأوراق ويتوقف من دون قطرة على حافة النافذة.",
            ),
            &[
                model(
                    "Ko",
                    "كو",
                    SUANVERA,
                    490,
                    METAL,
                    Colours(&[SKY, ROSE, BLACK]),
                ),
                model(
                    "Saqi",
                    "ساقي",
                    SUANVERA,
                    590,
                    STEEL,
                    Colours(&[TEAL, CREAM]),
                ),
            ],
        ),
        style(
            2,
            t("glass mister", "ขวดพ่นละออง", "بخّاخ زجاجي"),
            t(
                "One press, a cloud; ferns breathe again.",
                "กดหนึ่งครั้งได้ละอองหมอก เฟิร์นก็สดชื่น",
                "ضغطة واحدة فسحابة، فتتنفس السراخس من جديد.",
            ),
            &[
                model(
                    "Mek",
                    "ميك",
                    SUANVERA,
                    290,
                    GLASS,
                    Colours(&[SAGE, ORANGE, SKY]),
                ),
                model(
                    "Rathath",
                    "رذاذ",
                    SUANVERA,
                    340,
                    GLASS,
                    Colours(&[ROSE, NAVY]),
                ),
            ],
        ),
        style(
            3,
            t("trowel and fork", "ชุดช้อนปลูกและส้อมพรวน", "مجرفة وشوكة حديقة"),
            t(
                "Two tools forged from one piece, with handles that fit small and large hands.",
                "เครื่องมือสองชิ้นตีขึ้นรูปชิ้นเดียว ด้ามพอดีทั้งมือเล็กมือใหญ่",
                "أداتان مطروقتان من قطعة واحدة بمقبضين يناسبان الأيدي الصغيرة والكبيرة.",
            ),
            &[
                model(
                    "Din",
                    "دين",
                    LEKVARA,
                    390,
                    STEEL,
                    Colours(&[RED, SAGE, NAVY]),
                ),
                model(
                    "Turab",
                    "تراب",
                    LEKVARA,
                    450,
                    PLASTIC,
                    Colours(&[MUSTARD, TEAL]),
                ),
                model(
                    "Suan Khrua",
                    "سوان كروا",
                    LEKVARA,
                    290,
                    STEEL,
                    Colours(&[ORANGE]),
                ),
            ],
        ),
    ],
};
