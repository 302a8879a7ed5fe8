//! Nodes as text: what tools and the server print.

use super::element::Parts;
use super::value::{Setting, Value};
use super::{Node, Piece};

/// Elements without content and closing tag (HTML, void elements).
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Writes a node.
pub(super) fn write(node: Node, out: &mut String) {
    match *node.0 {
        Piece::Text(text) => escape(&text, out),
        Piece::Element(parts) => write_element(*parts, out),
        Piece::Many(nodes) => nodes.into_iter().for_each(|node| write(node, out)),
        Piece::Live(mut draw) => write(draw(), out),
        Piece::Rows(mut rows) => rows().into_iter().for_each(|row| write((row.draw)(), out)),
        Piece::Owned(owner, node) => owner.with(|| write(node, out)),
        Piece::Same => {}
    }
}

fn write_element(parts: Parts, out: &mut String) {
    let tag = parts.tag();
    out.push('<');
    out.push_str(tag);
    for (name, value) in parts.fixed() {
        write_text(name, value, out);
    }
    for (name, value) in parts.attributes {
        write_attribute(name, value, out);
    }
    out.push('>');
    if VOID.contains(&tag) {
        return;
    }
    parts
        .children
        .into_iter()
        .for_each(|child| write(child, out));
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

fn write_attribute(name: &str, value: Value, out: &mut String) {
    match value.setting() {
        None => {}
        Some(Setting::Live(mut value)) => write_attribute(name, value(), out),
        Some(Setting::Text(text)) => write_text(name, &text, out),
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

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    fn html(node: Node) -> String {
        Owner::new().with(|| node.to_html())
    }

    #[test]
    fn values_and_texts_are_escaped_wherever_they_come_from() {
        let hostile = "\"><script>&";
        let node = view! { <p title=hostile>{hostile}</p> };
        let safe = "&quot;&gt;&lt;script&gt;&amp;";
        assert_eq!(html(node), format!("<p title=\"{safe}\">{safe}</p>"));
    }

    #[test]
    fn an_attribute_is_there_by_its_value() {
        let (yes, no): (Option<&str>, Option<&str>) = (Some("x"), None);
        let node = view! { <input type="text" disabled lang=yes dir=no hidden=false checked=true alt=""/> };
        let expected = "<input type=\"text\" disabled alt=\"\" lang=\"x\" checked>";
        assert_eq!(html(node), expected);
    }

    #[test]
    fn what_follows_signals_is_printed_as_it_stands() {
        let number = RwSignal::new(1);
        let list = rows(
            move || vec![number.get(), 2],
            ToString::to_string,
            |number| view! { <li>{number.to_string()}</li> },
        );
        let text = on_change(move || number.get(), ToString::to_string);
        let node =
            view! { <ul data-count=move || number.get().to_string()>{list} {text} " end"</ul> };
        assert_eq!(
            html(node),
            "<ul data-count=\"1\"><li>1</li><li>2</li>1 end</ul>"
        );
    }

    #[test]
    fn drawings_and_blocks_without_content_print_plainly() {
        let nothing: Option<Node> = None;
        let node = view! { <svg viewBox="0 0 1 1"><path d="M0 0"></path></svg> {nothing} <br/> };
        assert_eq!(
            html(node),
            "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"></path></svg><br>"
        );
    }
}
