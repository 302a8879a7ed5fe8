//! Formats for the pictures: close to what a browser's Intl answers, for three languages and one currency.

use souk_i18n::{Formatter, Locale, format::PlainFormatter};

pub struct SampleFormatter(pub Locale);

const MONTHS: [(&str, [&str; 12]); 3] = [
    (
        "en",
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    ),
    (
        "th",
        [
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม",
        ],
    ),
    (
        "ar",
        [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
    ),
];

impl Formatter for SampleFormatter {
    fn number(&self, value: u64) -> String {
        PlainFormatter.number(value)
    }

    fn money(&self, decimal: &str, currency: &str) -> String {
        let text = PlainFormatter.money(decimal, currency);
        let text = text.strip_suffix(".00").unwrap_or(&text).to_owned();
        text.replace("THB\u{a0}", "฿")
    }

    fn date(&self, iso: &str) -> String {
        let parts: Vec<usize> = iso
            .split('-')
            .filter_map(|part| part.parse().ok())
            .collect();
        let [year, month, day] = parts[..] else {
            return iso.to_owned();
        };
        let tag = self.0.tag();
        let months = MONTHS
            .iter()
            .find(|(known, _)| *known == tag)
            .map_or(&MONTHS[0].1, |(_, months)| months);
        let year = if tag == "th" { year + 543 } else { year };
        format!("{day} {} {year}", months[month - 1])
    }

    fn country(&self, code: &str) -> String {
        let name = match (self.0.tag(), code) {
            ("en", "TH") => "Thailand",
            ("th", "TH") => "ไทย",
            ("ar", "TH") => "تايلاند",
            ("en", "AE") => "United Arab Emirates",
            ("th", "AE") => "สหรัฐอาหรับเอมิเรตส์",
            ("ar", "AE") => "الإمارات العربية المتحدة",
            _ => code,
        };
        name.to_owned()
    }
}
