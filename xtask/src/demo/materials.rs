//! What things are made of.

use super::art::Rgb;
use super::text::{Text, t};

/// A material: its name, and a sentence about its care that is true of everything made of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Material {
    /// Part of ids and file names.
    pub(crate) code: &'static str,
    pub(crate) name: Text,
    pub(crate) care: Text,
    /// What a thing of it looks like where the material is what variants differ in.
    pub(crate) rgb: Rgb,
}

const fn material(code: &'static str, rgb: u32, name: Text, care: Text) -> Material {
    Material {
        code,
        name,
        care,
        rgb: Rgb(rgb),
    }
}

pub(crate) const STONEWARE: &Material = &material(
    "STW",
    0x00b9_a48a,
    t("Stoneware", "สโตนแวร์", "خزف حجري"),
    t(
        "Stoneware takes the dishwasher and the microwave without complaint.",
        "เนื้อสโตนแวร์เข้าเครื่องล้างจานและไมโครเวฟได้สบาย",
        "يتحمّل الخزف الحجري غسالة الصحون والميكروويف.",
    ),
);
pub(crate) const PORCELAIN: &Material = &material(
    "POR",
    0x00f0_eee8,
    t("Porcelain", "พอร์ซเลน", "بورسلين"),
    t(
        "Porcelain is hard, smooth and keeps no smells.",
        "เนื้อพอร์ซเลนแกร่ง เรียบลื่น และไม่เก็บกลิ่น",
        "البورسلين صلب وأملس ولا يحتفظ بالروائح.",
    ),
);
pub(crate) const GLASS: &Material = &material(
    "GLS",
    0x00cf_dfe2,
    t("Borosilicate glass", "แก้วบอโรซิลิเกต", "زجاج بوروسيليكات"),
    t(
        "Borosilicate glass stands boiling water and is easy to wash.",
        "แก้วบอโรซิลิเกตทนน้ำเดือดและล้างง่าย",
        "يتحمّل زجاج البوروسيليكات الماء المغلي ويسهل غسله.",
    ),
);
pub(crate) const STEEL: &Material = &material(
    "STL",
    0x00b4_bcc4,
    t("Stainless steel", "สเตนเลส", "فولاذ مقاوم للصدأ"),
    t(
        "Stainless steel does not rust and wipes clean.",
        "สเตนเลสไม่เป็นสนิมและเช็ดทำความสะอาดง่าย",
        "الفولاذ المقاوم للصدأ لا يصدأ ويُمسح بسهولة.",
    ),
);
pub(crate) const CAST_IRON: &Material = &material(
    "IRN",
    0x003c_3a40,
    t("Cast iron", "เหล็กหล่อ", "حديد زهر"),
    t(
        "Cast iron stores the heat; dry it after washing and rub it with a drop of oil.",
        "เหล็กหล่อเก็บความร้อนได้ดี ล้างแล้วเช็ดให้แห้งและทาน้ำมันบาง ๆ",
        "يخزّن حديد الزهر الحرارة؛ جفّفه بعد الغسل وادهنه بقطرة زيت.",
    ),
);
pub(crate) const ENAMEL: &Material = &material(
    "ENA",
    0x00e8_e4da,
    t("Enamelled steel", "เหล็กเคลือบ", "فولاذ مطلي بالمينا"),
    t(
        "The enamel resists scratches and acid and suits every hob.",
        "ผิวเคลือบทนรอยขีดข่วนและกรด ใช้ได้กับเตาทุกชนิด",
        "تقاوم طبقة المينا الخدوش والأحماض وتناسب كل أنواع المواقد.",
    ),
);
pub(crate) const ALUMINIUM: &Material = &material(
    "ALU",
    0x00c4_c8cc,
    t("Aluminium", "อะลูมิเนียม", "ألمنيوم"),
    t(
        "Aluminium is light and spreads the heat evenly.",
        "อะลูมิเนียมน้ำหนักเบาและกระจายความร้อนสม่ำเสมอ",
        "الألمنيوم خفيف ويوزّع الحرارة بالتساوي.",
    ),
);
pub(crate) const METAL: &Material = &material(
    "MET",
    0x00a8_acb2,
    t("Powder-coated steel", "เหล็กพ่นสีฝุ่น", "فولاذ مطلي بالمسحوق"),
    t(
        "The powder coating is tough and only needs a damp cloth.",
        "ผิวพ่นสีฝุ่นทนทาน แค่ใช้ผ้าหมาดเช็ดก็พอ",
        "الطلاء المسحوقي متين ويكفيه قماش رطب.",
    ),
);
pub(crate) const OAK: &Material = &material(
    "OAK",
    0x00d0_a06a,
    t("Oak", "ไม้โอ๊ก", "خشب البلوط"),
    t(
        "The oak is oiled; treat it once a year and it grows more beautiful.",
        "ไม้โอ๊กลงน้ำมันไว้แล้ว ทาซ้ำปีละครั้งเนื้อไม้จะยิ่งสวย",
        "خشب البلوط مزيّت؛ ادهنه مرة في السنة فيزداد جمالًا.",
    ),
);
pub(crate) const TEAK: &Material = &material(
    "TEK",
    0x00b0_7440,
    t("Teak", "ไม้สัก", "خشب الساج"),
    t(
        "The teak comes from replanted forests and shrugs off moisture.",
        "ไม้สักจากป่าปลูกทดแทน ทนความชื้นได้ดี",
        "خشب الساج من غابات أُعيد غرسها ويقاوم الرطوبة.",
    ),
);
pub(crate) const WALNUT: &Material = &material(
    "WAL",
    0x0074_4b34,
    t("Walnut", "ไม้วอลนัต", "خشب الجوز"),
    t(
        "Each piece of walnut has its own grain, and no two are alike.",
        "ลายไม้วอลนัตแต่ละชิ้นไม่ซ้ำกัน",
        "لكل قطعة من خشب الجوز عروقها، ولا تتشابه قطعتان.",
    ),
);
pub(crate) const RATTAN: &Material = &material(
    "RAT",
    0x00d9_b273,
    t("Rattan", "หวาย", "روطان"),
    t(
        "The rattan is woven by hand; dust it with a soft brush.",
        "หวายสานด้วยมือ ปัดฝุ่นด้วยแปรงขนนุ่ม",
        "الروطان مجدول يدويًا؛ أزل الغبار عنه بفرشاة ناعمة.",
    ),
);
pub(crate) const HYACINTH: &Material = &material(
    "HYA",
    0x00c9_a566,
    t("Water hyacinth", "ผักตบชวา", "ياقوتية الماء"),
    t(
        "Water hyacinth is light and strong; keep it out of the rain.",
        "ผักตบชวาเบาและเหนียว เก็บให้พ้นฝน",
        "ألياف ياقوتية الماء خفيفة ومتينة؛ أبعدها عن المطر.",
    ),
);
pub(crate) const COTTON: &Material = &material(
    "COT",
    0x00ef_e6d4,
    t("Cotton", "ผ้าฝ้าย", "قطن"),
    t(
        "The cotton can be washed at 40 °C and gets softer each time.",
        "ผ้าฝ้ายซักได้ที่ 40 °C ยิ่งซักยิ่งนุ่ม",
        "يُغسل القطن على 40 درجة ويزداد نعومة مع كل غسلة.",
    ),
);
pub(crate) const LINEN: &Material = &material(
    "LIN",
    0x00dc_cfb4,
    t("Linen", "ผ้าลินิน", "كتّان"),
    t(
        "The linen stays cool on hot days and needs no iron.",
        "ผ้าลินินเย็นสบายในวันร้อนและไม่ต้องรีด",
        "يبقى الكتّان باردًا في الأيام الحارة ولا يحتاج إلى كيّ.",
    ),
);
pub(crate) const CANVAS: &Material = &material(
    "CNV",
    0x00d8_caa8,
    t("Canvas", "ผ้าแคนวาส", "قماش الكانفاس"),
    t(
        "The heavy canvas is brushed clean and takes a shower without harm.",
        "ผ้าแคนวาสเนื้อหนาปัดทำความสะอาดได้ โดนฝนปรอยก็ไม่เป็นไร",
        "قماش الكانفاس السميك يُنظَّف بالفرشاة ويتحمّل زخّة مطر.",
    ),
);
pub(crate) const RECYCLED: &Material = &material(
    "RPT",
    0x007a_8288,
    t(
        "Recycled polyester",
        "โพลีเอสเตอร์รีไซเคิล",
        "بوليستر معاد تدويره",
    ),
    t(
        "The fabric is spun from used bottles and repels water.",
        "เนื้อผ้าทอจากขวดใช้แล้วและกันน้ำ",
        "القماش مغزول من قوارير مستعملة ويصدّ الماء.",
    ),
);
pub(crate) const LEATHER: &Material = &material(
    "LTH",
    0x00a9_6238,
    t("Leather", "หนังแท้", "جلد طبيعي"),
    t(
        "The leather is tanned with bark and darkens with use.",
        "หนังฟอกด้วยเปลือกไม้ ยิ่งใช้สียิ่งเข้ม",
        "الجلد مدبوغ بلحاء الشجر ويزداد لونه عمقًا مع الاستعمال.",
    ),
);
pub(crate) const WOOL: &Material = &material(
    "WOL",
    0x00d8_cdb8,
    t("Wool", "ขนแกะ", "صوف"),
    t(
        "Wool repels dirt by itself; airing it is usually enough.",
        "ขนแกะไม่จับสิ่งสกปรกง่าย ส่วนใหญ่แค่ผึ่งลมก็พอ",
        "يصدّ الصوف الأوساخ بطبيعته، وتكفيه التهوية غالبًا.",
    ),
);
pub(crate) const SILK: &Material = &material(
    "SLK",
    0x00e6_d2c4,
    t("Silk", "ผ้าไหม", "حرير"),
    t(
        "Wash the silk by hand in cool water and dry it in the shade.",
        "ซักผ้าไหมด้วยมือในน้ำเย็นและตากในที่ร่ม",
        "اغسل الحرير يدويًا بماء بارد وجفّفه في الظل.",
    ),
);
pub(crate) const VELVET: &Material = &material(
    "VLV",
    0x0096_5a5a,
    t("Velvet", "กำมะหยี่", "مخمل"),
    t(
        "The velvet cover comes off and is washed at 30 °C.",
        "ปลอกกำมะหยี่ถอดซักได้ที่ 30 °C",
        "غطاء المخمل قابل للنزع ويُغسل على 30 درجة.",
    ),
);
pub(crate) const TERRACOTTA: &Material = &material(
    "TER",
    0x00c9_6f4a,
    t("Terracotta", "ดินเผา", "طين محروق"),
    t(
        "Terracotta breathes and lets roots dry between waterings.",
        "ดินเผาระบายอากาศ รากจึงไม่แฉะ",
        "يتنفّس الطين المحروق فتجفّ الجذور بين سقية وأخرى.",
    ),
);
pub(crate) const CERAMIC: &Material = &material(
    "CER",
    0x00e2_ddd2,
    t("Glazed ceramic", "เซรามิกเคลือบ", "سيراميك مزجّج"),
    t(
        "The glaze is applied by hand, so each piece differs a little.",
        "เคลือบด้วยมือ แต่ละชิ้นจึงต่างกันเล็กน้อย",
        "التزجيج يدوي، ولذلك تختلف كل قطعة قليلًا.",
    ),
);
pub(crate) const CONCRETE: &Material = &material(
    "CON",
    0x00a6_a49e,
    t("Concrete", "คอนกรีต", "خرسانة"),
    t(
        "The concrete is sealed and may stand outside all year.",
        "คอนกรีตเคลือบกันซึม วางนอกบ้านได้ทั้งปี",
        "الخرسانة معزولة ويمكن أن تبقى في الخارج طوال العام.",
    ),
);
pub(crate) const PLASTIC: &Material = &material(
    "RPL",
    0x0060_666c,
    t("Recycled plastic", "พลาสติกรีไซเคิล", "بلاستيك معاد تدويره"),
    t(
        "The housing is made of recycled plastic and can be opened for repair.",
        "ตัวเครื่องทำจากพลาสติกรีไซเคิลและเปิดซ่อมได้",
        "الهيكل من بلاستيك معاد تدويره ويمكن فتحه للإصلاح.",
    ),
);
pub(crate) const KRAFT: &Material = &material(
    "KRF",
    0x00b8_8d5c,
    t("Kraft board", "กระดาษคราฟต์", "كرتون كرافت"),
    t(
        "The kraft board is recycled and can be recycled again.",
        "กระดาษคราฟต์มาจากการรีไซเคิลและรีไซเคิลต่อได้",
        "كرتون الكرافت معاد تدويره ويمكن تدويره من جديد.",
    ),
);
pub(crate) const CORK: &Material = &material(
    "CRK",
    0x00c8_9a62,
    t("Cork", "ไม้ก๊อก", "فلّين"),
    t(
        "Cork is light, springy and pleasant in the hand.",
        "ไม้ก๊อกเบา ยืดหยุ่น และจับสบายมือ",
        "الفلّين خفيف ومرن ومريح في اليد.",
    ),
);
pub(crate) const BRASS: &Material = &material(
    "BRS",
    0x00d6_a544,
    t("Brass", "ทองเหลือง", "نحاس أصفر"),
    t(
        "Brass darkens with time; lemon and salt bring back the shine.",
        "ทองเหลืองจะคล้ำตามเวลา ใช้มะนาวกับเกลือขัดให้เงาได้",
        "يغمق النحاس مع الوقت، ويعيد إليه الليمون والملح بريقه.",
    ),
);
pub(crate) const RUBBER: &Material = &material(
    "RUB",
    0x004a_4a50,
    t("Natural rubber", "ยางธรรมชาติ", "مطاط طبيعي"),
    t(
        "The natural rubber sole grips on wet stone.",
        "พื้นยางธรรมชาติเกาะพื้นเปียกได้ดี",
        "نعل المطاط الطبيعي يثبت على الحجر المبتل.",
    ),
);
pub(crate) const WOODEN: &Material = &material(
    "ASH",
    0x00d8_b380,
    t("Ash", "ไม้แอช", "خشب الدردار"),
    t(
        "The ash wood is bent over steam and sealed with wax.",
        "ไม้แอชดัดด้วยไอน้ำและเคลือบขี้ผึ้ง",
        "خشب الدردار مثنيّ بالبخار ومختوم بالشمع.",
    ),
);
