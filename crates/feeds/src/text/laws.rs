//! Laws of descriptions, whatever a feed puts into them.

use proptest::prelude::*;
use souk_commerce::product::{Block, RichText};

use super::*;

/// Whole elements whose words are "good" and whose other parts hold `evil`.
const ELEMENTS: &[&str] = &[
    "<p>good</p>",
    "<p onclick=\"evil()\" style='x:evil'>good</p>",
    "<a href=\"javascript:evil()\">good</a> ",
    "<a href=' java\tscript:evil'>good</a> ",
    "<a href=\"jav&#x61;script:evil\">good</a> ",
    "<a href=\"https://x.example/evil\" target=_blank>good</a> ",
    "<script>evil()</script>",
    "<SCRIPT src=//evil.example></SCRIPT>",
    "<script>if (a < b && \"</p>\") evil</script>",
    "<style>p{background:url(evil)}</style>",
    "<iframe src=\"evil\">evil</iframe>",
    "<img src=x onerror=evil()>",
    "<svg onload=evil><script>evil</script></svg>",
    "<object data=evil>evil</object>",
    "<template><p>evil</p></template>",
    "<!-- evil --> ",
    "<!DOCTYPE html><html><head><title>evil</title><meta content=evil></head><body class=evil><p>good</p></body></html>",
    "<div class=\"markdown prose evil\" data-message-author-role='evil'><p data-start=\"0\" data-end=\"evil\">good</p></div>",
    "<ul><li dir=evil>good</li></ul>",
    "<b title='> evil'>good</b> ",
    "<table><tr><td bgcolor=evil>good</td></tr></table>",
    "<form action=evil><input value=evil><button formaction=evil>good</button></form>",
    "<base href=evil> ",
    "<p><custom-element evil>good</custom-element></p> ",
    "good ",
    "5 &lt; 6 &amp;amp; ",
];

/// Pieces that break elements.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "\"",
    "'",
    "=",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&",
    "&lt;",
    "&amp;lt;",
    "&#60;",
    "&#x3c;",
    ";",
    "script",
    "style",
    "<p",
    "<li>",
    "on",
    "click",
    "javascript:",
    " ",
    "\n",
    "\u{200B}",
    "\u{202E}",
    "e\u{301}",
    "\u{a0}",
    "\0",
    "ก",
    "- ",
    "```html\n",
    "```",
];

fn soup() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        prop::sample::select(ELEMENTS).prop_map(str::to_owned),
        prop::sample::select(PIECES).prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    prop::collection::vec(one, 0..24).prop_map(|parts| parts.concat())
}

/// A description as a page writes it.
fn html(text: &RichText) -> String {
    let mut page = String::new();
    for block in &text.blocks {
        let (tag, words) = match block {
            Block::Paragraph(words) => ("p", words),
            Block::Item(words) => ("li", words),
        };
        let words = words
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        page.push_str(&["<", tag, ">", &words, "</", tag, ">"].concat());
    }
    page
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn whole_elements_give_their_words_and_nothing_else(parts in prop::collection::vec(prop::sample::select(ELEMENTS), 0..12)) {
        let cleaned = rich(&parts.concat());
        for block in &cleaned.value.blocks {
            // The type has two kinds of nodes, and neither has room for an address or an attribute.
            let (Block::Paragraph(words) | Block::Item(words)) = block;
            prop_assert!(!words.contains("evil") && !words.contains("javascript:"), "{words}");
            prop_assert!(words.split(' ').all(|word| matches!(word, "good" | "5" | "<" | "6" | "&amp;") || word.starts_with("good")), "{words}");
        }
    }

    #[test]
    fn what_was_cleaned_stays_as_it_is(soup in soup()) {
        let once = rich(&soup).value;
        let again = rich(&html(&once));
        prop_assert!(!again.was_active && !again.was_cut);
        prop_assert_eq!(once, again.value);
    }

    #[test]
    fn words_are_composed_visible_and_parted_by_single_blanks(soup in soup()) {
        for block in rich(&soup).value.blocks {
            let (Block::Paragraph(words) | Block::Item(words)) = block;
            prop_assert!(!words.is_empty() && words.trim() == words && !words.contains("  "));
            prop_assert!(!words.contains(|c: char| c.is_control() || matches!(c, '\u{200B}' | '\u{202E}')), "{words:?}");
            prop_assert!(words.nfc().eq(words.chars()));
        }
    }

    #[test]
    fn a_line_is_clean_at_once(soup in soup()) {
        // Entities apart, of which one layer is undone each time.
        let soup = soup.replace('&', "+");
        let once = line(&soup, 100).value;
        prop_assert_eq!(&line(&once, 100).value, &once);
    }
}
