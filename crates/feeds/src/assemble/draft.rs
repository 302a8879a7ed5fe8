//! Which rows belong together.

use std::collections::HashMap;

use souk_commerce::product::Rating;
use souk_commerce::{Date, LanguageTag, ProductId, SellerId, VariantId};

use super::{Join, ReviewSource};
use crate::google::Row;
use crate::report::{Cause, Place, Report};

/// Most variants of one product.
pub(super) const MAX_VARIANTS: usize = 2000;

/// Where rows come from.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub(super) seller: SellerId,
    pub(super) language: LanguageTag,
    pub(super) as_of: Date,
    pub(super) file: String,
}

impl Origin {
    pub(super) fn place(&self, row: &Row) -> Place {
        Place {
            line: Some(row.line),
            record: Some(row.number),
            id: Some(row.id.clone()),
            ..Place::file(&self.file)
        }
    }
}

/// A row and the index of its origin.
#[derive(Debug, Clone)]
pub(super) struct Sourced {
    pub(super) origin: usize,
    pub(super) row: Row,
}

/// All rows of one variant, in the order of the sources.
#[derive(Debug, Clone)]
pub(super) struct DraftVariant {
    pub(super) id: VariantId,
    pub(super) rows: Vec<Sourced>,
}

/// A product that is being put together.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) id: ProductId,
    pub(super) variants: Vec<DraftVariant>,
    ratings: u64,
    hundredths: u64,
}

impl Draft {
    /// Takes over the ratings of another product.
    pub(super) fn add_ratings(&mut self, other: &Self) {
        self.ratings = self.ratings.saturating_add(other.ratings);
        self.hundredths = self.hundredths.saturating_add(other.hundredths);
    }

    /// The mean of its ratings, half up.
    pub(super) fn rating(&self) -> Option<Rating> {
        let divisor = self
            .ratings
            .checked_mul(10)
            .filter(|divisor| *divisor > 0)?;
        let tenths = self.hundredths.saturating_add(divisor / 2) / divisor;
        Some(Rating {
            tenths: u8::try_from(tenths).ok()?,
            count: u32::try_from(self.ratings).unwrap_or(u32::MAX),
        })
    }
}

/// Whose id an id is: everybody's when ids join sellers.
type Scope = Option<SellerId>;

/// All products that are being put together.
pub(super) struct Drafts {
    join: Join,
    pub(super) products: Vec<Draft>,
    groups: HashMap<(Scope, String), usize>,
    variants: HashMap<(Scope, String), (usize, usize)>,
    gtins: HashMap<String, usize>,
    product_ids: Taken,
    variant_ids: Taken,
}

impl Drafts {
    pub(super) fn new(join: Join) -> Self {
        Self {
            join,
            products: Vec::new(),
            groups: HashMap::new(),
            variants: HashMap::new(),
            gtins: HashMap::new(),
            product_ids: HashMap::new(),
            variant_ids: HashMap::new(),
        }
    }

    /// A variant by its product and its number in it.
    pub(super) fn variant(&self, (product, variant): (usize, usize)) -> Option<&DraftVariant> {
        self.products.get(product)?.variants.get(variant)
    }

    fn scope(&self, seller: &SellerId) -> Scope {
        (self.join == Join::Nothing).then(|| seller.clone())
    }

    /// Adds the rows of one source.
    pub(super) fn add(
        &mut self,
        origins: &mut Vec<Origin>,
        origin: Origin,
        rows: Vec<Row>,
        report: &mut Report,
    ) {
        let index = origins.len();
        let scope = self.scope(&origin.seller);
        for row in rows {
            let key = (scope.clone(), row.id.clone());
            match self.variants.get(&key).copied() {
                Some(at) => self.add_to_variant(at, index, row, (&*origins, &origin), report),
                None => self.add_variant(&scope, index, row, &origin, report),
            }
        }
        origins.push(origin);
    }

    fn add_to_variant(
        &mut self,
        (product, variant): (usize, usize),
        index: usize,
        row: Row,
        (origins, origin): (&[Origin], &Origin),
        report: &mut Report,
    ) {
        let Some(variant) = self
            .products
            .get_mut(product)
            .and_then(|draft| draft.variants.get_mut(variant))
        else {
            return;
        };
        let is_there = variant
            .rows
            .iter()
            .filter_map(|sourced| origins.get(sourced.origin))
            .any(|other| other.seller == origin.seller && other.language == origin.language);
        if is_there {
            report.add(Cause::IdDuplicate, origin.place(&row));
            return;
        }
        if let Some(gtin) = &row.gtin {
            self.gtins.entry(gtin.clone()).or_insert(product);
        }
        variant.rows.push(Sourced { origin: index, row });
    }

    fn add_variant(
        &mut self,
        scope: &Scope,
        index: usize,
        row: Row,
        origin: &Origin,
        report: &mut Report,
    ) {
        let group = row
            .group
            .as_ref()
            .map(|group| (scope.clone(), group.clone()));
        let known = group
            .as_ref()
            .and_then(|group| self.groups.get(group))
            .copied();
        let is_full = known
            .and_then(|at| self.products.get(at))
            .is_some_and(|draft| draft.variants.len() >= MAX_VARIANTS);
        if is_full {
            report.add(Cause::VariantsTooMany, origin.place(&row));
            return;
        }
        let place = origin.place(&row);
        let wanted = row.group.clone().unwrap_or_else(|| row.id.clone());
        let product_id = match known {
            Some(_) => None,
            None => ProductId::new(&unused(
                &mut self.product_ids,
                &wanted,
                scope,
                &place,
                report,
            ))
            .ok(),
        };
        let variant_id = VariantId::new(&unused(
            &mut self.variant_ids,
            &row.id,
            scope,
            &place,
            report,
        ));
        let Ok(variant_id) = variant_id else {
            report.add(Cause::IdUnusable, place);
            return;
        };
        let at = match (known, product_id) {
            (Some(at), _) => at,
            (None, Some(id)) => {
                self.products.push(Draft {
                    id,
                    variants: Vec::new(),
                    ratings: 0,
                    hundredths: 0,
                });
                self.products.len().saturating_sub(1)
            }
            (None, None) => {
                report.add(Cause::IdUnusable, place);
                return;
            }
        };
        if let Some(group) = group {
            self.groups.insert(group, at);
        }
        if let Some(gtin) = &row.gtin {
            self.gtins.entry(gtin.clone()).or_insert(at);
        }
        let key = (scope.clone(), row.id.clone());
        if let Some(draft) = self.products.get_mut(at) {
            self.variants.insert(key, (at, draft.variants.len()));
            draft.variants.push(DraftVariant {
                id: variant_id,
                rows: vec![Sourced { origin: index, row }],
            });
        }
    }

    /// Adds ratings to the products they are of.
    pub(super) fn rate(&mut self, origins: &[Origin], source: &ReviewSource, report: &mut Report) {
        let mut scopes: Vec<Scope> = match (&source.seller, self.join) {
            (_, Join::Id) => vec![None],
            (Some(seller), Join::Nothing) => vec![Some(seller.clone())],
            (None, Join::Nothing) => origins
                .iter()
                .map(|origin| Some(origin.seller.clone()))
                .collect(),
        };
        scopes.dedup();
        for review in &source.reviews.reviews {
            let by_id = scopes.iter().find_map(|scope| {
                review.skus.iter().find_map(|sku| {
                    let key = (scope.clone(), sku.clone());
                    let variant = self.variants.get(&key).map(|(product, _)| *product);
                    variant.or_else(|| self.groups.get(&key).copied())
                })
            });
            let by_gtin = || {
                review
                    .gtins
                    .iter()
                    .find_map(|gtin| self.gtins.get(gtin).copied())
            };
            let product = by_id
                .or_else(by_gtin)
                .and_then(|at| self.products.get_mut(at));
            let Some(product) = product else {
                let place = Place {
                    line: Some(review.line),
                    record: Some(review.number),
                    ..Place::file(&source.reviews.file)
                };
                report.add(
                    Cause::ReviewUnmatched,
                    place.with("sku", &review.skus.join(", ")),
                );
                continue;
            };
            product.ratings = product.ratings.saturating_add(1);
            product.hundredths = product
                .hundredths
                .saturating_add(u64::from(review.hundredths));
        }
    }
}

/// Ids that are given away, and to whom.
type Taken = HashMap<String, Scope>;

/// The wanted id, or one made of it that nobody has.
fn unused(
    taken: &mut Taken,
    wanted: &str,
    scope: &Scope,
    place: &Place,
    report: &mut Report,
) -> String {
    let Some(owner) = taken.get(wanted) else {
        taken.insert(wanted.to_owned(), scope.clone());
        return wanted.to_owned();
    };
    let (cause, stem) = match scope {
        Some(seller) if owner != scope => (Cause::IdShared, format!("{seller}-{wanted}")),
        _ => (Cause::GroupIdIsItemId, format!("{wanted}-2")),
    };
    report.add(cause, place.clone());
    let mut id = stem.clone();
    let mut number: u32 = 2;
    while taken.contains_key(&id) {
        id = format!("{stem}-{number}");
        number = number.saturating_add(1);
    }
    taken.insert(id.clone(), scope.clone());
    id
}
