//! The search engine beside other search libraries: `xtask/bench/engine` measures, this prepares.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::json;

use crate::workspace::{Workspace, answer, read, run, write};
use crate::{search_module, setup};

/// Sets of products beside the project.
const SETS: [&str; 2] = ["products-51k", "thai-diy-boonthavorn-54k"];
/// The set that the bench makes itself.
const GENERATED: &str = "generated";
/// Products of the generated set where no other number is said.
const PRODUCTS: u64 = 50_000;
const MILLION: u64 = 1_000_000;
/// Sets smaller than this are asked fewer questions: they are for trying the bench out.
const SMALL: u64 = 10_000;
/// What the bench ends with when a goal was missed.
const MISSED: i32 = 2;

/// What is measured, and how much of it.
#[derive(Debug, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct Wishes {
    /// Only this set: generated, products-51k or thai-diy-boonthavorn-54k; all that are there otherwise
    #[arg(long)]
    set: Vec<String>,
    /// Products of the generated set, and most of any other
    #[arg(long)]
    products: Option<u64>,
    /// Only in Node
    #[arg(long)]
    no_browser: bool,
    /// How bytes, time and memory grow to a million generated products, or to --products, in Node; peers as far as each bears it
    #[arg(long)]
    growth: bool,
    /// What a question costs in a catalogue in pieces, of a million generated products or of --products, in Node
    #[arg(long)]
    sharded: bool,
    /// Write the tables into docs/benchmarks.md and the plots into docs/pictures
    #[arg(long)]
    record: bool,
}

/// Builds engine and index tool, brings peers and sets, and measures; an error when a goal is missed.
pub(super) fn measure(workspace: &Workspace, wishes: &Wishes) -> Result<String> {
    let here = workspace.path("xtask/bench/engine");
    let work = workspace.target("bench/engine");
    let search = work.join("module");
    search_module::build(workspace, &search)?;
    packages(workspace, &here)?;
    let mut souk = workspace.cargo();
    souk.args(["build", "--quiet", "--release", "--package", "souk-cli"]);
    run(&mut souk, "building `souk index`")?;
    let sets = sets(workspace, wishes, &work)?;
    let chromium = setup::chromium().filter(|_| !wishes.no_browser);
    let is_curve = wishes.growth || wishes.sharded;
    let largest = if is_curve { MILLION } else { PRODUCTS };
    let generated = wishes.products.unwrap_or(largest);
    let commit = ["rev-parse", "--short", "HEAD"];
    let modules = workspace.path("tests/node_modules");
    let plan = json!({
        "sets": sets.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "files": sets.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        "count": generated,
        "most": wishes.products,
        "share": if generated < SMALL { 0.2 } else { 1.0 },
        "growth": wishes.growth,
        "sharded": wishes.sharded,
        "record": wishes.record,
        "tool": workspace.target("release/souk"),
        "search": search,
        "work": work,
        "docs": workspace.path("docs"),
        "esbuild": modules.join("esbuild/lib/main.js"),
        "playwright": modules.join("playwright-core/index.js"),
        "chromium": chromium,
        "commit": answer(workspace.command("git").args(commit)),
        "command": format!("cargo xtask {}", std::env::args().skip(1).collect::<Vec<_>>().join(" ")),
    });
    let file = work.join("plan.json");
    write(&file, plan.to_string().as_bytes())?;
    let mut node = workspace.command("node");
    node.arg("--max-old-space-size=6144")
        .arg(here.join("run.mjs"))
        .arg(&file);
    report_of(node)
}

/// What a measurement says; an error when it failed or a goal was missed.
pub(super) fn report_of(mut node: Command) -> Result<String> {
    node.stderr(Stdio::inherit());
    let output = node.output().context("`node` cannot be started")?;
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.code() {
        Some(0) => Ok(report),
        Some(MISSED) => bail!("a goal is missed\n{report}"),
        _ => bail!("the measurement failed; its own words stand above"),
    }
}

/// The packages of a folder, which nothing else needs: installed when they are first measured with.
pub(super) fn packages(workspace: &Workspace, here: &Path) -> Result<()> {
    let wanted = read(&here.join("package-lock.json"))?;
    let stamp = here.join("node_modules/.souk-lock");
    if fs::read(&stamp).is_ok_and(|has| has == wanted) {
        return Ok(());
    }
    let quietly = [
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel=error",
    ];
    run(
        workspace
            .command("npm")
            .arg("ci")
            .args(quietly)
            .current_dir(here),
        "installing the packages of a bench with npm",
    )?;
    write(&stamp, &wanted)
}

/// Names of the sets that are measured, each with its file of one record a line.
fn sets(workspace: &Workspace, wishes: &Wishes, work: &Path) -> Result<Vec<(String, PathBuf)>> {
    let data = workspace.shared().map(|shared| shared.join("data"));
    let is_wished = |name: &str| wishes.set.is_empty() || wishes.set.iter().any(|set| set == name);
    let mut sets = Vec::new();
    for name in SETS
        .into_iter()
        .filter(|name| is_wished(name) && !wishes.growth && !wishes.sharded)
    {
        let packed = data
            .as_ref()
            .map(|data| data.join(name).join("products.jsonl.zst"))
            .filter(|file| file.is_file());
        match packed {
            Some(packed) => sets.push((
                name.to_owned(),
                unpack(&packed, &work.join(name).with_extension("jsonl"))?,
            )),
            None => println!("{name}: not there, left out"),
        }
    }
    if is_wished(GENERATED) {
        sets.push((GENERATED.to_owned(), PathBuf::new()));
    }
    if sets.is_empty() {
        bail!("there is no such set: {}", wishes.set.join(", "));
    }
    Ok(sets)
}

fn unpack(packed: &Path, to: &Path) -> Result<PathBuf> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let unreadable = || format!("{} cannot be read", packed.display());
    let mut input =
        ruzstd::decoding::StreamingDecoder::new(File::open(packed).with_context(unreadable)?)
            .map_err(|error| anyhow::anyhow!("{}: {error}", packed.display()))?;
    let mut output = BufWriter::new(File::create(to)?);
    std::io::copy(&mut input, &mut output).with_context(unreadable)?;
    Ok(to.to_path_buf())
}
