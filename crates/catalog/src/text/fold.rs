//! Folding: the form in which two spellings of one word are equal.

use super::letters;

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

/// A folded text, with the place of the character in the text from which each of its bytes comes, and the end of the text behind.
pub(crate) fn fold_with_places(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (place, character) in text.char_indices() {
        fold_into(character, &mut folded);
        // A character may take the one before it back.
        places.truncate(folded.len());
        places.resize(folded.len(), place);
    }
    places.push(text.len());
    (folded, places)
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
        // Of two tone marks the second is a slip.
        _ if is_tone(character) => {
            let tone = take_tone(folded).unwrap_or(character);
            folded.push(tone);
        }
        // SARA AM is also typed as its two halves, with the tone mark before, between or behind them; other vowel signs behind the
        // tone mark that stands above them.
        '\u{E31}'..='\u{E32}'
        | '\u{E34}'..='\u{E39}'
        | '\u{EB1}'..='\u{EB2}'
        | '\u{EB4}'..='\u{EB9}' => {
            let tone = take_tone(folded);
            if code & 0x7F != 0x32 {
                folded.push(character);
                folded.extend(tone);
                return;
            }
            let is_am = matches!(folded.chars().next_back(), Some('\u{E4D}' | '\u{ECD}'));
            if is_am {
                folded.pop();
            }
            folded.extend(tone);
            let am = if code == 0xE32 { '\u{E33}' } else { '\u{EB3}' };
            folded.push(if is_am { am } else { character });
        }
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
        _ => match letters::folded(code) {
            Some(letters::GONE) => {}
            Some(letter) => folded.push(letter),
            None => folded.push(base(code).unwrap_or_else(|| lower(character))),
        },
    }
}

/// Takes the tone mark at the end back.
fn take_tone(folded: &mut String) -> Option<char> {
    let last = folded.chars().next_back();
    last.filter(|last| is_tone(*last))
        .and_then(|_| folded.pop())
}

/// Whether it is a tone mark of Thai or Lao.
fn is_tone(character: char) -> bool {
    matches!(character, '\u{E48}'..='\u{E4B}' | '\u{EC8}'..='\u{ECB}')
}

/// The ASCII digit of a decimal digit of any script.
fn digit(code: u32) -> Option<char> {
    let after = ZEROS.partition_point(|zero| *zero <= code);
    let zero = ZEROS.get(after.checked_sub(1)?)?;
    char::from_digit(code - zero, 10)
}

/// The Latin letter without its diacritics, in lower case, where a table knows it.
fn base(code: u32) -> Option<char> {
    let from = |table: &[u8], first: u32| {
        let letter = *table.get(crate::bytes::index(code.checked_sub(first)?))?;
        (letter != b'.').then_some(char::from(letter))
    };
    match code {
        0xC0..=0x24F => from(LATIN, 0xC0),
        0x1E00..=0x1EFF => from(LATIN_ADDITIONAL, 0x1E00),
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
