//! Panics without places.
//!
//! The compiler writes beside each panic where it stands: path of the source file, line and column. Once panics have no
//! words nobody reads that, and the paths are those of the machine that built the program.

use anyhow::{Context as _, Result};
use wasmparser::{DataKind, Operator, Parser, Payload};

/// Bytes of a place: where its path begins, the path's length, line, column.
const PLACE: usize = 16;
/// Lines and columns beyond this belong to no source file.
const MOST: usize = 100_000;

/// A piece of memory that the program brings along.
struct Segment {
    /// Where it stands in memory.
    address: usize,
    /// Where it stands in the file.
    offset: usize,
    length: usize,
}

/// The program with zeros for every place and every path of a source file.
pub(super) fn blanked(mut wasm: Vec<u8>) -> Result<Vec<u8>> {
    let segments = segments(&wasm)?;
    let mut blanks = Vec::new();
    for segment in &segments {
        // The compiler puts a structure of numbers at a multiple of four, counted in memory.
        let first = segment.address.next_multiple_of(4) - segment.address;
        for at in (first..segment.length.saturating_sub(PLACE - 1)).step_by(4) {
            let place = segment.offset + at;
            let Some([path, length, line, column]) = numbers(&wasm, place) else {
                continue;
            };
            let is_position = (1..MOST).contains(&line) && (1..MOST).contains(&column);
            let Some(path) = offset_of(&segments, path, length).filter(|_| is_position) else {
                continue;
            };
            if wasm.get(path..path + length).is_some_and(is_source) {
                blanks.push(place..place + PLACE);
                blanks.push(path..path + length);
            }
        }
    }
    for blank in blanks {
        wasm.get_mut(blank)
            .context("a place lies outside its program")?
            .fill(0);
    }
    Ok(wasm)
}

fn segments(wasm: &[u8]) -> Result<Vec<Segment>> {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::DataSection(section) = payload? else {
            continue;
        };
        for data in section {
            let data = data?;
            if let DataKind::Active { offset_expr, .. } = data.kind
                && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
            {
                segments.push(Segment {
                    address: usize::try_from(value.cast_unsigned())?,
                    offset: data.range.end - data.data.len(),
                    length: data.data.len(),
                });
            }
        }
    }
    Ok(segments)
}

fn numbers(wasm: &[u8], at: usize) -> Option<[usize; 4]> {
    let (words, _) = wasm.get(at..at + PLACE)?.as_chunks();
    let mut numbers = [0; 4];
    for (number, word) in numbers.iter_mut().zip(words) {
        *number = usize::try_from(u32::from_le_bytes(*word)).ok()?;
    }
    Some(numbers)
}

/// Where bytes of memory stand in the file.
fn offset_of(segments: &[Segment], address: usize, length: usize) -> Option<usize> {
    segments.iter().find_map(|segment| {
        let at = address.checked_sub(segment.address)?;
        (at.checked_add(length)? <= segment.length).then_some(segment.offset + at)
    })
}

/// Whether this is the path of a source file, with or without the zero that ends a text of C.
fn is_source(text: &[u8]) -> bool {
    let path = text.strip_suffix(&[0]).unwrap_or(text);
    path.ends_with(b".rs") && path.iter().all(u8::is_ascii_graphic)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ConstExpr, DataSection, MemorySection, MemoryType, Module};

    use super::*;

    /// A program with this in its memory from 1024 on.
    fn program(memory: &[u8]) -> Vec<u8> {
        let mut module = Module::new();
        module.section(MemorySection::new().memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        }));
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(1024), memory.iter().copied());
        module.section(&data);
        module.finish()
    }

    fn memory(numbers: [u32; 4], text: &str) -> Vec<u8> {
        let mut memory: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        memory.extend(text.as_bytes());
        memory
    }

    #[test]
    fn places_and_their_paths_are_zeros_and_nothing_else_is() {
        let wasm = program(&memory([1040, 13, 7, 9], "/src/place.rs and a text"));
        let expected = program(&memory([0; 4], "\0\0\0\0\0\0\0\0\0\0\0\0\0 and a text"));
        assert_eq!(blanked(wasm).unwrap(), expected);
        for (numbers, text) in [
            ([1040, 13, 0, 9], "/src/place.rs"),
            ([1040, 12, 7, 9], "/src/place.rs"),
            ([1040, 99, 7, 9], "/src/place.rs"),
            ([1040, 11, 7, 9], "a place .rs"),
        ] {
            let wasm = program(&memory(numbers, text));
            assert_eq!(blanked(wasm.clone()).unwrap(), wasm, "{numbers:?} {text}");
        }
    }
}
