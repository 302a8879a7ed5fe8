//! The built site: kinds of content, compressed twins, ages, routes, and files that are not there.

use std::path::Path;
use std::sync::Arc;

use super::fixture::{Reply, Till};
use crate::{Press, PrintedPage};

const HEADERS: &str = "/*\n  Content-Security-Policy: default-src 'none'\n  X-Content-Type-Options: nosniff\n\
    /app/*\n  Cache-Control: public, max-age=31536000, immutable\n  Access-Control-Allow-Origin: *\n\
    /sw.js\n  Content-Security-Policy: connect-src 'self'\n  Cache-Control: no-cache\n";
const REDIRECTS: &str =
    "/en/checkout /checkout/ 200\n/en/order /checkout/ 200\n/en / 200\n/en/* /index.html 200\n";

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, content) in files {
        let path = folder.join("site").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}

const FILES: [(&str, &str); 14] = [
    ("index.html", "<title>shop</title>"),
    ("checkout/index.html", "<title>checkout</title>"),
    ("404.html", "<title>nothing</title>"),
    ("app/shop-1.js", "export {}"),
    ("app/shop-1.js.br", "brotli"),
    ("app/shop-1.js.gz", "gzip"),
    ("app/shop-1.wasm", "\0asm"),
    ("pack/manifest", "m"),
    ("pack/overlay", "o"),
    ("pack/0123.cards", "c"),
    ("media/a.webp", "w"),
    ("media/p/0123456789abcdef.webp", "w"),
    ("sw.js", "sw"),
    ("en.webmanifest", "{}"),
];

async fn with_rules() -> Till {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &FILES);
    write(
        folder.path(),
        &[
            ("_headers", HEADERS),
            ("_redirects", REDIRECTS),
            (".secret", "s"),
        ],
    );
    Till::open_in(folder).await
}

fn text(reply: &Reply) -> &str {
    std::str::from_utf8(&reply.bytes).unwrap()
}

#[tokio::test]
async fn addresses_of_the_shop_are_shown_by_its_two_pages() {
    let till = with_rules().await;
    for (path, page) in [
        ("/", "shop"),
        ("/index.html", "shop"),
        ("/en", "shop"),
        ("/en/", "shop"),
        ("/en/p/KETTLE.1", "shop"),
        ("/en/p/%E0%B8%81", "shop"),
        ("/checkout/", "checkout"),
        ("/en/checkout", "checkout"),
        ("/en/order", "checkout"),
    ] {
        let reply = till.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        assert!(text(&reply).contains(&format!("<title>{page}<")), "{path}");
        assert_eq!(
            reply.header("content-type"),
            Some("text/html; charset=utf-8"),
            "{path}"
        );
        assert_eq!(reply.header("cache-control"), Some("no-cache"), "{path}");
        assert_eq!(
            reply.header("content-security-policy"),
            Some("default-src 'none'")
        );
    }
}

#[tokio::test]
async fn what_is_not_there_is_missing_and_no_page_takes_its_place() {
    let till = with_rules().await;
    for path in [
        "/app/shop-0.js",
        "/app/",
        "/app",
        "/pack/ffff.cards",
        "/media/b.webp",
        "/app/../index.html",
        "/pack/..%2findex.html",
    ] {
        let reply = till.get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{path}");
        if path != "/app" {
            assert!(!text(&reply).contains("<title>"), "{path}");
        }
    }
    for path in [
        "/xx/p/1",
        "/nothing",
        "/_headers",
        "/_redirects",
        "/.secret",
        "/%2esecret",
        "/%5Fheaders",
        "/en%2f.secret",
        "/../souk.db",
        "/%2e%2e/souk.db",
    ] {
        let reply = till.get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert!(text(&reply).contains("nothing"), "{path}");
        assert_eq!(
            reply.header("content-type"),
            Some("text/html; charset=utf-8"),
            "{path}"
        );
    }
    assert_eq!(till.call("POST", "/en", &[], "").await.status, 405);
}

#[tokio::test]
async fn files_have_their_kind_their_age_and_their_compressed_twin() {
    let till = with_rules().await;
    for (path, kind, age) in [
        (
            "/app/shop-1.js",
            "text/javascript; charset=utf-8",
            "public, max-age=31536000, immutable",
        ),
        (
            "/app/shop-1.wasm",
            "application/wasm",
            "public, max-age=31536000, immutable",
        ),
        (
            "/pack/0123.cards",
            "application/octet-stream",
            "public, max-age=31536000, immutable",
        ),
        ("/pack/manifest", "application/octet-stream", "no-cache"),
        ("/pack/overlay", "application/octet-stream", "no-cache"),
        ("/media/a.webp", "image/webp", "public, max-age=86400"),
        (
            "/media/p/0123456789abcdef.webp",
            "image/webp",
            "public, max-age=31536000, immutable",
        ),
        ("/en.webmanifest", "application/manifest+json", "no-cache"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
    ] {
        let reply = till.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        assert_eq!(reply.header("content-type"), Some(kind), "{path}");
        assert_eq!(reply.header("cache-control"), Some(age), "{path}");
        assert_eq!(
            reply.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert!(reply.header("etag").is_some() && reply.header("last-modified").is_some());
    }
    let own = till.get("/sw.js").await;
    assert_eq!(
        own.header("content-security-policy"),
        Some("connect-src 'self'")
    );
    for (accept, encoding, body) in [
        ("br, gzip", Some("br"), "brotli"),
        ("gzip", Some("gzip"), "gzip"),
        ("identity", None, "export {}"),
    ] {
        let reply = till
            .call("GET", "/app/shop-1.js", &[("accept-encoding", accept)], "")
            .await;
        assert_eq!(reply.header("content-encoding"), encoding);
        assert_eq!(text(&reply), body);
        assert_eq!(
            reply.header("content-type"),
            Some("text/javascript; charset=utf-8")
        );
        assert_eq!(reply.header("vary"), Some("accept-encoding"));
    }
}

#[tokio::test]
async fn a_file_that_did_not_change_is_not_sent_again() {
    let till = with_rules().await;
    for path in ["/", "/en/p/1", "/app/shop-1.js"] {
        let etag = till.get(path).await.etag();
        let again = till
            .call("GET", path, &[("if-none-match", &etag)], "")
            .await;
        assert_eq!(again.status, 304, "{path}");
        assert!(again.bytes.is_empty());
    }
}

#[tokio::test]
async fn a_folder_without_rules_is_served_safely_and_other_origins_may_read_its_files() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &FILES);
    let till = Till::open_in(folder).await;
    for path in ["/app/shop-1.js", "/pack/manifest", "/media/a.webp"] {
        let reply = till.get(path).await;
        assert_eq!(
            reply.header("access-control-allow-origin"),
            Some("*"),
            "{path}"
        );
        assert_eq!(
            reply.header("cross-origin-resource-policy"),
            Some("cross-origin")
        );
    }
    let page = till.get("/").await;
    assert!(
        page.header("content-security-policy")
            .unwrap()
            .contains("frame-ancestors 'none'")
    );
    assert_eq!(page.header("access-control-allow-origin"), None);
    assert_eq!(
        page.header("referrer-policy"),
        Some("strict-origin-when-cross-origin")
    );
}

/// Draws every page whose path holds "drawn".
#[derive(Debug)]
struct Easy;

impl Press for Easy {
    fn print(&self, path: &str) -> Option<Arc<PrintedPage>> {
        path.contains("drawn").then(|| {
            Arc::new(PrintedPage {
                html: format!("<title>{path}</title>").into_bytes(),
                brotli: b"brotli".to_vec(),
            })
        })
    }
}

#[tokio::test]
async fn a_page_that_no_file_holds_is_drawn_and_files_come_first() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &FILES);
    write(
        folder.path(),
        &[("_redirects", REDIRECTS), ("en/drawn-before.html", "file")],
    );
    let till = Till::open_with(folder, Some(|_| Arc::new(Easy))).await;
    assert_eq!(
        text(&till.get("/en/p/drawn").await),
        "<title>/en/p/drawn</title>"
    );
    assert_eq!(text(&till.get("/en/drawn-before").await), "file");
    assert_eq!(text(&till.get("/en/other").await), "<title>shop</title>");
    for path in ["/app/drawn.js", "/pack/drawn", "/media/drawn.webp"] {
        assert_eq!(till.get(path).await.status.as_u16(), 404, "{path}");
    }
    let small = till
        .call(
            "GET",
            "/en/p/drawn",
            &[("accept-encoding", "gzip, br")],
            String::new(),
        )
        .await;
    assert_eq!(text(&small), "brotli");
    assert_eq!(small.header("content-encoding"), Some("br"));
    assert_eq!(small.header("vary"), Some("accept-encoding"));
}
