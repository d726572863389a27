//! The shop's product feed (YML), with whose offer ids the ids of ordered items must match.
//!
//! An [`IndexBuilder`] takes the offers and writes an index file; web workers open it as a [`Feed`], which costs
//! microseconds whatever its size, and hand it over in the option `feed`. Items whose ids the feed does not have are
//! then warnings, with the likely reason and the right id.

mod error;
#[cfg(feature = "feed-reader")]
mod lint;
#[cfg(feature = "feed-reader")]
mod make;
#[cfg(feature = "feed-reader")]
mod read;

use crate::report::code::Code;

pub use crate::index::Index;
pub use crate::index::builder::{IndexBuilder, Summary};
pub use crate::index::error::FeedError;
pub use crate::index::handle::Feed;
pub use crate::index::offer::Offer;
pub use crate::index::reason::{Mismatch, Reason};
pub use error::FileError;
#[cfg(feature = "feed-reader")]
pub use lint::{Lint, Report, lint};
#[cfg(feature = "feed-reader")]
pub use make::{IndexOptions, IndexedFeed, index_file};
#[cfg(feature = "feed-reader")]
pub use read::{Finding, ReadFeed, read};

impl From<Reason> for Code {
    fn from(reason: Reason) -> Code {
        match reason {
            Reason::Unknown => Code::FeedIdUnknown,
            Reason::Title => Code::FeedIdTitle,
            Reason::Group => Code::FeedIdGroup,
            Reason::VendorCode => Code::FeedIdVendorCode,
            Reason::Prefix => Code::FeedIdPrefix,
            Reason::Suffix => Code::FeedIdSuffix,
            Reason::Escaped => Code::FeedIdEscaped,
            Reason::Space => Code::FeedIdSpace,
            Reason::Zeros => Code::FeedIdZeros,
            Reason::Case => Code::FeedIdCase,
            Reason::Alphabet => Code::FeedIdAlphabet,
        }
    }
}
