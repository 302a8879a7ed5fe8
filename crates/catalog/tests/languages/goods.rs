//! A catalogue in English, Thai or Arabic, made of the words in `goods.txt`: the same goods in each language.
//!
//! Nothing is left to chance, so that a figure can be compared with an older one. Titles are put together in the ways that shops do:
//! in Thai with and without spaces, in Arabic with and without hamza, dots and article.

use souk_catalog::records::{Form, Record, Records, write};

/// The words, in sections.
const WORDS: &str = include_str!("goods.txt");

/// A language of the catalogue; its number is the column of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English = 0,
    Thai = 1,
    Arabic = 2,
}

/// One good.
#[derive(Debug, Clone)]
pub(crate) struct Good {
    /// What it is, in the keys of the words, the same in each language: `kettle`, `steel`, `1.5l`.
    pub(crate) keys: Vec<String>,
    pub(crate) title: String,
    brand: String,
    category: String,
    text: String,
}

/// The goods of a language, each kind with each of its qualities in each colour, so many times with another brand.
pub(crate) fn goods(language: Language, copies: usize) -> Vec<Good> {
    let words = Words { language };
    let brands: Vec<&str> = section("brands").collect();
    let kinds: Vec<Vec<&str>> = section("kinds").map(columns).collect();
    let mut goods = Vec::new();
    for (place, kind) in kinds.iter().enumerate() {
        let sizes: Vec<&str> = column(kind, 3).split_whitespace().collect();
        // Something that goes with it stands in the description, as in real feeds.
        let other = kinds.get((place + 7) % kinds.len());
        for quality in column(kind, 2).split_whitespace() {
            for (shade, colour) in section("colours").map(columns).enumerate() {
                for copy in 0..copies {
                    let number = goods.len() + copy;
                    let size = sizes.get((shade + copy) % sizes.len().max(1));
                    let brand = brands
                        .get(number % brands.len())
                        .copied()
                        .unwrap_or_default();
                    goods.push(words.good(
                        kind,
                        quality,
                        &colour,
                        size.copied(),
                        brand,
                        other,
                        number,
                    ));
                }
            }
        }
    }
    for model in section("models").map(columns) {
        let kind = kinds
            .iter()
            .find(|kind| column(kind, 0) == column(&model, 2));
        goods.extend(kind.map(|kind| words.model(&model, kind)));
    }
    goods
}

/// The index of goods; ids are their places.
pub(crate) fn index(goods: &[Good]) -> Vec<u8> {
    let records = goods.iter().enumerate().map(|(place, good)| Record {
        id: place.to_string(),
        title: good.title.clone(),
        brand: good.brand.clone(),
        category: vec![good.category.clone()],
        description: good.text.clone(),
        ..Record::default()
    });
    write(records.collect(), &Form::default())
}

/// The opened index of goods.
pub(crate) fn open(goods: &[Good]) -> Option<Records> {
    Records::open(index(goods)).ok()
}

/// The lines of a section of the words.
fn section(name: &str) -> impl Iterator<Item = &'static str> {
    let start = format!("[{name}]");
    let lines = WORDS.lines().skip_while(move |line| *line != start).skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn columns(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

fn column<'a>(line: &[&'a str], place: usize) -> &'a str {
    line.get(place).copied().unwrap_or_default()
}

struct Words {
    language: Language,
}

impl Words {
    /// The word of a key in a section.
    fn word(&self, name: &str, key: &str) -> &'static str {
        let mut lines = section(name).map(columns);
        let line = lines.find(|line| column(line, 0) == key);
        line.map_or("", |line| column(&line, 1 + self.column()))
    }

    fn column(&self) -> usize {
        match self.language {
            Language::English => 0,
            Language::Thai => 1,
            Language::Arabic => 2,
        }
    }

    fn kind(&self, kind: &[&'static str]) -> &'static str {
        let name = column(kind, 4 + self.column());
        name.strip_prefix("f:").unwrap_or(name)
    }

    #[expect(clippy::too_many_arguments, reason = "each is one word of the title")]
    fn good(
        &self,
        kind: &[&'static str],
        quality: &str,
        colour: &[&str],
        size: Option<&str>,
        brand: &str,
        other: Option<&Vec<&'static str>>,
        number: usize,
    ) -> Good {
        let mut keys: Vec<String> = [column(kind, 0), column(kind, 1), quality, column(colour, 0)]
            .map(str::to_owned)
            .to_vec();
        keys.extend(size.map(str::to_owned));
        keys.push(brand.to_lowercase());
        let is_feminine = column(kind, 6).starts_with("f:");
        let agree = |word: &'static str| match word.split_once(" / ") {
            Some((_, feminine)) if is_feminine => feminine,
            Some((masculine, _)) => masculine,
            None => word,
        };
        let name = self.kind(kind);
        let quality = agree(self.word("qualities", quality));
        let colour = agree(self.word("colours", column(colour, 0)));
        let size = size.map_or_else(String::new, |size| self.size(size, number));
        let title = match self.language {
            Language::English => format!("{brand} {quality} {name}, {colour} {size}"),
            Language::Thai if number.is_multiple_of(3) => {
                format!("{name}{quality}สี{colour} {brand} {size}")
            }
            Language::Thai => format!("{brand} {name} {quality} {size} สี{colour}"),
            Language::Arabic if number.is_multiple_of(5) => {
                format!("ال{name} ال{quality} {brand} {colour} {size}")
            }
            Language::Arabic if number % 5 == 1 => {
                let plain = format!("{name} {quality} {colour} {size} {brand}");
                plain.replace(['أ', 'إ', 'آ'], "ا").replace('ة', "ه")
            }
            Language::Arabic => format!("{name} {quality} {colour} {size} {brand}"),
        };
        let other = other.map_or("", |other| self.kind(other));
        let text = match self.language {
            Language::English => format!("Goes well with your {other}. Two years of warranty."),
            Language::Thai => format!("เหมาะสำหรับใช้คู่กับ{other}รับประกันสินค้าสองปีจัดส่งฟรีทั่วประเทศ"),
            Language::Arabic => format!("يناسب {other} الخاص بك، ضمان لمدة سنتين وشحن مجاني"),
        };
        Good {
            keys,
            title: title.trim().to_owned(),
            brand: brand.to_owned(),
            category: self.word("categories", column(kind, 1)).to_owned(),
            text,
        }
    }

    fn model(&self, model: &[&'static str], kind: &[&'static str]) -> Good {
        let (code, brand) = (column(model, 0), column(model, 1));
        let name = self.kind(kind);
        let title = match self.language {
            Language::English => format!("{brand} {code} {name}"),
            Language::Thai | Language::Arabic => format!("{name} {brand} {code}"),
        };
        let key: String = code.chars().filter(|c| c.is_alphanumeric()).collect();
        Good {
            keys: vec![
                column(kind, 0).to_owned(),
                column(kind, 1).to_owned(),
                brand.to_lowercase(),
                key.to_lowercase(),
            ],
            title,
            brand: brand.to_owned(),
            category: self.word("categories", column(kind, 1)).to_owned(),
            text: String::new(),
        }
    }

    /// A size as shops spell it: apart, together, with a comma.
    fn size(&self, size: &str, number: usize) -> String {
        let cut = size.find(|c: char| c.is_ascii_alphabetic());
        let (amount, unit) = size.split_at(cut.unwrap_or(size.len()));
        let unit = self.word("units", unit);
        match (self.language, number % 4) {
            (Language::English, 1) => format!("{amount}{unit}"),
            (_, 2) => format!("{} {unit}", amount.replace('.', ",")),
            _ => format!("{amount} {unit}"),
        }
    }
}
