//! What goes wrong around the backend: a full disk, other users of the machine, settings that change under a checkout.

use super::fixture::{SESSIONS, Till, wish};

#[tokio::test]
async fn a_disk_that_was_full_takes_orders_again_when_there_is_room() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    let key = [("idempotency-key", "k")];
    // No page more than there are: what a full disk looks like from inside.
    till.write("PRAGMA max_page_count = 1").await;
    let mut refused = 0;
    let body = wish(&[("nara:FEW", 1)], "standard", "bank_transfer");
    for _ in 0..200 {
        refused += i32::from(till.create(&body).await.status == 503);
        if refused > 0 {
            break;
        }
    }
    assert_eq!(refused, 1, "the disk is never full");

    till.write("PRAGMA max_page_count = 100000").await;
    assert_eq!(till.create(&body).await.status, 201);
    let done = till.complete(&id, &key, "bank_transfer").await;
    assert_eq!(done.json()["status"], "completed");
    assert_eq!(till.count("SELECT COUNT(*) FROM orders").await, 1);
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_on_the_machine_reads_the_orders() {
    use std::os::unix::fs::PermissionsExt as _;

    let till = Till::open().await;
    till.ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    let mut files = 0;
    for entry in std::fs::read_dir(till.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?} {mode:o}", entry.file_name());
        files += 1;
    }
    assert_eq!(files, 3, "the database, its log and its index of the log");
}

#[tokio::test]
async fn an_amount_seen_in_another_currency_is_not_agreed_to() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    till.write(
        "UPDATE checkout SET answer = replace(answer, '\"currency\":\"THB\"', '\"currency\":\"VND\"')",
    )
    .await;
    assert_eq!(
        till.get(&format!("{SESSIONS}/{id}")).await.json()["currency"],
        "VND"
    );
    let reply = till.complete(&id, &[], "bank_transfer").await;
    assert_eq!(reply.codes(), ["price_changed", "price_changed"]);
    assert_eq!(reply.json()["currency"], "THB");
    assert_eq!(till.count("SELECT COUNT(*) FROM orders").await, 0);
    let agreed = till.complete(&id, &[], "bank_transfer").await;
    assert_eq!(agreed.json()["status"], "completed");
}
