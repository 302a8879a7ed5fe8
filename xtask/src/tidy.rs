//! House rules for single files: what no lint of the compiler or of clippy sees.

mod rules;

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::workspace::{Workspace, answer, kind, tracked};

/// Longest file, in lines, without the tests at its end.
const LONGEST: usize = 400;
/// Longest file of tests, in lines: a long list of cases is still one idea.
const LONGEST_TESTS: usize = 600;
/// Files that may be longer, each with its reason.
const LONG_FOR_A_REASON: [(&str, &str); 0] = [];
/// Files that are not ours to shape: licences, locks, vendored schemas.
const FOREIGN: [&str; 6] = [
    "LICENSE-",
    "Cargo.lock",
    "tests/package-lock.json",
    "xtask/bench/engine/package-lock.json",
    "crates/ucp/schemas/",
    "tests/fixtures/",
];

/// Checks every rule on every file of the project.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    let mut breaches = Vec::new();
    for path in tracked(workspace)? {
        if FOREIGN.iter().any(|start| path.starts_with(start)) {
            continue;
        }
        let bytes =
            fs::read(workspace.path(&path)).with_context(|| format!("{path} cannot be read"))?;
        // Pictures and packed samples are not text.
        if let Ok(text) = String::from_utf8(bytes) {
            breaches.extend(length(&path, &text));
            breaches.extend(rules::check(&path, &text));
        }
        if path.ends_with("/mod.rs") {
            breaches.push(format!(
                "{path}: a module stands in NAME.rs beside its folder"
            ));
        }
    }
    breaches.extend(features(workspace));
    if breaches.is_empty() {
        Ok(String::new())
    } else {
        bail!("{}", breaches.join("\n"))
    }
}

fn length(path: &str, text: &str) -> Option<String> {
    let is_code = ["rs", "js", "mjs", "css", "html"].contains(&kind(path));
    let is_listed = LONG_FOR_A_REASON.iter().any(|(long, _)| *long == path);
    let code = text
        .split_once("#[cfg(test)]\nmod tests {")
        .map_or(text, |(code, _)| code);
    let lines = code.lines().count();
    let is_test =
        path.ends_with("/tests.rs") || path.contains("/tests/") || path.starts_with("tests/");
    let longest = if is_test { LONGEST_TESTS } else { LONGEST };
    (is_code && !is_listed && lines > longest).then(|| {
        format!(
            "{path}: {lines} lines; split it by idea, or list it with a reason in xtask/src/tidy.rs"
        )
    })
}

/// Features and crates that must stay out of the browser's programs.
fn features(workspace: &Workspace) -> Vec<String> {
    let tree = answer(workspace.cargo().args([
        "tree",
        "--offline",
        "--workspace",
        "--target",
        "wasm32-unknown-unknown",
        "--edges",
        "normal,features",
        "--prefix",
        "none",
    ]));
    let Some(tree) = tree else {
        return vec!["`cargo tree` failed: run it and read what it says".to_owned()];
    };
    let mut breaches = Vec::new();
    for (mark, reason) in [
        (
            "leptos feature \"delegation\"",
            "event delegation breaks inside a shadow root",
        ),
        (
            "tachys feature \"delegation\"",
            "event delegation breaks inside a shadow root",
        ),
        ("leptos_router v", "the shop has its own navigation"),
        (
            "icu_segmenter v",
            "a question is cut by the words of the index",
        ),
    ] {
        if tree.lines().any(|line| line.starts_with(mark)) {
            breaches.push(format!(
                "Cargo: {} is in the graph: {reason}",
                mark.trim_end_matches(" v")
            ));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_a_breach_and_a_long_text_is_not() {
        let long = "x\n".repeat(LONGEST + 1);
        assert!(length("src/a.rs", &long).is_some());
        assert!(length("docs/a.md", &long).is_none());
        assert!(length("src/a.rs", "x\n").is_none());
    }
}
