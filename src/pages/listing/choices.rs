//! Choices of a list: from the address to the question, from the answer to facets and chips, from a click to the next
//! address. Pure.

use souk_catalog::{Contents, Facets, Selection, Sort as Order};
use souk_commerce::{Currency, Money, SellerId};
use souk_ui::Words;
use souk_ui::components::chips::Chip;
use souk_ui::components::facet::{FacetChoice, FacetGroup, FacetToggle};
use souk_ui::components::price_range::PriceBounds;
use souk_ui::components::select::Choice;
use souk_ui::views::listing::ListingEvent;

use crate::routes::{LIST_STEP, ListState, Sort};

/// What stands before an attribute's word in a group's.
const ATTRIBUTE: &str = "f.";
const BRAND: &str = "brand";
const SELLER: &str = "seller";
const CATEGORY: &str = "category";
const AVAILABILITY: &str = "availability";
const AVAILABLE: &str = "available";
const SALE: &str = "sale";

/// The question that an address asks of the cards. A price that the currency cannot have counts as none.
pub(super) fn selection(state: &ListState, path: &[String], currency: Currency) -> Selection {
    let minor = |text: &Option<String>| {
        let amount = Money::parse_decimal(text.as_deref()?, currency).ok()?;
        Some(amount.minor())
    };
    let limit = state.more.saturating_add(1).saturating_mul(LIST_STEP);
    Selection {
        category: path.to_vec(),
        brands: state.brands.clone(),
        sellers: state
            .sellers
            .iter()
            .filter_map(|seller| SellerId::new(seller).ok())
            .collect(),
        attributes: state.attributes.clone(),
        price_min: minor(&state.min),
        price_max: minor(&state.max),
        available_only: state.available,
        on_sale_only: state.on_sale,
        rating_min: None,
        sort: order(state.sort),
        offset: 0,
        limit: u32::try_from(limit).unwrap_or(u32::MAX),
    }
}

fn order(sort: Sort) -> Order {
    match sort {
        Sort::Relevance => Order::Relevance,
        Sort::PriceUp => Order::PriceAscending,
        Sort::PriceDown => Order::PriceDescending,
        Sort::Delivered => Order::Delivered,
        Sort::Discount => Order::Discount,
        Sort::Rating => Order::Rating,
        Sort::Name => Order::Name,
    }
}

/// The next address after what a shopper did.
pub(super) fn apply(state: &ListState, event: &ListingEvent) -> ListState {
    let mut next = ListState {
        more: 0,
        ..state.clone()
    };
    match event {
        ListingEvent::Toggle(toggle) => apply_toggle(&mut next, toggle),
        ListingEvent::Price(bounds) => {
            next.min.clone_from(&bounds.min);
            next.max.clone_from(&bounds.max);
        }
        ListingEvent::Clear => next = state.cleared(),
        ListingEvent::Sort(word) => next.sort = Sort::parse(word),
        ListingEvent::Looked => next.more = state.more,
        ListingEvent::More => next.more = state.more.saturating_add(1),
    }
    next
}

fn apply_toggle(next: &mut ListState, toggle: &FacetToggle) {
    let FacetToggle {
        group,
        value,
        is_chosen,
    } = toggle;
    match (group.as_str(), value.as_str()) {
        (BRAND, _) => set(&mut next.brands, value, *is_chosen),
        (SELLER, _) => set(&mut next.sellers, value, *is_chosen),
        // The chosen categories are a path: leaving one leaves those below it.
        (CATEGORY, _) if !is_chosen => {
            let depth = next.categories.iter().position(|slug| slug == value);
            next.categories
                .truncate(depth.unwrap_or(next.categories.len()));
        }
        (CATEGORY, _) => set(&mut next.categories, value, true),
        (AVAILABILITY, AVAILABLE) => next.available = *is_chosen,
        (AVAILABILITY, SALE) => next.on_sale = *is_chosen,
        _ => {
            if let Some(attribute) = group.strip_prefix(ATTRIBUTE) {
                let choice = (attribute.to_owned(), value.clone());
                next.attributes.retain(|known| *known != choice);
                if *is_chosen {
                    next.attributes.push(choice);
                }
            }
        }
    }
}

fn set(values: &mut Vec<String>, value: &str, is_chosen: bool) {
    values.retain(|known| known != value);
    if is_chosen {
        values.push(value.to_owned());
    }
}

/// The facets of an answer, with what is chosen in them.
pub(super) fn facet_groups(
    words: &Words,
    contents: &Contents,
    facets: &Facets,
    state: &ListState,
) -> Vec<FacetGroup> {
    let choice = |value: &str, label: String, count: u32, is_chosen: bool| FacetChoice {
        value: value.to_owned(),
        label,
        count: u64::from(count),
        is_chosen,
    };
    let categories = facets
        .categories
        .iter()
        .map(|category| choice(&category.slug, category.name.clone(), category.count, false));
    let brands = facets.brands.iter().map(|brand| {
        choice(
            &brand.name,
            brand.name.clone(),
            brand.count,
            state.brands.contains(&brand.name),
        )
    });
    let sellers = facets.sellers.iter().map(|seller| {
        let id = seller.seller.as_str();
        choice(
            id,
            seller_name(words, contents, id),
            seller.count,
            state.sellers.iter().any(|chosen| chosen == id),
        )
    });
    let availability = [
        choice(
            AVAILABLE,
            words.only_available().to_owned(),
            facets.available,
            state.available,
        ),
        choice(
            SALE,
            words.only_on_sale().to_owned(),
            facets.on_sale,
            state.on_sale,
        ),
    ];
    let mut groups = vec![
        group(CATEGORY, words.filter_category(), categories.collect()),
        group(BRAND, words.filter_brand(), brands.collect()),
        group(SELLER, words.filter_seller(), sellers.collect()),
        group(
            AVAILABILITY,
            words.filter_availability(),
            availability.into(),
        ),
    ];
    for facet in &facets.attributes {
        let values = facet.values.iter().map(|one| {
            let chosen = &state.attributes;
            let is_chosen = |(attribute, value): &(String, String)| {
                *attribute == facet.attribute && *value == one.value
            };
            let is_chosen = chosen.iter().any(is_chosen);
            choice(&one.value, one.value.clone(), one.count, is_chosen)
        });
        let id = [ATTRIBUTE, &facet.attribute].concat();
        let title = attribute_name(words, &facet.attribute);
        groups.push(group(&id, title, values.collect()));
    }
    // One value that everything has narrows nothing, unless it is what was chosen.
    let is_useful = |group: &FacetGroup| {
        group.choices.len() > 1
            || group.id == CATEGORY && !group.choices.is_empty()
            || group.choices.iter().any(|choice| choice.is_chosen)
    };
    groups.into_iter().filter(is_useful).collect()
}

/// The interface's name of what variants differ in, else the feed's own.
fn attribute_name<'a>(words: &'a Words, attribute: &'a str) -> &'a str {
    match attribute {
        "color" => words.axis_color(),
        "size" => words.axis_size(),
        "material" => words.axis_material(),
        "pattern" => words.axis_pattern(),
        _ => attribute,
    }
}

fn group(id: &str, title: &str, choices: Vec<FacetChoice>) -> FacetGroup {
    FacetGroup {
        id: id.to_owned(),
        title: title.to_owned(),
        choices,
    }
}

/// Lowest and highest price as plain decimals.
pub(super) fn hints(facets: &Facets) -> (String, String) {
    let short = |amount: Money| {
        let text = amount.to_decimal();
        text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
    };
    facets
        .price
        .map_or_else(Default::default, |(low, high)| (short(low), short(high)))
}

/// What is chosen, each with the way to take it back.
pub(super) fn chips(
    words: &Words,
    contents: &Contents,
    state: &ListState,
    path: &[String],
) -> Vec<Chip<ListingEvent>> {
    let chip = |label: String, group: &str, value: &str| {
        let toggle = FacetToggle {
            group: group.to_owned(),
            value: value.to_owned(),
            is_chosen: false,
        };
        Chip {
            label,
            removal: ListingEvent::Toggle(toggle),
        }
    };
    let mut chips = Vec::new();
    for (depth, slug) in state.categories.iter().enumerate() {
        let path = path.get(..=depth).unwrap_or_default();
        let name = contents
            .category(path)
            .map_or_else(|| slug.clone(), |category| category.name.clone());
        chips.push(chip(name, CATEGORY, slug));
    }
    chips.extend(
        state
            .brands
            .iter()
            .map(|brand| chip(brand.clone(), BRAND, brand)),
    );
    chips.extend(
        state
            .sellers
            .iter()
            .map(|seller| chip(seller_name(words, contents, seller), SELLER, seller)),
    );
    for (attribute, value) in &state.attributes {
        let label = [attribute_name(words, attribute), ": ", value].concat();
        chips.push(chip(label, &[ATTRIBUTE, attribute].concat(), value));
    }
    chips.extend(price_chip(words, state, contents.shop.market.currency));
    if state.available {
        chips.push(chip(
            words.only_available().to_owned(),
            AVAILABILITY,
            AVAILABLE,
        ));
    }
    if state.on_sale {
        chips.push(chip(words.only_on_sale().to_owned(), AVAILABILITY, SALE));
    }
    chips
}

fn price_chip(words: &Words, state: &ListState, currency: Currency) -> Option<Chip<ListingEvent>> {
    let shown = |text: &String| {
        Money::parse_decimal(text, currency)
            .map_or_else(|_| text.clone(), |amount| words.money(amount))
    };
    let label = match (&state.min, &state.max) {
        (Some(min), Some(max)) => words.price_between(&shown(min), &shown(max)),
        (Some(min), None) => words.price_at_least(&shown(min)),
        (None, Some(max)) => words.price_at_most(&shown(max)),
        (None, None) => return None,
    };
    Some(Chip {
        label,
        removal: ListingEvent::Price(PriceBounds::default()),
    })
}

fn seller_name(words: &Words, contents: &Contents, id: &str) -> String {
    let seller = SellerId::new(id).ok().and_then(|id| {
        contents
            .shop
            .seller(&id)
            .map(|seller| words.text(&seller.name))
    });
    seller.unwrap_or_else(|| id.to_owned())
}

/// The orders in which a list can be shown.
pub(super) fn sorts(words: &Words) -> Vec<Choice> {
    let name = |sort| match sort {
        Sort::Relevance => words.sort_relevance(),
        Sort::PriceUp => words.sort_price_up(),
        Sort::PriceDown => words.sort_price_down(),
        Sort::Delivered => words.sort_delivered(),
        Sort::Discount => words.sort_discount(),
        Sort::Rating => words.sort_rating(),
        Sort::Name => words.sort_name(),
    };
    Sort::ALL
        .into_iter()
        .map(|sort| Choice::new(sort.as_str(), name(sort)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toggle(group: &str, value: &str, is_chosen: bool) -> ListingEvent {
        ListingEvent::Toggle(FacetToggle {
            group: group.into(),
            value: value.into(),
            is_chosen,
        })
    }

    #[test]
    fn choosing_and_taking_back_leaves_the_list_as_it_was() {
        let start = ListState {
            brands: vec!["A".into()],
            ..ListState::default()
        };
        for (group, value) in [
            (BRAND, "B"),
            (SELLER, "s"),
            (CATEGORY, "tea"),
            (AVAILABILITY, AVAILABLE),
            (AVAILABILITY, SALE),
            ("f.color", "Red"),
        ] {
            let chosen = apply(&start, &toggle(group, value, true));
            assert_eq!(chosen.choices(), start.choices() + 1, "{group}");
            assert_eq!(
                apply(&chosen, &toggle(group, value, false)),
                start,
                "{group}"
            );
        }
    }

    #[test]
    fn another_choice_begins_the_list_anew_and_more_goes_on() {
        let grown = apply(
            &apply(&ListState::default(), &ListingEvent::More),
            &ListingEvent::More,
        );
        assert_eq!(grown.more, 2);
        assert_eq!(apply(&grown, &ListingEvent::Sort("price".into())).more, 0);
    }

    #[test]
    fn leaving_a_category_leaves_those_below_it() {
        let deep = ListState {
            categories: vec!["a".into(), "b".into(), "c".into()],
            ..ListState::default()
        };
        assert_eq!(
            apply(&deep, &toggle(CATEGORY, "b", false)).categories,
            ["a"]
        );
    }

    #[test]
    fn a_price_that_the_currency_cannot_have_is_no_filter() {
        let yen = Currency::parse("JPY").unwrap();
        let state = ListState {
            min: Some("100".into()),
            max: Some("9.99".into()),
            ..ListState::default()
        };
        let selection = selection(&state, &[], yen);
        assert_eq!(
            (selection.price_min, selection.price_max),
            (Some(100), None)
        );
    }
}
