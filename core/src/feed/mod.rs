//! The shop's product feed (YML), with whose offer ids the ids of ordered items must match.

mod offer;

pub use offer::Offer;
