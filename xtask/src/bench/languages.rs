//! How well things are found in English, Thai and Arabic, beside a search without a tokenizer.
//!
//! Catalogues and queries are those of the tests in `crates/catalog/tests/languages`, which hold to the same figures.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};

#[path = "../../../crates/catalog/tests/languages/goods.rs"]
mod goods;
#[path = "../../../crates/catalog/tests/languages/sets.rs"]
mod sets;

use goods::{Good, Language, goods, open};
use sets::{Asked, Baseline, Score, ask, set};

/// Languages with how many times each good is there, and the goals: answers among the first ten, and mean reciprocal rank.
const RUNS: [(&str, Language, usize, f64, f64); 4] = [
    ("English", Language::English, 1, 1.0, 0.98),
    ("Thai", Language::Thai, 1, 0.95, 0.95),
    ("Arabic", Language::Arabic, 1, 0.95, 0.95),
    ("Arabic, large", Language::Arabic, 8, 0.95, 0.95),
];

/// A table of both searches, and a sentence for every goal that is missed.
pub(super) fn measure() -> Result<String> {
    let mut table = String::from(
        "| language | goods | queries | success@10 | MRR | without a tokenizer | MRR | index |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    let mut short = String::new();
    for (name, language, copies, success, mrr) in RUNS {
        let goods = goods(language, copies);
        let bytes = goods::index(&goods).len();
        let mut records = open(&goods).context("an index opens")?;
        let baseline = Baseline::new(&goods);
        let set = set(language);
        let (errors, plain): (Vec<Asked>, Vec<Asked>) =
            set.iter().cloned().partition(|asked| asked.has_errors);
        for (what, set) in [("plain", &plain), ("with errors", &errors), ("all", &set)] {
            let ours = Score::of(&goods, set, |text| ask(&mut records, text));
            let peer = Score::of(&goods, set, |text| baseline.ask(text));
            row(&mut table, &format!("{name}, {what}"), &goods, set, &ours)?;
            writeln!(
                table,
                " {:.3} | {:.3} | {bytes} |",
                peer.success(),
                peer.mrr()
            )?;
            if what == "all" && (ours.success() < success || ours.mrr() < mrr) {
                writeln!(short, "{name} falls short of {success:.2} and {mrr:.2}.")?;
            }
        }
    }
    Ok(format!("{table}\n{short}"))
}

fn row(
    table: &mut String,
    name: &str,
    goods: &[Good],
    set: &[Asked],
    ours: &Score,
) -> std::fmt::Result {
    write!(
        table,
        "| {name} | {} | {} | {:.3} | {:.3} |",
        goods.len(),
        set.len(),
        ours.success(),
        ours.mrr()
    )
}
