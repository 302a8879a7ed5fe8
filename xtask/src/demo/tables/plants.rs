//! Plants, pots and tools for them.

mod planters;
mod plants;
mod tools;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Plants", "ต้นไม้", "النباتات"),
    ground: Rgb(0x00e4_ebd8),
    kinds: &[plants::PLANTS, planters::PLANTERS, tools::TOOLS],
};
