//! Who may call whom: the rules of the house that the compiler does not know.

use std::fs;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::workspace::{Workspace, answer, kind, tracked};

/// The rooms that each room may see. A room that is missing here may not exist.
const EDGES: [(&str, &[&str]); 13] = [
    ("souk-commerce", &[]),
    ("souk-i18n", &[]),
    ("souk-feeds", &["souk-commerce", "souk-i18n"]),
    ("souk-catalog", &["souk-commerce", "souk-i18n"]),
    ("souk-ucp", &["souk-commerce", "souk-i18n"]),
    ("souk-view", &[]),
    ("souk-ui", &["souk-commerce", "souk-i18n", "souk-view"]),
    (
        "souk-search-worker",
        &["souk-catalog", "souk-commerce", "souk-i18n"],
    ),
    (
        "souk-server",
        &[
            "souk-catalog",
            "souk-commerce",
            "souk-feeds",
            "souk-i18n",
            "souk-ucp",
            "souk-ui",
        ],
    ),
    (
        "souk-storefront",
        &[
            "souk-catalog",
            "souk-commerce",
            "souk-i18n",
            "souk-ucp",
            "souk-ui",
            "souk-view",
        ],
    ),
    (
        "souk-widget",
        &[
            "souk-catalog",
            "souk-commerce",
            "souk-i18n",
            "souk-ucp",
            "souk-ui",
            "souk-view",
        ],
    ),
    (
        "souk-cli",
        &[
            "souk-catalog",
            "souk-commerce",
            "souk-feeds",
            "souk-i18n",
            "souk-server",
            "souk-storefront",
            "souk-ucp",
            "souk-ui",
        ],
    ),
    (
        "xtask",
        &["souk-catalog", "souk-commerce", "souk-feeds", "souk-i18n"],
    ),
];

/// Crates that only some rooms may use: the browser, the view layer, the database.
const OUTSIDE: [(&[&str], &[&str]); 3] = [
    (
        &[
            "web-sys",
            "js-sys",
            "gloo-net",
            "idb",
            "wasm-bindgen-futures",
        ],
        &["souk-storefront", "souk-widget", "souk-search-worker"],
    ),
    (
        &["leptos"],
        &[
            "souk-storefront",
            "souk-widget",
            "souk-ui",
            "souk-cli",
            "souk-server",
        ],
    ),
    (&["sqlx"], &["souk-server"]),
];

/// What only some folders may say: how a line says it, where it may, and why nowhere else.
type Saying = (fn(&str) -> bool, &'static [&'static str], &'static str);

const SAYINGS: [Saying; 2] = [
    (
        names_the_browser,
        &[
            "src/platform",
            "crates/widget/src/platform",
            "crates/search-worker/",
        ],
        "only the platform folders and the search worker name the browser",
    ),
    (
        derives_serde,
        &[
            "crates/ucp/",
            "crates/cli/",
            "crates/server/",
            "src/services/saved",
        ],
        "domain types are no wire format; only the protocol, the tool's files and saved state derive serde",
    ),
];

/// Modules of `src/` that a module of `src/` may not name: calls go pages, panels, state and services, platform.
const LAYERS: [(&str, &[&str]); 5] = [
    ("src/panels", &["crate::pages"]),
    ("src/state", &["crate::pages", "crate::panels"]),
    (
        "src/services",
        &["crate::pages", "crate::panels", "crate::state"],
    ),
    (
        "src/platform",
        &[
            "crate::pages",
            "crate::panels",
            "crate::state",
            "crate::services",
        ],
    ),
    (
        "src/routes",
        &[
            "crate::pages",
            "crate::panels",
            "crate::state",
            "crate::services",
            "crate::platform",
            "leptos::",
        ],
    ),
];

/// Checks every rule.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    let mut breaches = packages(&metadata(workspace)?);
    for path in tracked(workspace)? {
        if kind(&path) == "rs" && !path.starts_with("xtask/") {
            let text = fs::read_to_string(workspace.path(&path))
                .with_context(|| format!("{path} cannot be read"))?;
            breaches.extend(source(&path, &text));
        }
    }
    if breaches.is_empty() {
        Ok(String::new())
    } else {
        bail!(
            "{}\nthe rules stand in xtask/src/rooms.rs; the house is described in ARCHITECTURE.md",
            breaches.join("\n")
        )
    }
}

fn metadata(workspace: &Workspace) -> Result<Value> {
    let text = answer(workspace.cargo().args([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--offline",
    ]))
    .context("`cargo metadata` failed: run `cargo check` and read what it says")?;
    serde_json::from_str(&text).context("`cargo metadata` did not answer with JSON")
}

/// Breaches between packages, from cargo's own description of the workspace.
fn packages(metadata: &Value) -> Vec<String> {
    let mut breaches = Vec::new();
    for package in list(metadata, "packages") {
        let name = word(package, "name");
        let Some((_, allowed)) = EDGES.iter().find(|(room, _)| *room == name) else {
            breaches.push(format!(
                "{name}: this room has no entry in the table of rooms"
            ));
            continue;
        };
        for dependency in list(package, "dependencies") {
            let other = word(dependency, "name");
            let is_for_tests = word(dependency, "kind") == "dev";
            if other.starts_with("souk-") && !allowed.contains(&other) && !is_for_tests {
                breaches.push(format!("{name}: may not see {other}"));
            }
            let outside = OUTSIDE.iter().find(|(crates, _)| crates.contains(&other));
            if outside.is_some_and(|(_, rooms)| !rooms.contains(&name)) {
                breaches.push(format!("{name}: may not use {other}"));
            }
        }
    }
    breaches
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

fn names_the_browser(line: &str) -> bool {
    ["web_sys::", "js_sys::", "gloo_net::", "idb::"]
        .iter()
        .any(|name| line.contains(name))
}

fn derives_serde(line: &str) -> bool {
    line.contains("derive(") && line.contains("erialize")
}

/// Breaches in one source file.
fn source(path: &str, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
    {
        let mut breach = |words: &str| breaches.push(format!("{path}:{}: {words}", number + 1));
        for (says, places, reason) in &SAYINGS {
            if says(line) && !places.iter().any(|place| path.starts_with(place)) {
                breach(reason);
            }
        }
        for (layer, above) in &LAYERS {
            if let Some(other) = above
                .iter()
                .find(|other| path.starts_with(layer) && line.contains(**other))
            {
                breach(&format!("{layer} may not name {other}"));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_sees_only_what_the_table_allows() {
        let metadata = |name: &str, other: &str, kind: &str| serde_json::json!({ "packages": [{ "name": name, "dependencies": [{ "name": other, "kind": kind }] }] });
        for (name, other, kind, breaches) in [
            ("souk-feeds", "souk-commerce", "", 0),
            ("souk-feeds", "souk-catalog", "", 1),
            ("souk-feeds", "souk-catalog", "dev", 0),
            ("souk-ui", "web-sys", "", 1),
            ("souk-shed", "serde", "", 1),
        ] {
            assert_eq!(
                packages(&metadata(name, other, kind)).len(),
                breaches,
                "{name} -> {other}"
            );
        }
    }

    #[test]
    fn layers_call_downwards_only() {
        for (path, line, breaches) in [
            ("src/pages/home.rs", "use crate::panels::bar;", 0),
            ("src/panels/bar.rs", "use crate::pages::home;", 1),
            ("src/services/catalog.rs", "use crate::state::cart;", 1),
            ("src/services/catalog.rs", "// as crate::state::cart", 0),
            ("src/pages/home.rs", "web_sys::window()", 1),
            ("src/platform/web.rs", "web_sys::window()", 0),
            ("crates/commerce/src/cart.rs", "#[derive(Serialize)]", 1),
            ("crates/ucp/src/order.rs", "#[derive(Serialize)]", 0),
        ] {
            assert_eq!(source(path, line).len(), breaches, "{path}: {line}");
        }
    }
}
