//! Products of different sellers, joined where matching finds one product.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use souk_commerce::product::Block;
use souk_commerce::{LanguageTag, ProductId, SellerId, VariantId};

use super::Plan;
use super::choose::Chooser;
use super::draft::{Drafts, MAX_VARIANTS};
use super::few::Few;
use super::group::{DraftVariant, Group, Member, Origin, Ratings, RowAt, Sourced};
use crate::google::Row;
use crate::matching::{self, Evidence, Good, GoodKey};

/// Most products that become one.
const MAX_PRODUCTS: usize = 64;

/// Characters of a description that joining by codes looks at.
const OPENING: usize = 100;
/// Characters of a description that are compared where words are.
pub(super) const DESCRIPTION: usize = 2_000;

/// Two offers of one variant, and why they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The product that holds both.
    pub product: ProductId,
    /// The variant that both offer.
    pub variant: VariantId,
    /// The two, by the ids of their feeds.
    pub offers: (GoodKey, GoodKey),
    /// Why.
    pub evidence: Evidence,
}

/// Product and variant of a good.
type At = (usize, usize);

/// Every variant as matching sees it, in the order of the products, with so much of its description.
pub(super) fn goods(
    drafts: &Drafts,
    origins: &[Origin],
    plan: &Plan,
    text_limit: usize,
) -> Vec<Good> {
    located(drafts, origins, plan, text_limit)
        .into_iter()
        .map(|(_, good)| good)
        .collect()
}

fn located(drafts: &Drafts, origins: &[Origin], plan: &Plan, text_limit: usize) -> Vec<(At, Good)> {
    let mut goods = Vec::new();
    for product in 0..drafts.groups.len() {
        let variants = drafts.load(product).map(|draft| draft.variants);
        for (index, variant) in variants.iter().flatten().enumerate() {
            let good = good(variant, origins, plan, text_limit);
            goods.extend(good.map(|good| ((product, index), good)));
        }
    }
    goods
}

/// A variant as matching sees it: the texts in the first language it has, the first value of everything else.
fn good(
    variant: &DraftVariant,
    origins: &[Origin],
    plan: &Plan,
    text_limit: usize,
) -> Option<Good> {
    let rows = Chooser { origins, plan };
    let languages: Vec<&LanguageTag> = plan.languages.iter().collect();
    let in_language = |sourced: &&Sourced, language: &LanguageTag| {
        let origin = origins.get(sourced.origin);
        origin.is_some_and(|origin| origin.language == *language)
    };
    let sourced = languages.iter().find_map(|language| {
        let mut rows = variant.rows.iter();
        rows.find(|sourced| in_language(sourced, language))
    })?;
    let row = &sourced.row;
    let language = origins
        .get(sourced.origin)
        .map(|origin| origin.language.clone());
    let mut keys: Vec<GoodKey> = Vec::new();
    for sourced in &variant.rows {
        let Some(origin) = origins.get(sourced.origin) else {
            continue;
        };
        if keys.iter().all(|key| key.seller != origin.seller) {
            keys.push(GoodKey {
                seller: origin.seller.clone(),
                id: sourced.row.id.clone(),
            });
        }
    }
    let of = |value: fn(&Row) -> Option<&String>| rows.first(variant, &languages, value).cloned();
    let is_own_name = |brand: &String| {
        let names = plan.matching.shop_names.iter();
        names
            .filter(|(seller, _)| keys.iter().any(|key| key.seller == *seller))
            .any(|(_, name)| matching::normalise_brand(name) == matching::normalise_brand(brand))
    };
    Some(Good {
        title: row.title.clone(),
        text: opening(row, text_limit),
        language,
        brand: of(|row| row.brand.as_ref()).filter(|brand| !is_own_name(brand)),
        gtin: of(|row| row.gtin.as_ref()),
        mpn: of(|row| row.mpn.as_ref()),
        color: of(|row| row.color.as_ref()),
        size: of(|row| row.size.as_ref()),
        condition: rows.first(variant, &languages, |row| row.condition),
        price: rows.first(variant, &languages, |row| {
            row.price.as_ref().map(|price| price.regular)
        }),
        keys,
    })
}

/// The first characters of a description.
fn opening(row: &Row, limit: usize) -> String {
    let blocks = row.description.blocks.iter().map(|block| match block {
        Block::Paragraph(text) | Block::Item(text) => text.as_str(),
    });
    let characters = blocks.flat_map(|text| text.chars().chain(['\n']));
    characters.take(limit).collect()
}

/// Joins what matching finds. The first product keeps its ids, and the offers of the others become offers of its
/// variants; what only the others have is added behind.
pub(super) fn join(drafts: &mut Drafts, origins: &[Origin], plan: &Plan) -> Vec<Joined> {
    let has_sellers = origins
        .first()
        .is_some_and(|first| origins.iter().any(|origin| origin.seller != first.seller));
    if !has_sellers {
        return Vec::new();
    }
    let (places, goods): (Vec<At>, Vec<Good>) =
        located(drafts, origins, plan, OPENING).into_iter().unzip();
    let matches = matching::join(&goods, &plan.matching.decisions, plan.matching.automatic);
    let mut unions = Unions::of(&drafts.groups, origins);
    let mut accepted: Vec<(At, At, Joined)> = Vec::new();
    for link in matches.clusters.iter().flat_map(|cluster| &cluster.links) {
        let (Some(&a), Some(&b), Some(good_a), Some(good_b)) = (
            places.get(link.a),
            places.get(link.b),
            goods.get(link.a),
            goods.get(link.b),
        ) else {
            continue;
        };
        let keys = (good_a.keys.first(), good_b.keys.first());
        let ids = (
            drafts.product_id(a.0),
            drafts
                .member(a)
                .and_then(|member| drafts.variant_id(member)),
        );
        let ((Some(product), Some(variant)), (Some(key_a), Some(key_b))) = (ids, keys) else {
            continue;
        };
        let joined = Joined {
            product,
            variant,
            offers: (key_a.clone(), key_b.clone()),
            evidence: link.evidence.clone(),
        };
        if unions.unite(a.0, b.0) {
            accepted.push((a, b, joined));
        }
    }
    apply(drafts, &unions, accepted)
}

/// Which products become one.
struct Unions {
    /// The product that each becomes part of.
    home: Vec<usize>,
    /// For each product that stands for a union: its parts.
    parts: HashMap<usize, BTreeSet<usize>>,
    sellers: Vec<BTreeSet<SellerId>>,
    variants: Vec<usize>,
}

impl Unions {
    fn of(products: &[Group], origins: &[Origin]) -> Self {
        let sellers = |group: &Group| {
            let members = group.members.as_slice().iter();
            let rows = members.flat_map(|member| member.rows.as_slice());
            rows.filter_map(|at| origins.get(usize::try_from(at.origin).ok()?))
                .map(|origin| origin.seller.clone())
                .collect()
        };
        Self {
            home: (0..products.len()).collect(),
            parts: HashMap::new(),
            sellers: products.iter().map(sellers).collect(),
            variants: products
                .iter()
                .map(|group| group.members.as_slice().len())
                .collect(),
        }
    }

    fn home(&self, product: usize) -> usize {
        self.home.get(product).copied().unwrap_or(product)
    }

    fn parts(&self, home: usize) -> BTreeSet<usize> {
        self.parts
            .get(&home)
            .cloned()
            .unwrap_or_else(|| BTreeSet::from([home]))
    }

    /// Makes two products one where their sellers' own groups allow it; says whether they are one now.
    fn unite(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.home(a), self.home(b));
        if a == b {
            return true;
        }
        let mut parts = self.parts(a);
        parts.extend(self.parts(b));
        if !self.may_be_one(&parts) {
            return false;
        }
        let home = a.min(b);
        for part in &parts {
            if let Some(slot) = self.home.get_mut(*part) {
                *slot = home;
            }
        }
        self.parts.remove(&a.max(b));
        self.parts.insert(home, parts);
        true
    }

    /// A seller may bring one product, or several of one variant each where another seller says that these are a group.
    fn may_be_one(&self, parts: &BTreeSet<usize>) -> bool {
        let variants = |part: &usize| self.variants.get(*part).copied().unwrap_or(0);
        let all: usize = parts.iter().map(variants).sum();
        let mut of_seller: BTreeMap<&SellerId, Vec<usize>> = BTreeMap::new();
        for part in parts {
            for seller in self.sellers.get(*part).into_iter().flatten() {
                of_seller.entry(seller).or_default().push(variants(part));
            }
        }
        parts.len() <= MAX_PRODUCTS
            && all <= MAX_VARIANTS
            && of_seller
                .values()
                .all(|own| own.len() < 2 || own.iter().all(|variants| *variants == 1))
    }
}

/// Moves variants and rows to where they belong.
fn apply(drafts: &mut Drafts, unions: &Unions, accepted: Vec<(At, At, Joined)>) -> Vec<Joined> {
    // Each joined variant and the first one of those that it is one with.
    let mut first: HashMap<At, At> = HashMap::new();
    for (a, b, _) in &accepted {
        let resolve = |at: At| first.get(&at).copied().unwrap_or(at);
        let (a, b) = (resolve(*a), resolve(*b));
        let (kept, moved) = (a.min(b), a.max(b));
        for target in first.values_mut().filter(|target| **target == moved) {
            *target = kept;
        }
        first.insert(moved, kept);
    }
    let mut joined = Vec::new();
    for (a, _, mut note) in accepted {
        let at = first.get(&a).copied().unwrap_or(a);
        let product = drafts.product_id(unions.home(at.0));
        let variant = drafts
            .member(at)
            .and_then(|member| drafts.variant_id(member));
        if let (Some(product), Some(variant)) = (product, variant) {
            note.product = product;
            note.variant = variant;
            joined.push(note);
        }
    }
    pin_ids(drafts, unions);
    let mut ratings: HashMap<usize, Ratings> = HashMap::new();
    for (index, own) in std::mem::take(&mut drafts.ratings) {
        ratings.entry(unions.home(index)).or_default().add(own);
    }
    let mut pictured = vec![false; drafts.groups.len()];
    for index in 0..drafts.groups.len() {
        if let Some(home) = pictured.get_mut(unions.home(index)) {
            *home |= drafts.has_picture(index);
        }
    }
    drafts.pictured.clear();
    let groups = std::mem::take(&mut drafts.groups);
    let mut kept: BTreeMap<usize, (Option<Box<ProductId>>, Vec<Member>)> = BTreeMap::new();
    // Where the variants of the old products stand in the new ones.
    let mut moved: HashMap<At, usize> = HashMap::new();
    for (index, group) in groups.into_iter().enumerate() {
        let home = unions.home(index);
        let target = match kept.entry(home) {
            Entry::Vacant(free) => free.insert((group.id, Vec::new())),
            Entry::Occupied(first) => first.into_mut(),
        };
        for (number, member) in group.members.into_vec().into_iter().enumerate() {
            let at = (index, number);
            let old = first
                .get(&at)
                .and_then(|at| moved.get(at))
                .and_then(|place| target.1.get_mut(*place));
            if let Some(old) = old {
                let mut rows: Vec<RowAt> = old.rows.as_slice().to_vec();
                rows.extend(member.rows.into_vec());
                rows.sort_by_key(|at| at.origin);
                old.rows = Few::from(rows);
            } else {
                moved.insert(at, target.1.len());
                target.1.push(member);
            }
        }
    }
    for (place, (home, (id, members))) in kept.into_iter().enumerate() {
        if let Some(sum) = ratings.get(&home) {
            drafts.ratings.insert(place, *sum);
        }
        drafts.pictured.push(pictured.get(home) == Some(&true));
        drafts.groups.push(Group {
            id,
            members: Few::from(members),
        });
    }
    joined
}

/// Writes down the ids of what becomes one: they follow from first rows, and those may change.
fn pin_ids(drafts: &mut Drafts, unions: &Unions) {
    for product in 0..drafts.groups.len() {
        if unions.parts(unions.home(product)).len() < 2 {
            continue;
        }
        let id = drafts.product_id(product).map(Box::new);
        let members = drafts
            .groups
            .get(product)
            .map(|group| group.members.as_slice());
        let ids: Vec<Option<VariantId>> = members
            .into_iter()
            .flatten()
            .map(|member| drafts.variant_id(member))
            .collect();
        let Some(group) = drafts.groups.get_mut(product) else {
            continue;
        };
        group.id = id;
        for (number, id) in ids.into_iter().enumerate() {
            if let Some(member) = group.members.get_mut(number) {
                member.id = id.map(Box::new);
            }
        }
    }
}
