//! Templates: text with `{{name}}` where a value goes.

use anyhow::{Context as _, Result};

/// Fills in a template. Values are taken as they are and never read for names themselves; whoever calls this has
/// escaped them for the place where they go.
///
/// # Errors
/// When the template names a value that is not given.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .context("a template has `{{` without `}}`")?;
        let value = values.iter().find(|(has, _)| *has == name);
        let (_, value) =
            value.with_context(|| format!("a template names `{name}`, which nothing fills in"))?;
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// A text for HTML, between tags or in a quoted attribute.
pub(crate) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// JSON for a script element: nothing in it can end the element, or a line of JavaScript.
pub(crate) fn script(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.extend(['\\', 'u'].into_iter().chain(hex4(c)));
            }
            _ => out.push(c),
        }
    }
    out
}

/// Four hexadecimal digits of a character of the basic plane.
fn hex4(c: char) -> impl Iterator<Item = char> {
    let code = u32::from(c);
    [12, 8, 4, 0]
        .into_iter()
        .filter_map(move |shift| char::from_digit((code >> shift) & 15, 16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_name_stays_a_value() {
        let filled = fill("a {{x}} b {{y}}", &[("x", "{{y}}"), ("y", "2")]).unwrap();
        assert_eq!(filled, "a {{y}} b 2");
        assert!(fill("{{z}}", &[]).is_err());
        assert!(fill("{{z", &[]).is_err());
    }

    #[test]
    fn no_text_breaks_out_of_its_place() {
        assert_eq!(html("<a b=\"c\">'&"), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;");
        let hostile = serde_json::json!({ "name": "</script><img onerror>\u{2028}" });
        let text = script(&hostile);
        assert!(!text.contains('<') && !text.contains('\u{2028}'));
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).unwrap(),
            hostile
        );
    }
}
