//! The shop's product feed (YML), with whose offer ids the ids of ordered items must match.
//!
//! An [`IndexBuilder`] takes the offers and writes an index file; web workers open it as a [`Feed`], which costs
//! microseconds whatever its size, and hand it over in the option `feed`. Items whose ids the feed does not have are
//! then warnings, with the likely reason and the right id.

mod affix;
mod error;
mod handle;
mod index;
#[cfg(feature = "feed-reader")]
mod lint;
#[cfg(feature = "feed-reader")]
mod make;
mod offer;
#[cfg(feature = "feed-reader")]
mod read;
mod reason;
mod spelling;

pub use error::{FeedError, FileError};
pub use handle::Feed;
pub use index::Index;
pub use index::builder::{IndexBuilder, Summary};
#[cfg(feature = "feed-reader")]
pub use lint::{Lint, Report, lint};
#[cfg(feature = "feed-reader")]
pub use make::{IndexOptions, IndexedFeed, index_file};
pub use offer::Offer;
#[cfg(feature = "feed-reader")]
pub use read::{Finding, ReadFeed, read};
pub use reason::Mismatch;

pub(crate) use reason::{Comparison, EXPLAINED, Missing, NAMED};
