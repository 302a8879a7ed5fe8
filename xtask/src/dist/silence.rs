//! Panics without words.
//!
//! The standard library writes the message of a panic to an error stream, which a browser does not have, and then stops
//! the program. What is left of it is the stop, so the program carries no code for the words: a panic is the trap that
//! it ends in.

use anyhow::{Context as _, Result};
use wasm_encoder::{CodeSection, Function, Instruction, Module, RawSection};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use super::places;

/// Functions of the standard library that never return: parts of their names.
const SILENCED: [&str; 12] = [
    "::panicking::panic",
    "::panicking::assert_failed",
    "::result::unwrap_failed",
    "::option::unwrap_failed",
    "::option::expect_failed",
    "::slice::index::slice_index_fail",
    "::str::slice_error_fail",
    "::copy_from_slice_impl::len_mismatch_fail",
    "::raw_vec::handle_error",
    "::alloc::handle_alloc_error",
    "::cell::panic_already",
    "::remove::assert_failed",
];
/// Counts panics, also where there are none.
const COUNTER: &str = "panic_count";
/// A program that hears of its own panics keeps their words.
const HOOK: &str = "::panicking::set_hook";

/// The program with every panic a trap; as it is when it listens to its panics.
pub(super) fn panics(wasm: &[u8]) -> Result<Vec<u8>> {
    let names = names(wasm)?;
    if names.iter().any(|(_, name)| name.contains(HOOK)) {
        return Ok(wasm.to_vec());
    }
    let silenced: Vec<u32> = names
        .into_iter()
        .filter(|(_, name)| is_silenced(name))
        .map(|(index, _)| index)
        .collect();
    let mut module = Module::new();
    let mut code = CodeSection::new();
    let mut index = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("wasm-bindgen made no program that can be read")?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    index += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                if silenced.contains(&index) {
                    let mut trap = Function::new([]);
                    trap.instruction(&Instruction::Unreachable);
                    trap.instruction(&Instruction::End);
                    code.function(&trap);
                } else {
                    code.raw(body.as_bytes());
                }
                index += 1;
                continue;
            }
            _ => {}
        }
        let Some((id, range)) = payload.as_section() else {
            continue;
        };
        // The code section is announced first and then read function by function.
        if matches!(payload, Payload::CodeSectionStart { .. }) {
            continue;
        }
        if !code.is_empty() {
            module.section(&code);
            code = CodeSection::new();
        }
        let data = wasm
            .get(range)
            .context("a section lies outside its program")?;
        module.section(&RawSection { id, data });
    }
    if !code.is_empty() {
        module.section(&code);
    }
    places::blanked(module.finish())
}

fn is_silenced(name: &str) -> bool {
    SILENCED.iter().any(|part| name.contains(part)) && !name.contains(COUNTER)
}

/// Functions by their index, as the name section calls them.
fn names(wasm: &[u8]) -> Result<Vec<(u32, String)>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CustomSection(section) = payload?
            && let KnownCustom::Name(reader) = section.as_known()
        {
            for part in reader {
                if let Name::Function(functions) = part? {
                    for function in functions {
                        let function = function?;
                        names.push((function.index, plain(function.name)));
                    }
                }
            }
        }
    }
    Ok(names)
}

/// A name without the hashes of crates: `core[c593]::panicking` is `core::panicking`.
fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut depth = 0_u32;
    for character in name.chars() {
        match character {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            other if depth == 0 => out.push(other),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_returns_is_silenced_and_what_counts_is_not() {
        for (name, expected) in [
            ("core[c5930c85a12de822]::panicking::panic_fmt", true),
            ("core::panicking::panic_display::h8ab44e364e7e0411", true),
            ("<alloc[3ca5]::vec::Vec<_, _>>::remove::assert_failed", true),
            (
                "std[a543]::panicking::panic_count::is_zero_slow_path",
                false,
            ),
            ("storefront::pages::status::Failure::h5f3e", false),
        ] {
            assert_eq!(is_silenced(&plain(name)), expected, "{name}");
        }
    }
}
