//! Prints every view with sample data as static pages, to be looked at:
//! `cargo run -p souk-ui --example gallery -- FOLDER`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub,
    reason = "a tool for people who draw the shop, on data of its own"
)]

mod format;
mod goods;
mod pages;
mod pictures;
mod shop;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use souk_commerce::LanguageTag;
use souk_i18n::{Locale, Messages};
use souk_ui::Words;
use souk_ui::prelude::*;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = std::env::args()
        .nth(1)
        .map_or_else(|| root.join("target/gallery"), PathBuf::from);
    pictures::write(&folder.join("media"))?;
    fs::write(folder.join("style.css"), styles(&root.join("style"))?)?;
    let mut count = 0;
    for (index, tag) in ["en", "th", "ar"].into_iter().enumerate() {
        let locale = Locale::parse(tag).unwrap();
        let words = Words::new(
            Arc::new(Messages::of(locale)),
            Arc::new(format::SampleFormatter(locale)),
            LanguageTag::parse(tag).unwrap(),
        );
        for page in pages::NAMES {
            for theme in ["light", "dark"] {
                let owner = Owner::new();
                let body = owner.with(|| pages::page(page, &words, index).to_html());
                let file = folder.join(format!("{page}-{tag}-{theme}.html"));
                fs::write(file, document(&words, theme, &body))?;
                count += 1;
            }
        }
    }
    println!("{count} pages in {}", folder.display());
    Ok(())
}

fn styles(folder: &Path) -> std::io::Result<String> {
    let mut all = String::new();
    for name in fs::read_to_string(folder.join("order"))?
        .lines()
        .filter(|line| !line.trim().is_empty())
    {
        all.push_str(&fs::read_to_string(folder.join(name.trim()))?);
    }
    Ok(all)
}

fn document(words: &Words, theme: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\" data-theme=\"{theme}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Souk</title>\n\
         <link rel=\"stylesheet\" href=\"style.css\">\n<body>{body}</body>\n</html>\n",
        words.language().tag(),
        words.direction().as_str(),
    )
}
