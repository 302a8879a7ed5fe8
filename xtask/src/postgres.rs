//! The backend's tests on `PostgreSQL`: a cluster of its own on a socket, run as an ordinary user because `initdb` refuses
//! the superuser, and gone when the tests are over.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::setup;
use crate::steps::{silent, summary, words};
use crate::workspace::Workspace;

/// Tests that store something, and those of them that look into a file.
const TESTS: [&str; 11] = [
    "tests::after::",
    "tests::attack::",
    "tests::card::",
    "tests::coupons::",
    "tests::desk::",
    "tests::input::",
    "tests::journey::",
    "tests::mail::",
    "tests::operating::",
    "tests::shelf::",
    "tests::stores::",
];
const OF_A_FILE: &str = "in_the_file";
/// Longest path of a socket on any system.
const MAX_SOCKET: usize = 90;

/// Runs them, or says loudly that they were not run.
pub(crate) fn tests(workspace: &Workspace) -> Result<String> {
    let Some(programs) = setup::postgres(workspace)? else {
        return Ok("SKIPPED: there is no PostgreSQL here and none can be installed; the backend was tested on \
                   SQLite alone. `sudo apt-get install postgresql` helps"
            .to_owned());
    };
    let cluster = Cluster::start(workspace, programs)?;
    let mut cargo = workspace.cargo();
    cargo
        .args(["test", "--workspace", "--lib", "--"])
        .args(TESTS)
        .args(["--skip", OF_A_FILE])
        .env("SOUK_POSTGRES", cluster.address());
    words(&mut cargo).map(|text| {
        let lines = summary(&text, &["test result:"]);
        let ran = lines.lines().filter(|line| !line.contains(" 0 passed"));
        ran.collect::<Vec<_>>().join("\n")
    })
}

/// A cluster that runs.
struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    is_superuser: bool,
}

impl Cluster {
    fn start(workspace: &Workspace, programs: PathBuf) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("souk-postgres-{}", std::process::id()));
        if folder.as_os_str().len() > MAX_SOCKET {
            bail!(
                "{}: too long for a socket; set TMPDIR to a short one",
                folder.display()
            )
        }
        fs::create_dir(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let cluster = Self {
            folder,
            programs,
            is_superuser: setup::is_superuser(workspace),
        };
        if cluster.is_superuser {
            silent(
                workspace
                    .command("chown")
                    .arg("postgres")
                    .arg(&cluster.folder),
            )?;
        }
        let data = cluster.folder.join("data");
        silent(
            cluster
                .program("initdb")
                .args([
                    "--auth=trust",
                    "--username=souk",
                    "--no-sync",
                    "--encoding=UTF8",
                ])
                .arg("--locale=C")
                .arg(&data),
        )
        .context("a PostgreSQL cluster cannot be made")?;
        let options = format!(
            "-k {} -c listen_addresses='' -c fsync=off -c max_connections=300",
            cluster.folder.display()
        );
        // Its own output would hold the pipe open for as long as the server runs.
        silent(
            cluster
                .program("pg_ctl")
                .args(["--wait", "--silent", "--pgdata"])
                .arg(&data)
                .arg("--log")
                .arg(cluster.folder.join("log"))
                .args(["--options", &options, "start"]),
        )
        .context("PostgreSQL cannot be started")?;
        Ok(cluster)
    }

    /// One of `PostgreSQL`'s programs, as an ordinary user.
    fn program(&self, name: impl AsRef<Path>) -> Command {
        let path = self.programs.join(name);
        let mut command = if self.is_superuser {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir(std::env::temp_dir());
        command
    }

    fn address(&self) -> String {
        let socket: &OsStr = self.folder.as_os_str();
        format!(
            "postgres://souk@localhost/postgres?host={}",
            socket.to_string_lossy()
        )
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stopped = silent(
            self.program("pg_ctl")
                .args(["--mode=immediate", "--silent", "--pgdata"])
                .arg(self.folder.join("data"))
                .arg("stop"),
        );
        // What cannot be removed lies in the folder for such things.
        drop(stopped);
        drop(fs::remove_dir_all(&self.folder));
    }
}
