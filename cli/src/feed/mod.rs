//! The shop's product feed.

pub(crate) mod check;
pub(crate) mod index;

use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::{Feed, FeedError};
use std::io;
use std::path::Path;

/// Opens an index and reads all of it: whoever names one on the command line wants to know that it is whole.
pub(crate) fn open(path: &Path, lang: Lang) -> io::Result<Feed> {
    let feed = Feed::open(path).map_err(|error| named(path, &error, lang))?;
    feed.verify().map_err(|error| named(path, &error, lang))?;
    Ok(feed)
}

fn named(path: &Path, error: &FeedError, lang: Lang) -> io::Error {
    io::Error::other(format!("{}: {}", path.display(), error.text(lang)))
}
