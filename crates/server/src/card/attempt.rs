//! Where an attempt to pay may go from where it stands: a table, so that it can be read and tested whole.

/// Where an attempt to pay stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum State {
    /// The provider was asked for a page, or is about to be.
    Starting,
    /// The buyer can pay.
    Open,
    /// Money came.
    Paid,
    /// The provider refused.
    Failed,
    /// It ended unpaid.
    Expired,
    /// Money came that fits nothing: a person has to look.
    Mismatch,
}

/// What happens to an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Event {
    /// The provider has made a page.
    Opened,
    /// The provider refused.
    Refused,
    /// Money came.
    Paid,
    /// Money came that fits nothing.
    Mismatched,
    /// The page ended.
    Ended,
}

/// From, event, to. What is not here does not happen. Money outlives everything but itself: it can come after the end.
const TABLE: [(State, Event, State); 12] = [
    (State::Starting, Event::Opened, State::Open),
    (State::Starting, Event::Refused, State::Failed),
    (State::Starting, Event::Paid, State::Paid),
    (State::Starting, Event::Mismatched, State::Mismatch),
    (State::Starting, Event::Ended, State::Expired),
    (State::Open, Event::Paid, State::Paid),
    (State::Open, Event::Mismatched, State::Mismatch),
    (State::Open, Event::Ended, State::Expired),
    (State::Failed, Event::Paid, State::Paid),
    (State::Failed, Event::Mismatched, State::Mismatch),
    (State::Expired, Event::Paid, State::Paid),
    (State::Expired, Event::Mismatched, State::Mismatch),
];

/// Where an attempt stands after an event; `None` when the event changes nothing.
pub(crate) fn next(from: State, event: Event) -> Option<State> {
    TABLE
        .iter()
        .find(|(state, happens, _)| (*state, *happens) == (from, event))
        .map(|(_, _, to)| *to)
}

impl State {
    /// Every state.
    const ALL: [Self; 6] = [
        Self::Starting,
        Self::Open,
        Self::Paid,
        Self::Failed,
        Self::Expired,
        Self::Mismatch,
    ];

    /// The word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Open => "open",
            Self::Paid => "paid",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Mismatch => "mismatch",
        }
    }

    /// The state with a word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: [Event; 5] = [
        Event::Opened,
        Event::Refused,
        Event::Paid,
        Event::Mismatched,
        Event::Ended,
    ];

    #[test]
    fn every_pair_of_state_and_event_stands_in_the_table_at_most_once() {
        for state in State::ALL {
            for event in EVENTS {
                let rows = TABLE
                    .iter()
                    .filter(|(from, on, _)| (*from, *on) == (state, event));
                assert!(rows.count() <= 1, "{state:?} {event:?}");
            }
            assert_eq!(State::parse(state.as_str()), Some(state));
        }
    }

    #[test]
    fn what_money_has_settled_nothing_moves() {
        for state in [State::Paid, State::Mismatch] {
            for event in EVENTS {
                assert_eq!(next(state, event), None);
            }
        }
    }

    #[test]
    fn money_is_heard_of_whatever_became_of_the_page() {
        for state in [State::Starting, State::Open, State::Failed, State::Expired] {
            assert_eq!(next(state, Event::Paid), Some(State::Paid));
        }
    }

    #[test]
    fn nothing_but_money_follows_an_end() {
        for state in [State::Failed, State::Expired] {
            for event in [Event::Opened, Event::Refused, Event::Ended] {
                assert_eq!(next(state, event), None);
            }
        }
    }
}
