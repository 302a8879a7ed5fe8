//! Codes for banking apps, drawn as the modules of a QR code: a page puts them into a picture of its own.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use souk_commerce::payment::{
    EpcTransfer, bill_payment_payload, creditor_reference, epc_payload, promptpay_payload,
};
use souk_commerce::{Currency, Date, Money};
use souk_ucp::v2026_04_08::{PaymentCode, PaymentMethod};

use crate::store::orders::OrderRow;

/// The largest code: what EPC069-12 allows.
const LARGEST: u8 = 13;

/// Every code by which what is still to come of an order can be transferred.
pub(crate) fn codes(order: &OrderRow) -> Vec<PaymentCode> {
    if order.payment_method != PaymentMethod::BankTransfer {
        return Vec::new();
    }
    let amount = Currency::parse(&order.currency)
        .and_then(|currency| Money::new(order.balance.outstanding(), currency).ok());
    let Some(amount) = amount else {
        return Vec::new();
    };
    let reference = &order.reference;
    let promptpay = order
        .receivers
        .promptpay
        .as_ref()
        .and_then(|to| promptpay_payload(to, amount, reference));
    let day = Date::of(order.placed_at).to_iso().replace('-', "");
    let bill = order
        .receivers
        .biller
        .as_ref()
        .and_then(|to| bill_payment_payload(to, amount, reference, &day));
    let epc = order.account.as_ref().and_then(|account| {
        epc_payload(&EpcTransfer {
            name: &account.holder,
            iban: &account.account,
            bic: account.bic.as_deref(),
            amount,
            reference: &creditor_reference(reference),
        })
    });
    [
        ("promptpay", promptpay),
        ("bill_payment", bill),
        ("epc", epc),
    ]
    .into_iter()
    .filter_map(|(kind, payload)| draw(kind, payload?))
    .collect()
}

fn draw(kind: &str, payload: String) -> Option<PaymentCode> {
    let segments = QrSegment::make_segments(&payload);
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::new(LARGEST),
        None::<Mask>,
        true,
    )
    .ok()?;
    Some(PaymentCode {
        kind: kind.to_owned(),
        size: u32::try_from(code.size()).ok()?,
        path: path(&code),
        payload,
    })
}

/// One rectangle for each run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // Writing to a text cannot fail.
                let _written = write!(path, "M{start} {y}h{0}v1h-{0}z", x - start);
            }
            x += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paints the path again, as a browser would.
    fn paint(code: &PaymentCode) -> Vec<Vec<bool>> {
        let side = code.size as usize;
        let mut dark = vec![vec![false; side]; side];
        for run in code.path.split('M').skip(1) {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            for cell in &mut dark[y][x..x + length] {
                assert!(!*cell, "a module is painted twice");
                *cell = true;
            }
        }
        dark
    }

    #[test]
    fn a_picture_has_exactly_the_modules_of_its_code() {
        for payload in [
            "1",
            "00020101021229370016A00000067701011101130066812345678",
            &"x".repeat(331),
        ] {
            let code = draw("promptpay", payload.to_owned()).unwrap();
            let expected = QrCode::encode_segments_advanced(
                &QrSegment::make_segments(payload),
                QrCodeEcc::Medium,
                Version::MIN,
                Version::new(LARGEST),
                None,
                true,
            )
            .unwrap();
            for (y, row) in paint(&code).iter().enumerate() {
                for (x, is_dark) in row.iter().enumerate() {
                    let module = expected.get_module(x.try_into().unwrap(), y.try_into().unwrap());
                    assert_eq!(*is_dark, module, "{x} {y}");
                }
            }
        }
    }

    #[test]
    fn what_no_code_holds_is_not_drawn() {
        assert_eq!(draw("epc", "x".repeat(5000)), None);
    }
}
