//! `souk build`: a shop out of feeds.

mod abroad;
mod collections;
mod guarded;
mod pack;
mod publish;
mod renamed;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use souk_catalog::{Edition, Manifest, PackInput};
use souk_commerce::customs;
use souk_commerce::pricing::write_rates;
use souk_commerce::{LanguageTag, PolicyKind, PriceHistory};
use souk_feeds::{Assembled, Cause, Report};

use self::pack::{Reductions, Shelf};
use crate::check::summary;
use crate::export::{ExportArgs, Exports};
use crate::failure::{BadInput, Failure};
use crate::images::{self, ImageArgs, Places};
use crate::intake::{InputArgs, Intake, Purpose, gather};
use crate::output::Output;
use crate::progress::Progress;
use crate::report::ReportJson;
use crate::site::{self, Bundle, PackSummary, Policy};
use crate::state::State;

/// Make a shop out of feeds.
///
/// The folder is exchanged as a whole at the end: what stands there stays as it is until the new shop is complete, and
/// whenever something goes wrong.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Folder of the finished shop
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write the report as JSON into this file
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Take the browser's files from this folder, as `cargo xtask dist` lays them out
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Write only the catalogue and its pictures, without the browser's files
    #[arg(long, conflicts_with = "app")]
    pack_only: bool,
    /// Publish even when the feeds look wrong beside those of the last build
    #[arg(long)]
    accept: bool,
    /// Folder that keeps what the next build needs to know; DIR.state otherwise
    #[arg(long, value_name = "FOLDER")]
    state: Option<PathBuf>,
    /// How many products of each language get a page of their own, ready to read before any program runs: a number, all, or none for
    /// no pages at all; home and categories have one besides
    #[arg(long, value_name = "NUMBER", default_value = "2000")]
    pages: Policy,
    #[command(flatten)]
    images: ImageArgs,
    #[command(flatten)]
    export: ExportArgs,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let target = publish::Target::of(&args.out)?;
    let state = State::hold(&state_folder(args, &target), target.path())?;
    let mut report = Report::default();
    let mut places = Places::default();
    let mut exports = None;
    let result = gather(&args.input, Purpose::Shop, &mut report).and_then(|gathered| {
        if args.images.images {
            places = Places::of(&gathered.sources);
        }
        exports = Some(Exports::write(&args.export, state.exports(), &gathered)?);
        Ok(gathered.put_together(&mut report))
    });
    write_report(args, &result, &report)?;
    let mut intake = result?;
    if intake.assembled.products == 0 {
        let mut err = std::io::stderr().lock();
        write!(err, "{report}")?;
        let problem = "no record can be shown in a shop";
        return Err(BadInput::new(
            "the feeds",
            problem,
            "mend what stands above, or run `souk check`",
        )
        .into());
    }
    let bundle = match (&args.app, args.pack_only) {
        (_, true) => None,
        (Some(folder), false) => Some(Bundle::read(folder)?),
        (None, false) => Some(Bundle::embedded()?),
    };
    let guarded = guarded::look(&state, target.path(), &intake)?;
    if target.holds_a_shop() && !args.accept {
        guarded.check(&args.out)?;
    }
    let mut pictures = None;
    if args.images.images {
        let folder = state.pictures();
        let made = images::make(&args.images, folder, &places, &mut intake, &mut report)?;
        pictures = Some(made);
        store_report(args, &ReportJson::of(&intake, &report))?;
    }
    let mut build = String::new();
    let mut counts = (0, 0);
    target.publish(|out| {
        build = write_shop(out, args, &intake, guarded.history(), bundle.as_ref())?;
        pictures
            .iter()
            .try_for_each(|pictures| pictures.write(out))?;
        pack::carry_pictures(out);
        exports.iter().try_for_each(|exports| exports.put(out))?;
        counts = out.counts();
        Ok(())
    })?;
    guarded.store(&state, build)?;
    if let Some(pictures) = &pictures {
        pictures.tell()?;
    }
    if let Some(exports) = &exports {
        exports.tell()?;
    }
    tell(args, &intake, &report, counts)?;
    guarded.tell()?;
    Ok(())
}

/// The folder that was named, else one beside the shop with `.state` after its name.
fn state_folder(args: &Args, target: &publish::Target) -> PathBuf {
    args.state.clone().unwrap_or_else(|| {
        let mut name = target.path().as_os_str().to_owned();
        name.push(".state");
        PathBuf::from(name)
    })
}

fn write_report(
    args: &Args,
    result: &Result<Intake, Failure>,
    report: &Report,
) -> Result<(), Failure> {
    match result {
        Ok(intake) => store_report(args, &ReportJson::of(intake, report)),
        Err(Failure::Feed(error)) => store_report(args, &ReportJson::of_error(error, report)),
        Err(_) => Ok(()),
    }
}

fn store_report(args: &Args, json: &ReportJson) -> Result<(), Failure> {
    if let Some(path) = &args.report {
        fs::write(path, json.to_text()?)
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// Everything of a shop, into an empty folder. The result is the pack's name for the build.
fn write_shop(
    out: &Output,
    args: &Args,
    intake: &Intake,
    history: &PriceHistory,
    bundle: Option<&Bundle>,
) -> anyhow::Result<String> {
    let shop = &intake.settings.shop;
    let input = PackInput {
        shop,
        editions: editions(intake, history)?,
        now: intake.now,
        history: Some(history),
        lexicon: intake.settings.lexicon.clone(),
        collections: intake.settings.collections.clone(),
    };
    let progress = Progress::of(
        "writing the catalogue, files".to_owned(),
        None,
        args.input.quiet,
    );
    let manifest = pack::write(&input, out, &progress)?;
    drop(progress);
    intake.media.write(out)?;
    if let Some(bundle) = bundle {
        let summary = PackSummary {
            image_origins: image_origins(&intake.assembled),
            now: intake.now,
        };
        let customs = customs::write(&intake.settings.customs);
        out.put("customs.txt", customs.as_bytes())?;
        let rates = write_rates(&intake.settings.exchange);
        out.put("rates.txt", rates.as_bytes())?;
        site::write(out, bundle, shop, &summary, args.pages)?;
    }
    Ok(Manifest::read(&manifest)?.build)
}

/// One edition for each language of the shop: with texts in that language, else in the first language there is.
fn editions<'a>(
    intake: &'a Intake,
    history: &'a PriceHistory,
) -> anyhow::Result<Vec<Edition<Shelf<'a>>>> {
    let (settings, assembled) = (&intake.settings, &intake.assembled);
    let reductions = settings.reductions.map(|rule| Reductions {
        rule,
        history,
        now: intake.now,
    });
    let contents = assembled.languages();
    let texts = |language: &LanguageTag| {
        let same = |content: &&LanguageTag| *content == language;
        let near = |content: &&LanguageTag| content.base() == language.base();
        let found = contents.iter().find(same);
        found
            .or_else(|| contents.iter().find(near))
            .or_else(|| contents.first())
    };
    let shop = &settings.shop;
    let mut editions = Vec::new();
    for language in &shop.languages {
        let Some(content) = texts(language) else {
            continue;
        };
        editions.push(Edition {
            language: language.clone(),
            content: content.clone(),
            products: Shelf {
                assembled,
                language: content,
                reductions,
            },
            policies: settings.policies.read(shop, language)?,
        });
    }
    Ok(editions)
}

/// Origins of the pictures that stand elsewhere.
fn image_origins(assembled: &Assembled) -> Vec<String> {
    let mut origins: BTreeSet<String> = BTreeSet::new();
    for language in assembled.languages() {
        for product in assembled.in_language(language) {
            let variants = product.variants.iter().flat_map(|variant| &variant.images);
            for image in product.images.iter().chain(variants) {
                let Some(host) = host(&image.url) else {
                    continue;
                };
                if !origins.contains(host) {
                    origins.insert(host.to_owned());
                }
            }
        }
    }
    let hosts = origins.into_iter();
    hosts.map(|host| format!("https://{host}")).collect()
}

fn host(url: &str) -> Option<&str> {
    url.strip_prefix("https://")?.split(['/', '?', '#']).next()
}

/// What was made, what was taken for granted, and what is wrong with the feeds, each in a line.
fn tell(
    args: &Args,
    intake: &Intake,
    report: &Report,
    (written, kept): (usize, usize),
) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    write!(out, "{}", summary(intake))?;
    if intake.is_guessed {
        let market = &intake.settings.shop.market;
        let country = match args.input.country {
            Some(_) => "was given",
            None if report.count(Cause::CountryUnknown) > 0 => "is assumed",
            None if args.input.currency.is_some() => "follows from feed and currency",
            None => "is read off the feed",
        };
        let currency = match args.input.currency {
            Some(_) => "was given",
            None if intake.shows_currency => "is read off the feed",
            None => "is that of the country",
        };
        writeln!(
            out,
            "without settings: country {} {country}, currency {} {currency}, delivery and payment are assumed; \
             `souk init FEED` writes settings to correct",
            market.country, market.currency
        )?;
    }
    write!(out, "{}", abroad::told(&intake.settings, intake.now))?;
    let first = intake.assembled.languages().first().into_iter();
    let products = first.flat_map(|first| intake.assembled.in_language(first));
    write!(
        out,
        "{}",
        collections::told(&intake.settings.collections, products)
    )?;
    for issue in report.issues() {
        writeln!(
            out,
            "  {} {} [{}]: {}",
            issue.count,
            issue.cause.severity().as_str(),
            issue.cause.code(),
            issue.cause.message()
        )?;
    }
    if !report.is_empty() {
        writeln!(out, "`souk check` shows the places and what to do")?;
    }
    let drafts: Vec<&str> = intake
        .settings
        .policies
        .drafts()
        .map(PolicyKind::as_str)
        .collect();
    if !drafts.is_empty() {
        writeln!(
            out,
            "drafts stand for {}: read them, and put your own texts below [policies] of the settings",
            drafts.join(", ")
        )?;
    }
    let reused = match kept {
        0 => String::new(),
        _ => format!("; {written} files are new, {kept} stay as they were"),
    };
    writeln!(out, "the shop stands in {}{reused}", args.out.display())?;
    Ok(())
}
