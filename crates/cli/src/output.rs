//! A folder in the making, beside the one whose place it takes.
//!
//! What both have in common is not written or compressed again: the new folder gets another link to the same file. Files
//! are compared by their bytes, so that nothing that was altered or cut off is carried on.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result};

use crate::compress::{self, Coding, Effort};

/// Where a build writes.
#[derive(Debug)]
pub(crate) struct Output {
    folder: PathBuf,
    old: Option<PathBuf>,
    written: AtomicUsize,
    kept: AtomicUsize,
}

impl Output {
    /// A folder, and the one that it will replace.
    pub(crate) fn new(folder: &Path, old: Option<&Path>) -> Self {
        Self {
            folder: folder.to_path_buf(),
            old: old.map(Path::to_path_buf),
            written: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
        }
    }

    /// The folder in the making.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder that will be replaced.
    pub(crate) fn old(&self) -> Option<&Path> {
        self.old.as_deref()
    }

    /// Files that were written, and files that were there already; compressed copies are not counted.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        (count(&self.written), count(&self.kept))
    }

    /// Puts a file in its place, with `.br` and `.gz` beside it where they are smaller.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.put_with(path, bytes, Effort::Highest)
    }

    /// The same, with as much effort in compressing.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn put_with(&self, path: &str, bytes: &[u8], effort: Effort) -> Result<()> {
        let is_new = self.put_plain(path, bytes)?;
        if !compress::helps(path.rsplit('/').next().unwrap_or(path)) {
            return Ok(());
        }
        for coding in Coding::ALL {
            let copy = format!("{path}.{}", coding.ending());
            if !is_new && self.keep_copy(&copy, coding, bytes) {
                continue;
            }
            if let Some(compressed) = coding.compress(bytes, effort)? {
                self.write(&copy, &compressed)?;
            }
        }
        Ok(())
    }

    /// Puts a file in its place as it is. The result is whether it was written.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn put_plain(&self, path: &str, bytes: &[u8]) -> Result<bool> {
        let is_same = self.read_old(path).is_some_and(|old| old == bytes);
        if is_same && self.keep(path) {
            self.kept.fetch_add(1, Ordering::Relaxed);
            return Ok(false);
        }
        self.write(path, bytes)?;
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(true)
    }

    /// Puts a file that stands elsewhere and is never changed in its place.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn link(&self, path: &str, from: &Path) -> Result<()> {
        let to = self.folder.join(path);
        let unwritable = || format!("{} cannot be written", to.display());
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).with_context(unwritable)?;
        }
        if fs::hard_link(from, &to).is_err() {
            fs::copy(from, &to).with_context(unwritable)?;
        }
        let is_old = self.old.as_ref().is_some_and(|old| old.join(path).exists());
        let count = if is_old { &self.kept } else { &self.written };
        count.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Takes a file and its compressed copies over from the old folder, whatever is in them. Missing ones are left out.
    pub(crate) fn carry(&self, path: &str) {
        if self.folder.join(path).exists() {
            return;
        }
        self.keep(path);
        for coding in Coding::ALL {
            self.keep(&format!("{path}.{}", coding.ending()));
        }
    }

    /// Moves a finished file to its place, as it is.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn take_over(&self, path: &str, file: &Path) -> Result<()> {
        let is_same = || Some(same_bytes(&self.old.as_ref()?.join(path), file));
        if is_same().is_some_and(|same| same.unwrap_or(false)) && self.keep(path) {
            self.kept.fetch_add(1, Ordering::Relaxed);
            return Ok(());
        }
        let place = self.folder.join(path);
        let unwritable = || format!("{} cannot be written", place.display());
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).with_context(unwritable)?;
        }
        // The state may lie on another disk.
        if fs::rename(file, &place).is_err() {
            fs::copy(file, &place).with_context(unwritable)?;
        }
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// The bytes of a file that was put.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.folder.join(path))
    }

    fn read_old(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.old.as_ref()?.join(path)).ok()
    }

    fn keep_copy(&self, path: &str, coding: Coding, bytes: &[u8]) -> bool {
        let is_copy = |copy: Vec<u8>| coding.is_copy(&copy, bytes);
        self.read_old(path).is_some_and(is_copy) && self.keep(path)
    }

    /// Another link to a file of the old folder, or a copy where there are no links.
    fn keep(&self, path: &str) -> bool {
        let Some(old) = &self.old else {
            return false;
        };
        let (from, to) = (old.join(path), self.folder.join(path));
        let is_there = to
            .parent()
            .is_some_and(|parent| fs::create_dir_all(parent).is_ok());
        // A link in the place of a file would lead out of the shop.
        let is_file = fs::symlink_metadata(&from).is_ok_and(|data| data.is_file());
        is_there && is_file && (fs::hard_link(&from, &to).is_ok() || fs::copy(&from, &to).is_ok())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let file = self.folder.join(path);
        let unwritable = || format!("{} cannot be written", file.display());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(unwritable)?;
        }
        fs::write(&file, bytes).with_context(unwritable)
    }
}

/// Whether two files hold the same, read piece by piece.
fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (a, b) = (one.fill_buf()?, other.fill_buf()?);
        let length = a.len().min(b.len());
        if a.get(..length) != b.get(..length) {
            return Ok(false);
        }
        if length == 0 {
            return Ok(true);
        }
        one.consume(length);
        other.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(folder: &Path) -> Vec<(String, usize)> {
        let mut files: Vec<(String, usize)> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                (name, fs::read(path).unwrap().len())
            })
            .collect();
        files.sort();
        files
    }

    #[test]
    fn what_is_there_already_is_not_written_again() {
        let root = tempfile::tempdir().unwrap();
        let (one, two) = (root.path().join("one"), root.path().join("two"));
        let text = "a".repeat(1000);
        let first = Output::new(&one, None);
        for name in ["same.txt", "other.txt", "small.txt", "_rules"] {
            first.put(name, text.as_bytes()).unwrap();
        }
        first.put("small.txt", b"a").unwrap();
        assert_eq!(first.counts(), (5, 0));

        let second = Output::new(&two, Some(&one));
        second.put("same.txt", text.as_bytes()).unwrap();
        second
            .put("other.txt", text.replace('a', "b").as_bytes())
            .unwrap();
        second.put("new.txt", b"b").unwrap();
        second.carry("small.txt");
        second.carry("none.txt");
        assert_eq!(second.counts(), (2, 1));
        let names: Vec<String> = texts(&two).into_iter().map(|(name, _)| name).collect();
        assert_eq!(
            names,
            [
                "new.txt",
                "other.txt",
                "other.txt.br",
                "other.txt.gz",
                "same.txt",
                "same.txt.br",
                "same.txt.gz",
                "small.txt",
                "small.txt.br",
                "small.txt.gz"
            ]
        );
    }

    #[test]
    fn a_damaged_copy_is_made_anew() {
        let root = tempfile::tempdir().unwrap();
        let (one, two) = (root.path().join("one"), root.path().join("two"));
        let text = "a".repeat(1000);
        let first = Output::new(&one, None);
        first.put("a.txt", text.as_bytes()).unwrap();
        let good = texts(&one);
        for ending in ["br", "gz"] {
            let path = one.join(format!("a.txt.{ending}"));
            let bytes = fs::read(&path).unwrap();
            fs::write(&path, &bytes[..bytes.len() - 3]).unwrap();
        }
        let second = Output::new(&two, Some(&one));
        second.put("a.txt", text.as_bytes()).unwrap();
        assert_eq!(texts(&two), good);
    }
}
