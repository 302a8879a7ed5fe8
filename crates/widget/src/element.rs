//! What the loader calls: one element's view, from its attributes to its removal.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use souk_catalog::{Cards, Contents, Manifest, PackError};
use souk_commerce::{LanguageTag, Summary};
use souk_i18n::{Messages, MessagesError};
use souk_ui::Words;
use thiserror::Error;
use wasm_bindgen::prelude::*;

use crate::links::Links;
use crate::platform::{self, Function, Host, HtmlElement, IntlFormatter};
use crate::shelf::Shelf;
use crate::view::{self, Stock};

/// Why an element cannot show anything. Read by the people who run the page, in the browser's console.
#[derive(Debug, Error)]
enum ElementError {
    #[error("{0}")]
    Net(String),
    #[error(transparent)]
    Messages(#[from] MessagesError),
    #[error("the shop's catalogue cannot be read: {0}")]
    Pack(#[from] PackError),
    #[error("the shop has no category `{0}`")]
    NoCategory(String),
    #[error("there is nothing on this shelf")]
    Empty,
}

/// A view in its element. Dropping it, `free()` for the loader, takes the view down.
#[wasm_bindgen]
pub struct Mounted {
    _view: Box<dyn Any>,
}

impl fmt::Debug for Mounted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mounted")
    }
}

/// Reads what an element asks for and shows it in `root`.
///
/// # Errors
/// An `Error` that says what could not be read; nothing is shown then.
#[wasm_bindgen]
pub async fn mount(root: HtmlElement, host: Host) -> Result<Mounted, JsError> {
    let stock = load(&host).await?;
    let view = leptos::mount::mount_to(root, move || view::stall(stock, host));
    Ok(Mounted {
        _view: Box::new(view),
    })
}

/// Calls back when the program has failed and no element can go on.
#[wasm_bindgen]
pub fn guard(callback: Function) {
    platform::on_panic(callback);
}

async fn load(host: &Host) -> Result<Stock, ElementError> {
    let messages = Messages::read(&host.messages())?;
    let locale = messages.locale();
    let shelf = Shelf::new(&host.category(), host.limit());
    let contents = contents(host, locale.tag()).await?;
    let file = shelf
        .file(&contents)
        .ok_or_else(|| ElementError::NoCategory(shelf.path.join("/")))?;
    let cards = Cards::open(pack_file(host, &file.to_string()).await?)?;
    let cards: Vec<Summary> = shelf.cards(&cards);
    if cards.is_empty() {
        return Err(ElementError::Empty);
    }
    let words = Words::new(
        Arc::new(messages),
        Arc::new(IntlFormatter::new(locale)),
        contents.content_language.clone(),
    );
    Ok(Stock {
        links: Links::new(&host.store(), locale.tag()),
        contents,
        shelf,
        cards,
        words,
    })
}

async fn contents(host: &Host, tag: &str) -> Result<Contents, ElementError> {
    let manifest = Manifest::read(&pack_file(host, souk_catalog::MANIFEST_NAME).await?)?;
    let name = LanguageTag::parse(tag)
        .and_then(|tag| manifest.contents(&tag))
        .or_else(|| manifest.default_contents())
        .ok_or(ElementError::Empty)?;
    Ok(Contents::read(&pack_file(host, &name.to_string()).await?)?)
}

async fn pack_file(host: &Host, name: &str) -> Result<Vec<u8>, ElementError> {
    let path = format!("/pack/{name}");
    host.file(&path).await.map_err(ElementError::Net)
}
