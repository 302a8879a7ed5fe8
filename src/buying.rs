//! The checkout program: cart, checkout, orders, and the pages that a first visit can do without.

use std::sync::Arc;

use souk_commerce::{PolicyKind, SellerId};
use souk_ui::prelude::*;
use souk_ui::views::status::{Status, StatusView};

use crate::pages::cart::CartPage;
use crate::pages::checkout::CheckoutPage;
use crate::pages::compare::ComparePage;
use crate::pages::order::OrderPage;
use crate::pages::policy::PolicyPage;
use crate::pages::saved::SavedPage;
use crate::pages::seller::SellerPage;
use crate::pages::{failure, href, status};
use crate::panels::frame::{FramePanel, Purpose};
use crate::platform;
use crate::routes::{CheckoutStep, Page, Route};
use crate::services::Services;
use crate::services::order_link::{self, OrderKey};
use crate::services::saved_checkout::Draft;
use crate::services::shop::ShopClient;
use crate::state::cart::CartHandle;
use crate::state::checkout::CheckoutHandle;
use crate::state::navigation::{Navigation, use_navigation};
use crate::state::notices::Notices;
use crate::state::preferences::Preferences;
use crate::state::scene::{Scene, enter, first_route, follow_language};

/// Starts the program in the document's `#app`.
pub fn start() {
    platform::spawn(async {
        let app = platform::app_files();
        let route = first_route(&app);
        let services = Services::new(app);
        match Scene::load(&services.catalog, route.locale).await {
            Ok(scene) => {
                enter(route.locale);
                platform::mount(move || view! { <Buying services route scene/> });
            }
            Err(error) => platform::fail(&error.to_string()),
        }
    });
}

/// The program: its handles, the frame, the page of the route.
#[component]
pub fn Buying(
    /// What is fetched.
    services: Services,
    /// Where to begin.
    route: Route,
    /// The language to begin with.
    scene: Scene,
) -> Node {
    let catalog = services.catalog.clone();
    provide_context(services);
    let navigation = Navigation::provide(route, Route::is_buying);
    let notices = Notices::provide();
    let preferences = Preferences::provide();
    CartHandle::provide();
    if let Ok(contents) = &scene.contents {
        let origin = contents.shop.backend.clone().unwrap_or_default();
        let draft = Draft::empty(contents.shop.market.country);
        CheckoutHandle::provide(draft, ShopClient::new(&origin), scene.locale().tag());
    }
    let scene = RwSignal::new(scene);
    follow_language(scene, catalog, navigation, notices, preferences);
    // From the cart a shopper may look around; from the checkout nothing leads away.
    let purpose = Memo::new(move |_| {
        navigation.route().with(|route| match route.page {
            Page::Checkout(_) | Page::Order => Purpose::Buying,
            _ => Purpose::Browsing,
        })
    });
    live(move || {
        let (scene, purpose) = (scene.get(), purpose.get());
        view! { <FramePanel scene=scene.clone() purpose><BuyingOutlet scene/></FramePanel> }
    })
}

/// What the address shows here.
#[derive(Debug, Clone, PartialEq, Eq)]
enum BuyingKey {
    Cart,
    Step(CheckoutStep),
    Orders(Vec<OrderKey>),
    Policy(PolicyKind),
    Saved,
    Compare,
    Seller(SellerId),
    Unknown,
}

#[component]
fn BuyingOutlet(scene: Scene) -> Node {
    let navigation = use_navigation();
    let locale = scene.locale();
    let key = Memo::new(move |former: Option<&BuyingKey>| {
        navigation
            .route()
            .with(|route| match (&route.page, former) {
                (_, Some(former)) if route.locale != locale => former.clone(),
                (Page::Cart, _) => BuyingKey::Cart,
                (Page::Checkout(step), _) => BuyingKey::Step(*step),
                (Page::Order, _) => {
                    BuyingKey::Orders(order_link::read(&platform::address().fragment))
                }
                (Page::Policy(kind), _) => BuyingKey::Policy(*kind),
                (Page::Saved, _) => BuyingKey::Saved,
                (Page::Compare(_), _) => BuyingKey::Compare,
                (Page::Seller(id), _) => BuyingKey::Seller(id.clone()),
                _ => BuyingKey::Unknown,
            })
    });
    live(move || {
        let scene = scene.clone();
        let contents = match scene.contents.clone() {
            Ok(contents) => contents,
            Err(error) => return failure(scene, &error),
        };
        match key.get() {
            BuyingKey::Cart => view! { <CartPage scene/> },
            BuyingKey::Step(_) if contents.shop.backend.is_none() => {
                let (words, home_href) = (scene.words.clone(), href(&scene, Page::Home));
                view! { <StatusView words status=Status::CheckoutUnreachable home_href on_retry=None/> }
            }
            BuyingKey::Step(step) => view! { <CheckoutPage scene contents step/> },
            BuyingKey::Orders(keys) => {
                let shop = Arc::unwrap_or_clone(contents).shop;
                view! { <OrderPage scene shop keys/> }
            }
            BuyingKey::Policy(kind) => view! { <PolicyPage scene contents kind/> },
            BuyingKey::Saved => view! { <SavedPage scene contents/> },
            BuyingKey::Compare => view! { <ComparePage scene contents/> },
            BuyingKey::Seller(id) => view! { <SellerPage scene contents id/> },
            BuyingKey::Unknown => {
                view! { <status::Failure scene status=Status::NotFound/> }
            }
        }
    })
}
