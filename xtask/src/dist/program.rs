//! A program as a browser downloads it: what wasm-bindgen made, without what nobody calls.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use wasmparser::{Parser, Payload};

use super::{names, script, silence};
use crate::workspace::{Workspace, read, run, write};

/// What rustc's output makes use of. Named one by one: what is not named here is not used, so that a browser of 2022
/// can run it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
/// Twice for size, from code without nesting; nothing of ours lies in the first kilobyte of memory, and memory begins
/// as zeros. What remains said about the program itself is for tools.
const PASSES: [&str; 9] = [
    "--low-memory-unused",
    "--zero-filled-memory",
    "--flatten",
    "--local-cse",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--strip-producers",
    "--strip-target-features",
];
/// Classes that a dependency of Leptos exports for its server functions, which no program here has.
const UNUSED_CLASSES: &str = "IntoUnderlying";

/// The way to start a program that has arrived before; ours are always fetched.
const SECOND_START: &str = "initSync, ";

/// A program and its glue.
#[derive(Debug)]
pub(super) struct Program {
    /// The program.
    pub(super) wasm: Vec<u8>,
    /// The script that loads it, one module.
    pub(super) glue: Vec<u8>,
}

/// Shrinks the program `STEM_bg.wasm` and its glue `STEM.js`, as Trunk left them in a folder.
pub(super) fn finish(workspace: &Workspace, trunk: &Path, stem: &str) -> Result<Program> {
    let wasm = shrunk(workspace, trunk, stem, &PASSES)?;
    let glue = script::bundled(workspace, &trunk.join(format!("{stem}.js")))?;
    Ok(Program { wasm, glue })
}

/// The program `STEM_bg.wasm` of a folder after some passes of `wasm-opt`. Its glue `STEM.js` becomes what belongs to it.
pub(crate) fn shrunk(
    workspace: &Workspace,
    trunk: &Path,
    stem: &str,
    passes: &[&str],
) -> Result<Vec<u8>> {
    let whole = trunk.join(format!("{stem}_bg.wasm"));
    write(&whole, &silence::panics(&read(&whole)?)?)?;
    let glue = trunk.join(format!("{stem}.js"));
    let text = fs::read_to_string(&glue).with_context(|| format!("{stem}.js is not text"))?;
    let text = without_classes(&text);
    let called = without_uncalled(workspace, &whole, &text)?;
    let small = whole.with_extension("small.wasm");
    run(
        workspace
            .command("wasm-opt")
            .args(FEATURES)
            .args(passes)
            .arg(&called)
            .arg("-o")
            .arg(&small),
        &format!("shrinking the program `{stem}` with wasm-opt"),
    )?;
    let (wasm, text) = names::shortened(&read(&small)?, &text)?;
    write(&glue, text.as_bytes())?;
    Ok(wasm)
}

/// The program without exports that the glue does not call, and without what only they call.
fn without_uncalled(workspace: &Workspace, whole: &Path, glue: &str) -> Result<PathBuf> {
    let exports = exports(&read(whole)?)?;
    let called = exports
        .iter()
        .filter(|name| glue.contains(&format!("wasm.{name}")));
    let nodes: Vec<Value> = called
        .map(|name| json!({ "name": name, "export": name, "root": true }))
        .collect();
    let graph = whole.with_extension("graph.json");
    write(&graph, Value::from(nodes).to_string().as_bytes())?;
    let out = whole.with_extension("called.wasm");
    run(
        workspace
            .command("wasm-metadce")
            .args(FEATURES)
            .arg(whole)
            .arg("--graph-file")
            .arg(&graph)
            .arg("-o")
            .arg(&out)
            .stdout(std::process::Stdio::null()),
        "leaving out what nobody calls with wasm-metadce",
    )?;
    Ok(out)
}

fn exports(wasm: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(section) =
            payload.context("wasm-bindgen made no program that can be read")?
        {
            for export in section {
                names.push(export?.name.to_owned());
            }
        }
    }
    if names.is_empty() {
        bail!("wasm-bindgen made a program that exports nothing")
    }
    Ok(names)
}

/// The glue without the classes whose code is gone. wasm-bindgen begins each statement at the margin and indents the
/// rest of it.
fn without_classes(glue: &str) -> String {
    let mut out = String::with_capacity(glue.len());
    let mut is_kept = true;
    for line in glue.lines() {
        if !line.starts_with([' ', '}']) {
            is_kept = !line.contains(UNUSED_CLASSES);
        }
        if is_kept {
            out.push_str(&line.replace(SECOND_START, ""));
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_server_functions_go_and_everything_else_stays() {
        let glue = "export class Engine {\n    free() {\n    }\n}\nexport class IntoUnderlyingSink {\n    free() {\n        \
                    a;\n    }\n}\nif (Symbol.dispose) IntoUnderlyingSink.prototype.x = 1;\nconst IntoUnderlyingSinkFinalization = \
                    (x)\n    ? { a: () => {} }\n    : new FinalizationRegistry(ptr => ptr);\nconst other = 1;\n";
        let expected = "export class Engine {\n    free() {\n    }\n}\nconst other = 1;\n";
        assert_eq!(without_classes(glue), expected);
    }
}
