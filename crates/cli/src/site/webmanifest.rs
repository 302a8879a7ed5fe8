//! The web app manifest, one for each language: the same app, named and started in that language.

use serde_json::json;
use souk_i18n::Locale;

use super::theme::SURFACE;
use super::{Site, messages};

/// The manifest of a language. All share one id, so that a device has one app whatever language it was installed in.
pub(crate) fn of(site: &Site<'_>, locale: Locale) -> String {
    let words = messages(locale);
    let (tag, name) = (locale.tag(), site.name(locale));
    let icon = |file: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": format!("/icons/{file}"), "sizes": sizes, "type": kind, "purpose": purpose });
    let shortcut = |name: &str, path: &str| json!({ "name": name, "url": format!("/{tag}/{path}?source=pwa") });
    let manifest = json!({
        "id": "/",
        "name": name,
        "short_name": short(name),
        "description": site.tagline(locale),
        "lang": tag,
        "dir": locale.direction().as_str(),
        "start_url": format!("/{tag}?source=pwa"),
        "scope": "/",
        "display": "standalone",
        "theme_color": SURFACE,
        "background_color": SURFACE,
        "categories": ["shopping"],
        "launch_handler": { "client_mode": "navigate-existing" },
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("maskable-512.png", "512x512", "image/png", "maskable"),
        ],
        "shortcuts": [shortcut(words.search(), "search"), shortcut(words.cart(), "cart")],
    });
    format!("{manifest}\n")
}

/// A name that fits under an icon: whole words up to twelve characters, or the first word.
fn short(name: &str) -> String {
    let mut out = String::new();
    for word in name.split_whitespace() {
        let length = out.chars().count() + word.chars().count();
        if !out.is_empty() && length + 1 > 12 {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_ends_between_words() {
        for (name, expected) in [
            ("Souk", "Souk"),
            ("Morning Market Hall", "Morning"),
            ("The Old Shop and More", "The Old Shop"),
            ("Donaudampfschifffahrt", "Donaudampfschifffahrt"),
            ("", ""),
        ] {
            assert_eq!(short(name), expected);
        }
    }
}
