//! One type for all markup.
//!
//! `view!` makes a [`Node`] of whatever it is given. A node is Leptos' own kind of view: signals drive it, Leptos mounts
//! it, and it prints itself to HTML natively. It is one type, so that the code which builds, follows and removes
//! elements stands in the program once, not once for each piece of markup.

mod build;
mod element;
mod html;
mod rows;
mod value;

use std::borrow::Cow;

use crate::prelude::*;

pub use self::element::Element;
pub use self::rows::{Row, rows};
pub use self::value::{IntoValue, Value};

/// A piece of a page.
pub enum Node {
    /// A text.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
    /// Several pieces, or none.
    Many(Vec<Node>),
    /// A piece that follows the signals it reads.
    Live(Box<dyn FnMut() -> Node + Send>),
    /// A list that follows the signals it reads; a row that stays keeps its elements.
    Rows(Box<dyn FnMut() -> Vec<Row> + Send>),
    /// A piece with an owner of its own: what its signals hold lives as long as it stands there.
    Owned(Owner, Box<Node>),
    /// What stands there already; only a piece that follows signals can say so.
    Same,
}

impl Default for Node {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl std::fmt::Debug for Node {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text",
            Self::Element(_) => "Element",
            Self::Many(_) => "Many",
            Self::Live(_) => "Live",
            Self::Rows(_) => "Rows",
            Self::Owned(..) => "Owned",
            Self::Same => "Same",
        })
    }
}

impl Node {
    /// A fixed text.
    pub fn text(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// Several pieces after each other.
    pub fn many(nodes: Vec<Node>) -> Self {
        Self::Many(nodes)
    }
}

/// A piece that is drawn again whenever a signal it reads has changed.
pub fn live<N: IntoNode>(draw: impl FnMut() -> N + Send + 'static) -> Node {
    draw.into_node()
}

/// A piece that is drawn again only when a value has changed: whatever holds focus in it keeps it until then.
pub fn on_change<T, N>(
    mut value: impl FnMut() -> T + Send + 'static,
    mut draw: impl FnMut(&T) -> N + Send + 'static,
) -> Node
where
    T: PartialEq + Send + 'static,
    N: IntoNode,
{
    // Leptos clears what the last run made before it runs again, also where the run then keeps it.
    let parent = Owner::current().unwrap_or_default();
    let mut former = None;
    Node::Live(Box::new(move || {
        let next = Some(value());
        if former == next {
            return Node::Same;
        }
        former = next;
        let owner = parent.with(Owner::new);
        let node = owner.with(|| untrack(|| former.as_ref().map(&mut draw).into_node()));
        Node::Owned(owner, Box::new(node))
    }))
}

/// What can stand among markup.
pub trait IntoNode {
    /// As a node.
    fn into_node(self) -> Node;
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(Cow::Owned(self))
    }
}

impl IntoNode for &str {
    #[inline(never)]
    fn into_node(self) -> Node {
        Node::Text(Cow::Owned(self.to_owned()))
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or_else(Node::default, IntoNode::into_node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        Node::Many(self.into_iter().map(IntoNode::into_node).collect())
    }
}

impl<F, T> IntoNode for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoNode,
{
    fn into_node(mut self) -> Node {
        Node::Live(Box::new(move || self().into_node()))
    }
}
