//! What is kept on this device, and how tabs hear of it.
//!
//! Every change runs under one Web Lock, reads what is there, and writes in one go: two tabs that each read, then
//! wrote, lost a third of their updates.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use super::location::listen;
use crate::platform::StorageError;

const DATABASE: &str = "souk";
const SCHEMA: u32 = 1;
const STORE: &str = "kept";
const CHANNEL: &str = "souk";

/// The text kept under a key.
///
/// # Errors
/// [`StorageError`] when the browser refuses.
pub async fn kept(key: &str) -> Result<Option<String>, StorageError> {
    read(key).await.map_err(|_| StorageError::Refused)
}

/// Keeps a text under a key, in place of what was there.
///
/// # Errors
/// [`StorageError`] when the browser refuses.
pub async fn keep(key: &str, text: &str) -> Result<(), StorageError> {
    update_kept(key, |_| Some(text.to_owned())).await
}

/// Changes what is kept under a key, alone among all tabs. `None` leaves it as it is.
///
/// # Errors
/// [`StorageError`] when the browser refuses; nothing is changed then.
pub async fn update_kept(
    key: &str,
    change: impl FnOnce(Option<String>) -> Option<String>,
) -> Result<(), StorageError> {
    let lock = Lock::take(key).await;
    let result = async {
        if let Some(text) = change(read(key).await?) {
            write(key, &text).await?;
        }
        Ok::<(), idb::Error>(())
    }
    .await;
    lock.release();
    result.map_err(|_| StorageError::Refused)
}

async fn read(key: &str) -> Result<Option<String>, idb::Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let value = transaction
        .object_store(STORE)?
        .get(JsValue::from(key))?
        .await?;
    database.close();
    Ok(value.and_then(|value| value.as_string()))
}

async fn write(key: &str, text: &str) -> Result<(), idb::Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction
        .object_store(STORE)?
        .put(&JsValue::from(text), Some(&JsValue::from(key)))?
        .await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

async fn open() -> Result<Database, idb::Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(SCHEMA))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database()
            && !database.store_names().iter().any(|name| name == STORE)
        {
            // A failure here fails the opening, which is reported.
            database
                .create_object_store(STORE, ObjectStoreParams::new())
                .ok();
        }
    });
    request.await
}

/// The right to change one key, held until it is released.
struct Lock(Option<js_sys::Function>);

impl Lock {
    /// Waits for the lock of a key. Without Web Locks the change runs unguarded.
    async fn take(key: &str) -> Self {
        #[wasm_bindgen]
        extern "C" {
            #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
            fn request(name: &str, body: &JsValue) -> Result<Promise, JsValue>;
        }
        let release: Rc<RefCell<Option<js_sys::Function>>> = Rc::default();
        let held_release = Rc::clone(&release);
        let granted = Promise::new(&mut |granted, _| {
            let held_release = Rc::clone(&held_release);
            let fallback = granted.clone();
            let body = Closure::once_into_js(move || {
                let held = Promise::new(&mut |resolve, _| {
                    held_release.replace(Some(resolve));
                });
                // Resolving a promise cannot fail.
                granted.call0(&JsValue::NULL).ok();
                held
            });
            if request(&format!("souk-{key}"), &body).is_err() {
                fallback.call0(&JsValue::NULL).ok();
            }
        });
        // The promise above is only ever resolved.
        JsFuture::from(granted).await.ok();
        Self(release.take())
    }

    fn release(self) {
        if let Some(release) = self.0 {
            // Resolving a promise cannot fail.
            release.call0(&JsValue::NULL).ok();
        }
    }
}

/// Tells the other tabs that what is kept under a key has changed.
pub fn announce(key: &str) {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        // Posting a text fails only on a closed channel.
        channel.post_message(&key.into()).ok();
        channel.close();
    }
}

/// Calls back when another tab has changed what is kept under a key.
pub fn on_announcement(key: &'static str, callback: impl Fn() + 'static) {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
        return;
    };
    listen(&channel, "message", move |event| {
        let text = event
            .dyn_ref::<MessageEvent>()
            .and_then(|message| message.data().as_string());
        if text.as_deref() == Some(key) {
            callback();
        }
    });
    // The channel lives as long as the page.
    std::mem::forget(channel);
}
