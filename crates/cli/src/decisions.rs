//! The file of decisions about pairs of offers, beside the settings. docs/formats/matches.md describes it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::Context as _;
use souk_feeds::matching::Decisions;

use crate::failure::{BadInput, Failure};

/// Reads the decisions; there are none where there is no file.
///
/// # Errors
/// [`BadInput`] names the line that cannot be understood.
pub(crate) fn read(path: &Path) -> Result<Decisions, Failure> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Decisions::default()),
        Err(error) => {
            let context = format!("{} cannot be read", path.display());
            return Err(anyhow::Error::from(error).context(context).into());
        }
    };
    let place = path.display().to_string();
    let remedy =
        "mend the line as docs/formats/matches.md says, or decide the pair anew with `souk match`";
    let text = String::from_utf8(bytes)
        .map_err(|_| BadInput::new(&place, "the file of decisions is not UTF-8", remedy))?;
    Decisions::parse(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let place = format!("{place}, line {}", error.line);
        BadInput::new(&place, &error.problem, remedy).into()
    })
}

/// Writes the decisions. The file is exchanged as a whole, so that no half of it is ever read.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn write(path: &Path, decisions: &Decisions) -> Result<(), Failure> {
    let fresh = path.with_extension("matches.new");
    let context = || format!("{} cannot be written", path.display());
    fs::write(&fresh, decisions.to_text()).with_context(context)?;
    fs::rename(&fresh, path).with_context(context)?;
    Ok(())
}
