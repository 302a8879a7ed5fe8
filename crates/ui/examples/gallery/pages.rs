//! Every view with sample data.

// The tests take these pages too, from another folder.
#[path = "pages/buying.rs"]
mod buying;
#[path = "pages/plans.rs"]
mod plans;
#[path = "pages/product.rs"]
mod product;
#[path = "pages/review.rs"]
mod review;

use souk_commerce::product::Rating;
use souk_commerce::{Date, Summary};
use souk_i18n::Locale;
use souk_ui::Words;
use souk_ui::components::card::Card;
use souk_ui::components::chips::Chip;
use souk_ui::components::facet::{FacetChoice, FacetGroup, FacetToggle};
use souk_ui::components::footer::FooterFacts;
use souk_ui::components::grid::CardRow;
use souk_ui::components::header::HeaderFacts;
use souk_ui::components::language::LanguageLink;
use souk_ui::components::link::Link;
use souk_ui::components::message::Message;
use souk_ui::components::notice::Notice;
use souk_ui::components::price_range::PriceBounds;
use souk_ui::components::select::Choice;
use souk_ui::components::theme::Appearance;
use souk_ui::prelude::*;
use souk_ui::views::cart::CartSkeleton;
use souk_ui::views::frame::{Frame, FrameState, SearchFacts};
use souk_ui::views::home::{CategoryTile, HomeFacts, HomeSkeleton, HomeView};
use souk_ui::views::listing::{Listing, ListingEvent, ListingHead, ListingSkeleton, ListingView};
use souk_ui::views::product::ProductSkeleton;
use souk_ui::views::status::{Status, StatusView};

use crate::goods::{CATEGORIES, GOODS, NOW, image, summary};
use crate::shop::shop;

use self::product::{plain_product, product};

pub const NAMES: [&str; 20] = [
    "home",
    "category",
    "search-empty",
    "product",
    "product-sold-out",
    "product-plain",
    "cart",
    "cart-empty",
    "address",
    "address-errors",
    "delivery",
    "payment",
    "review",
    "order",
    "policy",
    "not-found",
    "broken",
    "offline",
    "loading",
    "loading-product",
];

pub fn page(name: &str, words: &Words, language: usize) -> Node {
    let body = body(name, words, language);
    let is_buying = matches!(
        name,
        "address" | "address-errors" | "delivery" | "payment" | "review"
    );
    let shop = shop();
    let languages: Vec<LanguageLink> = Locale::all()
        .map(|locale| LanguageLink {
            locale,
            href: format!("{name}-{}-light.html", locale.tag()),
        })
        .collect();
    let categories = if is_buying {
        Vec::new()
    } else {
        category_links(language)
    };
    let header = HeaderFacts {
        shop_name: words.text(&shop.name),
        home_href: "#home".into(),
        saved_href: Some("#saved".into()),
        cart_href: "#cart".into(),
        categories,
        languages: languages.clone(),
    };
    let tax = shop
        .market
        .tax
        .as_ref()
        .map(|tax| words.text(&tax.name))
        .unwrap_or_default();
    let footer = FooterFacts {
        shop_name: words.text(&shop.name),
        tagline: words.text(&shop.tagline),
        email: shop.contact.email.clone(),
        phone: shop.contact.phone.clone(),
        policies: vec![Link::new("#returns", "Returns")],
        sellers: shop
            .sellers
            .iter()
            .map(|seller| Link::new("#seller", words.text(&seller.name)))
            .collect(),
        notes: vec![
            words.prices_included(&tax),
            words.prices_as_of(&words.date(Date::of(NOW))),
        ],
        languages,
        has_eastern_digits: (words.language().tag() == "ar").then_some(false),
    };
    let search = (!is_buying).then(|| SearchFacts {
        action: "#search".into(),
        query: signal(String::new()),
        suggestions: signal(Vec::new()),
    });
    let notice = (name == "category").then(|| Notice {
        text: words.notice_added(GOODS[1].names[language]),
        can_undo: true,
        link: Some(Link::new("#cart", words.go_to_cart())),
    });
    let state = FrameState {
        pieces: signal(if name == "cart-empty" { 0 } else { 3 }),
        is_online: signal(name != "offline"),
        has_update: signal(name == "home"),
        notice: signal(notice),
        appearance: signal(Appearance::System),
    };
    view! {
        <Frame words=words.clone() header footer search state on_event=Callback::new(|_| ())>{body}</Frame>
    }
}

fn body(name: &str, words: &Words, language: usize) -> Node {
    let status = |status| {
        let retry = (status != Status::NotFound).then(|| Callback::new(|()| ()));
        view! { <StatusView words=words.clone() status home_href="#home" on_retry=retry/> }
    };
    match name {
        "home" => home(words, language),
        "category" => category(words, language),
        "search-empty" => empty_search(words),
        "product" => product(words, language, "kettle-0-0"),
        "product-sold-out" => product(words, language, "kettle-3-0"),
        "product-plain" => plain_product(words, language),
        "policy" => buying::policy(words),
        "not-found" => status(Status::NotFound),
        "broken" => status(Status::Broken),
        "offline" => status(Status::Offline),
        "loading" => view! {
            <HomeSkeleton words=words.clone()/>
            <ListingSkeleton words=words.clone()/>
            <CartSkeleton words=words.clone()/>
        },
        "loading-product" => view! { <ProductSkeleton words=words.clone()/> },
        _ => buying::body(name, words, language),
    }
}

pub fn signal<T: Clone + Send + Sync + 'static>(value: T) -> Signal<T> {
    RwSignal::new(value).into()
}

fn category_links(language: usize) -> Vec<Link> {
    CATEGORIES
        .iter()
        .map(|(slug, names, ..)| Link::new(format!("#{slug}"), names[language]))
        .collect()
}

fn cards(language: usize, chosen: impl Fn(&Summary) -> bool) -> Vec<Card> {
    GOODS
        .iter()
        .map(|good| summary(good, language))
        .filter(chosen)
        .map(|summary| Card {
            marks: Vec::new(),
            href: format!("product-{}-light.html", ["en", "th", "ar"][language]),
            summary,
        })
        .collect()
}

fn row(title: &str, language: usize, chosen: impl Fn(&Summary) -> bool) -> CardRow {
    CardRow {
        title: title.to_owned(),
        is_feed_text: false,
        all_href: Some("#all".into()),
        cards: cards(language, chosen).into_iter().take(8).collect(),
    }
}

fn home(words: &Words, language: usize) -> Node {
    let tiles = CATEGORIES
        .iter()
        .zip(0..)
        .map(|((slug, names, shape, count), tone)| CategoryTile {
            href: format!("#{slug}"),
            name: names[language].into(),
            image: Some(image(shape, tone % 4)),
            count: *count,
        })
        .collect();
    let rows = vec![
        row(words.home_on_sale(), language, |summary| {
            summary.regular.is_some()
        }),
        row(words.home_top_rated(), language, |summary| {
            summary
                .rating
                .is_some_and(|rating: Rating| rating.tenths >= 45)
        }),
        row(CATEGORIES[5].1[language], language, |summary| {
            summary.sellers.len() < 3
        }),
    ];
    let facts = HomeFacts {
        heading: words.text(&shop().tagline),
        tiles,
        rows,
    };
    view! { <HomeView words=words.clone() facts on_add=Callback::new(|_| ())>{Node::default()}</HomeView> }
}

fn group(id: &str, title: &str, choices: &[(&str, u64, bool)]) -> FacetGroup {
    FacetGroup {
        id: id.to_owned(),
        title: title.to_owned(),
        choices: choices
            .iter()
            .map(|(label, count, is_chosen)| FacetChoice {
                value: (*label).to_owned(),
                label: (*label).to_owned(),
                count: *count,
                is_chosen: *is_chosen,
            })
            .collect(),
    }
}

fn sorts(words: &Words) -> Vec<Choice> {
    [
        words.sort_relevance(),
        words.sort_price_up(),
        words.sort_delivered(),
        words.sort_rating(),
    ]
    .iter()
    .map(|label| Choice::new(*label, *label))
    .collect()
}

fn category(words: &Words, language: usize) -> Node {
    let brands = [
        ("Nara", 21, true),
        ("Lanta", 14, false),
        ("Khlang", 9, false),
        ("Doi", 7, false),
        ("Baan", 6, false),
        ("Suan", 5, false),
        ("Surin", 2, false),
        ("Mae Salong", 2, false),
        ("Phuket Pottery", 1, false),
    ];
    let sellers: Vec<String> = shop()
        .sellers
        .iter()
        .map(|seller| words.text(&seller.name))
        .collect();
    let sellers: Vec<(&str, u64, bool)> = sellers
        .iter()
        .map(|name| (name.as_str(), 17, false))
        .collect();
    let toggle = FacetToggle {
        group: "brand".into(),
        value: "Nara".into(),
        is_chosen: false,
    };
    let upper = words.price_at_most("฿3,000");
    let list = Listing {
        is_loading: false,
        note: String::new(),
        total: 48,
        cards: cards(language, |_| true),
        more: 24,
        facets: vec![
            group(
                "availability",
                words.filter_availability(),
                &[
                    (words.only_available(), 44, true),
                    (words.only_on_sale(), 12, false),
                ],
            ),
            group("brand", words.filter_brand(), &brands),
            group("seller", words.filter_seller(), &sellers),
        ],
        bounds: PriceBounds {
            min: None,
            max: Some("3000".into()),
        },
        price_hints: ("89".into(), "4290".into()),
        chips: vec![
            Chip {
                label: "Nara".into(),
                removal: ListingEvent::Toggle(toggle),
            },
            Chip {
                label: words.only_available().into(),
                removal: ListingEvent::Clear,
            },
            Chip {
                label: upper,
                removal: ListingEvent::Price(PriceBounds::default()),
            },
        ],
        sort: words.sort_relevance().into(),
        nothing: Message::default(),
    };
    let head = ListingHead {
        title: CATEGORIES[0].1[language].into(),
        is_feed_text: true,
        home_href: "#home".into(),
        crumbs: Vec::new(),
        children: Vec::new(),
        sorts: sorts(words),
    };
    listing(words, head, list)
}

fn empty_search(words: &Words) -> Node {
    let list = Listing {
        nothing: Message {
            title: words.no_results_for("hovercraft"),
            hint: words.no_results_hint().into(),
            kept: String::new(),
            way_on: Some(Link::new("#home", words.to_home())),
        },
        ..Listing::default()
    };
    let head = ListingHead {
        title: words.results_for("hovercraft"),
        home_href: "#home".into(),
        sorts: sorts(words),
        ..ListingHead::default()
    };
    listing(words, head, list)
}

fn listing(words: &Words, head: ListingHead, list: Listing) -> Node {
    view! {
        <ListingView
            words=words.clone()
            head
            list=signal(list)
            on_event=Callback::new(|_| ())
            on_add=Callback::new(|_| ())
        />
    }
}
