//! What shoppers say: a Google product review feed. The people are made up and so are their opinions.

use std::fmt::Write as _;

use super::chance::Chance;
use super::feeds::part;
use super::goods::Product;
use super::text::Lang;

/// An opinion that fits any kind of goods.
struct Opinion {
    stars: u32,
    lang: Lang,
    title: &'static str,
    text: &'static str,
}

const fn opinion(stars: u32, lang: Lang, title: &'static str, text: &'static str) -> Opinion {
    Opinion {
        stars,
        lang,
        title,
        text,
    }
}

static OPINIONS: [Opinion; 30] = [
    opinion(
        5,
        Lang::En,
        "Even better than the picture",
        "The colour is exactly right and it feels well made. I have ordered a second one for my sister.",
    ),
    opinion(
        5,
        Lang::En,
        "A pleasure every day",
        "In use since the day it came, and it makes me smile each time.",
    ),
    opinion(
        5,
        Lang::En,
        "Quick and carefully packed",
        "Arrived a day early in a box without any plastic. Exactly as described.",
    ),
    opinion(
        5,
        Lang::En,
        "Worth the money",
        "I compared for weeks. This was the right choice.",
    ),
    opinion(
        5,
        Lang::Th,
        "สวยกว่าในรูป",
        "สีตรงตามรูป งานเรียบร้อยมาก สั่งให้น้องสาวอีกชิ้นแล้ว",
    ),
    opinion(5, Lang::Th, "ใช้ทุกวัน ชอบมาก", "ใช้ตั้งแต่วันแรกที่ได้รับ ไม่ผิดหวังเลย"),
    opinion(
        5,
        Lang::Th,
        "ส่งไว แพ็กดี",
        "ของมาถึงก่อนกำหนดหนึ่งวัน กล่องแน่นหนา ตรงปก",
    ),
    opinion(5, Lang::Th, "คุ้มราคา", "เทียบมาหลายร้าน สุดท้ายเลือกชิ้นนี้ ไม่เสียใจ"),
    opinion(
        5,
        Lang::Ar,
        "أجمل من الصورة",
        "اللون كما هو تمامًا والصنعة متقنة. طلبت قطعة ثانية لأختي.",
    ),
    opinion(
        5,
        Lang::Ar,
        "متعة كل يوم",
        "أستعمله منذ وصوله، ولم يخيّب ظني مرة واحدة.",
    ),
    opinion(
        5,
        Lang::Ar,
        "وصل سريعًا وتغليفه ممتاز",
        "وصل قبل موعده بيوم، ومطابق للوصف.",
    ),
    opinion(
        4,
        Lang::En,
        "Very good, with a small but",
        "Lovely quality. It is a little larger than I had imagined, so do measure first.",
    ),
    opinion(
        4,
        Lang::En,
        "Would buy again",
        "Solid and simple. One star less because the parcel took five days.",
    ),
    opinion(
        4,
        Lang::En,
        "Nearly perfect",
        "I only wish there were more colours to choose from.",
    ),
    opinion(
        4,
        Lang::Th,
        "ดีมาก ติดนิดเดียว",
        "คุณภาพดี แต่ใหญ่กว่าที่คิดนิดหน่อย แนะนำให้ดูขนาดก่อนสั่ง",
    ),
    opinion(
        4,
        Lang::Th,
        "จะซื้ออีก",
        "แข็งแรง เรียบง่าย หักหนึ่งดาวเพราะส่งช้าไปหน่อย",
    ),
    opinion(4, Lang::Th, "เกือบสมบูรณ์แบบ", "อยากให้มีสีให้เลือกมากกว่านี้"),
    opinion(
        4,
        Lang::Ar,
        "جيد جدًا مع ملاحظة صغيرة",
        "الجودة رائعة، لكنه أكبر قليلًا مما تخيلت، فانتبهوا للمقاس.",
    ),
    opinion(
        4,
        Lang::Ar,
        "سأشتريه مرة أخرى",
        "متين وبسيط، ونجمة أقل لأن الطرد تأخر قليلًا.",
    ),
    opinion(4, Lang::Ar, "يكاد يكون كاملًا", "أتمنى لو كانت الألوان أكثر."),
    opinion(
        3,
        Lang::En,
        "All right",
        "Does what it should. For the price I had hoped for a little more.",
    ),
    opinion(
        3,
        Lang::En,
        "Fine, but the colour differs",
        "Good quality, though in daylight the colour is darker than on my screen.",
    ),
    opinion(
        3,
        Lang::Th,
        "พอใช้ได้",
        "ใช้งานได้ตามปกติ แต่ราคานี้คาดหวังมากกว่านี้นิดหน่อย",
    ),
    opinion(3, Lang::Th, "สีไม่ตรงจอ", "ของดี แต่สีจริงเข้มกว่าที่เห็นในจอ"),
    opinion(
        3,
        Lang::Ar,
        "مقبول",
        "يؤدي الغرض، لكنني توقعت أكثر قليلًا بهذا السعر.",
    ),
    opinion(
        2,
        Lang::En,
        "Not for me",
        "Smaller than expected. The return was simple, though.",
    ),
    opinion(2, Lang::Th, "ไม่ค่อยถูกใจ", "เล็กกว่าที่คิด แต่คืนของง่ายดี"),
    opinion(
        2,
        Lang::Ar,
        "لم يناسبني",
        "أصغر مما توقعت، غير أن الإرجاع كان سهلًا.",
    ),
    opinion(
        1,
        Lang::En,
        "Arrived damaged",
        "The corner was broken. A replacement is on its way.",
    ),
    opinion(1, Lang::Th, "ของแตกตอนส่ง", "มุมแตกมา ทางร้านกำลังส่งชิ้นใหม่ให้"),
];

const NAMES: [(Lang, [&str; 8]); 3] = [
    (
        Lang::En,
        [
            "Maya", "Tom", "Ines", "Jonas", "Priya", "Helen", "Sam", "Clara",
        ],
    ),
    (
        Lang::Th,
        ["ปลา", "น้ำฝน", "ต้น", "มะลิ", "เอก", "ก้อย", "บอย", "นิด"],
    ),
    (
        Lang::Ar,
        ["سارة", "يوسف", "ليلى", "عمر", "نور", "هدى", "كريم", "مريم"],
    ),
];

/// The feed, and how many reviews it holds.
pub(crate) fn feed(products: &[(usize, Product)]) -> (String, usize) {
    let mut xml = String::with_capacity(1 << 20);
    let mut count = 0;
    xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str(
        "<feed xmlns:vc=\"http://www.w3.org/2007/XMLSchema-versioning\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:noNamespaceSchemaLocation=\"http://www.google.com/shopping/reviews/schema/product/2.4/product_reviews.xsd\">\n",
    );
    xml.push_str(
        "<version>2.4</version>\n<publisher><name>Souk Demo</name></publisher>\n<reviews>\n",
    );
    for (_, product) in products {
        let mut chance = Chance::of(&["reviews", &product.id]);
        // One product in nine is so far unreviewed.
        let wanted = if chance.happens(11) {
            0
        } else {
            chance.between(2, 13)
        };
        let fortune = chance.between(0, 2);
        for _ in 0..wanted {
            count += 1;
            let stars = stars(&mut chance, fortune);
            review(&mut xml, product, count, stars, &mut chance);
        }
    }
    xml.push_str("</reviews>\n</feed>\n");
    (xml, count)
}

/// Stars of one review; a product's fortune of 0 to 2 makes good ones likelier.
fn stars(chance: &mut Chance, fortune: u32) -> u32 {
    match chance.between(1, 100) + fortune * 8 {
        0..=3 => 1,
        4..=8 => 2,
        9..=20 => 3,
        21..=54 => 4,
        _ => 5,
    }
}

fn review(xml: &mut String, product: &Product, number: usize, stars: u32, chance: &mut Chance) {
    let fitting: Vec<&Opinion> = OPINIONS
        .iter()
        .filter(|opinion| opinion.stars == stars)
        .collect();
    let (Some(opinion), Some(variant)) = (chance.pick(&fitting), chance.pick(&product.variants))
    else {
        return;
    };
    let name = NAMES
        .iter()
        .find(|(lang, _)| *lang == opinion.lang)
        .and_then(|(_, names)| chance.pick(names))
        .copied()
        .unwrap_or_default();
    let (month, day) = (chance.between(1, 10), chance.between(1, 28));
    xml.push_str("<review>");
    part(xml, "review_id", &number.to_string());
    xml.push_str("<reviewer>");
    part(xml, "name", name);
    xml.push_str("</reviewer>");
    part(
        xml,
        "review_timestamp",
        &format!("2026-{month:02}-{day:02}T09:00:00+07:00"),
    );
    part(xml, "title", opinion.title);
    part(xml, "content", opinion.text);
    part(xml, "review_language", opinion.lang.tag());
    let address = format!(
        "http://127.0.0.1:8080/{}/p/{}",
        opinion.lang.tag(),
        product.id
    );
    // Writing into a string cannot fail.
    let _ok = write!(xml, "<review_url type=\"group\">{address}</review_url>");
    let _ok = write!(
        xml,
        "<ratings><overall min=\"1\" max=\"5\">{stars}</overall></ratings>"
    );
    xml.push_str("<products><product><product_ids>");
    let _ok = write!(xml, "<gtins><gtin>{}</gtin></gtins>", variant.gtin);
    let _ok = write!(xml, "<mpns><mpn>{}</mpn></mpns>", variant.mpn);
    let _ok = write!(xml, "<skus><sku>{}</sku></skus>", variant.id);
    xml.push_str("<brands>");
    part(xml, "brand", product.model.brand.name);
    xml.push_str("</brands></product_ids>");
    part(xml, "product_url", &address);
    xml.push_str("</product></products></review>\n");
}
