//! Which of a product's rows speaks, by language and seller.

use souk_commerce::LanguageTag;

use super::Plan;
use super::group::{Draft, DraftVariant, Origin};
use crate::google::Row;

/// Chooses between the rows of a variant.
pub(super) struct Chooser<'a> {
    pub(super) origins: &'a [Origin],
    pub(super) plan: &'a Plan,
}

impl<'a> Chooser<'a> {
    /// The wanted language, then the plan's in order.
    pub(super) fn languages(&self, wanted: &'a LanguageTag) -> Vec<&'a LanguageTag> {
        let others = self
            .plan
            .languages
            .iter()
            .filter(|language| *language != wanted);
        std::iter::once(wanted).chain(others).collect()
    }

    pub(super) fn primary(&self) -> Vec<&'a LanguageTag> {
        self.plan.languages.iter().collect()
    }

    pub(super) fn in_language<'r>(
        &self,
        variant: &'r DraftVariant,
        language: &LanguageTag,
    ) -> impl Iterator<Item = &'r Row> {
        variant
            .rows
            .iter()
            .filter(move |sourced| {
                self.origins
                    .get(sourced.origin)
                    .is_some_and(|origin| origin.language == *language)
            })
            .map(|sourced| &sourced.row)
    }

    /// The first value that a row of the variant has, by language and then by seller.
    pub(super) fn first<'r, T>(
        &self,
        variant: &'r DraftVariant,
        languages: &[&LanguageTag],
        value: impl Fn(&'r Row) -> Option<T>,
    ) -> Option<T> {
        languages
            .iter()
            .find_map(|language| self.in_language(variant, language).find_map(&value))
    }

    /// The first value that a row of the product has: by language, then by variant, then by seller.
    pub(super) fn first_of<'r, T>(
        &self,
        draft: &'r Draft,
        languages: &[&LanguageTag],
        value: impl Fn(&'r Row) -> Option<T>,
    ) -> Option<T> {
        languages.iter().find_map(|language| {
            draft
                .variants
                .iter()
                .find_map(|variant| self.in_language(variant, language).find_map(&value))
        })
    }
}
