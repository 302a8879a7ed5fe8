//! An order from the buyer's request to the merchant's books, through the command alone.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

use super::serving::{Server, app};
use super::{Workplace, feed, item};

pub(super) const SETTINGS: &str = r#"version = 1
[market]
country = "TH"
currency = "THB"
[[sellers]]
id = "nara"
[[sellers.delivery]]
id = "post"
name = "Post"
price = "40"
days = [1, 3]
[payment.bank]
holder = "Nara"
bank = "Bank"
account = "1"
promptpay = "081-234-5678"
[[feeds]]
file = "feed.xml"
"#;

pub(super) fn call(address: &str, head: &str, more: &str, body: &Value) -> Value {
    let mut stream = TcpStream::connect(address).unwrap();
    let body = body.to_string();
    write!(
        stream,
        "{head} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{more}\
         UCP-Agent: profile=\"http://{address}/ucp/platform.json\"\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    serde_json::from_str(body).unwrap()
}

#[test]
fn an_order_is_placed_paid_in_two_parts_sent_and_adds_up() {
    let work = Workplace::new();
    app(&work);
    work.write("feed.xml", feed(&item("kettle", "Kettle", "")));
    work.write("souk.toml", SETTINGS);
    work.souk("build --out site --app app").ok();
    let server = Server::start(&work, "serve site --port 0");
    let address = server.address.clone();
    let payment = json!({ "instruments": [{ "id": "p", "handler_id": "bank_transfer", "type": "bank_transfer" }] });
    let wish = json!({
        "line_items": [{ "item": { "id": "nara:kettle" }, "quantity": 1 }],
        "buyer": { "email": "somchai@example.com" },
        "fulfillment": { "methods": [{ "type": "shipping", "destinations": [{
            "first_name": "สมชาย", "phone_number": "081 234 5678", "street_address": "99/1",
            "address_locality": "คลองเตย", "extended_address": "วัฒนา", "address_region": "กรุงเทพมหานคร",
            "postal_code": "10110", "address_country": "TH"
        }] }] },
        "payment": payment
    });
    let checkout = call(&address, "POST /ucp/v1/checkout-sessions", "", &wish);
    let id = checkout["id"].as_str().unwrap();
    let head = format!("POST /ucp/v1/checkout-sessions/{id}/complete");
    let done = call(&address, &head, "", &json!({ "payment": payment }));
    assert_eq!(done["status"], "completed", "{done}");
    let reference = done["order"]["label"].as_str().unwrap();
    let bearer = format!(
        "Authorization: Bearer {}\r\n",
        done["order_token"].as_str().unwrap()
    );
    let read = || {
        let head = format!(
            "GET /ucp/v1/orders/{}",
            done["order"]["id"].as_str().unwrap()
        );
        call(&address, &head, &bearer, &json!(null))
    };
    let code = read()["payment_instructions"]["codes"][0].clone();
    assert_eq!(code["kind"], "promptpay");
    assert!(code["payload"].as_str().unwrap().contains("5406639.00"));

    let orders = |arguments: &str| work.souk(&format!("orders {arguments}"));
    assert!(orders("list").ok().out().contains("outstanding 639.00"));
    let part = orders(&format!("confirm {reference} 600 --bank-reference B1")).ok();
    assert!(part.out().starts_with("partial\n"), "{}", part.out());
    let twice = orders(&format!("confirm {reference} 600 --bank-reference B1"));
    assert_eq!(twice.code(), 2);
    assert!(
        twice.err().contains("B1 is booked already"),
        "{}",
        twice.err()
    );
    let rest = orders(&format!("confirm {reference} 39")).ok();
    assert!(rest.out().starts_with("paid\n"), "{}", rest.out());
    let picked = orders(&format!("pick {reference}")).ok();
    assert!(
        picked.out().contains("goods_picked by merchant"),
        "{}",
        picked.out()
    );
    assert_eq!(orders(&format!("pick {reference}")).code(), 2);
    let sent = orders(&format!("ship {reference} --carrier Post --tracking TH1")).ok();
    assert!(sent.out().contains("somchai@example.com"), "{}", sent.out());
    let order = read();
    assert_eq!(order["payment_instructions"]["state"], "paid");
    assert_eq!(order["fulfillment"]["events"][0]["tracking_number"], "TH1");
    assert_eq!(orders(&format!("cancel {reference}")).code(), 2);
    assert_eq!(work.souk("audit").ok().out(), "everything adds up\n");
    let copied = work.souk("db copy souk.db backup.db").ok();
    assert!(
        copied.out().ends_with("rows; everything adds up\n"),
        "{}",
        copied.out()
    );
    let again = work.souk("db copy souk.db backup.db");
    assert_eq!(again.code(), 2);
    assert!(
        again.err().contains("there is something in it already"),
        "{}",
        again.err()
    );
    let shown = work
        .souk(&format!("orders show {reference} --db backup.db"))
        .ok();
    assert_eq!(shown.out(), orders(&format!("show {reference}")).ok().out());
}

/// Head and body of the answer to a request without anything but a form.
fn ask(address: &str, head: &str, more: &str, form: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "{head} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{more}Content-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_link_of_the_command_opens_the_desk_of_a_shop_that_is_served() {
    let work = Workplace::new();
    app(&work);
    work.write("feed.xml", feed(&item("kettle", "Kettle", "")));
    work.write("souk.toml", SETTINGS);
    work.souk("build --out site --app app").ok();
    let server = Server::start(&work, "serve site --port 0");
    let address = server.address.clone();
    let link = work
        .souk(&format!("desk link --role staff --url http://{address}/"))
        .ok()
        .out();
    let start = format!("http://{address}/desk/link/");
    let token = link.trim().strip_prefix(&start).unwrap().to_owned();
    let settings = work.souk("desk link").ok().out();
    assert!(settings.starts_with("http://127.0.0.1:8080/desk/link/"));
    let form = format!("token={token}");
    let entered = ask(&address, "POST /desk/enter", "", &form);
    assert!(entered.starts_with("HTTP/1.1 303"), "{entered}");
    // On this machine the cookie comes back without TLS.
    let (_, cookie) = entered.split_once("set-cookie: ").unwrap();
    let cookie = cookie.lines().next().unwrap();
    assert!(!cookie.contains("Secure"), "{cookie}");
    let cookie = format!("Cookie: {}\r\n", cookie.split(';').next().unwrap());
    let look = || ask(&address, "GET /desk", &cookie, "");
    assert!(look().contains("Signed in as staff"), "{}", look());
    assert_eq!(work.souk("desk end").ok().out(), "1 signed out\n");
    assert!(look().starts_with("HTTP/1.1 403"), "{}", look());
}

#[test]
fn orders_that_are_not_there_are_named() {
    let work = Workplace::new();
    for arguments in [
        "orders list",
        "audit",
        "desk link",
        "orders show X --db other.db",
    ] {
        let run = work.souk(arguments);
        assert_eq!(run.code(), 2);
        assert!(run.err().contains("there is no such file"), "{}", run.err());
    }
    assert!(work.names().is_empty());
}
