//! Makes a shop's own site out of the browser files: pages, service worker, manifests, headers.
//!
//! The pack is somebody else's work; this fills in what surrounds it. Same shop and same browser files, same bytes.

mod bundle;
mod headers;
mod page;
mod pages;
mod places;
mod proof;
mod template;
mod theme;
mod webmanifest;

use anyhow::Result;
use serde_json::json;
use souk_commerce::{LanguageTag, Shop, Timestamp};
use souk_i18n::{Locale, Messages};

use crate::output::Output;

pub(crate) use bundle::Bundle;
pub(crate) use pages::{Policy, document};
use proof::integrity;

/// Roles of the files that the shop's own pages load; the others belong to pages elsewhere.
const SHELL_ROLES: [&str; 7] = [
    "boot",
    "checkout",
    "product",
    "search-entry",
    "search-worker",
    "shop",
    "theme",
];

/// The shop's own programs.
const PROGRAMS: [&str; 2] = ["shop", "checkout"];

/// What a site must know of the pack beside it.
#[derive(Debug, Clone, Default)]
pub(crate) struct PackSummary {
    /// Origins from which the pack's pictures come, such as `https://img.example`, when they are not the shop's own.
    pub(crate) image_origins: Vec<String>,
    /// The moment of its prices.
    pub(crate) now: Timestamp,
}

/// A shop with its files: what every part of a site is written from.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    pub(crate) shop: &'a Shop,
    pub(crate) bundle: Bundle,
    /// Interface languages, the default first; at least one.
    pub(crate) locales: Vec<Locale>,
}

/// Writes the site of a shop into a folder, beside or before its pack.
///
/// # Errors
/// When the bundle lacks a file, or the folder cannot be written.
pub(crate) fn write(
    out: &Output,
    bundle: &Bundle,
    shop: &Shop,
    pack: &PackSummary,
    pages: Policy,
) -> Result<()> {
    let site = Site::of(bundle, shop);

    // The build's id stands in the pages and the pages are part of the build, so the id is taken from pages without one.
    let shell = site.shell();
    let unnamed = page::shell(&site, "shop", "")? + &page::shell(&site, "checkout", "")?;
    let worker = site.bundle.template("sw.js")?;
    let build = proof::hash(&[
        unnamed.as_bytes(),
        worker.as_bytes(),
        json!(shell).to_string().as_bytes(),
    ]);

    let index = page::shell(&site, "shop", &build)?;
    let checkout = page::shell(&site, "checkout", &build)?;
    let mut listed = vec![
        ("/".to_owned(), integrity(index.as_bytes())),
        ("/checkout/".to_owned(), integrity(checkout.as_bytes())),
    ];
    listed.extend(shell);
    let worker = template::fill(
        worker,
        &[
            ("build", build.as_str()),
            ("shell", json!(listed).to_string().as_str()),
        ],
    )?;

    for (path, bytes) in site.bundle.files() {
        let ready = path.starts_with("app/") || path.starts_with("icons/");
        if let Some(path) = if ready {
            Some(path)
        } else {
            path.strip_prefix("public/")
        } {
            put(out, path, bytes)?;
        }
    }
    put(out, "index.html", index.as_bytes())?;
    put(out, "checkout/index.html", checkout.as_bytes())?;
    put(out, "404.html", page::missing(&site)?.as_bytes())?;
    put(out, "sw.js", worker.as_bytes())?;
    if let Some(loader) = page::embed(&site)? {
        put(out, "embed.js", loader.as_bytes())?;
    }
    for locale in &site.locales {
        put(
            out,
            &format!("{}.webmanifest", locale.tag()),
            webmanifest::of(&site, *locale).as_bytes(),
        )?;
    }
    places::write(out)?;
    put(out, "_headers", headers::headers(&site, pack).as_bytes())?;
    put(out, "_redirects", headers::redirects(&site).as_bytes())?;
    put(
        out,
        "robots.txt",
        format!(
            "User-agent: *\nDisallow: /ucp/\nDisallow: /desk\nDisallow: /webhooks/\n\nSitemap: {}/sitemap.xml\n",
            shop.origin
        )
        .as_bytes(),
    )?;
    pages::write(out, &site, &build, pack.now, pages).map(drop)
}

/// The shell of the shop's program, as it stands at `/`.
///
/// # Errors
/// When the bundle lacks a file.
pub(crate) fn shell(site: &Site<'_>, build: &str) -> Result<String> {
    page::shell(site, "shop", build)
}

/// The build that a document names.
pub(crate) fn build_of(document: &str) -> Option<&str> {
    let (_, rest) = document.split_once(" data-build=\"")?;
    Some(rest.split_once('"')?.0)
}

impl<'a> Site<'a> {
    /// The site of a shop.
    pub(crate) fn of(bundle: &Bundle, shop: &'a Shop) -> Self {
        let mut bundle = bundle.clone();
        bundle.add("app", "theme", "css", theme::css(&shop.theme).into_bytes());
        Self {
            shop,
            bundle,
            locales: locales(shop),
        }
    }
}

impl Site<'_> {
    /// Address and integrity of the files that the shop's pages load.
    fn shell(&self) -> Vec<(String, String)> {
        let app = self.bundle.files().filter_map(|(path, bytes)| {
            let (role, kind) = bundle::role(path)?;
            let is_ours = SHELL_ROLES.contains(&role)
                || self.locales.iter().any(|locale| {
                    PROGRAMS
                        .iter()
                        .any(|name| role == messages_role(name, *locale))
                });
            (is_ours && !matches!(kind, "br" | "gz"))
                .then(|| (format!("/{path}"), integrity(bytes)))
        });
        app.collect()
    }

    /// The default interface language.
    pub(crate) fn locale(&self) -> Locale {
        self.locales.first().copied().unwrap_or(Locale::ENGLISH)
    }

    /// The shop's name in a language.
    pub(crate) fn name(&self, locale: Locale) -> &str {
        LanguageTag::parse(locale.tag()).map_or("", |tag| self.shop.name.get(&tag))
    }

    /// The shop's sentence about itself in a language.
    pub(crate) fn tagline(&self, locale: Locale) -> &str {
        LanguageTag::parse(locale.tag()).map_or("", |tag| self.shop.tagline.get(&tag))
    }
}

/// The role of a program's message table in a language: only the checkout has what is said on the way to an order.
pub(crate) fn messages_role(program: &str, locale: Locale) -> String {
    let tag = locale.tag();
    match program {
        "checkout" => format!("messages-checkout-{tag}"),
        _ => format!("messages-{tag}"),
    }
}

/// The shop's languages that have messages, English when none has.
fn locales(shop: &Shop) -> Vec<Locale> {
    let mut locales = Vec::new();
    for locale in shop
        .languages
        .iter()
        .filter_map(|tag| Locale::parse(tag.as_str()))
    {
        if !locales.contains(&locale) {
            locales.push(locale);
        }
    }
    if locales.is_empty() {
        locales.push(Locale::ENGLISH);
    }
    locales
}

/// The messages of a language.
pub(crate) fn messages(locale: Locale) -> Messages {
    Messages::of(locale)
}

/// Writes a file and, where they help, its compressed copies.
fn put(out: &Output, path: &str, bytes: &[u8]) -> Result<()> {
    // Those of the bundle were compressed with it.
    if path.starts_with("app/") && !path.starts_with("app/theme-") {
        out.put_plain(path, bytes).map(drop)
    } else {
        out.put(path, bytes)
    }
}

#[cfg(test)]
mod tests;
