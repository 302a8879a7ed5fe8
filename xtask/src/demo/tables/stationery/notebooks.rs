//! Notebooks. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, BROWN, LILAC, MUSTARD, NAVY, OLIVE, PAGES, RED, ROSE, SAGE, SKY, TEAL,
};
use crate::demo::materials::{CORK, KRAFT, LEATHER, LINEN};
use crate::demo::tables::Choice::{Both, Colours, Materials};
use crate::demo::tables::brands::KRADAYA;
use crate::demo::tables::{Kind, Unit, model, spec, style};
use crate::demo::text::t;

pub(super) const NOTEBOOKS: Kind = Kind {
    art: "notebook",
    code: "NOT",
    name: t("Notebooks", "สมุด", "الدفاتر"),
    google: "Office Supplies > General Office Supplies > Paper Products > Notebooks & Notepads",
    fact: t(
        "The paper takes fountain-pen ink without feathering and lies flat at every page.",
        "กระดาษรับหมึกซึมไม่แตก กางแบนได้ทุกหน้า",
        "يتقبّل الورق حبر الأقلام السائلة من دون أن يتفشّى، وينبسط عند كل صفحة.",
    ),
    highlights: &[
        t(
            "Lies flat at every page",
            "กางแบนได้ทุกหน้า",
            "ينبسط عند كل صفحة",
        ),
        t(
            "Paper made from cotton waste",
            "กระดาษจากเศษฝ้าย",
            "ورق من بقايا القطن",
        ),
    ],
    specs: &[
        spec(labels::LEAVES, 96, 240, 16, Unit::Pages),
        spec(labels::PAPER, 80, 120, 10, Unit::GramsPerSquareMetre),
    ],
    styles: &[
        style(
            0,
            t(
                "hardcover notebook with elastic",
                "สมุดปกแข็งสายรัด",
                "دفتر بغلاف صلب ومطاط",
            ),
            t(
                "An elastic, a ribbon and a pocket at the back for tickets.",
                "มีสายรัด ริบบิ้นคั่นหน้า และซองหลังใส่ตั๋ว",
                "مطاط وشريط وجيب خلفي للتذاكر.",
            ),
            &[
                model(
                    "Banthuek",
                    "بانتويك",
                    KRADAYA,
                    290,
                    LINEN,
                    Both(&[NAVY, RED, SAGE], PAGES),
                ),
                model(
                    "Daftar",
                    "دفتر",
                    KRADAYA,
                    490,
                    LEATHER,
                    Both(&[BROWN, BLACK], PAGES),
                ),
            ],
        ),
        style(
            1,
            t("spiral notebook", "สมุดสันห่วง", "دفتر حلزوني"),
            t(
                "Folds right round on itself, for trams, knees and window sills.",
                "พับกลับหลังได้รอบ เขียนบนรถ บนตัก หรือริมหน้าต่างก็สะดวก",
                "يُطوى على نفسه تمامًا، للقطار وعلى الركبة وحافة النافذة.",
            ),
            &[
                model(
                    "Huang",
                    "هوانغ",
                    KRADAYA,
                    120,
                    KRAFT,
                    Both(&[MUSTARD, SAGE, SKY], PAGES),
                ),
                model(
                    "Lawlab",
                    "لولب",
                    KRADAYA,
                    150,
                    KRAFT,
                    Colours(&[ROSE, BLACK]),
                ),
                model("Khiao", "كياو", KRADAYA, 90, KRAFT, Colours(&[OLIVE])),
            ],
        ),
        style(
            2,
            t(
                "set of three thin notebooks",
                "ชุดสมุดบางสามเล่ม",
                "طقم من ثلاثة دفاتر رفيعة",
            ),
            t(
                "One to write, one to draw, one to give away; three shades of one colour.",
                "เล่มหนึ่งเขียน เล่มหนึ่งวาด อีกเล่มให้เพื่อน สามเฉดในสีเดียว",
                "واحد للكتابة وواحد للرسم وواحد للإهداء، بثلاث درجات من لون واحد.",
            ),
            &[
                model(
                    "Sam Lem",
                    "سام ليم",
                    KRADAYA,
                    190,
                    KRAFT,
                    Colours(&[SKY, RED, OLIVE]),
                ),
                model(
                    "Kurras",
                    "كرّاس",
                    KRADAYA,
                    220,
                    KRAFT,
                    Colours(&[LILAC, MUSTARD]),
                ),
                model("Waraqa", "ورقة", KRADAYA, 160, KRAFT, Colours(&[ROSE])),
            ],
        ),
        style(
            3,
            t(
                "undated planner with pen loop",
                "แพลนเนอร์ไม่ระบุปี",
                "مفكرة بلا تواريخ",
            ),
            t(
                "Begins on any Monday; four coloured tabs keep work, home, money and dreams apart.",
                "เริ่มวันจันทร์ไหนก็ได้ แถบสีสี่แถบแยกงาน บ้าน เงิน และความฝัน",
                "تبدأ في أي اثنين، وأربعة ألسنة ملونة تفصل العمل والبيت والمال والأحلام.",
            ),
            &[
                model(
                    "Wanna",
                    "وانا",
                    KRADAYA,
                    390,
                    LEATHER,
                    Materials(&[LEATHER, LINEN, CORK]),
                ),
                model(
                    "Ghadan",
                    "غدًا",
                    KRADAYA,
                    350,
                    LINEN,
                    Colours(&[ROSE, TEAL, NAVY]),
                ),
            ],
        ),
    ],
};
