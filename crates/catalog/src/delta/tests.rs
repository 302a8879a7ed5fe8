use std::collections::{BTreeMap, BTreeSet};
use std::io;

use proptest::prelude::*;
use souk_commerce::Timestamp;

use super::patch::{apply, diff};
use crate::bytes::Reader;
use crate::samples::{NOW, input, product, shop, thb};
use crate::{Delta, FileName, MANIFEST_NAME, Manifest, PackFile, file_names, follow};

type Pack = BTreeMap<String, Vec<u8>>;

fn load(pack: &Pack) -> impl Fn(&str) -> io::Result<Vec<u8>> {
    |name| {
        let bytes = pack.get(name).cloned();
        bytes.ok_or(io::ErrorKind::NotFound.into())
    }
}

fn pack(files: Vec<PackFile>) -> Pack {
    files
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect()
}

/// A shop of a few hundred things, in which one in a hundred costs `minor`, on a day.
fn build(minor: i64, now: Timestamp, before: Option<&Pack>) -> Pack {
    let shop = shop();
    let mut input = input(&shop);
    input.now = now;
    for edition in &mut input.editions {
        edition.products = (0..400)
            .map(|number| {
                let price = if number % 100 == 7 { minor } else { 5_000 };
                let name = format!("Thing number {number} of {}", edition.language);
                product(
                    &format!("P{number}"),
                    &name,
                    "Maker",
                    &[("tools", "Tools")],
                    price,
                )
            })
            .collect();
    }
    let files = crate::write(&input).unwrap();
    pack(match before {
        Some(before) => follow(files, load(before)),
        None => files,
    })
}

fn manifest(pack: &Pack) -> Manifest {
    Manifest::read(&pack[MANIFEST_NAME]).unwrap()
}

#[test]
fn a_client_of_the_build_before_makes_every_changed_file_by_itself() {
    let old = build(4_000, NOW, None);
    let new = build(4_500, NOW, Some(&old));
    let previous = manifest(&new).previous.unwrap();
    assert_eq!(previous.build, manifest(&old).build);
    let deltas: Vec<Delta> = previous
        .names()
        .map(|name| Delta::open(new[&name.to_string()].clone()).unwrap())
        .collect();
    assert_eq!(deltas.len(), 6, "two for each of three languages");
    let mut made = 0;
    for name in file_names(load(&new)).unwrap() {
        let text = name.to_string();
        if text.contains(".delta") || old.contains_key(&text) {
            continue;
        }
        let delta = deltas.iter().find(|delta| delta.old(&name).is_some());
        let delta = delta.unwrap();
        assert_eq!(delta.from(), previous.build);
        assert_eq!(delta.to(), manifest(&new).build);
        let bytes = &old[&delta.old(&name).unwrap().to_string()];
        assert_eq!(delta.apply(&name, bytes).unwrap(), new[&text]);
        assert!(delta.apply(&name, &bytes[1..]).is_err());
        made += 1;
    }
    assert!(made > 9, "{made}");
    let changed: usize = deltas.iter().map(|delta| delta.bytes.len()).sum();
    let whole: usize = new.values().map(Vec::len).sum();
    assert!(changed * 20 < whole, "{changed} of {whole}");
}

/// The sample shop with other goods: two are gone, one is new, one has another title and so another place.
fn other_goods(before: Option<&Pack>) -> Pack {
    let shop = shop();
    let mut input = input(&shop);
    for edition in &mut input.editions {
        let name = |number: u32| {
            let word = ["Anvil", "Bench", "Clamp", "Drill"][crate::bytes::index(number % 4)];
            format!("{word} number {number} of {}", edition.language)
        };
        edition.products = (0..400)
            .filter(|number| before.is_none() || ![100, 250].contains(number))
            .chain(before.map(|_| 400))
            .map(|number| {
                let is_renamed = before.is_some() && number == 300;
                let title = if is_renamed {
                    "Aardvark".into()
                } else {
                    name(number)
                };
                product(
                    &format!("P{number}"),
                    &title,
                    "Maker",
                    &[("tools", "Tools")],
                    5_000,
                )
            })
            .collect();
    }
    let files = crate::write(&input).unwrap();
    pack(match before {
        Some(before) => follow(files, load(before)),
        None => files,
    })
}

#[test]
fn goods_that_come_and_go_do_not_make_a_new_index() {
    let old = other_goods(None);
    let new = other_goods(Some(&old));
    let listing = manifest(&new).previous.unwrap().deltas[0].listing.clone();
    let delta = Delta::open(new[&listing.unwrap().to_string()].clone()).unwrap();
    assert!(delta.numbering.is_some());
    let index = file_names(load(&new)).unwrap().into_iter();
    let mut index =
        index.filter(|name| delta.old(name).is_some() && name.kind() == crate::FileKind::Index);
    let index = index.next().unwrap();
    let before = &old[&delta.old(&index).unwrap().to_string()];
    let after = &new[&index.to_string()];
    assert_eq!(&delta.apply(&index, before).unwrap(), after);
    let entry = delta
        .patches
        .iter()
        .find(|entry| entry.new == index)
        .unwrap();
    let patch = entry.steps.len() + entry.bytes.len();
    assert!(patch * 10 < after.len(), "{patch} of {}", after.len());
    assert!(delta.apply(&index, after).is_err(), "not the old file");
}

#[test]
fn the_same_build_again_keeps_the_deltas_that_led_to_it() {
    let first = build(4_000, NOW, None);
    assert_eq!(build(4_000, NOW, Some(&first)), first);
    let second = build(4_500, NOW, Some(&first));
    assert_ne!(second, first);
    assert_eq!(build(4_500, NOW, Some(&second)), second);
}

#[test]
fn a_pack_without_one_before_or_with_a_damaged_one_has_no_deltas() {
    let first = build(4_000, NOW, None);
    assert_eq!(build(4_000, NOW, Some(&Pack::new())), first);
    let mut damaged = build(5_000, NOW, None);
    for (name, bytes) in &mut damaged {
        if name.ends_with(".contents") {
            bytes.pop();
        }
    }
    assert_eq!(build(4_000, NOW, Some(&damaged)), first);
}

#[test]
fn the_files_of_a_pack_are_those_that_its_tables_name() {
    let first = build(4_000, NOW, None);
    let second = build(4_500, NOW, Some(&first));
    for pack in [first, second] {
        let names: BTreeSet<String> = file_names(load(&pack))
            .unwrap()
            .iter()
            .map(FileName::to_string)
            .collect();
        let there = pack.keys().filter(|name| *name != MANIFEST_NAME);
        assert!(there.eq(names.iter()));
    }
}

#[test]
fn an_older_reader_finds_what_it_knows_in_a_manifest_with_deltas() {
    let old = build(4_000, NOW, None);
    let new = build(4_500, NOW, Some(&old));
    let table = crate::OfferTable::load(load(&new)).unwrap();
    let id = souk_commerce::OfferId::parse("nara:P7").unwrap();
    let price = table.get(&id).unwrap().offer.price.as_ref();
    assert_eq!(price.unwrap().regular, thb(4_500));
}

fn followed(old: &[u8], new: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let patch = diff(old, new);
    (patch.steps.finish(), patch.bytes)
}

#[test]
fn a_small_change_makes_a_small_patch() {
    let old: Vec<u8> = (0..20_000_u32)
        .flat_map(|n| (n.wrapping_mul(2_654_435_761) >> 7).to_le_bytes())
        .collect();
    let mut new = old.clone();
    for at in [100, 5_000, 40_000] {
        new[at] ^= 1;
    }
    new.splice(60_000..60_000, [1, 2, 3]);
    new.drain(70_000..70_010);
    let (steps, bytes) = followed(&old, &new);
    assert_eq!(bytes.len(), 6, "{bytes:?}");
    assert!(steps.len() < 40, "{}", steps.len());
}

proptest! {
    #[test]
    fn a_patch_makes_the_new_file(
        old in prop::collection::vec(0_u8..4, 0..300),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..20, prop::collection::vec(any::<u8>(), 0..9)), 0..6),
    ) {
        let mut new = old.clone();
        for (at, gone, fresh) in edits {
            let at = at.index(new.len() + 1);
            let end = (at + gone).min(new.len());
            new.splice(at..end, fresh);
        }
        let (steps, bytes) = followed(&old, &new);
        let made = apply(&mut Reader::new(&steps, 0), &mut Reader::new(&bytes, 0), &old, new.len());
        prop_assert_eq!(made.unwrap(), new);
    }

    #[test]
    fn a_damaged_delta_makes_the_right_file_or_none(at in any::<prop::sample::Index>(), mask in 1_u8..) {
        static PACKS: std::sync::LazyLock<(Pack, Pack)> = std::sync::LazyLock::new(|| {
            let old = other_goods(None);
            let new = other_goods(Some(&old));
            (old, new)
        });
        let (old, new) = &*PACKS;
        let listing = manifest(new).previous.unwrap().deltas[0].listing.clone();
        let mut bytes = new[&listing.unwrap().to_string()].clone();
        let position = at.index(bytes.len());
        bytes[position] ^= mask;
        if let Ok(delta) = Delta::open(bytes) {
            for entry in &delta.patches {
                let before = old.get(&entry.old.to_string()).cloned().unwrap_or_default();
                if let Ok(made) = delta.apply(&entry.new, &before) {
                    prop_assert!(entry.new.fits(&made));
                }
            }
        }
    }

    #[test]
    fn a_damaged_patch_is_an_error_or_a_value_and_never_more_than_was_promised(
        steps in prop::collection::vec(any::<u8>(), 0..40), bytes in prop::collection::vec(any::<u8>(), 0..40), length in 0_usize..200,
    ) {
        let made = apply(&mut Reader::new(&steps, 0), &mut Reader::new(&bytes, 0), &[7; 100], length);
        prop_assert!(made.is_err() || made.unwrap().len() == length);
        drop(Delta::open(steps));
    }
}
