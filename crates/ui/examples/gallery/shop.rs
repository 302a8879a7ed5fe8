//! The shop of the pictures.

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::language::LocalText;
use souk_commerce::shop::{
    BankAccount, Contact, Market, PaymentMethod, SaleMode, Seller, TaxRule, Theme,
};
use souk_commerce::{Address, Country, Currency, LanguageTag, SellerId, Shop};

use crate::goods::thb;

pub fn local(texts: [&str; 3]) -> LocalText {
    let tags = ["en", "th", "ar"].map(|tag| LanguageTag::parse(tag).unwrap());
    LocalText::new(tags.into_iter().zip(texts.map(str::to_owned)).collect())
}

pub fn account() -> BankAccount {
    BankAccount {
        holder: "Nara Trading Co., Ltd.".into(),
        bank: "Siam Commercial Bank".into(),
        account: "123-4-56789-0".into(),
        bic: Some("SICOTHBK".into()),
    }
}

pub fn address() -> Address {
    Address {
        name: "Malee Srisuk".into(),
        street: "88/12 Soi Sukhumvit 49\nKhlong Tan Nuea".into(),
        locality: "Khlong Tan Nuea".into(),
        district: "Watthana".into(),
        region: "Bangkok".into(),
        postcode: "10110".into(),
        country: Country::parse("TH").unwrap(),
        phone: "+66 81 234 5678".into(),
        email: "malee@example.com".into(),
    }
}

fn seller(id: &str, names: [&str; 3], sale: SaleMode, post: i64) -> Seller {
    Seller {
        id: SellerId::new(id).unwrap(),
        name: local(names),
        sale,
        delivery: vec![
            DeliveryTerms {
                id: "post".into(),
                name: local(["Thailand Post", "ไปรษณีย์ไทย", "البريد التايلاندي"]),
                countries: vec![Country::parse("TH").unwrap()],
                price: thb(post),
                free_from: Some(thb(100_000)),
                days: (2, 4),
                cash_on_delivery_fee: Some(thb(3_000)),
            },
            DeliveryTerms {
                id: "express".into(),
                name: local(["Express", "ด่วนพิเศษ", "توصيل سريع"]),
                countries: vec![Country::parse("TH").unwrap()],
                price: thb(9_000),
                free_from: None,
                days: (1, 1),
                cash_on_delivery_fee: None,
            },
        ],
        payment: vec![
            PaymentMethod::BankTransfer(account()),
            PaymentMethod::CashOnDelivery,
        ],
        ships_from: Country::parse("TH").unwrap(),
        returns_days: Some(14),
    }
}

pub fn shop() -> Shop {
    Shop {
        name: local(["Talat Chao", "ตลาดเช้า", "سوق الصباح"]),
        tagline: local([
            "Good things for every day, from three houses in Bangkok",
            "ของดีสำหรับทุกวัน จากสามร้านในกรุงเทพฯ",
            "أشياء جيدة لكل يوم، من ثلاثة متاجر في بانكوك",
        ]),
        origin: "https://shop.example".into(),
        languages: ["en", "th", "ar"]
            .iter()
            .filter_map(|tag| LanguageTag::parse(tag))
            .collect(),
        market: Market {
            country: Country::parse("TH").unwrap(),
            currency: Currency::parse("THB").unwrap(),
            tax: Some(TaxRule {
                name: local(["VAT", "ภาษีมูลค่าเพิ่ม", "ضريبة القيمة المضافة"]),
                rate_bp: 700,
                included: true,
            }),
        },
        sellers: vec![
            seller(
                "nara",
                ["Nara House", "บ้านนารา", "بيت نارا"],
                SaleMode::Own,
                4_000,
            ),
            seller(
                "chaophraya",
                ["Chao Phraya Goods", "เจ้าพระยาการค้า", "تشاو برايا للتجارة"],
                SaleMode::SellerPage,
                6_000,
            ),
            seller(
                "siam-home",
                ["Siam Home", "สยามโฮม", "سيام هوم"],
                SaleMode::Own,
                5_500,
            ),
        ],
        backend: Some(String::new()),
        contact: Contact {
            email: Some("hello@shop.example".into()),
            phone: Some("+66 2 123 4567".into()),
        },
        theme: Theme::default(),
    }
}
