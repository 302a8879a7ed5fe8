//! Shards of products, and the price history of each.

use souk_commerce::ids::{OfferId, ProductId};

use crate::contents::{FeedDays, shard_of};
use crate::error::WriteError;
use crate::file_name::{FileKind, FileName};
use crate::pack::{Edition, Files, Goods, PackInput};
use crate::products::Near;
use crate::{past, products};

/// Products that a shard holds on average, at most.
const SHARD_SIZE: usize = 64;
/// Shards that are in memory at once.
const AT_ONCE: usize = 1024;

/// A product as bytes, and whose prices its history tells.
struct Record {
    id: ProductId,
    bytes: Vec<u8>,
    near: Near,
    offers: Vec<OfferId>,
}

/// The shards of a language: their names, those of their histories, and from which days theirs are counted.
pub(super) struct Shards {
    pub(super) names: Vec<FileName>,
    pub(super) histories: Vec<FileName>,
    pub(super) days: FeedDays,
}

/// Writes all shards and their histories.
pub(super) fn write<G: Goods, E: From<WriteError>>(
    input: &PackInput<'_, G>,
    edition: &Edition<G>,
    near: &[Near],
    files: &mut Files<'_, E>,
) -> Result<Shards, E> {
    let goods = &edition.products;
    // A power of two: the number changes seldom, and when it does each shard is split in two.
    let count = goods.count().div_ceil(SHARD_SIZE).next_power_of_two();
    let (homes, days) = look(goods, count);
    let mut names = Vec::with_capacity(count);
    let mut histories = Vec::new();
    for first in (0..count).step_by(AT_ONCE) {
        let those = first..first.saturating_add(AT_ONCE).min(count);
        let home = |product: usize| homes.get(product).copied().unwrap_or(count);
        let mut shards: Vec<Vec<Record>> = Vec::new();
        shards.resize_with(those.len(), Vec::new);
        goods.each(
            &|product| those.contains(&home(product)),
            &mut |product, whole| {
                if let Some(shard) = shards.get_mut(home(product).saturating_sub(first)) {
                    shard.push(Record {
                        id: whole.id.clone(),
                        bytes: products::record(whole, &days),
                        near: near.get(product).copied().unwrap_or_default(),
                        offers: match input.history {
                            Some(_) => offers(whole),
                            None => Vec::new(),
                        },
                    });
                }
            },
        );
        for mut shard in shards {
            shard.sort_by(|one, other| one.id.cmp(&other.id));
            if let Some([twice, _]) = shard
                .array_windows()
                .find(|[one, other]| one.id == other.id)
            {
                let twice = WriteError::ProductTwice {
                    language: edition.language.clone(),
                    product: twice.id.clone(),
                };
                return Err(twice.into());
            }
            let records: Vec<(&ProductId, &[u8], &Near)> = shard
                .iter()
                .map(|record| (&record.id, record.bytes.as_slice(), &record.near))
                .collect();
            names.push(files.add(FileKind::Products, products::write(&records))?);
            if let Some(history) = input.history {
                let offers = shard.iter().flat_map(|record| &record.offers);
                let bytes = past::write(input.shop.market.currency, offers, history);
                histories.push(files.add(FileKind::History, bytes)?);
            }
        }
    }
    Ok(Shards {
        names,
        histories,
        days,
    })
}

/// The shard of each product, and the latest day of each seller.
fn look<G: Goods>(goods: &G, count: usize) -> (Vec<usize>, FeedDays) {
    let mut homes = vec![0; goods.count()];
    let mut days = FeedDays::default();
    goods.each(&|_| true, &mut |number, product| {
        if let Some(home) = homes.get_mut(number) {
            *home = shard_of(&product.id, count);
        }
        for offer in product.variants.iter().flat_map(|variant| &variant.offers) {
            days.note(&offer.seller, offer.as_of);
        }
    });
    (homes, days)
}

fn offers(product: &souk_commerce::Product) -> Vec<OfferId> {
    let offers = product.variants.iter().flat_map(|variant| &variant.offers);
    offers.map(|offer| offer.id.clone()).collect()
}
