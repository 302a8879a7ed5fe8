//! Made-up baskets and terms, the same for the same number on every machine, and one digest of what they come to: how
//! tests and benches show that the browser's program and the backend agree to the cent.

use crate::address::Country;
use crate::customs::{Customs, HsCode};
use crate::money::{Currency, Money};
use crate::time::{Date, Timestamp, Window};

use super::{
    Basket, Condition, DeliveryRates, Effect, ExchangeRate, Incoterm, Ledger, Line, LineSale,
    PaymentCost, PaymentKind, Promotion, Rounding, RoundingScope, Selection, Source, TaxClass,
    TaxRegime, Terms, Tier, Total, WallTime, WeightBand, Zone, price,
};

/// Numbers that look like chance and are none: `SplitMix64`.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The chance of a number.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when `end` is.
    pub fn below(&mut self, end: u32) -> u32 {
        let wide = (self.bits() >> 32).wrapping_mul(u64::from(end)) >> 32;
        u32::try_from(wide).unwrap_or(0)
    }

    /// Whether something happens that does so once in `n` times.
    pub fn once_in(&mut self, n: u32) -> bool {
        self.below(n) == 0
    }

    /// One of some things.
    pub fn of<T: Copy>(&mut self, things: &[T], otherwise: T) -> T {
        let count = u32::try_from(things.len()).unwrap_or(u32::MAX);
        let at = usize::try_from(self.below(count)).unwrap_or(0);
        things.get(at).copied().unwrap_or(otherwise)
    }
}

/// A made-up basket with its terms.
#[derive(Debug, Clone)]
pub struct Case {
    /// What was chosen.
    pub basket: Basket,
    /// The currency that is charged.
    pub currency: Currency,
    /// The tax on sales.
    pub tax: Option<TaxRegime>,
    /// Promotions.
    pub promotions: Vec<Promotion>,
    /// Delivery.
    pub delivery: Option<DeliveryRates>,
    /// Where from.
    pub ships_from: Country,
    /// Who imports.
    pub incoterm: Incoterm,
    /// Rates of exchange.
    pub exchange: Vec<ExchangeRate>,
    /// The smallest coin.
    pub cash_step: u32,
    /// How discounts are rounded.
    pub rounding: Rounding,
}

/// Cases that [`DIGEST`] is about.
pub const DIGESTED: u64 = 5000;
/// What [`digest`] says of the first [`DIGESTED`] cases, in a browser and out of it.
pub const DIGEST: u64 = 0x3c94_4d2d_ccfa_b8fb;

/// 2026-11-23T12:00:00Z.
pub const NOW: Timestamp = Timestamp(1_795_435_200);

impl Case {
    /// Its terms, with the customs facts that are known.
    pub fn terms<'a>(&'a self, customs: &'a Customs) -> Terms<'a> {
        Terms {
            tax: self.tax.as_ref(),
            promotions: &self.promotions,
            delivery: self.delivery.as_ref(),
            incoterm: self.incoterm,
            customs: Some(customs),
            exchange: &self.exchange,
            cash_step: self.cash_step,
            rounding: self.rounding,
            zone_minutes: Some(420),
            ..Terms::new(self.currency, self.ships_from, NOW)
        }
    }
}

/// The case of a number; `None` never happens for the constants it is made of.
pub fn case(seed: u64) -> Option<Case> {
    let mut chance = Chance::new(seed);
    let chance = &mut chance;
    let code = chance.of(&["THB", "EUR", "USD", "KWD", "JPY"], "THB");
    let currency = Currency::parse(code)?;
    let places = ["TH", "DE", "FR", "IT", "US", "SA", "AE", "EG", "JP"];
    let ships_from = Country::parse(chance.of(&places, "TH"))?;
    let destination = Country::parse(chance.of(&places, "TH"))?;
    let payments = [
        PaymentKind::BankTransfer,
        PaymentKind::CashOnDelivery,
        PaymentKind::Card,
    ];
    let payment = payments
        .get(usize::try_from(chance.below(4)).unwrap_or(3))
        .cloned();
    let count = 1 + chance.below(8);
    let lines = (0..count)
        .map(|at| line(chance, at, currency))
        .collect::<Option<_>>()?;
    let half_even = chance.once_in(2);
    let rounding = if half_even {
        Rounding::HalfEven
    } else {
        Rounding::HalfUp
    };
    let all_codes = ["spring", "VIP", "unknown"];
    let entered = usize::try_from(chance.below(4)).unwrap_or(0);
    let codes = all_codes
        .iter()
        .take(entered)
        .map(|code| (*code).to_owned())
        .collect();
    let basket = Basket {
        lines,
        codes,
        destination: (!chance.once_in(20)).then_some(destination),
        payment,
        is_first_order: chance.once_in(3),
    };
    Some(Case {
        basket,
        currency,
        tax: (!chance.once_in(5)).then(|| tax(chance, rounding)),
        promotions: (0..chance.below(5))
            .map(|at| promotion(chance, at, currency, destination))
            .collect::<Option<_>>()?,
        delivery: (!chance.once_in(10))
            .then(|| delivery(chance, currency, destination))
            .flatten(),
        ships_from,
        incoterm: if chance.once_in(2) {
            Incoterm::Ddp
        } else {
            Incoterm::Dap
        },
        exchange: exchange(chance)?,
        cash_step: chance.of(&[0, 5, 25, 100], 0),
        rounding,
    })
}

fn money(minor: u32, currency: Currency) -> Option<Money> {
    Money::new(i64::from(minor), currency).ok()
}

fn line(chance: &mut Chance, at: u32, currency: Currency) -> Option<Line> {
    let minor = 1 + chance.below(200_000);
    let seconds = NOW.0 - 86_400 + i64::from(chance.below(86_400));
    let wall = |seconds: i64, zone: bool| WallTime {
        seconds,
        offset_minutes: zone.then_some(60),
    };
    let sale = chance.once_in(4).then(|| {
        Some(LineSale {
            price: money(minor / 2 + chance.below(minor), currency)?,
            start: Some(wall(seconds, chance.once_in(2))),
            end: Some(wall(seconds + 86_400, chance.once_in(2))),
        })
    });
    let tiers = (0..chance.below(3)).map(|step| {
        Some(Tier {
            from: 2 + step * 3,
            unit: money(minor - minor / (10 - step), currency)?,
        })
    });
    let classes = [TaxClass::Standard, TaxClass::Reduced, TaxClass::Zero];
    let codes = ["6109.10", "6403", "8517.13", "4202", "49", "9503"];
    let price = if chance.once_in(60) {
        None
    } else {
        Some(money(minor, currency)?)
    };
    Some(Line {
        id: format!("line-{}", (at * 7 + 3) % 11),
        quantity: 1 + chance.below(6),
        price,
        sale: sale.flatten(),
        tiers: tiers.collect::<Option<_>>()?,
        deposit: chance.once_in(6).then(|| money(25, currency)).flatten(),
        weight_grams: (!chance.once_in(15)).then(|| chance.below(4000)),
        tax_class: chance.of(&classes, TaxClass::Standard),
        tags: vec![chance.of(&["shoes", "books", "toys"], "toys").to_owned()],
        hs: HsCode::parse(chance.of(&codes, "49")).filter(|_| !chance.once_in(3)),
    })
}

fn tax(chance: &mut Chance, rounding: Rounding) -> TaxRegime {
    TaxRegime {
        rates: vec![
            (TaxClass::Standard, chance.of(&[700, 1900, 2550], 700)),
            (TaxClass::Reduced, chance.of(&[550, 700, 210], 700)),
        ],
        is_included: chance.once_in(2),
        scope: if chance.once_in(2) {
            RoundingScope::Order
        } else {
            RoundingScope::Line
        },
        rounding,
        delivery_class: TaxClass::Standard,
        taxes_deposit: chance.once_in(2),
        source: None,
    }
}

fn promotion(
    chance: &mut Chance,
    at: u32,
    currency: Currency,
    destination: Country,
) -> Option<Promotion> {
    let tagged = Selection::Tagged(vec!["shoes".to_owned(), "books".to_owned()]);
    let selection = if chance.once_in(2) {
        tagged
    } else {
        Selection::Everything
    };
    let effect = match chance.below(6) {
        0 => Effect::LinePercent(chance.below(10_001)),
        1 => Effect::PieceAmount(money(chance.below(20_000), currency)?),
        2 => Effect::OrderPercent {
            rate_bp: chance.below(10_001),
            cap: chance.once_in(2).then(|| money(30_000, currency)).flatten(),
        },
        3 => Effect::OrderAmount(money(chance.below(300_000), currency)?),
        4 => Effect::BuyGet {
            buy: 1 + chance.below(3),
            get: 1,
            rate_bp: 10_000,
        },
        _ => Effect::FreeDelivery,
    };
    let condition = match chance.below(6) {
        0 => Condition::Worth(selection.clone(), money(chance.below(400_000), currency)?),
        1 => Condition::Pieces(selection.clone(), chance.below(10)),
        2 => Condition::Destination(vec![destination]),
        3 => Condition::Payment(PaymentKind::Card),
        4 => Condition::FirstOrder,
        _ => Condition::Pieces(Selection::Everything, 1),
    };
    Some(Promotion {
        id: format!("promotion-{at}"),
        code: chance
            .of(&[None, None, Some("Spring"), Some("vip")], None)
            .map(str::to_owned),
        window: Window {
            start: None,
            end: (!chance.once_in(8)).then_some(NOW.plus(3600)),
        },
        conditions: vec![condition],
        selection,
        effect,
        combines: !chance.once_in(4),
    })
}

fn delivery(
    chance: &mut Chance,
    currency: Currency,
    destination: Country,
) -> Option<DeliveryRates> {
    let first = chance.below(5000);
    let bands = (0_u32..)
        .zip([Some(2000), Some(10_000), None])
        .map(|(step, up_to_grams)| {
            Some(WeightBand {
                up_to_grams,
                price: money(first + step * 900, currency)?,
            })
        });
    Some(DeliveryRates {
        id: "post".to_owned(),
        zones: vec![Zone {
            countries: if chance.once_in(2) {
                vec![destination]
            } else {
                Vec::new()
            },
            bands: bands.collect::<Option<_>>()?,
            free_from: chance
                .once_in(2)
                .then(|| money(chance.below(300_000), currency))
                .flatten(),
        }],
        payment: vec![PaymentCost {
            kind: PaymentKind::CashOnDelivery,
            fixed: money(chance.below(500), currency)?,
            rate_bp: chance.below(300),
        }],
    })
}

/// Rates from the dollar to everything, none of them true.
fn exchange(chance: &mut Chance) -> Option<Vec<ExchangeRate>> {
    let others = [
        ("THB", 36),
        ("EUR", 1),
        ("KWD", 1),
        ("JPY", 150),
        ("SAR", 4),
        ("AED", 4),
        ("EGP", 48),
    ];
    let mut rates = Vec::new();
    for (from, per_dollar) in others.into_iter().chain([("USD", 1)]) {
        for (to, other) in others.into_iter().chain([("USD", 1)]) {
            if from < to {
                rates.push(ExchangeRate {
                    from: Currency::parse(from)?,
                    to: Currency::parse(to)?,
                    numerator: other * 1000 + u64::from(chance.below(500)),
                    denominator: per_dollar * 1000,
                    source: Source {
                        name: "made up".to_owned(),
                        as_of: Date::of(NOW),
                        is_estimate: true,
                    },
                });
            }
        }
    }
    Some(rates)
}

/// One number for everything that the ledgers of some cases say, by FNV-1a: equal on machines that agree to the cent.
pub fn digest(from: u64, count: u64) -> u64 {
    let customs = Customs::built_in();
    (from..from.saturating_add(count)).fold(0xcbf2_9ce4_8422_2325, |digest, seed| {
        let ledger = case(seed).map(|case| price(&case.basket, &case.terms(&customs)));
        match ledger {
            Some(Ok(ledger)) => of_ledger(digest, &ledger),
            _ => mixed(digest, u64::MAX),
        }
    })
}

fn of_ledger(digest: u64, ledger: &Ledger) -> u64 {
    let signed = |digest, amount: Money| mixed(digest, amount.minor().cast_unsigned());
    let mut digest = mixed(digest, count(ledger.missing.len()));
    for entry in &ledger.entries {
        digest = mixed(digest, u64::from(entry.kind as u8));
        digest = mixed(digest, entry.line.map_or(u64::MAX, count));
        digest = signed(digest, entry.amount);
    }
    for part in &ledger.included_tax {
        digest = signed(digest, part.tax);
    }
    for total in [ledger.charged(), ledger.landed()] {
        digest = match total {
            Ok(Total::Known(sum)) => signed(digest, sum),
            Ok(Total::Partial(sum)) => signed(mixed(digest, 1), sum),
            Err(_) => mixed(digest, 2),
        };
    }
    mixed(digest, count(ledger.verdicts.len()))
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn mixed(digest: u64, number: u64) -> u64 {
    number
        .to_le_bytes()
        .into_iter()
        .fold(digest, |digest, byte| {
            (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}
