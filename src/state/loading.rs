//! What is being fetched for a page.

use std::pin::Pin;

use souk_ui::prelude::*;

use crate::platform;

/// A value that is on its way. Until the next one is there, the former one stays.
pub struct Loading<T> {
    value: RwSignal<Option<T>>,
    asked: RwSignal<u32>,
}

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loading<T> {}

impl<T> std::fmt::Debug for Loading<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Loading")
    }
}

impl<T: Clone + Send + Sync + 'static> Loading<T> {
    /// Fetches now, and again whenever a signal changes that `fetch` reads before it waits. Of several answers only
    /// that to the last question counts.
    pub fn new<F>(fetch: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = T> + 'static,
    {
        let (value, asked) = (RwSignal::new(None), RwSignal::new(0));
        let latest = RwSignal::new(0_u32);
        follow(
            asked,
            latest,
            Box::new(move |number| {
                let answer = fetch();
                Box::pin(async move {
                    let answer = answer.await;
                    if latest.try_get_untracked() == Some(number) {
                        value.set(Some(answer));
                    }
                })
            }),
        );
        Self { value, asked }
    }

    /// What came; `None` before anything has.
    pub fn get(&self) -> Option<T> {
        self.value.get()
    }

    /// Fetches once more.
    pub fn again(&self) {
        self.asked.update(|asked| *asked = asked.wrapping_add(1));
    }
}

type Answering = Pin<Box<dyn Future<Output = ()>>>;
type Ask = Box<dyn Fn(u32) -> Answering + Send + Sync>;

/// Asks with a number of its own each time. One copy of this serves every kind of value.
#[cfg(not(target_family = "wasm"))]
fn follow(_asked: RwSignal<u32>, latest: RwSignal<u32>, ask: Ask) {
    // Effects run in browsers only; what is drawn once is fetched once.
    platform::spawn(ask(latest.get_untracked()));
}

#[cfg(target_family = "wasm")]
fn follow(asked: RwSignal<u32>, latest: RwSignal<u32>, ask: Ask) {
    effect(move || {
        asked.get();
        let number = latest.get_untracked().wrapping_add(1);
        latest.set(number);
        platform::spawn(ask(number));
    });
}
