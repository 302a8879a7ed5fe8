//! What a request comes to. Pure: the same request, pack, stock and language give the same answer.

use std::sync::Arc;

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::totals::Totals;
use souk_commerce::{Coupon, Money, MoneyError, Seller, Shop, Timestamp};
use souk_ucp::names::Names;
use souk_ucp::v2026_04_08::{
    CheckoutRequest, Discounts, Fulfillment, Item, LineItem, Message, PaymentMethod, PostalAddress,
    Severity, Total,
};

use super::delivery::delivery;
use super::discount::{self, Use, Wanted};
use super::lines::{Chosen, ChosenLine, shortages};
use super::payment;
use super::sum::Goods;
use crate::card::Cards;
use crate::catalogue::{Catalogue, OfferRow};
use crate::store::stock::Demand;
use crate::texts::Texts;

/// What is sold at this moment: one state of the pack, held for as long as a request takes.
#[derive(Debug, Clone)]
pub(crate) struct Offering {
    /// The pack.
    pub(crate) catalogue: Arc<dyn Catalogue>,
    /// Who takes cards.
    pub(crate) cards: Arc<Cards>,
    /// Codes that take something off, in the order in which they are tried.
    pub(crate) coupons: Arc<[Coupon]>,
}

impl Offering {
    /// The shop's settings.
    pub(crate) fn shop(&self) -> &Shop {
        self.catalogue.shop()
    }

    /// Names of the shop's own handlers and extensions.
    pub(crate) fn names(&self) -> Names {
        Names::at(self.shop().host())
    }
}

/// The outcome of pricing.
#[derive(Debug)]
pub(crate) enum Pricing {
    /// There is something to sell.
    Priced(Box<Priced>),
    /// There is nothing; the messages say why.
    Nothing(Vec<Message>),
}

/// A priced request.
#[derive(Debug)]
pub(crate) struct Priced {
    /// Lines in the order of the request.
    pub(crate) lines: Vec<PricedItem>,
    /// What it comes to, as it is sent.
    pub(crate) totals: Vec<Total>,
    /// What is owed.
    pub(crate) total: Money,
    /// What is missing or wrong.
    pub(crate) messages: Vec<Message>,
    /// Destination and deliveries, as they are sent.
    pub(crate) fulfillment: Fulfillment,
    /// The chosen destination.
    pub(crate) destination: Option<PostalAddress>,
    /// The chosen delivery.
    pub(crate) terms: Option<DeliveryTerms>,
    /// Ways to pay that fit.
    pub(crate) methods: Vec<PaymentMethod>,
    /// The chosen one.
    pub(crate) method: Option<PaymentMethod>,
    /// Who sells.
    pub(crate) seller: Seller,
    /// Pieces of each offer.
    pub(crate) demands: Vec<Demand>,
    /// Codes and what they take off, as they are sent.
    pub(crate) discounts: Option<Discounts>,
    /// The coupons that the order uses.
    pub(crate) uses: Vec<Use>,
    /// Whether every line is sold out.
    pub(crate) is_sold_out: bool,
}

/// A line as it is sent, and the offer behind it.
#[derive(Debug)]
pub(crate) struct PricedItem {
    /// The line.
    pub(crate) item: LineItem,
    /// Its offer.
    pub(crate) row: OfferRow,
    /// What codes take off it, in minor units.
    pub(crate) discount: i64,
}

/// What the store says about a request.
#[derive(Debug)]
pub(crate) struct Known {
    /// Pieces that are left for each demand; `None` is no bound.
    pub(crate) left: Vec<Option<u32>>,
    /// The codes, looked up.
    pub(crate) wanted: Vec<Wanted>,
    /// When.
    pub(crate) now: Timestamp,
}

/// Prices the lines of a request that can be sold.
pub(crate) fn price(
    offering: &Offering,
    request: &CheckoutRequest,
    chosen: Chosen,
    known: &Known,
    texts: &Texts,
) -> Pricing {
    let seller = chosen
        .seller
        .as_ref()
        .and_then(|id| offering.shop().seller(id))
        .cloned();
    let Some(seller) = seller else {
        let mut messages = unrecoverable(chosen.messages);
        texts.translate(&mut messages);
        return Pricing::Nothing(messages);
    };
    match try_price(offering, request, &chosen, known, seller, texts) {
        Ok(priced) => Pricing::Priced(Box::new(priced)),
        Err(_) => Pricing::Nothing(vec![Message::error(
            "amount_too_large",
            Some("$.line_items".to_owned()),
            "This comes to more than can be charged. Take fewer pieces.".to_owned(),
            Severity::Unrecoverable,
        )]),
    }
}

/// Messages of an answer without a resource: nothing can be corrected in it.
pub(crate) fn unrecoverable(mut messages: Vec<Message>) -> Vec<Message> {
    for message in &mut messages {
        message.severity = Some(Severity::Unrecoverable);
    }
    messages
}

fn try_price(
    offering: &Offering,
    request: &CheckoutRequest,
    chosen: &Chosen,
    known: &Known,
    seller: Seller,
    texts: &Texts,
) -> Result<Priced, MoneyError> {
    let market = &offering.shop().market;
    let coupons = discount::to_try(offering, &known.wanted);
    let goods = Goods::new(offering.shop(), chosen, &coupons, known.now);
    // From which worth delivery is free goes by what the codes have left of the goods.
    let worth = discount::worth(&goods.with(None, market.country, None)?)?;
    let delivery = delivery(request, &seller.delivery, market.country, worth);

    let mut messages = chosen.messages.clone();
    messages.extend(shortages(chosen, &known.left, texts));
    messages.extend(delivery.messages.iter().cloned());
    let terms = delivery.terms.as_ref();
    let methods = payment::methods(
        &seller,
        &delivery.options,
        terms,
        offering.cards.contains_key(&seller.id),
    );
    let method = payment::chosen(request, &methods).unwrap_or_else(|message| {
        messages.push(message);
        None
    });
    messages.extend(unknown_claims(request));
    let ledger = goods.with(terms, delivery.country, method)?;
    let sum = Totals::of(&ledger)?;
    if sum.total.is_zero() && method == Some(PaymentMethod::Card) {
        messages.push(payment::nothing_to_pay());
    }
    texts.translate(&mut messages);
    let discounted = discount::outcome(request, &known.wanted, &ledger, texts);
    messages.extend(discounted.messages);
    let lines = (0..)
        .zip(&chosen.lines)
        .map(|(place, line)| priced_item(line, discount::of_line(&ledger, place), offering, texts))
        .collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<String> = lines.iter().map(|line| line.item.id.clone()).collect();
    Ok(Priced {
        totals: texts.totals(&sum, market.tax.as_ref()),
        total: sum.total,
        fulfillment: delivery.shown(&ids, worth, texts),
        destination: delivery.destination,
        terms: delivery.terms,
        lines,
        messages,
        methods,
        method,
        seller,
        demands: chosen.demands.clone(),
        discounts: discounted.shown,
        uses: discounted.uses,
        is_sold_out: known.left.iter().all(|left| *left == Some(0)),
    })
}

/// The shop knows no memberships and no benefits of other programmes: it says so, and nothing else changes.
fn unknown_claims(request: &CheckoutRequest) -> Vec<Message> {
    let claims = request
        .context
        .iter()
        .flat_map(|context| &context.eligibility);
    claims
        .enumerate()
        .map(|(index, _)| {
            Message::warning(
                "eligibility_not_accepted",
                Some(format!("$.context.eligibility[{index}]")),
                "This shop does not know this benefit; the price stays as it is.".to_owned(),
            )
        })
        .collect()
}

/// The totals of a line: what it costs, and what is left of it.
pub(crate) fn line_totals(amount: i64, discount: i64) -> Vec<Total> {
    let taken = (discount > 0).then(|| Total::new("items_discount", discount.saturating_neg()));
    std::iter::once(Total::new("subtotal", amount))
        .chain(taken)
        .chain([Total::new("total", amount.saturating_sub(discount))])
        .collect()
}

fn priced_item(
    line: &ChosenLine,
    discount: i64,
    offering: &Offering,
    texts: &Texts,
) -> Result<PricedItem, MoneyError> {
    let amount = line.price.times(line.quantity)?.minor();
    let row = &line.row;
    let shop = offering.shop();
    let name = offering
        .catalogue
        .name(&row.offer.id.variant(), texts.language());
    let (title, options) = name.map_or_else(
        || (row.title.clone(), row.options.clone()),
        |name| (name.title, name.options),
    );
    let title = if options.is_empty() {
        title
    } else {
        format!("{title}, {options}")
    };
    Ok(PricedItem {
        item: LineItem {
            id: line.id.clone(),
            item: Item {
                id: row.offer.id.as_str().to_owned(),
                title,
                price: line.price.minor(),
                image_url: row.image.as_deref().and_then(|image| absolute(image, shop)),
            },
            quantity: line.quantity,
            totals: line_totals(amount, discount),
        },
        row: row.clone(),
        discount,
    })
}

/// The address of a picture as a whole: pictures of the shop's own stand below its origin.
pub(crate) fn absolute(image: &str, shop: &Shop) -> Option<String> {
    if image.starts_with('/') {
        Some(format!("{}{image}", shop.origin))
    } else {
        image.starts_with("https://").then(|| image.to_owned())
    }
}
