//! Short messages to the shopper: what happened, what was kept, what can be done.

use souk_commerce::CartLine;
use souk_ui::prelude::*;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Tells messages apart, in the order in which they came.
    pub id: u32,
    /// What it says.
    pub event: NoticeEvent,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeEvent {
    /// Something was put into the cart.
    Added {
        /// Its title.
        title: String,
    },
    /// A line was taken out of the cart and can be put back.
    Removed {
        /// What is said of it.
        said: String,
        /// The line.
        line: CartLine,
        /// Where it stood.
        position: usize,
    },
    /// A line would hold too many pieces; it stayed as it was.
    TooMany,
    /// The cart has no room for another line.
    CartFull,
    /// The browser keeps nothing; the cart lives as long as the page.
    NothingKept,
    /// Lines of the kept cart could not be read; the others are there, and the old text is set aside.
    LinesLost {
        /// How many.
        count: usize,
    },
    /// What the checkout had kept could not be read; the old text is set aside.
    CheckoutLost,
    /// Things that another page handed over are not sold here.
    HandoffLost {
        /// How many.
        count: usize,
    },
    /// What another page handed over cannot be looked up; the address still holds it.
    HandoffWaits,
    /// A text was put on the clipboard.
    Copied,
    /// The clipboard refused.
    NotCopied,
    /// What the guest says, in words already.
    Said(String),
    /// The interface language could not be loaded; the former one stays.
    LanguageMissing,
}

/// The messages on the page.
#[derive(Debug, Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    next: StoredValue<u32>,
}

/// Most messages shown at a time; older ones give way.
const SHOWN: usize = 3;

impl Notices {
    /// No messages yet, put into the context.
    pub fn provide() -> Self {
        let notices = Self {
            list: RwSignal::new(Vec::new()),
            next: StoredValue::new(1),
        };
        provide_context(notices);
        notices
    }

    /// The messages, the newest last.
    pub fn list(self) -> Signal<Vec<Notice>> {
        self.list.into()
    }

    /// Shows a message. Saying the same thing again replaces it.
    pub fn show(self, event: NoticeEvent) {
        let id = self.next.get_value();
        self.next.set_value(id.saturating_add(1));
        self.list.update(|list| {
            list.retain(|notice| notice.event != event);
            list.push(Notice { id, event });
            let surplus = list.len().saturating_sub(SHOWN);
            list.drain(..surplus);
        });
    }

    /// Takes a message away.
    pub fn dismiss(self, id: u32) {
        self.list
            .update(|list| list.retain(|notice| notice.id != id));
    }
}

/// The messages on the page.
pub fn use_notices() -> Notices {
    crate::services::given()
}
