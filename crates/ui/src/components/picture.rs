//! Product pictures on a soft ground of a fixed shape, so that nothing moves while they load.

use crate::prelude::*;
use souk_commerce::product::Image;

use super::icon::{Icon, Picto};

/// How soon a picture is needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Loading {
    /// When it comes near the screen.
    #[default]
    Late,
    /// At once: it is in the first screen.
    Early,
}

/// A picture; an arch stands in where there is none.
#[component]
pub fn Picture(
    /// The picture.
    image: Option<Image>,
    /// Says what it shows where the picture has no text of its own; empty where the text beside it does.
    #[prop(into)]
    alt: String,
    /// How soon it is needed.
    #[prop(optional)]
    loading: Loading,
) -> Node {
    let Some(image) = image else {
        return view! { <span class="c-picture c-picture--none"><Picto icon=Icon::Arch/></span> };
    };
    let is_early = loading == Loading::Early;
    let (srcset, tone) = made(&image.url).unzip();
    // A browser takes `auto`, the width that is shown, only for pictures that wait, and it must know so before it hears of
    // the files. Half of the screen is a card on a phone; on a desk a third is more than a card and, with the next wider
    // file, a gallery.
    let sizes = if is_early {
        "(min-width:60rem)30vw,50vw"
    } else {
        "auto,50vw"
    };
    let sizes = srcset.is_some().then_some(sizes);
    view! {
        <span class="c-picture">
            <img
                loading=(!is_early).then_some("lazy")
                srcset=srcset
                sizes=sizes
                data-tone=tone
                src=image.url
                alt=alt
                width="400"
                height="400"
                fetchpriority=is_early.then_some("high")
                decoding="async"
            />
        </span>
    }
}

/// The files of a picture that the build has made in three widths, and the colour of its ground: its address says all of it
/// at fixed places, as docs/formats/pack.md tells.
fn made(url: &str) -> Option<(String, &str)> {
    let (name, tone) = url.split_at_checked(url.len().checked_sub(7)?)?;
    let (stem, last) = name.split_at_checked(name.len().checked_sub(9)?)?;
    let (_, start) = stem.split_at_checked(stem.len().checked_sub(31)?)?;
    let width = last.strip_suffix(".webp")?;
    let files = [
        stem,
        "0320.webp 320w,",
        stem,
        "0640.webp 640w,",
        name,
        " ",
        width,
        "w",
    ];
    start
        .starts_with("/media/p/")
        .then(|| (files.concat(), tone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_made_picture_tells_its_files_and_its_ground() {
        let stem = "https://a.example/media/p/0123456789abcdef_0900_";
        let url = format!("{stem}1280.webp#f4f1ec");
        let (files, tone) = made(&url).unwrap();
        let narrow = format!("{stem}0320.webp 320w,{stem}0640.webp 640w");
        assert_eq!(files, format!("{narrow},{stem}1280.webp 1280w"));
        assert_eq!(tone, "#f4f1ec");
        for other in [
            "/media/p/0123456789abcdef.webp",
            "/media/p/0123456789abcdef_0900_1280.webp",
            "/media/p/0123456789abcdef_0900_1280.jpeg#f4f1ec",
            "/media/p/0123456789abcde_0900_1280.webp#f4f1ec",
            "/media/éééééééééééééééééééééééééééééééééééééé.webp",
            "/media/cup.svg",
            "",
        ] {
            assert_eq!(made(other), None, "{other}");
        }
    }
}
