//! Cases 1 to 26: whole files, and XML.

use std::cell::Cell;
use std::io::{self, Read, Write as _};

use souk_feeds::{Breaks, Cause, Contents, Feed, FeedProblem, Report, Rows};

use super::super::{item, read, rss};
use super::{assert_told, code, first_place, ids, try_read};

const TABLE: &str = "id,title,price,availability\na,Kettle,10 THB,in stock\n";
const LIST: &str = "[{\"offerId\": \"a\", \"title\": \"Kettle\", \"price\": {\"value\": \"10\", \"currency\": \"THB\"}, \"availability\": \"in stock\"}]";

fn document() -> String {
    rss(&item("a", ""))
}

#[test]
pub(super) fn nothing_and_a_header_alone_are_no_feed() {
    for (text, code_wanted) in [
        ("", "file-empty"),
        (" \n\t\n", "file-blank"),
        ("\u{FEFF}", "file-empty"),
        ("id,title,price\n", "no-records"),
        ("id,title,price", "no-records"),
        ("[]", "no-records"),
        ("{\"products\": []}", "no-records"),
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        assert_eq!(error.problem.code(), code_wanted, "{text:?}");
        assert!(
            error.to_string().contains("export the feed again"),
            "{error}"
        );
    }
    assert_eq!(code(rss("").as_bytes()), "no-records");
}

#[test]
pub(super) fn a_page_for_people_is_no_feed() {
    for text in [
        "<!doctype html><title>Log in</title><form>",
        "\n<HTML><body>404",
        "<html lang=en><script>location='/captcha'</script>",
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        assert_eq!(error.problem, FeedProblem::Html, "{text}");
        assert!(
            error
                .to_string()
                .contains("open the feed's address in a browser"),
            "{error}"
        );
    }
}

#[test]
pub(super) fn the_name_of_a_file_says_nothing() {
    for (name, text) in [
        ("feed.csv", document()),
        ("feed.txt", LIST.to_owned()),
        ("feed.xml", TABLE.to_owned()),
    ] {
        let feed = Feed::read(name, text.as_bytes(), &mut Report::default()).unwrap();
        assert_eq!(feed.rows[0].id, "a", "{name}");
    }
}

#[test]
pub(super) fn a_byte_order_mark_may_stand_anywhere_before_the_first_sign() {
    for text in [document(), TABLE.to_owned(), LIST.to_owned()] {
        for before in ["\u{FEFF}", "\n\t\u{FEFF}", "\u{FEFF}\u{FEFF}", "\n"] {
            let (ids, report) = ids(format!("{before}{text}").as_bytes());
            assert_eq!(ids, ["a"], "{before:?} {text}");
            assert!(report.is_empty(), "{before:?} {text}\n{report}");
        }
    }
}

#[test]
pub(super) fn utf_16_is_read_with_and_without_its_mark() {
    for text in [
        document().replace("UTF-8", "UTF-16"),
        TABLE.to_owned(),
        LIST.to_owned(),
    ] {
        let text = text.replace("Kettle", "กาน้ำ");
        for (bytes, name) in [
            (u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"),
            (u16::to_be_bytes, "UTF-16BE"),
        ] {
            for mark in [Some(0xFEFF), None] {
                let units = mark.into_iter().chain(text.encode_utf16());
                let bytes: Vec<u8> = units.flat_map(bytes).collect();
                let feed = try_read(&bytes)
                    .unwrap_or_else(|error| panic!("{name} {mark:?} {text}: {error}"));
                assert_eq!((feed.rows.len(), feed.head.encoding), (1, name));
            }
        }
    }
}

#[test]
pub(super) fn declared_and_real_encodings_may_differ() {
    let cyrillic = encoding_rs::WINDOWS_1251;
    let table = TABLE.replace("Kettle", "Чайник электрический белый");
    let (feed, report) = read(&cyrillic.encode(&table).0).unwrap();
    assert_eq!(
        (feed.rows[0].title.as_str(), feed.head.encoding),
        ("Чайник электрический белый", "windows-1251")
    );
    assert_eq!(
        first_place(&report, Cause::EncodingGuessed).2.as_deref(),
        Some("windows-1251")
    );
    let declared = rss(&item("a", "<g:brand>Чайник</g:brand>")).replace("UTF-8", "windows-1251");
    let (feed, report) = read(&cyrillic.encode(&declared).0).unwrap();
    assert_eq!(feed.rows[0].brand.as_deref(), Some("Чайник"));
    assert!(report.is_empty(), "{report}");
    // Two records of many are not in the encoding of the others.
    let mut bytes = rss(&(0..40)
        .map(|n| item(&format!("n{n}"), "<g:brand>กาน้ำ</g:brand>"))
        .collect::<String>())
    .into_bytes();
    for id in ["n3<", "n7<"] {
        let at = bytes
            .windows(id.len())
            .position(|window| window == id.as_bytes())
            .unwrap();
        bytes.splice(at + 2..at + 2, *b"\xE9");
    }
    let (feed, report) = read(&bytes).unwrap();
    assert_eq!(
        (feed.rows.len(), report.count(Cause::EncodingOther)),
        (40, 2),
        "{report}"
    );
    assert_eq!(feed.rows[3].id, "n3é");
}

#[test]
pub(super) fn text_that_was_read_wrongly_before_is_kept_and_told() {
    let (feed, report) = read(TABLE.replace("Kettle", "CafÃ© crÃ¨me").as_bytes()).unwrap();
    assert_eq!(feed.rows[0].title, "CafÃ© crÃ¨me");
    assert_eq!(report.count(Cause::Mojibake), 1);
    assert_eq!(Cause::Mojibake.severity(), souk_feeds::Severity::Info);
}

#[test]
pub(super) fn control_characters_are_taken_out() {
    for text in [
        document().replace("Title of a", "Ti\0tle\u{1} of a"),
        TABLE.replace("Kettle", "Ti\0tle\u{1} of a"),
    ] {
        let (feed, report) = read(text.as_bytes()).unwrap();
        assert_eq!(feed.rows[0].title, "Title of a");
        assert_eq!(report.count(Cause::ControlCharacter), 1, "{report}");
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A zip archive of files, each deflated and without its length before it, as a stream is zipped.
fn zip(files: &[(&str, &[u8])], with_lengths: bool) -> Vec<u8> {
    let mut archive = Vec::new();
    for (name, bytes) in files {
        let mut encoder =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        let packed = encoder.finish().unwrap();
        let length = if with_lengths {
            u32::try_from(packed.len()).unwrap()
        } else {
            0
        };
        archive.extend(b"PK\x03\x04\x14\0");
        archive.extend(if with_lengths { [0, 0] } else { [8, 0] });
        archive.extend([8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        archive.extend(length.to_le_bytes());
        archive.extend(u32::try_from(bytes.len()).unwrap().to_le_bytes());
        archive.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        archive.extend([0, 0]);
        archive.extend(name.as_bytes());
        archive.extend(packed);
        if !with_lengths {
            archive.extend(b"PK\x07\x08and lengths.");
        }
    }
    archive.extend(b"PK\x01\x02 and so on");
    archive
}

/// What `zstd` makes of `text`: one raw block.
fn zstd(text: &[u8]) -> Vec<u8> {
    let length = u32::try_from(text.len()).unwrap();
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0b1010_0000];
    frame.extend(length.to_le_bytes());
    frame.extend(&((length << 3) | 1).to_le_bytes()[..3]);
    frame.extend(text);
    frame
}

#[test]
pub(super) fn a_packed_file_is_known_by_its_content() {
    for text in [document(), TABLE.to_owned(), LIST.to_owned()] {
        let bytes = text.as_bytes();
        for (packed, names) in [
            (gzip(bytes), vec!["gzip"]),
            (zstd(bytes), vec!["zstd"]),
            (zip(&[("feed.xml", bytes)], true), vec!["zip"]),
            (zip(&[("feed.xml", bytes)], false), vec!["zip"]),
            (
                zip(
                    &[
                        ("readme.txt", b"hello"),
                        ("__MACOSX/._feed", b"x"),
                        ("out/feed.xml", bytes),
                    ],
                    true,
                ),
                vec!["zip"],
            ),
            (
                zip(&[("feed.xml.gz", &gzip(bytes))], true),
                vec!["zip", "gzip"],
            ),
        ] {
            let feed = try_read(&packed).unwrap_or_else(|error| panic!("{names:?}: {error}"));
            assert_eq!((feed.rows[0].id.as_str(), feed.head.packed), ("a", names));
        }
    }
    for (bytes, what) in [
        (&b"BZh91AY"[..], "bzip2"),
        (b"PK\x05\x06\0\0", "an empty zip archive"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "7z"),
    ] {
        let error = read(bytes).unwrap_err();
        assert_eq!(error.problem, FeedProblem::Compressed(what));
        assert!(error.to_string().contains("unpack it first"), "{error}");
    }
}

/// A zip archive of one file that is not packed.
fn stored(name: &str, bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let mut archive = b"PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    archive.extend(length);
    archive.extend(length);
    archive.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    archive.extend([0, 0]);
    archive.extend(name.as_bytes());
    archive.extend(bytes);
    archive.extend(b"PK\x01\x02 and so on");
    archive
}

#[test]
fn an_archive_that_is_cut_off_is_told_wherever_the_cut_is() {
    let rows = format!("{TABLE}b,Pot,11 THB,in stock\n");
    let read = |bytes: &[u8], breaks| {
        let mut report = Report::default();
        let all = Contents::read_all("all.zip", bytes, breaks, &mut report);
        (all, report)
    };
    let whole = stored("one.csv", rows.as_bytes());
    let (all, _) = read(&whole, Breaks::Refuse);
    assert_eq!(all.unwrap()[0].1.counts().read, 2);
    // In the middle of a table, where a table by itself would seem whole.
    let cut = whole.len() - "PK\x01\x02 and so on".len() - 10;
    let (all, _) = read(&whole[..cut], Breaks::Refuse);
    assert_eq!(all.unwrap_err().problem.code(), "packed-broken");
    // Between two files, where each file that is there is whole.
    for with_lengths in [true, false] {
        let both = zip(
            &[("one.csv", TABLE.as_bytes()), ("two.csv", rows.as_bytes())],
            with_lengths,
        );
        let second = both.windows(4).rposition(|mark| mark == b"PK\x03\x04");
        let (all, _) = read(&both[..second.unwrap()], Breaks::Refuse);
        let error = all.unwrap_err();
        assert_eq!((error.problem.code(), error.records), ("packed-broken", 1));
        let (all, report) = read(&both[..second.unwrap()], Breaks::TakePart);
        assert_eq!(all.unwrap().len(), 1);
        assert_eq!(report.count(Cause::BrokenOff), 1);
    }
}

#[test]
fn an_archive_of_too_many_files_is_refused_and_not_cut() {
    let names: Vec<String> = (0..1001).map(|number| format!("{number}.csv")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), TABLE.as_bytes()))
        .collect();
    for (count, is_refused) in [(1000, false), (1001, true)] {
        let archive = zip(&files[..count], true);
        let mut report = Report::default();
        let all = Contents::read_all("all.zip", &archive[..], Breaks::Refuse, &mut report);
        assert_eq!(all.is_err(), is_refused, "{count}");
    }
}

#[test]
pub(super) fn every_feed_of_an_archive_is_read() {
    let second = LIST.replace("\"a\"", "\"b\"");
    let files: [(&str, &[u8]); 5] = [
        ("readme.txt", b"hello"),
        ("out/one.csv", TABLE.as_bytes()),
        ("picture.jpg", b"\xff\xd8\xff"),
        ("notes.html", b"<html><body>About us"),
        ("out/two.json", second.as_bytes()),
    ];
    for with_lengths in [true, false] {
        let archive = zip(&files, with_lengths);
        let mut report = Report::default();
        let all = Contents::read_all("all.zip", &archive[..], Breaks::Refuse, &mut report).unwrap();
        let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["all.zip/out/one.csv", "all.zip/out/two.json"]);
        for ((name, contents), id) in all.iter().zip(["a", "b"]) {
            let Contents::Products(feed) = contents else {
                panic!("no products")
            };
            assert_eq!(
                (feed.file.as_str(), feed.rows[0].id.as_str()),
                (name.as_str(), id)
            );
            assert_eq!(feed.head.packed, ["zip"]);
        }
        let place = "all.zip/notes.html:1: \"this is an HTML page, not a feed\"";
        assert_told(&report, Cause::ArchiveOther, 1, place);
    }
    let none = zip(&files[3..4], true);
    let mut report = Report::default();
    let error = Contents::read_all("all.zip", &none[..], Breaks::Refuse, &mut report).unwrap_err();
    assert_eq!(
        (error.file.as_str(), error.problem.code()),
        ("all.zip/notes.html", "html-page")
    );
    let cut = zip(&files, true);
    let cut = &cut[..cut.len() - 60];
    let error = Contents::read_all("all.zip", cut, Breaks::Refuse, &mut report).unwrap_err();
    assert_eq!(error.problem.code(), "packed-broken");
    let mut bomb = rss("").into_bytes();
    bomb.resize(40 * 1024 * 1024, b' ');
    let bombs = zip(&[("1.xml", &bomb), ("2.xml", &bomb)], true);
    let error = Contents::read_all("all.zip", &bombs[..], Breaks::Refuse, &mut report).unwrap_err();
    assert_eq!(
        error.problem,
        FeedProblem::Bomb("zip"),
        "together they are one"
    );
    let plain =
        Contents::read_all("one.csv", TABLE.as_bytes(), Breaks::Refuse, &mut report).unwrap();
    assert_eq!((plain.len(), plain[0].0.as_str()), (1, "one.csv"));
}

#[test]
pub(super) fn a_file_that_breaks_off_gives_nothing_or_its_whole_records() {
    let whole = rss(&(0..2000)
        .map(|n| item(&format!("n{n}"), ""))
        .collect::<String>());
    let packed = gzip(whole.as_bytes());
    let cut = &packed[..packed.len() / 2];
    let error = read(cut).unwrap_err();
    assert_eq!(error.problem.code(), "packed-broken");
    assert!(error.to_string().contains("--partial"), "{error}");
    let list = LIST.replace("}]", "}, {\"offerId\": \"b\"");
    for (bytes, least) in [
        (cut, 500),
        (&whole.as_bytes()[..whole.len() - 40], 1999),
        (list.as_bytes(), 1),
    ] {
        assert!(read(bytes).is_err());
        let mut report = Report::default();
        let read = Contents::read("feed", bytes, Breaks::TakePart, &mut report).unwrap();
        let Contents::Products(feed) = read else {
            panic!("no products")
        };
        assert!(feed.rows.len() >= least, "{}", feed.rows.len());
        assert_eq!(report.count(Cause::BrokenOff), 1);
    }
}

#[test]
pub(super) fn a_bomb_is_stopped() {
    let mut bomb = rss("").into_bytes();
    bomb.truncate(bomb.len() - 30);
    bomb.resize(80 * 1024 * 1024, b' ');
    let packed = gzip(&bomb);
    assert!(packed.len() < 1024 * 1024);
    let error = read(&packed).unwrap_err();
    assert_eq!(error.problem, FeedProblem::Bomb("gzip"));
    assert!(
        error.to_string().contains("look where the file comes from"),
        "{error}"
    );
    assert_eq!(
        code(&gzip(&gzip(&gzip(&gzip(b"id,title"))))),
        "file-compressed"
    );
}

/// A table that is written while it is read, and how far it has been.
struct Endless<'a> {
    rows: u64,
    given: &'a Cell<u64>,
    left: Vec<u8>,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let given = self.given.get();
        if self.left.is_empty() && given < self.rows {
            self.given.set(given + 1);
            self.left = format!("n{given},Kettle {},10 THB\n", "x".repeat(300)).into_bytes();
        }
        let length = self.left.len().min(buffer.len());
        buffer[..length].copy_from_slice(&self.left[..length]);
        self.left.drain(..length);
        Ok(length)
    }
}

#[test]
pub(super) fn a_long_file_is_never_in_memory_as_a_whole() {
    let given = Cell::new(0);
    let endless = Endless {
        rows: 40_000,
        given: &given,
        left: b"id,title,price\n".to_vec(),
    };
    let mut report = Report::default();
    let mut furthest = 0;
    let mut rows = 0;
    let mut stream = Rows::open("feed.csv", endless, &mut report).unwrap();
    while stream.next_row(&mut report).unwrap().is_some() {
        rows += 1;
        furthest = furthest.max(given.get() - rows);
    }
    assert_eq!(rows, 40_000);
    assert!(furthest < 5_000, "{furthest} rows were read ahead");
}

#[test]
pub(super) fn what_follows_the_end_of_the_document_is_read_or_passed_over() {
    let two = format!("{}\n{}", document(), rss(&item("b", "")));
    let (found, report) = ids(two.as_bytes());
    assert_eq!(found, ["a", "b"]);
    assert_eq!(report.count(Cause::RecordAfterEnd), 1);
    let (found, report) = ids(format!("{}\nthe end\n", document()).as_bytes());
    assert_eq!(found, ["a"]);
    assert!(report.is_empty(), "{report}");
    let (found, _) = ids(format!("{LIST}\n{}", LIST.replace("\"a\"", "\"b\"")).as_bytes());
    assert_eq!(found, ["a", "b"]);
}

#[test]
pub(super) fn a_document_may_be_one_line_without_a_declaration() {
    let items: String = (0..300)
        .map(|n| {
            item(
                &format!("n{n}"),
                &format!("<g:description>{}</g:description>", "word ".repeat(500)),
            )
        })
        .collect();
    let text = rss(&items).replace('\n', "");
    let text = text.split_once("?>").unwrap().1;
    assert_eq!(ids(text.as_bytes()).0.len(), 300);
}

#[test]
pub(super) fn a_document_type_is_never_read() {
    let text = document().replace(
        "<rss",
        "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\" [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\n<rss",
    );
    let text = text.replace("Title of a", "x &b; &c; y");
    let (feed, report) = read(text.as_bytes()).unwrap();
    assert_eq!(feed.rows[0].title, "x &b; &c; y");
    assert_eq!(report.count(Cause::RawAmpersand), 2, "{report}");
}

#[test]
pub(super) fn sections_may_be_split() {
    let text = document().replace(
        "Title of a",
        "<![CDATA[Tea ]]]]><![CDATA[> cup]]> <![CDATA[& more]]>",
    );
    assert_eq!(
        try_read(text.as_bytes()).unwrap().rows[0].title,
        "Tea ]]> cup & more"
    );
}

#[test]
pub(super) fn googles_own_field_counts_before_the_plain_one() {
    let (feed, _) = read(rss(&item("a", "<title>plain</title><link>https://x.example/plain</link><g:link>https://x.example/own</g:link>")).as_bytes()).unwrap();
    assert_eq!(feed.rows[0].title, "Title of a");
    assert_eq!(feed.rows[0].link.as_deref(), Some("https://x.example/own"));
}

#[test]
pub(super) fn an_empty_element_says_as_little_as_a_missing_one() {
    let text = rss(
        "<item><g:id>a</g:id><g:title>T</g:title><g:price/><g:availability></g:availability><g:condition/></item>",
    );
    let (feed, report) = read(text.as_bytes()).unwrap();
    let row = &feed.rows[0];
    assert_eq!((&row.price, row.condition), (&None, None));
    assert_eq!(
        (
            report.count(Cause::PriceMissing),
            report.count(Cause::AvailabilityMissing)
        ),
        (1, 1),
        "{report}"
    );
}
