//! The rules that look at one line of one kind of file.

use crate::workspace::kind;

/// A rule: the files it is for, what it looks for, and what to do about it.
struct Rule {
    applies: fn(&str) -> bool,
    breaks: fn(&str) -> bool,
    remedy: &'static str,
}

const RULES: [Rule; 9] = [
    Rule {
        applies: |path| kind(path) == "css",
        breaks: has_physical_side,
        remedy: "a physical side; use the logical one (inline-start, block-end, inset-inline…)",
    },
    Rule {
        applies: |path| kind(path) == "css" && path != "style/tokens.css",
        breaks: has_raw_colour,
        remedy: "a raw colour; use a purpose token of style/tokens.css",
    },
    Rule {
        applies: |path| kind(path) == "css",
        breaks: |line| line.contains("!important"),
        remedy: "`!important`; the layers decide what wins",
    },
    Rule {
        applies: is_view,
        breaks: has_style_attribute,
        remedy: "a style attribute, which the content security policy drops; use a class",
    },
    Rule {
        applies: is_view,
        breaks: |line| line.contains("inner_html"),
        remedy: "`inner_html`; texts of feeds are hostile",
    },
    Rule {
        applies: |path| kind(path) == "html",
        breaks: has_inline_script,
        remedy: "an inline script or handler, which the content security policy blocks",
    },
    Rule {
        applies: |path| ["rs", "mjs", "js", "css"].contains(&kind(path)),
        breaks: has_unfinished_mark,
        remedy: "a mark of unfinished work; finish it or leave it out",
    },
    Rule {
        applies: |_| true,
        breaks: has_machine_path,
        remedy: "a path of somebody's machine",
    },
    Rule {
        applies: |path| kind(path) == "rs",
        breaks: |line| line.contains("leptos_router"),
        remedy: "leptos_router; the shop has its own navigation",
    },
];

/// Breaches in one file.
pub(super) fn check(path: &str, text: &str) -> Vec<String> {
    let mut breaches: Vec<String> = text
        .lines()
        .enumerate()
        .filter(|_| !path.starts_with("xtask/src/tidy"))
        .flat_map(|(number, line)| {
            RULES
                .iter()
                .filter(move |rule| (rule.applies)(path) && (rule.breaks)(line))
                .map(move |rule| format!("{path}:{}: {}", number + 1, rule.remedy))
        })
        .collect();
    if kind(path) == "css" {
        breaches.extend(
            unlayered(text)
                .map(|rule| format!("{path}: `{rule}` stands outside every cascade layer")),
        );
    }
    breaches
}

fn is_view(path: &str) -> bool {
    let is_ours = ["src/", "crates/ui/", "crates/widget/"]
        .iter()
        .any(|start| path.starts_with(start));
    is_ours && kind(path) == "rs"
}

/// The first top-level rule of a stylesheet that is neither a layer nor the statement of their order.
fn unlayered(text: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut head = String::new();
    for c in without_comments(text).chars() {
        match c {
            '{' => {
                if depth == 0 && !head.trim().starts_with("@layer") {
                    return Some(head.trim().to_owned());
                }
                depth += 1;
                head.clear();
            }
            '}' => {
                depth = depth.saturating_sub(1);
                head.clear();
            }
            ';' if depth == 0 => head.clear(),
            _ if depth == 0 => head.push(c),
            _ => {}
        }
    }
    None
}

fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// A declaration by left, right, top or bottom, or by width and height of a box where the logical name exists.
fn has_physical_side(line: &str) -> bool {
    let Some((property, value)) = line.trim().split_once(':') else {
        return false;
    };
    let property = property.rsplit(['{', ';', ' ']).next().unwrap_or("").trim();
    let is_physical = property
        .split('-')
        .any(|part| matches!(part, "left" | "right" | "top" | "bottom"));
    let value = value.split([';', '}']).next().unwrap_or("").trim();
    let is_word = |word: &str| value == word;
    let aligns = matches!(property, "text-align" | "float" | "clear" | "caption-side");
    (is_physical && !property.starts_with("--"))
        || (aligns && (is_word("left") || is_word("right")))
}

fn has_raw_colour(line: &str) -> bool {
    let Some((_, value)) = line.split_once(':') else {
        return false;
    };
    let is_function = [
        "rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "lab(", "lch(", "hwb(",
    ]
    .iter()
    .any(|name| value.contains(name) && !value.contains("from var("));
    let is_hex = value.match_indices('#').any(|(at, _)| {
        let digits = value
            .get(at + 1..)
            .unwrap_or("")
            .bytes()
            .take_while(u8::is_ascii_hexdigit)
            .count();
        matches!(digits, 3 | 4 | 6 | 8)
    });
    is_function || (is_hex && !value.contains("url("))
}

/// `style="…"` or `style={…}`; Leptos' `style:--name` sets a custom property, which the policy allows.
fn has_style_attribute(line: &str) -> bool {
    let line = line.trim_start();
    !line.starts_with("//")
        && line.match_indices("style=").any(|(at, _)| {
            let before = line.get(..at).and_then(|text| text.chars().last());
            before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '"'))
        })
}

fn has_inline_script(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    let scripts = line
        .match_indices("<script")
        .filter_map(|(at, _)| line.get(at..)?.split('>').next());
    let is_inline = scripts
        .into_iter()
        .any(|tag| !tag.contains("src=") && !tag.contains("application/"));
    let has_handler = line
        .split_whitespace()
        .any(|word| word.starts_with("on") && word.contains("=\""));
    is_inline || has_handler || line.contains("javascript:") || line.contains("<style")
}

fn has_unfinished_mark(line: &str) -> bool {
    ["FIXME", "TODO", "todo!", "unimplemented!"]
        .iter()
        .any(|mark| {
            line.match_indices(mark).any(|(at, _)| {
                let before = line.get(..at).and_then(|text| text.chars().last());
                before.is_none_or(|c| !c.is_alphanumeric())
            })
        })
}

fn has_machine_path(line: &str) -> bool {
    ["/home/", "/Users/", "/root/", "/work/"]
        .iter()
        .any(|start| {
            line.match_indices(start).any(|(at, _)| {
                let before = line.get(..at).and_then(|text| text.chars().last());
                before.is_none_or(|c| matches!(c, ' ' | '"' | '\'' | '`' | '(' | '='))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Path, text, and how many breaches it holds.
    fn counts(cases: &[(&str, &str, usize)]) {
        for (path, text, expected) in cases {
            let found = check(path, text);
            assert_eq!(found.len(), *expected, "{path}: {text}\n{found:?}");
        }
    }

    #[test]
    fn styles_are_logical_layered_and_without_raw_colours() {
        counts(&[
            (
                "style/a.css",
                "@layer components {\n  .a { margin-inline: 1rem; color: var(--ink); }\n}",
                0,
            ),
            ("style/a.css", "@layer a {\n  margin-left: 1rem;\n}", 1),
            (
                "style/a.css",
                "@layer a {\n  .b { text-align: left; }\n}",
                1,
            ),
            (
                "style/a.css",
                "@layer a {\n  inset-inline-start: 0;\n  border-start-start-radius: 0;\n}",
                0,
            ),
            ("style/a.css", "@layer a {\n  color: #fff;\n}", 1),
            (
                "style/a.css",
                "@layer a {\n  color: oklch(0.5 0.1 20);\n}",
                1,
            ),
            (
                "style/tokens.css",
                "@layer tokens {\n  --x: oklch(0.5 0.1 20);\n}",
                0,
            ),
            ("style/a.css", ".a { color: var(--ink); }", 1),
            ("style/layers.css", "/* why */\n@layer reset, tokens;", 0),
            (
                "style/a.css",
                "@layer a {\n  color: var(--ink) !important;\n}",
                1,
            ),
        ]);
    }

    #[test]
    fn views_have_no_style_attributes_and_no_raw_html() {
        counts(&[
            ("src/pages/a.rs", "<p style=\"color: red\">", 1),
            ("src/pages/a.rs", "<p style=move || x>", 1),
            ("src/pages/a.rs", "<p style:--share=share class=\"a\">", 0),
            ("src/pages/a.rs", "let link_style=1;", 0),
            ("src/pages/a.rs", "<p inner_html=text>", 1),
            ("crates/cli/src/a.rs", "style=", 0),
        ]);
    }

    #[test]
    fn pages_have_no_inline_script() {
        counts(&[
            ("index.html", "<script src=\"/a.js\"></script>", 0),
            (
                "index.html",
                "<script type=\"application/json\" id=\"a\">{}</script>",
                0,
            ),
            ("index.html", "<script>alert(1)</script>", 1),
            ("index.html", "<p onclick=\"x()\">", 1),
        ]);
    }

    #[test]
    fn nothing_unfinished_and_nobodys_machine() {
        counts(&[
            ("src/a.rs", "todo!()", 1),
            ("src/a.rs", "// FIXME later", 1),
            ("src/a.rs", "let mastodon = 1;", 0),
            ("docs/a.md", "see /home/somebody/x", 1),
            ("docs/a.md", "see https://example.com/home/x", 0),
        ]);
    }
}
