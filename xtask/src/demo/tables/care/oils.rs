//! Oils & balms. One table.

use crate::demo::labels;
use crate::demo::looks::{BROWN, CREAM, DROPS, MUSTARD, OLIVE, ORANGE, ROSE, SAGE, TEAL};
use crate::demo::tables::brands::{SABUNELA, ZAHAREL};
use crate::demo::tables::{Kind, Unit, plain, spec, style};
use crate::demo::text::t;

pub(super) const OILS: Kind = Kind {
    art: "oil",
    code: "OIL",
    name: t("Oils & balms", "น้ำมันและบาล์ม", "الزيوت والمراهم"),
    google: "Health & Beauty > Personal Care > Cosmetics > Skin Care",
    fact: t(
        "Cold-pressed or distilled in-house, and tested on the people who make it.",
        "สกัดเย็นหรือกลั่นเอง และทดสอบกับคนที่ทำมันเอง",
        "معصور على البارد أو مقطّر عندنا، ومجرَّب على من يصنعه.",
    ),
    highlights: &[
        t("No added perfume", "ไม่เติมน้ำหอม", "من دون عطر مضاف"),
        t(
            "In glass that can be used again",
            "บรรจุในแก้วที่ใช้ซ้ำได้",
            "في زجاج يمكن استعماله من جديد",
        ),
    ],
    specs: &[spec(labels::KEEPS, 12, 24, 6, Unit::Months)],
    styles: &[
        style(
            0,
            t(
                "Rosehip face oil",
                "น้ำมันโรสฮิปบำรุงผิวหน้า",
                "زيت ثمر الورد للوجه",
            ),
            t(
                "Three drops in the evening: light, quickly gone, slightly red.",
                "สามหยดก่อนนอน เนื้อบางเบา ซึมไว สีแดงอ่อน",
                "ثلاث قطرات في المساء: خفيف وسريع الامتصاص ومائل إلى الحمرة.",
            ),
            &[plain(ZAHAREL, 390, ROSE, DROPS)],
        ),
        style(
            0,
            t("Moringa hair oil", "น้ำมันมะรุมบำรุงผม", "زيت المورينغا للشعر"),
            t(
                "Smooths dry ends and stops frizz on humid days.",
                "ปลายผมแห้งนุ่มขึ้น ไม่ฟูในวันชื้น",
                "ينعّم الأطراف الجافة ويمنع التجعد في الأيام الرطبة.",
            ),
            &[plain(ZAHAREL, 320, SAGE, DROPS)],
        ),
        style(
            1,
            t("Sesame massage oil", "น้ำมันนวดงา", "زيت سمسم للتدليك"),
            t(
                "Warms quickly between the hands and stays supple for an hour.",
                "อุ่นไวในมือและลื่นนานหนึ่งชั่วโมง",
                "يدفأ سريعًا بين اليدين ويبقى لينًا ساعة كاملة.",
            ),
            &[plain(ZAHAREL, 260, MUSTARD, DROPS)],
        ),
        style(
            1,
            t("Plai massage oil", "น้ำมันไพล", "زيت البلاي للتدليك"),
            t(
                "The ginger-like root of Thai massage, after sport and long desk days.",
                "ไพลคู่นวดไทย ใช้หลังออกกำลังกายหรือนั่งทำงานนาน",
                "جذر التدليك التايلاندي الشبيه بالزنجبيل، بعد الرياضة وأيام المكتب الطويلة.",
            ),
            &[plain(SABUNELA, 240, ORANGE, DROPS)],
        ),
        style(
            2,
            t("Oud roll-on", "น้ำหอมลูกกลิ้งกฤษณา", "عطر عود برأس دوّار"),
            t(
                "Warm wood and a little smoke, worn on the wrist and found on the scarf next day.",
                "ไม้หอมอุ่น ๆ กับควันบาง ๆ แต้มข้อมือ วันรุ่งขึ้นยังหอมติดผ้าพันคอ",
                "خشب دافئ وقليل من الدخان، على المعصم اليوم وعلى الوشاح غدًا.",
            ),
            &[plain(ZAHAREL, 590, BROWN, DROPS)],
        ),
        style(
            2,
            t(
                "Peppermint roll-on",
                "ยาหม่องน้ำลูกกลิ้งเปปเปอร์มินต์",
                "زيت نعناع برأس دوّار",
            ),
            t(
                "For temples and neck, on hot buses and in long meetings.",
                "แต้มขมับและต้นคอ บนรถร้อน ๆ หรือในประชุมยาว ๆ",
                "للصدغين والرقبة، في الحافلات الحارة والاجتماعات الطويلة.",
            ),
            &[plain(SABUNELA, 120, TEAL, DROPS)],
        ),
        style(
            3,
            t("Shea hand balm", "บาล์มเชียบัตเตอร์ทามือ", "مرهم الشيا لليدين"),
            t(
                "Melts at the touch and leaves no marks on the keyboard.",
                "ละลายเมื่อสัมผัส ไม่ทิ้งรอยบนแป้นพิมพ์",
                "يذوب باللمس ولا يترك أثرًا على لوحة المفاتيح.",
            ),
            &[plain(ZAHAREL, 220, CREAM, DROPS)],
        ),
        style(
            3,
            t("Herbal balm", "ยาหม่องสมุนไพร", "مرهم أعشاب"),
            t(
                "Camphor, clove and beeswax from a recipe with seven signatures.",
                "การบูร กานพลู และขี้ผึ้ง จากสูตรที่มีเจ็ดคนลงชื่อ",
                "كافور وقرنفل وشمع عسل من وصفة عليها سبعة تواقيع.",
            ),
            &[plain(SABUNELA, 150, OLIVE, DROPS)],
        ),
    ],
};
