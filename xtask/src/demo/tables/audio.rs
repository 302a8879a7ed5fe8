//! Audio: headphones, earbuds, speakers, radios and record players.

mod earbuds;
mod headphones;
mod radios;
mod speakers;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Audio", "เครื่องเสียง", "الصوتيات"),
    ground: Rgb(0x00e2_deec),
    kinds: &[
        headphones::HEADPHONES,
        earbuds::EARBUDS,
        speakers::SPEAKERS,
        radios::RADIOS,
    ],
};
