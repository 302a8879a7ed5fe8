//! `[[coupons]]`: codes that take something off.

use souk_commerce::ProductId;
use souk_commerce::coupon::{Coupon, brand_tag, category_tag, fold_code, product_tag};
use souk_commerce::pricing::{Condition, Effect, Promotion, Selection};
use toml::Spanned;

use super::meaning::{Reader, Result};
use super::rates::basis_points;
use super::raw::RawCoupon;

/// Longest code, in characters.
const MAX_CODE: usize = 40;

impl Reader<'_> {
    pub(super) fn coupons(&self, written: &[RawCoupon]) -> Result<Vec<Coupon>> {
        let mut coupons: Vec<Coupon> = Vec::with_capacity(written.len());
        for (index, raw) in written.iter().enumerate() {
            let coupon = self.coupon(raw, &format!("coupons[{index}]"))?;
            let is_twice = |known: &Coupon| known.promotion.id == coupon.promotion.id;
            if coupons.iter().any(is_twice) {
                let problem = format!(
                    "coupons[{index}].code: {:?} is there twice",
                    raw.code.get_ref()
                );
                let remedy =
                    "give every coupon a code of its own; capitals do not tell codes apart";
                return Err(self.source.wrong(&raw.code, problem, remedy));
            }
            coupons.push(coupon);
        }
        Ok(coupons)
    }

    fn coupon(&self, raw: &RawCoupon, key: &str) -> Result<Coupon> {
        let code = fold_code(raw.code.get_ref());
        // Letters of other alphabets that look alike would make a code that nobody can type.
        let is_code = (1..=MAX_CODE).contains(&code.len())
            && code
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        if !is_code {
            let problem = format!("{key}.code: {:?} is no code", raw.code.get_ref());
            let remedy = "use A-Z, 0-9, - and _, 40 characters at most";
            return Err(self.source.wrong(&raw.code, problem, remedy));
        }
        let (window, zone_minutes) = self.window(raw.starts.as_ref(), raw.ends.as_ref(), key)?;
        let selection = self.selection(raw, key)?;
        let minimum = self.optional_money(raw.minimum.as_ref(), &format!("{key}.minimum"))?;
        Ok(Coupon {
            promotion: Promotion {
                id: code.clone(),
                code: Some(code),
                window,
                conditions: minimum
                    .map(|least| Condition::Worth(selection.clone(), least))
                    .into_iter()
                    .collect(),
                effect: self.effect(raw, key)?,
                selection,
                combines: raw.combines,
            },
            title: self
                .optional_text(raw.title.as_ref(), &format!("{key}.title"))?
                .unwrap_or_default(),
            limit: self.limit(raw.limit.as_ref(), &format!("{key}.limit"))?,
            limit_per_buyer: self.limit(
                raw.limit_per_buyer.as_ref(),
                &format!("{key}.limit_per_buyer"),
            )?,
            zone_minutes,
        })
    }

    fn effect(&self, raw: &RawCoupon, key: &str) -> Result<Effect> {
        let wrong = |problem: String| {
            let remedy = "write one of percent = \"10\", amount = \"100\", free_delivery = true";
            self.source.wrong(&raw.code, problem, remedy)
        };
        match (&raw.percent, &raw.amount, raw.free_delivery) {
            (Some(written), None, false) => {
                let text = written.get_ref().text();
                let rate_bp = basis_points(&text).filter(|rate| *rate > 0);
                let rate_bp = rate_bp.ok_or_else(|| {
                    let problem = format!("{key}.percent: {text:?} is no part of a price");
                    let remedy = "write more than 0 and at most 100, with two decimals at most";
                    self.source.wrong(written, problem, remedy)
                })?;
                Ok(Effect::OrderPercent {
                    rate_bp,
                    cap: self.optional_money(raw.at_most.as_ref(), &format!("{key}.at_most"))?,
                })
            }
            (None, Some(written), false) => {
                let amount = self.money(written, &format!("{key}.amount"))?;
                if amount.is_zero() {
                    let problem = format!("{key}.amount takes nothing off");
                    return Err(self.source.wrong(written, problem, "write more than 0"));
                }
                Ok(Effect::OrderAmount(amount))
            }
            (None, None, true) => Ok(Effect::FreeDelivery),
            (None, None, false) => Err(wrong(format!("{key} takes nothing off"))),
            _ => Err(wrong(format!("{key} takes off more than one thing"))),
        }
    }

    fn selection(&self, raw: &RawCoupon, key: &str) -> Result<Selection> {
        let mut tags = Vec::new();
        for written in &raw.products {
            let id = ProductId::new(written.get_ref().trim()).map_err(|_| {
                let problem = format!("{key}.products: {:?} is no id", written.get_ref());
                let remedy = "write the last part of the address of the product's page";
                self.source.wrong(written, problem, remedy)
            })?;
            tags.push(product_tag(&id));
        }
        tags.extend(raw.brands.iter().map(|brand| brand_tag(brand)));
        tags.extend(raw.categories.iter().map(|path| category_tag(path)));
        Ok(if tags.is_empty() {
            Selection::Everything
        } else {
            Selection::Tagged(tags)
        })
    }

    fn limit(&self, written: Option<&Spanned<u32>>, key: &str) -> Result<Option<u32>> {
        match written {
            Some(written) if *written.get_ref() == 0 => {
                let problem = format!("{key} is 0");
                let remedy = "write 1 or more, leave it out for any number, or take the coupon out";
                Err(self.source.wrong(written, problem, remedy))
            }
            _ => Ok(written.map(|written| *written.get_ref())),
        }
    }
}
