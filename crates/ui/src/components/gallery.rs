//! The pictures of a variant: one large with all of them small beneath, chosen by button; on a phone a strip to swipe.

use crate::prelude::*;
use souk_commerce::product::Image;

use super::picture::{Loading, Picture};
use crate::Words;

/// Pictures of one variant. Rendered again for another variant.
#[component]
pub fn Gallery(
    /// Texts and formats.
    words: Words,
    /// The pictures, the main one first; an arch stands in where there is none.
    images: Vec<Image>,
    /// The product's title, for pictures without a text of their own.
    #[prop(into)]
    title: String,
) -> Node {
    let shown = RwSignal::new(0_usize);
    let is_strip = images.len() > 1;
    let thumbs = is_strip.then(|| {
        let thumbs: Vec<_> = images
            .iter()
            .zip(0_usize..)
            .map(|(image, index)| thumb(&words, image, index, images.len(), shown))
            .collect();
        view! { <ul class="c-gallery__thumbs" role="list">{thumbs}</ul> }
    });
    let mut pictures: Vec<Option<Image>> = images.into_iter().map(Some).collect();
    if pictures.is_empty() {
        pictures.push(None);
    }
    let total = pictures.len();
    let large: Vec<_> = pictures
        .into_iter()
        .zip(0_usize..)
        .map(|(image, index)| large(&words, image, (index, total), &title, shown))
        .collect();
    let count = if is_strip { "many" } else { "one" };
    view! {
        <div class="c-gallery" role="group" aria-label=words.gallery()>
            <ul class="c-gallery__large" role="list" data-count=count>{large}</ul>
            {thumbs}
        </div>
    }
}

/// A large picture, which leads to itself in full size: zoom for everybody, and what the keyboard stops at in a strip.
fn large(
    words: &Words,
    image: Option<Image>,
    (index, total): (usize, usize),
    title: &str,
    shown: RwSignal<usize>,
) -> Node {
    let href = image.as_ref().map(|image| image.url.clone());
    let alt = match &image {
        Some(image) if !image.alt.is_empty() => image.alt.clone(),
        _ => title.to_owned(),
    };
    let loading = if index == 0 {
        Loading::Early
    } else {
        Loading::Late
    };
    let state = move || {
        if shown.get() == index {
            "shown"
        } else {
            "waiting"
        }
    };
    let picture = view! { <Picture image alt loading/> };
    let body = match href {
        Some(href) => {
            let name = words.picture_open(
                &number(words, index.saturating_add(1)),
                &number(words, total),
            );
            view! { <a href=href target="_blank" rel="noopener" aria-label=name>{picture}</a> }
        }
        None => picture,
    };
    view! { <li data-state=state>{body}</li> }
}

fn thumb(words: &Words, image: &Image, index: usize, total: usize, shown: RwSignal<usize>) -> Node {
    let name = words.picture_of(
        &number(words, index.saturating_add(1)),
        &number(words, total),
    );
    let is_pressed = move || {
        if shown.get() == index {
            "true"
        } else {
            "false"
        }
    };
    view! {
        <li>
            <button
                type="button"
                class="c-gallery__thumb"
                aria-label=name
                aria-pressed=is_pressed
                on:click=move |_| shown.set(index)
            >
                <Picture image=Some(image.clone()) alt=""/>
            </button>
        </li>
    }
}

fn number(words: &Words, value: usize) -> String {
    words.number(u64::try_from(value).unwrap_or(u64::MAX))
}
