//! Values that components read whenever they need them.

use std::fmt;
use std::sync::Arc;

use crate::prelude::*;

/// Where a component reads a value that changes. Reading it in markup follows the signals behind it.
///
/// A signal of Leptos can do more, and brings several kilobytes of code for each type of value; this is a function.
pub struct Source<T>(Arc<dyn Fn() -> T + Send + Sync>);

impl<T> Clone for Source<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Source<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source")
    }
}

impl<T> Source<T> {
    /// A source that computes its value from others.
    pub fn new(value: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(Arc::new(value))
    }

    /// The value.
    pub fn get(&self) -> T {
        (self.0)()
    }

    /// The value, without following it.
    pub fn peek(&self) -> T {
        untrack(|| (self.0)())
    }
}

impl<T> From<Signal<T>> for Source<T>
where
    T: Clone + Send + Sync + 'static,
{
    fn from(signal: Signal<T>) -> Self {
        Self::new(move || signal.get())
    }
}

impl<T> From<RwSignal<T>> for Source<T>
where
    T: Clone + Send + Sync + 'static,
{
    fn from(signal: RwSignal<T>) -> Self {
        Self::new(move || signal.get())
    }
}
