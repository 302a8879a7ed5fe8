//! Chromium or Chrome, and fonts for the pictures of the journeys.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::system::{install, may_install};
use crate::workspace::{Workspace, answer};

/// Names under which a usable browser may stand, the preferred first.
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
/// Debian's packages of fonts by the language they are for.
const FONTS: [(&str, &str); 2] = [("th", "fonts-thai-tlwg"), ("ar", "fonts-noto-core")];

/// Finds a browser that starts. `$CHROMIUM` comes first; Ubuntu's `chromium-browser` may be a stub for a snap
/// that is not there, which is why each one is asked for its version.
pub(crate) fn chromium() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let known = NAMES.iter().map(PathBuf::from);
    chosen.into_iter().chain(known).find(|program| {
        answer(Command::new(program).arg("--version"))
            .is_some_and(|version| version.contains("Chrom"))
    })
}

/// Installs what is missing where that is possible, and says in one sentence what to do where it is not.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    let has_browser = chromium().is_some();
    let fonts = missing_fonts(workspace);
    if has_browser && fonts.is_empty() {
        return Ok(());
    }
    let mut packages = fonts.clone();
    if answer(workspace.command("fc-list").arg("--version")).is_none() {
        packages.insert(0, "fontconfig");
    }
    if !has_browser {
        packages.insert(0, "chromium");
    }
    let names = packages.join(" ");
    if may_install(workspace) {
        println!("setup: installing {names} with apt-get");
        let installed = install(workspace, &packages);
        if chromium().is_none() {
            bail!(
                "no Chromium that starts was found after `apt-get install {names}`: install Google Chrome, or set \
                 CHROMIUM to the path of a browser"
            )
        }
        if installed.is_err() {
            println!(
                "setup: {names} could not be installed; pictures of Thai and Arabic pages may show empty boxes"
            );
        }
    } else if has_browser {
        println!(
            "setup: pictures of Thai and Arabic pages may show empty boxes; `sudo apt-get install {names}` helps"
        );
    } else {
        bail!(
            "the journeys need Chromium: run `sudo apt-get install {names}`, or set CHROMIUM to the path of a browser"
        )
    }
    Ok(())
}

fn missing_fonts(workspace: &Workspace) -> Vec<&'static str> {
    FONTS
        .into_iter()
        .filter(|(language, _)| {
            let list = answer(
                workspace
                    .command("fc-list")
                    .args([&format!(":lang={language}"), "family"]),
            );
            list.is_none_or(|families| families.is_empty())
        })
        .map(|(_, package)| package)
        .collect()
}
