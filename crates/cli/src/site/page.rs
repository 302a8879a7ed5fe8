//! The documents of a site: the shell in which each program starts, the page for what is missing, the embed loader.

use anyhow::Result;
use serde_json::{Map, Value, json};

use souk_i18n::Locale;

use super::template::{fill, html, script};
use super::theme::{self, SURFACE, SURFACE_DARK};
use super::{Site, messages, messages_role};

/// What a document shows before a program runs.
pub(super) struct Document<'a> {
    pub(super) locale: Locale,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// Further elements of the head.
    pub(super) head: &'a str,
    /// What stands in `#app`, as HTML.
    pub(super) content: &'a str,
    /// Whether it is for one address, and so for one language.
    pub(super) is_page: bool,
    /// Whether it shows a product, for which there are styles of their own.
    pub(super) has_product: bool,
}

/// The shell of a program, `shop` or `checkout`: a document for every address.
pub(super) fn shell(site: &Site<'_>, program: &str, build: &str) -> Result<String> {
    let locale = site.locale();
    let (tag, name) = (locale.tag(), html(site.name(locale)));
    let content = format!(
        "<div data-shell aria-busy=\"true\">\n<header class=\"c-header\"><div class=\"c-header__bar l-center\">\
         <a class=\"c-header__name\" href=\"/{tag}\">{name}</a></div></header>\n<main class=\"l-center l-stack\">\n\
         <p class=\"c-skeleton c-skeleton--title\"></p>\n<p class=\"c-skeleton c-skeleton--line\"></p>\n\
         <p class=\"c-skeleton c-skeleton--short\"></p>\n</main>\n</div>"
    );
    let document = Document {
        locale,
        title: site.name(locale),
        description: site.tagline(locale),
        head: "",
        content: &content,
        is_page: false,
        has_product: false,
    };
    render(site, program, build, &document)
}

/// A document in which a program starts.
pub(super) fn render(
    site: &Site<'_>,
    program: &str,
    build: &str,
    document: &Document<'_>,
) -> Result<String> {
    let locale = document.locale;
    let bundle = &site.bundle;
    let (glue, glue_integrity) = bundle.linked(program, "js")?;
    let (wasm, _) = bundle.linked(program, "wasm")?;
    let (boot, boot_integrity) = bundle.linked("boot", "js")?;
    let (style, _) = bundle.linked(program, "css")?;
    let theme = match bundle.linked("theme", "css") {
        Ok((theme, _)) => format!("<link rel=\"stylesheet\" href=\"{theme}\">"),
        Err(_) => String::new(),
    };
    let more = match document
        .has_product
        .then(|| bundle.linked("product", "css"))
    {
        Some(Ok((more, _))) => format!("<link rel=\"stylesheet\" href=\"{more}\">\n"),
        _ => String::new(),
    };
    let only = document.is_page.then_some(locale);
    let data = script(&data(site, program, only)?);
    // A page that can be read comes before its program: the boot script fetches that once the page is there.
    let early = if document.is_page {
        String::new()
    } else {
        format!(
            "<link rel=\"modulepreload\" href=\"{glue}\" integrity=\"{glue_integrity}\">\n\
             <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">\n\
             <link rel=\"preload\" as=\"fetch\" crossorigin href=\"/pack/manifest\">"
        )
    };
    let (title, description) = (html(document.title), html(document.description));
    let no_script = html(messages(locale).no_script());
    fill(
        bundle.template("index.html")?,
        &[
            ("boot", &boot),
            ("boot-integrity", &boot_integrity),
            ("build", build),
            ("content", document.content),
            ("data", &data),
            ("description", &description),
            ("early", &early),
            ("direction", locale.direction().as_str()),
            ("head", document.head),
            ("language", locale.tag()),
            ("no-script", &no_script),
            ("style", &style),
            ("surface", SURFACE),
            ("surface-dark", SURFACE_DARK),
            ("theme", &(more + &theme)),
            ("title", &title),
        ],
    )
}

/// What the boot script and the program read from the page: languages, and the names of the files they load. What is said when a
/// program fails is told in all languages, or in `only` one: that of a page that can be read before the program comes.
fn data(site: &Site<'_>, program: &str, only: Option<Locale>) -> Result<Value> {
    let languages: Vec<Value> = site
        .locales
        .iter()
        .map(|locale| {
            let words = messages(*locale);
            let failure = json!({
                "title": words.boot_failed(),
                "text": words.boot_failed_hint(),
                "reload": words.boot_reload(),
            });
            let mut language = json!({
                "tag": locale.tag(),
                "name": locale.name(),
                "dir": locale.direction().as_str(),
            });
            if let Value::Object(language) = &mut language
                && only.is_none_or(|only| only == *locale)
            {
                language.insert("failure".to_owned(), failure);
            }
            language
        })
        .collect();
    let (script, _) = site.bundle.linked("search-entry", "js").unwrap_or_default();
    let mut search = program_files(site, "search-worker").unwrap_or_else(|_| json!({}));
    if let Value::Object(search) = &mut search {
        search.insert("script".to_owned(), Value::String(script));
    }
    // The checkout's styles hold those of products.
    let (later, _) = match program {
        "shop" => site.bundle.linked("product", "css").unwrap_or_default(),
        _ => Default::default(),
    };
    Ok(json!({
        "languages": languages,
        "later": later,
        "messages": message_files(site, program)?,
        "program": program_files(site, program)?,
        "search": search,
        "waits": only.is_some(),
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
