//! Pictures that are fetched from servers of every kind.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use image::{ImageFormat, Rgb, RgbImage};
use souk_catalog::{Manifest, each_product};

use super::{Run, Workplace, feed, item};

/// What a server says to a path, and to the headers of the question.
type Says = dyn Fn(&str, &str) -> Answer + Send + Sync;

/// An answer: its head, its body, and what is odd about it.
#[derive(Clone, Default)]
struct Answer {
    head: String,
    body: Vec<u8>,
    wait: Duration,
    /// Bytes after which the connection is cut.
    cut: Option<usize>,
}

fn say(status: &str, headers: &str, body: impl Into<Vec<u8>>) -> Answer {
    let body = body.into();
    Answer {
        head: format!(
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n",
            body.len()
        ),
        body,
        ..Answer::default()
    }
}

struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
    most: Arc<AtomicUsize>,
}

impl Server {
    fn start(says: impl Fn(&str, &str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap().to_string(),
            asked: Arc::default(),
            most: Arc::default(),
        };
        let (asked, most) = (Arc::clone(&server.asked), Arc::clone(&server.most));
        let says: Arc<Says> = Arc::new(says);
        std::thread::spawn(move || {
            let open = Arc::new(AtomicUsize::new(0));
            for stream in listener.incoming() {
                let (asked, most, open, says) = (
                    Arc::clone(&asked),
                    Arc::clone(&most),
                    Arc::clone(&open),
                    Arc::clone(&says),
                );
                std::thread::spawn(move || {
                    most.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    answer(stream.unwrap(), &asked, &*says);
                    open.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        server
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().unwrap().clone();
        asked.sort();
        asked
    }
}

fn answer(mut stream: TcpStream, asked: &Mutex<Vec<String>>, says: &Says) {
    let mut question = Vec::new();
    let mut byte = [0];
    while !question.ends_with(b"\r\n\r\n") {
        // Encryption, which this server does not speak, begins with 0x16.
        if stream.read(&mut byte).unwrap_or(0) == 0 || byte[0] == 0x16 {
            return;
        }
        question.push(byte[0]);
    }
    let question = String::from_utf8(question).unwrap();
    let path = question.split(' ').nth(1).unwrap().to_owned();
    asked.lock().unwrap().push(path.clone());
    let answer = says(&path, &question.to_lowercase());
    std::thread::sleep(answer.wait);
    let body = &answer.body[..answer.cut.unwrap_or(answer.body.len())];
    // The other side may have gone.
    drop(
        stream
            .write_all(answer.head.as_bytes())
            .and_then(|()| stream.write_all(body)),
    );
}

/// A picture of goods on a ground.
fn picture(width: u32, height: u32, ground: [u8; 3], format: ImageFormat) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| {
        let is_ground = x * 4 < width || x * 4 > width * 3 || y * 4 < height || y * 4 > height * 3;
        Rgb(if is_ground {
            ground
        } else {
            [200, 40, u8::try_from((x + y) % 200).unwrap()]
        })
    });
    let mut bytes = Vec::new();
    pixels
        .write_to(&mut Cursor::new(&mut bytes), format)
        .unwrap();
    bytes
}

/// A shop whose products have these pictures.
fn shop(urls: &[String]) -> Workplace {
    let work = Workplace::new();
    let items: String = urls
        .iter()
        .enumerate()
        .map(|(number, url)| {
            let link = format!("<g:image_link>{url}</g:image_link>");
            item(&format!("P{number}"), &format!("Cup {number}"), &link)
        })
        .collect();
    work.write("feed.xml", feed(&items));
    work
}

/// Builds, with the report in `report.json`.
fn build(work: &Workplace, more: &str) -> Run {
    let arguments = format!("build {more} --pack-only --out site --report report.json");
    let output = Command::new(env!("CARGO_BIN_EXE_souk"))
        .args(arguments.split_whitespace())
        .current_dir(work.path("."))
        .env("SOUK_CACHE", work.path("cache"))
        .output()
        .unwrap();
    Run(output)
}

/// Addresses of the pictures in a pack, by product.
fn addresses(work: &Workplace) -> BTreeMap<String, Vec<String>> {
    let folder = work.path("site/pack");
    let mut addresses = BTreeMap::new();
    each_product(
        |name| std::fs::read(folder.join(name)),
        |product| {
            let variants = product.variants.iter().flat_map(|variant| &variant.images);
            let urls = product
                .images
                .iter()
                .chain(variants)
                .map(|image| image.url.clone())
                .collect();
            addresses.insert(product.id.to_string(), urls);
        },
    )
    .unwrap();
    addresses
}

fn first(work: &Workplace, product: &str) -> String {
    addresses(work)[product][0].clone()
}

/// Count and first value of a cause in the report.
fn issue(work: &Workplace, code: &str) -> Option<(u64, String)> {
    let text = std::fs::read(work.path("report.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let issues = report["issues"].as_array().unwrap().clone();
    let issue = issues.into_iter().find(|issue| issue["code"] == code)?;
    let raw = issue["places"][0]["raw"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert_eq!(issue["places"][0]["file"], "feed.xml");
    Some((issue["count"].as_u64().unwrap(), raw))
}

const ALL: &str = "feed.xml --images --images-private";

#[test]
fn pictures_of_every_kind_are_made_in_widths_that_their_names_tell() {
    let ground = [240; 3];
    let server = Server::start(move |path, _| match path {
        "/wide.jpg" => say(
            "200 OK",
            "content-type: image/jpeg\r\n",
            picture(2000, 1500, ground, ImageFormat::Jpeg),
        ),
        // The server lies about the kind; the bytes do not.
        "/middle.png" => say(
            "200 OK",
            "content-type: text/html\r\n",
            picture(700, 1400, ground, ImageFormat::Png),
        ),
        "/small.gif" => say("200 OK", "", picture(120, 90, ground, ImageFormat::Gif)),
        "/from" => say("302 Found", "location: /small.gif\r\n", ""),
        _ => say("404 Not Found", "", ""),
    });
    let urls = ["/wide.jpg", "/middle.png", "/small.gif", "/from"].map(|path| server.url(path));
    let work = shop(&urls);
    let run = build(&work, ALL).ok();
    assert!(
        run.out().contains("of 4 pictures 4 were made"),
        "{}",
        run.out()
    );

    let files = work.files("site");
    let size = |name: &str| {
        let name = name.split('#').next().unwrap();
        let bytes = &files[name.strip_prefix('/').unwrap()];
        image::load_from_memory_with_format(bytes, ImageFormat::WebP)
            .unwrap()
            .into_rgb8()
            .dimensions()
    };
    let wide = first(&work, "P0");
    let (stem, _) = wide.rsplit_once('_').unwrap();
    assert!(
        stem.ends_with("_0960") && wide.ends_with("_1280.webp#f0f0f0"),
        "{wide}"
    );
    assert_eq!(
        [320, 640, 1280].map(|width| size(&format!("{stem}_{width:04}.webp"))),
        [(320, 240), (640, 480), (1280, 960)]
    );
    let middle = first(&work, "P1");
    assert!(
        middle.ends_with("_1400_0700.webp#f0f0f0"),
        "never larger than it is: {middle}"
    );
    assert_eq!(size(&middle), (700, 1400));
    let small = first(&work, "P2");
    assert_eq!((size(&small), first(&work, "P3")), ((120, 90), small));
    let count = files
        .keys()
        .filter(|name| name.starts_with("media/p/"))
        .count();
    assert_eq!(count, 3 + 3 + 1);
}

#[test]
fn a_picture_that_cannot_be_had_keeps_its_address_and_is_reported() {
    let server = Server::start(|path, _| match path {
        "/good.png" => say("200 OK", "", picture(40, 30, [9; 3], ImageFormat::Png)),
        "/bomb.png" => say("200 OK", "", bomb()),
        "/long.jpg" => Answer {
            head: "HTTP/1.1 200 OK\r\ncontent-length: 30000000\r\n\r\n".into(),
            ..Answer::default()
        },
        "/cut.png" => Answer {
            cut: Some(50),
            ..say("200 OK", "", picture(90, 90, [9; 3], ImageFormat::Png))
        },
        "/page.jpg" => say(
            "200 OK",
            "content-type: image/jpeg\r\n",
            "<!doctype html><title>Log in</title>",
        ),
        "/half.png" => {
            let whole = picture(90, 90, [9; 3], ImageFormat::Png);
            say("200 OK", "", &whole[..whole.len() / 2])
        }
        "/drawing.svg" => say("200 OK", "", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        "/round" => say("302 Found", "location: /round\r\n", ""),
        _ => say("404 Not Found", "", ""),
    });
    let paths = [
        "/gone.jpg",
        "/cut.png",
        "/round",
        "/bomb.png",
        "/long.jpg",
        "/page.jpg",
        "/half.png",
        "/drawing.svg",
        "/good.png",
    ];
    let urls = paths.map(|path| server.url(path));
    let work = shop(&urls);
    let run = build(&work, ALL).ok();
    assert!(
        run.out()
            .contains("of 9 pictures 1 were made, 0 were there already, 8 keep"),
        "{}",
        run.out()
    );
    let (count, raw) = issue(&work, "image-unreachable").unwrap();
    assert_eq!(count, 3);
    assert!(raw.contains("/gone.jpg: the server answers 404"), "{raw}");
    assert_eq!(issue(&work, "image-too-large").unwrap().0, 2);
    assert_eq!(issue(&work, "image-unreadable").unwrap().0, 2);
    assert!(
        run.out().contains("2 field-dropped [image-too-large]"),
        "{}",
        run.out()
    );
    let gone = first(&work, "P0");
    assert_eq!(gone, format!("https://{}/gone.jpg", server.address));
    assert!(first(&work, "P8").starts_with("/media/p/"));

    // What was made is not asked for again; what was not may have been mended.
    let before = server.asked().len();
    build(&work, ALL).ok();
    let asked = server.asked();
    assert!(asked.len() > before);
    assert_eq!(asked.iter().filter(|path| *path == "/good.png").count(), 1);
}

/// A PNG of few bytes that says it has 60,000 by 60,000 pixels.
fn bomb() -> Vec<u8> {
    let mut bytes = picture(8, 8, [0; 3], ImageFormat::Png);
    bytes[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// The checksum of PNG's chunks (ISO/IEC 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (0_u32.wrapping_sub(crc & 1)))
        })
    })
}

#[test]
fn a_private_network_is_asked_only_when_the_feed_came_from_there_or_somebody_said_so() {
    let server = Server::start(|path, question| match path {
        "/feed.xml" => {
            let host = question
                .lines()
                .find_map(|line| line.strip_prefix("host: "))
                .unwrap();
            let link = format!("<g:image_link>http://{host}/a.png</g:image_link>");
            let beside = "<g:image_link>img/b.png</g:image_link>";
            let items = [item("P0", "Cup", &link), item("P1", "Pot", beside)].concat();
            // Paths in a feed that names its own site are beside that site.
            say(
                "200 OK",
                "",
                feed(&items).replace("<link>https://nara.example</link>", ""),
            )
        }
        _ => say("200 OK", "", picture(40, 30, [9; 3], ImageFormat::Png)),
    });
    let work = shop(&[
        server.url("/a.png"),
        "https://localhost:1/b.png".into(),
        "https://[::1]:1/c.png".into(),
    ]);
    build(&work, "feed.xml --images").ok();
    assert_eq!(issue(&work, "image-host-private").unwrap().0, 3);
    assert_eq!(server.asked(), [""; 0]);

    let work = Workplace::new();
    build(&work, &format!("{} --images", server.url("/feed.xml"))).ok();
    for product in ["P0", "P1"] {
        let address = first(&work, product);
        assert!(address.starts_with("/media/p/"), "{address}");
    }
    assert!(server.asked().contains(&"/img/b.png".to_owned()));
    let out = build(&work, "feed.xml --images-private");
    assert_eq!(out.code(), 2);
}

#[test]
fn a_build_that_was_ended_goes_on_where_it_stood() {
    let server = Server::start(|path, _| Answer {
        wait: if path > "/5" {
            Duration::from_secs(5)
        } else {
            Duration::ZERO
        },
        ..say(
            "200 OK",
            "etag: \"1\"\r\n",
            picture(
                40 + u32::from(path.as_bytes()[1]),
                30,
                [9; 3],
                ImageFormat::Png,
            ),
        )
    });
    let urls: Vec<String> = (0..8)
        .map(|number| server.url(&format!("/{number}.png")))
        .collect();
    let work = shop(&urls);
    let mut command = Command::new(env!("CARGO_BIN_EXE_souk"));
    command.args("build feed.xml --pack-only --images --images-private --out site".split(' '));
    let mut child = command.current_dir(work.path(".")).spawn().unwrap();
    // Records have no ending; one that is being written has.
    let records = || {
        let Ok(folder) = std::fs::read_dir(work.path("site.state/pictures")) else {
            return 0;
        };
        let paths = folder.flatten().map(|entry| entry.path());
        paths
            .filter(|path| path.is_file() && path.extension().is_none())
            .count()
    };
    while records() < 5 {
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!work.path("site").exists());

    let before = server.asked().len();
    let run = build(&work, ALL).ok();
    assert!(
        run.out()
            .contains("of 8 pictures 3 were made, 5 were there already"),
        "{}",
        run.out()
    );
    assert_eq!(server.asked().len() - before, 3);
}

#[test]
fn a_host_is_asked_by_few_at_a_time_and_left_alone_when_it_wants_to_be() {
    let asked = AtomicUsize::new(0);
    let server = Server::start(move |path, _| {
        if path == "/busy.png" && asked.fetch_add(1, Ordering::SeqCst) == 0 {
            return say("429 Too Many Requests", "retry-after: 1\r\n", "");
        }
        Answer {
            wait: Duration::from_millis(100),
            ..say("200 OK", "", picture(40, 30, [9; 3], ImageFormat::Png))
        }
    });
    let mut urls: Vec<String> = (0..20)
        .map(|number| server.url(&format!("/{number}.png")))
        .collect();
    urls.push(server.url("/busy.png"));
    let work = shop(&urls);
    let run = build(&work, ALL).ok();
    assert!(
        run.out().contains("of 21 pictures 21 were made"),
        "{}",
        run.out()
    );
    assert!(server.most.load(Ordering::SeqCst) <= 4);
}

#[test]
fn a_host_that_is_gone_costs_a_few_questions_not_one_for_each_picture() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let gone = listener.local_addr().unwrap();
    drop(listener);
    let urls: Vec<String> = (0..200)
        .map(|number| format!("https://{gone}/{number}.png"))
        .collect();
    let work = shop(&urls);
    build(&work, ALL).ok();
    assert_eq!(issue(&work, "image-unreachable").unwrap().0, 200);
}

#[test]
fn pictures_beside_the_feed_are_made_and_drawings_are_copied() {
    let work = shop(&["cup.png".into(), "cup.svg".into()]);
    work.write("cup.png", picture(700, 700, [255; 3], ImageFormat::Png));
    work.write("cup.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    build(&work, ALL).ok();
    let files = work.files("site");
    let media: Vec<&String> = files
        .keys()
        .filter(|name| name.starts_with("media/"))
        .collect();
    assert_eq!(media.len(), 4, "{media:?}");
    assert!(first(&work, "P0").ends_with("_0700_0700.webp#ffffff"));
    assert_eq!(first(&work, "P1"), "/media/cup.svg");

    // The same feed gives the same bytes, with what was made at hand or without.
    build(&work, ALL).ok();
    assert_eq!(work.files("site"), files);
    std::fs::remove_dir_all(work.path("site.state")).unwrap();
    build(&work, ALL).ok();
    assert_eq!(work.files("site"), files);
}

#[test]
fn pictures_of_the_build_before_stay_for_one_build_more() {
    let work = shop(&["cup.png".into()]);
    let media = || {
        work.files("site")
            .keys()
            .filter(|name| name.starts_with("media/p/"))
            .count()
    };
    for (width, count) in [(50, 1), (60, 2), (70, 2)] {
        work.write("cup.png", picture(width, 50, [255; 3], ImageFormat::Png));
        build(&work, ALL).ok();
        assert_eq!(media(), count);
    }
    let manifest = std::fs::read(work.path("site/pack/manifest")).unwrap();
    assert!(Manifest::read(&manifest).is_ok());
}
