//! Where a checkout may go from where it stands: a table, so that it can be read and tested whole.

use souk_ucp::v2026_04_08::Status;

/// What happens to a checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Event {
    /// It was priced, with or without something that is missing.
    Priced {
        /// Whether nothing is missing.
        is_complete: bool,
    },
    /// Its order was placed.
    Placed,
    /// Its buyer gave it up.
    GivenUp,
    /// Its time is over.
    Expired,
}

const PRICED: Event = Event::Priced { is_complete: true };
const LACKING: Event = Event::Priced { is_complete: false };

/// From, event, to. What is not here does not happen. `requires_escalation` and `complete_in_progress` have no way in:
/// the shop's payments need neither.
const TABLE: [(Status, Event, Status); 9] = [
    (Status::Incomplete, LACKING, Status::Incomplete),
    (Status::Incomplete, PRICED, Status::ReadyForComplete),
    (Status::Incomplete, Event::GivenUp, Status::Canceled),
    (Status::Incomplete, Event::Expired, Status::Canceled),
    (Status::ReadyForComplete, LACKING, Status::Incomplete),
    (Status::ReadyForComplete, PRICED, Status::ReadyForComplete),
    (Status::ReadyForComplete, Event::Placed, Status::Completed),
    (Status::ReadyForComplete, Event::GivenUp, Status::Canceled),
    (Status::ReadyForComplete, Event::Expired, Status::Canceled),
];

/// Where a checkout stands after an event; `None` when the event cannot happen there.
pub(crate) fn next(from: Status, event: Event) -> Option<Status> {
    TABLE
        .iter()
        .find(|(state, known, _)| *state == from && *known == event)
        .map(|(_, _, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Status; 6] = [
        Status::Incomplete,
        Status::RequiresEscalation,
        Status::ReadyForComplete,
        Status::CompleteInProgress,
        Status::Completed,
        Status::Canceled,
    ];
    const EVENTS: [Event; 5] = [
        PRICED,
        LACKING,
        Event::Placed,
        Event::GivenUp,
        Event::Expired,
    ];

    #[test]
    fn nothing_leaves_a_final_state() {
        for status in ALL.into_iter().filter(|status| status.is_final()) {
            for event in EVENTS {
                assert_eq!(next(status, event), None, "{status:?} {event:?}");
            }
        }
    }

    #[test]
    fn an_order_is_placed_only_from_a_checkout_that_lacks_nothing() {
        for status in ALL {
            let expected = (status == Status::ReadyForComplete).then_some(Status::Completed);
            assert_eq!(next(status, Event::Placed), expected, "{status:?}");
        }
    }

    #[test]
    fn every_open_state_that_occurs_can_be_priced_given_up_and_expire() {
        for status in [Status::Incomplete, Status::ReadyForComplete] {
            assert_eq!(next(status, PRICED), Some(Status::ReadyForComplete));
            assert_eq!(next(status, LACKING), Some(Status::Incomplete));
            assert_eq!(next(status, Event::GivenUp), Some(Status::Canceled));
            assert_eq!(next(status, Event::Expired), Some(Status::Canceled));
        }
    }

    #[test]
    fn no_pair_of_state_and_event_stands_in_the_table_twice() {
        for (index, (from, event, _)) in TABLE.iter().enumerate() {
            assert!(
                !TABLE[index + 1..]
                    .iter()
                    .any(|(other, happens, _)| other == from && happens == event)
            );
        }
    }
}
