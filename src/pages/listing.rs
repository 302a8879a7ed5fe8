//! Lists: a category from its own cards, and the results of a search from the worker. The address holds all choices.

mod choices;
mod head;

use std::sync::Arc;

use souk_catalog::{AttributeCount, Cards, Contents, Facets, Found, Query};
use souk_commerce::Summary;
use souk_ui::Words;
use souk_ui::components::link::Link;
use souk_ui::components::message::Message;
use souk_ui::components::price_range::PriceBounds;
use souk_ui::prelude::*;
use souk_ui::views::listing::{Listing, ListingEvent, ListingSkeleton, ListingView};
use souk_ui::views::status::Status;

use crate::pages::{arrive, card, failure, status};
use crate::panels::adding::add_summary;
use crate::platform;
use crate::routes::{LIST_STEP, ListState, Page, Route};
use crate::services::search::SearchError;
use crate::services::use_services;
use crate::state::cart::use_cart;
use crate::state::loading::Loading;
use crate::state::navigation::{Navigation, use_navigation};
use crate::state::notices::use_notices;
use crate::state::scene::Scene;
use choices::{apply, chips, facet_groups, hints, selection};
use head::{category_head, search_head};

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
    // Attributes are in the index, which is opened when somebody turns to the filters.
    let looked = RwSignal::new(false);
    let found = {
        let (services, contents, slugs) = (use_services(), scene.contents.clone(), path.clone());
        Loading::new(move || {
            let state = list_state(navigation);
            let is_wanted = looked.get() || !state.attributes.is_empty();
            let contents = contents.as_ref().ok().filter(|_| is_wanted);
            let asked = contents.map(|contents| {
                services.search.open(&services.catalog, contents);
                let currency = contents.shop.market.currency;
                Query {
                    text: String::new(),
                    selection: selection(&state, &slugs, currency),
                }
            });
            let search = services.search;
            async move {
                match asked {
                    Some(query) => Some(search.ask(&query).await),
                    None => None,
                }
            }
        })
    };
    let actions = Actions::new(looked);
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
            let list = Memo::always(move |former: Option<&Listing>| {
                let (state, answer) = (list_state(navigation), found.get().flatten());
                if state.attributes.is_empty() {
                    let known = answer.and_then(Result::ok);
                    let attributes = known.map(|found| found.facets.attributes);
                    let attributes = attributes.unwrap_or_default();
                    category_listing(&words, &contents, &cards, &path, &state, attributes)
                } else {
                    // The categories below stand as links above the list.
                    let answer = answer.map(|answer| {
                        answer.map(|mut found| {
                            found.facets.categories.clear();
                            found
                        })
                    });
                    found_listing(&words, navigation, &contents, former, answer, "", &path)
                }
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
        Memo::always(move |former: Option<&Listing>| {
            let (text, path) = (text.get(), list_state(navigation).categories);
            let answer = found.get();
            found_listing(&words, navigation, &contents, former, answer, &text, &path)
        })
    };
    let actions = Actions::new(RwSignal::new(true));
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
    /// `looked` becomes true when somebody turns to the filters.
    fn new(looked: RwSignal<bool>) -> Self {
        let (navigation, cart, notices) = (use_navigation(), use_cart(), use_notices());
        let change = Callback::new(move |event: ListingEvent| {
            if event == ListingEvent::Looked {
                if !looked.get_untracked() {
                    looked.set(true);
                }
                return;
            }
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

fn category_listing(
    words: &Words,
    contents: &Contents,
    cards: &Cards,
    path: &[String],
    state: &ListState,
    attributes: Vec<AttributeCount>,
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
        attributes,
        ..answer.facets
    };
    let mut listing = listing(words, contents, hits, answer.total, &facets, state, path);
    listing.nothing = nothing_found(words, "", state);
    listing
}

/// What the search worker answered, as a list.
fn found_listing(
    words: &Words,
    navigation: Navigation,
    contents: &Contents,
    former: Option<&Listing>,
    answer: Option<Result<Found, SearchError>>,
    text: &str,
    path: &[String],
) -> Listing {
    let found = match answer {
        None => {
            return Listing {
                is_loading: true,
                ..former.cloned().unwrap_or_default()
            };
        }
        Some(Err(error)) => {
            platform::log(&error.to_string());
            return Listing {
                nothing: no_search(words, &navigation.route().get().href()),
                ..Listing::default()
            };
        }
        Some(Ok(found)) => found,
    };
    let state = list_state(navigation);
    let note = note(words, &found);
    let mut listing = listing(
        words,
        contents,
        found.hits,
        found.total,
        &found.facets,
        &state,
        path,
    );
    listing.nothing = nothing_found(words, text, &state);
    listing.note = note;
    for (card, marks) in listing.cards.iter_mut().zip(found.marks) {
        card.marks = marks;
    }
    listing
}

fn listing(
    words: &Words,
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
            .map(|summary| card(words.language(), summary))
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
