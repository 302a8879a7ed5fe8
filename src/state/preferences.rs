//! What a shopper has chosen for this device: the theme, and the language to begin with.

use souk_i18n::Locale;
use souk_ui::components::theme::Appearance;
use souk_ui::prelude::*;

use crate::platform;

/// Keys under which the choices are kept; the boot script reads the same.
const THEME: &str = "souk-theme";
const LANGUAGE: &str = "souk-language";

/// The choices of this device.
#[derive(Debug, Clone, Copy)]
pub struct Preferences {
    appearance: RwSignal<Appearance>,
}

impl Preferences {
    /// The choices as they are kept, put into the context.
    pub fn provide() -> Self {
        let kept = platform::stored_choice(THEME).unwrap_or_default();
        let preferences = Self {
            appearance: RwSignal::new(Appearance::parse(&kept)),
        };
        provide_context(preferences);
        preferences
    }

    /// Light, dark, or as the device has it.
    pub fn appearance(self) -> Signal<Appearance> {
        self.appearance.into()
    }

    /// Chooses an appearance.
    pub fn choose_appearance(self, appearance: Appearance) {
        let value = appearance.attribute().unwrap_or_default();
        platform::set_root_attribute("data-theme", value);
        platform::store_choice(THEME, value);
        self.appearance.set(appearance);
    }

    /// Writes numbers of Arabic in other digits, from the next drawing of the page, which follows at once.
    pub fn choose_digits(self, is_eastern: bool) {
        platform::store_choice(platform::DIGITS, if is_eastern { "arab" } else { "" });
        platform::reload();
    }

    /// Keeps the language with which the next visit begins.
    pub fn keep_language(self, locale: Locale) {
        platform::store_choice(LANGUAGE, locale.tag());
    }
}

/// The choices of this device.
pub fn use_preferences() -> Preferences {
    crate::services::given()
}
