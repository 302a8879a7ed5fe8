//! The category tree: one set of slugs for all languages, names for each.

use std::collections::{HashMap, HashSet};

use souk_commerce::LanguageTag;
use souk_commerce::product::CategoryStep;

use super::slug::slug;

/// A path of slugs, outermost first.
type SlugPath = Vec<String>;

/// The tree as it grows.
#[derive(Debug, Default)]
pub(super) struct Categories {
    /// Slug by parent and folded name.
    slugs: HashMap<(SlugPath, String), String>,
    /// Slugs that are taken, by parent.
    taken: HashSet<(SlugPath, String)>,
    /// Name by language and path.
    names: HashMap<(LanguageTag, SlugPath), String>,
    /// Path by language and folded names.
    paths: HashMap<(LanguageTag, Vec<String>), SlugPath>,
}

impl Categories {
    /// The path of slugs for names in the language whose names make the slugs.
    pub(super) fn place(&mut self, language: &LanguageTag, names: &[String]) -> SlugPath {
        let mut path = SlugPath::new();
        for name in names {
            let key = (path.clone(), folded(name));
            let step = if let Some(step) = self.slugs.get(&key) {
                step.clone()
            } else {
                let step = self.unused(&path, &slug(name));
                self.slugs.insert(key, step.clone());
                step
            };
            path.push(step);
        }
        self.name(language, &path, names);
        path
    }

    /// The path that names in another language were found to stand for.
    pub(super) fn find(&self, language: &LanguageTag, names: &[String]) -> Option<SlugPath> {
        self.paths
            .get(&(
                language.clone(),
                names.iter().map(|name| folded(name)).collect(),
            ))
            .cloned()
    }

    /// Notes what a path is called in a language, where both are equally deep. The first name stays.
    pub(super) fn name(&mut self, language: &LanguageTag, path: &[String], names: &[String]) {
        if path.len() != names.len() {
            return;
        }
        for depth in 1..=path.len() {
            let (Some(path), Some(names)) = (path.get(..depth), names.get(..depth)) else {
                continue;
            };
            if let Some(name) = names.last() {
                self.names
                    .entry((language.clone(), path.to_vec()))
                    .or_insert_with(|| name.clone());
            }
            let key = names.iter().map(|name| folded(name)).collect();
            self.paths
                .entry((language.clone(), key))
                .or_insert_with(|| path.to_vec());
        }
    }

    /// The steps of a path with names in the first of the languages that has one.
    pub(super) fn steps(&self, path: &[String], languages: &[&LanguageTag]) -> Vec<CategoryStep> {
        (1..=path.len())
            .filter_map(|depth| {
                let path = path.get(..depth)?;
                let slug = path.last()?;
                let name = languages
                    .iter()
                    .find_map(|language| self.names.get(&((*language).clone(), path.to_vec())))
                    .unwrap_or(slug);
                Some(CategoryStep {
                    slug: slug.clone(),
                    name: name.clone(),
                })
            })
            .collect()
    }

    fn unused(&mut self, parent: &SlugPath, wanted: &str) -> String {
        let mut slug = wanted.to_owned();
        let mut number: u32 = 2;
        while self.taken.contains(&(parent.clone(), slug.clone())) {
            slug = format!("{wanted}-{number}");
            number = number.saturating_add(1);
        }
        self.taken.insert((parent.clone(), slug.clone()));
        slug
    }
}

fn folded(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_shared_by_all_languages_and_unlike_names_never_share_one() {
        let tag = |text| LanguageTag::parse(text).unwrap();
        let names = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        let mut tree = Categories::default();
        let kitchen = tree.place(&tag("en"), &names(&["Home", "Kitchen"]));
        assert_eq!(kitchen, ["home", "kitchen"]);
        assert_eq!(
            tree.place(&tag("en"), &names(&["HOME", "C++"])),
            ["home", "c"]
        );
        assert_eq!(
            tree.place(&tag("en"), &names(&["Home", "C#"])),
            ["home", "c-2"]
        );
        tree.name(&tag("th"), &kitchen, &names(&["บ้าน", "ครัว"]));
        assert_eq!(
            tree.find(&tag("th"), &names(&["บ้าน", "ครัว"])),
            Some(kitchen.clone())
        );
        let steps = tree.steps(&kitchen, &[&tag("th"), &tag("en")]);
        assert_eq!(
            steps[1],
            CategoryStep {
                slug: "kitchen".into(),
                name: "ครัว".into()
            }
        );
        assert_eq!(
            tree.steps(&kitchen, &[&tag("ar"), &tag("en")])[0].name,
            "Home"
        );
    }
}
