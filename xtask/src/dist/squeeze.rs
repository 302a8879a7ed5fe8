//! Templates of scripts: they hold places to be filled in, so no tool that reads JavaScript can shrink them.

use anyhow::{Result, bail};

/// [`squeeze`] for bytes.
pub(super) fn bytes(bytes: &[u8]) -> Result<Vec<u8>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(squeeze(text).into_bytes()),
        Err(error) => bail!("a script is not UTF-8 text: {error}"),
    }
}

/// Drops indentation, empty lines and whole-line comments.
///
/// Lines are judged one by one, so a text that runs over several lines keeps every character: from the line on which a
/// template literal stays open to the one that closes it, nothing is touched.
fn squeeze(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut is_comment = false;
    let mut is_literal = false;
    for line in source.lines() {
        let trimmed = line.trim();
        if is_comment {
            is_comment = !trimmed.ends_with("*/");
            continue;
        }
        if !is_literal {
            if trimmed.is_empty() || trimmed.starts_with("//") {
                continue;
            }
            if trimmed.starts_with("/*") && (trimmed.ends_with("*/") || !trimmed.contains("*/")) {
                is_comment = !trimmed.ends_with("*/");
                continue;
            }
        }
        out.push_str(if is_literal { line } else { trimmed });
        out.push('\n');
        if line.matches('`').count() % 2 == 1 {
            is_literal = !is_literal;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let source = "/**\n * Words.\n */\nfunction f() {\n    // words\n    return 'a // b';\n\n}\n/* one */\n";
        assert_eq!(squeeze(source), "function f() {\nreturn 'a // b';\n}\n");
    }

    #[test]
    fn a_text_over_several_lines_is_left_alone() {
        let source = "const a = `x\n    // not a comment\n  y`;\n  b();\n";
        assert_eq!(
            squeeze(source),
            "const a = `x\n    // not a comment\n  y`;\nb();\n"
        );
    }
}
