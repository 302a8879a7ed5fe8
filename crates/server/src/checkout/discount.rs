//! Codes of a checkout: which of them count, what they take off, and why others are refused.

use souk_commerce::coupon::{self, Coupon, fold_code};
use souk_commerce::pricing::{Derivation, Effect, Entry, EntryKind, Ledger, Outcome, Rule, Unmet};
use souk_commerce::{Money, MoneyError};
use souk_ucp::v2026_04_08::{
    Allocation, AllocationMethod, AppliedDiscount, CheckoutRequest, Discounts, Message,
};

use super::price::Offering;
use crate::catalogue::OfferRow;
use crate::store::coupons::{self, BuyerKeys, UsedUp};
use crate::store::{Connection, StoreError};
use crate::texts::Texts;

/// A code of a request.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// As it was sent.
    written: String,
    /// What stands behind it.
    found: Found,
}

/// What stands behind a code.
#[derive(Debug, Clone)]
enum Found {
    /// Nothing.
    Nothing,
    /// A coupon that came earlier in the same request.
    Twice,
    /// A coupon that cannot be used any more.
    UsedUp(UsedUp),
    /// A coupon that can be tried.
    Coupon(Box<Coupon>),
}

/// A coupon that an order uses, and what it takes off.
#[derive(Debug, Clone)]
pub(crate) struct Use {
    /// The coupon.
    pub(crate) coupon: Coupon,
    /// Minor units, more than nothing.
    pub(crate) amount: i64,
}

/// What the codes of a request came to.
#[derive(Debug, Default)]
pub(crate) struct Discounted {
    /// As it is sent; `None` when no codes were asked for.
    pub(crate) shown: Option<Discounts>,
    /// What the order uses.
    pub(crate) uses: Vec<Use>,
    /// What became of the codes that take nothing off.
    pub(crate) messages: Vec<Message>,
}

/// By what the buyer of a request is known again.
pub(crate) fn buyer_keys(request: &CheckoutRequest) -> BuyerKeys {
    let buyer = request.buyer.as_ref();
    let method = request
        .fulfillment
        .as_ref()
        .and_then(|wish| wish.methods.first());
    let chosen = method.and_then(|method| {
        let id = method.selected_destination_id.as_ref()?;
        let mut destinations = method.destinations.iter();
        destinations.find(|destination| destination.id.as_ref() == Some(id))
    });
    let phone = buyer
        .and_then(|buyer| buyer.phone_number.as_deref())
        .or_else(|| chosen.and_then(|chosen| chosen.phone_number.as_deref()));
    BuyerKeys::of(buyer.and_then(|buyer| buyer.email.as_deref()), phone)
}

/// Looks the codes of a request up, with how often they were used.
pub(crate) async fn look_up(
    connection: &mut Connection,
    offering: &Offering,
    request: &CheckoutRequest,
) -> Result<Vec<Wanted>, StoreError> {
    let codes = request
        .discounts
        .as_ref()
        .map_or(&[][..], |discounts| &discounts.codes);
    let buyer = buyer_keys(request);
    let mut wanted: Vec<Wanted> = Vec::with_capacity(codes.len());
    for written in codes {
        let code = fold_code(written);
        let known = offering
            .coupons
            .iter()
            .find(|known| known.promotion.id == code);
        let found = match known {
            None => Found::Nothing,
            Some(_) if wanted.iter().any(|other| fold_code(&other.written) == code) => Found::Twice,
            Some(coupon) => match coupons::used_up(connection, coupon, &buyer).await? {
                Some(whose) => Found::UsedUp(whose),
                None => Found::Coupon(Box::new(coupon.clone())),
            },
        };
        wanted.push(Wanted {
            written: written.clone(),
            found,
        });
    }
    Ok(wanted)
}

/// The coupons that can be tried, in the order of the settings.
pub(crate) fn to_try<'a>(offering: &'a Offering, wanted: &[Wanted]) -> Vec<&'a Coupon> {
    let is_wanted = |coupon: &&Coupon| {
        wanted.iter().any(|wanted| match &wanted.found {
            Found::Coupon(found) => found.promotion.id == coupon.promotion.id,
            _ => false,
        })
    };
    offering.coupons.iter().filter(is_wanted).collect()
}

/// What promotions know an offer by.
pub(crate) fn tags(row: &OfferRow) -> Vec<String> {
    let slugs = row.category.split('/').filter(|slug| !slug.is_empty());
    let mut tags = coupon::category_tags(slugs);
    tags.push(coupon::product_tag(&row.product));
    tags.extend(row.brand.as_deref().map(coupon::brand_tag));
    tags
}

/// What a ledger took off each line, by the line's place.
pub(crate) fn of_line(ledger: &Ledger, place: usize) -> i64 {
    let entries = ledger.entries.iter();
    entries
        .filter(|entry| entry.line == Some(place) && is_of_goods(entry))
        .fold(0_i64, |sum, entry| sum.saturating_sub(entry.amount.minor()))
}

/// The worth of the goods after what was taken off them.
///
/// # Errors
/// [`MoneyError::Overflow`].
pub(crate) fn worth(ledger: &Ledger) -> Result<Money, MoneyError> {
    let entries = ledger.entries.iter();
    let goods = entries.filter(|entry| entry.kind == EntryKind::Goods || is_of_goods(entry));
    Money::sum(ledger.currency, goods.map(|entry| entry.amount))
}

fn is_of_goods(entry: &Entry) -> bool {
    matches!(
        entry.kind,
        EntryKind::LineDiscount | EntryKind::OrderDiscount
    )
}

/// What became of the codes in a ledger.
pub(crate) fn outcome(
    request: &CheckoutRequest,
    wanted: &[Wanted],
    ledger: &Ledger,
    texts: &Texts,
) -> Discounted {
    let mut out = Discounted::default();
    let Some(discounts) = &request.discounts else {
        return out;
    };
    // Verdicts stand in the order in which promotions were tried.
    let applied_in_order: Vec<&str> = ledger
        .verdicts
        .iter()
        .filter(|verdict| matches!(verdict.outcome, Outcome::Applied(amount) if !amount.is_zero()))
        .map(|verdict| verdict.promotion.as_str())
        .collect();
    let mut applied = Vec::new();
    for (index, wanted) in wanted.iter().enumerate() {
        let path = format!("$.discounts.codes[{index}]");
        let code = wanted.written.as_str();
        let (kind, content) = match &wanted.found {
            Found::Nothing => ("discount_code_invalid", texts.no_such_code(code)),
            Found::Twice => ("discount_code_already_applied", texts.code_twice(code)),
            Found::UsedUp(UsedUp::ByAll) => ("discount_code_used_up", texts.code_used_up(code)),
            Found::UsedUp(UsedUp::ByBuyer) => (
                "discount_code_user_ineligible",
                texts.code_used_by_buyer(code),
            ),
            Found::Coupon(coupon) => {
                let place = applied_in_order
                    .iter()
                    .position(|id| *id == coupon.promotion.id);
                if let Some(place) = place {
                    let shown = shown(coupon, code, place, ledger, texts);
                    out.uses.push(Use {
                        coupon: (**coupon).clone(),
                        amount: shown.amount,
                    });
                    applied.push((place, shown));
                    continue;
                }
                match refusal(coupon, code, ledger, texts) {
                    Refusal::Warning(kind, content) => (kind, content),
                    Refusal::Later => {
                        let content = texts.code_waits_for_delivery(code);
                        let message = Message::info("discount_code_pending", Some(path), content);
                        out.messages.push(message);
                        continue;
                    }
                }
            }
        };
        out.messages
            .push(Message::warning(kind, Some(path), content));
    }
    applied.sort_by_key(|(place, _)| *place);
    out.shown = Some(Discounts {
        codes: discounts.codes.clone(),
        applied: applied.into_iter().map(|(_, shown)| shown).collect(),
    });
    out
}

/// A coupon that was applied, as it is sent.
fn shown(
    coupon: &Coupon,
    code: &str,
    place: usize,
    ledger: &Ledger,
    texts: &Texts,
) -> AppliedDiscount {
    let is_its = |entry: &&Entry| {
        let Derivation { rule, .. } = &entry.derivation;
        matches!(rule, Rule::Promotion { id, .. } if *id == coupon.promotion.id)
    };
    let entries: Vec<&Entry> = ledger.entries.iter().filter(is_its).collect();
    let amount = entries
        .iter()
        .fold(0_i64, |sum, entry| sum.saturating_sub(entry.amount.minor()));
    let allocations = entries.iter().filter_map(|entry| {
        Some(Allocation {
            path: format!("$.line_items[{}]", entry.line?),
            amount: entry.amount.minor().saturating_neg(),
        })
    });
    let title = coupon.title.get(texts.language());
    AppliedDiscount {
        code: Some(code.to_owned()),
        title: if title.is_empty() { code } else { title }.to_owned(),
        amount,
        method: match coupon.promotion.effect {
            Effect::OrderPercent { .. } | Effect::OrderAmount(_) => Some(AllocationMethod::Across),
            Effect::LinePercent(_) | Effect::PieceAmount(_) | Effect::BuyGet { .. } => {
                Some(AllocationMethod::Each)
            }
            Effect::FreeDelivery => None,
        },
        priority: u32::try_from(place)
            .ok()
            .and_then(|place| place.checked_add(1)),
        allocations: allocations.collect(),
    }
}

/// Why a code takes nothing off.
enum Refusal {
    /// Code and sentence of a warning.
    Warning(&'static str, String),
    /// It will, once a delivery is chosen.
    Later,
}

fn refusal(coupon: &Coupon, code: &str, ledger: &Ledger, texts: &Texts) -> Refusal {
    let promotion = &coupon.promotion;
    let verdict = ledger
        .verdicts
        .iter()
        .find(|verdict| verdict.promotion == promotion.id);
    let unmet = match verdict.map(|verdict| &verdict.outcome) {
        Some(Outcome::Refused(unmet)) => unmet.as_slice(),
        _ => &[],
    };
    let has_delivery = ledger.of(EntryKind::Delivery).next().is_some();
    let is_only_early = promotion.effect == Effect::FreeDelivery
        && !has_delivery
        && unmet.iter().all(|unmet| *unmet == Unmet::NothingToReduce);
    if is_only_early {
        return Refusal::Later;
    }
    // The first that stands in the way is told; what the merchant calls the coupon says which goods it is for.
    let (kind, content) = match unmet.first() {
        Some(Unmet::NotBefore(start)) => (
            "discount_code_invalid",
            texts.code_not_before(code, coupon.day_of(*start)),
        ),
        Some(Unmet::EndedAt(end)) => (
            "discount_code_expired",
            texts.code_ended(code, coupon.day_of(end.plus(-1))),
        ),
        Some(Unmet::Worth { missing, .. }) => (
            "discount_code_minimum_not_met",
            texts.code_lacks(code, *missing, coupon),
        ),
        Some(Unmet::NotWith(other)) => (
            "discount_code_combination_disallowed",
            texts.code_not_with(code, other),
        ),
        _ => (
            "discount_code_not_applicable",
            texts.code_reduces_nothing(code, coupon),
        ),
    };
    Refusal::Warning(kind, content)
}
