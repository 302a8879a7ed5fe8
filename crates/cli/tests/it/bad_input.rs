//! What cannot be used ends with code 2, one clear error, and nothing changed.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

use super::{Workplace, feed, item};

#[test]
fn a_file_that_is_no_feed_leaves_the_shop_untouched() {
    let work = Workplace::new();
    work.write("good.xml", feed(&item("a", "Kettle", "")));
    work.souk("build good.xml --out site --pack-only").ok();
    let before = work.files("site");
    assert!(before.contains_key("pack/manifest"));

    let whole = feed(&item("a", "Kettle", ""));
    work.write("empty.xml", "");
    work.write("blank.xml", " \n\t\n");
    work.write(
        "cut.xml",
        whole.strip_suffix("</channel>\n</rss>\n").unwrap(),
    );
    work.write(
        "page.xml",
        "<!DOCTYPE html>\n<html><head><title>Log in</title></head></html>",
    );
    work.write("table.xml", "id\ttitle\n1\tKettle\n");
    work.write("note.xml", "<note><to>you</to></note>");
    for (file, place, problem) in [
        ("missing.xml", "missing.xml: ", "the file cannot be read"),
        (
            "empty.xml",
            "empty.xml, line 1, column 1: ",
            "the file is empty",
        ),
        (
            "blank.xml",
            "blank.xml, line 1, column 1: ",
            "nothing but blanks",
        ),
        (
            "cut.xml",
            "cut.xml, line 8, column 1: ",
            "the file is cut off: it ends before <rss> is closed, after 1 records",
        ),
        (
            "page.xml",
            "page.xml, line 1, column 1: ",
            "this is an HTML page, not a feed",
        ),
        (
            "table.xml",
            "table.xml, line 1, column 1: ",
            "no known format fits a table (id, title)",
        ),
        (
            "note.xml",
            "note.xml, line 1, column 1: ",
            "no known format fits XML with the root element <note>",
        ),
        (".", ".: ", "cannot be read"),
    ] {
        for command in [
            format!("build {file} --out site --pack-only"),
            format!("check {file}"),
        ] {
            let run = work.souk(&command);
            assert_eq!(run.code(), 2, "{command}\n{}", run.err());
            let told = run.err();
            assert!(
                told.starts_with(&format!("error: {place}")),
                "{command}: {told}"
            );
            assert!(
                told.contains(problem) && told.contains("to mend it: "),
                "{command}: {told}"
            );
            assert_eq!(told.matches("error: ").count(), 1, "{told}");
        }
        assert_eq!(work.files("site"), before, "{file}");
    }
    assert!(
        work.names().iter().all(|name| !name.starts_with('.')),
        "{:?}",
        work.names()
    );
}

#[test]
fn a_feed_without_any_usable_record_makes_no_shop() {
    let work = Workplace::new();
    work.write("feed.xml", feed("<item><g:price>5 THB</g:price></item>"));
    let run = work.souk("build feed.xml --out site --pack-only");
    assert_eq!(run.code(), 2);
    assert!(
        run.err().contains("no record can be shown in a shop") && run.err().contains("id-missing"),
        "{}",
        run.err()
    );
    assert!(!work.path("site").exists());
}

#[test]
fn a_folder_that_is_no_shop_is_not_thrown_away() {
    let work = Workplace::new();
    work.write("feed.xml", feed(&item("a", "Kettle", "")));
    work.write("photos/cat.jpg", "a cat");
    work.write("file", "text");
    for (out, problem) in [
        ("photos", "something else than a shop"),
        ("file", "a file stands here"),
        ("/", "cannot be exchanged"),
    ] {
        let run = work.souk(&format!("build feed.xml --out {out} --pack-only"));
        assert_eq!(run.code(), 2, "{}", run.err());
        assert!(run.err().contains(problem), "{}", run.err());
    }
    assert_eq!(work.files("photos")["cat.jpg"], b"a cat");

    work.souk("build feed.xml --out site --pack-only").ok();
    work.write("site/.souk", "pack\nold.html\n");
    work.write("site/old.html", "a page of an earlier build");
    work.souk("build feed.xml --out site --pack-only").ok();
    assert!(!work.path("site/old.html").exists());
    work.write("site/orders.db", "orders");
    let run = work.souk("build feed.xml --out site --pack-only");
    assert_eq!(run.code(), 2);
    assert!(
        run.err().contains("orders.db: this is no part of a shop"),
        "{}",
        run.err()
    );
    assert_eq!(work.files("site")["orders.db"], b"orders");
}

#[test]
fn settings_that_cannot_be_understood_name_the_place() {
    let work = Workplace::new();
    work.write("souk.toml", "version = 1\n\n[shop]\nnmae = \"Nara\"\n");
    let run = work.souk("check");
    assert_eq!(run.code(), 2);
    assert_eq!(
        run.err(),
        "error: souk.toml, line 4, column 1: there is no key `nmae`\n  to mend it: did you mean `name`?\n"
    );
    let run = work.souk("build --settings other.toml --out site");
    assert_eq!(run.code(), 2);
    assert!(
        run.err()
            .contains("other.toml: the settings cannot be read"),
        "{}",
        run.err()
    );
}

#[test]
fn wrong_arguments_end_with_2_as_well() {
    let work = Workplace::new();
    for arguments in [
        "",
        "biuld",
        "check --format yaml x.xml",
        "check x.xml --currency BEADS",
        "check",
    ] {
        let run = work.souk(arguments);
        assert_eq!(run.code(), 2, "{arguments}");
        assert!(!run.err().is_empty());
    }
}

#[test]
fn a_download_that_breaks_off_is_told_as_one() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/feed", listener.local_addr().unwrap());
    let served = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut question = [0; 4096];
        assert!(stream.read(&mut question).unwrap() > 0);
        let answer =
            "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nConnection: close\r\n\r\nid,title\n1,Tea\n";
        stream.write_all(answer.as_bytes()).unwrap();
    });
    let work = Workplace::new();
    let run = work.souk_with(&format!("check {address}"), b"");
    assert_eq!(run.code(), 2);
    for words in [
        "the feed cannot be fetched: it breaks off on its way",
        "open the address in a browser",
    ] {
        assert!(run.err().contains(words), "{words}\n{}", run.err());
    }
    served.join().unwrap();
}
