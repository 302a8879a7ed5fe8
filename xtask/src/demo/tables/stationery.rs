//! Stationery: notebooks, pens, desk things.

mod desk;
mod notebooks;
mod pens;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Stationery", "เครื่องเขียน", "القرطاسية"),
    ground: Rgb(0x00d9_e4ea),
    kinds: &[notebooks::NOTEBOOKS, pens::PENS, desk::DESK],
};
