//! A list that is one long in most cases, and small in memory then.

/// One or several values.
#[derive(Debug, Clone)]
pub(super) enum Few<T> {
    One(T),
    // The box keeps the usual case small.
    #[allow(
        clippy::box_collection,
        reason = "a list of its own would be three words"
    )]
    Many(Box<Vec<T>>),
}

impl<T> Few<T> {
    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }

    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        match self {
            Self::One(value) => (index == 0).then_some(value),
            Self::Many(values) => values.get_mut(index),
        }
    }

    pub(super) fn into_vec(self) -> Vec<T> {
        match self {
            Self::One(value) => vec![value],
            Self::Many(values) => *values,
        }
    }

    pub(super) fn push(&mut self, value: T) {
        let mut values = std::mem::replace(self, Self::Many(Box::default())).into_vec();
        values.push(value);
        *self = Self::Many(Box::new(values));
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(mut values: Vec<T>) -> Self {
        match (values.pop(), values.is_empty()) {
            (Some(value), true) => Self::One(value),
            (last, _) => {
                values.extend(last);
                Self::Many(Box::new(values))
            }
        }
    }
}
