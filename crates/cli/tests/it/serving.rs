//! A shop that is served while its feeds change.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::{Workplace, feed, item};

/// Time between two looks, and how often somebody looks.
const PAUSE: Duration = Duration::from_millis(50);
const LOOKS: usize = 2400;

/// `souk serve`, ended with the test.
pub(super) struct Server {
    child: Child,
    pub(super) address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Server {
    pub(super) fn start(work: &Workplace, arguments: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_souk"))
            .args(arguments.split_whitespace())
            .current_dir(work.path("."))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            let line = line.unwrap();
            let address = line.trim().strip_prefix("the shop ")?.trim();
            Some(address.strip_prefix("http://")?.to_owned())
        });
        Self {
            child,
            address: address.unwrap(),
        }
    }

    /// Status and body.
    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        get(&self.address, path)
    }

    fn status(&self) -> serde_json::Value {
        let (code, body) = self.get("/ucp/status");
        assert_eq!(code, 200);
        serde_json::from_slice(&body).unwrap()
    }

    /// Waits until the last reading ended as it should.
    fn wait(&self, is_so: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        for _ in 0..LOOKS {
            let status = self.status();
            if is_so(&status) {
                return status;
            }
            std::thread::sleep(PAUSE);
        }
        panic!("{}", self.status());
    }
}

fn get(address: &str, path: &str) -> (u16, Vec<u8>) {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|part| part == b"\r\n\r\n");
    let body = answer.split_off(end.unwrap() + 4);
    let head = String::from_utf8(answer).unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body)
}

/// The least that a site is made of.
pub(super) fn app(work: &Workplace) {
    for (path, text) in [
        ("templates/index.html", "<html lang=\"{{language}}\">"),
        ("templates/sw.js", "const BUILD = '{{build}}';"),
        ("app/shop-01.js", "shop"),
        ("app/shop-01.wasm", "shop"),
        ("app/checkout-02.js", "checkout"),
        ("app/checkout-02.wasm", "checkout"),
        ("app/boot-04.js", "boot"),
        ("app/shop-05.css", "a{b: c}"),
        ("app/checkout-05.css", "a{b: c}"),
        ("app/messages-en-06.txt", "en"),
        ("app/messages-checkout-en-07.txt", "en"),
    ] {
        work.write(&format!("app/{path}"), text);
    }
}

/// Puts a feed in place at once, as a careful export does.
fn export(work: &Workplace, text: &str) {
    work.write("feed.new", text);
    fs::rename(work.path("feed.new"), work.path("feed.xml")).unwrap();
}

fn goods(count: usize, price: &str) -> String {
    let items: String = (0..count)
        .map(|n| item(&format!("id-{n}"), "Kettle", "").replace("599 THB", price))
        .collect();
    feed(&items)
}

#[test]
fn feeds_are_read_again_and_a_new_shop_takes_over_without_a_gap() {
    let work = Workplace::new();
    app(&work);
    export(&work, &goods(20, "599 THB"));
    let server = Server::start(
        &work,
        "serve site --port 0 --every 1s -- feed.xml --app app --country TH",
    );
    let outcome = |wanted: &'static str| {
        move |status: &serde_json::Value| status["feeds"]["outcome"] == wanted
    };
    let first = server.wait(outcome("unchanged"));
    assert_eq!(first["feeds"]["every_seconds"], 1);

    // Somebody looks at the shop all the time.
    let address = server.address.clone();
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let visitor = scope.spawn(|| {
            let mut seen = 0;
            while !is_over.load(Ordering::Relaxed) {
                for path in ["/", "/pack/manifest", "/sw.js"] {
                    assert_eq!(get(&address, path).0, 200, "{path}");
                }
                seen += 1;
            }
            seen
        });
        let mut build = first["build"].clone();
        for price in ["590 THB", "580 THB", "570 THB"] {
            export(&work, &goods(20, price));
            build = server.wait(|status| status["build"] != build)["build"].clone();
        }
        assert_ne!(build, first["build"]);

        export(&work, &goods(3, "570 THB"));
        let held = server.wait(outcome("held-back"));
        assert_eq!(held["feeds"]["codes"], serde_json::json!(["feed-shrunk"]));
        export(&work, "<html>503</html>");
        let failed = server.wait(outcome("failed"));
        assert_eq!(held["build"], build);
        assert_eq!(failed["build"], build);
        assert!(failed["feeds"]["good_at"].as_str() < failed["feeds"]["read_at"].as_str());

        export(&work, &goods(20, "570 THB"));
        server.wait(outcome("unchanged"));
        is_over.store(true, Ordering::Relaxed);
        assert!(visitor.join().unwrap() > 5);
    });
    drop(server);
    let names = work.names();
    assert!(
        !names.iter().any(|name| name.contains(".old-")),
        "{names:?}"
    );
}

#[test]
fn what_an_interrupted_build_left_is_removed_by_the_next() {
    let work = Workplace::new();
    work.write("feed.xml", goods(3, "599 THB"));
    work.write(".site.new-12345/pack/half", "half");
    work.souk("build feed.xml --out site --pack-only").ok();
    assert_eq!(work.names(), ["feed.xml", "site", "site.state"]);
}

#[test]
fn a_shop_of_this_machine_names_the_port_on_which_it_is_served() {
    let work = Workplace::new();
    app(&work);
    work.write("feed.xml", goods(3, "599 THB"));
    work.souk("build feed.xml --out site --app app").ok();
    let server = Server::start(&work, "serve site --port 0");
    let (code, profile) = server.get("/.well-known/ucp");
    assert_eq!(code, 200);
    let profile: serde_json::Value = serde_json::from_slice(&profile).unwrap();
    assert_eq!(
        profile["ucp"]["services"]["dev.ucp.shopping"][0]["endpoint"],
        format!("http://{}/ucp/v1", server.address)
    );
}

#[test]
fn a_schedule_is_read_from_the_settings() {
    let work = Workplace::new();
    app(&work);
    work.write("feed.xml", goods(3, "599 THB"));
    work.souk("init feed.xml").ok();
    let settings = fs::read_to_string(work.path("souk.toml")).unwrap();
    work.write("souk.toml", settings + "\n[fresh]\nevery = \"1s\"\n");
    work.souk("build --out site --app app").ok();
    let server = Server::start(&work, "serve site --port 0 -- --app app");
    server.wait(|status| status["feeds"]["outcome"] == "unchanged");
    drop(server);

    let settings = fs::read_to_string(work.path("souk.toml")).unwrap();
    work.write("souk.toml", settings.replace("\"1s\"", "\"soon\""));
    let run = work.souk("check");
    assert_eq!(run.code(), 2);
    assert!(
        run.err().contains("fresh.every") && run.err().contains("30m"),
        "{}",
        run.err()
    );
}
