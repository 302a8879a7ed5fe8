//! Backpacks. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, BROWN, CREAM, GREY, MUSTARD, NAVY, OLIVE, RED, ROSE, SAGE, SKY, TEAL,
};
use crate::demo::materials::{CANVAS, COTTON, LEATHER, RECYCLED};
use crate::demo::tables::Choice::Colours;
use crate::demo::tables::brands::{PAYTARA, RIHLAN};
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const BACKPACKS: Kind = Kind {
    art: "backpack",
    code: "BAC",
    name: t("Backpacks", "กระเป๋าเป้", "حقائب الظهر"),
    google: "Luggage & Bags > Backpacks",
    fact: t(
        "Padded straps, a sleeve for a laptop and a hidden pocket against the back.",
        "สายสะพายบุนุ่ม มีช่องใส่โน้ตบุ๊กและช่องลับแนบหลัง",
        "أحزمة مبطّنة وجيب للحاسوب المحمول وجيب مخفي عند الظهر.",
    ),
    highlights: &[
        t(
            "Sleeve for a laptop of up to 15 inches",
            "ใส่โน้ตบุ๊กได้ถึง 15 นิ้ว",
            "جيب لحاسوب محمول حتى 15 بوصة",
        ),
        t(
            "Repairs free of charge for five years",
            "ซ่อมฟรีห้าปี",
            "إصلاح مجاني لخمس سنوات",
        ),
    ],
    specs: &[
        spec(labels::CAPACITY, 120, 260, 20, Unit::Litres),
        spec(labels::HEIGHT, 34, 48, 2, Unit::Centimetres),
        spec(labels::WEIGHT, 480, 980, 20, Unit::Grams),
    ],
    styles: &[
        style(
            0,
            t("day pack", "เป้เดย์แพ็ก", "حقيبة ظهر يومية"),
            t(
                "One big room, one pocket in front, and a zip that opens right down to the sides.",
                "ช่องใหญ่หนึ่งช่อง ช่องหน้าหนึ่งช่อง ซิปเปิดได้กว้างถึงด้านข้าง",
                "جيب كبير واحد وجيب أمامي وسحّاب ينفتح حتى الجانبين.",
            ),
            &[
                model(
                    "Nakrian",
                    "ناكريان",
                    PAYTARA,
                    1290,
                    RECYCLED,
                    Colours(&[NAVY, SAGE, RED, GREY]),
                ),
                model(
                    "Rafiq",
                    "رفيق",
                    RIHLAN,
                    1890,
                    CANVAS,
                    Colours(&[ROSE, MUSTARD, BLACK]),
                ),
                model(
                    "Thiao",
                    "تياو",
                    PAYTARA,
                    990,
                    COTTON,
                    Colours(&[SKY, CREAM]),
                ),
            ],
        ),
        style(
            1,
            t("roll-top backpack", "เป้ม้วนปาก", "حقيبة ظهر بفوهة قابلة للّف"),
            t(
                "Rolled tightly it keeps out a tropical shower; rolled loosely it swallows the shopping.",
                "ม้วนแน่นกันฝนเมืองร้อนได้ ม้วนหลวมใส่ของจ่ายตลาดได้หมด",
                "إذا لُفّت بإحكام صدّت مطرًا استوائيًا، وإذا أُرخيت اتسعت للمشتريات كلها.",
            ),
            &[
                model(
                    "Fon",
                    "فون",
                    PAYTARA,
                    1690,
                    RECYCLED,
                    Colours(&[MUSTARD, BLACK, TEAL]),
                ),
                model(
                    "Qafila",
                    "قافلة",
                    RIHLAN,
                    2390,
                    CANVAS,
                    Colours(&[OLIVE, NAVY]),
                ),
            ],
        ),
        style(
            2,
            t(
                "satchel backpack with two straps",
                "เป้ฝาปิดสายคู่",
                "حقيبة ظهر بغطاء وحزامين",
            ),
            t(
                "The flap hides magnets behind the buckles, so one hand is enough.",
                "ฝาปิดซ่อนแม่เหล็กไว้หลังหัวเข็มขัด เปิดได้ด้วยมือเดียว",
                "يخفي الغطاء مغناطيسًا خلف الإبزيمين فتكفيه يد واحدة.",
            ),
            &[
                model(
                    "Witthaya",
                    "ويتايا",
                    RIHLAN,
                    2190,
                    CANVAS,
                    Colours(&[SAGE, SKY, BROWN]),
                ),
                model(
                    "Talib",
                    "طالب",
                    RIHLAN,
                    3290,
                    LEATHER,
                    Colours(&[BROWN, BLACK]),
                ),
            ],
        ),
        style(
            3,
            t(
                "small round backpack",
                "เป้ใบเล็กทรงมน",
                "حقيبة ظهر صغيرة مستديرة",
            ),
            t(
                "For a book, a bottle and a jumper: the bag for the hours between two plans.",
                "ใส่หนังสือ ขวดน้ำ และเสื้อคลุมได้พอดี สำหรับวันที่มีแผนหลวม ๆ",
                "لكتاب وقارورة وسترة: حقيبة الساعات التي بين موعدين.",
            ),
            &[
                model(
                    "Noi",
                    "نوي",
                    PAYTARA,
                    1190,
                    COTTON,
                    Colours(&[ROSE, CREAM, NAVY]),
                ),
                model(
                    "Warda",
                    "وردة",
                    RIHLAN,
                    1790,
                    LEATHER,
                    Colours(&[RED, BLACK]),
                ),
                model("Maprao", "مابراو", PAYTARA, 790, CANVAS, Colours(&[OLIVE])),
            ],
        ),
    ],
};
