//! Compiles `locales/*.toml` into typed functions, so that a missing key, a missing plural form or a placeholder that
//! differs between languages fails the build.
#![allow(
    clippy::expect_used,
    clippy::format_collect,
    clippy::panic,
    clippy::print_stdout,
    reason = "a build script reports by failing, and talks to cargo on standard output"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The language whose file says which keys exist.
const REFERENCE: &str = "en";
/// Plural categories of CLDR in the order of their slots.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

struct Locale {
    tag: String,
    name: String,
    direction: String,
    forms: Vec<String>,
    messages: BTreeMap<String, Message>,
}

#[derive(Clone)]
enum Message {
    Plain(String),
    Plural(BTreeMap<String, String>),
}

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=build.rs");
    let mut paths: Vec<PathBuf> = std::fs::read_dir("locales")
        .expect("crates/i18n/locales holds one file for each language")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort_by_key(|path| {
        (
            path.file_stem().is_none_or(|stem| stem != REFERENCE),
            path.clone(),
        )
    });
    let locales: Vec<Locale> = paths.iter().map(|path| read(path)).collect();
    let reference = locales
        .first()
        .filter(|locale| locale.tag == REFERENCE)
        .expect("locales/en.toml exists");
    for locale in &locales {
        check(reference, locale);
    }
    let buying = std::fs::read_to_string("locales/buying.txt").expect("locales/buying.txt exists");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(
        out.join("messages.rs"),
        functions(reference) + &tables(&locales) + &slots(reference, &buying),
    )
    .expect("OUT_DIR can be written");
}

fn read(path: &Path) -> Locale {
    let place = path.display();
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{place}: {error}"));
    let table: toml::Table = text
        .parse()
        .unwrap_or_else(|error| panic!("{place}: {error}"));
    let language = table
        .get("language")
        .and_then(toml::Value::as_table)
        .unwrap_or_else(|| panic!("{place}: [language] is missing"));
    let word = |key: &str| {
        let value = language.get(key).and_then(toml::Value::as_str);
        value
            .unwrap_or_else(|| panic!("{place}: language.{key} is missing"))
            .to_owned()
    };
    let forms = language
        .get("plural_forms")
        .and_then(toml::Value::as_array)
        .unwrap_or_else(|| panic!("{place}: language.plural_forms is missing"));
    let mut messages = BTreeMap::new();
    for (key, value) in table.iter().filter(|(key, _)| *key != "language") {
        let message = match value {
            toml::Value::String(text) => Message::Plain(text.clone()),
            toml::Value::Table(forms) => Message::Plural(
                forms
                    .iter()
                    .map(|(form, text)| {
                        (
                            form.clone(),
                            text.as_str()
                                .unwrap_or_else(|| panic!("{place}: {key}.{form} is not a text"))
                                .to_owned(),
                        )
                    })
                    .collect(),
            ),
            _ => panic!("{place}: {key} is neither a text nor a table of plural forms"),
        };
        messages.insert(key.clone(), message);
    }
    Locale {
        tag: word("tag"),
        name: word("name"),
        direction: word("direction"),
        forms: forms
            .iter()
            .filter_map(toml::Value::as_str)
            .map(str::to_owned)
            .collect(),
        messages,
    }
}

fn check(reference: &Locale, locale: &Locale) {
    let tag = &locale.tag;
    for (key, expected) in &reference.messages {
        let found = locale
            .messages
            .get(key)
            .unwrap_or_else(|| panic!("locales/{tag}.toml: `{key}` is missing"));
        let wanted = placeholders_of(expected);
        let texts: Vec<&String> = match (expected, found) {
            (Message::Plain(_), Message::Plain(text)) => vec![text],
            (Message::Plural(_), Message::Plural(texts)) => {
                let has: Vec<&String> = texts.keys().collect();
                let mut needs: Vec<&String> = locale.forms.iter().collect();
                needs.sort();
                assert!(
                    has == needs,
                    "locales/{tag}.toml: `{key}` has the forms {has:?} and needs {needs:?}"
                );
                texts.values().collect()
            }
            _ => panic!(
                "locales/{tag}.toml: `{key}` is a plain text in one language and has plural forms in another"
            ),
        };
        for text in texts {
            assert!(
                !text.trim().is_empty(),
                "locales/{tag}.toml: `{key}` is empty"
            );
            let typed_bidi = text.chars().any(|c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            assert!(
                !typed_bidi,
                "locales/{tag}.toml: `{key}` holds a direction control; values are isolated when they are filled in"
            );
            let has = placeholders(text);
            let unknown = has.iter().find(|name| !wanted.contains(name));
            assert!(
                unknown.is_none(),
                "locales/{tag}.toml: `{key}` names {unknown:?}, which {REFERENCE}.toml does not"
            );
            let missing = wanted
                .iter()
                .find(|name| *name != "count" && !has.contains(name));
            assert!(
                missing.is_none(),
                "locales/{tag}.toml: `{key}` leaves out {missing:?}"
            );
        }
    }
    let extra = locale
        .messages
        .keys()
        .find(|key| !reference.messages.contains_key(*key));
    assert!(
        extra.is_none(),
        "locales/{tag}.toml: {extra:?} is not in locales/{REFERENCE}.toml"
    );
}

/// Names in braces, in the order of first appearance.
fn placeholders(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in text.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or("").to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn placeholders_of(message: &Message) -> Vec<String> {
    match message {
        Message::Plain(text) => placeholders(text),
        Message::Plural(forms) => placeholders(forms.get("other").map_or("", String::as_str)),
    }
}

fn functions(reference: &Locale) -> String {
    let mut code = String::from("impl Messages {\n");
    let mut slot = 0;
    for (key, message) in &reference.messages {
        let names = placeholders_of(message);
        let (shown, slots) = match message {
            Message::Plain(text) => (text.as_str(), 1),
            Message::Plural(forms) => (forms.get("other").map_or("", String::as_str), FORMS.len()),
        };
        let doc = shown.replace('\n', " ");
        let parameters: String = names.iter().map(|name| format!(", {name}: &str")).collect();
        let pairs: String = names
            .iter()
            .map(|name| format!("(\"{name}\", {name}), "))
            .collect();
        let body = match message {
            Message::Plain(_) if names.is_empty() => {
                format!("(&self) -> &str {{ self.line({slot}) }}")
            }
            Message::Plain(_) => {
                format!("(&self{parameters}) -> String {{ self.filled({slot}, &[{pairs}]) }}")
            }
            Message::Plural(_) => {
                format!(
                    "(&self, number: u64{parameters}) -> String {{ self.plural({slot}, number, &[{pairs}]) }}"
                )
            }
        };
        writeln!(code, "    /// `{doc}`\n    pub fn {key}{body}").expect("a String takes any text");
        slot += slots;
    }
    writeln!(code, "}}\nconst SLOTS: usize = {slot};").expect("a String takes any text");
    code
}

/// Where the messages stand that are listed, one key a line.
fn slots(reference: &Locale, keys: &str) -> String {
    for key in keys.lines() {
        assert!(
            reference.messages.contains_key(key),
            "locales/buying.txt: `{key}` is no message"
        );
    }
    let mut slot = 0;
    let mut listed = Vec::new();
    for (key, message) in &reference.messages {
        let count = match message {
            Message::Plain(_) => 1,
            Message::Plural(_) => FORMS.len(),
        };
        if keys.lines().any(|listed| listed == key) {
            listed.extend(slot..slot + count);
        }
        slot += count;
    }
    format!("#[cfg(not(target_family = \"wasm\"))]\nstatic BUYING: &[usize] = &{listed:?};\n")
}

fn tables(locales: &[Locale]) -> String {
    let mut infos = String::new();
    for locale in locales {
        let mut lines = Vec::new();
        for message in locale.messages.values() {
            match message {
                Message::Plain(text) => lines.push(text.replace('\n', "\\n")),
                Message::Plural(forms) => {
                    lines.extend(FORMS.map(|form| {
                        forms
                            .get(form)
                            .map_or(String::new(), |text| text.replace('\n', "\\n"))
                    }));
                }
            }
        }
        writeln!(
            infos,
            "    LocaleInfo {{ tag: {:?}, name: {:?}, rtl: {}, #[cfg(not(target_family = \"wasm\"))] text: {:?} }},",
            locale.tag,
            locale.name,
            locale.direction == "rtl",
            lines.join("\n"),
        )
        .expect("a String takes any text");
    }
    format!(
        "static LOCALES: [LocaleInfo; {}] = [\n{infos}];\n",
        locales.len()
    )
}
