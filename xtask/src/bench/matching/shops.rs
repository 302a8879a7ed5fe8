//! Price lists of real shops: what is joined without asking, and whether it may be.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use quick_xml::Reader;
use quick_xml::events::Event;
use souk_commerce::{Currency, Money};
use souk_feeds::matching::{Decisions, Good, join};

use super::pairs::key;

/// What was joined of one set of shops.
pub(super) struct Joined {
    pub(super) name: &'static str,
    /// Pairs of goods that are one product.
    pub(super) pairs: usize,
    /// Those of them that are not.
    pub(super) wrong: usize,
    /// Whether there may be no wrong one.
    pub(super) is_goal: bool,
}

/// The suppliers' files; `.zst` where it is packed.
const SUPPLIERS: [&str; 5] = [
    "alstyle.yml.zst",
    "vtt.yml.zst",
    "copyline.yml.zst",
    "comportal.yml",
    "akcent.yml",
];

/// All sets.
pub(super) fn all(data: &Path) -> Result<Vec<Joined>> {
    let mut goods = Vec::new();
    for file in SUPPLIERS {
        goods.extend(supplier(&data.join("yml-suppliers-kz"), file)?);
    }
    let (marked, truth): (Vec<Good>, Vec<Make>) = goods.into_iter().unzip();
    let unmarked: Vec<Good> = marked.iter().cloned().map(without_mark).collect();
    let is_wrong = |a: usize, b: usize| {
        matches!(
            (truth.get(a), truth.get(b)),
            (Some(Make::Original), Some(Make::Compatible))
                | (Some(Make::Compatible), Some(Make::Original))
        )
    };
    let mut baskets = Vec::new();
    for file in ["bio-cart.json", "budget-cart.json"] {
        baskets.extend(basket(&data.join("heissepreise-at").join(file), file)?);
    }
    Ok(vec![
        count(
            "printer suppliers: original with compatible",
            &marked,
            is_wrong,
            true,
        ),
        // Nothing is left in some titles that could tell.
        count(
            "the same, the words for both taken out",
            &unmarked,
            is_wrong,
            false,
        ),
        // Every pair of two shops' own brands is of two products.
        count(
            "equivalent goods of two supermarkets",
            &baskets,
            |_, _| true,
            true,
        ),
    ])
}

fn count(
    name: &'static str,
    goods: &[Good],
    is_wrong: impl Fn(usize, usize) -> bool,
    is_goal: bool,
) -> Joined {
    let matches = join(goods, &Decisions::default(), true);
    let mut joined = Joined {
        name,
        pairs: 0,
        wrong: 0,
        is_goal,
    };
    for cluster in &matches.clusters {
        for (index, a) in cluster.members.iter().enumerate() {
            for b in cluster.members.iter().skip(index + 1) {
                joined.pairs += 1;
                joined.wrong += usize::from(is_wrong(*a, *b));
            }
        }
    }
    joined
}

/// Who made a good, as its supplier says in a field that matching does not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Make {
    Original,
    Compatible,
    Unsaid,
}

fn without_mark(mut good: Good) -> Good {
    for mark in ["(оригинал)", "(совместимый)"] {
        good.title = good.title.replace(mark, "");
    }
    good.text = String::new();
    good
}

/// One supplier's offers in YML, with who made each.
fn supplier(folder: &Path, file: &str) -> Result<Vec<(Good, Make)>> {
    let path = folder.join(file);
    let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut text = String::new();
    if Path::new(file)
        .extension()
        .is_some_and(|extension| extension == "zst")
    {
        ruzstd::decoding::StreamingDecoder::new(bytes.as_slice())
            .map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?
            .read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes)?;
    }
    let seller = file.split('.').next().unwrap_or(file);
    let mut reader = Reader::from_str(&text);
    let mut offers = Vec::new();
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut id = String::new();
    loop {
        match reader.read_event()? {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attribute = |wanted: &str| -> Result<String> {
                    let found = tag.try_get_attribute(wanted)?;
                    Ok(found
                        .map(|found| found.value.into_owned())
                        .unwrap_or_default())
                };
                if name == "offer" {
                    id = attribute("id")?;
                    fields.clear();
                } else {
                    fields.push((
                        if name == "param" {
                            attribute("name")?
                        } else {
                            name
                        },
                        String::new(),
                    ));
                }
            }
            Event::Text(piece) => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push_str(&piece);
                }
            }
            Event::CData(piece) => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push_str(&piece);
                }
            }
            Event::End(tag) if tag.name().as_ref() == "offer" => {
                offers.push(offer(seller, &id, &fields)?);
            }
            Event::Eof => return Ok(offers),
            _ => {}
        }
    }
}

fn offer(seller: &str, id: &str, fields: &[(String, String)]) -> Result<(Good, Make)> {
    let field = |names: &[&str]| {
        names.iter().find_map(|wanted| {
            let value = fields
                .iter()
                .find(|(name, value)| name == wanted && !value.trim().is_empty());
            value.map(|(_, value)| value.trim().to_owned())
        })
    };
    let mut good = Good::new(key(seller, id)?, &field(&["name"]).unwrap_or_default());
    good.brand = field(&["vendor"]);
    good.mpn = field(&["Партномер", "Модель", "Коды", "Коды расходников"]).and_then(|number| {
        number
            .split([',', '/'])
            .next()
            .map(|number| number.trim().to_owned())
    });
    good.text = field(&["description"]).unwrap_or_default();
    let tenge = Currency::parse("KZT").context("KZT is a currency")?;
    good.price = field(&["price"]).and_then(|price| Money::parse_decimal(&price, tenge).ok());
    let make = match field(&["Оригинальность"]).as_deref() {
        Some("Оригинал") => Make::Original,
        Some("Совместимый") => Make::Compatible,
        _ => Make::Unsaid,
    };
    Ok((good, make))
}

/// A basket of pairs that somebody found to be worth the same: of two shops, in turn.
fn basket(path: &Path, file: &str) -> Result<Vec<Good>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let basket: serde_json::Value = serde_json::from_str(&text)?;
    let items = basket
        .get("items")
        .and_then(serde_json::Value::as_array)
        .context("a basket has items")?;
    items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let field = |name: &str| {
                item.get(name)
                    .and_then(serde_json::Value::as_str)
                    .unwrap_or("")
            };
            Ok(Good::new(
                key(field("store"), &format!("{file}-{index}"))?,
                field("name"),
            ))
        })
        .collect()
}
