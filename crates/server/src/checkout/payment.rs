//! Which ways to pay fit a checkout.

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::shop::{self, BankAccount, Seller};
use souk_ucp::names::Names;
use souk_ucp::v2026_04_08::{
    Account, AvailableInstrument, CheckoutRequest, Message, PaymentHandler, PaymentMethod,
    Registry, Severity, VERSION,
};

/// Path of the chosen instrument.
const INSTRUMENT_PATH: &str = "$.payment.instruments[0]";

/// The ways to pay that a seller takes for a delivery. Before a delivery is chosen, cash counts where any of those on
/// offer can be paid at the door.
pub(crate) fn methods(
    seller: &Seller,
    options: &[DeliveryTerms],
    chosen: Option<&DeliveryTerms>,
    takes_card: bool,
) -> Vec<PaymentMethod> {
    let takes_cash = |terms: &DeliveryTerms| terms.cash_on_delivery_fee.is_some();
    let cash = match chosen {
        Some(terms) => takes_cash(terms),
        None => options.iter().any(takes_cash),
    };
    let mut methods: Vec<PaymentMethod> = Vec::new();
    for method in &seller.payment {
        let method = match method {
            shop::PaymentMethod::BankTransfer(_) => PaymentMethod::BankTransfer,
            shop::PaymentMethod::CashOnDelivery if cash => PaymentMethod::CashOnDelivery,
            shop::PaymentMethod::CashOnDelivery => continue,
        };
        if !methods.contains(&method) {
            methods.push(method);
        }
    }
    if takes_card {
        methods.push(PaymentMethod::Card);
    }
    methods
}

/// The chosen way to pay, or a message when it does not fit. Nothing chosen is nothing wrong.
pub(crate) fn chosen(
    request: &CheckoutRequest,
    methods: &[PaymentMethod],
) -> Result<Option<PaymentMethod>, Message> {
    let instrument = request
        .payment
        .as_ref()
        .and_then(|payment| payment.instruments.first());
    let Some(instrument) = instrument else {
        return Ok(None);
    };
    PaymentMethod::of_id(&instrument.handler_id)
        .filter(|method| methods.contains(method) && instrument.kind == method.id())
        .map(Some)
        .ok_or_else(|| {
            unavailable("This way to pay is not offered for this checkout. Choose another one.")
        })
}

/// A card cannot be charged nothing.
pub(crate) fn nothing_to_pay() -> Message {
    unavailable("There is nothing to pay by card. Choose another way.")
}

fn unavailable(content: &str) -> Message {
    Message::error(
        "payment_unavailable",
        Some(INSTRUMENT_PATH.to_owned()),
        content.to_owned(),
        Severity::Recoverable,
    )
}

/// The handlers of an answer.
pub(crate) fn handlers(names: &Names, methods: &[PaymentMethod]) -> Registry<PaymentHandler> {
    methods
        .iter()
        .map(|method| (handler_name(names, *method), vec![handler(*method)]))
        .collect()
}

/// The name of a way to pay at a shop.
pub(crate) fn handler_name(names: &Names, method: PaymentMethod) -> String {
    match method {
        PaymentMethod::BankTransfer => names.bank_transfer(),
        PaymentMethod::CashOnDelivery => names.cash_on_delivery(),
        PaymentMethod::Card => names.card(),
    }
}

/// A handler as it stands in an answer.
pub(crate) fn handler(method: PaymentMethod) -> PaymentHandler {
    PaymentHandler {
        id: method.id().to_owned(),
        version: VERSION.to_owned(),
        spec: None,
        schema: None,
        available_instruments: vec![AvailableInstrument {
            kind: method.id().to_owned(),
        }],
    }
}

/// The account that a seller's buyers transfer to.
pub(crate) fn account(seller: &Seller) -> Option<Account> {
    seller.payment.iter().find_map(|method| match method {
        shop::PaymentMethod::BankTransfer(account) => Some(account_of(account)),
        shop::PaymentMethod::CashOnDelivery => None,
    })
}

fn account_of(account: &BankAccount) -> Account {
    Account {
        holder: account.holder.clone(),
        bank: account.bank.clone(),
        account: account.account.clone(),
        bic: account.bic.clone(),
    }
}
