//! Vectors of other programs, and laws.

use proptest::prelude::*;

use super::emv::{Objects, objects};
use super::settlement::{Balance, Outcome};
use super::*;
use crate::money::{Currency, Money};
use crate::time::Timestamp;

fn money(text: &str, currency: &str) -> Money {
    Money::parse_decimal(text, Currency::parse(currency).unwrap()).unwrap()
}

fn id(text: &str) -> PromptPayId {
    PromptPayId::parse(text).unwrap()
}

#[test]
fn the_checksum_is_the_one_of_the_catalogue() {
    assert_eq!(crc16(b"123456789"), 0x29B1);
    assert_eq!(crc16(b""), 0xFFFF);
}

/// From `dtinth/promptpay-qr` and the crate `promptparse`, recomputed with an independent checksum.
#[test]
fn codes_of_other_programs_are_read() {
    for payload in [
        "00020101021129370016A000000677010111011300668012345675802TH530376463046197",
        "00020101021129370016A000000677010111021301234567890125802TH530376463040CBD",
        "00020101021129390016A00000067701011103150123456789012345802TH530376463049781",
        "00020101021229370016A000000677010111011300660000000005802TH530376454044.226304E469",
        "00020101021229370016A0000006770101110113006681222333353037645802TH540530.0063043CAD",
        "00020101021130620016A000000677010112011301122334455660211CUSTOMER0010306INV00153037645802TH62070703SCB6304780E",
        "00020101021230650016A00000067701011201150994000165501000212123456789012030667042953037645802TH54073649.2263044534",
    ] {
        assert!(parse_emv(payload).is_some(), "{payload}");
    }
}

#[test]
fn a_damaged_code_is_refused() {
    for payload in [
        "00020101021129370016A0000006770101110113006681222333353037645802TH63041DCE",
        "00020101021129370016A0000006770101110113006681222333353037645802TH63041dcf",
        "",
        "6304",
        "0099016304FFFF",
        "000A016304FFFF",
    ] {
        assert_eq!(parse_emv(payload), None, "{payload}");
    }
    assert!(
        parse_emv("00020101021129370016A0000006770101110113006681222333353037645802TH63041DCF")
            .is_some()
    );
}

#[test]
fn a_promptpay_code_says_whom_how_much_and_what_for() {
    let payload =
        promptpay_payload(&id("081-234-5678"), money("1234.56", "THB"), "SK7F3K2Q").unwrap();
    assert_eq!(
        payload,
        "00020101021229370016A00000067701011101130066812345678530376454071234.565802TH62120508SK7F3K2Q63045971"
    );
    let read = parse_emv(&payload).unwrap();
    let find = |id: &str| read.iter().find(|(known, _)| *known == id).unwrap().1;
    assert_eq!(find("54"), "1234.56");
    assert_eq!(
        objects(find("29")).unwrap(),
        [("00", "A000000677010111"), ("01", "0066812345678")]
    );
    assert_eq!(objects(find("62")).unwrap(), [("05", "SK7F3K2Q")]);
}

/// The vector of our own that stands in the notes on payments, recomputed with an independent checksum.
#[test]
fn a_bill_carries_both_references() {
    let biller = Biller::parse("099400016550100").unwrap();
    assert_eq!(
        bill_payment_payload(&biller, money("1234.56", "THB"), "SK7F3K2Q", "20260822").unwrap(),
        "00020101021230630016A00000067701011201150994000165501000208SK7F3K2Q030820260822530376454071234.565802TH63045866"
    );
}

#[test]
fn ids_are_read_as_people_write_them() {
    for (text, expected) in [
        ("0812345678", Some("0812345678")),
        ("+66 81 234 5678", Some("0812345678")),
        ("66812345678", Some("0812345678")),
        ("1-2345-67890-12-1", Some("1234567890121")),
        ("012345678901234", Some("012345678901234")),
        ("021234567", None),
        ("81234567", None),
        ("123456789012", None),
        ("๐๘๑๒๓๔๕๖๗๘", None),
        ("+44 7700 900123", None),
        ("", None),
        ("phone", None),
    ] {
        let read = PromptPayId::parse(text).map(|id| id.to_text());
        assert_eq!(read.as_deref(), expected, "{text}");
    }
    for (text, expected) in [
        ("0994000165501", Some("099400016550100")),
        ("099400016550100", Some("099400016550100")),
        ("09940001655", None),
        ("0994000165501A0", None),
    ] {
        let read = Biller::parse(text);
        assert_eq!(read.as_ref().map(Biller::as_str), expected, "{text}");
    }
}

#[test]
fn there_is_no_code_over_nothing_in_other_money_or_in_other_letters() {
    let to = id("0812345678");
    assert_eq!(promptpay_payload(&to, money("0", "THB"), "A"), None);
    assert_eq!(promptpay_payload(&to, money("5", "EUR"), "A"), None);
    assert_eq!(promptpay_payload(&to, money("5", "THB"), "ก"), None);
    assert_eq!(promptpay_payload(&to, money("5", "THB"), ""), None);
    assert!(promptpay_payload(&to, money("1000000.00", "THB"), "A").is_some());
    let biller = Biller::parse("0994000165501").unwrap();
    for reference in ["", "a-b", "123456789012345678901"] {
        let payload = bill_payment_payload(&biller, money("5", "THB"), reference, "1");
        assert_eq!(payload, None, "{reference}");
    }
}

#[test]
fn an_epc_code_is_the_one_of_the_guideline() {
    let transfer = EpcTransfer {
        name: "Souk Shop GmbH",
        iban: "DE33 1002 0500 0001 1947 00",
        bic: None,
        amount: money("12.34", "EUR"),
        reference: "RF18539007547034",
    };
    let payload = epc_payload(&transfer).unwrap();
    assert_eq!(
        payload,
        "BCD\n002\n1\nSCT\n\nSouk Shop GmbH\nDE33100205000001194700\nEUR12.34\n\nRF18539007547034"
    );
    assert_eq!(payload.len(), 79);
    for broken in [
        EpcTransfer {
            iban: "DE34100205000001194700",
            ..transfer
        },
        EpcTransfer {
            reference: "RF19539007547034",
            ..transfer
        },
        EpcTransfer {
            amount: money("12.34", "USD"),
            ..transfer
        },
        EpcTransfer {
            amount: money("0", "EUR"),
            ..transfer
        },
        EpcTransfer {
            name: " ",
            ..transfer
        },
        EpcTransfer {
            bic: Some("X"),
            ..transfer
        },
    ] {
        assert_eq!(epc_payload(&broken), None, "{broken:?}");
    }
}

#[test]
fn references_and_accounts_check_themselves() {
    assert_eq!(creditor_reference("SK7F3K2Q"), "RF16SK7F3K2Q");
    assert!(is_creditor_reference("RF18539007547034"));
    assert!(!is_creditor_reference("RF18539007547035"));
    assert!(!is_creditor_reference("RF"));
    assert!(is_iban("GB82 WEST 1234 5698 7654 32"));
    assert!(!is_iban("GB82 WEST 1234 5698 7654 33"));
    assert!(!is_iban("012-3-45678-9"));
}

#[test]
fn every_payment_has_an_outcome() {
    let order = Balance {
        owed: 100,
        ..Balance::default()
    };
    let pay_by = Some(Timestamp(1000));
    let (some, receipt) = order.receive(60, Timestamp(1000), pay_by).unwrap();
    assert_eq!(
        (receipt.outcome, receipt.is_late),
        (Outcome::Partial, false)
    );
    let (all, receipt) = some.receive(40, Timestamp(1001), pay_by).unwrap();
    assert_eq!((receipt.outcome, receipt.is_late), (Outcome::Paid, true));
    let (twice, receipt) = all.receive(100, Timestamp(1), pay_by).unwrap();
    assert_eq!(receipt.outcome, Outcome::Surplus);
    assert_eq!(twice.due_back(), 100);
    let (over, receipt) = some.receive(41, Timestamp(1), pay_by).unwrap();
    assert_eq!(receipt.outcome, Outcome::Overpaid);
    assert_eq!(over.due_back(), 1);
    let canceled = Balance { owed: 0, ..some };
    assert_eq!(canceled.due_back(), 60);
    for none in [0, -1, i64::MIN] {
        assert_eq!(order.receive(none, Timestamp(1), pay_by), None);
        assert_eq!(all.refund(none), None);
    }
    assert_eq!(all.refund(101), None);
    let back = all.refund(30).unwrap();
    assert_eq!((back.owed, back.outstanding(), back.due_back()), (70, 0, 0));
    let back = twice.refund(130).unwrap();
    assert_eq!((back.owed, back.outstanding(), back.due_back()), (70, 0, 0));
}

#[test]
fn outcomes_are_read_as_they_are_written() {
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::parse(outcome.as_str()), Some(outcome));
    }
    assert_eq!(Outcome::parse("lost"), None);
}

proptest! {
    #[test]
    fn what_is_written_as_objects_is_read_again(values in prop::collection::vec("[ -~]{1,99}", 1..6)) {
        let written = values
            .iter()
            .enumerate()
            .fold(Objects::default(), |objects, (at, value)| objects.put(&format!("{at:02}"), value));
        let payload = written.finish().unwrap();
        let read = parse_emv(&payload).unwrap();
        let texts: Vec<&str> = read.iter().take(values.len()).map(|(_, value)| *value).collect();
        prop_assert_eq!(texts, values);
    }

    #[test]
    fn no_text_breaks_the_reader(text in ".{0,200}") {
        let _read = parse_emv(&text);
    }

    #[test]
    fn no_money_appears_or_is_lost(owed in 0_i64..1_000_000, payments in prop::collection::vec(1_i64..1_000_000, 0..8), back in 1_i64..2_000_000) {
        let mut balance = Balance { owed, ..Balance::default() };
        for payment in &payments {
            let (after, receipt) = balance.receive(*payment, Timestamp(0), None).unwrap();
            prop_assert_eq!(after.is_paid(), receipt.outcome != Outcome::Partial);
            balance = after;
        }
        prop_assert_eq!(balance.received, payments.iter().sum::<i64>());
        prop_assert_eq!(balance.outstanding() - balance.due_back(), owed - balance.received);
        let refunded = balance.refund(back);
        prop_assert_eq!(refunded.is_some(), back <= balance.received);
        if let Some(refunded) = refunded {
            // Money that went back is asked for by nobody, and no less is owed back than before less what went.
            prop_assert_eq!(refunded.outstanding(), balance.outstanding());
            prop_assert_eq!(refunded.due_back(), (balance.due_back() - back).max(0));
        }
    }
}
