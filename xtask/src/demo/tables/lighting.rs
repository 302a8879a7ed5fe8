//! Lighting: table lamps, pendants, floor lamps and lanterns.

mod floor_lamps;
mod pendants;
mod table_lamps;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Lighting", "โคมไฟ", "الإضاءة"),
    ground: Rgb(0x00d3_dae6),
    kinds: &[table_lamps::TABLE, pendants::PENDANTS, floor_lamps::FLOOR],
};
