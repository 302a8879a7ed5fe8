//! The messages of one language and the table that carries them to a browser.

use std::fmt;

use thiserror::Error;

use crate::locale::Locale;
use crate::plural::PluralForm;

/// First word of a message table.
const MAGIC: &str = "souk-messages-1";
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

pub(crate) struct LocaleInfo {
    pub(crate) tag: &'static str,
    pub(crate) name: &'static str,
    pub(crate) rtl: bool,
    /// One line for each slot, in the order of the keys.
    #[cfg(not(target_family = "wasm"))]
    text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

pub(crate) fn all() -> &'static [LocaleInfo; LOCALES.len()] {
    &LOCALES
}

/// The messages of one language, with one function for each key.
#[derive(Clone, PartialEq, Eq)]
pub struct Messages {
    locale: Locale,
    lines: Vec<Box<str>>,
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Messages({:?})", self.locale)
    }
}

/// Why a text is not a message table of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MessagesError {
    /// The first line is not that of a table.
    #[error("this is not a table of messages")]
    NotATable,
    /// The language has no messages here.
    #[error("the table is in a language that this program does not know")]
    UnknownLanguage,
    /// The table belongs to another build.
    #[error("the table belongs to another build of the shop")]
    OtherBuild,
}

/// The message table of a language as a browser fetches it.
#[cfg(not(target_family = "wasm"))]
pub fn bundle(locale: Locale) -> String {
    format!("{MAGIC} {}\n{}\n", locale.tag(), locale.info().text)
}

/// The message table of a language for programs that sell nothing themselves: those of `locales/buying.txt` are empty in it.
#[cfg(not(target_family = "wasm"))]
pub fn browsing_bundle(locale: Locale) -> String {
    let lines = (0..).zip(locale.info().text.split('\n'));
    let lines: Vec<&str> = lines
        .map(|(slot, line)| if BUYING.contains(&slot) { "" } else { line })
        .collect();
    format!("{MAGIC} {}\n{}\n", locale.tag(), lines.join("\n"))
}

/// A line of a table, with `\n` for a line break. Cut at characters: looking for texts in texts takes three kilobytes of
/// a program.
fn unescaped(line: &str) -> Box<str> {
    let mut parts = line.split('\\');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some(rest) = part.strip_prefix('n') {
            text.push('\n');
            text.push_str(rest);
        } else {
            text.push('\\');
            text.push_str(part);
        }
    }
    text.into()
}

impl Messages {
    /// Reads a table written by `bundle`.
    ///
    /// # Errors
    /// [`MessagesError`] when the text is no table, or not one of this build.
    pub fn read(table: &str) -> Result<Self, MessagesError> {
        let (head, body) = table.split_once('\n').ok_or(MessagesError::NotATable)?;
        let tag = head
            .strip_prefix(MAGIC)
            .ok_or(MessagesError::NotATable)?
            .trim();
        let locale = Locale::parse(tag)
            .filter(|locale| locale.tag() == tag)
            .ok_or(MessagesError::UnknownLanguage)?;
        let lines: Vec<Box<str>> = body
            .strip_suffix('\n')
            .unwrap_or(body)
            .split('\n')
            .map(unescaped)
            .collect();
        if lines.len() == SLOTS {
            Ok(Self { locale, lines })
        } else {
            Err(MessagesError::OtherBuild)
        }
    }

    /// The messages of a language.
    #[cfg(not(target_family = "wasm"))]
    pub fn of(locale: Locale) -> Self {
        let lines = locale.info().text.split('\n').map(unescaped).collect();
        Self { locale, lines }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    fn line(&self, slot: usize) -> &str {
        self.lines.get(slot).map_or("", |line| line)
    }

    fn filled(&self, slot: usize, values: &[(&str, &str)]) -> String {
        fill(self.line(slot), values)
    }

    fn plural(&self, slot: usize, number: u64, values: &[(&str, &str)]) -> String {
        let form = slot.saturating_add(PluralForm::of(self.locale, number) as usize);
        self.filled(form, values)
    }
}

/// Puts values into `{name}` places. A value that could disturb the direction of the text around it is isolated
/// (Unicode bidirectional algorithm, FSI and PDI).
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        let value = values
            .iter()
            .find(|(key, _)| *key == name)
            .map_or("", |(_, value)| value);
        if value.bytes().all(|b| b.is_ascii_digit()) {
            text.push_str(value);
        } else {
            text.push(FIRST_STRONG_ISOLATE);
            text.push_str(value);
            text.push(POP_ISOLATE);
        }
        rest = tail;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_survives_the_way_to_the_browser() {
        for locale in Locale::all() {
            assert_eq!(Messages::read(&bundle(locale)), Ok(Messages::of(locale)));
        }
    }

    #[test]
    fn a_table_of_another_build_or_a_page_of_html_is_refused() {
        assert_eq!(
            Messages::read(&format!("{MAGIC} en\none line\n")),
            Err(MessagesError::OtherBuild)
        );
        assert_eq!(
            Messages::read(&format!("{MAGIC} xx\n")),
            Err(MessagesError::UnknownLanguage)
        );
        assert_eq!(
            Messages::read("<!doctype html>\n<title>404</title>"),
            Err(MessagesError::NotATable)
        );
        assert_eq!(Messages::read(""), Err(MessagesError::NotATable));
    }

    #[test]
    fn values_are_isolated_and_plain_numbers_are_not() {
        assert_eq!(
            fill("{count} × {name}.", &[("count", "3"), ("name", "حذاء")]),
            "3 × \u{2068}حذاء\u{2069}."
        );
        assert_eq!(fill("no {unclosed", &[]), "no ");
    }

    #[test]
    fn arabic_counts_in_six_forms() {
        let arabic = Messages::of(Locale::parse("ar").unwrap());
        let texts: Vec<_> = [0, 1, 2, 3, 11, 100]
            .map(|n| arabic.results(n, &n.to_string()))
            .into();
        let distinct: std::collections::BTreeSet<_> = texts.iter().collect();
        assert_eq!(distinct.len(), 6, "{texts:?}");
    }
}
