//! Small files that say what some offers cost now and whether they can be had: a table with an id and a few columns.
//!
//! The columns bear Google's names (`id`, `price`, `availability`, `quantity`); others are passed over. An empty cell says nothing.

use std::collections::HashSet;
use std::io::Read;

use souk_commerce::product::StockState;
use souk_commerce::{Currency, Money};

use crate::carrier::{self, Carrier as _, CarrierKind, Step};
use crate::error::{FeedError, FeedProblem, Tried, UnknownFormat};
use crate::google::condition::parse_availability;
use crate::google::fields::{Meaning, by_name};
use crate::google::price::{StyleEvidence, parse_price};
use crate::record::Record;
use crate::report::{Report, shortened};
use crate::table::{Layout, TableRecords, sample};

/// What a file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Records that can be used, in the file's order; each id once.
    pub rows: Vec<TermsRow>,
    /// Records that cannot.
    pub refused: Vec<RefusedTerms>,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsRow {
    /// Line at which it begins.
    pub line: u64,
    /// The id.
    pub id: String,
    /// What a piece costs.
    pub price: Option<Money>,
    /// Whether it can be had.
    pub availability: Option<StockState>,
    /// How many there are; below zero counts as none.
    pub quantity: Option<u32>,
}

/// A record that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedTerms {
    /// Line at which it begins.
    pub line: u64,
    /// Its id, or what stands in the place of one.
    pub id: String,
    /// What is wrong, and what to do.
    pub why: &'static str,
}

/// A record as it stands in the file.
struct Raw {
    line: u64,
    cells: [String; 4],
}

const COLUMNS: [Meaning; 4] = [
    Meaning::Id,
    Meaning::Price,
    Meaning::Availability,
    Meaning::Quantity,
];

impl Terms {
    /// Reads a whole file. Prices that name no currency are in `currency`, those that name another are refused.
    ///
    /// # Errors
    /// [`FeedError`] when it is no table, has no column of ids or none of the others, or has one of reduced prices: which of two prices
    /// holds would be a guess.
    pub fn read(file: &str, input: impl Read, currency: Currency) -> Result<Self, FeedError> {
        let opened = carrier::open(file, Box::new(input), Vec::new())?;
        let name = opened.file.clone();
        let at_start = |problem| name.error(problem, (1, 1));
        if opened.kind != CarrierKind::Table {
            return Err(at_start(FeedProblem::OtherKind("no table".to_owned())));
        }
        // The first line is enough: it names the columns.
        let sample = sample(&opened.text, true);
        let before = sample.rows.iter().take_while(|row| row.is_empty()).count();
        let header = sample.rows.get(before).cloned().unwrap_or_default();
        check_columns(&header).map_err(at_start)?;
        let layout = Layout {
            style: sample.style,
            header,
            rows_before: before.saturating_add(1),
        };
        let mut records = TableRecords::new(opened.file, opened.input, layout)?;
        let (mut raws, mut terms) = (Vec::new(), Self::default());
        // What a table's rows can be at fault with costs them: they are told as refused.
        let mut unread = Report::default();
        while let Some(step) = records.next_step(&mut unread)? {
            match step {
                Step::Whole(record) => raws.push(raw(&record)),
                Step::Aside(_) => {}
                Step::Broken => terms.refused.push(RefusedTerms {
                    line: 0,
                    id: String::new(),
                    why: "a record is broken; look for a quote that is not closed",
                }),
            }
        }
        let mut evidence = StyleEvidence::default();
        for Raw {
            cells: [_, price, ..],
            ..
        } in &raws
        {
            evidence.see(price);
        }
        let mut seen: HashSet<String> = HashSet::new();
        for raw in raws {
            let read = |text: &str| parse_price(text, evidence.style(), Some(currency));
            let row = row(&raw, currency, |text| Some(read(text).ok()?.money));
            let is_new = seen.insert(raw.cells[0].clone());
            match row {
                Ok(row) if is_new => terms.rows.push(row),
                Ok(_) => terms.refuse(raw, "the id stands in the file before; write each once"),
                Err(why) => terms.refuse(raw, why),
            }
        }
        Ok(terms)
    }

    fn refuse(&mut self, raw: Raw, why: &'static str) {
        let [id, ..] = raw.cells;
        self.refused.push(RefusedTerms {
            line: raw.line,
            id: shortened(&id),
            why,
        });
    }
}

fn meaning(name: &str) -> Meaning {
    by_name(&name.trim().to_lowercase().replace([' ', '-'], "_"))
}

fn check_columns(header: &[String]) -> Result<(), FeedProblem> {
    let has = |wanted: Meaning| header.iter().any(|name| meaning(name) == wanted);
    let [_, others @ ..] = COLUMNS;
    let missing = match (has(Meaning::Id), others.into_iter().any(has)) {
        (true, true) => None,
        (false, _) => Some("id"),
        (true, false) => Some("price, availability or quantity"),
    };
    if let Some(missing) = missing {
        return Err(FeedProblem::Unknown(Box::new(UnknownFormat {
            what: "a table".to_owned(),
            seen: shortened(&header.join(", ")),
            tried: vec![Tried {
                format: "prices and stock",
                missing: vec![missing],
            }],
        })));
    }
    if has(Meaning::SalePrice) {
        let what = "a table with a column sale_price, which leaves open which price holds: put the price of this moment into `price`";
        return Err(FeedProblem::OtherKind(what.to_owned()));
    }
    Ok(())
}

fn raw(record: &Record) -> Raw {
    let cells = COLUMNS.map(|column| {
        let mut fields = record.fields.iter();
        let field = fields.find(|field| meaning(&field.name) == column);
        field.map_or(String::new(), |field| field.value.clone())
    });
    Raw {
        line: record.line,
        cells,
    }
}

fn row(
    raw: &Raw,
    currency: Currency,
    read: impl Fn(&str) -> Option<Money>,
) -> Result<TermsRow, &'static str> {
    let [id, price, availability, quantity] = &raw.cells;
    if id.is_empty() {
        return Err("the record has no id; write the one of the feed");
    }
    let price = match price.as_str() {
        "" => None,
        text => Some(read(text).ok_or("the price cannot be read; write it as 12.90")?),
    };
    if price.is_some_and(|price| price.currency() != currency) {
        return Err("the price is in another currency than the shop's; convert it first");
    }
    let availability = match availability.as_str() {
        "" => None,
        text => Some(parse_availability(text).ok_or(
            "the availability is not known; write in_stock, out_of_stock, preorder or backorder",
        )?),
    };
    let quantity = match quantity.as_str() {
        "" => None,
        text => Some(pieces(text).ok_or("the quantity is no whole number; write it as 12")?),
    };
    Ok(TermsRow {
        line: raw.line,
        id: id.clone(),
        price,
        availability,
        quantity,
    })
}

/// A number of pieces; shops that sell what they await count below zero.
fn pieces(text: &str) -> Option<u32> {
    let number: i64 = text.parse().ok()?;
    u32::try_from(number.max(0)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Terms, FeedError> {
        Terms::read("now.csv", text.as_bytes(), Currency::parse("THB").unwrap())
    }

    fn thb(minor: i64) -> Money {
        Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
    }

    #[test]
    fn an_empty_cell_says_nothing_and_columns_stand_in_any_order() {
        let terms = read("Quantity;ID;price;colour\n3;A;1.290,50;red\n;B;;\n-2;C;5,00;\n").unwrap();
        let told: Vec<_> = terms
            .rows
            .iter()
            .map(|row| (row.id.as_str(), row.price, row.quantity))
            .collect();
        assert_eq!(
            told,
            [
                ("A", Some(thb(129_050)), Some(3)),
                ("B", None, None),
                ("C", Some(thb(500)), Some(0))
            ]
        );
        assert!(terms.refused.is_empty());
    }

    #[test]
    fn a_record_that_cannot_be_read_costs_itself() {
        let terms = read(
            "id,price,availability,quantity\nA,12.90,in stock,\nB,soon,,\nC,,maybe,\nD,,,few\nA,13,,\n,5,,\nE,5 EUR,,\nF,0,,\nG,,sold out,\n",
        )
        .unwrap();
        let kept: Vec<&str> = terms.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(kept, ["A", "G"]);
        let refused: Vec<(u64, &str)> = terms
            .refused
            .iter()
            .map(|row| (row.line, row.id.as_str()))
            .collect();
        assert_eq!(
            refused,
            [
                (3, "B"),
                (4, "C"),
                (5, "D"),
                (6, "A"),
                (7, ""),
                (8, "E"),
                (9, "F")
            ]
        );
        assert_eq!(terms.rows[1].availability, Some(StockState::OutOfStock));
    }

    #[test]
    fn a_file_that_says_nothing_of_use_is_an_error_with_the_reason() {
        for (text, word) in [
            ("sku,price\nA,1\n", "no id"),
            ("id,title\nA,Kettle\n", "no price, availability or quantity"),
            ("id,price,sale_price\nA,2,1\n", "sale_price"),
            ("<rss><channel/></rss>", "no table"),
            ("{\"id\": \"A\"}", "no table"),
            ("", "empty"),
            // An export that went wrong must not take away what is known.
            ("id\tprice\n", "no record"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains(word), "{text}: {error}");
        }
    }
}
