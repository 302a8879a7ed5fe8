//! `souk match`: which offers of different sellers may be one product, and what people say about it.

mod ask;
mod list;

use std::collections::HashSet;
use std::io::{IsTerminal as _, Write as _};

use souk_feeds::matching::{Comparison, Good, GoodKey, Matches, Suggestion, Verdict, join};
use souk_feeds::{Report, goods};

use crate::decisions;
use crate::failure::{BadInput, Failure};
use crate::intake::{InputArgs, Purpose, gather};

/// Say which offers of different sellers may be one product, and decide.
///
/// Verified codes join by themselves; what only looks alike is listed here, the likeliest first. On a terminal each pair is
/// asked about. A decision stands in `souk.matches` beside the settings and holds for every later build.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// These two are one product; each as seller:id
    #[arg(long, num_args = 2, value_names = ["OFFER", "OFFER"], value_parser = parse_key)]
    confirm: Vec<GoodKey>,
    /// These two are not; each as seller:id
    #[arg(long, num_args = 2, value_names = ["OFFER", "OFFER"], value_parser = parse_key)]
    refuse: Vec<GoodKey>,
    /// Only list, on a terminal too
    #[arg(long)]
    list: bool,
    /// Most suggestions to show
    #[arg(long, value_name = "NUMBER", default_value_t = 50)]
    limit: usize,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

fn parse_key(text: &str) -> Result<GoodKey, String> {
    GoodKey::parse(text).ok_or_else(|| {
        "write seller:id, such as nara:KETTLE-RED, the id as the feed has it".to_owned()
    })
}

/// What is joined and what is suggested.
struct Found<'a> {
    goods: &'a [Good],
    matches: Matches,
    suggestions: Vec<Suggestion>,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let mut report = Report::default();
    let gathered = gather(&args.input, Purpose::Shop, &mut report)?;
    let settings = gathered.intake.settings;
    if settings.shop.sellers.len() < 2 {
        let remedy = "name two [[sellers]] and the feeds of each in souk.toml";
        return Err(BadInput::new(
            "souk match",
            "offers of one seller alone are never joined",
            remedy,
        )
        .into());
    }
    let mut matching = gathered.plan.matching.clone();
    let goods = goods(gathered.sources, &gathered.plan, &mut report);
    let decided = decided(args, &goods)?;
    for (a, b, verdict) in &decided {
        matching.decisions.decide(a, b, *verdict);
    }
    if !decided.is_empty() {
        decisions::write(&settings.matches, &matching.decisions)?;
    }
    let matches = join(&goods, &matching.decisions, matching.automatic);
    let suggestions = Comparison::of(&goods).suggestions(&matches, &matching.decisions);
    let found = Found {
        goods: &goods,
        matches,
        suggestions,
    };
    let mut out = std::io::stdout().lock();
    if args.format == Format::Json {
        out.write_all(list::json(&found, args.limit)?.as_bytes())?;
        return Ok(());
    }
    if !decided.is_empty() {
        for (a, b, _) in &decided {
            list::outcome(&mut out, &found, a, b)?;
        }
        return Ok(());
    }
    let stdin = std::io::stdin();
    if args.list || !stdin.is_terminal() || !out.is_terminal() {
        list::text(&mut out, &found, args.limit)?;
        return Ok(());
    }
    ask::all(&mut stdin.lock(), &mut out, &found, |a, b, verdict| {
        matching.decisions.decide(a, b, verdict);
        decisions::write(&settings.matches, &matching.decisions)
    })
}

/// The decisions of the command line, each about two offers that are there.
fn decided(args: &Args, goods: &[Good]) -> Result<Vec<(GoodKey, GoodKey, Verdict)>, Failure> {
    let known: HashSet<&GoodKey> = goods.iter().flat_map(|good| &good.keys).collect();
    let confirmed = args.confirm.chunks(2).map(|pair| (pair, Verdict::Same));
    let refused = args.refuse.chunks(2).map(|pair| (pair, Verdict::Different));
    let mut decided = Vec::new();
    for (pair, verdict) in confirmed.chain(refused) {
        let [a, b] = pair else { continue };
        if let Some(unknown) = [a, b].into_iter().find(|key| !known.contains(key)) {
            let problem = "no feed has this offer";
            let remedy =
                "write the seller's id of souk.toml, a colon, and the id as the feed has it";
            return Err(BadInput::new(&unknown.to_string(), problem, remedy).into());
        }
        if a.seller == b.seller {
            let problem = "both are offers of one seller, which are never joined";
            let remedy = "name offers of two sellers; variants of one seller belong together by item_group_id";
            return Err(BadInput::new(&format!("{a} {b}"), problem, remedy).into());
        }
        decided.push((a.clone(), b.clone(), verdict));
    }
    Ok(decided)
}
