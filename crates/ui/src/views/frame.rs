//! The frame of every page: bars, head, content, foot, notices.

use crate::prelude::*;

use crate::Words;
use crate::components::bar::{OfflineBar, UpdateBar};
use crate::components::footer::{FooterFacts, SiteFooter};
use crate::components::header::{HeaderFacts, SiteHeader, SkipLink};
use crate::components::notice::{Notice, NoticeRegion};
use crate::components::search_box::{SearchBox, SearchEvent, Suggestion};
use crate::components::theme::Appearance;

/// What changes in the frame while a page is shown.
#[derive(Debug, Clone, Copy)]
pub struct FrameState {
    /// Pieces in the cart.
    pub pieces: Signal<u32>,
    /// Whether there is a network.
    pub is_online: Signal<bool>,
    /// Whether a newer version of the shop is ready.
    pub has_update: Signal<bool>,
    /// What has just happened.
    pub notice: Signal<Option<Notice>>,
    /// How bright the shop looks.
    pub appearance: Signal<Appearance>,
}

/// What a shopper asks of the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameEvent {
    /// Takes back what the notice reports.
    Undo,
    /// Puts the notice away.
    CloseNotice,
    /// Loads the newer version.
    Update,
    /// Another appearance.
    Appearance(Appearance),
    /// Digits of the East, or of the West.
    Digits(bool),
    /// The search box.
    Search(SearchEvent),
}

/// The search box of the frame.
#[derive(Debug, Clone)]
pub struct SearchFacts {
    /// The results page.
    pub action: String,
    /// The text that is searched for.
    pub query: Signal<String>,
    /// What may be meant.
    pub suggestions: Signal<Vec<Suggestion>>,
}

/// A page with its frame.
#[component]
pub fn Frame(
    /// Texts and formats.
    words: Words,
    /// The head.
    header: HeaderFacts,
    /// The foot.
    footer: FooterFacts,
    /// The search box; none while buying.
    #[prop(optional_no_strip)]
    search: Option<SearchFacts>,
    /// What changes.
    state: FrameState,
    /// What the shopper asks for.
    on_event: Callback<FrameEvent>,
    /// The page body.
    children: Node,
) -> Node {
    let search = search.map(|search| {
        let on_search = Callback::new(move |event| on_event.run(FrameEvent::Search(event)));
        let words = words.clone();
        view! {
            <SearchBox
                words
                action=search.action
                query=search.query
                suggestions=search.suggestions
                on_event=on_search
            />
        }
    });
    let update = Callback::new(move |()| on_event.run(FrameEvent::Update));
    let undo = Callback::new(move |()| on_event.run(FrameEvent::Undo));
    let close = Callback::new(move |()| on_event.run(FrameEvent::CloseNotice));
    let appearance = Callback::new(move |choice| on_event.run(FrameEvent::Appearance(choice)));
    let digits = Callback::new(move |is_eastern| on_event.run(FrameEvent::Digits(is_eastern)));
    view! {
        <SkipLink words=words.clone()/>
        <OfflineBar words=words.clone() is_online=state.is_online/>
        <UpdateBar words=words.clone() is_ready=state.has_update on_update=update/>
        <SiteHeader words=words.clone() facts=header search pieces=state.pieces/>
        <main id="main" class="l-center" tabindex="-1">{children}</main>
        <SiteFooter words=words.clone() facts=footer appearance=state.appearance on_appearance=appearance on_digits=digits/>
        <NoticeRegion words notice=state.notice on_undo=undo on_close=close/>
    }
}
