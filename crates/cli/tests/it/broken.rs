//! Input that grows without end or breaks off: bounded memory, one clear error, and the shop as it was.

use std::io::Write as _;
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Run, Workplace, feed, item};

/// A workplace with a shop in `site`.
fn with_shop() -> Workplace {
    let work = Workplace::new();
    work.write("good.xml", feed(&item("a", "Kettle", "")));
    work.souk("build good.xml --out site --pack-only").ok();
    work
}

#[test]
fn a_bomb_is_refused_and_the_shop_stays() {
    let work = with_shop();
    let before = work.files("site");
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(b"<rss><channel><item><g:id>a</g:id><g:title>")
        .unwrap();
    let zeros = vec![b'a'; 1 << 20];
    for _ in 0..64 {
        bomb.write_all(&zeros).unwrap();
    }
    work.write("bomb.xml.gz", bomb.finish().unwrap());
    let run = work.souk("build bomb.xml.gz --out site --pack-only");
    assert_eq!(run.code(), 2, "{}{}", run.out(), run.err());
    assert!(run.err().starts_with("error: bomb.xml.gz"), "{}", run.err());
    assert_eq!(work.files("site"), before);
    assert_eq!(
        work.names(),
        ["bomb.xml.gz", "good.xml", "site", "site.state"]
    );
}

#[test]
fn a_pipe_that_dies_leaves_the_shop_as_it_is() {
    let work = with_shop();
    let before = work.files("site");
    let mut build = Command::new(env!("CARGO_BIN_EXE_souk"))
        .args(["build", "-", "--out", "site", "--pack-only"])
        .current_dir(work.0.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let items: String = (0..5000)
        .map(|number| item(&number.to_string(), "Kettle", ""))
        .collect();
    let whole = feed(&items);
    let mut pipe = build.stdin.take().unwrap();
    pipe.write_all(&whole.as_bytes()[..whole.len() - 500])
        .unwrap();
    // Whoever wrote is gone.
    drop(pipe);
    let run = Run(build.wait_with_output().unwrap());
    assert_eq!(run.code(), 2, "{}{}", run.out(), run.err());
    assert!(run.err().contains("the file is cut off"), "{}", run.err());
    assert_eq!(work.files("site"), before);
    assert_eq!(work.names(), ["good.xml", "site", "site.state"]);
}

#[test]
fn a_quiet_check_says_the_same() {
    let work = with_shop();
    let told = work.souk("check good.xml").ok();
    let quiet = work.souk("check good.xml --quiet").ok();
    assert_eq!((told.out(), told.err()), (quiet.out(), String::new()));
}
