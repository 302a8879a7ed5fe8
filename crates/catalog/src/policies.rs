//! A shop's policies in one language, in a file of their own: few visitors read them.

use souk_commerce::{Passage, Policy, PolicyKind};

use crate::bytes::{Frame, FrameWriter, Reader, Writer};
use crate::contents::read_language;
use crate::error::PackError;
use crate::file_name::FileKind;

/// Tag of the only section.
const POLICIES: u8 = 1;

/// Kinds of passages.
#[derive(Clone, Copy)]
enum Form {
    Heading,
    Paragraph,
    Item,
}

const FORMS: [Form; 3] = [Form::Heading, Form::Paragraph, Form::Item];

/// The bytes of policies.
pub(crate) fn write(policies: &[Policy]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.list(policies, |writer, policy| {
        write_kind(writer, policy.kind);
        writer.text(policy.language.as_str());
        writer.text(&policy.title);
        writer.list(&policy.text, |writer, passage| {
            let (form, text) = match passage {
                Passage::Heading(text) => (0, text),
                Passage::Paragraph(text) => (1, text),
                Passage::Item(text) => (2, text),
            };
            writer.u8(form);
            writer.text(text);
        });
    });
    let mut frame = FrameWriter::new(FileKind::Policies);
    frame.section(POLICIES, writer);
    frame.finish()
}

/// Reads the bytes of a `.policies` file.
///
/// # Errors
/// [`PackError`] when they are no policies of this version.
pub fn read_policies(bytes: &[u8]) -> Result<Vec<Policy>, PackError> {
    let mut frame = Frame::open(bytes, FileKind::Policies)?;
    let mut reader = frame.reader(POLICIES, "the policies");
    let policies = reader.list("the policies", |reader| {
        Some(Policy {
            kind: read_kind(reader)?,
            language: read_language(reader)?,
            title: reader.string("a policy's title"),
            text: reader.list("a policy's text", read_passage),
        })
    });
    frame.close(&reader, "the end of the policies");
    frame.finish(Some(policies))
}

fn read_passage(reader: &mut Reader<'_>) -> Option<Passage> {
    let form = reader.choice(&FORMS, "a kind of passage")?;
    let text = reader.string("a passage");
    Some(match form {
        Form::Heading => Passage::Heading(text),
        Form::Paragraph => Passage::Paragraph(text),
        Form::Item => Passage::Item(text),
    })
}

pub(crate) fn write_kind(writer: &mut Writer, kind: PolicyKind) {
    let place = PolicyKind::ALL.iter().position(|known| *known == kind);
    writer.size(place.unwrap_or(0));
}

pub(crate) fn read_kind(reader: &mut Reader<'_>) -> Option<PolicyKind> {
    reader.choice(&PolicyKind::ALL, "a kind of policy")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policies() -> Vec<Policy> {
        vec![Policy {
            kind: PolicyKind::Returns,
            language: crate::samples::tag("en"),
            title: "Returns".to_owned(),
            text: vec![
                Passage::Heading("How".to_owned()),
                Passage::Paragraph("Write to us.".to_owned()),
                Passage::Item("within 14 days".to_owned()),
            ],
        }]
    }

    #[test]
    fn policies_come_back_as_they_were() {
        let bytes = write(&policies());
        assert_eq!(read_policies(&bytes).unwrap(), policies());
    }

    #[test]
    fn no_damage_is_read_as_policies_that_nobody_wrote_or_stops_the_program() {
        let whole = write(&policies());
        for length in 0..whole.len() {
            assert!(read_policies(whole.get(..length).unwrap()).is_err());
        }
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            if let Some(byte) = bytes.get_mut(place) {
                *byte ^= 0xFF;
            }
            // Another text may come of it, never a panic.
            drop(read_policies(&bytes));
        }
    }
}
