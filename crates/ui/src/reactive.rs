//! Leptos' signals, with one type of value under all of them.
//!
//! Leptos writes the code of a signal, a memo and a callback once for each type of value. Here every value is shared
//! behind one pointer, so that this code is in a program once; what is left for each type is looking at the value.
//! Names and notation are Leptos' own.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude as leptos;
use leptos::{Get as _, GetUntracked as _, GetValue as _, Set as _};

/// A value of any type. The types of this module see to it that each reads back what it wrote.
pub(crate) type Held = Arc<dyn Any + Send + Sync>;
type Compute = Arc<dyn Fn() -> Held + Send + Sync>;
type Remember = Box<dyn Fn(Option<Held>) -> (Held, bool) + Send + Sync>;
/// Takes a former value and gives the next one, or the same with the word that nothing has changed.
pub(crate) type Change = Box<dyn FnMut(Option<Held>) -> (Held, bool) + Send>;

/// Reads a value, with or without following it.
trait Cell {
    fn read(&self) -> Held;
    fn peek(&self) -> Held;
}

impl Cell for leptos::RwSignal<Held> {
    #[inline(never)]
    fn read(&self) -> Held {
        self.get()
    }

    #[inline(never)]
    fn peek(&self) -> Held {
        self.get_untracked()
    }
}

impl Cell for leptos::Memo<Held> {
    #[inline(never)]
    fn read(&self) -> Held {
        self.get()
    }

    #[inline(never)]
    fn peek(&self) -> Held {
        self.get_untracked()
    }
}

impl Cell for leptos::StoredValue<Compute> {
    #[inline(never)]
    fn read(&self) -> Held {
        self.get_value()()
    }

    #[inline(never)]
    fn peek(&self) -> Held {
        leptos::untrack(|| self.read())
    }
}

#[inline(never)]
fn new_cell(value: Held) -> leptos::RwSignal<Held> {
    leptos::RwSignal::new(value)
}

#[inline(never)]
fn peek_if_there(cell: leptos::RwSignal<Held>) -> Option<Held> {
    cell.try_get_untracked()
}

#[inline(never)]
fn write(cell: leptos::RwSignal<Held>, value: Held) {
    // A signal whose owner is gone has nobody to tell.
    drop(cell.try_set(value));
}

#[inline(never)]
fn remember(compute: Remember) -> leptos::Memo<Held> {
    leptos::Memo::new_owning(compute)
}

#[inline(never)]
fn store(value: Held) -> leptos::StoredValue<Held> {
    leptos::StoredValue::new(value)
}

#[inline(never)]
fn store_compute(compute: Compute) -> leptos::StoredValue<Compute> {
    leptos::StoredValue::new(compute)
}

#[inline(never)]
fn stored(cell: leptos::StoredValue<Held>) -> Option<Held> {
    cell.try_get_value()
}

/// Looks at a held value.
pub(crate) fn see<T: 'static, R>(held: &Held, look: impl FnOnce(&T) -> R) -> R {
    match held.downcast_ref() {
        Some(value) => look(value),
        None => unreachable!("a signal holds the type that it was made with"),
    }
}

#[inline(never)]
fn copy_of<T: Clone + 'static>(held: &Held) -> T {
    see(held, T::clone)
}

/// What a small key to a value elsewhere has: it is copied, whatever the value.
macro_rules! handle {
    ($name:ident<$($parameter:ident),+>) => {
        impl<$($parameter),+> Clone for $name<$($parameter),+> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$($parameter),+> Copy for $name<$($parameter),+> {}

        impl<$($parameter),+> fmt::Debug for $name<$($parameter),+> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

pub(crate) use handle;

macro_rules! readable {
    ($name:ident) => {
        handle!($name<T>);

        impl<T: 'static> $name<T> {
            /// The value; what runs here runs again when it changes.
            pub fn get(&self) -> T
            where
                T: Clone,
            {
                copy_of(&self.0.read())
            }

            /// Looks at the value; what runs here runs again when it changes.
            pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
                see(&self.0.read(), look)
            }

            /// The value, without following it.
            pub fn get_untracked(&self) -> T
            where
                T: Clone,
            {
                copy_of(&self.0.peek())
            }

            /// Looks at the value without following it.
            pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
                see(&self.0.peek(), look)
            }
        }
    };
}

/// A value that can be written.
pub struct RwSignal<T>(leptos::RwSignal<Held>, PhantomData<fn() -> T>);

readable!(RwSignal);

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that holds a value.
    pub fn new(value: T) -> Self {
        Self(new_cell(Arc::new(value)), PhantomData)
    }

    /// Another value. Where the signal's owner is gone, nothing happens.
    pub fn set(&self, value: T) {
        write(self.0, Arc::new(value));
    }

    /// Changes the value. Where the signal's owner is gone, nothing happens.
    pub fn update(&self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        if let Some(mut value) = self.try_get_untracked() {
            change(&mut value);
            self.set(value);
        }
    }

    /// The value, without following it; `None` where the signal's owner is gone.
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        peek_if_there(self.0).map(|held| copy_of(&held))
    }
}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

/// A value that follows others and tells only of changes.
pub struct Memo<T>(leptos::Memo<Held>, PhantomData<fn() -> T>);

readable!(Memo);

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo of what a function makes of other signals and of its own former value.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let remembered: Remember = Box::new(move |former| {
            let next = compute(former.as_ref().and_then(|held| held.downcast_ref()));
            kept_or(former, next)
        });
        Self(remember(remembered), PhantomData)
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// A memo that takes every new value for a change: for values that are dearer to compare than to show.
    pub fn always(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let remembered: Remember = Box::new(move |former| {
            let next = compute(former.as_ref().and_then(|held| held.downcast_ref()));
            (Arc::new(next), true)
        });
        Self(remember(remembered), PhantomData)
    }
}

/// The changes of a value.
pub(crate) fn changes<T: PartialEq + Send + Sync + 'static>(
    mut value: impl FnMut() -> T + Send + 'static,
) -> Change {
    Box::new(move |former| kept_or(former, value()))
}

/// The former value where the next one is the same.
#[inline(never)]
fn kept_or<T: PartialEq + Send + Sync + 'static>(former: Option<Held>, next: T) -> (Held, bool) {
    match former {
        Some(former) if former.downcast_ref() == Some(&next) => (former, false),
        _ => (Arc::new(next), true),
    }
}

/// A value that can be read, wherever it comes from.
pub struct Signal<T>(leptos::StoredValue<Compute>, PhantomData<fn() -> T>);

readable!(Signal);

impl<T: Send + Sync + 'static> Signal<T> {
    /// A value that a function makes of other signals, anew each time it is read.
    pub fn derive(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(
            store_compute(Arc::new(move || Arc::new(compute()))),
            PhantomData,
        )
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(
            store_compute(Arc::new(move || signal.0.read())),
            PhantomData,
        )
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self(store_compute(Arc::new(move || memo.0.read())), PhantomData)
    }
}

/// What somebody else wants to do when something happens.
pub struct Callback<In, Out = ()>(leptos::StoredValue<Held>, PhantomData<fn(In) -> Out>);

handle!(Callback<In, Out>);

type Act<In, Out> = Box<dyn Fn(In) -> Out + Send + Sync>;

impl<In: 'static, Out: 'static> Callback<In, Out> {
    /// A callback.
    pub fn new(act: impl Fn(In) -> Out + Send + Sync + 'static) -> Self {
        let act: Act<In, Out> = Box::new(act);
        Self(store(Arc::new(act)), PhantomData)
    }

    /// Calls it; `None` where its owner is gone.
    pub fn try_run(&self, input: In) -> Option<Out> {
        stored(self.0).map(|held| see(&held, |act: &Act<In, Out>| act(input)))
    }
}

impl<In: 'static, Out: Default + 'static> Callback<In, Out> {
    /// Calls it. Where its owner is gone, nothing happens.
    pub fn run(&self, input: In) -> Out {
        self.try_run(input).unwrap_or_default()
    }
}

/// Runs now, and again whenever a signal that it reads changes, for as long as its owner is there.
pub fn effect(run: impl FnMut() + Send + Sync + 'static) {
    effect_of(Box::new(run));
}

#[inline(never)]
fn effect_of(mut run: Box<dyn FnMut() + Send + Sync>) {
    let present = Presence::new();
    leptos::Effect::new_sync(move |_: Option<()>| {
        if present.lasts() {
            run();
        }
    });
}

/// Whether an owner is still there. An effect that was told of a change just before its owner went would run once more,
/// on signals that are gone.
#[derive(Debug, Clone)]
pub(crate) struct Presence(Arc<AtomicBool>);

impl Presence {
    /// That of the present owner.
    #[inline(never)]
    pub(crate) fn new() -> Self {
        let presence = Self(Arc::new(AtomicBool::new(true)));
        let ending = presence.clone();
        leptos::on_cleanup(move || ending.0.store(false, Ordering::Relaxed));
        presence
    }

    pub(crate) fn lasts(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// What runs only while the owner is there. A browser tells a field that it loses its focus, and with it what was
    /// typed, in the middle of taking it out of the document: then its signals are gone already.
    pub(crate) fn only<T, F: FnMut(T)>(&self, mut run: F) -> impl FnMut(T) + use<T, F> {
        let present = self.clone();
        move |input| {
            if present.lasts() {
                run(input);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_an_owner_that_is_gone_runs_no_more() {
        let owner = leptos::Owner::new();
        let heard = Arc::new(AtomicBool::new(false));
        let mut listener = owner.with(|| {
            let (value, heard) = (RwSignal::new(true), Arc::clone(&heard));
            Presence::new().only(move |()| heard.store(value.get_untracked(), Ordering::Relaxed))
        });
        listener(());
        assert!(heard.swap(false, Ordering::Relaxed));
        owner.cleanup();
        listener(());
        assert!(!heard.load(Ordering::Relaxed));
    }
}
