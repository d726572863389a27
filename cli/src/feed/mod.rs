//! The shop's product feed.

mod check;
mod index;

use crate::output::Outcome;
use clap::Subcommand;
use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::{Feed, FeedError};
use std::io;
use std::path::Path;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print what is wrong with a feed: malformed XML, repeated ids, prices, categories, addresses, lengths
    Check(check::Args),
    /// Make the index of a feed, for --feed and for the option `feed` of every language
    Index(index::Args),
}

pub(crate) fn run(command: &Command) -> io::Result<Outcome> {
    match command {
        Command::Check(args) => check::run(args),
        Command::Index(args) => index::run(args),
    }
}

/// Reads a whole index into memory, which also checks it: many orders may be compared with it.
pub(crate) fn open(path: &Path, lang: Lang) -> io::Result<Feed> {
    Feed::load(path).map_err(|error| named(path, &error, lang))
}

fn named(path: &Path, error: &FeedError, lang: Lang) -> io::Error {
    io::Error::other(format!("{}: {}", path.display(), error.text(lang)))
}
