//! Tea. One table.

use crate::demo::labels;
use crate::demo::looks::{LEAVES, MUSTARD, NAVY, ORANGE, RED, ROSE, SAGE, SKY, TEAL};
use crate::demo::tables::brands::{DOIMEKA, SAHMARA, THUNGDARA};
use crate::demo::tables::{Kind, Unit, plain, spec, style};
use crate::demo::text::t;

pub(super) const TEA: Kind = Kind {
    art: "tea",
    code: "TEA",
    name: t("Tea", "ชา", "الشاي"),
    google: "Food, Beverages & Tobacco > Beverages > Tea & Infusions",
    fact: t(
        "Whole leaves and blossoms, picked by hand and dried slowly.",
        "ใบและดอกเต็มชิ้น เก็บด้วยมือและตากช้า ๆ",
        "أوراق وأزهار كاملة مقطوفة يدويًا ومجففة على مهل.",
    ),
    highlights: &[
        t(
            "Good for several infusions",
            "ชงซ้ำได้หลายน้ำ",
            "تُنقع عدة مرات",
        ),
        t(
            "Date of harvest on the pack",
            "ระบุวันเก็บเกี่ยว",
            "تاريخ القطف مذكور",
        ),
    ],
    specs: &[
        spec(labels::BREWING, 75, 95, 5, Unit::Degrees),
        spec(labels::KEEPS, 18, 24, 6, Unit::Months),
    ],
    styles: &[
        style(
            0,
            t("Jin Xuan oolong", "ชาอู่หลงจินซวน", "شاي أولونغ جين شوان"),
            t(
                "Rolled leaves that open in four infusions, creamy and full of blossom.",
                "ใบชาม้วนค่อย ๆ คลี่ตัวสี่น้ำ นุ่มเหมือนนมและหอมดอกไม้",
                "أوراق ملفوفة تتفتح في أربع نقعات، بنكهة كريمية وعبق الأزهار.",
            ),
            &[plain(DOIMEKA, 290, SAGE, LEAVES)],
        ),
        style(
            0,
            t("Jasmine green tea", "ชาเขียวมะลิ", "شاي أخضر بالياسمين"),
            t(
                "Scented three nights in a row with fresh jasmine buds.",
                "อบด้วยดอกมะลิสดสามคืนติดต่อกัน",
                "يُعطَّر ثلاث ليالٍ متتالية ببراعم الياسمين الطازجة.",
            ),
            &[plain(DOIMEKA, 240, TEAL, LEAVES)],
        ),
        style(
            1,
            t(
                "Black tea from the highlands",
                "ชาดำดอย",
                "شاي أسود من المرتفعات",
            ),
            t(
                "Copper in the cup, with a hint of malt and dried plum.",
                "น้ำชาสีทองแดง กลิ่นมอลต์และพลัมแห้งอ่อน ๆ",
                "نحاسي اللون في الفنجان مع لمسة شعير وبرقوق مجفف.",
            ),
            &[plain(DOIMEKA, 220, RED, LEAVES)],
        ),
        style(
            1,
            t("Cardamom karak tea", "ชาคารักกระวาน", "شاي كرك بالهيل"),
            t(
                "Strong black tea with cracked cardamom, made to be boiled with milk.",
                "ชาดำเข้มกับกระวานบุบ ต้มกับนมจึงจะถึงรส",
                "شاي أسود قوي مع هيل مجروش، خُلق ليُغلى مع الحليب.",
            ),
            &[plain(SAHMARA, 190, NAVY, LEAVES)],
        ),
        style(
            2,
            t(
                "Lemongrass and ginger infusion",
                "ชาตะไคร้ขิง",
                "منقوع الليمونية والزنجبيل",
            ),
            t(
                "No caffeine, plenty of warmth: lemongrass first, ginger after.",
                "ไม่มีคาเฟอีน ได้กลิ่นตะไคร้ก่อนแล้วตามด้วยขิงอุ่น ๆ",
                "بلا كافيين ودفء كثير: الليمونية أولًا ثم الزنجبيل.",
            ),
            &[plain(THUNGDARA, 150, MUSTARD, LEAVES)],
        ),
        style(
            2,
            t("Roselle infusion", "ชากระเจี๊ยบ", "منقوع الكركديه"),
            t(
                "Ruby red and pleasantly sour, hot in the evening or over ice at noon.",
                "แดงทับทิม เปรี้ยวชื่นใจ ร้อนยามเย็นหรือใส่น้ำแข็งยามเที่ยง",
                "أحمر ياقوتي وحامض لطيف، ساخنًا في المساء أو مثلجًا عند الظهر.",
            ),
            &[plain(SAHMARA, 140, ROSE, LEAVES)],
        ),
        style(
            3,
            t("Thai tea blend", "ชาไทย", "خلطة الشاي التايلاندي"),
            t(
                "The orange tea of the street stalls, with star anise and no colouring.",
                "ชาสีส้มแบบรถเข็น มีโป๊ยกั๊กและไม่แต่งสี",
                "الشاي البرتقالي الذي يُباع في الشارع، مع اليانسون النجمي ومن دون ملوّنات.",
            ),
            &[plain(THUNGDARA, 130, ORANGE, LEAVES)],
        ),
        style(
            3,
            t(
                "White tea, spring buds",
                "ชาขาวยอดอ่อนฤดูใบไม้ผลิ",
                "شاي أبيض من براعم الربيع",
            ),
            t(
                "Only buds, only dried: pale, clear and quietly sweet.",
                "ใช้เฉพาะยอดอ่อนตากแห้ง น้ำใส หวานละมุน",
                "براعم فقط مجففة فقط: شاحب صافٍ وحلاوته هادئة.",
            ),
            &[plain(DOIMEKA, 420, SKY, LEAVES)],
        ),
    ],
};
