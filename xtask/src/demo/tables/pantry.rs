//! Pantry: rice, tea, coffee, spices, honey and sauces.

mod coffee;
mod honey;
mod rice;
mod spices;
mod tea;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Pantry", "ของแห้งและเครื่องปรุง", "المؤونة"),
    ground: Rgb(0x00f1_e3c0),
    kinds: &[
        rice::RICE,
        tea::TEA,
        coffee::COFFEE,
        spices::SPICES,
        honey::HONEY,
    ],
};
