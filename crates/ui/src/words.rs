//! Texts, numbers, money and dates in the interface language: the one thing that every component is given.
//!
//! A value is cheap to clone. When the language changes the app renders everything again with other words, so nothing
//! in here is reactive.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use souk_commerce::address::Country;
use souk_commerce::language::LocalText;
use souk_commerce::product::Rating;
use souk_commerce::{Date, LanguageTag, Money};
use souk_i18n::{Direction, Formatter, Locale, Messages, direction_of_text};

/// A formatter that may be shared by everything on a page.
pub type SharedFormatter = Arc<dyn Formatter + Send + Sync>;

/// The messages of the interface language, its formats, and the language in which the catalogue is shown.
///
/// Every message is a method: `words.add_to_cart()`.
pub struct Words(Arc<Parts>);

struct Parts {
    messages: Arc<Messages>,
    format: SharedFormatter,
    content: LanguageTag,
    interface: Option<LanguageTag>,
}

impl Clone for Words {
    // Every component clones its words several times: one call is a fifth of the code of one clone.
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Words({:?}, {})",
            self.0.messages.locale(),
            self.0.content
        )
    }
}

impl Deref for Words {
    type Target = Messages;

    fn deref(&self) -> &Messages {
        &self.0.messages
    }
}

impl Words {
    /// Words in the language of `messages`. `content` is the language of the catalogue's texts, which may be another
    /// one when the feed has no text in the interface language.
    pub fn new(messages: Arc<Messages>, format: SharedFormatter, content: LanguageTag) -> Self {
        let interface = LanguageTag::parse(messages.locale().tag());
        Self(Arc::new(Parts {
            messages,
            format,
            content,
            interface,
        }))
    }

    /// The interface language.
    pub fn language(&self) -> Locale {
        self.0.messages.locale()
    }

    /// Which way the interface runs.
    pub fn direction(&self) -> Direction {
        self.0.messages.locale().direction()
    }

    /// An amount with its currency.
    pub fn money(&self, amount: Money) -> String {
        self.0
            .format
            .money(&amount.to_decimal(), amount.currency().code())
    }

    /// A day.
    pub fn date(&self, date: Date) -> String {
        self.0.format.date(&date.to_iso())
    }

    /// A whole number with separators.
    pub fn number(&self, value: impl Into<u64>) -> String {
        self.0.format.number(value.into())
    }

    /// The name of a country.
    pub fn country(&self, country: Country) -> String {
        self.0.format.country(country.as_str())
    }

    /// A mean rating, `4.6`.
    pub fn stars(&self, rating: Rating) -> String {
        let mut text = self.0.format.number(u64::from(rating.tenths / 10));
        text.push('.');
        text.push_str(&self.0.format.number(u64::from(rating.tenths % 10)));
        text
    }

    /// A merchant's text in the interface language, else in the one that stands in for it.
    pub fn text(&self, text: &LocalText) -> String {
        self.0
            .interface
            .as_ref()
            .map(|tag| text.get(tag).to_owned())
            .unwrap_or_default()
    }

    /// `lang` for texts of the catalogue; `None` when they are in the interface language.
    pub fn content_lang(&self) -> Option<String> {
        (self.0.content.base() != self.0.messages.locale().tag())
            .then(|| self.0.content.as_str().to_owned())
    }

    /// `dir` for texts of the catalogue; `None` when they are in the interface language.
    pub fn content_dir(&self) -> Option<&'static str> {
        self.content_lang()
            .map(|tag| direction_of_text(&tag).as_str())
    }
}
