//! idealo's CSV.
//!
//! Source: <https://idealo.github.io/csv-importer/en/csv>. Each way of delivery and of payment has a column of its own, whose name ends
//! in the way: `deliveryCosts_dhl`. Goods that cannot be delivered are not listed there, so a delivery time says that there are some.
//! `formerPrice` is not taken for a price before a sale: nothing says when it was asked for.

use super::entry::addresses;
use super::names::{Table, fold};
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};

pub(super) const FORMAT: Format = Format {
    title: "idealo (CSV)",
    carrier: CarrierKind::Table,
    probe,
};

const NAMES: Table = &[
    ("sku", Meaning::Id),
    ("Artikelnummer im Shop", Meaning::Id),
    ("Artikelnummer", Meaning::Id),
    ("Référence", Meaning::Id),
    ("Referencia", Meaning::Id),
    ("Codice articolo", Meaning::Id),
    ("brand", Meaning::Brand),
    ("Marke", Meaning::Brand),
    ("Hersteller / Markenname", Meaning::Brand),
    ("Hersteller", Meaning::Brand),
    ("Marque", Meaning::Brand),
    ("Marca", Meaning::Brand),
    ("title", Meaning::Title),
    ("Titel", Meaning::Title),
    ("Produktname", Meaning::Title),
    ("Nom du produit", Meaning::Title),
    ("Titre", Meaning::Title),
    ("Título", Meaning::Title),
    ("Nombre del producto", Meaning::Title),
    ("Titolo", Meaning::Title),
    ("Nome del prodotto", Meaning::Title),
    ("description", Meaning::Description),
    ("Beschreibung", Meaning::Description),
    ("Produktbeschreibung", Meaning::Description),
    ("Descripción", Meaning::Description),
    ("Descrizione", Meaning::Description),
    ("url", Meaning::Link),
    ("ProduktURL", Meaning::Link),
    ("URL du produit", Meaning::Link),
    ("URL del producto", Meaning::Link),
    ("URL del prodotto", Meaning::Link),
    ("price", Meaning::Price),
    ("Preis", Meaning::Price),
    ("Preis (Brutto)", Meaning::Price),
    ("Prix", Meaning::Price),
    ("Prix TTC", Meaning::Price),
    ("Precio", Meaning::Price),
    ("Prezzo", Meaning::Price),
    ("deliveryTime", Meaning::Availability),
    ("Lieferzeit", Meaning::Availability),
    ("Délai de livraison", Meaning::Availability),
    ("Plazo de entrega", Meaning::Availability),
    ("Tempi di consegna", Meaning::Availability),
    ("eans", Meaning::Gtin),
    ("ean", Meaning::Gtin),
    ("EAN / GTIN / Barcodenummer / UPC", Meaning::Gtin),
    ("hans", Meaning::Mpn),
    ("han", Meaning::Mpn),
    ("Herstellerartikelnummer (HAN/MPN)", Meaning::Mpn),
    ("categoryPath", Meaning::ProductType),
    ("Kategoriepfad", Meaning::ProductType),
    ("Produktgruppe im Shop", Meaning::ProductType),
    ("Catégorie", Meaning::ProductType),
    ("Categoría", Meaning::ProductType),
    ("Categoria", Meaning::ProductType),
    ("imageUrls", Meaning::MoreImages),
    ("BildURLs", Meaning::MoreImages),
    ("BildURL", Meaning::MoreImages),
    ("URL de l'image", Meaning::MoreImages),
    ("URL de la imagen", Meaning::MoreImages),
    ("URL immagine", Meaning::MoreImages),
    ("condition", Meaning::Condition),
    ("colour", Meaning::Color),
    ("color", Meaning::Color),
    ("Farbe", Meaning::Color),
    ("size", Meaning::Size),
    ("Größe", Meaning::Size),
    ("material", Meaning::Material),
];
/// Names, or beginnings of names, that no other format has.
const MARKS: &[&str] = &[
    "deliverycosts",
    "paymentcosts",
    "categorypath",
    "deliverytime",
    "eans",
    "hans",
    "artikelnummerimshop",
    "plazodeentrega",
    "lieferzeit",
    "délaidelivraison",
    "tempidiconsegna",
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[NAMES]);
    let is_there = |meaning| {
        let mut all = shape.names.iter();
        all.any(|name| names.known(name) == Some(meaning))
    };
    let marks = MARKS.iter().filter(|mark| {
        let mut all = shape.names.iter();
        all.any(|name| fold(name).starts_with(**mark))
    });
    let marks = marks.count();
    let missing: Vec<&'static str> = [
        (is_there(Meaning::Id), "sku"),
        (is_there(Meaning::Title), "title"),
        (is_there(Meaning::Price), "price"),
        (marks > 0, "deliveryTime or deliveryCosts_…"),
    ]
    .into_iter()
    .filter(|(is_there, _)| !is_there)
    .map(|(_, name)| name)
    .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let weight = shape.weigh(&[], &names)?.saturating_add(marks);
    Ok(Found::new("idealo-csv", weight, Idealo { names }))
}

struct Idealo {
    names: Names,
}

impl Dialect for Idealo {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let mut entry = Entry::of(&record);
        for field in record.fields {
            let line = field.line;
            if let Some(way) = after(&field.name, "deliveryCosts") {
                if !field.value.is_empty() {
                    let mut shipping = Field::new(&field.name, "", line);
                    shipping.children = vec![
                        Field::new("service", way, line),
                        Field::new("price", &field.value, line),
                    ];
                    entry.add(Meaning::Shipping, shipping);
                }
                continue;
            }
            if fold(&field.name) == "used" {
                if matches!(field.value.to_lowercase().as_str(), "true" | "1" | "yes") {
                    entry.say(Meaning::Condition, "used", "used", line);
                }
                continue;
            }
            match self.names.meaning(&field.name) {
                Meaning::Availability => {
                    if let Some(word) = stock_of(&field.value) {
                        entry.say(Meaning::Availability, &field.name, word, line);
                        entry.add(Meaning::Other, field);
                    } else {
                        entry.add(Meaning::Availability, field);
                    }
                }
                meaning => entry.add(meaning, field),
            }
        }
        let list = |text: &str| text.split([';', ',', '|']).map(str::to_owned).collect();
        entry.split(Meaning::MoreImages, addresses);
        entry.split(Meaning::Gtin, list);
        entry.split(Meaning::Mpn, |text| {
            text.split(';').map(str::to_owned).collect()
        });
        out.push(entry);
    }
}

/// The way that a column's name ends in.
fn after<'a>(name: &'a str, start: &str) -> Option<&'a str> {
    let (before, rest) = name.trim().split_at_checked(start.len())?;
    let rest = rest.trim_start_matches(['_', ' ']);
    (before.eq_ignore_ascii_case(start) && !rest.is_empty()).then_some(rest)
}

/// What a delivery time says about stock; `None` when it names no time.
fn stock_of(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&[
        "nicht",
        "ausverkauft",
        "sold out",
        "unavailable",
        "agotado",
        "épuisé",
        "esaurito",
    ]) {
        Some("out_of_stock")
    } else if has(&[
        "vorbestell",
        "pre-order",
        "preorder",
        "précommande",
        "reserva",
        "preordine",
    ]) {
        Some("preorder")
    } else if has(&[
        "woche", "week", "semaine", "semana", "settiman", "monat", "month",
    ]) {
        Some("backorder")
    } else if text.chars().any(|c| c.is_ascii_digit())
        || has(&[
            "sofort",
            "lager",
            "stock",
            "immediat",
            "inmediat",
            "immédiat",
        ])
    {
        Some("in_stock")
    } else {
        None
    }
}
