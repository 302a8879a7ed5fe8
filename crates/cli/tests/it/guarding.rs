//! Feeds that look wrong beside those of the last build, and what a build remembers.

use super::{Workplace, feed, item};

fn items(count: usize, name: &str, price: &str) -> String {
    (0..count)
        .map(|n| item(&format!("{name}-{n}"), "Kettle", "").replace("599 THB", price))
        .collect()
}

fn dated(items: &str, day: &str) -> String {
    feed(items).replace("Sun, 22 Nov", day)
}

/// A shop of ten kettles.
fn shop() -> Workplace {
    let work = Workplace::new();
    work.write("feed.xml", feed(&items(10, "a", "599 THB")));
    work.souk("build feed.xml --out site --pack-only").ok();
    work
}

#[test]
fn feeds_that_look_wrong_leave_the_shop_as_it_is_until_somebody_accepts_them() {
    for (items, code, words) in [
        (
            items(5, "a", "599 THB"),
            "feed-shrunk",
            "feed.xml has shrunk from 10 to 5 records",
        ),
        (
            items(10, "b", "599 THB"),
            "ids-changed",
            "none of the 10 ids",
        ),
        (
            items(10, "a", "5990 THB"),
            "prices-jumped",
            "10 of 10 prices",
        ),
        (items(10, "a", "5.99 THB"), "prices-jumped", "5.99 THB"),
    ] {
        let work = shop();
        let (site, state) = (work.files("site"), work.files("site.state"));
        work.write("feed.xml", feed(&items));
        let run = work.souk("build feed.xml --out site --pack-only");
        assert_eq!(run.code(), 3, "{}", run.err());
        for part in [
            code,
            words,
            "the shop stays as it is",
            "to mend it:",
            "--accept",
        ] {
            assert!(run.err().contains(part), "{part}\n{}", run.err());
        }
        assert_eq!(work.files("site"), site);
        assert_eq!(work.files("site.state"), state);

        let run = work
            .souk("build feed.xml --out site --pack-only --accept")
            .ok();
        assert!(run.out().contains(code), "{}", run.out());
        assert_ne!(work.files("site"), site);
        work.souk("build feed.xml --out site --pack-only").ok();
    }
}

#[test]
fn a_feed_without_anything_to_sell_leaves_the_shop_as_it_is() {
    let work = shop();
    let site = work.files("site");
    for text in [feed(""), String::new(), "<html>Please log in</html>".into()] {
        work.write("feed.xml", text);
        let run = work.souk("build feed.xml --out site --pack-only");
        assert_eq!(run.code(), 2, "{}", run.err());
        assert_eq!(work.files("site"), site);
    }
}

#[test]
fn a_file_that_is_older_than_the_last_one_is_held_back() {
    let work = shop();
    work.write("feed.xml", dated(&items(10, "a", "599 THB"), "Sat, 21 Nov"));
    let run = work.souk("build feed.xml --out site --pack-only");
    assert_eq!(run.code(), 3, "{}", run.err());
    assert!(run.err().contains("[feed-older]"), "{}", run.err());
}

#[test]
fn one_wrong_price_in_many_is_told_and_published() {
    let work = Workplace::new();
    work.write("feed.xml", feed(&items(200, "a", "599 THB")));
    work.souk("build feed.xml --out site --pack-only").ok();
    let many = items(199, "a", "599 THB") + items(200, "a", "5990 THB").lines().last().unwrap();
    work.write("feed.xml", feed(&many));
    let run = work.souk("build feed.xml --out site --pack-only").ok();
    assert!(
        run.out().contains("look at this: [prices-jumped] 1 of 200"),
        "{}",
        run.out()
    );
}

#[test]
fn each_change_of_a_price_is_a_row_beside_the_shop() {
    let work = shop();
    let read = || std::fs::read_to_string(work.path("site.state/prices")).unwrap();
    let first = read();
    assert!(first.starts_with("souk-prices 1 THB\n"), "{first}");
    work.souk("build feed.xml --out site --pack-only").ok();
    assert_eq!(read(), first, "the same feed again adds nothing");

    work.write("feed.xml", dated(&items(10, "a", "499 THB"), "Mon, 23 Nov"));
    work.souk("build feed.xml --out site --pack-only").ok();
    work.write("feed.xml", dated(&items(9, "a", "499 THB"), "Tue, 24 Nov"));
    work.souk("build feed.xml --out site --pack-only").ok();
    let history = read();
    let line = |id: &str| {
        let id = format!("{id}\t");
        let found = history.lines().find_map(|line| line.strip_prefix(&id));
        found.unwrap().to_owned()
    };
    let day = |day: i64| 1_795_309_200 + day * 86_400;
    assert_eq!(
        line("shop:a-0"),
        format!(
            "{} {} 59900 59900 {}\t{} - 49900 49900 {}",
            day(0),
            day(1),
            day(0),
            day(1),
            day(2)
        )
    );
    assert_eq!(
        line("shop:a-9"),
        format!(
            "{} {} 59900 59900 {}\t{} {} 49900 49900 {}",
            day(0),
            day(1),
            day(0),
            day(1),
            day(2),
            day(1)
        )
    );
    let names: Vec<String> = work.files("site").into_keys().collect();
    assert!(
        !names.iter().any(|name| name.contains("prices")),
        "{names:?}"
    );
}

#[test]
fn a_state_that_cannot_be_used_is_named() {
    let work = shop();
    let site = work.files("site");
    let run = work.souk("build feed.xml --out site --pack-only --state site/state");
    assert_eq!(run.code(), 2);
    assert!(run.err().contains("--state"), "{}", run.err());

    work.write("site.state/prices", "souk-prices 1 THB\nnonsense\n");
    let run = work.souk("build feed.xml --out site --pack-only");
    assert_eq!(run.code(), 2);
    assert!(
        run.err().contains("prices: line 2 is no price"),
        "{}",
        run.err()
    );
    assert_eq!(work.files("site"), site);

    work.souk("build feed.xml --out site --pack-only --state elsewhere")
        .ok();
    assert!(work.path("elsewhere/build.json").is_file());
}

#[test]
fn two_builds_of_one_shop_never_overlap() {
    let work = shop();
    let lock = std::fs::File::open(work.path("site.state/lock")).unwrap();
    lock.lock().unwrap();
    let run = work.souk("build feed.xml --out site --pack-only");
    assert_eq!(run.code(), 1);
    assert!(
        run.err()
            .contains("another build of this shop is under way"),
        "{}",
        run.err()
    );
    lock.unlock().unwrap();
    work.souk("build feed.xml --out site --pack-only").ok();
}

#[test]
fn a_pack_carries_the_history_and_keeps_the_file_while_no_price_changes() {
    let work = shop();
    let histories = || -> Vec<String> {
        let names = work.files("site").into_keys();
        names.filter(|name| name.ends_with(".history")).collect()
    };
    let first = histories();
    assert_eq!(first.len(), 1);
    work.write("feed.xml", dated(&items(10, "a", "599 THB"), "Mon, 23 Nov"));
    work.souk("build feed.xml --out site --pack-only").ok();
    assert_eq!(histories(), first);
    work.write("feed.xml", dated(&items(10, "a", "499 THB"), "Tue, 24 Nov"));
    work.souk("build feed.xml --out site --pack-only").ok();
    assert_ne!(histories(), first);
}

#[test]
fn new_ids_that_were_accepted_keep_the_prices_of_the_same_goods() {
    let work = Workplace::new();
    let goods = |name: &str| -> String {
        let gtins = ["4006381333931", "4006381333948", "4006381333955"];
        let known = gtins.iter().zip(0..).map(|(gtin, n)| {
            item(
                &format!("{name}-{n}"),
                "Pen",
                &format!("<g:gtin>{gtin}</g:gtin>"),
            )
        });
        known.collect::<String>() + &item(&format!("{name}-9"), "Ink", "")
    };
    work.write("feed.xml", feed(&goods("a")));
    work.souk("build feed.xml --out site --pack-only").ok();
    work.write("feed.xml", dated(&goods("b"), "Mon, 23 Nov"));
    let run = work.souk("build feed.xml --out site --pack-only");
    assert_eq!(run.code(), 3, "{}", run.err());
    work.souk("build feed.xml --out site --pack-only --accept")
        .ok();
    let history = std::fs::read_to_string(work.path("site.state/prices")).unwrap();
    let begins = |id: &str| -> i64 {
        let id = format!("shop:{id}\t");
        let row = history.lines().find_map(|line| line.strip_prefix(&id));
        row.unwrap().split(' ').next().unwrap().parse().unwrap()
    };
    for n in 0..3 {
        assert_eq!(begins(&format!("b-{n}")), 1_795_309_200);
    }
    assert_eq!(begins("b-9"), 1_795_309_200 + 86_400);
    assert!(!history.contains("shop:a-0"), "{history}");
}
