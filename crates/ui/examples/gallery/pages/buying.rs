//! Cart, checkout and order with sample data.

use souk_commerce::address::{AddressField, AddressProblem};
use souk_commerce::places::Place;
use souk_commerce::shop::SaleMode;
use souk_commerce::totals::{TotalKind, Totals};
use souk_commerce::{Country, Date, LanguageTag, OfferId, Passage, Policy, PolicyKind, SellerId};
use souk_ui::Words;
use souk_ui::components::line::LineFacts;
use souk_ui::components::link::Link;
use souk_ui::prelude::*;
use souk_ui::views::address::AddressForm;
use souk_ui::views::cart::{CartFacts, CartGroup, CartSum, CartView};
use souk_ui::views::checkout::ways::{WayGroup, WaysView, cash_way, delivery_way, transfer_way};
use souk_ui::views::checkout::{CheckoutView, OrderLine, SummaryFacts, SummaryPart};
use souk_ui::views::order::{OrderFacts, OrderOccasion, OrderState, OrderView, Parcel, Transfer};
use souk_ui::views::policy::PolicyView;

use super::review::review;
use super::signal;
use crate::goods::{GOODS, NOW, image, other_currency, thb};
use crate::shop::{account, address, shop};

pub fn body(name: &str, words: &Words, language: usize) -> Node {
    match name {
        "cart" => cart(words, facts(words, language)),
        "cart-empty" => cart(words, CartFacts::default()),
        "address" => address_step(words, language, false),
        "address-errors" => address_step(words, language, true),
        "delivery" => {
            let ways = shop().sellers[0]
                .delivery
                .iter()
                .map(|way| {
                    delivery_way(
                        words,
                        &way.id,
                        &words.text(&way.name),
                        Some(way.days),
                        way.price,
                    )
                })
                .collect::<Vec<_>>();
            let legend = |name: &str| words.delivery_by(name);
            ways_step(
                words,
                language,
                1,
                words.ask_delivery(),
                "post",
                &legend,
                &|_| ways.clone(),
            )
        }
        "payment" => {
            let legend = |name: &str| words.payment_to(name);
            let ways = |_: usize| {
                vec![
                    transfer_way(words, "transfer"),
                    cash_way(words, "cash", Some(thb(3_000))),
                ]
            };
            ways_step(
                words,
                language,
                2,
                words.ask_payment(),
                "transfer",
                &legend,
                &ways,
            )
        }
        "review" => step(
            words,
            language,
            3,
            words.ask_review(),
            review(words, language),
        ),
        _ => order(words, language),
    }
}

fn address_step(words: &Words, language: usize, has_errors: bool) -> Node {
    let (mut shown, mut problems) = (address(), Vec::new());
    if has_errors {
        shown.phone = "12".into();
        shown.postcode = "101".into();
        shown.name.clear();
        problems = vec![
            (AddressField::Name, AddressProblem::Missing),
            (AddressField::Phone, AddressProblem::Malformed),
            (AddressField::Postcode, AddressProblem::Malformed),
        ];
    }
    let places = [("คลองตัน", "คลองเตย"), ("คลองเตยเหนือ", "วัฒนา")];
    let places = places.map(|(locality, district)| Place {
        locality: locality.into(),
        district: district.into(),
        region: "กรุงเทพมหานคร".into(),
    });
    let codes = ["TH", "AE"].into_iter();
    let countries = codes.filter_map(Country::parse).collect();
    let form = view! {
        <AddressForm
            words=words.clone()
            countries
            address=signal(shown)
            places=signal(places.to_vec())
            problems=signal(problems)
            on_event=Callback::new(|_| ())
            submit_label=words.continue_to_delivery()
        />
    };
    step(words, language, 0, words.ask_address(), form)
}

fn cart(words: &Words, facts: CartFacts) -> Node {
    view! {
        <CartView
            words=words.clone()
            cart=signal(facts)
            home_href="#home"
            checkout_href="#checkout"
            on_event=Callback::new(|_| ())
            other=other_currency()
            plans=super::plans::plans(words)
            on_share=Callback::new(|()| ())
        />
    }
}

fn line(
    language: usize,
    seller: &str,
    good: usize,
    quantity: u32,
    options: &str,
    remark: String,
) -> LineFacts {
    let good = &GOODS[good];
    LineFacts {
        offer: OfferId::parse(&format!("{seller}:{}", good.id)).unwrap(),
        href: "#product".into(),
        title: good.names[language].into(),
        options: options.into(),
        image: Some(image(good.shape, 0)),
        unit: thb(good.price),
        quantity,
        total: thb(good.price * i64::from(quantity)),
        most: 40,
        is_out: false,
        remark,
        seller_href: (seller == "chaophraya").then(|| "https://seller.example".into()),
    }
}

fn facts(words: &Words, language: usize) -> CartFacts {
    let sellers = shop().sellers;
    let colour = ["Saffron / 1.6 l", "มัสตาร์ด / 1.6 ลิตร", "زعفراني / 1.6 لتر"][language];
    let mut gone = line(
        language,
        "siam-home",
        8,
        1,
        "",
        words.line_sold_out().into(),
    );
    gone.is_out = true;
    let group = |index: usize, lines: Vec<LineFacts>, delivery, missing| CartGroup {
        seller: sellers[index].id.clone(),
        name: words.text(&sellers[index].name),
        sale: sellers[index].sale,
        subtotal: thb(lines
            .iter()
            .filter(|line| !line.is_out)
            .map(|line| line.total.minor())
            .sum()),
        lines,
        delivery,
        missing_for_free: missing,
    };
    let repriced = words.line_repriced("฿299");
    let groups = vec![
        group(
            0,
            vec![line(language, "nara", 0, 1, colour, String::new())],
            Some(thb(0)),
            None,
        ),
        group(
            2,
            vec![line(language, "siam-home", 5, 2, "", repriced), gone],
            Some(thb(5_500)),
            Some(thb(44_000)),
        ),
        group(
            1,
            vec![line(language, "chaophraya", 13, 1, "", String::new())],
            None,
            None,
        ),
    ];
    debug_assert_eq!(groups[2].sale, SaleMode::SellerPage);
    let sum = CartSum {
        subtotal: thb(185_000),
        delivery: Some(thb(5_500)),
        total: Some(thb(190_500)),
        as_of: Date::of(NOW),
        country: Country::parse("TH").unwrap(),
    };
    CartFacts {
        groups,
        sum: Some(sum),
    }
}

pub(super) fn order_lines(language: usize, seller: usize) -> Vec<OrderLine> {
    let (good, quantity) = if seller == 0 { (0, 1) } else { (5, 2) };
    let options = ["Saffron / 1.6 l", "มัสตาร์ด / 1.6 ลิตร", "زعفراني / 1.6 لتر"][language];
    vec![OrderLine {
        title: GOODS[good].names[language].into(),
        options: if seller == 0 {
            options.into()
        } else {
            String::new()
        },
        quantity,
        total: thb(GOODS[good].price * i64::from(quantity)),
    }]
}

pub(super) fn totals(seller: usize) -> Totals {
    let (goods, delivery) = if seller == 0 {
        (129_000, 0)
    } else {
        (56_000, 5_500)
    };
    Totals {
        lines: vec![
            (TotalKind::Subtotal, thb(goods)),
            (TotalKind::Fulfillment, thb(delivery)),
        ],
        total: thb(goods + delivery),
        included_tax: Some(thb((goods + delivery) * 7 / 107)),
    }
}

fn step(words: &Words, language: usize, current: usize, question: &str, body: Node) -> Node {
    let names = [
        words.step_address(),
        words.step_delivery(),
        words.step_payment(),
        words.step_review(),
    ];
    let steps = names
        .iter()
        .zip(0..)
        .map(|(name, index)| Link::new(if index < current { "#step" } else { "" }, *name))
        .collect();
    let parts = [0, 2].map(|seller| SummaryPart {
        seller: words.text(&shop().sellers[seller].name),
        lines: order_lines(language, seller),
        totals: totals(seller),
    });
    let summary = SummaryFacts {
        parts: parts.into(),
        total: thb(190_500),
        is_subtotal: false,
    };
    view! {
        <CheckoutView
            words=words.clone()
            steps
            current
            question
            summary=signal(Some(summary))
            other=other_currency()
            objections=signal(Vec::new())
        >
            {body}
        </CheckoutView>
    }
}

fn ways_step(
    words: &Words,
    language: usize,
    current: usize,
    question: &str,
    chosen: &str,
    legend: &dyn Fn(&str) -> String,
    ways: &dyn Fn(usize) -> Vec<souk_ui::components::radio_card::Way>,
) -> Node {
    let sellers = [0, 2].map(|index| (index, shop().sellers[index].clone()));
    let groups = sellers
        .iter()
        .map(|(index, seller)| WayGroup {
            seller: seller.id.clone(),
            legend: legend(&words.text(&seller.name)),
            ways: ways(*index),
        })
        .collect();
    let chosen: Vec<(SellerId, String)> = sellers
        .iter()
        .map(|(_, seller)| (seller.id.clone(), chosen.to_owned()))
        .collect();
    let label = if current == 1 {
        words.continue_to_payment()
    } else {
        words.continue_to_review()
    };
    let body = view! {
        <WaysView
            words=words.clone()
            groups
            chosen=signal(chosen)
            back_href="#back"
            submit_label=label
            on_event=Callback::new(|_| ())
        />
    };
    step(words, language, current, question, body)
}

fn order(words: &Words, language: usize) -> Node {
    let order = |seller: usize, code: &str, state, transfer| OrderFacts {
        code: code.into(),
        state,
        placed: Date::of(NOW),
        seller: words.text(&shop().sellers[seller].name),
        lines: order_lines(language, seller),
        totals: totals(seller),
        address: Some(address()),
        delivery: words.text(&shop().sellers[seller].delivery[0].name),
        parcel: (seller == 2).then(|| Parcel {
            carrier: "Thailand Post".into(),
            number: "EX 1234 5678 9 TH".into(),
            href: Some("https://post.example/EX123456789TH".into()),
        }),
        payment: if seller == 0 {
            words.pay_transfer()
        } else {
            words.pay_cash()
        }
        .to_owned(),
        card: None,
        transfer,
    };
    let transfer = Transfer {
        account: account(),
        reference: "K7F2-94QX".into(),
        amount: thb(129_000),
    };
    let orders = vec![
        order(0, "K7F2-94QX", OrderState::AwaitingPayment, Some(transfer)),
        order(2, "M3PB-21AC", OrderState::CashOnDelivery, None),
    ];
    view! {
        <OrderView
            words=words.clone()
            orders
            occasion=OrderOccasion::Placed
            link="https://shop.example/en/order#01JD8Q2M4.k3J9sLq2vXcR7"
            home_href="#home"
            on_event=Callback::new(|_| ())
        />
    }
}

pub fn policy(words: &Words) -> Node {
    let policy = Policy {
        kind: PolicyKind::Returns,
        language: LanguageTag::parse("en").unwrap(),
        title: "Returns and withdrawal".into(),
        text: vec![
            Passage::Heading("What the sellers grant".into()),
            Passage::Item("Nara: unused goods can be sent back within 14 days.".into()),
            Passage::Item("Kiln: within 30 days.".into()),
            Passage::Paragraph("Write to hello@shop.example.\nWe answer within a day.".into()),
        ],
    };
    view! { <PolicyView words=words.clone() policy/> }
}
