//! `souk index`: an index of any records, for `souk-search.js`.

mod pieces;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value};
use souk_catalog::Lexicon;
use souk_catalog::records::{self, Form, Record};
use souk_commerce::Date;

use crate::failure::{BadInput, Failure};
use crate::source;

/// Names by which fields are known; the first that a record has is taken.
const TITLE: [&str; 2] = ["title", "name"];
const CATEGORY: [&str; 2] = ["category", "categories"];
/// Fields that are found whole, beside the id.
const CODES: [&str; 7] = ["sku", "gtin", "upc", "ean", "mpn", "isbn", "barcode"];
/// Fields that have a meaning of their own.
const OTHERS: [&str; 6] = ["id", "brand", "model", "description", "price", "rating"];
/// What something cost before a reduction.
const REGULAR: [&str; 3] = ["list_price", "regular_price", "compare_at_price"];
/// Since when something is there.
const DATES: [&str; 3] = ["date", "created_at", "published_at"];
/// Digits behind the point in prices, at most.
const MAX_DIGITS: u8 = 4;
/// Different values with which an unnamed field is still something to choose from.
const MAX_VALUES: usize = 1_000;
/// Largest whole number that JavaScript tells from its neighbours.
const MAX_NUMBER: u64 = (1 << 53) - 1;
/// One price in so many may be too large for the digits of the others: it counts as none.
const OUTLIERS: usize = 100;
/// Longest value of such a field, in bytes.
const MAX_VALUE: usize = 100;

/// Make a search index of any records.
///
/// One JSON object a line, with `id`, `title` (or `name`), and what there is of `brand`, `category` (a list, or one text with
/// `>` between the names), `model`, `description`, `price`, `rating` and codes such as `sku` and `gtin`. Other short texts, and those in
/// `attributes`, become facets. `souk-search.js` opens the file, in a browser or in Node.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// File of records, or - for the standard input
    file: PathBuf,
    /// The index; with --sharded the folder of its pieces
    #[arg(long, value_name = "PLACE")]
    out: PathBuf,
    /// Cut it into pieces that are fetched when they are asked for, for catalogues that are too large to be downloaded
    #[arg(long)]
    sharded: bool,
    /// Keep titles: hits come with them, and those with the words of a question beside each other come first; the index is larger
    #[arg(long, conflicts_with = "sharded")]
    titles: bool,
    /// File with `stop_words` and `synonyms`, as below `[search]` in souk.toml
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
}

/// The file of `--words`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    stop_words: Vec<String>,
    #[serde(default)]
    synonyms: Vec<Vec<String>>,
}

fn lexicon(path: &Path) -> Result<Lexicon, Failure> {
    let place = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| BadInput::new(&place, &error.to_string(), "check the name of the file"))?;
    let words: Words = toml::from_str(&text).map_err(|error| {
        let remedy = "write stop_words = [\"for\"] and synonyms = [[\"tv\", \"television\"]]";
        BadInput::new(&place, error.message(), remedy)
    })?;
    Ok(Lexicon {
        stop_words: words.stop_words,
        synonyms: words.synonyms,
    })
}

/// A record and what else it says.
struct Line {
    record: Record,
    price: Option<f64>,
    others: BTreeMap<String, Vec<String>>,
}

/// Reads, writes the index, and says what is in it.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let place = args.file.display().to_string();
    let opened = source::open(&args.file, &place)?;
    let mut lines = Vec::new();
    let mut kinds = BTreeSet::new();
    for (number, line) in (1_usize..).zip(BufReader::new(opened.input).lines()) {
        let at = format!("{place}: line {number}");
        let line = line.map_err(|error| {
            BadInput::new(
                &at,
                &error.to_string(),
                "write the file in UTF-8, one record a line",
            )
        })?;
        let text = line.trim_start_matches('\u{FEFF}').trim();
        if text.is_empty() {
            continue;
        }
        let object: Map<String, Value> = serde_json::from_str(text).map_err(|error| {
            let problem = format!("this is no JSON object: {error}");
            BadInput::new(&at, &problem, "write one whole JSON object on each line")
        })?;
        let (line, has_number_id) =
            read(&object).map_err(|(problem, remedy)| BadInput::new(&at, &problem, remedy))?;
        kinds.insert(has_number_id);
        lines.push(line);
    }
    if lines.is_empty() {
        let remedy = "write one JSON object with id and title on each line";
        return Err(BadInput::new(&place, "there are no records", remedy).into());
    }
    if kinds.len() > 1 {
        let problem = "some ids are numbers and some are texts";
        return Err(BadInput::new(&place, problem, "write all ids in one way").into());
    }
    let (mut form, records) = settle(lines, kinds.contains(&true));
    form.keeps_titles = args.titles;
    if let Some(path) = &args.words {
        form.lexicon = lexicon(path)?;
    }
    let count = records.len();
    let size = if args.sharded {
        pieces::save(records, &form, &args.out)?
    } else {
        let bytes = records::write(records, &form);
        save(&args.out, &bytes)?;
        format!("{} bytes", bytes.len())
    };
    writeln!(
        std::io::stdout(),
        "{}: {count} records, {size}; facets: brand, category{}",
        args.out.display(),
        form.facets
            .iter()
            .fold(String::new(), |all, name| all + ", " + name)
    )?;
    Ok(())
}

/// Beside the place first, so that a file that stands there is whole at every moment.
fn save(out: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut beside = out.as_os_str().to_owned();
    beside.push(".new");
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, out));
    written.map_err(|error| anyhow::anyhow!("{} cannot be written: {error}", out.display()).into())
}

/// A record, and whether its id is a number; else what is wrong and what to do.
fn read(object: &Map<String, Value>) -> Result<(Line, bool), (String, &'static str)> {
    let text = |name: &str| object.get(name).map(text).unwrap_or_default();
    let first = |names: &[&str]| {
        let mut texts = names.iter().map(|name| text(name));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    };
    let (id, is_number) = match object.get("id") {
        Some(Value::String(id)) => (id.clone(), false),
        Some(Value::Number(id)) if id.is_i64() || id.is_u64() => {
            let size = id.as_i64().map_or(u64::MAX, i64::unsigned_abs);
            if size > MAX_NUMBER {
                let problem = format!("the id {id} is too large for a number of JavaScript");
                return Err((problem, "write all ids as texts"));
            }
            (id.to_string(), true)
        }
        _ => {
            let problem = "the record has no id".to_owned();
            return Err((
                problem,
                "give every record an `id`: a text or a whole number",
            ));
        }
    };
    let category = CATEGORY.iter().find_map(|name| object.get(*name));
    let mut others = BTreeMap::new();
    let named = object.get("attributes").and_then(Value::as_object);
    for (name, value) in object.iter().chain(named.into_iter().flatten()) {
        let is_known = TITLE.contains(&name.as_str())
            || CATEGORY.contains(&name.as_str())
            || CODES.contains(&name.as_str())
            || REGULAR.contains(&name.as_str())
            || DATES.contains(&name.as_str())
            || OTHERS.contains(&name.as_str());
        let values = if is_known { Vec::new() } else { values(value) };
        if !values.is_empty() {
            others.insert(name.clone(), values);
        }
    }
    let rating = number(object.get("rating")).unwrap_or(0.0);
    let mut record = Record {
        id,
        title: first(&TITLE),
        brand: label(&text("brand")),
        category: category.map(path).unwrap_or_default(),
        model: text("model"),
        description: text("description"),
        codes: CODES.iter().map(|name| text(name)).collect(),
        price: None,
        rating: u8::try_from(whole(rating * 10.0)).unwrap_or(0).min(50),
        reduction: 0,
        day: None,
        attributes: Vec::new(),
    };
    let price = number(object.get("price")).filter(|price| *price >= 0.0);
    let mut regular = REGULAR.iter().filter_map(|name| number(object.get(*name)));
    if let (Some(price), Some(regular)) = (price, regular.find(|regular| *regular > 0.0)) {
        let percent = whole(100.0 * (1.0 - price / regular));
        record.reduction = u8::try_from(percent).unwrap_or(0).min(100);
    }
    let mut dates = DATES.iter().map(|name| text(name));
    record.day = dates.find_map(|date| day(&date));
    let line = Line {
        record,
        price,
        others,
    };
    Ok((line, is_number))
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// A text by which can be filtered: control characters, which would end it on its way, are blanks.
fn label(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// The values of a field from which can be chosen: none where they are no short texts.
fn values(value: &Value) -> Vec<String> {
    let values = match value {
        Value::Array(values) => values.iter().map(|value| label(&text(value))).collect(),
        Value::Bool(flag) => vec![flag.to_string()],
        value => vec![label(&text(value))],
    };
    let is_short = |value: &String| (1..=MAX_VALUE).contains(&value.len());
    values.into_iter().filter(is_short).collect()
}

/// The day of a date such as `2026-11-22` or `2026-11-22T10:00:00Z`, counted from 1970.
fn day(text: &str) -> Option<u32> {
    u32::try_from(Date::from_iso(text.get(..10)?)?.0).ok()
}

fn path(value: &Value) -> Vec<String> {
    match value {
        Value::Array(names) => names
            .iter()
            .map(|name| label(&text(name)))
            .filter(|name| !name.is_empty())
            .collect(),
        Value::String(path) => {
            let names = path.split('>').map(str::trim);
            names.filter(|name| !name.is_empty()).map(label).collect()
        }
        _ => Vec::new(),
    }
}

fn number(value: Option<&Value>) -> Option<f64> {
    match value? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
    .filter(|number: &f64| number.is_finite())
}

/// The nearest whole number; 0 for what is below, the largest for what is above.
fn whole(number: f64) -> u32 {
    let text = format!("{:.0}", number.max(0.0));
    text.parse().unwrap_or(u32::MAX)
}

/// The records, with prices in the fewest digits that keep all of them apart, and what can be chosen from.
fn settle(lines: Vec<Line>, has_number_ids: bool) -> (Form, Vec<Record>) {
    let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let all = lines.iter().flat_map(|line| &line.others);
    for (name, value) in all.flat_map(|(name, all)| all.iter().map(move |value| (name, value))) {
        if values
            .get(name)
            .is_none_or(|known| known.len() <= MAX_VALUES)
        {
            values
                .entry(name.clone())
                .or_default()
                .insert(value.clone());
        }
    }
    let most = (lines.len() / 2).clamp(32, MAX_VALUES);
    values.retain(|_, known| known.len() <= most);
    let facets: Vec<String> = values.into_keys().collect();

    let units = |price: f64, digits: u8| price * 10_f64.powi(i32::from(digits));
    let fits = |price: f64, digits| units(price, digits) < f64::from(u32::MAX - 1);
    let prices = || lines.iter().filter_map(|line| line.price);
    let prices = || prices().filter(|price| fits(*price, 0));
    let needed = prices().map(digits).max().unwrap_or(0);
    let too_large = |digits| prices().filter(|price| !fits(*price, digits)).count();
    let mut digits = needed;
    // A price that somebody mistyped must not cost all others their digits.
    while digits > 0 && too_large(digits) > lines.len() / OUTLIERS {
        digits -= 1;
    }
    let records = lines
        .into_iter()
        .map(|line| {
            let attribute = |name: &String| line.others.get(name).cloned().unwrap_or_default();
            Record {
                price: line
                    .price
                    .filter(|price| fits(*price, digits))
                    .map(|price| whole(units(price, digits))),
                attributes: facets.iter().map(attribute).collect(),
                ..line.record
            }
        })
        .collect();
    let form = Form {
        digits,
        facets,
        lexicon: Lexicon::default(),
        has_number_ids,
        keeps_titles: false,
    };
    (form, records)
}

/// Digits behind the point of a number as it is written.
fn digits(number: f64) -> u8 {
    let text = number.to_string();
    let behind = text.split_once('.').map_or(0, |(_, behind)| behind.len());
    u8::try_from(behind).unwrap_or(MAX_DIGITS).min(MAX_DIGITS)
}
