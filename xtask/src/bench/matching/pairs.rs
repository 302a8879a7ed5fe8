//! Labelled pairs: the usual splits of Abt-Buy and Amazon-Google, and offers of web shops (WDC LSPC).

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use souk_commerce::{Currency, Money, SellerId};
use souk_feeds::matching::{Comparison, FEATURES, Good, GoodKey};

/// Which part of the pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    Train,
    Valid,
    Test,
}

/// Goods, and which pairs of them are one product.
pub(super) struct Labelled {
    pub(super) name: &'static str,
    goods: Vec<Good>,
    pairs: Vec<(Split, usize, usize, bool)>,
}

impl Labelled {
    /// The pairs of a part as numbers, with their labels.
    pub(super) fn features(&self, split: Split) -> Vec<([f64; FEATURES], bool)> {
        let comparison = Comparison::of(&self.goods);
        self.of(split)
            .filter_map(|(a, b, label)| Some((comparison.features(a, b)?, label)))
            .collect()
    }

    /// The pairs of a part as the shop scores them, with their labels.
    pub(super) fn scores(&self, split: Split) -> Vec<(f64, bool)> {
        let comparison = Comparison::of(&self.goods);
        self.of(split)
            .map(|(a, b, label)| (comparison.score(a, b), label))
            .collect()
    }

    /// The part of the true test pairs that are looked at when all goods stand side by side.
    pub(super) fn candidates(&self) -> f64 {
        let found = Comparison::of(&self.goods).candidates();
        let wanted: Vec<_> = self
            .of(Split::Test)
            .filter(|(_, _, label)| *label)
            .collect();
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let there = wanted
            .iter()
            .filter(|(a, b, _)| found.binary_search(&(*a.min(b), *a.max(b))).is_ok());
        count(there.count()) / count(wanted.len()).max(1.0)
    }

    fn of(&self, split: Split) -> impl Iterator<Item = (usize, usize, bool)> {
        self.pairs
            .iter()
            .filter(move |(of, ..)| *of == split)
            .map(|(_, a, b, label)| (*a, *b, *label))
    }
}

/// Electronics: titles and descriptions.
pub(super) fn abt_buy(data: &Path) -> Result<Labelled> {
    deep_matcher("Abt-Buy", &data.join("matching/abt-buy"), |good, second| {
        good.text = second;
    })
}

/// Software: titles and manufacturers.
pub(super) fn amazon_google(data: &Path) -> Result<Labelled> {
    deep_matcher(
        "Amazon-Google",
        &data.join("matching/amazon-google"),
        |good, second| {
            good.brand = Some(second).filter(|brand| !brand.is_empty());
        },
    )
}

fn deep_matcher(
    name: &'static str,
    folder: &Path,
    set: impl Fn(&mut Good, String),
) -> Result<Labelled> {
    let table = |file: &str, seller: &str| -> Result<Vec<Good>> {
        let rows = read_csv(&folder.join(file))?;
        rows.into_iter()
            .map(|row| {
                let mut cells = row.into_iter();
                let mut cell = || cells.next().unwrap_or_default();
                let (id, title, second, price) = (cell(), cell(), cell(), cell());
                let mut good = Good::new(key(seller, &id)?, &title);
                set(&mut good, second);
                good.price = dollars(&price);
                Ok(good)
            })
            .collect()
    };
    let mut goods = table("tableA.csv", "a")?;
    let second = goods.len();
    goods.extend(table("tableB.csv", "b")?);
    let mut pairs = Vec::new();
    for (split, file) in [
        (Split::Train, "train.csv"),
        (Split::Valid, "valid.csv"),
        (Split::Test, "test.csv"),
    ] {
        for row in read_csv(&folder.join(file))? {
            let place = |index: usize| -> Result<usize> {
                let cell = row
                    .get(index)
                    .with_context(|| format!("{file}: a pair has two places"))?;
                Ok(cell.parse()?)
            };
            pairs.push((
                split,
                place(0)?,
                second + place(1)?,
                row.get(2).is_some_and(|label| label == "1"),
            ));
        }
    }
    Ok(Labelled { name, goods, pairs })
}

/// Titles from web pages; nothing was fitted on them.
pub(super) fn wdc(data: &Path, kind: &str) -> Result<Labelled> {
    let path = data.join(format!("matching/wdc-lspc/{kind}-test.txt"));
    let text =
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut goods = Vec::new();
    let mut pairs = Vec::new();
    for line in text.lines() {
        let mut cells = line.split('\t');
        let mut title = || cells.next().unwrap_or("").replace("COL title VAL", "");
        for seller in ["a", "b"] {
            goods.push(Good::new(
                key(seller, &goods.len().to_string())?,
                title().trim(),
            ));
        }
        let label = cells.next() == Some("1");
        pairs.push((Split::Test, goods.len() - 2, goods.len() - 1, label));
    }
    let name = if kind == "shoes" {
        "WDC shoes (nothing fitted)"
    } else {
        "WDC cameras (nothing fitted)"
    };
    Ok(Labelled { name, goods, pairs })
}

/// A key of a seller that is one for sure.
pub(super) fn key(seller: &str, id: &str) -> Result<GoodKey> {
    Ok(GoodKey {
        seller: SellerId::new(seller)?,
        id: id.to_owned(),
    })
}

fn dollars(text: &str) -> Option<Money> {
    let plain: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    Money::parse_decimal(&plain, Currency::parse("USD")?).ok()
}

/// The rows of a comma-separated file without its header. No cell of these files holds a line break.
fn read_csv(path: &Path) -> Result<Vec<Vec<String>>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(text.lines().skip(1).map(cells).collect())
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            c => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(c);
                }
            }
        }
    }
    cells
}
