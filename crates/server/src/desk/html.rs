//! A page as it grows: markup that stands in this program, and values, each of which is escaped.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use souk_commerce::Timestamp;

/// Markup. What is no text of the program itself can only come in through [`text`](Self::text) and what is made of it.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Markup of the program's own.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A value, between tags or inside a quoted attribute.
    pub(super) fn text(&mut self, value: &str) -> &mut Self {
        for character in value.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // Neither text nor attribute may hold them, however they are written.
                control if control.is_control() && !control.is_whitespace() => {
                    self.0.push(char::REPLACEMENT_CHARACTER);
                }
                other => self.0.push(other),
            }
        }
        self
    }

    /// What somebody wrote in a language that is not known: it reads in its own direction and turns nothing beside it.
    pub(super) fn own(&mut self, value: &str) -> &mut Self {
        self.raw("<bdi lang=\"\">").text(value).raw("</bdi>")
    }

    /// A text in a language, which reads in its own direction.
    pub(super) fn local(&mut self, language: &str, value: &str) -> &mut Self {
        self.raw("<bdi lang=\"").text(language).raw("\">");
        self.text(value).raw("</bdi>")
    }

    /// A code or an amount, which reads from left to right and does not break.
    pub(super) fn code(&mut self, value: &str) -> &mut Self {
        self.raw("<bdi class=\"code\" dir=\"ltr\">")
            .text(value)
            .raw("</bdi>")
    }

    /// A moment, to the minute.
    pub(super) fn moment(&mut self, at: Timestamp) -> &mut Self {
        let whole = at.to_rfc3339();
        let shown = whole.get(..16).unwrap_or(&whole).replace('T', " ");
        self.raw("<time datetime=\"").text(&whole).raw("\">");
        self.text(&shown).raw("</time>")
    }

    /// The markup of a piece that grew by itself.
    pub(super) fn piece(&mut self, piece: &Self) -> &mut Self {
        self.0.push_str(&piece.0);
        self
    }
}

/// A page below `/desk`.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) status: StatusCode,
    /// What the window is called; also where the page has no heading of its own.
    pub(super) title: String,
    /// Who looks, and the fields that each of their forms needs; nobody on the pages before the door.
    pub(super) head: Option<Html>,
    pub(super) body: Html,
}

impl Page {
    /// A page with a heading and one paragraph.
    pub(super) fn plain(status: StatusCode, title: &str, says: &str) -> Self {
        let mut body = Html::default();
        body.raw("<h1>").text(title).raw("</h1><p>").text(says);
        body.raw("</p>");
        Self {
            status,
            title: title.to_owned(),
            head: None,
            body,
        }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut html = Html::default();
        html.raw(
            "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"robots\" content=\"noindex\"><title>",
        );
        html.text(&self.title).raw(" \u{b7} Desk</title>");
        html.raw("<link rel=\"stylesheet\" href=\"/desk/desk.css\"></head><body>");
        html.raw("<a class=\"skip\" href=\"#main\">Skip to the content</a>");
        if let Some(head) = &self.head {
            html.raw("<header class=\"bar\">")
                .piece(head)
                .raw("</header>");
        }
        html.raw("<main id=\"main\" tabindex=\"-1\">")
            .piece(&self.body);
        html.raw("</main></body></html>\n");
        let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
        (self.status, kind, html.0).into_response()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn escaped(value: &str) -> String {
        let mut html = Html::default();
        html.text(value);
        html.0
    }

    #[test]
    fn markup_in_a_value_is_shown_and_not_obeyed() {
        assert_eq!(
            escaped("<b a='1' b=\"2\">&amp;\0"),
            "&lt;b a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;amp;\u{fffd}"
        );
    }

    proptest! {
        #[test]
        fn no_value_ends_a_text_or_an_attribute_and_none_is_lost(value in any::<String>()) {
            let written = escaped(&value);
            prop_assert!(!written.contains(['<', '>', '"', '\'']));
            let read = written
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
            let kept: String = value
                .chars()
                .map(|c| if c.is_control() && !c.is_whitespace() { '\u{fffd}' } else { c })
                .collect();
            prop_assert_eq!(read, kept);
        }
    }
}
