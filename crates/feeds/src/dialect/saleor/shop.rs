//! Saleor's tables put together.

use std::collections::HashMap;

use super::Stored;
use crate::dialect::{Entry, Names, Out};
use crate::google::fields::Meaning;
use crate::record::Field;
use crate::report::Cause;

type Tables = HashMap<String, Vec<Stored>>;
/// Lines of a table by the value of one of their members.
type Index<'a> = HashMap<&'a str, Vec<&'a Stored>>;

fn lines<'a>(tables: &'a Tables, name: &str) -> &'a [Stored] {
    tables.get(name).map_or(&[], Vec::as_slice)
}

fn by_key<'a>(tables: &'a Tables, name: &str) -> HashMap<&'a str, &'a Stored> {
    let all = lines(tables, name).iter();
    all.map(|line| (line.key.as_str(), line)).collect()
}

fn index<'a>(tables: &'a Tables, name: &str, member: &str) -> Index<'a> {
    let mut index: Index<'a> = HashMap::new();
    for line in lines(tables, name) {
        if let Some(key) = line.fields.child(member) {
            index.entry(key).or_default().push(line);
        }
    }
    index
}

fn of<'a, 'b>(index: &'b Index<'a>, key: &str) -> &'b [&'a Stored] {
    index.get(key).map_or(&[], Vec::as_slice)
}

impl Stored {
    fn says(&self, name: &str) -> &str {
        self.fields.child(name).unwrap_or("")
    }
}

struct Shop<'a> {
    names: Names,
    channel: &'a str,
    channels: HashMap<&'a str, &'a Stored>,
    categories: HashMap<&'a str, &'a Stored>,
    published: Index<'a>,
    variants: Index<'a>,
    prices: Index<'a>,
    media: Index<'a>,
    stock: Index<'a>,
    /// Names and values of attributes by product and by variant.
    of_product: HashMap<&'a str, Vec<(&'a str, &'a str)>>,
    of_variant: HashMap<&'a str, Vec<(&'a str, &'a str)>>,
}

/// Lets every variant go.
pub(super) fn release(tables: &Tables, out: &mut Out<'_>) {
    let Some(channel) = chosen(tables) else {
        for line in lines(tables, "product.productvariant") {
            let at = (line.number, line.line);
            out.leave_out(Cause::NotListed, at, line.says("sku"), "no channel");
        }
        return;
    };
    let channels = by_key(tables, "channel.channel");
    if channels.len() > 1
        && let Some(line) = channels.get(channel)
    {
        let raw = format!("{} ({})", line.says("slug"), line.says("currency_code"));
        out.note(Cause::ChannelChosen, (line.number, line.line), "", &raw);
    }
    let products = by_key(tables, "product.product");
    let shop = Shop {
        names: Names::default(),
        channel,
        channels,
        categories: by_key(tables, "product.category"),
        published: index(tables, "product.productchannellisting", "product"),
        variants: index(tables, "product.productvariant", "product"),
        prices: index(tables, "product.productvariantchannellisting", "variant"),
        media: index(tables, "product.productmedia", "product"),
        stock: index(tables, "warehouse.stock", "product_variant"),
        of_product: product_attributes(tables),
        of_variant: variant_attributes(tables),
    };
    for variant in lines(tables, "product.productvariant") {
        let at = (variant.number, variant.line);
        match products.get(variant.says("product")) {
            Some(product) => shop.sell(variant, product, out),
            None => out.leave_out(
                Cause::ParentMissing,
                at,
                variant.says("sku"),
                variant.says("product"),
            ),
        }
    }
}

/// The channel whose prices are taken: the default one, else the one with most prices, of equal ones the first.
fn chosen(tables: &Tables) -> Option<&str> {
    let prices = index(tables, "product.productvariantchannellisting", "channel");
    let channels = lines(tables, "channel.channel");
    let sells =
        |line: &&Stored| line.says("is_active") != "false" && !of(&prices, &line.key).is_empty();
    let is_default = |line: &&Stored| line.says("slug") == "default-channel";
    let default = channels.iter().filter(sells).find(is_default);
    let most = || {
        let all = channels.iter().filter(sells).rev();
        all.max_by_key(|line| of(&prices, &line.key).len())
    };
    default.or_else(most).map(|line| line.key.as_str())
}

type Named<'a> = HashMap<&'a str, Vec<(&'a str, &'a str)>>;

/// The name of an attribute and of one of its values, by the value's key.
fn values(tables: &Tables) -> HashMap<&str, (&str, &str)> {
    let attributes = by_key(tables, "attribute.attribute");
    let all = lines(tables, "attribute.attributevalue").iter();
    let named = all.filter_map(|value| {
        let attribute = attributes.get(value.says("attribute"))?;
        Some((
            value.key.as_str(),
            (attribute.says("name"), value.says("name")),
        ))
    });
    named.collect()
}

fn product_attributes(tables: &Tables) -> Named<'_> {
    let values = values(tables);
    let mut all: Named<'_> = HashMap::new();
    for line in lines(tables, "attribute.assignedproductattributevalue") {
        if let Some(value) = values.get(line.says("value")) {
            all.entry(line.says("product")).or_default().push(*value);
        }
    }
    all
}

fn variant_attributes(tables: &Tables) -> Named<'_> {
    let values = values(tables);
    let assigned = by_key(tables, "attribute.assignedvariantattribute");
    let mut all: Named<'_> = HashMap::new();
    for line in lines(tables, "attribute.assignedvariantattributevalue") {
        let variant = assigned.get(line.says("assignment"));
        if let (Some(variant), Some(value)) = (variant, values.get(line.says("value"))) {
            let variant = variant.says("variant");
            all.entry(variant).or_default().push(*value);
        }
    }
    all
}

impl Shop<'_> {
    fn sell(&self, variant: &Stored, product: &Stored, out: &mut Out<'_>) {
        let at = (variant.number, variant.line);
        let line = variant.line;
        let sku = match variant.says("sku") {
            "" => format!("ProductVariant:{}", variant.key),
            sku => sku.to_owned(),
        };
        let is_here = |line: &&&Stored| line.says("channel") == self.channel;
        let listing = of(&self.published, &product.key).iter().find(is_here);
        if listing.is_none_or(|listing| listing.says("is_published") != "true") {
            out.leave_out(Cause::NotListed, at, &sku, "unpublished");
            return;
        }
        let prices = of(&self.prices, &variant.key);
        let price = prices.iter().find(is_here);
        let Some(price) = price.filter(|price| !price.says("price_amount").is_empty()) else {
            out.leave_out(Cause::NotListed, at, &sku, "not sold in this channel");
            return;
        };
        let mut entry = Entry {
            number: variant.number,
            line,
            fields: Vec::new(),
        };
        entry.say(Meaning::Id, "sku", &sku, line);
        entry.say(Meaning::Title, "name", product.says("name"), product.line);
        let has_siblings = of(&self.variants, &product.key).len() > 1;
        if has_siblings {
            let group = match product.says("slug") {
                "" => product.key.as_str(),
                slug => slug,
            };
            entry.say(Meaning::GroupId, "slug", group, line);
        }
        let amounts = (
            price.says("price_amount"),
            price.says("discounted_price_amount"),
        );
        let money =
            |amount: &str, line: &Stored| format!("{} {}", short(amount), line.says("currency"));
        entry.say(
            Meaning::Price,
            "price_amount",
            &money(amounts.0, price),
            price.line,
        );
        if !amounts.1.is_empty() && short(amounts.1) != short(amounts.0) {
            let sale = money(amounts.1, price);
            entry.say(
                Meaning::SalePrice,
                "discounted_price_amount",
                &sale,
                price.line,
            );
        }
        for other in prices.iter().filter(|line| !is_here(line)) {
            let channel = self.channels.get(other.says("channel"));
            let slug = channel.map_or("", |channel| channel.says("slug"));
            let amount = other.says("price_amount");
            if !amount.is_empty() {
                let name = format!("price[{slug}]");
                entry.say(Meaning::Other, &name, &money(amount, other), other.line);
            }
        }
        let state = self.stock_of(variant);
        entry.say(Meaning::Availability, "stock", state, line);
        let options = self.of_variant.get(variant.key.as_str());
        for (name, value) in options.into_iter().flatten() {
            entry.option(name, value, line);
        }
        // A variant without a name of its own has its number in Saleor's interface there.
        let name = variant.says("name");
        if options.is_none() && has_siblings && !name.starts_with("UHJvZHVjdFZhcmlhbnQ6") {
            entry.option("Variant", name, line);
        }
        self.describe(product, &mut entry);
        out.push(entry);
    }

    /// What a product says of all its variants.
    fn describe(&self, product: &Stored, entry: &mut Entry) {
        let path = self.path(product.says("category"));
        entry.say(Meaning::ProductType, "category", &path, product.line);
        let mut media: Vec<&&Stored> = of(&self.media, &product.key).iter().collect();
        media.sort_by_key(|line| line.says("sort_order").parse::<i64>().unwrap_or(i64::MAX));
        for line in media {
            if line.says("type") == "IMAGE" || line.says("type").is_empty() {
                let own = line.says("image");
                let address = if own.is_empty() {
                    line.says("external_url")
                } else {
                    own
                };
                entry.say(Meaning::MoreImages, "image", address, line.line);
            }
        }
        let attributes = self.of_product.get(product.key.as_str());
        for (name, value) in attributes.into_iter().flatten() {
            if name.eq_ignore_ascii_case("brand") && entry.text(Meaning::Brand).is_none() {
                entry.say(Meaning::Brand, name, value, product.line);
            } else {
                entry.attribute(name, value, product.line);
            }
        }
        for field in &product.fields.children {
            match field.name.as_str() {
                "name"
                | "category"
                | "product_type"
                | "private_metadata"
                | "search_document"
                | "search_vector"
                | "search_index_dirty"
                | "description_plaintext" => {}
                "description" => {
                    let html = html_of(field);
                    let text = if html.is_empty() {
                        product.says("description_plaintext")
                    } else {
                        &html
                    };
                    entry.say(Meaning::Description, "description", text, field.line);
                }
                name => entry.add(self.names.meaning(name), field.clone()),
            }
        }
    }

    fn path(&self, category: &str) -> String {
        const MAX_STEPS: usize = 5;
        let mut steps = Vec::new();
        let mut key = category;
        while let Some(line) = self.categories.get(key).filter(|_| steps.len() < MAX_STEPS) {
            steps.push(line.says("name"));
            key = line.says("parent");
        }
        steps.reverse();
        steps.join(" > ")
    }

    /// Goods whose stock nobody tracks can always be had.
    fn stock_of(&self, variant: &Stored) -> &'static str {
        let left = of(&self.stock, &variant.key).iter().map(|line| {
            let number = |name| line.says(name).parse::<i64>().unwrap_or(0);
            number("quantity").saturating_sub(number("quantity_allocated"))
        });
        match left.fold(0_i64, i64::saturating_add) {
            _ if variant.says("is_preorder") == "true" => "preorder",
            _ if variant.says("track_inventory") == "false" => "in_stock",
            1.. => "in_stock",
            _ => "out_of_stock",
        }
    }
}

/// An amount without the zeros that fill its third decimal: `40.000` is `40`.
pub(in crate::dialect) fn short(amount: &str) -> &str {
    if amount.contains('.') {
        amount.trim_end_matches('0').trim_end_matches('.')
    } else {
        amount
    }
}

/// The blocks of a description, as Saleor's editor stores them, as HTML.
pub(in crate::dialect) fn html_of(description: &Field) -> String {
    let mut html = String::new();
    for block in description.named("blocks") {
        for data in block.named("data") {
            if let Some(text) = data.child("text") {
                html.extend(["<p>", text, "</p>"]);
            }
            for item in data.named("items") {
                let text = item.child("content").unwrap_or(&item.value);
                html.extend(["<li>", text, "</li>"]);
            }
        }
    }
    html
}
