//! Products as the protocol shows them.

use souk_commerce::product::{Block, StockState};
use souk_commerce::{LanguageTag, Product, Shop, Timestamp, Variant};
use souk_ucp::v2026_04_08::{
    Availability, Barcode, CatalogCategory, CatalogPrice, CatalogProduct, CatalogRating,
    CatalogSeller, CatalogVariant, Description, InputCorrelation, Media, OptionValue, PriceFilter,
    PriceRange, ProductOption,
};

use crate::codes;

use super::choice::{Choice, name_of, options_of};
use super::{Goods, OwnOffer};

/// What a product and its offers are held to.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// Categories, of which one is enough; none for any.
    pub(super) categories: Vec<String>,
    /// A range of prices.
    pub(super) price: PriceFilter,
}

/// How products are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) shop: &'a Shop,
    pub(super) language: &'a LanguageTag,
    pub(super) now: Timestamp,
}

impl Filter {
    /// Whether a product is in one of the categories: by the category's address, its name, or those of one around it.
    fn has_category(&self, product: &Product) -> bool {
        if self.categories.is_empty() {
            return true;
        }
        let mut path = String::new();
        let mut names = String::new();
        let mut known = Vec::new();
        for step in &product.category {
            if !path.is_empty() {
                path.push('/');
                names.push_str(" > ");
            }
            path.push_str(&step.slug);
            names.push_str(&step.name);
            known.extend([
                path.to_lowercase(),
                names.to_lowercase(),
                step.name.to_lowercase(),
            ]);
        }
        let mut wanted = self
            .categories
            .iter()
            .map(|wanted| wanted.trim().to_lowercase());
        wanted.any(|wanted| known.contains(&wanted))
    }

    fn has_price(&self, own: &OwnOffer) -> bool {
        self.price.min.is_none_or(|min| own.amount >= min)
            && self.price.max.is_none_or(|max| own.amount <= max)
    }
}

impl Shown<'_> {
    /// A product that was found by ids, with the offers that they led to; `None` when the filter leaves nothing of it.
    pub(super) fn found(
        &self,
        goods: &Goods,
        inputs: &[(usize, InputCorrelation)],
        filter: &Filter,
    ) -> Option<CatalogProduct> {
        let offers = goods.offers.iter().enumerate();
        let variants: Vec<CatalogVariant> = offers
            .filter(|(_, own)| filter.has_price(own))
            .filter_map(|(place, own)| {
                let its = inputs.iter().filter(|(offer, _)| *offer == place);
                let inputs: Vec<InputCorrelation> = its.map(|(_, input)| input.clone()).collect();
                let is_asked = !inputs.is_empty();
                is_asked.then_some(CatalogVariant {
                    inputs,
                    ..self.variant(goods, own)?
                })
            })
            .collect();
        let plain = |label: &String| OptionValue {
            label: label.clone(),
            available: None,
            exists: None,
        };
        let axes = goods.product.axes.iter();
        let options = axes.map(|axis| ProductOption {
            name: name_of(axis.kind).to_owned(),
            values: axis.values.iter().map(plain).collect(),
        });
        self.product(goods, variants, options.collect(), filter)
    }

    /// A product with the offers that fit a choice; `None` when the filter leaves nothing of it.
    pub(super) fn detail(
        &self,
        goods: &Goods,
        choice: &Choice,
        filter: &Filter,
    ) -> Option<CatalogProduct> {
        let fits =
            |own: &&OwnOffer| choice.fits(&goods.product, own.variant) && filter.has_price(own);
        let mut fitting: Vec<&OwnOffer> = goods.offers.iter().filter(fits).collect();
        // What was asked for by its own id stands first.
        fitting.sort_by_key(|own| choice.exact.as_ref() != Some(&own.offer.id));
        let variants = fitting
            .into_iter()
            .filter_map(|own| self.variant(goods, own));
        let product = self.product(goods, variants.collect(), choice.options(goods), filter)?;
        Some(CatalogProduct {
            selected: choice.selected(&goods.product),
            ..product
        })
    }

    fn product(
        &self,
        goods: &Goods,
        variants: Vec<CatalogVariant>,
        options: Vec<ProductOption>,
        filter: &Filter,
    ) -> Option<CatalogProduct> {
        let product = &goods.product;
        if variants.is_empty() || !filter.has_category(product) {
            return None;
        }
        let amounts = || goods.offers.iter().map(|own| own.amount);
        Some(CatalogProduct {
            id: product.id.as_str().to_owned(),
            title: product.title.clone(),
            description: description(product),
            url: Some(self.page(product)),
            categories: categories(product),
            price_range: PriceRange {
                min: self.price(amounts().min()?),
                max: self.price(amounts().max()?),
            },
            media: self.media(product, &product.images),
            options,
            selected: Vec::new(),
            variants,
            rating: product.rating.map(|rating| CatalogRating {
                value: u32::from(rating.tenths),
                scale_min: 0,
                scale_max: 50,
                count: rating.count,
            }),
        })
    }

    fn variant(&self, goods: &Goods, own: &OwnOffer) -> Option<CatalogVariant> {
        let product = &goods.product;
        let variant: &Variant = product.variants.get(own.variant)?;
        let options = product.option_label(variant);
        let title = if options.is_empty() {
            product.title.clone()
        } else {
            format!("{}, {options}", product.title)
        };
        let seller = self.shop.seller(&own.offer.seller)?;
        let reference = own.offer.price.as_ref()?.reference(self.now);
        let status = match own.offer.stock.state {
            StockState::InStock if own.is_there => "in_stock",
            StockState::Preorder => "preorder",
            StockState::Backorder => "backorder",
            StockState::InStock | StockState::OutOfStock | StockState::Unknown => "out_of_stock",
        };
        let gtin = variant.gtin.iter();
        Some(CatalogVariant {
            id: own.offer.id.as_str().to_owned(),
            title,
            description: description(product),
            barcodes: gtin
                .map(|gtin| Barcode {
                    kind: "GTIN".to_owned(),
                    value: gtin.clone(),
                })
                .collect(),
            price: self.price(own.amount),
            list_price: reference.map(|price| self.price(price.minor())),
            availability: Availability {
                available: own.is_there,
                status: status.to_owned(),
            },
            options: options_of(product, variant),
            media: self.media(product, product.images_of(variant)),
            seller: Some(CatalogSeller {
                name: seller.name.get(self.language).to_owned(),
            }),
            inputs: Vec::new(),
        })
    }

    fn price(&self, amount: i64) -> CatalogPrice {
        CatalogPrice {
            amount,
            currency: self.shop.market.currency.code().to_owned(),
        }
    }

    /// The address of a product's page in the language.
    fn page(&self, product: &Product) -> String {
        let mut page = format!("{}/{}/p/", self.shop.origin, self.language);
        for byte in product.id.as_str().bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                page.push(char::from(byte));
            } else {
                page.push('%');
                page.push_str(&codes::hex(&[byte]).to_ascii_uppercase());
            }
        }
        page
    }

    fn media(&self, product: &Product, images: &[souk_commerce::product::Image]) -> Vec<Media> {
        let image = |image: &souk_commerce::product::Image| {
            let alt = if image.alt.is_empty() {
                &product.title
            } else {
                &image.alt
            };
            Some(Media {
                kind: "image".to_owned(),
                url: crate::checkout::absolute(&image.url, self.shop)?,
                alt_text: Some(alt.clone()),
            })
        };
        images.iter().filter_map(image).collect()
    }
}

/// The text of a product without any markup; its title when there is none.
fn description(product: &Product) -> Description {
    let blocks = product.description.blocks.iter();
    let lines: Vec<&str> = blocks
        .map(|block| match block {
            Block::Paragraph(text) | Block::Item(text) => text.as_str(),
        })
        .collect();
    let plain = lines.join("\n");
    Description {
        plain: if plain.trim().is_empty() {
            product.title.clone()
        } else {
            plain
        },
    }
}

/// The product's category by its address and by its names.
fn categories(product: &Product) -> Vec<CatalogCategory> {
    if product.category.is_empty() {
        return Vec::new();
    }
    let joined = |parts: Vec<&str>, between: &str| CatalogCategory {
        value: parts.join(between),
        taxonomy: Some("merchant".to_owned()),
    };
    let steps = || product.category.iter();
    vec![
        joined(steps().map(|step| step.name.as_str()).collect(), " > "),
        joined(steps().map(|step| step.slug.as_str()).collect(), "/"),
    ]
}
