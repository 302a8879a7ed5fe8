//! Mail to buyers: the outbox is emptied through an SMTP server, one row after another.
//!
//! A mail that was sent and of which nobody noted it is sent again: twice is better than never. A mail's link has a token
//! of its own, made when it is sent, so that no token is ever stored.

mod letter;

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};

use crate::app::AppState;
use crate::codes;
use crate::order::permalink;
use crate::store::outbox::{self, Due, Sent};
use crate::store::{StoreError, access, orders, shipments};

/// Time between two looks at the outbox.
const LOOK: Duration = Duration::from_secs(3);
/// Longest that an SMTP server may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// How mail is sent.
#[derive(Clone)]
pub struct Mail {
    /// `smtps://user@host`, `smtp://user@host:587?tls=required`, `smtp://127.0.0.1:25`.
    pub server: String,
    /// Who it is from: `Shop <orders@shop.example>`.
    pub from: String,
    /// The server's password.
    pub password: Option<String>,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail")
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

/// Why mail cannot be sent as it is set up.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The address of the server is none.
    #[error("{0:?} is no address of an SMTP server, such as smtps://user@mail.example")]
    Server(String),
    /// The sender is none.
    #[error("{0:?} is no sender, such as Shop <orders@shop.example>")]
    From(String),
}

/// What sends mail.
#[derive(Debug)]
pub struct Postman {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mail {
    /// Makes what sends it. Nothing is connected by that.
    ///
    /// # Errors
    /// [`MailError`] names what cannot be used.
    pub fn postman(&self) -> Result<Postman, MailError> {
        let no_server = || MailError::Server(self.server.clone());
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&self.server)
            .map_err(|_| no_server())?
            .timeout(Some(PATIENCE));
        let (_, rest) = self.server.split_once("://").ok_or_else(no_server)?;
        let user = rest.split_once('@').map(|(user, _)| user.split(':').next());
        let builder = match (user.flatten(), &self.password) {
            (Some(user), Some(password)) => {
                let user = percent_encoding::percent_decode_str(user).decode_utf8_lossy();
                builder.credentials(Credentials::new(user.into_owned(), password.clone()))
            }
            _ => builder,
        };
        Ok(Postman {
            transport: builder.build(),
            from: self
                .from
                .parse()
                .map_err(|_| MailError::From(self.from.clone()))?,
        })
    }
}

/// Sends whatever is due, for as long as the backend runs.
pub(crate) async fn run(state: AppState, postman: Postman) {
    loop {
        match next(&state, &postman).await {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(LOOK).await,
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read");
                tokio::time::sleep(LOOK).await;
            }
        }
    }
}

/// Sends one mail that is due; `false` when none is.
pub(crate) async fn next(state: &AppState, postman: &Postman) -> Result<bool, StoreError> {
    let mut transaction = state.store.begin().await?;
    let due = outbox::take(&mut transaction, state.sources.now()).await?;
    transaction.commit().await?;
    let Some(due) = due else { return Ok(false) };
    // Between the two transactions nobody waits for the mail server.
    let sent = send(state, postman, &due).await?;
    if let Sent::Failed(error) | Sent::Hopeless(error) = &sent {
        tracing::warn!(
            kind = due.kind,
            attempts = due.attempts,
            error,
            "a mail was not sent"
        );
    }
    let mut transaction = state.store.begin().await?;
    outbox::settle(&mut transaction, &due, &sent, state.sources.now()).await?;
    transaction.commit().await?;
    Ok(true)
}

async fn send(state: &AppState, postman: &Postman, due: &Due) -> Result<Sent, StoreError> {
    let now = state.sources.now();
    if now.0 > due.created_at.plus(outbox::WINDOW).0 {
        return Ok(Sent::Hopeless("it is too old".to_owned()));
    }
    let mut connection = state.store.reader().await?;
    let order = orders::load(&mut connection, &due.order_id).await?;
    let order = order.ok_or(StoreError::Unreadable)?;
    let parcels = shipments::of(&mut connection, &due.order_id).await?;
    drop(connection);
    let Some(to) = order
        .buyer
        .email
        .as_deref()
        .and_then(|mail| mail.parse().ok())
    else {
        return Ok(Sent::Hopeless("the buyer's address is none".to_owned()));
    };
    let Some(random) = state.sources.bytes::<32>() else {
        return Ok(Sent::Failed("there are no random numbers".to_owned()));
    };
    let token: String = codes::base32(&random).chars().take(32).collect();
    let token = token.to_ascii_lowercase();
    let offering = state.offering();
    let link = permalink(offering.shop(), &order.language, &order.id, Some(&token));
    let letter = letter::write(offering.shop(), &order, &parcels, &due.kind, &link);
    let Some((subject, body)) = letter else {
        return Ok(Sent::Hopeless(format!(
            "there are no words for {}",
            due.kind
        )));
    };
    let message = Message::builder()
        .from(postman.from.clone())
        .to(Mailbox::new(None, to))
        // The same mail twice has the same id: programs show it once.
        .message_id(Some(format!("<{}@{}>", due.id, offering.shop().host())))
        .subject(subject)
        .header(ContentType::TEXT_PLAIN)
        .body(body);
    let message = match message {
        Ok(message) => message,
        Err(error) => return Ok(Sent::Hopeless(error.to_string())),
    };
    let mut transaction = state.store.begin().await?;
    access::add(&mut transaction, &order.id, &codes::token_hash(&token), now).await?;
    transaction.commit().await?;
    Ok(match postman.transport.send(message).await {
        Ok(_) => Sent::Done,
        Err(error) if error.is_permanent() => Sent::Hopeless(error.to_string()),
        Err(error) => Sent::Failed(error.to_string()),
    })
}
