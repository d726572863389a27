//! Why a file cannot be used, and which one.

use crate::base::lang::Lang;
use crate::index::error::FeedError;
use crate::report::builder::ProblemBuilder;
use crate::report::code::Code;
use crate::report::describe;
use crate::report::problem::{Problem, Severity};
use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a file cannot be used, and which one.
#[derive(Debug)]
#[non_exhaustive]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub error: Arc<FeedError>,
    /// The problems of a feed that can be read in part.
    pub problems: Vec<Problem>,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.error)
    }
}

impl FileError {
    /// The operation on a file.
    pub fn new(path: &Path, error: impl Into<Arc<FeedError>>) -> FileError {
        FileError { path: path.to_owned(), error: error.into(), problems: Vec::new() }
    }

    /// The file and what happened, with the first of the problems.
    pub fn text(&self, lang: Lang) -> String {
        let mut text = format!("{}: {}", self.path.display(), self.error.text(lang));
        if let Some(first) = self.problems.iter().find(|problem| problem.severity == Severity::Error) {
            // A String takes it all.
            let _ = write!(text, ": {}", first.message);
        }
        text
    }

    /// The error as a problem, for hosts whose errors are problems, followed by the other problems.
    pub fn into_problems(mut self, lang: Lang) -> Vec<Problem> {
        let path = describe::file(&self.path);
        let report = ProblemBuilder::error(Code::FEED_FILE).given(format!("{path}: {}", self.error.text(lang)));
        self.problems.insert(0, report.build(Severity::Error, "feed", lang));
        self.problems
    }
}
