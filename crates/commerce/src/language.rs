//! The language of a text, and texts that exist in several.

use std::fmt;

/// A BCP 47 language tag, lower case, such as `en`, `th`, `pt-br`.
///
/// Only the shape is checked: letters and digits in groups of one to eight, joined by hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// Reads a tag; `None` when the text has not the shape of one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase().replace('_', "-");
        let has_shape = text.split('-').enumerate().all(|(index, part)| {
            let is_word = part.bytes().all(|b| b.is_ascii_alphanumeric());
            let length_fits = if index == 0 {
                (2..=3).contains(&part.len())
            } else {
                (1..=8).contains(&part.len())
            };
            is_word && length_fits && (index > 0 || part.bytes().all(|b| b.is_ascii_alphabetic()))
        });
        has_shape.then_some(Self(text))
    }

    /// The tag's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without region or script: `pt` for `pt-br`.
    pub fn base(&self) -> &str {
        self.0
            .split_once('-')
            .map_or(self.0.as_str(), |(base, _)| base)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in several languages; the first is the one that stands in for those that are missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LocalText(Vec<(LanguageTag, String)>);

impl LocalText {
    /// Texts by language, the fallback first.
    pub fn new(texts: Vec<(LanguageTag, String)>) -> Self {
        Self(texts)
    }

    /// The text in a language, else in its base language, else the first one, else empty.
    pub fn get(&self, language: &LanguageTag) -> &str {
        self.0
            .iter()
            .find(|(tag, _)| tag == language)
            .or_else(|| self.0.iter().find(|(tag, _)| tag.base() == language.base()))
            .or_else(|| self.0.first())
            .map_or("", |(_, text)| text.as_str())
    }

    /// All texts, the fallback first.
    pub fn entries(&self) -> &[(LanguageTag, String)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_folded_and_a_sentence_is_not_a_tag() {
        assert_eq!(LanguageTag::parse(" pt_BR ").unwrap().as_str(), "pt-br");
        assert_eq!(LanguageTag::parse("pt_BR").unwrap().base(), "pt");
        for bad in ["", "e", "english", "12", "en us", "en-", "ไทย"] {
            assert_eq!(LanguageTag::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_missing_language_falls_back_to_its_base_and_then_to_the_first() {
        let tag = |text| LanguageTag::parse(text).unwrap();
        let text = LocalText::new(vec![
            (tag("en"), "Post".into()),
            (tag("th"), "ไปรษณีย์".into()),
        ]);
        assert_eq!(text.get(&tag("th-th")), "ไปรษณีย์");
        assert_eq!(text.get(&tag("cs")), "Post");
        assert_eq!(LocalText::default().get(&tag("cs")), "");
    }
}
