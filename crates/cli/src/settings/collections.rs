//! `[[collections]]`: the merchant's own rows on the home page.

use souk_catalog::{Chosen, Collection};
use souk_commerce::ProductId;

use super::meaning::{Reader, Result};
use super::raw::RawCollection;

/// Most collections of a shop.
const MOST: usize = 12;

impl Reader<'_> {
    pub(super) fn collections(&self, written: &[RawCollection]) -> Result<Vec<Collection>> {
        if let Some(raw) = written.get(MOST) {
            let problem = format!("there are more than {MOST} collections");
            let remedy = "keep those that shoppers should see first";
            return Err(self.source.wrong(&raw.title, problem, remedy));
        }
        let collections = written.iter().enumerate();
        collections
            .map(|(index, raw)| {
                let key = format!("collections[{index}]");
                let (window, _) = self.window(raw.starts.as_ref(), raw.ends.as_ref(), &key)?;
                Ok(Collection {
                    title: self.text(&raw.title, &format!("{key}.title"))?,
                    of: self.chosen(raw, &key)?,
                    window,
                })
            })
            .collect()
    }

    fn chosen(&self, raw: &RawCollection, key: &str) -> Result<Chosen> {
        match (raw.products.as_slice(), &raw.category, &raw.brand) {
            (products @ [_, ..], None, None) => {
                let ids = products.iter().map(|written| {
                    ProductId::new(written.get_ref().trim()).map_err(|_| {
                        let problem = format!("{key}.products: {:?} is no id", written.get_ref());
                        let remedy = "write the last part of the address of the product's page";
                        self.source.wrong(written, problem, remedy)
                    })
                });
                Ok(Chosen::Products(ids.collect::<Result<_>>()?))
            }
            ([], Some(category), None) => {
                let slugs = category.split('/').map(str::trim);
                let slugs = slugs.filter(|slug| !slug.is_empty()).map(str::to_owned);
                Ok(Chosen::Category(slugs.collect()))
            }
            ([], None, Some(brand)) => Ok(Chosen::Brand(brand.trim().to_owned())),
            _ => {
                let problem = format!("{key} does not say what is in it, or says it twice");
                let remedy = "write one of products = [\"id\"], category = \"kitchen/kettles\", brand = \"Name\"";
                Err(self.source.wrong(&raw.title, problem, remedy))
            }
        }
    }
}
