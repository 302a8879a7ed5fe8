//! From files and settings to products: what `check` and `build` share.

mod overrides;
mod plan;
mod purpose;
mod settle;

use std::path::{Path, PathBuf};

use souk_commerce::{Country, Currency, Date, Timestamp};
use souk_feeds::guard::FeedNote;
use souk_feeds::{
    Assembled, Breaks, Cause, Contents, Counts, Feed, FeedError, FeedProblem, Place, Plan, Report,
    ReviewSource, RowStore, Source,
};

use crate::failure::{BadInput, Failure};
use crate::guess;
use crate::init::settings_text;
use crate::media::Media;
use crate::progress::{Progress, Watched};
use crate::settings::{FeedEntry, FeedKind, Settings};
use crate::source;
pub(crate) use purpose::Purpose;

/// What a command was told about its input.
#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// Feeds of products in any known format: files, addresses, or - for the standard input; in place of the ones that the settings name
    #[arg(value_name = "FEED")]
    pub(crate) feeds: Vec<PathBuf>,
    /// The shop's settings; souk.toml in this folder is taken when it is there
    #[arg(long, visible_alias = "config", value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Currency of prices that name none, such as CZK; that of --country otherwise. Only without settings
    #[arg(long, value_parser = parse_currency)]
    pub(crate) currency: Option<Currency>,
    /// Country in which the shop sells, such as CZ: its currency, its delivery prices and its overrides count. Only without
    /// settings
    #[arg(long, value_parser = parse_country)]
    pub(crate) country: Option<Country>,
    /// Do not show how far long work has come
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Take the whole records of a file that breaks off
    #[arg(long)]
    pub(crate) partial: bool,
    /// Day for which sales and expiry are worked out; the feeds' own date is taken otherwise
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub(crate) date: Option<Date>,
}

pub(crate) fn parse_currency(text: &str) -> Result<Currency, String> {
    Currency::parse(text)
        .ok_or_else(|| "write the three letters of ISO 4217, such as THB".to_owned())
}

pub(crate) fn parse_country(text: &str) -> Result<Country, String> {
    Country::parse(text).ok_or_else(|| "write the two letters of ISO 3166, such as TH".to_owned())
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::from_iso(text).ok_or_else(|| "write a day such as 2026-11-30".to_owned())
}

/// Everything that the input holds.
#[derive(Debug)]
pub(crate) struct Intake {
    /// The shop; made from the feed when there are no settings.
    pub(crate) settings: Settings,
    /// Whether the settings were made from the feed.
    pub(crate) is_guessed: bool,
    /// Whether a feed shows the currency of its prices.
    pub(crate) shows_currency: bool,
    /// Products by language.
    pub(crate) assembled: Assembled,
    /// Local pictures to take over.
    pub(crate) media: Media,
    /// The moment for which sales are worked out.
    pub(crate) now: Timestamp,
    /// Formats of the files, each once.
    pub(crate) formats: Vec<&'static str>,
    /// Encodings of the files, each once.
    pub(crate) encodings: Vec<&'static str>,
    /// Records of all files.
    pub(crate) counts: Counts,
    /// The files of products, for a comparison with the next build's.
    pub(crate) feeds: Vec<FeedNote>,
}

/// A file that has been read and whose date is known.
struct ReadFeed {
    entry: FeedEntry,
    feed: Feed<RowStore>,
    date: Timestamp,
}

/// Input that has been read and settled, before products are put together.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// Everything but the products.
    pub(crate) intake: Intake,
    /// Feeds of products, in the order in which their texts are preferred.
    pub(crate) sources: Vec<Source<RowStore>>,
    /// Feeds of reviews.
    pub(crate) reviews: Vec<ReviewSource>,
    /// How to put them together.
    pub(crate) plan: Plan,
}

/// Reads everything that was asked for and puts products together. The report is filled even when the result is an
/// error.
pub(crate) fn take_in(
    args: &InputArgs,
    purpose: Purpose,
    report: &mut Report,
) -> Result<Intake, Failure> {
    Ok(gather(args, purpose, report)?.put_together(report))
}

/// Reads and settles everything that was asked for.
pub(crate) fn gather(
    args: &InputArgs,
    purpose: Purpose,
    report: &mut Report,
) -> Result<Gathered, Failure> {
    let settings = read_settings(args)?;
    let entries = entries(args, settings.as_ref())?;
    let keep = purpose.keeps(&entries);
    let mut feeds = Vec::new();
    let mut reviews = Vec::new();
    let mut overrides = Vec::new();
    let mut read: u64 = 0;
    for entry in entries {
        let file = read_file(args, keep, &entry, report);
        let (all, changed) = file.map_err(|error| error.behind(read))?;
        for (name, contents) in all {
            read = read.saturating_add(contents.counts().read);
            let entry = FeedEntry {
                name,
                ..entry.clone()
            };
            match contents {
                Contents::Products(feed) => {
                    let date = date_of(args, &entry, &feed, changed, report);
                    feeds.push(ReadFeed { entry, feed, date });
                }
                Contents::Overrides(read) => overrides.push(read),
                Contents::Reviews(read) => reviews.push(ReviewSource {
                    seller: entry.seller,
                    reviews: read,
                }),
            }
        }
    }
    overrides::apply(args, settings.as_ref(), &mut feeds, &overrides, report);
    let is_guessed = settings.is_none();
    let settings = match settings {
        Some(settings) => settings,
        None => guessed_settings(args, feeds.first(), report)?,
    };
    let matching = plan::matching(&settings)?;
    let settled = settle::settle(
        args,
        settings,
        is_guessed,
        (feeds, reviews, &overrides),
        report,
    );
    Ok(Gathered {
        plan: Plan {
            matching,
            ..settled.plan
        },
        ..settled
    })
}

fn read_settings(args: &InputArgs) -> Result<Option<Settings>, Failure> {
    let here = Path::new("souk.toml");
    let path = match &args.settings {
        Some(path) => path.as_path(),
        None if here.is_file() => here,
        None if args.feeds.is_empty() => {
            let remedy = "name a feed, or make settings with `souk init FEED`";
            return Err(BadInput::new(
                "souk",
                "no feed is named, and there is no souk.toml here",
                remedy,
            )
            .into());
        }
        None => return Ok(None),
    };
    Ok(Some(Settings::read(path)?))
}

/// The files to read: those of the command line, else those of the settings.
fn entries(args: &InputArgs, settings: Option<&Settings>) -> Result<Vec<FeedEntry>, Failure> {
    if args.feeds.is_empty() {
        let feeds = settings
            .map(|settings| settings.feeds.clone())
            .unwrap_or_default();
        if feeds.is_empty() {
            let remedy = "add [[feeds]] with file to the settings, or name a feed";
            return Err(BadInput::new("souk.toml", "the settings name no feed", remedy).into());
        }
        return Ok(feeds);
    }
    let seller = settings
        .and_then(|settings| settings.shop.sellers.first())
        .map(|seller| seller.id.clone());
    Ok(args
        .feeds
        .iter()
        .map(|path| FeedEntry {
            path: path.clone(),
            name: path.display().to_string(),
            seller: seller.clone(),
            language: None,
            kind: FeedKind::Products,
        })
        .collect())
}

/// The feeds of a file by their names, and when the file was last changed.
type FileContents = (Vec<(String, Contents<RowStore>)>, Timestamp);

/// Reads a file. One that was named on the command line may also hold reviews, and an
/// archive holds all of its feeds.
fn read_file(
    args: &InputArgs,
    keep: souk_feeds::Keep,
    entry: &FeedEntry,
    report: &mut Report,
) -> Result<FileContents, FeedError> {
    let opened = source::open(&entry.path, &entry.name)?;
    let breaks = if args.partial {
        Breaks::TakePart
    } else {
        Breaks::Refuse
    };
    let size = std::fs::metadata(&entry.path).ok().map(|file| file.len());
    let input = Watched {
        input: opened.input,
        progress: Progress::of(format!("reading {}", entry.name), size, args.quiet),
    };
    let rows = || RowStore::keeping(keep);
    let all = Contents::read_all_into(&rows, &entry.name, input, breaks, report)?;
    for (name, contents) in &all {
        let (found, wanted) = match (contents, entry.kind) {
            (Contents::Products(_) | Contents::Overrides(_), FeedKind::Reviews) => {
                ("products", "reviews")
            }
            (Contents::Reviews(_), FeedKind::Products) if args.feeds.is_empty() => {
                ("product reviews", "products")
            }
            _ => continue,
        };
        return Err(FeedError {
            file: name.clone(),
            line: Some(1),
            column: Some(1),
            records: contents.counts().read,
            problem: FeedProblem::WrongKind { found, wanted },
        });
    }
    Ok((all, opened.changed))
}

/// Opens and reads a feed of products.
///
/// # Errors
/// [`FeedError`] names the file, the place and what to do.
pub(crate) fn read_products(
    path: &Path,
    name: &str,
    report: &mut Report,
) -> Result<Feed, FeedError> {
    Feed::read(name, source::open(path, name)?.input, report)
}

/// When a feed states its terms: as it says itself, as the merchant says, as the file's date says.
fn date_of(
    args: &InputArgs,
    entry: &FeedEntry,
    feed: &Feed<RowStore>,
    changed: Timestamp,
    report: &mut Report,
) -> Timestamp {
    if let Some(date) = feed.head.date.or(args.date.map(Date::start)) {
        return date;
    }
    report.add(
        Cause::DateAssumed,
        Place::file(&entry.name).with("date", &Date::of(changed).to_iso()),
    );
    changed
}

/// Settings for a feed that comes without any: what `souk init` would write.
fn guessed_settings(
    args: &InputArgs,
    first: Option<&ReadFeed>,
    report: &mut Report,
) -> Result<Settings, Failure> {
    let Some(first) = first else {
        let remedy = "name the feed of products beside it";
        return Err(BadInput::new("souk", "reviews alone make no shop", remedy).into());
    };
    let seen = guess::guess(&first.feed, args.currency, args.country);
    if seen.country.is_none() {
        report.add(Cause::CountryUnknown, Place::file(&first.entry.name));
    }
    let text = settings_text(&seen, &[]);
    Ok(Settings::parse(
        "the settings made from the feed",
        Path::new(""),
        &text,
    )?)
}
