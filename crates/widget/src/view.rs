//! What stands in the element: a heading, the cards of the shop, and the way to its cart.

use std::cell::OnceCell;

use souk_catalog::Contents;
use souk_commerce::product::Image;
use souk_commerce::{CartError, Handoff, Summary};
use souk_ui::Words;
use souk_ui::components::card::{Card, ProductCard};
use souk_ui::components::icon::{Icon, Picto};
use souk_ui::prelude::*;

use crate::basket;
use crate::links::Links;
use crate::platform::{self, Host, MouseEvent};
use crate::shelf::Shelf;

/// What is shown, read and chosen.
#[derive(Debug)]
pub(crate) struct Stock {
    pub(crate) words: Words,
    pub(crate) links: Links,
    pub(crate) contents: Contents,
    pub(crate) shelf: Shelf,
    pub(crate) cards: Vec<Summary>,
}

thread_local! {
    /// The cart of the page: every element of it shows the same one, and it outlives each of them.
    static CART: OnceCell<(Owner, RwSignal<Handoff>)> = const { OnceCell::new() };
}

/// The cart, the page that is told about it, and what was last refused.
#[derive(Debug, Clone, Copy)]
struct Till {
    host: StoredValue<Host, LocalStorage>,
    cart: RwSignal<Handoff>,
    refusal: RwSignal<Option<CartError>>,
}

impl Till {
    fn new(host: Host) -> Self {
        let kept = || platform::kept(&key(&host)).map(|text| basket::read(&text));
        let cart = CART.with(|cart| {
            let (_, cart) = cart.get_or_init(|| {
                let owner = Owner::new_root(None);
                let cart = owner.with(|| RwSignal::new(kept().unwrap_or_default()));
                (owner, cart)
            });
            *cart
        });
        Self {
            host: StoredValue::new_local(host),
            cart,
            refusal: RwSignal::new(None),
        }
    }

    fn add(self, summary: &Summary) {
        let Some(line) = basket::one_of(summary) else {
            return;
        };
        if !self.host.with_value(|host| host.asks_to_add(&line)) {
            return;
        }
        let mut cart = self.cart.get_untracked();
        let added = cart.add(line);
        self.refusal.set(added.err());
        if added.is_ok() {
            self.hold(cart);
        }
    }

    /// Goes to the shop with all that is in the cart, which is the shop's from then on.
    fn leave(self, links: &Links) {
        let cart = self.cart.get_untracked();
        let url = links.cart(&cart);
        let may_leave = self.host.with_value(|host| host.asks_to_leave(&cart, &url));
        if may_leave && platform::leave_for(&url) {
            self.hold(Handoff::default());
        }
    }

    fn hold(self, cart: Handoff) {
        self.host.with_value(|host| {
            platform::keep(&key(host), &basket::kept(&cart));
            host.says_cart(&cart);
        });
        self.cart.set(cart);
    }
}

/// Key of the kept cart. Pages of one site may carry different shops, and their storage is one.
fn key(host: &Host) -> String {
    format!("souk-cart {}", host.store())
}

/// The whole view of an element.
pub(crate) fn stall(stock: Stock, host: Host) -> Node {
    let Stock {
        words,
        links,
        contents,
        shelf,
        cards,
    } = stock;
    let theme = host.theme();
    let shop = words.text(&contents.shop.name);
    let till = Till::new(host);
    let title = shelf
        .category(&contents)
        .map_or_else(|| shop.clone(), |category| category.name.clone());
    let on_add = Callback::new(move |summary: Summary| till.add(&summary));
    let cards: Vec<Node> = cards
        .into_iter()
        .map(|summary| {
            let card = card(&links, summary);
            view! {
                <li class="c-grid__cell">
                    <ProductCard words=words.clone() card on_add=Some(on_add)/>
                </li>
            }
        })
        .collect();
    let href = links.category(&shelf.path);
    view! {
        <section
            class="w-root"
            lang=words.language().tag()
            dir=words.direction().as_str()
            data-theme=(!theme.is_empty()).then_some(theme)
            aria-label=shop
        >
            <div class="w-head">
                <h2><bdi>{title.clone()}</bdi></h2>
                <a href=href aria-label=words.see_all_of(&title)>{words.see_all().to_owned()}</a>
            </div>
            <ul class="c-grid" role="list">{cards}</ul>
            {bar(words.clone(), links, till)}
        </section>
    }
}

fn card(links: &Links, mut summary: Summary) -> Card {
    summary.image = summary.image.map(|image| Image {
        url: links.picture(&image.url),
        ..image
    });
    Card {
        marks: Vec::new(),
        href: links.product(&summary.product),
        summary,
    }
}

/// The number of pieces, said aloud when it changes, and the way to the shop's cart.
fn bar(words: Words, links: Links, till: Till) -> Node {
    let checkout = words.checkout().to_owned();
    let said = move || match till.refusal.get() {
        Some(CartError::Full) => words.notice_cart_full().to_owned(),
        Some(_) => words.notice_too_many(&words.number(souk_commerce::cart::MAX_QUANTITY)),
        None => {
            let pieces = till.cart.with(Handoff::pieces);
            if pieces == 0 {
                String::new()
            } else {
                words.cart_pieces(u64::from(pieces), &words.number(pieces))
            }
        }
    };
    let target = links.clone();
    let href = move || target.cart(&till.cart.get());
    let on_click = move |click: MouseEvent| {
        // A click that asks for another tab leaves this page, and its cart, as they are.
        if platform::is_plain(&click) {
            click.prevent_default();
            till.leave(&links);
        }
    };
    let is_empty = move || till.cart.with(Handoff::is_empty);
    view! {
        <div class="w-bar" data-empty=move || if is_empty() { "yes" } else { "no" }>
            <p role="status">{said}</p>
            <a class="c-button c-button--main" hidden=is_empty href=href on:click=on_click>
                <Picto icon=Icon::Cart/>
                <span>{checkout}</span>
            </a>
        </div>
    }
}
