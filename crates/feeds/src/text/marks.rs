//! Characters that have no shape of their own: which a text needs, and which only hide in it.
//!
//! A joiner belongs into Persian words and into emoji, a mark of direction into Arabic and Hebrew; anywhere else they make two
//! equal words differ. Characters that turn the direction of all that follows can dress one text up as another and are
//! never needed in a text of its own element.

use std::borrow::Cow;

/// Characters without a shape of their own.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// Whether a character stands for nothing that can be written: controls, and the two that Unicode keeps out of all text.
/// XML 1.0 allows neither.
pub(crate) fn is_no_text(c: char) -> bool {
    c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// The text without characters that do not belong into it; borrowed when there are none. Blanks of any kind stay.
pub(super) fn without_hidden(text: &str) -> Cow<'_, str> {
    let may_hide =
        |c: char| (is_no_text(c) && !c.is_whitespace()) || is_special(c) || is_invisible(c);
    let is_plain = |b: u8| (b' '..=b'~').contains(&b) || (b'\t'..=b'\r').contains(&b);
    if text.bytes().all(is_plain) || !text.contains(may_hide) {
        return Cow::Borrowed(text);
    }
    let has_right_to_left = text.contains(is_right_to_left);
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_wanted = match c {
            '\u{200C}' | '\u{200D}' => {
                let joins = |c: Option<char>| {
                    c.is_some_and(|c| !c.is_ascii() && !c.is_whitespace() && !may_hide(c))
                };
                joins(kept.chars().next_back()) && joins(rest.peek().copied())
            }
            '\u{200E}' | '\u{200F}' | '\u{61C}' => has_right_to_left && !kept.ends_with(c),
            c => !may_hide(c),
        };
        if is_wanted {
            kept.push(c);
        }
    }
    if kept.len() == text.len() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(kept)
}

/// Signs for the inside of programs.
fn is_special(c: char) -> bool {
    matches!(c, '\u{FFF9}'..='\u{FFFB}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_goes_and_what_a_script_needs_stays() {
        for (text, kept) in [
            ("So\u{200B}ny", "Sony"),
            ("\u{FEFF}Kettle\u{200E}", "Kettle"),
            ("Bett\u{AD}decke", "Bettdecke"),
            ("safe\u{202E}gpj.exe", "safegpj.exe"),
            ("\u{2066}a\u{2069}", "a"),
            ("a\u{200D}b", "ab"),
            ("\u{1}x\u{7f}", "x"),
            ("กา\u{200B}น้ำ", "กาน้ำ"),
            // Persian joins no letters here, and an emoji is one sign.
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("👩\u{200D}🍳", "👩\u{200D}🍳"),
            ("شركة C++\u{200F}", "شركة C++\u{200F}"),
            ("شركة \u{200F}\u{200F}C", "شركة \u{200F}C"),
            ("a\tb\u{a0}c", "a\tb\u{a0}c"),
        ] {
            assert_eq!(without_hidden(text), kept, "{text:?}");
        }
    }
}
