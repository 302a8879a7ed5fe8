//! The backend from outside, through its router: requests in, answers out, every answer compared with the schemas.

mod after;
mod attack;
mod card;
mod consent;
mod coupons;
mod desk;
mod faults;
mod files;
mod fixture;
mod freshness;
mod input;
mod journey;
mod mail;
mod operating;
mod oracle;
mod protocol;
mod running;
mod shelf;
mod stores;
