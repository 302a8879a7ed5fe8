//! Honey & sauces. One table.

use crate::demo::labels;
use crate::demo::looks::{BOTTLES, BROWN, GLASSES, MUSTARD, OLIVE, ORANGE, RED, ROSE, WHITE};
use crate::demo::tables::brands::{SAHMARA, THUNGDARA};
use crate::demo::tables::{Kind, Unit, plain, spec, style};
use crate::demo::text::t;

pub(super) const HONEY: Kind = Kind {
    art: "honey",
    code: "HON",
    name: t("Honey & sauces", "น้ำผึ้งและซอส", "العسل والصلصات"),
    google: "Food, Beverages & Tobacco > Food Items > Condiments & Sauces",
    fact: t(
        "Filled cold into glass that can be returned to any of our stalls.",
        "บรรจุเย็นในขวดแก้วที่นำมาคืนที่ร้านใดก็ได้",
        "معبأ على البارد في زجاج يمكن إرجاعه إلى أي من أكشاكنا.",
    ),
    highlights: &[
        t("In returnable glass", "ขวดแก้วคืนได้", "في زجاج قابل للإرجاع"),
        t("No preservatives", "ไม่ใส่สารกันเสีย", "من دون مواد حافظة"),
    ],
    specs: &[spec(labels::KEEPS, 12, 36, 6, Unit::Months)],
    styles: &[
        style(
            0,
            t("Longan blossom honey", "น้ำผึ้งดอกลำไย", "عسل زهر اللونغان"),
            t(
                "Amber and floral, from hives in the orchards of Lamphun.",
                "สีอำพันหอมดอกไม้ จากรังผึ้งในสวนลำไยลำพูน",
                "كهرماني وزهري، من خلايا في بساتين لامفون.",
            ),
            &[plain(THUNGDARA, 190, MUSTARD, GLASSES)],
        ),
        style(
            0,
            t("Sidr honey", "น้ำผึ้งซิดร์", "عسل السدر"),
            t(
                "Dark, thick and almost like toffee; a spoonful is a dessert.",
                "เข้มข้นเกือบเหมือนทอฟฟี่ หนึ่งช้อนก็เป็นของหวาน",
                "داكن كثيف يكاد يشبه التوفي، وملعقة منه حلوى.",
            ),
            &[plain(SAHMARA, 590, BROWN, GLASSES)],
        ),
        style(
            1,
            t("Pomegranate molasses", "น้ำเชื่อมทับทิม", "دبس الرمان"),
            t(
                "Boiled down from fruit alone: sour, sweet and dark as a garnet.",
                "เคี่ยวจากผลไม้ล้วน เปรี้ยวหวานเข้มเหมือนโกเมน",
                "مطبوخ من الثمر وحده: حامض وحلو وداكن كالعقيق.",
            ),
            &[plain(SAHMARA, 160, RED, BOTTLES)],
        ),
        style(
            1,
            t(
                "Fish sauce, first press",
                "น้ำปลาหัวน้ำ",
                "صلصة السمك، العصرة الأولى",
            ),
            t(
                "Two ingredients and eighteen months of time.",
                "ส่วนผสมสองอย่างกับเวลาสิบแปดเดือน",
                "مكوّنان وثمانية عشر شهرًا من الزمن.",
            ),
            &[plain(THUNGDARA, 120, ORANGE, BOTTLES)],
        ),
        style(
            2,
            t(
                "Mango and passion fruit preserve",
                "แยมมะม่วงเสาวรส",
                "مربى المانجو والباشن فروت",
            ),
            t(
                "Cooked in open pans with little sugar and all the pulp.",
                "เคี่ยวในกระทะเปิด ใส่น้ำตาลน้อย ได้เนื้อผลไม้เต็มคำ",
                "مطبوخ في أوانٍ مكشوفة بسكر قليل ولبّ الثمرة كله.",
            ),
            &[plain(THUNGDARA, 140, ORANGE, GLASSES)],
        ),
        style(
            2,
            t(
                "Fig and rose preserve",
                "แยมมะเดื่อกุหลาบ",
                "مربى التين والورد",
            ),
            t(
                "Figs for the body, rose petals for the memory.",
                "มะเดื่อให้เนื้อ กลีบกุหลาบให้ความหอมติดใจ",
                "التين للقوام وبتلات الورد للذكرى.",
            ),
            &[plain(SAHMARA, 170, ROSE, GLASSES)],
        ),
        style(
            3,
            t(
                "Cold-pressed coconut oil",
                "น้ำมันมะพร้าวสกัดเย็น",
                "زيت جوز الهند معصور على البارد",
            ),
            t(
                "Clear in the heat and white in the cool; good in the pan and on the skin.",
                "ใสเมื่อร้อน ขาวเมื่อเย็น ใช้ทำอาหารหรือทาผิวก็ดี",
                "صافٍ في الحر وأبيض في البرد، طيب في المقلاة وعلى البشرة.",
            ),
            &[plain(THUNGDARA, 180, WHITE, BOTTLES)],
        ),
        style(
            3,
            t(
                "Extra virgin olive oil",
                "น้ำมันมะกอกเอ็กซ์ตร้าเวอร์จิน",
                "زيت زيتون بكر ممتاز",
            ),
            t(
                "Pressed on the day of the harvest, green, peppery and a little bitter.",
                "สกัดในวันเก็บเกี่ยว สีเขียว เผ็ดพริกไทยและขมเล็กน้อย",
                "معصور يوم القطاف: أخضر ولاذع وفيه مرارة خفيفة.",
            ),
            &[plain(SAHMARA, 320, OLIVE, BOTTLES)],
        ),
    ],
};
