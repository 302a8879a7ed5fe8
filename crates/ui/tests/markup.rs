//! What every page of the gallery promises to people, whatever their language and senses: structure, names, isolation.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "tests over the gallery's sample data, of which they use a part"
)]

#[path = "../examples/gallery/format.rs"]
mod format;
#[path = "../examples/gallery/goods.rs"]
mod goods;
#[path = "../examples/gallery/pages.rs"]
mod pages;
#[path = "../examples/gallery/shop.rs"]
mod shop;

use std::collections::BTreeSet;
use std::sync::Arc;

use souk_commerce::product::Image;
use souk_commerce::{LanguageTag, Summary};
use souk_i18n::{Locale, Messages};
use souk_ui::Words;
use souk_ui::components::card::{Card, ProductCard};
use souk_ui::components::picture::{Loading, Picture};
use souk_ui::components::price::{Price, PriceFacts};
use souk_ui::components::rich_text::Prose;
use souk_ui::prelude::*;

const LANGUAGES: [&str; 3] = ["en", "th", "ar"];

fn words(interface: &str, content: &str) -> Words {
    let locale = Locale::parse(interface).unwrap();
    Words::new(
        Arc::new(Messages::of(locale)),
        Arc::new(format::SampleFormatter(locale)),
        LanguageTag::parse(content).unwrap(),
    )
}

fn print<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().into_view().to_html())
}

fn every_page(check: impl Fn(&str, &str)) {
    for (index, tag) in LANGUAGES.into_iter().enumerate() {
        for page in pages::NAMES {
            let words = words(tag, tag);
            let html = print(|| pages::page(page, &words, index));
            check(&format!("{page} in {tag}"), &html);
        }
    }
}

/// The opening tags of a name, without their brackets.
fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    html.split('<').filter_map(move |piece| {
        let tag = piece.split('>').next()?;
        let rest = tag.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with([' ', '/'])).then_some(tag)
    })
}

/// The values of an attribute, in all tags.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!(" {attribute}=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

fn card(summary: Summary, on_add: bool) -> String {
    let add = on_add.then(|| Callback::new(|_| ()));
    let card = Card {
        marks: Vec::new(),
        href: "/en/p/kettle".into(),
        summary,
    };
    print(|| view! { <ProductCard words=words("en", "en") card on_add=add/> })
}

#[test]
fn every_page_has_one_heading_that_takes_focus_after_navigation() {
    // The page of skeletons shows three of them, each with the heading of its own page.
    every_page(|place, html| {
        let headings: Vec<_> = tags(html, "h1").collect();
        let expected = if place.starts_with("loading in") {
            3
        } else {
            1
        };
        assert_eq!(headings.len(), expected, "{place}");
        assert!(
            headings.iter().all(|tag| tag.contains("tabindex=\"-1\"")),
            "{place}"
        );
    });
}

#[test]
fn parts_of_a_title_that_were_searched_for_are_marked() {
    let summary = goods::summary(&goods::GOODS[0], 0);
    let card = Card {
        marks: vec![0..3, 4..5],
        href: String::new(),
        summary: Summary {
            title: "Jin Xuan".into(),
            ..summary
        },
    };
    let html = print(|| view! { <ProductCard words=words("en", "en") card on_add=None/> });
    assert!(
        html.contains("<mark>Jin</mark> <mark>X</mark>uan"),
        "{html}"
    );
}

#[test]
fn every_page_has_its_landmarks_and_a_way_past_the_head() {
    every_page(|place, html| {
        for name in ["header class=\"c-header\"", "main", "footer"] {
            assert_eq!(
                html.matches(&format!("<{name}")).count(),
                1,
                "{place}: {name}"
            );
        }
        assert!(
            html.contains("href=\"#main\"") && html.contains("id=\"main\""),
            "{place}"
        );
    });
}

#[test]
fn live_regions_stand_in_the_first_document() {
    every_page(|place, html| {
        assert!(html.contains("class=\"c-notice\""), "{place}");
        assert!(html.matches("role=\"status\"").count() >= 3, "{place}");
    });
}

#[test]
fn no_button_has_a_live_region_in_place_of_its_name() {
    every_page(|page, html| {
        for button in html.split("<button").skip(1) {
            let content = button.split("</button>").next().unwrap();
            assert!(!content.contains("role=\"status\""), "{page}: {content}");
        }
    });
}

#[test]
fn nothing_on_a_page_needs_inline_style_or_script() {
    every_page(|place, html| {
        assert!(values(html, "style").is_empty(), "{place}");
        assert!(
            !html.contains("<script") && !html.contains("javascript:"),
            "{place}"
        );
    });
}

#[test]
fn ids_are_unique_and_what_refers_to_them_finds_them() {
    every_page(|place, html| {
        let ids = values(html, "id");
        let unique: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{place}");
        for attribute in ["for", "aria-controls", "aria-describedby"] {
            for id in values(html, attribute)
                .iter()
                .flat_map(|list| list.split(' '))
            {
                assert!(unique.contains(id), "{place}: {attribute} names {id}");
            }
        }
    });
}

#[test]
fn every_picture_has_a_text_or_says_that_it_needs_none_and_keeps_its_room() {
    every_page(|place, html| {
        for tag in tags(html, "img") {
            assert!(tag.contains(" alt"), "{place}: {tag}");
            assert!(
                tag.contains("width=") && tag.contains("height="),
                "{place}: {tag}"
            );
        }
    });
}

#[test]
fn a_made_picture_is_chosen_by_its_width_and_stands_on_its_ground() {
    let image = |url: &str| Image {
        url: url.to_owned(),
        alt: String::new(),
    };
    let made = image("/media/p/0123456789abcdef_0480_0700.webp#f4f1ec");
    let early = made.clone();
    let html = print(|| view! { <Picture image=Some(made) alt="" loading=Loading::Late/> });
    for part in [
        "srcset=\"/media/p/0123456789abcdef_0480_0320.webp 320w,",
        "/media/p/0123456789abcdef_0480_0640.webp 640w,",
        "/media/p/0123456789abcdef_0480_0700.webp 0700w\"",
        "src=\"/media/p/0123456789abcdef_0480_0700.webp#f4f1ec\"",
        "sizes=\"auto,50vw\"",
        "data-tone=\"#f4f1ec\"",
        "loading=\"lazy\"",
        "decoding=\"async\"",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(!html.contains("style="));
    assert!(html.find("loading=") < html.find("srcset="), "{html}");
    let html = print(|| view! { <Picture image=Some(early) alt="" loading=Loading::Early/> });
    assert!(html.contains("30vw,50vw\"") && !html.contains("lazy"));
    let other = image("https://img.example/cup.webp");
    let html = print(|| view! { <Picture image=Some(other) alt="" loading=Loading::Early/> });
    for part in ["srcset", "sizes", "data-tone", "lazy"] {
        assert!(!html.contains(part), "{part} in {html}");
    }
}

#[test]
fn every_field_has_a_name() {
    every_page(|place, html| {
        for name in ["input", "textarea", "select"] {
            for tag in tags(html, name) {
                let id = values(tag, "id").first().map(|id| format!("for=\"{id}\""));
                let is_labelled = id.is_some_and(|label| html.contains(&label));
                let is_inside = html.split(tag).next().is_some_and(|before| {
                    before.matches("<label").count() > before.matches("</label").count()
                });
                assert!(
                    tag.contains("aria-label=") || is_labelled || is_inside,
                    "{place}: {tag}"
                );
            }
        }
    });
}

#[test]
fn search_is_a_combobox_with_a_list() {
    let words = words("en", "en");
    let html = print(|| pages::page("home", &words, 0));
    let field = tags(&html, "input")
        .find(|tag| tag.contains("role=\"combobox\""))
        .unwrap();
    for attribute in [
        "aria-expanded=\"false\"",
        "aria-autocomplete=\"list\"",
        "aria-controls=\"search-list\"",
    ] {
        assert!(field.contains(attribute), "{attribute} in {field}");
    }
    assert!(html.contains("role=\"listbox\""));
}

#[test]
fn a_card_is_one_link_and_one_button_at_most() {
    let simple = goods::summary(&goods::GOODS[1], 0);
    let html = card(simple.clone(), true);
    assert_eq!(
        (tags(&html, "a").count(), tags(&html, "button").count()),
        (1, 1)
    );
    assert!(html.contains("Add \u{2068}Lanta rattan table lamp\u{2069} to cart"));
    assert_eq!(tags(&card(simple, false), "button").count(), 0);
}

#[test]
fn a_product_with_choices_says_how_many_instead_of_offering_a_blind_button() {
    let html = card(goods::summary(&goods::GOODS[0], 0), true);
    assert_eq!(tags(&html, "button").count(), 0);
    assert!(html.contains("4 options"));
}

#[test]
fn markup_in_a_feed_is_text() {
    let mut summary = goods::summary(&goods::GOODS[1], 0);
    summary.title = "<script>alert(1)</script>".into();
    summary.brand = Some("\"><img src=x onerror=alert(1)>".into());
    let html = card(summary, true);
    assert!(
        !html.contains("<script") && !html.contains("<img src=x"),
        "{html}"
    );
}

#[test]
fn texts_of_the_catalogue_carry_their_language_only_where_it_differs() {
    let prose = |interface: &str, content: &str| {
        let text = goods::kettle(2).description;
        print(|| view! { <Prose words=words(interface, content) text/> })
    };
    let foreign = prose("en", "ar-ae");
    assert!(
        foreign.contains("lang=\"ar-ae\"") && foreign.contains("dir=\"rtl\""),
        "{foreign}"
    );
    assert!(!prose("ar", "ar").contains("lang="));
}

#[test]
fn a_price_names_what_it_holds_and_what_it_was() {
    let price = |price, regular: Option<i64>, delivered: Option<i64>| {
        let facts = PriceFacts {
            price: Some(goods::thb(price)),
            regular: regular.map(goods::thb),
            delivered: delivered.map(goods::thb),
        };
        print(|| view! { <Price words=words("en", "en") facts/> })
    };
    for (html, said) in [
        (
            price(129_000, None, Some(133_000)),
            vec!["<bdi>฿1,330</bdi>", "incl. delivery", "฿1,290"],
        ),
        (
            price(129_000, None, Some(129_000)),
            vec!["<bdi>฿1,290</bdi>", "Free delivery"],
        ),
        (
            price(129_000, Some(159_000), None),
            vec!["plus delivery", "was \u{2068}฿1,590\u{2069}"],
        ),
    ] {
        for text in said {
            assert!(html.contains(text), "{text} in {html}");
        }
    }
    let unknown = print(|| view! { <Price words=words("en", "en") facts=PriceFacts::default()/> });
    assert!(unknown.contains("Price unknown"));
}

#[test]
fn savings_are_rounded_down_and_never_invented() {
    for (price, regular, percent) in [
        (129_000, Some(159_000), Some(18)),
        (99_900, Some(100_000), None),
        (100_000, Some(100_000), None),
        (110_000, Some(100_000), None),
        (0, Some(0), None),
        (100, None, None),
    ] {
        let facts = PriceFacts {
            price: Some(goods::thb(price)),
            regular: regular.map(goods::thb),
            delivered: None,
        };
        assert_eq!(facts.percent_off(), percent, "{price} of {regular:?}");
    }
}

#[test]
fn a_choice_that_does_not_go_with_the_rest_says_so() {
    let words = words("en", "en");
    let cream = print(|| pages::page("product-sold-out", &words, 0));
    assert!(cream.contains("data-fit=\"changes\"") && cream.contains("changes your other choice"));
    let saffron = print(|| pages::page("product", &words, 0));
    assert!(!saffron.contains("data-fit=\"changes\""));
}

#[test]
fn the_address_form_asks_in_the_words_of_its_country_and_ties_errors_to_fields() {
    let words = words("en", "en");
    let html = print(|| pages::page("address-errors", &words, 0));
    for text in [
        "Sub-district",
        "Province",
        "autocomplete=\"tel\"",
        "inputmode=\"numeric\"",
        "href=\"#address-phone\"",
    ] {
        assert!(html.contains(text), "{text}");
    }
    let phone = tags(&html, "input")
        .find(|tag| tag.contains("id=\"address-phone\""))
        .unwrap();
    for attribute in [
        "aria-invalid=\"true\"",
        "aria-describedby=\"address-phone-error address-phone-hint\"",
        "dir=\"ltr\"",
    ] {
        assert!(phone.contains(attribute), "{attribute} in {phone}");
    }
}

#[test]
fn the_receipt_says_what_to_pay_where_and_with_which_reference() {
    every_page(|place, html| {
        if place.starts_with("order") {
            for text in [
                "K7F2-94QX",
                "123-4-56789-0",
                "Nara Trading Co., Ltd.",
                "฿1,290",
            ] {
                assert!(html.contains(text), "{place}: {text}");
            }
            assert!(html.contains("dir=\"ltr\""), "{place}");
            let codes = html.split("u-code\">").skip(1);
            let is_amount = |code: &str| {
                code.split('<')
                    .next()
                    .is_some_and(|code| code.contains('฿'))
            };
            assert!(
                !codes.into_iter().any(is_amount),
                "{place}: an amount runs as its language does"
            );
        }
    });
}
