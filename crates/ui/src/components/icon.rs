//! Line drawings on a grid of 24, in the colour of the text beside them. All are decoration: the text says it too.

use crate::prelude::*;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A plus sign.
    Add,
    /// A basket.
    Cart,
    /// A tick.
    Check,
    /// Points to where reading goes on; mirrored where that is the left.
    Forward,
    /// A cross.
    Close,
    /// Two sheets.
    Copy,
    /// Sliders.
    Filter,
    /// A heart.
    Heart,
    /// Two bars of different height.
    Compare,
    /// An arrow that leaves a hand.
    Share,
    /// A globe.
    Language,
    /// A minus sign.
    Less,
    /// A cloud with a stroke.
    Offline,
    /// An arrow that leaves a frame.
    Outside,
    /// A printer.
    Print,
    /// A lens.
    Search,
    /// A star.
    Star,
    /// A van.
    Delivery,
    /// A triangle with a stroke.
    Warning,
    /// An arch: the house's mark, and what stands for a missing picture.
    Arch,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Add => "M12 5v14M5 12h14",
            Self::Cart => {
                "M4 9h16l-1.6 9.2a2 2 0 0 1-2 1.8H7.6a2 2 0 0 1-2-1.8L4 9zM8.5 9 11 4M15.5 9 13 4M9.5 13v3M14.5 13v3"
            }
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::Forward => "m9 5 7 7-7 7",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Copy => "M9 9h10v11H9zM5 15V4h10v2",
            Self::Filter => "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
            Self::Heart => {
                "M12 20C5 15 3.5 11.500 3.5 9a4.300 4.300 0 0 1 8.5-1.500A4.300 4.300 0 0 1 20.500 9c0 2.500-1.500 6-8.500 11z"
            }
            Self::Compare => "M4 20h16M7 20V9h3v11M14 20V4h3v16",
            Self::Share => "M12 15V4M8 7.500 12 3.500l4 4M6 11H5v9h14v-9h-1",
            Self::Language => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18"
            }
            Self::Less => "M5 12h14",
            Self::Offline => {
                "M7 18h9.5a4 4 0 0 0 1-7.9A6 6 0 0 0 8.5 7.5M6 10.5A4 4 0 0 0 7 18M4 4l16 16"
            }
            Self::Outside => "M13 5h6v6M19 5l-8 8M10 6H5v13h13v-5",
            Self::Print => "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20",
            Self::Star => {
                "m12 3.5 2.6 5.400 5.9.8-4.300 4.100 1 5.9-5.200-2.8-5.200 2.8 1-5.9L3.5 9.700l5.9-.8z"
            }
            Self::Delivery => {
                "M3 6h11v10H3zM14 10h4l3 3v3h-7zM7 19a1.8 1.8 0 1 0 0-3.6A1.8 1.8 0 0 0 7 19zM17.5 19a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z"
            }
            Self::Warning => "M12 4 2.8 19.5h18.400zM12 10v4.5M12 17v.1",
            Self::Arch => "M5 21v-9a7 7 0 0 1 14 0v9M9 21v-8.5a3 3 0 0 1 6 0V21M3 21h18",
        }
    }

    fn mirrors(self) -> bool {
        matches!(self, Self::Forward | Self::Outside | Self::Delivery)
    }
}

/// Draws an icon.
#[component]
pub fn Picto(
    /// Which.
    icon: Icon,
) -> Node {
    let class = match (icon, icon.mirrors()) {
        (Icon::Star, _) => "c-icon c-icon--filled",
        (_, true) => "c-icon c-icon--mirrors",
        _ => "c-icon",
    };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
}
