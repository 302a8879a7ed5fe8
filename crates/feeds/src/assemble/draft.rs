//! Which rows belong together.

mod ids;

use std::collections::HashMap;
use std::rc::Rc;

use ids::{Kind, Taken, odd};

use souk_commerce::{ProductId, SellerId, VariantId};

use super::few::Few;
use super::group::{Draft, DraftVariant, Group, Member, Origin, Ratings, RowAt, Sourced};
use super::{Join, ReviewSource};
use crate::google::Row;
use crate::keys::{self, Key, Keys};
use crate::report::{Cause, Place, Report};
use crate::store::RowStore;

/// Most variants of one product.
pub(super) const MAX_VARIANTS: usize = 2000;

/// Whose id an id is: the index of its seller, everybody's when ids join sellers.
type Scope = Option<u32>;

fn key(scope: Scope, text: &str) -> Key {
    keys::key((scope, text))
}

/// Product and its variant.
type At = (u32, u32);

/// All products that are being put together.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    join: Join,
    sellers: Vec<SellerId>,
    stores: Vec<Rc<RowStore>>,
    pub(super) groups: Vec<Group>,
    /// For each product whether any of its rows has a picture.
    pub(super) pictured: Vec<bool>,
    pub(super) ratings: HashMap<usize, Ratings>,
    by_group: HashMap<Key, u32>,
    by_id: Keys<At>,
    by_gtin: HashMap<Key, u32>,
    /// Whether anybody will ask for goods by their GTIN.
    needs_gtins: bool,
    /// Whether ids are one owner's, and say themselves whether they are taken.
    has_one_owner: bool,
    product_ids: Taken,
    variant_ids: Taken,
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl Drafts {
    pub(super) fn new(join: Join, has_one_owner: bool, needs_gtins: bool) -> Self {
        Self {
            join,
            has_one_owner: has_one_owner || join == Join::Id,
            needs_gtins,
            ..Self::default()
        }
    }

    /// Forgets what is needed only while rows are added.
    pub(super) fn forget_keys(&mut self) {
        self.by_group = HashMap::new();
        self.by_id = Keys::default();
        self.by_gtin = HashMap::new();
        self.product_ids = HashMap::new();
        self.variant_ids = HashMap::new();
    }

    /// A row that is there.
    pub(super) fn row(&self, at: RowAt) -> Option<Row> {
        self.stores.get(index(at.origin))?.get(at.row)
    }

    /// A product with its rows.
    pub(super) fn load(&self, product: usize) -> Option<Draft> {
        let group = self.groups.get(product)?;
        let members = group.members.as_slice().iter();
        let variants: Vec<DraftVariant> = members
            .filter_map(|member| self.load_member(member))
            .collect();
        let first = variants.first()?.rows.first()?;
        let id = match &group.id {
            Some(id) => (**id).clone(),
            None => ProductId::new(wanted_id(&first.row)).ok()?,
        };
        Some(Draft {
            id,
            variants,
            rating: self.ratings.get(&product).and_then(|sum| sum.mean()),
        })
    }

    fn load_member(&self, member: &Member) -> Option<DraftVariant> {
        let places = member.rows.as_slice().iter();
        let rows: Vec<Sourced> = places
            .filter_map(|at| {
                Some(Sourced {
                    origin: index(at.origin),
                    row: self.row(*at)?,
                })
            })
            .collect();
        let id = match &member.id {
            Some(id) => (**id).clone(),
            None => VariantId::new(&rows.first()?.row.id).ok()?,
        };
        Some(DraftVariant { id, rows })
    }

    /// The id of a product.
    pub(super) fn product_id(&self, product: usize) -> Option<ProductId> {
        let group = self.groups.get(product)?;
        if let Some(id) = &group.id {
            return Some((**id).clone());
        }
        let first = *group.members.as_slice().first()?.rows.as_slice().first()?;
        ProductId::new(wanted_id(&self.row(first)?)).ok()
    }

    /// The id of a variant.
    pub(super) fn variant_id(&self, member: &Member) -> Option<VariantId> {
        match &member.id {
            Some(id) => Some((**id).clone()),
            None => VariantId::new(&self.row(*member.rows.as_slice().first()?)?.id).ok(),
        }
    }

    /// A variant by its product and its number in it.
    pub(super) fn member(&self, (product, variant): (usize, usize)) -> Option<&Member> {
        self.groups.get(product)?.members.as_slice().get(variant)
    }

    fn scope(&mut self, seller: &SellerId) -> Scope {
        if self.join != Join::Nothing {
            return None;
        }
        let known = self.sellers.iter().position(|known| known == seller);
        Some(number(known.unwrap_or_else(|| {
            self.sellers.push(seller.clone());
            self.sellers.len().saturating_sub(1)
        })))
    }

    /// Adds the rows of one source.
    pub(super) fn add(
        &mut self,
        origins: &mut Vec<Origin>,
        origin: Origin,
        rows: RowStore,
        report: &mut Report,
    ) {
        let scope = self.scope(&origin.seller);
        let source = number(origins.len());
        let rows = Rc::new(rows);
        self.stores.push(Rc::clone(&rows));
        rows.each_numbered(&mut |place, row| {
            let at = RowAt {
                origin: source,
                row: place,
            };
            match self.by_id.get(key(scope, &row.id)).copied() {
                Some(known) => self.add_to_variant(known, (at, row), (&*origins, &origin), report),
                None => self.add_variant(scope, (at, row), &origin, report),
            }
        });
        origins.push(origin);
    }

    fn note_picture(&mut self, row: &Row, product: u32) {
        let product = index(product);
        if product >= self.pictured.len() {
            self.pictured.resize(product.saturating_add(1), false);
        }
        if let Some(pictured) = self.pictured.get_mut(product) {
            *pictured |= !row.pictures.is_empty();
        }
    }

    /// Whether any row of a product has a picture.
    pub(super) fn has_picture(&self, product: usize) -> bool {
        self.pictured.get(product) == Some(&true)
    }

    fn note_gtin(&mut self, row: &Row, product: u32) {
        if self.needs_gtins
            && let Some(gtin) = &row.gtin
        {
            self.by_gtin.entry(key(None, gtin)).or_insert(product);
        }
    }

    fn add_to_variant(
        &mut self,
        (product, variant): At,
        (at, row): (RowAt, &Row),
        (origins, origin): (&[Origin], &Origin),
        report: &mut Report,
    ) {
        let Some(member) = self
            .groups
            .get_mut(index(product))
            .and_then(|group| group.members.get_mut(index(variant)))
        else {
            return;
        };
        let is_there =
            member
                .rows
                .as_slice()
                .iter()
                .any(|known| match origins.get(index(known.origin)) {
                    Some(other) => {
                        other.seller == origin.seller && other.language == origin.language
                    }
                    None => true,
                });
        if is_there {
            report.note(Cause::IdDuplicate, || origin.place(row));
            return;
        }
        member.rows.push(at);
        self.note_picture(row, product);
        self.note_gtin(row, product);
    }

    fn add_variant(
        &mut self,
        scope: Scope,
        (at, row): (RowAt, &Row),
        origin: &Origin,
        report: &mut Report,
    ) {
        let group = row.group.as_ref().map(|group| key(scope, group));
        let known = group.and_then(|group| self.by_group.get(&group)).copied();
        let is_full = known
            .and_then(|at| self.groups.get(index(at)))
            .is_some_and(|group| group.members.as_slice().len() >= MAX_VARIANTS);
        if is_full {
            report.note(Cause::VariantsTooMany, || origin.place(row));
            return;
        }
        let place = || origin.place(row);
        let wanted = wanted_id(row);
        let product_id = match known {
            Some(_) => None,
            None => Some(self.unused(Kind::Product, wanted, scope, &place, report)),
        };
        let variant_id = self.unused(Kind::Variant, &row.id, scope, &place, report);
        let (Ok(variant_id), Ok(product_id)) = (
            odd(&row.id, variant_id, VariantId::new),
            product_id.map_or(Ok(None), |id| odd(wanted, id, ProductId::new)),
        ) else {
            report.note(Cause::IdUnusable, place);
            return;
        };
        let member = Member {
            id: variant_id,
            rows: Few::One(at),
        };
        let product = known.unwrap_or(number(self.groups.len()));
        let place = if let Some(group) = self.groups.get_mut(index(product)) {
            group.members.push(member);
            group.members.as_slice().len().saturating_sub(1)
        } else {
            self.groups.push(Group {
                id: product_id,
                members: Few::One(member),
            });
            0
        };
        if let Some(group) = group {
            self.by_group.insert(group, product);
        }
        self.note_picture(row, product);
        self.note_gtin(row, product);
        self.by_id
            .insert(key(scope, &row.id), (product, number(place)));
    }

    /// Adds ratings to the products they are of.
    pub(super) fn rate(&mut self, origins: &[Origin], source: &ReviewSource, report: &mut Report) {
        let mut scopes: Vec<Scope> = match (&source.seller, self.join) {
            (_, Join::Id) => vec![None],
            (Some(seller), Join::Nothing) => vec![self.scope(seller)],
            (None, Join::Nothing) => origins
                .iter()
                .map(|origin| self.scope(&origin.seller))
                .collect(),
        };
        scopes.dedup();
        for review in &source.reviews.reviews {
            let by_id = scopes.iter().find_map(|scope| {
                review.skus.iter().find_map(|sku| {
                    let key = key(*scope, sku);
                    let variant = self.by_id.get(key).map(|(product, _)| *product);
                    variant.or_else(|| self.by_group.get(&key).copied())
                })
            });
            let by_gtin = || {
                let mut gtins = review.gtins.iter();
                gtins.find_map(|gtin| self.by_gtin.get(&key(None, gtin)).copied())
            };
            let Some(product) = by_id.or_else(by_gtin) else {
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
            self.ratings
                .entry(index(product))
                .or_default()
                .add(Ratings {
                    count: 1,
                    hundredths: u64::from(review.hundredths),
                });
        }
    }
}

/// The id that a row wants for its product.
fn wanted_id(row: &Row) -> &str {
    row.group.as_deref().unwrap_or(&row.id)
}
