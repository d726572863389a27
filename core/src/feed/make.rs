//! Making the index of a feed file, in one call.

use super::error::FileError;
use super::read::{FeedProblem, read};
use crate::base::lang::Lang;
use crate::index::builder::IndexBuilder;
use crate::index::error::FeedError;
use crate::report::problem::Problem;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The result of indexing a feed file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndexedFeed {
    /// The number of offers in the index, duplicates included.
    pub offers: u64,
    /// Bytes of the index.
    pub bytes: u64,
    /// The first hundred problems of the document, each with its line and column. If one is an error,
    /// offers may be missing.
    pub problems: Vec<Problem>,
}

/// How an index is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndexOptions {
    /// Whether to index what can be read of a feed with errors. An index of half a feed would call the products of the
    /// other half wrong, so without this there is none.
    pub partial: bool,
    /// Whether to replace a file that is not an index.
    pub force: bool,
    /// Language of messages.
    pub lang: Lang,
}

/// Makes the index of a feed file: plain, gzip or zip, in UTF-8 or windows-1251. An earlier index is replaced by
/// renaming, so that workers that use it go on with the new one.
///
/// # Errors
/// The feed cannot be read, or the index not written.
pub fn index_file(feed: &Path, index: &Path, options: IndexOptions) -> Result<IndexedFeed, FileError> {
    let input = File::open(feed).map_err(|error| FileError::new(feed, FeedError::Io(error)))?;
    index_input(input, feed, index, options)
}

/// Makes the index of a feed as [`index_file`] does, from an input that may fail, as where a host ends the call; `feed` is
/// its name in errors.
///
/// # Errors
/// As [`index_file`].
pub fn index_input(
    input: impl Read,
    feed: &Path,
    index: &Path,
    options: IndexOptions,
) -> Result<IndexedFeed, FileError> {
    let IndexOptions { partial, force, lang } = options;
    let mut builder = IndexBuilder::new();
    let result = read(input, lang, |offer| builder.offer(offer)).map_err(|error| FileError::new(feed, error))?;
    let is_wanted = partial || result.is_whole();
    let problems: Vec<_> = result.problems.into_iter().map(|finding| finding.into_problem(lang)).collect();
    if !is_wanted {
        return Err(FileError { problems, ..FileError::new(feed, FeedError::Partial) });
    }
    let summary = builder.write(index, force).map_err(|error| FileError::new(index, error))?;
    Ok(IndexedFeed { offers: summary.offers, bytes: summary.bytes, problems })
}

impl FeedProblem {
    /// The problem with its place in the message.
    fn into_problem(self, lang: Lang) -> Problem {
        let mut problem = self.problem;
        problem.message.insert_str(0, &format!("{}: ", lang.line_column(self.line, self.column)));
        problem
    }
}
