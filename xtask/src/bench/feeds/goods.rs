//! Feeds of made-up goods, as large as one likes; the same in every run.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::demo::chance::Chance;

const WORDS: [&str; 40] = [
    "steel", "wood", "cotton", "linen", "glass", "copper", "kettle", "lamp", "chair", "table",
    "shirt", "scarf", "bag", "mug", "bowl", "vase", "rug", "stool", "pen", "notebook", "radio",
    "speaker", "tea", "coffee", "soap", "plant", "garden", "soft", "warm", "round", "large",
    "small", "dark", "green", "natural", "woven", "classic", "modern", "daily", "travel",
];
/// Top categories.
const SHELVES: usize = 12;
/// Sentences that descriptions are made of.
const SENTENCES: usize = 4000;

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Rss,
    Csv,
}

/// One made-up thing.
struct Good {
    number: usize,
    title: String,
    text: String,
    brand: String,
    price: String,
    gtin: String,
    category: [&'static str; 2],
}

/// Writes a file of so many goods, unless it is there already.
///
/// # Errors
/// When the folder cannot be written.
pub(super) fn write(path: &Path, kind: Kind, count: usize) -> Result<()> {
    if path.is_file() {
        return Ok(());
    }
    let unwritable = || format!("{} cannot be written", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(unwritable)?;
    }
    // A file that was cut off must not be taken for a whole one the next time.
    let part = path.with_extension("part");
    let mut out = BufWriter::new(File::create(&part).with_context(unwritable)?);
    put(&mut out, kind, count).with_context(unwritable)?;
    out.flush().with_context(unwritable)?;
    fs::rename(&part, path).with_context(unwritable)
}

fn put(out: &mut impl Write, kind: Kind, count: usize) -> std::io::Result<()> {
    let mut chance = Chance::of(&["bench", "feeds"]);
    let sentences: Vec<String> = (0..SENTENCES).map(|_| words(&mut chance, 9)).collect();
    out.write_all(match kind {
        Kind::Rss => RSS_HEAD,
        Kind::Csv => CSV_HEAD,
    })?;
    for number in 0..count {
        let good = good(number, &mut chance, &sentences);
        match kind {
            Kind::Rss => put_item(out, &good)?,
            Kind::Csv => put_line(out, &good)?,
        }
    }
    match kind {
        Kind::Rss => out.write_all(b"</channel></rss>\n"),
        Kind::Csv => Ok(()),
    }
}

const RSS_HEAD: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\"><channel><title>Bench</title>\
    <link>https://shop.example/</link><description>Made-up goods</description>\
    <pubDate>Sun, 22 Nov 2026 00:00:00 GMT</pubDate>\n";
const CSV_HEAD: &[u8] =
    b"id,title,description,link,image_link,availability,price,brand,condition,gtin,mpn,product_type\n";

fn words(chance: &mut Chance, count: usize) -> String {
    let words: Vec<&str> = (0..count)
        .filter_map(|_| chance.pick(&WORDS).copied())
        .collect();
    words.join(" ")
}

fn good(number: usize, chance: &mut Chance, sentences: &[String]) -> Good {
    let texts: Vec<&str> = (0..5)
        .filter_map(|_| chance.pick(sentences).map(String::as_str))
        .collect();
    let model = chance.between(10, 999);
    let letter = char::from(b'A' + u8::try_from(chance.between(0, 5)).unwrap_or(0));
    let word = |at: usize| WORDS.get(at % WORDS.len()).copied().unwrap_or("");
    Good {
        number,
        title: format!("{} {letter}{model}", words(chance, 5)),
        text: texts.join(". "),
        brand: format!("{} {}", word(number * 7), word(number * 13)),
        price: format!(
            "{}.{:02} EUR",
            chance.between(1, 900),
            chance.between(10, 99)
        ),
        gtin: gtin(number),
        category: [
            word(number % SHELVES),
            word((number % SHELVES) * 3 + number % 5),
        ],
    }
}

/// A number of 13 digits with its check digit.
fn gtin(number: usize) -> String {
    let digits = format!("{:012}", 590_000_000_000 + number);
    let sum: u32 = digits
        .bytes()
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn put_item(out: &mut impl Write, good: &Good) -> std::io::Result<()> {
    let Good {
        number,
        title,
        text,
        brand,
        price,
        gtin,
        category: [top, below],
    } = good;
    let slug = title.replace(' ', "-");
    writeln!(
        out,
        "<item><g:id>SKU-{number:07}</g:id><g:title>{title}</g:title><g:description>{text} &amp; more</g:description>\
         <g:link>https://shop.example/products/{slug}-{number}</g:link>\
         <g:image_link>https://img.shop.example/{}/{number}.jpg</g:image_link>\
         <g:availability>in_stock</g:availability><g:price>{price}</g:price><g:brand>{brand}</g:brand>\
         <g:condition>new</g:condition><g:gtin>{gtin}</g:gtin><g:mpn>M{}</g:mpn>\
         <g:product_type>{top} &gt; {below}</g:product_type></item>",
        number / 1000,
        number % 90_000
    )
}

fn put_line(out: &mut impl Write, good: &Good) -> std::io::Result<()> {
    let Good {
        number,
        title,
        text,
        brand,
        price,
        gtin,
        category: [top, below],
    } = good;
    let slug = title.replace(' ', "-");
    writeln!(
        out,
        "SKU-{number:07},{title},\"{text}, and more\",https://shop.example/products/{slug}-{number},\
         https://img.shop.example/{}/{number}.jpg,in_stock,{price},{brand},new,{gtin},M{},{top} > {below}",
        number / 1000,
        number % 90_000
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_goods_are_made_every_time() {
        let made = |kind| {
            let mut bytes = Vec::new();
            put(&mut bytes, kind, 50).unwrap();
            bytes
        };
        for kind in [Kind::Rss, Kind::Csv] {
            assert_eq!(made(kind), made(kind));
            assert_eq!(
                String::from_utf8(made(kind)).unwrap().lines().count(),
                51 + 2 * usize::from(kind == Kind::Rss)
            );
        }
        assert_eq!(gtin(1), "5900000000015");
    }
}
