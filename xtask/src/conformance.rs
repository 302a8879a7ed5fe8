//! The protocol's conformance suite against a backend of its own, compared with docs/conformance.md.

mod stand;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::setup;
use crate::steps::words;
use crate::workspace::Workspace;
use stand::Stand;

const LIST: &str = "docs/conformance.md";
/// What schemathesis looks at.
const ANSWERS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
     response_schema_conformance,unsupported_method";
/// What the suite says of a check that passes.
const PASSED: &str = "clean-pass";

/// Runs the suite, once against orders that ask for a token and once against open ones: most of its checks of orders bring
/// no token. What it finds and what is written down have to be the same.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    backend(workspace)?;
    let config = "xtask/conformance/merchant.json";
    let reports = [&[][..], &["open-orders"]]
        .into_iter()
        .map(|wishes| {
            let stand = Stand::start(workspace, wishes)?;
            let mut suite = workspace.command(setup::python_tool(workspace, "spck-conformance"));
            suite
                .args(["--json", "--server", stand.address(), "--config"])
                .arg(workspace.path(config));
            // It ends with 2 when something deviates, which is for the list to judge.
            let output = suite
                .output()
                .context("the conformance suite cannot be started")?;
            stand.finish()?;
            serde_json::from_slice(&output.stdout).with_context(|| {
                format!(
                    "the conformance suite did not report: {}",
                    String::from_utf8_lossy(&output.stderr)
                )
            })
        })
        .collect::<Result<Vec<Value>>>()?;
    let list = fs::read_to_string(workspace.path(LIST))
        .with_context(|| format!("{LIST} cannot be read"))?;
    let passed = compare(&reports, &list)?;
    Ok(format!("{passed} checks pass, the others are in {LIST}"))
}

/// Asks the backend whatever its description allows and much that it does not, for a time: nothing is a failure of the
/// server, every answer is described, and what was stored adds up.
pub(crate) fn fuzz(workspace: &Workspace, seconds: u32) -> Result<String> {
    backend(workspace)?;
    let stand = Stand::start(workspace, &[])?;
    let folder = workspace.target("conformance");
    let mut tool = workspace.command(setup::python_tool(workspace, "schemathesis"));
    tool.current_dir(&folder)
        .arg("run")
        .arg(format!("{}/ucp/openapi.json", stand.address()))
        .args(["--checks", ANSWERS, "--request-timeout", "20"])
        .args(["--max-time", &seconds.to_string(), "--continue-on-failure"])
        .args(["--header", "Authorization: Bearer no-token-of-any-order"])
        .env("NO_COLOR", "1");
    let said = words(&mut tool)?;
    stand.finish()?;
    let count = said.lines().find(|line| line.contains("generated"));
    Ok(count.map_or_else(String::new, |line| line.trim().to_owned()))
}

/// How many checks pass in one of the reports; an error where list and reports differ.
fn compare(reports: &[Value], list: &str) -> Result<usize> {
    let mut best: BTreeMap<&str, &str> = BTreeMap::new();
    for report in reports {
        let checks = report.get("checks").and_then(Value::as_array);
        for check in checks.into_iter().flatten() {
            let of = |part: &str| check.get(part).and_then(Value::as_str);
            if let (Some(id), Some(status)) = (of("id"), of("status")) {
                let known = best.entry(id).or_insert(status);
                if status == PASSED {
                    *known = status;
                }
            }
        }
    }
    let of = |wanted: fn(&str) -> bool| -> BTreeSet<&str> {
        let checks = best.iter().filter(|(_, status)| wanted(status));
        checks.map(|(id, _)| *id).collect()
    };
    let passed = of(|status| status == PASSED).len();
    if passed == 0 {
        bail!("the suite ran no check at all")
    }
    let mut breaches = differences(
        "deviates",
        &of(|status| {
            status != PASSED
                && !status.starts_with("not-applicable")
                && !status.starts_with("not-tested")
        }),
        &rows(list, "## Deviations"),
    );
    breaches.extend(differences(
        "is not run",
        &of(|status| status.starts_with("not-tested")),
        &rows(list, "## Not run"),
    ));
    if breaches.is_empty() {
        Ok(passed)
    } else {
        bail!("{}", breaches.join("\n"))
    }
}

/// The checks in the table below a heading; `name.*` stands for all whose names begin so.
fn rows<'a>(list: &'a str, heading: &str) -> Vec<&'a str> {
    let section = list.split(heading).nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(check, _)| check)
        .collect()
}

fn differences(what: &str, found: &BTreeSet<&str>, listed: &[&str]) -> Vec<String> {
    let covers = |row: &str, check: &str| match row.strip_suffix('*') {
        Some(start) => check.starts_with(start),
        None => check == row,
    };
    let unlisted = found
        .iter()
        .filter(|check| !listed.iter().any(|row| covers(row, check)))
        .map(|check| format!("{check} {what}, and {LIST} does not say so"));
    let gone = listed
        .iter()
        .filter(|row| !found.iter().any(|check| covers(row, check)))
        .map(|row| format!("{LIST} says that {row} {what}, and that is no longer so"));
    unlisted.chain(gone).collect()
}

/// Builds the backend that has hooks for tests.
fn backend(workspace: &Workspace) -> Result<()> {
    words(workspace.cargo().args([
        "build",
        "--quiet",
        "--package",
        "souk-server",
        "--features",
        "test-hooks",
        "--example",
        "conformance",
    ]))
    .map(drop)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEXT: &str = "# C\n## Deviations\n| check | why |\n| --- | --- |\n| `a.b` | so |\n\n## Not run\n| `s.*` | so |\n";

    fn report(checks: &[(&str, &str)]) -> Value {
        let checks: Vec<Value> = checks
            .iter()
            .map(|(id, status)| json!({ "id": id, "status": status }))
            .collect();
        json!({ "checks": checks })
    }

    #[test]
    fn a_list_that_says_what_is_so_is_enough() {
        let report = report(&[
            ("ok", "clean-pass"),
            ("a.b", "deviation"),
            ("s.one", "not-tested (needs config: x)"),
            ("n", "not-applicable (no x)"),
        ]);
        assert_eq!(compare(&[report], TEXT).unwrap(), 1);
    }

    #[test]
    fn a_new_deviation_and_one_that_is_gone_are_both_said() {
        let report = report(&[("ok", "clean-pass"), ("c.d", "inconclusive")]);
        let error = compare(&[report], TEXT).unwrap_err().to_string();
        assert!(error.contains("c.d deviates"), "{error}");
        assert!(
            error.contains("a.b deviates, and that is no longer so"),
            "{error}"
        );
        assert!(error.contains("s.* is not run, and that"), "{error}");
    }

    #[test]
    fn a_suite_that_ran_nothing_is_no_success() {
        assert!(compare(&[report(&[])], "").is_err());
    }
}
