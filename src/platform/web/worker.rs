//! The search engine in its worker: bytes in, bytes out.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::location::listen;
use crate::platform::{AppFiles, WorkerMessage};

/// A running worker.
#[derive(Debug)]
pub struct SearchWorker(Worker);

impl SearchWorker {
    /// Starts a worker and lets it open an index with its cards; `None` where the browser has no workers.
    pub fn start(
        app: &AppFiles,
        index: &str,
        cards: &[String],
        callback: impl Fn(WorkerMessage) + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&app.search_script, &options).ok()?;
        listen(&worker, "message", {
            move |event| {
                if let Some(message) = event
                    .dyn_ref::<MessageEvent>()
                    .and_then(|event| read(&event.data()))
                {
                    callback(message);
                }
            }
        });
        let files: Array = cards.iter().map(JsValue::from).collect();
        let open = message(&[
            ("kind", "open".into()),
            ("glue", app.search_glue.as_str().into()),
            ("wasm", app.search_wasm.as_str().into()),
            ("wasmIntegrity", app.search_integrity.as_str().into()),
            ("index", index.into()),
            ("cards", files.into()),
        ]);
        worker.post_message(&open).ok()?;
        Some(Self(worker))
    }

    /// Asks the worker; the answer comes through the callback with the same number.
    pub fn ask(&self, number: u32, query: &[u8]) {
        let bytes = Uint8Array::from(query);
        let ask = message(&[
            ("kind", "search".into()),
            ("id", number.into()),
            ("bytes", bytes.into()),
        ]);
        // A worker that is gone has said so through its error event.
        self.0.post_message(&ask).ok();
    }
}

impl Drop for SearchWorker {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

fn message(pairs: &[(&str, JsValue)]) -> Object {
    let message = Object::new();
    for (name, value) in pairs {
        // Setting a property of a fresh object cannot fail.
        Reflect::set(&message, &(*name).into(), value).ok();
    }
    message
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number that `ask` sent, a u32"
)]
fn read(data: &JsValue) -> Option<WorkerMessage> {
    let field = |name: &str| Reflect::get(data, &name.into()).ok();
    match field("kind")?.as_string()?.as_str() {
        "ready" => Some(WorkerMessage::Ready),
        "found" => {
            let number = field("id")?.as_f64()? as u32;
            let bytes = field("bytes")?.dyn_into::<Uint8Array>().ok()?.to_vec();
            Some(WorkerMessage::Found(number, bytes))
        }
        "failed" => Some(WorkerMessage::Failed(
            field("reason")?.as_string().unwrap_or_default(),
        )),
        _ => None,
    }
}
