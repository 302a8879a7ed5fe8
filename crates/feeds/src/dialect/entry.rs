//! An offer as its format states it: fields with meanings.

use super::names::Names;
use crate::google::fields::{Meaning, is_private};
use crate::record::{Field, Record};

/// The fields of one offer for one variant, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Number of the record that it comes from.
    pub(crate) number: u64,
    pub(crate) line: u64,
    pub(crate) fields: Vec<(Meaning, Field)>,
}

#[allow(dead_code, reason = "what formats write with")]
impl Entry {
    /// An offer of a record, without fields.
    pub(crate) fn of(record: &Record) -> Self {
        Self {
            number: record.number,
            line: record.line,
            fields: Vec::new(),
        }
    }

    /// Adds a field.
    pub(crate) fn add(&mut self, meaning: Meaning, field: Field) {
        self.fields.push((meaning, field));
    }

    /// Adds a value that the format says in its own way, under the name that it has in the file.
    pub(crate) fn say(&mut self, meaning: Meaning, name: &str, value: &str, line: u64) {
        if !value.trim().is_empty() {
            self.add(meaning, Field::new(name, value, line));
        }
    }

    /// Adds fields by a table of names.
    pub(crate) fn map(&mut self, fields: Vec<Field>, names: &Names) {
        self.fields.reserve_exact(fields.len());
        for field in fields {
            self.add(names.meaning(&field.name), field);
        }
    }

    /// Adds a line of the specification, unless its name is one of the merchant's own affairs.
    pub(crate) fn detail(&mut self, name: &str, value: &str, line: u64) {
        if is_private(name) {
            self.say(Meaning::Private, name, value, line);
            return;
        }
        let mut field = Field::new("product_detail", "", line);
        field.children = vec![
            Field::new("attribute_name", name, line),
            Field::new("attribute_value", value, line),
        ];
        if !value.trim().is_empty() {
            self.add(Meaning::Detail, field);
        }
    }

    /// Adds a named property: a colour, size, material or pattern when its name is one, else a line of the specification.
    pub(crate) fn attribute(&mut self, name: &str, value: &str, line: u64) {
        let meaning = option_meaning(name);
        if meaning != Meaning::Option && self.text(meaning).is_none() {
            self.say(meaning, name, value, line);
        } else {
            self.detail(name, value, line);
        }
    }

    /// Adds what tells this variant from others of its product. Colours, sizes, materials and patterns are known by the usual
    /// names of several languages; anything else becomes part of the title and of the specification.
    pub(crate) fn option(&mut self, name: &str, value: &str, line: u64) {
        let meaning = option_meaning(name);
        let is_free = meaning == Meaning::Option || self.text(meaning).is_some();
        if is_free {
            self.detail(name, value, line);
            self.say(Meaning::Option, name, value, line);
        } else {
            self.say(meaning, name, value, line);
        }
    }

    /// The text of the first filled field with a meaning.
    pub(crate) fn text(&self, meaning: Meaning) -> Option<&str> {
        self.fields
            .iter()
            .find(|(known, field)| *known == meaning && !field.value.is_empty())
            .map(|(_, field)| field.value.as_str())
    }

    /// Cuts every field of a meaning into several: one text that holds a list.
    pub(crate) fn split(&mut self, meaning: Meaning, cut: impl Fn(&str) -> Vec<String>) {
        if self.fields.iter().all(|(known, _)| *known != meaning) {
            return;
        }
        let mut fields = Vec::with_capacity(self.fields.len());
        for (known, field) in std::mem::take(&mut self.fields) {
            if known != meaning {
                fields.push((known, field));
                continue;
            }
            for part in cut(&field.value) {
                let value = part.trim().to_owned();
                fields.push((
                    known,
                    Field {
                        value,
                        ..field.clone()
                    },
                ));
            }
        }
        self.fields = fields;
    }
}

/// The attribute that an option's name means.
fn option_meaning(name: &str) -> Meaning {
    match super::fold(name).as_str() {
        "color" | "colour" | "farbe" | "couleur" | "colore" | "kleur" | "cor" | "renk"
        | "kolor" | "barva" | "farba" | "цвет" | "колір" | "χρωμα" | "χρώμα" | "färg" | "farve"
        | "farge" | "väri" | "szín" | "culoare" | "สี" | "اللون" | "لون" | "צבע" | "色"
        | "カラー" | "颜色" | "색상" => Meaning::Color,
        "size" | "größe" | "groesse" | "taille" | "talla" | "tamaño" | "tamanho" | "taglia"
        | "maat" | "beden" | "rozmiar" | "velikost" | "veľkosť" | "размер" | "розмір"
        | "μεγεθος" | "μέγεθος" | "storlek" | "størrelse" | "koko" | "méret" | "mărime"
        | "ขนาด" | "المقاس" | "مقاس" | "الحجم" | "מידה" | "サイズ" | "尺码" | "사이즈" => {
            Meaning::Size
        }
        "material" | "matière" | "materiale" | "materiaal" | "materyal" | "materiał"
        | "materiál" | "материал" | "матеріал" | "υλικό" | "วัสดุ" | "الخامة" | "素材" => {
            Meaning::Material
        }
        "pattern" | "muster" | "motif" | "motivo" | "patroon" | "desen" | "wzór" | "vzor"
        | "узор" | "ลวดลาย" => Meaning::Pattern,
        _ => Meaning::Option,
    }
}

/// The addresses of a list in one text. A comma, semicolon, bar or blank parts them only where an address begins.
pub(crate) fn addresses(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let next = ["http://", "https://", "//"]
            .iter()
            .flat_map(|start| rest.match_indices(start))
            .map(|(at, _)| at)
            .filter(|at| {
                let before = rest.get(..*at).unwrap_or("");
                before.ends_with([',', ';', '|', ' ', '\n', '\t', '\r'])
            })
            .min();
        let (address, behind) = next
            .and_then(|at| rest.split_at_checked(at))
            .unwrap_or((rest, ""));
        all.push(
            address
                .trim_end_matches([',', ';', '|', ' ', '\n', '\t', '\r'])
                .to_owned(),
        );
        rest = behind;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_addresses_is_cut_where_an_address_begins() {
        assert_eq!(
            addresses("https://x.example/a,b.jpg,https://x.example/c.jpg | //x.example/d.jpg"),
            [
                "https://x.example/a,b.jpg",
                "https://x.example/c.jpg",
                "//x.example/d.jpg"
            ]
        );
        assert_eq!(addresses("a.jpg"), ["a.jpg"]);
        assert!(addresses(" ").is_empty());
    }
}
