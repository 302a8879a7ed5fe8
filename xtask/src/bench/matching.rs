//! Matching: labelled pairs for what is suggested, real price lists for what is joined.

mod pairs;
mod regression;
mod shops;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Result, bail};
use souk_feeds::matching::{FEATURE_NAMES, SUGGESTED_FROM};

use pairs::Split;

/// How many of the suggested pairs are right, and how many of the right ones are suggested.
struct Figures {
    precision: f64,
    recall: f64,
    f1: f64,
}

/// Prints every figure; an error when a goal is missed.
pub(super) fn measure(data: &Path) -> Result<String> {
    let mut table = String::new();
    let mut missed = Vec::new();
    writeln!(
        table,
        "{:<34}{:>10}{:>8}{:>8}{:>8}{:>12}",
        "test pairs", "precision", "recall", "F1", "goal", "candidates"
    )?;
    for (set, goal) in [
        (pairs::abt_buy(data)?, Some(0.83)),
        (pairs::amazon_google(data)?, Some(0.62)),
        (pairs::wdc(data, "cameras")?, None),
        (pairs::wdc(data, "shoes")?, None),
    ] {
        let figures = figures(&set.scores(Split::Test), SUGGESTED_FROM);
        let goal_text = goal.map_or("-".to_owned(), |goal| format!("{goal:.2}"));
        writeln!(
            table,
            "{:<34}{:>10.3}{:>8.3}{:>8.3}{:>8}{:>11.1} %",
            set.name,
            figures.precision,
            figures.recall,
            figures.f1,
            goal_text,
            set.candidates() * 100.0
        )?;
        if goal.is_some_and(|goal| figures.f1 < goal) {
            missed.push(set.name);
        }
    }
    writeln!(
        table,
        "\n{:<50}{:>8}{:>8}{:>8}",
        "joined without asking", "pairs", "wrong", "goal"
    )?;
    for shop in shops::all(data)? {
        writeln!(
            table,
            "{:<50}{:>8}{:>8}{:>8}",
            shop.name,
            shop.pairs,
            shop.wrong,
            if shop.is_goal { "0" } else { "-" }
        )?;
        if shop.is_goal && shop.wrong > 0 {
            missed.push(shop.name);
        }
    }
    if missed.is_empty() {
        Ok(table)
    } else {
        bail!("{table}\nbelow the goal: {}", missed.join(", "))
    }
}

/// Fits the weights on training and validation pairs, chooses the score from which to suggest, and prints both.
pub(super) fn fit(data: &Path) -> Result<String> {
    let sets = [pairs::abt_buy(data)?, pairs::amazon_google(data)?];
    let examples: Vec<_> = sets
        .iter()
        .flat_map(|set| [Split::Train, Split::Valid].map(|split| set.features(split)))
        .flatten()
        .collect();
    let model = regression::fit(&examples);
    let scores: Vec<Vec<(f64, bool)>> = sets
        .iter()
        .map(|set| {
            let known = set
                .features(Split::Train)
                .into_iter()
                .chain(set.features(Split::Valid));
            known
                .map(|(features, label)| (model.score(&features), label))
                .collect()
        })
        .collect();
    let from = (5..95_u8)
        .map(|percent| f64::from(percent) / 100.0)
        .max_by(|x, y| {
            let sum = |from: f64| {
                scores
                    .iter()
                    .map(|scores| figures(scores, from).f1)
                    .sum::<f64>()
            };
            sum(*x).total_cmp(&sum(*y))
        })
        .unwrap_or(0.5);
    let mut table = format!(
        "SUGGESTED_FROM {from:.2}\nBIAS {:.4}\nWEIGHTS\n",
        model.bias
    );
    for (name, weight) in FEATURE_NAMES.iter().zip(model.weights) {
        writeln!(table, "    {weight:.4}, // {name}")?;
    }
    Ok(table)
}

fn figures(scores: &[(f64, bool)], from: f64) -> Figures {
    let count = |suggested: bool, same: bool| {
        let pairs = scores
            .iter()
            .filter(|(score, label)| (*score >= from) == suggested && *label == same);
        f64::from(u32::try_from(pairs.count()).unwrap_or(u32::MAX))
    };
    let (right, wrong, lost) = (count(true, true), count(true, false), count(false, true));
    Figures {
        precision: right / (right + wrong).max(1.0),
        recall: right / (right + lost).max(1.0),
        f1: 2.0 * right / (2.0 * right + wrong + lost).max(1.0),
    }
}
