//! Links become products. A link may only join what no pair across it forbids, so that two goods never meet through
//! a third that is neither.

use super::certain::{is_confirmed, is_refused};
use super::decisions::Decisions;
use super::traits::Reading;
use super::{Cluster, Evidence, Link, veto};

/// Most goods of one product.
const MAX_MEMBERS: usize = 64;

/// Clusters of at least two goods, by their first member. Links count in the order of their evidence: people first.
pub(super) fn clusters(
    goods: usize,
    reading: &Reading<'_>,
    mut links: Vec<Link>,
    decisions: &Decisions,
) -> Vec<Cluster> {
    links.sort_by(|x, y| {
        (rank(&x.evidence), x.a, x.b, &x.evidence).cmp(&(rank(&y.evidence), y.a, y.b, &y.evidence))
    });
    let mut home: Vec<usize> = (0..goods).collect();
    let mut clusters: Vec<Cluster> = (0..goods)
        .map(|place| Cluster {
            members: vec![place],
            links: Vec::new(),
        })
        .collect();
    for link in links {
        let (Some(&at), Some(&from)) = (home.get(link.a), home.get(link.b)) else {
            continue;
        };
        if at == from {
            continue;
        }
        let (Some(one), Some(other)) = (clusters.get(at), clusters.get(from)) else {
            continue;
        };
        if !may_join(reading, one, other, &link, decisions) {
            continue;
        }
        let (at, from) = (at.min(from), at.max(from));
        let Some(moved) = clusters.get_mut(from).map(|cluster| Cluster {
            members: std::mem::take(&mut cluster.members),
            links: std::mem::take(&mut cluster.links),
        }) else {
            continue;
        };
        for place in &moved.members {
            if let Some(home) = home.get_mut(*place) {
                *home = at;
            }
        }
        if let Some(cluster) = clusters.get_mut(at) {
            cluster.members.extend(moved.members);
            cluster.links.extend(moved.links);
            cluster.links.push(link);
        }
    }
    clusters.retain(|cluster| cluster.members.len() > 1);
    for cluster in &mut clusters {
        cluster.members.sort_unstable();
    }
    clusters
}

fn rank(evidence: &Evidence) -> u8 {
    match evidence {
        Evidence::Human => 0,
        Evidence::Gtin(_) => 1,
        Evidence::BrandMpn(..) => 2,
    }
}

fn may_join(
    reading: &Reading<'_>,
    one: &Cluster,
    other: &Cluster,
    link: &Link,
    decisions: &Decisions,
) -> bool {
    if one.members.len().saturating_add(other.members.len()) > MAX_MEMBERS {
        return false;
    }
    let pairs = one
        .members
        .iter()
        .flat_map(|a| other.members.iter().map(move |b| (*a, *b)));
    pairs.into_iter().all(|(a, b)| {
        let (Some((good_a, traits_a)), Some((good_b, traits_b))) = (reading.at(a), reading.at(b))
        else {
            return false;
        };
        if good_a.shares_seller(good_b) || is_refused(good_a, good_b, decisions) {
            return false;
        }
        link.evidence == Evidence::Human
            || is_confirmed(good_a, good_b, decisions)
            || veto::between((good_a, traits_a), (good_b, traits_b)).is_empty()
    })
}
