//! Embeds the finished browser files, so that the `souk` binary needs nothing beside it.
//!
//! They stand in the folder `$SOUK_APP`, by default `target/app`, where `cargo xtask dist` puts them. An empty folder
//! makes a `souk` that says how to get a complete one.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a build script reports by failing, and talks to cargo on standard output"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let own = PathBuf::from(
        std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"),
    );
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let app =
        std::env::var_os("SOUK_APP").map_or_else(|| own.join("../../target/app"), PathBuf::from);
    // Cargo would run this script for ever while a watched folder is missing.
    std::fs::create_dir_all(&app).expect("the folder of the browser files can be made");
    let app = app
        .canonicalize()
        .expect("the folder of the browser files is there");
    println!("cargo:rerun-if-env-changed=SOUK_APP");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", app.display());

    let mut paths = Vec::new();
    collect(&app, &mut paths);
    paths.sort();
    let mut code = String::from("&[\n");
    for path in &paths {
        let name = path
            .strip_prefix(&app)
            .expect("a file of the folder")
            .to_string_lossy()
            .replace('\\', "/");
        writeln!(
            code,
            "    ({name:?}, include_bytes!({:?})),",
            path.display()
        )
        .expect("a String takes any text");
    }
    code.push_str("]\n");
    std::fs::write(out.join("app.rs"), code).expect("OUT_DIR can be written");
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of browser files can be listed") {
        let path = entry
            .expect("a folder of browser files can be listed")
            .path();
        if path.is_dir() {
            collect(&path, paths);
        } else {
            paths.push(path);
        }
    }
}
