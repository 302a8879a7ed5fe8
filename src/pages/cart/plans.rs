//! From whom to buy what is in the cart: the cheapest way, the one with the fewest parcels, the soonest.

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::plan::{EFFORT, Goal, Item, ItemOffer, MAX_ITEMS, Plan, SellerTerms, plan};
use souk_commerce::pricing::DeliveryRates;
use souk_commerce::product::StockState;
use souk_commerce::shop::SaleMode;
use souk_commerce::{
    Cart, CartEvent, CartLine, Country, Money, Offer, OfferId, Product, Seller, Shop, Timestamp,
    Variant,
};
use souk_ui::components::buying_plans::{BuyingPlan, PlannedParcel};

use super::{Known, look_up};
use crate::panels::adding::line_of_offer;

/// A line that takes the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exchange {
    /// Its place in the cart.
    position: usize,
    /// The line as it was.
    was: CartLine,
    /// The line as it is to be.
    is: CartLine,
}

impl Exchange {
    /// What the cart has to be told.
    pub(super) fn events(&self) -> [CartEvent; 2] {
        [
            CartEvent::Remove(self.was.offer.clone()),
            CartEvent::Restore {
                line: self.is.clone(),
                position: self.position,
            },
        ]
    }

    /// The way back.
    pub(super) fn back(&self) -> Self {
        Self {
            position: self.position,
            was: self.is.clone(),
            is: self.was.clone(),
        }
    }
}

/// A way to buy it, and what has to be exchanged for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    /// What is shown.
    pub(super) shown: BuyingPlan,
    /// What to do.
    pub(super) exchanges: Vec<Exchange>,
}

/// What is shown of a way.
pub(super) fn shown(way: &Way) -> BuyingPlan {
    way.shown.clone()
}

/// What has to be exchanged for the way that is best in something.
pub(super) fn exchanges_of(ways: &[Way], goal: Goal) -> Vec<Exchange> {
    let way = ways.iter().find(|way| way.shown.goal == goal);
    way.map(|way| way.exchanges.clone()).unwrap_or_default()
}

/// A line of the cart that the shop itself sells, with all that is known of it.
struct Row<'a> {
    position: usize,
    line: &'a CartLine,
    product: &'a Product,
    /// Offers that can be taken: seller by its place in the shop.
    offers: Vec<(usize, &'a Offer)>,
}

/// The ways to buy a cart, with sellers by the name that `named` gives; none while something is not known, or where no line has another seller.
pub(super) fn ways(
    named: &dyn Fn(&Seller) -> String,
    shop: &Shop,
    cart: &Cart,
    known: &Known,
    now: Timestamp,
) -> Vec<Way> {
    let mut rows = Vec::new();
    for (position, line) in cart.lines().iter().enumerate() {
        let Some((_, product)) = look_up(known, &line.product) else {
            return Vec::new();
        };
        let row = product.as_ref().and_then(|product| {
            let variant = product.variant(&line.variant())?;
            row(shop, position, line, product, variant)
        });
        rows.extend(row);
    }
    let has_choice = rows.iter().any(|row| row.offers.len() > 1);
    if !has_choice || rows.len() > MAX_ITEMS {
        return Vec::new();
    }
    let goals = [Goal::Cheapest, Goal::FewestParcels, Goal::Soonest];
    let ways = goals.into_iter();
    ways.filter_map(|goal| way(named, shop, &rows, goal, now))
        .collect()
}

/// `None` for a line that cannot be had as it stands: the page says so, and it stays as it is.
fn row<'a>(
    shop: &Shop,
    position: usize,
    line: &'a CartLine,
    product: &'a Product,
    variant: &'a Variant,
) -> Option<Row<'a>> {
    let mut offers = Vec::new();
    for offer in &variant.offers {
        let mut sellers = shop.sellers.iter();
        let at =
            sellers.position(|seller| seller.id == offer.seller && seller.sale == SaleMode::Own);
        if let Some(at) = at.filter(|_| offer.price.is_some() && offer.stock.allows(line.quantity))
        {
            offers.push((at, offer));
        }
    }
    let is_there = offers.iter().any(|(_, offer)| offer.id == line.offer);
    is_there.then_some(Row {
        position,
        line,
        product,
        offers,
    })
}

/// How a seller would send a parcel, by what is wanted.
fn delivery(seller: &Seller, country: Country, goal: Goal) -> Option<&DeliveryTerms> {
    let ways = seller.delivery.iter().filter(|way| way.reaches(country));
    ways.min_by_key(|way| match goal {
        Goal::Soonest => (i64::from(way.days.1), way.price.minor()),
        Goal::Cheapest | Goal::FewestParcels => (way.price.minor(), i64::from(way.days.1)),
    })
}

fn way(
    named: &dyn Fn(&Seller) -> String,
    shop: &Shop,
    rows: &[Row<'_>],
    goal: Goal,
    now: Timestamp,
) -> Option<Way> {
    let (country, currency) = (shop.market.country, shop.market.currency);
    let of_seller = |at: usize| shop.sellers.get(at);
    let sending = |at: usize| delivery(of_seller(at)?, country, goal);
    let sellers = (0..shop.sellers.len()).map(|at| SellerTerms {
        zone: sending(at).and_then(|way| DeliveryRates::from(way).zones.into_iter().next()),
        coupons: Vec::new(),
    });
    let sellers: Vec<SellerTerms> = sellers.collect();
    let items = rows.iter().map(|row| Item {
        quantity: row.line.quantity,
        weight_grams: None,
        offers: row
            .offers
            .iter()
            .filter_map(|(seller, offer)| {
                // What comes later than its parcel could has no day.
                let is_there = offer.stock.state == StockState::InStock;
                Some(ItemOffer {
                    seller: *seller,
                    unit: offer.price.as_ref()?.at(now),
                    left: None,
                    days: sending(*seller).filter(|_| is_there).map(|way| way.days.1),
                })
            })
            .collect(),
    });
    let items: Vec<Item> = items.collect();
    let found = plan(currency, &items, &sellers, goal, EFFORT).ok()?;
    if !found.unfilled.is_empty() {
        return None;
    }
    let exchanges = exchanges(rows, &found)?;
    let parcels = found.parcels.iter().map(|parcel| {
        let titles = parcel.items.iter().filter_map(|item| rows.get(*item));
        let total = Money::new(parcel.total_minor(), currency).ok()?;
        Some(PlannedParcel {
            seller: named(of_seller(parcel.seller)?),
            titles: titles.map(|row| row.product.title.clone()).collect(),
            total,
        })
    });
    Some(Way {
        shown: BuyingPlan {
            goal,
            parcels: parcels.collect::<Option<_>>()?,
            total: found.total,
            now: as_it_is(shop, rows, country, now)?,
            days: found.days,
            proof: found.proof,
            is_taken: exchanges.is_empty(),
        },
        exchanges,
    })
}

/// Lines whose seller is another in the plan.
fn exchanges(rows: &[Row<'_>], plan: &Plan) -> Option<Vec<Exchange>> {
    let mut exchanges = Vec::new();
    for parcel in &plan.parcels {
        for item in &parcel.items {
            let row = rows.get(*item)?;
            let mut offers = row.offers.iter();
            let (_, offer) = offers.find(|(seller, _)| *seller == parcel.seller)?;
            if offer.id != row.line.offer {
                exchanges.push(Exchange {
                    position: row.position,
                    was: row.line.clone(),
                    is: line_of_offer(row.product, offer, row.line.quantity)?,
                });
            }
        }
    }
    Some(exchanges)
}

/// What the same lines come to from the sellers who have them.
fn as_it_is(shop: &Shop, rows: &[Row<'_>], country: Country, now: Timestamp) -> Option<Money> {
    let mut goods: Vec<(usize, Money)> = Vec::new();
    for row in rows {
        let mut offers = row.offers.iter();
        let (seller, offer) = offers.find(|(_, offer)| offer.id == row.line.offer)?;
        let cost = offer
            .price
            .as_ref()?
            .at(now)
            .times(row.line.quantity)
            .ok()?;
        match goods.iter_mut().find(|(known, _)| known == seller) {
            Some((_, sum)) => *sum = sum.plus(cost).ok()?,
            None => goods.push((*seller, cost)),
        }
    }
    let mut total = Money::zero(shop.market.currency);
    for (seller, sum) in goods {
        let way = delivery(shop.sellers.get(seller)?, country, Goal::Cheapest)?;
        total = total.plus(sum).ok()?.plus(way.price_for(sum)).ok()?;
    }
    Some(total)
}

/// Whether the cart still has every line that would be exchanged.
pub(super) fn still_fits(cart: &Cart, exchanges: &[Exchange]) -> bool {
    let has = |offer: &OfferId| cart.line(offer).is_some();
    exchanges
        .iter()
        .all(|exchange| has(&exchange.was.offer) && !has(&exchange.is.offer))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use souk_commerce::language::LocalText;
    use souk_commerce::product::{Price, RichText, Stock};
    use souk_commerce::shop::{Contact, Market, Theme};
    use souk_commerce::{Currency, Date, LanguageTag, ProductId, SellerId, VariantId};

    use super::*;

    fn thb(minor: i64) -> Money {
        Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
    }

    fn seller(id: &str, sale: SaleMode, post: i64, days: u16) -> Seller {
        let delivery = DeliveryTerms {
            id: "post".to_owned(),
            name: LocalText::default(),
            countries: Vec::new(),
            price: thb(post),
            free_from: None,
            days: (1, days),
            cash_on_delivery_fee: Some(thb(10)),
        };
        Seller {
            id: SellerId::new(id).unwrap(),
            name: LocalText::default(),
            sale,
            delivery: vec![delivery],
            payment: Vec::new(),
            ships_from: Country::parse("TH").unwrap(),
            returns_days: None,
        }
    }

    /// Two sellers of the shop's own, and one elsewhere who is never in a cart.
    fn shop() -> Shop {
        Shop {
            name: LocalText::default(),
            tagline: LocalText::default(),
            origin: String::new(),
            languages: vec![LanguageTag::parse("en").unwrap()],
            market: Market {
                country: Country::parse("TH").unwrap(),
                currency: Currency::parse("THB").unwrap(),
                tax: None,
            },
            sellers: vec![
                seller("a", SaleMode::Own, 40, 5),
                seller("b", SaleMode::Own, 60, 1),
                seller("c", SaleMode::SellerPage, 0, 1),
            ],
            backend: None,
            contact: Contact::default(),
            theme: Theme::default(),
        }
    }

    fn product(id: &str, prices: &[(&str, i64)]) -> Product {
        let id = VariantId::new(id).unwrap();
        let offers = prices.iter().map(|(seller, minor)| {
            let seller = SellerId::new(seller).unwrap();
            Offer {
                id: OfferId::of(&seller, &id),
                seller,
                price: Some(Price {
                    regular: thb(*minor),
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
            }
        });
        Product {
            id: ProductId::new(id.as_str()).unwrap(),
            title: id.to_string(),
            brand: None,
            description: RichText::default(),
            category: Vec::new(),
            images: Vec::new(),
            highlights: Vec::new(),
            details: Vec::new(),
            axes: Vec::new(),
            variants: vec![Variant {
                options: Vec::new(),
                images: Vec::new(),
                gtin: None,
                mpn: None,
                unit_pricing: None,
                offers: offers.collect(),
                id,
            }],
            rating: None,
        }
    }

    /// A cart of the first offer of each, and the catalogue that knows them.
    fn cart(products: &[Product]) -> (Cart, Known) {
        let lines = products.iter().map(|product| {
            let offer = &product.variants[0].offers[0];
            line_of_offer(product, offer, 1).unwrap()
        });
        let (cart, _) = Cart::from_lines(lines.collect());
        let known = products.iter();
        let known = known.map(|product| (product.id.clone(), Some(Arc::new(product.clone()))));
        (cart, known.collect())
    }

    fn found(products: &[Product]) -> (Cart, Vec<Way>) {
        let (cart, known) = cart(products);
        let ways = ways(
            &|seller| seller.id.to_string(),
            &shop(),
            &cart,
            &known,
            Timestamp(0),
        );
        (cart, ways)
    }

    /// A cart after everything that a way asks for.
    fn exchanged(cart: &Cart, exchanges: &[Exchange]) -> Cart {
        let events = exchanges.iter().flat_map(Exchange::events);
        events.fold(cart.clone(), |cart, event| cart.apply(event).unwrap())
    }

    #[test]
    fn each_goal_has_a_way_with_what_it_costs_beside_the_cart_as_it_is() {
        let (_, ways) = found(&[
            product("tea", &[("a", 500), ("b", 490), ("c", 1)]),
            product("pot", &[("b", 900), ("a", 905)]),
        ]);
        let figures: Vec<_> = ways
            .iter()
            .map(|way| {
                let parcels = &way.shown.parcels;
                let sellers = parcels.iter().map(|parcel| parcel.seller.as_str());
                let sellers: Vec<&str> = sellers.collect();
                (
                    way.shown.goal,
                    sellers.concat(),
                    way.shown.total,
                    way.shown.now,
                )
            })
            .collect();
        let now = thb(500 + 40 + 900 + 60);
        assert_eq!(
            figures,
            [
                (Goal::Cheapest, "a".to_owned(), thb(1445), now),
                (Goal::FewestParcels, "a".to_owned(), thb(1445), now),
                (Goal::Soonest, "b".to_owned(), thb(1450), now),
            ]
        );
    }

    #[test]
    fn a_way_that_is_taken_can_be_undone_and_the_lines_keep_their_places() {
        let (cart, ways) = found(&[
            product("tea", &[("a", 500), ("b", 490)]),
            product("pot", &[("b", 900), ("a", 905)]),
        ]);
        let wanted = exchanges_of(&ways, Goal::Soonest);
        assert!(still_fits(&cart, &wanted));
        let taken = exchanged(&cart, &wanted);
        let offers: Vec<String> = taken
            .lines()
            .iter()
            .map(|line| line.offer.to_string())
            .collect();
        assert_eq!(offers, ["b:tea", "b:pot"]);
        let back: Vec<Exchange> = wanted.iter().map(Exchange::back).collect();
        assert!(!still_fits(&cart, &back) && still_fits(&taken, &back));
        assert_eq!(exchanged(&taken, &back), cart);
    }

    #[test]
    fn without_a_choice_or_while_something_is_not_known_there_is_no_way() {
        let (_, ways) = found(&[product("tea", &[("a", 500), ("c", 1)])]);
        assert_eq!(ways, []);
        let (cart, _) = cart(&[product("tea", &[("a", 500), ("b", 1)])]);
        let none = super::ways(
            &|seller| seller.id.to_string(),
            &shop(),
            &cart,
            &Vec::new(),
            Timestamp(0),
        );
        assert_eq!(none, []);
    }
}
