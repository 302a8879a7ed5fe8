//! Values that cannot leave their thread, such as what a browser hands out, behind handles that signals and callbacks
//! can hold.
//!
//! Leptos wraps such values in guards that ask for the thread's name; in a browser that question alone brings a second
//! allocator into the program.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::html::ElementType;
use leptos::prelude::on_cleanup;
use leptos::tachys::renderer::types;
use leptos::wasm_bindgen::JsCast;

use crate::reactive::{RwSignal, handle};

/// What this thread keeps.
#[derive(Default)]
struct Kept {
    next: u32,
    values: Vec<(u32, Rc<dyn Any>)>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

#[inline(never)]
fn new_key() -> u32 {
    KEPT.with_borrow_mut(|kept| {
        kept.next = kept.next.wrapping_add(1);
        kept.next
    })
}

#[inline(never)]
fn keep(key: u32, value: Rc<dyn Any>) {
    let former = take(key);
    KEPT.with_borrow_mut(|kept| kept.values.push((key, value)));
    // What its end sets off may look here again.
    drop(former);
}

#[inline(never)]
fn take(key: u32) -> Option<Rc<dyn Any>> {
    KEPT.with_borrow_mut(|kept| {
        let place = kept.values.iter().position(|(known, _)| *known == key)?;
        Some(kept.values.swap_remove(place).1)
    })
}

#[inline(never)]
fn look_up(key: u32) -> Option<Rc<dyn Any>> {
    KEPT.with_borrow(|kept| {
        let mut values = kept.values.iter();
        let (_, value) = values.find(|(known, _)| *known == key)?;
        Some(Rc::clone(value))
    })
}

/// A value that stays in its thread, for as long as the owner under which it was made is there.
pub struct Local<T>(u32, PhantomData<fn() -> T>);

handle!(Local<T>);

impl<T: 'static> Local<T> {
    /// A place with nothing in it.
    pub fn empty() -> Self {
        let key = new_key();
        on_cleanup(move || drop(take(key)));
        Self(key, PhantomData)
    }

    /// A place that holds a value.
    pub fn new(value: T) -> Self {
        let local = Self::empty();
        local.set(value);
        local
    }

    /// Puts another value there.
    pub fn set(self, value: T) {
        keep(self.0, Rc::new(value));
    }

    /// The value; `None` where nothing was put, where the owner is gone, and in another thread.
    pub fn get(self) -> Option<Rc<T>> {
        look_up(self.0)?.downcast().ok()
    }
}

/// The element of a view, once it is in the document.
pub struct NodeRef<E> {
    element: Local<types::Element>,
    is_there: RwSignal<bool>,
    kind: PhantomData<fn() -> E>,
}

handle!(NodeRef<E>);

impl<E> Default for NodeRef<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> NodeRef<E> {
    /// A reference to an element that does not exist yet.
    pub fn new() -> Self {
        Self {
            element: Local::empty(),
            is_there: RwSignal::new(false),
            kind: PhantomData,
        }
    }

    pub(crate) fn load(self, element: &types::Element) {
        self.element.set(element.clone());
        self.is_there.set(true);
    }
}

impl<E: ElementType> NodeRef<E>
where
    E::Output: JsCast + Clone + 'static,
{
    /// The element; what runs here runs again when it is there.
    pub fn get(self) -> Option<E::Output> {
        self.is_there.get().then(|| self.get_untracked())?
    }

    /// The element, without waiting for it.
    pub fn get_untracked(self) -> Option<E::Output> {
        let element = self.element.get()?;
        Some(element.unchecked_ref::<E::Output>().clone())
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;

    #[test]
    fn a_value_is_there_until_its_owner_goes() {
        let owner = Owner::new();
        let (one, other) = owner.with(|| (Local::new("one".to_owned()), Local::<u8>::empty()));
        assert_eq!(one.get().as_deref().map(String::as_str), Some("one"));
        assert_eq!(other.get(), None);
        other.set(1);
        other.set(2);
        assert_eq!(other.get().as_deref(), Some(&2));
        let elsewhere = std::thread::spawn(move || other.get().is_none());
        assert!(elsewhere.join().unwrap());
        owner.cleanup();
        assert!(one.get().is_none() && other.get().is_none());
    }
}
