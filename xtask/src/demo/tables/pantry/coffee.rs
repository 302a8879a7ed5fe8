//! Coffee. One table.

use crate::demo::labels;
use crate::demo::looks::{BAGS, BROWN, LILAC, MUSTARD, NAVY, ORANGE, RED, SAGE, TEAL};
use crate::demo::tables::brands::{DOIMEKA, SAHMARA, THUNGDARA};
use crate::demo::tables::{Kind, Unit, plain, spec, style};
use crate::demo::text::t;

pub(super) const COFFEE: Kind = Kind {
    art: "coffee",
    code: "COF",
    name: t("Coffee", "กาแฟ", "القهوة"),
    google: "Food, Beverages & Tobacco > Beverages > Coffee",
    fact: t(
        "Roasted on Tuesdays, sent on Wednesdays, with the roasting date on every bag.",
        "คั่ววันอังคาร ส่งวันพุธ ระบุวันคั่วทุกถุง",
        "تُحمَّص يوم الثلاثاء وتُرسل يوم الأربعاء، وتاريخ التحميص على كل كيس.",
    ),
    highlights: &[
        t(
            "Roasted fresh every week",
            "คั่วใหม่ทุกสัปดาห์",
            "تحميص طازج كل أسبوع",
        ),
        t(
            "Traded directly with the growers",
            "ซื้อตรงจากผู้ปลูก",
            "شراء مباشر من المزارعين",
        ),
    ],
    specs: &[spec(labels::KEEPS, 6, 12, 6, Unit::Months)],
    styles: &[
        style(
            0,
            t(
                "Doi house blend, whole beans",
                "กาแฟดอยเฮาส์เบลนด์ เมล็ด",
                "خلطة الدوي، حبوب كاملة",
            ),
            t(
                "Chocolate and roasted nuts; forgiving in every machine.",
                "กลิ่นช็อกโกแลตและถั่วคั่ว ชงเครื่องไหนก็อร่อย",
                "شوكولاتة ومكسرات محمصة، تنجح في كل آلة.",
            ),
            &[plain(DOIMEKA, 240, NAVY, BAGS)],
        ),
        style(
            0,
            t(
                "Honey-processed arabica, whole beans",
                "อาราบิก้าฮันนี่โพรเซส เมล็ด",
                "أرابيكا بالمعالجة العسلية، حبوب كاملة",
            ),
            t(
                "Dried in its own fruit sugar: stone fruit, cane and a long finish.",
                "ตากทั้งเมือกหวาน ได้กลิ่นผลไม้และอ้อย รสติดนาน",
                "مجففة في سكر ثمرتها: فاكهة ذات نواة وقصب وطعم يدوم.",
            ),
            &[plain(DOIMEKA, 320, ORANGE, BAGS)],
        ),
        style(
            1,
            t(
                "Arabic coffee with cardamom, ground light",
                "กาแฟอาหรับผสมกระวาน บดคั่วอ่อน",
                "قهوة عربية بالهيل، مطحونة شقراء",
            ),
            t(
                "Golden, fragrant and meant for small cups and long visits.",
                "สีทองหอมกระวาน เหมาะกับถ้วยเล็กและแขกที่คุยยาว",
                "ذهبية عطرة، لفناجين صغيرة وزيارات طويلة.",
            ),
            &[plain(SAHMARA, 260, MUSTARD, BAGS)],
        ),
        style(
            1,
            t(
                "Turkish coffee, finest grind",
                "กาแฟตุรกีบดละเอียดพิเศษ",
                "قهوة تركية ناعمة الطحن",
            ),
            t(
                "Ground to powder for the copper pot; it foams like velvet.",
                "บดเป็นผงสำหรับหม้อทองแดง ขึ้นฟองนุ่มเหมือนกำมะหยี่",
                "مطحونة كالبودرة للركوة النحاسية، ورغوتها كالمخمل.",
            ),
            &[plain(SAHMARA, 230, BROWN, BAGS)],
        ),
        style(
            2,
            t(
                "Drip bags, medium roast",
                "กาแฟดริปซอง คั่วกลาง",
                "أكياس تقطير، تحميص متوسط",
            ),
            t(
                "Hang it over the cup, pour, wait a minute: good coffee on any desk.",
                "แขวนบนแก้ว รินน้ำ รอหนึ่งนาที ได้กาแฟดีบนโต๊ะทำงาน",
                "علّقه على الفنجان وصبّ وانتظر دقيقة: قهوة طيبة على أي مكتب.",
            ),
            &[plain(DOIMEKA, 280, TEAL, BAGS)],
        ),
        style(
            2,
            t(
                "Decaffeinated drip bags",
                "กาแฟดริปซองไม่มีคาเฟอีน",
                "أكياس تقطير منزوعة الكافيين",
            ),
            t(
                "Freed of caffeine by water alone, for the cup after supper.",
                "สกัดคาเฟอีนออกด้วยน้ำเท่านั้น สำหรับแก้วหลังมื้อเย็น",
                "نُزع الكافيين بالماء وحده، لفنجان ما بعد العشاء.",
            ),
            &[plain(DOIMEKA, 310, LILAC, BAGS)],
        ),
        style(
            3,
            t(
                "Espresso blend, dark roast",
                "เอสเปรสโซเบลนด์ คั่วเข้ม",
                "خلطة إسبريسو، تحميص داكن",
            ),
            t(
                "Syrup in the cup, cocoa on the tongue, a hazel crema on top.",
                "เข้มข้นเหมือนน้ำเชื่อม กลิ่นโกโก้ ครีมาสีเฮเซล",
                "قوام كالشراب وطعم الكاكاو وكريما بلون البندق.",
            ),
            &[plain(DOIMEKA, 260, RED, BAGS)],
        ),
        style(
            3,
            t("Robusta from the south", "โรบัสต้าปักษ์ใต้", "روبوستا من الجنوب"),
            t(
                "Strong and round; the base of a proper iced coffee with condensed milk.",
                "เข้มกลมกล่อม เป็นหัวใจของกาแฟเย็นใส่นมข้น",
                "قوية مستديرة، أساس القهوة المثلجة بالحليب المكثف.",
            ),
            &[plain(THUNGDARA, 180, SAGE, BAGS)],
        ),
    ],
};
