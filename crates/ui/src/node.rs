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
use crate::reactive;

pub use self::element::Element;
use self::element::Parts;
pub use self::rows::{Row, rows};
pub use self::value::{IntoValue, Value};

/// A piece of a page. It is one pointer: handing it on takes hardly any code, and views do little else.
pub struct Node(Box<Piece>);

/// What a piece is.
enum Piece {
    /// A text.
    Text(Cow<'static, str>),
    /// An element.
    Element(Box<Parts>),
    /// Several pieces, or none.
    Many(Vec<Node>),
    /// A piece that follows the signals it reads.
    Live(Draw),
    /// A list that follows the signals it reads; a row that stays keeps its elements.
    Rows(DrawRows),
    /// A piece with an owner of its own: what its signals hold lives as long as it stands there.
    Owned(Owner, Node),
    /// What stands there already; only a piece that follows signals can say so.
    Same,
}

type Draw = Box<dyn FnMut() -> Node + Send>;
type DrawRows = Box<dyn FnMut() -> Vec<Row> + Send>;

impl Default for Node {
    fn default() -> Self {
        Self::many(Vec::new())
    }
}

impl std::fmt::Debug for Node {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match *self.0 {
            Piece::Text(_) => "Text",
            Piece::Element(_) => "Element",
            Piece::Many(_) => "Many",
            Piece::Live(_) => "Live",
            Piece::Rows(_) => "Rows",
            Piece::Owned(..) => "Owned",
            Piece::Same => "Same",
        })
    }
}

impl Node {
    /// A fixed text.
    #[inline(never)]
    pub fn text(text: &'static str) -> Self {
        Self(Box::new(Piece::Text(Cow::Borrowed(text))))
    }

    /// Several pieces after each other.
    #[inline(never)]
    pub fn many(nodes: Vec<Node>) -> Self {
        Self(Box::new(Piece::Many(nodes)))
    }

    #[inline(never)]
    fn element(parts: Box<Parts>) -> Self {
        Self(Box::new(Piece::Element(parts)))
    }

    #[inline(never)]
    fn live(draw: Draw) -> Self {
        Self(Box::new(Piece::Live(draw)))
    }

    #[inline(never)]
    fn rows(draw: DrawRows) -> Self {
        Self(Box::new(Piece::Rows(draw)))
    }

    #[inline(never)]
    fn owned(owner: Owner, node: Node) -> Self {
        Self(Box::new(Piece::Owned(owner, node)))
    }

    #[inline(never)]
    fn same() -> Self {
        Self(Box::new(Piece::Same))
    }
}

/// A piece that is drawn again whenever a signal it reads has changed.
pub fn live<N: IntoNode>(draw: impl FnMut() -> N + Send + 'static) -> Node {
    draw.into_node()
}

/// A piece that is drawn again only when a value has changed: whatever holds focus in it keeps it until then.
pub fn on_change<T, N>(
    value: impl FnMut() -> T + Send + Sync + 'static,
    mut draw: impl FnMut(&T) -> N + Send + 'static,
) -> Node
where
    T: PartialEq + Send + Sync + 'static,
    N: IntoNode,
{
    drawn_on_change(
        reactive::changes(value),
        Box::new(move |value| reactive::see(value, &mut draw).into_node()),
    )
}

fn drawn_on_change(
    mut change: reactive::Change,
    mut draw: Box<dyn FnMut(&reactive::Held) -> Node + Send>,
) -> Node {
    // Leptos clears what the last run made before it runs again, also where the run then keeps it.
    let parent = Owner::current().unwrap_or_default();
    let mut former = None;
    Node::live(Box::new(move || {
        let (value, has_changed) = change(former.take());
        let node = if has_changed {
            let owner = parent.with(Owner::new);
            let node = owner.with(|| untrack(|| draw(&value)));
            Node::owned(owner, node)
        } else {
            Node::same()
        };
        former = Some(value);
        node
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
    #[inline(never)]
    fn into_node(self) -> Node {
        Node(Box::new(Piece::Text(Cow::Owned(self))))
    }
}

impl IntoNode for &str {
    #[inline(never)]
    fn into_node(self) -> Node {
        self.to_owned().into_node()
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or_else(Node::default, IntoNode::into_node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        Node::many(self.into_iter().map(IntoNode::into_node).collect())
    }
}

impl<F, T> IntoNode for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoNode,
{
    fn into_node(mut self) -> Node {
        Node::live(Box::new(move || self().into_node()))
    }
}
