//! Cuts a folded text into what stands together: words with their joints, and runs of scripts without spaces.

/// A piece of text between blanks or marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Letters and digits, with joints such as `-` or `/` between the parts: `wh-1000xm5` is `wh` and `1000xm5`.
    Word(Vec<String>),
    /// A run of Thai, Lao, Khmer, Burmese, Han, Kana or Hangul, as characters with their marks.
    Run(Vec<String>),
}

/// What a character is in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Run,
    /// A mark that belongs to the character of a run before it.
    RunMark,
    Joint,
    Gap,
}

fn class(character: char) -> Class {
    match u32::from(character) {
        0x0E31
        | 0x0E34..=0x0E3A
        | 0x0E47..=0x0E4E
        | 0x0EB1
        | 0x0EB4..=0x0EBC
        | 0x0EC8..=0x0ECE
        | 0x102B..=0x103E
        | 0x17B4..=0x17D3
        | 0x3099..=0x309A => Class::RunMark,
        0x0E00..=0x0EFF
        | 0x1000..=0x109F
        | 0x1100..=0x11FF
        | 0x1780..=0x17FF
        | 0x3041..=0x30FF
        | 0x3105..=0x318E
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7AF
        | 0xF900..=0xFAFF
        | 0x20000..=0x3FFFF
            if character.is_alphanumeric() =>
        {
            Class::Run
        }
        _ if character.is_alphanumeric() => Class::Word,
        _ if matches!(
            character,
            '-' | '/' | '.' | ',' | '\'' | '’' | '_' | '+' | '&' | '‐' | '‑' | '–' | '×'
        ) =>
        {
            Class::Joint
        }
        _ => Class::Gap,
    }
}

/// Whether a folded character belongs to a word of a script with spaces.
pub(super) fn is_word(character: char) -> bool {
    class(character) == Class::Word
}

/// Whether a run beginning like this is cut into words: Thai, Lao, Burmese and Khmer. Han, Kana and Hangul are not.
pub(crate) fn has_words(run: &str) -> bool {
    run.chars().next().is_some_and(is_of_words)
}

fn is_of_words(character: char) -> bool {
    matches!(u32::from(character), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF)
}

/// A number for the alphabet of a letter: those of one word differ by 1 at most. Digits go with all.
fn alphabet(letter: char) -> u8 {
    match u32::from(letter) {
        0x30..=0x39 => 3,
        0..=0x36F | 0x1E00..=0x1EFF => 2,
        0x590..=0x8FF => 4,
        // The rest is told apart from nothing.
        _ => 3,
    }
}

/// The segments of a folded text, in order.
pub(crate) fn segments(folded: &str) -> Vec<Segment> {
    let mut cutter = Cutter::default();
    let mut characters = folded.chars().peekable();
    while let Some(character) = characters.next() {
        match class(character) {
            Class::Word => cutter.letter(character),
            Class::Run => cutter.run(character),
            Class::RunMark => cutter.mark(character),
            Class::Joint => {
                let goes_on = characters
                    .peek()
                    .is_some_and(|next| class(*next) == Class::Word);
                let is_decimal = matches!(character, '.' | ',')
                    && characters.peek().is_some_and(char::is_ascii_digit);
                cutter.joint(goes_on, is_decimal);
            }
            Class::Gap => cutter.end(),
        }
    }
    cutter.end();
    cutter.segments
}

#[derive(Default)]
struct Cutter {
    segments: Vec<Segment>,
    parts: Vec<String>,
    clusters: Vec<String>,
}

impl Cutter {
    fn letter(&mut self, character: char) {
        self.end_run();
        let before = self.parts.last().and_then(|part| part.chars().last());
        if before.is_some_and(|before| alphabet(before).abs_diff(alphabet(character)) > 1) {
            self.end_word();
        }
        match self.parts.last_mut() {
            Some(part) => part.push(character),
            None => self.parts.push(character.to_string()),
        }
    }

    fn run(&mut self, character: char) {
        self.end_word();
        let before = self.clusters.last();
        if before.is_some_and(|before| has_words(before) != is_of_words(character)) {
            self.end_run();
        }
        self.clusters.push(character.to_string());
    }

    fn mark(&mut self, character: char) {
        self.end_word();
        match self.clusters.last_mut() {
            Some(cluster) => cluster.push(character),
            None => self.clusters.push(character.to_string()),
        }
    }

    /// A joint between letters begins another part; between digits, `.` and `,` belong to the number.
    fn joint(&mut self, goes_on: bool, is_decimal: bool) {
        let after_digit = self
            .parts
            .last()
            .is_some_and(|part| part.ends_with(|last: char| last.is_ascii_digit()));
        match self.parts.last_mut() {
            Some(part) if is_decimal && after_digit => part.push('.'),
            Some(_) if goes_on => self.parts.push(String::new()),
            _ => self.end(),
        }
    }

    fn end_word(&mut self) {
        self.parts.retain(|part| !part.is_empty());
        if !self.parts.is_empty() {
            self.segments
                .push(Segment::Word(std::mem::take(&mut self.parts)));
        }
    }

    fn end_run(&mut self) {
        if !self.clusters.is_empty() {
            self.segments
                .push(Segment::Run(std::mem::take(&mut self.clusters)));
        }
    }

    fn end(&mut self) {
        self.end_word();
        self.end_run();
    }
}
