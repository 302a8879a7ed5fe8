//! What stands in for a page that is not there or could not be loaded.

use souk_ui::prelude::*;
use souk_ui::views::status::{Status, StatusView};

use crate::pages::{arrive, href};
use crate::platform;
use crate::routes::Page;
use crate::state::navigation::use_navigation;
use crate::state::scene::Scene;

/// A page in place of another.
#[component]
pub fn Failure(
    /// Words and contents.
    scene: Scene,
    /// What happened.
    status: Status,
) -> Node {
    let words = scene.words.clone();
    let title = match status {
        Status::NotFound => words.not_found(),
        Status::ProductGone => words.product_gone(),
        Status::Offline => words.offline_title(),
        _ => words.broken(),
    };
    arrive(&scene, use_navigation(), title);
    let home_href = href(&scene, Page::Home);
    let may_pass = matches!(status, Status::Broken | Status::Offline);
    let on_retry = may_pass.then(|| Callback::new(|()| platform::reload()));
    view! { <StatusView words status home_href on_retry/> }
}
