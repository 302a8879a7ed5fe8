//! Ids of products and variants: each is given away once.

use std::collections::HashMap;

use super::{Drafts, Scope, index, key};
use crate::keys::Key;
use crate::report::{Cause, Place, Report};

/// Ids that are given away, and to whom.
pub(super) type Taken = HashMap<Key, Scope>;

/// What an id is of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Product,
    Variant,
}

impl Drafts {
    /// The wanted id, or one made of it that nobody has; `None` for the wanted one.
    pub(super) fn unused(
        &mut self,
        kind: Kind,
        wanted: &str,
        scope: Scope,
        place: &impl Fn() -> Place,
        report: &mut Report,
    ) -> Option<String> {
        let owner = if self.has_one_owner {
            self.is_taken(kind, wanted, scope).then_some(scope)
        } else {
            self.taken(kind).get(&key(None, wanted)).copied()
        };
        let Some(owner) = owner else {
            if !self.has_one_owner {
                self.taken(kind).insert(key(None, wanted), scope);
            }
            return None;
        };
        let seller = scope.and_then(|scope| self.sellers.get(index(scope)));
        let (cause, stem) = match seller {
            Some(seller) if owner != scope => (Cause::IdShared, format!("{seller}-{wanted}")),
            _ => (Cause::GroupIdIsItemId, format!("{wanted}-2")),
        };
        report.note(cause, place);
        let mut id = stem.clone();
        let mut number: u32 = 2;
        while self.taken(kind).contains_key(&key(None, &id))
            || (self.has_one_owner && self.is_taken(kind, &id, scope))
        {
            id = format!("{stem}-{number}");
            number = number.saturating_add(1);
        }
        self.taken(kind).insert(key(None, &id), scope);
        Some(id)
    }

    fn taken(&mut self, kind: Kind) -> &mut Taken {
        match kind {
            Kind::Product => &mut self.product_ids,
            Kind::Variant => &mut self.variant_ids,
        }
    }

    /// Whether the one owner's rows have given an id away. A row's own id is new whenever somebody asks for it.
    fn is_taken(&self, kind: Kind, wanted: &str, scope: Scope) -> bool {
        let given = match kind {
            Kind::Variant => return self.variant_ids.contains_key(&key(None, wanted)),
            Kind::Product => &self.product_ids,
        };
        let of_item = || {
            let (product, variant) = self.by_id.get(key(scope, wanted))?;
            let member = self.member((index(*product), index(*variant)))?;
            let row = self.row(*member.rows.as_slice().first()?)?;
            Some(row.group.is_none())
        };
        given.contains_key(&key(None, wanted))
            || self.by_group.contains_key(&key(scope, wanted))
            || of_item() == Some(true)
    }
}

/// An id that is made up; `None` for the wanted one, which is checked all the same.
pub(super) fn odd<I, E>(
    wanted: &str,
    made: Option<String>,
    read: impl Fn(&str) -> Result<I, E>,
) -> Result<Option<Box<I>>, E> {
    match made {
        Some(id) => Ok(Some(Box::new(read(&id)?))),
        None => read(wanted).map(|_| None),
    }
}
