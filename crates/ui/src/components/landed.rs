//! What an offer comes to at a shopper's door, with the ledger that it opens into.

use souk_commerce::customs::Customs;
use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::pricing::{
    Basket, DeliveryRates, ExchangeRate, Ledger, Line, LineSale, Missing, TaxRegime, Terms, Total,
    WallTime, price,
};
use souk_commerce::shop::SaleMode;
use souk_commerce::{Country, Offer, Shop, Timestamp};

use super::terms::OfferTerms;

/// An offer at the shopper's door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landed {
    /// The offer.
    pub terms: OfferTerms,
    /// The cheapest way there; `None` when there is none or the seller names none.
    pub way: Option<DeliveryTerms>,
    /// Where the goods are sent from; `None` for a seller that the shop does not list.
    pub ships_from: Option<Country>,
    /// Whether the seller says how goods are delivered at all.
    pub names_delivery: bool,
    /// One piece with all that is known to come on top; `None` when an amount leaves the range.
    pub ledger: Option<Ledger>,
}

impl Landed {
    /// The sum of what is known, with a price in it; `None` when the price itself is not known.
    pub fn total(&self) -> Option<Total> {
        let ledger = self.ledger.as_ref()?;
        let has_price = !self.lacks(|missing| matches!(missing, Missing::Price { .. }));
        ledger.landed().ok().filter(|_| has_price)
    }

    /// Whether delivery is not in the sum.
    pub fn lacks_delivery(&self) -> bool {
        self.lacks(|missing| matches!(missing, Missing::Delivery(_)))
    }

    /// Whether import charges are not in the sum.
    pub fn lacks_import(&self) -> bool {
        self.lacks(|missing| matches!(missing, Missing::ImportCharges(_)))
    }

    fn lacks(&self, what: impl Fn(&Missing) -> bool) -> bool {
        let mut missing = self.ledger.iter().flat_map(|ledger| &ledger.missing);
        missing.any(what)
    }

    /// What can be ordered and has a price, then what gets there, then what is wholly known, then the lowest sum.
    fn rank(&self) -> (bool, bool, bool, i64, &str) {
        let total = self.total();
        let is_whole = matches!(total, Some(Total::Known(_)));
        let sum = total.map_or(i64::MAX, |total| total.sum().minor());
        let is_there = self.terms.offer.is_orderable();
        (
            !is_there,
            self.lacks_delivery(),
            !is_whole,
            sum,
            self.terms.offer.seller.as_str(),
        )
    }
}

/// Offers at the shopper's door, in the order in which they are shown.
pub fn landed(
    shop: &Shop,
    offers: Vec<OfferTerms>,
    country: Country,
    (customs, exchange): (Option<&Customs>, &[ExchangeRate]),
    now: Timestamp,
) -> Vec<Landed> {
    let mut all: Vec<Landed> = Vec::with_capacity(offers.len());
    for terms in offers {
        let one = of(shop, terms, country, (customs, exchange), now);
        let behind = all.iter().position(|other| other.rank() > one.rank());
        all.insert(behind.unwrap_or(all.len()), one);
    }
    all
}

fn of(
    shop: &Shop,
    terms: OfferTerms,
    country: Country,
    (customs, exchange): (Option<&Customs>, &[ExchangeRate]),
    now: Timestamp,
) -> Landed {
    let seller = shop.seller(&terms.offer.seller);
    let way = seller.zip(terms.price).and_then(|(seller, price)| {
        let ways = seller.delivery.iter();
        ways.filter(|way| way.reaches(country))
            .min_by_key(|way| (way.price_for(price).minor(), way.days.1))
            .cloned()
    });
    let rates = way.as_ref().map(|way| DeliveryRates {
        // How it is paid is chosen later.
        payment: Vec::new(),
        ..DeliveryRates::from(way)
    });
    let ships_from = seller.map(|seller| seller.ships_from);
    // What is sold elsewhere, and is sent from elsewhere, bears no tax of this market but on import.
    let is_here = terms.sale == SaleMode::Own || ships_from == Some(shop.market.country);
    let tax = shop.market.tax.as_ref().filter(|_| is_here);
    let tax = tax.map(TaxRegime::from);
    let basket = Basket {
        lines: vec![line(&terms.offer, now)],
        destination: Some(country),
        ..Basket::default()
    };
    let market = &shop.market;
    let ledger = price(
        &basket,
        &Terms {
            tax: tax.as_ref(),
            delivery: rates.as_ref(),
            customs,
            exchange,
            ..Terms::new(market.currency, ships_from.unwrap_or(market.country), now)
        },
    );
    Landed {
        names_delivery: seller.is_some_and(|seller| !seller.delivery.is_empty()),
        ships_from,
        way,
        terms,
        ledger: ledger.ok(),
    }
}

/// One piece at the regular price, with the sale that holds.
fn line(offer: &Offer, now: Timestamp) -> Line {
    let price = offer.price.as_ref();
    let sale = price
        .filter(|price| price.is_on_sale(now))
        .and_then(|price| price.sale.as_ref());
    Line {
        sale: sale.map(|sale| LineSale {
            price: sale.price,
            start: None,
            end: sale.window.end.map(|end| WallTime {
                seconds: end.0,
                offset_minutes: Some(0),
            }),
        }),
        ..Line::new(offer.id.to_string(), price.map(|price| price.regular), 1)
    }
}

#[cfg(test)]
mod tests {
    use souk_commerce::customs::read;
    use souk_commerce::language::LocalText;
    use souk_commerce::pricing::{EntryKind, read_rates};
    use souk_commerce::product::{Price, Stock, StockState};
    use souk_commerce::shop::{Contact, Market, Seller, TaxRule, Theme};
    use souk_commerce::{Currency, Date, Money, OfferId, SellerId};

    use super::*;

    const NOW: Timestamp = Timestamp(1_795_435_200);

    fn country(code: &str) -> Country {
        Country::parse(code).unwrap()
    }

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::parse("EUR").unwrap()).unwrap()
    }

    fn seller(id: &str, from: &str, to: &[&str], post: i64) -> Seller {
        Seller {
            id: SellerId::new(id).unwrap(),
            name: LocalText::default(),
            sale: SaleMode::Own,
            delivery: vec![DeliveryTerms {
                id: "post".to_owned(),
                name: LocalText::default(),
                countries: to.iter().map(|code| country(code)).collect(),
                price: eur(post),
                free_from: None,
                days: (1, 3),
                cash_on_delivery_fee: Some(eur(200)),
            }],
            payment: Vec::new(),
            ships_from: country(from),
            returns_days: None,
        }
    }

    fn shop() -> Shop {
        Shop {
            name: LocalText::default(),
            tagline: LocalText::default(),
            origin: String::new(),
            languages: Vec::new(),
            market: Market {
                country: country("DE"),
                currency: Currency::parse("EUR").unwrap(),
                tax: Some(TaxRule {
                    name: LocalText::default(),
                    rate_bp: 1900,
                    included: true,
                }),
            },
            sellers: vec![
                seller("near", "FR", &["DE", "TH"], 500),
                seller("far", "TH", &[], 100),
                seller("there", "TH", &["TH"], 100),
            ],
            backend: None,
            contact: Contact::default(),
            theme: Theme::default(),
        }
    }

    fn offer(seller: &str, price: Option<i64>) -> OfferTerms {
        let seller = SellerId::new(seller).unwrap();
        let price = price.map(eur);
        OfferTerms {
            offer: Offer {
                id: OfferId::parse(&format!("{seller}:pan")).unwrap(),
                price: price.map(|regular| Price {
                    regular,
                    sale: None,
                }),
                stock: Stock {
                    state: StockState::InStock,
                    quantity: None,
                    available_from: None,
                },
                condition: None,
                link: None,
                as_of: Date(0),
                seller: seller.clone(),
            },
            seller: seller.to_string(),
            price,
            unit_price: None,
            regular: None,
            delivery: None,
            delivered: None,
            sale: SaleMode::Own,
            returns_days: None,
        }
    }

    const FACTS: &str = "souk-customs 1\nmember|DE||EU|||false|2026-01-01|a\nmember|FR||EU|||false|2026-01-01|a\n\
                         vat|DE|standard|19%|||false|2026-01-01|b\nduty|EU||10%|||true|2026-01-01|c\n";

    fn shown(to: &str, facts: Option<&str>) -> Vec<(String, Option<i64>, bool, bool)> {
        let offers = ["near", "far", "there", "near"].into_iter();
        let prices = [Some(9000), Some(8000), Some(7000), None];
        let offers = offers.zip(prices).map(|(id, price)| offer(id, price));
        let customs = facts.map(|facts| read(facts).0);
        let all = landed(
            &shop(),
            offers.collect(),
            country(to),
            (customs.as_ref(), &[]),
            NOW,
        );
        all.into_iter()
            .map(|one| {
                let total = one.total().map(|total| total.sum().minor());
                (
                    one.terms.seller.clone(),
                    total,
                    one.lacks_delivery(),
                    one.lacks_import(),
                )
            })
            .collect()
    }

    #[test]
    fn charges_that_are_known_are_in_the_sum_and_the_order_follows_the_sum() {
        // 80.00 and 1.00 for the post, 10 % duty on both, 19 % tax on all of it.
        let far = 8100 + 810 + 1693;
        assert_eq!(
            shown("DE", Some(FACTS)),
            [
                ("near".to_owned(), Some(9500), false, false),
                ("far".to_owned(), Some(far), false, false),
                ("there".to_owned(), Some(7000), true, true),
                ("near".to_owned(), None, true, false),
            ]
        );
    }

    #[test]
    fn charges_that_are_not_known_are_missing_and_stand_behind() {
        let all = shown("DE", None);
        let names: Vec<&str> = all.iter().map(|(seller, ..)| seller.as_str()).collect();
        assert!(
            all.iter().all(|(_, _, _, lacks_import)| *lacks_import),
            "{names:?}"
        );
        assert_eq!(
            names,
            ["far", "near", "there", "near"],
            "what does not get there is not cheap"
        );
        assert_eq!(shown("TH", Some(FACTS))[0].0, "there");
    }

    #[test]
    fn a_threshold_in_another_currency_counts_where_there_is_a_rate() {
        let facts = FACTS.to_owned() + "duty-free|EU||150 USD|||false|2026-01-01|d\n";
        let customs = read(&facts).0;
        let rates = read_rates("souk-rates 1\nUSD|EUR|0.9|2026-01-01|e\n");
        let duty = |rates: &[ExchangeRate]| {
            let offers = vec![offer("far", Some(8000))];
            let all = landed(&shop(), offers, country("DE"), (Some(&customs), rates), NOW);
            (
                all[0].lacks_import(),
                all[0].total().map(|total| total.sum().minor()),
            )
        };
        assert!(duty(&[]).0, "nobody knows what 150 dollars are");
        // 80.00 and 1.00 for the post are below 135.00: no duty, 19 % tax.
        assert_eq!(duty(&rates), (false, Some(8100 + 1539)));
    }

    #[test]
    fn what_a_price_is_made_of_stands_in_the_ledger() {
        let customs = read(FACTS).0;
        let all = landed(
            &shop(),
            vec![offer("far", Some(8000))],
            country("DE"),
            (Some(&customs), &[]),
            NOW,
        );
        let ledger = all[0].ledger.as_ref().unwrap();
        let kinds: Vec<EntryKind> = ledger.entries.iter().map(|entry| entry.kind).collect();
        assert_eq!(
            kinds,
            [
                EntryKind::Goods,
                EntryKind::Delivery,
                EntryKind::Duty,
                EntryKind::ImportTax
            ]
        );
    }
}
