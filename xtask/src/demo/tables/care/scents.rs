//! Candles & scents. One table.

use crate::demo::labels;
use crate::demo::looks::{
    BOTTLES, BROWN, NAVY, ORANGE, RED, SAGE, SAND, SKY, TIN, TRIO, WAXES, WHITE,
};
use crate::demo::tables::brands::{SABUNELA, ZAHAREL};
use crate::demo::tables::{Kind, Unit, plain, spec, style};
use crate::demo::text::t;

pub(super) const SCENTS: Kind = Kind {
    art: "candle",
    code: "CAN",
    name: t(
        "Candles & scents",
        "เทียนและเครื่องหอม",
        "الشموع والعطور المنزلية",
    ),
    google: "Home & Garden > Decor > Home Fragrances",
    fact: t(
        "Made of plant waxes and plant oils only, without paraffin.",
        "ทำจากไขและน้ำมันพืชล้วน ไม่มีพาราฟิน",
        "من شموع وزيوت نباتية فقط، بلا بارافين.",
    ),
    highlights: &[
        t(
            "Scented with plant oils only",
            "หอมจากน้ำมันพืชเท่านั้น",
            "من زيوت نباتية فقط",
        ),
        t(
            "Made by hand in small lots",
            "ทำมือครั้งละน้อย",
            "مصنوع يدويًا بكميات صغيرة",
        ),
    ],
    specs: &[spec(labels::KEEPS, 24, 36, 12, Unit::Months)],
    styles: &[
        style(
            0,
            t(
                "Scented candle, temple garden",
                "เทียนหอมสวนวัด",
                "شمعة معطرة بحديقة المعبد",
            ),
            t(
                "Frangipani, wet stone and a thread of incense.",
                "ลั่นทม หินเปียก และควันธูปบาง ๆ",
                "بلوميريا وحجر مبلل وخيط من البخور.",
            ),
            &[plain(ZAHAREL, 390, WHITE, WAXES)],
        ),
        style(
            0,
            t(
                "Scented candle, orange grove",
                "เทียนหอมสวนส้ม",
                "شمعة معطرة ببستان البرتقال",
            ),
            t(
                "Peel, leaf and blossom of the bitter orange.",
                "เปลือก ใบ และดอกส้มซ่า",
                "قشر النارنج وورقه وزهره.",
            ),
            &[plain(ZAHAREL, 390, ORANGE, WAXES)],
        ),
        style(
            1,
            t(
                "Travel candle, sandalwood",
                "เทียนพกพากลิ่นจันทน์หอม",
                "شمعة سفر بخشب الصندل",
            ),
            t(
                "A tin with a lid, so the hotel room smells of home.",
                "ตลับมีฝา ให้ห้องโรงแรมหอมเหมือนบ้าน",
                "علبة بغطاء، لتفوح غرفة الفندق برائحة البيت.",
            ),
            &[plain(SABUNELA, 220, BROWN, TIN)],
        ),
        style(
            1,
            t(
                "Citronella candle for the terrace",
                "เทียนตะไคร้หอมกันยุง",
                "شمعة سترونيلا للشرفة",
            ),
            t(
                "Keeps mosquitoes away from the table and guests at it.",
                "ไล่ยุงออกจากโต๊ะ แต่ให้แขกนั่งต่อ",
                "تبعد البعوض عن الطاولة وتُبقي الضيوف عليها.",
            ),
            &[plain(SABUNELA, 240, SAGE, WAXES)],
        ),
        style(
            2,
            t(
                "Set of three pillar candles",
                "ชุดเทียนแท่งสามขนาด",
                "طقم من ثلاث شموع أسطوانية",
            ),
            t(
                "Unscented, in three heights and three shades of one colour.",
                "ไม่มีกลิ่น สามความสูง สามเฉดในสีเดียว",
                "بلا رائحة، بثلاثة ارتفاعات وثلاث درجات من لون واحد.",
            ),
            &[plain(SABUNELA, 320, SAND, WAXES)],
        ),
        style(
            2,
            t(
                "Set of three festive candles",
                "ชุดเทียนเทศกาลสามแท่ง",
                "طقم من ثلاث شموع للأعياد",
            ),
            t(
                "Deep red for long tables and late conversations.",
                "สีแดงเข้มสำหรับโต๊ะยาวและการคุยดึก",
                "بأحمر عميق لموائد طويلة وأحاديث متأخرة.",
            ),
            &[plain(SABUNELA, 340, RED, TRIO)],
        ),
        style(
            3,
            t(
                "Reed diffuser, white tea",
                "ก้านหอมกลิ่นชาขาว",
                "موزّع عطر بأعواد، شاي أبيض",
            ),
            t(
                "Five reeds, a quiet scent, three months of rest for matches.",
                "ก้านหอมห้าก้าน กลิ่นเบา ๆ ไม่ต้องจุดไฟสามเดือน",
                "خمسة أعواد ورائحة هادئة وثلاثة أشهر بلا ثقاب.",
            ),
            &[plain(ZAHAREL, 490, SKY, BOTTLES)],
        ),
        style(
            3,
            t(
                "Reed diffuser, oud and fig",
                "ก้านหอมกลิ่นกฤษณาและมะเดื่อ",
                "موزّع عطر بأعواد، عود وتين",
            ),
            t(
                "Dark wood below, green fruit above.",
                "ไม้เข้มเป็นฐาน ผลไม้เขียวเป็นยอด",
                "خشب داكن في العمق وثمر أخضر في الأعلى.",
            ),
            &[plain(ZAHAREL, 590, NAVY, BOTTLES)],
        ),
    ],
};
