//! `view!`: markup in Leptos' own notation, compiled into calls on one type of node.
//!
//! Leptos gives every piece of markup a type of its own, and each type brings its own code for building, changing and
//! removing it. That is fast and costs a shop of forty components several hundred kilobytes. Here every element becomes
//! the same `souk_ui::node::Node`, so that the code exists once.
//!
//! What it knows: elements with attributes, `on:event`, `prop:name`, `node_ref`; texts in quotes; blocks; components
//! that return a `Node`, with properties and, in the property `children`, one `Node`. A value that is a closure follows
//! its signals. Children are evaluated before attributes, as in Leptos.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement, NodeName};
use syn::spanned::Spanned as _;
use syn::{Expr, Ident, Lit, LitStr};

/// Elements of drawings, which live in a namespace of their own.
const IN_SVG: [&str; 3] = ["svg", "path", "image"];
/// Between the name and the value of a fixed attribute (ASCII, unit separator).
const FIELD: char = '\u{1f}';
/// Before a fixed attribute (ASCII, record separator).
const RECORD: char = '\u{1e}';

/// Compiles markup into a `Node`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let code = match rstml::parse2(tokens.into()) {
        Ok(nodes) => fragment(&nodes).unwrap_or_else(syn::Error::into_compile_error),
        Err(error) => error.into_compile_error(),
    };
    code.into()
}

/// Several nodes as one.
fn fragment(nodes: &[Node]) -> syn::Result<TokenStream> {
    let nodes: Vec<TokenStream> = nodes.iter().map(node).collect::<syn::Result<_>>()?;
    Ok(match nodes.as_slice() {
        [single] => quote! { #single },
        several => quote! { ::souk_ui::node::Node::many(::std::vec![#(#several),*]) },
    })
}

fn node(node: &Node) -> syn::Result<TokenStream> {
    match node {
        Node::Element(element) if is_component(element.name()) => component(element),
        Node::Element(found) => element(found),
        Node::Text(text) => {
            let text = &text.value;
            Ok(quote! { ::souk_ui::node::Node::text(#text) })
        }
        Node::Block(block) => Ok(quote_spanned! { at(block.span()) =>
            ::souk_ui::node::IntoNode::into_node(#[allow(unused_braces, reason = "a block may hold one name")] #block)
        }),
        Node::Fragment(inner) => fragment(inner.children()),
        other => Err(syn::Error::new(
            other.span(),
            "only elements, texts in quotes and blocks",
        )),
    }
}

/// Code of the macro's own, which reports what is wrong with it where the author wrote it.
fn at(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

/// Components are named like types.
fn is_component(name: &NodeName) -> bool {
    let name = name.to_string();
    let last = name.rsplit(':').next().unwrap_or_default();
    last.trim_start()
        .chars()
        .next()
        .is_some_and(char::is_uppercase)
}

fn element(element: &NodeElement<rstml::Infallible>) -> syn::Result<TokenStream> {
    let name = element.name().to_string();
    let mut head = name.clone();
    let mut code = TokenStream::new();
    for child in element.children() {
        let child = node(child)?;
        code.extend(quote! { .child(#child) });
    }
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(syn::Error::new(
                attribute.span(),
                "an attribute is `name=value`",
            ));
        };
        match fixed_value(attribute) {
            Some(value) => {
                head.push(RECORD);
                head.push_str(&attribute.key.to_string());
                head.push(FIELD);
                head.push_str(&value);
            }
            None => code.extend(element_attribute(attribute)?),
        }
    }
    let new = if IN_SVG.contains(&name.as_str()) {
        quote! { in_svg }
    } else {
        quote! { new }
    };
    let head = LitStr::new(&head, element.name().span());
    Ok(quote! { ::souk_ui::node::Element::#new(#head)#code.done() })
}

/// The value of an attribute that never changes: a text in quotes, or nothing but the name. Other literals go the way
/// of every value, so that `hidden=false` hides nothing.
fn fixed_value(attribute: &KeyedAttribute) -> Option<String> {
    let key = attribute.key.to_string();
    let is_plain = !key.contains(':') && key != "node_ref" && key != "style" && key != "inner_html";
    let value = match attribute.value() {
        Some(Expr::Lit(literal)) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        Some(_) => None,
        None => Some(String::new()),
    };
    value.filter(|_| is_plain)
}

fn element_attribute(attribute: &KeyedAttribute) -> syn::Result<TokenStream> {
    let key = attribute.key.to_string();
    let span = attribute.key.span();
    let Some(value) = attribute.value() else {
        return Err(syn::Error::new(span, "a value is missing"));
    };
    if key == "style" || key == "inner_html" || key.starts_with("style:") {
        return Err(syn::Error::new(
            span,
            "the content security policy and the house forbid this",
        ));
    }
    Ok(if key == "node_ref" {
        quote! { .reference(#value) }
    } else if let Some(event) = key.strip_prefix("on:") {
        let event = Ident::new(event, span);
        quote! { .on(::leptos::ev::#event, #value) }
    } else if let Some(property) = key.strip_prefix("prop:") {
        let name = LitStr::new(property, span);
        quote! { .property(#name, #value) }
    } else {
        let name = LitStr::new(&key, span);
        quote_spanned! { at(value.span()) =>
            .attribute(#name, ::souk_ui::node::IntoValue::into_value(#value))
        }
    })
}

fn component(element: &NodeElement<rstml::Infallible>) -> syn::Result<TokenStream> {
    let name = element.name();
    let mut properties = TokenStream::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(syn::Error::new(
                attribute.span(),
                "a property is `name` or `name=value`",
            ));
        };
        let key = &attribute.key;
        properties.extend(
            attribute
                .value()
                .map_or_else(|| quote! { .#key(#key) }, |value| quote! { .#key(#value) }),
        );
    }
    if !element.children().is_empty() {
        let children = fragment(element.children())?;
        properties.extend(quote! { .children(#children) });
    }
    let span = Span::call_site();
    Ok(quote_spanned! { span =>
        ::souk_ui::node::IntoNode::into_node(::leptos::component::component_view(
            &#name,
            ::leptos::component::component_props_builder(&#name)#properties.build(),
        ))
    })
}
