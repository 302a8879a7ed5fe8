//! Response headers and routes, in the files `_headers` and `_redirects` that static hosts read; `souk serve` reads the
//! same `_headers`, so what is tested is what is shipped.

use std::collections::BTreeSet;

use souk_catalog::{MANIFEST_NAME, OVERLAY_NAME};

use super::{PackSummary, Site};

/// More origins than this make a header longer than servers like, and say no more than "any https" would.
const MOST_IMAGE_ORIGINS: usize = 24;

/// Rules for `_headers`: a path with `*`, then its headers. Of two rules that set one header, the later holds.
pub(crate) fn headers(site: &Site<'_>, pack: &PackSummary) -> String {
    let page = policy(site, pack);
    let elsewhere = "  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n  Timing-Allow-Origin: *\n";
    let for_ever = "  Cache-Control: public, max-age=31536000, immutable\n";
    let checked = "  Cache-Control: no-cache\n";
    // Strict-Transport-Security speaks for this host alone: the merchant's other hosts are not the shop's to promise.
    let mut rules = vec![format!(
        "/*\n  Content-Security-Policy: {page}\n  Strict-Transport-Security: max-age=63072000\n  \
         X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  \
         Permissions-Policy: camera=(), microphone=(), geolocation=(self), payment=(self)\n  \
         Cross-Origin-Opener-Policy: same-origin-allow-popups\n"
    )];
    for folder in ["app", "pack"] {
        rules.push(format!("/{folder}/*\n{for_ever}{elsewhere}"));
    }
    rules.push(format!(
        "/media/*\n  Cache-Control: public, max-age=86400\n{elsewhere}"
    ));
    rules.push("/places/*\n  Cache-Control: public, max-age=86400\n".to_owned());
    // Named by their content.
    rules.push(format!("/media/p/*\n{for_ever}"));
    // The two files of a pack that change.
    for name in [MANIFEST_NAME, OVERLAY_NAME] {
        rules.push(format!("/pack/{name}\n{checked}"));
    }
    rules.push(format!(
        "/embed.js\n  Cache-Control: public, max-age=300\n{elsewhere}"
    ));
    // The worker's own requests obey this policy, not the page's: the shop's own files are all it ever asks for.
    rules.push(format!(
        "/sw.js\n{checked}  Content-Security-Policy: default-src 'none'; connect-src 'self'\n"
    ));
    for path in ["/", "/index.html", "/checkout/", "/checkout/index.html"] {
        rules.push(format!("{path}\n{checked}"));
    }
    for locale in &site.locales {
        rules.push(format!("/{}/*\n{checked}", locale.tag()));
        rules.push(format!(
            "/{}.webmanifest\n{checked}  Content-Type: application/manifest+json\n",
            locale.tag()
        ));
    }
    rules.concat()
}

/// Routes for `_redirects`: every address of the shop is shown by one of two documents; a missing file stays missing. The
/// documents are named as folders: hosts that show pages without `.html` would answer a name with it by a redirect.
pub(crate) fn redirects(site: &Site<'_>) -> String {
    let mut routes = Vec::new();
    for tag in site.locales.iter().map(|locale| locale.tag()) {
        for (path, page) in [
            ("/cart", "/checkout/"),
            ("/checkout", "/checkout/"),
            ("/checkout/*", "/checkout/"),
            ("/order", "/checkout/"),
            ("/policies/*", "/checkout/"),
            ("/saved", "/checkout/"),
            ("/compare", "/checkout/"),
            ("/sellers/*", "/checkout/"),
            ("", "/"),
            ("/*", "/"),
        ] {
            routes.push(format!("/{tag}{path} {page} 200\n"));
        }
    }
    routes.concat()
}

/// What the shop's pages may load and ask.
fn policy(site: &Site<'_>, pack: &PackSummary) -> String {
    let backend = site
        .shop
        .backend
        .as_deref()
        .and_then(origin)
        .map_or(String::new(), |origin| format!(" {origin}"));
    let images: BTreeSet<&str> = pack
        .image_origins
        .iter()
        .filter_map(|text| origin(text))
        .collect();
    let images = if images.len() > MOST_IMAGE_ORIGINS {
        " https:".to_owned()
    } else {
        images
            .iter()
            .fold(String::new(), |all, origin| all + " " + origin)
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:{images}; \
         font-src 'self'; connect-src 'self'{backend}; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )
}

/// Scheme, host and port of an address, when it has nothing in it that a policy would read as something else.
fn origin(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest
        .split(['/', '?', '#'])
        .next()
        .filter(|host| !host.is_empty())?;
    let is_plain = host
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'));
    let length = scheme.len() + "://".len() + host.len();
    (matches!(scheme, "http" | "https") && is_plain)
        .then(|| url.get(..length))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_holds_nothing_but_scheme_host_and_port() {
        for (url, expected) in [
            ("https://img.example/a/b.jpg", Some("https://img.example")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("https://a.example; script-src *", None),
            ("https://user@a.example/", None),
            ("https://", None),
            ("javascript://a", None),
            ("", None),
        ] {
            assert_eq!(origin(url), expected, "{url}");
        }
    }
}
