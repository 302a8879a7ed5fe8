//! A surrounding without a browser, for tests and for printing pages: the same names, and a world that can be set up, cut off and
//! looked at.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use souk_commerce::Timestamp;
use souk_ui::node::Node;

use super::{Address, Answer, AppFiles, NetError, Request, StorageError};

type Load = Box<dyn Fn(&str) -> Option<Answer>>;
type Backend = Box<dyn FnMut(&Request) -> Result<Answer, NetError>>;

/// Everything outside the program.
#[derive(Default)]
pub struct World {
    /// Addresses visited, the last one shown.
    pub history: Vec<String>,
    /// Whether the network is cut.
    pub offline: bool,
    /// Whether storage is refused.
    pub storage_refused: bool,
    /// Files by URL.
    pub files: HashMap<String, Answer>,
    /// Gives files that are not among those.
    pub load: Option<Load>,
    /// Answers requests to the backend.
    pub backend: Option<Backend>,
    /// What is kept on the device.
    pub kept: HashMap<String, String>,
    /// Choices kept on the device.
    pub choices: HashMap<String, String>,
    /// The clock.
    pub now: Timestamp,
    /// How many random keys were handed out.
    pub keys: u32,
    /// The title of the tab.
    pub title: String,
    /// The language that the boot script gave to the page.
    pub language: String,
    /// The data block of the document.
    pub app: AppFiles,
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World")
            .field("history", &self.history)
            .field("offline", &self.offline)
            .finish_non_exhaustive()
    }
}

thread_local! {
    static WORLD: RefCell<World> = RefCell::default();
}

/// Looks at the world or changes it.
pub fn world<T>(visit: impl FnOnce(&mut World) -> T) -> T {
    WORLD.with_borrow_mut(visit)
}

/// The address that is shown.
pub fn address() -> Address {
    let href = world(|world| world.history.last().cloned()).unwrap_or_else(|| "/".into());
    let (rest, fragment) = href.split_once('#').unwrap_or((&href, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    Address {
        path: path.into(),
        query: query.into(),
        fragment: fragment.into(),
    }
}

/// Scheme, host and port of the page.
pub fn origin() -> String {
    "https://shop.example".into()
}

/// Shows an address as a new history entry.
pub fn push_address(href: &str) {
    world(|world| world.history.push(href.into()));
}

/// Shows an address in place of the present one.
pub fn replace_address(href: &str) {
    world(|world| {
        world.history.pop();
        world.history.push(href.into());
    });
}

/// Leaves for an address by loading it.
pub fn leave_for(href: &str) {
    push_address(href);
}

/// Loads the page anew.
pub fn reload() {}

/// There is no Back button here.
pub fn on_return(_callback: impl Fn() + 'static) {}

/// Nobody clicks here.
pub fn on_link(_callback: impl Fn(&Address) -> bool + 'static) {}

/// Nobody looks at pictures here.
pub fn on_picture(_callback: impl Fn(usize) + 'static) {}

/// Nothing scrolls here.
pub fn restore_scroll() {}

/// Nothing scrolls here.
pub fn scroll_to(_y: f64) {}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    world(|world| world.title = title.into());
}

/// There is no document here.
pub fn set_language(_tag: &str, _direction: &str) {}

/// There is no document here.
pub fn set_root_attribute(_name: &str, _value: &str) {}

/// There is no document here.
pub fn set_attribute(_selector: &str, _name: &str, _value: &str) {}

/// There is no focus here.
pub fn focus(_selector: &str) {}

/// Reads a file of the shop.
///
/// # Errors
/// [`NetError::Offline`] when the network is cut.
#[allow(clippy::unused_async, reason = "the browser's twin waits")]
pub async fn fetch(url: &str) -> Result<Answer, NetError> {
    world(|world| {
        if world.offline {
            return Err(NetError::Offline);
        }
        let missing = Answer {
            status: 404,
            etag: None,
            content_type: "text/plain".into(),
            body: Vec::new(),
        };
        let known = world.files.get(url).cloned();
        let loaded = || world.load.as_ref().and_then(|load| load(url));
        Ok(known.or_else(loaded).unwrap_or(missing))
    })
}

/// Sends a request to the backend.
///
/// # Errors
/// As [`fetch`], and whatever the test's backend says.
#[allow(clippy::unused_async, reason = "the browser's twin waits")]
pub async fn send(request: Request) -> Result<Answer, NetError> {
    let backend = world(|world| {
        if world.offline {
            None
        } else {
            world.backend.take()
        }
    });
    let mut backend = backend.ok_or(NetError::Offline)?;
    let answer = backend(&request);
    world(|world| world.backend = Some(backend));
    answer
}

/// The time by the test's clock.
pub fn now() -> Timestamp {
    world(|world| world.now)
}

/// Runs a future to its end at once: nothing here ever waits.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    run(future);
}

/// Runs a future to its end and gives its value.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            return value;
        }
    }
}

/// A key that no earlier call has given.
pub fn random_key() -> String {
    world(|world| {
        world.keys += 1;
        format!("key-{}", world.keys)
    })
}

/// Whether there is a network.
pub fn is_online() -> bool {
    world(|world| !world.offline)
}

/// Nothing happens by itself here.
pub fn on_event(_kind: &str, _callback: impl Fn() + 'static) {}

/// Nobody listens here.
pub fn send_event(_kind: &str) {}

/// Nobody else runs here.
pub fn on_text(_kind: &str, _callback: impl Fn(String) + 'static) {}

/// Nobody listens here.
pub fn send_text(_kind: &str, _text: &str) {}

/// Nobody reads the console here.
pub fn log(_line: &str) {}

/// There is no clipboard here.
#[allow(clippy::unused_async, reason = "the browser's twin waits")]
pub async fn copy_text(_text: String) -> bool {
    false
}

/// There is nobody to hand a link to.
#[allow(clippy::unused_async, reason = "the browser's twin waits")]
pub async fn share(_title: String, _url: String) -> Option<bool> {
    Some(false)
}

/// A small choice kept on this device.
pub fn stored_choice(name: &str) -> Option<String> {
    world(|world| world.choices.get(name).cloned())
}

/// Keeps a small choice.
pub fn store_choice(name: &str, value: &str) {
    world(|world| world.choices.insert(name.into(), value.into()));
}

/// What is kept for as long as the tab is open.
pub fn kept_in_tab(key: &str) -> Option<String> {
    world(|world| world.choices.get(key).cloned())
}

/// Keeps a text for as long as the tab is open.
pub fn keep_in_tab(key: &str, text: &str) {
    world(|world| world.choices.insert(key.into(), text.into()));
}

/// The document's data block.
pub fn app_files() -> AppFiles {
    world(|world| world.app.clone())
}

/// The text kept under a key.
///
/// # Errors
/// [`StorageError`] when storage is refused.
#[allow(clippy::unused_async, reason = "the browser's twin waits")]
pub async fn kept(key: &str) -> Result<Option<String>, StorageError> {
    world(|world| {
        if world.storage_refused {
            Err(StorageError::Refused)
        } else {
            Ok(world.kept.get(key).cloned())
        }
    })
}

/// Keeps a text under a key.
///
/// # Errors
/// [`StorageError`] when storage is refused.
pub async fn keep(key: &str, text: &str) -> Result<(), StorageError> {
    let text = text.to_owned();
    update_kept(key, |_| Some(text)).await
}

/// Changes what is kept under a key.
///
/// # Errors
/// [`StorageError`] when storage is refused.
pub async fn update_kept(
    key: &str,
    change: impl FnOnce(Option<String>) -> Option<String> + 'static,
) -> Result<(), StorageError> {
    let before = kept(key).await?;
    if let Some(after) = change(before) {
        world(|world| world.kept.insert(key.into(), after));
    }
    Ok(())
}

/// There are no other tabs here.
pub fn announce(_key: &str) {}

/// There are no other tabs here.
pub fn on_announcement(_key: &'static str, _callback: impl Fn() + 'static) {}

/// The language of the whole page.
pub fn language() -> String {
    world(|world| world.language.clone())
}

/// The search engine without a worker: it answers before `ask` returns.
pub struct SearchWorker {
    engine: Option<RefCell<souk_catalog::Engine>>,
    callback: Box<dyn Fn(super::WorkerMessage)>,
}

impl fmt::Debug for SearchWorker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SearchWorker")
    }
}

impl SearchWorker {
    /// Opens an index with its cards.
    pub fn start(
        _app: &AppFiles,
        index: &str,
        cards: &[String],
        callback: impl Fn(super::WorkerMessage) + 'static,
    ) -> Option<Self> {
        let file = |url: &str| {
            run(fetch(url))
                .ok()
                .filter(|answer| answer.status == 200)
                .map(|answer| answer.body)
        };
        let cards: Option<Vec<Vec<u8>>> = cards.iter().map(|url| file(url)).collect();
        let engine = file(index)
            .zip(cards)
            .and_then(|(index, cards)| souk_catalog::Engine::open(index, cards).ok())
            .map(RefCell::new);
        callback(match engine {
            Some(_) => super::WorkerMessage::Ready,
            None => super::WorkerMessage::Failed("the index cannot be fetched".into()),
        });
        Some(Self {
            engine,
            callback: Box::new(callback),
        })
    }

    /// Answers through the callback.
    pub fn ask(&self, number: u32, query: &[u8]) {
        use souk_catalog::protocol::{decode_query, encode_found};
        if let (Some(engine), Ok(query)) = (&self.engine, decode_query(query)) {
            (self.callback)(super::WorkerMessage::Found(
                number,
                encode_found(&engine.borrow_mut().search(&query)),
            ));
        }
    }
}

/// Nothing is painted here.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    callback();
}

/// There is no document here.
pub fn mount(_view: impl FnOnce() -> Node + 'static) {}

/// Nothing stands in for a program here.
pub fn take_over(_id: &str) {}

/// There is no shopper to tell.
pub fn fail(_reason: &str) {}

/// Places of names in their order.
pub fn rank_names(_tag: &str, names: &[&str]) -> Vec<u32> {
    let before = |name: &&str| names.iter().filter(|other| *other < name).count();
    names
        .iter()
        .map(|name| u32::try_from(before(name)).unwrap_or(u32::MAX))
        .collect()
}

/// There is no printer here.
pub fn print() {}
