//! One stylesheet out of `style/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::workspace::{files, name};

/// The list of all stylesheets, one path a line, in the order in which they are joined.
const ORDER: &str = "order";

/// All styles in their order, squeezed.
pub(super) fn bundle(folder: &Path) -> Result<String> {
    let order = folder.join(ORDER);
    let order = fs::read_to_string(&order)
        .with_context(|| format!("{} cannot be read", order.display()))?;
    let listed: Vec<&str> = order
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let mut unlisted: BTreeSet<String> = stylesheets(folder, "")?;
    let mut out = String::new();
    for path in listed {
        if !unlisted.remove(path) {
            bail!("style/{ORDER} lists {path}, which is not in style/ or is listed twice")
        }
        let file = folder.join(path);
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        out.push_str(&squeeze(&text));
    }
    match unlisted.first() {
        Some(path) => {
            bail!("style/{path} is not listed in style/{ORDER}, so no page would have it")
        }
        None => Ok(out),
    }
}

/// Paths of all stylesheets below a folder, relative to it.
fn stylesheets(folder: &Path, below: &str) -> Result<BTreeSet<String>> {
    let own = files(folder)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|kind| kind == "css"));
    let mut paths: BTreeSet<String> = own.map(|path| format!("{below}{}", name(&path))).collect();
    let unreadable = || format!("{} cannot be listed", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        if path.is_dir() {
            paths.extend(stylesheets(&path, &format!("{below}{}/", name(&path)))?);
        }
    }
    Ok(paths)
}

/// Drops comments and the white space that nothing needs. Quoted texts stay as they are.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut quote = None;
    while let Some(c) = rest.next() {
        if let Some(open) = quote {
            out.push(c);
            if c == '\\' {
                out.extend(rest.next());
            } else if c == open {
                quote = None;
            }
        } else if c == '"' || c == '\'' {
            quote = Some(c);
            out.push(c);
        } else if c == '/' && rest.peek() == Some(&'*') {
            skip_comment(&mut rest);
            space(&mut out);
        } else if c.is_whitespace() {
            space(&mut out);
        } else {
            if matches!(c, '{' | '}' | ';' | ',') && out.ends_with(' ') {
                out.pop();
            }
            if c == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(c);
        }
    }
    let squeezed = out.trim_end().to_owned();
    if squeezed.is_empty() {
        squeezed
    } else {
        squeezed + "\n"
    }
}

fn skip_comment(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    let mut last = ' ';
    rest.next();
    for c in rest.by_ref() {
        if last == '*' && c == '/' {
            return;
        }
        last = c;
    }
}

/// One space, unless what stands before it needs none. A colon keeps its neighbours: `a :hover` is not `a:hover`.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', '\n']) {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meaning_survives_squeezing() {
        for (source, expected) in [
            ("a {\n  color: red;\n}\n", "a{color: red}\n"),
            (
                "/* x */ a :hover , b > c { --x: calc(1px + 2px); }",
                "a :hover,b > c{--x: calc(1px + 2px)}\n",
            ),
            (
                "a::before { content: \"/* } */  \"; }",
                "a::before{content: \"/* } */  \"}\n",
            ),
            ("a { content: '\\''; } b{}", "a{content: '\\''}b{}\n"),
            (
                "@media (min-width: 1px) and (x) { a { b: c } }",
                "@media (min-width: 1px) and (x){a{b: c}}\n",
            ),
            ("a { b: c /* x */ d; }", "a{b: c d}\n"),
            ("/* only */", ""),
        ] {
            assert_eq!(squeeze(source), expected, "{source}");
        }
    }
}
