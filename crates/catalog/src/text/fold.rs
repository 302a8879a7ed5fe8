//! Folding: the form in which two spellings of one word are equal.

use super::arabic;

/// Base letters of U+00C0 to U+024F; a point where the letter stays as it is.
const LATIN: &[u8] = b"aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuu\
wwyyyzzzzzzsbb....occdddd.eaeffg..iikkl..nnooooopp.....ttttuu.vyyzzzzz..........dddlllnnnaaiioouuuuuuuuuueaaaaaagggg\
kkoooozzjdddgg..nnaaaaooaaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylntj..accltsz..buveejjqqrryy";
/// Base letters of U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnn\
oooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..s.\
aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// The zeros of decimal digits outside ASCII (Unicode general category Nd), ascending.
const ZEROS: [u32; 60] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650,
    0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50,
    0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// Lower case, without diacritics, with Arabic spellings made one, and digits of every script as `0` to `9`.
///
/// Folding a folded text changes nothing.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        fold_into(character, &mut folded);
    }
    folded
}

fn fold_into(character: char, folded: &mut String) {
    if character.is_ascii() {
        folded.push(character.to_ascii_lowercase());
        return;
    }
    let code = u32::from(character);
    if let Some(digit) = digit(code) {
        folded.push(digit);
        return;
    }
    match character {
        'ß' | 'ẞ' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'þ' | 'Þ' => folded.push_str("th"),
        'ĳ' | 'Ĳ' => folded.push_str("ij"),
        '\u{E33}' => folded.push_str("\u{E4D}\u{E32}"),
        // Two SARA E look like one SARA AE and are often typed for it.
        'เ' if folded.ends_with('เ') => {
            folded.pop();
            folded.push('แ');
        }
        // Full-width forms of ASCII.
        '\u{FF01}'..='\u{FF5E}' => {
            let ascii = char::from_u32(code - 0xFEE0).unwrap_or(character);
            folded.push(ascii.to_ascii_lowercase());
        }
        '\u{3000}' | '\u{A0}' => folded.push(' '),
        _ if is_ignored(code) => {}
        _ => folded.push(base(code).unwrap_or_else(|| arabic::letter(lower(character)))),
    }
}

/// The ASCII digit of a decimal digit of any script.
fn digit(code: u32) -> Option<char> {
    let after = ZEROS.partition_point(|zero| *zero <= code);
    let zero = ZEROS.get(after.checked_sub(1)?)?;
    char::from_digit(code - zero, 10)
}

/// Marks that do not make another word, and characters without width.
fn is_ignored(code: u32) -> bool {
    matches!(code,
        0xAD | 0x0300..=0x036F | 0x0483..=0x0487 | 0x0591..=0x05BD | 0x05BF | 0x05C1..=0x05C2 | 0x05C4..=0x05C5
        | 0x05C7 | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069
        | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xFEFF)
        || arabic::is_mark(code)
}

/// The letter without its diacritics, in lower case, where a table or a rule knows it.
fn base(code: u32) -> Option<char> {
    let from = |table: &[u8], first: u32| {
        let letter = *table.get(crate::bytes::index(code.checked_sub(first)?))?;
        (letter != b'.').then_some(char::from(letter))
    };
    match code {
        0xC0..=0x24F => from(LATIN, 0xC0),
        0x1E00..=0x1EFF => from(LATIN_ADDITIONAL, 0x1E00),
        0x370..=0x3FF => greek(code),
        0x1F00..=0x1FFF => polytonic(code),
        0x400..=0x4FF => cyrillic(code),
        0x5DA => Some('כ'),
        0x5DD => Some('מ'),
        0x5DF => Some('נ'),
        0x5E3 => Some('פ'),
        0x5E5 => Some('צ'),
        _ => None,
    }
}

/// The small letter. The standard library's table knows all scripts and weighs more than the rest of this file; these
/// are the ones that shops write in.
fn lower(character: char) -> char {
    let code = u32::from(character);
    let small = match code {
        0x391..=0x3AB | 0x410..=0x42F => code + 0x20,
        0x402..=0x40F => code + 0x50,
        0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => code | 1,
        0x4C0 => 0x4CF,
        0x4C1..=0x4CE => code + code % 2,
        0x531..=0x556 => code + 0x30,
        0x1C90..=0x1CBF => code - 0x0BC0,
        _ => code,
    };
    char::from_u32(small).unwrap_or(character)
}

fn greek(code: u32) -> Option<char> {
    Some(match code {
        0x386 | 0x3AC => 'α',
        0x388 | 0x3AD => 'ε',
        0x389 | 0x3AE => 'η',
        0x38A | 0x390 | 0x3AA | 0x3AF | 0x3CA => 'ι',
        0x38C | 0x3CC => 'ο',
        0x38E | 0x3AB | 0x3B0 | 0x3CB | 0x3CD => 'υ',
        0x38F | 0x3CE => 'ω',
        0x3C2 => 'σ',
        _ => return None,
    })
}

fn polytonic(code: u32) -> Option<char> {
    Some(match code {
        0x1F00..=0x1F0F | 0x1F70..=0x1F71 | 0x1F80..=0x1F8F | 0x1FB0..=0x1FBC => 'α',
        0x1F10..=0x1F1F | 0x1F72..=0x1F73 | 0x1FC8..=0x1FC9 => 'ε',
        0x1F20..=0x1F2F | 0x1F74..=0x1F75 | 0x1F90..=0x1F9F | 0x1FC2..=0x1FC7 | 0x1FCA..=0x1FCC => {
            'η'
        }
        0x1F30..=0x1F3F | 0x1F76..=0x1F77 | 0x1FD0..=0x1FDB => 'ι',
        0x1F40..=0x1F4F | 0x1F78..=0x1F79 | 0x1FF8..=0x1FF9 => 'ο',
        0x1FE4..=0x1FE5 | 0x1FEC => 'ρ',
        0x1F50..=0x1F5F | 0x1F7A..=0x1F7B | 0x1FE0..=0x1FEB => 'υ',
        0x1F60..=0x1F6F | 0x1F7C..=0x1F7D | 0x1FA0..=0x1FAF | 0x1FF2..=0x1FF7 | 0x1FFA..=0x1FFC => {
            'ω'
        }
        _ => return None,
    })
}

/// Letters that Unicode takes apart into a base and a mark (canonical decomposition).
fn cyrillic(code: u32) -> Option<char> {
    Some(match code {
        0x4D0..=0x4D3 => 'а',
        0x403 | 0x453 => 'г',
        0x400 | 0x401 | 0x450 | 0x451 | 0x4D6..=0x4D7 => 'е',
        0x4C1..=0x4C2 | 0x4DC..=0x4DD => 'ж',
        0x4DE..=0x4DF => 'з',
        0x40D | 0x419 | 0x439 | 0x45D | 0x4E2..=0x4E5 => 'и',
        0x407 | 0x457 => 'і',
        0x40C | 0x45C => 'к',
        0x4E6..=0x4E7 => 'о',
        0x40E | 0x45E | 0x4EE..=0x4F3 => 'у',
        0x4F4..=0x4F5 => 'ч',
        0x4F8..=0x4F9 => 'ы',
        0x4EC..=0x4ED => 'э',
        0x4DA..=0x4DB => 'ә',
        0x4EA..=0x4EB => 'ө',
        _ => return None,
    })
}
