//! How long a value of a stream is, by its brackets and quotes.

use std::io;

use crate::input::Window;

/// Largest record.
const MAX_RECORD_BYTES: usize = 4 * 1024 * 1024;

/// A value found in the stream.
pub(super) enum Cut {
    Value {
        length: usize,
    },
    TooLarge,
    /// The file ended inside it.
    Short,
}

/// The length of the value that begins here.
pub(super) fn measure(window: &mut Window<'_>) -> io::Result<Cut> {
    let mut depth: usize = 0;
    let mut in_text = false;
    let mut at = 0;
    loop {
        let Some(byte) = window.byte(at)? else {
            let is_whole = depth == 0 && !in_text && at > 0;
            return Ok(if is_whole {
                Cut::Value { length: at }
            } else {
                Cut::Short
            });
        };
        if at > MAX_RECORD_BYTES {
            return Ok(Cut::TooLarge);
        }
        if in_text {
            match byte {
                b'\\' => at = at.saturating_add(1),
                b'"' => in_text = false,
                _ => {}
            }
            if !in_text && depth == 0 {
                return Ok(Cut::Value {
                    length: at.saturating_add(1),
                });
            }
        } else {
            match byte {
                b'"' => in_text = true,
                b'{' | b'[' => depth = depth.saturating_add(1),
                b'}' | b']' if depth == 0 => return Ok(Cut::Value { length: at }),
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Ok(Cut::Value {
                            length: at.saturating_add(1),
                        });
                    }
                }
                b',' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => {
                    return Ok(Cut::Value { length: at });
                }
                _ => {}
            }
        }
        at = at.saturating_add(1);
    }
}

/// Passes over the value that begins here, however large it is. `false` when the file ends inside it.
pub(super) fn skip_value(window: &mut Window<'_>) -> io::Result<bool> {
    let mut depth: usize = 0;
    let mut in_text = false;
    let mut is_first = true;
    loop {
        let Some(byte) = window.byte(0)? else {
            return Ok(depth == 0 && !in_text);
        };
        let mut length = 1;
        if in_text {
            match byte {
                b'\\' => length = 2,
                b'"' => in_text = false,
                _ => {}
            }
        } else {
            match byte {
                b'"' => in_text = true,
                b'{' | b'[' => depth = depth.saturating_add(1),
                b'}' | b']' | b',' if depth == 0 && !is_first => return Ok(true),
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        window.advance(length);
        if depth == 0 && !in_text && matches!(byte, b'}' | b']' | b'"') {
            return Ok(true);
        }
        is_first = false;
    }
}

/// The bytes of the next line, and moves behind it.
pub(super) fn line_length(window: &mut Window<'_>) -> io::Result<Cut> {
    let mut at = 0;
    loop {
        match window.byte(at)? {
            None | Some(b'\n') => return Ok(Cut::Value { length: at }),
            Some(_) if at > MAX_RECORD_BYTES => return Ok(Cut::TooLarge),
            Some(_) => at = at.saturating_add(1),
        }
    }
}
