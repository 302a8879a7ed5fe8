//! Suggestions one by one, for a person at a terminal.

use std::io::{BufRead, Write};

use souk_feeds::matching::{GoodKey, Verdict};

use super::Found;
use super::list::{counts, one, pair};
use crate::failure::Failure;

/// Asks about each pair and keeps every answer at once, so that leaving in between loses none.
pub(super) fn all(
    answers: &mut impl BufRead,
    out: &mut impl Write,
    found: &Found<'_>,
    mut keep: impl FnMut(&GoodKey, &GoodKey, Verdict) -> Result<(), Failure>,
) -> Result<(), Failure> {
    writeln!(out, "{}", counts(found))?;
    let all = found.suggestions.len();
    for (index, suggestion) in found.suggestions.iter().enumerate() {
        let Some((a, b)) = pair(found, suggestion) else {
            continue;
        };
        let (Some(a), Some(b)) = (a.keys.first(), b.keys.first()) else {
            continue;
        };
        writeln!(out, "\n{} of {all}", index.saturating_add(1))?;
        one(out, found, suggestion)?;
        match answer(answers, out)? {
            Answer::Decided(verdict) => keep(a, b, verdict)?,
            Answer::Later => {}
            Answer::Quit => return Ok(()),
        }
    }
    Ok(())
}

enum Answer {
    Decided(Verdict),
    Later,
    Quit,
}

/// Asks until the answer is understood; the end of all input is the wish to leave.
fn answer(answers: &mut impl BufRead, out: &mut impl Write) -> Result<Answer, Failure> {
    loop {
        write!(out, "one product? [y]es, [n]o, [l]ater, [q]uit: ")?;
        out.flush()?;
        let mut line = String::new();
        if answers.read_line(&mut line)? == 0 {
            writeln!(out)?;
            return Ok(Answer::Quit);
        }
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(Answer::Decided(Verdict::Same)),
            "n" | "no" => return Ok(Answer::Decided(Verdict::Different)),
            "l" | "later" | "" => return Ok(Answer::Later),
            "q" | "quit" => return Ok(Answer::Quit),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use souk_feeds::matching::{Comparison, Decisions, Good, join};

    use super::*;

    #[test]
    fn every_answer_is_kept_at_once_and_leaving_keeps_the_rest_open() {
        let good = |key: &str, title: &str| Good::new(GoodKey::parse(key).unwrap(), title);
        let goods = [
            good("nara:1", "Sony turntable PS-LX350H"),
            good("kiln:1", "Sony turntable PSLX350H"),
            good("nara:2", "Bose speaker system AM53BK"),
            good("kiln:2", "Bose speaker system AM-53BK"),
            good("nara:3", "Oak table lamp OTL-2000"),
            good("kiln:3", "Oak table lamp OTL2000"),
        ];
        let matches = join(&goods, &Decisions::default(), true);
        let suggestions = Comparison::of(&goods).suggestions(&matches, &Decisions::default());
        let found = Found {
            goods: &goods,
            matches,
            suggestions,
        };
        assert_eq!(found.suggestions.len(), 3);
        for (typed, expected) in [
            ("y\nn\nq\n", vec![Verdict::Same, Verdict::Different]),
            ("what\nyes\n\nNO\n", vec![Verdict::Same, Verdict::Different]),
            ("", vec![]),
        ] {
            let mut kept = Vec::new();
            let mut out = Vec::new();
            all(&mut typed.as_bytes(), &mut out, &found, |_, _, verdict| {
                kept.push(verdict);
                Ok(())
            })
            .unwrap();
            assert_eq!(kept, expected, "{}", String::from_utf8(out).unwrap());
        }
    }
}
