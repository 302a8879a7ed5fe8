//! search-worker
