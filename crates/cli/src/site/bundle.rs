//! The finished browser files, as `cargo xtask dist` lays them out: `app/<role>-<hash>.<kind>` for what is loaded by
//! content, `templates/` for what is filled in, `icons/` and `public/` for what is copied.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::proof;

static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// The browser files, by path.
#[derive(Debug, Clone)]
pub(crate) struct Bundle {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Bundle {
    /// The files that this binary carries.
    ///
    /// # Errors
    /// When it was built without them.
    pub(crate) fn embedded() -> Result<Self> {
        let files = EMBEDDED
            .iter()
            .map(|(path, bytes)| ((*path).to_owned(), Cow::Borrowed(*bytes)))
            .collect();
        Self { files }.checked().context(
            "this `souk` was built without the browser's files: run `cargo xtask dist` and build it again, or name a \
             folder that holds them with --app DIR",
        )
    }

    /// The files of a folder that `cargo xtask dist` made.
    ///
    /// # Errors
    /// When the folder cannot be read, or holds something else.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        collect(folder, "", &mut files)?;
        Self { files }.checked().with_context(|| {
            format!(
                "{} holds no browser files; `cargo xtask dist` makes them",
                folder.display()
            )
        })
    }

    fn checked(self) -> Result<Self> {
        self.template("index.html")?;
        self.path("shop", "wasm")?;
        Ok(self)
    }

    /// Path and bytes of every file.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }

    /// A template's text.
    pub(crate) fn template(&self, name: &str) -> Result<&str> {
        let bytes = self.files.get(&format!("templates/{name}"));
        let bytes = bytes.with_context(|| format!("the browser files lack the template {name}"))?;
        std::str::from_utf8(bytes).with_context(|| format!("the template {name} is not text"))
    }

    /// Path of the file that plays a role, such as `shop` and `wasm`.
    pub(crate) fn path(&self, wanted: &str, kind: &str) -> Result<&str> {
        match self
            .files
            .keys()
            .find(|path| role(path) == Some((wanted, kind)))
        {
            Some(path) => Ok(path),
            None => bail!("the browser files lack {wanted}.{kind}"),
        }
    }

    /// Address of the file that plays a role, and its integrity value.
    pub(crate) fn linked(&self, role: &str, kind: &str) -> Result<(String, String)> {
        let path = self.path(role, kind)?;
        let bytes = self.files.get(path).map_or(&[][..], AsRef::as_ref);
        Ok((format!("/{path}"), proof::integrity(bytes)))
    }

    /// Adds a file named by its content; none when there is nothing in it.
    pub(crate) fn add(&mut self, folder: &str, role: &str, kind: &str, bytes: Vec<u8>) {
        if !bytes.is_empty() {
            let path = format!("{folder}/{role}-{}.{kind}", proof::hash(&[&bytes]));
            self.files.insert(path, Cow::Owned(bytes));
        }
    }
}

/// Role and kind of a file in `app/`: `("shop", "wasm")` for `app/shop-0123456789abcdef.wasm`; the kind of a compressed
/// copy is `br` or `gz`.
pub(crate) fn role(path: &str) -> Option<(&str, &str)> {
    let name = path.strip_prefix("app/")?;
    let (role, rest) = name.rsplit_once('-')?;
    let (_, kind) = rest.rsplit_once('.')?;
    Some((role, kind))
}

fn collect(
    folder: &Path,
    below: &str,
    files: &mut BTreeMap<String, Cow<'static, [u8]>>,
) -> Result<()> {
    let unreadable = || format!("{} cannot be read", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.is_dir() {
            collect(&path, &format!("{below}{name}/"), files)?;
        } else {
            let bytes =
                fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            files.insert(format!("{below}{name}"), Cow::Owned(bytes));
        }
    }
    Ok(())
}
