//! `[mail]`: how buyers are told what happens to their orders.

use std::fs;

use souk_server::{Mail, MailError};

use super::meaning::{Result, Source};
use super::raw::RawMail;

/// Where the password stands when no file is named.
const PASSWORD: &str = "SOUK_SMTP_PASSWORD";

/// How mail is sent; `None` when it is not.
pub(super) fn understand(source: &Source<'_>, written: Option<&RawMail>) -> Result<Option<Mail>> {
    let Some(written) = written else {
        return Ok(None);
    };
    let password = match &written.password_file {
        None => std::env::var(PASSWORD).ok(),
        Some(file) => {
            let path = source.folder.join(file.get_ref());
            let text = fs::read_to_string(&path).map_err(|error| {
                let problem = format!(
                    "mail.password_file: {} cannot be read: {error}",
                    path.display()
                );
                source.wrong(
                    file,
                    problem,
                    "correct the name, or let this user read the file",
                )
            })?;
            Some(text.trim_end_matches(['\r', '\n']).to_owned())
        }
    };
    let server = &written.smtp;
    if is_open(server.get_ref()) {
        let problem = "mail.smtp: the password and the mails would cross the net unencrypted";
        let remedy =
            "write smtps://…, or add ?tls=required; only a server on this machine may do without";
        return Err(source.wrong(server, problem.to_owned(), remedy));
    }
    let has_password = server
        .get_ref()
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('@'))
        .is_some_and(|(user, _)| user.contains(':'));
    if has_password {
        let remedy = "leave the password out; SOUK_SMTP_PASSWORD or password_file has it";
        return Err(source.wrong(server, "mail.smtp holds a password".to_owned(), remedy));
    }
    let mail = Mail {
        server: server.get_ref().clone(),
        from: written.from.get_ref().clone(),
        password,
    };
    match mail.postman() {
        Ok(_) => Ok(Some(mail)),
        Err(error @ MailError::Server(_)) => Err(source.wrong(
            server,
            format!("mail.smtp: {error}"),
            "write smtps://user@host, or smtp://user@host:587?tls=required",
        )),
        Err(error @ MailError::From(_)) => Err(source.wrong(
            &written.from,
            format!("mail.from: {error}"),
            "write a name and an address in angle brackets",
        )),
    }
}

/// Whether a server elsewhere is spoken to without encryption.
fn is_open(server: &str) -> bool {
    let Some(rest) = server.strip_prefix("smtp://") else {
        return false;
    };
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let is_here = ["localhost", "127.0.0.1", "[::1]"].iter().any(|here| {
        host.strip_prefix(here)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.'))
    });
    !is_here && !rest.contains("tls=required")
}
