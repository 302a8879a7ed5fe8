//! Pages printed as HTML without a browser: the same program, drawn once with what the pack holds.
//!
//! A page is drawn in a surrounding that has files, a clock and an address, and nothing else: no cart, no storage, no
//! network. What the browser finds out later is not in it.

mod meta;

use std::collections::BTreeSet;
use std::sync::Arc;

use souk_catalog::Contents;
use souk_commerce::Timestamp;
use souk_i18n::Locale;
use souk_ui::prelude::*;

use crate::buying::{Buying, BuyingProps};
use crate::guest::{self, Place};
use crate::pages::product::beneath::{Beneath, BeneathProps};
use crate::pages::product::marks::{ProductMarks, ProductMarksProps};
use crate::platform::{self, Answer, AppFiles, World};
use crate::routes::{ListState, Page, Route};
use crate::services::Services;
use crate::services::catalog::LoadError;
use crate::shop::{Shop, ShopProps};
use crate::state::other_currency::other_currency;
use crate::state::scene::Scene;

pub use meta::Meta;

/// Prints the pages of one pack.
#[derive(Debug)]
pub struct Printer {
    services: Services,
}

/// A page as it is before any program runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Title of the tab.
    pub title: String,
    /// What stands in the document's `#app`.
    pub body: String,
    /// What is said about the page to those who do not look at it.
    pub meta: Meta,
}

impl Printer {
    /// A printer of the shop whose files `load` gives by their paths, for a moment. `languages` are those of the shop.
    ///
    /// It stands in this thread's surrounding: of two printers in one thread the later one's files count.
    pub fn new(
        languages: &[Locale],
        now: Timestamp,
        load: impl Fn(&str) -> Option<Vec<u8>> + 'static,
    ) -> Self {
        let messages = |locale: &Locale| (locale.tag().to_owned(), messages_url(*locale));
        let app = AppFiles {
            messages: languages.iter().map(messages).collect(),
            ..AppFiles::default()
        };
        let texts = languages.to_vec();
        platform::world(|world| {
            *world = World {
                now,
                app: app.clone(),
                load: Some(Box::new(move |url| {
                    let messages = texts.iter().find(|locale| messages_url(**locale) == url);
                    let (content_type, body) = match messages {
                        Some(locale) => ("text/plain", souk_i18n::bundle(*locale).into_bytes()),
                        None => ("application/octet-stream", load(url.strip_prefix('/')?)?),
                    };
                    Some(Answer {
                        status: 200,
                        etag: None,
                        content_type: content_type.to_owned(),
                        body,
                    })
                })),
                ..World::default()
            };
        });
        Self {
            services: Services::new(app),
        }
    }

    /// The table of contents in a language.
    ///
    /// # Errors
    /// [`LoadError`] when the pack lacks it.
    pub fn contents(&self, locale: Locale) -> Result<Arc<Contents>, LoadError> {
        platform::run(self.services.catalog.contents(locale))
    }

    /// The addresses that are worth a page of their own in a language: home, all categories, the shop's policies, and as many products as `most` says, those first
    /// that stand on the home page and in front of their categories.
    ///
    /// # Errors
    /// [`LoadError`] when the pack lacks a file.
    pub fn routes(&self, locale: Locale, most: usize) -> Result<Vec<Route>, LoadError> {
        let catalog = &self.services.catalog;
        let contents = self.contents(locale)?;
        let mut pages = vec![Page::Home];
        let categories = contents.categories.iter();
        pages.extend(
            categories.map(|category| Page::Category(category.path.clone(), ListState::default())),
        );
        let mut known = BTreeSet::new();
        for file in std::iter::once(&contents.home).chain(&contents.cards) {
            if known.len() >= most {
                break;
            }
            let cards = platform::run(catalog.cards(file))?;
            let all = 0..u32::try_from(cards.len()).unwrap_or(u32::MAX);
            for product in all.filter_map(|position| Some(cards.get(position)?.product)) {
                if known.len() < most && known.insert(product.clone()) {
                    pages.push(Page::Product(product, None));
                }
            }
        }
        let sellers = contents.shop.sellers.iter();
        pages.extend(sellers.map(|seller| Page::Seller(seller.id.clone())));
        let policies = contents.policies.iter().flat_map(|names| &names.titles);
        pages.extend(policies.map(|(kind, _)| Page::Policy(*kind)));
        let route = |page| Route { locale, page };
        Ok(pages.into_iter().map(route).collect())
    }

    /// The page of a route.
    ///
    /// # Errors
    /// [`LoadError`] when the pack lacks what the page shows.
    pub fn page(&self, route: &Route) -> Result<Printed, LoadError> {
        platform::world(|world| {
            world.history = vec![route.href()];
            world.title.clear();
        });
        let scene = platform::run(Scene::load(&self.services.catalog, route.locale))?;
        let meta = platform::run(Meta::of(&self.services.catalog, &scene, route))?;
        let owner = Owner::new();
        let body = owner.with(|| {
            let (services, route) = (self.services.clone(), route.clone());
            if route.is_buying() {
                Buying(BuyingProps {
                    services,
                    route,
                    scene,
                })
                .to_html()
            } else {
                let guest = guest(&services, &scene, &route.page);
                let shop = Shop(ShopProps {
                    services,
                    route,
                    scene,
                });
                guest
                    .into_iter()
                    .fold(shop.to_html(), |html, (place, drawn)| {
                        let empty = guest::place(place).to_html();
                        let filled =
                            empty.replacen("><", &format!("><div data-page>{drawn}</div><"), 1);
                        html.replacen(&empty, &filled, 1)
                    })
            }
        });
        owner.cleanup();
        Ok(Printed {
            title: platform::world(|world| world.title.clone()),
            body,
            meta,
        })
    }
}

/// What a guest draws on a page, as far as that is known beforehand.
fn guest(services: &Services, scene: &Scene, page: &Page) -> Vec<(Place, String)> {
    let Page::Product(id, variant) = page else {
        return Vec::new();
    };
    let other = other_currency(services.catalog.clone());
    let chosen = RwSignal::new(variant.clone());
    let marks = ProductMarks(ProductMarksProps {
        services: services.clone(),
        scene: scene.clone(),
        id: id.clone(),
        variant: chosen.into(),
        other,
    });
    let beneath = Beneath(BeneathProps {
        services: services.clone(),
        scene: scene.clone(),
        id: id.clone(),
        variant: chosen.into(),
        picture: None,
        other,
    });
    vec![
        (Place::Marks, marks.to_html()),
        (Place::Beneath, beneath.to_html()),
    ]
}

fn messages_url(locale: Locale) -> String {
    format!("/messages/{}", locale.tag())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn printer() -> Printer {
        let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/pack-v1");
        let languages: Vec<Locale> = Locale::all().collect();
        Printer::new(&languages, Timestamp(0), move |path| {
            std::fs::read(pack.join(path.strip_prefix("pack/")?)).ok()
        })
    }

    #[test]
    fn every_page_of_a_pack_is_printed_whole() {
        let printer = printer();
        let routes = printer.routes(Locale::ENGLISH, usize::MAX).unwrap();
        let products = |routes: &[Route]| {
            let pages = routes.iter();
            pages
                .filter(|route| matches!(route.page, Page::Product(..)))
                .count()
        };
        assert!(products(&routes) > 2);
        assert_eq!(products(&printer.routes(Locale::ENGLISH, 1).unwrap()), 1);
        for route in routes {
            let page = printer.page(&route).unwrap();
            assert!(page.body.contains("<h1"), "{route:?}");
            assert!(
                !page.body.contains("c-skeleton"),
                "{route:?}: nothing is on its way"
            );
            assert!(!page.title.is_empty(), "{route:?}");
            assert!(!page.meta.structured.is_empty(), "{route:?}");
        }
    }

    #[test]
    fn a_pack_that_lacks_a_file_is_an_error() {
        let languages: Vec<Locale> = Locale::all().collect();
        let printer = Printer::new(&languages, Timestamp(0), |_| None);
        assert!(printer.routes(Locale::ENGLISH, 1).is_err());
        let home = Route {
            locale: Locale::ENGLISH,
            page: Page::Home,
        };
        assert!(printer.page(&home).is_err());
    }
}
