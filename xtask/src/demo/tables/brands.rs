//! The makers. All of them are invented; none is meant to be anyone's trade mark.

use super::Brand;
use crate::demo::text::{Text, t};

const fn brand(name: &'static str, story: Text) -> Brand {
    Brand { name, story }
}

pub(super) const DINTHARA: &Brand = &brand(
    "Dinthara",
    t(
        "Dinthara is a pottery of twelve people near Lampang.",
        "Dinthara คือโรงปั้นเล็ก ๆ สิบสองคนใกล้ลำปาง",
        "دينتارا ورشة فخار صغيرة قرب لامبانغ يعمل فيها اثنا عشر شخصًا.",
    ),
);
pub(super) const LEKVARA: &Brand = &brand(
    "Lekvara",
    t(
        "Lekvara makes cookware that can be repaired, part by part.",
        "Lekvara ทำเครื่องครัวที่ซ่อมได้ทีละชิ้นส่วน",
        "تصنع ليكفارا أواني طهي يمكن إصلاحها قطعة قطعة.",
    ),
);
pub(super) const SAENGDO: &Brand = &brand(
    "Saengdo",
    t(
        "Saengdo builds lamps in small series in Chiang Mai.",
        "Saengdo ทำโคมไฟจำนวนจำกัดที่เชียงใหม่",
        "تصنع ساينغدو المصابيح بكميات صغيرة في شيانغ ماي.",
    ),
);
pub(super) const LUMORET: &Brand = &brand(
    "Lumoret",
    t(
        "Lumoret designs lights that spare the eyes.",
        "Lumoret ออกแบบแสงที่ถนอมสายตา",
        "تصمّم لوموريت إضاءة تريح العين.",
    ),
);
pub(super) const ORVAYN: &Brand = &brand(
    "Orvayn",
    t(
        "Orvayn tunes its sound by ear, not only by instrument.",
        "Orvayn จูนเสียงด้วยหู ไม่ใช่แค่เครื่องวัด",
        "تضبط أورفاين الصوت بالأذن لا بالأجهزة وحدها.",
    ),
);
pub(super) const SIENGRA: &Brand = &brand(
    "Siengra",
    t(
        "Siengra keeps spare parts for every model for ten years.",
        "Siengra มีอะไหล่ให้ทุกรุ่นนานสิบปี",
        "توفّر سينغرا قطع الغيار لكل طراز مدة عشر سنوات.",
    ),
);
pub(super) const RIHLAN: &Brand = &brand(
    "Rihlan",
    t(
        "Rihlan sews its bags in a family workshop and mends them for life.",
        "Rihlan เย็บกระเป๋าในโรงงานครอบครัวและรับซ่อมตลอดอายุการใช้งาน",
        "تخيط ريهلان حقائبها في ورشة عائلية وتصلحها مدى الحياة.",
    ),
);
pub(super) const PAYTARA: &Brand = &brand(
    "Paytara",
    t(
        "Paytara works with cloth left over from larger mills.",
        "Paytara ใช้ผ้าเหลือจากโรงทอขนาดใหญ่",
        "تعمل بايتارا بأقمشة فائضة من مصانع النسيج الكبيرة.",
    ),
);
pub(super) const FAIMORA: &Brand = &brand(
    "Faimora",
    t(
        "Faimora weaves and dyes in villages of the north-east.",
        "Faimora ทอและย้อมผ้าในหมู่บ้านทางอีสาน",
        "تنسج فايمورا أقمشتها وتصبغها في قرى شمال شرق تايلاند.",
    ),
);
pub(super) const NASIJRA: &Brand = &brand(
    "Nasijra",
    t(
        "Nasijra cuts for comfort and keeps its shapes for many years.",
        "Nasijra ตัดให้ใส่สบายและใช้แบบเดิมได้หลายปี",
        "تفصّل نسيجرا للراحة وتحافظ على قصّاتها سنوات طويلة.",
    ),
);
pub(super) const KAOVELA: &Brand = &brand(
    "Kaovela",
    t(
        "Kaovela makes shoes that can be resoled.",
        "Kaovela ทำรองเท้าที่เปลี่ยนพื้นได้",
        "تصنع كاوفيلا أحذية يمكن تبديل نعالها.",
    ),
);
pub(super) const NAKHLARA: &Brand = &brand(
    "Nakhlara",
    t(
        "Nakhlara has made sandals for three generations.",
        "Nakhlara ทำรองเท้าแตะมาสามรุ่นแล้ว",
        "تصنع نخلارا الصنادل منذ ثلاثة أجيال.",
    ),
);
pub(super) const THUNGDARA: &Brand = &brand(
    "Thungdara",
    t(
        "Thungdara buys from forty farms and names each of them.",
        "Thungdara รับซื้อจากสี่สิบไร่นาและระบุชื่อทุกแห่ง",
        "تشتري تونغدارا من أربعين مزرعة وتذكر اسم كل منها.",
    ),
);
pub(super) const SAHMARA: &Brand = &brand(
    "Sahmara",
    t(
        "Sahmara roasts and grinds in small lots every week.",
        "Sahmara คั่วและบดครั้งละน้อยทุกสัปดาห์",
        "تحمّص سهمارا وتطحن كميات صغيرة كل أسبوع.",
    ),
);
pub(super) const DOIMEKA: &Brand = &brand(
    "Doimeka",
    t(
        "Doimeka harvests in the hills above 1,200 metres.",
        "Doimeka เก็บเกี่ยวบนดอยสูงกว่า 1,200 เมตร",
        "تقطف دويميكا محصولها في تلال يزيد ارتفاعها على 1200 متر.",
    ),
);
pub(super) const SABUNELA: &Brand = &brand(
    "Sabunela",
    t(
        "Sabunela boils its soap in copper kettles and uses no palm oil.",
        "Sabunela ต้มสบู่ในหม้อทองแดงและไม่ใช้น้ำมันปาล์ม",
        "تطبخ سابونيلا صابونها في قدور نحاسية من دون زيت النخيل.",
    ),
);
pub(super) const ZAHAREL: &Brand = &brand(
    "Zaharel",
    t(
        "Zaharel presses and distils its oils itself.",
        "Zaharel สกัดและกลั่นน้ำมันเอง",
        "تعصر زهاريل زيوتها وتقطّرها بنفسها.",
    ),
);
pub(super) const TEAKORA: &Brand = &brand(
    "Teakora",
    t(
        "Teakora joins its furniture without a single nail.",
        "Teakora เข้าไม้เฟอร์นิเจอร์โดยไม่ใช้ตะปูสักตัว",
        "تجمع تيكورا أثاثها من دون مسمار واحد.",
    ),
);
pub(super) const WAIVENA: &Brand = &brand(
    "Waivena",
    t(
        "Waivena pays its weavers by the piece and by the hour, whichever is more.",
        "Waivena จ่ายช่างสานตามชิ้นหรือตามชั่วโมง แล้วแต่อย่างไหนมากกว่า",
        "تدفع وايفينا لحرفييها بالقطعة أو بالساعة، أيّهما أكثر.",
    ),
);
pub(super) const SADURRA: &Brand = &brand(
    "Sadurra",
    t(
        "Sadurra draws its patterns from old weaving books.",
        "Sadurra นำลายมาจากตำราทอผ้าเก่า",
        "تستلهم سدورا نقوشها من كتب النسيج القديمة.",
    ),
);
pub(super) const SUANVERA: &Brand = &brand(
    "Suanvera",
    t(
        "Suanvera raises its plants without peat.",
        "Suanvera เลี้ยงต้นไม้โดยไม่ใช้พีตมอส",
        "تربّي سوانفيرا نباتاتها من دون خث.",
    ),
);
pub(super) const KRADAYA: &Brand = &brand(
    "Kradaya",
    t(
        "Kradaya binds by hand and prints with soy ink.",
        "Kradaya เข้าเล่มด้วยมือและพิมพ์ด้วยหมึกถั่วเหลือง",
        "تجلّد كرادايا يدويًا وتطبع بحبر الصويا.",
    ),
);
pub(super) const QALAMOR: &Brand = &brand(
    "Qalamor",
    t(
        "Qalamor sells refills for every pen it has ever made.",
        "Qalamor มีไส้เติมให้ปากกาทุกรุ่นที่เคยผลิต",
        "تبيع قلامور عبوات لكل قلم صنعته يومًا.",
    ),
);
