//! The catalogue over the protocol: what can be ordered here, by identifier, and one product with the choice among its
//! variants.
//!
//! A variant of the protocol is one own seller's offer: its id goes into a checkout as it is. Offers of sellers who take
//! orders on pages of their own are not part of it.

mod choice;
mod shown;

use std::sync::Arc;

use axum::http::StatusCode;
use souk_commerce::product::StockState;
use souk_commerce::shop::SaleMode;
use souk_commerce::{LanguageTag, Offer, OfferId, Product, ProductId, Timestamp};
use souk_ucp::v2026_04_08::{
    CATALOG_LOOKUP, Capability, CatalogContext, CatalogFilters, CatalogProduct, InputCorrelation,
    LookupRequest, LookupResponse, Message, ProductRequest, ProductResponse, Registry, Ucp,
    UcpStatus, VERSION,
};

use crate::answer::{Answer, ApiError};
use crate::app::AppState;
use crate::checkout::Offering;
use crate::store::{Connection, stock};
use crate::texts::choose_language;
use shown::{Filter, Shown};

/// Most ids in one lookup.
const MAX_IDS: usize = 50;
/// Most values, names and categories in one request.
const MAX_CHOICES: usize = 50;

/// A product with those of its offers that can be ordered here.
#[derive(Debug)]
pub(crate) struct Goods {
    /// The product, in the language that was asked for.
    pub(crate) product: Product,
    /// Offers, the best first: those that can be had, then the cheaper ones.
    pub(crate) offers: Vec<OwnOffer>,
}

/// An offer of an own seller with a price.
#[derive(Debug, Clone)]
pub(crate) struct OwnOffer {
    /// Its variant, by its place among the product's.
    pub(crate) variant: usize,
    /// The offer.
    pub(crate) offer: Offer,
    /// What one piece costs now.
    pub(crate) amount: i64,
    /// Whether one piece can be ordered now.
    pub(crate) is_there: bool,
}

/// What both questions need.
struct Counter<'a> {
    offering: Offering,
    connection: &'a mut Connection,
    language: LanguageTag,
    now: Timestamp,
}

/// Finds products by ids of products and of variants.
pub(crate) async fn lookup(
    state: AppState,
    accept_language: Option<String>,
    request: LookupRequest,
) -> Result<Answer, ApiError> {
    let mut ids: Vec<String> = Vec::new();
    for id in request.ids {
        if !ids.contains(&id) {
            ids.push(id);
        }
        if ids.len() > MAX_IDS {
            return Err(ApiError::Batch(MAX_IDS));
        }
    }
    if ids.is_empty() {
        return Err(ApiError::Invalid("ids must hold at least one id.".into()));
    }
    let mut connection = state.store.reader().await?;
    let mut counter = Counter::of(
        &state,
        &mut connection,
        request.context.as_ref(),
        accept_language.as_deref(),
    )?;
    let (filter, mut messages) = counter.filter(request.filters, request.context.as_ref())?;
    let mut found: Vec<(Goods, Vec<(usize, InputCorrelation)>)> = Vec::new();
    for id in ids {
        let missing = |id: String| Message::info("not_found", None, id);
        let Some((product, exact)) = counter.resolve(&id) else {
            messages.push(missing(id));
            continue;
        };
        let known = found
            .iter()
            .position(|(goods, _)| goods.product.id == product);
        let place = known.unwrap_or(found.len());
        if known.is_none() {
            let Some(goods) = counter.goods(&product).await? else {
                messages.push(missing(id));
                continue;
            };
            found.push((goods, Vec::new()));
        }
        let Some((goods, inputs)) = found.get_mut(place) else {
            continue;
        };
        // The best offer stands for its product.
        let offer = match &exact {
            None => Some(0),
            Some(exact) => goods.offers.iter().position(|own| own.offer.id == *exact),
        };
        let kind = if exact.is_some() { "exact" } else { "featured" };
        match offer {
            Some(offer) => inputs.push((
                offer,
                InputCorrelation {
                    id,
                    kind: kind.to_owned(),
                },
            )),
            None => messages.push(missing(id)),
        }
    }
    let shown = counter.shown();
    let products: Vec<CatalogProduct> = found
        .iter()
        .filter_map(|(goods, inputs)| shown.found(goods, inputs, &filter))
        .collect();
    let response = LookupResponse {
        ucp: envelope(),
        products,
        messages,
    };
    Answer::of(StatusCode::OK, None, &response)
}

/// Shows one product, with what goes together with what is chosen of it.
pub(crate) async fn product(
    state: AppState,
    accept_language: Option<String>,
    request: ProductRequest,
) -> Result<Answer, ApiError> {
    if request.selected.len().max(request.preferences.len()) > MAX_CHOICES {
        return Err(ApiError::Invalid("There are too many options.".into()));
    }
    let mut connection = state.store.reader().await?;
    let mut counter = Counter::of(
        &state,
        &mut connection,
        request.context.as_ref(),
        accept_language.as_deref(),
    )?;
    let (filter, messages) = counter.filter(request.filters, request.context.as_ref())?;
    let not_found = || Answer::not_found(CATALOG_LOOKUP, "Product");
    let Some((id, exact)) = counter.resolve(&request.id) else {
        return not_found();
    };
    let Some(goods) = counter.goods(&id).await? else {
        return not_found();
    };
    let has = |exact: &OfferId| goods.offers.iter().any(|own| own.offer.id == *exact);
    if exact.as_ref().is_some_and(|exact| !has(exact)) {
        return not_found();
    }
    let choice = choice::choose(
        &goods,
        exact.as_ref(),
        &request.selected,
        &request.preferences,
    )?;
    let Some(product) = counter.shown().detail(&goods, &choice, &filter) else {
        return not_found();
    };
    let response = ProductResponse {
        ucp: envelope(),
        product,
        messages,
    };
    Answer::of(StatusCode::OK, None, &response)
}

impl<'a> Counter<'a> {
    fn of(
        state: &AppState,
        connection: &'a mut Connection,
        context: Option<&CatalogContext>,
        accept_language: Option<&str>,
    ) -> Result<Self, ApiError> {
        let offering = state.offering();
        let wish = context.and_then(|context| context.language.as_deref());
        let language = choose_language(offering.shop(), wish, accept_language)
            .ok_or(ApiError::Unavailable("the shop has no language"))?;
        Ok(Self {
            offering,
            connection,
            language,
            now: state.sources.now(),
        })
    }

    /// The filters that can be held to. A price in another currency than the shop's is not compared, and said so.
    fn filter(
        &self,
        filters: Option<CatalogFilters>,
        context: Option<&CatalogContext>,
    ) -> Result<(Filter, Vec<Message>), ApiError> {
        let filters = filters.unwrap_or_default();
        if filters.categories.len() > MAX_CHOICES {
            return Err(ApiError::Invalid("There are too many categories.".into()));
        }
        let own = self.offering.shop().market.currency.code();
        let stated = context.and_then(|context| context.currency.as_deref());
        let is_ours = stated.is_none_or(|stated| stated.eq_ignore_ascii_case(own));
        let mut messages = Vec::new();
        if filters.price.is_some() && !is_ours {
            let sentence = format!("Prices are in {own}; the price filter was not used.");
            let path = Some("$.filters.price".to_owned());
            messages.push(Message::info("price_filter_ignored", path, sentence));
        }
        let filter = Filter {
            categories: filters.categories,
            price: filters.price.filter(|_| is_ours).unwrap_or_default(),
        };
        Ok((filter, messages))
    }

    /// The product that an id names, and the offer where it is one's.
    fn resolve(&self, id: &str) -> Option<(ProductId, Option<OfferId>)> {
        let catalogue = &self.offering.catalogue;
        let offer = OfferId::parse(id).ok();
        if let Some(row) = offer.and_then(|offer| catalogue.offer(&offer)) {
            return Some((row.product, Some(row.offer.id)));
        }
        Some((ProductId::new(id).ok()?, None))
    }

    /// A product with its offers; `None` when there is no such product, or nothing of it can be ordered here.
    async fn goods(&mut self, id: &ProductId) -> Result<Option<Goods>, ApiError> {
        let (catalogue, language) = (Arc::clone(&self.offering.catalogue), self.language.clone());
        let wanted = id.clone();
        let read = tokio::task::spawn_blocking(move || catalogue.product(&wanted, &language));
        let read = read.await.ok().and_then(Result::ok);
        let read = read.ok_or(ApiError::Unavailable("the pack cannot be read"))?;
        let Some(product) = read else { return Ok(None) };
        let mut offers = Vec::new();
        for (place, variant) in product.variants.iter().enumerate() {
            for offer in &variant.offers {
                if let Some(own) = self.own(place, offer).await? {
                    offers.push(own);
                }
            }
        }
        offers.sort_by(|a, b| {
            let rank = |own: &OwnOffer| (!own.is_there, own.amount, own.variant);
            rank(a).cmp(&rank(b)).then(a.offer.id.cmp(&b.offer.id))
        });
        Ok((!offers.is_empty()).then_some(Goods { product, offers }))
    }

    /// An offer that a checkout would take, were there enough of it.
    async fn own(&mut self, variant: usize, offer: &Offer) -> Result<Option<OwnOffer>, ApiError> {
        let shop = self.offering.shop();
        let is_own = shop
            .seller(&offer.seller)
            .is_some_and(|seller| seller.sale == SaleMode::Own);
        let price = offer.price.as_ref().map(|price| price.at(self.now));
        let price = price.filter(|price| {
            is_own && price.currency() == shop.market.currency && price.minor() >= 0
        });
        let Some(price) = price else { return Ok(None) };
        let mut is_there = offer.stock.allows(1);
        if let Some(counted) = offer.stock.quantity.filter(|_| is_there) {
            let sold = stock::sold_since(self.connection, &offer.id, offer.as_of).await?;
            is_there = counted > sold || !matches!(offer.stock.state, StockState::InStock);
        }
        Ok(Some(OwnOffer {
            variant,
            offer: offer.clone(),
            amount: price.minor(),
            is_there,
        }))
    }

    fn shown(&self) -> Shown<'_> {
        Shown {
            shop: self.offering.shop(),
            language: &self.language,
            now: self.now,
        }
    }
}

fn envelope() -> Ucp {
    Ucp {
        version: VERSION.to_owned(),
        status: Some(UcpStatus::Success),
        capabilities: Some(Registry::from([(
            CATALOG_LOOKUP.to_owned(),
            vec![Capability::active()],
        )])),
        ..Ucp::default()
    }
}
