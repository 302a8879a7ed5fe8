//! Shampoo & wash. One table.

use crate::demo::labels;
use crate::demo::looks::{BAR, BOTTLES, MUSTARD, NAVY, OLIVE, RED, SAGE, SKY, TEAL, WHITE};
use crate::demo::tables::brands::{SABUNELA, ZAHAREL};
use crate::demo::tables::{Kind, Unit, plain, spec, style};
use crate::demo::text::t;

pub(super) const HAIR: Kind = Kind {
    art: "shampoo",
    code: "SHA",
    name: t("Shampoo & wash", "แชมพูและสบู่เหลว", "الشامبو والغسول"),
    google: "Health & Beauty > Personal Care > Hair Care > Shampoo & Conditioner",
    fact: t(
        "Without silicones, and every pack can be refilled or recycled.",
        "ไม่มีซิลิโคน และบรรจุภัณฑ์ทุกแบบเติมซ้ำหรือรีไซเคิลได้",
        "من دون سيليكون، وكل عبوة يمكن إعادة ملئها أو تدويرها.",
    ),
    highlights: &[
        t("Refills available", "มีแบบเติม", "تتوفر عبوات إعادة الملء"),
        t(
            "Breaks down in fresh water",
            "ย่อยสลายในน้ำจืด",
            "يتحلل في الماء العذب",
        ),
    ],
    specs: &[spec(labels::KEEPS, 18, 30, 6, Unit::Months)],
    styles: &[
        style(
            0,
            t("Kaffir lime shampoo", "แชมพูมะกรูด", "شامبو الليمون الكفيري"),
            t(
                "The old household remedy for shine, without the work of boiling it.",
                "สูตรบำรุงผมเงางามแต่โบราณ โดยไม่ต้องต้มเอง",
                "وصفة البيوت القديمة للمعان الشعر من دون عناء غليها.",
            ),
            &[plain(SABUNELA, 220, SAGE, BOTTLES)],
        ),
        style(
            0,
            t("Jasmine hand wash", "สบู่เหลวล้างมือมะลิ", "غسول يدين بالياسمين"),
            t(
                "A short press, a soft foam, and a garden at night.",
                "กดเบา ๆ ได้ฟองนุ่มกับกลิ่นสวนยามค่ำ",
                "ضغطة قصيرة ورغوة ناعمة وحديقة في الليل.",
            ),
            &[plain(SABUNELA, 160, NAVY, BOTTLES)],
        ),
        style(
            1,
            t("Argan conditioner", "ครีมนวดอาร์แกน", "بلسم الأرغان"),
            t(
                "Untangles long hair and does not weigh down short hair.",
                "ผมยาวหวีง่าย ผมสั้นไม่ลีบ",
                "يفك تشابك الشعر الطويل ولا يثقل القصير.",
            ),
            &[plain(ZAHAREL, 290, MUSTARD, BOTTLES)],
        ),
        style(
            1,
            t("Rosemary shampoo", "แชมพูโรสแมรี่", "شامبو إكليل الجبل"),
            t(
                "Cools the scalp and keeps fine hair awake until evening.",
                "หนังศีรษะเย็นสบาย ผมเส้นเล็กมีน้ำหนักถึงเย็น",
                "يبرّد فروة الرأس ويبقي الشعر الرقيق منتعشًا حتى المساء.",
            ),
            &[plain(ZAHAREL, 240, TEAL, BOTTLES)],
        ),
        style(
            2,
            t(
                "Refill, kaffir lime shampoo",
                "แชมพูมะกรูด แบบเติม",
                "عبوة ملء لشامبو الليمون الكفيري",
            ),
            t(
                "The same shampoo with four fifths less packaging.",
                "แชมพูเดิม แต่บรรจุภัณฑ์น้อยลงสี่ในห้าส่วน",
                "الشامبو نفسه بتغليف أقل بأربعة أخماس.",
            ),
            &[plain(SABUNELA, 190, OLIVE, BOTTLES)],
        ),
        style(
            2,
            t(
                "Refill, jasmine hand wash",
                "สบู่เหลวล้างมือมะลิ แบบเติม",
                "عبوة ملء لغسول الياسمين",
            ),
            t(
                "Pour it over without spilling: the spout fits the bottle.",
                "เทเติมไม่หก ปากถุงพอดีกับขวด",
                "صبّها من دون انسكاب: فوهتها تناسب العبوة.",
            ),
            &[plain(SABUNELA, 130, SKY, BOTTLES)],
        ),
        style(
            3,
            t(
                "Solid shampoo, coconut",
                "แชมพูก้อนมะพร้าว",
                "شامبو صلب بجوز الهند",
            ),
            t(
                "One tin replaces two bottles and passes every airport.",
                "หนึ่งตลับแทนสองขวด ผ่านทุกสนามบิน",
                "علبة واحدة تغني عن عبوتين وتعبر كل مطار.",
            ),
            &[plain(SABUNELA, 190, WHITE, BAR)],
        ),
        style(
            3,
            t(
                "Solid conditioner, hibiscus",
                "ครีมนวดก้อนชบา",
                "بلسم صلب بالكركديه",
            ),
            t(
                "Stroke it over wet hair, comb, rinse; the colour does not come off.",
                "ลูบบนผมเปียก หวี แล้วล้างออก สีไม่ติดผม",
                "مرّره على الشعر المبلل ومشّط واشطف؛ لونه لا يعلق.",
            ),
            &[plain(ZAHAREL, 210, RED, BAR)],
        ),
    ],
};
