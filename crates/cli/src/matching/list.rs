//! What is joined and suggested, for people and for programs. docs/formats/matches.md describes the JSON.

use std::io::{self, Write};

use serde::Serialize;
use souk_feeds::matching::{Good, GoodKey, Suggestion};

use super::Found;

#[derive(Debug, Serialize)]
struct ListJson {
    joined: Vec<JoinedJson>,
    suggestions: Vec<SuggestionJson>,
    left_out: usize,
}

#[derive(Debug, Serialize)]
struct JoinedJson {
    offers: Vec<String>,
    links: Vec<LinkJson>,
}

#[derive(Debug, Serialize)]
struct LinkJson {
    offers: [String; 2],
    evidence: &'static str,
    why: String,
}

#[derive(Debug, Serialize)]
struct SuggestionJson {
    score: f64,
    offers: [OfferJson; 2],
    reasons: Vec<String>,
    against: Vec<VetoJson>,
}

#[derive(Debug, Serialize)]
struct OfferJson {
    offer: String,
    title: String,
    brand: Option<String>,
    price: Option<String>,
}

#[derive(Debug, Serialize)]
struct VetoJson {
    code: &'static str,
    what: String,
}

/// Everything as JSON, with so many suggestions at most.
pub(super) fn json(found: &Found<'_>, limit: usize) -> anyhow::Result<String> {
    let name = |place: usize| found.goods.get(place).map(first_key).unwrap_or_default();
    let joined = found.matches.clusters.iter().map(|cluster| JoinedJson {
        offers: cluster
            .members
            .iter()
            .filter_map(|place| found.goods.get(*place))
            .flat_map(|good| good.keys.iter().map(ToString::to_string))
            .collect(),
        links: cluster
            .links
            .iter()
            .map(|link| LinkJson {
                offers: [name(link.a), name(link.b)],
                evidence: link.evidence.code(),
                why: link.evidence.to_string(),
            })
            .collect(),
    });
    let shown = found.suggestions.iter().take(limit);
    let suggestions = shown.filter_map(|suggestion| {
        let (a, b) = pair(found, suggestion)?;
        Some(SuggestionJson {
            score: rounded(suggestion.score),
            offers: [offer(a), offer(b)],
            reasons: suggestion.reasons.iter().map(ToString::to_string).collect(),
            against: suggestion
                .vetoes
                .iter()
                .map(|veto| VetoJson {
                    code: veto.code(),
                    what: veto.to_string(),
                })
                .collect(),
        })
    });
    let list = ListJson {
        joined: joined.collect(),
        suggestions: suggestions.collect(),
        left_out: found.suggestions.len().saturating_sub(limit),
    };
    Ok(serde_json::to_string_pretty(&list)? + "\n")
}

fn offer(good: &Good) -> OfferJson {
    OfferJson {
        offer: first_key(good),
        title: good.title.clone(),
        brand: good.brand.clone(),
        price: price(good),
    }
}

fn first_key(good: &Good) -> String {
    good.keys
        .first()
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn price(good: &Good) -> Option<String> {
    good.price
        .map(|price| format!("{} {}", price.to_decimal(), price.currency()))
}

/// A score with three decimals: more of them say nothing.
fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

/// The two goods of a suggestion.
pub(super) fn pair<'a>(
    found: &'a Found<'_>,
    suggestion: &Suggestion,
) -> Option<(&'a Good, &'a Good)> {
    Some((
        found.goods.get(suggestion.a)?,
        found.goods.get(suggestion.b)?,
    ))
}

/// Everything as lines, with so many suggestions at most.
pub(super) fn text(out: &mut impl Write, found: &Found<'_>, limit: usize) -> io::Result<()> {
    writeln!(out, "{}", counts(found))?;
    for suggestion in found.suggestions.iter().take(limit) {
        writeln!(out)?;
        one(out, found, suggestion)?;
    }
    let left_out = found.suggestions.len().saturating_sub(limit);
    if left_out > 0 {
        writeln!(out, "\n{left_out} more; --limit shows them")?;
    }
    if !found.suggestions.is_empty() {
        writeln!(
            out,
            "\n`souk match --confirm OFFER OFFER` joins two, `--refuse OFFER OFFER` keeps them apart"
        )?;
    }
    Ok(())
}

/// How many there are.
pub(super) fn counts(found: &Found<'_>) -> String {
    let links = || {
        found
            .matches
            .clusters
            .iter()
            .flat_map(|cluster| &cluster.links)
    };
    let of = |code: &str| links().filter(|link| link.evidence.code() == code).count();
    format!(
        "{} joined: {} by GTIN, {} by brand and part number, {} by people\n{} to look at",
        links().count(),
        of("gtin"),
        of("brand-mpn"),
        of("human"),
        found.suggestions.len()
    )
}

/// One suggestion.
pub(super) fn one(
    out: &mut impl Write,
    found: &Found<'_>,
    suggestion: &Suggestion,
) -> io::Result<()> {
    let Some((a, b)) = pair(found, suggestion) else {
        return Ok(());
    };
    writeln!(
        out,
        "{:.2}  {}  {}",
        suggestion.score,
        first_key(a),
        first_key(b)
    )?;
    for good in [a, b] {
        let brand = good
            .brand
            .as_ref()
            .map(|brand| format!(" [{}]", plain(brand)))
            .unwrap_or_default();
        let price = price(good)
            .map(|price| format!(", {price}"))
            .unwrap_or_default();
        writeln!(out, "      {}{brand}{price}", plain(&good.title))?;
    }
    let list = |texts: Vec<String>| texts.join("; ");
    let reasons = list(suggestion.reasons.iter().map(ToString::to_string).collect());
    writeln!(out, "      for: {}", plain(&reasons))?;
    if !suggestion.vetoes.is_empty() {
        let vetoes = list(suggestion.vetoes.iter().map(ToString::to_string).collect());
        writeln!(out, "      against: {vetoes}")?;
    }
    Ok(())
}

/// What became of a pair that was decided.
pub(super) fn outcome(
    out: &mut impl Write,
    found: &Found<'_>,
    a: &GoodKey,
    b: &GoodKey,
) -> io::Result<()> {
    let place = |key: &GoodKey| found.goods.iter().position(|good| good.keys.contains(key));
    let is_joined = found.matches.clusters.iter().any(|cluster| {
        let has = |key| place(key).is_some_and(|place| cluster.members.contains(&place));
        has(a) && has(b)
    });
    if is_joined || place(a) == place(b) {
        writeln!(out, "{a} and {b} are one product")
    } else {
        writeln!(out, "{a} and {b} stay apart")
    }
}

/// Text of a feed without what would steer a terminal.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
