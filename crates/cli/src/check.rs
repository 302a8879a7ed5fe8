//! `souk check`: what feeds hold, and what is wrong with them.

use std::io::Write as _;

use souk_feeds::Report;

use crate::failure::Failure;
use crate::intake::{InputArgs, Intake, Purpose, take_in};
use crate::report::ReportJson;

/// Say what feeds hold, and what is wrong with them.
///
/// Nothing is written. Each cause is told once, with how often it occurs, the first places, and what to do.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    /// One page of HTML, to be read by people and sent to others
    Html,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let mut report = Report::default();
    let result = take_in(&args.input, Purpose::Report, &mut report);
    let json = || match &result {
        Ok(intake) => Some(ReportJson::of(intake, &report)),
        Err(Failure::Feed(error)) => Some(ReportJson::of_error(error, &report)),
        Err(_) => None,
    };
    let mut out = std::io::stdout().lock();
    match (args.format, &result) {
        (Format::Text, Ok(intake)) => write!(out, "{}\n{report}", summary(intake))?,
        (Format::Text, Err(Failure::Feed(_))) => write!(out, "{report}")?,
        (Format::Text, Err(_)) => {}
        (Format::Json, _) => {
            if let Some(json) = json() {
                out.write_all(json.to_text()?.as_bytes())?;
            }
        }
        (Format::Html, _) => {
            if let Some(json) = json() {
                out.write_all(json.to_html(&args.input.feeds).as_bytes())?;
            }
        }
    }
    result.map(|_| ())
}

/// What there is, in a few lines.
pub(crate) fn summary(intake: &Intake) -> String {
    let count = |number: u64, one: &str, many: &str| {
        format!("{number} {}", if number == 1 { one } else { many })
    };
    let joined = match intake.assembled.joined.len() {
        0 => String::new(),
        pairs => format!("{pairs} joined across sellers; `souk match` shows why\n"),
    };
    format!(
        "{} ({}): {}, {} kept, {} left out\n{}, {}, {}\n{joined}",
        intake.formats.join(", "),
        intake.encodings.join(", "),
        count(intake.counts.read, "record", "records"),
        intake.counts.accepted,
        intake.counts.rejected,
        count(intake.assembled.products, "product", "products"),
        count(intake.assembled.variants, "variant", "variants"),
        count(intake.assembled.offers, "offer", "offers"),
    )
}
