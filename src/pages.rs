//! One file for each kind of page, and the outlet that shows the one of the route.

pub mod cart;
pub mod checkout;
pub mod compare;
pub mod home;
pub mod listing;
pub mod order;
pub mod policy;
pub mod product;
pub mod saved;
pub mod seller;
pub mod status;
pub(crate) mod waiting;

use souk_commerce::{ProductId, Summary};
use souk_i18n::Locale;
use souk_ui::components::card::Card;
use souk_ui::prelude::*;
use souk_ui::views::status::Status;

use crate::platform;
use crate::routes::{ListState, Page, Route};
use crate::services::catalog::LoadError;
use crate::state::navigation::{Navigation, use_navigation};
use crate::state::scene::Scene;

/// A page without the choices made on it: while it stays the same, the page is not drawn anew.
#[derive(Debug, Clone, PartialEq, Eq)]
enum PageKey {
    Home,
    Category(Vec<String>),
    Search,
    Product(ProductId),
    Unknown,
}

impl PageKey {
    fn of(page: &Page) -> Self {
        match page {
            Page::Home => Self::Home,
            Page::Category(path, _) => Self::Category(path.clone()),
            Page::Search(..) => Self::Search,
            Page::Product(id, _) => Self::Product(id.clone()),
            _ => Self::Unknown,
        }
    }
}

/// Shows the page of the route.
#[component]
pub fn Outlet(
    /// Words and contents of the language.
    scene: Scene,
) -> Node {
    let navigation = use_navigation();
    let locale = scene.locale();
    // While the next language is on its way, the page stays what it is in this one.
    let key = Memo::new(move |former: Option<&PageKey>| {
        navigation.route().with(|route| match former {
            Some(former) if route.locale != locale => former.clone(),
            _ => PageKey::of(&route.page),
        })
    });
    live(move || {
        let scene = scene.clone();
        match key.get() {
            PageKey::Home => view! { <home::HomePage scene/> },
            PageKey::Category(path) => view! { <listing::CategoryPage scene path/> },
            PageKey::Search => view! { <listing::SearchPage scene/> },
            PageKey::Product(id) => view! { <product::ProductPage scene id/> },
            PageKey::Unknown => {
                view! { <status::Failure scene status=Status::NotFound/> }
            }
        }
    })
}

/// A card with the address of its product.
pub(crate) fn card(locale: Locale, summary: Summary) -> Card {
    let page = Page::Product(summary.product.clone(), None);
    Card {
        href: Route { locale, page }.href(),
        summary,
        marks: Vec::new(),
    }
}

/// The address of a page in a scene's language.
pub(crate) fn href(scene: &Scene, page: Page) -> String {
    Route {
        locale: scene.locale(),
        page,
    }
    .href()
}

/// The address of a category with nothing chosen.
pub(crate) fn category_href(scene: &Scene, path: &[String]) -> String {
    href(scene, Page::Category(path.to_vec(), ListState::default()))
}

/// Names the page in the tab, and puts it, scroll position and focus in place, once its content is there.
pub(crate) fn arrive(scene: &Scene, navigation: Navigation, title: &str) {
    name(scene, title);
    platform::after_paint(move || {
        platform::take_over("app");
        navigation.content_is_ready();
    });
}

/// Names the page in the tab.
pub(crate) fn name(scene: &Scene, title: &str) {
    let shop = scene
        .contents
        .as_ref()
        .map(|contents| scene.words.text(&contents.shop.name))
        .unwrap_or_default();
    let title = match (title, shop.as_str()) {
        ("", shop) => shop.to_owned(),
        (title, "") => title.to_owned(),
        (title, shop) if title == shop => shop.to_owned(),
        (title, shop) => format!("\u{2068}{title}\u{2069} · {shop}"),
    };
    platform::set_title(&title);
}

/// The page for what could not be loaded.
pub(crate) fn failure(scene: Scene, error: &LoadError) -> Node {
    platform::log(&error.to_string());
    let status = match error {
        LoadError::Net(_) => Status::Offline,
        LoadError::Missing(_) | LoadError::Broken { .. } => Status::Broken,
    };
    view! { <status::Failure scene status/> }
}
