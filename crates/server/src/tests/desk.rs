//! The desk in a browser: in by a link, pages, forms, roles, and what comes of sending them twice.

mod door;
mod forms;
mod pages;

use axum::http::StatusCode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::fixture::{Reply, Till};
use crate::desk::Role;

/// A browser that is signed in.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    cookie: String,
}

pub(super) fn text(reply: &Reply) -> &str {
    std::str::from_utf8(&reply.bytes).unwrap()
}

/// Names and values as a form sends them.
fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The value of a hidden field behind a place in a page.
fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&start).unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

/// The hidden fields of the form that is sent to an address.
fn form(page: &str, action: &str) -> Option<Vec<(&'static str, String)>> {
    let (_, form) = page.split_once(&format!("action=\"{action}\""))?;
    let form = form.split_once("</form>").unwrap().0;
    let names = ["nonce", "proof", "seen"].into_iter();
    Some(names.map(|name| (name, hidden(form, name))).collect())
}

impl Till {
    /// Signs in.
    pub(super) async fn sit(&self, role: Role) -> Seat {
        let link = self.desk().link(role).await.unwrap();
        let reply = self.enter(&link).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
        let cookie = reply.header("set-cookie").unwrap();
        Seat {
            cookie: cookie.split_once(';').unwrap().0.to_owned(),
        }
    }

    async fn enter(&self, link: &str) -> Reply {
        let body = encoded(&[("token", link)]);
        self.call("POST", "/desk/enter", &[], body).await
    }

    pub(super) async fn look(&self, seat: &Seat, path: &str) -> Reply {
        self.call("GET", path, &[("cookie", &seat.cookie)], "")
            .await
    }

    async fn send_form(&self, seat: &Seat, path: &str, fields: &[(&str, &str)]) -> Reply {
        let headers = [
            ("cookie", seat.cookie.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
        ];
        self.call("POST", path, &headers, encoded(fields)).await
    }

    /// Opens an order, fills the form for something and sends it.
    pub(super) async fn act(
        &self,
        seat: &Seat,
        reference: &str,
        act: &str,
        typed: &[(&str, &str)],
    ) -> Reply {
        let page = self.look(seat, &format!("/desk/orders/{reference}")).await;
        let path = format!("/desk/orders/{reference}/{act}");
        let hidden = form(text(&page), &path).unwrap_or_else(|| panic!("no form for {act}"));
        self.send_form(seat, &path, &filled(&hidden, typed)).await
    }

    /// What the page says to which an answer leads.
    pub(super) async fn said(&self, seat: &Seat, reply: &Reply) -> String {
        assert_eq!(reply.status, 303, "{}", text(reply));
        let page = self.look(seat, reply.header("location").unwrap()).await;
        let page = text(&page);
        let (_, said) = page.split_once("role=\"status\"").unwrap();
        let (_, said) = said.split_once('>').unwrap();
        said.split_once('<').unwrap().0.to_owned()
    }
}

fn filled<'a>(
    hidden: &'a [(&'static str, String)],
    typed: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
    hidden.chain(typed.iter().copied()).collect()
}
