//! Where things stand, and how other programs are called.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context as _, Result, bail};

/// The project's folder.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace to which this program belongs.
    pub(crate) fn find() -> Result<Self> {
        let own = std::env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .and_then(|folder| folder.parent().map(Path::to_path_buf));
        let root = match own {
            Some(root) => root,
            None => std::env::current_dir().context("the current folder cannot be read")?,
        };
        if root.join("xtask/Cargo.toml").is_file() {
            Ok(Self { root })
        } else {
            bail!("this is not Souk's folder; run `cargo xtask` at the top of the project")
        }
    }

    /// A path below the project's folder.
    pub(crate) fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.root.join(below)
    }

    /// A path below cargo's output folder.
    pub(crate) fn target(&self, below: impl AsRef<Path>) -> PathBuf {
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        self.root.join(target).join(below)
    }

    /// A path below the folder of shared material beside the project, which may be absent.
    pub(crate) fn shared(&self) -> Option<PathBuf> {
        let shared = std::env::var_os("SOUK_SHARED")
            .map_or_else(|| self.root.join("../shared"), PathBuf::from);
        shared.is_dir().then_some(shared)
    }

    /// A command that starts in the project's folder and finds the project's own tools first.
    pub(crate) fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command
            .current_dir(&self.root)
            .env("PATH", self.search_path());
        command
    }

    /// Cargo, with the colours that this terminal would have had.
    pub(crate) fn cargo(&self) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        self.command(Path::new(&cargo))
    }

    fn search_path(&self) -> OsString {
        let own = [
            self.path(".tools/bin"),
            self.path("tests/node_modules/.bin"),
        ];
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = own.into_iter().chain(std::env::split_paths(&inherited));
        std::env::join_paths(folders).unwrap_or(inherited)
    }
}

/// Runs a command on this terminal; `what` completes the sentence "… failed".
pub(crate) fn run(command: &mut Command, what: &str) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("{what}: `{program}` cannot be started"))?;
    if status.success() {
        Ok(())
    } else {
        bail!("{what} failed ({status}); its own words stand above")
    }
}

/// Runs a command and keeps what it says; `None` when it cannot be started.
pub(crate) fn ask(command: &mut Command) -> Option<Output> {
    command.output().ok()
}

/// The standard output of a command that succeeded.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    ask(command)
        .filter(|output| output.status.success())
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Paths of the project's own files, tracked or about to be, relative to the top.
pub(crate) fn tracked(workspace: &Workspace) -> Result<Vec<String>> {
    let list = answer(workspace.command("git").args([
        "-c",
        "core.quotePath=false",
        // A checkout that belongs to another user, as in a container, is read all the same.
        "-c",
        "safe.directory=*",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))
    .context("`git ls-files` failed: the house rules are checked in a git checkout")?;
    let mut paths: Vec<String> = list.lines().map(str::to_owned).collect();
    paths.retain(|path| workspace.path(path).is_file());
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// The files directly in a folder whose names end in a certain way, by name.
pub(crate) fn files_with(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let paths = files(folder)?.into_iter();
    Ok(paths.filter(|path| name(path).ends_with(ending)).collect())
}

/// The files directly in a folder, by name; none when there is no folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = || format!("{} cannot be listed", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The last part of a path, empty when it is not text.
pub(crate) fn name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("")
}

/// What stands behind the last dot of a path's last part: `rs` for `src/main.rs`.
pub(crate) fn kind(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, kind)| kind)
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let unwritable = || format!("{} cannot be written", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(unwritable)?;
    }
    fs::write(path, bytes).with_context(unwritable)
}
