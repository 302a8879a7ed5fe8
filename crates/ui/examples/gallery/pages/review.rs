//! The last step of the checkout with sample data.

use souk_ui::Words;
use souk_ui::components::link::Link;
use souk_ui::prelude::*;
use souk_ui::views::checkout::coupon::{CodeFacts, CouponView};
use souk_ui::views::checkout::review::{ReviewFacts, ReviewPart, ReviewView};

use super::buying::{order_lines, totals};
use super::signal;
use crate::goods::thb;
use crate::shop::{address, shop};

/// The review of two orders.
pub(super) fn review(words: &Words, language: usize) -> Node {
    let parts = [0, 2].map(|seller| ReviewPart {
        seller: words.text(&shop().sellers[seller].name),
        lines: order_lines(language, seller),
        delivery: words.text(&shop().sellers[seller].delivery[0].name),
        payment: words.pay_transfer().into(),
        totals: totals(seller),
    });
    let facts = ReviewFacts {
        address: address(),
        address_href: "#address".into(),
        delivery_href: "#delivery".into(),
        payment_href: "#payment".into(),
        parts: parts.into(),
        total: thb(129_000 + 56_000 + 5_500),
        terms: vec![
            Link::new("#terms", "Terms of sale"),
            Link::new("#returns", "Returns"),
        ],
    };
    let (facts, is_placing) = (signal(Some(facts)), signal(false));
    view! {
        <ReviewView words=words.clone() facts is_placing on_place=Callback::new(|()| ())>
            {coupons(words)}
        </ReviewView>
    }
}

/// A code that counts, one that does not any more, and one that is refused.
fn coupons(words: &Words) -> Node {
    let codes = vec![
        CodeFacts {
            code: "KETTLE10".into(),
            said: words.coupon_applied("KETTLE10", &words.money(thb(12_900))),
            is_applied: true,
        },
        CodeFacts {
            code: "NOVEMBER".into(),
            said: words.coupon_ended("NOVEMBER", "2026-11-30"),
            is_applied: false,
        },
    ];
    let refused = words.coupon_worth("500.00 THB", "BIG");
    let (codes, typed) = (signal(codes), Memo::new(|_| "BIG".to_owned()));
    let (error, spoken, is_offered) = (signal(refused), signal(String::new()), signal(true));
    view! {
        <CouponView words=words.clone() is_offered codes typed error=error.into() spoken on_event=Callback::new(|_| ())/>
    }
}
