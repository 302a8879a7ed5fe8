//! Nodes as text: what tools and the server print.

use leptos::prelude::*;
use leptos::tachys::view::Position;

use super::Node;
use super::element::Parts;
use super::value::Value;

/// Elements without content and closing tag (HTML, void elements).
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Writes a node.
pub(super) fn write(node: Node, out: &mut String) {
    match node {
        Node::Text(text) => escape(&text, out),
        Node::Element(element) => write_element(*element.0, out),
        Node::Many(nodes) => nodes.into_iter().for_each(|node| write(node, out)),
        Node::Live(mut draw) => write(draw(), out),
        Node::Rows(mut rows) => rows().into_iter().for_each(|row| write((row.draw)(), out)),
        Node::Owned(owner, node) => owner.with(|| write(*node, out)),
        Node::Same => {}
        Node::View(view) => {
            view.to_html_with_buf(out, &mut Position::FirstChild, true, false, Vec::new());
        }
    }
}

fn write_element(parts: Parts, out: &mut String) {
    out.push('<');
    out.push_str(parts.tag);
    for (name, value) in parts.fixed() {
        write_text(name, value, out);
    }
    for (name, value) in parts.attributes {
        write_attribute(name, value, out);
    }
    out.push('>');
    if VOID.contains(&parts.tag) {
        return;
    }
    parts
        .children
        .into_iter()
        .for_each(|child| write(child, out));
    out.push_str("</");
    out.push_str(parts.tag);
    out.push('>');
}

fn write_attribute(name: &str, value: Value, out: &mut String) {
    match value {
        Value::None => {}
        Value::Live(mut value) => write_attribute(name, value(), out),
        Value::Text(text) => write_text(name, &text, out),
    }
}

fn write_text(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    if !value.is_empty() || name == "alt" {
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}
