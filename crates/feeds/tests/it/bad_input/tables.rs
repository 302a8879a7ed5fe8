//! Cases 27 to 33: CSV and TSV.

use souk_feeds::Cause;

use super::super::read;
use super::{first_place, ids};

#[test]
pub(super) fn the_delimiter_is_found() {
    for text in [
        "id,title,price\n1,\"a;b;c;d;e\",10 THB\n2,\"f;g;h;i;j\",10 THB\n",
        "id;title;price\n1;a, b, c, d;10 THB\n2;\"x;y\";10 THB\n",
        "id\ttitle\tprice\n1\ta,b;c|d\t10 THB\n2\tx\t10 THB\n",
        "id|title|price\n1|a,b;c|10 THB\n2|x|10 THB\n",
        "sep=|\nid|title|price\n1|a,b,c|10 THB\n2|x|10 THB\n",
        "\"sep=;\"\r\nid;title;price\r\n1;a;10 THB\r\n2;x;10 THB\r\n",
    ] {
        let (ids, report) = ids(text.as_bytes());
        assert_eq!(ids, ["1", "2"], "{text}");
        assert_eq!(report.count(Cause::RowTooLong), 0, "{text}\n{report}");
    }
}

#[test]
pub(super) fn quotes_that_are_not_escaped_are_text() {
    let text = "id,title,price\n1,\"A 5\" screen, wide\",10 THB\n2,5\" screen,11 THB\n3,\"say \"\"hi\"\"\",12 THB\n";
    let (feed, _) = read(text.as_bytes()).unwrap();
    let titles: Vec<&str> = feed.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["A 5\" screen, wide", "5\" screen", "say \"hi\""]);
    let text = "id,title,price\n1,\"say \\\"hi\\\" now\",10 THB\n2,\"a \\\"b\\\"\",11 THB\n";
    let (feed, _) = read(text.as_bytes()).unwrap();
    let titles: Vec<&str> = feed.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["say \"hi\" now", "a \"b\""]);
}

#[test]
pub(super) fn a_quote_that_is_not_closed_costs_its_line() {
    let rows: String = (3..60)
        .map(|n| format!("{n},\"Pot {n}\",10 THB\n"))
        .collect();
    for opening in ["2,\"Kettle,10 THB\n", "2,Kettle,\"10 THB\n"] {
        let text = format!("id,title,price\n1,Cup,9 THB\n{opening}{rows}");
        let (found, report) = ids(text.as_bytes());
        assert_eq!(
            (found.len(), found[0].as_str(), found[1].as_str()),
            (58, "1", "3"),
            "{report}"
        );
        let (line, _, raw) = first_place(&report, Cause::QuoteUnclosed);
        assert_eq!(line, Some(3));
        assert!(raw.unwrap().starts_with('"'));
        assert_eq!(report.count(Cause::QuoteUnclosed), 1);
    }
    // Nothing behind it closes it either.
    let (found, report) = ids(b"id,title,price\n1,\"Kettle,10 THB\n2,Pot,11 THB\n3,Pan,12 THB\n");
    assert_eq!(found, ["2", "3"]);
    assert_eq!(first_place(&report, Cause::QuoteUnclosed).0, Some(2));
}

#[test]
pub(super) fn lines_break_in_cells_and_end_in_any_way() {
    for end in ["\n", "\r\n", "\r"] {
        let text = [
            "id,title,description,price",
            "1,Kettle,\"one",
            "two",
            "\",10 THB",
            "2,Pot,x,",
            "3,Pan,y,0",
        ]
        .join(end);
        let (feed, report) = read(text.as_bytes()).unwrap();
        assert_eq!(feed.rows.len(), 3, "{end:?}");
        assert_eq!(feed.rows[0].description.blocks.len(), 2, "{end:?}");
        assert_eq!(first_place(&report, Cause::PriceZero).0, Some(6), "{end:?}");
    }
}

#[test]
pub(super) fn ragged_rows_are_read_where_nothing_is_lost() {
    let mut text = String::from("id;title;price\n1;Kettle;10 THB;;;\n2;Pot\n3;Tea; green;12 THB\n");
    text.push_str(&";;\n".repeat(3000));
    text.push_str("\n   \n4;Pan;13 THB\n");
    let (found, report) = ids(text.as_bytes());
    assert_eq!(found, ["1", "2", "4"]);
    let (line, _, raw) = first_place(&report, Cause::RowTooLong);
    assert_eq!(
        (line, raw.as_deref()),
        (Some(4), Some("3;Tea; green;12 THB"))
    );
    assert!(report.count(Cause::RowBlank) >= 3000, "{report}");
    assert_eq!(report.count(Cause::PriceMissing), 1);
}

#[test]
pub(super) fn headers_may_be_blank_double_or_late() {
    let text = "Our products,,,,\n\nno,id,title,price,,note,note\n1,a,Kettle,10 THB,x,y,z\n";
    let (feed, _) = read(text.as_bytes()).unwrap();
    let extras: Vec<(&str, &str)> = feed.rows[0]
        .extras
        .iter()
        .map(|extra| (extra.name.as_str(), extra.value.as_str()))
        .collect();
    assert_eq!(
        extras,
        [("no", "1"), ("column 5", "x"), ("note", "y"), ("note", "z")]
    );
    assert_eq!((feed.rows[0].id.as_str(), feed.rows[0].line), ("a", 4));
}

#[test]
pub(super) fn a_table_without_header_is_refused_with_a_look_at_it() {
    let error = read(
        "8850123;กาน้ำ;120.00;https://x.example/a\n8850124;Pot;80.00;https://x.example/b\n"
            .as_bytes(),
    )
    .unwrap_err();
    assert_eq!(error.problem.code(), "no-header");
    let told = error.to_string();
    assert!(
        told.contains("8850123 | กาน้ำ | 120.00 | https://x.example/a"),
        "{told}"
    );
    assert!(
        told.contains("write the names of the columns into the first line"),
        "{told}"
    );
}

#[test]
pub(super) fn guards_against_spreadsheets_are_taken_off_and_formulas_are_text() {
    let text = "id,title,price,gtin,mpn\n'0012,=cmd|' /C calc'!A0,10 THB,'4006381333931,\"=\"\"00123\"\"\"\n2,'n Boek,10 THB,4006381333931,@x\n";
    let (feed, _) = read(text.as_bytes()).unwrap();
    let (first, second) = (&feed.rows[0], &feed.rows[1]);
    assert_eq!(
        (first.id.as_str(), first.title.as_str()),
        ("0012", "=cmd|' /C calc'!A0")
    );
    assert_eq!(
        (first.gtin.as_deref(), first.mpn.as_deref()),
        (Some("04006381333931"), Some("00123"))
    );
    assert_eq!(
        (second.title.as_str(), second.mpn.as_deref()),
        ("'n Boek", Some("@x"))
    );
}

#[test]
pub(super) fn what_a_spreadsheet_has_damaged_is_told() {
    let text = "id;title;price;gtin;size\n4.54E+12;Kettle;10 THB;4.54836E+12;M\nb;Pot;10 THB;4548360000000;12-Oct\nc;Pan;10 THB;36000291452;L\n";
    let (feed, report) = read(text.as_bytes()).unwrap();
    assert_eq!(feed.rows.len(), 3);
    assert_eq!(report.count(Cause::SpreadsheetNumber), 2, "{report}");
    assert_eq!(
        first_place(&report, Cause::SpreadsheetNumber).2.as_deref(),
        Some("4.54836E+12")
    );
    assert_eq!(
        first_place(&report, Cause::SpreadsheetId).2.as_deref(),
        Some("4.54E+12")
    );
    assert_eq!(
        first_place(&report, Cause::SpreadsheetDate).2.as_deref(),
        Some("12-Oct")
    );
    assert_eq!(
        feed.rows[2].gtin.as_deref(),
        Some("00036000291452"),
        "one lost zero is put back where the check digit then fits"
    );
    assert_eq!((&feed.rows[0].gtin, &feed.rows[1].gtin), (&None, &None));
}
