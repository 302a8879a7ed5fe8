//! Makes the *app bundle*: every file of the browser's side, finished, in `target/app`.
//!
//! Trunk compiles the programs. What it cannot do happens here: names from the hash of the last bytes, one stylesheet,
//! the message tables, icons, and compressed copies. The folder describes itself: a file in `app/` is called
//! `<role>-<hash>.<kind>`, `templates/` holds what the `souk` tool fills in for a shop, everything else is copied.

mod compress;
mod css;
mod icon;
mod names;
mod places;
mod program;
mod script;
mod silence;
mod squeeze;
mod stamp;

pub(crate) use program::shrunk;
pub(crate) use script::bundled;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::setup;
use crate::workspace::{Workspace, files, name, read, run, write};

/// Templates in `public/`, filled in when a shop is built. `index.html` joins them after Trunk has read it.
const TEMPLATES: [&str; 2] = ["sw.js", "embed.js"];
/// Scripts of `public/` that are named by their content.
const SCRIPTS: [&str; 2] = ["boot.js", "search-worker.js"];

/// Digits of a hash in a file's name: 64 bits, too many to meet twice by chance.
const HASH_DIGITS: usize = 16;

/// Builds the bundle when a source changed since the last time, and returns its folder.
pub(crate) fn build(workspace: &Workspace, force: bool) -> Result<PathBuf> {
    setup::for_building(workspace)?;
    // Two builds at once would step on each other's folders; the second waits, and then has nothing to do.
    let lock = workspace.target("app.lock");
    write(&lock, b"")?;
    let lock = fs::File::open(&lock).context("the lock of the browser build cannot be opened")?;
    lock.lock()
        .context("the lock of the browser build cannot be taken")?;
    let app = workspace.target("app");
    let stamp_file = workspace.target("app.stamp");
    let stamp = stamp::of_sources(workspace)?;
    if !force
        && app.join("templates/index.html").is_file()
        && fs::read_to_string(&stamp_file).is_ok_and(|has| has == stamp)
    {
        return Ok(app);
    }
    let trunk = workspace.target("trunk");
    run(
        workspace
            .command("trunk")
            .args(["build", "--release", "--offline", "--log", "warn", "--dist"])
            .arg(&trunk)
            .env_remove("NO_COLOR"),
        "building the browser's programs with Trunk",
    )?;
    let fresh = workspace.target("app.new");
    remove(&fresh)?;
    finish(workspace, &trunk, &fresh)?;
    remove(&app)?;
    fs::rename(&fresh, &app)
        .with_context(|| format!("{} cannot be put in place", app.display()))?;
    write(&stamp_file, stamp.as_bytes())?;
    Ok(app)
}

/// Lays out the bundle in an empty folder.
fn finish(workspace: &Workspace, trunk: &Path, out: &Path) -> Result<()> {
    programs(workspace, trunk, out)?;
    for (role, style) in css::bundles(&workspace.path("style"))? {
        named(out, role, "css", style.as_bytes())?;
    }
    for locale in souk_i18n::Locale::all() {
        for (role, table) in [
            ("messages", souk_i18n::browsing_bundle(locale)),
            ("messages-checkout", souk_i18n::bundle(locale)),
        ] {
            let role = format!("{role}-{}", locale.tag());
            named(out, &role, "txt", table.as_bytes())?;
        }
    }
    public(workspace, out)?;
    for (name, bytes) in icon::files()? {
        write(&out.join("icons").join(name), &bytes)?;
    }
    let page =
        String::from_utf8(read(&trunk.join("index.html"))?).context("index.html is not text")?;
    write(
        &out.join("templates/index.html"),
        without_build_links(&page).as_bytes(),
    )?;
    compress::folder(&out.join("app"))
}

/// The page without what only Trunk and people read: it leaves the main program's own link where it stood.
fn without_build_links(page: &str) -> String {
    page.lines()
        .filter(|line| {
            !line.is_empty() && !line.starts_with("<!--") && !line.starts_with("<link data-trunk")
        })
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// The programs as Trunk left them: `X.js` with `X_bg.wasm`.
fn programs(workspace: &Workspace, trunk: &Path, out: &Path) -> Result<()> {
    for path in files(trunk)? {
        let Some(stem) = name(&path).strip_suffix("_bg.wasm").map(str::to_owned) else {
            continue;
        };
        let role = stem.strip_prefix("souk-").unwrap_or(&stem);
        let program = program::finish(workspace, trunk, &stem)?;
        named(out, role, "js", &program.glue)?;
        named(out, role, "wasm", &program.wasm)?;
    }
    if find(out, "shop", "wasm").is_none() {
        bail!("Trunk made no program `shop`: see the links in index.html")
    }
    Ok(())
}

/// `public/`: templates and scripts by their lists, everything else as it stands.
fn public(workspace: &Workspace, out: &Path) -> Result<()> {
    for path in files(&workspace.path("public"))? {
        let name = name(&path);
        let bytes = read(&path)?;
        if TEMPLATES.contains(&name) {
            write(&out.join("templates").join(name), &squeeze::bytes(&bytes)?)?;
        } else if SCRIPTS.contains(&name) {
            let role = name.trim_end_matches(".js");
            let script = script::minified(workspace, &path)?;
            named(out, role_of_script(role), "js", &script)?;
        } else {
            write(&out.join("public").join(name), &bytes)?;
        }
    }
    Ok(())
}

/// The worker's own script must not take the name of the worker's glue.
fn role_of_script(stem: &str) -> &str {
    match stem {
        "search-worker" => "search-entry",
        other => other,
    }
}

/// Writes a file of `app/` under a name that holds the hash of its bytes.
fn named(out: &Path, role: &str, kind: &str, bytes: &[u8]) -> Result<()> {
    let digest = hex(&Sha256::digest(bytes));
    let hash = digest.get(..HASH_DIGITS).unwrap_or(&digest);
    write(
        &out.join("app").join(format!("{role}-{hash}.{kind}")),
        bytes,
    )
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

/// The file of a bundle that plays a role, such as `shop` and `wasm`.
pub(crate) fn find(bundle: &Path, role: &str, kind: &str) -> Option<PathBuf> {
    let ending = format!(".{kind}");
    files(&bundle.join("app")).ok()?.into_iter().find(|path| {
        name(path)
            .strip_suffix(&ending)
            .and_then(|stem| stem.rsplit_once('-'))
            .is_some_and(|(has, _)| has == role)
    })
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}
