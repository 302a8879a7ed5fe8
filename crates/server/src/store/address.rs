//! Where orders are kept: a file, or a server.

use std::convert::Infallible;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::any::AnyConnectOptions;

use super::Kind;

/// What stays as it is in the address of a file.
const FILE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_');

/// Where orders are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// `SQLite` in a file.
    File(PathBuf),
    /// `PostgreSQL`, by its address: `postgres://user@host/name`. Without a password in it, `PGPASSWORD` or `~/.pgpass`
    /// has one.
    Server(String),
}

impl FromStr for Database {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let is_server = ["postgres://", "postgresql://"]
            .iter()
            .any(|scheme| text.starts_with(scheme));
        Ok(if is_server {
            Self::Server(text.to_owned())
        } else {
            Self::File(PathBuf::from(text))
        })
    }
}

/// For people: the file, or the server without user, password and options.
impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(address) => {
                let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
                let rest = rest.split('?').next().unwrap_or_default();
                let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
                write!(f, "{scheme}://{place}")
            }
        }
    }
}

impl Database {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::File(_) => Kind::Sqlite,
            Self::Server(_) => Kind::Postgres,
        }
    }

    /// The address of a connection; `mode` is how a file is opened.
    pub(super) fn address(&self, mode: &str) -> Result<AnyConnectOptions, sqlx::Error> {
        match self {
            Self::File(path) => {
                let path = std::path::absolute(path)?;
                let path = path.to_str().ok_or_else(|| {
                    sqlx::Error::Configuration("the file's name is no Unicode".into())
                })?;
                format!("sqlite://{}?mode={mode}", utf8_percent_encode(path, FILE)).parse()
            }
            Self::Server(address) => address.parse(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown() {
        let database: Database = "postgres://souk:secret@db.example/shop?sslmode=disable"
            .parse()
            .unwrap();
        assert_eq!(database.to_string(), "postgres://db.example/shop");
        let file: Database = "a/souk.db".parse().unwrap();
        assert_eq!(file, Database::File(PathBuf::from("a/souk.db")));
    }
}
