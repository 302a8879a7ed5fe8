//! `[payment.card]`: the account at a payment provider on whose pages buyers pay by card.

use std::fs;
use std::sync::Arc;

use souk_commerce::shop::SaleMode;
use souk_commerce::{Seller, SellerId};
use souk_server::{CardProvider, Cards, Stripe};
use toml::Spanned;

use super::meaning::{Result, Source};
use super::raw::{RawCard, RawPayment, RawSeller};

/// Where the secret key stands when no file is named.
const SECRET: &str = "SOUK_STRIPE_SECRET_KEY";
/// Where the secrets of notices stand when no file is named.
const WEBHOOK_SECRET: &str = "SOUK_STRIPE_WEBHOOK_SECRET";

/// Who of the sellers takes cards, and by whom.
pub(super) fn understand(
    source: &Source<'_>,
    written: &[RawSeller],
    sellers: &[Seller],
    common: Option<&RawPayment>,
) -> Result<Cards> {
    let mut cards = Cards::new();
    for (raw, seller) in written.iter().zip(sellers) {
        let payment = raw.payment.as_ref().or(common);
        let card = payment.and_then(|payment| payment.card.as_ref());
        if let Some(card) = card.filter(|_| seller.sale == SaleMode::Own) {
            cards.insert(seller.id.clone(), provider(source, card, &seller.id)?);
        }
    }
    Ok(cards)
}

fn provider(
    source: &Source<'_>,
    card: &RawCard,
    seller: &SellerId,
) -> Result<Arc<dyn CardProvider>> {
    if card.provider.get_ref() != "stripe" {
        let problem = format!(
            "payment.card.provider: {:?} is not known",
            card.provider.get_ref()
        );
        return Err(source.wrong(&card.provider, problem, "write \"stripe\""));
    }
    let key = secret(source, card.secret_key_file.as_ref(), SECRET)?;
    let lacks = |what: &str, variable: &str, remedy: &str| {
        let problem = format!("payment.card of {:?} has no {what}", seller.as_str());
        source.wrong(
            &card.provider,
            problem,
            &format!("set {variable}, or {remedy}"),
        )
    };
    let key = key.ok_or_else(|| lacks("secret key", SECRET, "name a file: secret_key_file"))?;
    let notices = secret(source, card.webhook_secret_file.as_ref(), WEBHOOK_SECRET)?;
    // More than one, each on a line or between spaces, while the provider changes from one to the next.
    let notices: Vec<String> = notices
        .unwrap_or_default()
        .split_whitespace()
        .map(ToOwned::to_owned)
        .collect();
    if notices.is_empty() {
        let remedy = "name a file: webhook_secret_file";
        return Err(lacks("webhook secret", WEBHOOK_SECRET, remedy));
    }
    Ok(Arc::new(Stripe::new(key, notices)))
}

/// A secret of a file, or of the environment.
fn secret(
    source: &Source<'_>,
    file: Option<&Spanned<String>>,
    variable: &str,
) -> Result<Option<String>> {
    let text = match file {
        None => std::env::var(variable).ok(),
        Some(file) => {
            let path = source.folder.join(file.get_ref());
            Some(fs::read_to_string(&path).map_err(|error| {
                let problem = format!("payment.card: {} cannot be read: {error}", path.display());
                source.wrong(
                    file,
                    problem,
                    "correct the name, or let this user read the file",
                )
            })?)
        }
    };
    let text = text.map(|text| text.trim().to_owned());
    Ok(text.filter(|text| !text.is_empty()))
}
