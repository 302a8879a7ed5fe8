//! Where the goods of an order may go from where they stand: a table, so that it can be read and tested whole.
//!
//! Money has its own axis ([`crate::payment::settlement`]): goods that are paid at the door leave unpaid, and a canceled
//! order can still have money to give back.

/// Where goods stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Goods {
    /// Ordered; nothing has left.
    Placed,
    /// On their way.
    Shipped,
    /// With the buyer.
    Delivered,
    /// They stay where they are.
    Canceled,
}

/// What happens to goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GoodsEvent {
    /// The courier has them.
    Ship,
    /// The buyer has them.
    Deliver,
    /// The order is given up.
    Cancel,
}

/// From, event, to. What is not here does not happen: what has left is not canceled, it is returned.
const TABLE: [(Goods, GoodsEvent, Goods); 3] = [
    (Goods::Placed, GoodsEvent::Ship, Goods::Shipped),
    (Goods::Placed, GoodsEvent::Cancel, Goods::Canceled),
    (Goods::Shipped, GoodsEvent::Deliver, Goods::Delivered),
];

impl Goods {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Placed, Self::Shipped, Self::Delivered, Self::Canceled];

    /// Where they stand after an event; `None` when it cannot happen there.
    pub fn next(self, event: GoodsEvent) -> Option<Self> {
        TABLE
            .iter()
            .find(|(from, known, _)| *from == self && *known == event)
            .map(|(_, _, to)| *to)
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Canceled => "canceled",
        }
    }

    /// The state with a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }
}

impl GoodsEvent {
    /// Every event.
    pub const ALL: [Self; 3] = [Self::Ship, Self::Deliver, Self::Cancel];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_event_has_one_meaning() {
        for from in Goods::ALL {
            for event in GoodsEvent::ALL {
                let expected = match (from, event) {
                    (Goods::Placed, GoodsEvent::Ship) => Some(Goods::Shipped),
                    (Goods::Placed, GoodsEvent::Cancel) => Some(Goods::Canceled),
                    (Goods::Shipped, GoodsEvent::Deliver) => Some(Goods::Delivered),
                    _ => None,
                };
                assert_eq!(from.next(event), expected, "{from:?} {event:?}");
            }
            assert_eq!(Goods::parse(from.as_str()), Some(from));
        }
        assert_eq!(Goods::parse("lost"), None);
    }
}
