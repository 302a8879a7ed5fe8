//! One picture from its address, within bounds, and from nowhere that the feed's author has no business with.
//!
//! An address in a feed is somebody else's wish: without a look at where it leads, a supplier's feed could have this
//! machine ask the router, a database or the cloud's own services (CWE-918). Addresses are looked at where a connection is
//! made, after each redirect, so that a name cannot mean one thing when it is looked at and another when it is used.

use std::collections::BTreeSet;
use std::io;
use std::net::IpAddr;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::header::{CONTENT_LENGTH, RETRY_AFTER};
use ureq::http::{HeaderMap, StatusCode, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use super::reach::is_public;
use super::render::MAX_BYTES;

/// Redirects that are followed.
const MAX_REDIRECTS: u32 = 5;
/// Kinds that are asked for: without AVIF, which nothing here decodes.
const ACCEPT: &str = "image/webp,image/png,image/jpeg,image/gif,image/*;q=0.8";
/// Headers by which an answer is known again.
const MARKS: [(&str, &str); 2] = [
    ("etag", "if-none-match"),
    ("last-modified", "if-modified-since"),
];
/// Longest mark that is kept, in bytes.
const MAX_MARK: usize = 512;
/// Longest time that a host may ask to be left alone.
const LONGEST_REST: Duration = Duration::from_mins(1);

/// How long to wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// For a connection.
    pub(super) connect: Duration,
    /// For the first byte of an answer.
    pub(super) answer: Duration,
    /// For the whole.
    pub(super) whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(20),
            whole: Duration::from_mins(1),
        }
    }
}

/// What may be reached besides the public network over https.
#[derive(Debug, Clone, Default)]
pub(super) struct Reach {
    /// Host and port of addresses from which feeds were read.
    pub(super) own: BTreeSet<String>,
    /// Those of them that were asked without encryption.
    pub(super) plain: BTreeSet<String>,
    /// Whether private networks may be asked.
    pub(super) private: bool,
}

/// What an address answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// As it was when the marks were noted.
    Unchanged,
    /// The bytes, and marks to ask with again.
    Fresh(Vec<u8>, Vec<(String, String)>),
}

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The address leads into a private network.
    Private,
    /// The host does not answer, or breaks off.
    Unreachable(String),
    /// The host answers that there is nothing.
    Refused(String),
    /// The host asks to be left alone for a time.
    Busy(Duration),
    /// More bytes than a picture may have.
    TooLarge,
}

/// Asks for pictures.
#[derive(Debug)]
pub(super) struct Fetcher {
    strict: Agent,
    /// Without encryption, and only within the reach.
    plain: Agent,
    reach: Reach,
}

impl Fetcher {
    pub(super) fn new(reach: Reach, patience: Patience) -> Self {
        let agent = |is_plain: bool| {
            let config = Agent::config_builder()
                .http_status_as_error(false)
                .https_only(!is_plain)
                // A proxy would look names up itself, and nothing here would know where they lead.
                .proxy(if is_plain {
                    None
                } else {
                    ureq::Proxy::try_from_env()
                })
                .max_redirects(MAX_REDIRECTS)
                .timeout_connect(Some(patience.connect))
                .timeout_recv_response(Some(patience.answer))
                .timeout_global(Some(patience.whole))
                .max_idle_connections_per_host(super::jobs::CONNECTIONS)
                .user_agent(concat!("souk/", env!("CARGO_PKG_VERSION")))
                .build();
            let guard = Guard {
                inner: DefaultResolver::default(),
                reach: reach.clone(),
                is_plain,
            };
            Agent::with_parts(config, DefaultConnector::default(), guard)
        };
        let (strict, plain) = (agent(false), agent(true));
        Self {
            strict,
            plain,
            reach,
        }
    }

    /// Asks an `https:` address for a picture, with the marks of what is known of it.
    pub(super) fn fetch(&self, url: &str, marks: &[(String, String)]) -> Result<Answer, Trouble> {
        let plain = format!("http://{}", url.strip_prefix("https://").unwrap_or(url));
        if self.reach.plain.contains(host(url)) {
            return ask(&self.plain, &plain, marks);
        }
        // A proxy looks names up itself; what needs no looking up is refused before it is asked.
        if !self.reach.own.contains(host(url))
            && !self.reach.private
            && is_private_literal(host(url))
        {
            return Err(Trouble::Private);
        }
        match ask(&self.strict, url, marks) {
            // Machines in a private network seldom have a certificate.
            Err(Trouble::Unreachable(problem)) if self.reach.private => {
                match ask(&self.plain, &plain, marks) {
                    Err(Trouble::Private) => Err(Trouble::Unreachable(problem)),
                    other => other,
                }
            }
            other => other,
        }
    }
}

/// Host and port of an address, as they stand in it.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host)
}

/// Whether a host is the number of a private address, or this machine's own name.
fn is_private_literal(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || bare.parse().is_ok_and(|address| !is_public(address))
}

fn ask(agent: &Agent, url: &str, marks: &[(String, String)]) -> Result<Answer, Trouble> {
    let mut request = agent.get(url).header("accept", ACCEPT);
    for (name, value) in marks {
        request = request.header(name, value);
    }
    let answer = request.call().map_err(|error| trouble(&error))?;
    let status = answer.status();
    if status == StatusCode::NOT_MODIFIED && !marks.is_empty() {
        return Ok(Answer::Unchanged);
    }
    if status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::SERVICE_UNAVAILABLE {
        return Err(Trouble::Busy(rest(answer.headers())));
    }
    if !status.is_success() {
        return Err(Trouble::Refused(format!("the server answers {status}")));
    }
    let length = answer.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > MAX_BYTES) {
        return Err(Trouble::TooLarge);
    }
    let marks = marks_of(answer.headers());
    let body = answer.into_body().into_with_config().limit(MAX_BYTES);
    let bytes = body.read_to_vec().map_err(|error| trouble(&error))?;
    Ok(Answer::Fresh(bytes, marks))
}

fn rest(headers: &HeaderMap) -> Duration {
    let seconds = headers
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.parse().ok());
    Duration::from_secs(seconds.unwrap_or(5)).min(LONGEST_REST)
}

fn marks_of(headers: &HeaderMap) -> Vec<(String, String)> {
    let marks = MARKS.iter().filter_map(|(name, question)| {
        let value = headers.get(*name)?.to_str().ok()?;
        (value.len() <= MAX_MARK).then(|| ((*question).to_owned(), value.to_owned()))
    });
    marks.collect()
}

fn trouble(error: &Error) -> Trouble {
    match error {
        Error::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => Trouble::Private,
        Error::BodyExceedsLimit(_) => Trouble::TooLarge,
        Error::TooManyRedirects => Trouble::Refused("it leads in circles".to_owned()),
        Error::RequireHttpsOnly(_) => {
            Trouble::Refused("it leads to an address without encryption".to_owned())
        }
        Error::RedirectFailed | Error::BadUri(_) => {
            Trouble::Refused("it leads to an address that is none".to_owned())
        }
        other => Trouble::Unreachable(other.to_string()),
    }
}

/// Finds the machines behind a name, and leaves out those that may not be asked.
#[derive(Debug)]
struct Guard {
    inner: DefaultResolver,
    reach: Reach,
    is_plain: bool,
}

impl Guard {
    fn allows(&self, is_own: bool, address: IpAddr) -> bool {
        is_own
            || match (is_public(address), self.is_plain) {
                (true, is_plain) => !is_plain,
                (false, _) => self.reach.private,
            }
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        // With a proxy this is the proxy's address, which whoever runs this command has chosen.
        let is_proxy = config.proxy().is_some_and(|proxy| proxy.uri() == uri);
        let own = uri.authority().map_or("", |authority| authority.as_str());
        let is_own = is_proxy || self.reach.own.contains(own);
        let found = self.inner.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in found.iter().filter(|found| self.allows(is_own, found.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() {
            let refused = "the address lies in a private network";
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, refused).into());
        }
        Ok(allowed)
    }
}

#[cfg(test)]
mod tests;
