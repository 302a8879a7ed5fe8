//! Vases & jugs. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, MUSTARD, NAVY, ORANGE, RED, ROSE, SAGE, SAND, SKY, TEAL, WHITE};
use crate::demo::materials::{CERAMIC, GLASS, PORCELAIN, STONEWARE};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::DINTHARA;
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const VASES: Kind = Kind {
    art: "vase",
    code: "VAS",
    name: t("Vases & jugs", "แจกันและเหยือก", "المزهريات والأباريق"),
    google: "Home & Garden > Decor > Vases",
    fact: t(
        "Watertight and heavy enough for long stems; flowers are not included.",
        "ไม่รั่วซึม หนักพอรับก้านยาว ไม่รวมดอกไม้",
        "لا يتسرب منها الماء وثقيلة تكفي للسيقان الطويلة؛ الأزهار غير مرفقة.",
    ),
    highlights: &[
        t("Watertight", "ไม่รั่วซึม", "لا يتسرب منها الماء"),
        t(
            "Every piece is a little different",
            "แต่ละชิ้นต่างกันเล็กน้อย",
            "كل قطعة تختلف قليلًا",
        ),
    ],
    specs: &[
        spec(labels::HEIGHT, 18, 36, 2, Unit::Centimetres),
        spec(labels::DIAMETER, 9, 20, 1, Unit::Centimetres),
        spec(labels::WEIGHT, 420, 1500, 20, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("bottle vase", "แจกันทรงขวด", "مزهرية على شكل قارورة"),
            t(
                "A narrow neck for a single branch, which is often enough.",
                "คอแคบสำหรับกิ่งเดียว ซึ่งมักจะพอแล้ว",
                "عنق ضيق لغصن واحد، وهو يكفي غالبًا.",
            ),
            &[
                model(
                    "King",
                    "كينغ",
                    DINTHARA,
                    590,
                    STONEWARE,
                    Colours(&[SKY, BLACK, ROSE]),
                ),
                model(
                    "Ghusn",
                    "غصن",
                    DINTHARA,
                    690,
                    GLASS,
                    Colours(&[SAGE, ORANGE]),
                ),
                model("Warda", "وردة", DINTHARA, 450, GLASS, Colours(&[SKY])),
            ],
        ),
        style(
            1,
            t("round vase", "แจกันทรงกลม", "مزهرية كروية"),
            t(
                "Its wide shoulders carry grasses that would tip over anything else.",
                "ไหล่กว้างรับหญ้าแห้งที่แจกันอื่นรับไม่ไหว",
                "كتفاها العريضان يحملان أعشابًا تقلب سواها.",
            ),
            &[
                model(
                    "Ya",
                    "يا",
                    DINTHARA,
                    790,
                    CERAMIC,
                    Colours(&[ROSE, WHITE, TEAL]),
                ),
                model(
                    "Rabi",
                    "ربيع",
                    DINTHARA,
                    890,
                    STONEWARE,
                    Colours(&[SAND, NAVY]),
                ),
            ],
        ),
        style(
            2,
            t("table jug", "เหยือกตั้งโต๊ะ", "إبريق مائدة"),
            t(
                "Water at lunch, flowers at supper: two bands of white and a good grip.",
                "มื้อเที่ยงใส่น้ำ มื้อเย็นใส่ดอกไม้ คาดแถบขาวสองเส้น จับถนัดมือ",
                "ماء عند الغداء وأزهار عند العشاء: شريطان أبيضان وقبضة مريحة.",
            ),
            &[
                model(
                    "Yueak",
                    "يواك",
                    DINTHARA,
                    690,
                    STONEWARE,
                    Colours(&[NAVY, RED, SAGE]),
                ),
                model(
                    "Ibriq",
                    "إبريق",
                    DINTHARA,
                    790,
                    PORCELAIN,
                    Colours(&[MUSTARD, SKY]),
                ),
            ],
        ),
        style(
            3,
            t("ring vase", "แจกันทรงวงแหวน", "مزهرية حلقية"),
            t(
                "Look through it or at it; water runs all the way round.",
                "มองทะลุหรือมองตัวมันก็งาม น้ำไหลวนได้รอบวง",
                "انظر من خلالها أو إليها، والماء يدور فيها كلها.",
            ),
            &[
                model(
                    "Waen",
                    "واين",
                    DINTHARA,
                    990,
                    CERAMIC,
                    Colours(&[MUSTARD, SAGE, BLACK]),
                ),
                model(
                    "Khatam",
                    "خاتم",
                    DINTHARA,
                    1190,
                    PORCELAIN,
                    Colours(&[RED, WHITE]),
                ),
            ],
        ),
    ],
};
