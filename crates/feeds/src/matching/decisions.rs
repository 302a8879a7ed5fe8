//! What people said about pairs, in a file of lines. docs/formats/matches.md describes it.

use std::collections::BTreeMap;
use std::fmt;

use souk_commerce::SellerId;
use thiserror::Error;

/// First line of the file.
const HEAD: &str = "souk-matches 1";

/// One seller's good: `seller:id`, the id as the feed writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoodKey {
    /// Whose it is.
    pub seller: SellerId,
    /// Its id in the seller's feeds, exact and case-sensitive.
    pub id: String,
}

impl GoodKey {
    /// Reads `seller:id`; `None` when the seller is no short name or the id is empty or holds control characters.
    pub fn parse(text: &str) -> Option<Self> {
        let (seller, id) = text.trim().split_once(':')?;
        let is_usable = !id.is_empty() && id.trim() == id && !id.chars().any(char::is_control);
        let seller = SellerId::new(seller)
            .ok()
            .filter(|known| known.as_str() == seller)?;
        is_usable.then(|| Self {
            seller,
            id: id.to_owned(),
        })
    }
}

impl fmt::Display for GoodKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seller, self.id)
    }
}

/// What somebody said about a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They are one product.
    Same,
    /// They are two.
    Different,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
        }
    }
}

/// A line that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct DecisionsError {
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: String,
}

/// All decisions, and the remarks between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    lines: Vec<Line>,
    verdicts: BTreeMap<(GoodKey, GoodKey), Verdict>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    Remark(String),
    Pair(GoodKey, GoodKey),
}

/// A pair with the smaller key first, so that its order means nothing.
fn ordered(a: &GoodKey, b: &GoodKey) -> (GoodKey, GoodKey) {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    (first.clone(), second.clone())
}

impl Decisions {
    /// Reads the file. A pair that stands there twice means what its last line says.
    ///
    /// # Errors
    /// [`DecisionsError`] names the first line that cannot be understood.
    pub fn parse(text: &str) -> Result<Self, DecisionsError> {
        let wrong = |line: usize, problem: &str| DecisionsError {
            line,
            problem: problem.to_owned(),
        };
        let mut lines = text.lines();
        if lines.next().map(str::trim_end) != Some(HEAD) {
            return Err(wrong(1, &format!("the file must begin with `{HEAD}`")));
        }
        let mut decisions = Self::default();
        for (index, line) in lines.enumerate() {
            let number = index.saturating_add(2);
            let line = line.trim_end_matches('\r');
            if line.trim().is_empty() || line.starts_with('#') {
                decisions.lines.push(Line::Remark(line.to_owned()));
                continue;
            }
            let mut cells = line.split('\t');
            let verdict = match cells.next() {
                Some("same") => Verdict::Same,
                Some("different") => Verdict::Different,
                _ => {
                    return Err(wrong(
                        number,
                        "a line begins with `same` or `different` and a tab",
                    ));
                }
            };
            let (Some(a), Some(b), None) = (
                cells.next().and_then(GoodKey::parse),
                cells.next().and_then(GoodKey::parse),
                cells.next(),
            ) else {
                return Err(wrong(
                    number,
                    "two goods stand here as seller:id, parted by a tab",
                ));
            };
            if a.seller == b.seller {
                return Err(wrong(number, "both goods are of one seller"));
            }
            decisions.decide(&a, &b, verdict);
        }
        Ok(decisions)
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for line in &self.lines {
            match line {
                Line::Remark(remark) => text.push_str(remark),
                Line::Pair(a, b) => {
                    let verdict = self.of(a, b).unwrap_or(Verdict::Different);
                    text.extend([verdict.word(), "\t", &a.to_string(), "\t", &b.to_string()]);
                }
            }
            text.push('\n');
        }
        text
    }

    /// Notes a decision in place of an earlier one about the same pair.
    pub fn decide(&mut self, a: &GoodKey, b: &GoodKey, verdict: Verdict) {
        let pair = ordered(a, b);
        if self.verdicts.insert(pair.clone(), verdict).is_none() {
            self.lines.push(Line::Pair(pair.0, pair.1));
        }
    }

    /// What was said about a pair.
    pub fn of(&self, a: &GoodKey, b: &GoodKey) -> Option<Verdict> {
        self.verdicts.get(&ordered(a, b)).copied()
    }

    /// All pairs with their verdicts, sorted.
    pub fn pairs(&self) -> impl Iterator<Item = (&GoodKey, &GoodKey, Verdict)> {
        self.verdicts
            .iter()
            .map(|((a, b), verdict)| (a, b, *verdict))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(text: &str) -> GoodKey {
        GoodKey::parse(text).unwrap()
    }

    #[test]
    fn a_decision_stands_until_it_is_changed_and_remarks_stay() {
        let text = "souk-matches 1\n# by Nara\nsame\tkiln:K 7\tnara:KETTLE:red\n\ndifferent\tkiln:K8\tnara:POT\n";
        let mut decisions = Decisions::parse(text).unwrap();
        assert_eq!(decisions.to_text(), text);
        let (kettle, k7) = (key("nara:KETTLE:red"), key("kiln:K 7"));
        assert_eq!(decisions.of(&kettle, &k7), Some(Verdict::Same));
        decisions.decide(&kettle, &k7, Verdict::Different);
        assert_eq!(decisions.to_text(), text.replacen("same", "different", 1));
        assert_eq!(decisions.of(&k7, &key("nara:POT")), None);
    }

    #[test]
    fn a_line_that_says_nothing_is_named() {
        for (text, line, problem) in [
            ("", 1, "the file must begin with `souk-matches 1`"),
            (
                "souk-matches 2\n",
                1,
                "the file must begin with `souk-matches 1`",
            ),
            (
                "souk-matches 1\nlike\ta:1\tb:2\n",
                2,
                "a line begins with `same` or `different` and a tab",
            ),
            (
                "souk-matches 1\n\nsame\ta:1\n",
                3,
                "two goods stand here as seller:id, parted by a tab",
            ),
            (
                "souk-matches 1\nsame\tA:1\tb:2\n",
                2,
                "two goods stand here as seller:id, parted by a tab",
            ),
            (
                "souk-matches 1\nsame\ta:1\ta:2\n",
                2,
                "both goods are of one seller",
            ),
        ] {
            let error = Decisions::parse(text).unwrap_err();
            assert_eq!((error.line, error.problem.as_str()), (line, problem));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(pairs in prop::collection::vec(("[a-z]{1,3}", "[^\\pC ]{1,5}", "[0-9]{1,3}", "[^\\pC ]{1,5}", any::<bool>()), 0..8)) {
            let mut decisions = Decisions::default();
            for (a, x, b, y, is_same) in pairs {
                let verdict = if is_same { Verdict::Same } else { Verdict::Different };
                if let (Some(a), Some(b)) = (GoodKey::parse(&format!("{a}:{x}")), GoodKey::parse(&format!("{b}:{y}"))) {
                    decisions.decide(&a, &b, verdict);
                }
            }
            prop_assert_eq!(Decisions::parse(&decisions.to_text()), Ok(decisions));
        }
    }
}
