//! The words in an answer, in the buyer's language.

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::shop::TaxRule;
use souk_commerce::totals::{TotalKind, Totals};
use souk_commerce::{Coupon, Date, LanguageTag, Money, Shop};
use souk_i18n::{Locale, Messages};
use souk_ucp::v2026_04_08::{Message, SubTotal, Total, kind_name};

/// A language and its messages.
#[derive(Debug)]
pub(crate) struct Texts {
    language: LanguageTag,
    messages: Messages,
}

impl Texts {
    /// The texts of a language; the program's first language stands in where it has no messages.
    pub(crate) fn of(language: &LanguageTag) -> Option<Self> {
        let locale = Locale::parse(language.as_str()).or_else(|| Locale::all().next())?;
        Some(Self {
            language: language.clone(),
            messages: Messages::of(locale),
        })
    }

    /// The language.
    pub(crate) fn language(&self) -> &LanguageTag {
        &self.language
    }

    /// How long a delivery takes.
    pub(crate) fn delivery_days(&self, terms: &DeliveryTerms) -> String {
        let (from, to) = terms.days;
        if from == to {
            self.messages
                .delivery_days_exact(u64::from(to), &to.to_string())
        } else {
            self.messages
                .delivery_days(&from.to_string(), &to.to_string())
        }
    }

    /// How many pieces of a line there are.
    pub(crate) fn too_few(&self, left: u32) -> String {
        self.messages
            .line_too_many(u64::from(left), &left.to_string())
    }

    /// There is no such code.
    pub(crate) fn no_such_code(&self, code: &str) -> String {
        self.messages.coupon_unknown(code)
    }

    /// The code was sent twice.
    pub(crate) fn code_twice(&self, code: &str) -> String {
        self.messages.coupon_twice(code)
    }

    /// The code cannot be used any more by anybody.
    pub(crate) fn code_used_up(&self, code: &str) -> String {
        self.messages.coupon_used_up(code)
    }

    /// The code cannot be used any more by this buyer.
    pub(crate) fn code_used_by_buyer(&self, code: &str) -> String {
        self.messages.coupon_used_by_buyer(code)
    }

    /// The code takes effect with a delivery.
    pub(crate) fn code_waits_for_delivery(&self, code: &str) -> String {
        self.messages.coupon_delivery_later(code)
    }

    /// The code holds from a day on.
    pub(crate) fn code_not_before(&self, code: &str, day: Date) -> String {
        self.messages.coupon_not_before(code, &day.to_iso())
    }

    /// The code held until a day.
    pub(crate) fn code_ended(&self, code: &str, day: Date) -> String {
        self.messages.coupon_ended(code, &day.to_iso())
    }

    /// The code goes with another one only.
    pub(crate) fn code_not_with(&self, code: &str, other: &str) -> String {
        self.messages.coupon_not_with(code, other)
    }

    /// So much more unlocks the code.
    pub(crate) fn code_lacks(&self, code: &str, missing: Money, coupon: &Coupon) -> String {
        let amount = format!("{} {}", missing.to_decimal(), missing.currency().code());
        self.with_title(self.messages.coupon_worth(&amount, code), coupon)
    }

    /// The code is for other goods.
    pub(crate) fn code_reduces_nothing(&self, code: &str, coupon: &Coupon) -> String {
        self.with_title(self.messages.coupon_nothing(code), coupon)
    }

    /// A sentence, and what the merchant calls the coupon: it says which goods it is for.
    fn with_title(&self, sentence: String, coupon: &Coupon) -> String {
        match coupon.title.get(&self.language) {
            "" => sentence,
            title => format!("{sentence} ({title})"),
        }
    }

    /// Puts messages into the language, as far as the shop has words for their codes. English ones stay: they are written
    /// for programs and say more.
    pub(crate) fn translate(&self, messages: &mut [Message]) {
        if self.language.base() == "en" {
            return;
        }
        for message in messages {
            if let Some(sentence) = message.code.as_deref().and_then(|code| self.sentence(code)) {
                sentence.clone_into(&mut message.content);
            }
        }
    }

    fn sentence(&self, code: &str) -> Option<&str> {
        Some(match code {
            "item_unavailable" => self.messages.line_gone(),
            "out_of_stock" => self.messages.line_sold_out(),
            "price_changed" => self.messages.objection_price(),
            "address_undeliverable" => self.messages.objection_undeliverable(),
            "payment_unavailable" => self.messages.objection_payment(),
            "checkout_expired" => self.messages.objection_expired(),
            _ => return None,
        })
    }

    /// Totals as they are sent: the lines in their order, then the total, divided where prices hold tax.
    pub(crate) fn totals(&self, totals: &Totals, tax: Option<&TaxRule>) -> Vec<Total> {
        let mut sent: Vec<Total> = totals
            .lines
            .iter()
            .map(|(kind, amount)| Total {
                display_text: Some(self.name_of(*kind, tax)),
                ..Total::new(kind_name(*kind), amount.minor())
            })
            .collect();
        let total = totals.total.minor();
        let parts = totals.included_tax.map(|included| {
            let part = |kind: &str, display_text: String, amount: i64| SubTotal {
                kind: Some(kind.to_owned()),
                display_text,
                amount,
            };
            let included = included.minor();
            vec![
                part(
                    "net",
                    self.messages.total_net().to_owned(),
                    total.saturating_sub(included),
                ),
                part("tax", self.name_of(TotalKind::Tax, tax), included),
            ]
        });
        sent.push(Total {
            display_text: Some(self.messages.total().to_owned()),
            lines: parts.unwrap_or_default(),
            ..Total::new("total", total)
        });
        sent
    }

    fn name_of(&self, kind: TotalKind, tax: Option<&TaxRule>) -> String {
        match kind {
            TotalKind::Subtotal => self.messages.subtotal().to_owned(),
            TotalKind::ItemsDiscount => self.messages.ledger_discount().to_owned(),
            TotalKind::Discount => self.messages.total_delivery_discount().to_owned(),
            TotalKind::Fulfillment => self.messages.total_delivery().to_owned(),
            TotalKind::Fee => self.messages.total_fee().to_owned(),
            TotalKind::Tax => tax
                .map(|rule| rule.name.get(&self.language))
                .filter(|name| !name.is_empty())
                .map_or_else(|| self.messages.total_tax().to_owned(), ToOwned::to_owned),
        }
    }
}

/// The language that a buyer gets: the first of their wishes that the shop has, else the shop's first.
///
/// Wishes are a tag, or the value of an `Accept-Language` header, whose weights are heeded (RFC 9110, 12.5.4).
pub(crate) fn choose_language(
    shop: &Shop,
    context: Option<&str>,
    accept: Option<&str>,
) -> Option<LanguageTag> {
    let mut wishes: Vec<(u16, LanguageTag)> = Vec::new();
    if let Some(tag) = context.and_then(LanguageTag::parse) {
        wishes.push((u16::MAX, tag));
    }
    for part in accept.unwrap_or_default().split(',').take(32) {
        let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
        if let (Some(tag), Some(weight)) = (LanguageTag::parse(tag), permille(weight)) {
            wishes.push((weight, tag));
        }
    }
    wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wishes
        .iter()
        .filter(|(weight, _)| *weight > 0)
        .find_map(|(_, wish)| {
            let has =
                |test: &dyn Fn(&LanguageTag) -> bool| shop.languages.iter().find(|tag| test(tag));
            has(&|tag| tag == wish).or_else(|| has(&|tag| tag.base() == wish.base()))
        })
        .or_else(|| shop.languages.first())
        .cloned()
}

/// `q=0.8` in thousandths.
fn permille(weight: &str) -> Option<u16> {
    let digits = weight.trim().strip_prefix("q=")?.trim();
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.len() > 3 {
        return None;
    }
    let whole: u16 = whole.parse().ok().filter(|whole| *whole <= 1)?;
    let fraction: u16 = format!("{fraction:0<3}").parse().ok()?;
    Some(whole.saturating_mul(1000).saturating_add(fraction))
}
