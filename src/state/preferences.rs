//! What a shopper has chosen for this device: the theme, and the language to begin with.

use leptos::prelude::*;
use souk_i18n::Locale;

use crate::platform;

/// Keys under which the choices are kept; the boot script reads the same.
const THEME: &str = "souk-theme";
const LANGUAGE: &str = "souk-language";

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value of `data-theme`; empty for the system's.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The choices of this device.
#[derive(Debug, Clone, Copy)]
pub struct Preferences {
    theme: RwSignal<Theme>,
}

impl Preferences {
    /// The choices as they are kept, put into the context.
    pub fn provide() -> Self {
        let kept = platform::stored_choice(THEME).unwrap_or_default();
        let theme = Theme::ALL.into_iter().find(|theme| theme.as_str() == kept).unwrap_or_default();
        let preferences = Self { theme: RwSignal::new(theme) };
        provide_context(preferences);
        preferences
    }

    /// The theme.
    pub fn theme(self) -> Signal<Theme> {
        self.theme.into()
    }

    /// Chooses a theme.
    pub fn choose_theme(self, theme: Theme) {
        platform::set_root_attribute("data-theme", theme.as_str());
        platform::store_choice(THEME, theme.as_str());
        self.theme.set(theme);
    }

    /// Keeps the language with which the next visit begins.
    pub fn keep_language(self, locale: Locale) {
        platform::store_choice(LANGUAGE, locale.tag());
    }
}

/// The choices of this device.
pub fn use_preferences() -> Preferences {
    use_context().unwrap_or_else(Preferences::provide)
}
