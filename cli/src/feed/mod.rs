//! The shop's product feed.

pub(crate) mod check;
pub(crate) mod index;

use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::{Feed, FeedError};
use std::io;
use std::path::Path;

/// Reads an index into memory: many orders may be compared with it, and whoever names one on the command line wants to
/// know that it is whole.
pub(crate) fn open(path: &Path, lang: Lang) -> io::Result<Feed> {
    Feed::load(path).map_err(|error| named(path, &error, lang))
}

fn named(path: &Path, error: &FeedError, lang: Lang) -> io::Error {
    io::Error::other(format!("{}: {}", path.display(), error.text(lang)))
}
