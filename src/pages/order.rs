//! Orders by their private link. The tokens stand in the fragment and travel as bearers, nowhere else.

use souk_commerce::shop::BankAccount;
use souk_commerce::{Currency, Date, Money, OfferId, Shop};
use souk_ucp::v2026_04_08::{
    FulfillmentEvent, Order, OrderLineStatus, PaymentInstructions, PaymentState, address_of,
};
use souk_ui::Words;
use souk_ui::prelude::*;
use souk_ui::views::checkout::OrderLine;
use souk_ui::views::order::{
    OrderEvent, OrderFacts, OrderOccasion, OrderSkeleton, OrderState, OrderView, Parcel, Transfer,
};
use souk_ui::views::status::{Status, StatusView};

use crate::pages::checkout::{line_amount, payment_name, read_totals};
use crate::pages::{arrive, href};
use crate::platform;
use crate::routes::Page;
use crate::services::order_link::{OrderKey, fragment, read};
use crate::services::shop::ShopError;
use crate::state::checkout::use_checkout;
use crate::state::loading::Loading;
use crate::state::navigation::use_navigation;
use crate::state::notices::{NoticeEvent, use_notices};
use crate::state::scene::Scene;

/// Where the tab keeps the tokens of orders while their buyer is on a provider's page.
const KEYS: &str = "orders";

/// The orders of a private link.
#[component]
pub fn OrderPage(
    /// Words and contents.
    scene: Scene,
    /// The shop.
    shop: Shop,
    /// Ids and tokens of the link.
    keys: Vec<OrderKey>,
) -> Node {
    let (checkout, navigation) = (use_checkout(), use_navigation());
    let words = scene.words.clone();
    let keys = if keys.is_empty() {
        read(&platform::kept_in_tab(KEYS).unwrap_or_default())
    } else {
        keys
    };
    let link = format!(
        "{}{}#{}",
        platform::origin(),
        href(&scene, Page::Order),
        fragment(&keys)
    );
    let home_href = href(&scene, Page::Home);
    let occasion = if checkout.has_just_placed() {
        OrderOccasion::Placed
    } else {
        OrderOccasion::Opened
    };
    let loaded = Loading::new(move || {
        let keys = keys.clone();
        async move {
            let client = checkout.client();
            let mut orders = Vec::new();
            for key in &keys {
                let order = client.order(&key.id, &key.token).await?;
                orders.push(if awaits_card(&order) {
                    // The provider's page leads back to this one without the tokens: they are not for others.
                    platform::keep_in_tab(KEYS, &fragment(&keys));
                    let begun = client.pay_by_card(&key.id, &key.token).await;
                    begun.unwrap_or(order)
                } else {
                    order
                });
            }
            if let ([order], OrderOccasion::Placed) = (orders.as_slice(), occasion)
                && let Some((page, _)) = card(order)
            {
                platform::leave_for(&page);
            }
            if orders.is_empty() {
                Err(ShopError::Missing)
            } else {
                Ok(orders)
            }
        }
    });
    let on_event = on_event();
    live(move || {
        let (words, home_href) = (words.clone(), home_href.clone());
        let orders = match loaded.get() {
            None => return view! { <OrderSkeleton words/> },
            Some(Ok(orders)) => orders
                .iter()
                .map(|order| facts(&words, &shop, order))
                .collect::<Option<Vec<_>>>(),
            Some(Err(_)) => None,
        };
        let Some(orders) = orders else {
            arrive(&scene, navigation, words.order_unreachable());
            let on_retry = Some(Callback::new(move |()| loaded.again()));
            return view! { <StatusView words status=Status::OrderUnreachable home_href on_retry/> };
        };
        arrive(&scene, navigation, words.order_summary());
        view! { <OrderView words orders occasion link=link.clone() home_href on_event/> }
    })
}

fn on_event() -> Callback<OrderEvent> {
    let notices = use_notices();
    Callback::new(move |event| match event {
        OrderEvent::Copy(text) => platform::spawn(async move {
            let is_copied = platform::copy_text(text).await;
            notices.show(if is_copied {
                NoticeEvent::Copied
            } else {
                NoticeEvent::NotCopied
            });
        }),
        OrderEvent::Print => platform::print(),
    })
}

/// An order as it is shown; `None` for one that makes no sense.
fn facts(words: &Words, shop: &Shop, order: &Order) -> Option<OrderFacts> {
    let currency = Currency::parse(&order.currency)?;
    let instructions = order.payment_instructions.as_ref();
    let first = order.line_items.first()?;
    let seller = OfferId::parse(&first.item.id)
        .ok()
        .map(|offer| offer.seller());
    let seller = seller.and_then(|id| shop.seller(&id).map(|seller| words.text(&seller.name)));
    let expectation = order.fulfillment.expectations.first();
    let lines = order.line_items.iter().map(|line| {
        Some(OrderLine {
            title: line.item.title.clone(),
            options: String::new(),
            quantity: line.quantity.total,
            total: Money::new(line_amount(&line.totals)?, currency).ok()?,
        })
    });
    Some(OrderFacts {
        code: order.label.clone().unwrap_or_else(|| order.id.clone()),
        state: state(order),
        placed: instructions.and_then(|instructions| day(&instructions.placed_at))?,
        seller: seller.unwrap_or_default(),
        lines: lines.collect::<Option<_>>()?,
        totals: read_totals(&order.totals, currency)?,
        address: expectation.and_then(|expectation| address_of(&expectation.destination, None)),
        delivery: expectation
            .and_then(|expectation| expectation.description.clone())
            .unwrap_or_default(),
        parcel: parcel(&order.fulfillment.events),
        payment: instructions
            .map(|instructions| payment_name(words, instructions.method).to_owned())
            .unwrap_or_default(),
        card: card(order),
        transfer: instructions.and_then(transfer),
    })
}

fn state(order: &Order) -> OrderState {
    let has = |status| order.line_items.iter().all(|line| line.status == status);
    if has(OrderLineStatus::Removed) {
        return OrderState::Cancelled;
    }
    if has(OrderLineStatus::Fulfilled) {
        let mut events = order.fulfillment.events.iter();
        return if events.any(|event| event.kind == "delivered") {
            OrderState::Delivered
        } else {
            OrderState::Shipped
        };
    }
    match order
        .payment_instructions
        .as_ref()
        .map(|instructions| instructions.state)
    {
        Some(PaymentState::AwaitingTransfer | PaymentState::AwaitingCard) => {
            OrderState::AwaitingPayment
        }
        Some(PaymentState::DueOnDelivery) => OrderState::CashOnDelivery,
        Some(PaymentState::Paid) => OrderState::Paid,
        None => OrderState::Confirmed,
    }
}

/// The parcel that left last, when something is known of it.
fn parcel(events: &[FulfillmentEvent]) -> Option<Parcel> {
    let sent = events.iter().rfind(|event| event.kind == "shipped")?;
    let is_page = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    let parcel = Parcel {
        carrier: sent.carrier.clone().unwrap_or_default(),
        number: sent.tracking_number.clone().unwrap_or_default(),
        // An address of another scheme would be obeyed.
        href: sent.tracking_url.as_ref().filter(is_page).cloned(),
    };
    let is_known = !parcel.carrier.is_empty() || !parcel.number.is_empty() || parcel.href.is_some();
    is_known.then_some(parcel)
}

fn awaits_card(order: &Order) -> bool {
    let instructions = order.payment_instructions.as_ref();
    instructions.is_some_and(|instructions| {
        instructions.state == PaymentState::AwaitingCard && instructions.outstanding > 0
    })
}

/// Where an order is paid by card, and how much.
fn card(order: &Order) -> Option<(String, Money)> {
    let instructions = order.payment_instructions.as_ref()?;
    let currency = Currency::parse(&instructions.currency)?;
    let amount = Money::new(instructions.outstanding, currency).ok()?;
    Some((instructions.payment_url.clone()?, amount))
}

fn transfer(instructions: &PaymentInstructions) -> Option<Transfer> {
    let account = instructions
        .account
        .as_ref()
        .filter(|_| instructions.state == PaymentState::AwaitingTransfer)?;
    Some(Transfer {
        account: BankAccount {
            holder: account.holder.clone(),
            bank: account.bank.clone(),
            account: account.account.clone(),
            bic: account.bic.clone(),
        },
        reference: instructions.reference.clone(),
        amount: Money::new(
            instructions.amount,
            Currency::parse(&instructions.currency)?,
        )
        .ok()?,
    })
}

/// The day of a moment in RFC 3339.
fn day(moment: &str) -> Option<Date> {
    let mut parts = moment.get(..10)?.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Date::from_calendar(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parcel_is_what_is_known_of_it_and_leads_to_a_page_alone() {
        let event = |kind: &str, carrier: Option<&str>, url: Option<&str>| FulfillmentEvent {
            id: "shp".to_owned(),
            occurred_at: "2026-11-22T13:05:09Z".to_owned(),
            kind: kind.to_owned(),
            line_items: Vec::new(),
            tracking_number: None,
            tracking_url: url.map(ToOwned::to_owned),
            carrier: carrier.map(ToOwned::to_owned),
            description: None,
        };
        let known = |carrier: &str, href: Option<&str>| {
            Some(Parcel {
                carrier: carrier.to_owned(),
                number: String::new(),
                href: href.map(ToOwned::to_owned),
            })
        };
        let page = "https://post.example/TH1";
        for (events, expected) in [
            (vec![], None),
            (vec![event("shipped", None, None)], None),
            (vec![event("delivered", Some("Post"), Some(page))], None),
            (
                vec![event("shipped", Some("Post"), Some(page))],
                known("Post", Some(page)),
            ),
            (
                vec![
                    event("shipped", Some("Post"), Some("javascript:alert(1)")),
                    event("delivered", None, None),
                ],
                known("Post", None),
            ),
            (
                vec![event("shipped", None, Some("javascript:alert(1)"))],
                None,
            ),
        ] {
            assert_eq!(parcel(&events), expected, "{events:?}");
        }
    }

    #[test]
    fn the_day_of_a_moment_is_read_or_refused() {
        assert_eq!(
            day("2026-11-22T13:05:09Z"),
            Date::from_calendar(2026, 11, 22)
        );
        for bad in ["", "2026-11", "2026-13-01T00:00:00Z", "วันอาทิตย์ที่ 22"]
        {
            assert_eq!(day(bad), None, "{bad}");
        }
    }
}
