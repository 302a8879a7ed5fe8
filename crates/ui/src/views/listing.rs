//! A list of products: a category or the results of a search. Both are the same page.

use crate::prelude::*;
use souk_commerce::Summary;

use crate::components::breadcrumb::Breadcrumb;
use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::chips::{Chip, Chips};
use crate::components::data::FeedText;
use crate::components::dialog::Dialog;
use crate::components::facet::{FacetGroup, FacetToggle, Facets};
use crate::components::grid::CardGrid;
use crate::components::icon::{Icon, Picto};
use crate::components::link::Link;
use crate::components::message::{Message, MessagePanel};
use crate::components::price_range::{PriceBounds, PriceRange};
use crate::components::select::{Choice, Select};
use crate::components::skeleton::{CardSkeletons, LineSkeleton};
use crate::{Source, Words};

/// What does not change while the shopper narrows the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListingHead {
    /// The page's heading.
    pub title: String,
    /// Whether the heading comes from the catalogue rather than from the interface.
    pub is_feed_text: bool,
    /// The home page.
    pub home_href: String,
    /// Categories above this one, outermost first.
    pub crumbs: Vec<Link>,
    /// Categories below this one.
    pub children: Vec<Link>,
    /// Orders in which the list can be shown.
    pub sorts: Vec<Choice>,
}

/// What changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Whether the first answer is still to come; later the former answer stays until the next.
    pub is_loading: bool,
    /// Products that match.
    pub total: u64,
    /// What was done to the words of a search so that something matches, as it stands behind the total; empty when nothing was.
    pub note: String,
    /// Cards that are shown.
    pub cards: Vec<Card>,
    /// Cards that "show more" adds; 0 when all are shown.
    pub more: u64,
    /// Facets with counts.
    pub facets: Vec<FacetGroup>,
    /// The price range that holds.
    pub bounds: PriceBounds,
    /// Lowest and highest price of the list in major units, as hints; empty when unknown.
    pub price_hints: (String, String),
    /// Everything that is chosen.
    pub chips: Vec<Chip<ListingEvent>>,
    /// The word of the order that holds.
    pub sort: String,
    /// What is said when nothing matches.
    pub nothing: Message,
}

/// What a shopper asks of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListingEvent {
    /// Chooses, or takes back a choice.
    Toggle(FacetToggle),
    /// Sets the price range.
    Price(PriceBounds),
    /// Takes back every choice.
    Clear,
    /// Another order.
    Sort(String),
    /// More cards.
    More,
    /// Turns to the filters.
    Looked,
}

/// A list of products.
#[component]
pub fn ListingView(
    /// Texts and formats.
    words: Words,
    /// What stays.
    head: ListingHead,
    /// What changes.
    list: Signal<Listing>,
    /// What the shopper asks for.
    on_event: Callback<ListingEvent>,
    /// Puts a product into the cart.
    on_add: Callback<Summary>,
) -> Node {
    let sheet = RwSignal::new(false);
    let title = if head.is_feed_text {
        view! { <FeedText words=words.clone() text=head.title/> }
    } else {
        head.title.into_node()
    };
    let children = (!head.children.is_empty()).then(|| subcategories(&words, head.children));
    let counted = words.clone();
    let count = move || {
        list.with(|list| {
            let total = counted.results(list.total, &counted.number(list.total));
            (!list.is_loading).then(|| total + &list.note)
        })
    };
    let panel = FilterPanel {
        words: words.clone(),
        list,
        on_event,
    };
    let aside = panel.clone();
    let look = move || on_event.run(ListingEvent::Looked);
    view! {
        <div class="p-list" on:mouseover=move |_| look()>
            <Breadcrumb words=words.clone() home_href=head.home_href crumbs=head.crumbs/>
            <header class="p-list__head">
                <h1 tabindex="-1">{title}</h1>
                <p class="p-list__count" role="status">{count}</p>
            </header>
            {children}
            <div class="p-list__body">
                <aside class="p-list__facets" aria-label=words.filters() on:focusin=move |_| look()>{aside.draw()}</aside>
                <div class="p-list__results">
                    {tools(&words, list, head.sorts, sheet, on_event)}
                    {results(&words, list, on_event, on_add)}
                </div>
            </div>
            <FilterSheet panel open=sheet/>
        </div>
    }
}

fn subcategories(words: &Words, children: Vec<Link>) -> Node {
    let items: Vec<_> = children
        .into_iter()
        .map(|link| {
            view! { <li><a class="c-chip" href=link.href><FeedText words=words.clone() text=link.label/></a></li> }
        })
        .collect();
    view! { <nav aria-label=words.categories()><ul class="c-chips" role="list">{items}</ul></nav> }
}

/// The filters: at the start side on a desk, in a sheet on a phone.
#[derive(Clone)]
struct FilterPanel {
    words: Words,
    list: Signal<Listing>,
    on_event: Callback<ListingEvent>,
}

impl FilterPanel {
    fn draw(&self) -> Node {
        let Self {
            words,
            list,
            on_event,
        } = self.clone();
        let groups = Source::new(move || list.with(|list| list.facets.clone()));
        let bounds = Source::new(move || list.with(|list| list.bounds.clone()));
        let hints = Source::new(move || list.with(|list| list.price_hints.clone()));
        let toggle = Callback::new(move |toggle| on_event.run(ListingEvent::Toggle(toggle)));
        let price = Callback::new(move |bounds| on_event.run(ListingEvent::Price(bounds)));
        view! {
            <div class="c-filters">
                <PriceRange words=words.clone() bounds hints on_change=price/>
                <Facets words groups on_toggle=toggle/>
            </div>
        }
    }
}

#[component]
fn FilterSheet(panel: FilterPanel, open: RwSignal<bool>) -> Node {
    let FilterPanel {
        words,
        list,
        on_event,
    } = panel.clone();
    let close = Callback::new(move |()| open.set(false));
    let title = words.filters().to_owned();
    let labels = words.clone();
    let content = Callback::new(move |()| {
        let labels = labels.clone();
        let clear = Callback::new(move |()| on_event.run(ListingEvent::Clear));
        let clear_label = labels.clear_filters().to_owned();
        let show = move || {
            let total = list.with(|list| list.total);
            labels.show_results(total, &labels.number(total))
        };
        view! {
            {panel.draw()}
            <div class="c-dialog__foot">
                <Button label=clear_label on_press=clear/>
                <button type="button" class="c-button c-button--main" on:click=move |_| close.run(())>{show}</button>
            </div>
        }
    });
    view! { <Dialog words title open=open.into() on_close=close content/> }
}

fn tools(
    words: &Words,
    list: Signal<Listing>,
    sorts: Vec<Choice>,
    sheet: RwSignal<bool>,
    on_event: Callback<ListingEvent>,
) -> Node {
    let chips = Source::new(move || list.with(|list| list.chips.clone()));
    let sort = Source::new(move || list.with(|list| list.sort.clone()));
    let on_sort = Callback::new(move |sort| on_event.run(ListingEvent::Sort(sort)));
    let clear = Callback::new(move |()| on_event.run(ListingEvent::Clear));
    let labels = words.clone();
    let open = move |_| {
        on_event.run(ListingEvent::Looked);
        sheet.set(true);
    };
    let filters = move || match list.with(|list| list.chips.len()) {
        0 => labels.filters().to_owned(),
        chosen => labels.filters_chosen(&labels.number(u64::try_from(chosen).unwrap_or(u64::MAX))),
    };
    view! {
        <div class="p-list__tools">
            <button type="button" class="c-button p-list__open" on:click=open>
                <Picto icon=Icon::Filter/>
                <span>{filters}</span>
            </button>
            <Select label=words.sort_by() choices=sorts value=sort on_change=on_sort/>
            <Chips words=words.clone() chips on_remove=on_event on_clear=clear/>
        </div>
    }
}

fn results(
    words: &Words,
    list: Signal<Listing>,
    on_event: Callback<ListingEvent>,
    on_add: Callback<Summary>,
) -> Node {
    let cards = Source::new(move || list.with(|list| list.cards.clone()));
    let is_waiting = move || list.with(|list| list.is_loading && list.cards.is_empty());
    let is_empty = move || list.with(|list| !list.is_loading && list.total == 0);
    let skeleton = on_change(is_waiting, |is_waiting| {
        is_waiting.then(|| view! { <CardSkeletons/> })
    });
    let nothing = on_change(is_empty, move |is_empty| {
        is_empty.then(|| {
            let message = list.with_untracked(|list| list.nothing.clone());
            view! { <MessagePanel message icon=Icon::Search/> }
        })
    });
    let more = {
        let words = words.clone();
        let more = move || list.with(|list| list.more);
        let label = move || words.show_more(more(), &words.number(more()));
        let press = move |_| on_event.run(ListingEvent::More);
        // One button for good: whoever presses it by keyboard finds it again.
        view! {
            <button type="button" class="c-button" hidden=move || more() == 0 on:click=press>{label}</button>
        }
    };
    let shown = {
        let words = words.clone();
        move || {
            let (shown, total) = list.with(|list| (list.cards.len(), list.total));
            let shown = u64::try_from(shown).unwrap_or(u64::MAX);
            (shown > 0).then(|| words.shown_of(&words.number(shown), &words.number(total)))
        }
    };
    view! {
        {skeleton}
        {nothing}
        <h2 class="u-hidden">{words.products()}</h2>
        <CardGrid words=words.clone() cards on_add=Some(on_add)/>
        <div class="p-list__more"><p>{shown}</p>{more}</div>
    }
}

/// A list while not even its head is known.
#[component]
pub fn ListingSkeleton(
    /// Texts and formats.
    words: Words,
) -> Node {
    view! {
        <div class="p-list" aria-busy="true">
            <header class="p-list__head">
                <h1 tabindex="-1"><span class="u-hidden">{words.loading()}</span><LineSkeleton/></h1>
            </header>
            <div class="p-list__body">
                <div class="p-list__facets"></div>
                <div class="p-list__results"><div class="p-list__tools"></div><CardSkeletons/></div>
            </div>
        </div>
    }
}
