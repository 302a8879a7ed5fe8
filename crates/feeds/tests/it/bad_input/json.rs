//! Cases 34 to 37: JSON.

use souk_feeds::Cause;

use super::super::read;
use super::{first_place, ids};

fn record(id: &str) -> String {
    format!(
        "{{\"offerId\": \"{id}\", \"title\": \"Kettle\", \"price\": {{\"value\": \"10\", \"currency\": \"THB\"}}}}"
    )
}

#[test]
pub(super) fn what_json_forbids_is_told_with_line_and_column() {
    let one = record("a");
    for (text, line, column) in [
        (format!("[\n{},\n]", one.replace("}}", "},}")), 2, 81),
        (format!("[\n// ours\n{one}]"), 2, 1),
        (format!("[{one}, /* two */ {}]", record("b")), 1, 84),
        (
            format!(
                "[\n{}]",
                one.replace("\"title\"", "\n\"gtin\": NaN, \"title\"")
            ),
            3,
            9,
        ),
    ] {
        let (ids, report) = ids(text.as_bytes());
        assert_eq!(ids[0], "a", "{text}");
        let place = first_place(&report, Cause::JsonLoose);
        assert_eq!((place.0, place.1), (Some(line), Some(column)), "{text}");
    }
    let text = format!(
        "[{},\n{},\n{}]",
        record("a"),
        record("b").replace("\"title\":", "\"title\""),
        record("c")
    );
    let (found, report) = ids(text.as_bytes());
    assert_eq!(found, ["a", "c"]);
    let (line, column, raw) = first_place(&report, Cause::JsonMalformed);
    assert_eq!(
        (line, column, raw.as_deref()),
        (Some(2), Some(26), Some("a colon is missing behind a name"))
    );
    let error = read(format!("[{}]]\n{}", record("a"), record("b")).as_bytes()).unwrap_err();
    assert_eq!(error.problem.code(), "json-broken");
    assert_eq!((error.line, error.column), (Some(1), Some(83)));
}

#[test]
pub(super) fn records_stand_in_lists_lines_wrappers_and_pages() {
    let (a, b) = (record("a"), record("b"));
    for text in [
        format!("[{a}, {b}]"),
        format!("{a}\n{b}\n"),
        format!("{a}\r\n\r\n{b}"),
        format!("\u{1e}{a}\n\u{1e}{b}\n"),
        format!("{a}{b}"),
        format!("{{\"total\": 2, \"products\": [{a}, {b}], \"next\": null}}"),
        format!(
            "{{\"data\": {{\"products\": {{\"edges\": [{{\"cursor\": \"x\", \"node\": {a}}}, {{\"node\": {b}}}]}}}}}}"
        ),
        format!("{{\"products\": [{a}]}}\n{{\"products\": [{b}]}}"),
        format!("[{{\"products\": [{a}]}}, {{\"products\": [{b}]}}, {{\"products\": []}}]"),
    ] {
        let (ids, report) = ids(text.as_bytes());
        assert_eq!(ids, ["a", "b"], "{text}");
        assert_eq!(report.count(Cause::JsonMalformed), 0, "{text}\n{report}");
    }
}

#[test]
pub(super) fn a_broken_line_of_json_lines_costs_itself() {
    let text = format!(
        "{}\n{}\n{}\n",
        record("a"),
        record("b").replace("\"Kettle\"", "\"Ket{tle"),
        record("c")
    );
    let (found, report) = ids(text.as_bytes());
    assert_eq!(found, ["a", "c"]);
    assert_eq!(first_place(&report, Cause::JsonMalformed).0, Some(2));
}

#[test]
pub(super) fn odd_values_lose_nothing() {
    let text = "[null, {\"offerId\": 90071992547409931, \"title\": \"Kettle\", \"title\": \"Pot\", \"price\": {\"value\": 10.50, \"currency\": \"THB\"}, \
        \"weight\": NaN, \"gtin\": 4006381333931, \"brand\": null, \"sizes\": [1.0, \"2\", 3e2], \"deep\": {\"a\": {\"b\": [\"x\"]}}}, 7, {}]";
    let (feed, report) = read(text.as_bytes()).unwrap();
    assert_eq!((feed.counts.read, feed.counts.accepted), (4, 1));
    let row = &feed.rows[0];
    assert_eq!(
        (row.id.as_str(), row.title.as_str()),
        ("90071992547409931", "Kettle")
    );
    assert_eq!(row.price.as_ref().unwrap().regular.minor(), 1050);
    assert_eq!(
        (row.gtin.as_deref(), row.brand.as_deref()),
        (Some("04006381333931"), None)
    );
    let extras: Vec<(&str, &str)> = row
        .extras
        .iter()
        .map(|extra| (extra.name.as_str(), extra.value.as_str()))
        .collect();
    assert_eq!(
        extras,
        [
            ("title", "Pot"),
            ("sizes", "1.0"),
            ("sizes", "2"),
            ("sizes", "300"),
            ("deep.a.b", "x")
        ]
    );
    assert_eq!(
        (
            report.count(Cause::RecordNoObject),
            report.count(Cause::JsonNameRepeated),
            report.count(Cause::IdMissing)
        ),
        (2, 1, 1),
        "{report}"
    );
}

#[test]
pub(super) fn a_list_that_is_cut_off_is_an_error() {
    let whole = format!("{{\"products\": [{}, {}]}}", record("a"), record("b"));
    for end in [whole.len() - 1, whole.len() - 2, whole.len() - 20] {
        let error = read(whole.get(..end).unwrap().as_bytes()).unwrap_err();
        assert_eq!(error.problem.code(), "truncated", "{error}");
        assert!(error.to_string().contains("--partial"), "{error}");
    }
}
