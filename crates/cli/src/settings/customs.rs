//! `[customs]`: what destinations charge on import, from the house and from a file of the merchant's own.

use std::fs;

use souk_commerce::customs::{Customs, read};
use toml::Spanned;

use super::meaning::{Result, Source};
use super::problem::SettingsError;

/// Largest file of customs facts, in bytes.
const MAX_BYTES: u64 = 2_000_000;

/// The facts of the house, with those of `customs.file` in place of what it names.
pub(super) fn understand(
    source: &Source<'_>,
    written: Option<&Spanned<String>>,
) -> Result<Customs> {
    let house = Customs::built_in();
    let Some(written) = written else {
        return Ok(house);
    };
    let path = source.folder.join(written.get_ref());
    let is_large = fs::metadata(&path).is_ok_and(|file| file.len() > MAX_BYTES);
    if is_large {
        let problem = format!("customs.file: {} is larger than 2 MB", path.display());
        return Err(source.wrong(written, problem, "leave out rows that no longer hold"));
    }
    let text = fs::read_to_string(&path).map_err(|error| {
        let problem = format!("customs.file: {} cannot be read: {error}", path.display());
        source.wrong(
            written,
            problem,
            "correct the name, or leave it out for the facts of the house",
        )
    })?;
    let (own, problems) = read(&text);
    match problems.into_iter().next() {
        None => Ok(house.replaced_by(&own)),
        Some(problem) => Err(SettingsError {
            file: path.display().to_string(),
            line: Some(problem.line),
            column: Some(1),
            problem: problem.cause,
            remedy: problem.remedy.to_owned(),
        }),
    }
}
