//! What a component is written with: Leptos' names, where this crate's nodes and signals stand in for Leptos' own.

pub use leptos::prelude::*;
pub use souk_view::view;

pub use crate::local::{Local, NodeRef};
pub use crate::node::{IntoNode, Node, live, on_change, rows};
pub use crate::reactive::{Callback, Memo, RwSignal, Signal, effect};
