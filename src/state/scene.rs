//! What the whole page is drawn from: the words of one language and that language's table of contents.
//!
//! When the route's language changes, the next scene is fetched first and swapped in whole, so that no page is ever
//! half in one language.

use std::sync::Arc;

use souk_catalog::Contents;
use souk_commerce::LanguageTag;
use souk_i18n::Locale;
use souk_ui::Words;
use souk_ui::prelude::*;

use crate::platform::{self, AppFiles, IntlFormatter};
use crate::routes::{Page, Route};
use crate::services::catalog::{Catalog, LoadError};
use crate::state::navigation::{Navigation, current_route};
use crate::state::notices::{NoticeEvent, Notices};
use crate::state::preferences::Preferences;

/// Words and contents of one language.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Texts and formats.
    pub words: Words,
    /// The shop and its categories; why not, when they could not be read.
    pub contents: Result<Arc<Contents>, LoadError>,
}

impl Scene {
    /// Fetches the scene of a language.
    ///
    /// # Errors
    /// [`LoadError`] when there are no words: without them nothing can be said.
    pub async fn load(catalog: &Catalog, locale: Locale) -> Result<Self, LoadError> {
        let (messages, contents) =
            futures::join!(catalog.messages(locale), catalog.contents(locale));
        let content_language = contents
            .as_ref()
            .ok()
            .map(|contents| contents.content_language.clone());
        let content_language = content_language.or_else(|| LanguageTag::parse(locale.tag()));
        let content_language =
            content_language.ok_or_else(|| LoadError::Missing(locale.tag().into()))?;
        let words = Words::new(
            Arc::new(messages?),
            Arc::new(IntlFormatter::new(locale)),
            content_language,
        );
        Ok(Self { words, contents })
    }

    /// The interface language.
    pub fn locale(&self) -> Locale {
        self.words.language()
    }
}

/// Keeps the scene in the language of the route.
pub fn follow_language(
    scene: RwSignal<Scene>,
    catalog: Catalog,
    navigation: Navigation,
    notices: Notices,
    preferences: Preferences,
) {
    let language = Memo::new(move |_| navigation.route().with(|route| route.locale));
    effect(move || {
        let locale = language.get();
        let shown = scene.with_untracked(Scene::locale);
        if locale == shown {
            return;
        }
        let catalog = catalog.clone();
        platform::spawn(async move {
            match Scene::load(&catalog, locale).await {
                // The shopper may have chosen a third language meanwhile.
                Ok(_) if language.get_untracked() != locale => {}
                Ok(next) => {
                    enter(locale);
                    preferences.keep_language(locale);
                    scene.set(next);
                }
                Err(_) => {
                    notices.show(NoticeEvent::LanguageMissing);
                    navigation.replace(&navigation.route().get_untracked().in_locale(shown));
                }
            }
        });
    });
}

/// Tells the document its language and direction.
pub fn enter(locale: Locale) {
    platform::set_language(locale.tag(), locale.direction().as_str());
    platform::set_attribute(
        "link[rel=manifest]",
        "href",
        &format!("/{}.webmanifest", locale.tag()),
    );
}

/// The route to begin with: the address, in a language that the shop has. Where the address names none of them, the
/// boot script has chosen one: the shopper's own when the shop has it, else the shop's first.
pub fn first_route(app: &AppFiles) -> Route {
    let is_offered = |locale: &Locale| app.messages.iter().any(|(tag, _)| tag == locale.tag());
    let asked = current_route();
    if let Some(route) = asked.clone().filter(|route| is_offered(&route.locale)) {
        return route;
    }
    let locale = Locale::parse(&platform::language()).filter(is_offered);
    let locale = locale.unwrap_or(Locale::ENGLISH);
    let address = platform::address();
    let page = match asked {
        Some(route) => route.page,
        None if address.path == "/" => Page::Home,
        None => Page::Unknown(address.path),
    };
    let route = Route { locale, page };
    let mut href = route.href();
    if !address.fragment.is_empty() {
        href.push('#');
        href.push_str(&address.fragment);
    }
    platform::replace_address(&href);
    route
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::world;

    #[test]
    fn the_first_page_is_in_a_language_that_the_shop_has() {
        let app = AppFiles {
            messages: vec![
                ("ar".into(), "/app/ar.txt".into()),
                ("th".into(), "/app/th.txt".into()),
            ],
            ..AppFiles::default()
        };
        for (address, boot, shown) in [
            ("/", "ar", "/ar/"),
            ("/", "th", "/th/"),
            ("/th/cart", "th", "/th/cart"),
            ("/en/p/tea?v=green", "ar", "/ar/p/tea?v=green"),
            ("/en/order#o.t", "th", "/th/order#o.t"),
            ("/nowhere", "ar", "/nowhere"),
        ] {
            world(|world| {
                world.history = vec![address.into()];
                world.language = boot.into();
            });
            let route = first_route(&app);
            assert_eq!(route.locale.tag(), boot, "{address}");
            assert_eq!(world(|world| world.history.clone()), [shown], "{address}");
        }
    }
}
