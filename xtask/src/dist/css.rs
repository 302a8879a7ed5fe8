//! The stylesheets of the programs out of `style/`; the widget's is for its shadow root.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::workspace::{files, name};

/// The stylesheets of the shop program, one path a line, in the order in which they are joined.
const ORDER: &str = "order";
/// What a product's page has besides, what opens only when a program runs, and paper; other pages of the shop load it when they
/// have done what they were opened for.
const ORDER_OF_PRODUCT: &str = "order-product";
/// What the checkout program has besides all of it.
const ORDER_OF_CHECKOUT: &str = "order-checkout";
/// Those of the widget, most of them the shop's own.
const ORDER_OF_WIDGET: &str = "order-widget";

/// The styles of each program, squeezed, by its role.
pub(super) fn bundles(folder: &Path) -> Result<[(&'static str, String); 4]> {
    let mut unlisted: BTreeSet<String> = stylesheets(folder, "")?;
    let shop = joined(folder, ORDER, &mut unlisted)?;
    let product = joined(folder, ORDER_OF_PRODUCT, &mut unlisted)?;
    let checkout = joined(folder, ORDER_OF_CHECKOUT, &mut unlisted)?;
    let widget = joined(folder, ORDER_OF_WIDGET, &mut unlisted)?;
    match unlisted.first() {
        Some(path) => {
            bail!("style/{path} is not listed in style/{ORDER}, so no page would have it")
        }
        None => Ok([
            ("checkout", [shop.as_str(), &product, &checkout].concat()),
            ("product", product),
            ("shop", shop),
            ("widget", in_shadow(&widget)),
        ]),
    }
}

/// The stylesheets of a list, joined. What is listed is taken from `unlisted`.
fn joined(folder: &Path, list: &str, unlisted: &mut BTreeSet<String>) -> Result<String> {
    let order = folder.join(list);
    let order = fs::read_to_string(&order)
        .with_context(|| format!("{} cannot be read", order.display()))?;
    let mut seen = BTreeSet::new();
    let mut out = String::new();
    for path in order.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let file = folder.join(path);
        if !seen.insert(path) || !file.is_file() {
            bail!("style/{list} lists {path}, which is not in style/ or is listed twice")
        }
        unlisted.remove(path);
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        out.push_str(&squeeze(&text));
    }
    Ok(out)
}

/// Squeezed styles of a document as styles of a shadow root, where neither `:root` nor `html` is found and where `rem` is
/// the size that the page around it has chosen for itself. Conditions of media keep theirs: there it is the reader's.
fn in_shadow(css: &str) -> String {
    let lines = css.lines().map(|line| {
        let line = line
            .replace(":root", ".w-root")
            .replace("html{", ".w-root{");
        in_pixels(&line)
    });
    lines.flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// Lengths in `rem` as pixels, at the 16 that browsers begin with.
fn in_pixels(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("rem") {
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = before.get(digits.len()..).unwrap_or("");
        let is_length = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        match number.parse::<f64>() {
            Ok(number) if is_length => {
                out.push_str(digits);
                out.push_str(&(number * 16.0).to_string());
                out.push_str("px");
            }
            _ => {
                out.push_str(before);
                out.push_str("rem");
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
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
    fn in_a_shadow_root_nothing_depends_on_the_document() {
        assert_eq!(
            in_shadow(":root{--a: 0.625rem}:root:lang(th){--b: 2rem}html{color: red}\n"),
            ".w-root{--a: 10px}.w-root:lang(th){--b: 32px}.w-root{color: red}\n"
        );
        assert_eq!(in_pixels("calc(1.5rem * -1rem)"), "calc(24px * -16px)");
        assert_eq!(
            in_pixels("rem .rem remember 2remote"),
            "rem .rem remember 2remote"
        );
    }

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
