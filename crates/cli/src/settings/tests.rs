use std::path::Path;

use souk_catalog::Chosen;
use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::pricing::{Condition, Effect, Selection};
use souk_commerce::shop::{PaymentMethod, SaleMode};
use souk_commerce::{LanguageTag, Money};
use souk_feeds::Join;

use super::*;

const SMALL: &str =
    "version = 1\n[market]\ncountry = \"TH\"\ncurrency = \"THB\"\n[[sellers]]\nid = \"nara\"\n";

fn parse(text: &str) -> Result<Settings, SettingsError> {
    Settings::parse("souk.toml", Path::new("shop"), text)
}

fn tag(text: &str) -> LanguageTag {
    LanguageTag::parse(text).unwrap()
}

/// The TOML block of the document on the format.
fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats/souk-toml.md");
    let document = fs::read_to_string(path).unwrap();
    let block = document.split("```toml\n").nth(1).unwrap();
    block.split("```").next().unwrap().to_owned()
}

#[test]
fn a_coupon_says_what_it_takes_off_of_what_and_when() {
    let settings = parse(&example()).unwrap();
    let [coupon] = settings.coupons.as_slice() else {
        panic!("one coupon");
    };
    let promotion = &coupon.promotion;
    assert_eq!(promotion.code.as_deref(), Some("KETTLE10"));
    let thb = |text| Money::parse_decimal(text, settings.shop.market.currency).unwrap();
    let of = Selection::Tagged(vec!["category:kitchen/kettles".to_owned()]);
    assert_eq!(
        promotion.effect,
        Effect::OrderPercent {
            rate_bp: 1000,
            cap: Some(thb("200"))
        }
    );
    assert_eq!(
        promotion.conditions,
        [Condition::Worth(of.clone(), thb("500"))]
    );
    assert_eq!((&promotion.selection, promotion.combines), (&of, false));
    let start = promotion.window.start.unwrap();
    assert_eq!(start.to_rfc3339(), "2026-11-30T17:00:00Z");
    assert_eq!(coupon.day_of(start).to_iso(), "2026-12-01");
    assert_eq!((coupon.limit, coupon.limit_per_buyer), (Some(500), Some(1)));
    assert_eq!(coupon.title.get(&tag("th")), "ลด 10% สำหรับกาน้ำ");
}

#[test]
fn a_coupon_that_cannot_be_meant_is_an_error_with_a_remedy() {
    let with = |keys: &str| parse(&format!("{SMALL}[[coupons]]\n{keys}"));
    let kinds = ["percent = 10", "amount = \"99.50\"", "free_delivery = true"];
    for kind in kinds {
        assert_eq!(
            with(&format!("code = \"a-1\"\n{kind}"))
                .unwrap()
                .coupons
                .len(),
            1
        );
    }
    for (keys, problem) in [
        ("code = \"A\"", "takes nothing off"),
        (
            "code = \"A\"\npercent = 5\namount = 5",
            "more than one thing",
        ),
        ("code = \"\"\npercent = 5", "is no code"),
        ("code = \"S\u{430}VE\"\npercent = 5", "is no code"),
        ("code = \"SA VE\"\npercent = 5", "is no code"),
        ("code = \"A\"\npercent = 0", "is no part of a price"),
        (
            "code = \"A\"\npercent = \"100.01\"",
            "is no part of a price",
        ),
        ("code = \"A\"\namount = 0", "takes nothing off"),
        ("code = \"A\"\namount = \"-5\"", "is below zero"),
        ("code = \"A\"\npercent = 5\nlimit = 0", "limit is 0"),
        (
            "code = \"A\"\npercent = 5\nstarts = \"2026-12-01T00:00:00\"",
            "no moment with a zone",
        ),
        (
            "code = \"A\"\npercent = 5\nstarts = \"2026-12-01T00:00:00Z\"\nends = \"2026-12-01T07:00:00+07:00\"",
            "is not after starts",
        ),
        (
            "code = \"A\"\npercent = 5\n[[coupons]]\ncode = \"a\"\namount = 5",
            "is there twice",
        ),
        ("code = \"A\"\nprecent = 5", "precent"),
    ] {
        let error = with(keys).unwrap_err();
        assert!(error.to_string().contains(problem), "{keys}: {error}");
        assert!(!error.remedy.is_empty(), "{keys}");
    }
}

#[test]
fn a_row_of_the_home_page_says_what_is_in_it_and_when() {
    let with = |keys: &str| {
        parse(&format!(
            "{SMALL}[[collections]]\ntitle = \"Gifts\"\n{keys}"
        ))
    };
    let of = |keys: &str| with(keys).unwrap().collections.remove(0).of;
    let ids = ["b", "a"].map(|id| souk_commerce::ProductId::new(id).unwrap());
    assert_eq!(
        of("products = [\"b\", \"a\"]"),
        Chosen::Products(ids.to_vec())
    );
    assert_eq!(
        of("category = \"kitchen/kettles\""),
        Chosen::Category(vec!["kitchen".into(), "kettles".into()])
    );
    assert_eq!(of("brand = \"Nara\""), Chosen::Brand("Nara".into()));
    let window = with("brand = \"Nara\"\nends = \"2026-12-26T00:00:00+07:00\"");
    let end = window.unwrap().collections[0].window.end.unwrap();
    assert_eq!(end.to_rfc3339(), "2026-12-25T17:00:00Z");
    for (keys, problem) in [
        ("", "does not say what is in it"),
        ("brand = \"A\"\ncategory = \"b\"", "or says it twice"),
        ("products = [\"\"]", "is no id"),
        (
            "brand = \"A\"\nstarts = \"2026-12-01\"",
            "no moment with a zone",
        ),
    ] {
        let error = with(keys).unwrap_err().to_string();
        assert!(
            error.contains(problem) && error.contains("souk.toml"),
            "{error}"
        );
    }
}

#[test]
fn a_rate_of_exchange_says_of_when_and_by_whom_it_is() {
    let with = |rows: &str| parse(&format!("{SMALL}{rows}"));
    let row = |currency: &str, rate: &str, as_of: &str, source: &str| {
        format!(
            "[[exchange]]\ncurrency = \"{currency}\"\nrate = \"{rate}\"\nas_of = \"{as_of}\"\nsource = \"{source}\"\n"
        )
    };
    let day = "2026-11-20";
    let good = row("USD", "32.57", day, "Bank of Thailand");
    let rates = with(&good).unwrap().exchange;
    assert_eq!(
        souk_commerce::pricing::write_rates(&rates),
        "souk-rates 1\nUSD|THB|32.57|2026-11-20|Bank of Thailand\n"
    );
    for (rows, problem) in [
        (row("THB", "1", day, "me"), "is no other currency"),
        (row("US", "1", day, "me"), "is no other currency"),
        (row("USD", "0.00", day, "me"), "is no rate"),
        (row("USD", "-1", day, "me"), "is no rate"),
        (row("USD", "1e3", day, "me"), "is no rate"),
        (row("USD", "32,57", day, "me"), "is no rate"),
        (row("USD", "1", "20.11.2026", "me"), "is no day"),
        (row("USD", "1", day, " "), "names nobody"),
        (row("USD", "1", day, "a | b"), "names nobody"),
        (good.clone() + &good, "is there twice"),
    ] {
        let error = with(&rows).unwrap_err().to_string();
        assert!(
            error.contains(problem) && error.contains("souk.toml"),
            "{error}"
        );
    }
}

#[test]
fn the_documented_example_means_what_it_says() {
    let settings = parse(&example()).unwrap();
    let shop = &settings.shop;
    assert_eq!(shop.name.get(&tag("th")), "นาราและเพื่อน");
    assert_eq!(shop.languages, [tag("en"), tag("th"), tag("ar")]);
    assert_eq!(shop.host(), "shop.example");
    let tax = shop.market.tax.as_ref().unwrap();
    assert_eq!((tax.rate_bp, tax.included), (700, true));
    let nara = &shop.sellers[0];
    assert_eq!(
        (nara.sale, nara.returns_days, nara.payment.len()),
        (SaleMode::Own, Some(14), 2)
    );
    assert!(
        matches!(&nara.payment[0], PaymentMethod::BankTransfer(account) if account.account == "123-4-56789-0")
    );
    let standard: &DeliveryTerms = &nara.delivery[0];
    assert_eq!(
        standard.price,
        Money::new(4000, shop.market.currency).unwrap()
    );
    assert_eq!((standard.days, standard.countries.len()), ((1, 3), 1));
    assert!(
        nara.delivery[1].countries.is_empty() && nara.delivery[1].cash_on_delivery_fee.is_none()
    );
    assert_eq!(
        (shop.sellers[1].sale, shop.sellers[1].payment.len()),
        (SaleMode::SellerPage, 0)
    );
    assert!(settings.counting.iter().eq([&nara.id]));
    assert_eq!(settings.exchange.len(), 1);
    assert_eq!(settings.join, Join::Id);
    assert_eq!(shop.backend.as_deref(), Some(""));
    assert_eq!(settings.feeds[0].path, Path::new("shop/nara-en.xml"));
    assert_eq!(
        (settings.feeds[3].kind, &settings.feeds[3].seller),
        (FeedKind::Reviews, &None)
    );
}

#[test]
fn a_small_file_is_enough() {
    let settings = parse(&format!("{SMALL}[[feeds]]\nfile = \"feed.xml\"\n")).unwrap();
    assert_eq!(settings.shop.languages, [tag("en")]);
    assert_eq!(settings.shop.sellers[0].name.get(&tag("en")), "nara");
    assert_eq!(
        settings.shop.sellers[0].ships_from,
        settings.shop.market.country
    );
    assert_eq!(settings.feeds[0].seller.as_ref().unwrap().as_str(), "nara");
    assert_eq!(settings.shop.backend.as_deref(), Some(""));
    assert_eq!(settings.join, Join::Nothing);
    assert!(settings.automatic);
    assert_eq!(settings.matches, Path::new("shop/souk.matches"));
    let settings = parse(&format!("{SMALL}[matching]\nautomatic = false\n")).unwrap();
    assert!(!settings.automatic);
}

#[test]
fn what_cannot_be_meant_is_named_with_its_place_and_a_remedy() {
    let delivery = |line: &str| {
        format!(
            "{SMALL}[[sellers.delivery]]\nid = \"post\"\nname = \"Post\"\nprice = \"40\"\ndays = [1, 3]\n{line}\n"
        )
    };
    for (text, line, problem, remedy) in [
        (
            format!("{SMALL}[shp]\n"),
            7,
            "there is no key `shp`",
            "did you mean `shop`?",
        ),
        (
            delivery("fre_from = \"9\""),
            12,
            "there is no key `fre_from`",
            "did you mean `free_from`?",
        ),
        (
            SMALL.replace("version = 1", "version = 2"),
            1,
            "version 2 of the settings is not known",
            "write version = 1",
        ),
        (
            SMALL.replace("THB", "RUR"),
            4,
            "market.currency: \"RUR\" is no currency",
            "write the three letters of ISO 4217, such as THB",
        ),
        (
            SMALL.replace("nara", "Nara Shop"),
            6,
            "sellers[0].id: \"Nara Shop\" is no short name",
            "use a-z, 0-9 and -, 40 characters at most",
        ),
        (
            delivery("free_from = \"4O\""),
            12,
            "sellers[0].delivery[0].free_from: \"4O\" is not a number such as 1234.56",
            "write an amount with a point, such as \"49.50\"",
        ),
        (
            delivery("free_from = \"0.001\""),
            12,
            "sellers[0].delivery[0].free_from: \"0.001\" has more decimals than THB allows",
            "write an amount with a point, such as \"49.50\"",
        ),
        (
            format!("{SMALL}[[feeds]]\nfile = \"a.xml\"\nseller = \"nora\"\n"),
            9,
            "feeds.seller: there is no seller \"nora\"",
            "did you mean \"nara\"?",
        ),
        (
            format!("{SMALL}[shop]\nlanguages = [\"cs\"]\n"),
            8,
            "shop.languages: there are no messages in \"cs\"",
            "choose from ar, en, th",
        ),
        (
            format!("{SMALL}[theme]\naccent = \"red\"\n"),
            8,
            "theme.accent: \"red\" is no colour",
            "write it as \"#c2410c\"",
        ),
        (
            format!("{SMALL}[shop]\nurl = \"javascript:alert(1)\"\n"),
            8,
            "shop.url: \"javascript:alert(1)\" is no address of a host",
            "write scheme and host only, such as \"https://shop.example\"",
        ),
    ] {
        let error = parse(&text).unwrap_err();
        let languages: Vec<&str> = remedy
            .strip_prefix("choose from ")
            .map(|list| list.split(", ").collect())
            .unwrap_or_default();
        assert_eq!(
            (error.line, error.problem.as_str()),
            (Some(line), problem),
            "{text}"
        );
        if languages.is_empty() {
            assert_eq!(error.remedy, remedy);
        } else {
            assert!(
                languages
                    .iter()
                    .all(|language| error.remedy.contains(language)),
                "{}",
                error.remedy
            );
        }
    }
    let error = parse(&format!("{SMALL}[shop\n")).unwrap_err();
    assert_eq!(error.line, Some(7));
}

#[test]
fn a_price_that_is_a_float_is_refused() {
    let text = format!(
        "{SMALL}[[sellers.delivery]]\nid = \"post\"\nname = \"Post\"\nprice = 40.5\ndays = [1, 3]\n"
    );
    let error = parse(&text).unwrap_err();
    assert!(
        error.problem.contains("a number in quotes"),
        "{}",
        error.problem
    );
}

#[test]
fn whom_codes_pay_is_read_for_each_seller_or_named_as_wrong() {
    let bank = |more: &str| {
        format!("{SMALL}[payment.bank]\nholder = \"N\"\nbank = \"B\"\naccount = \"1\"\n{more}\n")
    };
    let settings = parse(&bank(
        "promptpay = \"081-234-5678\"\nbiller = \"0994000165501\"",
    ))
    .unwrap();
    let receivers = settings.receivers.values().next().unwrap();
    assert_eq!(
        receivers.promptpay.as_ref().unwrap().to_text(),
        "0812345678"
    );
    assert_eq!(
        receivers.biller.as_ref().unwrap().as_str(),
        "099400016550100"
    );
    assert!(parse(&bank("")).unwrap().receivers.is_empty());
    for (more, problem) in [
        (
            "promptpay = \"02 123 4567\"",
            "payment.bank.promptpay: \"02 123 4567\" is no PromptPay id",
        ),
        ("promptpay = \"๐๘๑๒๓๔๕๖๗๘\"", "is no PromptPay id"),
        (
            "biller = \"12\"",
            "payment.bank.biller: \"12\" is no biller id",
        ),
    ] {
        let error = parse(&bank(more)).unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
    }
    let euro = bank("promptpay = \"0812345678\"").replace("THB", "EUR");
    let error = parse(&euro).unwrap_err().to_string();
    assert!(
        error.contains("PromptPay pays baht, and the shop has EUR"),
        "{error}"
    );
}

#[test]
fn mail_is_understood_or_named_as_wrong() {
    let mail = |lines: &str| format!("{SMALL}[mail]\n{lines}\n");
    let from = "from = \"Nara <orders@nara.example>\"";
    for server in [
        "smtps://orders@mail.example",
        "smtp://orders@mail.example:587?tls=required",
        "smtp://127.0.0.1:2525",
        "smtp://localhost",
    ] {
        let settings = parse(&mail(&format!("smtp = \"{server}\"\n{from}"))).unwrap();
        assert_eq!(settings.mail.unwrap().server, server);
    }
    for (lines, problem) in [
        (
            format!("smtp = \"smtp://mail.example\"\n{from}"),
            "unencrypted",
        ),
        (
            format!("smtp = \"smtp://localhost.example\"\n{from}"),
            "unencrypted",
        ),
        (
            format!("smtp = \"smtps://orders:secret@mail.example\"\n{from}"),
            "mail.smtp holds a password",
        ),
        (
            format!("smtp = \"https://mail.example\"\n{from}"),
            "is no address of an SMTP server",
        ),
        (
            "smtp = \"smtps://mail.example\"\nfrom = \"nobody\"".to_owned(),
            "is no sender",
        ),
        (
            format!("smtp = \"smtps://mail.example\"\n{from}\npassword_file = \"gone\""),
            "cannot be read",
        ),
    ] {
        let error = parse(&mail(&lines)).unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
    }
}

#[test]
fn customs_facts_of_the_merchant_take_the_place_of_those_of_the_house() {
    use souk_commerce::pricing::TaxClass;
    use souk_commerce::{Country, Date};

    let folder = tempfile::tempdir().unwrap();
    let settings = |text: &str| {
        fs::write(folder.path().join("customs.txt"), text).unwrap();
        let written = format!("{SMALL}[customs]\nfile = \"customs.txt\"\n");
        Settings::parse("souk.toml", folder.path(), &written)
    };
    let day = Date::from_calendar(2026, 11, 23).unwrap();
    let rate = |settings: &Settings, place: &str| {
        let place = Country::parse(place).unwrap();
        let rate = settings.customs.vat(place, TaxClass::Standard, day);
        rate.map(|(rate_bp, _)| rate_bp)
    };
    let good =
        "souk-customs 1\nvat | TH | standard | 10% | | | false | 2026-10-01 | Revenue Department\n";
    let own = settings(good).unwrap();
    assert_eq!(
        (rate(&own, "TH"), rate(&own, "SA")),
        (Some(1000), Some(1500))
    );
    let error = settings(&good.replace("10%", "ten"))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("customs.txt, line 2, column 1: \"ten\" is no rate"),
        "{error}"
    );
    let gone = parse(&format!("{SMALL}[customs]\nfile = \"gone.txt\"\n")).unwrap_err();
    assert!(
        gone.to_string().contains("gone.txt cannot be read"),
        "{gone}"
    );
}

#[test]
fn the_keys_of_a_payment_provider_come_from_files_and_are_asked_for_by_name() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("key"), "sk_test_1\n").unwrap();
    fs::write(folder.path().join("notices"), "whsec_1\nwhsec_2\n").unwrap();
    fs::write(folder.path().join("empty"), "\n").unwrap();
    let cards = |lines: &str| {
        let written = format!("{SMALL}[payment.card]\n{lines}\n");
        let settings = Settings::parse("souk.toml", folder.path(), &written).unwrap();
        settings.cards.map_err(|error| error.to_string())
    };
    let good =
        "provider = \"stripe\"\nsecret_key_file = \"key\"\nwebhook_secret_file = \"notices\"";
    let known = cards(good).unwrap();
    assert_eq!(known.len(), 1);
    assert!(!format!("{known:?}").contains("sk_test"), "{known:?}");
    for (lines, problem) in [
        (good.replace("stripe", "paypal"), "\"paypal\" is not known"),
        (good.replace("\"key\"", "\"gone\""), "cannot be read"),
        (
            good.replace("\"key\"", "\"empty\""),
            "SOUK_STRIPE_SECRET_KEY",
        ),
        (
            good.replace("\"notices\"", "\"empty\""),
            "SOUK_STRIPE_WEBHOOK_SECRET",
        ),
    ] {
        let error = cards(&lines).unwrap_err();
        assert!(error.contains(problem), "{error}");
    }
}

#[test]
fn one_setting_makes_a_comparison_of_a_shop() {
    let own = parse(SMALL).unwrap().shop;
    assert_eq!(own.sellers[0].sale, SaleMode::Own);
    assert!(own.backend.is_some());
    let text = SMALL.replace("[market]", "[shop]\nmode = \"comparison\"\n[market]");
    let text = format!("{text}[payment]\ncash_on_delivery = true\n");
    let other = parse(&text).unwrap();
    let seller = &other.shop.sellers[0];
    assert_eq!(
        (seller.sale, seller.payment.len()),
        (SaleMode::SellerPage, 0)
    );
    assert_eq!((other.shop.backend, other.receivers.len()), (None, 0));
    assert!(parse(&text.replace("comparison", "both")).is_err());
}
