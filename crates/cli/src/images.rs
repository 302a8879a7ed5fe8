//! `souk build --images`: pictures fetched, made small, and kept in the shop.
//!
//! Whatever cannot be fetched or made keeps the address that the feed gives, and the report says why. What was made lies in
//! the state folder, so that a build that was ended goes on where it stood and the next one asks only for what is old.

mod fetch;
mod jobs;
mod kitchen;
mod reach;
mod render;
mod store;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use souk_feeds::{Picture, Place, Report, RowList as _, RowStore, Source};

use crate::intake::Intake;
use crate::output::Output;
use crate::source::is_address;
use fetch::{Fetcher, Patience, Reach, host};
use kitchen::Kitchen;
use store::Store;

/// Where the shop keeps them: an address below it is the name of a picture by its content.
const FOLDER: &str = "media/p";

/// What is to be done with pictures.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct ImageArgs {
    /// Fetch the products' pictures and keep them in the shop, in several widths
    #[arg(long)]
    pub(crate) images: bool,
    /// Fetch pictures from addresses inside private networks too
    #[arg(long, requires = "images")]
    pub(crate) images_private: bool,
}

/// Where each picture was first named.
#[derive(Debug, Default)]
pub(crate) struct Places(BTreeMap<String, Place>);

impl Places {
    /// Looks through feeds.
    pub(crate) fn of(sources: &[Source<RowStore>]) -> Self {
        let mut places = BTreeMap::new();
        for Source { feed, .. } in sources {
            feed.rows.each(&mut |row| {
                for picture in &row.pictures {
                    if let Picture::Remote(url) | Picture::Placed(url) = picture {
                        places.entry(url.clone()).or_insert_with(|| Place {
                            line: Some(row.line),
                            record: Some(row.number),
                            id: Some(row.id.clone()),
                            ..Place::file(&feed.file)
                        });
                    }
                }
                true
            });
        }
        Self(places)
    }

    fn get(&self, url: &str) -> Place {
        let place = self.0.get(url).cloned().unwrap_or_default();
        place.with("image_link", url)
    }
}

/// Pictures that were made, and files to put into the shop.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    /// Name and place of each file.
    files: BTreeMap<String, PathBuf>,
    /// How many there are, how many of them were made by this build, and how many keep their address.
    counts: [usize; 3],
}

/// Makes every picture of the products, and writes its address into them.
///
/// # Errors
/// When the folder cannot be written. No picture is an error.
pub(crate) fn make(
    args: &ImageArgs,
    folder: PathBuf,
    places: &Places,
    intake: &mut Intake,
    report: &mut Report,
) -> Result<Pictures> {
    let shown = folder.display().to_string();
    let unwritable = || format!("{shown} cannot be written");
    let kitchen = Kitchen {
        store: Store::open(folder).with_context(unwritable)?,
        fetcher: Fetcher::new(reach(args, intake), Patience::default()),
        local: intake.media.by_address(),
    };
    let wanted = wanted(intake);
    let made = kitchen.make_all(&wanted)?;
    let mut pictures = Pictures::default();
    let mut addresses = BTreeMap::new();
    for (url, outcome) in wanted.iter().zip(made) {
        let [all, fetched, kept] = &mut pictures.counts;
        *all += 1;
        if let Some(cause) = outcome.cause {
            let place = places.get(url);
            let place = match &outcome.problem {
                Some(problem) => place.with("image_link", &format!("{url}: {problem}")),
                None => place,
            };
            report.add(cause, place);
        }
        match outcome.record.filter(|record| !record.forms.is_empty()) {
            Some(record) => {
                *fetched += usize::from(outcome.is_fetched);
                let ground = record.fragment();
                for name in record.names() {
                    addresses.insert(url.clone(), format!("/{FOLDER}/{name}{ground}"));
                    pictures
                        .files
                        .insert(name.clone(), kitchen.store.file(&name));
                }
            }
            None => *kept += 1,
        }
    }
    intake.media.leave_out(|url| addresses.contains_key(url));
    intake.assembled.move_pictures(addresses);
    kitchen.store.sweep().with_context(unwritable)?;
    Ok(pictures)
}

/// A host that a feed came from may be asked for its pictures, and as it was asked for the feed.
fn reach(args: &ImageArgs, intake: &Intake) -> Reach {
    let names = intake.feeds.iter().map(|feed| feed.name.as_str());
    let feeds: Vec<&str> = names.filter(|name| is_address(name)).collect();
    let hosts = |start: &str| {
        let feeds = feeds.iter().filter(|name| name.starts_with(start));
        feeds.map(|name| host(name).to_owned()).collect()
    };
    Reach {
        own: hosts(""),
        plain: hosts("http://"),
        private: args.images_private,
    }
}

/// Every address once, in the order of the products.
fn wanted(intake: &Intake) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut wanted = Vec::new();
    let assembled = &intake.assembled;
    for language in assembled.languages() {
        for product in assembled.in_language(language) {
            let variants = product.variants.into_iter();
            let images = variants.flat_map(|variant| variant.images);
            for image in product.images.into_iter().chain(images) {
                if seen.insert(image.url.clone()) {
                    wanted.push(image.url);
                }
            }
        }
    }
    wanted
}

impl Pictures {
    /// Says what came of the pictures.
    pub(crate) fn tell(&self) -> std::io::Result<()> {
        let [all, made, kept] = self.counts;
        let known = all.saturating_sub(made).saturating_sub(kept);
        let mut out = std::io::stdout().lock();
        writeln!(
            out,
            "of {all} pictures {made} were made, {known} were there already, {kept} keep the address that the feed gives"
        )
    }

    /// Puts the files into the shop.
    pub(crate) fn write(&self, out: &Output) -> Result<()> {
        for (name, from) in &self.files {
            out.link(&format!("{FOLDER}/{name}"), from)?;
        }
        Ok(())
    }
}
