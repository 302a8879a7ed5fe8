//! The cart's page: what is kept on the device, checked against the catalogue as it is now.

mod plans;

use std::sync::Arc;

use souk_catalog::Contents;
use souk_commerce::product::Image;
use souk_commerce::shop::SaleMode;
use souk_commerce::{
    Cart, CartEvent, CartLine, Date, Handoff, HandoffLine, Money, MoneyError, Offer, OfferId,
    Product, ProductId, Seller, delivery,
};
use souk_ui::Words;
use souk_ui::components::buying_plans::{BuyingPlans, PlanEvent};
use souk_ui::components::line::{LineEvent, LineFacts};
use souk_ui::prelude::*;
use souk_ui::views::cart::{CartFacts, CartGroup, CartSkeleton, CartSum, CartView};
use souk_ui::views::status::Status;

use crate::pages::cart::plans::Exchange;
use crate::pages::{arrive, href, status};
use crate::platform;
use crate::routes::{CheckoutStep, Page, Route};
use crate::services::use_services;
use crate::state::arrival;
use crate::state::cart::{CartHandle, use_cart};
use crate::state::lists::ListKind;
use crate::state::navigation::use_navigation;
use crate::state::notices::{NoticeEvent, Notices, use_notices};
use crate::state::other_currency::other_currency;
use crate::state::scene::Scene;

/// Products of the cart as the catalogue has them: `None` for one that is gone.
type Known = Vec<(ProductId, Option<Arc<Product>>)>;

/// The cart's page.
#[component]
pub fn CartPage(
    /// Words and contents.
    scene: Scene,
) -> Node {
    let (services, cart, notices) = (use_services(), use_cart(), use_notices());
    let Ok(contents) = scene.contents.clone() else {
        return view! { <status::Failure scene status=Status::Offline/> };
    };
    arrive(&scene, use_navigation(), scene.words.cart());
    let locale = scene.locale();
    arrival::take(services.catalog.clone(), locale, cart, notices);
    let catalog = services.catalog.clone();
    let known = RwSignal::new(Known::new());
    effect(move || {
        let wanted: Vec<ProductId> = cart.cart().with(|cart| {
            let lines = cart.lines().iter().map(|line| line.product.clone());
            lines
                .filter(|product| known.with_untracked(|known| look_up(known, product).is_none()))
                .collect()
        });
        let catalog = services.catalog.clone();
        platform::spawn(async move {
            for id in wanted {
                // What cannot be checked now is shown as it was when it was added.
                if let Ok(product) = catalog.product(locale, &id).await {
                    let product = product.map(Arc::new);
                    known.update(|known| {
                        known.retain(|(checked, _)| *checked != id);
                        known.push((id, product));
                    });
                }
            }
        });
    });
    let facts = {
        let (scene, contents) = (scene.clone(), Arc::clone(&contents));
        Memo::new(move |_| {
            known.with(|known| {
                cart.cart()
                    .with(|cart| facts(&scene, &contents, cart, known))
            })
        })
    };
    let words = scene.words.clone();
    let on_event = Callback::new(move |event| match event {
        LineEvent::Quantity(offer, quantity) => {
            cart.apply(CartEvent::SetQuantity { offer, quantity });
        }
        LineEvent::Remove(offer) => {
            cart.remove(&offer, |line| words.notice_removed(&line.snapshot.title));
        }
        LineEvent::Later(offer) => keep_for_later(&words, cart, notices, &offer),
    });
    let on_share = {
        let words = scene.words.clone();
        Callback::new(move |()| platform::spawn(share(words.clone(), cart, notices)))
    };
    let home_href = href(&scene, Page::Home);
    let checkout_href = href(&scene, Page::Checkout(CheckoutStep::Address));
    let other = other_currency(catalog);
    let words = scene.words;
    let page = move || {
        let (words, home_href, checkout_href) =
            (words.clone(), home_href.clone(), checkout_href.clone());
        if cart.is_loaded().get() {
            let plans = plans_of(&words, &contents, cart, known);
            view! { <CartView words cart=facts.into() home_href checkout_href on_event other plans on_share/> }
        } else {
            view! { <CartSkeleton words/> }
        }
    };
    live(page)
}

/// Other ways to buy the cart. They are worked out once the page stands: a large cart takes a quarter of a second.
fn plans_of(
    words: &Words,
    contents: &Arc<Contents>,
    cart: CartHandle,
    known: RwSignal<Known>,
) -> Node {
    let ways = RwSignal::new(Vec::new());
    let undo = RwSignal::new(Vec::<Exchange>::new());
    let (seen, contents) = (words.clone(), Arc::clone(contents));
    effect(move || {
        let (lines, known) = (cart.cart().get(), known.get());
        let (words, contents) = (seen.clone(), Arc::clone(&contents));
        platform::after_paint(move || {
            // The cart may have changed since.
            if cart.cart().with_untracked(|cart| *cart == lines) {
                let named = |seller: &Seller| words.text(&seller.name);
                let found = plans::ways(&named, &contents.shop, &lines, &known, platform::now());
                ways.set(found);
            }
        });
    });
    let shown = Signal::derive(move || ways.with(|ways| ways.iter().map(plans::shown).collect()));
    let can_undo = Signal::derive(move || {
        undo.with(|undo| !undo.is_empty() && cart.cart().with(|cart| plans::still_fits(cart, undo)))
    });
    let exchange = move |exchanges: &[Exchange]| {
        let fits = cart
            .cart()
            .with_untracked(|cart| plans::still_fits(cart, exchanges));
        if fits {
            for event in exchanges.iter().flat_map(Exchange::events) {
                cart.apply(event);
            }
            undo.set(exchanges.iter().map(Exchange::back).collect());
        }
    };
    let on_event = Callback::new(move |event| match event {
        PlanEvent::Take(goal) => {
            let wanted = ways.with_untracked(|ways| plans::exchanges_of(ways, goal));
            exchange(&wanted);
        }
        PlanEvent::Undo => {
            let wanted = undo.get_untracked();
            exchange(&wanted);
            undo.set(Vec::new());
        }
    });
    view! { <BuyingPlans words=words.clone() plans=shown can_undo on_event/> }
}

/// Takes a line out and keeps its product among the saved ones, where the device keeps anything.
fn keep_for_later(words: &Words, cart: CartHandle, notices: Notices, offer: &OfferId) {
    let line = cart.cart().with_untracked(|cart| cart.line(offer).cloned());
    let Some(line) = line else { return };
    if ListKind::Saved.put(&line.product, Some(line.seen), true) {
        cart.remove(offer, |line| words.notice_saved(&line.snapshot.title));
    } else {
        notices.show(NoticeEvent::NothingKept);
    }
}

/// Hands the cart on as a link: what is in it and how many pieces, no price and nothing about the shopper.
async fn share(words: Words, cart: CartHandle, notices: Notices) {
    let mut handoff = Handoff::default();
    for line in cart.cart().with_untracked(|cart| cart.lines().to_vec()) {
        let (offer, product, quantity) = (line.offer, line.product, line.quantity);
        let line = HandoffLine {
            offer,
            product,
            quantity,
        };
        // A link holds as many lines and pieces as a cart.
        if handoff.add(line).is_err() {
            break;
        }
    }
    let (locale, page) = (words.language(), Page::Cart);
    let url = [
        platform::origin(),
        Route { locale, page }.href(),
        "#".into(),
        handoff.fragment(),
    ]
    .concat();
    match platform::share(String::new(), url).await {
        Some(true) => notices.show(NoticeEvent::Copied),
        Some(false) => notices.show(NoticeEvent::NotCopied),
        None => {}
    }
}

fn facts(scene: &Scene, contents: &Contents, cart: &Cart, known: &Known) -> CartFacts {
    let shop = &contents.shop;
    let groups: Vec<CartGroup> = cart
        .by_seller()
        .into_iter()
        .filter_map(|(id, lines)| {
            let seller = shop.seller(&id);
            let lines: Vec<LineFacts> = lines
                .iter()
                .filter_map(|line| line_facts(scene, line, known, seller))
                .collect();
            let currency = shop.market.currency;
            let counted = lines
                .iter()
                .filter(|line| !line.is_out)
                .map(|line| line.total);
            let subtotal = Money::sum(currency, counted).ok()?;
            let cheapest = seller.and_then(|seller| {
                delivery::cheapest_to(&seller.delivery, shop.market.country, subtotal)
            });
            Some(CartGroup {
                name: seller
                    .map_or_else(|| id.to_string(), |seller| scene.words.text(&seller.name)),
                sale: seller.map_or(SaleMode::SellerPage, |seller| seller.sale),
                seller: id,
                lines,
                subtotal,
                delivery: cheapest.map(|terms| terms.price_for(subtotal)),
                missing_for_free: cheapest.and_then(|terms| terms.missing_for_free(subtotal)),
            })
        })
        .collect();
    let sum = sum(contents, cart, known, &groups).ok().flatten();
    CartFacts { groups, sum }
}

/// What the catalogue said of a product, once it was asked.
fn look_up<'a>(
    known: &'a Known,
    product: &ProductId,
) -> Option<&'a (ProductId, Option<Arc<Product>>)> {
    known.iter().find(|(checked, _)| checked == product)
}

fn line_facts(
    scene: &Scene,
    line: &CartLine,
    known: &Known,
    seller: Option<&Seller>,
) -> Option<LineFacts> {
    let words = &scene.words;
    let now = platform::now();
    let checked = look_up(known, &line.product);
    let product = checked.and_then(|(_, product)| product.as_ref());
    let variant = product.and_then(|product| product.variant(&line.variant()));
    let offer =
        variant.and_then(|variant| variant.offers.iter().find(|offer| offer.id == line.offer));
    let price = offer
        .and_then(|offer| offer.price.as_ref())
        .map(|price| price.at(now));
    let unit = price.unwrap_or(line.seen);
    let is_gone = checked.is_some() && (offer.is_none() || price.is_none());
    let (most, remark) = standing(words, line, offer, price, checked.is_some());
    let image = product
        .zip(variant)
        .and_then(|(product, variant)| product.images_of(variant).first().cloned());
    let snapshot = || Image {
        url: line.snapshot.image.clone(),
        alt: String::new(),
    };
    Some(LineFacts {
        offer: line.offer.clone(),
        href: href(
            scene,
            Page::Product(line.product.clone(), Some(line.variant())),
        ),
        title: product.map_or_else(
            || line.snapshot.title.clone(),
            |product| product.title.clone(),
        ),
        options: product.zip(variant).map_or_else(
            || line.snapshot.options.clone(),
            |(product, variant)| product.option_label(variant),
        ),
        image: image.or_else(|| (!line.snapshot.image.is_empty()).then(snapshot)),
        unit,
        quantity: line.quantity,
        total: unit.times(line.quantity).ok()?,
        most,
        remark,
        is_out: is_gone || offer.is_some_and(|offer| !offer.is_orderable()),
        seller_href: offer
            .filter(|_| seller.is_none_or(|seller| seller.sale == SaleMode::SellerPage))
            .and_then(|offer| offer.link.clone()),
    })
}

/// Most pieces that can be had, and what has changed since the line was added.
fn standing(
    words: &Words,
    line: &CartLine,
    offer: Option<&Offer>,
    price: Option<Money>,
    is_checked: bool,
) -> (u32, String) {
    let any = souk_commerce::cart::MAX_QUANTITY;
    let (Some(offer), Some(price)) = (offer, price) else {
        return (
            any,
            if is_checked {
                words.line_gone().to_owned()
            } else {
                String::new()
            },
        );
    };
    if !offer.is_orderable() {
        return (any, words.line_sold_out().to_owned());
    }
    let most = offer
        .stock
        .quantity
        .filter(|_| !offer.stock.allows(any))
        .unwrap_or(any);
    let remark = if line.quantity > most {
        words.line_too_many(u64::from(most), &words.number(most))
    } else if price != line.seen {
        words.line_repriced(&words.money(line.seen))
    } else {
        String::new()
    };
    (most, remark)
}

fn sum(
    contents: &Contents,
    cart: &Cart,
    known: &Known,
    groups: &[CartGroup],
) -> Result<Option<CartSum>, MoneyError> {
    let market = &contents.shop.market;
    let own: Vec<&CartGroup> = groups
        .iter()
        .filter(|group| group.sale == SaleMode::Own && group.lines.iter().any(|line| !line.is_out))
        .collect();
    if own.is_empty() {
        return Ok(None);
    }
    let subtotal = Money::sum(market.currency, own.iter().map(|group| group.subtotal))?;
    let deliveries: Option<Vec<Money>> = own.iter().map(|group| group.delivery).collect();
    let delivery = deliveries
        .map(|deliveries| Money::sum(market.currency, deliveries))
        .transpose()?;
    let total = delivery
        .map(|delivery| subtotal.plus(delivery))
        .transpose()?;
    let oldest = cart.lines().iter().filter_map(|line| {
        let (_, product) = look_up(known, &line.product)?;
        let product = product.as_ref()?;
        let variant = product.variant(&line.variant())?;
        variant
            .offers
            .iter()
            .find(|offer| offer.id == line.offer)
            .map(|offer| offer.as_of)
    });
    let as_of = oldest.min().unwrap_or_else(|| Date::of(platform::now()));
    Ok(Some(CartSum {
        subtotal,
        delivery,
        total,
        as_of,
        country: market.country,
    }))
}
