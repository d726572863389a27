//! The shop's product feed (YML), with whose offer ids the ids of ordered items must match.
//!
//! An [`IndexBuilder`] takes the offers and writes an index file; web workers open it as a [`Feed`], which costs
//! microseconds whatever its size, and hand it over in the option `feed`. Items whose ids the feed does not have are
//! then warnings, with the likely reason and the right id.

pub(crate) mod codes;
mod error;
#[cfg(feature = "feed-reader")]
pub(crate) mod lint;
#[cfg(feature = "feed-reader")]
mod make;
#[cfg(feature = "feed-reader")]
pub(crate) mod read;

use crate::report::code::Code;

pub use crate::index::Index;
pub use crate::index::builder::{IndexBuilder, Summary};
pub use crate::index::error::FeedError;
pub use crate::index::handle::Feed;
pub use crate::index::offer::Offer;
pub use crate::index::reason::{Mismatch, Reason};
pub use error::FileError;
#[cfg(feature = "feed-reader")]
pub use lint::{CodeCount, Lint, LintReport, lint};
#[cfg(feature = "feed-reader")]
pub use make::{IndexOptions, IndexedFeed, index_file, index_input};
#[cfg(feature = "feed-reader")]
pub use read::{FeedProblem, ReadFeed, read};

impl From<Reason> for Code {
    fn from(reason: Reason) -> Code {
        match reason {
            Reason::Unknown => Code::FEED_ID_UNKNOWN,
            Reason::Title => Code::FEED_ID_TITLE,
            Reason::Group => Code::FEED_ID_GROUP,
            Reason::VendorCode => Code::FEED_ID_VENDOR_CODE,
            Reason::Prefix => Code::FEED_ID_PREFIX,
            Reason::Suffix => Code::FEED_ID_SUFFIX,
            Reason::Escaped => Code::FEED_ID_ESCAPED,
            Reason::Space => Code::FEED_ID_SPACE,
            Reason::Zeros => Code::FEED_ID_ZEROS,
            Reason::Case => Code::FEED_ID_CASE,
            Reason::Alphabet => Code::FEED_ID_ALPHABET,
        }
    }
}
