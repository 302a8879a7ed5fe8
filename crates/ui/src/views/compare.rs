//! Products side by side: what is stated of each, where they differ, and what is not stated.

use crate::Words;
use crate::components::button::{Button, Weight};
use crate::components::card::Card;
use crate::components::data::{Data, FeedText};
use crate::components::icon::Icon;
use crate::components::link::Link;
use crate::components::message::{Message, MessagePanel, MessageRank};
use crate::components::picture::{Loading, Picture};
use crate::components::rating::Rating;
use crate::prelude::*;
use souk_commerce::{ProductId, Summary};

/// What is compared.
#[derive(Debug, Clone)]
pub struct CompareFacts {
    /// The products, each a column.
    pub cards: Vec<Card>,
    /// What is stated of them, each a row with a value for each product.
    pub rows: Vec<CompareRow>,
    /// How many were asked for that the shop has no longer.
    pub gone: u32,
    /// The home page.
    pub home_href: String,
}

/// One property of all products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareRow {
    /// What it is.
    pub name: String,
    /// Its value for each product; nothing where none is stated.
    pub values: Vec<Option<String>>,
    /// Whether the products differ in it.
    pub differs: bool,
    /// The column with the best value, where one can be best.
    pub best: Option<usize>,
}

/// What a shopper asks of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareEvent {
    /// Takes a product out.
    Remove(ProductId),
    /// Puts a product into the cart.
    Add(Box<Summary>),
    /// Prints the table.
    Print,
    /// Hands a link to it on.
    Share,
}

/// Products side by side.
#[component]
pub fn CompareView(
    /// Texts and formats.
    words: Words,
    /// What is compared.
    facts: CompareFacts,
    /// What the shopper asks for.
    on_event: Callback<CompareEvent>,
) -> Node {
    if facts.cards.is_empty() {
        let message = Message {
            title: words.compare_empty().to_owned(),
            hint: words.compare_empty_hint().to_owned(),
            kept: String::new(),
            way_on: Some(Link::new(facts.home_href, words.to_home())),
        };
        return view! { <MessagePanel message icon=Icon::Compare rank=MessageRank::Page retry=None/> };
    }
    let only_different = RwSignal::new(false);
    let gone = (facts.gone > 0).then(|| {
        let text = words.saved_gone(u64::from(facts.gone), &words.number(facts.gone));
        view! { <p>{text}</p> }
    });
    let columns: Vec<_> = facts
        .cards
        .iter()
        .map(|card| column(&words, card, on_event))
        .collect();
    let rows: Vec<_> = shop_rows(&words, &facts.cards)
        .into_iter()
        .chain(facts.rows.into_iter().map(|row| feed_row(&words, row)))
        .map(|(differs, node)| {
            let hidden = move || only_different.get() && !differs;
            view! { <tr hidden=hidden data-differs=differs.then_some("")>{node}</tr> }
        })
        .collect();
    let print = Callback::new(move |()| on_event.run(CompareEvent::Print));
    let share = Callback::new(move |()| on_event.run(CompareEvent::Share));
    view! {
        <div class="p-compare">
            <h1 tabindex="-1">{words.compare_title()}</h1>
            {gone}
            <div class="p-compare__tools">
                <label class="p-compare__choice">
                    <input type="checkbox" on:change=move |_| only_different.update(|only| *only = !*only)/>
                    <span>{words.compare_only_different()}</span>
                </label>
                <Button label=words.share() on_press=share weight=Weight::Quiet icon=Icon::Share/>
                <Button label=words.print() on_press=print weight=Weight::Quiet icon=Icon::Print/>
            </div>
            <div class="p-compare__scroll" tabindex="0" role="region" aria-label=words.compare_title()>
                <table>
                    <thead><tr><td></td>{columns}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
}

fn column(words: &Words, card: &Card, on_event: Callback<CompareEvent>) -> Node {
    let Card { href, summary, .. } = card.clone();
    let id = summary.product.clone();
    let remove = Callback::new(move |()| on_event.run(CompareEvent::Remove(id.clone())));
    let name = words.remove_name(&summary.title);
    let add = summary.quick_offer.is_some().then(|| {
        let summary = summary.clone();
        let name = words.add_name_to_cart(&summary.title);
        let add =
            Callback::new(move |()| on_event.run(CompareEvent::Add(Box::new(summary.clone()))));
        view! { <Button label=words.add_to_cart() name on_press=add/> }
    });
    view! {
        <th scope="col">
            <div class="p-compare__product">
                <Picture image=summary.image alt="" loading=Loading::Early/>
                <a href=href><FeedText words=words.clone() text=summary.title/></a>
                {add}
                <Button label=words.remove() name on_press=remove weight=Weight::Quiet/>
            </div>
        </th>
    }
}

/// Price, delivered price, rating and stock, which the shop itself knows.
fn shop_rows(words: &Words, cards: &[Card]) -> Vec<(bool, Node)> {
    let of = |value: &dyn Fn(&Summary) -> Option<String>| -> Vec<Option<String>> {
        cards.iter().map(|card| value(&card.summary)).collect()
    };
    let lowest = |value: &dyn Fn(&Summary) -> Option<i64>| {
        let values: Vec<_> = cards.iter().map(|card| value(&card.summary)).collect();
        best(&values)
    };
    let price = CompareRow {
        name: words.column_price().to_owned(),
        values: of(&|summary| summary.price.map(|price| words.money(price))),
        differs: true,
        best: lowest(&|summary| summary.price.map(|price| -price.minor())),
    };
    let delivered = CompareRow {
        name: words.column_delivered().to_owned(),
        values: of(&|summary| summary.delivered.map(|price| words.money(price))),
        differs: true,
        best: lowest(&|summary| summary.delivered.map(|price| -price.minor())),
    };
    let stock = of(&|summary| {
        let text = if summary.available {
            words.stock_in()
        } else {
            words.stock_out()
        };
        Some(text.to_owned())
    });
    let stock = CompareRow {
        name: words.column_stock().to_owned(),
        differs: are_different(&stock),
        values: stock,
        best: None,
    };
    let brand = of(&|summary| summary.brand.clone());
    let brand = CompareRow {
        name: words.filter_brand().to_owned(),
        differs: are_different(&brand),
        values: brand,
        best: None,
    };
    let ratings: Vec<_> = cards.iter().map(|card| card.summary.rating).collect();
    let rated: Vec<_> = ratings
        .iter()
        .map(|rating| match rating {
            Some(rating) => view! { <td><Rating words=words.clone() rating=*rating/></td> },
            None => missing(words),
        })
        .collect();
    let rating = ratings.iter().any(Option::is_some).then(|| {
        let differs = ratings
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a != b));
        let name = words.rating_name().to_owned();
        (differs, view! { <th scope="row">{name}</th> {rated} })
    });
    let rows = [price, delivered, stock, brand].into_iter();
    let rows = rows.filter(|row| row.values.iter().any(Option::is_some));
    rows.map(|row| plain_row(words, row))
        .chain(rating)
        .collect()
}

/// The one column whose value is the largest; none where two share it or only one is known.
fn best(values: &[Option<i64>]) -> Option<usize> {
    let known = values.iter().flatten();
    let most = known.clone().max()?;
    let holders: Vec<usize> = (0..values.len())
        .filter(|column| values.get(*column) == Some(&Some(*most)))
        .collect();
    match (holders.as_slice(), known.count()) {
        ([column], 2..) => Some(*column),
        _ => None,
    }
}

fn are_different(values: &[Option<String>]) -> bool {
    values
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a != b))
}

fn missing(words: &Words) -> Node {
    view! { <td class="p-compare__missing">{words.compare_missing()}</td> }
}

fn plain_row(words: &Words, row: CompareRow) -> (bool, Node) {
    let name = row.name.clone();
    let cells = cells(words, &row, |value| view! { <Data value/> });
    (row.differs, view! { <th scope="row">{name}</th> {cells} })
}

fn feed_row(words: &Words, row: CompareRow) -> (bool, Node) {
    let name = row.name.clone();
    let text = |text: String| view! { <FeedText words=words.clone() text/> };
    let cells = cells(words, &row, text);
    (
        row.differs,
        view! { <th scope="row"><FeedText words=words.clone() text=name/></th> {cells} },
    )
}

fn cells(words: &Words, row: &CompareRow, show: impl Fn(String) -> Node) -> Vec<Node> {
    let best = row.best;
    let values = row.values.iter().enumerate();
    values
        .map(|(column, value)| match value {
            None => missing(words),
            Some(value) if best == Some(column) => view! {
                <td class="p-compare__best">{show(value.clone())} <small>{words.compare_best()}</small></td>
            },
            Some(value) => view! { <td>{show(value.clone())}</td> },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn only_one_column_is_best_and_only_among_several() {
        assert_eq!(best(&[Some(1), Some(3), None]), Some(1));
        assert_eq!(best(&[Some(3), Some(3), Some(1)]), None);
        assert_eq!(best(&[Some(3), None]), None);
        assert_eq!(best(&[None, None]), None);
        assert_eq!(best(&[]), None);
    }
}
