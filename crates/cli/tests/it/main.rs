//! The `souk` command as a merchant runs it: files in, exit codes and folders out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_collect,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "what surprises a test ends it"
)]

mod bad_input;
mod broken;
mod building;
mod checking;
mod exporting;
mod guarding;
mod incremental;
mod matching;
mod ordering;
mod overlaying;
mod pictures;
mod private;
mod reductions;
mod serving;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder of its own, and the command run inside it.
struct Workplace(TempDir);

impl Workplace {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs `souk` with arguments parted by blanks.
    fn souk(&self, arguments: &str) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_souk"))
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .output()
            .unwrap();
        Run(output)
    }

    /// Every file below a folder, with its bytes.
    fn files(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let root = self.path(name);
        collect(&root, &root, &mut files);
        files
    }

    /// Names in the workplace itself, hidden ones too.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}

struct Run(Output);

impl Run {
    fn code(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    /// The run, once it is known to have ended well.
    fn ok(self) -> Self {
        assert_eq!(self.code(), 0, "{}{}", self.out(), self.err());
        self
    }
}

/// A feed in RSS of a shop in Thailand.
fn feed(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n<channel>\n\
         <title>Nara</title>\n<link>https://nara.example</link>\n<pubDate>Sun, 22 Nov 2026 08:00:00 +0700</pubDate>\n{items}</channel>\n</rss>\n"
    )
}

/// One record.
fn item(id: &str, title: &str, more: &str) -> String {
    format!(
        "<item><g:id>{id}</g:id><g:title>{title}</g:title><g:price>599 THB</g:price><g:availability>in_stock</g:availability>\
         <g:shipping><g:country>TH</g:country><g:price>40 THB</g:price></g:shipping>{more}</item>\n"
    )
}
