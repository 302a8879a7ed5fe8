//! Plants, pots and tools for them.

mod house_plants;
mod planters;
mod tools;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Plants", "ต้นไม้", "النباتات"),
    ground: Rgb(0x00e4_ebd8),
    kinds: &[house_plants::PLANTS, planters::PLANTERS, tools::TOOLS],
};
