//! The backend from outside, through its router: requests in, answers out, every answer compared with the schemas.

mod attack;
mod faults;
mod files;
mod fixture;
mod freshness;
mod input;
mod journey;
mod oracle;
mod protocol;
mod running;
