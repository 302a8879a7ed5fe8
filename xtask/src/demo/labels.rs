//! Labels of specification rows, and values with their units.

use super::tables::Unit;
use super::text::{Lang, Text, t};

pub(crate) const SECTION: Text = t("Specification", "ข้อมูลจำเพาะ", "المواصفات");
pub(crate) const MATERIAL: Text = t("Material", "วัสดุ", "الخامة");
pub(crate) const BRAND: Text = t("Maker", "ผู้ผลิต", "الصانع");
pub(crate) const HEIGHT: Text = t("Height", "ความสูง", "الارتفاع");
pub(crate) const WIDTH: Text = t("Width", "ความกว้าง", "العرض");
pub(crate) const LENGTH: Text = t("Length", "ความยาว", "الطول");
pub(crate) const DEPTH: Text = t("Depth", "ความลึก", "العمق");
pub(crate) const DIAMETER: Text = t("Diameter", "เส้นผ่านศูนย์กลาง", "القطر");
pub(crate) const WEIGHT: Text = t("Weight", "น้ำหนัก", "الوزن");
pub(crate) const CAPACITY: Text = t("Capacity", "ความจุ", "السعة");
pub(crate) const POWER: Text = t("Power", "กำลังไฟ", "القدرة");
pub(crate) const PLAYING: Text = t("Playing time", "ใช้งานต่อเนื่อง", "مدة التشغيل");
pub(crate) const WARRANTY: Text = t("Warranty", "การรับประกัน", "الضمان");
pub(crate) const LIGHT: Text = t("Luminous flux", "ความสว่าง", "التدفق الضوئي");
pub(crate) const WARMTH: Text = t("Colour temperature", "อุณหภูมิสี", "حرارة اللون");
pub(crate) const CABLE: Text = t("Cable", "ความยาวสาย", "طول السلك");
pub(crate) const LEAVES: Text = t("Pages", "จำนวนหน้า", "عدد الصفحات");
pub(crate) const PAPER: Text = t("Paper weight", "ความหนากระดาษ", "وزن الورق");
pub(crate) const CLOTH: Text = t("Fabric weight", "น้ำหนักผ้า", "وزن القماش");
pub(crate) const LOAD: Text = t("Load capacity", "รับน้ำหนัก", "الحمولة القصوى");
pub(crate) const BREWING: Text = t("Brewing temperature", "อุณหภูมิชง", "حرارة النقع");
pub(crate) const COOKING: Text = t("Cooking time", "เวลาหุง", "مدة الطهي");
pub(crate) const KEEPS: Text = t("Keeps for", "เก็บได้นาน", "مدة الصلاحية");
pub(crate) const TIP: Text = t("Writing width", "ขนาดเส้น", "عرض الخط");
pub(crate) const SOLE: Text = t("Sole height", "ความสูงพื้น", "ارتفاع النعل");

/// A value with its unit. Litres, kilograms, metres and millimetres are given in tenths.
pub(crate) fn value(amount: u32, unit: Unit, lang: Lang) -> String {
    let (words, in_tenths) = words(unit);
    let number = match (in_tenths, amount % 10) {
        (false, _) => amount.to_string(),
        (true, 0) => (amount / 10).to_string(),
        (true, rest) => format!("{}.{rest}", amount / 10),
    };
    format!("{number} {}", words.get(lang))
}

fn words(unit: Unit) -> (Text, bool) {
    match unit {
        Unit::Centimetres => (t("cm", "ซม.", "سم"), false),
        Unit::Millimetres => (t("mm", "มม.", "مم"), true),
        Unit::Grams => (t("g", "กรัม", "غ"), false),
        Unit::Litres => (t("L", "ลิตร", "ل"), true),
        Unit::Watts => (t("W", "วัตต์", "واط"), false),
        Unit::Hours => (t("h", "ชม.", "س"), false),
        Unit::Months => (t("months", "เดือน", "شهرًا"), false),
        Unit::Lumens => (t("lm", "ลูเมน", "لومن"), false),
        Unit::Kelvin => (t("K", "เคลวิน", "كلفن"), false),
        Unit::Pages => (t("pages", "หน้า", "صفحة"), false),
        Unit::GramsPerSquareMetre => (t("g/m²", "แกรม", "غ/م²"), false),
        Unit::Kilograms => (t("kg", "กก.", "كغ"), true),
        Unit::Degrees => (t("°C", "°C", "°م"), false),
        Unit::Metres => (t("m", "เมตร", "م"), true),
        Unit::Minutes => (t("min", "นาที", "دقيقة"), false),
    }
}
