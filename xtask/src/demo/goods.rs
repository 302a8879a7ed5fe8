//! The tables spread out: every product with its variants, ids, numbers and pictures.

use super::art::{self, Ground, Rgb, Sitting};
use super::chance::{Chance, hash};
use super::labels;
use super::looks::{Colour, Size};
use super::materials::Material;
use super::tables::{Choice, Department, Kind, MARKET, Model, Style};
use super::text::Lang;

/// One product.
#[derive(Debug)]
pub(crate) struct Product {
    /// Group id in the feeds.
    pub(crate) id: String,
    pub(crate) department: &'static Department,
    pub(crate) kind: &'static Kind,
    pub(crate) style: &'static Style,
    pub(crate) model: &'static Model,
    pub(crate) variants: Vec<Variant>,
    /// Colours in which it is drawn, each with its part of the file name; at least one.
    looks: Vec<(&'static str, Rgb)>,
    /// Width and height of its shape, in percent.
    stretch: (i32, i32),
}

/// One variant.
#[derive(Debug)]
pub(crate) struct Variant {
    /// Item id in the feeds.
    pub(crate) id: String,
    pub(crate) colour: Option<&'static Colour>,
    pub(crate) size: Option<&'static Size>,
    pub(crate) material: Option<&'static Material>,
    pub(crate) gtin: String,
    pub(crate) mpn: String,
    /// Index into the product's looks.
    look: usize,
}

/// A file below `media/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) name: String,
    pub(crate) svg: String,
}

/// Every product of the market, in the order of its menu.
pub(crate) fn all() -> Vec<Product> {
    let mut numbers = Numbers(0);
    let mut products = Vec::new();
    for department in MARKET {
        for kind in department.kinds {
            for style in kind.styles {
                for (index, model) in style.models.iter().enumerate() {
                    products.push(spread(department, kind, style, model, index, &mut numbers));
                }
            }
        }
    }
    products
}

/// Numbers of articles, one after the other.
struct Numbers(u32);

impl Numbers {
    /// A GTIN-13 under 952, which GS1 keeps for demonstrations.
    fn gtin(&mut self) -> String {
        self.0 += 1;
        let body = format!("952{:09}", 140_026_117 + u64::from(self.0) * 7_919);
        format!("{body}{}", check_digit(&body))
    }
}

/// The check digit of a GTIN without it: weights 3 and 1 from the right.
pub(crate) fn check_digit(body: &str) -> u32 {
    let sum: u32 = body
        .bytes()
        .rev()
        .zip([3, 1].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit.saturating_sub(b'0')) * weight)
        .sum();
    (10 - sum % 10) % 10
}

fn spread(
    department: &'static Department,
    kind: &'static Kind,
    style: &'static Style,
    model: &'static Model,
    index: usize,
    numbers: &mut Numbers,
) -> Product {
    let id = if model.name.0.is_empty() {
        slug(style.title.get(Lang::En))
    } else {
        format!("{}-{}", kind.art, slug(model.name.0))
    };
    let mut chance = Chance::of(&["shape", &id]);
    let mut vary = || i32::try_from(chance.between(94, 106)).unwrap_or(100);
    let stretch = if index == 0 {
        (100, 100)
    } else {
        (vary(), vary())
    };
    let mut product = Product {
        id,
        department,
        kind,
        style,
        model,
        variants: Vec::new(),
        looks: looks(model.choice),
        stretch,
    };
    for (colour, size, material, look) in combinations(model.choice) {
        let parts = [
            colour.map(|colour| colour.code),
            material.map(|material| material.code),
            size.map(|size| size.code),
        ];
        let tail = parts
            .iter()
            .flatten()
            .map(|part| format!("-{}", part.to_lowercase()));
        let tail = tail.collect::<Vec<_>>().concat();
        let gtin = numbers.gtin();
        product.variants.push(Variant {
            id: format!("{}{tail}", product.id),
            colour,
            size,
            material,
            mpn: format!("{}-{:05}", kind.code, numbers.0),
            gtin,
            look,
        });
    }
    product
}

type Combination = (
    Option<&'static Colour>,
    Option<&'static Size>,
    Option<&'static Material>,
    usize,
);

fn combinations(choice: Choice) -> Vec<Combination> {
    match choice {
        Choice::Colours(colours) => colours
            .iter()
            .enumerate()
            .map(|(look, colour)| (Some(*colour), None, None, look))
            .collect(),
        Choice::Sizes(_, sizes) => sizes
            .iter()
            .map(|size| (None, Some(size), None, 0))
            .collect(),
        Choice::Both(colours, sizes) => colours
            .iter()
            .enumerate()
            .flat_map(|(look, colour)| {
                sizes
                    .iter()
                    .map(move |size| (Some(*colour), Some(size), None, look))
            })
            .collect(),
        Choice::Materials(materials) => materials
            .iter()
            .enumerate()
            .map(|(look, material)| (None, None, Some(*material), look))
            .collect(),
    }
}

fn looks(choice: Choice) -> Vec<(&'static str, Rgb)> {
    match choice {
        Choice::Colours(colours) | Choice::Both(colours, _) => colours
            .iter()
            .map(|colour| (colour.code, colour.rgb))
            .collect(),
        Choice::Sizes(colour, _) => vec![(colour.code, colour.rgb)],
        Choice::Materials(materials) => materials
            .iter()
            .map(|material| (material.code, material.rgb))
            .collect(),
    }
}

/// `Hom Mali jasmine rice, new crop` as `hom-mali-jasmine-rice-new-crop`.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c != '\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

impl Product {
    /// The title in a language: in English the name comes first, in Thai and Arabic after the noun.
    pub(crate) fn title(&self, lang: Lang) -> String {
        let title = self.style.title.get(lang);
        let (latin, arabic) = self.model.name;
        match lang {
            _ if latin.is_empty() => title.to_owned(),
            Lang::En => format!("{latin} {title}"),
            Lang::Th => format!("{title} {latin}"),
            Lang::Ar => format!("{title} «{arabic}»"),
        }
    }

    /// Two paragraphs of whole sentences.
    pub(crate) fn description(&self, lang: Lang) -> [String; 2] {
        let first = format!("{} {}", self.style.text.get(lang), self.kind.fact.get(lang));
        let story = self.model.brand.story.get(lang);
        let second = match self.model.material {
            // Where the material is a choice, one material's care would be wrong for the others.
            Some(material) if !matches!(self.model.choice, Choice::Materials(_)) => {
                format!("{} {story}", material.care.get(lang))
            }
            _ => story.to_owned(),
        };
        [first, second]
    }

    /// Rows of the specification: label and value.
    pub(crate) fn specification(&self, lang: Lang) -> Vec<(String, String)> {
        let mut rows = Vec::new();
        if let Some(material) = self.model.material
            && !matches!(self.model.choice, Choice::Materials(_))
        {
            rows.push((
                labels::MATERIAL.get(lang),
                material.name.get(lang).to_owned(),
            ));
        }
        for (index, spec) in self.kind.specs.iter().enumerate() {
            let mut chance = Chance::of(&["spec", &self.id, &index.to_string()]);
            let steps = (spec.to - spec.from) / spec.step;
            let amount = spec.from + chance.between(0, steps) * spec.step;
            rows.push((spec.label.get(lang), labels::value(amount, spec.unit, lang)));
        }
        rows.push((labels::BRAND.get(lang), self.model.brand.name.to_owned()));
        rows.into_iter()
            .map(|(label, value)| (label.to_owned(), value))
            .collect()
    }

    /// File names of a variant's pictures, the main one first.
    pub(crate) fn pictures_of(&self, variant: &Variant) -> Vec<String> {
        let mut names: Vec<String> = self
            .looks
            .get(variant.look)
            .map(|(code, _)| self.file(code))
            .into_iter()
            .collect();
        if self.looks.len() > 1 {
            names.push(self.file("family"));
        }
        if variant.look == 0 {
            names.push(self.file("detail"));
        }
        names
    }

    /// Every picture of the product. Empty for a kind that nobody has drawn.
    pub(crate) fn pictures(&self) -> Vec<Picture> {
        let mut pictures = Vec::new();
        let mut take = |part: &str, draw: &dyn Fn(&Sitting<'_>) -> Option<String>| {
            let name = self.file(part);
            let prefix = format!("s{:08x}-", hash(&[&name]) & 0xffff_ffff);
            let sitting = Sitting {
                kind: self.kind.art,
                shape: self.style.shape,
                stretch: self.stretch,
                ground: Ground(self.department.ground),
                prefix: &prefix,
            };
            pictures.extend(draw(&sitting).map(|svg| Picture { name, svg }));
        };
        for (code, rgb) in &self.looks {
            take(code, &|sitting| art::portrait(sitting, *rgb));
        }
        if let Some((_, rgb)) = self.looks.first() {
            take("detail", &|sitting| art::detail(sitting, *rgb));
        }
        if self.looks.len() > 1 {
            let colours: Vec<Rgb> = self.looks.iter().map(|(_, rgb)| *rgb).collect();
            take("family", &|sitting| art::family(sitting, &colours));
        }
        pictures
    }

    fn file(&self, part: &str) -> String {
        format!("{}-{}.svg", self.id, part.to_lowercase())
    }
}
