//! The merchant's colour and shape, as a stylesheet over the house's own.

use souk_commerce::shop::Theme;

/// The house's page colours by day and by night, for the browser's own frame: `--surface` of style/tokens.css.
pub(crate) const SURFACE: &str = "#fcfaf6";
/// As [`SURFACE`], at night.
pub(crate) const SURFACE_DARK: &str = "#0f1319";

/// Overrides of the tokens; empty when the theme leaves the house's look alone.
pub(crate) fn css(theme: &Theme) -> String {
    let mut rules = Vec::new();
    if let Some((red, green, blue)) = theme.accent.as_deref().and_then(colour) {
        let ink = if is_light(red, green, blue) {
            "#191a1e"
        } else {
            "#ffffff"
        };
        rules.push(format!(
            "--accent:#{red:02x}{green:02x}{blue:02x};--on-accent:{ink};"
        ));
    }
    if let Some(radius) = theme.radius {
        rules.push(format!("--radius:{radius}px;"));
    }
    if rules.is_empty() {
        return String::new();
    }
    format!("@layer overrides{{:root{{{}}}}}\n", rules.concat())
}

/// The same for the widget: declarations that its own styles take up where the page around it says nothing else.
pub(crate) fn widget(theme: &Theme) -> String {
    let accent = theme.accent.as_deref().and_then(colour);
    let accent =
        accent.map(|(red, green, blue)| format!("--shop-accent:#{red:02x}{green:02x}{blue:02x};"));
    let radius = theme
        .radius
        .map(|radius| format!("--shop-radius:{radius}px;"));
    accent.into_iter().chain(radius).collect()
}

/// Reads `#rrggbb`. Anything else is no colour: what stands in a stylesheet is written from numbers.
fn colour(text: &str) -> Option<(u8, u8, u8)> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let part = |range| {
        digits
            .get(range)
            .and_then(|pair| u8::from_str_radix(pair, 16).ok())
    };
    Some((part(0..2)?, part(2..4)?, part(4..6)?))
}

/// Whether dark text reads better on a colour than white: WCAG's relative luminance above 0.179, the point of equal
/// contrast, with squares in place of the exact curve.
fn is_light(red: u8, green: u8, blue: u8) -> bool {
    let square = |part: u8| u64::from(part) * u64::from(part);
    let luminance = 2126 * square(red) + 7152 * square(green) + 722 * square(blue);
    luminance * 1000 > 179 * 10_000 * square(255)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(accent: &str, radius: Option<u8>) -> Theme {
        Theme {
            accent: Some(accent.to_owned()),
            radius,
        }
    }

    #[test]
    fn text_on_the_accent_is_dark_on_light_and_light_on_dark() {
        assert_eq!(
            css(&theme("#f2a618", None)),
            "@layer overrides{:root{--accent:#f2a618;--on-accent:#191a1e;}}\n"
        );
        assert_eq!(
            widget(&theme("#1B4E9B", Some(8))),
            "--shop-accent:#1b4e9b;--shop-radius:8px;"
        );
        assert!(css(&theme("#1B4E9B", Some(0))).contains("--on-accent:#ffffff;--radius:0px;"));
    }

    #[test]
    fn what_is_no_colour_leaves_no_trace() {
        for bad in ["red", "#fff", "#12345g", "#1234567", "#12345;", "}body{x:1"] {
            assert_eq!(css(&theme(bad, None)), "", "{bad}");
            assert_eq!(widget(&theme(bad, None)), "", "{bad}");
        }
        assert_eq!(css(&Theme::default()), "");
    }
}
