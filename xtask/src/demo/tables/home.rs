//! Home: chairs, stools, cushions, rugs, baskets, vases.

mod baskets;
mod chairs;
mod cushions;
mod rugs;
mod stools;
mod vases;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Home & living", "ของแต่งบ้าน", "المنزل"),
    ground: Rgb(0x00e9_dfd6),
    kinds: &[
        chairs::CHAIRS,
        stools::STOOLS,
        cushions::CUSHIONS,
        rugs::RUG_KIND,
        baskets::BASKETS,
        vases::VASES,
    ],
};
