//! Makes an overlay for a pack.

use std::collections::BTreeMap;
use std::io;

use souk_commerce::Summary;
use souk_commerce::ids::OfferId;
use souk_commerce::money::Money;
use souk_commerce::product::{Offer, Product};
use souk_commerce::time::Timestamp;

use crate::bytes::{FrameWriter, Writer};
use crate::cards::{NONE, write_amount};
use crate::contents::Contents;
use crate::file_name::FileKind;
use crate::manifest::Manifest;
use crate::offers::{OfferTableError, each_of_edition, open_manifest};
use crate::overlay::{CardTerms, OfferTerms, Overlay};
use crate::products::write_stock;
use crate::summarize;

/// Makes an overlay for the pack whose files `load` gives by their names. `terms` says what has changed about an offer; it is asked
/// for each offer of the pack. Prices in another currency than the shop's are left aside.
///
/// # Errors
/// [`OfferTableError`] names the file of the pack that is missing or damaged.
pub fn overlay(
    mut load: impl FnMut(&str) -> io::Result<Vec<u8>>,
    as_of: Timestamp,
    mut terms: impl FnMut(&Offer) -> Option<OfferTerms>,
) -> Result<Overlay, OfferTableError> {
    let manifest = open_manifest(&mut load)?;
    let mut changed: Vec<Product> = Vec::new();
    let mut offers: BTreeMap<OfferId, OfferTerms> = BTreeMap::new();
    let contents = each_of_edition(&mut load, default_contents(&manifest)?, |product| {
        let mut is_changed = false;
        for offer in product.variants.iter().flat_map(|variant| &variant.offers) {
            if let Some(terms) = terms(offer) {
                offers.insert(offer.id.clone(), terms);
                is_changed = true;
            }
        }
        if is_changed {
            changed.push(product.clone());
        }
    })?;
    Ok(made(&manifest, &contents, as_of, offers, changed))
}

fn default_contents(manifest: &Manifest) -> Result<&crate::FileName, OfferTableError> {
    let none = crate::PackError {
        what: "at least one edition",
        offset: 0,
    };
    let name = manifest.default_contents();
    name.ok_or_else(|| crate::offers::in_file(crate::MANIFEST_NAME)(none))
}

fn made(
    manifest: &Manifest,
    contents: &Contents,
    as_of: Timestamp,
    offers: BTreeMap<OfferId, OfferTerms>,
    changed: Vec<Product>,
) -> Overlay {
    let currency = contents.shop.market.currency;
    let mut overlay = Overlay::none(&manifest.build, currency, as_of);
    overlay.offers = offers
        .into_values()
        .map(|terms| OfferTerms {
            price: terms.price.filter(|price| price.currency() == currency),
            ..terms
        })
        .filter(|terms| terms.price.is_some() || terms.stock.is_some())
        .collect();
    // Reductions are judged at the moment of the pack, as those of all other cards are.
    let card = |product: &Product| card(&summarize(product, &contents.shop, manifest.as_of));
    for mut product in changed {
        let before = card(&product);
        overlay.lay(&mut product);
        let now = card(&product);
        if now != before {
            overlay.cards.push(now);
        }
    }
    overlay
        .cards
        .sort_by(|one, other| one.product.cmp(&other.product));
    overlay
}

fn card(summary: &Summary) -> CardTerms {
    let minor = |amount: Option<Money>| amount.map_or(NONE, Money::minor);
    CardTerms {
        product: summary.product.clone(),
        available: summary.available,
        price: minor(summary.price),
        regular: minor(summary.regular),
        delivered: minor(summary.delivered),
        quick_offer: summary.quick_offer.clone(),
    }
}

impl Overlay {
    /// The bytes of the file `overlay`.
    pub fn write(&self) -> Vec<u8> {
        let mut head = Writer::new();
        head.text(&self.build);
        head.signed(self.as_of.0);
        head.text(self.currency.code());
        let mut offers = Writer::new();
        offers.list(&self.offers, |writer, terms| {
            writer.text(terms.offer.as_str());
            writer.option(terms.price, |writer, price| writer.signed(price.minor()));
            writer.option(terms.stock, write_stock);
        });
        let mut cards = Writer::new();
        cards.list(&self.cards, |writer, card| {
            let base = if card.price == NONE { 0 } else { card.price };
            writer.text(card.product.as_str());
            writer.flag(card.available);
            write_amount(writer, card.price, 0);
            write_amount(writer, card.regular, base);
            write_amount(writer, card.delivered, base);
            writer.option(card.quick_offer.as_ref(), |writer, offer| {
                writer.text(offer.as_str());
            });
        });
        let mut frame = FrameWriter::new(FileKind::Overlay);
        frame.section(super::HEAD, head);
        frame.section(super::OFFERS, offers);
        frame.section(super::CARDS, cards);
        frame.finish()
    }
}
