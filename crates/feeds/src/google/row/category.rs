//! Category paths, whatever stands between their steps.

use std::borrow::Cow;

use super::notes::{Fields, Notes, read_line};
use crate::google::fields::Meaning;
use crate::report::Cause;
use crate::text::MAX_VALUE;

/// The merchant's own path, and Google's. A number is no path: whose name it stands for is written nowhere in a feed.
pub(super) fn read_paths(fields: &Fields<'_>, notes: &mut Notes<'_>) -> (Vec<String>, Vec<String>) {
    let mut read = |meaning| {
        let text = read_line(fields, meaning, MAX_VALUE, notes)?;
        Some(if is_number(&text) {
            Vec::new()
        } else {
            steps(&text)
        })
    };
    let own = read(Meaning::ProductType);
    let google = read(Meaning::GoogleCategory);
    let is_only_a_number = own.as_ref().or(google.as_ref()).is_some()
        && [&own, &google]
            .iter()
            .all(|path| path.as_ref().is_none_or(Vec::is_empty));
    if is_only_a_number {
        for meaning in [Meaning::ProductType, Meaning::GoogleCategory] {
            if let Some(field) = fields
                .first(meaning)
                .filter(|field| is_number(&field.value))
            {
                notes.add(Cause::CategoryNumber, field);
                break;
            }
        }
    }
    (own.unwrap_or_default(), google.unwrap_or_default())
}

pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The steps of a path. A bare `/` may belong to a name, as in "TV/Video": what it means is decided for a whole feed.
fn steps(path: &str) -> Vec<String> {
    const ARROWS: &[char] = &['>', '»', '›', '→'];
    let path = if path.contains("&gt;") || path.contains("->") {
        Cow::Owned(path.replace("&gt;", ">").replace("->", ">"))
    } else {
        Cow::Borrowed(path)
    };
    let steps: Vec<&str> = if path.contains(ARROWS) {
        path.split(ARROWS).collect()
    } else if path.contains('|') {
        path.split('|').collect()
    } else {
        path.split(" / ").collect()
    };
    let steps = steps.into_iter().map(str::trim);
    let filled = steps.filter(|step| !step.is_empty());
    filled.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_parted_by_any_arrow_or_line_and_by_a_slash_between_blanks() {
        for path in [
            "Home > Kitchen > Kettles",
            "Home>Kitchen>Kettles",
            "Home >> Kitchen >> Kettles",
            "Home &gt; Kitchen &gt; Kettles",
            "Home -> Kitchen -> Kettles",
            "Home » Kitchen › Kettles",
            "Home|Kitchen|Kettles",
            "Home / Kitchen / Kettles",
            "> Home > > Kitchen > Kettles >",
        ] {
            assert_eq!(steps(path), ["Home", "Kitchen", "Kettles"], "{path}");
        }
        assert_eq!(steps("TV/Video > 4K"), ["TV/Video", "4K"]);
        assert_eq!(steps("TV/Video"), ["TV/Video"]);
        assert_eq!(steps("a>b>c>d>e>f>g").len(), 7);
        assert!(steps(" > ").is_empty());
    }
}
