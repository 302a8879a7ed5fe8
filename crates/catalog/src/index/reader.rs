//! Opens an index.

use crate::attributes::Attributes;
use crate::bytes::Frame;
use crate::error::PackError;
use crate::file_name::FileKind;
use crate::index::Index;
use crate::words::Words;

impl Index {
    /// Checks every length; postings are read when a term is asked for.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let mut frame = Frame::open(&bytes, FileKind::Index)?;
        let mut head = frame.reader(super::HEAD, "the head");
        let counts: Vec<u32> = head.list("the numbers of cards", |reader| {
            reader.number::<u32>("a number of cards")
        });
        let rows = counts.iter().copied().try_fold(0, u32::checked_add);
        if rows.is_none() {
            head.fail("a number of cards", head.offset());
        }
        frame.close(&head, "the end of the head");
        let words = Words::open(&mut frame, super::WORDS, rows.unwrap_or(0));
        let mut attributes = Attributes::default();
        if frame.has(super::ATTRIBUTES) {
            let mut reader = frame.reader(super::ATTRIBUTES, "the attributes");
            attributes = Attributes::open(&mut reader, &counts);
            frame.close(&reader, "the end of the attributes");
        }
        frame.finish(Some(()))?;
        Ok(Self {
            bytes,
            counts,
            words,
            attributes,
        })
    }
}
