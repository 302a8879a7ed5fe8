//! Tables and JSON of no known format that name at least a title, a price and an id or address.
//!
//! Columns are taken by their names alone, the likeliest of each kind first, and the report says which was taken for what.
//! Any format that is known by name comes before this one. Of several prices the one that a shopper pays is taken; an old
//! price without dates stays in the extras.

mod cells;

use super::columns::short_id;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape, fold};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const TABLE: Format = Format {
    title: "a table with title, price and id",
    carrier: CarrierKind::Table,
    probe: probe_table,
};

pub(super) const JSON: Format = Format {
    title: "JSON with title, price and id",
    carrier: CarrierKind::Json,
    probe: probe_json,
};

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Id,
    Price,
    Currency,
    Stock,
    Category,
    Pictures,
    Specification,
    Plain(Meaning),
}

/// A role, what it is called in the report, and the names that it goes by, the likeliest first.
type Wanted = (Role, &'static str, &'static [&'static str]);

#[rustfmt::skip]
const WANTED: &[Wanted] = &[
    (Role::Id, "id", &[
        "id", "sku", "uniq_id", "product_id", "item_id", "article_id", "item_no", "item_number", "product_code", "code", "pid", "asin",
        "artikelnummer", "artikelnr", "article", "référence", "reference", "ref", "codice", "código", "артикул", "код", "kod", "รหัสสินค้า",
        "品番", "商品コード", "货号", "상품코드",
    ]),
    (Role::Plain(Meaning::Title), "title", &[
        "title", "name", "product_name", "product_title", "item_name", "product", "bezeichnung", "artikelname", "produktname", "nom", "désignation",
        "nombre", "nome", "naam", "nazwa", "název", "название", "наименование", "назва", "ürün_adı", "ชื่อสินค้า", "ชื่อ", "商品名", "商品名称",
        "상품명", "الاسم", "اسم_المنتج",
    ]),
    (Role::Price, "price", &[
        "price", "current_price", "final_price", "discounted_price", "discount_price", "sale_price", "special_price", "offer_price", "selling_price",
        "retail_price", "unit_price", "regular_price", "list_price", "mrp", "preis", "verkaufspreis", "vk", "prix", "precio", "preço", "prezzo",
        "prijs", "cena", "цена", "ціна", "fiyat", "ราคา", "価格", "价格", "가격", "السعر",
    ]),
    (Role::Currency, "currency", &["currency", "currency_code", "price_currency", "währung", "devise", "moneda", "valuta", "валюта"]),
    (Role::Plain(Meaning::Link), "link", &["url", "link", "product_url", "product_link", "page_url", "href", "permalink", "ссылка"]),
    (Role::Pictures, "image", &[
        "image", "image_url", "image_link", "images", "image_urls", "image_src", "img", "img_url", "picture", "picture_url", "pictures", "photo",
        "photos", "bild", "bild_url", "фото", "รูปภาพ",
    ]),
    (Role::Plain(Meaning::Description), "description", &[
        "description", "product_description", "long_description", "body", "short_description", "beschreibung", "descripción", "descrizione", "opis",
        "описание", "опис", "รายละเอียด", "説明",
    ]),
    (Role::Plain(Meaning::Brand), "brand", &["brand", "brand_name", "manufacturer", "vendor", "marke", "hersteller", "marque", "marca", "бренд", "производитель", "ยี่ห้อ", "แบรนด์"]),
    (Role::Plain(Meaning::Gtin), "gtin", &["gtin", "ean", "ean13", "barcode", "upc", "isbn", "штрихкод"]),
    (Role::Plain(Meaning::Mpn), "mpn", &["mpn", "part_number", "model_number", "manufacturer_part_number"]),
    (Role::Category, "category", &[
        "category", "categories", "category_path", "category_tree", "product_category_tree", "product_category", "product_type", "breadcrumb",
        "breadcrumbs", "kategorie", "catégorie", "categoría", "categoria", "kategoria", "категория", "หมวดหมู่",
    ]),
    (Role::Stock, "availability", &["availability", "stock_status", "in_stock", "instock", "is_in_stock", "available", "stock", "quantity", "qty", "bestand", "наличие"]),
    (Role::Plain(Meaning::Condition), "condition", &["condition", "zustand"]),
    (Role::Plain(Meaning::Color), "color", &["color", "colour", "farbe"]),
    (Role::Plain(Meaning::Size), "size", &["size", "größe"]),
    (Role::Plain(Meaning::Material), "material", &["material"]),
    (Role::Plain(Meaning::GroupId), "group", &["item_group_id", "group_id", "parent_sku", "parent_id"]),
    (Role::Specification, "specification", &["product_specifications", "specifications", "specification", "specs", "attributes"]),
];

fn probe_table(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    Ok(Found::new("generic-csv", 0, Generic::of(shape)?))
}

fn probe_json(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    Ok(Found::new("generic-json", 0, Generic::of(shape)?))
}

struct Generic {
    names: Names,
    /// Columns as they are written, with their roles and what those are called.
    taken: Vec<(String, Role, &'static str)>,
    is_told: bool,
}

impl Generic {
    fn of(shape: &Shape<'_>) -> Result<Self, Vec<&'static str>> {
        let mut taken = Vec::new();
        for (role, called, known) in WANTED {
            let column = known.iter().find_map(|wanted| {
                let folded = fold(wanted);
                shape.names.iter().find(|name| fold(name) == folded)
            });
            taken.extend(column.map(|name| (name.clone(), *role, *called)));
        }
        let has = |called: &str| taken.iter().any(|(_, _, known)| *known == called);
        let mut missing: Vec<&'static str> = ["title", "price"]
            .into_iter()
            .filter(|called| !has(called))
            .collect();
        if !has("id") && !has("link") {
            missing.push("id");
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(Self {
            names: Names::default(),
            taken,
            is_told: false,
        })
    }

    /// Says once which column was taken for what: what a shop needs first.
    fn tell(&mut self, at: (u64, u64), out: &mut Out<'_>) {
        const NEEDED: [&str; 4] = ["id", "title", "price", "currency"];
        const SHOWN: [&str; 4] = ["link", "image", "category", "availability"];
        if std::mem::replace(&mut self.is_told, true) {
            return;
        }
        let among = |called: &str| {
            [&NEEDED, &SHOWN]
                .iter()
                .position(|group| group.contains(&called))
                .unwrap_or(2)
        };
        for group in 0..3 {
            let pairs = self
                .taken
                .iter()
                .filter(|(_, _, called)| among(called) == group);
            let pairs: Vec<String> = pairs
                .map(|(name, _, called)| format!("{called} = {name}"))
                .collect();
            out.note(Cause::ColumnsAssumed, at, "", &pairs.join(", "));
        }
    }

    fn role(&self, name: &str) -> Option<Role> {
        let found = self.taken.iter().find(|(taken, _, _)| taken == name);
        found.map(|(_, role, _)| *role)
    }
}

impl Dialect for Generic {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let at = (record.number, record.line);
        self.tell(at, out);
        let mut entry = Entry::of(&record);
        let mut price = None;
        let mut currency = String::new();
        for field in record.fields {
            match self.role(&field.name) {
                Some(Role::Id) => {
                    entry.say(
                        Meaning::Id,
                        &field.name,
                        &short_id(&field.value),
                        field.line,
                    );
                }
                Some(Role::Price) if price.is_none() => price = Some(field),
                Some(Role::Currency) => currency = field.value,
                Some(Role::Stock) => cells::stock(field, &mut entry),
                Some(Role::Category) => {
                    let all = cells::list(&field.value);
                    let path = all.first().map_or("", String::as_str);
                    entry.say(Meaning::ProductType, &field.name, path, field.line);
                }
                Some(Role::Pictures) => {
                    for address in cells::addresses_of(&field) {
                        entry.say(Meaning::MoreImages, &field.name, &address, field.line);
                    }
                }
                Some(Role::Specification) => cells::specification(field, &mut entry),
                // Some exports have the number of a brand where its name should be.
                Some(Role::Plain(Meaning::Brand))
                    if field.value.bytes().all(|b| b.is_ascii_digit()) =>
                {
                    entry.add(Meaning::Other, field);
                }
                Some(Role::Plain(meaning)) => entry.add(meaning, field),
                Some(Role::Price) | None => {
                    let meaning = self.names.meaning(&field.name);
                    entry.add(meaning, field);
                }
            }
        }
        if let Some(price) = price {
            cells::price(&price, &currency, &mut entry);
        }
        if entry.text(Meaning::Id).is_none()
            && let Some(link) = entry.text(Meaning::Link).map(short_id)
        {
            out.note(Cause::IdFromOther, at, &link, "link");
            entry.say(Meaning::Id, "link", &link, at.1);
        }
        out.push(entry);
    }
}

/// Whether a name is that of a column which holds how many there are.
fn is_count(field: &Field) -> bool {
    matches!(
        fold(&field.name).as_str(),
        "quantity" | "qty" | "bestand" | "stock"
    )
}
