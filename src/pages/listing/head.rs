//! What stands above a list.

use souk_catalog::Contents;
use souk_ui::components::link::Link;
use souk_ui::views::listing::ListingHead;

use super::choices::sorts;
use crate::pages::{category_href, href};
use crate::routes::Page;
use crate::state::scene::Scene;

/// The head of a category's list.
pub(super) fn category_head(scene: &Scene, contents: &Contents, path: &[String]) -> ListingHead {
    let named = |path: &[String]| {
        let name = contents
            .category(path)
            .map(|category| category.name.clone())
            .unwrap_or_default();
        Link::new(category_href(scene, path), name)
    };
    let above = (1..path.len()).filter_map(|length| path.get(..length));
    ListingHead {
        title: named(path).label,
        is_feed_text: true,
        home_href: href(scene, Page::Home),
        crumbs: above.map(named).collect(),
        children: contents
            .children(path)
            .map(|category| named(&category.path))
            .collect(),
        sorts: sorts(&scene.words),
    }
}

/// The head of what a search found.
pub(super) fn search_head(scene: &Scene, text: &str) -> ListingHead {
    let words = &scene.words;
    ListingHead {
        title: if text.is_empty() {
            words.all_products().to_owned()
        } else {
            words.results_for(text)
        },
        is_feed_text: false,
        home_href: href(scene, Page::Home),
        crumbs: Vec::new(),
        children: Vec::new(),
        sorts: sorts(words),
    }
}
