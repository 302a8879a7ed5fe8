use proptest::prelude::*;

use super::*;

fn read(text: &str) -> (Vec<(String, String)>, Vec<Looseness>) {
    let (value, remarks) = parse(text, (1, 1)).unwrap();
    let fields = value.into_fields().unwrap();
    (
        fields
            .into_iter()
            .map(|field| (field.name, field.value))
            .collect(),
        remarks.into_iter().map(|remark| remark.0).collect(),
    )
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[test]
fn values_stay_as_they_are_written() {
    let text = r#"{"id": 12345678901234567890, "price": 15.10, "small": 1.5e-3, "big": 2E3, "on": true,
        "title": "a\u00e9\ud83d\ude00\"\\\n", "none": null, "tags": ["x", "y"]}"#;
    let (fields, remarks) = read(text);
    assert_eq!(
        fields,
        [
            pair("id", "12345678901234567890"),
            pair("price", "15.10"),
            pair("small", "0.0015"),
            pair("big", "2000"),
            pair("on", "true"),
            pair("title", "aé😀\"\\"),
            pair("none", ""),
            pair("tags", "x"),
            pair("tags", "y"),
        ]
    );
    assert!(remarks.is_empty());
}

#[test]
fn what_real_exports_do_is_read_with_a_remark() {
    for (text, what) in [
        ("{\"a\": 1,}", Looseness::Comma),
        ("{\"a\": [1,], /* x */ \"b\": 2}", Looseness::Comma),
        ("{ // x\n\"a\": 1}", Looseness::Comment),
        ("{\"a\": NaN}", Looseness::NotANumber),
        ("{\"a\": \"x\ny\"}", Looseness::LineBreak),
        ("{\"a\": \"\\ud83d\"}", Looseness::Surrogate),
        ("{\"a\": 1, \"a\": 2}", Looseness::RepeatedName),
    ] {
        assert_eq!(read(text).1.first(), Some(&what), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_told_with_line_and_column() {
    for (text, line, column, detail) in [
        (
            "{\"a\": }",
            1,
            7,
            "a value is missing, or a text stands without quotes",
        ),
        ("{\n \"a\" 1}", 2, 6, "a colon is missing behind a name"),
        ("{\"a\": 1\n \"b\": 2}", 2, 2, "a comma is missing"),
        ("{\"a\": \"x}", 1, 7, "a text is not closed"),
        ("{a: 1}", 1, 2, "a name in double quotes should stand here"),
        ("[1, 2", 1, 6, "a list is not closed"),
        ("{} x", 1, 4, "something stands behind the value"),
    ] {
        let broken = parse(text, (1, 1)).unwrap_err();
        assert_eq!(
            (broken.line, broken.column, broken.detail),
            (line, column, detail),
            "{text}"
        );
    }
    let deep = "[".repeat(100);
    assert!(parse(&deep, (1, 1)).unwrap_err().too_deep);
}

#[test]
fn a_start_that_is_cut_anywhere_gives_what_is_there() {
    let text = r#"{"products": [{"id": 1, "title": "caf\u00e9"}, {"id": 2}]}"#;
    for end in 0..text.len() {
        assert!(parse_start(text.get(..end).unwrap(), 3).len() <= 1);
    }
    assert_eq!(parse_start(text.get(..28).unwrap(), 3).len(), 1);
}

proptest! {
    #[test]
    fn no_text_panics(text in r#"(\{|\}|\[|\]|"|,|:|\\u|\\|//|/\*|1|e9|null|NaN|\PC|\n){0,40}"#) {
        prop_assert!(parse(&text, (1, 1)).is_ok_and(|(value, _)| value.line > 0) || parse_start(&text, 4).len() <= 4);
    }
}
