//! Draws the pages that `souk build` left out, while they are asked for.
//!
//! A thread of its own draws them, one after the other: the program that it draws keeps its surrounding in the thread. When more
//! are asked for than it can draw, the others are shown by the program in the browser, as if there were no press.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use anyhow::{Context as _, Result, bail};
use souk_catalog::Manifest;
use souk_i18n::Locale;
use souk_server::{Press, PrintedPage};
use storefront::printed::Printer;
use storefront::routes::{Page, Route};

use crate::compress::{Coding, Effort};
use crate::site::{self, Bundle, Site};

/// Pages that may wait to be drawn.
const QUEUE: usize = 32;
/// Pages that are kept, those asked for last.
const KEPT: usize = 256;

/// A page that somebody waits for.
struct Job {
    path: String,
    answer: Sender<Option<Arc<PrintedPage>>>,
}

/// The thread's letter box.
#[derive(Debug)]
struct Desk(SyncSender<Job>);

impl Press for Desk {
    fn print(&self, path: &str) -> Option<Arc<PrintedPage>> {
        let path = path.to_owned();
        let (answer, answered) = channel();
        self.0.try_send(Job { path, answer }).ok()?;
        answered.recv().ok().flatten()
    }
}

/// The press of the shop in a folder. It ends with the last that holds it.
pub(super) fn open(folder: &Path) -> Arc<dyn Press> {
    let (sender, jobs) = sync_channel(QUEUE);
    let folder = folder.to_owned();
    thread::spawn(move || {
        if let Err(error) = draw(&folder, &jobs) {
            tracing::info!("no pages are drawn on demand: {error:#}");
        }
    });
    Arc::new(Desk(sender))
}

/// Draws until nobody asks any more.
fn draw(folder: &Path, jobs: &Receiver<Job>) -> Result<()> {
    // A folder that was built without pages is to have none.
    if !folder.join("sitemap.xml").is_file() {
        bail!("the shop was built without pages");
    }
    let file = |name: &str| -> Result<Vec<u8>> {
        let path: PathBuf = folder.join(name);
        std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))
    };
    let manifest = Manifest::read(&file("pack/manifest")?)?;
    let languages = manifest.editions.iter();
    let languages: Vec<Locale> = languages
        .filter_map(|edition| Locale::parse(edition.language.as_str()))
        .collect();
    let first = *languages.first().context("the pack has no language")?;
    let site = folder.to_owned();
    let printer = Printer::new(&languages, manifest.as_of, move |path| {
        std::fs::read(site.join(path)).ok()
    });
    let contents = printer.contents(first)?;
    let site = Site::of(&Bundle::embedded()?, &contents.shop);
    let index = String::from_utf8(file("index.html")?)?;
    let build = site::build_of(&index).context("its first page names no build")?;
    if site::shell(&site, build)? != index {
        bail!("the shop was built by another version; build it again");
    }
    let mut kept: VecDeque<(String, Option<Arc<PrintedPage>>)> = VecDeque::new();
    for Job { path, answer } in jobs {
        let place = kept.iter().position(|(known, _)| *known == path);
        let known = place.and_then(|place| kept.remove(place));
        let (path, page) = known.unwrap_or_else(|| {
            let page = one(&printer, &site, build, &path);
            let page = page.inspect_err(|error| tracing::warn!(%path, "no page: {error:#}"));
            (path, page.ok().flatten().map(Arc::new))
        });
        // Whoever asked may have gone.
        answer.send(page.clone()).ok();
        kept.push_front((path, page));
        kept.truncate(KEPT);
    }
    Ok(())
}

fn one(printer: &Printer, site: &Site<'_>, build: &str, path: &str) -> Result<Option<PrintedPage>> {
    let Some(route) = Route::parse(path, "") else {
        return Ok(None);
    };
    let is_known = site.locales.contains(&route.locale)
        && match &route.page {
            Page::Category(slugs, _) => printer.contents(route.locale)?.category(slugs).is_some(),
            Page::Policy(_) | Page::Product(..) => true,
            _ => false,
        };
    if !is_known {
        return Ok(None);
    }
    let page = printer.page(&route)?;
    if page.meta.structured.is_empty() {
        return Ok(None);
    }
    let html = site::document(site, &route, build, &page)?.into_bytes();
    let brotli = Coding::Brotli.compress(&html, Effort::Quick)?;
    let Some(brotli) = brotli else {
        return Ok(None);
    };
    Ok(Some(PrintedPage { html, brotli }))
}
