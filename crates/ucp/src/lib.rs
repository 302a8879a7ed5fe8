//! ucp
