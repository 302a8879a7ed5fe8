//! Colours of the pictures and the arithmetic between them, all in whole numbers.

use std::fmt;

/// A colour as `0xRRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rgb(pub(crate) u32);

/// What shadows tend to.
pub(crate) const NIGHT: Rgb = Rgb(0x002a_1f45);
/// What light tends to.
pub(crate) const DAY: Rgb = Rgb(0x00ff_f8ea);
/// Oak: handles, legs, lids.
pub(crate) const WOOD: Rgb = Rgb(0x00c9_935a);
/// Walnut.
pub(crate) const DARK_WOOD: Rgb = Rgb(0x0084_563a);
/// Brass.
pub(crate) const BRASS: Rgb = Rgb(0x00d6_a544);
/// Steel.
pub(crate) const STEEL: Rgb = Rgb(0x00b4_bcc4);
/// Near black: plastic, rubber, cable.
pub(crate) const COAL: Rgb = Rgb(0x003a_3944);
/// Rattan, straw, jute.
pub(crate) const STRAW: Rgb = Rgb(0x00d9_b273);
/// Paper and unbleached cloth.
pub(crate) const PAPER: Rgb = Rgb(0x00f4_ead6);
/// Leather.
pub(crate) const LEATHER: Rgb = Rgb(0x00a9_6238);
/// Light of a lamp.
pub(crate) const GLOW: Rgb = Rgb(0x00ff_e3a0);
/// Leaves.
pub(crate) const LEAF: Rgb = Rgb(0x004f_8a55);
/// Terracotta.
pub(crate) const CLAY: Rgb = Rgb(0x00c9_6f4a);

impl Rgb {
    /// The colour moved towards another by a number of percent.
    pub(crate) const fn mix(self, other: Self, percent: u32) -> Self {
        let red = blend(self.0 >> 16, other.0 >> 16, percent);
        let green = blend(self.0 >> 8, other.0 >> 8, percent);
        let blue = blend(self.0, other.0, percent);
        Self(red << 16 | green << 8 | blue)
    }

    /// Darker, towards the colour of shadows.
    pub(crate) const fn dark(self, percent: u32) -> Self {
        self.mix(NIGHT, percent)
    }

    /// Lighter, towards the colour of light.
    pub(crate) const fn light(self, percent: u32) -> Self {
        self.mix(DAY, percent)
    }

    /// Whether it is so dark that a shadow would not show on it.
    pub(crate) const fn is_dark(self) -> bool {
        let (red, green, blue) = (self.0 >> 16 & 255, self.0 >> 8 & 255, self.0 & 255);
        red * 3 + green * 6 + blue < 900
    }
}

const fn blend(from: u32, to: u32, percent: u32) -> u32 {
    ((from & 255) * (100 - percent) + (to & 255) * percent + 50) / 100
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

/// The tint behind the things of one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ground(pub(crate) Rgb);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixing_moves_each_channel_by_its_share() {
        assert_eq!(Rgb(0x00ff_0000).mix(Rgb(0x0000_00ff), 50), Rgb(0x0080_0080));
        assert_eq!(Rgb(0x0012_3456).mix(NIGHT, 0), Rgb(0x0012_3456));
        assert_eq!(Rgb(0x0012_3456).mix(NIGHT, 100), NIGHT);
        assert_eq!(Rgb(0x0000_0a0b).to_string(), "#000a0b");
    }
}
