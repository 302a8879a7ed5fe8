//! Pages printed ahead: what stands at an address before any program runs.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::Value;
use souk_catalog::Contents;
use souk_commerce::Timestamp;
use souk_i18n::Locale;
use storefront::printed::{Printed, Printer};
use storefront::routes::{ListState, Page, Route};

use super::page::{self, Document};
use super::template::{html, script};
use super::{Site, put};
use crate::compress::Effort;
use crate::output::Output;

/// Longest name of a file, in bytes: what every file system takes.
const LONGEST_NAME: usize = 200;
/// Addresses in a site map at most (sitemaps.org, protocol).
const MOST_ADDRESSES: usize = 50_000;

/// Which pages are printed ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    /// Home, categories, and so many products of each language.
    UpTo(usize),
    /// None: every address shows the shell.
    None,
}

impl std::str::FromStr for Policy {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "all" => Ok(Self::UpTo(usize::MAX)),
            "none" => Ok(Self::None),
            number => number
                .parse()
                .map(Self::UpTo)
                .map_err(|_| "write all, none, or how many products get a page"),
        }
    }
}

/// Writes the pages, and the site maps that name them.
pub(crate) fn write(
    out: &Output,
    site: &Site<'_>,
    build: &str,
    now: Timestamp,
    policy: Policy,
) -> Result<usize> {
    let Policy::UpTo(most) = policy else {
        return Ok(0);
    };
    let folder = out.folder().to_owned();
    let press = Printer::new(&site.locales, now, move |path| {
        std::fs::read(folder.join(path)).ok()
    });
    let mut addresses: BTreeMap<String, Vec<(Locale, String)>> = BTreeMap::new();
    let mut count = 0;
    for locale in &site.locales {
        for route in press.routes(*locale, most)? {
            let Some(file) = file_of(&route) else {
                continue;
            };
            let printed = press.page(&route)?;
            let document = document(site, &route, build, &printed)?;
            let effort = match route.page {
                Page::Product(..) => Effort::Quick,
                _ => Effort::Highest,
            };
            out.put_with(&file, document.as_bytes(), effort)?;
            count += 1;
            // The same page in all languages stands under the address without its language.
            let href = route.href();
            let rest = href.get(1 + locale.tag().len()..).unwrap_or_default();
            addresses
                .entry(rest.to_owned())
                .or_default()
                .push((*locale, href.clone()));
        }
    }
    maps(out, site, &addresses)?;
    put(
        out,
        "llms.txt",
        outline(site, &*press.contents(site.locale())?).as_bytes(),
    )?;
    Ok(count)
}

/// The file of a page; `None` for a name that a file system or a host may take for something else.
fn file_of(route: &Route) -> Option<String> {
    let href = route.href();
    let mut path = String::new();
    for segment in href.split('/').filter(|segment| !segment.is_empty()) {
        let name = percent_encoding::percent_decode_str(segment)
            .decode_utf8()
            .ok()?;
        let is_plain = !name.starts_with(['.', '_'])
            && name.len() <= LONGEST_NAME
            && !name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|'])
            && !name.chars().any(char::is_control);
        if !is_plain {
            return None;
        }
        path.push('/');
        path.push_str(&name);
    }
    let path = path.strip_prefix('/')?;
    Some(match route.page {
        Page::Home => format!("{path}/index.html"),
        _ => format!("{path}.html"),
    })
}

/// The document of a printed page.
pub(crate) fn document(
    site: &Site<'_>,
    route: &Route,
    build: &str,
    printed: &Printed,
) -> Result<String> {
    let origin = &site.shop.origin;
    let own = format!("{origin}{}", route.href());
    let mut head = vec![format!(
        "<link rel=\"canonical\" href=\"{}\">\n",
        html(&own)
    )];
    if site.locales.len() > 1 {
        let others = site.locales.iter().map(|locale| (locale.tag(), *locale));
        for (tag, locale) in others.chain([("x-default", site.locale())]) {
            let other = html(&format!("{origin}{}", route.in_locale(locale).href()));
            head.push(format!(
                "<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{other}\">\n"
            ));
        }
    }
    let meta = &printed.meta;
    let picture = if meta.picture.starts_with('/') {
        format!("{origin}{}", meta.picture)
    } else {
        meta.picture.clone()
    };
    for (property, content) in [
        ("og:title", printed.title.as_str()),
        ("og:type", meta.kind),
        ("og:url", own.as_str()),
        ("og:site_name", site.name(route.locale)),
        ("og:locale", route.locale.tag()),
        ("og:description", meta.description.as_str()),
        ("og:image", picture.split('#').next().unwrap_or_default()),
    ] {
        if !content.is_empty() {
            head.push(format!(
                "<meta property=\"{property}\" content=\"{}\">\n",
                html(content)
            ));
        }
    }
    head.extend(meta.structured.iter().map(json_ld));
    let content = format!("<div data-shell data-page>{}</div>", printed.body);
    page::render(
        site,
        if route.is_buying() {
            "checkout"
        } else {
            "shop"
        },
        build,
        &Document {
            locale: route.locale,
            title: &printed.title,
            description: &meta.description,
            head: &head.concat(),
            content: &content,
            is_page: true,
            has_product: matches!(route.page, Page::Product(..)),
        },
    )
}

fn json_ld(value: &Value) -> String {
    format!(
        "<script type=\"application/ld+json\">{}</script>\n",
        script(value)
    )
}

/// What the shop is and where things are, for programs that read pages as text (llmstxt.org): Markdown.
fn outline(site: &Site<'_>, contents: &Contents) -> String {
    let origin = &site.shop.origin;
    let locale = site.locale();
    let link = |page, name: &str| {
        let plain: String = name.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        format!("- [{plain}]({origin}{})", Route { locale, page }.href())
    };
    let mut lines = vec![format!("# {}\n", site.name(locale))];
    if !site.tagline(locale).is_empty() {
        lines.push(format!("> {}\n", site.tagline(locale)));
    }
    lines.push(format!(
        "{} products; prices in {}. Pages can be read without running a program; products carry schema.org JSON-LD.\n",
        contents.products, site.shop.market.currency
    ));
    lines.push("## Categories\n".to_owned());
    lines.extend(contents.categories.iter().map(|category| {
        let page = Page::Category(category.path.clone(), ListState::default());
        let link = link(page, &category.name);
        format!("{link}: {} products", category.count)
    }));
    if let Some(policies) = &contents.policies {
        lines.push("\n## Policies\n".to_owned());
        let named = policies.titles.iter();
        lines.extend(named.map(|(kind, title)| link(Page::Policy(*kind), title)));
    }
    lines.push(format!(
        "\n## For programs\n\n- [Site map]({origin}/sitemap.xml)"
    ));
    if let Some(backend) = &site.shop.backend {
        let backend = if backend.is_empty() { origin } else { backend };
        lines.push(format!(
            "- [UCP profile]({backend}/.well-known/ucp): carts and orders"
        ));
    }
    lines.join("\n") + "\n"
}

/// Site maps of at most [`MOST_ADDRESSES`] each, with the address of every page in every language, and one that lists them.
fn maps(
    out: &Output,
    site: &Site<'_>,
    addresses: &BTreeMap<String, Vec<(Locale, String)>>,
) -> Result<()> {
    let origin = &site.shop.origin;
    let mut entries = Vec::new();
    for pages in addresses.values() {
        for (_, href) in pages {
            let others = pages.iter().filter(|_| pages.len() > 1);
            let links = others.map(|(locale, other)| {
                format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    locale.tag(),
                    html(&format!("{origin}{other}"))
                )
            });
            entries.push(format!(
                "<url><loc>{}</loc>{}</url>\n",
                html(&format!("{origin}{href}")),
                links.collect::<String>()
            ));
        }
    }
    let mut names = Vec::new();
    for (number, chunk) in (1..).zip(entries.chunks(MOST_ADDRESSES)) {
        let name = format!("sitemap-{number}.xml");
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
             xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{}</urlset>\n",
            chunk.concat()
        );
        put(out, &name, text.as_bytes())?;
        names.push(name);
    }
    let list = names.iter().map(|name| {
        format!(
            "<sitemap><loc>{}</loc></sitemap>\n",
            html(&format!("{origin}/{name}"))
        )
    });
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</sitemapindex>\n",
        list.collect::<String>()
    );
    put(out, "sitemap.xml", text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(href: &str) -> Option<String> {
        file_of(&Route::parse(href, "").unwrap())
    }

    #[test]
    fn a_page_lies_where_a_host_looks_for_its_address() {
        assert_eq!(file("/en/").as_deref(), Some("en/index.html"));
        assert_eq!(
            file("/th/c/kitchen/pots").as_deref(),
            Some("th/c/kitchen/pots.html")
        );
        assert_eq!(file("/en/p/tea-1.5").as_deref(), Some("en/p/tea-1.5.html"));
        assert_eq!(
            file("/en/p/%E0%B8%8A%E0%B8%B2").as_deref(),
            Some("en/p/ชา.html")
        );
    }

    #[test]
    fn a_name_that_means_something_else_to_a_disk_gets_no_page() {
        for href in [
            "/en/p/a%2Fb",
            "/en/p/..%5Cx",
            "/en/p/_headers",
            "/en/p/.well-known",
            "/en/p/a%3Ab",
        ] {
            assert_eq!(file(href), None, "{href}");
        }
        assert_eq!(file(&format!("/en/p/{}", "x".repeat(201))), None);
    }

    #[test]
    fn policies_are_read() {
        assert_eq!("all".parse(), Ok(Policy::UpTo(usize::MAX)));
        assert_eq!("none".parse(), Ok(Policy::None));
        assert_eq!("500".parse(), Ok(Policy::UpTo(500)));
        assert!("many".parse::<Policy>().is_err());
    }
}
