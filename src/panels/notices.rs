//! What the notices say.

use souk_ui::Words;
use souk_ui::components::link::Link;
use souk_ui::components::notice::Notice;

use crate::routes::{Page, Route};
use crate::state::notices::NoticeEvent;

/// A notice in words.
pub fn in_words(words: &Words, event: &NoticeEvent) -> Notice {
    let plain = |text: &str| Notice {
        text: text.to_owned(),
        ..Notice::default()
    };
    match event {
        NoticeEvent::Added { title } => {
            let cart = Route {
                locale: words.language(),
                page: Page::Cart,
            }
            .href();
            Notice {
                text: words.notice_added(title),
                can_undo: false,
                link: Some(Link::new(cart, words.go_to_cart())),
            }
        }
        NoticeEvent::Removed { said, .. } => Notice {
            text: said.clone(),
            can_undo: true,
            link: None,
        },
        NoticeEvent::TooMany => {
            let most = souk_commerce::cart::MAX_QUANTITY;
            plain(&words.notice_too_many(&words.number(most)))
        }
        NoticeEvent::CartFull => plain(words.notice_cart_full()),
        NoticeEvent::NothingKept => plain(words.notice_not_saved()),
        NoticeEvent::LinesLost { count } => {
            let count = u64::try_from(*count).unwrap_or(u64::MAX);
            plain(&words.notice_lines_lost(count, &words.number(count)))
        }
        NoticeEvent::CheckoutLost => plain(words.notice_checkout_lost()),
        NoticeEvent::HandoffLost { count } => {
            let count = u64::try_from(*count).unwrap_or(u64::MAX);
            plain(&words.notice_handoff_lost(count, &words.number(count)))
        }
        NoticeEvent::HandoffWaits => plain(words.notice_handoff_waits()),
        NoticeEvent::Copied => plain(words.copied()),
        NoticeEvent::NotCopied => plain(words.notice_not_copied()),
        NoticeEvent::Said(text) => plain(text),
        NoticeEvent::LanguageMissing => plain(words.notice_language_missing()),
    }
}
