//! Which lines of a request can be sold, by whom, at what price, and how many pieces they take of each offer.

use souk_commerce::pricing::Line;
use souk_commerce::product::StockState;
use souk_commerce::shop::SaleMode;
use souk_commerce::{Money, OfferId, SellerId, Timestamp};
use souk_ucp::v2026_04_08::{CheckoutRequest, Message, Severity};

use super::price::Offering;
use crate::catalogue::OfferRow;
use crate::store::stock::Demand;
use crate::texts::Texts;

/// A line that can be sold.
#[derive(Debug, Clone)]
pub(crate) struct ChosenLine {
    /// Its id.
    pub(crate) id: String,
    /// Pieces.
    pub(crate) quantity: u32,
    /// Price of one piece.
    pub(crate) price: Money,
    /// The offer.
    pub(crate) row: OfferRow,
}

impl ChosenLine {
    /// The line as it is priced; its price is the one of this moment, a sale included.
    pub(crate) fn priced(&self) -> Line {
        Line::new(self.id.clone(), Some(self.price), self.quantity)
    }
}

/// What of a request can be sold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chosen {
    /// Who sells: the seller of the first line that can be sold.
    pub(crate) seller: Option<SellerId>,
    /// Lines in the order of the request.
    pub(crate) lines: Vec<ChosenLine>,
    /// Pieces of each offer over all lines, in the order of the offers' ids.
    pub(crate) demands: Vec<Demand>,
    /// Why lines were left out.
    pub(crate) messages: Vec<Message>,
}

/// Sorts out the lines of a request.
pub(crate) fn choose(offering: &Offering, request: &CheckoutRequest, now: Timestamp) -> Chosen {
    let mut chosen = Chosen::default();
    for line in &request.line_items {
        match find(offering, &line.item.id, chosen.seller.as_ref(), now) {
            Ok((row, price)) => {
                chosen
                    .seller
                    .get_or_insert_with(|| row.offer.seller.clone());
                add_demand(&mut chosen.demands, &row, line.quantity);
                chosen.lines.push(ChosenLine {
                    id: line.id.clone().unwrap_or_default(),
                    quantity: line.quantity,
                    price,
                    row,
                });
            }
            Err(reason) => chosen.messages.push(Message::error(
                "item_unavailable",
                Some(item_path(&line.item.id)),
                reason.to_owned(),
                Severity::Recoverable,
            )),
        }
    }
    chosen.demands.sort_by(|a, b| a.offer.cmp(&b.offer));
    chosen
}

/// The path of a line that is not in the answer: by the id of its offer (RFC 9535, filter).
fn item_path(offer: &str) -> String {
    let escaped = offer.replace('\\', "\\\\").replace('\'', "\\'");
    format!("$.line_items[?@.item.id=='{escaped}']")
}

fn find(
    offering: &Offering,
    id: &str,
    seller: Option<&SellerId>,
    now: Timestamp,
) -> Result<(OfferRow, Money), &'static str> {
    let unknown = "This offer does not exist any more.";
    let id = OfferId::parse(id).map_err(|_| unknown)?;
    let row = offering.catalogue.offer(&id).ok_or(unknown)?;
    let own = offering
        .shop()
        .seller(&row.offer.seller)
        .filter(|seller| seller.sale == SaleMode::Own)
        .ok_or("This seller takes orders on its own pages.")?;
    if seller.is_some_and(|seller| *seller != own.id) {
        return Err("This offer is another seller's and needs a checkout of its own.");
    }
    let price = row
        .offer
        .price
        .as_ref()
        .map(|price| price.at(now))
        .filter(|price| price.currency() == offering.shop().market.currency && price.minor() >= 0)
        .ok_or("This offer has no price and cannot be ordered.")?;
    Ok((row, price))
}

fn add_demand(demands: &mut Vec<Demand>, row: &OfferRow, quantity: u32) {
    if let Some(demand) = demands
        .iter_mut()
        .find(|demand| demand.offer == row.offer.id)
    {
        demand.quantity = demand.quantity.saturating_add(quantity);
        return;
    }
    let stock = &row.offer.stock;
    let counted = match stock.state {
        StockState::InStock => stock.quantity,
        StockState::OutOfStock | StockState::Unknown => Some(0),
        StockState::Preorder | StockState::Backorder => None,
    };
    demands.push(Demand {
        offer: row.offer.id.clone(),
        quantity,
        counted,
        feed_day: row.offer.as_of,
    });
}

/// Messages about lines of which there are too few. `left` has the pieces of each demand; `None` is no bound.
pub(crate) fn shortages(chosen: &Chosen, left: &[Option<u32>], texts: &Texts) -> Vec<Message> {
    let mut messages = Vec::new();
    for (index, line) in chosen.lines.iter().enumerate() {
        let short = chosen
            .demands
            .iter()
            .zip(left)
            .find(|(demand, _)| demand.offer == line.row.offer.id)
            .and_then(|(demand, left)| left.filter(|left| *left < demand.quantity));
        let (code, content) = match short {
            None => continue,
            Some(0) => ("out_of_stock", "This is sold out.".to_owned()),
            Some(left) => ("quantity_unavailable", texts.too_few(left)),
        };
        messages.push(Message::error(
            code,
            Some(format!("$.line_items[{index}]")),
            content,
            Severity::Recoverable,
        ));
    }
    messages
}
