//! The shop program: looking around, and putting things into the cart.

use souk_ui::prelude::*;

use crate::guest;
use crate::pages::Outlet;
use crate::panels::frame::{FramePanel, Purpose};
use crate::platform;
use crate::routes::Route;
use crate::services::Services;
use crate::state::cart::CartHandle;
use crate::state::navigation::Navigation;
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
                platform::mount(move || view! { <Shop services route scene/> });
            }
            Err(error) => platform::fail(&error.to_string()),
        }
    });
}

/// The program: its handles, the frame, the page of the route.
#[component]
pub fn Shop(
    /// What is fetched.
    services: Services,
    /// Where to begin.
    route: Route,
    /// The language to begin with.
    scene: Scene,
) -> Node {
    let catalog = services.catalog.clone();
    provide_context(services);
    let navigation = Navigation::provide(route, |route| !route.is_buying());
    let notices = Notices::provide();
    let preferences = Preferences::provide();
    guest::serve(CartHandle::provide(), notices);
    let scene = RwSignal::new(scene);
    follow_language(scene, catalog, navigation, notices, preferences);
    live(move || {
        let scene = scene.get();
        view! { <FramePanel scene=scene.clone() purpose=Purpose::Browsing><Outlet scene/></FramePanel> }
    })
}
