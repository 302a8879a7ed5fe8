//! Clothing and shoes.

mod hats;
mod sandals;
mod scarves;
mod shirts;
mod sneakers;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Clothing & shoes", "เสื้อผ้าและรองเท้า", "الملابس والأحذية"),
    ground: Rgb(0x00f2_dcd6),
    kinds: &[
        shirts::SHIRTS,
        scarves::SCARVES,
        hats::HEADWEAR,
        sandals::SANDALS,
        sneakers::SNEAKERS,
    ],
};
