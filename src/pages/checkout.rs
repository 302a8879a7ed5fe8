//! The checkout: four steps, each with an address of its own. What the server says is shown, never worked out here.

pub(crate) mod address;
mod coupon;
mod figures;
mod review;
mod ways;

pub(crate) use figures::{line_amount, read_totals};
pub(crate) use review::payment_name;

use std::sync::Arc;

use souk_catalog::Contents;
use souk_commerce::shop::SaleMode;
use souk_commerce::{Cart, SellerId, Shop};
use souk_ui::components::icon::Icon;
use souk_ui::components::link::Link;
use souk_ui::components::message::{Message, MessagePanel, MessageRank};
use souk_ui::components::skeleton::LineSkeleton;
use souk_ui::prelude::*;
use souk_ui::views::checkout::CheckoutView;
use souk_ui::views::status::{Status, StatusView};

use crate::pages::{arrive, href};
use crate::panels::frame::policy_links;
use crate::platform;
use crate::routes::{CheckoutStep, Page, Route};
use crate::services::catalog::Catalog;
use crate::services::order_link::{OrderKey, fragment};
use crate::services::use_services;
use crate::state::cart::use_cart;
use crate::state::checkout::{CheckoutHandle, Work, use_checkout};
use crate::state::navigation::{Navigation, use_navigation};
use crate::state::other_currency::other_currency;
use crate::state::scene::Scene;

/// What every step works with.
#[derive(Clone)]
struct Desk {
    scene: Scene,
    shop: Arc<Shop>,
    /// Where the tables of places come from.
    catalog: Catalog,
    /// The texts that hold for an order.
    terms: Vec<Link>,
    checkout: CheckoutHandle,
    navigation: Navigation,
    /// Selling parties whose orders are taken here and that have lines in the cart.
    sellers: Memo<Vec<SellerId>>,
}

impl Desk {
    fn href(&self, step: CheckoutStep) -> String {
        href(&self.scene, Page::Checkout(step))
    }

    fn go(&self, step: CheckoutStep) {
        self.navigation.go(&Route {
            locale: self.scene.locale(),
            page: Page::Checkout(step),
        });
    }

    fn seller_name(&self, seller: &SellerId) -> String {
        let found = self
            .shop
            .seller(seller)
            .map(|seller| self.scene.words.text(&seller.name));
        found.unwrap_or_else(|| seller.to_string())
    }

    /// Asks the server about all parties; calls back when it has answered for all of them. What turns out to be ordered
    /// already is shown instead.
    fn ask(&self, then: impl FnOnce() + 'static) {
        let desk = self.clone();
        let sellers = desk.sellers.get_untracked();
        platform::spawn(async move {
            if !desk.checkout.ask_server(&sellers).await {
                return;
            }
            if desk.checkout.sessions().with_untracked(Vec::is_empty) {
                desk.show_receipts().await;
            } else {
                then();
            }
        });
    }

    /// Goes to the orders that the draft became; stays where it became none.
    async fn show_receipts(&self) {
        let placed = self.checkout.finish().await.into_iter();
        let keys: Vec<OrderKey> = placed
            .map(|order| OrderKey {
                id: order.id,
                token: order.token,
            })
            .collect();
        if !keys.is_empty() {
            let route = Route {
                locale: self.scene.locale(),
                page: Page::Order,
            };
            self.navigation.arrive_with(&route, &fragment(&keys));
        }
    }

    /// The step that must be taken before another one can be; `None` when nothing stands in its way.
    fn step_before(&self, step: CheckoutStep) -> Option<CheckoutStep> {
        let draft = self.checkout.draft();
        if step > CheckoutStep::Address
            && !draft.with_untracked(|draft| draft.address.problems().is_empty())
        {
            return Some(CheckoutStep::Address);
        }
        let sellers = self.sellers.get_untracked();
        (step > CheckoutStep::Payment && !self.checkout.has_payment(&sellers))
            .then_some(CheckoutStep::Payment)
    }
}

/// A step of the checkout.
#[component]
pub fn CheckoutPage(
    /// Words and contents.
    scene: Scene,
    /// The contents.
    contents: Arc<Contents>,
    /// Which step.
    step: CheckoutStep,
) -> Node {
    let (cart, checkout, navigation) = (use_cart(), use_checkout(), use_navigation());
    checkout.speak(scene.locale().tag());
    let shop = Arc::new(contents.shop.clone());
    let sellers = {
        let shop = Arc::clone(&shop);
        Memo::new(move |_| cart.cart().with(|cart| own_sellers(cart, &shop)))
    };
    let terms = policy_links(&contents, scene.locale());
    let desk = Desk {
        scene,
        shop,
        catalog: use_services().catalog,
        terms,
        checkout,
        navigation,
        sellers,
    };
    arrive(&desk.scene, navigation, desk.scene.words.checkout());
    let is_ready = Memo::new(move |_| cart.is_loaded().get() && checkout.is_loaded().get());
    let phase = Memo::new(move |_| {
        let is_placing = checkout.work().with(|work| *work == Work::Placing);
        let has_sessions = checkout.sessions().with(|sessions| !sessions.is_empty());
        if !is_ready.get() {
            Phase::Loading
        } else if is_placing || has_sessions || sellers.with(|sellers| !sellers.is_empty()) {
            Phase::Steps
        } else {
            Phase::Done
        }
    });
    live(move || {
        let desk = desk.clone();
        match phase.get() {
            Phase::Loading => view! { <LineSkeleton/> },
            Phase::Steps => view! { <Step desk step/> },
            Phase::Done if desk.checkout.has_placed() => {
                platform::spawn(async move { desk.show_receipts().await });
                view! { <LineSkeleton/> }
            }
            Phase::Done => nothing_to_order(&desk),
        }
    })
}

/// How far a checkout is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// What the device keeps is being read.
    Loading,
    /// There is something to order.
    Steps,
    /// There is nothing to order any more, or there never was.
    Done,
}

fn own_sellers(cart: &Cart, shop: &Shop) -> Vec<SellerId> {
    let groups = cart.by_seller().into_iter().map(|(seller, _)| seller);
    groups
        .filter(|id| {
            shop.seller(id)
                .is_some_and(|seller| seller.sale == SaleMode::Own)
        })
        .collect()
}

fn nothing_to_order(desk: &Desk) -> Node {
    let words = &desk.scene.words;
    let message = Message {
        title: words.nothing_to_check_out().to_owned(),
        hint: words.nothing_to_check_out_hint().to_owned(),
        kept: String::new(),
        way_on: Some(Link::new(href(&desk.scene, Page::Cart), words.go_to_cart())),
    };
    view! { <MessagePanel message icon=Icon::Cart rank=MessageRank::Page/> }
}

#[component]
fn Step(desk: Desk, step: CheckoutStep) -> Node {
    let words = desk.scene.words.clone();
    let checkout = desk.checkout;
    // A step past the first needs the server's word on what stands in the draft.
    if let Some(before) = desk.step_before(step) {
        desk.navigation.replace(&Route {
            locale: desk.scene.locale(),
            page: Page::Checkout(before),
        });
    } else if step != CheckoutStep::Address && !checkout.has_asked(&desk.sellers.get_untracked()) {
        desk.ask(|| {});
    }
    let question = match step {
        CheckoutStep::Address => words.ask_address(),
        CheckoutStep::Delivery => words.ask_delivery(),
        CheckoutStep::Payment => words.ask_payment(),
        CheckoutStep::Review => words.ask_review(),
    };
    let current = CheckoutStep::ALL
        .iter()
        .position(|known| *known == step)
        .unwrap_or(0);
    let summary = {
        let (desk, cart) = (desk.clone(), use_cart().cart());
        Signal::derive(move || {
            let said = checkout
                .sessions()
                .with(|sessions| figures::summary(&desk, sessions));
            said.or_else(|| cart.with(|cart| figures::subtotal(&desk, cart)))
        })
    };
    let objections = {
        let desk = desk.clone();
        Signal::derive(move || {
            checkout
                .sessions()
                .with(|sessions| figures::objections(&desk, sessions))
        })
    };
    let other = other_currency(desk.catalog.clone());
    let steps = steps(&desk, current);
    let failed = Memo::new(move |_| checkout.work().with(|work| matches!(work, Work::Failed(_))));
    let question = question.to_owned();
    live(move || {
        if failed.get() {
            return unreachable_counter(&desk);
        }
        let body = match step {
            CheckoutStep::Address => address::step(desk.clone()),
            CheckoutStep::Delivery => ways::delivery(desk.clone()),
            CheckoutStep::Payment => ways::payment(desk.clone()),
            CheckoutStep::Review => review::step(desk.clone()),
        };
        view! {
            <CheckoutView words=words.clone() steps=steps.clone() current question=question.clone() summary other objections>
                {body}
            </CheckoutView>
        }
    })
}

/// The steps as links: those before this one can be gone back to.
fn steps(desk: &Desk, current: usize) -> Vec<Link> {
    let words = &desk.scene.words;
    let label = |step| match step {
        CheckoutStep::Address => words.step_address(),
        CheckoutStep::Delivery => words.step_delivery(),
        CheckoutStep::Payment => words.step_payment(),
        CheckoutStep::Review => words.step_review(),
    };
    let steps = CheckoutStep::ALL.into_iter().enumerate();
    steps
        .map(|(index, step)| {
            let href = if index < current {
                desk.href(step)
            } else {
                String::new()
            };
            Link::new(href, label(step))
        })
        .collect()
}

/// The server did not do what it was asked to: everything is kept, and asking again is one press.
fn unreachable_counter(desk: &Desk) -> Node {
    let words = desk.scene.words.clone();
    let home_href = href(&desk.scene, Page::Home);
    let again = desk.clone();
    let on_retry = Some(Callback::new(move |()| again.ask(|| {})));
    view! { <StatusView words status=Status::CheckoutUnreachable home_href on_retry/> }
}
