//! `souk overlay`: newer prices and stock, laid over a shop that was built.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use souk_catalog::{MANIFEST_NAME, OVERLAY_NAME, OfferTable, OfferTerms, Overlay, overlay};
use souk_commerce::product::{Offer, Stock, StockState};
use souk_commerce::shop::SaleMode;
use souk_commerce::{OfferId, SellerId, Timestamp, VariantId};
use souk_feeds::{RefusedTerms, Terms, TermsRow};

use crate::failure::{BadInput, Failure};
use crate::source;

/// Records that are told one by one.
const TOLD: usize = 20;

/// Lay newer prices and stock over a shop, without building it again.
///
/// FILE is a table with the columns id and price, availability or quantity; an empty cell leaves things as they are. Each file
/// takes the place of the one before as a whole, and holds until the next build that changes the shop. A running `souk serve` sells by it within
/// seconds.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// CSV or TSV, an address of one, or - for the standard input
    #[arg(required_unless_present = "none")]
    file: Option<PathBuf>,
    /// Folder that `souk build` wrote
    #[arg(long, value_name = "DIR")]
    site: PathBuf,
    /// Whose prices these are; ids may also be written seller:id
    #[arg(long, value_name = "ID", value_parser = seller_id)]
    seller: Option<SellerId>,
    /// Take the overlay away: everything is as it was built
    #[arg(long, conflicts_with = "file")]
    none: bool,
}

fn seller_id(text: &str) -> Result<SellerId, String> {
    SellerId::new(text).map_err(|error| error.to_string())
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let place = args.site.display().to_string();
    let pack = args.site.join("pack");
    if !pack.join(MANIFEST_NAME).is_file() {
        let remedy = "name the folder that `souk build --out` wrote";
        return Err(
            BadInput::new(&place, "this is no shop: pack/manifest is missing", remedy).into(),
        );
    }
    let load = |name: &str| fs::read(pack.join(name));
    let table = OfferTable::load(load).with_context(|| place.clone())?;
    let Some(file) = args.file.as_ref().filter(|_| !args.none) else {
        let currency = table.shop().market.currency;
        put(
            &pack,
            &Overlay::none(table.build(), currency, table.as_of()),
        )?;
        writeln!(std::io::stdout(), "nothing is laid over {place} any more")?;
        return Ok(());
    };
    let name = file.display().to_string();
    let opened = source::open(file, &name)?;
    check_age(&name, opened.changed, table.as_of())?;
    let terms = Terms::read(&name, opened.input, table.shop().market.currency)?;
    let seller = seller(args, &table)?;
    let found = Found::of(&table, seller.as_ref(), &terms.rows, opened.changed);
    if found.terms.is_empty() && found.unchanged == 0 {
        tell_left_out(&terms.refused, &found.unknown)?;
        let remedy =
            "write the ids of the feed, or seller:id; what was laid over the shop before stays";
        return Err(BadInput::new(&name, "no record is one of this shop's offers", remedy).into());
    }
    let made = overlay(load, opened.changed, |offer| {
        found.terms.get(&offer.id).cloned()
    });
    let made = made.with_context(|| place.clone())?;
    put(&pack, &made)?;
    tell_left_out(&terms.refused, &found.unknown)?;
    writeln!(
        std::io::stdout(),
        "{} offers of {place} have newer terms, those of {}; {} records say what the shop says already, {} were left out",
        made.len(),
        made.as_of().to_rfc3339(),
        found.unchanged,
        terms.refused.len() + found.unknown.len(),
    )?;
    Ok(())
}

/// What was exported before the feeds of the shop is in them already, or was changed since.
fn check_age(name: &str, changed: Timestamp, built: Timestamp) -> Result<(), Failure> {
    if changed >= built {
        return Ok(());
    }
    let problem = format!(
        "the file is of {}, and the shop's feeds of {}: what is newer would go back to what is older",
        changed.to_rfc3339(),
        built.to_rfc3339()
    );
    Err(BadInput::new(name, &problem, "export it anew").into())
}

/// Whose ids stand in the file: the seller that was named, else the only one whose orders the shop takes, else the only one.
fn seller(args: &Args, table: &OfferTable) -> Result<Option<SellerId>, Failure> {
    let sellers = &table.shop().sellers;
    if let Some(named) = &args.seller {
        if sellers.iter().any(|seller| seller.id == *named) {
            return Ok(Some(named.clone()));
        }
        let known: Vec<&str> = sellers.iter().map(|seller| seller.id.as_str()).collect();
        let remedy = format!("name one of {}", known.join(", "));
        let problem = "the shop has no such seller";
        return Err(BadInput::new(&format!("--seller {named}"), problem, &remedy).into());
    }
    let own: Vec<&SellerId> = sellers
        .iter()
        .filter(|seller| seller.sale == SaleMode::Own || sellers.len() == 1)
        .map(|seller| &seller.id)
        .collect();
    Ok(match own.as_slice() {
        [only] => Some((*only).clone()),
        _ => None,
    })
}

/// What the records of a file mean for the offers of a shop.
struct Found {
    terms: BTreeMap<OfferId, OfferTerms>,
    /// Records that change nothing.
    unchanged: usize,
    /// Records that are no offer of the shop.
    unknown: Vec<RefusedTerms>,
}

impl Found {
    fn of(
        table: &OfferTable,
        seller: Option<&SellerId>,
        rows: &[TermsRow],
        now: Timestamp,
    ) -> Self {
        // A pack is public: what it does not count, its overlay must not.
        let counting: BTreeSet<&SellerId> = table
            .iter()
            .filter(|row| row.offer.stock.quantity.is_some())
            .map(|row| &row.offer.seller)
            .collect();
        let mut found = Self {
            terms: BTreeMap::new(),
            unchanged: 0,
            unknown: Vec::new(),
        };
        for row in rows {
            let full = OfferId::parse(&row.id).ok();
            let of_seller = || Some(OfferId::of(seller?, &VariantId::new(&row.id).ok()?));
            let known = full.and_then(|id| table.get(&id));
            let Some(known) = known.or_else(|| table.get(&of_seller()?)) else {
                found.unknown.push(RefusedTerms {
                    line: row.line,
                    id: row.id.clone(),
                    why: "the shop has no such offer; write the id of the feed, or seller:id",
                });
                continue;
            };
            let offer = &known.offer;
            let terms = OfferTerms {
                offer: offer.id.clone(),
                price: price(offer, row, now),
                stock: stock(&offer.stock, row, counting.contains(&offer.seller)),
            };
            if terms.price.is_none() && terms.stock.is_none() {
                found.unchanged += 1;
            } else {
                found.terms.insert(offer.id.clone(), terms);
            }
        }
        found
    }
}

/// The price of a record, unless it is what the offer costs anyway: a sale goes on then, with its end and what it is reckoned from.
fn price(offer: &Offer, row: &TermsRow, now: Timestamp) -> Option<souk_commerce::Money> {
    let before = offer.price.as_ref().map(|price| price.at(now));
    row.price.filter(|price| before != Some(*price))
}

/// The stock of a record, unless it says no more than the shop does. Where only the availability is stated and stays, the count before goes
/// on, less what was sold.
fn stock(before: &Stock, row: &TermsRow, is_counted: bool) -> Option<Stock> {
    let state = match (row.availability, row.quantity) {
        (Some(state), _) => state,
        (None, Some(0)) => StockState::OutOfStock,
        (None, Some(_)) => match before.state {
            StockState::Preorder | StockState::Backorder => before.state,
            _ => StockState::InStock,
        },
        (None, None) => return None,
    };
    // "In stock, no pieces" is sold out, whether pieces are told or not.
    let state = match (state, row.quantity) {
        (StockState::InStock, Some(0)) => StockState::OutOfStock,
        _ => state,
    };
    let quantity = row.quantity.filter(|_| is_counted);
    let is_said = state == before.state && before.quantity != Some(0);
    if quantity.is_none() && is_said {
        return None;
    }
    Some(Stock {
        state,
        quantity,
        available_from: before.available_from.filter(|_| state == before.state),
    })
}

/// Puts an overlay in its place in one step.
fn put(pack: &Path, overlay: &Overlay) -> anyhow::Result<()> {
    let path = pack.join(OVERLAY_NAME);
    let fresh = pack.join(format!(".{OVERLAY_NAME}-{}", std::process::id()));
    let written = File::create(&fresh).and_then(|mut file| {
        file.write_all(&overlay.write())?;
        file.sync_all()
    });
    written
        .and_then(|()| fs::rename(&fresh, &path))
        .inspect_err(|_| drop(fs::remove_file(&fresh)))
        .with_context(|| format!("{} cannot be written", path.display()))
}

fn tell_left_out(refused: &[RefusedTerms], unknown: &[RefusedTerms]) -> std::io::Result<()> {
    let mut err = std::io::stderr().lock();
    let all = refused.len() + unknown.len();
    for RefusedTerms { line, id, why } in refused.iter().chain(unknown).take(TOLD) {
        let line = match line {
            0 => String::new(),
            line => format!("line {line}, "),
        };
        writeln!(err, "  left out: {line}{id:?}: {why}")?;
    }
    if all > TOLD {
        writeln!(err, "  and {} more", all - TOLD)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(availability: Option<StockState>, quantity: Option<u32>) -> TermsRow {
        TermsRow {
            line: 2,
            id: "A".into(),
            price: None,
            availability,
            quantity,
        }
    }

    fn pieces(state: StockState, quantity: Option<u32>) -> Stock {
        Stock {
            state,
            quantity,
            available_from: None,
        }
    }

    #[test]
    fn stock_is_changed_only_where_something_new_is_stated() {
        use StockState::{Backorder, InStock, OutOfStock};
        for (before, availability, quantity, is_counted, expected) in [
            ((InStock, Some(5)), None, None, true, None),
            // The count goes on.
            ((InStock, Some(5)), Some(InStock), None, true, None),
            (
                (InStock, Some(5)),
                None,
                Some(5),
                true,
                Some((InStock, Some(5))),
            ),
            (
                (InStock, Some(5)),
                None,
                Some(0),
                true,
                Some((OutOfStock, Some(0))),
            ),
            (
                (InStock, Some(5)),
                Some(InStock),
                Some(0),
                true,
                Some((OutOfStock, Some(0))),
            ),
            (
                (InStock, Some(5)),
                Some(OutOfStock),
                None,
                true,
                Some((OutOfStock, None)),
            ),
            (
                (InStock, Some(0)),
                Some(InStock),
                None,
                true,
                Some((InStock, None)),
            ),
            (
                (OutOfStock, None),
                None,
                Some(3),
                true,
                Some((InStock, Some(3))),
            ),
            (
                (Backorder, None),
                None,
                Some(3),
                true,
                Some((Backorder, Some(3))),
            ),
            // What is not counted in public stays so.
            (
                (OutOfStock, None),
                None,
                Some(3),
                false,
                Some((InStock, None)),
            ),
            ((InStock, None), None, Some(3), false, None),
            (
                (InStock, None),
                None,
                Some(0),
                false,
                Some((OutOfStock, None)),
            ),
        ] {
            let before = pieces(before.0, before.1);
            let expected = expected.map(|(state, quantity)| pieces(state, quantity));
            let row = stated(availability, quantity);
            assert_eq!(
                stock(&before, &row, is_counted),
                expected,
                "{before:?} {row:?}"
            );
        }
    }
}
