//! What a shop says about itself and its terms: the merchant's own texts, and drafts for those that are not written yet.
//!
//! A text is lines: `# ` begins the title, `## ` a heading, `- ` an item; lines beside each other are one paragraph, and an
//! empty line ends it.

mod draft;

use std::fs;
use std::path::PathBuf;

use souk_commerce::{LanguageTag, Passage, Policy, PolicyKind, Shop};
use souk_i18n::Locale;

use crate::failure::BadInput;

/// Longest text, in bytes.
const LONGEST: u64 = 1 << 20;

/// Where the texts of a shop are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sources {
    /// The merchant's own, by language, those of the shop's first languages in front.
    pub(crate) own: Vec<(PolicyKind, Vec<(LanguageTag, PathBuf)>)>,
    /// Whether drafts stand in for what is not written.
    pub(crate) has_drafts: bool,
    /// Who runs the shop.
    pub(crate) imprint: Imprint,
}

/// Who runs a shop, as the law wants it said.
#[derive(Debug, Clone, Default)]
pub(crate) struct Imprint {
    /// Name of the person or company; the shop's own where nothing is said.
    pub(crate) name: Option<String>,
    /// Where letters reach them, in lines.
    pub(crate) address: Vec<String>,
    /// Who may speak for a company.
    pub(crate) represented_by: Option<String>,
    /// Register and number.
    pub(crate) register: Option<String>,
    /// Tax or VAT number.
    pub(crate) tax_id: Option<String>,
}

impl Sources {
    /// The texts in a language.
    ///
    /// # Errors
    /// When a file cannot be read, is no text, or says nothing.
    pub(crate) fn read(
        &self,
        shop: &Shop,
        language: &LanguageTag,
    ) -> Result<Vec<Policy>, BadInput> {
        let mut policies = Vec::new();
        let drafts = self
            .has_drafts
            .then(|| draft::all(shop, &self.imprint, language));
        for kind in PolicyKind::ALL {
            let own = self.own.iter().find(|(known, _)| *known == kind);
            if let Some((_, files)) = own {
                let same = files
                    .iter()
                    .find(|(known, _)| known.base() == language.base());
                if let Some((language, path)) = same.or(files.first()) {
                    policies.push(read(kind, language, path)?);
                    continue;
                }
            }
            let draft = drafts.iter().flatten().find(|policy| policy.kind == kind);
            policies.extend(draft.cloned());
        }
        Ok(policies)
    }

    /// Kinds for which a draft stands in.
    pub(crate) fn drafts(&self) -> impl Iterator<Item = PolicyKind> {
        let own = |kind: &PolicyKind| self.own.iter().any(|(known, _)| known == kind);
        let kinds = PolicyKind::ALL.into_iter();
        kinds.filter(move |kind| self.has_drafts && !own(kind))
    }
}

/// The interface language of a tag.
fn locale(language: &LanguageTag) -> Locale {
    Locale::parse(language.base()).unwrap_or(Locale::ENGLISH)
}

fn read(kind: PolicyKind, language: &LanguageTag, path: &PathBuf) -> Result<Policy, BadInput> {
    let wrong =
        |problem: &str, remedy: &str| BadInput::new(&path.display().to_string(), problem, remedy);
    let size = fs::metadata(path).map(|file| file.len());
    if size.as_ref().is_ok_and(|size| *size > LONGEST) {
        return Err(wrong(
            "it is longer than 1 MiB",
            "write what a customer can read",
        ));
    }
    let bytes = fs::read(path).map_err(|error| {
        wrong(
            &format!("the text cannot be read: {error}"),
            "check the path below [policies]",
        )
    })?;
    let text = String::from_utf8(bytes)
        .map_err(|_| wrong("it is no text in UTF-8", "save it as plain text in UTF-8"))?;
    let (title, text) = parse(text.trim_start_matches('\u{feff}'));
    if text.is_empty() {
        return Err(wrong(
            "it says nothing",
            "write the text, or leave the key out",
        ));
    }
    let title = title.unwrap_or_else(|| draft::title(kind, language));
    Ok(Policy {
        kind,
        language: language.clone(),
        title,
        text,
    })
}

/// Title and passages of a text. Characters that turn the direction of others around are left out.
fn parse(text: &str) -> (Option<String>, Vec<Passage>) {
    let mut title = None;
    let mut passages = Vec::new();
    let mut paragraph: Vec<String> = Vec::new();
    let end = |paragraph: &mut Vec<String>, passages: &mut Vec<Passage>| {
        if !paragraph.is_empty() {
            passages.push(Passage::Paragraph(std::mem::take(paragraph).join("\n")));
        }
    };
    for line in text.lines() {
        let line: String = line.chars().filter(|letter| is_text(*letter)).collect();
        let line = line.trim();
        let heading = line
            .strip_prefix('#')
            .map(|rest| rest.trim_start_matches('#').trim());
        let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        if line.is_empty() || heading.is_some() || item.is_some() {
            end(&mut paragraph, &mut passages);
        }
        match (heading, item) {
            (Some(heading), _) if title.is_none() && passages.is_empty() => {
                title = Some(heading.to_owned());
            }
            (Some(heading), _) => passages.push(Passage::Heading(heading.to_owned())),
            (_, Some(item)) => passages.push(Passage::Item(item.trim().to_owned())),
            _ if line.is_empty() => {}
            _ => paragraph.push(line.to_owned()),
        }
    }
    end(&mut paragraph, &mut passages);
    (title, passages)
}

/// Whether a character is text: no control, and none that turns directions around (UAX #9, 2.1 to 2.5) but the plain marks.
fn is_text(letter: char) -> bool {
    let turns = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    !turns && (letter == '\t' || !letter.is_control())
}

#[cfg(test)]
mod tests;
