//! `[imprint]` and `[policies]`: who runs the shop, and its own texts.

use souk_commerce::{LanguageTag, PolicyKind};

use super::meaning::{Reader, Result};
use super::raw::{RawImprint, RawPolicies};
use crate::policies::{Imprint, Sources};

impl Reader<'_> {
    /// The texts of `[policies]` with their paths beside the settings, and `[imprint]`.
    pub(super) fn policies(&self, raw: &RawPolicies, imprint: RawImprint) -> Result<Sources> {
        let mut own = Vec::new();
        for kind in PolicyKind::ALL {
            let written = match kind {
                PolicyKind::Imprint => &raw.imprint,
                PolicyKind::Terms => &raw.terms,
                PolicyKind::Delivery => &raw.delivery,
                PolicyKind::Returns => &raw.returns,
                PolicyKind::Privacy => &raw.privacy,
            };
            let Some(written) = written else { continue };
            let paths = self.text(written, &["policies.", kind.as_str()].concat())?;
            let files = paths.entries().iter();
            let files = files
                .map(|(language, path)| (language.clone(), self.source.folder.join(path.trim())));
            own.push((kind, files.collect::<Vec<(LanguageTag, _)>>()));
        }
        Ok(Sources {
            own,
            has_drafts: raw.drafts,
            imprint: Imprint {
                name: imprint.name,
                address: imprint.address,
                represented_by: imprint.represented_by,
                register: imprint.register,
                tax_id: imprint.tax_id,
            },
        })
    }
}
