//! What reading feeds costs: `souk check` beside a bare parse of the same bytes, and the memory of check and build.

mod child;
mod goods;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::workspace::{Workspace, run};
use child::{Cost, watch};
use goods::Kind;

/// Goods in the files that are timed.
const TIMED: usize = 300_000;
/// Goods in the file that is built.
const MILLION: usize = 1_000_000;
/// Goods in the file that is built twice.
const TWICE: usize = 5_000;
/// The best of so many runs counts.
const RUNS: usize = 5;
/// A check may take so many times what a bare parse takes.
const SLOWER: f64 = 5.0;
const MIB: u64 = 1024 * 1024;
/// Memory of a check: so much, and so much more for each record.
const CHECK_MEMORY: (u64, u64) = (64 * MIB, 64);
const BUILD_MEMORY: u64 = 1024 * MIB;
/// Bytes of a file that goes on and on.
const ENDLESS: u64 = 4 << 30;

/// Real feeds, timed beside the generated ones; they are small, so that starting a program counts.
const REAL: [&str; 4] = [
    "google-rss-arabic-uae/google_feed.xml",
    "google-rss-solea-fr/google-shopping.xml",
    "shopify-csv-procure/products_export_1.csv",
    "meta-csv-couleurvarie-jp/facebook_feed.csv",
];

struct Bench {
    souk: PathBuf,
    bare: PathBuf,
    folder: PathBuf,
    table: String,
    missed: Vec<String>,
}

/// Prints every figure; an error when a goal is missed.
pub(super) fn measure(workspace: &Workspace) -> Result<String> {
    let mut bench = Bench {
        souk: build(workspace, &["--package", "souk-cli"], "souk")?,
        bare: build(
            workspace,
            &["--package", "souk-feeds", "--example", "bare"],
            "examples/bare",
        )?,
        folder: workspace.target("bench"),
        table: String::new(),
        missed: Vec::new(),
    };
    bench.speed(workspace)?;
    bench.endless()?;
    bench.million()?;
    bench.same_twice()?;
    if bench.missed.is_empty() {
        return Ok(bench.table);
    }
    bail!("{}\nmissed: {}", bench.table, bench.missed.join(", "))
}

/// Builds a program as merchants have it; its path.
fn build(workspace: &Workspace, what: &[&str], path: &str) -> Result<PathBuf> {
    let mut command = workspace.cargo();
    command.args(["build", "--quiet", "--release"]).args(what);
    run(&mut command, "building what is measured")?;
    Ok(workspace.target("release").join(path))
}

impl Bench {
    fn check(&self, file: &Path) -> Result<Cost> {
        let mut command = std::process::Command::new(&self.souk);
        watch(
            command
                .arg("check")
                .arg(file)
                .args(["--country", "DE", "--currency", "EUR"]),
        )
    }

    fn build(&self, file: &Path, out: &Path) -> Result<Cost> {
        let mut command = std::process::Command::new(&self.souk);
        command
            .arg("build")
            .arg(file)
            .args(["--country", "DE", "--currency", "EUR"]);
        let cost = watch(command.arg("--pack-only").arg("--out").arg(out))?;
        if cost.is_well {
            return Ok(cost);
        }
        bail!("`souk build` of {} failed", file.display())
    }

    fn expect(&mut self, is_met: bool, goal: &str) {
        if !is_met {
            self.missed.push(goal.to_owned());
        }
    }

    fn speed(&mut self, workspace: &Workspace) -> Result<()> {
        writeln!(
            self.table,
            "{:<44}{:>8}{:>12}{:>12}{:>8}{:>10}{:>10}",
            "file", "MB", "bare MB/s", "check MB/s", "times", "MiB", "goal"
        )?;
        for (name, kind) in [("goods.rss", Kind::Rss), ("goods.csv", Kind::Csv)] {
            let file = self.folder.join(name);
            goods::write(&file, kind, TIMED)?;
            let (times, memory) = self.beside(&file, name, Some(TIMED))?;
            self.expect(
                times <= SLOWER,
                &format!("{name}: a check takes {times:.1} times a bare parse"),
            );
            let (fixed, each) = CHECK_MEMORY;
            let goal = fixed + each * u64::try_from(TIMED)?;
            self.expect(memory <= goal, &format!("{name}: memory of a check"));
        }
        let data = workspace.shared().map(|shared| shared.join("data"));
        for name in REAL {
            match data
                .as_ref()
                .map(|data| data.join(name))
                .filter(|file| file.is_file())
            {
                Some(file) => drop(self.beside(&file, name, None)?),
                None => writeln!(self.table, "{name}: not there, left out")?,
            }
        }
        Ok(())
    }

    /// How many times longer a check takes than a bare parse, and its memory.
    fn beside(&mut self, file: &Path, name: &str, records: Option<usize>) -> Result<(f64, u64)> {
        let size = fs::metadata(file)?.len();
        let mut bare = f64::MAX;
        let mut check = f64::MAX;
        let mut memory = 0;
        // Programs that are over in a blink are timed by the clock.
        let time = |cost: Cost| {
            if records.is_some() {
                cost.work
            } else {
                cost.clock
            }
        };
        for _ in 0..RUNS {
            let mut command = std::process::Command::new(&self.bare);
            bare = bare.min(time(watch(command.arg(file))?));
            let cost = self.check(file)?;
            check = check.min(time(cost));
            memory = memory.max(cost.memory);
        }
        let megabytes = as_f64(size) / 1e6;
        let goal = records.map_or(String::new(), |records| {
            let (fixed, each) = CHECK_MEMORY;
            mebibytes(fixed + each * u64::try_from(records).unwrap_or(0))
        });
        writeln!(
            self.table,
            "{name:<44}{megabytes:>8.1}{:>12.0}{:>12.0}{:>8.1}{:>10}{goal:>10}",
            megabytes / bare,
            megabytes / check,
            check / bare,
            mebibytes(memory)
        )?;
        Ok((check / bare, memory))
    }

    /// A file of 4 GiB whose one record never ends; the bytes are a hole that takes no room.
    fn endless(&mut self) -> Result<()> {
        let path = self.folder.join("endless.rss");
        let mut file =
            File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
        file.write_all(b"<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel><item><g:id>a</g:id><g:title>")?;
        file.set_len(ENDLESS)?;
        drop(file);
        let cost = self.check(&path)?;
        fs::remove_file(&path)?;
        writeln!(
            self.table,
            "\na record of 4 GiB: refused after {:.1} s with {} MiB (goal {})",
            cost.clock,
            mebibytes(cost.memory),
            mebibytes(CHECK_MEMORY.0)
        )?;
        self.expect(
            !cost.is_well && cost.memory <= CHECK_MEMORY.0,
            "a record of 4 GiB",
        );
        Ok(())
    }

    fn million(&mut self) -> Result<()> {
        let file = self.folder.join("million.rss");
        goods::write(&file, Kind::Rss, MILLION)?;
        let check = self.check(&file)?;
        let (fixed, each) = CHECK_MEMORY;
        let goal = fixed + each * u64::try_from(MILLION)?;
        let out = self.folder.join("million");
        clear(&out)?;
        let build = self.build(&file, &out)?;
        clear(&out)?;
        writeln!(
            self.table,
            "\n{:<32}{:>10}{:>10}{:>10}{:>10}",
            "1,000,000 products in RSS", "work s", "clock s", "MiB", "goal"
        )?;
        for (name, cost, goal) in [
            ("souk check", check, goal),
            ("souk build", build, BUILD_MEMORY),
        ] {
            writeln!(
                self.table,
                "{name:<32}{:>10.1}{:>10.1}{:>10}{:>10}",
                cost.work,
                cost.clock,
                mebibytes(cost.memory),
                mebibytes(goal)
            )?;
            self.expect(
                cost.is_well && cost.memory <= goal,
                &format!("memory of {name}"),
            );
        }
        Ok(())
    }

    fn same_twice(&mut self) -> Result<()> {
        let file = self.folder.join("twice.rss");
        goods::write(&file, Kind::Rss, TWICE)?;
        let mut builds = Vec::new();
        for name in ["one", "two"] {
            let out = self.folder.join(name);
            clear(&out)?;
            self.build(&file, &out)?;
            builds.push(contents(&out.join("pack"))?);
            clear(&out)?;
        }
        let is_same = builds.first() == builds.get(1);
        let verdict = if is_same {
            "the same bytes"
        } else {
            "other bytes"
        };
        writeln!(self.table, "\nthe same input twice: {verdict}")?;
        self.expect(is_same, "the same input twice");
        Ok(())
    }
}

/// Removes a shop and its state.
fn clear(out: &Path) -> Result<()> {
    for path in [out.to_path_buf(), out.with_extension("state")] {
        if path.exists() {
            fs::remove_dir_all(&path)
                .with_context(|| format!("{} cannot be removed", path.display()))?;
        }
    }
    Ok(())
}

/// The files of a pack by name.
fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for path in crate::workspace::files(folder)? {
        files.insert(
            crate::workspace::name(&path).to_owned(),
            crate::workspace::read(&path)?,
        );
    }
    Ok(files)
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.0}", as_f64(bytes) / as_f64(MIB))
}

#[expect(
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "sizes for people, to a few digits"
)]
fn as_f64(number: u64) -> f64 {
    number as f64
}
