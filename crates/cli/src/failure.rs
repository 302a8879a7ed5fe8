//! What can end a command, and the exit code that tells scripts which kind it was.

use std::fmt;
use std::process::ExitCode;

use souk_feeds::FeedError;
use souk_feeds::guard::Alarm;
use thiserror::Error;

use crate::settings::SettingsError;

/// The exit code of a build that a person has to agree to.
pub(crate) const HELD_BACK: u8 = 3;

/// Something that the merchant gave cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{place}: {problem}\n  to mend it: {remedy}")]
pub(crate) struct BadInput {
    place: String,
    problem: String,
    remedy: String,
}

impl BadInput {
    /// `place` names the file or folder.
    pub(crate) fn new(place: &str, problem: &str, remedy: &str) -> Self {
        Self {
            place: place.to_owned(),
            problem: problem.to_owned(),
            remedy: remedy.to_owned(),
        }
    }
}

/// A build that a person has to agree to.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) struct HeldBack {
    /// The folder that stays as it is.
    pub(crate) shop: String,
    /// What looks wrong; at least one.
    pub(crate) alarms: Vec<Alarm>,
}

impl fmt::Display for HeldBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: the shop stays as it is, because the feeds look wrong beside those of the last build",
            self.shop
        )?;
        for alarm in &self.alarms {
            write!(
                f,
                "\n  [{}] {alarm}\n    to mend it: {}",
                alarm.code(),
                alarm.remedy()
            )?;
        }
        f.write_str("\n  when all of it is meant: the same command with --accept")
    }
}

/// Why a command ended without doing what it was asked for.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// A feed that is none.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// Settings that cannot be understood.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Anything else that was given.
    #[error(transparent)]
    Input(#[from] BadInput),
    /// Feeds that look wrong beside those of the last build.
    #[error(transparent)]
    Held(#[from] HeldBack),
    /// The machine: a folder that cannot be written, a port that is taken.
    #[error("{0:#}")]
    Other(#[from] anyhow::Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Other(error.into())
    }
}

impl Failure {
    /// 2 for what was given, 3 for feeds that are held back, 1 for everything else. Wrong arguments end with 2 as well.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Feed(_) | Self::Settings(_) | Self::Input(_) => ExitCode::from(2),
            Self::Held(_) => ExitCode::from(HELD_BACK),
            Self::Other(_) => ExitCode::from(1),
        }
    }

    /// Whether whoever read the output went away, as `souk check | head` does.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        let Self::Other(error) = self else {
            return false;
        };
        error
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    }
}
