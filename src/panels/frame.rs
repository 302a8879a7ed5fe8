//! The frame around every page, connected: search, languages, cart, notices, the newer version.

use souk_catalog::{Contents, Query, Selection};
use souk_commerce::CartEvent;
use souk_i18n::Locale;
use souk_ui::Words;
use souk_ui::components::footer::FooterFacts;
use souk_ui::components::header::HeaderFacts;
use souk_ui::components::language::LanguageLink;
use souk_ui::components::link::Link;
use souk_ui::components::search_box::{SearchEvent, Suggestion};
use souk_ui::prelude::*;
use souk_ui::views::frame::{Frame, FrameEvent, FrameState, SearchFacts};

use crate::panels::notices::in_words;
use crate::platform;
use crate::routes::{ListState, Page, Route};
use crate::services::catalog::top_categories;
use crate::services::{Services, use_services};
use crate::state::cart::use_cart;
use crate::state::navigation::{Navigation, use_navigation};
use crate::state::notices::{NoticeEvent, use_notices};
use crate::state::preferences::use_preferences;
use crate::state::scene::Scene;

/// Suggestions under the search box.
const SUGGESTIONS: u32 = 6;

/// Categories in the head of a page; the others are a step below them.
const HEADER_CATEGORIES: usize = 12;

/// Which program the frame belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Looking around: categories and search are at hand.
    Browsing,
    /// Buying: nothing leads away.
    Buying,
}

/// The frame with a page in it.
#[component]
pub fn FramePanel(
    /// Words and contents.
    scene: Scene,
    /// Which program this is.
    purpose: Purpose,
    /// The page.
    children: Node,
) -> Node {
    let navigation = use_navigation();
    let cart = use_cart();
    let notices = use_notices();
    let preferences = use_preferences();
    let words = scene.words.clone();
    let contents = scene.contents.as_ref().ok();

    let latest = Memo::new(move |_| notices.list().with(|list| list.last().cloned()));
    let notice_words = words.clone();
    let notice = Signal::derive(move || {
        latest
            .get()
            .map(|notice| in_words(&notice_words, &notice.event))
    });
    let state = FrameState {
        pieces: cart.pieces().into(),
        is_online: online(),
        has_update: update_is_ready(),
        notice,
        appearance: preferences.appearance(),
    };
    let search = (purpose == Purpose::Browsing).then(|| SearchPanel::new(&scene, navigation));
    let facts = search.as_ref().map(SearchPanel::facts);
    let on_event = Callback::new(move |event| match event {
        FrameEvent::Undo => {
            if let Some(notice) = latest.get_untracked() {
                if let NoticeEvent::Removed { line, position, .. } = notice.event {
                    cart.apply(CartEvent::Restore { line, position });
                }
                notices.dismiss(notice.id);
            }
        }
        FrameEvent::CloseNotice => {
            if let Some(notice) = latest.get_untracked() {
                notices.dismiss(notice.id);
            }
        }
        FrameEvent::Update => platform::send_event("souk-update-accept"),
        FrameEvent::Appearance(appearance) => preferences.choose_appearance(appearance),
        FrameEvent::Digits(is_eastern) => preferences.choose_digits(is_eastern),
        FrameEvent::Search(event) => {
            if let Some(search) = &search {
                search.take(event);
            }
        }
    });
    let header = header(&words, contents.map(AsRef::as_ref), navigation, purpose);
    let footer = footer(&words, contents.map(AsRef::as_ref), navigation);
    view! {
        <Frame words header footer search=facts state on_event>{children}</Frame>
    }
}

fn online() -> Signal<bool> {
    let is_online = RwSignal::new(platform::is_online());
    platform::on_event("online", move || is_online.set(true));
    platform::on_event("offline", move || is_online.set(false));
    is_online.into()
}

fn update_is_ready() -> Signal<bool> {
    let is_ready = RwSignal::new(false);
    platform::on_event("souk-update", move || is_ready.set(true));
    is_ready.into()
}

fn header(
    words: &Words,
    contents: Option<&Contents>,
    navigation: Navigation,
    purpose: Purpose,
) -> HeaderFacts {
    let locale = words.language();
    let href = |page| Route { locale, page }.href();
    let categories = contents
        .filter(|_| purpose == Purpose::Browsing)
        .map_or_else(Vec::new, |contents| {
            let top = top_categories(contents).into_iter().take(HEADER_CATEGORIES);
            top.map(|category| {
                Link::new(
                    href(Page::Category(category.path.clone(), ListState::default())),
                    &category.name,
                )
            })
            .collect()
        });
    HeaderFacts {
        shop_name: contents
            .map(|contents| words.text(&contents.shop.name))
            .unwrap_or_default(),
        home_href: href(Page::Home),
        saved_href: (purpose == Purpose::Browsing).then(|| href(Page::Saved)),
        cart_href: href(Page::Cart),
        categories,
        languages: languages(contents, navigation),
    }
}

/// The shop's policies, each with its address.
pub(crate) fn policy_links(contents: &Contents, locale: Locale) -> Vec<Link> {
    let names = contents.policies.iter().flat_map(|names| &names.titles);
    names
        .map(|(kind, title)| {
            let page = Page::Policy(*kind);
            Link::new(Route { locale, page }.href(), title)
        })
        .collect()
}

fn footer(words: &Words, contents: Option<&Contents>, navigation: Navigation) -> FooterFacts {
    let Some(contents) = contents else {
        return FooterFacts::default();
    };
    let shop = &contents.shop;
    let mut notes = Vec::new();
    if let Some(tax) = &shop.market.tax {
        let name = words.text(&tax.name);
        notes.push(if tax.included {
            words.prices_included(&name)
        } else {
            words.prices_excluded(&name)
        });
    }
    FooterFacts {
        shop_name: words.text(&shop.name),
        tagline: words.text(&shop.tagline),
        email: shop.contact.email.clone(),
        phone: shop.contact.phone.clone(),
        policies: policy_links(contents, words.language()),
        sellers: shop
            .sellers
            .iter()
            .map(|seller| {
                let page = Page::Seller(seller.id.clone());
                let locale = words.language();
                Link::new(Route { locale, page }.href(), words.text(&seller.name))
            })
            .collect(),
        notes,
        languages: languages(Some(contents), navigation),
        has_eastern_digits: (words.language().tag() == "ar").then(platform::has_eastern_digits),
    }
}

fn languages(contents: Option<&Contents>, navigation: Navigation) -> Vec<LanguageLink> {
    let route = navigation.route().get_untracked();
    let offered = contents
        .map(|contents| contents.shop.languages.clone())
        .unwrap_or_default();
    // The keys of the orders stand behind the address.
    let keys = match route.page {
        Page::Order => platform::address().fragment,
        _ => String::new(),
    };
    let keys = (!keys.is_empty()).then(|| format!("#{keys}"));
    let locales = offered.iter().filter_map(|tag| Locale::parse(tag.as_str()));
    locales
        .map(|locale| LanguageLink {
            locale,
            href: route.in_locale(locale).href() + keys.as_deref().unwrap_or_default(),
        })
        .collect()
}

/// The search box: suggestions while typing, the results page on Enter.
#[derive(Clone, Copy)]
struct SearchPanel {
    locale: Locale,
    typed: RwSignal<String>,
    suggestions: RwSignal<Vec<Suggestion>>,
    navigation: Navigation,
    services: StoredValue<Services>,
    scene: StoredValue<Scene>,
}

impl SearchPanel {
    fn new(scene: &Scene, navigation: Navigation) -> Self {
        let panel = Self {
            locale: scene.locale(),
            typed: RwSignal::new(String::new()),
            suggestions: RwSignal::default(),
            navigation,
            services: StoredValue::new(use_services()),
            scene: StoredValue::new(scene.clone()),
        };
        // The field shows what the results page was asked for.
        effect(move || {
            let text = navigation.route().with(|route| match &route.page {
                Page::Search(text, _) => text.clone(),
                _ => String::new(),
            });
            if panel.typed.get_untracked() != text {
                panel.typed.set(text);
            }
        });
        panel
    }

    fn facts(&self) -> SearchFacts {
        SearchFacts {
            action: self.results(String::new()).href(),
            query: self.typed.into(),
            suggestions: self.suggestions.into(),
        }
    }

    fn results(&self, text: String) -> Route {
        Route {
            locale: self.locale,
            page: Page::Search(text, ListState::default()),
        }
    }

    fn take(self, event: SearchEvent) {
        match event {
            SearchEvent::Typed(text) => self.suggest(text),
            SearchEvent::Submitted(text) => {
                self.suggestions.set(Vec::new());
                self.navigation.go(&self.results(text.trim().to_owned()));
            }
            SearchEvent::Taken(suggestion) => {
                self.suggestions.set(Vec::new());
                let (path, query) = suggestion
                    .href
                    .split_once('?')
                    .unwrap_or((&suggestion.href, ""));
                if let Some(route) = Route::parse(path, query) {
                    self.navigation.go(&route);
                }
            }
        }
    }

    fn suggest(self, text: String) {
        self.typed.set(text.clone());
        if text.trim().is_empty() {
            self.suggestions.set(Vec::new());
            return;
        }
        let services = self.services.get_value();
        let Ok(contents) = self.scene.with_value(|scene| scene.contents.clone()) else {
            return;
        };
        platform::spawn(async move {
            services.search.open(&services.catalog, &contents);
            let selection = Selection {
                limit: SUGGESTIONS,
                ..Selection::default()
            };
            let found = services
                .search
                .ask(&Query {
                    text: text.clone(),
                    selection,
                })
                .await;
            // Of several answers only the one to the text that stands in the field counts.
            if self.typed.try_get_untracked().as_ref() != Some(&text) {
                return;
            }
            let hits = found.map(|found| found.hits).unwrap_or_default();
            let suggestions = hits.into_iter().map(|summary| Suggestion {
                href: Route {
                    locale: self.locale,
                    page: Page::Product(summary.product, None),
                }
                .href(),
                text: summary.title,
                detail: category_name(&contents, &summary.category),
            });
            self.suggestions.set(suggestions.collect());
        });
    }
}

fn category_name(contents: &Contents, path: &[String]) -> String {
    contents
        .category(path)
        .map(|category| category.name.clone())
        .unwrap_or_default()
}
