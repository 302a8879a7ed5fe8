//! Lists: a category from its own cards, and the results of a search from the worker. The address holds all choices.

mod choices;

use std::sync::Arc;

use souk_catalog::{Cards, Contents, Facets, Found, Query};
use souk_commerce::Summary;
use souk_ui::Words;
use souk_ui::components::link::Link;
use souk_ui::components::message::Message;
use souk_ui::components::price_range::PriceBounds;
use souk_ui::prelude::*;
use souk_ui::views::listing::{Listing, ListingEvent, ListingHead, ListingSkeleton, ListingView};
use souk_ui::views::status::Status;

use crate::pages::{arrive, card, category_href, failure, href, status};
use crate::panels::adding::add_summary;
use crate::platform;
use crate::routes::{LIST_STEP, ListState, Page, Route};
use crate::services::use_services;
use crate::state::cart::use_cart;
use crate::state::loading::Loading;
use crate::state::navigation::{Navigation, use_navigation};
use crate::state::notices::use_notices;
use crate::state::scene::Scene;
use choices::{apply, chips, facet_groups, hints, selection, sorts};

/// A category.
#[component]
pub fn CategoryPage(
    /// Words and contents.
    scene: Scene,
    /// The category's slugs, outermost first.
    path: Vec<String>,
) -> Node {
    let (services, navigation) = (use_services(), use_navigation());
    let contents = scene.contents.clone();
    let slugs = path.clone();
    let loaded = Loading::new(move || {
        let (services, contents, slugs) = (services.clone(), contents.clone(), slugs.clone());
        async move {
            let contents = contents?;
            let Some(category) = contents.category(&slugs) else {
                return Ok(None);
            };
            let cards = services.catalog.cards(&category.cards).await?;
            Ok(Some((Arc::clone(&contents), cards)))
        }
    });
    let actions = Actions::new();
    live(move || match loaded.get() {
        None => view! { <ListingSkeleton words=scene.words.clone()/> },
        Some(Err(error)) => failure(scene.clone(), &error),
        Some(Ok(None)) => {
            view! { <status::Failure scene=scene.clone() status=Status::NotFound/> }
        }
        Some(Ok(Some((contents, cards)))) => {
            let head = category_head(&scene, &contents, &path);
            arrive(&scene, navigation, &head.title);
            let (words, path) = (scene.words.clone(), path.clone());
            let list = Memo::always(move |_| {
                let state = list_state(navigation);
                category_listing(&words, navigation, &contents, &cards, &path, &state)
            });
            view! {
                <ListingView words=scene.words.clone() head list=list.into() on_event=actions.change on_add=actions.add/>
            }
        }
    })
}

/// The results of a search.
#[component]
pub fn SearchPage(
    /// Words and contents.
    scene: Scene,
) -> Node {
    let (services, navigation) = (use_services(), use_navigation());
    let contents = match scene.contents.clone() {
        Ok(contents) => contents,
        Err(error) => return failure(scene, &error),
    };
    let text = Memo::new(move |_| search_text(navigation));
    let currency = contents.shop.market.currency;
    let found = {
        let contents = Arc::clone(&contents);
        Loading::new(move || {
            let (text, state) = (text.get(), list_state(navigation));
            let query = Query {
                text,
                selection: selection(&state, &state.categories, currency),
            };
            // An index that could not be opened is tried again with every question.
            services.search.open(&services.catalog, &contents);
            let search = services.search;
            async move { search.ask(&query).await }
        })
    };
    let list = {
        let (words, contents) = (scene.words.clone(), Arc::clone(&contents));
        Memo::always(move |former: Option<&Listing>| match found.get() {
            None => Listing {
                is_loading: true,
                ..former.cloned().unwrap_or_default()
            },
            Some(Err(error)) => {
                platform::log(&error.to_string());
                Listing {
                    nothing: no_search(&words, &navigation.route().get().href()),
                    ..Listing::default()
                }
            }
            Some(Ok(found)) => {
                let state = list_state(navigation);
                let note = note(&words, &found);
                let mut listing = listing(
                    &words,
                    navigation,
                    &contents,
                    found.hits,
                    found.total,
                    &found.facets,
                    &state,
                    &state.categories,
                );
                listing.nothing = nothing_found(&words, &text.get(), &state);
                listing.note = note;
                for (card, marks) in listing.cards.iter_mut().zip(found.marks) {
                    card.marks = marks;
                }
                listing
            }
        })
    };
    let actions = Actions::new();
    let page = move || {
        let head = search_head(&scene, &text.get());
        arrive(&scene, navigation, &head.title);
        view! {
            <ListingView words=scene.words.clone() head list=list.into() on_event=actions.change on_add=actions.add/>
        }
    };
    live(page)
}

/// What a list's callbacks do.
#[derive(Clone, Copy)]
struct Actions {
    change: Callback<ListingEvent>,
    add: Callback<Summary>,
}

impl Actions {
    fn new() -> Self {
        let (navigation, cart, notices) = (use_navigation(), use_cart(), use_notices());
        let change = Callback::new(move |event: ListingEvent| {
            let route = navigation.route().get_untracked();
            let state = state_of(&route.page);
            let next = Route {
                locale: route.locale,
                page: with_state(route.page, apply(&state, &event)),
            };
            if event == ListingEvent::More {
                navigation.replace(&next);
            } else {
                navigation.go(&next);
            }
        });
        Self {
            change,
            add: Callback::new(move |summary: Summary| add_summary(cart, notices, &summary)),
        }
    }
}

fn state_of(page: &Page) -> ListState {
    match page {
        Page::Category(_, state) | Page::Search(_, state) => state.clone(),
        _ => ListState::default(),
    }
}

fn with_state(page: Page, state: ListState) -> Page {
    match page {
        Page::Category(path, _) => Page::Category(path, state),
        Page::Search(text, _) => Page::Search(text, state),
        page => page,
    }
}

fn list_state(navigation: Navigation) -> ListState {
    navigation.route().with(|route| state_of(&route.page))
}

fn search_text(navigation: Navigation) -> String {
    navigation.route().with(|route| match &route.page {
        Page::Search(text, _) => text.clone(),
        _ => String::new(),
    })
}

fn category_head(scene: &Scene, contents: &Contents, path: &[String]) -> ListingHead {
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

fn search_head(scene: &Scene, text: &str) -> ListingHead {
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

fn category_listing(
    words: &Words,
    navigation: Navigation,
    contents: &Contents,
    cards: &Cards,
    path: &[String],
    state: &ListState,
) -> Listing {
    let selection = selection(state, path, contents.shop.market.currency);
    let answer = cards.select_ranked(&selection, &|names| {
        platform::rank_names(words.language().tag(), names)
    });
    let hits: Vec<Summary> = answer
        .hits
        .iter()
        .filter_map(|position| cards.get(*position))
        .collect();
    // The categories below stand as links above the list.
    let facets = Facets {
        categories: Vec::new(),
        ..answer.facets
    };
    let mut listing = listing(
        words,
        navigation,
        contents,
        hits,
        answer.total,
        &facets,
        state,
        path,
    );
    listing.nothing = nothing_found(words, "", state);
    listing
}

#[allow(
    clippy::too_many_arguments,
    reason = "one place that both kinds of list go through"
)]
fn listing(
    words: &Words,
    navigation: Navigation,
    contents: &Contents,
    hits: Vec<Summary>,
    total: u32,
    facets: &Facets,
    state: &ListState,
    path: &[String],
) -> Listing {
    let total = u64::from(total);
    let shown = u64::try_from(hits.len()).unwrap_or(u64::MAX);
    let step = u64::try_from(LIST_STEP).unwrap_or(u64::MAX);
    Listing {
        is_loading: false,
        total,
        note: String::new(),
        more: total.saturating_sub(shown).min(step),
        cards: hits
            .into_iter()
            .map(|summary| card(navigation, summary))
            .collect(),
        facets: facet_groups(words, contents, facets, state),
        bounds: PriceBounds {
            min: state.min.clone(),
            max: state.max.clone(),
        },
        price_hints: hints(facets),
        chips: chips(words, contents, state, path),
        sort: state.sort.as_str().to_owned(),
        nothing: Message::default(),
    }
}

/// What was done to the words of a search, behind the total.
fn note(words: &Words, found: &Found) -> String {
    let said = if let Some(meant) = &found.meant {
        words.results_meant(meant)
    } else if found.relaxed.is_empty() {
        return String::new();
    } else {
        words.results_without(&found.relaxed.join(" "))
    };
    [" · ", &said].concat()
}

fn nothing_found(words: &Words, text: &str, state: &ListState) -> Message {
    let (title, hint) = if state.choices() > 0 {
        (words.no_results().to_owned(), words.no_results_filters())
    } else if text.is_empty() {
        (words.no_results().to_owned(), words.no_results_hint())
    } else {
        (words.no_results_for(text), words.no_results_hint())
    };
    Message {
        title,
        hint: hint.to_owned(),
        ..Message::default()
    }
}

/// The search did not answer; the way on is the same question again.
fn no_search(words: &Words, again: &str) -> Message {
    Message {
        title: words.broken().to_owned(),
        hint: words.broken_hint().to_owned(),
        kept: words.cart_is_safe().to_owned(),
        way_on: Some(Link::new(again, words.try_again())),
    }
}
