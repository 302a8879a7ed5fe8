//! Kitchen: kettles, teapots, cups, pans, bowls.

mod bowls;
mod cups;
mod kettles;
mod pans;
mod teapots;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Kitchen", "ห้องครัว", "المطبخ"),
    ground: Rgb(0x00ec_dcc8),
    kinds: &[
        kettles::KETTLES,
        teapots::TEAPOTS,
        cups::CUPS,
        pans::PANS_AND_POTS,
        bowls::BOWLS,
    ],
};
