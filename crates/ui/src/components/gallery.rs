//! The pictures of a variant: one large with all of them small beneath, chosen by button; on a phone a strip to swipe.

use leptos::prelude::*;
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
) -> impl IntoView {
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
    let large: Vec<_> = pictures
        .into_iter()
        .zip(0_usize..)
        .map(|(image, index)| large(image, index, &title, shown))
        .collect();
    let count = if is_strip { "many" } else { "one" };
    view! {
        <div class="c-gallery" role="group" aria-label=words.gallery().to_owned()>
            <ul class="c-gallery__large" role="list" data-count=count>{large}</ul>
            {thumbs}
        </div>
    }
    .into_any()
}

fn large(image: Option<Image>, index: usize, title: &str, shown: RwSignal<usize>) -> AnyView {
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
    view! { <li data-state=state><Picture image alt loading/></li> }.into_any()
}

fn thumb(
    words: &Words,
    image: &Image,
    index: usize,
    total: usize,
    shown: RwSignal<usize>,
) -> AnyView {
    let number = |value: usize| words.number(u64::try_from(value).unwrap_or(u64::MAX));
    let name = words.picture_of(&number(index.saturating_add(1)), &number(total));
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
    .into_any()
}
