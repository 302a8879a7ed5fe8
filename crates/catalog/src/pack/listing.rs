//! Files of cards and the search index, which count the products in one order.

use souk_commerce::Summary;

use crate::bytes::{index, number};
use crate::cards::CardsWriter;
use crate::error::WriteError;
use crate::file_name::{FileKind, FileName};
use crate::index::IndexWriter;
use crate::pack::arrange::Arranged;
use crate::pack::near::{self, Look};
use crate::pack::{Files, Goods, PackInput};
use crate::products::Near;
use crate::summarize;

/// Cards that are in memory at once.
const AT_ONCE: usize = 96 * 1024;

/// Writes a file of cards for each shelf, and then the index; gives their names, and for each product those near to it.
pub(super) fn write<G: Goods, E: From<WriteError>>(
    input: &PackInput<'_, G>,
    goods: &G,
    arranged: &Arranged,
    files: &mut Files<'_, E>,
) -> Result<(Vec<FileName>, FileName, Vec<Near>), E> {
    let counts = arranged.shelves().iter();
    let counts = counts.map(|shelf| number(shelf.products.len()));
    let mut terms = IndexWriter::new(counts.collect(), &input.lexicon);
    // For each product its place among all cards.
    let mut ranks: Vec<u32> = vec![u32::MAX; goods.count()];
    let all = arranged.shelves().iter().flat_map(|shelf| &shelf.products);
    for (rank, placed) in (0..).zip(all) {
        if let Some(slot) = ranks.get_mut(index(placed.product)) {
            *slot = rank;
        }
    }
    let rank_of = |product: usize| ranks.get(product).copied().map_or(usize::MAX, index);
    let mut cards = Cards {
        first: 0,
        loaded: Vec::new(),
    };
    let mut load = |from: usize, cards: &mut Cards| {
        let until = from.saturating_add(AT_ONCE).min(goods.count());
        cards.first = from;
        cards.loaded.clear();
        cards
            .loaded
            .resize_with(until.saturating_sub(from), || None);
        let wanted = |product: usize| (from..until).contains(&rank_of(product));
        goods.each(&wanted, &mut |product, whole| {
            let rank = rank_of(product);
            terms.add(rank, whole);
            if let Some(slot) = cards.loaded.get_mut(rank.saturating_sub(from)) {
                let card = summarize(whole, input.shop, input.now);
                *slot = Some((Look::of(whole, &card), card));
            }
        });
    };
    let mut near = vec![Near::default(); goods.count()];
    let mut names = Vec::new();
    let mut rank = 0;
    for shelf in arranged.shelves() {
        let mut file = CardsWriter::default();
        let mut looks = Vec::with_capacity(shelf.products.len());
        for placed in &shelf.products {
            if cards.get(rank).is_none() {
                load(rank, &mut cards);
            }
            if let Some((look, card)) = cards.get(rank) {
                file.add(card, placed.category);
                looks.push(look.clone().in_category(placed.category));
            }
            rank += 1;
        }
        for (placed, found) in shelf.products.iter().zip(near::of_shelf(&looks)) {
            if let Some(slot) = near.get_mut(index(placed.product)) {
                *slot = found;
            }
        }
        let bytes = file.finish(input.shop.market.currency, &shelf.categories, &[]);
        names.push(files.add(FileKind::Cards, bytes)?);
    }
    drop((cards, ranks));
    let name = files.add(FileKind::Index, terms.finish())?;
    Ok((names, name, near))
}

/// Cards by their place among all, some of them.
struct Cards {
    first: usize,
    loaded: Vec<Option<(Look, Summary)>>,
}

impl Cards {
    fn get(&self, rank: usize) -> Option<&(Look, Summary)> {
        self.loaded.get(rank.checked_sub(self.first)?)?.as_ref()
    }
}
