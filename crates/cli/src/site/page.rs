//! The documents of a site: the shell in which each program starts, the page for what is missing, the embed loader.

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::template::{fill, html, script};
use super::theme::{self, SURFACE, SURFACE_DARK};
use super::{Site, messages, messages_role};

/// The shell of a program, `shop` or `checkout`.
pub(crate) fn render(site: &Site<'_>, program: &str, build: &str) -> Result<String> {
    let locale = site.locale();
    let bundle = &site.bundle;
    let (glue, glue_integrity) = bundle.linked(program, "js")?;
    let (wasm, _) = bundle.linked(program, "wasm")?;
    let (boot, boot_integrity) = bundle.linked("boot", "js")?;
    let (style, _) = bundle.linked(program, "css")?;
    let theme = match bundle.linked("theme", "css") {
        Ok((theme, _)) => format!("<link rel=\"stylesheet\" href=\"{theme}\">"),
        Err(_) => String::new(),
    };
    let data = script(&data(site, program)?);
    let (name, tagline) = (html(site.name(locale)), html(site.tagline(locale)));
    let no_script = html(messages(locale).no_script());
    fill(
        bundle.template("index.html")?,
        &[
            ("boot", &boot),
            ("boot-integrity", &boot_integrity),
            ("build", build),
            ("data", &data),
            ("direction", locale.direction().as_str()),
            ("glue", &glue),
            ("glue-integrity", &glue_integrity),
            ("language", locale.tag()),
            ("name", &name),
            ("no-script", &no_script),
            ("style", &style),
            ("surface", SURFACE),
            ("surface-dark", SURFACE_DARK),
            ("tagline", &tagline),
            ("theme", &theme),
            ("wasm", &wasm),
        ],
    )
}

/// What the boot script and the program read from the page: languages, and the names of the files they load.
fn data(site: &Site<'_>, program: &str) -> Result<Value> {
    let languages: Vec<Value> = site
        .locales
        .iter()
        .map(|locale| {
            let words = messages(*locale);
            json!({
                "tag": locale.tag(),
                "name": locale.name(),
                "dir": locale.direction().as_str(),
                "failure": {
                    "title": words.boot_failed(),
                    "text": words.boot_failed_hint(),
                    "reload": words.boot_reload(),
                },
            })
        })
        .collect();
    let (script, _) = site.bundle.linked("search-entry", "js").unwrap_or_default();
    let mut search = program_files(site, "search-worker").unwrap_or_else(|_| json!({}));
    if let Value::Object(search) = &mut search {
        search.insert("script".to_owned(), Value::String(script));
    }
    Ok(json!({
        "languages": languages,
        "messages": message_files(site, program)?,
        "program": program_files(site, program)?,
        "search": search,
    }))
}

/// The three values by which a program is loaded.
fn program_files(site: &Site<'_>, program: &str) -> Result<Value> {
    let (glue, _) = site.bundle.linked(program, "js")?;
    let (wasm, integrity) = site.bundle.linked(program, "wasm")?;
    Ok(json!({ "glue": glue, "wasm": wasm, "integrity": integrity }))
}

/// Address of a program's message table in each language.
fn message_files(site: &Site<'_>, program: &str) -> Result<Value> {
    let mut files = Map::new();
    for locale in &site.locales {
        let (path, _) = site
            .bundle
            .linked(&messages_role(program, *locale), "txt")?;
        files.insert(locale.tag().to_owned(), Value::String(path));
    }
    Ok(Value::Object(files))
}

/// The page that a host shows with status 404. It names the way back and needs no program.
pub(crate) fn missing(site: &Site<'_>) -> Result<String> {
    let locale = site.locale();
    let words = messages(locale);
    let (style, _) = site.bundle.linked("shop", "css")?;
    let (tag, direction) = (locale.tag(), locale.direction().as_str());
    let (name, title) = (html(site.name(locale)), html(words.not_found()));
    let (hint, home) = (html(words.not_found_hint()), html(words.to_home()));
    Ok(format!(
        "<!doctype html>\n<html lang=\"{tag}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title} · {name}</title>\n<link rel=\"stylesheet\" href=\"{style}\">\n</head>\n<body>\n\
         <main class=\"c-message\">\n<h1 class=\"c-message__title\">{title}</h1>\n<p>{hint}</p>\n<p><a href=\"/{tag}\">{home}</a></p>\n</main>\n\
         </body>\n</html>\n"
    ))
}

/// The loader that other sites include, with the names of the widget's files; `None` when the bundle has no widget.
pub(crate) fn embed(site: &Site<'_>) -> Result<Option<String>> {
    let Ok(loader) = site.bundle.template("embed.js") else {
        return Ok(None);
    };
    let mut files = program_files(site, "widget")?;
    if let Value::Object(files) = &mut files {
        let (style, _) = site.bundle.linked("widget", "css")?;
        files.insert("language".to_owned(), site.locale().tag().into());
        files.insert("messages".to_owned(), message_files(site, "widget")?);
        files.insert("style".to_owned(), Value::String(style));
        files.insert("theme".to_owned(), theme::widget(&site.shop.theme).into());
    }
    fill(loader, &[("files", &files.to_string())]).map(Some)
}
