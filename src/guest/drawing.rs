//! The guest at work: it draws in the places that the shop has left.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use souk_commerce::VariantId;
use souk_commerce::alerts::Alarm;
use souk_commerce::pricing::ExchangeRate;
use souk_ui::prelude::*;

use super::{ASK, Place, say};
use crate::pages::product::beneath::{Beneath, Seen};
use crate::pages::product::marks::ProductMarks;
use crate::platform::{self, Mounted};
use crate::routes::{Page, Route};
use crate::services::Services;
use crate::services::catalog::Catalog;
use crate::state::alerts;
use crate::state::navigation::current_route;
use crate::state::other_currency::chosen_among;
use crate::state::scene::Scene;

/// What is drawn, and for which page.
struct Drawn {
    /// The page without the choices made on it.
    page: Route,
    variant: RwSignal<Option<VariantId>>,
    /// The picture that is looked at over the whole screen.
    picture: RwSignal<Option<usize>>,
    /// None while its scene is on the way.
    #[allow(dead_code, reason = "held for what happens when it is dropped")]
    mounted: Vec<Mounted>,
}

type Last = Rc<RefCell<Option<Drawn>>>;

/// Draws for the present page, and again whenever the shop asks.
pub fn start() {
    let services = Services::new(platform::app_files());
    let last = Last::default();
    let drawn = Rc::clone(&last);
    platform::on_picture(move |index| {
        if let Some(drawn) = drawn.borrow().as_ref() {
            drawn.picture.set(Some(index));
        }
    });
    let draw = move || draw(&services, &last);
    draw();
    platform::on_event(ASK, draw);
}

fn draw(services: &Services, last: &Last) {
    let Some(route) = current_route() else { return };
    let (page, variant, main) = match route.page {
        Page::Home => (Page::Home, None, Place::Seen),
        Page::Product(id, variant) => (Page::Product(id, None), variant, Place::Beneath),
        _ => return,
    };
    let page = Route {
        locale: route.locale,
        page,
    };
    if let Some(drawn) = last.borrow().as_ref()
        && drawn.page == page
        && !platform::is_empty(main.name())
    {
        drawn.variant.set(variant);
        return;
    }
    let (services, last) = (services.clone(), Rc::clone(last));
    let (variant, picture) = (RwSignal::new(variant), RwSignal::new(None));
    *last.borrow_mut() = Some(Drawn {
        page: page.clone(),
        variant,
        picture,
        mounted: Vec::new(),
    });
    platform::spawn(async move {
        let Ok(scene) = Scene::load(&services.catalog, page.locale).await else {
            return;
        };
        // Before anything is drawn: what was chosen on the printed page is chosen again on what takes its place.
        let rates = services.catalog.rates().await.unwrap_or_default();
        // The shopper may have gone on meanwhile.
        if let Some(drawn) = last
            .borrow_mut()
            .as_mut()
            .filter(|drawn| drawn.page == page)
        {
            drawn.mounted = mount(
                services.clone(),
                scene.clone(),
                page.page,
                variant,
                picture,
                rates,
            );
        }
        tell(&scene, &services.catalog).await;
    });
}

fn mount(
    services: Services,
    scene: Scene,
    page: Page,
    variant: RwSignal<Option<VariantId>>,
    picture: RwSignal<Option<usize>>,
    rates: Arc<Vec<ExchangeRate>>,
) -> Vec<Mounted> {
    let Page::Product(id, _) = page else {
        let seen = move || view! { <Seen services scene/> };
        return platform::mount_in(Place::Seen.name(), seen)
            .into_iter()
            .collect();
    };
    let other = chosen_among(RwSignal::new(rates).into());
    let marks = {
        let (services, scene, id) = (services.clone(), scene.clone(), id.clone());
        move || view! { <ProductMarks services scene id variant=variant.into() other/> }
    };
    let marks = platform::mount_in(Place::Marks.name(), marks);
    platform::take_over(Place::Marks.name());
    let beneath = move || view! { <Beneath services scene id variant=variant.into() picture=Some(picture) other/> };
    let beneath = platform::mount_in(Place::Beneath.name(), beneath);
    marks.into_iter().chain(beneath).collect()
}

/// Looks again at what is waited for, and says what has come about.
async fn tell(scene: &Scene, catalog: &Catalog) {
    let Ok(contents) = &scene.contents else {
        return;
    };
    let home = contents.shop.market.currency;
    for (title, alarm) in alerts::check(catalog, scene.locale(), home).await {
        let words = &scene.words;
        say(&match alarm {
            Alarm::PriceBelow { now, .. } => words.notice_below(&title, &words.money(now)),
            Alarm::BackInStock { now } => words.notice_back(&title, &words.money(now)),
        });
    }
}
