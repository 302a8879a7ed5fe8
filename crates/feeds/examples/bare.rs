//! A bare streaming parse: what a file costs before anybody asks what it means. `cargo xtask bench feeds` compares.
//!
//! `bare FILE` prints how many elements or cells there are. What the parser gives is looked at, and nothing is kept.

use std::fs::File;
use std::io::{BufReader, Error, Result, Write as _};
use std::path::Path;

use quick_xml::events::Event;

fn main() -> Result<()> {
    let name = std::env::args().nth(1).unwrap_or_default();
    let count = if Path::new(&name)
        .extension()
        .is_some_and(|kind| kind == "csv")
    {
        table(&name)?
    } else {
        xml(&name)?
    };
    writeln!(std::io::stdout(), "{count}")
}

/// Elements of an XML file, with the bytes of its texts.
fn xml(name: &str) -> Result<usize> {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(File::open(name)?));
    let mut buffer = Vec::new();
    let mut count: usize = 0;
    loop {
        match reader.read_event_into(&mut buffer).map_err(Error::other)? {
            Event::Eof => return Ok(count),
            Event::Start(_) | Event::Empty(_) => count = count.saturating_add(1),
            _ => {}
        }
        buffer.clear();
    }
}

/// Cells of a table.
fn table(name: &str) -> Result<usize> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(File::open(name)?);
    let mut record = csv::ByteRecord::new();
    let mut count: usize = 0;
    while reader.read_byte_record(&mut record)? {
        count = count.saturating_add(record.len());
    }
    Ok(count)
}
