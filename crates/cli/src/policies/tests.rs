use std::path::Path;

use super::*;
use crate::settings::Settings;

const SHOP: &str = "version = 1\n[shop]\nname = \"Nara\"\nlanguages = [\"en\", \"th\", \"ar\"]\n\
    [market]\ncountry = \"TH\"\ncurrency = \"THB\"\n\
    [market.tax]\nname = \"VAT\"\nrate = \"7\"\n\
    [contact]\nemail = \"a@b.example\"\n\
    [payment]\ncash_on_delivery = true\n\
    [[sellers]]\nid = \"nara\"\nname = \"Nara\"\nreturns_days = 14\n\
    [[sellers.delivery]]\nid = \"post\"\nname = \"Post\"\nprice = \"40\"\nfree_from = \"990\"\ndays = [1, 3]\n\
    [[sellers.delivery]]\nid = \"van\"\nname = \"Van\"\nprice = \"90\"\ndays = [1, 1]\n\
    [[sellers]]\nid = \"kiln\"\nsale = \"page\"\n";

fn settings(more: &str, folder: &Path) -> Settings {
    Settings::parse("souk.toml", folder, &format!("{SHOP}{more}")).unwrap()
}

fn texts(settings: &Settings, language: &str) -> Vec<Policy> {
    let language = LanguageTag::parse(language).unwrap();
    settings.policies.read(&settings.shop, &language).unwrap()
}

fn of(policies: &[Policy], kind: PolicyKind) -> &Policy {
    policies.iter().find(|policy| policy.kind == kind).unwrap()
}

fn said(policy: &Policy) -> String {
    let passages = policy.text.iter().map(|passage| match passage {
        Passage::Heading(text) => format!("## {text}"),
        Passage::Paragraph(text) => text.clone(),
        Passage::Item(text) => format!("- {text}"),
    });
    passages.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_text_is_cut_into_its_passages() {
    let (title, text) = parse("# Terms\n\nOne\ntwo\n\n## Prices\n- a\n* b\nthree\u{202e}\u{7}\n");
    assert_eq!(title.as_deref(), Some("Terms"));
    assert_eq!(
        text,
        [
            Passage::Paragraph("One\ntwo".to_owned()),
            Passage::Heading("Prices".to_owned()),
            Passage::Item("a".to_owned()),
            Passage::Item("b".to_owned()),
            Passage::Paragraph("three".to_owned()),
        ]
    );
    assert_eq!(parse(" \n\n"), (None, Vec::new()));
}

#[test]
fn every_language_has_every_draft_and_no_blank_stays_open() {
    let settings = settings("", Path::new(""));
    for language in ["en", "th", "ar"] {
        let policies = texts(&settings, language);
        let kinds: Vec<PolicyKind> = policies.iter().map(|policy| policy.kind).collect();
        assert_eq!(kinds, PolicyKind::ALL);
        for policy in &policies {
            let text = said(policy);
            assert!(!policy.title.is_empty());
            assert!(!text.contains('{'), "{text}");
        }
    }
}

#[test]
fn a_draft_says_what_the_settings_say_and_nothing_else() {
    let settings = settings("", Path::new(""));
    let policies = texts(&settings, "en");
    let delivery = said(of(&policies, PolicyKind::Delivery));
    let post = "- Post: ฿40, free from ฿990, 1 to 3 working days\n";
    assert!(delivery.contains(post), "{delivery}");
    assert!(delivery.contains(", 1 working day\n"), "{delivery}");
    assert!(delivery.contains("Cash on delivery"), "{delivery}");
    assert!(!delivery.contains("bank transfer"), "{delivery}");
    assert!(!delivery.contains("kiln"), "its orders are not taken here");
    let returns = said(of(&policies, PolicyKind::Returns));
    let granted = "- Nara: unused goods can be sent back within 14 days of their arrival.";
    assert!(returns.contains(granted), "{returns}");
    assert!(
        !returns.contains("withdraw from the contract"),
        "that is the law of other countries"
    );
    let imprint = said(of(&policies, PolicyKind::Imprint));
    assert!(!imprint.contains("Register"), "{imprint}");
    let terms = said(of(&policies, PolicyKind::Terms));
    assert!(terms.contains("\nThey include VAT.\n"), "{terms}");
    assert!(!terms.contains("Disputes"), "{terms}");
}

#[test]
fn a_shop_of_the_union_says_how_to_withdraw() {
    let text = SHOP
        .replace("\"TH\"", "\"DE\"")
        .replace("\"THB\"", "\"EUR\"");
    let settings = Settings::parse("souk.toml", Path::new(""), &text).unwrap();
    let policies = texts(&settings, "en");
    let returns = said(of(&policies, PolicyKind::Returns));
    assert!(returns.contains("## Right of withdrawal"), "{returns}");
    assert!(returns.contains("## Model withdrawal form"), "{returns}");
}

#[test]
fn own_texts_come_first_and_stand_in_for_languages_that_have_none() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("terms.md"), "\u{feff}Be kind.").unwrap();
    let settings = settings("[policies]\nterms = \"terms.md\"\n", folder.path());
    for language in ["en", "th"] {
        let policies = texts(&settings, language);
        let terms = of(&policies, PolicyKind::Terms);
        assert_eq!(said(terms), "Be kind.");
        assert_eq!(
            (terms.title.as_str(), terms.language.as_str()),
            ("Terms of sale", "en")
        );
    }
    assert!(
        !settings
            .policies
            .drafts()
            .any(|kind| kind == PolicyKind::Terms)
    );
    assert_eq!(settings.policies.drafts().count(), 4);
}

#[test]
fn without_drafts_there_is_what_was_written_alone() {
    let settings = settings("[policies]\ndrafts = false\n", Path::new(""));
    assert_eq!(texts(&settings, "en"), []);
    assert_eq!(settings.policies.drafts().count(), 0);
}

#[test]
fn a_text_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (bytes, problem) in [
        (None, "cannot be read"),
        (Some(&b"\n \n"[..]), "says nothing"),
        (Some(&b"\xff\xfe"[..]), "no text in UTF-8"),
    ] {
        if let Some(bytes) = bytes {
            fs::write(folder.path().join("terms.md"), bytes).unwrap();
        }
        let settings = settings("[policies]\nterms = \"terms.md\"\n", folder.path());
        let english = LanguageTag::parse("en").unwrap();
        let error = settings
            .policies
            .read(&settings.shop, &english)
            .unwrap_err();
        assert!(error.to_string().contains(problem), "{error}");
        assert!(error.to_string().contains("terms.md"), "{error}");
    }
}
