//! Search: a question to the worker, an answer from it. The worker opens the index once for each language.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use souk_catalog::protocol::{decode_found, encode_query};
use souk_catalog::{Contents, Found, Query};
use souk_ui::prelude::*;
use thiserror::Error;

use crate::platform::{SearchWorker, WorkerMessage};
use crate::services::catalog::Catalog;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SearchError {
    /// The index could not be fetched or read.
    #[error("the search index cannot be opened: {0}")]
    NoIndex(String),
    /// The worker said something that is no answer.
    #[error("the search gave no answer")]
    NoAnswer,
}

/// The search of the shop.
#[derive(Debug, Clone, Copy)]
pub struct Search {
    inner: Local<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// The index that the worker has open, by the URL of its file.
    index: String,
    worker: Option<SearchWorker>,
    waiting: Rc<RefCell<Waiting>>,
}

/// Questions without an answer yet.
#[derive(Debug, Default)]
struct Waiting {
    next: u32,
    senders: Vec<(u32, oneshot::Sender<Vec<u8>>)>,
    failure: Option<String>,
}

impl Search {
    /// A search whose worker is not started yet.
    pub fn new() -> Self {
        Self {
            inner: Local::new(Inner::default()),
        }
    }

    /// Starts the worker on the index of a language, unless it has it open.
    pub fn open(self, catalog: &Catalog, contents: &Contents) {
        let index = catalog.url(&contents.index);
        let has_it =
            |inner: Rc<Inner>| inner.index == index && inner.waiting.borrow().failure.is_none();
        if self.inner.get().is_some_and(has_it) {
            return;
        }
        let cards: Vec<String> = contents
            .cards
            .iter()
            .map(|name| catalog.url(name))
            .collect();
        let waiting: Rc<RefCell<Waiting>> = Rc::default();
        let worker = SearchWorker::start(catalog.app(), &index, &cards, {
            let waiting = Rc::clone(&waiting);
            move |message| receive(&waiting, message)
        });
        if worker.is_none() {
            waiting.borrow_mut().failure = Some("this browser has no workers".into());
        }
        self.inner.set(Inner {
            index,
            worker,
            waiting,
        });
    }

    /// Asks. Questions before the index is open wait for it.
    ///
    /// # Errors
    /// [`SearchError`].
    pub async fn ask(self, query: &Query) -> Result<Found, SearchError> {
        let bytes = encode_query(query);
        let (sender, receiver) = oneshot::channel();
        {
            let inner = self.inner.get().ok_or(SearchError::NoAnswer)?;
            let mut waiting = inner.waiting.borrow_mut();
            if let Some(reason) = &waiting.failure {
                return Err(SearchError::NoIndex(reason.clone()));
            }
            waiting.next = waiting.next.wrapping_add(1);
            let number = waiting.next;
            waiting.senders.push((number, sender));
            // The worker may answer at once.
            drop(waiting);
            let worker = inner.worker.as_ref().ok_or(SearchError::NoAnswer)?;
            worker.ask(number, &bytes);
        }
        let Ok(answer) = receiver.await else {
            let inner = self.inner.get();
            let failure = inner.and_then(|inner| inner.waiting.borrow().failure.clone());
            return Err(failure.map_or(SearchError::NoAnswer, SearchError::NoIndex));
        };
        decode_found(&answer).map_err(|_| SearchError::NoAnswer)
    }
}

impl Default for Search {
    fn default() -> Self {
        Self::new()
    }
}

fn receive(waiting: &RefCell<Waiting>, message: WorkerMessage) {
    let mut waiting = waiting.borrow_mut();
    match message {
        WorkerMessage::Ready => {}
        WorkerMessage::Found(number, bytes) => {
            let mut senders = waiting.senders.iter();
            if let Some(place) = senders.position(|(asked, _)| *asked == number) {
                let (_, sender) = waiting.senders.swap_remove(place);
                // Whoever asked may have gone to another page.
                sender.send(bytes).ok();
            }
        }
        WorkerMessage::Failed(reason) => {
            waiting.failure = Some(reason);
            // Dropping a sender tells its receiver.
            waiting.senders.clear();
        }
    }
}
