//! What a request comes to. Pure: the same request, pack, stock and language give the same answer.

use std::sync::Arc;

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::pricing::{self, Basket, DeliveryRates, Missing, PaymentKind, TaxRegime, Terms};
use souk_commerce::totals::Totals;
use souk_commerce::{Country, Money, MoneyError, Seller, Shop, Timestamp};
use souk_ucp::names::Names;
use souk_ucp::v2026_04_08::{
    CheckoutRequest, Fulfillment, Item, LineItem, Message, PaymentMethod, PostalAddress, Severity,
    Total,
};

use super::delivery::delivery;
use super::lines::{Chosen, ChosenLine, shortages};
use super::payment;
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
}

/// Prices the lines of a request that can be sold; `left` has the pieces that are left for each demand.
pub(crate) fn price(
    offering: &Offering,
    request: &CheckoutRequest,
    chosen: Chosen,
    left: &[Option<u32>],
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
    match try_price(offering, request, &chosen, left, seller, texts) {
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
    left: &[Option<u32>],
    seller: Seller,
    texts: &Texts,
) -> Result<Priced, MoneyError> {
    let market = &offering.shop().market;
    let lines = chosen
        .lines
        .iter()
        .map(|line| priced_item(line, offering, texts))
        .collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<String> = lines.iter().map(|line| line.item.id.clone()).collect();
    let goods = chosen.lines.iter();
    let goods = goods.map(|line| line.price.times(line.quantity));
    let subtotal = Money::sum(market.currency, goods.collect::<Result<Vec<_>, _>>()?)?;
    let delivery = delivery(request, &seller.delivery, market.country, subtotal);

    let mut messages = chosen.messages.clone();
    messages.extend(shortages(chosen, left, texts));
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
    texts.translate(&mut messages);
    let sum = summed(offering.shop(), chosen, terms, delivery.country, method)?;
    debug_assert_eq!(sum.lines.first().map(|(_, amount)| *amount), Some(subtotal));
    Ok(Priced {
        totals: texts.totals(&sum, market.tax.as_ref()),
        total: sum.total,
        fulfillment: delivery.shown(&ids, subtotal, texts),
        destination: delivery.destination,
        terms: delivery.terms,
        lines,
        messages,
        methods,
        method,
        seller,
        demands: chosen.demands.clone(),
        is_sold_out: left.iter().all(|left| *left == Some(0)),
    })
}

/// What goods, delivery, fee and tax come to, as far as they are chosen.
fn summed(
    shop: &Shop,
    chosen: &Chosen,
    delivery: Option<&DeliveryTerms>,
    country: Country,
    method: Option<PaymentMethod>,
) -> Result<Totals, MoneyError> {
    let tax = shop.market.tax.as_ref().map(TaxRegime::from);
    let rates = delivery.map(DeliveryRates::from);
    let basket = Basket {
        lines: chosen.lines.iter().map(ChosenLine::priced).collect(),
        destination: Some(country),
        payment: method.map(|method| match method {
            PaymentMethod::CashOnDelivery => PaymentKind::CashOnDelivery,
            PaymentMethod::BankTransfer => PaymentKind::BankTransfer,
            PaymentMethod::Card => PaymentKind::Card,
        }),
        ..Basket::default()
    };
    // The lines have the prices of this moment, so no sale has to be judged.
    let terms = Terms {
        tax: tax.as_ref(),
        delivery: rates.as_ref(),
        ..Terms::new(
            shop.market.currency,
            shop.market.country,
            Timestamp::default(),
        )
    };
    let ledger = pricing::price(&basket, &terms)?;
    let may_miss = |missing: &Missing| match missing {
        Missing::Price { fault, .. } => *fault == pricing::PriceFault::Zero,
        Missing::Delivery(_) => delivery.is_none(),
        Missing::PaymentCost => method.is_none(),
        Missing::TaxRate(_) => false,
        Missing::ImportCharges(_) => true,
    };
    // What should be known and is not must not be given away.
    if ledger.missing.iter().all(may_miss) {
        Totals::of(&ledger)
    } else {
        Err(MoneyError::NotANumber)
    }
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

fn priced_item(
    line: &ChosenLine,
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
            totals: vec![Total::new("subtotal", amount), Total::new("total", amount)],
        },
        row: row.clone(),
    })
}

/// The address of a picture as a whole: pictures of the shop's own stand below its origin.
fn absolute(image: &str, shop: &Shop) -> Option<String> {
    if image.starts_with('/') {
        Some(format!("{}{image}", shop.origin))
    } else {
        image.starts_with("https://").then(|| image.to_owned())
    }
}
