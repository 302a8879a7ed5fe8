//! What an address that is not whole stands below: the shop's own address in the feed's head, else the one that the feed
//! was fetched from.

/// An address that others are completed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Base {
    /// Scheme and host: `https://x.example`.
    origin: String,
    /// Folders below the host, without `/` at either end.
    folders: Vec<String>,
    /// The last part of the path, which a query replaces nothing of.
    page: String,
    /// Whether the feed itself came from an address, so that nothing stands beside it in a folder.
    pub(crate) is_fetched: bool,
}

impl Base {
    /// What the addresses of a feed are completed by: the shop's address in its head, else its own.
    pub(crate) fn of(file: &str, link: Option<&str>) -> Option<Self> {
        let own = Self::parse(file);
        let is_fetched = own.is_some();
        let base = link.and_then(Self::parse).or(own)?;
        Some(Self { is_fetched, ..base })
    }

    /// Reads an address; `None` for a path or another scheme.
    pub(crate) fn parse(address: &str) -> Option<Self> {
        let (scheme, rest) = address.trim().split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        let rest = rest.split(['?', '#']).next().unwrap_or("");
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_host = host.contains(|c: char| c.is_alphanumeric())
            && !host.contains(['@', '\\', ' ', '<', '>', '"']);
        if !is_host || !matches!(scheme.as_str(), "http" | "https") {
            return None;
        }
        let mut folders: Vec<String> = path.split('/').map(str::to_owned).collect();
        let page = folders.pop().unwrap_or_default();
        Some(Self {
            origin: format!("{scheme}://{host}"),
            folders,
            page,
            is_fetched: false,
        })
    }

    /// The whole address of one that is not, by RFC 3986, section 5.2.
    pub(crate) fn complete(&self, address: &str) -> String {
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (path, tail) = address.split_at_checked(end).unwrap_or((address, ""));
        let mut parts: Vec<&str> = if path.starts_with('/') {
            Vec::new()
        } else {
            self.folders.iter().map(String::as_str).collect()
        };
        if path.is_empty() {
            parts.push(&self.page);
        }
        for part in path.trim_start_matches('/').split('/') {
            match part {
                ".." => {
                    parts.pop();
                }
                "." | "" => {}
                part => parts.push(part),
            }
        }
        let end = if path.ends_with('/') && !parts.is_empty() {
            "/"
        } else {
            ""
        };
        format!("{}/{}{end}{tail}", self.origin, parts.join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_completed_by_the_one_that_it_stands_below() {
        let base = Base::parse("https://x.example/shop/feeds/all.xml?key=1").unwrap();
        for (address, whole) in [
            ("/p/1", "https://x.example/p/1"),
            (
                "p/1.html?a=/b",
                "https://x.example/shop/feeds/p/1.html?a=/b",
            ),
            ("./a.jpg", "https://x.example/shop/feeds/a.jpg"),
            ("../img/a.jpg", "https://x.example/shop/img/a.jpg"),
            ("../../../../a.jpg", "https://x.example/a.jpg"),
            ("?id=3", "https://x.example/shop/feeds/all.xml?id=3"),
            ("/p/", "https://x.example/p/"),
        ] {
            assert_eq!(base.complete(address), whole, "{address}");
        }
        let host = Base::parse("http://x.example").unwrap();
        assert_eq!(host.complete("p/1"), "http://x.example/p/1");
        for other in [
            "feed.xml",
            "ftp://x.example/a",
            "https:///a",
            "https://a@b/c",
        ] {
            assert_eq!(Base::parse(other), None, "{other}");
        }
    }
}
