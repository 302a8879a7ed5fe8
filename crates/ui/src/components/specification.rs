//! The specification: named values in the feed's order, and the codes of the chosen variant.

use crate::prelude::*;
use souk_commerce::product::Detail;

use super::data::{Code, FeedText};
use crate::{Source, Words};

/// Rows of a specification; nothing at all when there is nothing to say.
#[component]
pub fn Specification(
    /// Texts and formats.
    words: Words,
    /// Rows in the feed's order.
    details: Vec<Detail>,
    /// Trade item number and part number of the variant that is shown.
    codes: Source<(Option<String>, Option<String>)>,
) -> Node {
    // One section needs no name besides the heading.
    let is_divided = details
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.section != b.section));
    let mut section: Option<String> = None;
    let mut rows: Vec<Node> = Vec::new();
    for detail in details {
        if detail.section != section {
            section = detail.section;
            let name = section.clone().filter(|_| is_divided);
            rows.extend(name.map(|name| heading(&words, name)));
        }
        rows.push(row(&words, detail.name, detail.value));
    }
    let is_empty = rows.is_empty();
    let code_rows = {
        let (words, codes) = (words.clone(), codes.clone());
        move || {
            let (gtin, mpn) = codes.get();
            let gtin = gtin.map(|code| code_row(words.gtin(), code));
            let mpn = mpn.map(|code| code_row(words.part_number(), code));
            view! { {gtin} {mpn} }
        }
    };
    view! {
        <section class="c-specification" hidden=move || is_empty && codes.get() == (None, None)>
            <h2>{words.specification()}</h2>
            <dl>{rows} {code_rows}</dl>
        </section>
    }
}

fn heading(words: &Words, name: String) -> Node {
    view! {
        <div class="c-specification__heading"><dt><FeedText words=words.clone() text=name/></dt><dd></dd></div>
    }
}

fn row(words: &Words, name: String, value: String) -> Node {
    view! {
        <div>
            <dt><FeedText words=words.clone() text=name/></dt>
            <dd><FeedText words=words.clone() text=value/></dd>
        </div>
    }
}

fn code_row(name: &str, code: String) -> Node {
    view! { <div><dt>{name.to_owned()}</dt><dd><Code value=code/></dd></div> }
}
