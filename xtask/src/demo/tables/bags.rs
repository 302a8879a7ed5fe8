//! Bags: backpacks, totes, cross-body bags.

mod backpacks;
mod crossbody;
mod totes;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Bags", "กระเป๋า", "الحقائب"),
    ground: Rgb(0x00dd_e5d4),
    kinds: &[backpacks::BACKPACKS, totes::TOTES, crossbody::CROSSBODY],
};
