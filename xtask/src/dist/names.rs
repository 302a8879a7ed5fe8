//! Short names between a program and its glue.
//!
//! wasm-bindgen names what the two ask of each other by words and a hash, once in the program and once in the glue. Nobody
//! else reads these names, and hashes do not compress. What the program asks of a script without the glue between them, the
//! glue hands on by name, so that the rest of the script can be left out.

use std::collections::HashMap;

use anyhow::{Result, bail};
use wasm_encoder::{
    EntityType, ExportKind, ExportSection, ImportSection, Module, RawSection, SectionId,
};
use wasmparser::{ExternalKind, Parser, Payload, TypeRef};

/// End of the name of the module that stands for the glue.
const GLUE: &str = "_bg.js";
/// What the program calls everything that it asks for.
const ANY: &str = "a";
/// How the glue takes a whole script.
const WHOLE: &str = "import * as import";
/// First line of an object of the glue; the first object holds what the program asks for.
const OBJECT: &str = "        __proto__: null,";
/// What the glue calls the program.
const PROGRAM: &str = "wasm.";
/// How far wasm-bindgen indents the functions that the program asks for.
const MARGIN: &str = "        ";

type Names = HashMap<String, String>;

/// What the program asks of a script by itself.
struct Direct {
    module: String,
    name: String,
    short: String,
}

/// Program and glue with short names, and the glue without functions that the program does not ask for.
pub(super) fn shortened(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut module = Module::new();
    let (mut asked, mut offered) = (Names::new(), Names::new());
    let mut direct = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else {
            continue;
        };
        match payload {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.into_imports() {
                    let import = import?;
                    let TypeRef::Func(kind) = import.ty else {
                        bail!("the program asks for something that is no function")
                    };
                    let name = short(&mut asked, import.name);
                    if !import.module.ends_with(GLUE) {
                        direct.push(Direct {
                            module: import.module.to_owned(),
                            name: import.name.to_owned(),
                            short: name.to_owned(),
                        });
                    }
                    section.import(ANY, name, EntityType::Function(kind));
                }
                module.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export?;
                    let kind = match export.kind {
                        ExternalKind::Func => ExportKind::Func,
                        ExternalKind::Table => ExportKind::Table,
                        ExternalKind::Memory => ExportKind::Memory,
                        ExternalKind::Global => ExportKind::Global,
                        other => bail!("the program offers what no glue takes: {other:?}"),
                    };
                    section.export(short(&mut offered, export.name), kind, export.index);
                }
                module.section(&section);
            }
            // The code section is announced first and then read function by function.
            Payload::CodeSectionEntry(_) => {}
            _ if id == u8::from(SectionId::Custom) => {}
            _ => {
                let data = wasm.get(range).unwrap_or_default();
                module.section(&RawSection { id, data });
            }
        }
    }
    Ok((module.finish(), renamed(glue, &asked, &offered, &direct)))
}

/// A name for a name: a, b, … z, ba, bb, …
fn short<'a>(names: &'a mut Names, name: &str) -> &'a str {
    let mut number = names.len();
    names.entry(name.to_owned()).or_insert_with(|| {
        let mut letters = Vec::new();
        loop {
            let letter = u8::try_from(number % 26).unwrap_or_default();
            letters.insert(0, char::from(b'a' + letter));
            number /= 26;
            if number == 0 {
                break letters.into_iter().collect();
            }
        }
    })
}

fn renamed(glue: &str, asked: &Names, offered: &Names, direct: &[Direct]) -> String {
    let mut out = String::with_capacity(glue.len());
    let mut handed_on = direct.iter();
    for Direct {
        module,
        name,
        short,
    } in handed_on.clone()
    {
        out.extend([
            "import { ",
            name,
            " as direct_",
            short,
            " } from \"",
            module,
            "\";\n",
        ]);
    }
    let mut is_left_out = false;
    for line in glue.lines() {
        if is_left_out {
            is_left_out = !line.starts_with(&format!("{MARGIN}}}"));
            continue;
        }
        if line.starts_with(WHOLE) || is_whole(line) {
            continue;
        }
        if line == OBJECT {
            out.extend([line, "\n"]);
            // All of it stands in the first object.
            for Direct { short, .. } in handed_on.by_ref() {
                out.extend([MARGIN, short, ": direct_", short, ",\n"]);
            }
            continue;
        }
        if let Some((_, object)) = line.split_once(&format!("{GLUE}\": ")) {
            out.extend([MARGIN, ANY, ": ", object, "\n"]);
            continue;
        }
        let member = line
            .strip_prefix(MARGIN)
            .and_then(|line| line.split_once(": function"));
        if let Some((name, rest)) = member.filter(|(name, _)| name.bytes().all(is_of_name)) {
            let Some(short) = asked.get(name) else {
                is_left_out = true;
                continue;
            };
            out.extend([MARGIN, short, ": function", rest]);
        } else {
            calls(&mut out, line, offered);
        }
        out.push('\n');
    }
    out
}

/// Whether a line gives the program a whole script.
fn is_whole(line: &str) -> bool {
    let last = line.trim_end_matches(',').rsplit_once("\": import");
    last.is_some_and(|(_, number)| {
        number != "0" && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A line with what it calls of the program by its short name.
fn calls(out: &mut String, line: &str, offered: &Names) {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(PROGRAM) {
        let end = after.bytes().position(|byte| !is_of_name(byte));
        let (name, next) = after.split_at(end.unwrap_or(after.len()));
        let name = offered.get(name).map_or(name, String::as_str);
        out.extend([before, PROGRAM, name]);
        rest = next;
    }
    out.push_str(rest);
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, Function, FunctionSection, Instruction, TypeSection};

    use super::*;

    /// A program that asks for two functions of the glue and one of another script, and offers one.
    fn program(asked: [(&str, &str); 3], offered: &str) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        for (module, name) in asked {
            imports.import(module, name, EntityType::Function(0));
        }
        module.section(&imports);
        let mut functions = FunctionSection::new();
        functions.function(0);
        module.section(&functions);
        let mut exports = ExportSection::new();
        exports.export(offered, ExportKind::Func, 3);
        module.section(&exports);
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instruction(&Instruction::End);
        code.function(&body);
        module.section(&code);
        module.finish()
    }

    #[test]
    fn program_and_glue_agree_on_short_names_and_what_nobody_asks_for_goes() {
        let (glue, script) = ("./shop_bg.js", "./snippets/browser.js");
        let asked = [
            (glue, "__wbg_log_0e6"),
            (glue, "__wbg_now_5d9"),
            (script, "reload"),
        ];
        let wasm = program(asked, "__wbindgen_start");
        let glue = "import { now } from './snippets/browser.js';\nimport * as import1 from \"./snippets/browser.js\"\n\
                    const import0 = {\n        __proto__: null,\n        __wbg_gone_1a2: function() {\n            x();\n        },\n        \
                    __wbg_log_0e6: function(arg0) {\n            log(arg0, wasm.__wbindgen_start);\n        },\n        \
                    __wbg_now_5d9: function() { return handleError(function () {\n            now();\n        }, arguments); },\n};\n\
                    return {\n        __proto__: null,\n        \"./shop_bg.js\": import0,\n        \"./snippets/browser.js\": import1,\n};\n\
                    wasm.__wbindgen_start(wasm.table);\n";
        let expected = "import { reload as direct_c } from \"./snippets/browser.js\";\nimport { now } from './snippets/browser.js';\n\
                        const import0 = {\n        __proto__: null,\n        c: direct_c,\n        \
                        a: function(arg0) {\n            log(arg0, wasm.a);\n        },\n        \
                        b: function() { return handleError(function () {\n            now();\n        }, arguments); },\n};\n\
                        return {\n        __proto__: null,\n        a: import0,\n};\n\
                        wasm.a(wasm.table);\n";
        let (short, glue) = shortened(&wasm, glue).unwrap();
        assert_eq!(glue, expected);
        assert_eq!(short, program([(ANY, "a"), (ANY, "b"), (ANY, "c")], "a"));
    }

    #[test]
    fn names_stay_apart_beyond_the_alphabet() {
        let mut names = Names::new();
        let shorts: Vec<String> = (0..60)
            .map(|number| short(&mut names, &number.to_string()).to_owned())
            .collect();
        let distinct: std::collections::BTreeSet<&String> = shorts.iter().collect();
        assert_eq!(distinct.len(), 60);
        assert_eq!((shorts[25].as_str(), shorts[26].as_str()), ("z", "ba"));
    }
}
