//! Puts a finished folder in the place of another, whole or not at all.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::failure::{BadInput, Failure};
use crate::output::Output;

/// The file that lists what a build has put beside it.
const LIST: &str = ".souk";

/// A folder that may be made or exchanged.
#[derive(Debug)]
pub(crate) struct Target {
    /// Where it stands, links followed.
    path: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Target {
    /// Looks at a place before any work is done.
    ///
    /// # Errors
    /// When something stands there that this command did not make.
    pub(crate) fn of(out: &Path) -> Result<Self, Failure> {
        let shown = out.display().to_string();
        let path = match fs::canonicalize(out) {
            Ok(path) => path,
            Err(_) => {
                std::path::absolute(out).with_context(|| format!("{shown} cannot be found"))?
            }
        };
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(BadInput::new(
                &shown,
                "this folder cannot be exchanged",
                "name a folder inside another",
            )
            .into());
        };
        if path.exists() && !path.is_dir() {
            return Err(BadInput::new(
                &shown,
                "a file stands here",
                "name another folder with --out",
            )
            .into());
        }
        if path.exists() && !is_ours(&path)? {
            let problem =
                "the folder holds something else than a shop made by souk, and it is left as it is";
            return Err(BadInput::new(
                &shown,
                problem,
                "name another folder with --out, or empty this one",
            )
            .into());
        }
        Ok(Self {
            parent: parent.to_path_buf(),
            name: name.to_owned(),
            path,
        })
    }

    /// Where the folder stands, links followed.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is a shop that would be exchanged.
    pub(crate) fn holds_a_shop(&self) -> bool {
        self.path.join("pack/manifest").is_file()
    }

    /// Lets `write` fill a new folder beside the target, then exchanges the two. When anything fails the target is as
    /// it was.
    pub(crate) fn publish(
        &self,
        write: impl FnOnce(&Output) -> anyhow::Result<()>,
    ) -> Result<(), Failure> {
        fs::create_dir_all(&self.parent)
            .with_context(|| format!("{} cannot be made", self.parent.display()))?;
        self.sweep();
        let fresh = Beside::make(self, "new")?;
        let old = self.path.exists().then_some(self.path.as_path());
        write(&Output::new(&fresh.0, old))?;
        write_list(&fresh.0)?;
        if !self.path.exists() {
            fs::rename(&fresh.0, &self.path)
                .with_context(|| format!("{} cannot be put in its place", self.path.display()))?;
            return Ok(());
        }
        self.check_strangers(&fresh.0)?;
        if exchange(&fresh.0, &self.path) {
            return Ok(());
        }
        let old = Beside::make(self, "old")?;
        let kept = old.0.join("shop");
        fs::rename(&self.path, &kept)
            .with_context(|| format!("{} cannot be moved away", self.path.display()))?;
        if let Err(error) = fs::rename(&fresh.0, &self.path) {
            let back = fs::rename(&kept, &self.path);
            let context = match back {
                Ok(()) => format!("the new shop cannot be put into {}", self.path.display()),
                Err(_) => format!(
                    "the new shop cannot be put into {}; the old one is in {}",
                    self.path.display(),
                    kept.display()
                ),
            };
            if !self.path.exists() {
                std::mem::forget(old);
            }
            return Err(anyhow::Error::from(error).context(context).into());
        }
        Ok(())
    }

    /// Removes what a build left that was ended from outside. Nobody else builds here: the state is held.
    fn sweep(&self) {
        let mut start = OsString::from(".");
        start.push(&self.name);
        start.push(".new-");
        for entry in fs::read_dir(&self.parent).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if name
                .as_encoded_bytes()
                .starts_with(start.as_encoded_bytes())
            {
                // It is in nobody's way but the disk's.
                drop(fs::remove_dir_all(entry.path()));
            }
        }
    }

    /// Refuses to throw away what somebody has put into the old shop's folder.
    fn check_strangers(&self, fresh: &Path) -> Result<(), Failure> {
        let new = names(fresh)?;
        let listed = fs::read_to_string(self.path.join(LIST)).unwrap_or_default();
        let stranger = names(&self.path)?.into_iter().find(|name| {
            let is_listed = listed.lines().any(|line| name.to_str() == Some(line));
            !new.contains(name) && !is_listed
        });
        match stranger {
            None => Ok(()),
            Some(name) => Err(BadInput::new(
                &self.path.join(&name).display().to_string(),
                "this is no part of a shop, and the folder is about to be exchanged",
                "move it elsewhere, or name another folder with --out",
            )
            .into()),
        }
    }
}

/// Lets two folders change places in one step, so that there is no moment without a shop. `false` where the system has no
/// such step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// Writes down what a build put into a folder, so that a later one knows what it may throw away.
fn write_list(folder: &Path) -> anyhow::Result<()> {
    let names = names(folder)?;
    let list: String = names
        .iter()
        .map(|name| name.to_string_lossy() + "\n")
        .collect();
    let path = folder.join(LIST);
    fs::write(&path, list).with_context(|| format!("{} cannot be written", path.display()))
}

fn names(folder: &Path) -> anyhow::Result<BTreeSet<OsString>> {
    let read = || format!("{} cannot be read", folder.display());
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).with_context(read)? {
        names.insert(entry.with_context(read)?.file_name());
    }
    Ok(names)
}

/// Whether a folder is empty or holds a shop.
fn is_ours(folder: &Path) -> Result<bool, Failure> {
    Ok(folder.join("pack/manifest").is_file() || names(folder)?.is_empty())
}

/// A folder beside the target, gone when this is dropped unless it was moved.
struct Beside(PathBuf);

impl Beside {
    fn make(target: &Target, word: &str) -> Result<Self, Failure> {
        let mut name = OsString::from(".");
        name.push(&target.name);
        name.push(format!(".{word}-{}", std::process::id()));
        let path = target.parent.join(name);
        fs::create_dir(&path).with_context(|| format!("{} cannot be made", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // Nothing more can be done about a folder that cannot be removed.
        drop(fs::remove_dir_all(&self.0));
    }
}
