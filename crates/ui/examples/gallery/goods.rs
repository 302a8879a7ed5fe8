//! Goods for the pictures: a handful of believable products in three languages.

use std::sync::Arc;

use souk_commerce::pricing::read_rates;
use souk_commerce::product::{
    Axis, AxisKind, Block, CategoryStep, Condition, Detail, Image, Rating, RichText, Sale, Stock,
    StockState,
};
use souk_commerce::time::Window;
use souk_commerce::{
    Currency, Date, Money, Offer, OfferId, Price, Product, ProductId, SellerId, Summary, Timestamp,
    Variant, VariantId,
};
use souk_ui::components::approximate::OtherCurrency;
use souk_ui::prelude::*;

/// 2026-11-22, the day on which every price holds.
pub const NOW: Timestamp = Timestamp(1_795_352_709);

pub struct Good {
    pub id: &'static str,
    pub names: [&'static str; 3],
    pub brand: &'static str,
    pub category: usize,
    pub shape: &'static str,
    pub price: i64,
    pub regular: Option<i64>,
    pub sellers: &'static [&'static str],
    pub variants: u16,
    pub rating: Option<(u8, u32)>,
    pub available: bool,
}

pub const CATEGORIES: [(&str, [&str; 3], &str, u64); 8] = [
    ("kitchen", ["Kitchen", "ห้องครัว", "المطبخ"], "kettle", 48),
    ("lighting", ["Lighting", "โคมไฟ", "الإضاءة"], "lamp", 36),
    (
        "audio",
        ["Audio", "เครื่องเสียง", "الصوتيات"],
        "headphones",
        29,
    ),
    ("bags", ["Bags", "กระเป๋า", "الحقائب"], "backpack", 41),
    ("shoes", ["Shoes", "รองเท้า", "الأحذية"], "sandals", 52),
    (
        "food",
        ["Food and tea", "อาหารและชา", "الأطعمة والشاي"],
        "tea",
        60,
    ),
    (
        "bath",
        ["Bath and care", "ของใช้ในห้องน้ำ", "العناية والاستحمام"],
        "soap",
        33,
    ),
    ("plants", ["Plants", "ต้นไม้", "النباتات"], "plant", 27),
];

const ALL: &[&str] = &["nara", "chaophraya", "siam-home"];
const TWO: &[&str] = &["nara", "siam-home"];
const ONE: &[&str] = &["nara"];

#[rustfmt::skip]
pub const GOODS: [Good; 16] = [
    Good { id: "kettle", names: ["Nara enamel kettle with wooden handle, 1.6 litres", "กาต้มน้ำเคลือบ Nara ด้ามไม้ 1.6 ลิตร", "غلاية Nara مطلية بالمينا بمقبض خشبي 1.6 لتر"], brand: "Nara", category: 0, shape: "kettle", price: 129_000, regular: Some(159_000), sellers: ALL, variants: 4, rating: Some((46, 318)), available: true },
    Good { id: "lamp", names: ["Lanta rattan table lamp", "โคมไฟตั้งโต๊ะหวาย Lanta", "مصباح طاولة من الروطان Lanta"], brand: "Lanta", category: 1, shape: "lamp", price: 249_000, regular: None, sellers: TWO, variants: 1, rating: Some((48, 97)), available: true },
    Good { id: "headphones", names: ["Khlang S4 wireless headphones", "หูฟังไร้สาย Khlang S4", "سماعات رأس لاسلكية Khlang S4"], brand: "Khlang", category: 2, shape: "headphones", price: 349_000, regular: Some(429_000), sellers: ALL, variants: 3, rating: Some((44, 1204)), available: true },
    Good { id: "backpack", names: ["Doi 22 canvas backpack", "เป้ผ้าใบ Doi 22", "حقيبة ظهر قماشية Doi 22"], brand: "Doi", category: 3, shape: "backpack", price: 189_000, regular: None, sellers: ONE, variants: 5, rating: Some((47, 211)), available: true },
    Good { id: "sandals", names: ["Baan leather sandals with cork footbed", "รองเท้าแตะหนัง Baan พื้นไม้ก๊อก", "صندل جلدي Baan بنعل من الفلين"], brand: "Baan", category: 4, shape: "sandals", price: 99_000, regular: Some(119_000), sellers: TWO, variants: 12, rating: Some((41, 64)), available: true },
    Good { id: "tea", names: ["Oolong No. 17 from Mae Salong, 100 g", "ชาอู่หลงเบอร์ 17 แม่สลอง 100 กรัม", "شاي أولونغ رقم 17 من ماي سالونغ، 100 غ"], brand: "Mae Salong", category: 5, shape: "tea", price: 28_000, regular: None, sellers: ALL, variants: 1, rating: Some((49, 540)), available: true },
    Good { id: "soap", names: ["Tamarind and honey soap", "สบู่มะขามน้ำผึ้ง", "صابون بالتمر الهندي والعسل"], brand: "Suan", category: 6, shape: "soap", price: 8_900, regular: None, sellers: ONE, variants: 1, rating: None, available: true },
    Good { id: "plant", names: ["Rubber plant in clay pot, 60 cm", "ต้นยางอินเดียในกระถางดินเผา 60 ซม.", "نبتة المطاط في أصيص فخاري، 60 سم"], brand: "Suan", category: 7, shape: "plant", price: 79_000, regular: Some(89_000), sellers: TWO, variants: 1, rating: Some((43, 38)), available: true },
    Good { id: "teapot", names: ["Celadon teapot for two", "กาน้ำชาศิลาดลสำหรับสองคน", "إبريق شاي سيلادون لشخصين"], brand: "Nara", category: 0, shape: "kettle", price: 145_000, regular: None, sellers: ONE, variants: 1, rating: Some((45, 52)), available: false },
    Good { id: "pendant", names: ["Bamboo pendant light", "โคมไฟแขวนไม้ไผ่", "مصباح معلق من الخيزران"], brand: "Lanta", category: 1, shape: "lamp", price: 319_000, regular: Some(389_000), sellers: ALL, variants: 2, rating: Some((46, 73)), available: true },
    Good { id: "speaker", names: ["Khlang B2 portable speaker", "ลำโพงพกพา Khlang B2", "مكبر صوت محمول Khlang B2"], brand: "Khlang", category: 2, shape: "headphones", price: 159_000, regular: None, sellers: TWO, variants: 3, rating: Some((42, 402)), available: true },
    Good { id: "tote", names: ["Indigo tote", "กระเป๋าผ้าย้อมคราม", "حقيبة يد نيلية"], brand: "Doi", category: 3, shape: "backpack", price: 59_000, regular: None, sellers: ONE, variants: 1, rating: Some((48, 19)), available: true },
    Good { id: "slippers", names: ["House slippers, felt", "รองเท้าใส่ในบ้านผ้าสักหลาด", "خف منزلي من اللباد"], brand: "Baan", category: 4, shape: "sandals", price: 45_000, regular: None, sellers: TWO, variants: 6, rating: None, available: true },
    Good { id: "rice", names: ["Jasmine rice from Surin, new harvest, 5 kg", "ข้าวหอมมะลิสุรินทร์ ข้าวใหม่ 5 กก.", "أرز الياسمين من سورين، حصاد جديد، 5 كغ"], brand: "Surin", category: 5, shape: "tea", price: 26_500, regular: Some(29_500), sellers: ALL, variants: 1, rating: Some((47, 880)), available: true },
    Good { id: "towel", names: ["Waffle towel set", "ชุดผ้าขนหนูลายวาฟเฟิล", "طقم مناشف بنسيج الوافل"], brand: "Suan", category: 6, shape: "soap", price: 69_000, regular: None, sellers: TWO, variants: 4, rating: Some((44, 156)), available: true },
    Good { id: "fern", names: ["Boston fern", "เฟินบอสตัน", "سرخس بوسطن"], brand: "Suan", category: 7, shape: "plant", price: 35_000, regular: None, sellers: ONE, variants: 1, rating: Some((40, 12)), available: true },
];

pub fn thb(minor: i64) -> Money {
    Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
}

/// A shop that knows the dollar, and a shopper who thinks in it.
pub fn other_currency() -> OtherCurrency {
    let rates = read_rates("souk-rates 1\nUSD|THB|32.57|2026-11-20|Bank of Thailand\n");
    OtherCurrency {
        rates: RwSignal::new(Arc::new(rates)).into(),
        chosen: RwSignal::new(Currency::parse("USD")).into(),
        on_choose: Callback::new(|_| ()),
    }
}

pub fn image(shape: &str, tone: usize) -> Image {
    Image {
        url: format!("media/{shape}-{tone}.svg"),
        alt: String::new(),
    }
}

pub fn summary(good: &Good, language: usize) -> Summary {
    let delivery = if good.price >= 100_000 { 0 } else { 4_000 };
    Summary {
        product: ProductId::new(good.id).unwrap(),
        title: good.names[language].into(),
        brand: Some(good.brand.into()),
        category: vec![CATEGORIES[good.category].0.into()],
        image: Some(image(good.shape, good.names[0].len() % 4)),
        price: Some(thb(good.price)),
        regular: good.regular.map(thb),
        delivered: Some(thb(good.price + delivery)),
        sellers: good
            .sellers
            .iter()
            .map(|id| SellerId::new(id).unwrap())
            .collect(),
        variants: good.variants,
        rating: good.rating.map(|(tenths, count)| Rating { tenths, count }),
        available: good.available,
        quick_offer: (good.variants == 1 && good.available)
            .then(|| OfferId::parse(&format!("nara:{}", good.id)).unwrap()),
    }
}

fn offer(
    variant: &VariantId,
    seller: &str,
    price: i64,
    regular: Option<i64>,
    stock: StockState,
    left: u32,
) -> Offer {
    let seller = SellerId::new(seller).unwrap();
    let price = match regular {
        Some(regular) => Price {
            regular: thb(regular),
            sale: Some(Sale {
                price: thb(price),
                window: Window::default(),
                reference: Some(thb(regular)),
            }),
        },
        None => Price {
            regular: thb(price),
            sale: None,
        },
    };
    Offer {
        id: OfferId::of(&seller, variant),
        seller,
        price: Some(price),
        stock: Stock {
            state: stock,
            quantity: Some(left),
            available_from: None,
        },
        condition: Some(Condition::New),
        link: Some("https://seller.example/kettle".into()),
        as_of: Date::of(NOW),
    }
}

const COLOURS: [[&str; 3]; 4] = [
    ["Saffron", "มัสตาร์ด", "زعفراني"],
    ["Sage", "เขียวมะกอก", "زيتوني"],
    ["Navy", "กรมท่า", "كحلي"],
    ["Cream", "ครีม", "كريمي"],
];
const SIZES: [[&str; 3]; 2] = [
    ["1.6 l", "1.6 ลิตร", "1.6 لتر"],
    ["2.4 l", "2.4 ลิตร", "2.4 لتر"],
];
const TEXTS: [[&str; 3]; 5] = [
    [
        "Pressed from one sheet of steel and enamelled twice, so that it boils quickly and cleans with a cloth. The handle of oiled teak stays cool on every stove.",
        "ขึ้นรูปจากเหล็กแผ่นเดียวและเคลือบสองชั้น ต้มน้ำเดือดเร็วและเช็ดทำความสะอาดง่าย ด้ามไม้สักเคลือบน้ำมันไม่ร้อนมือบนเตาทุกชนิด",
        "مصنوعة من لوح فولاذي واحد ومطلية بالمينا مرتين، فتغلي سريعًا وتُنظَّف بقطعة قماش. يبقى المقبض المصنوع من خشب الساج باردًا على كل موقد.",
    ],
    [
        "For gas, ceramic and induction",
        "ใช้ได้กับเตาแก๊ส เตาเซรามิก และเตาแม่เหล็กไฟฟ้า",
        "للغاز والسيراميك والحث",
    ],
    [
        "Whistle that can be taken off",
        "นกหวีดถอดได้",
        "صافرة قابلة للفصل",
    ],
    [
        "Spare handle available",
        "มีด้ามอะไหล่จำหน่าย",
        "يتوفر مقبض بديل",
    ],
    [
        "Made in Chiang Mai in small runs; the shade may differ a little from one to the next.",
        "ผลิตที่เชียงใหม่ครั้งละไม่มาก เฉดสีอาจต่างกันเล็กน้อย",
        "تُصنع في شيانغ ماي بكميات صغيرة، وقد يختلف اللون قليلًا بين قطعة وأخرى.",
    ],
];
const DETAILS: [([&str; 3], [&str; 3]); 5] = [
    (
        ["Material", "วัสดุ", "الخامة"],
        [
            "Enamelled steel, teak",
            "เหล็กเคลือบ ไม้สัก",
            "فولاذ مطلي، خشب ساج",
        ],
    ),
    (
        ["Weight", "น้ำหนัก", "الوزن"],
        ["1.1 kg", "1.1 กก.", "1.1 كغ"],
    ),
    (
        ["Height with handle", "ความสูงรวมด้าม", "الارتفاع مع المقبض"],
        ["24 cm", "24 ซม.", "24 سم"],
    ),
    (
        ["Dishwasher", "เครื่องล้างจาน", "غسالة الصحون"],
        ["No", "ไม่ได้", "لا"],
    ),
    (
        ["Warranty", "การรับประกัน", "الضمان"],
        ["5 years", "5 ปี", "5 سنوات"],
    ),
];

pub fn kettle(language: usize) -> Product {
    let text = |texts: &[&str; 3]| texts[language].to_owned();
    let good = &GOODS[0];
    let mut variants = Vec::new();
    for colour in 0..4_u16 {
        for size in 0..2_u16 {
            if (colour, size) == (3, 1) {
                continue;
            }
            let id = VariantId::new(&format!("kettle-{colour}-{size}")).unwrap();
            let more = i64::from(size) * 30_000;
            let stock = if colour == 2 {
                StockState::OutOfStock
            } else {
                StockState::InStock
            };
            variants.push(Variant {
                options: vec![Some(colour), Some(size)],
                images: (0..4)
                    .map(|tone| image("kettle", (usize::from(colour) + tone) % 4))
                    .collect(),
                gtin: Some("08850123456787".into()),
                mpn: Some(format!("NR-K{colour}{size}")),
                unit_pricing: None,
                offers: vec![
                    offer(&id, "nara", 129_000 + more, Some(159_000 + more), stock, 40),
                    offer(
                        &id,
                        "siam-home",
                        127_500 + more,
                        None,
                        StockState::InStock,
                        3,
                    ),
                    offer(
                        &id,
                        "chaophraya",
                        139_000 + more,
                        None,
                        StockState::InStock,
                        12,
                    ),
                ],
                id,
            });
        }
    }
    Product {
        id: ProductId::new("kettle").unwrap(),
        title: text(&good.names),
        brand: Some("Nara".into()),
        description: RichText {
            blocks: vec![
                Block::Paragraph(text(&TEXTS[0])),
                Block::Paragraph(text(&TEXTS[4])),
            ],
        },
        category: vec![CategoryStep {
            slug: "kitchen".into(),
            name: text(&CATEGORIES[0].1),
        }],
        images: vec![image("kettle", 0)],
        highlights: TEXTS[1..4].iter().map(text).collect(),
        details: DETAILS
            .iter()
            .map(|(name, value)| Detail {
                section: None,
                name: text(name),
                value: text(value),
            })
            .collect(),
        axes: vec![
            Axis {
                kind: AxisKind::Color,
                values: COLOURS.iter().map(text).collect(),
            },
            Axis {
                kind: AxisKind::Size,
                values: SIZES.iter().map(text).collect(),
            },
        ],
        variants,
        rating: Some(Rating {
            tenths: 46,
            count: 318,
        }),
    }
}
