//! Nodes in a document: building, following, replacing, removing.

use std::borrow::Cow;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;

use super::element::{Listener, Parts};
use super::value::Setting;
use super::{Node, Piece, Row, html};
use crate::reactive::Presence;

/// A node that is in a document.
pub enum NodeState {
    /// A text and what it says.
    Text(types::Text, Cow<'static, str>),
    /// An element with its children and what keeps it alive.
    Element(types::Element, Vec<NodeState>, Keep),
    /// Several nodes and a mark behind them.
    Many(Vec<NodeState>, types::Placeholder),
    /// Rows with their keys and a mark behind them.
    Rows(Vec<(String, Owner, NodeState)>, types::Placeholder),
    /// A node that follows signals.
    Live(RenderEffect<NodeState>),
    /// A node and the owner of what its signals hold.
    Owned(Box<NodeState>, Owner),
}

impl std::fmt::Debug for NodeState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NodeState")
    }
}

/// What must live as long as an element.
#[derive(Default)]
pub struct Keep {
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<Listening>,
}

/// A listener at an element, until it is dropped.
struct Listening {
    element: types::Element,
    name: Cow<'static, str>,
    called: Closure<dyn FnMut(types::Event)>,
}

impl Listening {
    #[inline(never)]
    fn new(element: types::Element, name: Cow<'static, str>, listener: Listener) -> Self {
        let listener: Box<dyn FnMut(types::Event)> = listener;
        let called = Closure::wrap(listener);
        // Fails for no listener that is a function.
        element
            .add_event_listener_with_callback(&name, called.as_ref().unchecked_ref())
            .ok();
        Self {
            element,
            name,
            called,
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let called = self.called.as_ref().unchecked_ref();
        self.element
            .remove_event_listener_with_callback(&self.name, called)
            .ok();
    }
}

impl std::fmt::Debug for Keep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keep({}, {})", self.effects.len(), self.listeners.len())
    }
}

type Step = Box<dyn FnMut(Option<NodeState>) -> NodeState>;

fn live(mut step: Step) -> NodeState {
    let present = Presence::new();
    NodeState::Live(RenderEffect::new(move |former| match former {
        Some(former) if !present.lasts() => former,
        former => step(former),
    }))
}

fn follow(mut run: Box<dyn FnMut()>) -> RenderEffect<()> {
    let present = Presence::new();
    RenderEffect::new(move |_| {
        if present.lasts() {
            run();
        }
    })
}

fn build(node: Node) -> NodeState {
    match *node.0 {
        Piece::Text(text) => NodeState::Text(Rndr::create_text_node(&text), text),
        Piece::Element(parts) => build_element(*parts),
        Piece::Many(nodes) => NodeState::Many(
            nodes.into_iter().map(build).collect(),
            Rndr::create_placeholder(),
        ),
        Piece::Live(mut draw) => live(Box::new(move |former| replace(former, draw()))),
        Piece::Rows(mut rows) => {
            // The effect clears what it owns before each run; a row must outlive the runs in which it stays.
            let parent = Owner::current().unwrap_or_default();
            live(Box::new(move |former| update_rows(former, rows(), &parent)))
        }
        Piece::Owned(owner, node) => {
            let state = owner.with(|| build(node));
            NodeState::Owned(Box::new(state), owner)
        }
        Piece::Same => NodeState::Many(Vec::new(), Rndr::create_placeholder()),
    }
}

fn replace(former: Option<NodeState>, node: Node) -> NodeState {
    match (former, *node.0) {
        (None, piece) => build(Node(Box::new(piece))),
        (Some(former), Piece::Same) => former,
        (Some(NodeState::Text(element, old)), Piece::Text(new)) => {
            if old != new {
                Rndr::set_text(&element, &new);
            }
            NodeState::Text(element, new)
        }
        (Some(mut former), piece) => {
            let mut next = build(Node(Box::new(piece)));
            former.insert_before_this(&mut next);
            former.unmount();
            next
        }
    }
}

fn build_element(parts: Parts) -> NodeState {
    let namespace = parts.is_svg.then_some("http://www.w3.org/2000/svg");
    let element = Rndr::create_element(parts.tag(), namespace);
    for (name, value) in parts.fixed() {
        Rndr::set_attribute(&element, name, value);
    }
    let mut keep = Keep::default();
    for (name, value) in parts.attributes {
        match value.setting() {
            Some(Setting::Live(mut value)) => {
                let element = element.clone();
                let mut former = None;
                keep.effects.push(follow(Box::new(move || {
                    let next = match value().setting() {
                        Some(Setting::Text(text)) => Some(text),
                        _ => None,
                    };
                    if former != next {
                        set_attribute(&element, name, next.as_deref());
                        former = next;
                    }
                })));
            }
            Some(Setting::Text(text)) => set_attribute(&element, name, Some(&text)),
            None => {}
        }
    }
    let mut children: Vec<NodeState> = parts.children.into_iter().map(build).collect();
    for child in &mut children {
        child.mount(&element, None);
    }
    // After the children: a list box takes its value only once it has its choices.
    for (name, mut value) in parts.properties {
        let element = element.clone();
        keep.effects.push(follow(Box::new(move || {
            Rndr::set_property(&element, name, &value());
        })));
    }
    if !parts.listeners.is_empty() {
        let present = Presence::new();
        for (name, listener) in parts.listeners {
            let listener: Listener = Box::new(present.only(listener));
            keep.listeners
                .push(Listening::new(element.clone(), name, listener));
        }
    }
    if let Some(reference) = parts.reference {
        reference(&element);
    }
    NodeState::Element(element, children, keep)
}

fn set_attribute(element: &types::Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) => Rndr::set_attribute(element, name, value),
        None => Rndr::remove_attribute(element, name),
    }
}

fn update_rows(former: Option<NodeState>, rows: Vec<Row>, parent: &Owner) -> NodeState {
    let (former, mark, is_first) = match former {
        Some(NodeState::Rows(rows, mark)) => (rows, mark, false),
        _ => (Vec::new(), Rndr::create_placeholder(), true),
    };
    // First what is gone goes: a row that stays then only moves when the order changes.
    let mut old = Vec::with_capacity(former.len());
    for (key, owner, mut state) in former {
        if rows.iter().any(|row| row.key == key) {
            old.push((key, owner, state));
        } else {
            state.unmount();
            owner.cleanup();
        }
    }
    let mut next: Vec<(String, Owner, NodeState)> = Vec::with_capacity(rows.len());
    for row in rows {
        let found = old.iter().position(|(key, ..)| *key == row.key);
        if let Some(index) = found {
            let mut kept = old.remove(index);
            if index > 0 {
                kept.2.unmount();
                insert(&mut kept.2, old.first(), &mark);
            }
            next.push(kept);
        } else {
            let owner = parent.with(Owner::new);
            let mut state = owner.with(|| build((row.draw)()));
            if !is_first {
                insert(&mut state, old.first(), &mark);
            }
            next.push((row.key, owner, state));
        }
    }
    NodeState::Rows(next, mark)
}

fn insert(
    state: &mut NodeState,
    before: Option<&(String, Owner, NodeState)>,
    mark: &types::Placeholder,
) {
    match before {
        Some((_, _, row)) => row.insert_before_this(state),
        None => mark.insert_before_this(state),
    };
}

impl NodeState {
    fn each_mut(&mut self, mut act: impl FnMut(&mut dyn Mountable)) {
        match self {
            Self::Text(node, _) => act(node),
            Self::Element(node, ..) => act(node),
            Self::Live(effect) => act(effect),
            Self::Owned(node, _) => act(&mut **node),
            Self::Many(nodes, mark) => {
                for node in nodes {
                    act(node);
                }
                act(mark);
            }
            Self::Rows(rows, mark) => {
                for (_, _, row) in rows {
                    act(row);
                }
                act(mark);
            }
        }
    }
}

impl Mountable for NodeState {
    fn unmount(&mut self) {
        self.each_mut(|part| part.unmount());
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.each_mut(|part| part.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Text(node, _) => node.insert_before_this(child),
            Self::Element(node, ..) => node.insert_before_this(child),
            Self::Live(effect) => effect.insert_before_this(child),
            Self::Owned(node, _) => node.insert_before_this(child),
            Self::Many(nodes, mark) => match nodes.first() {
                Some(node) => node.insert_before_this(child),
                None => mark.insert_before_this(child),
            },
            Self::Rows(rows, mark) => match rows.first() {
                Some((_, _, row)) => row.insert_before_this(child),
                None => mark.insert_before_this(child),
            },
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Element(node, ..) => vec![node.clone()],
            _ => Vec::new(),
        }
    }
}

impl Render for Node {
    type State = NodeState;

    fn build(self) -> NodeState {
        build(self)
    }

    fn rebuild(self, state: &mut NodeState) {
        let mut next = build(self);
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

impl AddAnyAttr for Node {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        html::write(self, buf);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> NodeState {
        build(self)
    }

    fn into_owned(self) -> Self {
        self
    }
}
