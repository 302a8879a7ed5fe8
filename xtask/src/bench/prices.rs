//! Baskets that come to the same cents in a browser's program, plans for many sellers, and what real prices of years come to:
//! `xtask/bench/prices/check.mjs` reckons the same in another language by the plainest way and compares.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use souk_commerce::history::{PricePoint, Span, figures};
use souk_commerce::measure::{Measure, UnitBase, UnitPricing};
use souk_commerce::{Date, Money, OfferId, PriceHistory, Quote};

use super::delta;
use super::engine::report_of;
use crate::setup;
use crate::workspace::{Workspace, run, write};

/// Baskets that are priced natively and in a browser's program.
const BASKETS: u32 = 1_000_000;
/// Markets that are planned for, with their lines and sellers.
const MARKETS: [u32; 3] = [100, 20, 15];
/// Baskets of heissepreise.at.
const CARTS: [&str; 3] = ["budget-cart", "bio-cart", "preisgesenkt-cart"];
/// Shops of which each day of 2026 is known.
const DAILY: [&str; 2] = ["efresh", "marketin"];

/// Builds the two programs, reckons what real prices come to, and has it checked.
pub(super) fn measure(workspace: &Workspace, data: &Path) -> Result<String> {
    setup::for_building(workspace)?;
    let work = workspace.target("bench/prices");
    let engine = programs(workspace, &work)?;
    let mut facts = String::new();
    for cart in CARTS {
        carts(
            &data.join(format!("heissepreise-at/{cart}.json")),
            cart,
            &mut facts,
        )?;
    }
    let mut days = BTreeMap::new();
    for shop in DAILY {
        let packed = data.join(format!("greek-supermarkets-7/history-2026/{shop}.csv.zst"));
        let text = unpacked(&packed)?;
        daily(&text, shop, &mut facts)?;
        write(&work.join(format!("{shop}.csv")), text.as_bytes())?;
        days.insert(shop, wire(&text)?);
    }
    write(&work.join("facts.tsv"), facts.as_bytes())?;
    let native = workspace.target("release/examples/prices");
    let plan = json!({
        "data": data,
        "work": work,
        "native": native,
        "engine": engine,
        "baskets": BASKETS,
        "markets": MARKETS,
        "carts": CARTS,
        "daily": DAILY,
        "wire": days,
    });
    let file = work.join("plan.json");
    write(&file, plan.to_string().as_bytes())?;
    let mut node = workspace.command("node");
    node.arg(workspace.path("xtask/bench/prices/check.mjs"))
        .arg(&file);
    report_of(node)
}

/// Builds the example natively and for the browser; the result is the module that Node loads.
fn programs(workspace: &Workspace, work: &Path) -> Result<std::path::PathBuf> {
    let example = ["--package", "souk-commerce", "--example", "prices"];
    run(
        workspace
            .cargo()
            .args(["build", "--quiet", "--release"])
            .args(example),
        "compiling the prices",
    )?;
    let target = "wasm32-unknown-unknown";
    run(
        workspace
            .cargo()
            .args([
                "build",
                "--quiet",
                "--profile",
                "search",
                "--target",
                target,
            ])
            .args(example),
        "compiling the prices for a browser",
    )?;
    run(
        workspace
            .command("wasm-bindgen")
            .args(["--target", "nodejs", "--no-typescript", "--out-dir"])
            .arg(work)
            .arg(workspace.target(format!("{target}/search/examples/prices.wasm"))),
        "writing the glue of the prices",
    )?;
    Ok(work.join("prices.js"))
}

fn unpacked(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("{} is missing", path.display()))?;
    let mut text = String::new();
    ruzstd::decoding::StreamingDecoder::new(bytes.as_slice())
        .map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?
        .read_to_string(&mut text)?;
    Ok(text)
}

fn day(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Date::from_calendar(year, month, day)
}

fn money(text: &str) -> Result<Money> {
    Ok(Money::parse_decimal(text, delta::currency()?)?)
}

/// Unit prices of each price, and the lowest price of 30 days at the first of each month.
fn carts(path: &Path, set: &str, facts: &mut String) -> Result<()> {
    let text = std::fs::read(path).with_context(|| format!("{} is missing", path.display()))?;
    let cart: Value = serde_json::from_slice(&text)?;
    let items = cart
        .get("items")
        .and_then(Value::as_array)
        .context("a cart has items")?;
    for (number, item) in items.iter().enumerate() {
        let of = |name: &str| item.get(name).map(Value::to_string).unwrap_or_default();
        let contents = Measure::parse(&format!(
            "{} {}",
            of("quantity"),
            of("unit").trim_matches('"')
        ));
        let past = item.get("priceHistory").and_then(Value::as_array);
        let mut prices = BTreeMap::new();
        for price in past.into_iter().flatten() {
            let text = price.get("price").map(Value::to_string).unwrap_or_default();
            let on = price.get("date").and_then(Value::as_str).and_then(day);
            // A price in parts of a cent is none.
            if let Ok(price) = money(&text) {
                // The list is from the latest to the first; of two prices of a day the later one holds.
                prices
                    .entry(on.context("a price has a day")?)
                    .or_insert(price);
            }
        }
        for price in prices.values() {
            let unit = contents.and_then(|contents| {
                let base = UnitBase::of(contents.dimension())?;
                UnitPricing::new(&contents, base, String::new())?.of(*price)
            });
            let unit = unit.map_or("-".to_owned(), |unit| unit.minor().to_string());
            writeln!(facts, "unit\t{set}\t{number}\t{}\t{unit}", price.minor())?;
        }
        let starts: Vec<Date> = prices.keys().copied().collect();
        let rows: Vec<PricePoint> = prices
            .iter()
            .enumerate()
            .map(|(at, (from, price))| PricePoint {
                from: from.start(),
                to: starts.get(at + 1).map(|next| next.start()),
                effective: *price,
                regular: *price,
                last_seen: from.start(),
            })
            .collect();
        for month in (2019..=2023).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            let on = Date::from_calendar(month.0, month.1, 1).context("a day")?;
            low(facts, set, &number.to_string(), &rows, on)?;
        }
    }
    Ok(())
}

fn low(facts: &mut String, set: &str, id: &str, rows: &[PricePoint], on: Date) -> Result<()> {
    let found = figures(rows, Span::Days30, on.start());
    let low = found.map_or("-".to_owned(), |found| {
        found.lowest.price.minor().to_string()
    });
    writeln!(facts, "low\t{set}\t{id}\t{}\t{low}", on.to_iso())?;
    Ok(())
}

/// Day, article, name and price of a line.
fn cells(line: &str) -> Option<(Date, &str, &str, &str)> {
    let (on, rest) = line.split_once(',')?;
    let (id, rest) = rest.split_once(',')?;
    let (name, price) = rest.rsplit_once(',')?;
    Some((day(on)?, id, name.trim_matches('"'), price))
}

/// The prices of each day as builds would have noted them.
fn history(text: &str) -> (PriceHistory, Vec<Date>, BTreeMap<OfferId, String>) {
    let mut days: BTreeMap<Date, BTreeMap<OfferId, Quote>> = BTreeMap::new();
    let mut names = BTreeMap::new();
    for (on, id, name, price) in text.lines().filter_map(cells) {
        let Ok(price) = money(price) else { continue };
        let Ok(id) = OfferId::parse(&format!("shop:{id}")) else {
            continue;
        };
        names.insert(id.clone(), name.to_owned());
        let quote = Quote {
            effective: price,
            regular: price,
        };
        days.entry(on).or_default().insert(id, quote);
    }
    let mut history = PriceHistory::default();
    for (on, seen) in &days {
        history.note(on.start(), seen);
    }
    (history, days.into_keys().collect(), names)
}

/// The lowest price of 30 days on every tenth day and on the last, and unit prices out of names.
fn daily(text: &str, set: &str, facts: &mut String) -> Result<()> {
    let (history, days, names) = history(text);
    let last = days.last().context("there are days")?.plus_days(1);
    let looks = days.iter().step_by(10).copied().chain([last]);
    let looks: Vec<Date> = looks.collect();
    for (id, rows) in history.iter() {
        let article = id.as_str().trim_start_matches("shop:");
        for on in &looks {
            low(facts, set, article, rows, *on)?;
        }
        let name = names.get(id).map_or("", String::as_str);
        let price = rows.last().map(|row| row.effective);
        let unit = Measure::in_title(name)
            .zip(price)
            .and_then(|(contents, price)| {
                let base = UnitBase::of(contents.dimension())?;
                UnitPricing::new(&contents, base, String::new())?.of(price)
            });
        let unit = unit.map_or("-".to_owned(), |unit| unit.minor().to_string());
        let price = price.map_or(0, Money::minor);
        writeln!(facts, "title\t{set}\t{article}\t{price}\t{unit}")?;
    }
    Ok(())
}

/// Bytes that are loaded for the history of a product: the largest and the mean of the pack's files, compressed.
fn wire(text: &str) -> Result<Value> {
    let (history, days, names) = history(text);
    let last = *days.last().context("there are days")?;
    let mut products = Vec::new();
    for (id, quote) in history.current() {
        let article = id.as_str().trim_start_matches("shop:");
        let name = names.get(id).map_or("", String::as_str);
        let price: Value = serde_json::from_str(&quote.effective.to_decimal())?;
        let thing = json!({ "name": name, "price": price, "brand": "", "category": [] });
        products.push(delta::product(&thing, article, "", false, last.0)?);
    }
    let count = products.len();
    let files = delta::pack_of(products, last.start(), &history)?;
    let mut sizes = Vec::new();
    for file in files.iter().filter(|file| file.name.ends_with(".history")) {
        sizes.push(delta::brotli(&file.bytes)?.len().min(file.bytes.len()));
    }
    let sum: usize = sizes.iter().sum();
    Ok(json!({
        "days": days.len(),
        "products": count,
        "files": sizes.len(),
        "largest": sizes.iter().max(),
        "mean": sum / sizes.len().max(1),
        "sum": sum,
    }))
}
