//! A second build: what stays, what goes, and how a client follows.

use std::collections::BTreeMap;
use std::fs;

use super::{Workplace, feed, item};

const BUILD: &str = "build feed.xml --out site --pack-only";

/// Five hundred kettles, one of them at a price of its own.
fn goods(price: &str, day: &str) -> String {
    let items: String = (0..500)
        .map(|n| {
            let category = format!(
                "<g:product_type>Home</g:product_type><g:description>Kettle number {n} with a lid and a handle</g:description>"
            );
            let item = item(&format!("id-{n}"), &format!("Kettle {n}"), &category);
            if n == 250 { item.replace("599 THB", price) } else { item }
        })
        .collect();
    feed(&items).replace("Sun, 22 Nov", day)
}

/// Every name with the file's number, which a second link shares.
#[cfg(unix)]
fn numbers(work: &Workplace) -> BTreeMap<String, u64> {
    use std::os::unix::fs::MetadataExt as _;
    let files = work.files("site").into_keys();
    files
        .map(|name| {
            let number = fs::metadata(work.path("site").join(&name)).unwrap().ino();
            (name, number)
        })
        .collect()
}

#[cfg(unix)]
#[test]
fn what_did_not_change_is_not_written_again() {
    let work = Workplace::new();
    work.write("feed.xml", goods("499 THB", "Sun, 22 Nov"));
    work.souk(BUILD).ok();
    let first = numbers(&work);
    let run = work.souk(BUILD).ok();
    assert!(run.out().contains("0 files are new"), "{}", run.out());
    let mut again = numbers(&work);
    let list = again.remove(".souk").unwrap();
    assert_ne!(first.get(".souk"), Some(&list));
    assert!(
        again
            .iter()
            .all(|(name, number)| first.get(name) == Some(number))
    );
    assert_eq!(again.len() + 1, first.len());

    work.write("feed.xml", goods("450 THB", "Sun, 22 Nov"));
    work.souk(BUILD).ok();
    let changed = numbers(&work);
    let kept = |ending: &str| {
        let all = changed.iter().filter(|(name, _)| name.ends_with(ending));
        all.filter(|(name, number)| first.get(*name) == Some(number))
            .count()
    };
    assert_eq!(
        (kept(".index"), kept(".index.br"), kept(".products")),
        (1, 1, 8),
        "eight shards, of which one has a successor"
    );
}

#[test]
fn a_page_that_was_opened_before_still_finds_its_files_for_one_build_more() {
    let work = Workplace::new();
    let mut packs = Vec::new();
    for price in ["499 THB", "450 THB", "450 THB", "420 THB"] {
        work.write("feed.xml", goods(price, "Sun, 22 Nov"));
        work.souk(BUILD).ok();
        packs.push(work.files("site"));
    }
    let contents = |pack: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let names = pack.keys().filter(|name| name.ends_with(".contents"));
        names.cloned().collect()
    };
    let counts: Vec<usize> = packs.iter().map(|pack| contents(pack).len()).collect();
    assert_eq!(counts, [1, 2, 2, 2]);
    assert_eq!(packs[1], packs[2], "the same again changes nothing");
    let first = contents(&packs[0]);
    assert!(packs[1].contains_key(&first[0]) && !packs[3].contains_key(&first[0]));
}

#[test]
fn a_delta_leads_from_the_last_build_to_this_one() {
    let work = Workplace::new();
    work.write("feed.xml", goods("499 THB", "Sun, 22 Nov"));
    work.souk(BUILD).ok();
    let old = work.files("site");
    assert!(!old.keys().any(|name| name.contains(".delta")));
    work.write("feed.xml", goods("450 THB", "Mon, 23 Nov"));
    work.souk(BUILD).ok();
    let new = work.files("site");
    let size = |ending: &str| -> usize {
        let files = new.iter().filter(|(name, _)| name.ends_with(ending));
        files.map(|(_, bytes)| bytes.len()).sum()
    };
    let whole: usize = new
        .iter()
        .filter(|(name, _)| {
            name.contains(".br") && !old.contains_key(*name) && !name.contains(".delta")
        })
        .map(|(_, bytes)| bytes.len())
        .sum();
    // They are so small that none is compressed.
    let delta = size(".delta");
    assert!(delta > 0 && delta * 4 < whole, "{delta} of {whole}");
}

#[test]
fn what_was_altered_by_hand_is_written_anew() {
    let work = Workplace::new();
    work.write("feed.xml", goods("499 THB", "Sun, 22 Nov"));
    work.souk(BUILD).ok();
    let good = work.files("site");
    for name in good
        .keys()
        .filter(|name| name.starts_with("pack/") && !name.ends_with("manifest"))
    {
        fs::write(work.path("site").join(name), "altered").unwrap();
    }
    work.souk(BUILD).ok();
    assert_eq!(work.files("site"), good);
}
