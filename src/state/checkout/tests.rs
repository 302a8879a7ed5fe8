//! The checkout against a backend that a test scripts, through lost answers and spoilt drafts.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::Owner;
use serde_json::{Value, json};
use souk_commerce::cart::Snapshot;
use souk_commerce::{CartEvent, Country, Currency, Money, OfferId, ProductId, Timestamp};

use super::*;
use crate::platform::{Answer, NetError, Request, run, world};

/// A backend with one checkout, which remembers what it was asked.
#[derive(Debug, Default)]
struct Counter {
    /// Sessions opened.
    opened: u32,
    /// Key and body of the request that placed the order.
    placed_by: Option<(String, String)>,
    /// Status of the answer to the request that places the order; none is no answer at all.
    first_answer: Option<u16>,
}

fn checkout(status: &str, method: &str, order: bool) -> Value {
    let mut body = json!({
        "ucp": { "version": "2026-04-08", "status": "success" },
        "id": "chk_1", "status": status, "currency": "THB", "links": [],
        "line_items": [{
            "id": "li_1", "quantity": 1,
            "item": { "id": "nara:tea", "title": "Tea", "price": 100 },
            "totals": [{ "type": "total", "amount": 100 }]
        }],
        "totals": [{ "type": "total", "amount": 100 }],
        "payment": { "instruments": [{ "id": "pay_1", "handler_id": method, "type": method, "selected": true }] }
    });
    if order {
        body["order"] = json!({ "id": "ord_1", "permalink_url": "https://shop.example/en/order" });
    }
    body
}

fn answer(status: u16, body: &Value) -> Answer {
    Answer {
        status,
        etag: Some("\"1\"".into()),
        content_type: "application/json".into(),
        body: body.to_string().into_bytes(),
    }
}

fn refusal(status: u16, code: &str) -> Answer {
    answer(status, &json!({ "code": code, "content": "No." }))
}

impl Counter {
    fn answer(&mut self, request: &Request) -> Result<Answer, NetError> {
        let body = request.body.clone().unwrap_or_default();
        let header = |wanted: &str| {
            let mut headers = request.headers.iter();
            headers
                .find(|(name, _)| *name == wanted)
                .map(|(_, value)| value.clone())
        };
        if request.url.ends_with("/complete") {
            return self.complete((header("Idempotency-Key").unwrap_or_default(), body));
        }
        self.opened += u32::from(request.url.ends_with("/checkout-sessions"));
        Ok(match &self.placed_by {
            Some((_, body)) if request.method == "GET" => {
                answer(200, &checkout("completed", method_in(body), true))
            }
            Some(_) if request.method == "PUT" => refusal(409, "checkout_completed"),
            _ => answer(
                200,
                &checkout("ready_for_complete", method_in(&body), false),
            ),
        })
    }

    fn complete(&mut self, sent: (String, String)) -> Result<Answer, NetError> {
        match &self.placed_by {
            None => {
                self.placed_by = Some(sent);
                let status = self.first_answer.ok_or(NetError::Timeout)?;
                Ok(refusal(status, "timeout"))
            }
            Some(first) if *first == sent => {
                let mut body = checkout("completed", method_in(&sent.1), true);
                body["order_token"] = json!("secret");
                Ok(answer(200, &body))
            }
            Some((key, _)) if *key == sent.0 => Ok(refusal(409, "idempotency_conflict")),
            Some(_) => Ok(refusal(409, "checkout_completed")),
        }
    }
}

fn method_in(body: &str) -> &'static str {
    if body.contains("cash_on_delivery") {
        "cash_on_delivery"
    } else {
        "bank_transfer"
    }
}

fn line() -> CartLine {
    CartLine {
        offer: OfferId::parse("nara:tea").unwrap(),
        product: ProductId::new("tea").unwrap(),
        quantity: 1,
        seen: Money::new(100, Currency::parse("THB").unwrap()).unwrap(),
        snapshot: Snapshot {
            title: "Tea".into(),
            options: String::new(),
            image: String::new(),
        },
        added: Timestamp(0),
    }
}

/// A checkout over a scripted backend. The owner keeps its signals alive.
fn open(counter: &Rc<RefCell<Counter>>) -> (Owner, CheckoutHandle) {
    let owner = Owner::new();
    owner.set();
    let counter = Rc::clone(counter);
    world(|world| {
        world.backend = Some(Box::new(move |request| {
            counter.borrow_mut().answer(request)
        }));
    });
    Notices::provide();
    CartHandle::provide();
    let draft = Draft::empty(Country::parse("TH").unwrap());
    let handle = CheckoutHandle::provide(draft, ShopClient::new(""), "en");
    (owner, handle)
}

/// Orders tea by transfer; whether the shop said that it did it.
fn order_tea(handle: CheckoutHandle, nara: &SellerId) -> bool {
    handle.cart.apply(CartEvent::Add(line()));
    run(handle.choose_payment(std::slice::from_ref(nara), PaymentMethod::BankTransfer))
        && run(handle.place())
}

fn tokens(handle: CheckoutHandle) -> Vec<String> {
    let placed = run(handle.finish()).into_iter();
    placed.map(|order| order.token).collect()
}

#[test]
fn an_order_whose_answer_was_lost_is_found_again_though_another_way_to_pay_was_chosen_since() {
    let nara = SellerId::new("nara").unwrap();
    for first_answer in [None, Some(408), Some(503)] {
        let counter = Rc::new(RefCell::new(Counter {
            first_answer,
            ..Counter::default()
        }));
        world(|world| world.kept.clear());
        let (_owner, handle) = open(&counter);
        assert!(!order_tea(handle, &nara));
        let sellers = std::slice::from_ref(&nara);
        assert!(run(
            handle.choose_payment(sellers, PaymentMethod::CashOnDelivery)
        ));
        assert_eq!(counter.borrow().opened, 1, "{first_answer:?}");
        assert_eq!(tokens(handle), ["secret"], "{first_answer:?}");
        assert!(handle.cart.cart().with_untracked(Cart::is_empty));
    }
}

#[test]
fn a_shop_that_is_too_slow_to_say_again_what_it_did_does_not_get_a_second_order() {
    let nara = SellerId::new("nara").unwrap();
    let counter = Rc::new(RefCell::new(Counter::default()));
    world(|world| world.kept.clear());
    let (_owner, handle) = open(&counter);
    assert!(!order_tea(handle, &nara));
    let slow = Rc::clone(&counter);
    world(|world| {
        world.backend = Some(Box::new(move |request| {
            if request.url.ends_with("/complete") {
                return Ok(refusal(408, "timeout"));
            }
            slow.borrow_mut().answer(request)
        }));
    });
    assert!(!run(handle.ask_server(std::slice::from_ref(&nara))));
    assert_eq!(counter.borrow().opened, 1);
}

#[test]
fn a_draft_that_cannot_be_read_is_set_aside_and_said() {
    for spoilt in ["", "{", "{\"version\":2}"] {
        world(|world| {
            world.kept.clear();
            world.kept.insert(KEY.into(), spoilt.into());
        });
        let (_owner, handle) = open(&Rc::default());
        let shown = handle.notices.list().get_untracked();
        assert!(
            shown
                .iter()
                .any(|notice| notice.event == NoticeEvent::CheckoutLost),
            "{spoilt:?}"
        );
        let kept = world(|world| world.kept.clone());
        assert_eq!(kept.get(SET_ASIDE).map(String::as_str), Some(spoilt));
        assert!(saved_checkout::read(&kept[KEY]).is_some());
        assert!(handle.is_loaded().get_untracked());
    }
}

#[test]
fn a_code_is_asked_for_until_it_is_taken_out_and_outlives_a_reload() {
    let nara = SellerId::new("nara").unwrap();
    let asked = Rc::new(RefCell::new(Vec::<Value>::new()));
    world(|world| world.kept.clear());
    let (_owner, handle) = open(&Rc::default());
    let heard = Rc::clone(&asked);
    world(|world| {
        world.backend = Some(Box::new(move |request| {
            if let Some(body) = &request.body {
                let body: Value = serde_json::from_str(body).unwrap();
                heard.borrow_mut().push(body["discounts"]["codes"].clone());
            }
            Ok(answer(200, &checkout("ready_for_complete", "card", false)))
        }));
    });
    handle.cart.apply(CartEvent::Add(line()));
    let sellers = std::slice::from_ref(&nara);
    assert!(run(handle.ask_server(sellers)));
    assert!(run(handle.add_code(sellers, "SAVE10")));
    let kept = world(|world| world.kept.clone());
    assert_eq!(saved_checkout::read(&kept[KEY]).unwrap().codes, ["SAVE10"]);
    assert!(run(handle.add_code(sellers, "POST")));
    run(handle.forget_code("POST"));
    assert!(run(handle.remove_code(sellers, "SAVE10")));
    assert_eq!(
        *asked.borrow(),
        [
            Value::Null,
            json!(["SAVE10"]),
            json!(["SAVE10", "POST"]),
            Value::Null
        ]
    );
    let kept = world(|world| world.kept.clone());
    assert!(saved_checkout::read(&kept[KEY]).unwrap().codes.is_empty());
}
