//! Lists whose rows keep their elements for as long as their key stays in the list.

use super::{IntoNode, Node};

/// A row of a list.
pub struct Row {
    pub(super) key: String,
    pub(super) draw: Box<dyn FnOnce() -> Node + Send>,
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row({:?})", self.key)
    }
}

/// A list that follows the signals which `each` reads. A row is drawn once, when its key first appears.
pub fn rows<T, N>(
    mut each: impl FnMut() -> Vec<T> + Send + 'static,
    key: impl Fn(&T) -> String + Send + 'static,
    draw: impl Fn(T) -> N + Clone + Send + 'static,
) -> Node
where
    T: Send + 'static,
    N: IntoNode,
{
    Node::rows(Box::new(move || {
        each()
            .into_iter()
            .map(|item| {
                let draw = draw.clone();
                Row {
                    key: key(&item),
                    draw: Box::new(move || draw(item).into_node()),
                }
            })
            .collect()
    }))
}
