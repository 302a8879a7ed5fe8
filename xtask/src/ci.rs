//! `cargo xtask ci`, the meaning of "done", and `cargo xtask test`, which adds the slow rings.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::shop::{self, Speed};
use crate::steps::{Steps, silent, summary, words};
use crate::workspace::{Workspace, files_with, kind, run, tracked};
use crate::{conformance, dist, postgres, rooms, search_module, setup, size, tidy};

const WASM: &str = "wasm32-unknown-unknown";
/// Packages that run in a browser.
const BROWSER: [&str; 4] = [
    "souk-storefront",
    "souk-search-worker",
    "souk-ui",
    "souk-widget",
];
/// What the runners themselves call their result.
const NATIVE_SUMMARY: [&str; 1] = ["test result:"];
const NODE_SUMMARY: [&str; 5] = ["# tests", "# pass", "# fail", "# skipped", "not ok"];

/// Seconds for requests of any kind, where nobody asks for more.
const SHORT: u32 = 20;

/// Everything that needs no browser.
pub(crate) fn ci(workspace: &Workspace) -> Result<()> {
    setup::for_building(workspace)?;
    let mut steps = Steps::new();
    fast(workspace, &mut steps);
    steps.finish()
}

/// Everything.
pub(crate) fn test(workspace: &Workspace) -> Result<()> {
    setup::everything(workspace)?;
    let mut steps = Steps::new();
    fast(workspace, &mut steps);
    steps.step("wasm tests", || wasm_tests(workspace));
    steps.step("backend on PostgreSQL", || postgres::tests(workspace));
    steps.step("conformance", || conformance::check(workspace));
    steps.step("any request", || conformance::fuzz(workspace, SHORT));
    steps.step("journeys", || journeys(workspace, None));
    if workspace.shared().is_none() {
        println!(
            "skipped the tests that read ../shared: it is not there (SOUK_SHARED names another place)"
        );
    }
    steps.finish()
}

/// The journeys alone, or those whose file name holds a word.
pub(crate) fn only_journeys(workspace: &Workspace, word: Option<&str>) -> Result<()> {
    setup::everything(workspace)?;
    let mut steps = Steps::new();
    steps.step("journeys", || journeys(workspace, word));
    steps.finish()
}

/// Takes pictures of the demo shop's screens, all or those whose name holds a word.
pub(crate) fn pictures(workspace: &Workspace, word: Option<&str>, out: &Path) -> Result<()> {
    setup::everything(workspace)?;
    let mut node = in_browser(workspace)?;
    node.arg("tests/e2e/pictures.mjs").arg(out).args(word);
    run(&mut node, "taking the pictures")
}

/// The conformance suite alone, and requests of any kind for as many seconds.
pub(crate) fn only_conformance(workspace: &Workspace, seconds: Option<u32>) -> Result<()> {
    setup::conformance_suite(workspace)?;
    let mut steps = Steps::new();
    steps.step("conformance", || conformance::check(workspace));
    steps.step("any request", || {
        conformance::fuzz(workspace, seconds.unwrap_or(SHORT))
    });
    steps.finish()
}

fn fast(workspace: &Workspace, steps: &mut Steps) {
    let cargo = |arguments: &[&str]| {
        let mut command = workspace.cargo();
        command.args(arguments);
        command
    };
    steps.step("format", || {
        silent(&mut cargo(&["fmt", "--all", "--check"]))
    });
    steps.step("Cargo.lock", || {
        silent(&mut cargo(&[
            "metadata",
            "--locked",
            "--offline",
            "--format-version",
            "1",
        ]))
    });
    steps.step("house rules", || tidy::check(workspace));
    steps.step("rooms", || rooms::check(workspace));
    // Before the lints: the tool embeds these files, so a later build of them would compile it twice.
    steps.step("browser build", || {
        dist::build(workspace, false).map(|_| String::new())
    });
    steps.step("lints", || {
        silent(&mut cargo(&[
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    });
    steps.step("lints for wasm", || {
        let mut clippy = cargo(&["clippy", "--quiet", "--target", WASM]);
        for package in BROWSER {
            clippy.args(["--package", package]);
        }
        silent(clippy.args(["--", "-D", "warnings"]))
    });
    steps.step("native tests", || {
        words(&mut cargo(&["test", "--workspace", "--no-fail-fast"]))
            .map(|text| summary(&text, &NATIVE_SUMMARY))
    });
    steps.step("size", || size::check(workspace));
    steps.step("docs", || {
        silent(
            cargo(&[
                "doc",
                "--quiet",
                "--workspace",
                "--no-deps",
                "--document-private-items",
            ])
            .env("RUSTDOCFLAGS", "-D warnings"),
        )
    });
}

/// Tests that say `#[wasm_bindgen_test]`, in Node.
fn wasm_tests(workspace: &Workspace) -> Result<String> {
    let mut summaries = Vec::new();
    for (package, target) in wasm_test_targets(workspace)? {
        let mut command = workspace.cargo();
        command
            .args(["test", "--target", WASM, "--package", &package])
            .args(target)
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            );
        summaries.push(summary(&words(&mut command)?, &NATIVE_SUMMARY));
    }
    if summaries.is_empty() {
        bail!("no file has a test with #[wasm_bindgen_test]")
    }
    Ok(summaries.join("\n"))
}

/// Packages with such tests, and cargo's words for where they stand.
fn wasm_test_targets(workspace: &Workspace) -> Result<BTreeSet<(String, Vec<String>)>> {
    let mut targets = BTreeSet::new();
    for path in tracked(workspace)? {
        if kind(&path) != "rs" || path.starts_with("xtask/") {
            continue;
        }
        let text = fs::read_to_string(workspace.path(&path))
            .with_context(|| format!("{path} cannot be read"))?;
        if text.contains("#[wasm_bindgen_test]") {
            targets.insert(target_of(&path));
        }
    }
    Ok(targets)
}

fn target_of(path: &str) -> (String, Vec<String>) {
    let in_crate = path
        .strip_prefix("crates/")
        .and_then(|rest| rest.split_once('/'));
    let (package, below) = match in_crate {
        Some((folder, below)) => (format!("souk-{folder}"), below),
        None => ("souk-storefront".to_owned(), path),
    };
    let target = match below
        .strip_prefix("tests/")
        .and_then(|file| file.strip_suffix(".rs"))
    {
        Some(test) => vec!["--test".to_owned(), test.to_owned()],
        None => vec!["--lib".to_owned()],
    };
    (package, target)
}

/// The journeys in a real browser, through a demo shop that is built once for all of them.
fn journeys(workspace: &Workspace, word: Option<&str>) -> Result<String> {
    let search = workspace.target("e2e/search");
    search_module::build(workspace, &search)?;
    let mut tests: Vec<PathBuf> = files_with(&workspace.path("tests/e2e"), ".test.mjs")?;
    if let Some(word) = word {
        tests.retain(|path| path.to_string_lossy().contains(word));
    }
    if tests.is_empty() {
        bail!("no journey matches: they stand in tests/e2e/*.test.mjs")
    }
    let mut node = in_browser(workspace)?;
    node.args(["--test", "--test-concurrency=1", "--test-reporter=tap"])
        .args(&tests)
        .env("SOUK_SEARCH", search);
    words(&mut node).map(|text| summary(&text, &NODE_SUMMARY))
}

/// Node, with a demo shop to serve and a browser to look at it.
fn in_browser(workspace: &Workspace) -> Result<Command> {
    let mut node = workspace.command("node");
    node.env("SOUK_BIN", shop::tool(workspace, Speed::Debug)?)
        .env("SOUK_SITE", demo_site(workspace)?)
        .env("CHROMIUM", setup::chromium().unwrap_or_default());
    Ok(node)
}

/// A site of the demo's feeds in `target/e2e/site`, made with the tool of the tests.
pub(crate) fn demo_site(workspace: &Workspace) -> Result<PathBuf> {
    let tool = shop::tool(workspace, Speed::Debug)?;
    let site = workspace.target("e2e/site");
    silent(&mut shop::demo_build(workspace, &tool, &site)?)
        .context("the demo shop cannot be built")?;
    Ok(site)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wasm_test_is_run_where_it_stands() {
        for (path, package, target) in [
            ("tests/web.rs", "souk-storefront", "--test web"),
            ("src/state/cart.rs", "souk-storefront", "--lib"),
            ("crates/catalog/tests/web.rs", "souk-catalog", "--test web"),
            ("crates/catalog/src/cards.rs", "souk-catalog", "--lib"),
        ] {
            assert_eq!(
                target_of(path),
                (
                    package.to_owned(),
                    target.split(' ').map(str::to_owned).collect()
                )
            );
        }
    }
}
