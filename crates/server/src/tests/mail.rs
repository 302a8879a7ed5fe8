//! Mail to buyers, through a server on this machine that keeps what it is given.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::after::Placed;
use super::fixture::{Till, wish};
use crate::after::Parcel;
use crate::mail::{self, Mail};
use crate::store::outbox::WINDOW;

/// An SMTP server that keeps mails, or refuses them for now.
struct Sink {
    address: String,
    mails: Arc<Mutex<Vec<String>>>,
    is_busy: Arc<AtomicBool>,
}

impl Sink {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sink = Self {
            address: listener.local_addr().unwrap().to_string(),
            mails: Arc::default(),
            is_busy: Arc::default(),
        };
        let (mails, is_busy) = (Arc::clone(&sink.mails), Arc::clone(&sink.is_busy));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, Arc::clone(&mails), Arc::clone(&is_busy)));
            }
        });
        sink
    }

    fn mail(&self) -> Mail {
        Mail {
            server: format!("smtp://{}", self.address),
            from: "Bazaar <orders@shop.example>".to_owned(),
            password: None,
        }
    }

    /// The last mail, as a reader shows it.
    fn last(&self) -> String {
        let mails = self.mails.lock().unwrap();
        readable(mails.last().unwrap())
    }
}

async fn talk(stream: TcpStream, mails: Arc<Mutex<Vec<String>>>, is_busy: Arc<AtomicBool>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 sink\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "RCPT" if is_busy.load(Ordering::SeqCst) => "451 later",
            "RCPT" if line.contains("gone@") => "550 no such person",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.unwrap();
                let mut mail = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    mail.push_str(line.strip_prefix('.').unwrap_or(&line));
                    mail.push('\n');
                }
                mails.lock().unwrap().push(mail);
                "250 kept"
            }
            "QUIT" => "221 bye",
            _ => "250 yes",
        };
        if write
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .is_err()
        {
            return;
        }
    }
}

/// Heads and body, the body out of its encoding.
fn readable(mail: &str) -> String {
    let (heads, body) = mail.split_once("\n\n").unwrap();
    let body = if heads.contains("base64") {
        let bytes = base64(&body.replace('\n', ""));
        String::from_utf8(bytes).unwrap()
    } else {
        quoted_printable(body)
    };
    format!("{heads}\n\n{}", body.replace('\r', ""))
}

fn quoted_printable(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        if let (b'=', [a, b, behind @ ..]) = (first, more) {
            let code = [*a, *b];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&code).unwrap(), 16).unwrap());
            rest = behind;
        } else {
            bytes.push(*first);
            rest = more;
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut buffer, mut bits) = (Vec::new(), 0_u32, 0);
    for letter in text.chars().filter(|letter| *letter != '=') {
        buffer = (buffer << 6) | u32::try_from(LETTERS.find(letter).unwrap()).unwrap();
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((buffer >> bits) & 0xff).unwrap());
        }
    }
    bytes
}

async fn send_all(till: &Till, sink: &Sink) {
    let postman = sink.mail().postman().unwrap();
    while mail::next(&till.state, &postman).await.unwrap() {}
}

#[tokio::test]
async fn a_buyer_is_told_in_their_language_and_the_link_opens_the_order() {
    let (till, sink) = (Till::open().await, Sink::open().await);
    let mut body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    body["context"] = serde_json::json!({ "language": "th" });
    let id = till.create(&body).await.json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let done = till.complete(&id, &[], "bank_transfer").await.json();
    let reference = done["order"]["label"].as_str().unwrap();
    send_all(&till, &sink).await;
    let mail = sink.last();
    assert!(mail.contains("To: somchai@example.com"), "{mail}");
    for part in [
        "ขอบคุณสำหรับคำสั่งซื้อ",
        reference,
        "1 × กาน้ำ",
        "1330.00 THB",
        "012-3-45678-9",
        "99/1 ถนนสุขุมวิท",
    ] {
        assert!(mail.contains(part), "{part}: {mail}");
    }
    let link = mail
        .lines()
        .find(|line| line.starts_with("https://shop.example/th/order#"));
    let (id, token) = link
        .unwrap()
        .split_once('#')
        .unwrap()
        .1
        .split_once('.')
        .unwrap();
    let order = Placed {
        id: id.to_owned(),
        token: token.to_owned(),
        reference: reference.to_owned(),
    };
    assert_eq!(till.order(&order).await["label"], reference);
    let stranger = Placed {
        token: "x".repeat(32),
        ..order
    };
    assert_eq!(till.order(&stranger).await["ucp"]["status"], "error");
    send_all(&till, &sink).await;
    assert_eq!(sink.mails.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn whatever_happens_to_an_order_is_told_once() {
    let (till, sink) = (Till::open().await, Sink::open().await);
    let desk = till.desk();
    let order = till.place(&[("nara:LAST", 1)], "bank_transfer").await;
    desk.confirm(&order.reference, "139", None).await.unwrap();
    desk.confirm(&order.reference, "1", None).await.unwrap();
    let parcel = Parcel {
        tracking_number: Some("TH123".to_owned()),
        ..Parcel::default()
    };
    desk.ship(&order.reference, parcel).await.unwrap();
    send_all(&till, &sink).await;
    let subjects: Vec<String> = sink
        .mails
        .lock()
        .unwrap()
        .iter()
        .map(|mail| {
            mail.lines()
                .find(|line| line.starts_with("Subject"))
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(subjects.len(), 3, "{subjects:?}");
    assert!(
        sink.mails
            .lock()
            .unwrap()
            .iter()
            .any(|mail| readable(mail).contains("TH123"))
    );
    till.audit().await;
}

#[tokio::test]
async fn a_server_that_is_down_for_days_loses_nothing_and_stops_no_order() {
    let (till, sink) = (Till::open().await, Sink::open().await);
    sink.is_busy.store(true, Ordering::SeqCst);
    till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let mut attempts = 0;
    let postman = sink.mail().postman().unwrap();
    for _ in 0..72 {
        while mail::next(&till.state, &postman).await.unwrap() {
            attempts += 1;
        }
        till.clock.fetch_add(3600, Ordering::SeqCst);
    }
    // The pauses grow: three days are a few dozen attempts, not thousands.
    assert!((10..40).contains(&attempts), "{attempts}");
    sink.is_busy.store(false, Ordering::SeqCst);
    till.clock.fetch_add(6 * 3600, Ordering::SeqCst);
    send_all(&till, &sink).await;
    assert_eq!(sink.mails.lock().unwrap().len(), 1);
    assert_eq!(till.desk().unsent().await.unwrap(), []);
}

#[tokio::test]
async fn what_can_never_be_sent_is_listed_with_its_reason() {
    let (till, sink) = (Till::open().await, Sink::open().await);
    let mut body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    body["buyer"]["email"] = "gone@example.com".into();
    let id = till.create(&body).await.json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    till.complete(&id, &[], "bank_transfer").await;
    send_all(&till, &sink).await;
    till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    till.clock.fetch_add(WINDOW + 1, Ordering::SeqCst);
    send_all(&till, &sink).await;
    let unsent = till.desk().unsent().await.unwrap();
    let reasons: Vec<&str> = unsent.iter().map(|(_, _, why)| why.as_str()).collect();
    assert_eq!(reasons.len(), 2);
    for reason in ["it is too old", "no such person"] {
        assert!(
            reasons.iter().any(|why| why.contains(reason)),
            "{reasons:?}"
        );
    }
    assert!(sink.mails.lock().unwrap().is_empty());

    let old = unsent.iter().find(|(_, _, why)| why.contains("too old"));
    let (reference, _, _) = old.unwrap();
    assert_eq!(till.desk().resend(reference).await.unwrap(), 1);
    assert_eq!(till.desk().resend(reference).await.unwrap(), 0);
    send_all(&till, &sink).await;
    assert_eq!(sink.mails.lock().unwrap().len(), 1);
    assert_eq!(till.desk().unsent().await.unwrap().len(), 1);
}
