//! The demo's `souk.toml`.

use std::fmt::Write as _;

use super::offers::SELLERS;
use super::text::Lang;

/// Shop and market. The account is nobody's: its bank does not exist.
const SHOP: &str = r#"# The demonstration shop, written by `cargo xtask`. Goods, sellers, makers, people and the bank are invented.
version = 1

[shop]
name = { en = "Souk Demo", th = "ตลาดสาธิต Souk", ar = "سوق تجريبي" }
tagline = { en = "Good things from four sellers, under one roof", th = "ของดีจากสี่ร้าน ใต้หลังคาเดียว", ar = "أشياء طيبة من أربعة باعة تحت سقف واحد" }
url = "http://127.0.0.1:8080"
languages = ["en", "th", "ar"]

[market]
country = "TH"
currency = "THB"

[market.tax]
name = { en = "VAT", th = "ภาษีมูลค่าเพิ่ม", ar = "ضريبة القيمة المضافة" }
rate = "7"
included = true
"#;

/// Ways of delivery by seller, and what else tells the sellers apart.
const TERMS: [(&str, &str); 4] = [
    (
        "lanban",
        r#"sale = "own"
ships_from = "TH"
returns_days = 14
stock_counts = true

[[sellers.delivery]]
id = "standard"
name = { en = "Standard delivery", th = "จัดส่งมาตรฐาน", ar = "توصيل عادي" }
countries = ["TH"]
price = "40"
free_from = "990"
days = [1, 3]
cash_on_delivery_fee = "20"

[[sellers.delivery]]
id = "express"
name = { en = "Next-day delivery", th = "จัดส่งวันถัดไป", ar = "توصيل في اليوم التالي" }
countries = ["TH"]
price = "90"
days = [1, 1]
"#,
    ),
    (
        "rungarun",
        r#"sale = "own"
ships_from = "TH"
returns_days = 7

[[sellers.delivery]]
id = "economy"
name = { en = "Economy parcel", th = "พัสดุประหยัด", ar = "طرد اقتصادي" }
countries = ["TH"]
price = "25"
free_from = "599"
days = [3, 6]
cash_on_delivery_fee = "30"
"#,
    ),
    (
        "saphan",
        r#"sale = "own"
ships_from = "TH"
returns_days = 30
stock_counts = true

[[sellers.delivery]]
id = "courier"
name = { en = "Courier to the door", th = "แมสเซนเจอร์ถึงประตูบ้าน", ar = "ساعٍ إلى الباب" }
countries = ["TH"]
price = "60"
free_from = "1500"
days = [1, 2]

[[sellers.delivery]]
id = "world"
name = { en = "Air mail, tracked", th = "ไปรษณีย์อากาศติดตามได้", ar = "بريد جوي متتبَّع" }
price = "650"
days = [7, 14]
"#,
    ),
    (
        "darb",
        r#"sale = "page"
ships_from = "AE"
returns_days = 14

[[sellers.delivery]]
id = "air"
name = { en = "Air parcel from Dubai", th = "พัสดุทางอากาศจากดูไบ", ar = "طرد جوي من دبي" }
price = "290"
days = [6, 12]
"#,
    ),
];

const REST: &str = r#"
[payment]
cash_on_delivery = true

[payment.bank]
holder = "Souk Demo (demonstration only, do not pay)"
bank = "Bank of Examples"
account = "000-0-00000-0"
promptpay = "000-000-0000"

[matching]
join = "id"

[[coupons]]
code = "WELCOME10"
title = { en = "10 % off the first order", th = "ลด 10% สำหรับคำสั่งซื้อแรก", ar = "خصم 10% على الطلب الأول" }
percent = "10"
at_most = "200"
limit_per_buyer = 1
combines = true

[[coupons]]
code = "POST"
title = { en = "Free delivery from ฿500", th = "ส่งฟรีเมื่อซื้อครบ ฿500", ar = "توصيل مجاني ابتداءً من 500 بات" }
free_delivery = true
minimum = "500"
combines = true

[[collections]]
title = { en = "Gifts to give", th = "ของขวัญสำหรับทุกคน", ar = "هدايا لكل مناسبة" }
products = ["gift-pair-sea-salt-2p", "rosehip-face-oil", "thai-tea-blend", "scarf-isan", "notebook-lawlab", "cup-suan"]

[[exchange]]
currency = "USD"
rate = "32.57"
as_of = "2026-11-20"
source = "made up for this demonstration"

[[exchange]]
currency = "EUR"
rate = "37.9"
as_of = "2026-11-20"
source = "made up for this demonstration"

[[exchange]]
currency = "SAR"
rate = "8.68"
as_of = "2026-11-20"
source = "made up for this demonstration"

[contact]
email = "hello@souk-demo.example"
phone = "+66 2 000 0000"
"#;

/// The whole file.
pub(crate) fn text() -> String {
    let mut toml = SHOP.to_owned();
    for seller in &SELLERS {
        let names: Vec<String> = Lang::ALL
            .iter()
            .map(|lang| format!("{} = \"{}\"", lang.tag(), seller.name.get(*lang)))
            .collect();
        let terms = TERMS
            .iter()
            .find(|(id, _)| *id == seller.id)
            .map_or("", |(_, terms)| terms);
        // Writing into a string cannot fail.
        let _ok = write!(
            toml,
            "\n[[sellers]]\nid = \"{}\"\nname = {{ {} }}\n{terms}",
            seller.id,
            names.join(", ")
        );
    }
    toml.push_str(REST);
    for seller in &SELLERS {
        for lang in Lang::ALL {
            let (id, tag) = (seller.id, lang.tag());
            let _ok = write!(
                toml,
                "\n[[feeds]]\nseller = \"{id}\"\nlanguage = \"{tag}\"\nfile = \"{id}-{tag}.xml\"\n"
            );
        }
    }
    toml.push_str("\n[[feeds]]\nkind = \"reviews\"\nfile = \"reviews.xml\"\n");
    toml
}
