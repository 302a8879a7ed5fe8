//! A short report of what has just happened, with a way back. Its region stands in the first document, since a region
//! that appears together with its text is not read out.

use crate::prelude::*;

use super::button::IconButton;
use super::icon::Icon;
use super::link::Link;
use crate::Words;

/// What has happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    /// The report.
    pub text: String,
    /// Whether it can be undone.
    pub can_undo: bool,
    /// Where to look at it.
    pub link: Option<Link>,
}

/// The region of notices, empty most of the time.
#[component]
pub fn NoticeRegion(
    /// Texts and formats.
    words: Words,
    /// The notice that is shown.
    notice: Signal<Option<Notice>>,
    /// Takes back what was reported.
    on_undo: Callback<()>,
    /// Puts the notice away.
    on_close: Callback<()>,
) -> Node {
    let text = move || notice.with(|notice| notice.as_ref().map(|notice| notice.text.clone()));
    let name = words.notices().to_owned();
    let actions = move || {
        let notice = notice.get()?;
        let undo = notice.can_undo.then(|| {
            view! {
                <button type="button" class="c-notice__action" on:click=move |_| on_undo.run(())>
                    {words.undo()}
                </button>
            }
        });
        let link = notice
            .link
            .map(|link| view! { <a class="c-notice__action" href=link.href>{link.label}</a> });
        let close = view! { <IconButton icon=Icon::Close name=words.close() on_press=on_close/> };
        Some(view! { {undo} {link} {close} })
    };
    view! {
        <section class="c-notice" aria-label=name data-state=move || if notice.with(Option::is_some) { "shown" } else { "empty" }>
            <p role="status" class="c-notice__text">{text}</p>
            {actions}
        </section>
    }
}
