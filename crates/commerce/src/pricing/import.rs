//! What the destination charges on import: duty, tax, handling.
//!
//! Either all of it is reckoned or none: without data the ledger says "import charges not included". What is paid now and
//! what on arrival follows from who imports.

use std::collections::BTreeSet;

use crate::address::Country;
use crate::customs::{Basis, Customs, Fact, Use, Values};
use crate::money::{Currency, Money, MoneyError};
use crate::time::Date;

use super::exchange::approximate;
use super::ledger::{Derivation, Due, Entry, EntryKind, Ledger, Rule, Source};
use super::missing::{Missing, NoImport};
use super::promotion::Reduced;
use super::rounding::{portion, split};
use super::tax::TaxClass;
use super::{Basket, Terms};

/// Who imports (Incoterms 2020).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Incoterm {
    /// The buyer pays duty and tax to the carrier.
    #[default]
    Dap,
    /// The seller does; the buyer pays all of it with the order.
    Ddp,
}

enum Fault {
    Unknown(NoImport),
    Money(MoneyError),
}

impl From<MoneyError> for Fault {
    fn from(error: MoneyError) -> Self {
        Self::Money(error)
    }
}

/// Adds what the destination charges, or says that it is not known.
pub(super) fn add(
    ledger: &mut Ledger,
    basket: &Basket,
    terms: &Terms<'_>,
    lines: &[Reduced<'_>],
    value: Money,
    delivery: Option<Money>,
) -> Result<(), MoneyError> {
    if basket.lines.iter().all(|line| line.quantity == 0) {
        return Ok(());
    }
    let is_valued = !ledger
        .missing
        .iter()
        .any(|missing| matches!(missing, Missing::Price { .. }));
    let import = charges(basket, terms, lines, value, delivery, is_valued);
    match import {
        Ok(entries) => ledger.entries.extend(entries),
        Err(Fault::Unknown(why)) => ledger.missing.push(Missing::ImportCharges(why)),
        Err(Fault::Money(error)) => return Err(error),
    }
    Ok(())
}

fn charges(
    basket: &Basket,
    terms: &Terms<'_>,
    lines: &[Reduced<'_>],
    goods: Money,
    delivery: Option<Money>,
    is_valued: bool,
) -> Result<Vec<Entry>, Fault> {
    let country = basket
        .destination
        .ok_or(Fault::Unknown(NoImport::NoDestination))?;
    if country == terms.ships_from {
        return Ok(Vec::new());
    }
    let day = Date::of(terms.now);
    let customs = terms
        .customs
        .ok_or(Fault::Unknown(NoImport::NoData(country)))?;
    if customs.territory(country, day) == customs.territory(terms.ships_from, day) {
        return Ok(Vec::new());
    }
    if !customs.knows(country, day) {
        return Err(Fault::Unknown(NoImport::NoData(country)));
    }
    if !is_valued {
        return Err(Fault::Unknown(NoImport::NoValue));
    }
    let parcel = Parcel {
        customs,
        country,
        day,
        basket,
        terms,
        lines,
        goods,
        delivery,
    };
    parcel.charges()
}

struct Parcel<'a> {
    customs: &'a Customs,
    country: Country,
    day: Date,
    basket: &'a Basket,
    terms: &'a Terms<'a>,
    lines: &'a [Reduced<'a>],
    goods: Money,
    delivery: Option<Money>,
}

impl Parcel<'_> {
    fn charges(&self) -> Result<Vec<Entry>, Fault> {
        let mut entries = self.duty()?;
        let tax = self.tax(&entries)?;
        entries.extend(tax);
        entries.extend(self.handling()?);
        Ok(entries)
    }

    /// Duty of each line, or one entry for the parcel.
    fn duty(&self) -> Result<Vec<Entry>, Fault> {
        let value = self.value(Use::Threshold)?;
        if let Some((each, up_to, source)) = self.per_heading()
            && value <= self.here(up_to)?
        {
            let headings = self.headings();
            let amount = self.here(each)?.times(headings)?;
            let rule = Rule::PerHeading { each, headings };
            return Ok(vec![self.entry(
                EntryKind::Duty,
                None,
                amount,
                rule,
                source,
            )]);
        }
        let free = self.find(|fact| match fact {
            Fact::DutyFree(threshold) => Some(*threshold),
            _ => None,
        });
        if let Some((threshold, source)) = free
            && value <= self.here(threshold)?
        {
            let rule = Rule::BelowThreshold { threshold };
            let nothing = Money::zero(self.currency());
            return Ok(vec![self.entry(
                EntryKind::Duty,
                None,
                nothing,
                rule,
                source,
            )]);
        }
        let mut entries = Vec::new();
        for (line, base) in self.lines.iter().zip(self.shares(Use::Duty)?) {
            let hs = self
                .basket
                .lines
                .get(line.place)
                .and_then(|line| line.hs.as_ref());
            let (rate_bp, source) = self
                .customs
                .duty(self.country, hs, self.day)
                .ok_or(Fault::Unknown(NoImport::NoRule(self.country)))?;
            let amount = self.part(base, rate_bp)?;
            let rule = Rule::Rate { rate_bp, base };
            entries.push(self.entry(EntryKind::Duty, Some(line.place), amount, rule, source));
        }
        Ok(entries)
    }

    /// Tax on goods, delivery and duty, one entry for each rate.
    fn tax(&self, duty: &[Entry]) -> Result<Vec<Entry>, Fault> {
        let free = self.find(|fact| match fact {
            Fact::TaxFree(threshold) => Some(*threshold),
            _ => None,
        });
        if let Some((threshold, source)) = free
            && self.value(Use::Threshold)? <= self.here(threshold)?
        {
            let rule = Rule::BelowThreshold { threshold };
            let nothing = Money::zero(self.currency());
            return Ok(vec![self.entry(
                EntryKind::ImportTax,
                None,
                nothing,
                rule,
                source,
            )]);
        }
        let shares = self.shares(Use::Tax)?;
        let of_parcel = Money::sum(
            self.currency(),
            duty.iter()
                .filter(|entry| entry.line.is_none())
                .map(|entry| entry.amount),
        )?;
        let spread = self.spread(of_parcel)?;
        let mut classes: Vec<(TaxClass, Money)> = Vec::new();
        for ((line, share), spread) in self.lines.iter().zip(shares).zip(spread) {
            let own = duty.iter().filter(|entry| entry.line == Some(line.place));
            let own = Money::sum(self.currency(), own.map(|entry| entry.amount))?;
            let base = share.plus(own)?.plus(spread)?;
            let class = self
                .basket
                .lines
                .get(line.place)
                .map_or_else(TaxClass::default, |line| line.tax_class);
            match classes.iter_mut().find(|(known, _)| *known == class) {
                Some((_, sum)) => *sum = sum.plus(base)?,
                None => classes.push((class, base)),
            }
        }
        classes.sort_by_key(|(class, _)| *class);
        let mut entries = Vec::new();
        for (class, base) in classes {
            // A class that the destination does not have is taxed like everything else there.
            let rate = self
                .customs
                .vat(self.country, class, self.day)
                .or_else(|| self.customs.vat(self.country, TaxClass::Standard, self.day));
            let (rate_bp, source) = rate.ok_or(Fault::Unknown(NoImport::NoRule(self.country)))?;
            let amount = self.part(base, rate_bp)?;
            let rule = Rule::Rate { rate_bp, base };
            entries.push(self.entry(EntryKind::ImportTax, None, amount, rule, source));
        }
        Ok(entries)
    }

    fn handling(&self) -> Result<Option<Entry>, Fault> {
        let row = self.find(|fact| match fact {
            Fact::Handling { each, of } => Some((*each, *of)),
            _ => None,
        });
        let Some(((each, of), source)) = row else {
            return Ok(None);
        };
        let is_asked = match of {
            Values::All => true,
            Values::Above(value) => self.value(Use::Threshold)? > self.here(value)?,
            Values::UpTo(value) => self.value(Use::Threshold)? <= self.here(value)?,
        };
        if !is_asked {
            return Ok(None);
        }
        let rule = Rule::Fixed { stated: each };
        let amount = self.here(each)?;
        Ok(Some(self.entry(
            EntryKind::Handling,
            None,
            amount,
            rule,
            source,
        )))
    }

    fn per_heading(&self) -> Option<(Money, Money, &Source)> {
        let row = self.find(|fact| match fact {
            Fact::DutyPerHeading { each, up_to } => Some((*each, *up_to)),
            _ => None,
        });
        row.map(|((each, up_to), source)| (each, up_to, source))
    }

    /// Different subheadings in the parcel; a line without a code counts as one of its own.
    fn headings(&self) -> u32 {
        let lines = self
            .lines
            .iter()
            .filter_map(|line| self.basket.lines.get(line.place));
        let mut known = BTreeSet::new();
        let mut unknown = 0_usize;
        for line in lines {
            match &line.hs {
                Some(hs) => {
                    known.insert(hs.subheading());
                }
                None => unknown += 1,
            }
        }
        u32::try_from(known.len().saturating_add(unknown)).unwrap_or(u32::MAX)
    }

    /// The value of the parcel for a purpose.
    fn value(&self, purpose: Use) -> Result<Money, Fault> {
        match self.customs.basis(self.country, purpose, self.day) {
            Basis::Goods => Ok(self.goods),
            Basis::Delivered => Ok(self.goods.plus(self.delivery()?)?),
        }
    }

    /// The same by lines, delivery split by their worth.
    fn shares(&self, purpose: Use) -> Result<Vec<Money>, Fault> {
        let delivery = match self.customs.basis(self.country, purpose, self.day) {
            Basis::Goods => Money::zero(self.currency()),
            Basis::Delivered => self.delivery()?,
        };
        let spread = self.spread(delivery)?;
        let lines = self.lines.iter().zip(spread);
        lines
            .map(|(line, share)| Ok(Money::new(line.left, self.currency())?.plus(share)?))
            .collect()
    }

    fn spread(&self, amount: Money) -> Result<Vec<Money>, Fault> {
        let worth: Vec<u64> = self
            .lines
            .iter()
            .map(|line| line.left.unsigned_abs())
            .collect();
        let parts = split(amount.minor(), &worth);
        let money = parts
            .into_iter()
            .map(|part| Money::new(part, self.currency()));
        Ok(money.collect::<Result<_, _>>()?)
    }

    fn delivery(&self) -> Result<Money, Fault> {
        self.delivery.ok_or(Fault::Unknown(NoImport::NoValue))
    }

    fn part(&self, base: Money, rate_bp: u32) -> Result<Money, MoneyError> {
        portion(base, u64::from(rate_bp), 10_000, self.terms.rounding)
    }

    /// A stated amount in the currency that is charged.
    fn here(&self, stated: Money) -> Result<Money, Fault> {
        if stated.currency() == self.currency() {
            return Ok(stated);
        }
        let converted = approximate(stated, self.currency(), self.terms.exchange)?;
        converted
            .map(|converted| converted.about)
            .ok_or(Fault::Unknown(NoImport::NoExchange(stated.currency())))
    }

    fn find<T>(&self, wanted: impl Fn(&Fact) -> Option<T>) -> Option<(T, &Source)> {
        self.customs.find(self.country, self.day, wanted)
    }

    fn currency(&self) -> Currency {
        self.terms.currency
    }

    fn entry(
        &self,
        kind: EntryKind,
        line: Option<usize>,
        amount: Money,
        rule: Rule,
        source: &Source,
    ) -> Entry {
        Entry {
            kind,
            line,
            amount,
            due: match self.terms.incoterm {
                Incoterm::Dap => Due::OnArrival,
                Incoterm::Ddp => Due::Now,
            },
            derivation: Derivation {
                rule,
                source: Some(source.clone()),
            },
        }
    }
}
