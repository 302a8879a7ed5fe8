//! Newer prices and stock, from a merchant's file to the buyer's total.

use std::fs::File;
use std::time::{Duration, UNIX_EPOCH};

use serde_json::{Value, json};

use super::ordering::{SETTINGS, call};
use super::serving::{Server, app};
use super::{Workplace, feed, item};

/// Seconds behind the date of the feed, which is that of [`feed`].
const FEED: u64 = 1_795_309_200;

fn put(work: &Workplace, name: &str, text: &str, after: i64) {
    work.write(name, text);
    let file = File::options().write(true).open(work.path(name)).unwrap();
    let moment = FEED.checked_add_signed(after).unwrap();
    file.set_modified(UNIX_EPOCH + Duration::from_secs(moment))
        .unwrap();
}

fn checkout(address: &str, pieces: u32) -> Value {
    let wish = json!({
        "line_items": [{ "item": { "id": "nara:kettle" }, "quantity": pieces }],
        "buyer": { "email": "somchai@example.com" },
        "fulfillment": { "methods": [{ "type": "shipping", "destinations": [{
            "first_name": "สมชาย", "phone_number": "081 234 5678", "street_address": "99/1",
            "address_locality": "คลองเตย", "extended_address": "วัฒนา", "address_region": "กรุงเทพมหานคร",
            "postal_code": "10110", "address_country": "TH"
        }] }] },
        "payment": payment()
    });
    call(address, "POST /ucp/v1/checkout-sessions", "", &wish)
}

fn payment() -> Value {
    json!({ "instruments": [{ "id": "p", "handler_id": "bank_transfer", "type": "bank_transfer" }] })
}

fn total(checkout: &Value) -> Option<i64> {
    let mut totals = checkout["totals"].as_array()?.iter();
    let total = totals.find(|total| total["type"] == "total")?;
    total["amount"].as_i64()
}

/// A checkout for which something holds, which may take a look of the backend's at its folder.
fn until(address: &str, pieces: u32, is_so: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..150 {
        let checkout = checkout(address, pieces);
        if is_so(&checkout) {
            return checkout;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    panic!("{}", checkout(address, pieces));
}

#[test]
fn a_running_shop_sells_at_the_newer_price_and_no_more_than_there_is() {
    let work = Workplace::new();
    app(&work);
    let more = "<g:quantity>9</g:quantity>";
    work.write("feed.xml", feed(&item("kettle", "Kettle", more)));
    work.write(
        "souk.toml",
        SETTINGS.replace("id = \"nara\"\n", "id = \"nara\"\nstock_counts = true\n"),
    );
    work.souk("build --out site --app app").ok();
    let server = Server::start(&work, "serve site --port 0");
    let address = server.address.clone();
    assert_eq!(total(&checkout(&address, 1)), Some(63_900));

    put(&work, "now.csv", "id,price,quantity\nkettle,450,2\n", 60);
    let told = work.souk("overlay now.csv --site site").ok();
    assert!(
        told.out().starts_with("1 offers of site have newer terms"),
        "{}",
        told.out()
    );
    let session = until(&address, 2, |checkout| total(checkout) == Some(94_000));
    let id = session["id"].as_str().unwrap();
    let head = format!("POST /ucp/v1/checkout-sessions/{id}/complete");
    let done = call(&address, &head, "", &json!({ "payment": payment() }));
    assert_eq!(done["status"], "completed", "{done}");
    assert_eq!(total(&done), Some(94_000));
    // Two were left, and two are sold.
    let code = |checkout: &Value| checkout["messages"][0]["code"].clone();
    assert_eq!(code(&checkout(&address, 1)), "out_of_stock");
    assert_eq!(work.souk("audit").ok().out(), "everything adds up\n");

    work.souk("overlay --none --site site").ok();
    until(&address, 1, |checkout| total(checkout) == Some(63_900));
}

#[test]
fn an_overlay_outlives_a_build_that_changes_nothing_and_no_other() {
    let work = Workplace::new();
    let build = |price: &str| {
        let goods = feed(&item("kettle", "Kettle", "")).replace("599 THB", price);
        work.write("feed.xml", goods);
        work.souk("build feed.xml --out site --pack-only --country TH")
            .ok();
        work.files("site")["pack/overlay"].clone()
    };
    let none = build("599 THB");
    put(
        &work,
        "now.tsv",
        "id\tavailability\nkettle\tout of stock\n",
        60,
    );
    work.souk("overlay now.tsv --site site").ok();
    let laid = work.files("site")["pack/overlay"].clone();
    assert_ne!(laid, none);
    assert_eq!(build("599 THB"), laid);
    let other = build("601 THB");
    assert_ne!(other, laid);
    assert_eq!(other.len(), none.len());
}

#[test]
fn what_cannot_be_laid_over_a_shop_is_told_and_leaves_what_was_laid_before() {
    let work = Workplace::new();
    work.write("feed.xml", feed(&item("kettle", "Kettle", "")));
    work.souk("build feed.xml --out site --pack-only --country TH")
        .ok();
    let overlay = || work.files("site")["pack/overlay"].clone();
    put(&work, "now.csv", "id,price\nkettle,450\nlamp,1\n", 60);
    let told = work.souk("overlay now.csv --site site").ok();
    assert!(
        told.err()
            .contains("line 3, \"lamp\": the shop has no such offer"),
        "{}",
        told.err()
    );
    let laid = overlay();
    for (name, text, after, arguments, word) in [
        ("old.csv", "id,price\nkettle,1\n", -60, "", "export it anew"),
        (
            "other.csv",
            "id,price\nlamp,1\n",
            60,
            "",
            "no record is one of this shop's offers",
        ),
        ("empty.csv", "id,price\n", 60, "", "no record"),
        (
            "sale.csv",
            "id,price,sale_price\nkettle,2,1\n",
            60,
            "",
            "sale_price",
        ),
        (
            "seller.csv",
            "id,price\nkettle,1\n",
            60,
            "--seller nobody",
            "the shop has no such seller",
        ),
    ] {
        put(&work, name, text, after);
        let refused = work.souk(&format!("overlay {name} --site site {arguments}"));
        assert_eq!(refused.code(), 2, "{name}");
        assert!(refused.err().contains(word), "{name}: {}", refused.err());
        assert_eq!(overlay(), laid, "{name}");
    }
    let nowhere = work.souk("overlay now.csv --site elsewhere");
    assert_eq!(nowhere.code(), 2);
    assert!(
        nowhere.err().contains("this is no shop"),
        "{}",
        nowhere.err()
    );
}
