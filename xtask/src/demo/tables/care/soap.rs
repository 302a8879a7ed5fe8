//! Soap. One table.

use crate::demo::labels;
use crate::demo::looks::{BARS, BLACK, CREAM, LILAC, MUSTARD, OLIVE, PAIR, ROSE, SAGE, SKY};
use crate::demo::tables::brands::{SABUNELA, ZAHAREL};
use crate::demo::tables::{Kind, Unit, plain, spec, style};
use crate::demo::text::t;

pub(super) const SOAP: Kind = Kind {
    art: "soap",
    code: "SOA",
    name: t("Soap", "สบู่", "الصابون"),
    google: "Health & Beauty > Personal Care > Cosmetics > Bath & Body > Bar Soap",
    fact: t(
        "Cured for six weeks, so that the bar is hard, mild and lasts.",
        "บ่มหกสัปดาห์ ก้อนจึงแข็ง อ่อนโยน และใช้ได้นาน",
        "معتّق ستة أسابيع فيكون صلبًا لطيفًا ويدوم طويلًا.",
    ),
    highlights: &[
        t("Free of palm oil", "ไม่มีน้ำมันปาล์ม", "خالٍ من زيت النخيل"),
        t(
            "Wrapped in paper only",
            "ห่อด้วยกระดาษเท่านั้น",
            "ملفوف بالورق فقط",
        ),
    ],
    specs: &[spec(labels::KEEPS, 24, 36, 12, Unit::Months)],
    styles: &[
        style(
            0,
            t("Rice milk soap", "สบู่น้ำนมข้าว", "صابون حليب الأرز"),
            t(
                "Soft foam and hardly any scent, for skin that asks to be left in peace.",
                "ฟองนุ่ม แทบไม่มีกลิ่น สำหรับผิวที่อยากพัก",
                "رغوة ناعمة بلا رائحة تُذكر، لبشرة تريد الراحة.",
            ),
            &[plain(SABUNELA, 89, CREAM, BARS)],
        ),
        style(
            0,
            t(
                "Turmeric and honey soap",
                "สบู่ขมิ้นน้ำผึ้ง",
                "صابون الكركم والعسل",
            ),
            t(
                "Sunny in the dish, calming on the skin.",
                "สีสดใสบนจานสบู่ อ่อนโยนบนผิว",
                "مشرق في الصحن ومهدّئ على البشرة.",
            ),
            &[plain(SABUNELA, 95, MUSTARD, BARS)],
        ),
        style(
            1,
            t(
                "Olive oil soap, Aleppo style",
                "สบู่น้ำมันมะกอกแบบอะเลปโป",
                "صابون غار بزيت الزيتون",
            ),
            t(
                "Olive oil, laurel oil and patience; green inside, golden outside.",
                "น้ำมันมะกอก น้ำมันลอเรล กับความใจเย็น ข้างในเขียวข้างนอกทอง",
                "زيت زيتون وزيت غار وصبر؛ أخضر من الداخل ذهبي من الخارج.",
            ),
            &[plain(ZAHAREL, 140, OLIVE, BARS)],
        ),
        style(
            1,
            t("Lemongrass soap", "สบู่ตะไคร้", "صابون الليمونية"),
            t(
                "Fresh as the first shower after a train ride.",
                "สดชื่นเหมือนได้อาบน้ำหลังลงรถไฟ",
                "منعش كأول استحمام بعد رحلة قطار.",
            ),
            &[plain(SABUNELA, 85, SAGE, BARS)],
        ),
        style(
            2,
            t("Charcoal soap", "สบู่ถ่านไม้ไผ่", "صابون الفحم"),
            t(
                "Bamboo charcoal takes up grease and leaves the skin matt.",
                "ถ่านไม้ไผ่ดูดซับความมัน ผิวไม่เงา",
                "يمتص فحم الخيزران الدهون ويترك البشرة بلا لمعان.",
            ),
            &[plain(SABUNELA, 99, BLACK, BARS)],
        ),
        style(
            2,
            t("Rose clay soap", "สบู่ดินโคลนกุหลาบ", "صابون طين الورد"),
            t(
                "Pink clay and rose water, gentle enough for every morning.",
                "ดินชมพูกับน้ำกุหลาบ อ่อนโยนพอใช้ทุกเช้า",
                "طين وردي وماء ورد، لطيف لكل صباح.",
            ),
            &[plain(ZAHAREL, 120, ROSE, BARS)],
        ),
        style(
            3,
            t(
                "Gift pair, lavender",
                "ชุดสบู่คู่ลาเวนเดอร์",
                "صابونتا هدية باللافندر",
            ),
            t(
                "Two bars tied with jute, ready to be given.",
                "สองก้อนผูกเชือกปอ พร้อมเป็นของขวัญ",
                "قطعتان مربوطتان بخيط من الجوت وجاهزتان للإهداء.",
            ),
            &[plain(ZAHAREL, 180, LILAC, PAIR)],
        ),
        style(
            3,
            t(
                "Gift pair, sea salt",
                "ชุดสบู่คู่เกลือทะเล",
                "صابونتا هدية بملح البحر",
            ),
            t(
                "Fine salt polishes the skin and smells of the coast.",
                "เกลือละเอียดขัดผิวเบา ๆ หอมกลิ่นทะเล",
                "ملح ناعم يصقل البشرة ويفوح برائحة الساحل.",
            ),
            &[plain(SABUNELA, 170, SKY, PAIR)],
        ),
    ],
};
