//! Who sells what, for how much, and whether it is there.

use super::chance::Chance;
use super::goods::{Product, Variant};
use super::text::{Text, t};

/// A seller of the market.
#[derive(Debug)]
pub(crate) struct Seller {
    pub(crate) id: &'static str,
    pub(crate) name: Text,
    /// Whether orders are taken in the shop itself.
    pub(crate) is_own: bool,
    /// Whether its feed counts pieces.
    counts: bool,
    /// Its prices in percent of the usual ones, lowest and highest.
    prices: (u32, u32),
    /// Share of each department's goods that it carries, in percent, in the order of the menu.
    carries: [u32; 10],
}

/// The four sellers. The first one's texts win, so it is the one with the widest range.
pub(crate) static SELLERS: [Seller; 4] = [
    Seller {
        id: "lanban",
        name: t("Lan Ban", "ลานบ้าน", "لان بان"),
        is_own: true,
        counts: true,
        prices: (98, 103),
        carries: [88, 70, 55, 70, 75, 90, 88, 85, 90, 85],
    },
    Seller {
        id: "rungarun",
        name: t("Rung Arun Wholesale", "รุ่งอรุณค้าส่ง", "رونغ أرون للجملة"),
        is_own: true,
        counts: false,
        prices: (88, 97),
        carries: [55, 40, 35, 45, 60, 75, 70, 45, 50, 65],
    },
    Seller {
        id: "saphan",
        name: t("Saphan Studio", "สะพานสตูดิโอ", "استوديو سابان"),
        is_own: true,
        counts: true,
        prices: (102, 110),
        carries: [50, 75, 75, 65, 50, 30, 40, 70, 45, 55],
    },
    Seller {
        id: "darb",
        name: t("Darb Trading", "ดาร์บเทรดดิ้ง", "درب للتجارة"),
        is_own: false,
        counts: false,
        prices: (84, 98),
        carries: [30, 35, 45, 40, 30, 40, 40, 25, 0, 20],
    },
];

/// One seller's terms for one variant.
#[derive(Debug)]
pub(crate) struct Offer<'a> {
    pub(crate) variant: &'a Variant,
    /// In whole baht.
    pub(crate) price: u32,
    pub(crate) sale: Option<Sale>,
    pub(crate) stock: Stock,
    /// Pieces, where the seller counts.
    pub(crate) quantity: Option<u32>,
}

/// A reduction.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sale {
    /// In whole baht, below the price.
    pub(crate) price: u32,
    /// From and to, as Google writes it; `None` for a sale without an end.
    pub(crate) window: Option<&'static str>,
}

/// Availability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stock {
    There,
    Gone,
    /// Can be ordered, and comes on a day.
    Preorder(&'static str),
    Backorder(&'static str),
}

/// Windows of sales. Most hold on the day of the feeds and for months after it; one is over, one is to come.
const WINDOWS: [Option<&str>; 8] = [
    None,
    None,
    None,
    Some("2026-11-01T00:00+07:00/2027-01-15T23:59+07:00"),
    Some("2026-11-16T00:00+07:00/2027-06-30T23:59+07:00"),
    Some("2026-11-20T00:00+07:00/2027-12-31T23:59+07:00"),
    Some("2026-10-01T00:00+07:00/2026-10-31T23:59+07:00"),
    Some("2027-02-10T00:00+07:00/2027-02-20T23:59+07:00"),
];

/// What a seller offers of a product, in the order of its variants; empty when the seller does not carry it.
pub(crate) fn of<'a>(seller: &Seller, product: &'a Product, department: usize) -> Vec<Offer<'a>> {
    if !carries(seller, product, department) {
        return Vec::new();
    }
    let mut chance = Chance::of(&["price", seller.id, &product.id]);
    let level = chance.between(seller.prices.0, seller.prices.1);
    let sale = chance.happens(20).then(|| {
        (
            chance.between(2, 6) * 5,
            chance.pick(&WINDOWS).copied().flatten(),
        )
    });
    let is_gone = chance.happens(4);
    // The main seller of a product has all of it; the others now and then lack a variant.
    let has_all = main_seller(product, department).is_none_or(|main| main.id == seller.id);
    let mut offers = Vec::new();
    for (index, variant) in product.variants.iter().enumerate() {
        let mut chance = Chance::of(&["stock", seller.id, &variant.id]);
        if index > 0 && !has_all && chance.happens(12) {
            continue;
        }
        let factor = variant.size.map_or(100, |size| size.price);
        let price = rounded(product.model.price * factor * level / 10_000);
        let sale = sale
            .map(|(percent, window)| Sale {
                price: rounded(price * (100 - percent) / 100),
                window,
            })
            .filter(|sale| sale.price < price);
        let stock = if is_gone {
            Stock::Gone
        } else {
            stock(&mut chance)
        };
        offers.push(Offer {
            variant,
            price,
            sale,
            stock,
            quantity: (seller.counts)
                .then(|| pieces(&mut chance, stock))
                .flatten(),
        });
    }
    offers
}

fn carries(seller: &Seller, product: &Product, department: usize) -> bool {
    let wants = |seller: &Seller| {
        let percent = seller.carries.get(department).copied().unwrap_or(0);
        Chance::of(&["range", seller.id, &product.id]).happens(percent)
    };
    // Nothing is left that only a page elsewhere sells, or nobody.
    let is_left = || !SELLERS.iter().any(|other| other.is_own && wants(other));
    wants(seller) || (SELLERS.first().is_some_and(|first| first.id == seller.id) && is_left())
}

/// The first of the shop's own sellers that carries a product.
fn main_seller(product: &Product, department: usize) -> Option<&'static Seller> {
    SELLERS
        .iter()
        .find(|seller| seller.is_own && carries(seller, product, department))
}

fn stock(chance: &mut Chance) -> Stock {
    match chance.between(1, 100) {
        1..=7 => Stock::Gone,
        8..=9 => Stock::Preorder("2026-12-15"),
        10..=11 => Stock::Backorder("2026-12-08"),
        _ => Stock::There,
    }
}

fn pieces(chance: &mut Chance, stock: Stock) -> Option<u32> {
    match stock {
        Stock::There if chance.happens(12) => Some(chance.between(1, 4)),
        Stock::There => Some(chance.between(5, 60)),
        Stock::Gone => Some(0),
        Stock::Preorder(_) | Stock::Backorder(_) => None,
    }
}

/// Prices as shops write them: steps of 10 from 300 on, of 5 from 100 on.
fn rounded(price: u32) -> u32 {
    match price {
        0..100 => price.max(1),
        100..300 => (price + 2) / 5 * 5,
        _ => (price + 5) / 10 * 10,
    }
}
