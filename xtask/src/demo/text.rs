//! Texts in the demo's three languages.

/// A language of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    /// English.
    En,
    /// Thai.
    Th,
    /// Arabic.
    Ar,
}

impl Lang {
    /// Every language, the default first.
    pub(crate) const ALL: [Self; 3] = [Self::En, Self::Th, Self::Ar];

    /// The tag in file names and settings.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Th => "th",
            Self::Ar => "ar",
        }
    }
}

/// One text in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text {
    en: &'static str,
    th: &'static str,
    ar: &'static str,
}

/// English, Thai, Arabic.
pub(crate) const fn t(en: &'static str, th: &'static str, ar: &'static str) -> Text {
    Text { en, th, ar }
}

/// A text that is the same in every language.
pub(crate) const fn same(text: &'static str) -> Text {
    t(text, text, text)
}

impl Text {
    /// The text in one language.
    pub(crate) const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Th => self.th,
            Lang::Ar => self.ar,
        }
    }
}
