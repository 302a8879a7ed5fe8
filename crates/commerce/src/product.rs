//! Product, Variant, Offer: what a shopper calls one thing, what goes into a cart, and one seller's terms for it.
//!
//! A [`Product`] here is in one language; a shop in three languages holds it three times, with the same ids.

use crate::ids::{OfferId, ProductId, SellerId, VariantId};
use crate::measure::UnitPricing;
use crate::money::Money;
use crate::time::{Date, Timestamp, Window};

/// A product in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Stable id, the same in every language.
    pub id: ProductId,
    /// Title as the seller wrote it.
    pub title: String,
    /// Brand name.
    pub brand: Option<String>,
    /// Text of the product page.
    pub description: RichText,
    /// Category path, outermost first; empty when the feed gives none.
    pub category: Vec<CategoryStep>,
    /// Pictures of the product as a whole, the main one first.
    pub images: Vec<Image>,
    /// Short selling points.
    pub highlights: Vec<String>,
    /// Specification rows in the feed's order.
    pub details: Vec<Detail>,
    /// What the variants differ in; empty for a product with one variant.
    pub axes: Vec<Axis>,
    /// At least one.
    pub variants: Vec<Variant>,
    /// Shoppers' rating.
    pub rating: Option<Rating>,
}

/// One step of a category path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryStep {
    /// The part of the URL, the same in every language.
    pub slug: String,
    /// The name in the product's language.
    pub name: String,
}

/// One line of the specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Heading of the group it belongs to.
    pub section: Option<String>,
    /// What is specified.
    pub name: String,
    /// Its value, with unit.
    pub value: String,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Absolute `https:` URL, or a path below the shop's root that begins with `/`.
    pub url: String,
    /// Text that stands for the picture; empty means that the product's title does.
    pub alt: String,
}

/// What variants differ in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Which attribute it is.
    pub kind: AxisKind,
    /// Its values in the order of first appearance.
    pub values: Vec<String>,
}

/// The attributes by which Google's product data tells variants of one group apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AxisKind {
    /// `color`
    Color,
    /// `size`
    Size,
    /// `material`
    Material,
    /// `pattern`
    Pattern,
    /// No attribute differs: the variants' titles tell them apart.
    Title,
}

/// What can be put into a cart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Stable id, the same in every language.
    pub id: VariantId,
    /// For each of the product's axes, the index into its values; `None` where the feed says nothing.
    pub options: Vec<Option<u16>>,
    /// Pictures of this variant; the product's own stand in when there are none.
    pub images: Vec<Image>,
    /// Global trade item number as 14 digits with a valid check digit.
    pub gtin: Option<String>,
    /// Manufacturer's part number.
    pub mpn: Option<String>,
    /// What its prices are also stated for, such as a kilogram; `None` where the feed does not say what is in it.
    pub unit_pricing: Option<UnitPricing>,
    /// Every seller's terms; at least one.
    pub offers: Vec<Offer>,
}

/// One seller's terms for one variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// `seller:variant`.
    pub id: OfferId,
    /// Who sells.
    pub seller: SellerId,
    /// What it costs; `None` when the feed gives no usable price.
    pub price: Option<Price>,
    /// Whether it can be had.
    pub stock: Stock,
    /// New or used; `None` when the feed does not say.
    pub condition: Option<Condition>,
    /// The seller's own page of the item.
    pub link: Option<String>,
    /// Day on which the feed stated these terms.
    pub as_of: Date,
}

/// A price and its reduction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// Price outside any sale.
    pub regular: Money,
    /// A lower price, now or in a window.
    pub sale: Option<Sale>,
}

/// A reduced price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// The reduced price, lower than the regular one and in its currency.
    pub price: Money,
    /// When it holds.
    pub window: Window,
    /// The price from which the reduction is reckoned: what may be crossed out beside it. `None` where the market's rule
    /// lets nothing be crossed out.
    pub reference: Option<Money>,
}

impl Price {
    /// What is owed for one piece at a moment.
    pub fn at(&self, moment: Timestamp) -> Money {
        match &self.sale {
            Some(sale) if sale.window.contains(moment) => sale.price,
            _ => self.regular,
        }
    }

    /// What may be crossed out beside the price of a moment.
    pub fn reference(&self, moment: Timestamp) -> Option<Money> {
        let sale = self.sale.as_ref()?;
        sale.reference
            .filter(|price| sale.window.contains(moment) && *price != sale.price)
    }

    /// Whether a sale holds at a moment.
    pub fn is_on_sale(&self, moment: Timestamp) -> bool {
        self.at(moment) != self.regular
    }
}

/// What a feed says about stock. Unknown is a value, never taken for "in stock".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    /// The state in the words of the feed.
    pub state: StockState,
    /// Pieces, when the feed counts them.
    pub quantity: Option<u32>,
    /// When it will be there, for preorder and backorder.
    pub available_from: Option<Date>,
}

/// States of stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StockState {
    /// Can be ordered and is there.
    InStock,
    /// Cannot be ordered.
    OutOfStock,
    /// Can be ordered before it appears.
    Preorder,
    /// Can be ordered and is delivered once it is there again.
    Backorder,
    /// The feed does not say.
    Unknown,
}

impl Stock {
    /// Whether `quantity` pieces can be ordered. Unknown stock cannot.
    pub fn allows(&self, quantity: u32) -> bool {
        match self.state {
            StockState::OutOfStock | StockState::Unknown => false,
            StockState::Preorder | StockState::Backorder => true,
            StockState::InStock => self.quantity.is_none_or(|there| there >= quantity),
        }
    }
}

/// State of the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Condition {
    /// Unused, original packaging.
    New,
    /// Restored to working order, with a warranty.
    Refurbished,
    /// Used before.
    Used,
}

/// Shoppers' rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    /// Mean on a scale of 0 to 50: tenths of a star.
    pub tenths: u8,
    /// Number of ratings; at least one.
    pub count: u32,
}

/// Text of a product page as a small tree without markup of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RichText {
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
}

/// One block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// An item of a list.
    Item(String),
}

impl Product {
    /// The variant with an id.
    pub fn variant(&self, id: &VariantId) -> Option<&Variant> {
        self.variants.iter().find(|variant| &variant.id == id)
    }

    /// The value of a variant on an axis, `None` where the feed says nothing.
    pub fn option_value(&self, variant: &Variant, axis: usize) -> Option<&str> {
        let index = (*variant.options.get(axis)?)?;
        self.axes
            .get(axis)?
            .values
            .get(usize::from(index))
            .map(String::as_str)
    }

    /// A variant's values on all axes, `Red / 40`; empty for a product with one variant.
    pub fn option_label(&self, variant: &Variant) -> String {
        let values: Vec<&str> = (0..self.axes.len())
            .filter_map(|axis| self.option_value(variant, axis))
            .collect();
        values.join(" / ")
    }

    /// Pictures to show for a variant: its own, else the product's.
    pub fn images_of<'a>(&'a self, variant: &'a Variant) -> &'a [Image] {
        if variant.images.is_empty() {
            &self.images
        } else {
            &variant.images
        }
    }
}

impl Variant {
    /// Offers in the order in which they are shown: orderable first, then by price, then by seller.
    pub fn offers_ranked(&self, now: Timestamp) -> Vec<&Offer> {
        let mut offers: Vec<&Offer> = self.offers.iter().collect();
        offers.sort_by_key(|offer| {
            let price = offer.price.as_ref().map(|price| price.at(now).minor());
            (
                !offer.is_orderable(),
                price.is_none(),
                price,
                offer.seller.clone(),
            )
        });
        offers
    }
}

impl Offer {
    /// Whether one piece can be ordered: it has a price and is not known to be gone.
    pub fn is_orderable(&self) -> bool {
        self.price.is_some() && self.stock.allows(1)
    }
}
