//! Local pictures: found beside the feed, copied into the shop.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::output::Output;
use crate::parallel;
use crate::source::is_address;

/// Kinds that a browser shows as a picture.
const KINDS: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Pictures to copy: name below `media/`, and the file it comes from.
#[derive(Debug, Default)]
pub(crate) struct Media {
    files: BTreeMap<String, PathBuf>,
}

impl Media {
    /// The address of the picture at `path` beside a feed: in the shop, or beside an address that the feed was read from.
    pub(crate) fn beside(&mut self, feed: &Path, path: &str) -> Option<String> {
        match feed.to_str().filter(|name| is_address(name)) {
            Some(feed) => beside_address(feed, path),
            None => self.place(feed.parent().unwrap_or(Path::new("")), path),
        }
    }

    /// Takes over the picture at `path` below `folder`; its address in the shop. `None` when there is no such picture,
    /// or when a link leads out of the folder.
    pub(crate) fn place(&mut self, folder: &Path, path: &str) -> Option<String> {
        let kind = path.rsplit_once('.')?.1.to_ascii_lowercase();
        if !KINDS.contains(&kind.as_str()) {
            return None;
        }
        let here = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let root = fs::canonicalize(here).ok()?;
        let file = fs::canonicalize(here.join(path)).ok()?;
        if !file.starts_with(&root) || !file.is_file() {
            return None;
        }
        let wanted = path.strip_prefix("media/").unwrap_or(path);
        let mut name = wanted.to_owned();
        let mut number = 2_u32;
        // Another folder may hold another picture of the same name.
        while self.files.get(&name).is_some_and(|taken| *taken != file) {
            name = format!("{number}/{wanted}");
            number = number.saturating_add(1);
        }
        let url = address(&name);
        self.files.insert(name, file);
        Some(url)
    }

    /// The files by their addresses in the shop.
    pub(crate) fn by_address(&self) -> BTreeMap<String, PathBuf> {
        let files = self.files.iter();
        files
            .map(|(name, file)| (address(name), file.clone()))
            .collect()
    }

    /// Takes pictures out again, by their addresses in the shop.
    pub(crate) fn leave_out(&mut self, is_left_out: impl Fn(&str) -> bool) {
        self.files.retain(|name, _| !is_left_out(&address(name)));
    }

    /// Copies everything into `media` below a folder.
    ///
    /// # Errors
    /// When a picture cannot be read or written.
    pub(crate) fn write(&self, out: &Output) -> Result<()> {
        let files: Vec<(&String, &PathBuf)> = self.files.iter().collect();
        parallel::for_each(&files, |(name, from)| {
            let bytes =
                fs::read(from).with_context(|| format!("{} cannot be read", from.display()))?;
            out.put(&format!("media/{name}"), &bytes)
        })
    }
}

/// The address of a path beside another address, with encryption as all pictures.
fn beside_address(feed: &str, path: &str) -> Option<String> {
    let (_, rest) = feed.split_once("://")?;
    let plain = rest.split(['?', '#']).next()?;
    let folder = plain.rsplit_once('/').map_or(plain, |(folder, _)| folder);
    Some(encoded(&format!("https://{folder}/"), path))
}

/// `/media/…` with everything but plain characters as `%XX`.
fn address(name: &str) -> String {
    encoded("/media/", name)
}

fn encoded(start: &str, name: &str) -> String {
    let mut url = start.to_owned();
    for b in name.bytes() {
        if b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~' | b'/') {
            url.push(char::from(b));
        } else {
            // Writing into a text cannot fail.
            let written = write!(url, "%{b:02X}");
            debug_assert!(written.is_ok(), "a text takes everything");
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_a_feed_from_an_address_is_beside_that_address() {
        for (feed, expected) in [
            (
                "http://a.example/x/feed.xml?key=1/2",
                "https://a.example/x/img/a%20b.png",
            ),
            (
                "https://a.example:81/feed",
                "https://a.example:81/img/a%20b.png",
            ),
            ("https://a.example", "https://a.example/img/a%20b.png"),
        ] {
            let found = Media::default().beside(Path::new(feed), "img/a b.png");
            assert_eq!(found.as_deref(), Some(expected), "{feed}");
        }
    }

    #[test]
    fn only_pictures_inside_the_folder_are_taken_over() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("feed");
        fs::create_dir_all(folder.join("media")).unwrap();
        fs::create_dir_all(outside.path().join("other/media")).unwrap();
        for file in [
            "feed/media/a b.svg",
            "feed/notes.txt",
            "secret.png",
            "other/media/a b.svg",
        ] {
            fs::write(outside.path().join(file), "<svg/>").unwrap();
        }
        let mut media = Media::default();
        assert_eq!(
            media.place(&folder, "media/a b.svg").as_deref(),
            Some("/media/a%20b.svg")
        );
        assert_eq!(
            media.place(&folder, "media/a b.svg").as_deref(),
            Some("/media/a%20b.svg")
        );
        assert_eq!(
            media
                .place(&outside.path().join("other"), "media/a b.svg")
                .as_deref(),
            Some("/media/2/a%20b.svg")
        );
        for bad in ["notes.txt", "media/missing.png", "../secret.png"] {
            assert_eq!(media.place(&folder, bad), None, "{bad}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(outside.path().join("secret.png"), folder.join("link.png"))
                .unwrap();
            assert_eq!(media.place(&folder, "link.png"), None);
        }
        let out = outside.path().join("out");
        media.write(&Output::new(&out, None)).unwrap();
        assert!(out.join("media/a b.svg").is_file() && out.join("media/2/a b.svg").is_file());
    }
}
