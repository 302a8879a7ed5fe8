//! Rice. One table.

use crate::demo::labels;
use crate::demo::looks::{BLACK, BROWN, LILAC, MUSTARD, NAVY, RED, SACKS, SAGE, TEAL};
use crate::demo::tables::brands::{DOIMEKA, SAHMARA, THUNGDARA};
use crate::demo::tables::{Kind, Unit, plain, spec, style};
use crate::demo::text::t;

pub(super) const RICE: Kind = Kind {
    art: "rice",
    code: "RIC",
    name: t("Rice", "ข้าวสาร", "الأرز"),
    google: "Food, Beverages & Tobacco > Food Items > Grains, Rice & Cereal > Rice",
    fact: t(
        "Milled to order and packed within the week.",
        "สีตามคำสั่งซื้อและบรรจุภายในสัปดาห์เดียวกัน",
        "يُقشَّر حسب الطلب ويُعبّأ خلال الأسبوع نفسه.",
    ),
    highlights: &[
        t(
            "One harvest, one region",
            "ผลผลิตฤดูเดียวจากแหล่งเดียว",
            "محصول واحد من منطقة واحدة",
        ),
        t("No additives", "ไม่มีสารเติมแต่ง", "من دون إضافات"),
    ],
    specs: &[
        spec(labels::COOKING, 12, 24, 2, Unit::Minutes),
        spec(labels::KEEPS, 12, 18, 6, Unit::Months),
    ],
    styles: &[
        style(
            0,
            t(
                "Hom Mali jasmine rice, new crop",
                "ข้าวหอมมะลิใหม่",
                "أرز الياسمين هوم مالي من المحصول الجديد",
            ),
            t(
                "Long white grains that smell of pandan leaves when the lid is lifted.",
                "เมล็ดยาวขาว เปิดฝาหม้อก็หอมเหมือนใบเตย",
                "حبات بيضاء طويلة تفوح منها رائحة الباندان عند رفع الغطاء.",
            ),
            &[plain(THUNGDARA, 69, SAGE, SACKS)],
        ),
        style(
            0,
            t(
                "Basmati rice, aged two years",
                "ข้าวบาสมาติบ่มสองปี",
                "أرز بسمتي معتّق سنتين",
            ),
            t(
                "Ageing dries the grain, so that it doubles in length and never sticks.",
                "การบ่มทำให้เมล็ดแห้ง หุงแล้วยาวเป็นสองเท่าและไม่ติดกัน",
                "التعتيق يجفّف الحبة فيتضاعف طولها عند الطهي ولا تلتصق.",
            ),
            &[plain(SAHMARA, 119, NAVY, SACKS)],
        ),
        style(
            1,
            t("Brown jasmine rice", "ข้าวกล้องหอมมะลิ", "أرز ياسمين بني"),
            t(
                "Only the husk is removed: nutty, filling and rich in fibre.",
                "ขัดออกแค่เปลือก หอมมัน อิ่มนาน ใยอาหารสูง",
                "تُنزع قشرته الخارجية فقط: بنكهة جوزية ومُشبع وغني بالألياف.",
            ),
            &[plain(THUNGDARA, 75, BROWN, SACKS)],
        ),
        style(
            1,
            t("Riceberry", "ข้าวไรซ์เบอร์รี่", "أرز رايس بيري البنفسجي"),
            t(
                "Deep violet grains with a mild sweetness, good in salads.",
                "เมล็ดม่วงเข้ม หวานอ่อน ๆ อร่อยในสลัด",
                "حبات بنفسجية داكنة بحلاوة خفيفة، طيبة في السلطات.",
            ),
            &[plain(THUNGDARA, 95, LILAC, SACKS)],
        ),
        style(
            2,
            t(
                "Sticky rice from Chiang Rai",
                "ข้าวเหนียวเขี้ยวงูเชียงราย",
                "أرز دبق من شيانغ راي",
            ),
            t(
                "Soak it overnight, steam it in a basket, eat it with the fingers.",
                "แช่ค้างคืน นึ่งในหวด แล้วใช้มือปั้นกิน",
                "انقعه ليلة واطهه على البخار في سلة وكُله بأصابعك.",
            ),
            &[plain(THUNGDARA, 72, MUSTARD, SACKS)],
        ),
        style(
            2,
            t("Black sticky rice", "ข้าวเหนียวดำ", "أرز دبق أسود"),
            t(
                "Cooks to a glossy purple and loves coconut milk and mango.",
                "หุงแล้วเป็นสีม่วงเงา เข้ากับกะทิและมะม่วง",
                "يصير عند الطهي بنفسجيًا لامعًا ويحب حليب جوز الهند والمانجو.",
            ),
            &[plain(THUNGDARA, 85, BLACK, SACKS)],
        ),
        style(
            3,
            t("Red rice from the hills", "ข้าวแดงดอย", "أرز أحمر من التلال"),
            t(
                "Firm to the bite and earthy; it holds its shape in soups.",
                "เคี้ยวหนึบ กลิ่นดินอ่อน ๆ ไม่เละในซุป",
                "متماسك بنكهة ترابية ويحافظ على شكله في الحساء.",
            ),
            &[plain(DOIMEKA, 89, RED, SACKS)],
        ),
        style(
            3,
            t(
                "Short-grain rice for puddings",
                "ข้าวเมล็ดสั้นสำหรับขนมหวาน",
                "أرز قصير الحبة للحلويات",
            ),
            t(
                "Releases its starch slowly and turns milk into cream.",
                "ค่อย ๆ คายแป้ง ทำให้นมข้นเป็นครีม",
                "يطلق نشاءه ببطء ويحوّل الحليب إلى كريمة.",
            ),
            &[plain(SAHMARA, 79, TEAL, SACKS)],
        ),
    ],
};
