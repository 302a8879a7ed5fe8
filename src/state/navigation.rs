//! Where the shopper is, and how to get elsewhere.
//!
//! One signal holds the route; the address bar follows it and, on Back and Forward, leads it. Links are plain links:
//! a click on one that this program shows is taken here, every other is the browser's.

use souk_ui::prelude::*;

use crate::platform::{self, Arrival};
use crate::routes::Route;

/// The route and the verbs that change it.
#[derive(Debug, Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    shown: Signal<Route>,
    arrival: StoredValue<Option<Arrival>>,
    shows: fn(&Route) -> bool,
}

impl Navigation {
    /// Starts at a route, put into the context. `shows` says which routes this program can show; others are loaded.
    pub fn provide(initial: Route, shows: fn(&Route) -> bool) -> Self {
        let route = RwSignal::new(initial);
        let navigation = Self {
            route,
            shown: route.into(),
            arrival: StoredValue::new(None),
            shows,
        };
        provide_context(navigation);
        platform::on_return(move || match current_route() {
            Some(route) if shows(&route) => navigation.show(route, Arrival::Return),
            _ => platform::reload(),
        });
        platform::on_link(move |address| {
            let route =
                Route::parse(&address.path, &address.query).filter(|_| address.fragment.is_empty());
            let Some(route) = route.filter(shows) else {
                return false;
            };
            let current = navigation.route.get_untracked();
            if route.locale == current.locale {
                navigation.go(&route);
            } else {
                // A link to another language is older than the choices made on the page since.
                navigation.change_language(&current.in_locale(route.locale));
            }
            true
        });
        navigation
    }

    /// The route that is shown.
    pub fn route(self) -> Signal<Route> {
        self.shown
    }

    /// Goes to a route as a new history entry, in this program or in the other.
    pub fn go(self, route: &Route) {
        if !(self.shows)(route) {
            platform::leave_for(&route.href());
            return;
        }
        if self.route.with_untracked(|shown| shown != route) {
            platform::push_address(&route.href());
        }
        self.show(route.clone(), Arrival::Forward);
    }

    /// Goes to the same page in another language, with what stands behind its address: the keys of orders.
    fn change_language(self, route: &Route) {
        let fragment = platform::address().fragment;
        let mut href = route.href();
        if !fragment.is_empty() {
            href.push('#');
            href.push_str(&fragment);
        }
        platform::push_address(&href);
        self.show(route.clone(), Arrival::Forward);
    }

    /// Goes to a route whose address carries a fragment, in place of the present history entry.
    pub fn arrive_with(self, route: &Route, fragment: &str) {
        platform::replace_address(&format!("{}#{fragment}", route.href()));
        self.show(route.clone(), Arrival::Forward);
    }

    /// Shows a route in place of the present history entry: for what changes while a shopper types.
    pub fn replace(self, route: &Route) {
        platform::replace_address(&route.href());
        self.route.set(route.clone());
    }

    /// Leaves for a route that another program shows.
    pub fn leave_for(self, route: &Route) {
        platform::leave_for(&route.href());
    }

    /// The new page's content is in place: puts scroll position and focus where the shopper expects them.
    pub fn content_is_ready(self) {
        match self.arrival.try_update_value(Option::take).flatten() {
            Some(Arrival::Forward) => {
                platform::scroll_to(0.0);
                platform::focus("main h1");
            }
            Some(Arrival::Return) => platform::restore_scroll(),
            None => {}
        }
    }

    fn show(self, route: Route, arrival: Arrival) {
        let is_same_page = self
            .route
            .with_untracked(|shown| same_page(&shown.in_locale(route.locale), &route));
        if !is_same_page || arrival == Arrival::Return {
            self.arrival.set_value(Some(arrival));
        }
        self.route.set(route);
    }
}

/// Whether two routes are the same page with other choices on it.
pub fn same_page(a: &Route, b: &Route) -> bool {
    use crate::routes::Page::{Category, Product, Search};
    a.locale == b.locale
        && match (&a.page, &b.page) {
            (Category(a, _), Category(b, _)) => a == b,
            (Search(..), Search(..)) => true,
            (Product(a, _), Product(b, _)) => a == b,
            (a, b) => a == b,
        }
}

/// The route of the address bar; `None` when it names no language.
pub fn current_route() -> Option<Route> {
    let address = platform::address();
    Route::parse(&address.path, &address.query)
}

/// Where the shopper is, for pages of a program.
pub fn use_navigation() -> Navigation {
    crate::services::given()
}
