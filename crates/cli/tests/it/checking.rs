//! `souk check`: where feeds come from, and the three forms of its report.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::thread;

use super::{Run, Workplace};

const TABLE: &str = "id,title,price,availability\n1,Kettle <b>,10,in stock\n2,Pot,11,in stock\n";

impl Workplace {
    /// Runs `souk` with something on its standard input and a cache folder of its own.
    pub(super) fn souk_with(&self, arguments: &str, input: &[u8]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_souk"))
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .env("SOUK_CACHE", self.path("cache"))
            .env("NO_PROXY", "127.0.0.1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Run(child.wait_with_output().unwrap())
    }
}

#[test]
fn a_file_that_breaks_off_is_fatal_and_the_records_before_the_break_are_counted() {
    let work = Workplace::new();
    let items = "<item><g:id>1</g:id><title>A</title><g:price>1 EUR</g:price></item><item><g:id>2</g:id></item>";
    let feed = format!(
        "<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>{items}<item><g:id>3</g:id>"
    );
    work.write("whole.csv", TABLE);
    work.write("cut.xml", &feed);
    for (files, read) in [("cut.xml", 2), ("whole.csv cut.xml", 4)] {
        let run = work.souk_with(&format!("check {files} --format json"), b"");
        assert_eq!(run.code(), 2, "{}", run.err());
        let report: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
        assert_eq!(report["issues"][0]["code"], "truncated");
        assert_eq!(
            report["records"],
            serde_json::json!({"read": read, "accepted": 0, "rejected": read}),
            "{files}"
        );
    }
}

#[test]
fn a_feed_may_come_through_the_standard_input() {
    let work = Workplace::new();
    let run = work.souk_with(
        "check - --currency KZT --country KZ --format json",
        TABLE.as_bytes(),
    );
    assert_eq!(run.code(), 0, "{}", run.err());
    let report: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    assert_eq!(report["format"], "google-csv");
    assert_eq!(report["encoding"], "UTF-8");
    assert_eq!(
        report["records"],
        serde_json::json!({"read": 2, "accepted": 2, "rejected": 0})
    );
    assert_eq!(
        (&report["products"], &report["variants"], &report["offers"]),
        (&2.into(), &2.into(), &2.into())
    );
    let issues = report["issues"].as_array().unwrap();
    let assumed = issues
        .iter()
        .find(|issue| issue["code"] == "currency-assumed")
        .unwrap();
    assert_eq!(
        (&assumed["severity"], &assumed["count"]),
        (&"assumed".into(), &2.into())
    );
    let place = &assumed["places"][0];
    assert_eq!(
        (&place["file"], &place["line"], &place["record"]),
        (&"-".into(), &2.into(), &1.into())
    );
    assert_eq!(
        (&place["field"], &place["raw"]),
        (&"price".into(), &"10".into())
    );
    let cut = work.souk_with("check -", b"<rss><channel><item><g:id>1</g:id>");
    assert_eq!(cut.code(), 2);
    assert!(cut.err().contains("cut off"), "{}", cut.err());
}

#[test]
fn what_a_file_does_not_say_is_asked_once() {
    let work = Workplace::new();
    let run = work.souk_with("check - --format json", TABLE.as_bytes());
    let report: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    for (code, option) in [
        ("currency-unknown", "--currency"),
        ("country-unknown", "--country"),
    ] {
        let issues: Vec<_> = report["issues"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|issue| issue["code"] == code)
            .collect();
        assert_eq!(issues.len(), 1, "{code}");
        assert!(issues[0]["remedy"].as_str().unwrap().contains(option));
    }
    let told = work
        .souk_with(
            "check - --format json --currency KZT --country KZ",
            TABLE.as_bytes(),
        )
        .out();
    assert!(
        !told.contains("currency-unknown") && !told.contains("country-unknown"),
        "{told}"
    );
}

/// Attributes that the page may have, each with values that come from nowhere but the program.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "aria-label",
    "charset",
    "class",
    "content",
    "data-name",
    "height",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "open",
    "preserveAspectRatio",
    "viewBox",
    "width",
];

/// Every attribute of every tag.
fn attributes(page: &str) -> Vec<String> {
    let tags = page
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>'));
    let tags = tags.filter(|(tag, _)| !tag.starts_with(['/', '!']));
    let inside = tags.flat_map(|(tag, _)| {
        tag.split_once(' ')
            .map_or("", |(_, rest)| rest)
            .split("\" ")
    });
    let named = inside.map(|part| {
        part.split('=')
            .next()
            .unwrap()
            .trim_matches([' ', '"', '/'])
            .to_owned()
    });
    named.filter(|name| !name.is_empty()).collect()
}

#[test]
fn the_report_is_also_one_page_that_needs_nothing_beside_it() {
    let work = Workplace::new();
    let rss = super::feed(
        "<item><g:id>&lt;script&gt;alert(1)&lt;/script&gt;</g:id><g:title>Kettle</g:title><g:price>Call \"us\"</g:price></item>\n\
         <item><g:id>\" onmouseover=\"alert(1)</g:id><g:title>&lt;img src=x onerror=alert(1)&gt;</g:title><g:price>&lt;/td&gt;&lt;style&gt;</g:price></item>\n\
         <item><g:id>\u{202E}a</g:id><g:title>T</g:title><g:link>javascript:alert(1)</g:link><g:image_link>https://x.example/'\"&gt;</g:image_link></item>\n",
    );
    work.write("<b>feed.xml", rss);
    let run = work.souk_with("check <b>feed.xml --format html", b"");
    let page = run.out();
    assert_eq!(run.code(), 0);
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
    for words in [
        "The price cannot be read.",
        "Call &quot;us&quot;",
        "Report on &lt;b&gt;feed.xml",
        "3 records were read",
        "line 7",
        "default-src &#39;none&#39;",
    ] {
        let words = words.replace("&#39;", "'");
        assert!(page.contains(&words), "{words}\n{page}");
    }
    let lower = page.to_lowercase();
    for tag in [
        "<script",
        "<img",
        "<b>feed",
        "<iframe",
        "<link",
        "<a href=\"http",
        "src=",
        "url(",
        "@import",
    ] {
        assert!(!lower.contains(tag), "{tag}\n{page}");
    }
    assert_eq!(
        (
            lower.matches("<style").count(),
            lower.matches("<meta").count()
        ),
        (1, 4)
    );
    for attribute in attributes(&page) {
        assert!(
            ATTRIBUTES.contains(&attribute.as_str()),
            "{attribute}\n{page}"
        );
    }
    let none = work.souk_with("check - --format html", b"sku;colour\nA;red\n");
    assert_eq!(none.code(), 2);
    for words in [
        "The file cannot be used",
        "No known format fits a table (sku, colour)",
    ] {
        assert!(none.out().contains(words), "{}", none.out());
    }
    let fine = TABLE
        .replace(",10,", ",10 KZT,")
        .replace(",11,", ",11 KZT,");
    let fine = fine
        .replace("\n1", ",image link\n1")
        .replace("in stock\n", "in stock,https://x.example/a.jpg\n");
    let fine = work.souk_with(
        "check - --country KZ --date 2026-11-22 --format html",
        fine.as_bytes(),
    );
    assert!(
        fine.out().contains("Nothing is wrong with this feed."),
        "{}",
        fine.out()
    );
}

/// Serves one feed: whole with an `ETag`, and "not modified" to whoever knows it. Gives the address and the questions.
fn server(answers: usize) -> (String, thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/feed?x=1", listener.local_addr().unwrap());
    let served = thread::spawn(move || {
        let mut questions = Vec::new();
        for stream in listener.incoming().take(answers) {
            let mut stream = stream.unwrap();
            let mut question = Vec::new();
            let mut byte = [0];
            while !question.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() == 1 {
                question.push(byte[0]);
            }
            let question = String::from_utf8(question).unwrap().to_lowercase();
            let answer = if question.contains("/gone") {
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .to_owned()
            } else if question.contains("if-none-match: \"one\"") {
                "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n".to_owned()
            } else {
                format!(
                    "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{TABLE}",
                    TABLE.len()
                )
            };
            stream.write_all(answer.as_bytes()).unwrap();
            questions.push(question);
        }
        questions
    });
    (address, served)
}

#[test]
fn an_unchanged_feed_at_an_address_is_fetched_once() {
    let work = Workplace::new();
    let (address, served) = server(3);
    for _ in 0..2 {
        let run = work.souk_with(&format!("check {address} --currency KZT --country KZ"), b"");
        assert_eq!(run.code(), 0, "{}", run.err());
        assert!(
            run.out()
                .starts_with("google-csv (UTF-8): 2 records, 2 kept"),
            "{}",
            run.out()
        );
    }
    let gone = work.souk_with(&format!("check {}", address.replace("/feed", "/gone")), b"");
    assert_eq!(gone.code(), 2);
    assert!(
        gone.err().contains("the server answers 404 Not Found"),
        "{}",
        gone.err()
    );
    let questions = served.join().unwrap();
    assert!(
        !questions[0].contains("if-none-match") && questions[1].contains("if-none-match: \"one\"")
    );
}

/// A zip archive of files that are not compressed inside it.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = Vec::new();
    for (name, text) in files {
        let length = u32::try_from(text.len()).unwrap().to_le_bytes();
        archive.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        archive.extend([length, length].concat());
        archive.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        archive.extend([0, 0]);
        archive.extend(name.as_bytes());
        archive.extend(text.as_bytes());
    }
    archive.extend(b"PK\x01\x02");
    archive
}

#[test]
fn all_feeds_of_an_archive_make_one_shop() {
    let work = Workplace::new();
    let second = TABLE
        .replace("\n1,", "\n3,")
        .replace("\n2,", "\n4,")
        .replace(",11,", ",Call us,");
    work.write(
        "export.zip",
        zip(&[
            ("products_1.csv", TABLE),
            ("products_2.csv", &second),
            ("about.txt", "hello\nthere\n"),
        ]),
    );
    let run = work.souk_with(
        "check export.zip --currency KZT --country KZ --format json",
        b"",
    );
    assert_eq!(run.code(), 0, "{}", run.err());
    let report: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    assert_eq!(
        (&report["records"]["read"], &report["products"]),
        (&4.into(), &4.into())
    );
    let place = |code: &str| -> String {
        let mut issues = report["issues"].as_array().unwrap().iter();
        let issue = issues.find(|issue| issue["code"] == code).unwrap();
        issue["places"][0]["file"].as_str().unwrap().to_owned()
    };
    assert_eq!(place("price-unreadable"), "export.zip/products_2.csv");
    assert_eq!(place("archive-other"), "export.zip/about.txt");
}

#[test]
fn a_country_says_currency_delivery_and_language() {
    let work = Workplace::new();
    let check = |table: &str, arguments: &str| -> serde_json::Value {
        let run = work.souk_with(
            &format!("check - --format json {arguments}"),
            table.as_bytes(),
        );
        assert_eq!(run.code(), 0, "{}", run.err());
        serde_json::from_str(&run.out()).unwrap()
    };
    let count = |report: &serde_json::Value, code: &str| -> u64 {
        let mut issues = report["issues"].as_array().unwrap().iter();
        let issue = issues.find(|issue| issue["code"] == code);
        issue.map_or(0, |issue| issue["count"].as_u64().unwrap())
    };
    let asked = check(TABLE, "");
    assert_eq!(
        (
            count(&asked, "currency-unknown"),
            count(&asked, "country-unknown")
        ),
        (2, 1)
    );
    for arguments in ["--country KZ", "--country DE", "--currency KZT"] {
        let told = check(TABLE, arguments);
        assert_eq!(count(&told, "currency-assumed"), 2, "{arguments}");
        assert_eq!(
            (
                count(&told, "currency-unknown"),
                count(&told, "country-unknown")
            ),
            (0, 0),
            "{arguments}"
        );
    }
    // A sign that many currencies share is the country's.
    let dollars = TABLE.replace(",10,", ",$10,").replace(",11,", ",$11,");
    assert_eq!(count(&check(&dollars, ""), "currency-unknown"), 2);
    assert_eq!(
        count(&check(&dollars, "--country AU"), "currency-assumed"),
        2
    );
    assert_eq!(
        count(&check(&dollars, "--country CZ"), "currency-unknown"),
        2
    );
    // What the feed says counts before what the country pays with.
    let named = TABLE
        .replace(",10,", ",10 USD,")
        .replace(",11,", ",11 USD,");
    assert_eq!(count(&check(&named, "--country KZ"), "currency-other"), 0);

    let shipping = "id,title,price,availability,shipping\n1,Kettle,10 USD,in stock,\"US:::5 USD,CA:::9 USD,CA:::9 USD\"\n";
    work.write("feed.csv", shipping);
    for (country, price) in [("US", "5.00"), ("CA", "9.00")] {
        let file = format!("{country}.toml");
        work.souk_with(
            &format!("init feed.csv --country {country} --out {file}"),
            b"",
        )
        .ok();
        let settings = std::fs::read_to_string(work.path(&file)).unwrap();
        for words in [
            format!("country = \"{country}\""),
            format!("countries = [\"{country}\"]"),
            price.to_owned(),
        ] {
            assert!(settings.contains(&words), "{words}\n{settings}");
        }
    }
}

#[test]
fn an_override_file_changes_the_catalogue_for_one_country() {
    let work = Workplace::new();
    work.write(
        "catalogue.csv",
        "id,title,price,availability,status,link\n1,Kettle,10.00 USD,in stock,active,https://x.example/1\n2,Pot,20.00 USD,in stock,active,https://x.example/2\n",
    );
    work.write(
        "countries.csv",
        "id,override,price,title\n1,FR,9.50 EUR,Bouilloire\n2,FR,19.00 EUR,\n1,DE,9.00 EUR,Kessel\n9,FR,1.00 EUR,Rien\n2,,5 EUR,\n",
    );
    let run = work.souk_with(
        "check catalogue.csv countries.csv --country FR --currency EUR --format json",
        b"",
    );
    assert_eq!(run.code(), 0, "{}", run.err());
    let report: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    assert_eq!(report["format"], "meta-csv, meta-override");
    assert_eq!(
        report["records"],
        serde_json::json!({"read": 7, "accepted": 6, "rejected": 1})
    );
    let codes: Vec<&str> = report["issues"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|issue| issue["code"].as_str())
        .collect();
    for code in [
        "override-unmatched",
        "override-elsewhere",
        "override-market-missing",
    ] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    assert!(!codes.contains(&"currency-other"), "{codes:?}");
    let alone = work.souk_with("check countries.csv", b"");
    assert_eq!(alone.code(), 2);
}
