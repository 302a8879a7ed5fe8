//! The products of a shop: counted at once, and made when they are asked for.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use souk_commerce::{LanguageTag, Product};

use super::Plan;
use super::categories::Categories;
use super::choose::Chooser;
use super::draft::Drafts;
use super::finish::product;
use super::group::{Group, Origin, RowAt};
use super::join::Joined;
use crate::google::Row;
use crate::report::{Cause, Place, Report};

/// The products of a shop. They are made when they are asked for, one at a time: what is kept are their rows.
#[derive(Debug, Default)]
pub struct Assembled {
    /// Number of products.
    pub products: u64,
    /// Number of variants.
    pub variants: u64,
    /// Number of offers.
    pub offers: u64,
    /// What was joined across different ids, and why.
    pub joined: Vec<Joined>,
    drafts: Drafts,
    origins: Vec<Origin>,
    plan: Plan,
    shelves: OnceCell<Shelves>,
    /// Other addresses of pictures.
    pictures: BTreeMap<String, String>,
}

/// The tree of categories, and where each product stands in it.
#[derive(Debug)]
struct Shelves {
    categories: Categories,
    paths: Vec<Vec<String>>,
    /// For each product the number of its path.
    places: Vec<u32>,
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

impl Assembled {
    /// Counts, and tells what is wrong with products as such.
    pub(super) fn new(
        drafts: Drafts,
        origins: Vec<Origin>,
        plan: &Plan,
        joined: Vec<Joined>,
        report: &mut Report,
    ) -> Self {
        let mut this = Self {
            products: count(drafts.groups.len()),
            variants: 0,
            offers: 0,
            joined,
            drafts,
            origins,
            plan: plan.clone(),
            shelves: OnceCell::new(),
            pictures: BTreeMap::new(),
        };
        let (mut variants, mut offers) = (0_u64, 0_u64);
        for (index, group) in this.drafts.groups.iter().enumerate() {
            let members = group.members.as_slice();
            variants = variants.saturating_add(count(members.len()));
            let is_simple = matches!(members, [one] if one.rows.as_slice().len() == 1);
            // One row is one offer, and there is nothing that it could contradict.
            if is_simple {
                offers = offers.saturating_add(1);
                continue;
            }
            let Some(draft) = this.drafts.load(index) else {
                continue;
            };
            let fixed = this.rows().fix(&draft, report);
            let own = fixed.offers.iter().map(Vec::len).sum();
            offers = offers.saturating_add(count(own));
        }
        (this.variants, this.offers) = (variants, offers);
        for language in &this.plan.languages {
            this.note_missing(language, report);
        }
        for (index, group) in this.drafts.groups.iter().enumerate() {
            if !this.drafts.has_picture(index) {
                this.note(Cause::PictureNone, group, |place| place, report);
            }
        }
        this
    }

    /// Gives pictures other addresses.
    pub fn move_pictures(&mut self, addresses: BTreeMap<String, String>) {
        self.pictures = addresses;
    }

    fn rows(&self) -> Chooser<'_> {
        Chooser {
            origins: &self.origins,
            plan: &self.plan,
        }
    }

    /// Languages of the texts, the one that stands in for the others first.
    pub fn languages(&self) -> &[LanguageTag] {
        &self.plan.languages
    }

    /// The products in a language; of each language the same ids in the same order.
    pub fn in_language<'a>(
        &'a self,
        language: &'a LanguageTag,
    ) -> impl Iterator<Item = Product> + 'a {
        (0..self.drafts.groups.len()).filter_map(|index| self.product(index, language))
    }

    /// Shows the products in a language whose numbers are wanted, with these; they count from 0 in the order of all.
    pub fn each_in(
        &self,
        language: &LanguageTag,
        wanted: &dyn Fn(usize) -> bool,
        visit: &mut dyn FnMut(usize, &Product),
    ) {
        for index in (0..self.drafts.groups.len()).filter(|index| wanted(*index)) {
            if let Some(product) = self.product(index, language) {
                visit(index, &product);
            }
        }
    }

    fn product(&self, index: usize, language: &LanguageTag) -> Option<Product> {
        let draft = self.drafts.load(index)?;
        let rows = self.rows();
        // What is wrong has been told already.
        let fixed = rows.fix(&draft, &mut Report::default());
        let shelves = self.shelves.get_or_init(|| self.shelve());
        let place = shelves.places.get(index).copied().unwrap_or_default();
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let path = shelves.paths.get(place).map_or(&[][..], Vec::as_slice);
        let category = shelves.categories.steps(path, &rows.languages(language));
        let mut product = product(&draft, &fixed, category, language, &rows);
        if !self.pictures.is_empty() {
            let variants = product.variants.iter_mut();
            let images = variants.flat_map(|variant| &mut variant.images);
            for image in product.images.iter_mut().chain(images) {
                if let Some(address) = self.pictures.get(&image.url) {
                    image.url.clone_from(address);
                }
            }
        }
        Some(product)
    }

    fn note_missing(&self, language: &LanguageTag, report: &mut Report) {
        let speaks = |at: &RowAt| {
            let origin = usize::try_from(at.origin).unwrap_or(usize::MAX);
            self.origins
                .get(origin)
                .is_some_and(|origin| origin.language == *language)
        };
        if self
            .origins
            .iter()
            .all(|origin| origin.language == *language)
        {
            return;
        }
        for group in &self.drafts.groups {
            let members = group.members.as_slice();
            let mut rows = members.iter().flat_map(|member| member.rows.as_slice());
            if rows.any(speaks) {
                continue;
            }
            let in_language = |place: Place| place.with("language", language.as_str());
            self.note(Cause::TextMissingInLanguage, group, in_language, report);
        }
    }

    /// A remark on a product, at its first row.
    fn note(
        &self,
        cause: Cause,
        group: &Group,
        more: impl FnOnce(Place) -> Place,
        report: &mut Report,
    ) {
        let first = group.members.as_slice().first();
        let Some(at) = first.and_then(|member| member.rows.as_slice().first()) else {
            return;
        };
        report.note(cause, || {
            let origin = usize::try_from(at.origin).ok();
            let origin = origin.and_then(|origin| self.origins.get(origin));
            let place = origin.and_then(|origin| Some(origin.place(&self.drafts.row(*at)?)));
            more(place.unwrap_or_default())
        });
    }

    /// Slugs for the category of every product. Products that have a path in the first language come first, so that the
    /// others can be found by their names.
    fn shelve(&self) -> Shelves {
        let mut categories = Categories::default();
        let mut paths = Paths::default();
        let plan = &self.plan;
        let Some(primary) = plan.languages.first() else {
            return Shelves {
                categories,
                paths: Vec::new(),
                places: Vec::new(),
            };
        };
        let rows = self.rows();
        let mut numbers: Vec<Option<u32>> = Vec::with_capacity(self.drafts.groups.len());
        for index in 0..self.drafts.groups.len() {
            let draft = self.drafts.load(index);
            let slugs = draft.as_ref().and_then(|draft| {
                let names = rows.first_of(draft, &[primary], path)?;
                let slugs = categories.place(primary, names);
                for language in plan.languages.iter().skip(1) {
                    if let Some(names) = rows.first_of(draft, &[language], path) {
                        categories.name(language, &slugs, names);
                    }
                }
                Some(paths.number(slugs))
            });
            numbers.push(slugs);
        }
        if plan.languages.len() > 1 {
            for (index, place) in numbers.iter_mut().enumerate() {
                if place.is_some() {
                    continue;
                }
                let Some(draft) = self.drafts.load(index) else {
                    continue;
                };
                *place = plan.languages.iter().skip(1).find_map(|language| {
                    let names = rows.first_of(&draft, &[language], path)?;
                    let slugs = categories
                        .find(language, names)
                        .unwrap_or_else(|| categories.place(language, names));
                    Some(paths.number(slugs))
                });
            }
        }
        let rest = if numbers.iter().any(Option::is_some) {
            &plan.other
        } else {
            &plan.everything
        };
        let mut fallback = None;
        let numbers = numbers
            .into_iter()
            .map(|slugs| {
                slugs.unwrap_or_else(|| {
                    *fallback.get_or_insert_with(|| {
                        let slugs = categories.place(primary, &[rest.get(primary).to_owned()]);
                        for language in &plan.languages {
                            categories.name(language, &slugs, &[rest.get(language).to_owned()]);
                        }
                        paths.number(slugs)
                    })
                })
            })
            .collect();
        Shelves {
            categories,
            paths: paths.all,
            places: numbers,
        }
    }
}

/// Paths of slugs, each once.
#[derive(Default)]
struct Paths {
    all: Vec<Vec<String>>,
    numbers: HashMap<Vec<String>, u32>,
}

impl Paths {
    fn number(&mut self, path: Vec<String>) -> u32 {
        if let Some(number) = self.numbers.get(&path) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.numbers.insert(path.clone(), number);
        self.all.push(path);
        number
    }
}

/// The names of a row's category: the outer steps of the merchant's own path, else of Google's.
fn path(row: &Row) -> Option<&[String]> {
    const MAX_STEPS: usize = 5;
    [&row.product_type, &row.google_category]
        .into_iter()
        .find(|path| !path.is_empty())
        .map(|path| path.get(..MAX_STEPS).unwrap_or(path))
}
