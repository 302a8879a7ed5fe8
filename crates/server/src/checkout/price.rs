//! What a request comes to. Pure: the same request, pack, stock and language give the same answer.

use std::sync::Arc;

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::totals::{PricedLine, totals};
use souk_commerce::{Money, MoneyError, Seller, Shop};
use souk_ucp::names::Names;
use souk_ucp::v2026_04_08::{
    CheckoutRequest, Fulfillment, Item, LineItem, Message, PaymentMethod, PostalAddress, Severity,
    Total,
};

use super::delivery::delivery;
use super::lines::{Chosen, ChosenLine, shortages};
use super::payment;
use crate::catalogue::{Catalogue, OfferRow};
use crate::store::stock::Demand;
use crate::texts::Texts;

/// What is sold at this moment: one state of the pack, held for as long as a request takes.
#[derive(Debug, Clone)]
pub(crate) struct Offering {
    /// The pack.
    pub(crate) catalogue: Arc<dyn Catalogue>,
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
    let goods: Vec<PricedLine> = chosen.lines.iter().map(ChosenLine::priced).collect();
    let lines = chosen
        .lines
        .iter()
        .map(|line| priced_item(line, offering, texts))
        .collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<String> = lines.iter().map(|line| line.item.id.clone()).collect();
    let subtotal = totals(market.currency, &goods, None, None, None)?.total;
    let delivery = delivery(request, &seller.delivery, market.country, subtotal);

    let mut messages = chosen.messages.clone();
    messages.extend(shortages(chosen, left, texts));
    messages.extend(delivery.messages.iter().cloned());
    let terms = delivery.terms.as_ref();
    let methods = payment::methods(&seller, &delivery.options, terms);
    let method = payment::chosen(request, &methods).unwrap_or_else(|message| {
        messages.push(message);
        None
    });
    texts.translate(&mut messages);
    let fee = terms
        .filter(|_| method == Some(PaymentMethod::CashOnDelivery))
        .and_then(|terms| terms.cash_on_delivery_fee);
    let price = terms.map(|terms| terms.price_for(subtotal));
    let sum = totals(market.currency, &goods, price, fee, market.tax.as_ref())?;
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
