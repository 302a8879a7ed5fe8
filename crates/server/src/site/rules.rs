//! `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them, as far as a shop's folder uses them.

use axum::http::{HeaderName, HeaderValue};

/// Headers by path.
#[derive(Debug, Default)]
pub(crate) struct HeaderRules {
    rules: Vec<(Pattern, Vec<(HeaderName, HeaderValue)>)>,
}

/// A path, with `*` at its end for everything below.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    start: String,
    is_open: bool,
}

impl Pattern {
    fn read(text: &str) -> Self {
        match text.strip_suffix('*') {
            Some(start) => Self {
                start: start.to_owned(),
                is_open: true,
            },
            None => Self {
                start: text.to_owned(),
                is_open: false,
            },
        }
    }

    fn fits(&self, path: &str) -> bool {
        if self.is_open {
            path.starts_with(&self.start)
        } else {
            path == self.start
        }
    }
}

impl HeaderRules {
    /// Reads a file: a path at the start of a line, its headers indented below. Lines that say nothing are skipped.
    pub(crate) fn read(text: &str) -> Self {
        let mut rules: Vec<(Pattern, Vec<(HeaderName, HeaderValue)>)> = Vec::new();
        for line in text.lines() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                rules.push((Pattern::read(content), Vec::new()));
                continue;
            }
            let header = content.split_once(':').and_then(|(name, value)| {
                let name = HeaderName::try_from(name.trim()).ok()?;
                Some((name, HeaderValue::try_from(value.trim()).ok()?))
            });
            if let (Some(header), Some((_, headers))) = (header, rules.last_mut()) {
                headers.push(header);
            }
        }
        Self { rules }
    }

    /// The headers of a path; of two rules that set one header, the later holds.
    pub(crate) fn of(&self, path: &str) -> Vec<(HeaderName, HeaderValue)> {
        let fitting = self.rules.iter().filter(|(pattern, _)| pattern.fits(path));
        fitting
            .flat_map(|(_, headers)| headers.iter().cloned())
            .collect()
    }
}

/// Which page shows an address for which there is no file.
#[derive(Debug, Default)]
pub(crate) struct Routes {
    routes: Vec<(Pattern, String)>,
}

impl Routes {
    /// Reads a file: path, page and `200` in each line. Other lines are skipped.
    pub(crate) fn read(text: &str) -> Self {
        let route = |line: &str| {
            let mut words = line.split_ascii_whitespace();
            let (path, page) = (words.next()?, words.next()?);
            let is_page = words.next() == Some("200") && page.starts_with('/');
            is_page.then(|| (Pattern::read(path), page.to_owned()))
        };
        Self {
            routes: text.lines().filter_map(route).collect(),
        }
    }

    /// The page of an address; the first route that fits holds.
    pub(crate) fn find(&self, path: &str) -> Option<&str> {
        self.routes
            .iter()
            .find(|(pattern, _)| pattern.fits(path))
            .map(|(_, page)| page.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_of_two_rules_holds() {
        let rules = HeaderRules::read(
            "# shop\n  Lost: before any path\n/*\n  Cache-Control: no-cache\n  X-A: 1\n\n/app/*\n\tCache-Control: immutable\n  broken line\n  Bad Name: x\n",
        );
        let value = |path: &str, name: &str| {
            rules
                .of(path)
                .iter()
                .rfind(|(known, _)| known == name)
                .map(|(_, value)| value.to_str().unwrap().to_owned())
        };
        assert_eq!(
            value("/app/a.js", "cache-control").as_deref(),
            Some("immutable")
        );
        assert_eq!(value("/app/a.js", "x-a").as_deref(), Some("1"));
        assert_eq!(
            value("/apple", "cache-control").as_deref(),
            Some("no-cache")
        );
        assert_eq!(value("/", "lost"), None);
    }

    #[test]
    fn the_first_route_that_fits_holds() {
        let routes = Routes::read(
            "/en/checkout /checkout.html 200\n/en/* /index.html 200\n/old /new 301\nnonsense\n",
        );
        assert_eq!(routes.find("/en/checkout"), Some("/checkout.html"));
        assert_eq!(routes.find("/en/checkout/x"), Some("/index.html"));
        assert_eq!(routes.find("/old"), None);
        assert_eq!(routes.find("/app/a.js"), None);
    }
}
