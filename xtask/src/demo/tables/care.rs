//! Care: soap, shampoo, oils, candles.

mod oils;
mod scents;
mod shampoo;
mod soap;

use super::Department;
use crate::demo::art::Rgb;
use crate::demo::text::t;

pub(super) static DEPARTMENT: Department = Department {
    name: t("Care", "ดูแลร่างกาย", "العناية"),
    ground: Rgb(0x00d8_e7e0),
    kinds: &[soap::SOAP, shampoo::HAIR, oils::OILS, scents::SCENTS],
};
