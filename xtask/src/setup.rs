//! Installs what a fresh machine lacks, and is quick and silent where nothing is missing.
//!
//! Versions are pinned. What only the project needs lands in `.tools` and `tests/node_modules`; Chromium and fonts
//! belong to the system.

mod browser;
mod postgres;
mod python;
mod system;

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::workspace::{Workspace, answer, run};

pub(crate) use browser::chromium;
pub(crate) use postgres::ensure as postgres;
pub(crate) use python::{ensure as conformance_suite, tool as python_tool};
pub(crate) use system::is_superuser;

/// Newest Trunk that Rust 1.95 compiles.
const TRUNK: &str = "0.21.14";
/// Equal to the `wasm-bindgen` of Cargo.toml: the two halves refuse each other otherwise.
const WASM_BINDGEN: &str = "0.2.128";
const WASM_TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// What building needs: the wasm target, Trunk, wasm-bindgen, wasm-opt, and every crate of Cargo.lock.
pub(crate) fn for_building(workspace: &Workspace) -> Result<()> {
    components(workspace)?;
    wasm_target(workspace)?;
    node(workspace)?;
    node_packages(workspace)?;
    tool(workspace, "trunk", "trunk", TRUNK, "a few minutes")?;
    tool(
        workspace,
        "wasm-bindgen",
        "wasm-bindgen-cli",
        WASM_BINDGEN,
        "a few minutes",
    )?;
    crates(workspace)
}

/// What the journeys need besides: a browser, and fonts for Thai and Arabic; and what conformance is tested with.
pub(crate) fn everything(workspace: &Workspace) -> Result<()> {
    for_building(workspace)?;
    python::ensure(workspace)?;
    browser::ensure(workspace)
}

/// rustfmt and clippy, which rustup's minimal profile leaves out.
fn components(workspace: &Workspace) -> Result<()> {
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(verb, _)| answer(workspace.cargo().args([verb, "--version"])).is_none())
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("setup: adding {}", missing.join(" and "));
    run(
        workspace
            .command("rustup")
            .args(["component", "add"])
            .args(missing),
        "adding rustfmt and clippy with rustup",
    )
}

fn wasm_target(workspace: &Workspace) -> Result<()> {
    let folder = answer(workspace.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]));
    if folder.is_some_and(|folder| std::path::Path::new(&folder).is_dir()) {
        return Ok(());
    }
    println!("setup: adding the Rust target {WASM_TARGET}");
    run(
        workspace
            .command("rustup")
            .args(["target", "add", WASM_TARGET]),
        "adding the wasm target with rustup (get it from https://rustup.rs)",
    )
}

/// A command of crates.io in `.tools/bin`, at exactly one version.
fn tool(
    workspace: &Workspace,
    command: &str,
    package: &str,
    version: &str,
    patience: &str,
) -> Result<()> {
    let path = workspace.path(".tools/bin").join(command);
    let has = answer(workspace.command(&path).arg("--version"));
    if has.is_some_and(|text| text.split_whitespace().any(|word| word == version)) {
        return Ok(());
    }
    println!("setup: installing {package} {version} into .tools ({patience} on two cores)");
    let build = workspace.path(".tools/build");
    let installed = run(
        workspace
            .cargo()
            .args([
                "install",
                package,
                "--version",
                version,
                "--locked",
                "--force",
                "--quiet",
                "--root",
            ])
            .arg(workspace.path(".tools"))
            .env("CARGO_TARGET_DIR", &build)
            // Quick to have, and quick enough: their work is a second of a build's.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        &format!("installing {package} {version}"),
    );
    if build.is_dir() {
        fs::remove_dir_all(&build)
            .with_context(|| format!("{} cannot be removed", build.display()))?;
    }
    installed.with_context(|| {
        format!(
            "without {package} the browser's files cannot be built; a C compiler and linker are needed \
             (`apt-get install build-essential`) and crates.io must be within reach"
        )
    })
}

fn node(workspace: &Workspace) -> Result<()> {
    let remedy = "install Node 20 or later with npm, from https://nodejs.org where the system's package is older";
    let Some(version) = answer(workspace.command("node").arg("--version")) else {
        bail!("`node` was not found: {remedy}")
    };
    let major: Option<u32> = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node {version} is too old: {remedy}")
    }
    if answer(workspace.command("npm").arg("--version")).is_none() {
        bail!("`npm` was not found: {remedy}")
    }
    Ok(())
}

/// The packages of tests/package-lock.json: wasm-opt for the build, Playwright and axe for the journeys.
fn node_packages(workspace: &Workspace) -> Result<()> {
    let lock = workspace.path("tests/package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    let stamp = workspace.path("tests/node_modules/.souk-lock");
    if fs::read(&stamp).is_ok_and(|has| has == wanted) {
        return Ok(());
    }
    println!("setup: installing wasm-opt, Playwright and axe into tests/node_modules");
    run(
        workspace
            .command("npm")
            .args([
                "ci",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--loglevel=error",
            ])
            .current_dir(workspace.path("tests")),
        "installing the packages of tests/package-lock.json with npm",
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("{} cannot be written", stamp.display()))
}

/// Trunk builds without the network, so every crate has to be here before.
fn crates(workspace: &Workspace) -> Result<()> {
    let fetch = ["fetch", "--quiet"];
    if answer(workspace.cargo().args(fetch).arg("--offline")).is_some() {
        return Ok(());
    }
    println!("setup: fetching the crates of Cargo.lock");
    run(
        workspace.cargo().args(fetch),
        "fetching the crates of Cargo.lock",
    )
}
