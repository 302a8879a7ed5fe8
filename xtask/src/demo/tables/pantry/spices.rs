//! Spices. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BLACK, BROWN, GRINDER, JARS, MUSTARD, OLIVE, ORANGE, PINCHES, RED, ROSE, TEAL,
};
use crate::demo::tables::brands::{SAHMARA, THUNGDARA};
use crate::demo::tables::{Kind, Unit, plain, spec, style};
use crate::demo::text::t;

pub(super) const SPICES: Kind = Kind {
    art: "spice",
    code: "SPI",
    name: t("Spices", "เครื่องเทศ", "التوابل"),
    google: "Food, Beverages & Tobacco > Food Items > Seasonings & Spices > Herbs & Spices",
    fact: t(
        "Dried in the shade and filled by weight, never by volume.",
        "ผึ่งในร่มและบรรจุตามน้ำหนักจริง",
        "مجففة في الظل ومعبأة بالوزن لا بالحجم.",
    ),
    highlights: &[
        t("Ground in small lots", "บดครั้งละน้อย", "مطحونة بكميات صغيرة"),
        t(
            "No salt, no fillers",
            "ไม่ผสมเกลือหรือแป้ง",
            "من دون ملح أو حشو",
        ),
    ],
    specs: &[spec(labels::KEEPS, 18, 36, 6, Unit::Months)],
    styles: &[
        style(
            0,
            t("Sumac, coarse", "ซูแมคบดหยาบ", "سمّاق مجروش"),
            t(
                "Sour like lemon and red like brick; it wakes up salads and grilled meat.",
                "เปรี้ยวเหมือนมะนาว แดงเหมือนอิฐ โรยสลัดและของย่างให้มีชีวิตชีวา",
                "حامض كالليمون وأحمر كالآجر، يوقظ السلطات والمشاوي.",
            ),
            &[plain(SAHMARA, 95, RED, PINCHES)],
        ),
        style(
            0,
            t("Turmeric, ground", "ขมิ้นผง", "كركم مطحون"),
            t(
                "Bright, earthy and fresh enough to stain the spoon.",
                "สีสด กลิ่นดิน สดจนติดช้อน",
                "زاهٍ وترابي وطازج حتى يصبغ الملعقة.",
            ),
            &[plain(THUNGDARA, 65, MUSTARD, PINCHES)],
        ),
        style(
            1,
            t(
                "Black pepper in a grinder",
                "พริกไทยดำพร้อมที่บด",
                "فلفل أسود في مطحنة",
            ),
            t(
                "Berries from Chanthaburi, sharp first and fruity after.",
                "พริกไทยจันทบุรี เผ็ดนำแล้วตามด้วยกลิ่นผลไม้",
                "حبات من تشانتابوري، حادة أولًا ثم ثمرية.",
            ),
            &[plain(THUNGDARA, 145, BLACK, GRINDER)],
        ),
        style(
            1,
            t(
                "Rose pepper in a grinder",
                "พริกไทยชมพูพร้อมที่บด",
                "فلفل وردي في مطحنة",
            ),
            t(
                "Mild and resinous, made for fish and for chocolate.",
                "อ่อนนุ่มหอมยางไม้ เข้ากับปลาและช็อกโกแลต",
                "لطيف وراتنجي، خُلق للسمك وللشوكولاتة.",
            ),
            &[plain(SAHMARA, 165, ROSE, GRINDER)],
        ),
        style(
            2,
            t("Za'atar with sesame", "ซาอ์ตาร์ผสมงา", "زعتر بالسمسم"),
            t(
                "Wild thyme, sumac and toasted sesame: stir into oil and tear some bread.",
                "ไทม์ป่า ซูแมค และงาคั่ว คลุกน้ำมันแล้วฉีกขนมปังจิ้ม",
                "زعتر بري وسمّاق وسمسم محمص: اخلطه بالزيت وقطّع الخبز.",
            ),
            &[plain(SAHMARA, 110, OLIVE, PINCHES)],
        ),
        style(
            2,
            t(
                "Sweet smoked paprika",
                "ปาปริกาหวานรมควัน",
                "بابريكا حلوة مدخنة",
            ),
            t(
                "Smoked over oak for two weeks until the colour is deep and the taste is round.",
                "รมควันไม้โอ๊กสองสัปดาห์จนสีเข้มและรสกลม",
                "مدخنة على البلوط أسبوعين حتى يعمق لونها ويستدير طعمها.",
            ),
            &[plain(SAHMARA, 120, ORANGE, PINCHES)],
        ),
        style(
            3,
            t(
                "Thai curry set of three",
                "ชุดเครื่องแกงไทยสามขวด",
                "طقم كاري تايلاندي من ثلاث عبوات",
            ),
            t(
                "Red, green and massaman as dry blends; add coconut milk and patience.",
                "แกงแดง แกงเขียวหวาน และมัสมั่นแบบแห้ง เติมกะทิกับความใจเย็น",
                "أحمر وأخضر وماسامان خلطات جافة؛ أضف حليب جوز الهند والصبر.",
            ),
            &[plain(THUNGDARA, 210, TEAL, JARS)],
        ),
        style(
            3,
            t(
                "Seven spices set of three",
                "ชุดเครื่องเทศเจ็ดชนิดสามขวด",
                "طقم البهارات السبعة من ثلاث عبوات",
            ),
            t(
                "Mild, warm and hot: three readings of one old recipe.",
                "อ่อน อุ่น และเผ็ด สามแบบจากสูตรเก่าสูตรเดียว",
                "خفيفة ودافئة وحارة: ثلاث قراءات لوصفة قديمة واحدة.",
            ),
            &[plain(SAHMARA, 230, BROWN, JARS)],
        ),
    ],
};
