//! `souk desk`: who may sit at the merchant's desk. Works while the shop is served, and without.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use souk_server::{Database, Role};

use crate::failure::Failure;
use crate::orders::{failure, on};
use crate::settings::{LOCAL_ORIGIN, Settings};

/// Let people in to the merchant's desk, which is at /desk of the shop.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// File that keeps the orders, or a server: `postgres://user@host/name`
    #[arg(long, value_name = "FILE", default_value = "souk.db", global = true)]
    db: Database,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print a link that lets somebody in once, within 15 minutes, for 12 hours. Whoever has it is in: hand it over like a key
    Link {
        /// What they may do. A reader looks; staff book payments, pick, send and cancel; an owner also books money that goes
        /// back
        #[arg(long, value_parser = ["owner", "staff", "reader"], default_value = "owner")]
        role: String,
        /// Where the shop is reached, such as `https://shop.example`; `url` of the settings otherwise
        #[arg(long, value_name = "ADDRESS", value_parser = origin)]
        url: Option<String>,
        /// The shop's settings; souk.toml in this folder is taken when it is there
        #[arg(long, visible_alias = "config", value_name = "FILE")]
        settings: Option<PathBuf>,
    },
    /// Sign everybody out, and take every link away that was not used
    End,
}

fn origin(text: &str) -> Result<String, String> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let host = host.map(|host| host.trim_end_matches('/'));
    host.filter(|host| !host.is_empty() && !host.contains(['/', '?', '#', ' ']))
        .map(|_| text.trim_end_matches('/').to_owned())
        .ok_or_else(|| "write scheme and host, such as https://shop.example".to_owned())
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let said = match &args.verb {
        Verb::Link {
            role,
            url,
            settings,
        } => {
            let origin = match url {
                Some(url) => url.clone(),
                None => origin_of(settings.as_deref())?,
            };
            let role = Role::parse(role).unwrap_or(Role::Reader);
            let link = on(&args.db, async |desk| {
                let token = desk.link(role).await;
                token.map_err(|error| failure(&args.db, error))
            })?;
            format!("{origin}/desk/link/{link}\n")
        }
        Verb::End => {
            let count = on(&args.db, async |desk| {
                let count = desk.end_sessions().await;
                count.map_err(|error| failure(&args.db, error))
            })?;
            format!("{count} signed out\n")
        }
    };
    std::io::stdout().lock().write_all(said.as_bytes())?;
    Ok(())
}

/// The shop's address by its settings. Those that nobody named and that cannot be understood keep nobody out.
fn origin_of(settings: Option<&Path>) -> Result<String, Failure> {
    if let Some(path) = settings {
        return Ok(Settings::read(path)?.shop.origin);
    }
    let path = Path::new("souk.toml");
    let read = path.is_file().then(|| Settings::read(path));
    let origin = read.and_then(Result::ok).map(|found| found.shop.origin);
    Ok(origin.unwrap_or_else(|| LOCAL_ORIGIN.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_begins_with_scheme_and_host() {
        for (text, expected) in [
            ("https://shop.example", Some("https://shop.example")),
            ("https://shop.example/", Some("https://shop.example")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("shop.example", None),
            ("https://", None),
            ("https://shop.example/desk", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(origin(text).ok().as_deref(), expected, "{text}");
        }
    }
}
