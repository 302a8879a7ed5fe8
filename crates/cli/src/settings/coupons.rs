//! `[[coupons]]`: codes that take something off.

use souk_commerce::coupon::{Coupon, brand_tag, category_tag, fold_code, product_tag};
use souk_commerce::pricing::{Condition, Effect, Promotion, Selection};
use souk_commerce::time::Window;
use souk_commerce::{Date, ProductId, Timestamp};
use toml::Spanned;
use toml::value::{Datetime, Offset};

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
        let (window, zone_minutes) = self.window(raw, key)?;
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

    /// When a coupon holds, and the minutes by which the clocks of its first moment are ahead of UTC.
    fn window(&self, raw: &RawCoupon, key: &str) -> Result<(Window, i16)> {
        let read = |written: &Spanned<String>, name: &str| {
            moment(written.get_ref()).ok_or_else(|| {
                let problem = format!(
                    "{key}.{name}: {:?} is no moment with a zone",
                    written.get_ref()
                );
                let remedy = "write day, time and zone, such as \"2026-12-01T00:00:00+07:00\"";
                self.source.wrong(written, problem, remedy)
            })
        };
        let start = raw
            .starts
            .as_ref()
            .map(|at| read(at, "starts"))
            .transpose()?;
        let end = raw.ends.as_ref().map(|at| read(at, "ends")).transpose()?;
        if let (Some((start, _)), Some((end, _)), Some(written)) = (start, end, &raw.ends)
            && end <= start
        {
            let problem = format!("{key}.ends is not after starts");
            return Err(self.source.wrong(written, problem, "write a later moment"));
        }
        let zone = start.or(end).map_or(0, |(_, zone)| zone);
        let window = Window {
            start: start.map(|(moment, _)| moment),
            end: end.map(|(moment, _)| moment),
        };
        Ok((window, zone))
    }
}

/// A moment with its zone (RFC 3339), and the minutes by which the zone is ahead of UTC.
fn moment(text: &str) -> Option<(Timestamp, i16)> {
    let read: Datetime = text.trim().parse().ok()?;
    let (date, time) = (read.date?, read.time?);
    let zone = match read.offset? {
        Offset::Z => 0,
        Offset::Custom { minutes } => minutes,
    };
    let day = Date::from_calendar(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )?;
    let clock = i64::from(time.hour) * 3600
        + i64::from(time.minute) * 60
        + time.second.map_or(0, i64::from);
    Some((day.start().plus(clock - 60 * i64::from(zone)), zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_names_its_zone() {
        let at = moment("2026-12-01T00:00:00+07:00").unwrap();
        assert_eq!(
            (at.0.to_rfc3339().as_str(), at.1),
            ("2026-11-30T17:00:00Z", 420)
        );
        let at = moment(" 2026-12-01T00:00:00Z ").unwrap();
        assert_eq!(at.0.to_rfc3339(), "2026-12-01T00:00:00Z");
        let west = moment("2026-03-08 01:30:00-05:00").unwrap();
        assert_eq!(
            (west.0.to_rfc3339().as_str(), west.1),
            ("2026-03-08T06:30:00Z", -300)
        );
        for text in [
            "",
            "2026-12-01",
            "2026-12-01T00:00:00",
            "2026-02-30T00:00:00Z",
            "tomorrow",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
