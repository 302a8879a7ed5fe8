//! The search engine in its worker: bytes in, bytes out.

use wasm_bindgen::prelude::*;

use crate::platform::{AppFiles, WorkerMessage};

type OnMessage = Closure<dyn Fn(u32, Option<Vec<u8>>, Option<String>)>;

mod browser {
    use super::{JsValue, OnMessage, wasm_bindgen};

    #[wasm_bindgen(module = "/src/platform/web/browser.js")]
    extern "C" {
        #[wasm_bindgen(js_name = startSearch)]
        pub(super) fn start(files: &str, index: &str, cards: &str, callback: &OnMessage)
        -> JsValue;
        #[wasm_bindgen(js_name = askSearch)]
        pub(super) fn ask(worker: &JsValue, number: u32, query: &[u8]);
        #[wasm_bindgen(js_name = stopSearch)]
        pub(super) fn stop(worker: &JsValue);
    }
}

/// A running worker.
#[derive(Debug)]
pub struct SearchWorker {
    worker: JsValue,
    _on_message: OnMessage,
}

impl SearchWorker {
    /// Starts a worker and lets it open an index with its cards; `None` where the browser has no workers.
    pub fn start(
        app: &AppFiles,
        index: &str,
        cards: &[String],
        callback: impl Fn(WorkerMessage) + 'static,
    ) -> Option<Self> {
        let files = [
            app.search_script.as_str(),
            &app.search_glue,
            &app.search_wasm,
            &app.search_integrity,
        ];
        let on_message: OnMessage = Closure::wrap(Box::new(move |number, bytes, reason| {
            callback(match (bytes, reason) {
                (Some(bytes), _) => WorkerMessage::Found(number, bytes),
                (None, Some(reason)) => WorkerMessage::Failed(reason),
                (None, None) => WorkerMessage::Ready,
            });
        }));
        let worker = browser::start(&files.join("\n"), index, &cards.join("\n"), &on_message);
        (!worker.is_undefined()).then_some(Self {
            worker,
            _on_message: on_message,
        })
    }

    /// Asks the worker; the answer comes through the callback with the same number.
    pub fn ask(&self, number: u32, query: &[u8]) {
        browser::ask(&self.worker, number, query);
    }
}

impl Drop for SearchWorker {
    fn drop(&mut self) {
        browser::stop(&self.worker);
    }
}
