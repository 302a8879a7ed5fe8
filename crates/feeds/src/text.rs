//! Texts: cleaned of what cannot be shown, and descriptions as a small tree without markup.
//!
//! Nothing of a feed's HTML survives but its words, its paragraphs and its list items.

mod html;
mod marks;
mod scripts;

use std::borrow::Cow;

use marks::without_hidden;
pub(crate) use marks::{is_invisible, is_no_text};
pub(crate) use scripts::{latinised, mixed_word};

use quick_xml::escape::resolve_html5_entity;
use souk_commerce::product::{Block, RichText};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Longest title, in characters. Google allows 150; the rest is room for careless feeds.
pub(crate) const MAX_TITLE: usize = 300;
/// Longest description, in characters. Google allows 5,000.
pub(crate) const MAX_DESCRIPTION: usize = 20_000;
/// Longest value of any other field, in characters.
pub(crate) const MAX_VALUE: usize = 1_000;

/// A cleaned text and what was done to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a remark of its own, and any may be true"
)]
pub(crate) struct Cleaned<T> {
    pub(crate) value: T,
    /// One layer of escaping was undone.
    pub(crate) was_escaped_twice: bool,
    /// Characters were removed that cannot be shown.
    pub(crate) had_controls: bool,
    /// The end was cut off.
    pub(crate) was_cut: bool,
    /// It held something that would run in a browser.
    pub(crate) was_active: bool,
}

/// One line of text: NFC, single blanks, no control and no direction-override characters, `max` characters at most.
pub(crate) fn line(text: &str, max: usize) -> Cleaned<String> {
    if is_clean(text) && text.len() <= max {
        return Cleaned {
            value: text.to_owned(),
            ..Cleaned::default()
        };
    }
    let (unescaped, was_escaped_twice) = undo_escaping(text);
    let kept = without_hidden(&unescaped);
    let had_controls = matches!(kept, Cow::Owned(_));
    let folded = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let (value, was_cut) = cut(normalised(folded), max);
    Cleaned {
        value,
        was_escaped_twice,
        had_controls,
        was_cut,
        was_active: false,
    }
}

/// The name of a field in one line, without what nobody can see. Unlike a value it was never escaped.
pub(crate) fn name(name: &str) -> Cow<'_, str> {
    if is_clean(name) {
        return Cow::Borrowed(name);
    }
    let kept = without_hidden(name);
    Cow::Owned(kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a line is as it should be already, which most are: no entity, and nothing to clean.
fn is_clean(text: &str) -> bool {
    is_spaced(text) && !text.contains('&')
}

/// Printable ASCII with single blanks between words and none at the ends.
fn is_spaced(text: &str) -> bool {
    let mut before = b' ';
    for b in text.bytes() {
        if !(b' '..=b'~').contains(&b) || (b == b' ' && before == b' ') {
            return false;
        }
        before = b;
    }
    before != b' ' || text.is_empty()
}

/// A description, plain or in HTML.
pub(crate) fn rich(text: &str) -> Cleaned<RichText> {
    // Tags take room as well, so more is looked at than is kept.
    let looked_at = at_most(text, MAX_DESCRIPTION * 4);
    let is_longer = looked_at.len() < text.len();
    let text = looked_at;
    let (text, was_escaped_twice) = if html::has_tags(text) {
        (Cow::Borrowed(text), false)
    } else {
        undo_escaping(text)
    };
    if is_plain_sentence(&text) {
        return Cleaned {
            value: RichText {
                blocks: vec![Block::Paragraph(text.into_owned())],
            },
            was_escaped_twice,
            ..Cleaned::default()
        };
    }
    let had_controls = matches!(without_hidden(&text), Cow::Owned(_));
    let cut_text = at_most(&text, MAX_DESCRIPTION);
    let was_cut = cut_text.len() < text.len();
    let cut_text = without_fence(cut_text);
    let (value, was_active) = if html::has_tags(cut_text) {
        html::blocks_of_html(cut_text)
    } else {
        (html::blocks_of_text(cut_text), false)
    };
    Cleaned {
        value: RichText { blocks: value },
        was_escaped_twice,
        had_controls,
        was_cut: was_cut || is_longer,
        was_active,
    }
}

/// Whether a text is one line of words, as most descriptions are: nothing to clean, no tag, no mark of a list or of a fence.
fn is_plain_sentence(text: &str) -> bool {
    text.len() <= MAX_DESCRIPTION
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && is_spaced(text)
        && !text.contains('<')
}

/// A text without the marks that chat tools put around one: three backquotes, with the name of a language behind the first.
fn without_fence(text: &str) -> &str {
    let inside = || {
        let (first, rest) = text.trim().strip_prefix("```")?.split_once('\n')?;
        let is_name = first.trim().bytes().all(|b| b.is_ascii_alphanumeric());
        let rest = rest.trim_end();
        is_name.then(|| rest.strip_suffix("```").unwrap_or(rest))
    };
    inside().unwrap_or(text)
}

/// The first characters of a text.
fn at_most(text: &str, characters: usize) -> &str {
    if text.len() <= characters {
        return text;
    }
    match text.char_indices().nth(characters) {
        Some((end, _)) => text.get(..end).unwrap_or(""),
        None => text,
    }
}

/// Whether a text was in UTF-8 and was once taken for windows-1252: "Ã©" for "é".
pub(crate) fn is_mojibake(text: &str) -> bool {
    let may_be = !text.is_ascii()
        && text.contains(['Ã', 'Â', 'Ð', 'Ñ', 'Î', 'Ï', 'Ø', 'Ù', 'â', 'à', 'Ä', 'Å']);
    if !may_be {
        return false;
    }
    let (bytes, _, had_others) = encoding_rs::WINDOWS_1252.encode(text);
    !had_others && str::from_utf8(&bytes).is_ok_and(|read| !read.is_ascii())
}

/// NFC, which almost every text is already.
fn normalised(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfc().collect(),
    }
}

/// The first `max` characters, and whether there were more.
pub(crate) fn cut(text: String, max: usize) -> (String, bool) {
    if text.len() <= max {
        return (text, false);
    }
    match text.char_indices().nth(max) {
        Some((end, _)) => (text.get(..end).unwrap_or("").trim_end().to_owned(), true),
        None => (text, false),
    }
}

/// Resolves entities that are still there after XML's own have been resolved. `true` when there were any.
pub(crate) fn undo_escaping(text: &str) -> (Cow<'_, str>, bool) {
    let mut out = String::new();
    // What has been copied, and what has been looked at.
    let (mut copied, mut seen) = (0, 0);
    while let Some((before, after)) = text.get(seen..).and_then(|rest| rest.split_once('&')) {
        let mark = seen.saturating_add(before.len());
        if let Some((resolved, tail)) = entity(after) {
            out.push_str(text.get(copied..mark).unwrap_or(""));
            out.push_str(&resolved);
            copied = text.len().saturating_sub(tail.len());
            seen = copied;
        } else {
            seen = mark.saturating_add(1);
        }
    }
    if copied == 0 {
        return (Cow::Borrowed(text), false);
    }
    out.push_str(text.get(copied..).unwrap_or(""));
    (Cow::Owned(out), true)
}

/// The text of an entity whose `&` has been taken off, and what follows it.
fn entity(after: &str) -> Option<(Cow<'static, str>, &str)> {
    let end = after.bytes().take(34).position(|b| b == b';')?;
    let (name, tail) = after.split_at_checked(end)?;
    let tail = tail.strip_prefix(';')?;
    let resolved = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            Cow::Owned(char::from_u32(code)?.to_string())
        }
        None => Cow::Borrowed(resolve_html5_entity(name)?),
    };
    Some((resolved, tail))
}

#[cfg(test)]
mod laws;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_clean_short_and_unescaped_once() {
        let cleaned = line(
            "  l&#039;eau &amp;amp;\u{202E} caf\u{65}\u{301} \u{0}\n x ",
            100,
        );
        assert_eq!(cleaned.value, "l'eau &amp; café x");
        assert!(cleaned.was_escaped_twice && cleaned.had_controls && !cleaned.was_cut);
        assert_eq!(line("R&D & AT&T; 5 < 6", 100).value, "R&D & AT&T; 5 < 6");
        assert!(line("abcdef", 3).was_cut);
        for text in ["", "a b", " a", "a ", "a  b", "a&b", "\t", "a\u{7f}b"] {
            let clean = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(
                line(text, 100).value,
                clean.replace('\u{7f}', ""),
                "{text:?}"
            );
        }
    }

    #[test]
    fn text_that_was_read_wrongly_is_known() {
        assert!(is_mojibake("CafÃ© crÃ¨me") && is_mojibake("ÐšÐ¾Ñ„Ðµ"));
        for text in [
            "Café crème",
            "À la carte",
            "Ärger",
            "Кофе",
            "plain",
            "Ñandú",
        ] {
            assert!(!is_mojibake(text), "{text}");
        }
    }

    #[test]
    fn html_becomes_paragraphs_and_items_and_loses_everything_else() {
        let html = "<script>alert(1)</script><style>p{}</style><p onclick='x'>Fish &amp; <b>chips</b><br>warm</p>\
            <ul><li>one<li>two</ul><!-- no --><iframe src='x'>gone</iframe>5 < 6 <img src=x onerror=y>end";
        let blocks = rich(html).value.blocks;
        assert_eq!(
            blocks,
            [
                Block::Paragraph("Fish & chips".into()),
                Block::Paragraph("warm".into()),
                Block::Item("one".into()),
                Block::Item("two".into()),
                Block::Paragraph("5 < 6 end".into()),
            ]
        );
    }

    #[test]
    fn escaped_html_is_html_and_plain_text_keeps_its_lines() {
        let twice = rich("&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;");
        assert_eq!(
            twice.value.blocks,
            [
                Block::Paragraph("one".into()),
                Block::Paragraph("two".into())
            ]
        );
        assert!(twice.was_escaped_twice);
        let plain = rich("First line\nsecond line\n\n- a point\n• another");
        assert_eq!(
            plain.value.blocks,
            [
                Block::Paragraph("First line".into()),
                Block::Paragraph("second line".into()),
                Block::Item("a point".into()),
                Block::Item("another".into()),
            ]
        );
    }

    proptest! {
        #[test]
        fn no_text_panics_or_keeps_a_script(text in "(<|>|/|script|&|;|#|p|li|style|'|\"|!--|\\PC){0,60}") {
            let cleaned = rich(&text);
            let _ = line(&text, 20);
            for block in cleaned.value.blocks {
                let (Block::Paragraph(words) | Block::Item(words)) = block;
                prop_assert!(!words.is_empty());
            }
        }
    }
}
