//! The pictures of a variant: one large, all of them small beneath, chosen by button.

use leptos::prelude::*;
use souk_commerce::product::Image;

use super::picture::{Loading, Picture};
use crate::Words;

/// Pictures of one variant. Rendered again for another variant.
#[component]
pub fn Gallery(
    /// Texts and formats.
    words: Words,
    /// The pictures, the main one first.
    images: Vec<Image>,
    /// The product's title, for pictures without a text of their own.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    let shown = RwSignal::new(0_usize);
    let alt_of = move |image: &Image| {
        if image.alt.is_empty() {
            title.clone()
        } else {
            image.alt.clone()
        }
    };
    let total = words.number(u64::try_from(images.len()).unwrap_or(u64::MAX));
    let thumbs = (images.len() > 1).then(|| {
        let thumbs: Vec<_> = images
            .iter()
            .zip(0_usize..)
            .map(|(image, index)| {
                let number =
                    words.number(u64::try_from(index.saturating_add(1)).unwrap_or(u64::MAX));
                view! {
                    <li>
                        <button
                            type="button"
                            class="c-gallery__thumb"
                            aria-label=words.picture_of(&number, &total)
                            aria-pressed=move || if shown.get() == index { "true" } else { "false" }
                            on:click=move |_| shown.set(index)
                        >
                            <Picture image=Some(image.clone()) alt=""/>
                        </button>
                    </li>
                }
            })
            .collect();
        view! { <ul class="c-gallery__thumbs" role="list">{thumbs}</ul> }
    });
    let large = move || {
        let image = images.get(shown.get()).or_else(|| images.first()).cloned();
        let alt = image.as_ref().map(&alt_of).unwrap_or_default();
        view! { <Picture image alt loading=Loading::Early/> }
    };
    view! {
        <div class="c-gallery" role="group" aria-label=words.gallery().to_owned()>
            <div class="c-gallery__large">{large}</div>
            {thumbs}
        </div>
    }
    .into_any()
}
