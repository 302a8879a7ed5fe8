//! An element before it is in a document: its name and everything that was said about it.

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use leptos::tachys::renderer::types;
use leptos::wasm_bindgen::JsValue;

use super::value::Value;
use super::{Node, Piece};
use crate::local::NodeRef;

pub(super) type Listener = Box<dyn FnMut(types::Event) + Send>;
pub(super) type Property = Box<dyn FnMut() -> JsValue + Send>;
pub(super) type Reference = Box<dyn FnOnce(&types::Element) + Send>;

/// An element that is still being made.
pub struct Element(Node);

/// Everything about an element.
pub(super) struct Parts {
    /// Its name and the attributes that never change, as `view!` packs them: the name, then for each attribute U+001E,
    /// its name, U+001F, its value.
    head: &'static str,
    pub(super) is_svg: bool,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) listeners: Vec<(Cow<'static, str>, Listener)>,
    pub(super) properties: Vec<(&'static str, Property)>,
    pub(super) reference: Option<Reference>,
    pub(super) children: Vec<Node>,
}

impl std::fmt::Debug for Element {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What a property can be set to.
pub trait IntoProperty {
    /// As JavaScript sees it.
    fn into_property(self) -> JsValue;
}

impl IntoProperty for bool {
    fn into_property(self) -> JsValue {
        JsValue::from_bool(self)
    }
}

impl IntoProperty for String {
    fn into_property(self) -> JsValue {
        JsValue::from_str(&self)
    }
}

impl Parts {
    /// The element's name.
    pub(super) fn tag(&self) -> &'static str {
        self.head.split('\u{1e}').next().unwrap_or_default()
    }

    /// Names and values of the attributes that never change.
    pub(super) fn fixed(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        self.head
            .split('\u{1e}')
            .filter_map(|attribute| attribute.split_once('\u{1f}'))
    }
}

impl Element {
    /// An HTML element: its name and the attributes that never change, as `view!` packs them.
    #[inline(never)]
    pub fn new(head: &'static str) -> Self {
        Self::named(head, false)
    }

    /// An element of a drawing.
    #[inline(never)]
    pub fn in_svg(head: &'static str) -> Self {
        Self::named(head, true)
    }

    fn named(head: &'static str, is_svg: bool) -> Self {
        Self(Node::element(Box::new(Parts {
            head,
            is_svg,
            attributes: Vec::new(),
            listeners: Vec::new(),
            properties: Vec::new(),
            reference: None,
            children: Vec::new(),
        })))
    }

    fn change(mut self, change: impl FnOnce(&mut Parts)) -> Self {
        if let Piece::Element(parts) = &mut *self.0.0 {
            change(parts);
        }
        self
    }

    /// Adds a child.
    #[inline(never)]
    #[must_use]
    pub fn child(self, child: Node) -> Self {
        self.change(|parts| parts.children.push(child))
    }

    /// Sets an attribute.
    #[inline(never)]
    #[must_use]
    pub fn attribute(self, name: &'static str, value: Value) -> Self {
        self.change(|parts| parts.attributes.push((name, value)))
    }

    /// Listens to an event.
    #[must_use]
    pub fn on<E>(self, event: E, mut handler: impl FnMut(E::EventType) + Send + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: From<types::Event>,
    {
        self.listen(event.name(), Box::new(move |event| handler(event.into())))
    }

    #[inline(never)]
    fn listen(self, name: Cow<'static, str>, listener: Listener) -> Self {
        self.change(|parts| parts.listeners.push((name, listener)))
    }

    /// Keeps a property of the element as its signals say.
    #[must_use]
    pub fn property<T: IntoProperty>(
        self,
        name: &'static str,
        mut value: impl FnMut() -> T + Send + 'static,
    ) -> Self {
        let value: Property = Box::new(move || value().into_property());
        self.change(|parts| parts.properties.push((name, value)))
    }

    /// Hands the element to a reference once it exists.
    #[must_use]
    pub fn reference<E: 'static>(self, reference: NodeRef<E>) -> Self {
        let reference: Reference = Box::new(move |element| reference.load(element));
        self.change(|parts| parts.reference = Some(reference))
    }

    /// The finished node.
    #[must_use]
    pub fn done(self) -> Node {
        self.0
    }
}
