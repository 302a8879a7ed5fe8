//! How often one address may change something: a bucket that fills up again, so that a person never meets it and a
//! program that opens checkouts by the thousand does.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::time::Instant;

use crate::answer::ApiError;

/// Changes at once.
const BURST: u64 = 100;
/// Milliseconds in which the bucket gains one.
const GAIN: u64 = 50;
/// Addresses that are remembered; full buckets are forgotten first.
const MAX_ADDRESSES: usize = 20_000;

/// The other end of a connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// Who changed how much lately.
#[derive(Debug, Clone, Default)]
pub(crate) struct Limiter(Arc<Mutex<HashMap<IpAddr, Bucket>>>);

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: u64,
    since: Instant,
}

impl Bucket {
    fn at(self, now: Instant) -> Self {
        let passed = now.saturating_duration_since(self.since).as_millis();
        let gained = u64::try_from(passed).unwrap_or(u64::MAX) / GAIN;
        Self {
            left: self.left.saturating_add(gained).min(BURST),
            // What is not yet a whole one counts on.
            since: if gained == 0 { self.since } else { now },
        }
    }
}

impl Limiter {
    /// Whether an address may change something at a moment.
    fn admits(&self, address: IpAddr, now: Instant) -> bool {
        // Buckets are whole at any time.
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MAX_ADDRESSES && !buckets.contains_key(&address) {
            buckets.retain(|_, bucket| bucket.at(now).left < BURST);
            if buckets.len() >= MAX_ADDRESSES {
                buckets.clear();
            }
        }
        let full = Bucket {
            left: BURST,
            since: now,
        };
        let bucket = buckets.entry(address).or_insert(full);
        *bucket = bucket.at(now);
        let admits = bucket.left > 0;
        bucket.left = bucket.left.saturating_sub(1);
        admits
    }
}

/// Refuses changes of an address that makes too many. Reading is free.
pub(crate) async fn limit(
    State(limiter): State<Limiter>,
    request: Request,
    next: Next,
) -> Response {
    let is_change = ![Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    let peer = request.extensions().get::<Peer>().copied();
    let caller = peer.and_then(|peer| caller(peer.0, request.headers()));
    match caller {
        Some(caller) if is_change && !limiter.admits(caller, Instant::now()) => {
            ApiError::TooMany.into_response()
        }
        _ => next.run(request).await,
    }
}

/// Who calls, by address; `None` where it cannot be told. A proxy on this machine or in a private network says who stands
/// behind it, in the last part of X-Forwarded-For; nobody else is believed.
fn caller(peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
    if !is_near(peer) {
        return Some(network(peer));
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back()?;
    let last = forwarded.to_str().ok()?.rsplit(',').next()?;
    last.trim().parse().ok().map(network)
}

fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
    }
}

/// One customer of a provider has a whole /64 of version 6.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_burst_is_admitted_and_then_one_for_each_gain() {
        let (limiter, now) = (Limiter::default(), Instant::now());
        let admitted = |at: Instant, tries: u64| {
            (0..tries)
                .filter(|_| limiter.admits(ip("192.0.2.1"), at))
                .count()
        };
        assert_eq!(admitted(now, 150), 100);
        assert_eq!(admitted(now + Duration::from_millis(49), 10), 0);
        assert_eq!(admitted(now + Duration::from_secs(1), 50), 20);
        assert!(limiter.admits(ip("192.0.2.2"), now));
        assert_eq!(admitted(now + Duration::from_hours(1), 150), 100);
    }

    #[test]
    fn only_a_proxy_nearby_says_who_calls() {
        let with = |forwarded: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", forwarded.parse().unwrap());
            headers
        };
        for (peer, forwarded, expected) in [
            ("192.0.2.1", "198.51.100.7", Some("192.0.2.1")),
            ("127.0.0.1", "198.51.100.7", Some("198.51.100.7")),
            ("10.0.0.2", "6.6.6.6, 198.51.100.7", Some("198.51.100.7")),
            ("::1", "2001:db8:1:2:3:4:5:6", Some("2001:db8:1:2::")),
            ("127.0.0.1", "unknown", None),
        ] {
            assert_eq!(
                caller(ip(peer), &with(forwarded)),
                expected.map(ip),
                "{peer} {forwarded}"
            );
        }
        assert_eq!(caller(ip("127.0.0.1"), &HeaderMap::new()), None);
    }

    #[test]
    fn a_crowd_of_addresses_does_not_fill_the_memory() {
        let (limiter, now) = (Limiter::default(), Instant::now());
        for bits in 0..50_000_u32 {
            limiter.admits(IpAddr::V4(bits.into()), now);
        }
        assert!(limiter.0.lock().unwrap().len() <= MAX_ADDRESSES);
    }
}
