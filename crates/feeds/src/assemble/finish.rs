//! Drafts become products, once for each language.

use souk_commerce::measure::{UnitPricing, UnitRule};
use souk_commerce::product::{Axis, AxisKind, CategoryStep, Image, Offer, Variant};
use souk_commerce::{LanguageTag, OfferId, Product, SellerId};

use super::axes::{self, DraftAxis};
use super::choose::Chooser;
use super::group::{Draft, DraftVariant};
use super::remarks::{note_first, note_mixed};
use super::titles::{Titled, distinct_part, shared_title};
use crate::google::contents::{Contents, read_contents};
use crate::google::{Picture, Row};
use crate::report::{Cause, Report};

/// What is the same in all languages.
pub(super) struct Fixed {
    axes: Vec<DraftAxis>,
    /// Offers by variant; links are the first language's.
    pub(super) offers: Vec<Vec<Offer>>,
}

impl Chooser<'_> {
    pub(super) fn fix(&self, draft: &Draft, report: &mut Report) -> Fixed {
        Fixed {
            axes: infer_axes(draft, self, report),
            offers: draft
                .variants
                .iter()
                .map(|variant| offers(variant, self, report))
                .collect(),
        }
    }
}

fn infer_axes(draft: &Draft, rows: &Chooser<'_>, report: &mut Report) -> Vec<DraftAxis> {
    let languages = rows.primary();
    let (axes, alike) = axes::infer(draft.variants.len(), |variant, kind| {
        let variant = draft.variants.get(variant)?;
        rows.first(variant, &languages, |row| axes::value(row, kind))
    });
    if alike {
        note_first(draft, Cause::VariantsAlike, rows, report);
    }
    note_mixed(draft, rows, report);
    axes
}

/// One offer for each seller of a variant, by the seller's rows in the order of the sources.
fn offers(variant: &DraftVariant, rows: &Chooser<'_>, report: &mut Report) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for sourced in &variant.rows {
        let Some(origin) = rows.origins.get(sourced.origin) else {
            continue;
        };
        let row = &sourced.row;
        match offers
            .iter_mut()
            .find(|offer| offer.seller == origin.seller)
        {
            None => offers.push(Offer {
                id: OfferId::of(&origin.seller, &variant.id),
                seller: origin.seller.clone(),
                price: row.price.clone(),
                stock: row.stock,
                condition: row.condition,
                link: row.link.clone(),
                as_of: origin.as_of,
            }),
            Some(offer) if offer.price.is_none() => offer.price.clone_from(&row.price),
            Some(offer) => {
                if row.price.is_some() && row.price != offer.price {
                    report.add(Cause::PriceDiffers, origin.place(row));
                }
            }
        }
    }
    offers
}

/// A product in a language.
pub(super) fn product(
    draft: &Draft,
    fixed: &Fixed,
    category: Vec<CategoryStep>,
    language: &LanguageTag,
    rows: &Chooser<'_>,
) -> Product {
    let languages = rows.languages(language);
    let title = title(draft, fixed, &languages, rows);
    let mut images: Vec<Vec<Image>> = draft
        .variants
        .iter()
        .map(|variant| images(variant, &languages, rows))
        .collect();
    let shared = images
        .iter()
        .find(|images| !images.is_empty())
        .cloned()
        .unwrap_or_default();
    for own in &mut images {
        if *own == shared {
            own.clear();
        }
    }
    let variants = draft
        .variants
        .iter()
        .zip(images)
        .enumerate()
        .map(|(index, (variant, images))| Variant {
            id: variant.id.clone(),
            options: fixed
                .axes
                .iter()
                .map(|axis| axis.options.get(index).copied().flatten())
                .collect(),
            images,
            gtin: rows.first(variant, &languages, |row| row.gtin.clone()),
            mpn: rows.first(variant, &languages, |row| row.mpn.clone()),
            unit_pricing: rows.first(variant, &languages, |row| {
                unit_pricing(row, rows.plan.units, language)
            }),
            offers: localised_offers(variant, fixed.offers.get(index), language, rows),
        })
        .collect();
    let lists = |highlights: bool| {
        rows.first_of(draft, &languages, |row| {
            (if highlights {
                !row.highlights.is_empty()
            } else {
                !row.details.is_empty()
            })
            .then_some(row)
        })
    };
    Product {
        id: draft.id.clone(),
        axes: fixed
            .axes
            .iter()
            .map(|axis| named_axis(draft, axis, &title, &languages, rows))
            .collect(),
        title,
        brand: rows.first_of(draft, &languages, |row| row.brand.clone()),
        description: rows
            .first_of(draft, &languages, |row| {
                (!row.description.blocks.is_empty()).then(|| row.description.clone())
            })
            .unwrap_or_default(),
        category,
        images: shared,
        highlights: lists(true)
            .map(|row| row.highlights.clone())
            .unwrap_or_default(),
        details: lists(false)
            .map(|row| row.details.clone())
            .unwrap_or_default(),
        variants,
        rating: draft.rating,
    }
}

/// What prices of the goods are also stated for, where that is not the piece itself.
fn unit_pricing(row: &Row, rule: UnitRule, language: &LanguageTag) -> Option<UnitPricing> {
    let Contents::Read(measure, stated) = read_contents(&row.extras)? else {
        return None;
    };
    let base = rule.base(&measure, stated)?;
    UnitPricing::new(&measure, base, base.label(language)).filter(|per| !per.is_whole_piece())
}

fn title(draft: &Draft, fixed: &Fixed, languages: &[&LanguageTag], rows: &Chooser<'_>) -> String {
    let titled: Vec<Titled<'_>> = draft
        .variants
        .iter()
        .map(|variant| Titled {
            title: rows
                .first(variant, languages, |row| Some(row.title.as_str()))
                .unwrap_or(""),
            values: fixed
                .axes
                .iter()
                .filter(|axis| axis.kind != AxisKind::Title)
                .filter_map(|axis| {
                    rows.first(variant, languages, |row| axes::value(row, axis.kind))
                })
                .collect(),
        })
        .collect();
    shared_title(&titled)
}

/// The pictures of a variant: those of the first row that has any.
fn images(variant: &DraftVariant, languages: &[&LanguageTag], rows: &Chooser<'_>) -> Vec<Image> {
    let placed = |row: &Row| {
        let images: Vec<Image> = row
            .pictures
            .iter()
            .filter_map(|picture| match picture {
                Picture::Remote(url) | Picture::Placed(url) => Some(Image {
                    url: url.clone(),
                    alt: String::new(),
                }),
                Picture::Local(_) => None,
            })
            .collect();
        (!images.is_empty()).then_some(images)
    };
    rows.first(variant, languages, placed).unwrap_or_default()
}

/// The offers with the link of the seller's page in the wanted language, where it has one.
fn localised_offers(
    variant: &DraftVariant,
    offers: Option<&Vec<Offer>>,
    language: &LanguageTag,
    rows: &Chooser<'_>,
) -> Vec<Offer> {
    let link = |seller: &SellerId| {
        variant.rows.iter().find_map(|sourced| {
            let origin = rows.origins.get(sourced.origin)?;
            (origin.seller == *seller && origin.language == *language)
                .then(|| sourced.row.link.clone())?
        })
    };
    let mut offers = offers.cloned().unwrap_or_default();
    for offer in &mut offers {
        if let Some(link) = link(&offer.seller) {
            offer.link = Some(link);
        }
    }
    offers
}

/// An axis with its values in the wanted language.
fn named_axis(
    draft: &Draft,
    axis: &DraftAxis,
    title: &str,
    languages: &[&LanguageTag],
    rows: &Chooser<'_>,
) -> Axis {
    let value = |variant: &usize| {
        let variant = draft.variants.get(*variant)?;
        let value = rows.first(variant, languages, |row| axes::value(row, axis.kind))?;
        Some(match axis.kind {
            AxisKind::Title => distinct_part(value, title).to_owned(),
            _ => value.to_owned(),
        })
    };
    Axis {
        kind: axis.kind,
        values: axis
            .firsts
            .iter()
            .map(|variant| value(variant).unwrap_or_default())
            .collect(),
    }
}
