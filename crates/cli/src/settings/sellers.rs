//! `[[sellers]]` and their delivery.

use std::collections::{BTreeMap, BTreeSet};

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::language::LocalText;
use souk_commerce::payment::{Biller, PromptPayId, Receivers};
use souk_commerce::shop::{BankAccount, PaymentMethod, SaleMode};
use souk_commerce::{Seller, SellerId};

use super::MAX_SELLER_ID;
use super::meaning::{Reader, Result, country};
use super::problem::at;
use super::raw::{RawDelivery, RawPayment, RawSale, RawSeller};

/// Sellers who let shoppers know how many pieces there are.
pub(super) fn counting(sellers: &[Seller], raw: &[RawSeller]) -> Vec<SellerId> {
    let pairs = sellers.iter().zip(raw).filter(|(_, raw)| raw.stock_counts);
    pairs.map(|(seller, _)| seller.id.clone()).collect()
}

impl Reader<'_> {
    pub(super) fn sellers(
        &self,
        written: &[RawSeller],
        payment: &[PaymentMethod],
    ) -> Result<Vec<Seller>> {
        if written.is_empty() {
            return Err(at(
                self.source.name,
                self.source.text,
                None,
                "there is no seller".to_owned(),
                "add [[sellers]] with id and name".to_owned(),
            ));
        }
        let mut ids = BTreeSet::new();
        let mut sellers = Vec::new();
        for (index, seller) in written.iter().enumerate() {
            let read = self.seller(seller, &format!("sellers[{index}]"), payment)?;
            if !ids.insert(read.id.clone()) {
                let problem = format!("sellers[{index}].id: {:?} is there twice", read.id.as_str());
                return Err(self.source.wrong(
                    &seller.id,
                    problem,
                    "give every seller an id of its own",
                ));
            }
            sellers.push(read);
        }
        Ok(sellers)
    }

    /// Whom the codes of each own seller pay. They are shown to those who ordered, and are no part of the pack.
    pub(super) fn receivers(
        &self,
        written: &[RawSeller],
        sellers: &[Seller],
        payment: Option<&RawPayment>,
    ) -> Result<BTreeMap<SellerId, Receivers>> {
        let common = self.receivers_of(payment, "payment")?;
        let mut receivers = BTreeMap::new();
        for (index, (raw, seller)) in written.iter().zip(sellers).enumerate() {
            let own = match &raw.payment {
                Some(own) => self.receivers_of(Some(own), &format!("sellers[{index}].payment"))?,
                None => common.clone(),
            };
            if seller.sale == SaleMode::Own && own != Receivers::default() {
                receivers.insert(seller.id.clone(), own);
            }
        }
        Ok(receivers)
    }

    fn receivers_of(&self, payment: Option<&RawPayment>, key: &str) -> Result<Receivers> {
        let Some(bank) = payment.and_then(|payment| payment.bank.as_ref()) else {
            return Ok(Receivers::default());
        };
        for written in [&bank.promptpay, &bank.biller].into_iter().flatten() {
            if self.currency.code() != "THB" {
                let problem = format!(
                    "{key}.bank: PromptPay pays baht, and the shop has {}",
                    self.currency.code()
                );
                return Err(self.source.wrong(written, problem, "leave the key out"));
            }
        }
        let promptpay = bank.promptpay.as_ref().map(|written| {
            PromptPayId::parse(written.get_ref()).ok_or_else(|| {
                let problem = format!("{key}.bank.promptpay: {:?} is no PromptPay id", written.get_ref());
                self.source.wrong(
                    written,
                    problem,
                    "write a mobile number (0812345678), 13 digits of a tax id, or 15 of an e-wallet",
                )
            })
        });
        let biller = bank.biller.as_ref().map(|written| {
            Biller::parse(written.get_ref()).ok_or_else(|| {
                let problem = format!("{key}.bank.biller: {:?} is no biller id", written.get_ref());
                self.source.wrong(
                    written,
                    problem,
                    "write the 13 digits of the tax id and the two of its suffix",
                )
            })
        });
        Ok(Receivers {
            promptpay: promptpay.transpose()?,
            biller: biller.transpose()?,
        })
    }

    fn seller(&self, seller: &RawSeller, key: &str, payment: &[PaymentMethod]) -> Result<Seller> {
        let id = SellerId::new(seller.id.get_ref())
            .ok()
            .filter(|id| id.as_str().len() <= MAX_SELLER_ID)
            .ok_or_else(|| {
                let problem = format!("{key}.id: {:?} is no short name", seller.id.get_ref());
                self.source.wrong(
                    &seller.id,
                    problem,
                    "use a-z, 0-9 and -, 40 characters at most",
                )
            })?;
        let sale = match seller.sale {
            RawSale::Own => SaleMode::Own,
            RawSale::Page => SaleMode::SellerPage,
        };
        let mut names = BTreeSet::new();
        let mut delivery = Vec::new();
        for (index, terms) in seller.delivery.iter().enumerate() {
            let read = self.delivery(terms, &format!("{key}.delivery[{index}]"))?;
            if !names.insert(read.id.clone()) {
                let problem = format!("{key}.delivery[{index}].id: {:?} is there twice", read.id);
                return Err(self.source.wrong(
                    &terms.id,
                    problem,
                    "give every delivery of a seller an id of its own",
                ));
            }
            delivery.push(read);
        }
        let own = seller.payment.as_ref().map(payment_of);
        let ships_from = seller
            .ships_from
            .as_ref()
            .map(|written| country(self.source, written, &format!("{key}.ships_from")));
        Ok(Seller {
            name: self
                .optional_text(seller.name.as_ref(), &format!("{key}.name"))?
                .unwrap_or_else(|| {
                    let first = self
                        .languages
                        .first()
                        .map(|language| (language.clone(), id.as_str().to_owned()));
                    LocalText::new(first.into_iter().collect())
                }),
            id,
            sale,
            delivery,
            payment: match sale {
                SaleMode::Own => own.unwrap_or_else(|| payment.to_vec()),
                SaleMode::SellerPage => Vec::new(),
            },
            ships_from: ships_from.transpose()?.unwrap_or(self.country),
            returns_days: seller.returns_days,
        })
    }

    fn delivery(&self, terms: &RawDelivery, key: &str) -> Result<DeliveryTerms> {
        let id = terms.id.get_ref().trim();
        if SellerId::new(id).is_err() {
            let problem = format!("{key}.id: {id:?} is no short name");
            return Err(self.source.wrong(
                &terms.id,
                problem,
                "use a-z, 0-9 and -, such as \"standard\"",
            ));
        }
        let [fastest, slowest] = *terms.days.get_ref();
        if fastest > slowest {
            let problem = format!("{key}.days: {fastest} is more than {slowest}");
            return Err(self.source.wrong(
                &terms.days,
                problem,
                "write the fastest first: days = [1, 3]",
            ));
        }
        let countries = terms
            .countries
            .iter()
            .map(|written| country(self.source, written, &format!("{key}.countries")));
        Ok(DeliveryTerms {
            id: id.to_owned(),
            name: self.text(&terms.name, &format!("{key}.name"))?,
            countries: countries.collect::<Result<_>>()?,
            price: self.money(&terms.price, &format!("{key}.price"))?,
            free_from: self
                .optional_money(terms.free_from.as_ref(), &format!("{key}.free_from"))?,
            days: (fastest, slowest),
            cash_on_delivery_fee: self.optional_money(
                terms.cash_on_delivery_fee.as_ref(),
                &format!("{key}.cash_on_delivery_fee"),
            )?,
        })
    }
}

/// Ways to pay, transfer first.
pub(super) fn payment_of(payment: &RawPayment) -> Vec<PaymentMethod> {
    let bank = payment.bank.as_ref().map(|bank| {
        PaymentMethod::BankTransfer(BankAccount {
            holder: bank.holder.clone(),
            bank: bank.bank.clone(),
            account: bank.account.clone(),
            bic: bank.bic.clone(),
        })
    });
    let cash = payment
        .cash_on_delivery
        .then_some(PaymentMethod::CashOnDelivery);
    bank.into_iter().chain(cash).collect()
}
